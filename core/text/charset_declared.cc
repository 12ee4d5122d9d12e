#include "core/text/charset_declared.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/charset.h"
#include "core/text/utf8.h"

namespace pressmark {
namespace {

constexpr std::string_view kBlanks = "\t\n\f\r ";

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}
bool is_ascii_letter(char c) {
  return static_cast<unsigned char>((c | 0x20) - 'a') < 26U;
}
char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
}

bool starts_with_any_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(),
                                                   [](char want, char have) { return want == ascii_lower(have); });
}

std::size_t find_any_case(std::string_view text, std::string_view lower, std::size_t from) {
  for (std::size_t at = from; at + lower.size() <= text.size(); ++at) {
    if (starts_with_any_case(text.substr(at), lower)) return at;
  }
  return std::string_view::npos;
}

std::string_view without_leading_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}

// The value behind "=": quoted, or up to a blank or ";". Empty where a quote is never closed.
std::string_view value_at(std::string_view text) {
  if (text.empty()) return {};
  if (text.front() != '"' && text.front() != '\'') return text.substr(0, text.find_first_of("\t\n\f\r ;"));
  const std::size_t close = text.find(text.front(), 1);
  return close == std::string_view::npos ? std::string_view() : text.substr(1, close - 1);
}

// A page that can be read byte by byte to its <meta> is not UTF-16, whatever the <meta> says (HTML Standard, 13.2.3.2).
std::string_view as_seen_in_meta(std::string_view encoding) {
  if (encoding == "utf-16be" || encoding == "utf-16le") return "utf-8";
  return encoding == "x-user-defined" ? "windows-1252" : encoding;
}

struct Attribute {
  std::string name;  // lower case
  std::string_view value;
};

class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::optional<std::string_view> find() {
    while ((at_ = bytes_.find('<', at_)) != std::string_view::npos) {
      if (rest().starts_with("<!--")) {
        move_behind("-->", 2);
      } else if (is_meta()) {
        at_ += kMeta.size();
        if (const auto encoding = read_meta()) return encoding;
      } else {
        pass_tag();
      }
    }
    return std::nullopt;
  }

 private:
  static constexpr std::string_view kMeta = "<meta";

  [[nodiscard]] std::string_view rest() const { return bytes_.substr(std::min(at_, bytes_.size())); }
  [[nodiscard]] bool done() const { return at_ >= bytes_.size(); }

  [[nodiscard]] bool is_meta() const {
    const std::string_view tag = rest();
    return starts_with_any_case(tag, kMeta) && tag.size() > kMeta.size() &&
           (is_blank(tag[kMeta.size()]) || tag[kMeta.size()] == '/');
  }

  void move_behind(std::string_view mark, std::size_t skip) {
    const std::size_t found = bytes_.find(mark, at_ + skip);
    at_ = found == std::string_view::npos ? bytes_.size() : found + mark.size();
  }

  void pass_tag() {
    const std::string_view tag = rest();
    const std::size_t name = tag.starts_with("</") ? 2 : 1;
    if (name < tag.size() && is_ascii_letter(tag[name])) {
      at_ += std::min(tag.find_first_of("\t\n\f\r >"), tag.size());
      while (next_attribute()) {
      }
    } else if (tag.starts_with("<!") || tag.starts_with("</") || tag.starts_with("<?")) {
      move_behind(">", 1);
    } else {
      ++at_;
    }
  }

  // "Get an attribute" of the prescan.
  std::optional<Attribute> next_attribute() {
    while (!done() && (is_blank(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (done() || bytes_[at_] == '>') return std::nullopt;
    Attribute attribute{.name = take_name(), .value = {}};
    skip_blanks();
    if (done() || bytes_[at_] != '=') return attribute;
    ++at_;
    skip_blanks();
    attribute.value = take_value();
    return attribute;
  }

  std::string take_name() {
    const std::size_t start = at_;
    // A "=" at the start belongs to the name.
    if (!done()) ++at_;
    at_ = std::min(bytes_.find_first_of("\t\n\f\r =/>", at_), bytes_.size());
    std::string name(bytes_.substr(start, at_ - start));
    std::transform(name.begin(), name.end(), name.begin(), ascii_lower);
    return name;
  }

  std::string_view take_value() {
    if (done()) return {};
    const char quote = bytes_[at_];
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t start = quoted ? at_ + 1 : at_;
    const std::size_t end =
        std::min(quoted ? bytes_.find(quote, start) : bytes_.find_first_of("\t\n\f\r >", start), bytes_.size());
    at_ = quoted ? std::min(end + 1, bytes_.size()) : end;
    return bytes_.substr(start, end - start);
  }

  void skip_blanks() {
    while (!done() && is_blank(bytes_[at_])) ++at_;
  }

  std::optional<std::string_view> read_meta() {
    bool is_pragma = false;
    std::optional<std::string_view> of_charset;
    std::optional<std::string_view> of_content;
    while (const auto attribute = next_attribute()) {
      if (attribute->name == "http-equiv") is_pragma = is_pragma || to_lower(attribute->value) == "content-type";
      if (attribute->name == "content" && !of_content) of_content = encoding_of_content_type(attribute->value);
      if (attribute->name == "charset" && !of_charset) of_charset = encoding_for_label(attribute->value);
    }
    if (of_charset) return as_seen_in_meta(*of_charset);
    if (is_pragma && of_content) return as_seen_in_meta(*of_content);
    return std::nullopt;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<ByteOrderMark> find_byte_order_mark(std::string_view bytes) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks{
      {{"\xEF\xBB\xBF", "utf-8"}, {"\xFE\xFF", "utf-16be"}, {"\xFF\xFE", "utf-16le"}}};
  for (const auto& [mark, encoding] : kMarks) {
    if (bytes.starts_with(mark)) return ByteOrderMark{.encoding = encoding, .size = mark.size()};
  }
  return std::nullopt;
}

std::optional<std::string_view> encoding_of_content_type(std::string_view value) {
  constexpr std::string_view kName = "charset";
  for (std::size_t at = 0; (at = find_any_case(value, kName, at)) != std::string_view::npos;) {
    at += kName.size();
    const std::string_view behind = without_leading_blanks(value.substr(at));
    if (behind.starts_with('=')) return encoding_for_label(value_at(without_leading_blanks(behind.substr(1))));
  }
  return std::nullopt;
}

std::optional<std::string_view> encoding_of_meta(std::string_view bytes) {
  return Prescan(bytes).find();
}

std::optional<std::string_view> encoding_of_xml_declaration(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  constexpr std::string_view kName = "encoding";
  const std::size_t at = declaration.find(kName);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view behind = without_leading_blanks(declaration.substr(at + kName.size()));
  if (!behind.starts_with('=')) return std::nullopt;
  const auto encoding = encoding_for_label(value_at(without_leading_blanks(behind.substr(1))));
  return encoding ? std::optional(as_seen_in_meta(*encoding)) : std::nullopt;
}

}  // namespace pressmark
