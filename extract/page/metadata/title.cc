#include <algorithm>
#include <array>
#include <numeric>

#include "core/text/utf8.h"
#include "core/url/url.h"
#include "extract/page/metadata/metadata.h"
#include "extract/page/metadata/names.h"
#include "extract/page/selectors.h"

namespace pressmark {
namespace {

// Trust in a source before agreement: linked data and the visible heading are the headline on 85 to 88 % of pages,
// og:title on 78 %, <title> on 65 %. The meta elements copy one another: their agreement counts once.
constexpr double kHeadingTrust = 2.0;
constexpr double kOtherHeadingTrust = 0.9;  // an h1 that the text does not stand under: often the outlet's name
constexpr double kLinkedTrust = 2.2;
constexpr double kMetaTrust = 1.0;
constexpr double kTitleTrust = 0.5;
constexpr double kSelectorTrust = 9;
constexpr double kSiteDistrust = 2.0;  // the outlet's own name, often the only h1
constexpr double kShownTrust = 4.8;    // the heading where all that is declared was written for search engines
constexpr double kAgrees = 1.0;        // another source has the same letters
constexpr double kMetaAgrees = 1.3;    // an editor wrote it for readers elsewhere
constexpr double kContains = 0.5;      // another source contains it: usually with the outlet's name
constexpr std::size_t kLeastTitle = 4;
constexpr std::size_t kMostSiteWords = 5;
constexpr std::size_t kMostHeadings = 8;

constexpr std::string_view kSeparators[] = {" | ",
                                            " - ",
                                            " \xE2\x80\x93 ",
                                            " \xE2\x80\x94 ",
                                            " :: ",
                                            " : ",
                                            " \xC2\xBB ",
                                            " \xC2\xB7 ",
                                            " \xE2\x80\xA2 ",
                                            " // ",
                                            "_",
                                            "|",
                                            " \xC2\xAB ",
                                            "\xE3\x85\xA3",  // U+3163, written for a bar on Korean pages
                                            "\xEF\xBD\x9C",  // U+FF5C
                                            "--"};

// The byte that tells a separator: its last one that is no blank. Few bytes of a title are one.
constexpr char sign_of(std::string_view separator) {
  return separator[separator.find_last_not_of(' ')];
}

constexpr auto kSeparatorSigns = [] {
  std::array<bool, 256> signs{};
  for (const std::string_view separator : kSeparators) signs[static_cast<unsigned char>(sign_of(separator))] = true;
  return signs;
}();

// What the site is called, folded.
struct SiteNames {
  std::vector<std::string> declared;  // a part of one, or one with a word more, names the site too
  std::vector<std::string> home;      // its headings that lead to its root
};

std::vector<std::string> declared_names(const PageFacts& facts) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    std::string folded = fold_letters(name);
    if (folded.size() >= 2) names.push_back(std::move(folded));
  };
  for (const std::string_view name : facts.head.values("site")) add(name);
  add(facts.data.article.publisher);
  add(facts.data.site_name);
  if (facts.outlet != nullptr) add(facts.outlet->name);
  if (const std::optional<Url> url = Url::parse(facts.page.url)) {
    const std::string domain = registrable_domain(url->host());
    add(domain);
    add(std::string_view(domain).substr(0, domain.find('.')));
  }
  return names;
}

bool is_one_of(const std::vector<std::string>& names, std::string_view folded) {
  return std::find(names.begin(), names.end(), folded) != names.end();
}

bool is_site(std::string_view segment, const SiteNames& sites) {
  const std::string folded = fold_letters(segment);
  if (is_one_of(sites.home, folded)) return true;
  return std::any_of(sites.declared.begin(), sites.declared.end(), [&](const std::string& site) {
    if (folded == site) return true;
    const bool close = folded.size() <= site.size() * 2 + 4;
    return site.size() >= 4 && folded.size() >= 3 && close &&
           (folded.find(site) != std::string::npos || site.find(folded) != std::string::npos);
  });
}

std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

