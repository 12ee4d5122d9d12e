#include "extract/dates/han_tokens.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <unordered_map>

#include "core/text/utf8.h"
#include "generated/date_han.h"

namespace pressmark::dates {
namespace {

struct KindName {
  std::string_view name;
  HanKind kind;
};

constexpr KindName kKinds[] = {
    {"year", HanKind::kYear},
    {"month", HanKind::kMonth},
    {"day", HanKind::kDay},
    {"week", HanKind::kWeek},
    {"weekend", HanKind::kWeekend},
    {"unit", HanKind::kUnit},
    {"century", HanKind::kCentury},
    {"decade", HanKind::kDecade},
    {"year_word", HanKind::kYearWord},
    {"context_year", HanKind::kContextYear},
    {"month_word", HanKind::kMonthWord},
    {"context_month", HanKind::kContextMonth},
    {"week_word", HanKind::kWeekWord},
    {"day_word", HanKind::kDayWord},
    {"day_stem", HanKind::kDayStem},
    {"day_part_word", HanKind::kDayPartWord},
    {"context_day", HanKind::kContextDay},
    {"half", HanKind::kHalf},
    {"quarter", HanKind::kQuarter},
    {"quarter_word", HanKind::kQuarterWord},
    {"quarter_shift", HanKind::kQuarterShift},
    {"edge", HanKind::kEdge},
    {"edge_middle", HanKind::kEdgeMiddle},
    {"year_edge", HanKind::kYearEdge},
    {"month_edge", HanKind::kMonthEdge},
    {"season", HanKind::kSeason},
    {"same_period", HanKind::kSamePeriod},
    {"nth", HanKind::kNth},
    {"part", HanKind::kPart},
    {"hour", HanKind::kHour},
    {"minute", HanKind::kMinute},
    {"second", HanKind::kSecond},
    {"half_hour", HanKind::kHalfHour},
    {"zone", HanKind::kZone},
    {"reference", HanKind::kReference},
    {"stretch", HanKind::kStretch},
    {"approximate", HanKind::kApproximate},
    {"each", HanKind::kEach},
    {"vague", HanKind::kVague},
    {"before", HanKind::kBefore},
    {"after", HanKind::kAfter},
    {"since", HanKind::kSince},
    {"until", HanKind::kUntil},
    {"era", HanKind::kEra},
    {"particle", HanKind::kParticle},
    {"joint", HanKind::kJoint},
    {"fiscal", HanKind::kFiscal},
    {"future", HanKind::kFuture},
    {"holiday", HanKind::kHoliday},
    {"digit", HanKind::kDigit},
    {"ten", HanKind::kTen},
    {"first", HanKind::kFirst},
};

struct Mark {
  char32_t code_point;
  HanKind kind;
};
constexpr Mark kMarks[] = {
    {0xFF08, HanKind::kOpen}, {'(', HanKind::kOpen},    {0xFF09, HanKind::kClose}, {')', HanKind::kClose},
    {0xFF0C, HanKind::kStop}, {0x3002, HanKind::kStop}, {0xFF1B, HanKind::kStop},  {',', HanKind::kStop},
    {';', HanKind::kStop},    {'-', HanKind::kDash},    {0x2013, HanKind::kDash},  {0x2014, HanKind::kDash},
    {'~', HanKind::kDash},    {0xFF5E, HanKind::kDash}, {':', HanKind::kColon},    {0xFF1A, HanKind::kColon}};

struct Entry {
  std::string_view word;
  HanToken token;
};

HanKind kind_named(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindName& k) { return k.name == name; });
  return found == std::end(kKinds) ? HanKind::kNone : found->kind;
}

Entry entry_of(const lexicon::DateHanRow& row) {
  Entry entry{row.word, {}};
  entry.token.kind = kind_named(row.kind);
  entry.token.text = row.value;
  std::from_chars(row.value.data(), row.value.data() + row.value.size(), entry.token.value);
  return entry;
}

using Table = std::unordered_map<char32_t, std::vector<Entry>>;

