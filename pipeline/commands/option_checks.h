// Checks of option values. They add nothing to the help, where CLI11's own print "INT in [1 - 256]" and the numbers
// behind the names of an enum: the option's text and type name say it.
//
//   command.add_option("--jobs", jobs, kJobsHelp)->check(within(1, kMostJobs))->type_name("N");
//   command.add_option("--view", view, "...")->transform(choices<View>({{"body", View::kBody}, ...}));
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <utility>

namespace pressmark {

inline constexpr const char* kJobsHelp = "pages read at the same time (1 to 256)";
inline constexpr int kMostJobs = 256;

// A number from `low` to `high`.
[[nodiscard]] CLI::Validator within(int low, int high);
[[nodiscard]] CLI::Validator within(double low, double high);

// One of the names, in any case, becomes its number; anything else is told with the names that there are.
[[nodiscard]] CLI::Validator numbered_choices(std::map<std::string, int> numbers);

// The same for an enum.
template <class Enum>
[[nodiscard]] CLI::Validator choices(const std::map<std::string, Enum>& meanings) {
  std::map<std::string, int> numbers;
  for (const auto& [name, meaning] : meanings) numbers.emplace(name, static_cast<int>(meaning));
  return numbered_choices(std::move(numbers));
}

}  // namespace pressmark
