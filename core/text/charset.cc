#include "core/text/charset.h"

#include <algorithm>
#include <array>

#include "core/text/charset_convert.h"
#include "core/text/charset_declared.h"
#include "core/text/charset_detect.h"
#include "core/text/utf8.h"
#include "generated/charset_labels.h"

namespace pressmark {
namespace {

constexpr std::size_t kMetaBytes = 1024;           // HTML Standard, 13.2.3.2
constexpr std::size_t kLateMetaBytes = 64 * 1024;  // browsers follow a later <meta> too, by parsing again
constexpr std::size_t kLongestLabel = 24;          // the longest of the table has 19 characters

// How many sequences of two bytes must be valid UTF-8 by accident before a declaration of something else is
// disbelieved. A pair of letters of a legacy encoding is valid UTF-8 once in ten times; four in a row and no other
// never happen.
constexpr std::size_t kUtf8Evidence = 4;
constexpr std::size_t kEvidenceOfLongSequence = 4;  // "three bytes, all in range" is proof enough alone

// Wrong bytes for each good character beyond ASCII at which a declaration counts as a lie: 1 in 4.
constexpr std::size_t kLieRatio = 4;

// Strength of the proof that valid UTF-8 is meant as such; stops when there is enough.
std::size_t utf8_evidence(std::string_view valid) {
  std::size_t evidence = 0;
  for (const char c : valid) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xC0) evidence += byte >= 0xE0 ? kEvidenceOfLongSequence : 1;
    if (evidence >= kUtf8Evidence) break;
  }
  return evidence;
}

std::size_t count_beyond_ascii(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
}

bool is_utf16(std::string_view encoding) {
  return encoding.starts_with("utf-16");
}

// The page is read up to its <meta> as ASCII, which these two do not share.
bool is_ascii_compatible(std::string_view encoding) {
  return !is_utf16(encoding) && encoding != "iso-2022-jp";
}

// "replacement" stands for encodings that the standard refuses: what the bytes are is then as open as before.
std::optional<std::string_view> usable(std::optional<std::string_view> encoding) {
  if (encoding == "replacement") return std::nullopt;
  return encoding == "x-user-defined" ? "windows-1252" : encoding;
}

std::optional<std::string_view> encoding_said(const EncodedText& input) {
  if (const auto encoding = encoding_of_content_type(input.content_type)) return encoding;
  if (!input.is_html) return std::nullopt;
  const std::string_view head = input.bytes.substr(0, kMetaBytes);
  if (const auto encoding = encoding_of_meta(head)) return encoding;
  return encoding_of_xml_declaration(head);
}

std::optional<DecodedText> decode_as(std::string_view encoding, std::string_view bytes) {
  std::optional<Converted> converted = convert_to_utf8(encoding, bytes);
  if (!converted) return std::nullopt;
  return DecodedText{
      .text = std::move(converted->text), .charset = std::string(encoding), .replacements = converted->replacements};
}

// Valid UTF-8 is never converted, unless it declares something else and is too short to prove itself.
std::optional<DecodedText> decode_valid_utf8(std::string_view bytes, std::optional<std::string_view> declared) {
  const bool other = declared && *declared != "utf-8" && !is_utf16(*declared);
  if (other && !is_ascii_compatible(*declared) && bytes.find('\x1B') != std::string_view::npos) {
    return decode_as(*declared, bytes);
  }
  const std::size_t evidence = other ? utf8_evidence(bytes) : kUtf8Evidence;
  if (evidence > 0 && evidence < kUtf8Evidence) {
    if (auto text = decode_as(*declared, bytes)) return text;
  }
  const bool is_ascii = evidence == 0;
  return DecodedText{.text = {}, .charset = std::string(is_ascii ? *declared : "utf-8"), .is_as_given = true};
}

