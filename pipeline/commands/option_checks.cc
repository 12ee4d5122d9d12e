#include "pipeline/commands/option_checks.h"

#include <utility>

namespace pressmark {
namespace {

template <class Number>
CLI::Validator silent_range(Number low, Number high) {
  CLI::Validator range = CLI::Range(low, high);
  range.description("");
  return range;
}

}  // namespace

CLI::Validator within(int low, int high) {
  return silent_range(low, high);
}

CLI::Validator within(double low, double high) {
  return silent_range(low, high);
}

CLI::Validator numbered_choices(std::map<std::string, int> numbers) {
  auto check = [numbers = std::move(numbers)](std::string& value) -> std::string {
    const auto found = numbers.find(CLI::detail::to_lower(value));
    if (found != numbers.end()) {
      value = std::to_string(found->second);
      return "";
    }
    std::string known;
    for (const auto& [name, number] : numbers) known += (known.empty() ? "" : " nor ") + name;
    return "\"" + value + "\" is neither " + known;
  };
  return {std::move(check), ""};
}

}  // namespace pressmark
