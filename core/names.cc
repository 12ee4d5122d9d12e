// The words that records and databases use for the enumerations of core.

#include "core/article.h"
#include "core/facts.h"
#include "core/page.h"
#include "core/result.h"

namespace pressmark {
namespace {

template <class Enum, std::size_t kSize>
const char* pick(const char* const (&names)[kSize], Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

const char* name_of(Stage stage) {
  static constexpr const char* kNames[] = {"config", "fetch",   "archive",   "read", "decode",
                                           "parse",  "extract", "normalize", "sink"};
  return pick(kNames, stage);
}

const char* name_of(SourceKind kind) {
  static constexpr const char* kNames[] = {"http", "warc", "html", "text"};
  return pick(kNames, kind);
}

const char* name_of(BlockKind kind) {
  static constexpr const char* kNames[] = {"heading", "paragraph", "list_item", "quotation", "table",      "embed",
                                           "caption", "dek",       "byline",    "note",      "live_entry", "related"};
  return pick(kNames, kind);
}

const char* name_of(DocumentStatus status) {
  static constexpr const char* kNames[] = {"ok",          "not_article", "consent_wall", "bot_wall",
                                           "paywall",     "soft_404",    "parser_limit", "too_large",
                                           "undecodable", "unreadable",  "empty"};
  return pick(kNames, status);
}

const char* name_of(Access access) {
  static constexpr const char* kNames[] = {"unknown", "open", "metered", "paywalled"};
  return pick(kNames, access);
}

const char* name_of(QuoteType type) {
  static constexpr const char* kNames[] = {"direct", "mixed", "indirect"};
  return pick(kNames, type);
}

const char* name_of(SpeakerKind kind) {
  static constexpr const char* kNames[] = {"person", "organisation", "document", "group", "unnamed"};
  return pick(kNames, kind);
}

const char* name_of(SpeakerVia via) {
  static constexpr const char* kNames[] = {"written", "name", "pronoun", "floating"};
  return pick(kNames, via);
}

const char* name_of(DateType type) {
  static constexpr const char* kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return pick(kNames, type);
}

const char* name_of(DateAnchor anchor) {
  static constexpr const char* kNames[] = {"none", "published", "dateline", "sentence"};
  return pick(kNames, anchor);
}

const char* name_of(Comparator comparator) {
  static constexpr const char* kNames[] = {"exact", "at_least", "more_than", "about", "at_most", "less_than", "range"};
  return pick(kNames, comparator);
}

}  // namespace pressmark
