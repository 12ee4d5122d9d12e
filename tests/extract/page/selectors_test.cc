#include "extract/page/selectors.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/page/read_page.h"

namespace pressmark {
namespace {

std::vector<std::string> texts_of(const std::string& html, const std::vector<std::string>& selectors) {
  const Result<Document> document = parse_html(html, {});
  std::vector<std::string> texts;
  for (const NodeIndex node : select(*document, selectors)) texts.push_back(document->text_of(node));
  return texts;
}

using Texts = std::vector<std::string>;
const char* const kHtml =
    "<div class='a b'>one<p class=a>two</p></div><p id=x>three</p><p class='ab'>four</p><span "
    "itemprop=articleBody>five</span>";

TEST(Selectors, Forms) {
  EXPECT_EQ(texts_of(kHtml, {".b"}), (Texts{"one two"}));
  EXPECT_EQ(texts_of(kHtml, {"#x"}), (Texts{"three"}));
  EXPECT_EQ(texts_of(kHtml, {"p.ab"}), (Texts{"four"}));
  EXPECT_EQ(texts_of(kHtml, {"[itemprop=articleBody]"}), (Texts{"five"}));
  EXPECT_EQ(texts_of(kHtml, {"span"}), (Texts{"five"}));
}

TEST(Selectors, OuterElementsHoldInnerOnes) {
  EXPECT_EQ(texts_of(kHtml, {".a"}), (Texts{"one two"}));
}

TEST(Selectors, UnknownFormsMatchNothing) {
  EXPECT_EQ(texts_of(kHtml, {""}), Texts{});
  EXPECT_EQ(texts_of(kHtml, {"."}), Texts{});
  EXPECT_EQ(texts_of(kHtml, {}), Texts{});
}

Outlet outlet_with_versions() {
  Outlet outlet;
  OutletSelectors old_version;
  old_version.until = "2020-12-31";
  old_version.body = {".old"};
  OutletSelectors new_version;
  new_version.body = {".new"};
  new_version.skip = {".box"};
  outlet.selectors = {old_version, new_version};
  return outlet;
}

TEST(SelectorsFor, TheFirstVersionThatIsNotOver) {
  const Outlet outlet = outlet_with_versions();
  EXPECT_EQ(selectors_for(outlet, "2020-12-31")->body.at(0), ".old");
  EXPECT_EQ(selectors_for(outlet, "2021-01-01T10:00:00Z")->body.at(0), ".new");
  EXPECT_EQ(selectors_for(outlet, "")->body.at(0), ".new");
  EXPECT_EQ(selectors_for(Outlet{}, "2020-01-01"), nullptr);
}

TEST(OutletRules, ChooseTheBodyOnlyWhenTheyAreOn) {
  const Outlet outlet = outlet_with_versions();
  Page page;
  page.bytes =
      "<div class=new>Short<div class=box>Box</div></div><p>It rained for nine days without a pause, and on the tenth "
      "the river stood in the cellars.</p>";
  ReadOptions options;
  EXPECT_EQ(read_page(page, &outlet, options).text, "Short");
  options.outlet_rules = OutletRules::kOff;
  EXPECT_EQ(read_page(page, &outlet, options).text,
            "It rained for nine days without a pause, and on the tenth the river stood in the cellars.");
}

// Former bugs

}  // namespace
}  // namespace pressmark
