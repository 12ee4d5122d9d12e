#include "extract/page/body_check.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

#include "core/text/utf8.h"
#include "extract/page/body_witness.h"
#include "extract/page/json_ld.h"
#include "extract/page/main_text.h"
#include "extract/page/page_state.h"

namespace pressmark {
namespace {

constexpr std::size_t kProbe = 32;                          // bytes of the text that are looked for
constexpr std::size_t kProbes = 2;                          // of the longest lines
constexpr std::size_t kMostScript = std::size_t{1} << 20U;  // a larger one is not read for an opinion
constexpr std::size_t kBits = std::size_t{1} << 18U;        // of a text of 20 KB one in thirteen is set

constexpr float kLeastShared = 0.2F;  // a script's list that shares less is of something else

// What JSON and HTML leave as it is.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == ',' || c == '.';
}

// A stretch of the line that any script would write the same way; "" where there is none. Beyond ASCII where it must
// be.
std::string_view probe_in(std::string_view line) {
  for (const bool beyond_ascii : {false, true}) {
    std::size_t run = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
      run = is_plain(line[at]) || (beyond_ascii && static_cast<unsigned char>(line[at]) >= 0x80) ? run + 1 : 0;
      if (run == kProbe) return line.substr(at + 1 - kProbe, kProbe);
    }
  }
  return {};
}

std::vector<std::string_view> probes_of(const MainText& main) {
  std::vector<Block> longest(std::min(kProbes, main.blocks.size()));
  std::partial_sort_copy(main.blocks.begin(), main.blocks.end(), longest.begin(), longest.end(),
                         [](const Block& one, const Block& two) {
                           const Span a = one.span;
                           const Span b = two.span;
                           return a.size() != b.size() ? a.size() > b.size() : a.start < b.start;
                         });
  std::vector<std::string_view> probes;
  for (const Block& block : longest) {
    const std::string_view probe = probe_in(block.span.of(main.text));
    if (!probe.empty()) probes.push_back(probe);
  }
  return probes;
}

std::optional<float> share_in(const BodyWitness& text, std::string_view body) {
  if (body.size() < kLeastBody) return std::nullopt;
  const BodyWitness::Match match = text.match(body);
  if (match.all == 0) return std::nullopt;
  return static_cast<float>(match.hits) / static_cast<float>(match.all);
}

// The body in the first script that holds a probe.
std::string state_body(const Document& document, const MainText& main) {
  const std::vector<std::string_view> probes = probes_of(main);
  std::vector<std::boyer_moore_horspool_searcher<std::string_view::iterator>> searchers;
  searchers.reserve(probes.size());
  for (const std::string_view probe : probes) searchers.emplace_back(probe.begin(), probe.end());
  for (const SideTag& tag : document.side_tags()) {
    if (tag.tag != Tag::kScript || tag.body.size() < kLeastBody || tag.body.size() > kMostScript) continue;
    const std::string_view code = tag.body.of(document.source());
    for (const auto& searcher : searchers) {
      const auto found = std::search(code.begin(), code.end(), searcher);
      if (found == code.end()) continue;
      if (is_linked_data(document, tag)) break;
      return body_around(code, static_cast<std::size_t>(found - code.begin()));
    }
  }
  return {};
}

}  // namespace

BodyCheck check_bodies(const Document& document, const PageHints& hints, const MainText& main) {
  BodyCheck check;
  const std::string state = state_body(document, main);
  if (hints.article_body.size() < kLeastBody && state.size() < kLeastBody) return check;
  const BodyWitness text(main.text, kBits);
  check.linked = share_in(text, hints.article_body);
  check.state = share_in(text, state);
  if (check.state.value_or(1) < kLeastShared) check.state.reset();
  return check;
}

}  // namespace pressmark
