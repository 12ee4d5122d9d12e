#include "normalize/json_writer.h"

#include <cmath>
#include <cstdint>
#include <cstring>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out.push_back(kHexDigits[static_cast<unsigned char>(c) >> 4U]);
      out.push_back(kHexDigits[static_cast<unsigned char>(c) & 0x0FU]);
  }
}

constexpr std::uint64_t kEachByte = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x80 * kEachByte;

// True if one of the eight bytes needs an escape; a whole text is mostly bytes that need none.
bool any_needs_escape(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const auto zero_byte = [](std::uint64_t x) { return (x - kEachByte) & ~x; };
  const std::uint64_t control = (word - 0x20 * kEachByte) & ~word;
  return ((control | zero_byte(word ^ ('"' * kEachByte)) | zero_byte(word ^ ('\\' * kEachByte))) & kHighBits) != 0;
}

// The first byte at or behind `from` that needs an escape; the text's size if none does.
std::size_t next_escape(std::string_view text, std::size_t from) {
  while (from + 8 <= text.size() && !any_needs_escape(text.data() + from)) from += 8;
  while (from < text.size() && !needs_escape(text[from])) ++from;
  return from;
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t kept = 0;
  for (std::size_t i = next_escape(text, 0); i < text.size(); i = next_escape(text, kept)) {
    out.append(text.substr(kept, i - kept));
    append_escape(out, text[i]);
    kept = i + 1;
  }
  out.append(text.substr(kept));
}

}  // namespace

void JsonWriter::comma() {
  if (!first_) out_.push_back(',');
  first_ = false;
}

void JsonWriter::open(char bracket) {
  comma();
  out_.push_back(bracket);
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_.push_back(bracket);
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  comma();
  out_.push_back('"');
  out_.append(name);
  out_.append("\":");
  first_ = true;
}

void JsonWriter::string(std::string_view text) {
  comma();
  out_.push_back('"');
  if (is_valid_utf8(text)) {
    append_escaped(out_, text);
  } else {
    std::string repaired;
    (void)append_repaired_utf8(repaired, text);
    append_escaped(out_, repaired);
  }
  out_.push_back('"');
}

void JsonWriter::integer(std::int64_t number) {
  raw(std::to_string(number));
}

void JsonWriter::raw(std::string_view json) {
  comma();
  out_.append(json);
}

void JsonWriter::hundredths(double number) {
  const long long whole = std::isfinite(number) ? std::llround(number * 100) : 0;
  std::string text = std::to_string(whole / 100);
  if (const long long rest = whole % 100; rest != 0) {
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  }
  raw(text);
}

void JsonWriter::field(std::string_view name, std::string_view text) {
  key(name);
  string(text);
}

void JsonWriter::field_if(std::string_view name, const std::optional<std::string>& text) {
  key(name);
  if (text) {
    string(*text);
  } else {
    raw("null");
  }
}

void JsonWriter::field(std::string_view name, const std::vector<std::string>& texts) {
  key(name);
  open('[');
  for (const std::string& text : texts) string(text);
  close(']');
}

void JsonWriter::field_or_null(std::string_view name, std::string_view text) {
  key(name);
  if (text.empty()) {
    raw("null");
  } else {
    string(text);
  }
}

void JsonWriter::field(std::string_view name, std::uint32_t number) {
  key(name);
  integer(number);
}

}  // namespace pressmark
