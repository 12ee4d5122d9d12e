// Pieces of Chinese phrases that several rules share. Each moves `at` behind what it read, or leaves it.
#pragma once

#include <optional>
#include <vector>

#include "extract/dates/han_tokens.h"
#include "extract/dates/phrase.h"

namespace pressmark::dates {

// Years that a number of four digits stands for.
inline constexpr int kFirstHanYear = 1500;
inline constexpr int kLastHanYear = 2150;

// The tokens of one sentence, with an end that never ends.
class HanView {
 public:
  explicit HanView(const std::vector<HanToken>& tokens) : tokens_(tokens) {}
  [[nodiscard]] const HanToken& operator[](std::size_t i) const { return i < tokens_.size() ? tokens_[i] : kNothing; }
  [[nodiscard]] bool is(std::size_t i, HanKind kind) const { return (*this)[i].kind == kind; }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }

 private:
  static constexpr HanToken kNothing{};
  const std::vector<HanToken>& tokens_;
};

[[nodiscard]] bool in_range(const HanToken& token, int low, int high);  // a number, both ends included

// The next three set fields of `spec` and return whether they found any.
bool read_han_year(const HanView& view, std::size_t& at, Spec& spec);      // "2020 nian", "min guo 109 nian", "qu nian"
bool read_part_of_year(const HanView& view, std::size_t& at, Spec& spec);  // a half, quarter, season or week of it
bool read_quarter(const HanView& view, std::size_t& at, Spec& spec);
bool read_written_month(const HanView& view, std::size_t& at, Spec& spec);
bool read_written_day(const HanView& view, std::size_t& at, Spec& spec);
void read_edge(const HanView& view, std::size_t& at);  // "chu", "di", "zhong xun"

// The hour as the part of the day has it: three in the afternoon is 15.
[[nodiscard]] int full_hour(int hour, std::string_view part);
[[nodiscard]] std::optional<Clock> read_hour(const HanView& view, std::size_t& at);
// Zone, part of the day and clock behind a day; true if one of the last two was there.
bool read_time(const HanView& view, std::size_t& at, Spec& spec);

[[nodiscard]] std::optional<int> read_weekday_number(const HanView& view, std::size_t& at);

struct Length {
  Unit unit = Unit::kDay;
  Amount amount;
};
[[nodiscard]] std::optional<Length> read_length(const HanView& view, std::size_t& at);

}  // namespace pressmark::dates
