#include <gtest/gtest.h>

#include <map>

#include "fetch/coding/chunked.h"
#include "fetch/coding/decode_content.h"
#include "fetch/coding/http_message.h"
#include "tests/fetch/packing.h"
#include "tests/support/cpu_time.h"

namespace pressmark {
namespace {

using test::deflate_of;
using test::gzip_of;
using test::zstd_of;

const std::string kText = "The board met on Thursday.\nThe board met on Thursday.\nThe board met on Thursday.\n";
constexpr std::string_view kBrotliText = "1b5000601c07762c36e65668fdc3924aa1acd1dadcde14085d8e628b358581c1a0bc5b22f863";
// 64 MB of zeros.
constexpr std::string_view kBrotliBomb =
    "cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500baf77ffcffff83"
    "7f"
    "02200e0b0074effff8ffff07ff04401c1600e8defff1ffff0ffe0980382c00d0bdffe3ffff1ffc1300715800a07bff37";

std::map<std::string, std::string> packed_texts() {
  return {{"", kText},
          {"identity", kText},
          {"gzip", gzip_of(kText)},
          {"X-GZip", gzip_of(kText)},
          {"deflate", deflate_of(kText, 15)},
          {"br", test::bytes_of_hex(kBrotliText)},
          {"zstd", zstd_of(kText)},
          {"gzip, zstd", zstd_of(gzip_of(kText))},
          {" zstd ,identity, gzip", gzip_of(zstd_of(kText))}};
}

TEST(DecodeContent, UndoesEveryCoding) {
  for (const auto& [coding, packed] : packed_texts()) {
    const Result<DecodedContent> content = decode_content(packed, coding);
    ASSERT_TRUE(content) << coding << ": " << content.error().message;
    EXPECT_EQ(content->bytes, kText) << coding;
    EXPECT_EQ(content->state, BodyState::kWhole) << coding;
    EXPECT_TRUE(content->warnings.empty()) << coding;
  }
}

TEST(DecodeContent, UndoesDeflateWithoutItsWrapper) {
  EXPECT_EQ(decode_content(deflate_of(kText, -15), "deflate")->bytes, kText);
}

TEST(DecodeContent, GivesTheSameByteByByte) {
  for (const auto& [coding, packed] : packed_texts()) {
    ContentDecoder decoder(coding);
    for (const char& byte : packed) EXPECT_TRUE(decoder.feed({&byte, 1}));
    const Result<DecodedContent> content = decoder.finish(packed);
    ASSERT_TRUE(content) << coding;
    EXPECT_EQ(content->bytes, kText) << coding;
    EXPECT_EQ(content->state, BodyState::kWhole) << coding;
  }
}

TEST(DecodeContent, ReadsSeveralMembersAndFrames) {
  EXPECT_EQ(decode_content(gzip_of("one ") + gzip_of("two"), "gzip")->bytes, "one two");
  EXPECT_EQ(decode_content(zstd_of("one ") + zstd_of("two"), "zstd")->bytes, "one two");
}

TEST(DecodeContent, UnpacksWhateverSizeTheEndStates) {
  const std::string large(3 << 20, 'x');
  EXPECT_EQ(decode_content(gzip_of(large), "gzip")->bytes, large);
  EXPECT_EQ(decode_content(gzip_of(large) + gzip_of("y"), "gzip")->bytes, large + "y") << "the last member's size";
  std::string lying = gzip_of(kText);
  lying.replace(lying.size() - 4, 4, "\xFF\xFF\xFF\x7F");
  EXPECT_FALSE(decode_content(lying, "gzip"));
}

TEST(DecodeContent, SeesThatABodyWasCutAndKeepsWhatCame) {
  std::string varied;
  for (int i = 0; i < 100000; ++i) varied += std::to_string(i * 7919LL % 100003) + " ";
  const std::map<std::string, std::string> packed = {
      {"gzip", gzip_of(varied)}, {"deflate", deflate_of(varied, 15)}, {"zstd", zstd_of(varied)}};
  for (const auto& [coding, bytes] : packed) {
    const Result<DecodedContent> content = decode_content(bytes.substr(0, bytes.size() * 3 / 4), coding);
    ASSERT_TRUE(content) << coding;
    EXPECT_EQ(content->state, BodyState::kTruncated) << coding;
    EXPECT_GT(content->bytes.size(), varied.size() / 3) << coding;
    EXPECT_TRUE(varied.starts_with(content->bytes)) << coding;
  }
  const std::string gzip = gzip_of(varied);
  EXPECT_EQ(decode_content(gzip.substr(0, gzip.size() - 1), "gzip")->state, BodyState::kTruncated) << "trailer cut";
  EXPECT_EQ(decode_content(test::bytes_of_hex(kBrotliText).substr(0, 30), "br")->state, BodyState::kTruncated);
}

TEST(DecodeContent, TakesAnEmptyBodyUnderAnyCodingAsEmpty) {
  for (const char* coding : {"", "gzip", "deflate", "br", "zstd"}) {
    EXPECT_EQ(decode_content("", coding)->state, BodyState::kWhole) << coding;
  }
}

TEST(DecodeContent, DropsTrailingJunkWithAWarning) {
  for (const std::string coding : {"gzip", "deflate", "zstd", "br"}) {
    const Result<DecodedContent> content = decode_content(packed_texts()[coding] + "<!-- junk -->", coding);
    ASSERT_TRUE(content) << coding;
    EXPECT_EQ(content->bytes, kText) << coding;
    ASSERT_EQ(content->warnings.size(), 1U) << coding;
    EXPECT_EQ(content->warnings[0].code, "trailing_junk");
  }
}

TEST(DecodeContent, TakesTextAsItIsWhereTheHeaderLies) {
  for (const char* coding : {"gzip", "deflate", "br", "zstd", "squeeze"}) {
    const Result<DecodedContent> content = decode_content("<p>plain</p>", coding);
    ASSERT_TRUE(content) << coding;
    EXPECT_EQ(content->bytes, "<p>plain</p>") << coding;
    ASSERT_EQ(content->warnings.size(), 1U) << coding;
    EXPECT_EQ(content->warnings[0].code, "encoding_lie");
  }
}

TEST(DecodeContent, CallsDamagedDataAnError) {
  std::string wrong_sum = gzip_of(kText);
  wrong_sum[wrong_sum.size() - 7] = static_cast<char>(wrong_sum[wrong_sum.size() - 7] ^ 1);
  EXPECT_EQ(decode_content(wrong_sum, "gzip").error().code, "decode_error");
  std::string damaged = gzip_of(kText);
  damaged[12] = static_cast<char>(damaged[12] ^ 0x55);
  EXPECT_EQ(decode_content(damaged, "gzip").error().code, "decode_error");
  EXPECT_EQ(decode_content(std::string_view("\0\1\2", 3), "squeeze").error().code, "decode_error");
  EXPECT_EQ(decode_content(std::string_view("\0\1\2", 3), "gzip,gzip,gzip,gzip,gzip").error().code, "decode_error");
}

// Decoding stops soon behind the cap: the whole bomb would take much longer.
void expect_stops_at_cap(const std::string& bomb, const std::string& coding) {
  constexpr std::uint64_t kCap = 1 << 20;
  const test::CpuTime time;
  const Result<DecodedContent> content = decode_content(bomb, coding, {.max_bytes = kCap});
  ASSERT_TRUE(content) << coding << ": " << content.error().message;
  EXPECT_EQ(content->state, BodyState::kTooLarge) << coding;
  EXPECT_EQ(content->bytes.size(), kCap) << coding;
  EXPECT_LT(time.seconds(), 0.2 * test::kSlowBuild) << coding;
}

TEST(DecodeContent, StopsBombsAtTheCap) {
  const std::string gzip = test::gzip_bomb(1500);
  EXPECT_LT(gzip.size(), 2000000U);
  expect_stops_at_cap(gzip, "gzip");
  expect_stops_at_cap(gzip_of(gzip), "gzip, gzip");
  expect_stops_at_cap(test::bytes_of_hex(kBrotliBomb), "br");
  expect_stops_at_cap(test::zstd_bomb(20, 1600), "zstd");
}

TEST(DecodeContent, StopsBombsByTheirRatioBelowTheCap) {
  const std::string gzip = test::gzip_bomb(60);
  const Result<DecodedContent> content = decode_content(gzip, "gzip", {.max_bytes = 1ULL << 30});
  EXPECT_EQ(content->state, BodyState::kTooLarge);
  EXPECT_EQ(content->bytes.size(), gzip.size() * 400);
}

TEST(DecodeContent, CountsWhatIsBetweenTwoCodings) {
  const std::string empty = gzip_of("");
  std::string empty_members;
  while (empty_members.size() < 2 << 20) empty_members += empty;
  const std::string packed = gzip_of(empty_members);
  ContentDecoder decoder("gzip, gzip", {.max_bytes = 1 << 20});
  bool wanted = true;
  for (std::size_t i = 0; wanted && i < packed.size(); ++i)
    wanted = decoder.feed(std::string_view(packed).substr(i, 1));
  EXPECT_FALSE(wanted);
  EXPECT_EQ(decoder.finish(packed)->state, BodyState::kTooLarge);
}

TEST(DecodeContent, NamesWhatWentWrongFirstOfTwoCodings) {
  const DecodeLimits limits{.max_bytes = 1 << 20};
  const auto in_pieces = [&](const std::string& packed, std::size_t piece) {
    ContentDecoder decoder("gzip, gzip", limits);
    for (std::size_t at = 0; at < packed.size() && decoder.feed(std::string_view(packed).substr(at, piece));
         at += piece) {
    }
    return decoder.finish(packed);
  };
  // The inner bytes are no gzip, long before the outer ones pass the limit.
  const std::string no_gzip = gzip_of(std::string(8 << 20, '-'));
  // The inner ones pass the limit, before the outer ones end in a block of a type that there is not.
  const std::string too_large = deflate_of(test::gzip_bomb(8), 31, Z_FULL_FLUSH) + "\xff\xff\xff";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{100}, too_large.size() + no_gzip.size()}) {
    const Result<DecodedContent> damaged = in_pieces(no_gzip, piece);
    ASSERT_FALSE(damaged) << piece;
    EXPECT_EQ(damaged.error().code, "decode_error") << piece;
    const Result<DecodedContent> full = in_pieces(too_large, piece);
    ASSERT_TRUE(full) << piece;
    EXPECT_EQ(full->state, BodyState::kTooLarge) << piece;
  }
}