// By first character, the longest word first.
const Table& table() {
  static const Table kBuilt = [] {
    Table words;
    for (const auto& row : lexicon::kDateHan) {
      std::size_t at = 0;
      words[next_code_point(row.word, at)].push_back(entry_of(row));
    }
    for (auto& [first, entries] : words) {
      std::stable_sort(entries.begin(), entries.end(),
                       [](const Entry& a, const Entry& b) { return a.word.size() > b.word.size(); });
    }
    return words;
  }();
  return kBuilt;
}

class Lexer {
 public:
  Lexer(std::string_view text, Span sentence, std::vector<HanToken>& tokens)
      : text_(text.substr(0, sentence.end)), at_(sentence.start), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) step();
    join_numerals();
  }

 private:
  void step() {
    std::size_t next = at_;
    const char32_t code_point = next_code_point(text_, next);
    if (is_digit(code_point)) return take_digits();
    if (is_white_space(code_point)) {
      at_ = next;
      return;
    }
    const auto* mark =
        std::find_if(std::begin(kMarks), std::end(kMarks), [&](const Mark& m) { return m.code_point == code_point; });
    if (mark != std::end(kMarks)) return push({.kind = mark->kind}, next);
    const auto found = table().find(code_point);
    if (found == table().end()) return push({}, next);
    for (const Entry& entry : found->second) {
      if (text_.substr(at_).starts_with(entry.word)) return push(entry.token, at_ + entry.word.size());
    }
    push({}, next);
  }

  void push(HanToken token, std::size_t end) {
    token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    tokens_.push_back(token);
    at_ = end;
  }

  void take_digits() {
    constexpr int kMostDigits = 9;
    HanToken token;
    token.kind = HanKind::kNumber;
    std::size_t end = at_;
    int digits = 0;
    for (; end < text_.size() && text_[end] >= '0' && text_[end] <= '9'; ++end, ++digits) {
      if (digits < kMostDigits) token.value = token.value * 10 + (text_[end] - '0');
    }
    // Grouped or decimal numbers are amounts of something else.
    const bool tail = end + 1 < text_.size() && (text_[end] == ',' || text_[end] == '.') &&
                      is_digit(static_cast<unsigned char>(text_[end + 1]));
    const bool head = at_ > 1 && (text_[at_ - 1] == ',' || text_[at_ - 1] == '.') &&
                      is_digit(static_cast<unsigned char>(text_[at_ - 2]));
    if (tail || head || digits > kMostDigits) token.kind = HanKind::kNone;
    token.digits = static_cast<std::uint8_t>(std::min(digits, kMostDigits));
    push(token, end);
  }

  static bool is_numeral(const HanToken& token) { return token.kind == HanKind::kDigit || token.kind == HanKind::kTen; }

  // Runs of Han numerals become one number.
  void join_numerals() {
    std::vector<HanToken> joined;
    joined.reserve(tokens_.size());
    for (std::size_t i = 0; i < tokens_.size();) {
      std::size_t end = i;
      while (end < tokens_.size() && is_numeral(tokens_[end])) ++end;
      if (end == i) {
        joined.push_back(tokens_[i++]);
        continue;
      }
      joined.push_back(number_of(i, end));
      i = end;
    }
    tokens_ = std::move(joined);
  }

  // Positional ("er ling er ling") or with tens and hundreds.
  [[nodiscard]] HanToken number_of(std::size_t first, std::size_t end) const {
    constexpr std::size_t kMostNumerals = 8;
    HanToken token;
    token.kind = end - first <= kMostNumerals ? HanKind::kNumber : HanKind::kNone;
    token.han = true;
    token.span = {tokens_[first].span.start, tokens_[end - 1].span.end};
    std::int32_t total = 0;
    std::int32_t digit = 0;
    bool scaled = false;
    for (std::size_t i = first; i < end && token.kind == HanKind::kNumber; ++i) {
      if (tokens_[i].kind == HanKind::kDigit) {
        digit = scaled ? tokens_[i].value : digit * 10 + tokens_[i].value;
      } else {
        total += std::max(digit, 1) * tokens_[i].value;
        digit = 0;
        scaled = true;
      }
    }
    token.value = total + digit;
    token.digits = scaled ? 0 : static_cast<std::uint8_t>(end - first);
    return token;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<HanToken>& tokens_;
};

}  // namespace

void lex_han(std::string_view text, Span sentence, std::vector<HanToken>& tokens) {
  Lexer(text, sentence, tokens).run();
}

}  // namespace pressmark::dates
