#include "tests/extract/quotes/describe.h"

#include <cstdio>
#include <cstdlib>

namespace pressmark::test {
namespace {

void put(Fields& fields, const char* key, const std::optional<Span>& span, std::string_view text) {
  if (span) fields[key] = std::string(span->of(text));
}

void put_speaker(Fields& fields, const Speaker& speaker, std::string_view text) {
  put(fields, "speaker", speaker.exact, text);
  put(fields, "name", speaker.name, text);
  put(fields, "role", speaker.role, text);
  put(fields, "of", speaker.affiliation, text);
  fields["kind"] = name_of(speaker.kind);
  fields["via"] = name_of(speaker.via);
}

std::string joined(const std::string& before, const char* between, std::string_view more) {
  return before.empty() ? std::string(more) : before + between + std::string(more);
}

}  // namespace

Fields describe(const Quote& quote, std::string_view text) {
  Fields fields;
  fields["type"] = name_of(quote.type);
  fields["rule"] = std::string(quote.evidence.rule);
  std::string said;
  for (const Span span : quote.spans) said = joined(said, " ... ", span.of(text));
  fields["said"] = said;
  put(fields, "cue", quote.cue, text);
  put(fields, "cited", quote.cited, text);
  if (quote.speaker) put_speaker(fields, *quote.speaker, text);
  for (const OutletMention& outlet : quote.relayed_by) {
    fields["relayed"] = joined(fields["relayed"], "; ", outlet.span.of(text));
  }
  for (const std::string_view code : quote.repair) fields["repair"] = joined(fields["repair"], ",", code);
  return fields;
}

const OutletTable& built_in_outlets() {
  static const Result<OutletTable> kTable = OutletTable::built_in();
  if (!kTable) {
    std::fprintf(stderr, "the built-in outlets cannot be read\n");
    std::exit(2);
  }
  return *kTable;
}

std::vector<Fields> quotes_of(const std::string& text) {
  ArticleText article;
  article.text = text;
  const FactInput input = prepare(article, built_in_outlets(), nullptr, "2020-02-07");
  std::vector<Fields> out;
  for (const Quote& quote : find_quotes(input)) out.push_back(describe(quote, article.text));
  return out;
}

Fields parse_fields(const std::string& line) {
  Fields fields;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(" | ", at), line.size());
    const std::string part = line.substr(at, end - at);
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) {
      std::fprintf(stderr, "no key in '%s'\n", line.c_str());
      std::exit(2);
    }
    fields[part.substr(0, equals)] = part.substr(equals + 1);
    at = end + 3;
  }
  return fields;
}

std::string difference(const Fields& wanted, const Fields& found) {
  for (const auto& [key, value] : wanted) {
    const auto at = found.find(key);
    const std::string actual = at == found.end() ? "-" : at->second;
    if (actual != value)
      return std::string(key).append(": wanted '").append(value).append("', found '").append(actual).append("'");
  }
  return {};
}

}  // namespace pressmark::test
