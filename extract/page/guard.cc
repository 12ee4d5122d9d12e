#include "extract/page/guard.h"

#include <algorithm>
#include <ctime>
#include <initializer_list>

#include "extract/page/skeleton_traits.h"

namespace pressmark {
namespace {

constexpr std::uint64_t kNanosecondsPerMillisecond = 1'000'000;

class TagSet {
 public:
  constexpr TagSet(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) has_[static_cast<std::size_t>(tag)] = true;
  }
  [[nodiscard]] constexpr bool operator()(Tag tag) const { return has_[static_cast<std::size_t>(tag)]; }

 private:
  std::array<bool, 256> has_{};
};

// https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-scope
constexpr TagSet kScope = {Tag::kApplet,  Tag::kCaption, Tag::kTable,    Tag::kTd,  Tag::kTh,
                           Tag::kMarquee, Tag::kObject,  Tag::kTemplate, Tag::kSvg, Tag::kMath};
constexpr TagSet kTableScope = {Tag::kTable, Tag::kTemplate};
constexpr TagSet kTablePart = {Tag::kCaption, Tag::kColgroup, Tag::kTbody, Tag::kTfoot,
                               Tag::kThead,   Tag::kTr,       Tag::kTd,    Tag::kTh};
constexpr TagSet kHeading = {Tag::kH1, Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5, Tag::kH6};
constexpr TagSet kRubyText = {Tag::kRb, Tag::kRp, Tag::kRt, Tag::kRtc};
// Never counted: every page has them, once.
constexpr TagSet kFrame = {Tag::kHtml, Tag::kHead, Tag::kBody, Tag::kFrameset};
// What closes an open <p>: the start tags of https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody,
// without <table>, which does so in some pages only.
constexpr TagSet kClosesParagraph = {
    Tag::kAddress,    Tag::kArticle,   Tag::kAside,  Tag::kBlockquote, Tag::kCenter,  Tag::kDd,
    Tag::kDetails,    Tag::kDir,       Tag::kDiv,    Tag::kDl,         Tag::kDt,      Tag::kFieldset,
    Tag::kFigcaption, Tag::kFigure,    Tag::kFooter, Tag::kForm,       Tag::kH1,      Tag::kH2,
    Tag::kH3,         Tag::kH4,        Tag::kH5,     Tag::kH6,         Tag::kHeader,  Tag::kHgroup,
    Tag::kLi,         Tag::kListing,   Tag::kMain,   Tag::kMenu,       Tag::kNav,     Tag::kOl,
    Tag::kP,          Tag::kPlaintext, Tag::kPre,    Tag::kSection,    Tag::kSummary, Tag::kUl};
// Elements that a misplaced end tag of another one does not reach through (the "special" ones without the barriers).
constexpr TagSet kSpecial = {
    Tag::kAddress, Tag::kArticle,  Tag::kAside,   Tag::kBlockquote, Tag::kButton,  Tag::kCenter,   Tag::kDd,
    Tag::kDetails, Tag::kDir,      Tag::kDiv,     Tag::kDl,         Tag::kDt,      Tag::kFieldset, Tag::kFigcaption,
    Tag::kFigure,  Tag::kFooter,   Tag::kForm,    Tag::kH1,         Tag::kH2,      Tag::kH3,       Tag::kH4,
    Tag::kH5,      Tag::kH6,       Tag::kHeader,  Tag::kHgroup,     Tag::kLi,      Tag::kListing,  Tag::kMain,
    Tag::kMenu,    Tag::kNav,      Tag::kOl,      Tag::kP,          Tag::kPre,     Tag::kSection,  Tag::kSelect,
    Tag::kSummary, Tag::kTextarea, Tag::kTitle,   Tag::kUl,         Tag::kTable,   Tag::kTbody,    Tag::kTfoot,
    Tag::kThead,   Tag::kTr,       Tag::kTd,      Tag::kTh,         Tag::kCaption, Tag::kColgroup, Tag::kApplet,
    Tag::kMarquee, Tag::kObject,   Tag::kTemplate};

std::uint64_t cpu_nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(now.tv_nsec);
}

// What an open <li>, <dd> or <dt> is sought through.
bool ends_item_search(Tag tag) {
  return kSpecial(tag) && tag != Tag::kAddress && tag != Tag::kDiv && tag != Tag::kP;
}

}  // namespace

template <class Barrier>
std::size_t DepthGuard::find(Tag tag, Barrier is_barrier) const {
  if (!has(tag)) return kNotOpen;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i] == tag) return i;
    if (is_barrier(stack_[i])) return kNotOpen;
  }
  return kNotOpen;
}

