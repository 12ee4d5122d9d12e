#include "pipeline/commands/manual.h"

#include <CLI/CLI.hpp>

#include "normalize/record.h"

namespace pressmark {
namespace {

std::vector<const CLI::App*> subcommands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

// Text for roff: backslashes and dashes escaped, no line may begin with a control character.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
      out += c;
    }
  }
  return out;
}

std::string option_heading(const CLI::Option& option) {
  std::string heading = option.get_name(false, true);
  if (!option.get_type_name().empty() && option.get_type_size() != 0) heading += " " + option.get_type_name();
  return heading;
}

void append_options(std::string& out, const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    out += ".TP\n.B " + roff(option_heading(*option)) + "\n" + roff(option->get_description());
    if (!option->get_default_str().empty()) out += roff(" (default: " + option->get_default_str() + ")");
    out += "\n";
  }
}

void append_command(std::string& out, const CLI::App& app, const std::string& prefix) {
  const std::string name = prefix + app.get_name();
  out += ".SS " + roff(name) + "\n" + roff(app.get_description()) + "\n";
  append_options(out, app);
  for (const CLI::App* sub : subcommands(app)) append_command(out, *sub, name + " ");
}

// The words that may follow a command: its subcommands and long options.
std::string words_of(const CLI::App& app) {
  std::string words;
  for (const CLI::App* sub : subcommands(app)) words += (words.empty() ? "" : " ") + sub->get_name();
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words += (words.empty() ? "--" : " --") + name;
  }
  return words;
}

// The same, and the options of the command's own subcommands.
std::string all_words_of(const CLI::App& app) {
  std::string words = words_of(app);
  for (const CLI::App* sub : subcommands(app)) words += " " + words_of(*sub);
  return words;
}

std::string bash_script(const CLI::App& app) {
  std::string out = "_pressmark() {\n  local words cur=${COMP_WORDS[COMP_CWORD]}\n  case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* sub : subcommands(app))
    out += "    " + sub->get_name() + ") words='" + all_words_of(*sub) + "' ;;\n";
  out += "    *) words='" + words_of(app) + "' ;;\n  esac\n";
  out += "  [ \"$COMP_CWORD\" -eq 1 ] && words='" + words_of(app) + "'\n";
  return out + "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _pressmark pressmark\n";
}

std::string fish_script(const CLI::App& app) {
  std::string out;
  for (const CLI::App* sub : subcommands(app)) {
    std::string description = sub->get_description();
    std::erase(description, '\'');
    out += "complete -c pressmark -n __fish_use_subcommand -a " + sub->get_name() + " -d '" + description + "'\n";
    for (const CLI::Option* option : sub->get_options()) {
      for (const std::string& name : option->get_lnames()) {
        out += "complete -c pressmark -n '__fish_seen_subcommand_from " + sub->get_name() + "' -l " + name + "\n";
      }
    }
  }
  return out;
}

}  // namespace

std::string man_page(const CLI::App& app) {
  std::string out = ".TH PRESSMARK 1 \"\" \"pressmark " + extractor_identity().version + "\" \"User Commands\"\n";
  out += ".SH NAME\npressmark \\- news article extraction\n.SH SYNOPSIS\n.B pressmark\n.I COMMAND\n[options]\n";
  out += ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n.SH OPTIONS\n";
  append_options(out, app);
  out += ".SH COMMANDS\n";
  for (const CLI::App* sub : subcommands(app)) append_command(out, *sub, "pressmark ");
  return out + ".SH NOTES\n" + roff(app.get_footer()) + "\n";
}

std::string completion_script(const CLI::App& app, std::string_view shell) {
  if (shell == "bash") return bash_script(app);
  if (shell == "zsh") return "autoload -U +X bashcompinit && bashcompinit\n" + bash_script(app);
  if (shell == "fish") return fish_script(app);
  return "";
}

}  // namespace pressmark
