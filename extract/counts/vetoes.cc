// Numbers that count nothing: money, percentages, dates, ranks, the numbers of things.

#include <algorithm>

#include "extract/counts/amounts.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::int64_t kFirstYear = 1800;
constexpr std::int64_t kLastYear = 2100;
constexpr std::int64_t kLeastPatentNumber = 1'000'000;  // "US 9,698,398", "EP 0,786,730"

constexpr std::string_view kSureYearWords[] = {"in",     "since", "until", "during", "before", "after",
                                               "fiscal", "early", "late",  "year",   "by",     "from"};
constexpr std::string_view kYearWords[] = {"in",     "since",  "by",      "of",     "until",  "from",
                                           "during", "before", "after",   "fiscal", "early",  "late",
                                           "to",     "and",    "through", "year",   "between"};

constexpr std::string_view kPatentNumber = "patent number";

bool looks_like_year(const SentenceWords& words, std::size_t at) {
  const Number& number = words.number_of(words[at]);
  return number.value && *number.value >= kFirstYear && *number.value <= kLastYear && number.span.size() == 4 &&
         number.form == Number::Form::kDigits;
}

bool is_year(const SentenceWords& words, const Kinds& kinds, std::size_t at) {
  if (!looks_like_year(words, at)) return false;
  if (among(kSureYearWords, words.lower_at(static_cast<Index>(at) - 1))) return true;
  return among(kYearWords, words.lower_at(static_cast<Index>(at) - 1)) && !kinds.counts_at(words, at + 1);
}

// The word before, over the comparator that may stand between: "for about $12", "No. 5".
std::string_view word_before(const SentenceWords& words, std::size_t at) {
  return words.lower_at(static_cast<Index>(at) - 1);
}

// "US" and "EP" are written in capitals; "us" is a pronoun.
bool is_numbered_by(const SentenceWords& words, const Kinds& kinds, Index at) {
  if (at < 0 || !kinds.numbered.contains(words.lower_at(at))) return false;
  return words[static_cast<std::size_t>(at)].capital || words.lower_at(at).size() > 2;
}

// "US 9,698,398", "Nos. 5,111,222 and 6,333,444"; not "3,924,000 US patents", "and 1,200,000 patents".
bool is_patent_number(const SentenceWords& words, const Kinds& kinds, std::size_t at, std::string_view last_veto) {
  const Number& number = words.number_of(words[at]);
  if (!number.value || *number.value < kLeastPatentNumber || number.form != Number::Form::kDigits) return false;
  if (kinds.counts_at(words, at + 1)) return false;
  const auto index = static_cast<Index>(at);
  Index before = index - 1;
  if (is_numbered_by(words, kinds, before)) return true;
  if (words.kind_at(before) == WordKind::kClose) return is_numbered_by(words, kinds, before - 1);
  if (words.lower_at(before) == "and" || words.lower_at(before) == "or") --before;
  if (words.kind_at(before) == WordKind::kComma) --before;
  return before < index - 1 && words.kind_at(before) == WordKind::kNumber && last_veto == kPatentNumber;
}

// "12-15-cv", "1.2.3", "'759": marks glued to the number.
bool is_glued(const SentenceWords& words, std::size_t at) {
  const auto index = static_cast<Index>(at);
  const Word& word = words[at];
  if (at > 0 && words[at - 1].span.end == word.span.start) {
    const WordKind kind = words.kind_at(index - 1);
    const std::string_view before = words.lower_at(index - 1);
    const bool apostrophe = kind == WordKind::kQuote && before != "\"" && word.span.size() == 3 &&
                            words.number_of(word).form == Number::Form::kDigits;
    if (apostrophe || kind == WordKind::kStop || kind == WordKind::kColon || kind == WordKind::kWord || before == "/")
      return true;
  }
  if (at + 1 >= words.size() || words[at + 1].span.start != word.span.end) return false;
  const WordKind kind = words[at + 1].kind;
  const bool number_behind =
      words.kind_at(index + 2) == WordKind::kNumber && words[at + 2].span.start == words[at + 1].span.end;
  return words[at + 1].lower == "/" || ((kind == WordKind::kColon || kind == WordKind::kStop) && number_behind);
}

// "1,080 by 1,920".
bool is_dimension(const SentenceWords& words, std::size_t at) {
  const auto index = static_cast<Index>(at);
  const auto measures = [&words](Index number) {
    return words.kind_at(number) == WordKind::kNumber && !looks_like_year(words, static_cast<std::size_t>(number));
  };
  const bool first = words.lower_at(index + 1) == "by" && measures(index + 2);
  return !looks_like_year(words, at) && (first || (words.lower_at(index - 1) == "by" && measures(index - 2)));
}

}  // namespace

bool in_date(Span span, const std::vector<Date>& dates) {
  const auto next = std::partition_point(dates.begin(), dates.end(),
                                         [span](const Date& date) { return date.evidence.span.start < span.end; });
  return std::any_of(dates.begin() + std::max<Index>(0, next - dates.begin() - 3), next,
                     [span](const Date& date) { return date.evidence.span.overlaps(span); });
}

std::string_view veto_of(const SentenceWords& words, const Kinds& kinds, std::size_t at, const std::vector<Date>& dates,
                         std::string_view last_veto) {
  const auto index = static_cast<Index>(at);
  const Number& number = words.number_of(words[at]);
  const std::string_view before = word_before(words, at);
  const std::string_view next = words.lower_at(index + 1);
  if (kinds.money.contains(before)) return "money";
  if (kinds.vetoed_after.contains(next)) return next == "%" ? "percent" : "measure";
  if (next == "per" && (words.lower_at(index + 2) == "cent" || words.kind_at(index + 2) == WordKind::kNumber))
    return "percent";
  if (is_year(words, kinds, at)) return "year";
  if (is_dimension(words, at)) return "measure";
  // "one in ten".
  if (before == "in" && words.lower_at(index - 2) == "one") return "fraction";
  if (in_date(words[at].span, dates) && !kinds.counts_at(words, at + 1)) return "date";
  if (is_patent_number(words, kinds, at, last_veto)) return kPatentNumber;
  if (is_glued(words, at)) return "glued";
  if (kinds.vetoed_before.contains(before)) return "label";
  if (before == "the" && kinds.vetoed_before.contains(words.lower_at(index - 2)) && words.lower_at(index - 2) == "top")
    return "rank";
  if (!number.value) return "fraction";
  return {};
}

}  // namespace pressmark::counts
