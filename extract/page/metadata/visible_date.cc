#include "extract/page/metadata/visible_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "core/text/utf8.h"
#include "extract/page/block_text.h"
#include "generated/page_meta_date_labels.h"
#include "generated/page_months.h"

namespace pressmark {
namespace {

using std::chrono::year_month_day;

constexpr std::size_t kMostBytes = 2000;  // of a text that is searched
constexpr int kFirstYear = 1990;          // of the web
constexpr int kLastYear = 2100;
constexpr std::size_t kMostMonthBytes = 32;
constexpr std::ptrdiff_t kLeastDigits = 4;  // 7.2.20

enum class Kind : std::uint8_t { kNumber, kMonth, kWord, kSign };

struct Token {
  Kind kind = Kind::kSign;
  int value = 0;  // of a number or month
  std::size_t digits = 0;
  char sign = 0;        // ASCII sign; 0 for other characters
  char32_t letter = 0;  // of a single CJK letter
  std::size_t at = 0;   // where it begins
};

// Sizes of the months' names by their first byte, as bits: nearly all words of a page fall through here.
constexpr std::array<std::uint64_t, 256> month_sizes() {
  std::array<std::uint64_t, 256> sizes{};
  for (const auto& row : lexicon::kPageMonths)
    sizes[static_cast<unsigned char>(row.name.front())] |= std::uint64_t{1} << (row.name.size() % 64);
  return sizes;
}

// The bytes that labels begin with.
constexpr std::array<bool, 256> label_starts() {
  std::array<bool, 256> starts{};
  for (const auto& row : lexicon::kPageMetaDateLabels) starts[static_cast<unsigned char>(row.word.front())] = true;
  return starts;
}

int month_of(std::string_view word) {
  static constexpr std::array<std::uint64_t, 256> kSizes = month_sizes();
  if (word.empty() || (kSizes[static_cast<unsigned char>(word.front())] >> (word.size() % 64) & 1U) == 0) return 0;
  for (const auto& row : lexicon::kPageMonths) {
    if (row.name == word) return std::atoi(std::string(row.month).c_str());
  }
  return 0;
}

// Numbers, words and signs; blanks dropped, also the "." of abbreviations behind a word.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const std::size_t from = at_;
      if (c >= '0' && c <= '9') {
        tokens.push_back(number());
        tokens.back().at = from;
      } else if (static_cast<unsigned char>(c) <= ' ') {
        ++at_;
      } else {
        other(tokens);
        tokens.back().at = from;
      }
    }
    return tokens;
  }

 private:
  Token number() {
    Token token;
    token.kind = Kind::kNumber;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_, ++token.digits) {
      if (token.digits < 8) token.value = token.value * 10 + (text_[at_] - '0');
    }
    return token;
  }

  void other(std::vector<Token>& tokens) {
    const std::size_t from = at_;
    char32_t c = next_code_point(text_, at_);
    if (is_cjk(c)) {
      tokens.push_back({Kind::kWord, 0, 0, 0, c});
      return;
    }
    if (!is_letter(c)) {
      tokens.push_back({Kind::kSign, 0, 0, c < 0x80 ? static_cast<char>(c) : '\0', 0});
      return;
    }
    std::size_t end = at_;
    bool small = false;  // "UpdatedMarch": elements that nothing parts
    while (at_ < text_.size() && is_letter(c = next_code_point(text_, at_)) && !is_cjk(c)) {
      if (small && c >= 'A' && c <= 'Z') break;
      small = c >= 'a' && c <= 'z';
      end = at_;
    }
    at_ = end;
    const std::string_view word = text_.substr(from, end - from);
    const int month = word.size() <= kMostMonthBytes ? month_of(to_lower(word)) : 0;
    tokens.push_back({month > 0 ? Kind::kMonth : Kind::kWord, month, 0, 0, 0});
    if (at_ < text_.size() && text_[at_] == '.' && month > 0) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class DayFinder {
 public:
  DayFinder(std::vector<Token> tokens, DayOrder order) : tokens_(std::move(tokens)), order_(order) {}

  // The first day, and where it begins.
  [[nodiscard]] std::optional<VisibleDay> run() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      for (const auto rule : {&DayFinder::compact, &DayFinder::year_first, &DayFinder::month_first,
                              &DayFinder::day_first, &DayFinder::numbers}) {
        if (const auto day = (this->*rule)(i)) return VisibleDay{*day, tokens_[i].at};
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] const Token& at(std::size_t i) const {
    static const Token kNone{};
    return i < tokens_.size() ? tokens_[i] : kNone;
  }
  [[nodiscard]] bool is_number(std::size_t i, std::size_t least, std::size_t most) const {
    return at(i).kind == Kind::kNumber && at(i).digits >= least && at(i).digits <= most;
  }
  [[nodiscard]] bool is_sign(std::size_t i, std::string_view signs) const {
    return at(i).kind == Kind::kSign && at(i).sign != 0 && signs.find(at(i).sign) != std::string_view::npos;
  }
  static std::optional<year_month_day> make(int year, int month, int day) {
    const year_month_day made{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    if (year < kFirstYear || year > kLastYear || !made.ok()) return std::nullopt;
    return made;
  }

  // 20200207
  [[nodiscard]] std::optional<year_month_day> compact(std::size_t i) const {
    if (!is_number(i, 8, 8)) return std::nullopt;
    return make(at(i).value / 10000, at(i).value / 100 % 100, at(i).value % 100);
  }

  // 2020-02-07, 2020/2/7, 2020. 2. 7, 2020 nian 2 yue 7 ri, 2020. februar 7
  [[nodiscard]] std::optional<year_month_day> year_first(std::size_t i) const {
    if (!is_number(i, 4, 4)) return std::nullopt;
    std::size_t next = i + 1;
    if (is_sign(next, "-/.,") || at(next).letter == 0x5E74 || at(next).letter == 0xB144) ++next;
    if (at(next).kind == Kind::kMonth) {
      const std::size_t day = is_sign(next + 1, "-/.") ? next + 2 : next + 1;
      return is_number(day, 1, 2) ? make(at(i).value, at(next).value, at(day).value) : std::nullopt;
    }
    if (next == i + 1 || !is_number(next, 1, 2)) return std::nullopt;
    const std::size_t day = next + 2;
    const bool joined = is_sign(next + 1, "-/.") || at(next + 1).letter == 0x6708 || at(next + 1).letter == 0xC6D4;
    return joined && is_number(day, 1, 2) ? make(at(i).value, at(next).value, at(day).value) : std::nullopt;
  }

  // February 7, 2020; Feb 7th 2020
  [[nodiscard]] std::optional<year_month_day> month_first(std::size_t i) const {
    if (at(i).kind != Kind::kMonth || !is_number(i + 1, 1, 2)) return std::nullopt;
    std::size_t next = i + 2;
    if (at(next).kind == Kind::kWord && at(next).letter == 0) ++next;  // "th"
    if (is_sign(next, ",.-/")) ++next;
    return is_number(next, 4, 4) ? make(at(next).value, at(i).value, at(i + 1).value) : std::nullopt;
  }

  // 7 February 2020; 7. Februar 2020; 7 de febrero de 2020; 7th of February, 2020; 07-Feb-2020
  [[nodiscard]] std::optional<year_month_day> day_first(std::size_t i) const {
    if (!is_number(i, 1, 2)) return std::nullopt;
    std::size_t next = i + 1;
    for (int skipped = 0; skipped < 2 && at(next).kind != Kind::kMonth; ++skipped) {
      if (!is_sign(next, ".-/,") && (at(next).kind != Kind::kWord || at(next).letter != 0)) return std::nullopt;
      ++next;
    }
    if (at(next).kind != Kind::kMonth) return std::nullopt;
    const std::size_t month = next++;
    if (is_sign(next, ".,-/") || (at(next).kind == Kind::kWord && at(next).letter == 0)) ++next;
    return is_number(next, 4, 4) ? make(at(next).value, at(month).value, at(i).value) : std::nullopt;
  }

  // 07/02/2020, 7.2.2020, 07.02.20, 07 | 02 | 2020
  [[nodiscard]] std::optional<year_month_day> numbers(std::size_t i) const {
    constexpr std::string_view kSigns = "/.-|";
    if (!is_number(i, 1, 2) || !is_sign(i + 1, kSigns) || !is_number(i + 2, 1, 2)) return std::nullopt;
    if (!is_sign(i + 3, kSigns) || at(i + 3).sign != at(i + 1).sign ||
        (!is_number(i + 4, 4, 4) && !is_number(i + 4, 2, 2)))
      return std::nullopt;
    const int year = at(i + 4).digits == 4 ? at(i + 4).value : 2000 + at(i + 4).value;
    const int a = at(i).value;
    const int b = at(i + 2).value;
    if (at(i + 1).sign == '.' || a > 12 || (b <= 12 && order_ == DayOrder::kDayFirst)) return make(year, b, a);
    if (b > 12 || order_ == DayOrder::kMonthFirst) return make(year, a, b);
    return a == b ? make(year, a, b) : std::nullopt;
  }

  std::vector<Token> tokens_;
  DayOrder order_;
};

}  // namespace

std::optional<VisibleDay> locate_visible_day(std::string_view text, DayOrder order) {
  text = prefix_of(text, kMostBytes);
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < kLeastDigits) return std::nullopt;
  return DayFinder(Tokenizer(text).run(), order).run();
}

