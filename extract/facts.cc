#include "extract/facts.h"

#include <cassert>

#include "core/time/zone.h"
#include "extract/check_facts.h"
#include "extract/text/outlet_mentions.h"

namespace pressmark {
namespace {

// One kind of fact is one row. A row may use what the rows before it have found.
struct Extractor {
  const char* name;
  void (*run)(const FactInput& input, Facts& facts);
};

constexpr Extractor kExtractors[] = {
    {"citations", [](const FactInput& input, Facts& facts) { facts.citations = find_citations(input); }},
    {"quotes", [](const FactInput& input, Facts& facts) { facts.quotes = find_quotes(input); }},
    {"dates", [](const FactInput& input, Facts& facts) { facts.dates = find_dates(input); }},
    {"counts", [](const FactInput& input, Facts& facts) { facts.counts = find_counts(input, facts.dates); }},
};

std::optional<std::chrono::year_month_day> reference_day(std::string_view published_at, const Outlet* outlet) {
  const std::optional<DateTime> when = parse_date_time(published_at);
  if (!when) return std::nullopt;
  return outlet != nullptr && !outlet->time_zone.empty() ? day_in_zone(*when, outlet->time_zone) : when->day;
}

}  // namespace

FactInput prepare(const ArticleText& article, const OutletTable& outlets, const Outlet* outlet,
                  std::string_view published_at) {
  FactInput input;
  input.text = article.text;
  input.layout = lay_out(article.text);
  input.outlet_mentions = find_outlet_mentions(article.text, outlets, outlet);
  input.published = reference_day(published_at, outlet);
  input.published_at = published_at;
  input.outlets = &outlets;
  input.outlet = outlet;
  input.language = article.metadata.language;
  return input;
}

Facts find_facts(const FactInput& input) {
  Facts facts;
  for (const Extractor& extractor : kExtractors) {
    extractor.run(input, facts);
    assert(check_facts(input.text, facts).empty() && extractor.name != nullptr);
  }
  return facts;
}

}  // namespace pressmark
