#include "extract/page/metadata/author_signs.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/utf8.h"
#include "extract/page/metadata/names.h"
#include "extract/page/metadata/visible_date.h"
#include "extract/page/skeleton_scan.h"
#include "generated/page_meta_author_paths.h"

namespace pressmark {
namespace {

constexpr std::string_view kLicence = "/licenses/";  // ".../licenses/by/4.0" names terms, not a person
constexpr int kDeepestAuthorSteps = 4;

enum PathByte : std::uint8_t { kFirstOfPath = 1, kSecondOfPath = 2 };

// What the first two bytes behind the slash of such a path may be, in either case; of other scripts nothing is known.
constexpr auto kPathBytes = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (std::size_t c = 0x80; c < bytes.size(); ++c) bytes[c] = kFirstOfPath | kSecondOfPath;
  for (const auto& row : lexicon::kPageMetaAuthorPaths) {
    for (const unsigned letter_case : {0U, 0x20U}) {
      bytes[static_cast<unsigned char>(row.path[1]) ^ letter_case] |= kFirstOfPath;
      bytes[static_cast<unsigned char>(row.path[2]) ^ letter_case] |= kSecondOfPath;
    }
  }
  return bytes;
}();

bool is_path_byte(char c, PathByte place) {
  return (kPathBytes[static_cast<unsigned char>(c)] & place) != 0;
}

// True if some part of an address begins as the paths do; of one with references nothing is known.
bool may_lead_to_author(std::string_view address) {
  if (std::any_of(address.begin(), address.end(), [](char c) { return c == '&' || c == '\0'; })) return true;
  for (std::size_t at = 0; at + 2 < address.size(); ++at) {
    if (address[at] != '/' || !is_path_byte(address[at + 1], kFirstOfPath)) continue;
    if (is_path_byte(address[at + 2], kSecondOfPath)) return true;
  }
  return false;
}

bool begins_author_path(std::string_view path) {
  if (path.size() < 3 || !is_path_byte(path[1], kFirstOfPath) || !is_path_byte(path[2], kSecondOfPath)) return false;
  return std::any_of(std::begin(lexicon::kPageMetaAuthorPaths), std::end(lexicon::kPageMetaAuthorPaths),
                     [&](const auto& row) {
                       return row.path[1] == path[1] && path.size() > row.path.size() && path.starts_with(row.path);
                     });
}

bool holds_folded(std::string_view topic, const std::string& folded) {
  return !topic.empty() && fold_letters(topic).find(folded) != std::string::npos;
}

}  // namespace

bool declares_author(const PageFacts& facts, NodeIndex node) {
  AttributeReader attribute(facts.document.nodes()[node].source.of(facts.document.source()));
  while (attribute.next()) {
    if (!equals_ignoring_case(attribute.value(), "author")) continue;
    if (equals_ignoring_case(attribute.name(), "rel") || equals_ignoring_case(attribute.name(), "itemprop"))
      return true;
  }
  return false;
}

bool is_called_author(const PageFacts& facts, NodeIndex node) {
  return (facts.cut.elements[node].groups & kAuthorWord) != 0;
}

bool is_within_author(const PageFacts& facts, NodeIndex node) {
  for (int step = 0; node != kNoNode && step < kDeepestAuthorSteps; ++step) {
    if (is_called_author(facts, node)) return true;
    node = facts.document.nodes()[node].parent;
  }
  return false;
}

bool links_author(const PageFacts& facts, NodeIndex node) {
  if (facts.document.nodes()[node].tag != Tag::kA) return false;
  const std::vector<CutLink>& links = facts.cut.links;
  const auto link = std::lower_bound(links.begin(), links.end(), node,
                                     [](const CutLink& one, NodeIndex element) { return one.element < element; });
  if (link == links.end() || link->element != node) return false;
  if (!may_lead_to_author(link->address.of(facts.document.source()))) return false;
  const std::string target = to_lower(facts.document.attribute(node, "href").value_or(""));
  for (std::size_t at = target.find('/'); at != std::string::npos; at = target.find('/', at + 1)) {
    if (begins_author_path(std::string_view(target).substr(at))) return target.find(kLicence) == std::string::npos;
  }
  return false;
}

bool names_topic(const PageFacts& facts, std::string_view text) {
  const std::string folded = fold_letters(text);
  const auto is_topic = [&](const MetaField& field) {
    return (field.field == "section" || field.field == "tag") && holds_folded(field.value, folded);
  };
  return std::any_of(facts.head.fields.begin(), facts.head.fields.end(), is_topic) ||
         holds_folded(facts.data.article.section, folded);
}

bool is_date_line(const PageFacts& facts, std::uint32_t k) {
  if (k >= facts.cut.blocks.size()) return false;
  const CutBlock& block = facts.cut.blocks[k];
  return block.digits > 0 && block.words <= kMostDatedWords && k != facts.main.title_block &&
         locate_visible_day(block.text.of(facts.cut.text), DayOrder::kDayFirst).has_value();
}

}  // namespace pressmark
