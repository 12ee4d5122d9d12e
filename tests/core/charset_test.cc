#include "core/text/charset.h"

#include <gtest/gtest.h>

#include <string>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

using namespace std::string_view_literals;

// The same headline in several encodings: "Ni hao" in Han, U+4F60 U+597D; "cafe" with U+00E9.
constexpr std::string_view kUtf8Hello = "\xE4\xBD\xA0\xE5\xA5\xBD";
constexpr std::string_view kGbkHello = "\xC4\xE3\xBA\xC3";
constexpr std::string_view kUtf8Cafe = "caf\xC3\xA9";
constexpr std::string_view kLatinCafe = "caf\xE9";

DecodedText decoded_page(std::string_view bytes, std::string_view content_type = {}) {
  const auto decoded = decode({.bytes = bytes, .content_type = content_type, .is_html = true});
  EXPECT_TRUE(decoded);
  return decoded ? *decoded : DecodedText{};
}

std::string meta(std::string_view charset, std::string_view body) {
  return "<!DOCTYPE html><html><head><meta charset=\"" + std::string(charset) + "\"></head><body>" + std::string(body) +
         "</body></html>";
}

TEST(CharsetLabels, AreThoseOfTheStandard) {
  EXPECT_EQ(encoding_for_label("latin1"), "windows-1252");
  EXPECT_EQ(encoding_for_label(" GB2312\n"), "gbk");
  EXPECT_EQ(encoding_for_label("UTF8"), "utf-8");
  EXPECT_EQ(encoding_for_label("x-sjis"), "shift_jis");
  EXPECT_EQ(encoding_for_label("utf-16"), "utf-16le");
  EXPECT_FALSE(encoding_for_label("utf-7"));
  EXPECT_FALSE(encoding_for_label(""));
  EXPECT_FALSE(encoding_for_label(std::string(100, 'x')));
}

TEST(Charset, MarkWinsOverEverything) {
  const DecodedText text = decoded_page("\xEF\xBB\xBF" + meta("gbk", kUtf8Hello), "text/html; charset=big5");
  EXPECT_EQ(text.charset, "utf-8");
  EXPECT_TRUE(text.text.starts_with("<!DOCTYPE")) << "the mark is no part of the text";
}

TEST(Charset, HeaderWinsOverMeta) {
  const DecodedText text = decoded_page(meta("big5", kGbkHello), "text/html; Charset='GB2312'; x=y");
  EXPECT_EQ(text.charset, "gbk");
  EXPECT_NE(text.text.find(kUtf8Hello), std::string::npos);
}

TEST(Charset, MetaIsFoundInBothForms) {
  EXPECT_EQ(decoded_page(meta("gb2312", kGbkHello)).charset, "gbk");
  const std::string pragma =
      "<html><head><META content='text/html;charset=gb2312' HTTP-EQUIV=Content-Type /></head>" + std::string(kGbkHello);
  EXPECT_EQ(decoded_page(pragma).charset, "gbk");
  EXPECT_NE(decoded_page(pragma).text.find(kUtf8Hello), std::string::npos);
}

TEST(Charset, MetaInACommentOrAnAttributeIsNone) {
  const std::string page =
      "<!-- <meta charset=koi8-r> --><p title='<meta charset=koi8-r>'><meta charset=windows-1251>\xC0";
  EXPECT_EQ(decoded_page(page).charset, "windows-1251");
  EXPECT_EQ(decoded_page("<meta content='text/html;charset=koi8-r'><meta charset=windows-1251>\xC0").charset,
            "windows-1251")
      << "content without http-equiv declares nothing";
}

TEST(Charset, MetaAfterTheFirstKilobyteIsStillBetterThanGuessing) {
  const std::string page = "<head>" + std::string(2000, ' ') + "<meta charset=windows-1251>\xC0\xC1\xC2";
  EXPECT_EQ(decoded_page(page).charset, "windows-1251");
}

TEST(Charset, XmlDeclarationCounts) {
  const std::string page = "<?xml version=\"1.0\" encoding='gb2312'?><html>" + std::string(kGbkHello);
  EXPECT_EQ(decoded_page(page).charset, "gbk");
}

TEST(Charset, Utf16OfAMetaThatCouldBeReadIsUtf8) {
  EXPECT_EQ(decoded_page(meta("utf-16", kUtf8Hello)).charset, "utf-8");
}

