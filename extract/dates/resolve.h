// From what a phrase says to the day it means.
//
//   Resolver resolver(input);
//   Date date = resolver.resolve(spec, Tense::kPast, "weekday");    // "Thursday" -> 2020-02-06
//
// The anchor is the day of publication, or the dateline where the page has none; "a year earlier", "the next day" start
// from the last date told in the paragraph. Without an anchor the value stays underspecified and the bounds empty.
#pragma once

#include <optional>
#include <string_view>

#include "core/facts.h"
#include "extract/dates/calendar.h"
#include "extract/dates/phrase.h"
#include "extract/dates/tense.h"

namespace pressmark::dates {

// What all mentions of a text share.
struct Anchor {
  std::optional<std::chrono::sys_days> day;
  DateAnchor kind = DateAnchor::kNone;
  std::string_view date_order;  // "mdy", "dmy", "ymd" or ""
  std::string_view zone;        // of the dateline's place, an IANA name; "" where none is known
};

class Resolver {
 public:
  explicit Resolver(const Anchor& anchor) : anchor_(anchor), own_anchor_(anchor) {}

  // What was told in another paragraph no longer counts.
  void start_paragraph() {
    told_ = told_day_ = told_part_ = told_several_ = std::nullopt;
    told_night_ = false;
  }
  void start_sentence() { told_in_sentence_ = false; }

  // Counts from this day instead of the anchor: what is said in quotes on a day that the text tells. Empty: no longer.
  void speak_on(std::optional<std::chrono::sys_days> day);

  // Type, value, bounds, precision, anchor, rule and confidence; the span is the caller's to set.
  [[nodiscard]] Date resolve(const Spec& spec, Tense tense, std::string_view rule);

 private:
  [[nodiscard]] std::optional<Period> period(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> plain_period(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> calendar(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> by_fields(const Spec& spec, int year) const;
  [[nodiscard]] std::optional<Period> without_year(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> weekday(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> weekday_with_day(const Spec& spec);
  [[nodiscard]] std::optional<Period> shift(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> weekend(const Spec& spec, Tense tense) const;
  [[nodiscard]] std::optional<Period> nth(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> container(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> echo(const Spec& spec);
  [[nodiscard]] std::optional<Period> clock_day(const Spec& spec, Tense tense);
  [[nodiscard]] std::optional<Period> base(const Spec& spec);
  [[nodiscard]] bool is_last_end(const Spec& spec, Tense tense) const;
  [[nodiscard]] bool reports_last_quarter() const;
  [[nodiscard]] bool is_last_results(const Spec& spec, Tense tense) const;
  [[nodiscard]] std::optional<Period> compared(const Spec& spec);
  void remember(const Spec& spec, const Period& period);
  [[nodiscard]] std::optional<int> base_year(const Spec& spec);
  [[nodiscard]] std::string_view order_by_day(const Spec& spec) const;
  [[nodiscard]] std::string_view order_of(const Spec& spec) const;
  [[nodiscard]] Spec settled_order(Spec spec);

  [[nodiscard]] Period meant(const Spec& spec, const Period& period) const;
  void put_period(Date& date, const Spec& spec, const Period& period);
  void put_duration(Date& date, const Spec& spec) const;
  void put_reference(Date& date, const Spec& spec) const;
  void put_set(Date& date, const Spec& spec) const;

  Anchor anchor_;
  Anchor own_anchor_;                // while somebody speaks on another day
  std::optional<Period> told_;       // last of all
  std::optional<Period> told_day_;   // last day
  std::optional<Period> last_;       // last of all, in whatever paragraph
  std::optional<Period> told_part_;  // last month, quarter or half of a year
  std::optional<Period> results_;    // last quarter told that was over, in whatever paragraph
  bool told_in_sentence_ = false;
  std::optional<Period> told_several_;  // the last one told was "the first nine months"
  bool told_night_ = false;             // the last day told was its night: an early hour behind it is of the next day
  std::string_view text_order_;         // of digits, as the text has written them so far
  DateAnchor used_ = DateAnchor::kNone;
};

}  // namespace pressmark::dates
