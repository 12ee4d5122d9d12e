#include "extract/page/main_text.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/page/block_score.h"
#include "extract/page/block_text.h"
#include "extract/page/main_text_choice.h"
#include "extract/page/page_state.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kHeadReach = 12;  // blocks around the headline that may be dek and byline
constexpr std::uint32_t kTailReach = 6;   // blocks behind the text that may be notes about it
constexpr std::size_t kMostAsideBytes = 2000;
constexpr std::uint32_t kNoBodyWords = 60;  // an article whose elements hold fewer may stand in a script

BlockKind kind_of_text(const JudgedPage& page, const CutBlock& block) {
  const InsideFlags inside = page.context.views[block.element].inside;
  const Tag tag = page.document.nodes()[block.element].tag;
  if ((inside & kInsideEmbed) != 0) return BlockKind::kEmbed;
  if (is_heading(tag) || (inside & kInsideHeading) != 0) return BlockKind::kHeading;
  if ((inside & kInsideTable) != 0) return BlockKind::kTable;
  if (tag == Tag::kBlockquote || (inside & kInsideQuote) != 0) return BlockKind::kQuotation;
  return (inside & kInsideItem) != 0 ? BlockKind::kListItem : BlockKind::kParagraph;
}

class TextBuilder {
 public:
  TextBuilder(const JudgedPage& page, std::vector<bool> chosen, View view)
      : page_(page), blocks_(page.cut.blocks), chosen_(std::move(chosen)), view_(view) {}

  MainText run() {
    measure();
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      if (chosen_[k]) {
        add_block(k);
      } else if (is_near(k)) {
        add_other(k);
      }
    }
    return std::move(main_);
  }

 private:
  void measure() {
    main_.title_block = page_.context.title_block;
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      main_.page_words += blocks_[k].words;
      if (!chosen_[k]) continue;
      if (main_.first_block == kNoBlock) main_.first_block = k;
      main_.last_block = k;
      main_.words += blocks_[k].words;
    }
  }

  [[nodiscard]] bool is_near(std::uint32_t k) const {
    if (main_.first_block == kNoBlock) return false;
    const std::uint32_t title = page_.context.title_block;
    const bool at_title = title != kNoBlock && k > title && k <= title + kHeadReach && k < main_.first_block;
    const bool in_text = k + kHeadReach >= main_.first_block && k <= main_.last_block + kTailReach;
    const ElementView& view = page_.context.views[blocks_[k].element];
    return (at_title || (in_text && view.path_steps == 0)) && blocks_[k].text.size() <= kMostAsideBytes;
  }

  void add_other(std::uint32_t k) {
    const BlockKind kind = kind_of_aside(k);
    if (kind == BlockKind::kDek && view_ == View::kFull) {
      add_block(k);
      return;
    }
    main_.asides.push_back({kind, to_nfc(blocks_[k].text.of(page_.cut.text)), main_.blocks.size()});
  }

  [[nodiscard]] BlockKind kind_of_aside(std::uint32_t k) const {
    const CutBlock& block = blocks_[k];
    const ElementView& view = page_.context.views[block.element];
    const PhraseKinds phrases = page_.context.phrases[k];
    const bool captioned = (view.inherited & kCaptionWord) != 0 && (view.inherited & kRelatedWord) == 0;
    if ((view.inside & kInsideFigure) != 0 || captioned || (phrases & kCaptionAny) != 0) return BlockKind::kCaption;
    const bool before = k < main_.first_block;
    if (before && (view.inherited & kDekWord) != 0 && block.words >= 6) return BlockKind::kDek;
    if (before && ((view.inherited & kMetaWord) != 0 || (phrases & kMetaStart) != 0)) return BlockKind::kByline;
    if ((view.inherited & kLiveWord) != 0) return BlockKind::kLiveEntry;
    const bool linked = block.link_bytes * 2 > block.text.size();
    if (linked || (view.inherited & kRelatedWord) != 0 || (phrases & kPromoStart) != 0) return BlockKind::kRelated;
    return before && block.words >= 8 ? BlockKind::kDek : BlockKind::kNote;
  }

  void add_block(std::uint32_t k) {
    const CutBlock& block = blocks_[k];
    if (!main_.blocks.empty()) main_.text.push_back('\n');
    const auto start = static_cast<std::uint32_t>(main_.text.size());
    const std::string_view raw = block.text.of(page_.cut.text);
    const std::string normal = to_nfc(raw);
    main_.text += normal;
    const auto end = static_cast<std::uint32_t>(main_.text.size());
    main_.blocks.push_back({kind_of_text(page_, block), {start, end}});
    add_runs(block, start, normal.size() == raw.size());
  }

  // Where normalisation moved the letters, the block is one run.
  void add_runs(const CutBlock& block, std::uint32_t start, bool unmoved) {
    const auto& runs = page_.cut.runs;
    if (!unmoved) {
      main_.runs.push_back({{start, static_cast<std::uint32_t>(main_.text.size())}, runs[block.first_run].source});
      return;
    }
    for (std::uint32_t i = 0; i < block.run_count; ++i) {
      Run run = runs[block.first_run + i];
      run.span.start = run.span.start - block.text.start + start;
      run.span.end = run.span.end - block.text.start + start;
      main_.runs.push_back(run);
    }
  }

  const JudgedPage& page_;
  const std::vector<CutBlock>& blocks_;
  std::vector<bool> chosen_;
  View view_;
  MainText main_;
};

