// The hash of the rules that stands in every record: which rules and outlets made it.

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "normalize/record.h"
#include "pipeline/extraction.h"
#include "pipeline/source_outlets.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

const std::string kOutlet =
    "id = \"harbour-times\"\nname = \"The Harbour Times\"\ndomains = [\"harbourtimes.example\"]\n";

class Rules : public testing::Test {
 protected:
  // The rules_sha256 of a record made with the folder's outlets.
  std::string rules(const ReadOptions& options = {}) const {
    const Result<OutletTable> outlets = load_outlets(folder_.path());
    if (!outlets) return outlets.error().message;
    Page page;
    page.bytes = "The board met on Thursday.";
    page.source.kind = SourceKind::kText;
    return Extraction(*outlets, options).record_of(page).extractor.rules_sha256;
  }
  static std::string built_in(const std::string& name) {
    return test::read_whole(std::string(PRESSMARK_SOURCE_DIR) + "/core/outlets/data/" + name);
  }
  test::TemporaryFolder folder_;
};

TEST_F(Rules, OutletsGivenAtRunTimeAreCovered) {
  EXPECT_EQ(rules(), extractor_identity().rules_sha256) << "an empty folder changes nothing";
  test::write_file(folder_ / "harbour.toml", kOutlet);
  const std::string with_one = rules();
  EXPECT_EQ(with_one.size(), 64U);
  EXPECT_NE(with_one, extractor_identity().rules_sha256);
  EXPECT_EQ(rules(), with_one) << "an equal file gives an equal hash";
  test::write_file(folder_ / "harbour.toml", kOutlet + "short_forms = [\"HT\"]\n");
  EXPECT_NE(rules(), with_one) << "a changed one does not";
  test::write_file(folder_ / "harbour.toml", kOutlet);
  EXPECT_EQ(rules(), with_one) << "nor does the time of the file count";
}

TEST_F(Rules, ACopyOfABuiltInFileChangesNothingAndAnOverrideDoes) {
  test::write_file(folder_ / "cnbc.toml", built_in("cnbc.toml"));
  EXPECT_EQ(rules(), extractor_identity().rules_sha256);
  test::write_file(folder_ / "cnbc.toml", built_in("cnbc.toml") + "\n[[selectors]]\nbody = [\".story\"]\n");
  EXPECT_NE(rules(), extractor_identity().rules_sha256);
}

TEST_F(Rules, TheNameOfAFileIsNoRule) {
  test::write_file(folder_ / "a.toml", kOutlet);
  const std::string one = rules();
  std::filesystem::rename(folder_ / "a.toml", folder_ / "b.toml");
  EXPECT_EQ(rules(), one);
}

TEST_F(Rules, TheOrderInWhichFilesOverrideEachOtherIsOne) {
  const std::string other = "id = \"bay-post\"\nname = \"Bay Post\"\ndomains = [\"baypost.example\"]\n";
  test::write_file(folder_ / "a.toml", kOutlet);
  test::write_file(folder_ / "b.toml", other);
  const std::string one = rules();
  std::filesystem::rename(folder_ / "a.toml", folder_ / "c.toml");
  EXPECT_NE(rules(), one) << "the later file has the forms that both claim";
}

TEST_F(Rules, WhatIsSetOtherwiseThanUsualIsCovered) {
  std::vector<ReadOptions> settings(8);
  settings[1].view = View::kFull;
  settings[2].outlet_rules = OutletRules::kOff;
  settings[3].limits.max_bytes = 4096;
  settings[4].limits.max_depth = 16;
  settings[5].limits.max_arena_bytes = 1U << 20;
  settings[6].limits.cpu_milliseconds = 50;
  settings[7].max_text_bytes = 4096;
  std::set<std::string> hashes;
  for (const ReadOptions& options : settings) hashes.insert(rules(options));
  EXPECT_EQ(hashes.size(), settings.size());
  EXPECT_EQ(rules(settings[0]), extractor_identity().rules_sha256);
  EXPECT_EQ(rules(settings[1]), rules(settings[1]));
}

// Former bugs: outlet files given with --outlets were not covered (OutletsGivenAtRunTimeAreCovered), nor were the view,
// the outlet rules and the limits (WhatIsSetOtherwiseThanUsualIsCovered).

}  // namespace
}  // namespace pressmark
