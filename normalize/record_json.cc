// The record as JSON. The order of the calls is the order of the keys; docs/record.schema.json describes the result.

#include <algorithm>

#include "normalize/json_writer.h"
#include "normalize/record.h"

namespace pressmark {
namespace {

// Facts repeat words of the text; most records are below twice its size and a fixed part.
constexpr std::size_t kFixedPart = 4096;

void write_place(JsonWriter& json, const TextSpan& span) {
  json.field("exact", span.exact);
  json.field("start", span.start);
  json.field("end", span.end);
}

void write_span(JsonWriter& json, std::string_view name, const std::optional<TextSpan>& span) {
  json.key(name);
  if (!span) return json.raw("null");
  json.open('{');
  write_place(json, *span);
  json.close('}');
}

void write_error(JsonWriter& json, const Error& error) {
  json.key("error");
  json.open('{');
  json.field("stage", name_of(error.stage));
  json.field("code", error.code);
  json.field("message", error.message);
  json.close('}');
}

void write_outlet(JsonWriter& json, const std::optional<RecordOutlet>& outlet) {
  json.key("outlet");
  if (!outlet) return json.raw("null");
  json.open('{');
  json.field("id", outlet->id);
  json.field("name", outlet->name);
  json.field_or_null("domain", outlet->domain);
  json.close('}');
}

void write_metadata(JsonWriter& json, const Metadata& metadata) {
  json.field_or_null("title", metadata.title);
  json.field_or_null("description", metadata.description);
  json.field_or_null("section", metadata.section);
  json.field_or_null("image", metadata.image);
  json.field("authors", metadata.authors);
  json.field("tags", metadata.tags);
  json.field_or_null("published_at", metadata.published_at);
  json.field_or_null("modified_at", metadata.modified_at);
  json.field_or_null("language", metadata.language);
  json.field("access", name_of(metadata.access));
}

void write_blocks(JsonWriter& json, const std::vector<RecordBlock>& blocks, BlockView view) {
  json.key("blocks");
  json.open('[');
  for (const RecordBlock& block : blocks) {
    if (!block.span && view == BlockView::kText) continue;
    json.open('{');
    json.field("kind", name_of(block.kind));
    if (block.span) {
      json.field("start", block.span->start);
      json.field("end", block.span->end);
    } else {
      json.field("text", block.text);
    }
    json.close('}');
  }
  json.close(']');
}

void write_speaker(JsonWriter& json, const std::optional<RecordSpeaker>& speaker) {
  json.key("speaker");
  if (!speaker) return json.raw("null");
  json.open('{');
  write_place(json, speaker->exact);
  json.field_if("name", speaker->name);
  json.field("kind", name_of(speaker->kind));
  json.field_if("role", speaker->role);
  json.field_if("affiliation", speaker->affiliation);
  json.field("via", name_of(speaker->via));
  json.close('}');
}

void write_spans(JsonWriter& json, const std::vector<TextSpan>& spans) {
  json.key("spans");
  json.open('[');
  for (const TextSpan& span : spans) {
    json.open('{');
    json.field("start", span.start);
    json.field("end", span.end);
    json.field("exact", span.exact);
    json.close('}');
  }
  json.close(']');
}

void write_relays(JsonWriter& json, const std::vector<RecordOutletMention>& relays) {
  json.key("relayed_by");
  json.open('[');
  for (const RecordOutletMention& relay : relays) {
    json.open('{');
    json.field("outlet", relay.outlet);
    write_place(json, relay.exact);
    json.close('}');
  }
  json.close(']');
}

void write_evidence(JsonWriter& json, double confidence, std::string_view rule) {
  json.key("confidence");
  json.hundredths(confidence);
  json.field("rule", rule);
}

void write_quote(JsonWriter& json, const RecordQuote& quote) {
  json.field("id", quote.id);
  json.field("type", name_of(quote.type));
  json.field("text", quote.text);
  write_spans(json, quote.spans);
  write_span(json, "cue", quote.cue);
  write_speaker(json, quote.speaker);
  write_relays(json, quote.relayed_by);
  write_span(json, "cited", quote.cited);
  json.field("repair", quote.repair);
  write_evidence(json, quote.confidence, quote.rule);
}

void write_date(JsonWriter& json, const RecordDate& date) {
  write_place(json, date.exact);
  json.field("type", name_of(date.type));
  json.field("value", date.value);
  json.field_if("earliest", date.earliest);
  json.field_if("latest", date.latest);
  json.field_if("precision", date.precision);
  json.field("anchor", name_of(date.anchor));
  write_evidence(json, date.confidence, date.rule);
}

bool is_integer(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  return !number.empty() && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void write_bound(JsonWriter& json, std::string_view name, const std::optional<std::string>& number) {
  json.key(name);
  if (!number) return json.raw("null");
  if (is_integer(*number)) return json.raw(*number);
  json.string(*number);
}

void write_holder(JsonWriter& json, const std::optional<RecordHolder>& holder) {
  json.key("holder");
  if (!holder) return json.raw("null");
  json.open('{');
  write_place(json, holder->exact);
  json.field_if("name", holder->name);
  json.close('}');
}

void write_count(JsonWriter& json, const RecordCount& count) {
  write_place(json, count.exact);
  write_bound(json, "low", count.low);
  write_bound(json, "high", count.high);
  json.field("comparator", name_of(count.comparator));
  json.field("unit", count.unit);
  json.field_or_null("noun", count.noun);
  json.field("role", count.role);
  write_holder(json, count.holder);
  json.field_if("jurisdiction", count.jurisdiction);
  json.key("same_as");
  json.open('[');
  for (const std::uint32_t other : count.same_as) json.integer(other);
  json.close(']');
  write_evidence(json, count.confidence, count.rule);
}

void write_citation(JsonWriter& json, const RecordOutletMention& citation) {
  json.field("outlet", citation.outlet);
  json.field_if("outlet_id", citation.outlet_id);
  write_place(json, citation.exact);
}

template <class Fact>
void write_facts(JsonWriter& json, std::string_view name, const std::vector<Fact>& facts,
                 void (*write)(JsonWriter&, const Fact&)) {
  json.key(name);
  json.open('[');
  for (const Fact& fact : facts) {
    json.open('{');
    write(json, fact);
    json.close('}');
  }
  json.close(']');
}

void write_source(JsonWriter& json, const Source& source) {
  json.key("source");
  json.open('{');
  json.field("kind", name_of(source.kind));
  json.field_or_null("file", source.file);
  json.key("offset");
  json.raw(source.offset ? std::to_string(*source.offset) : "null");
  json.field_or_null("sha256", source.sha256);
  json.field_or_null("charset", source.charset);
  json.field_or_null("fetched_at", source.fetched_at);
  json.close('}');
}

void write_page(JsonWriter& json, const RecordPage& page) {
  json.field_or_null("url", page.url);
  json.field("start", page.span.start);
  json.field("end", page.span.end);
  write_source(json, page.source);
}

void write_extractor(JsonWriter& json, const Extractor& extractor) {
  json.key("extractor");
  json.open('{');
  json.field("version", extractor.version);
  json.field("rules_sha256", extractor.rules_sha256);
  json.close('}');
}

void write_warning(JsonWriter& json, const Warning& warning) {
  json.field("code", warning.code);
  json.field("message", warning.message);
}

void write_head(JsonWriter& json, const Record& record) {
  json.field("schema_version", static_cast<std::uint32_t>(kRecordSchemaVersion));
  json.field("id", record.id);
  json.field("status", name_of(record.status));
  if (record.error) write_error(json, *record.error);
  json.field_or_null("url", record.url);
  json.field_or_null("canonical_url", record.canonical_url);
  write_outlet(json, record.outlet);
  write_metadata(json, record.metadata);
}

}  // namespace

std::string to_json(const Record& record, BlockView view) {
  std::string out;
  out.reserve(2 * record.text.size() + kFixedPart);
  JsonWriter json(out);
  json.open('{');
  write_head(json, record);
  json.field("text", record.text);
  write_blocks(json, record.blocks, view);
  write_facts(json, "quotes", record.quotes, write_quote);
  write_facts(json, "dates", record.dates, write_date);
  write_facts(json, "counts", record.counts, write_count);
  write_facts(json, "citations", record.citations, write_citation);
  if (!record.pages.empty()) write_facts(json, "pages", record.pages, write_page);
  write_source(json, record.source);
  write_extractor(json, record.extractor);
  write_facts(json, "warnings", record.warnings, write_warning);
  json.close('}');
  return out;
}

}  // namespace pressmark