std::optional<year_month_day> find_visible_day(std::string_view text, DayOrder order) {
  const std::optional<VisibleDay> found = locate_visible_day(text, order);
  return found ? std::optional(found->day) : std::nullopt;
}

DateLabel label_before(std::string_view text) {
  static constexpr std::array<bool, 256> kLabelStarts = label_starts();
  constexpr std::size_t kMostLabelBytes = 64;  // a label stands right before its day
  if (text.size() > kMostLabelBytes) text.remove_prefix(text.size() - kMostLabelBytes);
  if (trim(text).empty()) return DateLabel::kNone;
  const std::string before = to_lower(text);
  DateLabel label = DateLabel::kNone;
  std::size_t best = 0;
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (!kLabelStarts[static_cast<unsigned char>(before[at])]) continue;
    const std::string_view rest = std::string_view(before).substr(at);
    for (const auto& row : lexicon::kPageMetaDateLabels) {
      if (row.word.front() != rest.front() || at + row.word.size() <= best || !rest.starts_with(row.word)) continue;
      best = at + row.word.size();
      label = row.kind == "published" ? DateLabel::kPublished : DateLabel::kModified;
    }
  }
  return label;
}

bool opens_with_label(std::string_view text) {
  constexpr std::size_t kMostLabelBytes = 64;
  const auto is_mark = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && !is_letter(byte) && (c < '0' || c > '9');
  };
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  const std::string opening = to_lower(prefix_of(text, kMostLabelBytes));
  return std::any_of(std::begin(lexicon::kPageMetaDateLabels), std::end(lexicon::kPageMetaDateLabels),
                     [&](const auto& row) { return row.kind == "published" && opening.starts_with(row.word); });
}

DateLabel date_label(std::string_view text) {
  return label_before(text.substr(0, text.find_first_of("0123456789")));
}

std::optional<year_month_day> day_in_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return std::nullopt;
  std::string signs(url.substr(path, url.find_first_of("?#", path) - path));
  for (std::size_t at = 0; at < signs.size(); ++at) {
    const bool starts = at == 0 || signs[at - 1] < '0' || signs[at - 1] > '9';
    if (!starts || signs[at] < '1' || signs[at] > '2') continue;
    const std::string_view rest = prefix_of(std::string_view(signs).substr(at), 12);
    const auto day = find_visible_day(rest, DayOrder::kUnknown);
    const bool whole = rest.size() >= 8;
    if (day && whole && rest.substr(0, 4) == std::to_string(static_cast<int>(day->year()))) return day;
  }
  return std::nullopt;
}

DayOrder day_order(std::string_view outlet_order, std::string_view language) {
  if (outlet_order == "mdy") return DayOrder::kMonthFirst;
  if (outlet_order == "dmy") return DayOrder::kDayFirst;
  if (language.empty() || language == "en") return DayOrder::kUnknown;
  return language == "en-US" || language == "en-us" ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
}

}  // namespace pressmark
