#include "core/text/charset_detect.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "core/text/charset.h"

namespace pressmark {
namespace {

// uchardet settles within a few kilobytes of foreign letters; its time is linear and slow (some 20 ns a byte).
constexpr std::size_t kDetectorBytes = 64 * 1024;
constexpr std::size_t kGlance = 4096;          // bytes looked at for controls and NUL bytes
constexpr std::size_t kControlsInHundred = 3;  // compressed data has 10, text none
constexpr std::size_t kNulsInHundred = 20;     // UTF-16 of markup has nearly 50

using Detector = std::unique_ptr<uchardet, decltype(&uchardet_delete)>;

// From the first byte that says anything about the encoding.
std::string_view telling_part(std::string_view bytes) {
  const auto* first = std::find_if(bytes.begin(), bytes.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '\x1B'; });
  return bytes.substr(static_cast<std::size_t>(first - bytes.begin()), kDetectorBytes);
}

bool is_binary_control(char c) {  // MIME Sniffing Standard, "binary data byte"
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20) return false;
  return byte != '\t' && byte != '\n' && byte != '\f' && byte != '\r' && byte != 0x1B;
}

}  // namespace

std::optional<std::string_view> detect_encoding(std::string_view bytes) {
  const Detector detector(uchardet_new(), uchardet_delete);
  const std::string_view part = telling_part(bytes);
  if (!detector || uchardet_handle_data(detector.get(), part.data(), part.size()) != 0) return std::nullopt;
  uchardet_data_end(detector.get());
  const std::string_view name = uchardet_get_charset(detector.get());
  if (name == "UHC") return "euc-kr";
  if (name == "MAC-CYRILLIC") return "x-mac-cyrillic";
  return encoding_for_label(name);
}

std::optional<std::string_view> detect_utf16(std::string_view bytes) {
  const std::string_view glance = bytes.substr(0, kGlance);
  std::array<std::size_t, 2> nuls{};  // at even and at odd offsets
  for (std::size_t i = glance.find('\0'); i != std::string_view::npos; i = glance.find('\0', i + 1)) ++nuls[i % 2];
  if ((nuls[0] + nuls[1]) * 100 < glance.size() * kNulsInHundred) return std::nullopt;
  if (nuls[0] * 10 < nuls[1]) return "utf-16le";
  if (nuls[1] * 10 < nuls[0]) return "utf-16be";
  return std::nullopt;
}

bool has_binary_signature(std::string_view bytes) {
  using namespace std::string_view_literals;
  // MIME Sniffing Standard, section 6; zstd by RFC 8878, ELF and WebAssembly by their own specifications.
  static constexpr std::array kSignatures{"\x89PNG\r\n"sv,
                                          "\xFF\xD8\xFF"sv,
                                          "GIF87a"sv,
                                          "GIF89a"sv,
                                          "%PDF-"sv,
                                          "PK\x03\x04"sv,
                                          "\x1F\x8B\x08"sv,
                                          "\x28\xB5\x2F\xFD"sv,
                                          "Rar!\x1A\x07"sv,
                                          "OggS\0"sv,
                                          "wOFF"sv,
                                          "wOF2"sv,
                                          "ID3\x03"sv,
                                          "\x7F"
                                          "ELF"sv,
                                          "\0asm"sv,
                                          "\0\0\x01\0"sv,
                                          "\x1A\x45\xDF\xA3"sv};
  const auto starts = [bytes](std::string_view signature) { return bytes.starts_with(signature); };
  if (std::any_of(kSignatures.begin(), kSignatures.end(), starts)) return true;
  constexpr std::size_t kKindOffset = 8;  // RIFF: four bytes of size stand before the kind
  if (bytes.size() <= kKindOffset) return false;
  const std::string_view kind = bytes.substr(kKindOffset, 4);
  return (bytes.starts_with("RIFF") && (kind == "WEBP" || kind == "WAVE")) || bytes.substr(4, 4) == "ftyp";
}

bool is_full_of_controls(std::string_view text) {
  const std::string_view glance = text.substr(0, kGlance);
  const auto controls = static_cast<std::size_t>(std::count_if(glance.begin(), glance.end(), is_binary_control));
  return controls * 100 > glance.size() * kControlsInHundred;
}

}  // namespace pressmark