TEST(Charset, UndeclaredValidUtf8IsUtf8) {
  EXPECT_EQ(decoded_page(kUtf8Cafe).charset, "utf-8");
  EXPECT_EQ(decoded_page("plain").charset, "utf-8");
  EXPECT_EQ(decoded_page("").charset, "utf-8");
}

TEST(Charset, ProvenUtf8IsUtf8WhateverIsDeclared) {
  const std::string page = meta("gb2312", std::string(kUtf8Hello));
  EXPECT_EQ(decoded_page(page).charset, "utf-8");
  EXPECT_EQ(decoded_page(page, "text/html; charset=iso-8859-1").text, page);
}

TEST(Charset, ADeclarationOfUtf8ThatIsALieIsFoundOut) {
  std::string body;
  for (int i = 0; i < 50; ++i) body += "un caf\xE9 pr\xE8s de l'\xE9glise, d\xE9j\xE0 ferm\xE9 ";
  const DecodedText text = decoded_page(meta("utf-8", body));
  EXPECT_NE(text.charset, "utf-8");
  EXPECT_NE(text.text.find("caf\xC3\xA9 pr\xC3\xA8s"), std::string::npos);
  EXPECT_EQ(text.replacements, 0U);
}

TEST(Charset, AFewMistakesInUtf8AreRepairedAndCounted) {
  std::string body;
  for (int i = 0; i < 50; ++i) body += kUtf8Hello;
  const DecodedText text = decoded_page(meta("utf-8", body + "\xE4\xBD" + "x\xFF"));
  EXPECT_EQ(text.charset, "utf-8");
  EXPECT_EQ(text.replacements, 2U);
  EXPECT_NE(text.text.find("\xEF\xBF\xBDx\xEF\xBF\xBD"), std::string::npos);
}

TEST(Charset, MistakesInOtherEncodingsAreCounted) {
  std::string body;
  for (int i = 0; i < 50; ++i) body += kGbkHello;
  const DecodedText text = decoded_page(meta("gbk", body + "\xFF" + "end"));
  EXPECT_EQ(text.charset, "gbk");
  EXPECT_EQ(text.replacements, 1U);
  EXPECT_TRUE(is_valid_utf8(text.text));
  EXPECT_NE(text.text.find("end"), std::string::npos);
}

TEST(Charset, ChineseWithoutADeclarationIsDetected) {
  std::string body;
  for (int i = 0; i < 40; ++i) body += "\xD6\xD0\xB9\xFA\xC8\xCB\xC3\xF1\xB5\xC4\xD0\xC2\xCE\xC5\xA3\xAC";
  EXPECT_EQ(decoded_page(body).charset, "gb18030");
}

TEST(Charset, OneForeignByteWithoutADeclarationIsWestern) {
  const DecodedText text = decoded_page(kLatinCafe);
  EXPECT_EQ(text.text, kUtf8Cafe);
}

TEST(Charset, Windows1252MapsTheBytesThatLatin1LeavesOpen) {
  EXPECT_EQ(decoded_page("\x93Yes\x94 \x80 1", "text/html; charset=iso-8859-1").text,
            "\xE2\x80\x9CYes\xE2\x80\x9D \xE2\x82\xAC 1");
}

TEST(Charset, JapaneseEncodings) {
  constexpr std::string_view kNihon = "\xE6\x97\xA5\xE6\x9C\xAC";
  EXPECT_EQ(decoded_page("\x93\xFA\x96\x7B", "text/html; charset=Shift_JIS").text, kNihon);
  EXPECT_EQ(decoded_page("\xC6\xFC\xCB\xDC", "text/html; charset=euc-jp").text, kNihon);
  EXPECT_EQ(decoded_page("\x1B$BF|K\\\x1B(B", "text/html; charset=iso-2022-jp").text, kNihon);
  EXPECT_EQ(decoded_page("\x87\x40", "text/html; charset=Shift_JIS").text, "\xE2\x91\xA0") << "NEC row 13";
}

