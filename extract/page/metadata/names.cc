#include "extract/page/metadata/names.h"

#include <algorithm>
#include <optional>

#include "core/text/utf8.h"
#include "extract/page/block_text.h"
#include "extract/page/metadata/byline_words.h"
#include "extract/page/metadata/visible_date.h"
#include "generated/page_byline_buttons.h"
#include "generated/page_byline_separators.h"
#include "generated/page_months.h"
#include "generated/speaker_zh_surnames.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostNameWords = 5;
constexpr std::size_t kMostNameBytes = 60;
constexpr std::size_t kMostBylineBytes = 600;
constexpr std::size_t kMostNames = 20;

// Words of buttons beside a name, also where nothing parts them from it.
std::string_view without_button(std::string_view name) {
  constexpr std::size_t kShortestName = 3;
  for (const auto& row : lexicon::kPageBylineButtons) {
    if (name.size() > row.word.size() + kShortestName && name.ends_with(row.word))
      return trim(name.substr(0, name.size() - row.word.size()));
  }
  return name;
}

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (depth == 0) out.push_back(c);
    if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
  }
  return out;
}

std::string without_soft_hyphens(std::string text) {
  constexpr std::string_view kSoftHyphen = "\xC2\xAD";
  for (std::size_t at = text.find(kSoftHyphen); at != std::string::npos; at = text.find(kSoftHyphen, at))
    text.erase(at, kSoftHyphen.size());
  return text;
}

// Parts of a byline: the joining words of several languages, commas, semicolons, bars.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts(1);
  const std::string lower = lower_ascii(text);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 0;
    for (const auto& row : lexicon::kPageBylineSeparators) {
      const std::string_view rest = std::string_view(lower).substr(at);
      if (row.kind == "sign" && rest.starts_with(row.word)) size = std::max(size, row.word.size());
      if (row.kind != "word" || rest.front() != ' ' || !rest.substr(1).starts_with(row.word)) continue;
      const std::size_t end = row.word.size() + 1;
      if (end < rest.size() && rest[end] == ' ') size = std::max(size, end + 1);
    }
    if (size > 0) {
      parts.emplace_back();
      at += size;
    } else {
      parts.back().push_back(text[at++]);
    }
  }
  return parts;
}

bool is_chinese_name(std::string_view word) {
  constexpr std::size_t kLeastBytes = 6;  // two characters
  constexpr std::size_t kMostBytes = 12;
  if (word.size() < kLeastBytes || word.size() > kMostBytes) return false;
  return std::any_of(std::begin(lexicon::kSpeakerZhSurnames), std::end(lexicon::kSpeakerZhSurnames),
                     [&](const auto& row) { return word.starts_with(row.surname); });
}

// Chinese names hold no blank: one between two of them parts them.
void part_chinese(std::vector<std::string>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = trim(parts[i]);
    const std::size_t blank = part.find(' ');
    if (blank == std::string_view::npos || !is_chinese_name(part.substr(0, blank))) continue;
    const std::string rest(trim(part.substr(blank)));
    if (!is_chinese_name(std::string_view(rest).substr(0, rest.find(' ')))) continue;
    parts[i] = std::string(part.substr(0, blank));
    parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
  }
}

std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool has_role(std::string_view name) {
  const std::string lower = to_lower(name);
  for (std::size_t from = 0; from < lower.size();) {
    const std::size_t end = std::min(lower.find_first_of(" -", from), lower.size());
    if (is_byline_word(std::string_view(lower).substr(from, end - from), "role")) return true;
    from = end + 1;
  }
  return false;
}

bool is_outlet(std::string_view name, const std::vector<std::string>& outlets) {
  const std::string folded = fold_letters(name);
  return std::any_of(outlets.begin(), outlets.end(), [&](const std::string& outlet) {
    return folded == outlet || (outlet.size() > 5 && folded.find(outlet) != std::string::npos);
  });
}

bool is_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {"van", "von", "der", "den", "de",  "del", "della", "di",
                                             "da",  "dos", "du",  "la",  "le",  "el",  "al",    "bin",
                                             "ibn", "zu",  "und", "ter", "ten", "y",   "e"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// Letters of scripts without case count as capitals.
bool starts_with_capital(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  return is_upper(first) || (is_letter(first) && to_lower(word) == word && first >= 0x0590);
}

// Capitals behind small letters: "MacDonald" has one, words that nothing parts have several.
int count_humps(std::string_view word) {
  int humps = 0;
  for (std::size_t i = 1; i < word.size(); ++i)
    humps += word[i - 1] >= 'a' && word[i - 1] <= 'z' && word[i] >= 'A' && word[i] <= 'Z' ? 1 : 0;
  return humps;
}

bool has_capitals(std::string_view name) {
  constexpr std::size_t kMostWords = 4;
  if (count_words(name) > kMostWords) return false;
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.find(' ', from), name.size());
    const std::string_view word = name.substr(from, end - from);
    if (!is_particle(word) && !starts_with_capital(word)) return false;
    from = end + 1;
  }
  return true;
}

// Behind a full name, one word alone is a degree, a place or a trade.
bool is_afterthought(std::string_view name, const std::vector<std::string>& names) {
  const bool plain = static_cast<unsigned char>(name.front()) < 0xE0;
  return plain && !names.empty() && count_words(names.front()) > 1 && count_words(name) == 1;
}

bool is_name(std::string_view name, const std::vector<std::string>& outlets) {
  if (name.size() < 3 || name.size() > kMostNameBytes || count_words(name) > kMostNameWords) return false;
  if (name.find_first_of("@/<>{}=:0123456789") != std::string_view::npos) return false;
  return !has_role(name) && !is_outlet(name, outlets);
}

