// A small record with one fact of each kind, for tests of what stores and shows records.
#pragma once

#include <string>

#include "core/record.h"

namespace pressmark::test {

// "Ada Moss of Norwind said \u201cWe hold 40 patents\u201d on Monday, the Daily Example reported."
inline Record sample_record(const std::string& key) {
  Record record;
  record.id = key;
  record.url = record.canonical_url = "https://news.example/" + key;
  record.outlet = RecordOutlet{"example", "Daily Example", "news.example"};
  record.metadata.title = "Story " + key;
  record.metadata.published_at = "2020-02-07";
  record.metadata.language = "en";
  record.metadata.authors = {"Jo \"Q\" Pen"};
  record.text = "Ada Moss of Norwind said \u201cWe hold 40 patents\u201d on Monday, the Daily Example reported.";
  record.blocks = {{BlockKind::kParagraph, TextSpan{0, 81, ""}, ""}};
  RecordQuote quote;
  quote.id = "q-" + key;
  quote.text = "We hold 40 patents";
  quote.spans = {{26, 44, "We hold 40 patents"}};
  quote.cue = TextSpan{20, 24, "said"};
  quote.speaker = RecordSpeaker{{0, 8, "Ada Moss"}, "Ada Moss", SpeakerKind::kPerson,
                                std::nullopt,       "Norwind",  SpeakerVia::kWritten};
  quote.relayed_by = {{"Daily Example", "example", {57, 70, "Daily Example"}}};
  quote.rule = "test";
  record.quotes = {quote};
  RecordDate date;
  date.exact = {49, 55, "Monday"};
  date.value = date.earliest.emplace("2020-02-03");
  date.latest = "2020-02-03";
  date.precision = "day";
  date.anchor = DateAnchor::kPublished;
  date.rule = "test";
  record.dates = {date};
  RecordCount count;
  count.exact = {34, 36, "40"};
  count.low = count.high = "40";
  count.unit = "patent";
  count.noun = "patents";
  count.role = "held";
  count.holder = RecordHolder{{26, 28, "We"}, "Norwind"};
  count.rule = "test";
  record.counts = {count};
  record.citations = {{"Daily Example", "example", {57, 70, "Daily Example"}}};
  record.source.kind = SourceKind::kHttp;
  record.source.sha256 = record.version_sha256 = "sha-" + key;
  record.source.fetched_at = "2020-02-08T01:00:00Z";
  record.extractor = {"0.1.0", "rules-1"};
  record.article_id = "article-" + key;
  record.version_id = "version-" + key;
  record.extraction_id = "extraction-" + key + "-rules-1";
  return record;
}

}  // namespace pressmark::test
