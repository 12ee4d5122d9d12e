#include "extract/page/main_text_choice.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

constexpr float kAccept = 0.5F;
constexpr float kRescue = 0.2F;  // taken instead where nearly nothing is accepted
constexpr std::uint32_t kFewWords = 40;
constexpr float kContainerShare = 0.8F;  // of the accepted words in the article's smallest element
constexpr float kOutsideContainer = 0.75F;
constexpr float kLeastProse = 60;  // words in sentences, links left out: a paragraph, more than a wall or an error says
constexpr float kHysteresis = 0.2F;  // enough between accepted blocks of the same element kind
constexpr std::uint32_t kFewestOfKind = 3;
constexpr std::uint32_t kLeastCopyBytes = 60;  // shorter lines repeat by chance
constexpr std::uint32_t kMostCellWords = 40;   // a table with longer cells lays out a page
constexpr std::size_t kFewestCells = 3;
constexpr std::uint32_t kEmbedReach = 8;  // blocks before and after an embed that make it part of the text
constexpr float kEmbedScore = 0.7F;
constexpr std::uint32_t kMostNoteWords = 5;
constexpr std::uint32_t kMostLinkWords = 20;  // a linked headline and its lead-in
constexpr float kHopelessScore = 0.15F;       // below it nothing takes a block, so nothing need be asked
constexpr PhraseKinds kNoteKinds = kPromoStart | kSignupStart | kAdStart | kShareStart | kMetaStart;

// Every letter is a capital; those of scripts without capitals are none.
bool is_in_capitals(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) && !is_upper(c)) return false;
    any = any || is_upper(c);
  }
  return any;
}

// Whether a text ends as sentences do, closing marks behind the end passed over.
bool is_sentence(std::string_view text) {
  constexpr std::u32string_view kClosing = U"\"')]\u2019\u201D\u00BB\u300D\u300F\uFF09";
  constexpr std::u32string_view kEnds = U".!?\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u0964";
  for (std::size_t at = text.size(); at > 0;) {
    const char32_t c = previous_code_point(text, at);
    if (kClosing.find(c) == std::u32string_view::npos) return kEnds.find(c) != std::u32string_view::npos;
  }
  return false;
}

class Chooser {
 public:
  Chooser(const JudgedPage& page, std::vector<float>& scores)
      : page_(page), blocks_(page.cut.blocks), nodes_(page.document.nodes()), scores_(scores) {}

  std::vector<bool> run() {
    drop_copies();
    drop_captions();
    drop_notes();
    level_tables();
    keep_embeds();
    prefer_container();
    accept();
    fill_gaps();
    end_element();
    rescue();
    if (words_ == 0) take_container();
    return std::move(chosen_);
  }

