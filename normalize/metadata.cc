#include "normalize/metadata.h"

#include <algorithm>
#include <unordered_set>

#include "core/text/utf8.h"
#include "core/time/zone.h"
#include "core/url/url.h"
#include "normalize/names.h"

namespace pressmark {
namespace {

std::vector<std::string> normal_list(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  std::unordered_set<std::string> seen;
  for (const std::string& word : words) {
    std::string name = normal_name(word);
    if (!name.empty() && seen.insert(name).second) out.push_back(std::move(name));
  }
  return out;
}

// BCP 47 in form, not in meaning: pages write "en_US" and "English (US)" too.
std::string normal_language(const std::string& stated, std::vector<Warning>& warnings) {
  constexpr std::size_t kLongestSubtag = 8;
  std::string language = stated;
  std::replace(language.begin(), language.end(), '_', '-');
  std::size_t subtag = 0;
  bool ok = language.empty() || (is_letter(static_cast<unsigned char>(language.front())) && language.back() != '-');
  for (const char c : language) {
    subtag = c == '-' ? 0 : subtag + 1;
    const char32_t letter = static_cast<unsigned char>(c);
    ok = ok && subtag <= kLongestSubtag && (c == '-' || is_digit(letter) || (letter < 0x80 && is_letter(letter)));
  }
  if (ok && language.find("--") == std::string::npos) return language;
  warnings.push_back({"bad_language", "language is no BCP 47 tag: " + collapse_white_space(stated)});
  return {};
}

std::optional<RecordOutlet> outlet_by_site_name(const RecordInput& input) {
  const std::string name = normal_name(input.article.metadata.site_name);
  if (name.empty()) return std::nullopt;
  return RecordOutlet{.id = name, .name = name, .domain = {}};
}

}  // namespace

std::string normal_date(const std::string& stated, std::string_view field, std::vector<Warning>& warnings) {
  if (stated.empty()) return {};
  std::optional<DateTime> when = parse_date_time(stated);
  if (!when) {
    warnings.push_back({"bad_date", std::string(field) + " is no date: " + collapse_white_space(stated)});
    return {};
  }
  if (!when->offset_minutes) when->second_of_day.reset();
  return when->iso8601();
}

Metadata normal_metadata(const RecordInput& input, std::vector<Warning>& warnings) {
  const Metadata& stated = input.article.metadata;
  const std::string& published = stated.published_at.empty() ? input.page.published : stated.published_at;
  return {.title = normal_name(stated.title),
          .description = normal_name(stated.description),
          .section = normal_name(stated.section),
          .image = stated.image,
          .canonical_url = stated.canonical_url,
          .site_name = normal_name(stated.site_name),
          .language = normal_language(stated.language, warnings),
          .published_at = normal_date(published, "published_at", warnings),
          .modified_at = normal_date(stated.modified_at, "modified_at", warnings),
          .authors = normal_list(stated.authors),
          .tags = normal_list(stated.tags),
          .access = stated.access};
}

std::optional<RecordOutlet> outlet_of(const RecordInput& input) {
  if (input.outlet != nullptr) {
    const Outlet& outlet = *input.outlet;
    return RecordOutlet{.id = outlet.id,
                        .name = outlet.name,
                        .domain = outlet.domains.empty() ? std::string() : outlet.domains.front()};
  }
  const std::optional<Url> url = Url::parse(canonical_url_of(input));
  if (!url || url->host().empty()) return outlet_by_site_name(input);
  const std::string domain = registrable_domain(url->host());
  const std::string name = normal_name(input.article.metadata.site_name);
  return RecordOutlet{
      .id = url->host(), .name = name.empty() ? url->host() : name, .domain = domain.empty() ? url->host() : domain};
}

std::string canonical_url_of(const RecordInput& input) {
  if (!input.article.metadata.canonical_url.empty()) return input.article.metadata.canonical_url;
  std::optional<Url> url = Url::parse(input.page.url);
  if (!url || !url->is_http()) return {};
  url->set_fragment(std::nullopt);
  return url->href();
}

}  // namespace pressmark
