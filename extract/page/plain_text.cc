#include "extract/page/plain_text.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

constexpr std::size_t kLongestHeading = 120;  // bytes; headlines of news are shorter

Span without_blanks(std::string_view text, Span line) {
  const std::string_view words = trim(line.of(text));
  if (words.empty()) return {line.start, line.start};
  const auto start = static_cast<std::uint32_t>(words.data() - text.data());
  return {start, start + static_cast<std::uint32_t>(words.size())};
}

bool ends_sentence(std::string_view line) {
  constexpr std::u32string_view kEnds = U".!?;:,\u3002\uFF01\uFF1F";
  std::size_t at = line.size();
  return kEnds.find(previous_code_point(line, at)) != std::u32string_view::npos;
}

bool is_blank_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return at < text.size() && trim(text.substr(at, end - at)).empty();
}

}  // namespace

void lay_out_plain_text(ArticleText& article) {
  const std::string_view text = article.text;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const Span line = without_blanks(text, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)});
    from = end + 1;
    if (line.empty()) continue;
    const bool first = article.blocks.empty();
    const bool heading =
        first && line.size() <= kLongestHeading && !ends_sentence(line.of(text)) && is_blank_at(text, from);
    article.blocks.push_back({heading ? BlockKind::kHeading : BlockKind::kParagraph, line});
    article.runs.push_back({line, line.start});
  }
}

}  // namespace pressmark
