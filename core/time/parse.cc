// Dates as machines write them. Two grammars: numbers in the order of ISO 8601, and words and numbers in any order
// around an English month name.

#include <algorithm>

#include "core/text/utf8.h"
#include "core/time/zone.h"
#include "generated/internet_date_words.h"

namespace pressmark {
namespace {

constexpr std::size_t kLongest = 80;  // the longest real ones, JavaScript's with a zone name, have 70 characters
constexpr std::int32_t kSecondsADay = 24 * 60 * 60;
constexpr std::int32_t kLargestNumber = 99'999'999;  // longer ones, fractions of a second, only need to be passed
constexpr std::int32_t kLargestOffset = 14 * 60;     // Kiribati; RFC 3339 allows more, no zone has more
constexpr std::int32_t kTwoDigitYearPivot = 50;      // RFC 2822 section 4.3: 00-49 are 2000-2049

// Reads a text from left to right; every `take` moves on only where it succeeds.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(static_cast<unsigned char>(rest_[count]))) ++count;
    return count;
  }
  bool take_any(std::string_view characters) {
    if (done() || characters.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<std::int32_t> take_number(std::size_t fewest, std::size_t most) {
    const std::size_t digits = std::min(digits_ahead(), most);
    if (digits < fewest) return std::nullopt;
    std::int32_t number = 0;
    for (std::size_t i = 0; i < digits && number <= kLargestNumber; ++i) number = number * 10 + (rest_[i] - '0');
    rest_.remove_prefix(digits);
    return number;
  }
  std::string take_word() {
    std::size_t size = 0;
    while (size < rest_.size() && is_letter(static_cast<unsigned char>(rest_[size])) && rest_[size] > 0) ++size;
    std::string word = to_lower(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return word;
  }
  void skip_blanks() {
    while (take_any(" \t\r\n")) {
    }
  }
  void skip_comment() {
    const std::size_t close = rest_.find(peek() == '(' ? ')' : ']');
    rest_.remove_prefix(close == std::string_view::npos ? rest_.size() : close + 1);
  }

 private:
  std::string_view rest_;
};

std::optional<std::chrono::year_month_day> day_of(std::int32_t year, std::int32_t month, std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1 || !date.ok()) return std::nullopt;
  return date;
}

// "09:30", "09:30:00", "09:30:00.123", "0930", "093000". A leap second counts as the second before it.
std::optional<std::int32_t> take_clock(Reader& in) {
  const bool compact = in.digits_ahead() == 4 || in.digits_ahead() == 6;
  const auto hour = in.take_number(1, 2);
  if (!hour || (!compact && !in.take_any(":"))) return std::nullopt;
  const auto minute = in.take_number(2, 2);
  if (!minute) return std::nullopt;
  std::int32_t second = 0;
  if (compact ? in.digits_ahead() > 0 : in.take_any(":")) second = in.take_number(2, 2).value_or(kSecondsADay);
  if (in.take_any(".,")) (void)in.take_number(1, in.digits_ahead());
  if (*minute > 59 || second > 60) return std::nullopt;
  const std::int32_t clock = (*hour * 60 + *minute) * 60 + std::min(second, 59);
  return clock <= kSecondsADay ? std::optional(clock) : std::nullopt;
}

// "+08:00", "+0800", "+8".
std::optional<std::int32_t> take_offset(Reader& in) {
  const bool west = in.peek() == '-';
  if (!in.take_any("+-")) return std::nullopt;
  const auto hours = in.take_number(1, 2);
  if (!hours) return std::nullopt;
  in.take_any(":");
  const std::int32_t minutes = *hours * 60 + in.take_number(2, 2).value_or(0);
  if (minutes > kLargestOffset) return std::nullopt;
  return west ? -minutes : minutes;
}

// 24:00 is the day's end (ISO 8601-1:2019/Amd 1), written as the start of the next.
DateTime with_clock(DateTime when, std::int32_t clock) {
  if (clock == kSecondsADay) {
    when.day = std::chrono::sys_days(when.day) + std::chrono::days(1);
    clock = 0;
  }
  when.second_of_day = clock;
  return when;
}

std::optional<std::chrono::year_month_day> take_iso_day(Reader& in) {
  const bool compact = in.digits_ahead() >= 8;
  const auto year = in.take_number(4, 4);
  if (!year || (!compact && !in.take_any("-/."))) return std::nullopt;
  const auto month = in.take_number(compact ? 2 : 1, 2);
  if (!month || (!compact && !in.take_any("-/."))) return std::nullopt;
  const auto day = in.take_number(compact ? 2 : 1, 2);
  return day ? day_of(*year, *month, *day) : std::nullopt;
}

const lexicon::InternetDateWordsRow* find_word(std::string_view word) {
  const auto* end = std::end(lexicon::kInternetDateWords);
  const auto* row =
      std::find_if(std::begin(lexicon::kInternetDateWords), end, [&](const auto& r) { return r.word == word; });
  return row == end ? nullptr : row;
}

std::int32_t value_of(const lexicon::InternetDateWordsRow& row) {
  Reader in(row.value);
  const bool negative = in.take_any("-");
  const std::int32_t number = in.take_number(1, 4).value_or(0);
  return negative ? -number : number;
}

// What stands behind the clock: nothing, a zone, an offset. False where it is anything else.
bool take_zone(Reader& in, DateTime& when) {
  in.skip_blanks();
  if (const std::string word = in.take_word(); !word.empty()) {
    const auto* row = find_word(word);
    if (row == nullptr || row->kind != "zone") return false;
    when.offset_minutes = value_of(*row);
  }
  if (in.peek() == '+' || in.peek() == '-') {
    when.offset_minutes = take_offset(in);
    if (!when.offset_minutes) return false;
  }
  in.skip_blanks();
  if (in.peek() == '[' || in.peek() == '(') in.skip_comment();  // "[Europe/Berlin]", RFC 9557
  return in.done();
}

std::optional<DateTime> parse_iso(Reader in) {
  const auto day = take_iso_day(in);
  if (!day) return std::nullopt;
  DateTime when{.day = *day, .second_of_day = {}, .offset_minutes = {}};
  if (in.done()) return when;
  if (!in.take_any("Tt")) {
    if (!in.take_any(" ")) return std::nullopt;
    in.skip_blanks();
  }
  const auto clock = take_clock(in);
  if (!clock) return std::nullopt;
  when = with_clock(when, *clock);
  return take_zone(in, when) ? std::optional(when) : std::nullopt;
}

// Parts of a date in any order.
class LooseDate {
 public:
  [[nodiscard]] std::optional<DateTime> read(Reader in) {
    while (!in.done()) {
      if (!take_part(in)) return std::nullopt;
      in.take_any("-");  // RFC 850: "07-Feb-20"
      while (in.take_any(" ,\t\r\n")) {
      }
    }
    return finish();
  }

 private:
  bool take_part(Reader& in) {
    if (in.peek() == '(') return in.skip_comment(), true;
    if (in.peek() == '+' || (in.peek() == '-' && clock_)) return set(offset_, take_offset(in));
    if (in.digits_ahead() > 0) return take_number_part(in);
    return take_word_part(in.take_word());
  }

  bool take_number_part(Reader& in) {
    Reader ahead = in;
    const std::size_t digits = in.digits_ahead();
    if (const auto clock = digits <= 2 ? take_clock(ahead) : std::nullopt) {
      in = ahead;
      return set(clock_, clock);
    }
    const auto number = in.take_number(1, digits);
    if (digits == 4) return set(year_, number);
    if (digits > 2) return false;
    if (!day_) return set(day_, number);
    return set(year_, std::optional(*number + (*number < kTwoDigitYearPivot ? 2000 : 1900)));
  }

  bool take_word_part(const std::string& word) {
    const auto* row = find_word(word);
    if (row == nullptr) return false;
    if (row->kind == "month") return set(month_, std::optional(value_of(*row)));
    if (row->kind == "clock") return set(half_day_, std::optional(value_of(*row)));
    // "GMT+0800": the number behind it holds.
    if (row->kind == "zone") zone_ = value_of(*row);
    return true;
  }

  static bool set(std::optional<std::int32_t>& part, std::optional<std::int32_t> value) {
    if (part || !value) return false;
    part = value;
    return true;
  }

  // 12 AM is midnight, 12 PM noon.
  void apply_half_day() {
    constexpr std::int32_t kHalfDay = kSecondsADay / 2;
    if (!clock_ || !half_day_ || *clock_ >= kHalfDay + 3600) return;
    clock_ = *clock_ % kHalfDay + (*half_day_ == 0 ? 0 : kHalfDay);
  }

  [[nodiscard]] std::optional<DateTime> finish() {
    if (!year_ || !month_ || !day_) return std::nullopt;
    const auto day = day_of(*year_, *month_, *day_);
    if (!day) return std::nullopt;
    apply_half_day();
    const DateTime when{.day = *day, .second_of_day = {}, .offset_minutes = {}};
    if (!clock_) return when;
    DateTime instant = with_clock(when, *clock_);
    instant.offset_minutes = offset_ ? offset_ : zone_;
    return instant;
  }

  std::optional<std::int32_t> year_, month_, day_, clock_, half_day_, offset_, zone_;
};

}  // namespace

std::optional<DateTime> parse_date_time(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (const auto when = parse_iso(Reader(text))) return when;
  return LooseDate().read(Reader(text));
}

}  // namespace pressmark
