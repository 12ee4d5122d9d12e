#include "fetch/robots/robots_match.h"

#include <cctype>

namespace pressmark::robots {
namespace {

bool is_hex(char c) {
  return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 0x0f];
}

// Where the authority of a URL ends and its path may begin.
std::size_t authority_start(std::string_view url) {
  const std::size_t search = url.starts_with("//") ? 2 : 0;
  const std::size_t early = url.find_first_of("/?;", search);
  const std::size_t scheme = url.find("://", search);
  return scheme == std::string_view::npos || early < scheme ? search : scheme + 3;
}

}  // namespace

std::string path_of_url(std::string_view url) {
  const std::size_t authority = authority_start(url);
  url = url.substr(0, url.find('#'));
  const std::size_t start = url.find_first_of("/?;", authority);
  if (start == std::string_view::npos) return "/";
  const std::string_view path = url.substr(start);
  return path.front() == '/' ? std::string(path) : "/" + std::string(path);
}

bool pattern_matches(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  if (!path.starts_with(pattern.substr(0, star))) return false;
  if (star == std::string_view::npos) return !anchored || path.size() == pattern.size();
  path.remove_prefix(star);
  // The leftmost place for each part leaves the most room for those behind it.
  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const std::string_view part = pattern.substr(0, star);
    if (star == std::string_view::npos && anchored) return path.ends_with(part);
    const std::size_t at = path.find(part);
    if (at == std::string_view::npos) return false;
    if (star == std::string_view::npos) return true;
    path.remove_prefix(at + part.size());
  }
}

std::string normal_pattern(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto byte = static_cast<unsigned char>(pattern[i]);
    if (byte == '%' && i + 2 < pattern.size() && is_hex(pattern[i + 1]) && is_hex(pattern[i + 2])) {
      out += '%';
      out += static_cast<char>(std::toupper(static_cast<unsigned char>(pattern[i + 1])));
      out += static_cast<char>(std::toupper(static_cast<unsigned char>(pattern[i + 2])));
      i += 2;
    } else if (byte >= 0x80) {
      append_escaped(out, byte);
    } else {
      out += pattern[i];
    }
  }
  return out;
}

}  // namespace pressmark::robots