TEST(Charset, Utf16WithAndWithoutAMark) {
  EXPECT_EQ(decoded_page("\xFF\xFE<\0p\0>\0\xE9\0"sv).text, "<p>\xC3\xA9");
  EXPECT_EQ(decoded_page("\xFE\xFF\0<\0p\0>\0\xE9"sv).text, "<p>\xC3\xA9");
  EXPECT_EQ(decoded_page("<\0p\0>\0h\0i\0"sv).charset, "utf-16le");
  EXPECT_EQ(decoded_page("\0<\0p\0>\0h\0i"sv).text, "<p>hi");
  EXPECT_EQ(decoded_page("<\0p\0>\0h\0i"sv).replacements, 1U) << "cut within a character";
  EXPECT_EQ(decoded_page("\xFF\xFE\x3D\xD8\x00\xDE"sv).text, "\xF0\x9F\x98\x80") << "a pair of surrogates";
}

TEST(Charset, PairsCutBetweenTwoPiecesOfTheConverterStayWhole) {
  std::string bytes = "\xFF\xFE";
  for (int i = 0; i < 5000; ++i) bytes += "\x3D\xD8\x00\xDE"sv;
  const std::string shifted = bytes.insert(2, "x\0"sv);
  const DecodedText text = decoded_page(shifted);
  EXPECT_EQ(text.text.size(), 1U + 5000U * 4U);
  EXPECT_TRUE(is_valid_utf8(text.text));
  EXPECT_EQ(text.text.find("\xEF\xBF\xBD"), std::string::npos);
}

TEST(Charset, BinaryFilesAreUndecodable) {
  std::string noise;
  for (unsigned i = 0; i < 4096; ++i)
    noise.push_back(static_cast<char>(static_cast<unsigned char>(i * 2654435761U >> 13U)));
  for (const std::string_view bytes : {"\x89PNG\r\n\x1A\n\0\0"sv, "\xFF\xD8\xFF\xE0"sv, "%PDF-1.7"sv, "PK\x03\x04"sv,
                                       "\x1F\x8B\x08\0"sv, std::string_view(noise)}) {
    const auto decoded = decode({.bytes = bytes, .content_type = "text/html; charset=utf-8", .is_html = true});
    ASSERT_FALSE(decoded) << bytes.substr(0, 8);
    EXPECT_EQ(decoded.error().code, "undecodable");
    EXPECT_EQ(decoded.error().stage, Stage::kDecode);
  }
  EXPECT_FALSE(decode({.bytes = std::string(1000, '\0'), .content_type = {}, .is_html = true}));
}

TEST(Charset, AFewNulBytesAreNoReasonToGiveUp) {
  EXPECT_EQ(decoded_page("<p>A page with one \0 byte in a sentence of some length.</p>"sv).charset, "utf-8");
}

TEST(Charset, PlainTextStaysAsItIs) {
  constexpr std::string_view kText = "<meta charset=gbk>\r\n  two  blanks\t\xC3\xA9 \n";
  const auto decoded = decode({.bytes = kText, .content_type = {}, .is_html = false});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, kText);
  EXPECT_EQ(decoded->charset, "utf-8");
}

TEST(Charset, RefusedEncodingsAreOpenQuestions) {
  EXPECT_EQ(decoded_page(kLatinCafe, "text/html; charset=iso-2022-kr").text, kUtf8Cafe);
  EXPECT_EQ(decoded_page("plain", "text/html; charset=hz-gb-2312").charset, "utf-8");
}

TEST(Charset, TakesLinearTimeForOddInput) {
  constexpr std::size_t kMegabyte = 1U << 20U;
  for (const std::string unit :
       {"<", "<meta ", "<!--", "<meta charset=", "\xC4", "\xFF\xE4", "<a b='", "\x1B$B", "charset"}) {
    std::string bytes;
    while (bytes.size() < kMegabyte) bytes += unit;
    const auto decoded = decode({.bytes = bytes, .content_type = bytes, .is_html = true});
    EXPECT_TRUE(!decoded || is_valid_utf8(decoded->text)) << unit;
  }
}

// Former bugs

// A file that ends within a RIFF header threw out of substr.
TEST(Charset, HeadersOfBinaryFilesMayBeCut) {
  for (const std::string_view bytes : {"RIFF"sv, "RIFF?E"sv, "RIFF1234"sv, "RIFF1234WEB"sv, "1234ftyp"sv}) {
    EXPECT_EQ(decoded_page(bytes).text, bytes);
  }
}

}  // namespace
}  // namespace pressmark
