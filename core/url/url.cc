// The standard's state machine (URL Standard, section 4.4), taken apart by the parts of a URL.

#include "core/url/url.h"

#include <algorithm>
#include <array>

#include "core/text/utf8.h"
#include "core/url/host.h"
#include "core/url/percent.h"

namespace pressmark {
namespace {

struct SpecialScheme {
  std::string_view name;
  std::uint16_t port = 0;
};
// All special schemes have one grammar; "file" has none of our business.
constexpr std::array<SpecialScheme, 5> kSpecial{{{"http", 80}, {"https", 443}, {"ws", 80}, {"wss", 443}, {"ftp", 21}}};

std::optional<std::uint16_t> default_port(std::string_view scheme) {
  const auto* found =
      std::find_if(kSpecial.begin(), kSpecial.end(), [&](const SpecialScheme& s) { return s.name == scheme; });
  return found == kSpecial.end() ? std::nullopt : std::optional(found->port);
}

bool is_special(std::string_view scheme) {
  return default_port(scheme).has_value();
}

bool is_slash(char c) {
  return c == '/' || c == '\\';
}
bool is_ascii_letter(char c) {
  return static_cast<unsigned char>((c | 0x20) - 'a') < 26U;
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

// Valid UTF-8, no controls and blanks around, no tabs and line ends within.
std::string cleaned(std::string_view input) {
  const auto is_outer = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!input.empty() && is_outer(input.front())) input.remove_prefix(1);
  while (!input.empty() && is_outer(input.back())) input.remove_suffix(1);
  std::string out;
  (void)append_repaired_utf8(out, input);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

// Length of the scheme before ":", 0 if there is none.
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text.front())) return 0;
  const auto is_part = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
  };
  const auto* end = std::find_if_not(text.begin(), text.end(), is_part);
  return end != text.end() && *end == ':' ? static_cast<std::size_t>(end - text.begin()) : 0;
}

// "." also as "%2e".
bool is_dots(std::string_view segment, int dots) {
  for (; dots > 0; --dots) {
    if (segment.starts_with('.')) {
      segment.remove_prefix(1);
    } else if (segment.starts_with("%2e") || segment.starts_with("%2E")) {
      segment.remove_prefix(3);
    } else {
      return false;
    }
  }
  return segment.empty();
}

void drop_last_segment(std::string& path) {
  path.resize(std::min(path.rfind('/'), path.size()));
}

}  // namespace

// Fills `url_` from left to right; `rest_` is what is still to be read. Each step says whether it succeeded.
class UrlParser {
 public:
  UrlParser(std::string_view text, const Url* base) : rest_(text), base_(base) {}

  [[nodiscard]] std::optional<Url> parse() {
    if (!read()) return std::nullopt;
    return std::move(url_);
  }

 private:
  bool read() {
    const std::size_t scheme = scheme_length(rest_);
    if (scheme == 0) return base_ != nullptr && read_relative_to_base();
    url_.scheme_ = to_lower(rest_.substr(0, scheme));
    rest_.remove_prefix(scheme + 1);
    if (!is_special(url_.scheme_)) return read_opaque();
    const bool relative = base_ != nullptr && base_->scheme_ == url_.scheme_ && !rest_.starts_with("//");
    return relative ? read_relative() : read_authority();
  }

  // Other schemes are recognised, not taken apart.
  bool read_opaque() {
    url_.opaque_path_ = true;
    const std::string_view path = take_until("?#");
    append_encoded(url_.path_, path, EncodeSet::kControl);
    read_query_and_fragment();
    return true;
  }

  bool read_relative_to_base() {
    if (!base_->opaque_path_) return read_relative();
    if (!rest_.starts_with('#')) return false;
    url_ = *base_;
    read_fragment();
    return true;
  }

  bool read_relative() {
    url_.scheme_ = base_->scheme_;
    if (rest_.size() > 1 && is_slash(rest_[0]) && is_slash(rest_[1])) return read_authority();
    const std::optional<std::string> old_query = base_->query_;
    url_ = *base_;
    url_.query_.reset();
    url_.fragment_.reset();
    if (!rest_.empty() && is_slash(rest_.front())) {
      url_.path_.clear();
      read_path();
    } else if (rest_.empty() || rest_.front() == '#') {
      url_.query_ = old_query;
    } else if (rest_.front() != '?') {
      drop_last_segment(url_.path_);
      read_path();
    }
    read_query_and_fragment();
    return true;
  }

