// Chinese phrases, each read from coarse to fine: era, year, half or quarter or season, month, day, part, clock.
//
//   han_calendar(view, at)   // "2020 nian 2 yue 6 ri" -> end behind "ri", year 2020, month 2, day 6
//
// Every rule reads a phrase that starts exactly at the token; empty: none does.
#pragma once

#include <string_view>

#include "extract/dates/han_pieces.h"

namespace pressmark::dates {

// A phrase up to the token `end`.
struct HanMention {
  std::size_t end = 0;
  Spec spec;
  std::string_view rule;
};

[[nodiscard]] std::optional<HanMention> han_calendar(const HanView& view, std::size_t at);  // 2020 nian 2 yue, 98 nian
// 2019 of "2019 zhi 2020 nian", 1 of "1 zhi 4 yue".
[[nodiscard]] std::optional<HanMention> han_first_year(const HanView& view, std::size_t at);
[[nodiscard]] std::optional<HanMention> han_first_month(const HanView& view, std::size_t at);
[[nodiscard]] std::optional<HanMention> han_month_word(const HanView& view, std::size_t at);  // ben yue di, nian chu
[[nodiscard]] std::optional<HanMention> han_week(const HanView& view, std::size_t at);        // shang zhou si
[[nodiscard]] std::optional<HanMention> han_day_word(const HanView& view, std::size_t at);  // zuo ri, zuo wan shi dian
[[nodiscard]] std::optional<HanMention> han_clock(const HanView& view, std::size_t at);     // xia wu 3 dian ban
[[nodiscard]] std::optional<HanMention> han_duration(const HanView& view,
                                                     std::size_t at);                  // jin san nian, san tian qian
[[nodiscard]] std::optional<HanMention> han_set(const HanView& view, std::size_t at);  // mei zhou yi
[[nodiscard]] std::optional<HanMention> han_other(const HanView& view,
                                                  std::size_t at);  // festivals, decades, centuries

}  // namespace pressmark::dates
