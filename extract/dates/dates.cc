// Finds the dates of a text: sentence by sentence, phrases first, then what they mean.
#include <algorithm>

#include "core/outlets/outlet.h"
#include "core/time/zone.h"
#include "extract/dates/found.h"
#include "extract/dates/places.h"
#include "extract/dates/resolve.h"
#include "extract/dates/speech.h"
#include "extract/dates/timex.h"
#include "extract/facts.h"

namespace pressmark {
namespace {

using dates::Anchor;
using dates::Found;
using dates::Resolver;
using dates::Speech;

// Where nothing else says when the text was written, a line of its own near the top may.
constexpr std::size_t kDatelineParagraphs = 4;

bool in_first_span_only(const std::vector<Found>& found, Span paragraph) {
  return found.size() == 1 && found[0].span.start == paragraph.start && found[0].span.end + 1 >= paragraph.end;
}

// "June 6, 2005" as a whole paragraph, or "BEIJING, Feb. 6 (...)" in the text's first words.
bool is_dateline(const std::vector<Found>& found, Span paragraph, std::string_view text) {
  if (found.empty() || !found[0].spec.month || !found[0].spec.day) return false;
  if (in_first_span_only(found, paragraph)) return found[0].spec.year.has_value();
  constexpr std::uint32_t kLongestPlace = 40;
  const std::string_view place = text.substr(paragraph.start, found[0].span.start - paragraph.start);
  return place.size() <= kLongestPlace && place.size() > 2 &&
         std::none_of(place.begin(), place.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// A dateline without a year is of the days before publication, or says nothing.
std::optional<std::chrono::sys_days> day_of_dateline(const dates::Spec& spec, const Anchor& published) {
  if (!published.day) return spec.year ? dates::day_of(*spec.year, *spec.month, *spec.day) : std::nullopt;
  constexpr int kLatestReprint = 3;
  for (int back = 0; back <= kLatestReprint; ++back) {
    const std::chrono::year_month_day day{*published.day - std::chrono::days{back}};
    const bool same = unsigned(day.month()) == static_cast<unsigned>(*spec.month) &&
                      unsigned(day.day()) == static_cast<unsigned>(*spec.day) &&
                      spec.year.value_or(int(day.year())) == int(day.year());
    if (same) return std::chrono::sys_days{day};
  }
  return std::nullopt;
}

// The day and the zone of "BEIJING, Feb. 6 (...)": the day stands in for a page without date and goes before one that
// came out a little later.
void read_dateline(const FactInput& input, Anchor& anchor) {
  const auto& paragraphs = input.layout.paragraphs;
  for (std::size_t i = 0; i < std::min(paragraphs.size(), kDatelineParagraphs); ++i) {
    constexpr std::uint32_t kLongestDateline = 120;
    const Span head{paragraphs[i].start, std::min(paragraphs[i].end, paragraphs[i].start + kLongestDateline)};
    if (anchor.zone.empty()) anchor.zone = dates::zone_of_dateline(head.of(input.text));
    std::vector<Found> found;
    dates::find_english(input.text, head, found);
    if (!is_dateline(found, paragraphs[i], input.text)) continue;
    const auto day = day_of_dateline(found[0].spec, anchor);
    if (day && day != anchor.day) anchor.kind = DateAnchor::kDateline;
    if (day) anchor.day = day;
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
  }
  read_dateline(input, anchor);
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

// The day, where a date is one.
std::optional<std::chrono::sys_days> whole_day(const Date& date) {
  const auto day = date.precision == "day" ? parse_date_time(date.earliest) : std::nullopt;
  return day ? std::optional(std::chrono::sys_days{day->day}) : std::nullopt;
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
    const Speech speech(input_.text, sentence, found);
    const auto day = day_of(speech.told);
    for (Found& mention : found) {
      if (mention.spec.clock) give_day(found, mention);
      const bool said = day && speech.quoted(mention);
      if (said) resolver_.speak_on(day);
      Date date = resolver_.resolve(mention.spec, mention.tense, mention.rule);
      if (said) resolver_.speak_on({});
      date.evidence.span = mention.span;
      dates_.push_back(std::move(date));
      if (&mention != found.data() && (&mention - 1)->spec.starts_behind) place_length((&mention - 1)->spec);
    }
  }

  // "three days starting Monday": the length begins on the day behind it.
  void place_length(const dates::Spec& length) {
    const Date& start = dates_.back();
    Date& placed = dates_[dates_.size() - 2];
    const auto day = whole_day(start);
    if (!day || !dates::can_move(*day, length.unit, length.amount)) return;
    placed.earliest = start.earliest;
    placed.latest = dates::iso(dates::moved(*day, length.unit, length.amount) - std::chrono::days{1});
    placed.anchor = start.anchor;
  }

  // "3:30 p.m. (1930 GMT) on Sunday": the day right behind the times is theirs.
  void give_day(const std::vector<Found>& found, Found& clock) const {
    constexpr std::uint32_t kLongestGap = 5;
    constexpr std::ptrdiff_t kMostTimes = 3;
    const auto& spec = clock.spec;
    if (spec.kind != dates::SpecKind::kCalendar || spec.month || spec.weekday || spec.day) return;
    const Found* last = &clock;
    for (const Found* next = &clock + 1; next < found.data() + found.size() && next - &clock <= kMostTimes; ++next) {
      if (next->span.start - last->span.end > kLongestGap) return;
      last = next;
      if (next->spec.clock) continue;
      if (!dates::is_day(next->spec)) return;
      const auto written = spec.clock;
      clock.spec = next->spec;
      clock.spec.clock = written;
      clock.spec.open = dates::Open::kNone;
      clock.tense = next->tense;
      return;
    }
  }

  // The day that a mention outside the quotes gives for what is said in them.
  std::optional<std::chrono::sys_days> day_of(const Found* told) const {
    if (told == nullptr) return std::nullopt;
    Resolver aside = resolver_;
    return whole_day(aside.resolve(told->spec, told->tense, told->rule));
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