  bool read_authority() {
    while (!rest_.empty() && is_slash(rest_.front())) rest_.remove_prefix(1);
    std::string_view authority = take_until("/\\?#");
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
      read_credentials(authority.substr(0, at));
      authority.remove_prefix(at + 1);
    }
    if (!read_host_and_port(authority)) return false;
    read_path();
    read_query_and_fragment();
    return true;
  }

  void read_credentials(std::string_view credentials) {
    const std::size_t colon = std::min(credentials.find(':'), credentials.size());
    append_encoded(url_.username_, credentials.substr(0, colon), EncodeSet::kUserInfo);
    if (colon < credentials.size()) {
      append_encoded(url_.password_, credentials.substr(colon + 1), EncodeSet::kUserInfo);
    }
  }

  bool read_host_and_port(std::string_view text) {
    const std::size_t bracket = text.find('[');
    const std::size_t closed = bracket == std::string_view::npos ? 0 : std::min(text.find(']', bracket), text.size());
    std::size_t colon = text.find(':');
    if (colon > bracket && bracket != std::string_view::npos) colon = text.find(':', closed);
    auto host = parse_host(text.substr(0, colon));
    if (!host) return false;
    url_.host_ = std::move(*host);
    url_.has_host_ = true;
    return colon == std::string_view::npos || read_port(text.substr(colon + 1));
  }

  bool read_port(std::string_view digits) {
    std::uint32_t port = 0;
    for (const char c : digits) {
      if (!is_ascii_digit(c)) return false;
      port = port * 10 + static_cast<std::uint32_t>(c - '0');
      if (port > 0xFFFF) return false;
    }
    if (!digits.empty() && port != default_port(url_.scheme_)) url_.port_ = static_cast<std::uint16_t>(port);
    return true;
  }

  // From the "/" or from the first character of a relative path, up to "?" or "#".
  void read_path() {
    if (!rest_.empty() && is_slash(rest_.front())) rest_.remove_prefix(1);
    bool more = true;
    while (more) {
      const std::string_view segment = take_until("/\\?#");
      more = !rest_.empty() && is_slash(rest_.front());
      if (more) rest_.remove_prefix(1);
      add_segment(segment, more);
    }
  }

  void add_segment(std::string_view segment, bool more) {
    const bool is_parent = is_dots(segment, 2);
    if (is_parent) drop_last_segment(url_.path_);
    if (is_parent || is_dots(segment, 1)) {
      if (!more) url_.path_.push_back('/');
      return;
    }
    url_.path_.push_back('/');
    append_encoded(url_.path_, segment, EncodeSet::kPath);
  }

  void read_query_and_fragment() {
    if (rest_.starts_with('?')) {
      rest_.remove_prefix(1);
      url_.query_.emplace();
      append_encoded(*url_.query_, take_until("#"), url_.opaque_path_ ? EncodeSet::kQuery : EncodeSet::kSpecialQuery);
    }
    if (rest_.starts_with('#')) read_fragment();
  }

  void read_fragment() {
    url_.fragment_.emplace();
    append_encoded(*url_.fragment_, rest_.substr(1), EncodeSet::kFragment);
    rest_ = {};
  }

  std::string_view take_until(std::string_view ends) {
    const std::string_view taken = rest_.substr(0, rest_.find_first_of(ends));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
  const Url* base_;
  Url url_;
};

std::optional<Url> Url::parse(std::string_view input, const Url* base) {
  const std::string text = cleaned(input);
  return UrlParser(text, base).parse();
}

std::string Url::href() const {
  std::string out = scheme_ + ":";
  if (has_host_) {
    out += "//";
    if (!username_.empty() || !password_.empty()) {
      out += username_;
      if (!password_.empty()) out += ":" + password_;
      out += "@";
    }
    out += authority();
  }
  out += path_and_query();
  if (fragment_) out += "#" + *fragment_;
  return out;
}

std::uint16_t Url::effective_port() const {
  return port_ ? *port_ : default_port(scheme_).value_or(0);
}

std::string Url::origin() const {
  return has_host_ ? scheme_ + "://" + authority() : "null";
}

std::string Url::authority() const {
  return port_ ? host_ + ":" + std::to_string(*port_) : host_;
}

std::string Url::path_and_query() const {
  return query_ ? path_ + "?" + *query_ : path_;
}

}  // namespace pressmark
