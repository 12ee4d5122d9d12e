// What a terminal can show: colours, width, a line that is rewritten.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace pressmark {

[[nodiscard]] bool is_terminal(std::FILE* stream);
// Columns of the terminal behind the stream; 80 where there is none.
[[nodiscard]] std::size_t terminal_width(std::FILE* stream);
// Control characters (C0 with line ends, DEL, C1) become blanks: a page's text must not command the terminal.
[[nodiscard]] std::string printable(std::string_view text);
// At most `columns` wide, cut with "..." (a CJK character counts as two columns), and printable.
[[nodiscard]] std::string fit(std::string_view text, std::size_t columns);

// A path as one word of a shell's command line: in quotation marks, its own escaped.
[[nodiscard]] std::string shell_quoted(std::string_view path);
// The same, as it is where it has nothing that a shell would heed.
[[nodiscard]] std::string shell_word(std::string_view path);

// Emphasis by ANSI codes, or nothing where the stream is no terminal or NO_COLOR is set (https://no-color.org/).
class Paint {
 public:
  explicit Paint(std::FILE* stream);
  [[nodiscard]] std::string bold(std::string_view text) const { return wrap("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return wrap("2", text); }
  [[nodiscard]] std::string green(std::string_view text) const { return wrap("32", text); }
  [[nodiscard]] std::string red(std::string_view text) const { return wrap("31", text); }
  [[nodiscard]] std::string cyan(std::string_view text) const { return wrap("36", text); }

 private:
  [[nodiscard]] std::string wrap(std::string_view code, std::string_view text) const;
  bool on_;
};

// One line at the foot of the terminal, rewritten as things go on; silent where the stream is no terminal.
class ProgressLine {
 public:
  explicit ProgressLine(std::FILE* stream) : stream_(stream), on_(is_terminal(stream)) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(std::string_view text);
  // Removes the line, so that something else can be printed.
  void clear();

 private:
  std::FILE* stream_;
  bool on_;
  bool shown_ = false;
};

}  // namespace pressmark
