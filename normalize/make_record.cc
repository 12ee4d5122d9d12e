#include "core/digest/digest.h"
#include "core/url/url.h"
#include "normalize/metadata.h"
#include "normalize/record.h"
#include "normalize/record_facts.h"

namespace pressmark {
namespace {

Source normal_source(const RecordInput& input, std::vector<Warning>& warnings) {
  Source source = input.page.source;
  if (source.sha256.empty()) source.sha256 = sha256_hex(input.page.bytes);
  if (!input.article.charset.empty()) source.charset = input.article.charset;
  source.fetched_at = normal_date(source.fetched_at, "fetched_at", warnings);
  return source;
}

// Two spellings of one address are one article. Without an address the bytes are it, and where none could be read,
// the place where they should have been.
std::string article_key(const Record& record, const Page& page) {
  const std::string key = canonical_key(record.canonical_url);
  if (!key.empty()) return key_of({"url", key});
  if (!record.canonical_url.empty()) return key_of({"url", record.canonical_url});
  if (!page.bytes.empty()) return key_of({"bytes", record.source.sha256});
  return key_of({"file", record.source.file, std::to_string(record.source.offset.value_or(0))});
}

std::string version_hash(const Record& record, const std::vector<ArticlePage>& pages) {
  if (pages.empty()) return record.source.sha256;
  std::string hashes;
  for (const ArticlePage& page : pages) hashes += page.source.sha256 + "\n";
  return sha256_hex(hashes);
}

void set_keys(Record& record, const RecordInput& input) {
  const Page& page = input.page;
  record.article_id = article_key(record, page);
  record.version_sha256 = version_hash(record, input.article.pages);
  record.version_id = key_of({record.article_id, record.version_sha256});
  record.extraction_id = key_of({record.version_id, record.extractor.version, record.extractor.rules_sha256});
  record.id = page.id.empty() ? record.article_id : page.id;
}

void set_facts(Record& record, const RecordInput& input) {
  const FactWriter writer(input.article.text, input.outlets);
  record.blocks = writer.blocks(input.article.blocks, input.article.asides);
  record.pages = writer.pages(input.article.pages);
  for (RecordPage& page : record.pages)
    page.source.fetched_at = normal_date(page.source.fetched_at, "fetched_at", record.warnings);
  record.quotes = writer.quotes(input.facts.quotes, record.version_id);
  record.dates = writer.dates(input.facts.dates);
  record.counts = writer.counts(input.facts.counts);
  record.citations = writer.citations(input.facts.citations);
}

Extractor extractor_of(const RecordInput& input) {
  Extractor extractor = extractor_identity(input.outlets);
  if (!input.further_rules.empty()) {
    extractor.rules_sha256 = sha256_hex(extractor.rules_sha256 + "\n" + std::string(input.further_rules));
  }
  return extractor;
}

}  // namespace

Record make_record(const RecordInput& input) {
  Record record;
  record.status = input.article.status;
  record.error = input.article.error;
  record.url = input.page.url;
  record.canonical_url = canonical_url_of(input);
  record.outlet = outlet_of(input);
  record.warnings = input.article.warnings;
  record.metadata = normal_metadata(input, record.warnings);
  record.text = input.article.text;
  record.source = normal_source(input, record.warnings);
  record.extractor = extractor_of(input);
  set_keys(record, input);
  set_facts(record, input);
  return record;
}

}  // namespace pressmark
