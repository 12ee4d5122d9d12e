#include "tests/normalize/story.h"

#include <cstdio>
#include <cstdlib>

namespace pressmark::test {

Span span_of(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  if (at == std::string_view::npos) {
    std::fprintf(stderr, "the story does not say \"%s\"\n", std::string(words).c_str());
    std::exit(2);
  }
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Story::Story() {
  page_.url = "https://www.news.example/story?from=feed#comments";
  page_.bytes = "<html>";
  page_.source = {.kind = SourceKind::kHttp,
                  .file = {},
                  .offset = {},
                  .sha256 = {},
                  .charset = {},
                  .fetched_at = "2020-02-08T01:00:00Z"};
  article_.metadata.title = "A  title";
  article_.metadata.site_name = "Example News";
  article_.metadata.canonical_url = "https://www.news.example/story";
  article_.metadata.language = "en";
  article_.metadata.published_at = "2020-02-07";
  article_.charset = "utf-8";
  set_text("Nothing was said.");
  if (!outlets_.add("id = \"post\"\nname = \"The Example Post\"\ndomains = [\"post.example\"]\n", "post.toml")) {
    std::exit(2);
  }
}

void Story::set_text(std::string text) {
  article_.text = std::move(text);
  article_.blocks = {{BlockKind::kParagraph, {0, static_cast<std::uint32_t>(article_.text.size())}}};
  facts_ = {};
}

Quote& Story::add_quote(Span span) {
  Quote quote;
  quote.spans = {span};
  quote.evidence = {.span = span, .rule = "test"};
  return facts_.quotes.emplace_back(std::move(quote));
}

Date& Story::add_date(std::string_view words) {
  Date date;
  date.value = "2020-02-06";
  date.evidence = {.span = span_of(text(), words), .rule = "test"};
  return facts_.dates.emplace_back(std::move(date));
}

Count& Story::add_count(std::string_view words) {
  Count count;
  count.unit = "patent";
  count.role = "held";
  count.evidence = {.span = span_of(text(), words), .rule = "test"};
  return facts_.counts.emplace_back(std::move(count));
}

Citation& Story::add_citation(std::string_view words, std::optional<std::uint32_t> outlet) {
  const Span span = span_of(text(), words);
  return facts_.citations.emplace_back(Citation{{span, outlet}, {.span = span, .rule = "test"}});
}

void Story::fill() {
  set_text(
      "Acme\xE2\x80\x99s chief counsel Lin Wei said on Thursday, \xE2\x80\x9CWe own 12 patents,\xE2\x80\x9D and called "
      "it theft, The Example Post reported, citing a letter. He said some 1.5 to 2 million US patents lapsed.");
  Quote& quote = add_quote("We own 12 patents,");
  quote.type = QuoteType::kMixed;
  quote.spans.push_back(span_of(text(), "theft"));
  quote.evidence.span.end = quote.spans.back().end;
  quote.evidence.confidence = 0.9;
  quote.cue = span_of(text(), "said");
  quote.speaker = Speaker{.exact = span_of(text(), "Lin Wei"),
                          .name = span_of(text(), "Lin Wei"),
                          .role = span_of(text(), "chief counsel"),
                          .affiliation = span_of(text(), "Acme")};
  quote.relayed_by = {{span_of(text(), "The Example Post"), 0}};
  quote.cited = span_of(text(), "a letter");
  quote.repair = {"unclosed", "wrong_way"};
  Date& date = add_date("Thursday");
  date.earliest = date.latest = "2020-02-06";
  date.precision = "day";
  date.anchor = DateAnchor::kPublished;
  Count& count = add_count("12 patents");
  count.low = count.high = 12;
  count.noun = span_of(text(), "patents");
  count.role = "asserted";
  count.holder = Holder{.exact = span_of(text(), "We"), .name = span_of(text(), "Acme")};
  Count& lapsed = add_count("some 1.5 to 2 million US patents");
  lapsed.low_decimal = "1.5";
  lapsed.high = 2000000;
  lapsed.comparator = Comparator::kRange;
  lapsed.role = "expired";
  lapsed.jurisdiction = span_of(text(), "US");
  lapsed.same_as = {0};
  add_citation("The Example Post", 0);
  article_.metadata.authors = {"Ann  Example", "Ann Example", "\xE6\x9D\x8E\xE5\x9B\x9B"};
  article_.metadata.tags = {"patents"};
  article_.asides = {{BlockKind::kByline, "By Ann Example", 0}};
  article_.warnings = {{"truncated", "the page ends within a tag"}};
}

Record Story::record_of(const Outlet* outlet) const {
  return make_record({.page = page_, .article = article_, .facts = facts_, .outlets = outlets_, .outlet = outlet});
}

}  // namespace pressmark::test
