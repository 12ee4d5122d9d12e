#include "pipeline/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

constexpr std::size_t kDefaultColumns = 80;
constexpr std::size_t kEllipsis = 3;

std::size_t columns_of(char32_t code_point) {
  return is_cjk(code_point) ? 2 : 1;
}

// What a terminal may obey is shown as a blank (ECMA-48: C0, DEL, and C1, of which U+009B begins a command).
char32_t shown(char32_t code_point) {
  return code_point < 0x20 || (0x7f <= code_point && code_point <= 0x9f) ? U' ' : code_point;
}

}  // namespace

bool is_terminal(std::FILE* stream) {
  return isatty(fileno(stream)) == 1;
}

std::size_t terminal_width(std::FILE* stream) {
  winsize size{};
  if (ioctl(fileno(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultColumns;
  return size.ws_col;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) append_utf8(out, shown(next_code_point(text, offset)));
  return out;
}

std::string fit(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t width = 0;
  std::size_t cut = 0;  // bytes of `out` that leave room for "..."
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t code_point = shown(next_code_point(text, offset));
    width += columns_of(code_point);
    if (width > columns) return out.substr(0, cut) + "...";
    append_utf8(out, code_point);
    if (width + kEllipsis <= columns) cut = out.size();
  }
  return out;
}

std::string shell_quoted(std::string_view path) {
  std::string out = "'";
  for (const char c : path) out += c == '\'' ? std::string_view("'\\''") : std::string_view(&c, 1);
  return out + "'";
}

std::string shell_word(std::string_view path) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+@%:=,~";
  const bool plain = !path.empty() && path.find_first_not_of(kPlain) == std::string_view::npos;
  return plain ? std::string(path) : shell_quoted(path);
}

Paint::Paint(std::FILE* stream) : on_(is_terminal(stream) && std::getenv("NO_COLOR") == nullptr) {}

std::string Paint::wrap(std::string_view code, std::string_view text) const {
  if (!on_) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

void ProgressLine::show(std::string_view text) {
  if (!on_) return;
  const std::string line = "\r\x1b[K" + fit(text, terminal_width(stream_) - 1);
  std::fwrite(line.data(), 1, line.size(), stream_);
  std::fflush(stream_);
  shown_ = true;
}

void ProgressLine::clear() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stream_);
  std::fflush(stream_);
  shown_ = false;
}

}  // namespace pressmark