void DepthGuard::pop_to(std::size_t height) {
  if (height >= stack_.size()) return;
  for (; stack_.size() > height; stack_.pop_back()) --open_[static_cast<std::size_t>(stack_.back())];
  if (some_left_out_) left_out_.fill(0);  // they stood in what is closed now
  some_left_out_ = false;
}

void DepthGuard::erase(std::size_t place) {
  --open_[static_cast<std::size_t>(stack_[place])];
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(place));
}

void DepthGuard::close_item(Tag tag, Tag other) {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i] == tag || stack_[i] == other) return pop_to(i);
    if (ends_item_search(stack_[i])) return;
  }
}

// "Clear the stack back to a table (row) context", then what else the new part of the table closes.
void DepthGuard::close_cell(Tag tag) {
  const bool cell = tag == Tag::kTd || tag == Tag::kTh;
  const bool row = tag == Tag::kTr;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const Tag open = stack_[i];
    const bool section = open == Tag::kTbody || open == Tag::kThead || open == Tag::kTfoot;
    if (kTableScope(open) || (cell && open == Tag::kTr) || ((row || cell) && section)) return pop_to(i + 1);
  }
}

// An end tag that leaves blocks behind: the formatting element alone goes (the "adoption agency algorithm").
void DepthGuard::close_formatting(Tag tag) {
  const std::size_t place = find(tag, kScope);
  if (place == kNotOpen) return;
  const bool holds_block = std::any_of(stack_.begin() + static_cast<std::ptrdiff_t>(place), stack_.end(), kSpecial);
  holds_block ? erase(place) : pop_to(place);
}

void DepthGuard::close_implied(Tag tag) {
  if (kClosesParagraph(tag)) {
    const auto barrier = [](Tag open) { return kScope(open) || open == Tag::kButton; };
    if (tag == Tag::kLi) close_item(Tag::kLi, Tag::kLi);
    if (tag == Tag::kDd || tag == Tag::kDt) close_item(Tag::kDd, Tag::kDt);
    pop_to(find(Tag::kP, barrier));
  }
  const Tag top = stack_.empty() ? Tag::kText : stack_.back();
  if ((kHeading(tag) && kHeading(top)) || (kRubyText(tag) && kRubyText(top))) pop_to(stack_.size() - 1);
  if (tag == Tag::kOption && top == Tag::kOption) pop_to(stack_.size() - 1);
  if (tag == Tag::kOptgroup) pop_to(std::min(find(Tag::kOptgroup, kSpecial), find(Tag::kOption, kSpecial)));
  if (tag == Tag::kButton) pop_to(find(tag, kScope));
  if ((tag == Tag::kA || tag == Tag::kNobr) && has(tag)) close_formatting(tag);
  if (kTablePart(tag)) close_cell(tag);
}

bool DepthGuard::open(Tag tag) {
  if (kFrame(tag)) return true;
  if (kTablePart(tag) && !has(Tag::kTable) && !has(Tag::kTemplate)) return true;  // ignored by the tree builder
  if (tag == Tag::kForm && has(Tag::kForm)) return true;                          // the same
  if (tag == Tag::kSelect && find(tag, kScope) != kNotOpen) {                     // in a <select> it is an end tag
    pop_to(find(tag, kScope));
    return true;
  }
  close_implied(tag);
  if (stack_.size() >= limit_) {
    ++left_out_[static_cast<std::size_t>(tag)];
    some_left_out_ = true;
    return false;
  }
  stack_.push_back(tag);
  ++open_[static_cast<std::size_t>(tag)];
  return true;
}

bool DepthGuard::close(Tag tag) {
  if (kFrame(tag)) return true;
  if (std::uint32_t& left_out = left_out_[static_cast<std::size_t>(tag)]; left_out > 0) {
    --left_out;
    return false;
  }
  if (has_trait(tag, trait::kFormatting)) {
    close_formatting(tag);
  } else if (tag == Tag::kTable || kTablePart(tag)) {
    pop_to(find(tag, kTableScope));
  } else {
    pop_to(find(tag, [special = kSpecial(tag)](Tag open) { return special ? kScope(open) : kSpecial(open); }));
  }
  return true;
}

Budget::Budget(Arena& arena, std::size_t max_bytes, std::uint32_t cpu_milliseconds)
    : arena_(arena),
      max_bytes_(max_bytes),
      deadline_nanoseconds_(cpu_nanoseconds() + cpu_milliseconds * kNanosecondsPerMillisecond) {}

bool Budget::late() {
  until_check_ = kAllocationsPerCheck;
  late_ = cpu_nanoseconds() > deadline_nanoseconds_;
  return late_;
}

}  // namespace pressmark