struct Cut {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

// The separator that ends last; of several that end there, the first of the table.
Cut last_separator(std::string_view title) {
  for (std::size_t end = title.size(); end > 0; --end) {
    const std::size_t sign = title[end - 1] == ' ' && end > 1 ? end - 2 : end - 1;
    if (!kSeparatorSigns[static_cast<unsigned char>(title[sign])]) continue;
    const std::string_view before = title.substr(0, end);
    for (const std::string_view separator : kSeparators) {
      if (before.ends_with(separator)) return {end - separator.size(), separator.size()};
    }
  }
  return {};
}

// Segments at the end that name the outlet go; with `loose`, any short segment behind a bar goes as well.
std::string_view without_suffix(std::string_view title, const SiteNames& sites, bool loose) {
  constexpr int kMostSegments = 4;
  for (int i = 0; i < kMostSegments; ++i) {
    const Cut cut = last_separator(title);
    if (cut.at == std::string_view::npos || cut.at < kLeastTitle) break;
    const std::string_view segment = trim(title.substr(cut.at + cut.size));
    const bool bar = title.substr(cut.at, cut.size).find('|') != std::string_view::npos;
    const bool drop = is_site(segment, sites) || (loose && bar && count_words(segment) <= kMostSiteWords);
    if (!drop) break;
    title = trim(title.substr(0, cut.at));
  }
  return title;
}

// "Headline-section" in scripts of wide letters, left where the outlet's name stood behind another sign.
std::string_view without_section(std::string_view title) {
  constexpr std::size_t kLongestSection = 15;  // bytes: five letters
  const std::size_t at = title.find_last_of("-_");
  if (at == std::string_view::npos || at < kLeastTitle || title.size() - at - 1 > kLongestSection) return title;
  const std::string_view section = title.substr(at + 1);
  const bool wide = !section.empty() && std::all_of(section.begin(), section.end(),
                                                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return wide ? trim(title.substr(0, at)) : title;
}

std::string_view without_prefix(std::string_view title, const SiteNames& sites) {
  if (last_separator(title).at == std::string_view::npos) return title;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.find(separator);
    if (at == std::string_view::npos || at + separator.size() + kLeastTitle > title.size()) continue;
    if (is_site(title.substr(0, at), sites)) return trim(title.substr(at + separator.size()));
  }
  return title;
}

// A heading that links to the root of the site names the site, wherever it stands.
bool leads_home(const PageFacts& facts, const CutBlock& block) {
  if (!is_all_link(block)) return false;
  const std::vector<CutLink>& links = facts.cut.links;
  const auto link = std::lower_bound(links.begin(), links.end(), block.element,
                                     [](const CutLink& one, NodeIndex element) { return one.element < element; });
  if (link == links.end() || link->element >= facts.document.nodes()[block.element].end) return false;
  const std::optional<Url> page = Url::parse(facts.page.url);
  if (!page || page->path().size() <= 1) return false;
  const std::optional<Url> url = Url::parse(link->address.of(facts.document.source()), &*page);
  return url && url->path() == "/" && !url->query() && url->host() == page->host();
}

std::vector<std::string> home_headings(const PageFacts& facts) {
  const auto& nodes = facts.document.nodes();
  std::vector<std::string> names;
  std::size_t seen = 0;
  for (std::uint32_t k = 0; k < facts.cut.blocks.size() && seen < kMostHeadings; ++k) {
    const CutBlock& block = facts.cut.blocks[k];
    if (k != facts.main.title_block && nodes[block.element].tag != Tag::kH1) continue;
    ++seen;
    if (leads_home(facts, block)) names.push_back(fold_letters(block.text.of(facts.cut.text)));
  }
  return names;
}

// "Our blog: Headline". Only such a name goes before a colon: outlets write of themselves.
std::string_view without_home(std::string_view title, const SiteNames& sites) {
  constexpr std::string_view kColon = ": ";
  const std::size_t at = title.find(kColon);
  if (sites.home.empty() || at == std::string_view::npos) return title;
  return is_one_of(sites.home, fold_letters(title.substr(0, at))) ? trim(title.substr(at + kColon.size())) : title;
}

void add_candidate(std::vector<Candidate>& all, std::string_view raw, std::string_view source, double weight) {
  std::string value = collapse_white_space(plain_text_of(raw));
  if (!value.empty()) all.push_back({std::move(value), source, weight});
}

void add_selected(const PageFacts& facts, std::vector<Candidate>& all) {
  if (facts.selectors == nullptr || facts.selectors->title.empty()) return;
  const std::vector<NodeIndex> found = select(facts.document, facts.selectors->title);
  if (!found.empty()) add_candidate(all, facts.document.text_of(found.front()), "selector", kSelectorTrust);
}

// A page may have several h1; the one that the head of the page repeats is the headline.
void add_other_headings(const PageFacts& facts, std::vector<Candidate>& all) {
  const auto& nodes = facts.document.nodes();
  std::size_t found = 0;
  for (std::uint32_t k = 0; k < facts.cut.blocks.size() && found < kMostHeadings; ++k) {
    const CutBlock& block = facts.cut.blocks[k];
    if (k == facts.main.title_block || nodes[block.element].tag != Tag::kH1) continue;
    add_candidate(all, block.text.of(facts.cut.text), "h1", kOtherHeadingTrust);
    ++found;
  }
}

// The best of them: each is compared with every other.
void add_declared(const PageFacts& facts, std::vector<Candidate>& all) {
  std::size_t found = 0;
  for (const MetaField& field : facts.head.fields) {
    if (field.field != "title") continue;
    add_candidate(all, field.value, field.name, kMetaTrust - 0.05 * field.rank);
    if (++found == kMostDeclaredTitles) return;
  }
}

constexpr int kMetaFamily = 3;

// Sources that are written together.
int family_of(std::string_view source) {
  if (source == "h1") return 0;
  if (source == "json-ld" || source == "headline") return 1;
  return source == "title" ? 2 : kMetaFamily;
}

double score_of(const std::vector<Candidate>& all, const std::vector<std::string>& folded, std::size_t own) {
  std::array<double, 4> agreement{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto family = static_cast<std::size_t>(family_of(all[i].source));
    if (i == own || family == static_cast<std::size_t>(family_of(all[own].source))) continue;
    const bool contains = folded[own].size() >= kLeastTitle && folded[i].find(folded[own]) != std::string::npos;
    const double equal = family == kMetaFamily ? kMetaAgrees : kAgrees;
    const double agrees = folded[i] == folded[own] ? equal : contains ? kContains : 0;
    agreement[family] = std::max(agreement[family], agrees);
  }
  return std::accumulate(agreement.begin(), agreement.end(), all[own].weight);
}

// "Climate: Drilling deep" where a meta element has "Drilling deep" alone: the first part is the line above the
// headline.
std::string without_kicker(const std::string& title, const std::vector<Candidate>& all) {
  for (const Candidate& candidate : all) {
    if (family_of(candidate.source) != kMetaFamily || !title.ends_with(candidate.value)) continue;
    const std::string_view before = trim(std::string_view(title).substr(0, title.size() - candidate.value.size()));
    if (candidate.value.size() >= kLeastTitle && before.ends_with(':')) return candidate.value;
  }
  return title;
}

std::string without_site(const Candidate& candidate, const SiteNames& sites) {
  const std::string_view cut = without_suffix(candidate.value, sites, candidate.source == "title");
  const bool named_site = cut.size() < candidate.value.size() || candidate.source == "title";
  const std::string_view title = named_site ? without_section(cut) : cut;
  const std::string_view stripped = without_home(without_prefix(title, sites), sites);
  return stripped.size() >= kLeastTitle ? std::string(stripped) : candidate.value;
}

const Candidate* first_of(const std::vector<Candidate>& all, std::string_view source) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Candidate& candidate) { return candidate.source == source; });
  return found == all.end() ? nullptr : &*found;
}

