// The record: what pressmark prints and stores, one an article. Made by normalize/, written by the sinks, drawn by the
// report. Offsets here are half-open and count Unicode code points of `text`; every span repeats its words.
// docs/record.schema.json is the contract of its JSON form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/facts.h"
#include "core/page.h"

namespace pressmark {

inline constexpr int kRecordSchemaVersion = 1;

struct TextSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string exact;
};

struct RecordBlock {
  BlockKind kind = BlockKind::kParagraph;
  std::optional<TextSpan> span;  // exact stays empty; no span: an aside, kept out of the text
  std::string text;              // of an aside
};

struct RecordSpeaker {
  TextSpan exact;
  std::optional<std::string> name;
  SpeakerKind kind = SpeakerKind::kPerson;
  std::optional<std::string> role;
  std::optional<std::string> affiliation;
  SpeakerVia via = SpeakerVia::kWritten;
};

struct RecordOutletMention {
  std::string outlet;                    // the outlet's name, or the words as written where it is unknown
  std::optional<std::string> outlet_id;  // null where it is unknown
  TextSpan exact;
};

struct RecordQuote {
  std::string id;  // stable: a hash of version, words and the how-manyth of the same words
  QuoteType type = QuoteType::kDirect;
  std::string text;  // the words said, spans joined by " "
  std::vector<TextSpan> spans;
  std::optional<TextSpan> cue;
  std::optional<RecordSpeaker> speaker;
  std::vector<RecordOutletMention> relayed_by;
  std::optional<TextSpan> cited;
  std::vector<std::string> repair;
  double confidence = 1;
  std::string rule;
};

struct RecordDate {
  TextSpan exact;
  DateType type = DateType::kDate;
  std::string value;
  std::optional<std::string> earliest;
  std::optional<std::string> latest;
  std::optional<std::string> precision;
  DateAnchor anchor = DateAnchor::kNone;
  double confidence = 1;
  std::string rule;
};

struct RecordHolder {
  TextSpan exact;
  std::optional<std::string> name;
};

struct RecordCount {
  TextSpan exact;
  std::optional<std::string> low;  // a JSON integer's digits, or a decimal ("1.5", written as a string)
  std::optional<std::string> high;
  Comparator comparator = Comparator::kExact;
  std::string unit;
  std::string noun;  // "" where elided
  std::string role;
  std::optional<RecordHolder> holder;
  std::optional<std::string> jurisdiction;
  std::vector<std::uint32_t> same_as;
  double confidence = 1;
  std::string rule;
};

struct RecordOutlet {
  std::string id;  // of the outlet table; else the host
  std::string name;
  std::string domain;
};

// A page that an article over several was joined from.
struct RecordPage {
  std::string url;  // as fetched
  TextSpan span;    // what of the text it gave; exact stays empty
  Source source;
};

struct Extractor {
  std::string version;
  std::string rules_sha256;
};

struct Record {
  std::string id;
  DocumentStatus status = DocumentStatus::kOk;
  std::optional<Error> error;
  std::string url, canonical_url;  // "" = null
  std::optional<RecordOutlet> outlet;
  Metadata metadata;  // normalised
  std::string text;
  std::vector<RecordBlock> blocks;
  std::vector<RecordQuote> quotes;
  std::vector<RecordDate> dates;
  std::vector<RecordCount> counts;
  std::vector<RecordOutletMention> citations;
  std::vector<RecordPage> pages;  // empty where there is one only
  Source source;                  // of the first page
  Extractor extractor;
  std::vector<Warning> warnings;

  // Keys of the database, not printed: see the comments in the SQL schema.
  std::string article_id, version_id, extraction_id;
  std::string version_sha256;  // source.sha256; of an article over several pages, a hash over those of all
};

}  // namespace pressmark