// What the bytes are apart from what they declare; empty where nothing speaks for anything.
std::optional<DecodedText> decode_guessed(const EncodedText& input) {
  if (input.is_html) {
    const auto late = usable(encoding_of_meta(input.bytes.substr(0, kLateMetaBytes)));
    if (late && *late != "utf-8") {
      if (auto text = decode_as(*late, input.bytes)) return text;
    }
  }
  const auto detected = usable(detect_encoding(input.bytes));
  return detected ? decode_as(*detected, input.bytes) : std::nullopt;
}

DecodedText decode_as_western(std::string_view bytes) {
  return decode_as("windows-1252", bytes).value_or(DecodedText{});
}

bool is_lie(const DecodedText& text) {
  return text.replacements * kLieRatio > count_beyond_ascii(text.text) - text.replacements;
}

// A declaration that fits badly is kept where nothing fits better. Every byte is a character of windows-1252, so that
// replaces only a declaration of UTF-8, which foreign letters of one byte break at once.
DecodedText decode_invalid_utf8(const EncodedText& input, std::optional<std::string_view> declared) {
  std::optional<DecodedText> as_declared = declared ? decode_as(*declared, input.bytes) : std::nullopt;
  if (as_declared && !is_lie(*as_declared)) return std::move(*as_declared);
  std::optional<DecodedText> guessed = decode_guessed(input);
  if (guessed && (!as_declared || guessed->replacements < as_declared->replacements)) return std::move(*guessed);
  if (as_declared && *declared != "utf-8") return std::move(*as_declared);
  return decode_as_western(input.bytes);
}

DecodedText decode_without_mark(const EncodedText& input) {
  const auto declared = usable(encoding_said(input));
  if (const auto utf16 = detect_utf16(input.bytes)) {
    if (auto text = decode_as(*utf16, input.bytes)) return std::move(*text);
  }
  if (is_valid_utf8(input.bytes)) {
    if (auto text = decode_valid_utf8(input.bytes, declared)) return std::move(*text);
  }
  return decode_invalid_utf8(input, declared);
}

bool is_mostly_replaced(const DecodedText& decoded, std::string_view text) {
  constexpr std::size_t kReplacementBytes = 3;
  return decoded.replacements * kReplacementBytes * 2 > text.size();
}

}  // namespace

std::optional<std::string_view> encoding_for_label(std::string_view label) {
  constexpr std::string_view kBlanks = "\t\n\f\r ";
  const std::size_t first = std::min(label.find_first_not_of(kBlanks), label.size());
  label = label.substr(first, label.find_last_not_of(kBlanks) + 1 - first);
  if (label.empty() || label.size() > kLongestLabel) return std::nullopt;
  const std::string wanted = to_lower(label);
  const auto* end = std::end(lexicon::kCharsetLabels);
  const auto* row =
      std::lower_bound(std::begin(lexicon::kCharsetLabels), end, wanted,
                       [](const auto& candidate, const std::string& want) { return candidate.label < want; });
  return row != end && row->label == wanted ? std::optional(row->encoding) : std::nullopt;
}

Result<DecodedText> decode(const EncodedText& input) {
  Result<DecodedText> decoded = decode_in_place(input);
  if (decoded && decoded->is_as_given) {
    decoded->text.assign(input.bytes);
    decoded->is_as_given = false;
  }
  return decoded;
}

Result<DecodedText> decode_in_place(const EncodedText& input) {
  const auto undecodable = [](std::string why) { return fail(Stage::kDecode, "undecodable", std::move(why)); };
  if (has_binary_signature(input.bytes)) return undecodable("the bytes are an image, archive or other binary file");
  DecodedText decoded;
  if (const auto mark = find_byte_order_mark(input.bytes)) {
    decoded = decode_as(mark->encoding, input.bytes.substr(mark->size)).value_or(DecodedText{});
  } else {
    decoded = decode_without_mark(input);
  }
  const std::string_view text = decoded.view(input.bytes);
  if (is_full_of_controls(text)) return undecodable("too many control characters for a text");
  if (is_mostly_replaced(decoded, text)) {
    return undecodable("most characters are invalid in " + decoded.charset + ", and no other encoding fits better");
  }
  return decoded;
}

}  // namespace pressmark
