// URLs as keys: two addresses of one page become one string.

#include <algorithm>
#include <vector>

#include "core/text/utf8.h"
#include "core/url/percent.h"
#include "core/url/url.h"
#include "generated/tracking_parameters.h"

namespace pressmark {
namespace {

constexpr std::string_view kIndexPage = "/index.html";

std::string_view name_of_parameter(std::string_view parameter) {
  return parameter.substr(0, parameter.find('='));
}

bool is_tracking(std::string_view parameter) {
  const std::string name = to_lower(name_of_parameter(parameter));
  return std::any_of(
      std::begin(lexicon::kTrackingParameters), std::end(lexicon::kTrackingParameters),
      [&](const auto& row) { return row.match == "prefix" ? name.starts_with(row.name) : name == row.name; });
}

std::vector<std::string_view> kept_parameters(std::string_view query) {
  std::vector<std::string_view> kept;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (!parameter.empty() && !is_tracking(parameter)) kept.push_back(parameter);
  }
  // Stable and by name alone: the order of a repeated parameter has a meaning.
  std::stable_sort(kept.begin(), kept.end(),
                   [](std::string_view a, std::string_view b) { return name_of_parameter(a) < name_of_parameter(b); });
  return kept;
}

std::string canonical_query(std::string_view query) {
  std::string out;
  for (const std::string_view parameter : kept_parameters(query)) {
    out += out.empty() ? "?" : "&";
    out += parameter;
  }
  return out;
}

}  // namespace

std::string canonical_key(std::string_view url) {
  const std::optional<Url> parsed = Url::parse(url);
  if (!parsed || !parsed->is_http()) return {};
  std::string path = with_upper_case_escapes(parsed->path());
  if (path.ends_with(kIndexPage)) path.resize(path.size() - kIndexPage.size() + 1);
  // Before sorting: the order must not depend on the spelling.
  const std::string query = with_upper_case_escapes(parsed->query().value_or(""));
  return parsed->origin() + path + canonical_query(query);
}

}  // namespace pressmark
