#include "extract/text/detected_language.h"

#include <gtest/gtest.h>

#include <chrono>
#include <utility>

#include "tests/support/case_file.h"

namespace pressmark {
namespace {

std::string parts_of(const DetectedLanguage& found) {
  std::string all;
  for (const DetectedLanguage::Part& part : found.parts) {
    if (!part.tag.empty()) all.append(all.empty() ? "" : " ").append(part.tag);
  }
  return all;
}

// A case expects "tag: xx" and "parts: xx yy" ("tag:" alone: not sure).
TEST(DetectedLanguage, Cases) {
  for (const test::Case& one : test::read_cases("tests/extract/text/detected_language.case")) {
    SCOPED_TRACE(one.title + " (line " + std::to_string(one.line) + ")");
    const DetectedLanguage found = detect_language(one.input);
    for (const std::string& line : one.expected) {
      const std::string value = line.size() > line.find(':') + 2 ? line.substr(line.find(':') + 2) : std::string();
      EXPECT_EQ(line.starts_with("tag:") ? found.tag : parts_of(found), value) << found.letters << " letters";
      const std::string primary = found.tag.substr(0, found.tag.find('-'));
      EXPECT_EQ(is_detectable_language(primary), !found.tag.empty()) << found.tag;
    }
  }
}

TEST(DetectedLanguage, NothingIsNoLanguage) {
  for (const std::string_view text : {"", " ", "\n\n", "2024-05-03 12:30", "... --- ..."}) {
    const DetectedLanguage found = detect_language(text);
    EXPECT_EQ(found.tag, "") << text;
    EXPECT_EQ(parts_of(found), "") << text;
  }
}

// What may not stand in a text ends what is read of it.
TEST(DetectedLanguage, ForbiddenCharacters) {
  const std::string text =
      "The harbour bridge was opened to traffic on Monday morning, two years later than the city had promised.";
  EXPECT_EQ(detect_language(text + std::string(1, '\0') + text).tag, "en");
  EXPECT_EQ(detect_language(text + "\xEF\xBF\xBF" + text).tag, "en");
  EXPECT_EQ(detect_language(text + "\xFF\xFE\x80" + text).tag, "en");
  EXPECT_EQ(detect_language(std::string(1, '\0') + text).tag, "");
}

TEST(DetectedLanguage, SaysHowMuchItRestsOn) {
  const DetectedLanguage found = detect_language(
      "The harbour bridge was opened to traffic on Monday morning, two years later than the city had promised.");
  EXPECT_EQ(parts_of(found), "en");
  EXPECT_GT(found.letters, 80U);
  EXPECT_GT(found.parts[0].percent, 90U);
}

TEST(DetectedLanguage, MegabytesOfOneThing) {
  constexpr std::size_t kBytes = 1U << 20;
  for (const std::string_view one :
       {"a", "e ", "\xC3\xA9", "\xE6\xA1\xA5", "\xF0\x9F\x98\x80", "\xCC\x81", " ", "ab ", "<", "&amp;"}) {
    std::string text;
    while (text.size() < kBytes) text += one;
    const auto started = std::chrono::steady_clock::now();
    const DetectedLanguage found = detect_language(text);
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(20)) << one;
    EXPECT_LE(found.letters, text.size() * 2) << one;
  }
}

}  // namespace
}  // namespace pressmark
