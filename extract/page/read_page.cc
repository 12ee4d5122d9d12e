#include "extract/page/read_page.h"

#include "core/text/charset.h"
#include "core/text/utf8.h"
#include "extract/page/block.h"
#include "extract/page/json_ld.h"
#include "extract/page/main_text.h"
#include "extract/page/metadata/explain.h"
#include "extract/page/metadata/language.h"
#include "extract/page/metadata/metadata.h"
#include "extract/page/metadata/page_head.h"
#include "extract/page/parts/page_links.h"
#include "extract/page/plain_text.h"
#include "extract/page/selectors.h"
#include "extract/page/status.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostOffset = 0xFFFFFFF0;  // offsets have 32 bits

DocumentStatus status_of(const Error& error) {
  if (error.code == "too_large") return DocumentStatus::kTooLarge;
  if (error.code == "undecodable") return DocumentStatus::kUndecodable;
  return error.code == "parser_limit" ? DocumentStatus::kParserLimit : DocumentStatus::kUnreadable;
}

ArticleText failed(Error error) {
  ArticleText article;
  article.status = status_of(error);
  article.error = std::move(error);
  return article;
}

std::string name_of_page(const Page& page) {
  if (!page.url.empty()) return page.url;
  if (!page.source.file.empty()) return page.source.file;
  return page.id.empty() ? "the page" : page.id;
}

Error too_large(const Page& page, std::size_t most) {
  return {Stage::kDecode, "too_large",
          name_of_page(page) + " has " + std::to_string(page.bytes.size()) + " bytes, the limit is " +
              std::to_string(most)};
}

void warn_of_replacements(const DecodedText& decoded, ArticleText& article) {
  if (decoded.replacements == 0) return;
  article.warnings.push_back(
      {"replaced_characters",
       std::to_string(decoded.replacements) + " characters are not valid " + decoded.charset + " and became U+FFFD"});
}

ArticleText read_plain(DecodedText decoded, std::string_view bytes, const Outlet* outlet) {
  ArticleText article;
  article.charset = decoded.charset;
  warn_of_replacements(decoded, article);
  article.text = decoded.is_as_given ? std::string(bytes) : std::move(decoded.text);
  lay_out_plain_text(article);
  LanguageChoice language = choose_language(outlet, article.text);
  language.warn(article.warnings);
  article.metadata.language = std::move(language.tag);
  if (article.blocks.empty()) article.status = DocumentStatus::kEmpty;
  return article;
}

SelectedNodes select_nodes(const Document& document, const OutletSelectors* selectors) {
  if (selectors == nullptr) return {};
  return {select(document, selectors->body), select(document, selectors->skip)};
}

const OutletSelectors* rules_for(const Page& page, const Outlet* outlet, const PageHead& head, const LinkedData& data,
                                 const ReadOptions& options) {
  if (outlet == nullptr || options.outlet_rules == OutletRules::kOff) return nullptr;
  std::string_view day = data.article.published;
  if (day.empty()) day = head.value("published");
  if (day.empty()) day = page.source.fetched_at;
  return selectors_for(*outlet, day);
}

// Told, and no more: the elements of a page are right oftener than what its scripts say of it.
void add_disagreement(const char* code, const std::string& body, std::optional<float> share, ArticleText& article) {
  if (!share || *share >= kAgreement) return;
  const auto percent = static_cast<int>(*share * 100);
  article.warnings.push_back({code, std::to_string(percent) + " % of " + body + " stand in the text"});
}

void add_warnings(const PageFacts& facts, ArticleText& article) {
  if (facts.data.broken > 0) {
    article.warnings.push_back(
        {"broken_json_ld", std::to_string(facts.data.broken) + " scripts of linked data cannot be read"});
  }
  if (facts.main.from_linked_data) {
    article.warnings.push_back(
        {"body_from_json_ld", "the page's elements hold less than half of the linked data's body"});
  }
  if (facts.main.from_page_state) {
    article.warnings.push_back({"body_from_page_state", "the text stands in the data of a script, not in the page"});
  }
  add_disagreement("json_ld_disagrees", "the linked data's body", facts.main.check.linked, article);
  add_disagreement("page_state_disagrees", "the body in a script's data", facts.main.check.state, article);
  if (article.status == DocumentStatus::kEmpty) article.warnings.push_back(why_empty(facts.main, facts.document));
  if (!article.text.empty() && article.metadata.published_at.empty()) {
    article.warnings.push_back({"no_date", "the page states no day of publication"});
  }
}

ArticleText read_html(const Page& page, const Outlet* outlet, const ReadOptions& options, const DecodedText& decoded,
                      std::vector<ExplainedField>* explanation) {
  ArticleText article;
  article.charset = decoded.charset;
  Result<Document> document = parse_html(decoded.view(page.bytes), options.limits);
  if (!document) {
    ArticleText none = failed(std::move(document.error()));
    none.charset = decoded.charset;
    return none;
  }
  warn_of_replacements(decoded, article);
  const PageHead head = read_page_head(*document);
  const LinkedData data = read_linked_data(*document, head.canonical.empty() ? page.url : head.canonical);
  const OutletSelectors* selectors = rules_for(page, outlet, head, data, options);
  const BlockCut cut = cut_blocks(*document);
  MainText main = find_main_text(*document, cut, make_hints(head, data), select_nodes(*document, selectors), options);
  const LanguageChoice language = choose_language(head, data, outlet, main.text);
  const PageFacts facts{*document, cut, main, head, data, page, language, outlet, selectors};
  ChosenMetadata chosen = choose_metadata(facts);
  article.metadata = std::move(chosen.metadata);
  if (explanation != nullptr) *explanation = explain_metadata(facts);
  article.status =
      judge_status({main, head, data, cut, *document, article.metadata.title, page.url, article.metadata.published_at});
  article.blocks = main.blocks;
  article.asides = main.asides;
  article.runs = main.runs;
  article.text = main.text;
  article.links = find_page_links(*document, cut, head, page.url);
  add_warnings(facts, article);
  if (chosen.published_is_guessed) {
    article.warnings.push_back({"published_guessed", "no line or element says that this is the day of publication"});
  }
  language.warn(article.warnings);
  return article;
}

}  // namespace

ArticleText read_page(const Page& page, const Outlet* outlet, const ReadOptions& options,
                      std::vector<ExplainedField>* explanation) {
  const bool plain = page.source.kind == SourceKind::kText;
  const std::size_t most = std::min(plain ? options.max_text_bytes : options.limits.max_bytes, kMostOffset);
  if (page.bytes.size() > most) return failed(too_large(page, most));
  Result<DecodedText> decoded = decode_in_place({page.bytes, page.content_type, !plain});
  if (!decoded) return failed(std::move(decoded.error()));
  return plain ? read_plain(std::move(*decoded), page.bytes, outlet)
               : read_html(page, outlet, options, *decoded, explanation);
}

}  // namespace pressmark
