#include <algorithm>
#include <optional>
#include <utility>

#include "core/time/zone.h"
#include "extract/page/metadata/metadata.h"
#include "extract/page/metadata/published_days.h"

namespace pressmark {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

int days_apart(year_month_day a, year_month_day b) {
  return std::abs(static_cast<int>((sys_days(a) - sys_days(b)).count()));
}

std::chrono::sys_seconds instant_of(const DateTime& when) {
  return std::chrono::sys_seconds(sys_days(when.day)) + std::chrono::seconds(when.second_of_day.value_or(0)) -
         std::chrono::minutes(when.offset_minutes.value_or(0));
}

// The same instant as another source states it with its own offset; null if none does.
const DateTime* with_local_offset(const DateTime& stamp, const std::vector<DayCandidate>& all) {
  constexpr std::chrono::minutes kSameInstant{2};
  for (const DayCandidate& other : all) {
    if (!other.when.second_of_day || other.when.offset_minutes.value_or(0) == 0) continue;
    const auto apart = instant_of(other.when) - instant_of(stamp);
    if (apart <= kSameInstant && apart >= -kSameInstant) return &other.when;
  }
  return nullptr;
}

bool is_shown(year_month_day day, const std::vector<DayCandidate>& all) {
  return std::any_of(all.begin(), all.end(), [&](const DayCandidate& candidate) {
    return candidate.shown != Shown::kNo && candidate.when.day == day;
  });
}

// A day without a time may be cut from a stamp in UTC.
DateTime with_plain_neighbour(const DateTime& day, const std::vector<DayCandidate>& all) {
  if (is_shown(day.day, all)) return day;
  const auto shown = std::find_if(all.begin(), all.end(), [&](const DayCandidate& other) {
    return other.shown == Shown::kPlainly && days_apart(other.when.day, day.day) == 1;
  });
  return shown == all.end() ? day : DateTime{shown->when.day, {}, {}};
}

// A stamp in UTC may be the day before or after the one that the page shows: the shown one holds, in the outlet's zone
// where it is known.
DateTime with_shown_day(const DateTime& stamp, const std::vector<DayCandidate>& all, const Outlet* outlet) {
  if (!stamp.second_of_day) return with_plain_neighbour(stamp, all);
  if (!stamp.offset_minutes || *stamp.offset_minutes != 0 || !stamp.second_of_day) return stamp;
  if (const DateTime* local = with_local_offset(stamp, all)) return *local;
  if (is_shown(stamp.day, all)) return stamp;
  for (const DayCandidate& other : all) {
    const bool shown = other.source == "url" || other.source == "visible";
    if (!shown || other.rank > 9 || days_apart(other.when.day, stamp.day) != 1) continue;
    if (outlet == nullptr || outlet->time_zone.empty() || day_in_zone(stamp, outlet->time_zone) != other.when.day) {
      return DateTime{other.when.day, {}, {}};
    }
    const auto instant = std::chrono::sys_seconds(sys_days(stamp.day)) + std::chrono::seconds(*stamp.second_of_day);
    const auto offset = zone_offset_minutes(outlet->time_zone, instant);
    if (!offset) return DateTime{other.when.day, {}, {}};
    const auto local = instant + std::chrono::minutes(*offset);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return DateTime{year_month_day(day), static_cast<std::int32_t>((local - day).count()), offset};
  }
  return stamp;
}

const DayCandidate* best_of(const std::vector<DayCandidate>& all) {
  const auto key = [](const DayCandidate& day) { return std::pair(day.rank, day.shown != Shown::kPlainly); };
  const auto best = std::min_element(all.begin(), all.end(),
                                     [&](const DayCandidate& a, const DayCandidate& b) { return key(a) < key(b); });
  return best == all.end() ? nullptr : &*best;
}

// Systems stamp an article anew when it is published again: a declared day that is later than the one under the
// headline is such a stamp. An earlier one may be right, since the page may show the day of a change without saying so.
const DayCandidate* shown_before(const DayCandidate& declared, const std::vector<DayCandidate>& all) {
  constexpr int kLeastApart = 2;  // one day is a matter of zones
  if (declared.shown != Shown::kNo || declared.rank == 0) return nullptr;
  const auto shown = std::find_if(all.begin(), all.end(),
                                  [](const DayCandidate& candidate) { return candidate.shown == Shown::kPlainly; });
  if (shown == all.end() || sys_days(shown->when.day) + std::chrono::days(kLeastApart) > sys_days(declared.when.day))
    return nullptr;
  return &*shown;
}

}  // namespace

DayChoice choose_day(const std::vector<DayCandidate>& all, const Outlet* outlet) {
  const DayCandidate* best = best_of(all);
  if (best == nullptr) return {};
  if (const DayCandidate* shown = shown_before(*best, all)) {
    return {shown, shown->when,
            "the page shows an earlier day under its headline: the declared one is of a republication"};
  }
  const DateTime when = with_shown_day(best->when, all, outlet);
  if (when.day != best->when.day) return {best, when, "best rank, the day as the page shows it instead of that in UTC"};
  return {best, when, "best rank"};
}

bool gives_way(const DayChoice& choice, const Page& page) {
  return choice.candidate != nullptr && choice.candidate->guessed && parse_date_time(page.published).has_value();
}

PublishedDay choose_published(const PageFacts& facts) {
  const std::vector<DayCandidate> all = published_days(facts, Depth::kChoice);
  const DayChoice choice = choose_day(all, facts.outlet);
  if (!choice.when || gives_way(choice, facts.page)) return {};
  return {choice.when->iso8601(), choice.candidate->guessed};
}

std::string choose_modified(const PageFacts& facts, std::string_view published) {
  const std::vector<DayCandidate> all = modified_days(facts);
  const DayCandidate* best = best_of(all);
  if (best == nullptr) return {};
  const auto first = parse_date_time(published);
  if (first && sys_days(best->when.day) < sys_days(first->day)) return {};
  return best->when.iso8601();
}

}  // namespace pressmark
