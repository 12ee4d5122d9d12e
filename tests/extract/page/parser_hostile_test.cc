// Pages made to hurt: each is read or refused within the limits, and the next page is read as if nothing had happened.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <ctime>
#include <string>

#include "extract/page/document.h"
#include "tests/extract/page/parser_oracle.h"
#include "tests/support/sanitized.h"

namespace pressmark {
namespace {

constexpr double kSlowdown = test::kSanitized ? 5 : 1;
constexpr double kMaxSeconds = 1.0 * kSlowdown;
constexpr std::size_t kMaxExtraKilobytes = 256 * 1024;

std::string times(std::size_t count, std::string_view piece) {
  std::string out;
  out.reserve(count * piece.size());
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// `piece` with every "#" replaced by the number of the repeat, so that no two are alike.
std::string numbered(std::size_t count, std::string_view piece) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    for (const char c : piece) c == '#' ? out += std::to_string(i) : out += c;
  }
  return out;
}

struct Trap {
  const char* name;
  std::string (*make)();
  const char* outcome;  // "read", an error code, or "any" where both are right
  const char* seen;     // words that the text must hold where it is read
};

constexpr std::size_t kMany = 100'000;
constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

const Trap kTraps[] = {
    {"nested divs", [] { return times(kMany, "<div>") + "words"; }, "read", "words"},
    {"nested divs with text", [] { return times(kMany, "<div>t") + "words"; }, "read", "words"},
    {"nested divs, closed", [] { return times(kMany, "<div>") + "words" + times(kMany, "</div>"); }, "read", "words"},
    {"megabyte of nested divs", [] { return times(kMegabyte / 5, "<div>"); }, "read", ""},
    {"list in list", [] { return times(kMany / 2, "<ul><li>t") + "words"; }, "read", "words"},
    {"list in list, small", [] { return times(20'000, "<ul><li>t") + "words"; }, "read", "words"},
    {"fonts of different colours", [] { return numbered(kMany, "<font color=#>") + "words"; }, "read", "words"},
    {"paragraphs of fonts", [] { return numbered(kMany / 4, "<p><font size=#>t") + "words"; }, "read", "words"},
    {"links around blocks", [] { return times(kMany, "<a><div>") + "words"; }, "read", "words"},
    {"bold around blocks", [] { return times(kMany, "<b><div></b>") + "words"; }, "read", "words"},
    {"blocks in bold", [] { return times(kMany, "<b><div></b></div>") + "words"; }, "read", "words"},
    {"bold alone", [] { return times(kMany, "<b>") + "words"; }, "read", "words"},
    {"bold with text", [] { return times(kMany, "<b>x") + "words"; }, "read", "words"},
    {"all formatting elements in turn",
     [] { return times(kMany / 10, "<b><i><u><s><a><em><tt><big><code><font><nobr><small><strike><strong>x<p>"); },
     "any", ""},
    {"attributes on one tag", [] { return "<div " + numbered(kMany, "a#=1 ") + ">words</div>"; }, "read", "words"},
    {"a huge attribute", [] { return "<div title='" + times(8 * kMegabyte, "x") + "'>words"; }, "read", "words"},
    {"copies of a tag with a huge attribute",
     [] { return "<font size='" + times(kMegabyte, "x") + "'>" + times(kMany, "<p>y"); }, "read", "y"},
    {"text in a table", [] { return "<table>" + times(kMany, "t<b>") + "words"; }, "read", "words"},
    {"nested tables", [] { return times(kMany, "<table>") + "words"; }, "read", "words"},
    {"nested table cells", [] { return times(kMany, "<table><tr><td>") + "words"; }, "read", "words"},
    {"megabyte and a half of nested tables", [] { return times(3 * kMegabyte / 2 / 7, "<table>"); }, "read", ""},
    {"text before nested tables", [] { return times(kMany, "<table>t") + "words"; }, "read", "words"},
    {"nested spans", [] { return times(3 * kMany, "<span>") + "words"; }, "read", "words"},
    {"nested unknown elements", [] { return numbered(kMany, "<x-#>") + "words"; }, "read", "words"},
    {"nested svg", [] { return times(kMany, "<svg>") + "words"; }, "read", ""},
    {"svg broken by paragraphs", [] { return times(kMany, "<svg><p>t") + "words"; }, "read", ""},
    {"svg left open again and again", [] { return times(kMany, "<svg><g>") + "words"; }, "read", ""},
    {"math in foreign objects", [] { return times(kMany, "<math><mi><svg><foreignObject>") + "words"; }, "read", ""},
    {"end tags of paragraphs", [] { return times(kMany, "</p>") + "words"; }, "read", ""},
    {"end tags of nothing", [] { return times(kMany, "</div></b></table></zzz>") + "words"; }, "read", "words"},
    {"references", [] { return times(kMany, "&amp;&notit;&#x110000;&#0;&zzz;&"); }, "read", "&"},
    {"a reference without end", [] { return "&#" + times(4 * kMegabyte, "9") + "; words"; }, "read", "words"},
    {"sixteen megabytes of text", [] { return "words " + times(16 * kMegabyte - 6, "x"); }, "read", "words"},
    {"more than sixteen megabytes", [] { return times(16 * kMegabyte + 1, "x"); }, "too_large", ""},
    {"sixteen megabytes of less-than signs", [] { return times(16 * kMegabyte, "<"); }, "read", "<<<"},
    {"sixteen megabytes of tags", [] { return times(16 * kMegabyte / 3, "<b>"); }, "parser_limit", ""},
    {"sixteen megabytes of paragraphs", [] { return times(16 * kMegabyte / 4, "<p>x"); }, "parser_limit", ""},
    {"line breaks", [] { return times(5 * kMany, "<br>") + "words"; }, "read", "words"},
    {"a comment without end", [] { return "words<!--" + times(8 * kMegabyte, "-"); }, "read", "words"},
    {"comments that nearly end", [] { return "<!--" + times(2 * kMegabyte, "->-") + "--> words"; }, "read", "words"},
    {"scripts without end", [] { return "words" + times(kMany, "<script>"); }, "read", "words"},
    {"scripts in comments in scripts", [] { return "words" + times(kMany, "<script><!--<script>"); }, "read", "words"},
    {"scripts in comments in scripts, closed", [] { return times(kMany, "<script><!--<script></script>") + "words"; },
     "read", "words"},
    {"noscripts without end", [] { return times(kMany, "<noscript>") + "words"; }, "read", "words"},
    {"titles without end", [] { return times(kMany, "<title>"); }, "read", ""},
    {"tags without end", [] { return "words" + times(kMany, "<a href="); }, "read", "words"},
    {"quotes without end", [] { return "words" + times(kMany, "<a b=\"c<p d='"); }, "read", "words"},
    {"a tag name of eight megabytes", [] { return "<" + times(8 * kMegabyte, "n") + ">words"; }, "read", "words"},
    {"a doctype of eight megabytes", [] { return "<!doctype " + times(8 * kMegabyte, "n") + "><p>words"; }, "read",
     "words"},
    {"doctypes", [] { return times(kMany, "<!doctype html>") + "words"; }, "read", "words"},
    {"selects and options", [] { return times(kMany, "<select><option>t<b>") + "words"; }, "read", "words"},
    {"nested buttons and forms", [] { return times(kMany, "<form><button>t") + "words"; }, "read", "words"},
    {"framesets", [] { return times(kMany, "<frameset><frame>"); }, "read", ""},
    {"nested templates", [] { return times(kMany, "<template>") + "words"; }, "read", "words"},
    {"templates in table parts", [] { return times(kMany / 2, "<template><tr><td><template><col>") + "words"; }, "read",
     ""},
    {"headings in headings", [] { return times(kMany, "<h1><h2><div>") + "words"; }, "read", ""},
    {"nested objects with bold", [] { return times(kMany, "<object><b>") + "words"; }, "read", "words"},
    {"ruby", [] { return times(kMany, "<ruby><rt><rp>t") + "words"; }, "read", "words"},
    {"second bodies with attributes", [] { return numbered(kMany, "<body a#=1>") + "words"; }, "read", "words"},
    {"NUL bytes", [] { return times(kMany, std::string_view("a\0<p>\0", 6)) + "words"; }, "read", "words"},
    {"mixed-up nesting", [] { return times(kMany, "<b><i><p></b></i><a><table><a></table>") + "words"; }, "any", ""},
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::size_t peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss);
}

// The reading that the pipeline does with every tree: all the text, all the classes.
std::string read_everything(const Document& document) {
  std::size_t classes = 0;
  for (NodeIndex i = 0; i < document.nodes().size(); ++i) {
    if (document.nodes()[i].tag != Tag::kText) classes += document.attribute(i, "class").has_value() ? 1 : 0;
  }
  return classes < document.nodes().size() ? document.text_of(0) : "";
}

void expect_next_page_read() {
  const Result<Document> next = parse_html("<title>t</title><p class=lead>Calm <b>again</b></p>", ParseLimits{});
  ASSERT_TRUE(next);
  EXPECT_EQ(next->text_of(0), "t Calm again");
  EXPECT_EQ(next->nodes().size(), 9U);
}

class HostilePage : public testing::TestWithParam<Trap> {};

TEST_P(HostilePage, StaysWithinTheLimits) {
  const std::string page = GetParam().make();
  const std::size_t before = peak_kilobytes();
  const double start = cpu_seconds();
  std::string outcome = "read";
  std::string text;
  {
    const Result<Document> document = parse_html(page, ParseLimits{});
    if (document) text = read_everything(*document);
    if (!document) outcome = document.error().code;
    EXPECT_LT(cpu_seconds() - start, kMaxSeconds);
    EXPECT_EQ(document ? test::broken_invariant(*document) : "", "");
  }
  EXPECT_LT(peak_kilobytes() - before, kMaxExtraKilobytes);
  const std::string expected = GetParam().outcome;
  EXPECT_TRUE(outcome == expected || (expected == "any" && (outcome == "read" || outcome == "parser_limit")))
      << outcome << " " << GetParam().name;
  EXPECT_TRUE(outcome != "read" || text.find(GetParam().seen) != std::string::npos);
  expect_next_page_read();
}

std::string parameter_name(const testing::TestParamInfo<Trap>& info) {
  std::string name = info.param.name;
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Traps, HostilePage, testing::ValuesIn(kTraps), parameter_name);

TEST(ParseLimitsTest, AreOptions) {
  ParseLimits limits;
  limits.max_bytes = 100;
  EXPECT_EQ(parse_html(times(101, "x"), limits).error().code, "too_large");
  limits.max_bytes = kMegabyte;
  limits.max_arena_bytes = 200'000;
  EXPECT_EQ(parse_html(times(10'000, "<p>x"), limits).error().code, "parser_limit");
  EXPECT_EQ(parse_html(times(10'000, "<p>x"), limits).error().stage, Stage::kParse);
  EXPECT_TRUE(parse_html(times(10, "<p>x"), limits));
  limits.max_depth = 3;
  const Result<Document> flat = parse_html("<div><div><div><div>deep</div></div>less</div></div>", limits);
  ASSERT_TRUE(flat);
  EXPECT_EQ(flat->text_of(0), "deep less");
  EXPECT_EQ(flat->nodes().size(), 9U);  // html, head, body, three <div>, two texts and what parts them
}

// -- Former bugs ------------------------------------------------------------------------------------------------------

}  // namespace
}  // namespace pressmark
