#include "extract/page/metadata/author_list.h"

#include <algorithm>
#include <optional>

#include "core/text/utf8.h"
#include "core/url/url.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostNames = 20;  // more is a list of contributors to the site

std::vector<std::string> outlet_names(const PageFacts& facts) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    std::string folded = fold_letters(name);
    if (folded.size() >= 2) names.push_back(std::move(folded));
  };
  add(facts.data.article.publisher);
  add(facts.data.site_name);
  for (const MetaField& field : facts.head.fields) {
    if (field.field == "site") add(field.value);
  }
  if (facts.outlet != nullptr) {
    add(facts.outlet->name);
    for (const std::string& form : facts.outlet->short_forms) add(form);
  }
  if (const std::optional<Url> url = Url::parse(facts.page.url)) {
    const std::string domain = registrable_domain(url->host());
    add(domain);
    add(std::string_view(domain).substr(0, domain.find('.')));
  }
  return names;
}

}  // namespace

AuthorList::AuthorList(const PageFacts& facts) : outlets_(outlet_names(facts)) {}

void AuthorList::take(std::string_view byline, NameTest test) {
  if (!names_.empty() && byline.find_first_of("0123456789") != std::string_view::npos) return;
  for (std::string& name : split_byline(byline, outlets_, test)) add(std::move(name));
}

void AuthorList::add(std::string name) {
  if (is_full()) return;
  const std::string folded = fold_letters(name);
  const auto is_known = [&](const std::string& known) { return fold_letters(known) == folded; };
  if (std::none_of(names_.begin(), names_.end(), is_known)) names_.push_back(std::move(name));
}

bool AuthorList::is_full() const {
  return names_.size() >= kMostNames;
}

bool are_handles(const std::vector<std::string>& names) {
  return std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return name.find(' ') == std::string::npos && static_cast<unsigned char>(name.front()) < 0xE0;
  });
}

bool is_wide(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (is_letter(c)) return is_cjk(c);
  }
  return false;
}

}  // namespace pressmark