TEST(DecodeContent, LetsABodyJustAtTheCapPass) {
  const std::string body(5000, 'x');
  EXPECT_EQ(decode_content(gzip_of(body), "gzip", {.max_bytes = 5000})->state, BodyState::kWhole);
  EXPECT_EQ(decode_content(gzip_of(body), "gzip", {.max_bytes = 4999})->state, BodyState::kTooLarge);
  EXPECT_EQ(decode_content(body, "", {.max_bytes = 5000})->state, BodyState::kWhole);
  EXPECT_EQ(decode_content(body, "", {.max_bytes = 4999})->state, BodyState::kTooLarge);
}

TEST(DecodeContent, RefusesZstdWindowsOverEightMegabytes) {
  EXPECT_EQ(decode_content(test::zstd_bomb(23, 2), "zstd")->bytes.size(), 2U * 128 * 1024);
  EXPECT_EQ(decode_content(test::zstd_bomb(24, 2), "zstd").error().code, "decode_error");
}

TEST(Chunked, UndoesChunksWhateverTheirPieces) {
  const std::string wire = "4\r\nWiki\r\n6;name=\"v\"\r\npedia \r\nE \r\nin \r\n\r\nchunks.\r\n0\r\nX-Sum: 1\r\n\r\n";
  for (std::size_t piece = 1; piece <= wire.size(); ++piece) {
    ChunkedDecoder chunks;
    std::string out;
    for (std::size_t at = 0; at < wire.size(); at += piece) ASSERT_TRUE(chunks.feed(wire.substr(at, piece), out));
    EXPECT_EQ(out, "Wikipedia in \r\n\r\nchunks.");
    EXPECT_TRUE(chunks.done());
  }
}