// Systems for blogs fill the linked headline, the meta elements and <title> from one field, which is written for search
// engines. The heading may say it otherwise.
bool is_written_for_search(const PageFacts& facts, const std::vector<Candidate>& all) {
  const Candidate* linked = first_of(all, "json-ld");
  const Candidate* title = first_of(all, "title");
  const auto meta =
      std::find_if(all.begin(), all.end(), [](const Candidate& one) { return family_of(one.source) == kMetaFamily; });
  if (facts.data.article.type != "BlogPosting" || linked == nullptr || title == nullptr || meta == all.end())
    return false;
  const std::string folded = fold_letters(linked->value);
  return fold_letters(title->value) == folded && fold_letters(meta->value) == folded;
}

// The one that the text stands under, where neither it nor the linked headline is a part of the other.
void trust_heading(std::vector<Candidate>& all) {
  Candidate& heading = all.front();
  if (heading.source != "h1" || heading.weight != kHeadingTrust) return;
  const std::string shown = fold_letters(heading.value);
  const std::string linked = fold_letters(first_of(all, "json-ld")->value);
  if (shown.find(linked) == std::string::npos && linked.find(shown) == std::string::npos) heading.weight = kShownTrust;
}

}  // namespace

std::vector<Candidate> title_candidates(const PageFacts& facts) {
  const SiteNames sites{declared_names(facts), home_headings(facts)};
  std::vector<Candidate> all;
  add_selected(facts, all);
  if (facts.main.title_block != kNoBlock) {
    add_candidate(all, facts.cut.blocks[facts.main.title_block].text.of(facts.cut.text), "h1", kHeadingTrust);
  }
  add_other_headings(facts, all);
  add_candidate(all, facts.data.article.headline, "json-ld", kLinkedTrust);
  add_declared(facts, all);
  add_candidate(all, facts.head.title, "title", kTitleTrust);
  for (Candidate& candidate : all) {
    if (!is_one_of(sites.home, fold_letters(candidate.value))) candidate.value = without_site(candidate, sites);
    const std::string folded = fold_letters(candidate.value);
    if (is_one_of(sites.declared, folded) || is_one_of(sites.home, folded)) candidate.weight -= kSiteDistrust;
  }
  if (is_written_for_search(facts, all)) trust_heading(all);
  return all;
}

const Candidate* best_title(std::vector<Candidate>& all) {
  std::vector<std::string> folded;
  folded.reserve(all.size());
  for (const Candidate& candidate : all) folded.push_back(fold_letters(candidate.value));
  const Candidate* best = nullptr;
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].score = score_of(all, folded, i);
    if (best == nullptr || all[i].score > best->score) best = &all[i];
  }
  return best;
}

std::string choose_title(const PageFacts& facts) {
  std::vector<Candidate> all = title_candidates(facts);
  const Candidate* best = best_title(all);
  return best == nullptr ? std::string() : without_kicker(best->value, all);
}

}  // namespace pressmark
