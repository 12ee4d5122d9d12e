#include "normalize/record_facts.h"

#include <algorithm>
#include <unordered_map>

#include "core/digest/digest.h"
#include "normalize/names.h"

namespace pressmark {
namespace {

using Normalise = std::string (*)(std::string_view);

std::optional<std::string> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

std::optional<std::string> name_at(const std::optional<Span>& span, std::string_view text, Normalise normalise) {
  return span ? unless_empty(normalise(span->of(text))) : std::nullopt;
}

std::string joined(const std::vector<TextSpan>& spans) {
  std::string out;
  for (const TextSpan& span : spans) {
    if (!out.empty()) out.push_back(' ');
    out += span.exact;
  }
  return out;
}

// The bound of a count: an integer or a decimal, of which at most one is set.
std::optional<std::string> bound(const std::optional<std::int64_t>& integer, const std::string& decimal) {
  return integer ? std::optional(std::to_string(*integer)) : unless_empty(decimal);
}

bool is_form_of(const Outlet& outlet, std::string_view words) {
  return std::find(outlet.short_forms.begin(), outlet.short_forms.end(), words) != outlet.short_forms.end();
}

}  // namespace

TextSpan FactWriter::written(Span span) const {
  return {.start = index_.at(span.start), .end = index_.at(span.end), .exact = std::string(span.of(text_))};
}

std::optional<TextSpan> FactWriter::written(const std::optional<Span>& span) const {
  return span ? std::optional(written(*span)) : std::nullopt;
}

RecordOutletMention FactWriter::mention(const OutletMention& mention) const {
  RecordOutletMention out{.outlet = {}, .outlet_id = {}, .exact = written(mention.span)};
  if (mention.outlet && *mention.outlet < outlets_.outlets().size()) {
    const Outlet& outlet = outlets_.outlets()[*mention.outlet];
    const bool programme = out.exact.exact.size() > outlet.name.size() + 1 &&
                           out.exact.exact.starts_with(outlet.name + " ") && !is_form_of(outlet, out.exact.exact);
    out.outlet = programme ? normal_name(out.exact.exact) : outlet.name;
    out.outlet_id = outlet.id;
  } else {
    out.outlet = normal_name(out.exact.exact);
  }
  return out;
}

RecordSpeaker FactWriter::speaker(const Speaker& speaker) const {
  return {.exact = written(speaker.exact),
          .name = name_at(speaker.name, text_, normal_owner),
          .kind = speaker.kind,
          .role = name_at(speaker.role, text_, normal_name),
          .affiliation = name_at(speaker.affiliation, text_, normal_owner),
          .via = speaker.via};
}

RecordQuote FactWriter::quote(const Quote& quote) const {
  RecordQuote out;
  out.type = quote.type;
  for (const Span span : quote.spans) out.spans.push_back(written(span));
  out.text = joined(out.spans);
  out.cue = written(quote.cue);
  if (quote.speaker) out.speaker = speaker(*quote.speaker);
  for (const OutletMention& relay : quote.relayed_by) out.relayed_by.push_back(mention(relay));
  out.cited = written(quote.cited);
  out.repair.assign(quote.repair.begin(), quote.repair.end());
  out.confidence = quote.evidence.confidence;
  out.rule = quote.evidence.rule;
  return out;
}

std::vector<RecordPage> FactWriter::pages(const std::vector<ArticlePage>& pages) const {
  std::vector<RecordPage> out;
  for (const ArticlePage& page : pages) {
    const TextSpan span{.start = index_.at(page.span.start), .end = index_.at(page.span.end), .exact = {}};
    out.push_back({page.url, span, page.source});
  }
  return out;
}

std::vector<RecordQuote> FactWriter::quotes(const std::vector<Quote>& quotes, std::string_view version_id) const {
  std::vector<RecordQuote> out;
  out.reserve(quotes.size());
  std::unordered_map<std::string, int> seen;
  for (const Quote& found : quotes) {
    out.push_back(quote(found));
    const int nth = ++seen[out.back().text];
    out.back().id = key_of({version_id, out.back().text, std::to_string(nth)});
  }
  return out;
}

std::vector<RecordDate> FactWriter::dates(const std::vector<Date>& dates) const {
  std::vector<RecordDate> out;
  out.reserve(dates.size());
  for (const Date& date : dates) {
    out.push_back({.exact = written(date.evidence.span),
                   .type = date.type,
                   .value = date.value,
                   .earliest = unless_empty(date.earliest),
                   .latest = unless_empty(date.latest),
                   .precision = unless_empty(date.precision),
                   .anchor = date.anchor,
                   .confidence = date.evidence.confidence,
                   .rule = std::string(date.evidence.rule)});
  }
  return out;
}

RecordCount FactWriter::count(const Count& count) const {
  RecordCount out{.exact = written(count.evidence.span),
                  .low = bound(count.low, count.low_decimal),
                  .high = bound(count.high, count.high_decimal),
                  .comparator = count.comparator,
                  .unit = count.unit,
                  .noun = name_at(count.noun, text_, normal_name).value_or(std::string()),
                  .role = count.role.empty() ? "other" : count.role,
                  .holder = {},
                  .jurisdiction = name_at(count.jurisdiction, text_, normal_owner),
                  .same_as = count.same_as,
                  .confidence = count.evidence.confidence,
                  .rule = std::string(count.evidence.rule)};
  if (count.holder) {
    out.holder = {.exact = written(count.holder->exact), .name = name_at(count.holder->name, text_, normal_owner)};
  }
  return out;
}

std::vector<RecordCount> FactWriter::counts(const std::vector<Count>& counts) const {
  std::vector<RecordCount> out;
  out.reserve(counts.size());
  for (const Count& found : counts) out.push_back(count(found));
  return out;
}

std::vector<RecordOutletMention> FactWriter::citations(const std::vector<Citation>& citations) const {
  std::vector<RecordOutletMention> out;
  out.reserve(citations.size());
  for (const Citation& citation : citations) out.push_back(mention(citation.outlet));
  return out;
}

std::vector<RecordBlock> FactWriter::blocks(const std::vector<Block>& blocks, const std::vector<Aside>& asides) const {
  std::vector<RecordBlock> out;
  out.reserve(blocks.size() + asides.size());
  auto aside = asides.begin();
  const auto add_asides_before = [&](std::size_t position) {
    for (; aside != asides.end() && aside->before <= position; ++aside) {
      out.push_back({.kind = aside->kind, .span = {}, .text = normal_name(aside->text)});
    }
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    add_asides_before(i);
    const Span span = blocks[i].span;
    out.push_back({.kind = blocks[i].kind,
                   .span = TextSpan{.start = index_.at(span.start), .end = index_.at(span.end), .exact = {}},
                   .text = {}});
  }
  add_asides_before(static_cast<std::size_t>(-1));
  return out;
}

}  // namespace pressmark
