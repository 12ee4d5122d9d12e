// Dates as pages show them to readers, in the order and the words of many languages.
//
//   find_visible_day("Published 7 February 2020, 09:30 GMT", DayOrder::kUnknown) == 2020-02-07
//   find_visible_day("2020\u5e742\u67087\u65e5", ...)
//
// Month names: lexicon/page_months.tsv. A day needs all three parts: a bare month or year gives nothing.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace pressmark {

// Which number comes first where only numbers stand ("03/04/2020").
enum class DayOrder { kUnknown, kDayFirst, kMonthFirst };

// The first day in `text`; empty where none stands there. 03/04/2020 with an unknown order gives nothing unless one
// of the two is over 12. Linear.
[[nodiscard]] std::optional<std::chrono::year_month_day> find_visible_day(std::string_view text, DayOrder order);

struct VisibleDay {
  std::chrono::year_month_day day;
  std::size_t at = 0;  // byte of the text at which it begins
};
[[nodiscard]] std::optional<VisibleDay> locate_visible_day(std::string_view text, DayOrder order);

// What the words in front of a shown date say about it ("Published", "Last updated").
enum class DateLabel { kNone, kPublished, kModified };

// The label of the first date in `text`: a word of lexicon/page_meta_date_labels.tsv in front of its first digit; where
// both kinds stand there, the one nearest to it.
[[nodiscard]] DateLabel date_label(std::string_view text);
// The same of what stands before a day: the nearest word of the table in it.
[[nodiscard]] DateLabel label_before(std::string_view text);

// True if the line opens with a label of publication ("Published: 7 May 2024", "(Posted 7 May 2024)"); not where a
// sentence has one ("a story published on 7 May 2024"). Signs in front of it do not count.
[[nodiscard]] bool opens_with_label(std::string_view text);

// The day in a URL's path ("/2020/02/07/", "/20200207/", "-2020-02-07-", "/2020/feb/07/"); empty if none.
[[nodiscard]] std::optional<std::chrono::year_month_day> day_in_url(std::string_view url);

// "mdy" of an outlet, else by language: month first in American English only.
[[nodiscard]] DayOrder day_order(std::string_view outlet_order, std::string_view language);

}  // namespace pressmark