 private:
  // Of a long text that stands twice, the copy with the higher score stays.
  void drop_copies() {
    std::vector<std::uint32_t> order;
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      if (blocks_[k].text.size() >= kLeastCopyBytes && page_.context.copies[k] > 1) order.push_back(k);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (blocks_[a].folded_hash != blocks_[b].folded_hash) return blocks_[a].folded_hash < blocks_[b].folded_hash;
      return scores_[a] > scores_[b];
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (blocks_[order[i]].folded_hash == blocks_[order[i - 1]].folded_hash) scores_[order[i]] = 0;
    }
  }

  // Captions are about a picture, whatever they read like.
  void drop_captions() {
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      const Tag tag = nodes_[blocks_[k].element].tag;
      if (tag == Tag::kFigcaption || (is_inside(k, kInsideFigure) && !is_inside(k, kInsideQuote))) scores_[k] = 0;
    }
  }

  // Short lines that open like a promotion, an advertisement or the names of editors.
  void drop_notes() {
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      if (scores_[k] < kHopelessScore || blocks_[k].words > kMostLinkWords) continue;
      if (is_heading(nodes_[blocks_[k].element].tag)) continue;
      const PhraseKinds kinds = page_.context.phrases[k];
      const bool note = blocks_[k].words <= kMostNoteWords && (kinds & kNoteKinds) != 0;
      if (note || is_teaser(blocks_[k], kinds) || is_shouted_link(k) || is_lone_link(k)) scores_[k] = 0;
    }
  }

  // Links of a list or a table belong together, and go or stay with it.
  [[nodiscard]] bool is_listed(std::uint32_t k) const {
    return nodes_[blocks_[k].element].tag == Tag::kLi || is_inside(k, kInsideTable);
  }

  // The headline of another article between two paragraphs: nothing but a link, in capitals.
  [[nodiscard]] bool is_shouted_link(std::uint32_t k) const {
    constexpr std::uint32_t kFewestWords = 4;
    const CutBlock& block = blocks_[k];
    return block.words >= kFewestWords && is_all_link(block) && !is_listed(k) &&
           is_in_capitals(block.text.of(page_.cut.text));
  }

  // The same in small letters: no sentence, no list, and prose on both sides.
  [[nodiscard]] bool is_lone_link(std::uint32_t k) const {
    constexpr std::uint32_t kFewestWords = 5;
    const CutBlock& block = blocks_[k];
    if (block.words < kFewestWords || !is_all_link(block) || is_listed(k)) return false;
    if (is_sentence(block.text.of(page_.cut.text))) return false;
    return k > 0 && k + 1 < blocks_.size() && is_prose(k - 1) && is_prose(k + 1);
  }

  [[nodiscard]] bool is_prose(std::uint32_t k) const {
    constexpr std::uint32_t kFewestWords = 10;
    return scores_[k] >= kAccept && blocks_[k].words >= kFewestWords &&
           blocks_[k].link_bytes * 2 < blocks_[k].text.size();
  }

  // "Read more: <a>the headline of another article</a>"; "Contact editor A. Name (name@paper.example)".
  [[nodiscard]] bool is_teaser(const CutBlock& block, PhraseKinds kinds) const {
    const std::string_view text = block.text.of(page_.cut.text);
    const bool linked = block.link_bytes * 5 > block.text.size() * 3;
    const bool mail = text.find('@') != std::string_view::npos;
    return (linked && (kinds & kPromoStart) != 0) || (mail && (kinds & kTailStart) != 0);
  }

  [[nodiscard]] bool is_inside(std::uint32_t k, InsideFlags flag) const {
    return (page_.context.views[blocks_[k].element].inside & flag) != 0;
  }

  // Data tables are kept or dropped as a whole: every cell gets the mean.
  void level_tables() {
    for (std::uint32_t from = 0, to = 0; from < blocks_.size(); from = std::max(to, from + 1)) {
      to = from;
      while (to < blocks_.size() && is_inside(to, kInsideTable)) ++to;
      if (to - from >= kFewestCells && (to - from) * 2 < blocks_.size()) level_cells(from, to);
    }
  }

  void level_cells(std::uint32_t from, std::uint32_t to) {
    float sum = 0;
    float words = 0;
    std::uint32_t most = 0;
    for (std::uint32_t k = from; k < to; ++k) {
      const auto weight = static_cast<float>(std::max(1U, blocks_[k].words));
      sum += scores_[k] * weight;
      words += weight;
      most = std::max(most, blocks_[k].words);
    }
    if (most >= kMostCellWords) return;
    std::fill(scores_.begin() + from, scores_.begin() + to, sum / words);
  }

  // A post of a social network that stands between accepted blocks belongs to the text.
  void keep_embeds() {
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      if (!is_inside(k, kInsideEmbed)) continue;
      const std::uint32_t from = k > kEmbedReach ? k - kEmbedReach : 0;
      const auto to = std::min<std::uint32_t>(k + kEmbedReach + 1, static_cast<std::uint32_t>(blocks_.size()));
      if (best_score(from, k) > 0.6F && best_score(k + 1, to) > 0.4F) scores_[k] = std::max(scores_[k], kEmbedScore);
    }
  }

  [[nodiscard]] float best_score(std::uint32_t from, std::uint32_t to) const {
    float best = 0;
    for (std::uint32_t k = from; k < to; ++k) best = std::max(best, scores_[k]);
    return best;
  }

  // Blocks outside the smallest element that holds most of the accepted words lose a quarter.
  void prefer_container() {
    std::vector<float> mass(nodes_.size());
    float total = 0;
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      if (scores_[k] < kAccept) continue;
      const float weight = scores_[k] * static_cast<float>(std::max(1U, blocks_[k].words));
      mass[blocks_[k].element] += weight;
      total += weight;
    }
    if (total <= 0) return;
    for (std::size_t i = nodes_.size(); i-- > 1;) {
      if (nodes_[i].parent != kNoNode) mass[nodes_[i].parent] += mass[i];
    }
    NodeIndex smallest = 0;  // the last in document order is the deepest: only a chain can hold over half each
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag != Tag::kText && mass[i] >= kContainerShare * total) smallest = i;
    }
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      const NodeIndex element = blocks_[k].element;
      if (element < smallest || element >= nodes_[smallest].end) scores_[k] *= kOutsideContainer;
    }
  }

  void accept() {
    chosen_.resize(blocks_.size());
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) {
      chosen_[k] = scores_[k] >= kAccept;
      if (chosen_[k]) words_ += blocks_[k].words;
    }
  }

  // A block in doubt between accepted ones is taken where three of its brothers are.
  void fill_gaps() {
    const auto first = static_cast<std::uint32_t>(std::find(chosen_.begin(), chosen_.end(), true) - chosen_.begin());
    std::vector<std::uint32_t> accepted(nodes_.size());
    std::uint32_t last = 0;
    for (std::uint32_t k = first; k < blocks_.size(); ++k) {
      if (!chosen_[k]) continue;
      last = k;
      if (nodes_[blocks_[k].element].parent != kNoNode) ++accepted[nodes_[blocks_[k].element].parent];
    }
    for (std::uint32_t k = first; k < last; ++k) {
      const NodeIndex parent = nodes_[blocks_[k].element].parent;
      if (chosen_[k] || scores_[k] < kHysteresis || parent == kNoNode || accepted[parent] < kFewestOfKind) continue;
      if (blocks_[k].link_bytes * 2 < blocks_[k].text.size() && has_accepted_brother(k)) chosen_[k] = true;
    }
  }

  [[nodiscard]] bool has_accepted_brother(std::uint32_t k) const {
    const auto is_brother = [&](std::uint32_t other) {
      const Node& a = nodes_[blocks_[k].element];
      const Node& b = nodes_[blocks_[other].element];
      return chosen_[other] && a.tag == b.tag && a.parent == b.parent;
    };
    return (k > 0 && is_brother(k - 1)) || (k + 1 < blocks_.size() && is_brother(k + 1));
  }

  // Paragraphs parted by <br> alone: a last one that is a sentence belongs to the two before it in the same element.
  void end_element() {
    constexpr PhraseKinds kNoProse = kNoteKinds | kSignupAny | kLegalAny | kTailStart;
    constexpr std::uint32_t kFewestWords = 5;
    for (std::uint32_t k = 2; k < blocks_.size(); ++k) {
      const CutBlock& block = blocks_[k];
      if (chosen_[k] || !chosen_[k - 1] || !chosen_[k - 2] || block.link_bytes > 0 || block.words < kFewestWords)
        continue;
      const bool same = block.element == blocks_[k - 1].element && block.element == blocks_[k - 2].element;
      const bool prose = (page_.context.phrases[k] & kNoProse) == 0 && is_sentence(block.text.of(page_.cut.text));
      chosen_[k] = same && prose && scores_[k] > 0;
    }
  }

  void rescue() {
    if (words_ >= kFewWords) return;
    std::uint32_t words = 0;
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) words += scores_[k] >= kRescue ? blocks_[k].words : 0;
    if (words <= 2 * words_) return;
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) chosen_[k] = scores_[k] >= kRescue;
    words_ = words;
  }

  // Where the classifier finds nothing, plain rules do: the prose of the container, if there is enough to be a text.
  void take_container() {
    float prose = 0;
    const auto is_plain_prose = [&](std::uint32_t k) {
      constexpr InsideFlags kBeside = kInsideNav | kInsideFooter | kInsideForm | kInsideFigure | kInsideHidden;
      const ElementView& view = page_.context.views[blocks_[k].element];
      const bool boilerplate = (page_.context.phrases[k] & (kSignupAny | kLegalAny | kTailStart)) != 0;
      return page_.context.quality[k] > 0 && view.path_steps == 0 && (view.inside & kBeside) == 0 && !boilerplate;
    };
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) prose += is_plain_prose(k) ? page_.context.quality[k] : 0;
    if (prose < kLeastProse) return;
    for (std::uint32_t k = 0; k < blocks_.size(); ++k) chosen_[k] = is_plain_prose(k);
  }

  const JudgedPage& page_;
  const std::vector<CutBlock>& blocks_;
  const std::vector<Node>& nodes_;
  std::vector<float>& scores_;
  std::vector<bool> chosen_;
  std::uint32_t words_ = 0;
};

}  // namespace

std::vector<bool> choose_blocks(const JudgedPage& page, std::vector<float>& scores) {
  return Chooser(page, scores).run();
}

}  // namespace pressmark
