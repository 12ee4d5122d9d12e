#include "extract/page/metadata/explain.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "extract/page/metadata/metadata.h"
#include "extract/page/metadata/names.h"
#include "extract/page/metadata/published_days.h"

namespace pressmark {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all;
}

std::string with_hundredths(double value) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%.2f", value);
  return digits.data();
}

ExplainedField explain_title(const PageFacts& facts) {
  std::vector<Candidate> all = title_candidates(facts);
  const Candidate* best = best_title(all);
  ExplainedField field{"title", choose_title(facts), "most trust and agreement together", {}};
  if (best == nullptr) field.reason = "no candidate";
  if (best != nullptr && field.value != best->value) {
    field.reason = "most trust and agreement together, less the line above it";
  }
  for (const Candidate& candidate : all) {
    field.candidates.push_back(
        {candidate.value, candidate.source,
         "trust " + with_hundredths(candidate.weight) + ", with agreement " + with_hundredths(candidate.score),
         &candidate == best});
  }
  return field;
}

ExplainedField explain_authors(const PageFacts& facts) {
  ExplainedField field{"authors", joined(choose_authors(facts)), "the first source that gives a name", {}};
  const std::vector<AuthorSource> sources = author_sources(facts);
  bool found = false;
  for (const AuthorSource& source : sources) {
    std::string value = joined(source.names);
    const bool taken = !found && value == field.value;
    if (taken && !field.candidates.empty())
      field.reason = "a full name that the page shows, in place of a login or one word";
    found = found || taken;
    field.candidates.push_back({std::move(value), source.source, "", taken});
  }
  if (field.value.empty()) field.reason = "no source gives a name";
  return field;
}

void add_days(const std::vector<DayCandidate>& all, const DayCandidate* taken, ExplainedField& field) {
  for (const DayCandidate& day : all) {
    const std::string_view plainly = day.shown == Shown::kPlainly ? ", plainly shown" : "";
    field.candidates.push_back(
        {day.when.iso8601(), day.source, "rank " + std::to_string(day.rank).append(plainly), &day == taken});
  }
}

// The same day of the same source among all that there are; null if `one` is.
const DayCandidate* find_same(const std::vector<DayCandidate>& all, const DayCandidate* one) {
  if (one == nullptr) return nullptr;
  const auto same = std::find_if(all.begin(), all.end(), [&](const DayCandidate& other) {
    return other.source == one->source && other.rank == one->rank && other.shown == one->shown &&
           other.when.iso8601() == one->when.iso8601();
  });
  return same == all.end() ? nullptr : &*same;
}

// The choice is that of the record, made among fewer candidates than are told: more of them could make another one.
ExplainedField explain_published(const PageFacts& facts) {
  const std::vector<DayCandidate> asked = published_days(facts, Depth::kChoice);
  const DayChoice choice = choose_day(asked, facts.outlet);
  ExplainedField field{"published_at", choice.when ? choice.when->iso8601() : std::string(), choice.reason, {}};
  if (choice.candidate == nullptr) field.reason = "no whole day that is not after the fetch";
  const std::vector<DayCandidate> all = published_days(facts, Depth::kAll);
  const DayCandidate* taken = find_same(all, choice.candidate);
  if (gives_way(choice, facts.page)) {
    field.value.clear();
    field.reason = "a day in running text is a guess: the one that was given holds";
    taken = nullptr;
  }
  add_days(all, taken, field);
  return field;
}

ExplainedField explain_modified(const PageFacts& facts) {
  const std::vector<DayCandidate> all = modified_days(facts);
  ExplainedField field{"modified_at", choose_modified(facts, choose_published(facts).value), "best rank", {}};
  if (field.value.empty()) field.reason = all.empty() ? "no candidate" : "before the publication";
  const auto best = std::min_element(all.begin(), all.end(),
                                     [](const DayCandidate& a, const DayCandidate& b) { return a.rank < b.rank; });
  add_days(all, field.value.empty() ? nullptr : &*best, field);
  return field;
}

// Fields that follow the order of their sources.
class Declared {
 public:
  Declared(const PageFacts& facts, std::string_view name, std::string value)
      : facts_(facts), field_{name, std::move(value), "the first source that has it", {}} {}

  Declared& add(std::string_view value, std::string_view source) {
    if (!value.empty()) field_.candidates.push_back({std::string(value), source, "", false});
    return *this;
  }
  Declared& add_meta(std::string_view field) {
    for (const MetaField& entry : facts_.head.fields) {
      if (entry.field == field)
        field_.candidates.push_back({entry.value, entry.name, "rank " + std::to_string(entry.rank), false});
    }
    return *this;
  }
  ExplainedField done() {
    const std::string folded = fold_letters(field_.value);
    for (ExplainedCandidate& candidate : field_.candidates) {
      candidate.taken = !folded.empty() && fold_letters(candidate.value) == folded;
      if (candidate.taken) break;
    }
    if (field_.value.empty()) field_.reason = field_.candidates.empty() ? "no candidate" : "no candidate that holds";
    return std::move(field_);
  }

 private:
  const PageFacts& facts_;
  ExplainedField field_;
};

}  // namespace

std::vector<ExplainedField> explain_metadata(const PageFacts& facts) {
  const LinkedArticle& article = facts.data.article;
  const Metadata chosen = choose_metadata(facts).metadata;
  std::vector<ExplainedField> fields = {explain_title(facts), explain_authors(facts), explain_published(facts),
                                        explain_modified(facts)};
  const auto field = [&](std::string_view name, const std::string& value) { return Declared(facts, name, value); };
  fields.push_back(field("section", chosen.section)
                       .add(article.section, "json-ld")
                       .add_meta("section")
                       .add(facts.data.breadcrumb, "breadcrumb")
                       .done());
  fields.push_back(field("tags", joined(chosen.tags)).add_meta("tag").add(joined(article.keywords), "json-ld").done());
  fields.push_back(field("language", chosen.language)
                       .add(facts.head.language, "html lang")
                       .add(article.language, "json-ld")
                       .add_meta("language")
                       .add(facts.language.from_text ? chosen.language : std::string(), "text")
                       .done());
  fields.push_back(
      field("canonical_url", chosen.canonical_url).add(facts.head.canonical, "rel=canonical").add_meta("url").done());
  fields.push_back(
      field("description", chosen.description).add_meta("description").add(article.description, "json-ld").done());
  fields.push_back(field("image", chosen.image).add_meta("image").add(article.image, "json-ld").done());
  fields.push_back(field("site_name", chosen.site_name)
                       .add_meta("site")
                       .add(article.publisher, "json-ld publisher")
                       .add(facts.data.site_name, "json-ld site")
                       .done());
  return fields;
}

}  // namespace pressmark
