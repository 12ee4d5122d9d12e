// Chinese numerals, alone or mixed with digits.

#include <algorithm>
#include <array>

#include "extract/numbers/scan.h"
#include "generated/number_han.h"

namespace pressmark::numbers {
namespace {

constexpr std::uint32_t kBytes = 3;  // every character of the table takes three bytes of UTF-8
constexpr std::int64_t kMost = 1'000'000'000'000'000;
constexpr std::size_t kMostPositional = 18;

enum class HanKind { kNone, kDigit, kSmall, kBig, kSome, kBeyond };

struct Han {
  HanKind kind = HanKind::kNone;
  std::int64_t value = 0;
};

constexpr HanKind kind_of(std::string_view name) {
  if (name == "digit") return HanKind::kDigit;
  if (name == "small") return HanKind::kSmall;
  if (name == "big") return HanKind::kBig;
  return name == "some" ? HanKind::kSome : HanKind::kBeyond;
}

constexpr std::int64_t power_of_ten(std::int64_t exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

Han han_at(std::string_view text, std::uint32_t at) {
  if (at + kBytes > text.size() || static_cast<unsigned char>(text[at]) < 0xE3) return {};
  const std::string_view character = text.substr(at, kBytes);
  for (const auto& row : lexicon::kNumberHan) {
    if (row.character != character) continue;
    const HanKind kind = kind_of(row.kind);
    const std::int64_t value = row.value[0] - '0';
    return {kind, kind == HanKind::kSmall || kind == HanKind::kBig ? power_of_ten(value) : value};
  }
  return {};
}

// total: what stands before the last big scale; section: what stands behind it; pending: a digit that waits for its
// scale.
class HanReader {
 public:
  HanReader(std::string_view text, std::uint32_t start) : text_(text), number_{.span = {start, start}} {}

  std::optional<Number> read() {
    while (step()) {
    }
    if (number_.span.empty() || (some_ && !scaled_)) return std::nullopt;
    if (!number_.value && number_.decimal.empty())
      number_.value = total_ + section_ + std::max<std::int64_t>(pending_, 0);
    number_.form = digits_ ? (han_ ? Number::Form::kMixed : Number::Form::kDigits) : Number::Form::kWords;
    number_.plural_scale = some_;
    return number_;
  }

 private:
  bool step() {
    if (closed_) return false;
    const std::uint32_t at = number_.span.end;
    if (digit_at(text_, at)) return step_digits(at);
    const Han han = han_at(text_, skip_blank(at));
    switch (han.kind) {
      case HanKind::kDigit:
        return step_digit(han.value);
      case HanKind::kSmall:
        return step_small(han.value);
      case HanKind::kBig:
        return step_big(han.value, skip_blank(at));
      case HanKind::kSome:
        return step_some(at);
      case HanKind::kBeyond:
        return step_beyond(at);
      default:
        return false;
    }
  }

  // "33.6 wan": a blank is allowed between digits and a big scale only.
  std::uint32_t skip_blank(std::uint32_t at) const {
    const bool blank = digits_ && pending_ >= 0 && at < text_.size() && text_[at] == ' ';
    return blank && han_at(text_, at + 1).kind == HanKind::kBig ? at + 1 : at;
  }

  bool step_digits(std::uint32_t at) {
    if (pending_ >= 0 || some_) return false;
    const auto digits = read_digits(text_, at);
    if (!digits) return false;
    Number part;
    set_value(part, *digits, 0);
    const bool scale_follows = han_scale_at(text_, digits->end);
    if (scaled_ && (!part.value || *part.value >= last_small_ || (scale_follows && total_ > 0 && *part.value >= 10000)))
      return false;
    digits_ = true;
    pending_ = part.value.value_or(0);
    if (!scaled_ && !scale_follows) set_value(number_, *digits, 0);
    if (!scaled_ && !part.value) return step_decimal(*digits);
    closed_ = !scale_follows;
    return moved(digits->end);
  }

  // "1.1 wan": not an integer by itself, so the scale is taken in one step.
  bool step_decimal(const Digits& digits) {
    closed_ = true;
    std::uint32_t at = digits.end;
    if (at < text_.size() && text_[at] == ' ') ++at;
    int exponent = 0;
    for (Han han = han_at(text_, at); han.kind == HanKind::kSmall || han.kind == HanKind::kBig;
         han = han_at(text_, at)) {
      for (std::int64_t rest = han.value; rest > 1; rest /= 10) ++exponent;
      at += kBytes;
      han_ = true;
    }
    number_.value.reset();
    number_.decimal.clear();
    set_value(number_, digits, exponent);
    return moved(exponent > 0 ? at : digits.end);
  }

  bool step_digit(std::int64_t value) {
    if (digits_ && pending_ >= 0) return false;
    const bool positional = pending_ >= 0;
    if (positional && pending_ != 0 && scaled_) return false;
    if (positional && ++positions_ >= kMostPositional) return false;
    pending_ = (positional ? pending_ * 10 : 0) + value;
    return moved_han();
  }

  bool step_small(std::int64_t scale) {
    if (scale >= last_small_ || (positions_ > 0 && pending_ >= 10)) return false;
    const std::int64_t factor = pending_ > 0 ? pending_ : (some_ ? 2 : 1);
    if (factor > kMost / scale) return false;
    section_ += factor * scale;
    pending_ = -1;
    last_small_ = scale;
    scaled_ = true;
    return moved_han();
  }

  bool step_big(std::int64_t scale, std::uint32_t at) {
    if (scale >= last_big_ && total_ + section_ > kMost / scale) return false;
    std::int64_t before = section_ + std::max<std::int64_t>(pending_, 0);
    if (scale > last_big_) before += total_;
    if (before == 0) before = some_ ? 2 : 1;
    if (before > kMost / scale) return false;
    total_ = (scale > last_big_ ? 0 : total_) + before * scale;
    section_ = 0;
    pending_ = -1;
    last_small_ = scale > power_of_ten(4) ? power_of_ten(8) : power_of_ten(4);
    last_big_ = scale;
    scaled_ = true;
    number_.span.end = at;
    return moved_han();
  }

  bool step_some(std::uint32_t at) {
    const Han next = han_at(text_, at + kBytes);
    if (!number_.span.empty() || (next.kind != HanKind::kSmall && next.kind != HanKind::kBig)) return false;
    some_ = true;
    return moved(at + kBytes);
  }

  // "100 duo wan": only before a big scale; at the end of a number it is the caller's ("san bai duo").
  bool step_beyond(std::uint32_t at) {
    if (number_.span.empty() || han_at(text_, at + kBytes).kind != HanKind::kBig) return false;
    number_.open_ended = true;
    return moved(at + kBytes);
  }

  bool moved(std::uint32_t end) {
    number_.span.end = end;
    return true;
  }
  bool moved_han() {
    han_ = true;
    return moved(number_.span.end + kBytes);
  }

  std::string_view text_;
  Number number_;
  std::int64_t total_ = 0;
  std::int64_t section_ = 0;
  std::int64_t pending_ = -1;
  std::int64_t last_small_ = kMost;
  std::int64_t last_big_ = kMost;
  std::size_t positions_ = 0;
  bool scaled_ = false;
  bool some_ = false;
  bool digits_ = false;
  bool han_ = false;
  bool closed_ = false;
};

}  // namespace

bool han_scale_at(std::string_view text, std::uint32_t at) {
  if (at < text.size() && text[at] == ' ') return han_at(text, at + 1).kind == HanKind::kBig;
  const Han han = han_at(text, at);
  if (han.kind == HanKind::kBeyond) return han_at(text, at + kBytes).kind == HanKind::kBig;
  return han.kind == HanKind::kSmall || han.kind == HanKind::kBig;
}

std::optional<Number> read_han(std::string_view text, std::uint32_t start) {
  return HanReader(text, start).read();
}

}  // namespace pressmark::numbers
