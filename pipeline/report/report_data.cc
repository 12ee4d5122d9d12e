#include "pipeline/report/report_data.h"

#include <algorithm>

#include "pipeline/json_members.h"

namespace pressmark {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// "3" of 3 and of "3"; "" where there is none.
std::string number_at(const object& from, std::string_view key) {
  std::int64_t value = 0;
  return from[key].get(value) == simdjson::SUCCESS ? std::to_string(value) : text_member(from, key);
}

std::uint32_t offset_at(const object& from, std::string_view key) {
  std::uint64_t value = 0;
  return from[key].get(value) == simdjson::SUCCESS ? static_cast<std::uint32_t>(value) : 0;
}

std::string joined(const object& from, std::string_view key) {
  std::string out;
  array items;
  if (from[key].get(items) != simdjson::SUCCESS) return out;
  for (const element item : items) {
    std::string_view value;
    if (item.get(value) == simdjson::SUCCESS) out += (out.empty() ? "" : ", ") + std::string(value);
  }
  return out;
}

void append_part(std::string& detail, const std::string& part, std::string_view before = "") {
  if (part.empty()) return;
  if (!detail.empty()) detail += "; ";
  detail += std::string(before) + part;
}

template <class Use>
void each_object(const object& from, std::string_view key, Use use) {
  array items;
  if (from[key].get(items) != simdjson::SUCCESS) return;
  for (const element item : items) {
    object found;
    if (item.get(found) == simdjson::SUCCESS) use(found);
  }
}

void describe_speaker(const object& quote, ReportFact& fact) {
  object speaker;
  if (quote["speaker"].get(speaker) != simdjson::SUCCESS) {
    fact.label = "speaker unknown";
    return;
  }
  const std::string name = text_member(speaker, "name");
  fact.speaker = name.empty() ? text_member(speaker, "exact") : name;
  fact.label = fact.speaker;
  append_part(fact.detail, text_member(speaker, "role"));
  append_part(fact.detail, text_member(speaker, "affiliation"));
}

ReportFact quote_fact(const object& quote) {
  ReportFact fact;
  fact.kind = FactKind::kQuote;
  fact.words = text_member(quote, "text");
  each_object(quote, "spans",
              [&](const object& span) { fact.spans.emplace_back(offset_at(span, "start"), offset_at(span, "end")); });
  describe_speaker(quote, fact);
  append_part(fact.detail, text_member(quote, "type"));
  each_object(quote, "relayed_by",
              [&](const object& relay) { append_part(fact.detail, text_member(relay, "outlet"), "through "); });
  object cited;
  if (quote["cited"].get(cited) == simdjson::SUCCESS) append_part(fact.detail, text_member(cited, "exact"), "citing ");
  append_part(fact.detail, joined(quote, "repair"), "repaired: ");
  return fact;
}

// What dates, counts and citations have in common: one span, their words.
ReportFact spanned_fact(FactKind kind, const object& from) {
  ReportFact fact;
  fact.kind = kind;
  fact.words = text_member(from, "exact");
  fact.spans.emplace_back(offset_at(from, "start"), offset_at(from, "end"));
  return fact;
}

ReportFact count_fact(const object& count) {
  ReportFact fact = spanned_fact(FactKind::kCount, count);
  const std::string noun = text_member(count, "noun");
  fact.label = fact.words + " " + (noun.empty() ? text_member(count, "unit") : noun);
  append_part(fact.detail, text_member(count, "role"));
  object holder;
  if (count["holder"].get(holder) == simdjson::SUCCESS) {
    const std::string name = text_member(holder, "name");
    append_part(fact.detail, name.empty() ? text_member(holder, "exact") : name, "of ");
  }
  append_part(fact.detail, text_member(count, "jurisdiction"), "in ");
  const std::string low = number_at(count, "low");
  const std::string high = number_at(count, "high");
  if (low == high) {
    append_part(fact.detail, low, "= ");
  } else {
    append_part(fact.detail, low, "from ");
    append_part(fact.detail, high, "to ");
  }
  return fact;
}

ReportFact date_fact(const object& date) {
  ReportFact fact = spanned_fact(FactKind::kDate, date);
  fact.label = text_member(date, "value");
  fact.detail = text_member(date, "precision");
  fact.day = text_member(date, "earliest").substr(0, 10);
  return fact;
}

ReportFact citation_fact(const object& citation) {
  ReportFact fact = spanned_fact(FactKind::kCitation, citation);
  fact.label = text_member(citation, "outlet");
  fact.detail = "credited";
  return fact;
}

std::vector<ReportFact> facts_of(const object& record) {
  std::vector<ReportFact> facts;
  each_object(record, "quotes", [&](const object& fact) { facts.push_back(quote_fact(fact)); });
  each_object(record, "counts", [&](const object& fact) { facts.push_back(count_fact(fact)); });
  each_object(record, "dates", [&](const object& fact) { facts.push_back(date_fact(fact)); });
  each_object(record, "citations", [&](const object& fact) { facts.push_back(citation_fact(fact)); });
  std::erase_if(facts, [](const ReportFact& fact) { return fact.spans.empty(); });
  std::stable_sort(facts.begin(), facts.end(), [](const ReportFact& a, const ReportFact& b) {
    return a.spans.front().first < b.spans.front().first;
  });
  return facts;
}

}  // namespace

std::optional<ReportArticle> read_report_article(const std::string& record_json) {
  simdjson::dom::parser parser;
  element root;
  object record;
  if (parser.parse(record_json).get(root) != simdjson::SUCCESS || root.get(record) != simdjson::SUCCESS)
    return std::nullopt;
  if (text_member(record, "id").empty() || number_at(record, "schema_version").empty()) return std::nullopt;
  ReportArticle article;
  article.title = text_member(record, "title");
  article.url = text_member(record, "url");
  article.published_at = text_member(record, "published_at");
  article.status = text_member(record, "status");
  article.authors = joined(record, "authors");
  article.language = text_member(record, "language");
  article.text = text_member(record, "text");
  object outlet;
  if (record["outlet"].get(outlet) == simdjson::SUCCESS) article.outlet = text_member(outlet, "name");
  article.facts = facts_of(record);
  return article;
}

}  // namespace pressmark
