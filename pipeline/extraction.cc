#include "pipeline/extraction.h"

#include <array>
#include <utility>

#include "core/url/url.h"
#include "extract/facts.h"
#include "normalize/record.h"

namespace pressmark {
namespace {

const Outlet* outlet_of(const OutletTable& outlets, const std::string& url) {
  const std::optional<Url> parsed = Url::parse(url);
  return parsed ? outlets.by_host(parsed->host()) : nullptr;
}

DocumentStatus status_for(std::string_view code) {
  static constexpr std::array<std::pair<std::string_view, DocumentStatus>, 3> kByCode = {{
      {"too_large", DocumentStatus::kTooLarge},
      {"undecodable", DocumentStatus::kUndecodable},
      {"parser_limit", DocumentStatus::kParserLimit},
  }};
  for (const auto& [name, status] : kByCode) {
    if (name == code) return status;
  }
  return DocumentStatus::kUnreadable;
}

// What was set otherwise than usual, so that the usual hash is that of the program alone.
std::string settings_of(const ReadOptions& options) {
  const ReadOptions usual;
  std::string out;
  const auto add = [&out](std::string_view name, std::uint64_t value, std::uint64_t usually) {
    if (value != usually) out.append("\n").append(name).append("=").append(std::to_string(value));
  };
  add("outlet_rules", static_cast<std::uint64_t>(options.outlet_rules), static_cast<std::uint64_t>(usual.outlet_rules));
  add("view", static_cast<std::uint64_t>(options.view), static_cast<std::uint64_t>(usual.view));
  add("max_bytes", options.limits.max_bytes, usual.limits.max_bytes);
  add("max_depth", options.limits.max_depth, usual.limits.max_depth);
  add("max_arena_bytes", options.limits.max_arena_bytes, usual.limits.max_arena_bytes);
  add("cpu_milliseconds", options.limits.cpu_milliseconds, usual.limits.cpu_milliseconds);
  add("max_text_bytes", options.max_text_bytes, usual.max_text_bytes);
  return out;
}

}  // namespace

Extraction::Extraction(const OutletTable& outlets, ReadOptions options, const CountUnits* units)
    : outlets_(outlets), options_(options), units_(units) {
  if (units != nullptr) further_rules_ = units->sha256();
  further_rules_ += settings_of(options);
}

Record Extraction::record_of(const Page& page, const Outlet* outlet, const PageLoader& load, OtherPages* others) const {
  if (outlet == nullptr) outlet = outlet_of(outlets_, page.url);
  const ArticleText article = read_article(page, outlet, options_, load);
  if (others != nullptr) *others = {article.links.first, article.other_articles};
  return record_of(page, outlet, article);
}

Record Extraction::record_of(const std::vector<Page>& pages) const {
  const Page& page = pages.front();
  const Outlet* outlet = outlet_of(outlets_, page.url);
  if (pages.size() == 1) return record_of(page, outlet);
  return record_of(page, outlet, read_pages(pages, outlet, options_));
}

Record Extraction::record_of(const Page& page, const Outlet* outlet, const ArticleText& article) const {
  const std::string& published = article.metadata.published_at.empty() ? page.published : article.metadata.published_at;
  FactInput input = prepare(article, outlets_, outlet, published);
  input.count_units = units_;
  const Facts facts = find_facts(input);
  return make_record({page, article, facts, outlets_, outlet, further_rules_});
}

std::vector<ExplainedField> Extraction::explain_metadata_of(const Page& page) const {
  std::vector<ExplainedField> fields;
  (void)read_page(page, outlet_of(outlets_, page.url), options_, &fields);
  return fields;
}

Record Extraction::record_of_failure(const Page& page, Error error) const {
  ArticleText article;
  article.status = status_for(error.code);
  article.error = std::move(error);
  return make_record({page, article, Facts{}, outlets_, outlet_of(outlets_, page.url), further_rules_});
}

}  // namespace pressmark
