#include "core/outlets/toml_guard.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

// A dotted key nests one table a dot, and the parser frees them by recursion: no real key has more than a few.
constexpr std::uint32_t kMaxDotsOfALine = 1000;

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// A string begins as a key or as a value only: behind one of these, or first on its line. Anywhere else the parser and
// this scan would part ways over what is quoted.
constexpr std::string_view kBeforeString = "=[,.{";
// What may follow a string, blanks left out.
constexpr std::string_view kBehindString = "=.,]}#\r\n";

constexpr char kEscape = '~';
constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7F;
}

class Scanner {
 public:
  // A byte order mark is skipped, as the parser does.
  explicit Scanner(std::string_view toml) : toml_(toml.substr(toml.starts_with("\xEF\xBB\xBF") ? 3 : 0)) {}

  std::optional<BadToml> run() {
    while (at_ < toml_.size()) {
      const char c = toml_[at_];
      if (c == '"' || c == '\'') {
        if (!string_may_begin()) return BadToml{line_, "a quotation mark in the middle of something"};
        if (!skip_string(c)) return BadToml{line_, "a character beyond ASCII behind a backslash"};
        if (!string_may_end()) return BadToml{line_, "something behind a quoted string"};
      } else if (is_control(c)) {
        return BadToml{line_, "a control character"};
      } else if (c == '#') {
        skip_to(std::min(toml_.find('\n', at_), toml_.size()));
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        return BadToml{line_, "a character beyond ASCII outside of strings and comments"};
      } else if (c == '[' && first_of_line() && !key_follows()) {
        return BadToml{line_, "a key is expected behind ["};
      } else if (c == '.' && ++dots_ > kMaxDotsOfALine) {
        return BadToml{line_, "a key nested too deep"};
      } else if (c == '}' && (last_ == ',' || last_ == '[')) {
        return BadToml{line_, "a value is expected before }"};
      } else {
        if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) last_ = c;
        skip_to(at_ + 1);
      }
    }
    return std::nullopt;
  }

 private:
  void skip_to(std::size_t end) {
    const auto lines = std::count(toml_.begin() + at_, toml_.begin() + end, '\n');
    if (lines > 0) dots_ = 0;
    line_ += static_cast<std::uint32_t>(lines);
    at_ = end;
  }

  bool first_of_line() const {
    const std::size_t last = at_ == 0 ? std::string_view::npos : toml_.find_last_not_of(" \t", at_ - 1);
    return last == std::string_view::npos || toml_[last] == '\n' || toml_[last] == '\r';
  }

  bool string_may_begin() const { return first_of_line() || kBeforeString.find(last_) != std::string_view::npos; }

  bool string_may_end() const {
    const std::size_t next = toml_.find_first_not_of(" \t", at_);
    return next == std::string_view::npos || kBehindString.find(toml_[next]) != std::string_view::npos;
  }

  // "]" is left to the parser, which says that the key is missing.
  bool key_follows() const {
    constexpr std::string_view kOthers = "\"']";
    std::size_t next = at_ + 1;
    if (next < toml_.size() && toml_[next] == '[') ++next;
    next = toml_.find_first_not_of(" \t", next);
    if (next == std::string_view::npos) return true;
    const char c = toml_[next];
    return is_bare(c) || kOthers.find(c) != std::string_view::npos;
  }

  bool triple_at(std::size_t at, char quote) const {
    return at + 2 < toml_.size() && toml_[at] == quote && toml_[at + 1] == quote && toml_[at + 2] == quote;
  }

  // A string of one line that is not closed ends with its line: the parser stops there.
  bool ends_string(std::size_t at, char quote, bool triple) const {
    return triple ? triple_at(at, quote) : toml_[at] == quote || toml_[at] == '\n';
  }

  // False where a backslash is followed by a character beyond ASCII, white space left out.
  bool skip_string(char quote) {
    const bool triple = triple_at(at_, quote);
    std::size_t end = at_ + (triple ? 3 : 1);
    for (; end < toml_.size() && !ends_string(end, quote, triple); ++end) {
      if (quote != '"' || toml_[end] != '\\') continue;
      const std::size_t escaped = toml_.find_first_not_of(" \t\r\n", end + 1);
      if (escaped != std::string_view::npos && static_cast<unsigned char>(toml_[escaped]) >= 0x80) return false;
      ++end;
    }
    end += triple ? 3 : 1;
    for (int extra = 0; triple && extra < 2 && end < toml_.size() && toml_[end] == quote; ++extra) ++end;
    last_ = quote;
    skip_to(std::min(end, toml_.size()));
    return true;
  }

  std::string_view toml_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  char last_ = '\n';        // before this place, white space and comments left out
  std::uint32_t dots_ = 0;  // since the line began
};

}  // namespace

std::optional<BadToml> find_bad_toml(std::string_view toml) {
  if (!is_valid_utf8(toml)) return BadToml{1, "the file is not UTF-8"};
  return Scanner(toml).run();
}

std::string ascii_toml(std::string_view toml) {
  if (toml.starts_with("\xEF\xBB\xBF")) toml.remove_prefix(3);  // a byte order mark, which the parser skips too
  std::string out;
  out.reserve(toml.size());
  for (const char c : toml) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != kEscape) {
      out += c;
    } else {
      out += {kEscape, kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

std::string from_ascii_toml(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const std::size_t high = at + 2 < value.size() ? kHex.find(value[at + 1]) : std::string_view::npos;
    const std::size_t low = at + 2 < value.size() ? kHex.find(value[at + 2]) : std::string_view::npos;
    const bool coded = value[at] == kEscape && high != std::string_view::npos && low != std::string_view::npos;
    out += coded ? static_cast<char>(high * 16 + low) : value[at];
    if (coded) at += 2;
  }
  // A "~" that the file wrote as \u007E was none of ours.
  return is_valid_utf8(out) ? out : std::string(value);
}

}  // namespace pressmark
