// The man page and the shell completions, made from the program's own parser.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace pressmark {

// roff for man(1), every subcommand with its options.
[[nodiscard]] std::string man_page(const CLI::App& app);
// A completion script. `shell` is "bash", "zsh" or "fish"; "" for another shell.
[[nodiscard]] std::string completion_script(const CLI::App& app, std::string_view shell);

}  // namespace pressmark