TEST(Chunked, SaysWhenThereAreNoChunksOrNoEnd) {
  std::string out;
  EXPECT_FALSE(ChunkedDecoder().feed("<html>", out));
  EXPECT_FALSE(ChunkedDecoder().feed("\r\n", out));
  EXPECT_FALSE(ChunkedDecoder().feed("fffffffffffffffff\r\n", out));
  ChunkedDecoder cut;
  EXPECT_TRUE(cut.feed("5\r\nab", out));
  EXPECT_FALSE(cut.done());
  EXPECT_EQ(out, "ab");
}

TEST(HttpMessage, ReadsHeads) {
  const Result<HttpHead> head = parse_http_head(
      "HTTP/1.1 404 Not Found\r\nContent-Type:  text/html \r\nX-Folded: a\r\n b\r\nno colon\r\n\r\nbody");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 404);
  EXPECT_EQ(head->reason, "Not Found");
  EXPECT_EQ(header_of(head->headers, "content-TYPE"), "text/html");
  EXPECT_EQ(header_of(head->headers, "X-Folded"), "a b");
  EXPECT_EQ(head->headers.size(), 2U);
  EXPECT_EQ(head->size, std::string_view("HTTP/1.1 404 Not Found\r\nContent-Type:  text/html \r\nX-Folded: a\r\n b\r\n"
                                         "no colon\r\n\r\n")
                            .size());
}

TEST(HttpMessage, RefusesWhatIsNoHead) {
  const std::string cases[] = {"<html>\n\n", "HTTP/1.1 200 OK\r\nA: b\r\n", "HTTP/1.1 OK\r\n\r\n",
                               std::string("HTTP/1.1 200 OK\r\nA: \0\r\n\r\n", 25),
                               "HTTP/1.1 200 OK\r\nA: " + std::string(70000, 'x') + "\r\n\r\n"};
  for (const std::string& bad : cases) {
    EXPECT_FALSE(parse_http_head(bad)) << bad.substr(0, 40);
  }
}

TEST(HttpMessage, DecodesBodiesWhetherOrNotTheHeadersAreTrue) {
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n";
  const std::string packed = gzip_of("text");
  std::string chunked(1, "0123456789abcdef"[packed.size() / 16]);
  chunked += std::string(1, "0123456789abcdef"[packed.size() % 16]) + "\r\n" + packed + "\r\n0\r\n\r\n";
  EXPECT_EQ(parse_http_response(head + chunked)->body, "text");
  EXPECT_EQ(parse_http_response(head + packed)->body, "text") << "chunks undone before it was stored";
  EXPECT_EQ(parse_http_response(head + "text")->body, "text") << "both undone before it was stored";
  EXPECT_EQ(parse_http_response(head + chunked.substr(0, 12))->state, BodyState::kTruncated);
}

// Former bugs

}  // namespace
}  // namespace pressmark
