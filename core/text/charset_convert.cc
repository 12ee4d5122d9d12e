#include "core/text/charset_convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "core/text/utf8.h"
#include "generated/charset_encodings.h"

namespace pressmark {
namespace {

constexpr UChar kReplacement = 0xFFFD;
constexpr UChar kFirstPrivate = 0xE000;  // the Private Use Area
constexpr UChar kLastPrivate = 0xF8FF;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

const lexicon::CharsetEncodingsRow* find_row(std::string_view encoding) {
  const auto* end = std::end(lexicon::kCharsetEncodings);
  const auto* row = std::find_if(std::begin(lexicon::kCharsetEncodings), end,
                                 [&](const auto& candidate) { return candidate.encoding == encoding; });
  return row == end ? nullptr : row;
}

// Opening one reads a table of some 100 KB and keeps state, so each thread holds its own.
UConverter* converter_for(const lexicon::CharsetEncodingsRow& row) {
  thread_local std::map<std::string_view, Converter> opened;
  Converter& converter = opened[row.encoding];
  if (!converter) {
    UErrorCode status = U_ZERO_ERROR;
    converter.reset(ucnv_open(std::string(row.converter).c_str(), &status));
  }
  return converter.get();
}

// ICU's own callback writes U+001A for some single-byte converters, and takes the second byte of a pair that means
// nothing along where the standard leaves it as the ASCII character that it is. The parameters are ICU's.
void write_replacement(const void* count, UConverterToUnicodeArgs* args, const char* bytes, int32_t size,
                       UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone
  const bool keeps_second =
      size == 2 && static_cast<unsigned char>(bytes[0]) >= 0x80 && static_cast<unsigned char>(bytes[1]) < 0x80;
  const std::array<UChar, 2> units{kReplacement, keeps_second ? static_cast<UChar>(bytes[1]) : UChar{0}};
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, units.data(), keeps_second ? 2 : 1, 0, status);
  ++*static_cast<std::size_t*>(const_cast<void*>(count));
}

// Takes UTF-16 in pieces; a pair may be cut between two.
class Utf8Appender {
 public:
  Utf8Appender(Converted& out, const lexicon::CharsetEncodingsRow& row)
      : out_(out), refuses_private_(row.private_use == "refuse"), is_gb18030_(row.converter == "gb18030") {}

  void add(const UChar* begin, const UChar* end) {
    for (; begin != end; ++begin) add(*begin);
  }

 private:
  void add(UChar unit) {
    if (unit < 0x80) {
      out_.text.push_back(static_cast<char>(unit));
    } else if (U16_IS_LEAD(unit)) {
      lead_ = unit;
    } else if (U16_IS_TRAIL(unit)) {
      append_utf8(out_.text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, unit)));
    } else {
      append_utf8(out_.text, unit >= kFirstPrivate && unit <= kLastPrivate ? seen_as(unit) : unit);
    }
  }

  // Chinese pages indent with A3 A0, which the standard's table reads as the ideographic space.
  UChar seen_as(UChar unit) {
    constexpr UChar kGbSpace = 0xE5E5;
    constexpr UChar kIdeographicSpace = 0x3000;
    if (is_gb18030_ && unit == kGbSpace) return kIdeographicSpace;
    if (!refuses_private_) return unit;
    ++out_.replacements;
    return kReplacement;
  }

  Converted& out_;
  bool refuses_private_;
  bool is_gb18030_;
  UChar lead_ = 0;
};

Converted run(UConverter& converter, const lexicon::CharsetEncodingsRow& row, std::string_view bytes) {
  Converted result;
  result.text.reserve(bytes.size() + bytes.size() / 2);
  UErrorCode status = U_ZERO_ERROR;
  ucnv_reset(&converter);
  ucnv_setToUCallBack(&converter, write_replacement, &result.replacements, nullptr, nullptr, &status);
  Utf8Appender appender(result, row);
  std::array<UChar, 4096> units{};
  const char* source = bytes.data();
  do {
    status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(&converter, &target, units.data() + units.size(), &source, bytes.data() + bytes.size(), nullptr,
                   static_cast<UBool>(true), &status);
    appender.add(units.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return result;
}

}  // namespace

std::optional<Converted> convert_to_utf8(std::string_view encoding, std::string_view bytes) {
  if (encoding == "utf-8") {
    Converted result;
    result.replacements = append_repaired_utf8(result.text, bytes);
    return result;
  }
  const auto* row = find_row(encoding);
  UConverter* converter = row == nullptr ? nullptr : converter_for(*row);
  if (converter == nullptr) return std::nullopt;
  return run(*converter, *row, bytes);
}

}  // namespace pressmark