std::string_view without_edges(std::string_view text) {
  constexpr std::string_view kEdges = " .,:;-|*\"'";
  const std::size_t from = text.find_first_not_of(kEdges);
  if (from == std::string_view::npos) return {};
  std::string_view rest = text.substr(from);
  const std::size_t to = rest.find_last_not_of(" ,:;-|*\"'");
  return rest.substr(0, to + 1);
}

}  // namespace

std::string fold_letters(std::string_view text) {
  std::string out;
  const std::string lower = to_lower(text);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(lower, at);
    if (is_letter(c) || is_digit(c)) out.append(lower, from, at - from);
  }
  return out;
}

bool is_lone_name(std::string_view text) {
  text = trim(text);
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    const std::string_view word = text.substr(from, end - from);
    if (!starts_with_capital(word) || count_humps(word) > 1) return false;
    if (std::find(words.begin(), words.end(), word) != words.end()) return false;
    words.push_back(word);
    from = end + 1;
  }
  constexpr std::size_t kMostWords = 3;
  return words.size() > 1 && words.size() <= kMostWords;
}

bool is_desk(std::string_view name) {
  constexpr std::size_t kLongestDesk = 80;
  if (name.empty() || name.size() >= kLongestDesk || count_words(name) > kMostNameWords + 1) return false;
  constexpr std::ptrdiff_t kMostDigits = 4;  // more is an account's number
  if (std::count_if(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }) > kMostDigits) return false;
  return name.find('@') == std::string_view::npos && name.find("://") == std::string_view::npos &&
         !is_byline_word(to_lower(name), "nobody");
}

std::string_view name_before_date(std::string_view text) {
  const std::optional<VisibleDay> day = locate_visible_day(text, DayOrder::kDayFirst);
  if (!day) return {};
  std::size_t end = day->at;
  for (std::size_t before = end; before > 0; end = before) {
    const char32_t c = previous_code_point(text, before);
    if (is_letter(c) || c == U'.') break;
  }
  return text.substr(0, end);
}

std::string_view behind_date(std::string_view text) {
  const std::optional<VisibleDay> day = locate_visible_day(text, DayOrder::kDayFirst);
  if (!day || day->at > 0) return text;
  constexpr std::size_t kYearDigits = 4;
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    digits = text[at] >= '0' && text[at] <= '9' ? digits + 1 : 0;
    const bool whole = digits == kYearDigits && (at + 1 == text.size() || text[at + 1] < '0' || text[at + 1] > '9');
    if (whole && at >= kYearDigits) return text.substr(at + 1);
  }
  return text;
}

namespace {

bool is_month(std::string_view word) {
  const std::string lower = to_lower(word);
  return std::any_of(std::begin(lexicon::kPageMonths), std::end(lexicon::kPageMonths),
                     [&](const auto& row) { return row.name == lower; });
}

// "Jane Doe, Tue, March " gives "Jane Doe,".
std::string_view without_month(std::string_view text) {
  constexpr int kMostWords = 2;
  for (int i = 0; i < kMostWords; ++i) {
    text = trim(text);
    const std::size_t blank = text.rfind(' ');
    const std::size_t from = blank == std::string_view::npos ? 0 : blank + 1;
    std::string_view last = text.substr(from);
    while (!last.empty() && (last.back() == '.' || last.back() == ',')) last.remove_suffix(1);
    if (!is_month(last) && !is_byline_word(to_lower(last), "day")) break;
    text = text.substr(0, from);
  }
  return text;
}

// A visible byline ends where a date, a time or a word such as "on" begins.
std::string_view before_date(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit != std::string_view::npos) text = without_month(text.substr(0, digit));
  for (std::size_t from = text.find(' '); from != std::string_view::npos; from = text.find(' ', from)) {
    const std::size_t end = std::min(text.find(' ', ++from), text.size());
    if (is_byline_word(lower_ascii(text.substr(from, end - from)), "stop")) return text.substr(0, from);
  }
  return text;
}

bool is_fit(std::string_view name, NameTest test, bool led_in) {
  if (test == NameTest::kAny) return true;
  led_in = led_in || test == NameTest::kWord;
  const bool wide = static_cast<unsigned char>(name.front()) >= 0xE0;
  return has_capitals(name) && (led_in || wide || count_words(name) > 1);
}

}  // namespace

std::vector<std::string> split_byline(std::string_view byline, const std::vector<std::string>& outlets, NameTest test) {
  std::vector<std::string> names;
  const std::string text = without_soft_hyphens(without_brackets(prefix_of(byline, kMostBylineBytes)));
  if (text.find("://") != std::string::npos) return names;
  std::string_view rest = trim(text);
  const std::size_t lead = lead_size(rest);
  rest.remove_prefix(lead);
  if (test != NameTest::kAny) rest = before_date(behind_date(rest));
  if (test == NameTest::kDesk) {
    rest = without_edges(rest);
    if (is_desk(rest) && has_capitals(rest)) names.emplace_back(rest);
    return names;
  }
  std::vector<std::string> parts = split(rest);
  part_chinese(parts);
  for (const std::string& part : parts) {
    std::string_view name = without_closing(without_edges(without_addresses(part)));
    name = without_button(without_edges(without_lead(name)));
    if (is_outlet(name, outlets)) break;  // "Example News, London": what follows is the outlet's
    if (!is_name(name, outlets) || names.size() >= kMostNames || is_afterthought(name, names)) continue;
    if (!is_fit(name, test, lead > 0)) continue;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }
  return names;
}

}  // namespace pressmark
