#include "extract/page/metadata/metadata.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "core/url/url.h"
#include "extract/page/metadata/names.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostTags = 50;

std::string absolute(const PageFacts& facts, std::string_view reference) {
  if (reference.empty()) return {};
  const std::optional<Url> page = Url::parse(facts.page.url);
  const std::optional<Url> base = facts.head.base.empty() ? page : Url::parse(facts.head.base, page ? &*page : nullptr);
  const std::optional<Url> url = Url::parse(reference, base ? &*base : nullptr);
  return url && url->is_http() ? url->href() : std::string();
}

Access choose_access(const PageFacts& facts) {
  const std::string tier = to_lower(facts.head.value("access"));
  if (tier == "metered") return Access::kMetered;
  if (tier == "locked" || tier == "paid" || tier == "premium") return Access::kPaywalled;
  if (facts.data.article.free) return *facts.data.article.free ? Access::kOpen : Access::kPaywalled;
  return tier == "free" ? Access::kOpen : Access::kUnknown;
}

std::string choose_section(const PageFacts& facts) {
  if (!facts.data.article.section.empty()) return facts.data.article.section;
  const std::string_view declared = facts.head.value("section");
  return declared.empty() ? facts.data.breadcrumb : std::string(declared);
}

std::string choose_description(const PageFacts& facts) {
  const std::string_view declared = facts.head.value("description");
  return collapse_white_space(
      plain_text_of(declared.empty() ? std::string_view(facts.data.article.description) : declared));
}

void add_tags(std::string_view list, std::vector<std::string>& tags) {
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t end = std::min(list.find_first_of(",;", from), list.size());
    const std::string_view tag = trim(list.substr(from, end - from));
    if (!tag.empty()) tags.emplace_back(tag);
    from = end + 1;
  }
}

void drop_repeated(std::vector<std::string>& tags) {
  std::vector<std::string> seen;
  std::erase_if(tags, [&](const std::string& tag) {
    const std::string folded = fold_letters(tag);
    if (std::find(seen.begin(), seen.end(), folded) != seen.end() || seen.size() >= kMostTags) return true;
    seen.push_back(folded);
    return false;
  });
}

}  // namespace

HeadBlocks head_blocks(const PageFacts& facts, std::uint32_t before, std::uint32_t after) {
  const auto count = static_cast<std::uint32_t>(facts.cut.blocks.size());
  const std::uint32_t title = facts.main.title_block;
  std::uint32_t first = facts.main.first_block == kNoBlock ? count : facts.main.first_block;
  HeadBlocks range;
  const std::uint32_t anchor = title == kNoBlock || title > first ? first : title;
  range.from = anchor > before ? anchor - before : 0;
  constexpr std::uint32_t kMostBlocks = 60;
  if (title != kNoBlock && title > first) first = title;
  range.to = std::min({count, first + after, range.from + kMostBlocks});
  return range;
}

std::vector<std::string> choose_tags(const PageFacts& facts) {
  std::vector<std::string> tags;
  int rank = 0;
  for (const MetaField& field : facts.head.fields) {
    constexpr int kKeywordsRank = 4;  // <meta name=keywords> is the worst kept list
    if (field.field != "tag" || (rank != 0 && field.rank != rank)) continue;
    if (field.rank == kKeywordsRank && !facts.data.article.keywords.empty()) continue;
    rank = field.rank;
    add_tags(field.value, tags);
  }
  if (tags.empty()) tags = facts.data.article.keywords;
  drop_repeated(tags);
  return tags;
}

std::string choose_canonical(const PageFacts& facts) {
  std::string declared = absolute(facts, facts.head.canonical.empty() ? facts.head.value("url") : facts.head.canonical);
  if (declared.empty()) return {};
  const std::optional<Url> url = Url::parse(declared);
  const std::optional<Url> own = Url::parse(facts.page.url);
  if (!url || (url->path().size() <= 1 && !url->query())) return {};
  if (own && registrable_domain(own->host()) != registrable_domain(url->host())) return {};
  return declared;
}

std::string choose_site_name(const PageFacts& facts) {
  const std::string_view declared = facts.head.value("site");
  if (!declared.empty() && declared.front() != '@') return std::string(declared);
  if (!facts.data.article.publisher.empty()) return facts.data.article.publisher;
  return facts.data.site_name;
}

ChosenMetadata choose_metadata(const PageFacts& facts) {
  Metadata metadata;
  metadata.title = choose_title(facts);
  metadata.authors = choose_authors(facts);
  PublishedDay published = choose_published(facts);
  metadata.published_at = std::move(published.value);
  metadata.modified_at = choose_modified(facts, metadata.published_at);
  metadata.description = choose_description(facts);
  metadata.section = choose_section(facts);
  metadata.tags = choose_tags(facts);
  metadata.site_name = choose_site_name(facts);
  metadata.language = facts.language.tag;
  metadata.canonical_url = choose_canonical(facts);
  const std::string_view image = facts.head.value("image");
  metadata.image = absolute(facts, image.empty() ? std::string_view(facts.data.article.image) : image);
  metadata.access = choose_access(facts);
  return {std::move(metadata), published.guessed};
}

}  // namespace pressmark
