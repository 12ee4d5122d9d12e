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

}  // namespace

Record Extraction::record_of(const Page& page, const Outlet* outlet) const {
  if (outlet == nullptr) outlet = outlet_of(outlets_, page.url);
  const ArticleText article = read_page(page, outlet, options_);
  const std::string& published = article.metadata.published_at.empty() ? page.published : article.metadata.published_at;
  FactInput input = prepare(article, outlets_, outlet, published);
  input.count_units = units_;
  const Facts facts = find_facts(input);
  return make_record({page, article, facts, outlets_, outlet, units_sha256_});
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
  return make_record({page, article, Facts{}, outlets_, outlet_of(outlets_, page.url), units_sha256_});
}

}  // namespace pressmark
