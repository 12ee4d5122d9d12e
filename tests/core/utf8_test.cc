#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pressmark {
namespace {

// One code point of each length: "a", U+00E9, U+4F60, U+1F600.
constexpr std::string_view kMixed = "a\xC3\xA9\xE4\xBD\xA0\xF0\x9F\x98\x80";
const std::vector<char32_t> kMixedPoints{U'a', 0xE9, 0x4F60, 0x1F600};

TEST(Utf8, StepsForward) {
  std::vector<char32_t> found;
  for (std::size_t offset = 0; offset < kMixed.size();) found.push_back(next_code_point(kMixed, offset));
  EXPECT_EQ(found, kMixedPoints);
  std::size_t end = kMixed.size();
  EXPECT_EQ(next_code_point(kMixed, end), 0U);
  EXPECT_EQ(end, kMixed.size());
}

TEST(Utf8, StepsBackward) {
  std::vector<char32_t> found;
  for (std::size_t offset = kMixed.size(); offset > 0;)
    found.insert(found.begin(), previous_code_point(kMixed, offset));
  EXPECT_EQ(found, kMixedPoints);
  std::size_t start = 0;
  EXPECT_EQ(previous_code_point(kMixed, start), 0U);
  EXPECT_EQ(start, 0U);
}

TEST(Utf8, StepsEndOnBytesThatAreNoUtf8) {
  for (const std::string bytes : {"\xF0", "\x80\x80\x80\x80\x80\x80", "\xE4\xBD", "a\xFF\xFE"}) {
    std::size_t steps = 0;
    for (std::size_t offset = 0; offset < bytes.size(); ++steps) (void)next_code_point(bytes, offset);
    for (std::size_t offset = bytes.size(); offset > 0; ++steps) (void)previous_code_point(bytes, offset);
    EXPECT_LE(steps, 2 * bytes.size());
  }
}

TEST(Utf8, WritesWhatItReads) {
  std::string out;
  for (const char32_t c : kMixedPoints) append_utf8(out, c);
  EXPECT_EQ(out, kMixed);
  std::string bad;
  append_utf8(bad, 0xD800);
  append_utf8(bad, 0x110000);
  EXPECT_EQ(bad, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Utf8, ValidityIsThatOfTheStandard) {
  for (const char* good : {"", "a", "\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_valid_utf8(good)) << good;
  }
  for (const char* bad :
       {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5", "\xE4\xBD"}) {
    EXPECT_FALSE(is_valid_utf8(bad)) << bad;
  }
}

// Unicode 15, chapter 3.9, tables 3-8 to 3-11: one U+FFFD for each maximal subpart.
TEST(Utf8, RepairsByMaximalSubparts) {
  const auto repaired = [](std::string_view bytes) {
    std::string out;
    const std::size_t count = append_repaired_utf8(out, bytes);
    std::string shown;
    for (std::size_t offset = 0; offset < out.size();) {
      const char32_t c = next_code_point(out, offset);
      shown.push_back(c == 0xFFFD ? '?' : static_cast<char>(c));
    }
    return shown + " " + std::to_string(count);
  };
  EXPECT_EQ(repaired("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82"
                     "A"),
            "????????A 8");
  EXPECT_EQ(repaired("\xED\xA0\x80\xED\xBF\xBF\xED\xAF"
                     "A"),
            "????????A 8");
  EXPECT_EQ(repaired("\xF4\x91\x92\x93\xFF"
                     "A\x80\xBF"
                     "B"),
            "?????A??B 7");
  EXPECT_EQ(repaired("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
                     "A"),
            "????A 4");
  EXPECT_EQ(repaired("good"), "good 0");
}

TEST(Utf8, BordersAreStartsOfCodePoints) {
  std::string borders;
  for (std::size_t i = 0; i <= kMixed.size(); ++i) borders.push_back(is_code_point_border(kMixed, i) ? '|' : '.');
  EXPECT_EQ(borders, "||.|..|...|");
  EXPECT_FALSE(is_code_point_border(kMixed, kMixed.size() + 1));
}

TEST(CodePointIndex, CountsCodePoints) {
  for (const std::string& unit : {std::string(kMixed), std::string("abc"), std::string("\xE4\xBD\xA0")}) {
    std::string text;
    while (text.size() < 1000) text += unit;
    const CodePointIndex index(text);
    std::uint32_t count = 0;
    std::size_t offset = 0;
    for (; offset < text.size(); ++count) {
      ASSERT_EQ(index.at(static_cast<std::uint32_t>(offset)), count) << offset;
      (void)next_code_point(text, offset);
    }
    EXPECT_EQ(index.at(static_cast<std::uint32_t>(offset)), count);
  }
  EXPECT_EQ(CodePointIndex("").at(0), 0U);
}

TEST(CodePointIndex, WorksAtTheEndOfATextOfAWholeNumberOfMarks) {
  std::string text;
  while (text.size() < 128) text += "\xC3\xA9";
  EXPECT_EQ(CodePointIndex(text).at(128), 64U);
}

TEST(Characters, Kinds) {
  EXPECT_TRUE(is_letter(U'z') && is_letter(0xE9) && is_letter(0x4F60) && is_letter(0x1D400));
  EXPECT_FALSE(is_letter(U'1') || is_letter(0x201C) || is_letter(0x1F600) || is_letter(0x110000));
  EXPECT_TRUE(is_upper(U'Z') && is_upper(0xC9) && is_upper(0x1C5));
  EXPECT_FALSE(is_upper(U'z') || is_upper(0x4F60) || is_upper(U'['));
  EXPECT_TRUE(is_digit(U'0') && is_digit(U'9'));
  EXPECT_FALSE(is_digit(0xFF11) || is_digit(U'/') || is_digit(U':'));
  EXPECT_TRUE(is_white_space(U' ') && is_white_space(U'\n') && is_white_space(0xA0) && is_white_space(0x3000));
  EXPECT_FALSE(is_white_space(0x200B) || is_white_space(0) || is_white_space(U'_'));
}

TEST(Characters, CjkIsHanKanaAndHangul) {
  for (const char32_t c : {0x4E00U, 0x9FFFU, 0x3042U, 0x30A2U, 0xAC00U, 0x20000U, 0x3400U, 0xFF71U}) {
    EXPECT_TRUE(is_cjk(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : {0x41U, 0x3002U, 0x30FBU, 0x201CU, 0x1F600U, 0xFF0CU, 0x323B0U})
    EXPECT_FALSE(is_cjk(c)) << static_cast<std::uint32_t>(c);
}

TEST(Text, LowerCase) {
  EXPECT_EQ(to_lower("Acme \xC3\x89T\xC3\x89 \xE4\xBD\xA0"), "acme \xC3\xA9t\xC3\xA9 \xE4\xBD\xA0");
  EXPECT_EQ(to_lower("@[`{"), "@[`{");
}

TEST(Text, TrimsUnicodeWhiteSpace) {
  EXPECT_EQ(trim("\xE3\x80\x80 a b\xC2\xA0\n"), "a b");
  EXPECT_EQ(trim(" \t\n"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Text, CollapsesWhiteSpace) {
  EXPECT_EQ(collapse_white_space("  a\n\t b\xC2\xA0\xC2\xA0"
                                 "c "),
            "a b c");
  EXPECT_EQ(collapse_white_space("so\xC2\xAD"
                                 "ft \xE2\x80\x8B hy\xEF\xBB\xBFphen"),
            "soft hyphen");
  EXPECT_EQ(collapse_white_space("\xE2\x80\x8B"), "");
}

TEST(Text, NormalFormC) {
  EXPECT_EQ(to_nfc("cafe\xCC\x81"), "caf\xC3\xA9");
  EXPECT_EQ(to_nfc("\xE2\x84\xAB"), "\xC3\x85") << "the Angstrom sign";
  EXPECT_EQ(to_nfc("\xE1\x84\x80\xE1\x85\xA1"), "\xEA\xB0\x80") << "hangul of two letters";
  EXPECT_EQ(to_nfc(kMixed), kMixed);
  EXPECT_TRUE(is_nfc("\xE2\x80\x9C\xE4\xBD\xA0\xE2\x80\x9D"));
  EXPECT_FALSE(is_nfc("e\xCC\x81"));
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark
