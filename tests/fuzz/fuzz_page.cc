// Any bytes as a page: the first byte chooses HTML or plain text, the rest is the page.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/text/utf8.h"
#include "extract/page/read_page.h"

namespace {

using pressmark::ArticleText;
using pressmark::Span;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_span(const ArticleText& article, Span span) {
  require(span.start <= span.end && span.end <= article.text.size());
  require(pressmark::is_code_point_border(article.text, span.start));
  require(pressmark::is_code_point_border(article.text, span.end));
}

void check_blocks(const ArticleText& article) {
  std::uint32_t end = 0;
  for (const pressmark::Block& block : article.blocks) {
    check_span(article, block.span);
    require(block.span.start >= end && !block.span.empty());
    end = block.span.end;
  }
  for (const pressmark::Aside& aside : article.asides) {
    require(aside.before <= article.blocks.size());
    require(pressmark::is_valid_utf8(aside.text));
  }
}

void check_runs(const ArticleText& article) {
  std::uint32_t end = 0;
  for (const pressmark::Run& run : article.runs) {
    check_span(article, run.span);
    require(run.span.start >= end);
    end = run.span.end;
  }
}

void check_metadata(const pressmark::Metadata& metadata) {
  for (const std::string* text :
       {&metadata.title, &metadata.description, &metadata.section, &metadata.image, &metadata.site_name,
        &metadata.language, &metadata.published_at, &metadata.modified_at, &metadata.canonical_url}) {
    require(pressmark::is_valid_utf8(*text));
  }
  for (const std::string& author : metadata.authors) require(!author.empty() && pressmark::is_valid_utf8(author));
  for (const std::string& tag : metadata.tags) require(!tag.empty() && pressmark::is_valid_utf8(tag));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  pressmark::Page page;
  page.url = "https://www.example.org/news/2020/02/07/story.html";
  page.source.fetched_at = "2020-02-08";
  page.source.kind = data[0] == 'T' ? pressmark::SourceKind::kText : pressmark::SourceKind::kHtml;
  page.bytes.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  const ArticleText article = pressmark::read_page(page, nullptr, {});
  require(pressmark::is_valid_utf8(article.text));
  check_blocks(article);
  check_runs(article);
  check_metadata(article.metadata);
  return 0;
}
