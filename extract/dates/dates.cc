// Finds the dates of a text: sentence by sentence, phrases first, then what they mean.
#include <algorithm>

#include "core/outlets/outlet.h"
#include "core/time/zone.h"
#include "extract/dates/found.h"
#include "extract/dates/resolve.h"
#include "extract/facts.h"

namespace pressmark {
namespace {

using dates::Anchor;
using dates::Found;
using dates::Resolver;

// Where nothing else says when the text was written, a line of its own near the top may.
constexpr std::size_t kDatelineParagraphs = 4;

bool in_first_span_only(const std::vector<Found>& found, Span paragraph) {
  return found.size() == 1 && found[0].span.start == paragraph.start && found[0].span.end + 1 >= paragraph.end;
}

// "June 6, 2005" as a whole paragraph, or "BEIJING, Feb. 6, 2020 (...)" in the text's first words.
bool is_dateline(const std::vector<Found>& found, Span paragraph, std::string_view text) {
  if (found.empty() || !found[0].spec.year || !found[0].spec.month || !found[0].spec.day) return false;
  if (in_first_span_only(found, paragraph)) return true;
  constexpr std::uint32_t kLongestPlace = 40;
  const std::string_view place = text.substr(paragraph.start, found[0].span.start - paragraph.start);
  return place.size() <= kLongestPlace && place.size() > 2 &&
         std::none_of(place.begin(), place.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void read_dateline(const FactInput& input, Anchor& anchor) {
  const auto& paragraphs = input.layout.paragraphs;
  for (std::size_t i = 0; i < std::min(paragraphs.size(), kDatelineParagraphs); ++i) {
    constexpr std::uint32_t kLongestDateline = 120;
    const Span head{paragraphs[i].start, std::min(paragraphs[i].end, paragraphs[i].start + kLongestDateline)};
    std::vector<Found> found;
    if (head.end == paragraphs[i].end) dates::find_english(input.text, head, found);
    if (!is_dateline(found, paragraphs[i], input.text)) continue;
    const auto& spec = found[0].spec;
    anchor.day = dates::day_of(*spec.year, *spec.month, *spec.day);
    if (anchor.day) anchor.kind = DateAnchor::kDateline;
    return;
  }
}

Anchor anchor_of(const FactInput& input) {
  Anchor anchor;
  if (input.outlet != nullptr) anchor.date_order = input.outlet->date_order;
  if (anchor.date_order.empty() && input.language == "en-US") anchor.date_order = "mdy";
  if (anchor.date_order.empty() && input.language == "en-GB") anchor.date_order = "dmy";
  if (input.published && input.published->ok()) {
    anchor.day = std::chrono::sys_days{*input.published};
    anchor.kind = DateAnchor::kPublished;
  } else {
    read_dateline(input, anchor);
  }
  return anchor;
}

// Bytes of Han characters start with E3 to E9 or F0.
bool has_han(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE3 && byte <= 0xF0;
  });
}

// Sorted, and of mentions that overlap the longer one.
void settle(std::vector<Found>& found) {
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
  });
  std::vector<Found> kept;
  for (Found& mention : found) {
    if (kept.empty() || !kept.back().span.overlaps(mention.span)) {
      kept.push_back(std::move(mention));
    } else if (mention.span.size() > kept.back().span.size()) {
      kept.back() = std::move(mention);
    }
  }
  found = std::move(kept);
}

class Finder {
 public:
  explicit Finder(const FactInput& input) : input_(input), resolver_(anchor_of(input)) {}

  std::vector<Date> run() {
    std::uint32_t paragraph = 0;
    for (const Sentence& sentence : input_.layout.sentences) {
      if (sentence.paragraph != paragraph) resolver_.start_paragraph();
      paragraph = sentence.paragraph;
      read(sentence.span);
    }
    return std::move(dates_);
  }

 private:
  void read(Span sentence) {
    std::vector<Found> found;
    if (has_han(sentence.of(input_.text))) dates::find_chinese(input_.text, sentence, found);
    dates::find_english(input_.text, sentence, found);
    if (found.empty()) return;
    settle(found);
    resolver_.start_sentence();
    for (const Found& mention : found) {
      Date date = resolver_.resolve(mention.spec, mention.tense, mention.rule);
      date.evidence.span = mention.span;
      dates_.push_back(std::move(date));
    }
  }

  const FactInput& input_;
  Resolver resolver_;
  std::vector<Date> dates_;
};

}  // namespace

std::vector<Date> find_dates(const FactInput& input) {
  return Finder(input).run();
}

}  // namespace pressmark
