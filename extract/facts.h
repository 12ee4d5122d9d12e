// The door of the text stage: an article's text in, facts out.
//
//   FactInput input = prepare(article, outlets, reference);
//   Facts facts = find_facts(input);
//
// Each kind of fact is a struct of core/facts.h, one folder here, and one row of the array in facts.cc.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/facts.h"
#include "core/outlets/outlet.h"
#include "extract/text/layout.h"

namespace pressmark {

class CountUnits;  // extract/counts/units.h

// Everything an extractor may look at. Views and pointers live as long as the article and the outlet table.
struct FactInput {
  std::string_view text;
  TextLayout layout;                                     // paragraphs and sentences of `text`
  std::vector<OutletMention> outlet_mentions;            // every outlet named in the text, sorted, none overlapping
  std::optional<std::chrono::year_month_day> published;  // reference day, in the outlet's time zone; empty: unknown
  std::string_view published_at;                         // the same as ISO 8601, with time where known; may be ""
  const OutletTable* outlets = nullptr;                  // never null
  const Outlet* outlet = nullptr;                        // who published the article; null: unknown
  std::string_view language;                             // BCP 47, "" unknown
  const CountUnits* count_units = nullptr;               // what is counted; null: what is compiled in
};

// Lays the text out and finds the outlets it names. `published_at`: ISO 8601 day or instant, "" if unknown.
[[nodiscard]] FactInput prepare(const ArticleText& article, const OutletTable& outlets, const Outlet* outlet,
                                std::string_view published_at);

// Runs every extractor. In debug builds each result is checked: spans inside the text, on code-point borders, sorted.
[[nodiscard]] Facts find_facts(const FactInput& input);

// The extractors, one door each.
[[nodiscard]] std::vector<Citation> find_citations(const FactInput& input);
[[nodiscard]] std::vector<Quote> find_quotes(const FactInput& input);
[[nodiscard]] std::vector<Date> find_dates(const FactInput& input);
// `dates` are the dates already found in the text: numbers inside them are no counts.
[[nodiscard]] std::vector<Count> find_counts(const FactInput& input, const std::vector<Date>& dates);

}  // namespace pressmark