// `roots` are in document order and none holds another one.
bool holds(const Document& document, const std::vector<NodeIndex>& roots, NodeIndex node) {
  const auto behind = std::upper_bound(roots.begin(), roots.end(), node);
  return behind != roots.begin() && node < document.nodes()[*(behind - 1)].end;
}

// An outlet's selectors name the element that holds the text; captions and promotions stand in it too, and its `skip`
// list never names them all. What nothing speaks for stays out, unless nothing would be left.
void choose_inside(const JudgedPage& page, const std::vector<NodeIndex>& body, const std::vector<float>& scores,
                   std::vector<bool>& chosen) {
  constexpr float kHopeless = 0.15F;
  bool any = false;
  for (std::uint32_t k = 0; k < chosen.size(); ++k) {
    chosen[k] = scores[k] >= kHopeless && holds(page.document, body, page.cut.blocks[k].element);
    any = any || chosen[k];
  }
  if (any) return;
  for (std::uint32_t k = 0; k < chosen.size(); ++k) {
    chosen[k] = holds(page.document, body, page.cut.blocks[k].element);
  }
}

void apply_selected(const JudgedPage& page, const SelectedNodes& selected, const std::vector<float>& scores,
                    std::vector<bool>& chosen) {
  if (!selected.body.empty()) choose_inside(page, selected.body, scores, chosen);
  for (std::uint32_t k = 0; k < chosen.size(); ++k) {
    if (holds(page.document, selected.skip, page.cut.blocks[k].element)) chosen[k] = false;
  }
}

float mean_margin(const JudgedPage& page, const std::vector<float>& scores, const std::vector<bool>& chosen) {
  float sum = 0;
  float words = 0;
  for (std::size_t k = 0; k < chosen.size(); ++k) {
    if (!chosen[k]) continue;
    const auto weight = static_cast<float>(std::max(1U, page.cut.blocks[k].words));
    sum += scores[k] * weight;
    words += weight;
  }
  return words > 0 ? sum / words : 0;
}

// A body that has no place in the page, tags and references gone, one paragraph a line.
MainText from_body(const std::string& body, const MainText& found) {
  MainText main = found;
  main.text.clear(), main.blocks.clear(), main.asides.clear(), main.runs.clear();
  main.words = 0;
  for (std::size_t from = 0; from < body.size();) {
    const std::size_t end = std::min(body.find('\n', from), body.size());
    const std::string line = to_nfc(collapse_white_space(std::string_view(body).substr(from, end - from)));
    from = end + 1;
    if (line.empty()) continue;
    if (!main.text.empty()) main.text.push_back('\n');
    const auto start = static_cast<std::uint32_t>(main.text.size());
    main.text += line;
    main.blocks.push_back({BlockKind::kParagraph, {start, static_cast<std::uint32_t>(main.text.size())}});
    CutBlock measured;
    measure_block(line, measured);
    main.words += measured.words;
  }
  return main;
}

// The body that the linked data or, where there is none at all, another script holds, if it is twice the page's own.
MainText or_from_scripts(const Document& document, const PageHints& hints, MainText main) {
  if (hints.article_body.size() >= kLeastBody && main.text.size() * 2 < hints.article_body.size()) {
    main = from_body(hints.article_body, main);
    main.from_linked_data = true;
  }
  if (main.words >= kNoBodyWords) {
    if (!main.from_linked_data) main.check = check_bodies(document, hints, main);
    return main;
  }
  const std::string state = body_of_page_state(document);
  if (state.size() < kLeastBody || main.text.size() * 2 >= state.size()) return main;
  main = from_body(state, main);
  main.from_linked_data = false;
  main.from_page_state = true;
  return main;
}

}  // namespace

MainText find_main_text(const Document& document, const BlockCut& cut, const PageHints& hints,
                        const SelectedNodes& selected, const ReadOptions& options) {
  const BlockContext context = make_context(document, cut, hints);
  const JudgedPage page{document, cut, hints, context};
  const std::vector<float> scores = score_blocks(page);
  std::vector<float> levelled = scores;
  std::vector<bool> chosen = choose_blocks(page, levelled);
  apply_selected(page, selected, levelled, chosen);
  const float confidence = mean_margin(page, scores, chosen);
  MainText main = TextBuilder(page, std::move(chosen), options.view).run();
  main.confidence = confidence;
  if (options.script_bodies == ScriptBodies::kOff) return main;
  return or_from_scripts(document, hints, std::move(main));
}

}  // namespace pressmark
