// What the skeleton does with an element: leaves it out, keeps it in a bundle of text, or feeds it to the tree builder.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "extract/page/tag.h"

namespace pressmark {

namespace trait {

enum Trait : std::uint16_t {
  kVoid = 1,           // has no end tag
  kInline = 2,         // stays inside a bundle where it is well nested
  kFormatting = 4,     // stands in the list of active formatting elements
  kDropTag = 8,        // the tag alone is left out
  kSide = 16,          // the same, but listed as a side tag
  kDropBody = 32,      // left out with its body, which is raw text
  kKeepBody = 64,      // the body is raw text and kept
  kBreakout = 128,     // ends SVG and MathML
  kLeftOut = 256,      // never stands in the tree, nor does what is in it
  kBlock = 512,        // ends an open <p>, and stays inside a bundle where that is all it could do
  kHeading = 1024,     // of those, what also ends a heading
  kListItem = 2048,    // of those, what also ends an item of its list
  kListOfItems = 4096  // in which no item is open yet
};

}  // namespace trait

namespace traits_detail {

// clang-format off
inline constexpr Tag kVoidTags[] = {Tag::kBr, Tag::kImg, Tag::kWbr, Tag::kCol, Tag::kFrame, Tag::kHr};
// The tree builder treats these like <span>: https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
inline constexpr Tag kInlineTags[] = {
    Tag::kBr, Tag::kImg, Tag::kWbr, Tag::kSpan, Tag::kAbbr, Tag::kCite, Tag::kQ, Tag::kSub, Tag::kSup, Tag::kMark,
    Tag::kTime, Tag::kLabel, Tag::kKbd, Tag::kSamp, Tag::kVar, Tag::kDfn, Tag::kData, Tag::kBdi, Tag::kBdo, Tag::kIns,
    Tag::kDel, Tag::kAcronym, Tag::kPicture, Tag::kOutput, Tag::kMeter, Tag::kProgress, Tag::kAudio, Tag::kCanvas,
    Tag::kDialog, Tag::kLegend, Tag::kMap, Tag::kVideo, Tag::kOther,
    Tag::kA, Tag::kB, Tag::kBig, Tag::kCode, Tag::kEm, Tag::kFont, Tag::kI, Tag::kS, Tag::kSmall, Tag::kStrike,
    Tag::kStrong, Tag::kTt, Tag::kU};
// https://html.spec.whatwg.org/multipage/parsing.html#formatting
inline constexpr Tag kFormattingTags[] = {
    Tag::kA, Tag::kB, Tag::kBig, Tag::kCode, Tag::kEm, Tag::kFont, Tag::kI, Tag::kNobr, Tag::kS, Tag::kSmall,
    Tag::kStrike, Tag::kStrong, Tag::kTt, Tag::kU};
inline constexpr Tag kDropTags[] = {
    Tag::kArea, Tag::kBasefont, Tag::kBgsound, Tag::kEmbed, Tag::kInput, Tag::kKeygen, Tag::kParam, Tag::kSource,
    Tag::kTrack};
inline constexpr Tag kSideTags[] = {Tag::kBase, Tag::kLink, Tag::kMeta};
inline constexpr Tag kDropBodyTags[] = {
    Tag::kScript, Tag::kStyle, Tag::kIframe, Tag::kNoembed, Tag::kNoframes, Tag::kXmp};
inline constexpr Tag kKeepBodyTags[] = {Tag::kTitle, Tag::kTextarea, Tag::kPlaintext};
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
inline constexpr Tag kBreakoutTags[] = {
    Tag::kB, Tag::kBig, Tag::kBlockquote, Tag::kBody, Tag::kBr, Tag::kCenter, Tag::kCode, Tag::kDd, Tag::kDiv, Tag::kDl,
    Tag::kDt, Tag::kEm, Tag::kEmbed, Tag::kFont, Tag::kForeignobject, Tag::kH1, Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5,
    Tag::kH6, Tag::kHead, Tag::kHr, Tag::kI, Tag::kImg, Tag::kLi, Tag::kListing, Tag::kMenu, Tag::kMeta, Tag::kNobr,
    Tag::kOl, Tag::kP, Tag::kPre, Tag::kRuby, Tag::kS, Tag::kSmall, Tag::kSpan, Tag::kStrike, Tag::kStrong, Tag::kSub,
    Tag::kSup, Tag::kTable, Tag::kTt, Tag::kU, Tag::kUl, Tag::kVar};
inline constexpr Tag kLeftOutTags[] = {Tag::kNoscript, Tag::kSvg};
inline constexpr Tag kBlockTags[] = {
    Tag::kAddress, Tag::kArticle, Tag::kAside, Tag::kBlockquote, Tag::kCenter, Tag::kDetails, Tag::kDir, Tag::kDiv,
    Tag::kDl, Tag::kFieldset, Tag::kFigcaption, Tag::kFigure, Tag::kFooter, Tag::kHeader, Tag::kHgroup, Tag::kHr,
    Tag::kMain, Tag::kMenu, Tag::kNav, Tag::kOl, Tag::kP, Tag::kPre, Tag::kSection, Tag::kSummary, Tag::kUl, Tag::kH1,
    Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5, Tag::kH6, Tag::kLi, Tag::kDd, Tag::kDt};
inline constexpr Tag kHeadingTags[] = {Tag::kH1, Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5, Tag::kH6};
inline constexpr Tag kListItemTags[] = {Tag::kLi, Tag::kDd, Tag::kDt};
inline constexpr Tag kListTags[] = {Tag::kUl, Tag::kOl, Tag::kMenu, Tag::kDir, Tag::kDl};
// clang-format on

using Table = std::array<std::uint16_t, 256>;

template <std::size_t N>
constexpr void mark(Table& table, const Tag (&tags)[N], unsigned trait) {
  for (const Tag tag : tags) {
    table[static_cast<std::size_t>(tag)] = static_cast<std::uint16_t>(table[static_cast<std::size_t>(tag)] | trait);
  }
}

constexpr Table make_table() {
  Table table{};
  mark(table, kVoidTags, trait::kVoid);
  mark(table, kInlineTags, trait::kInline);
  mark(table, kFormattingTags, trait::kFormatting);
  mark(table, kDropTags, trait::kDropTag | trait::kLeftOut);
  mark(table, kSideTags, trait::kSide | trait::kLeftOut);
  mark(table, kDropBodyTags, trait::kDropBody | trait::kLeftOut);
  mark(table, kKeepBodyTags, trait::kKeepBody);
  mark(table, kBreakoutTags, trait::kBreakout);
  mark(table, kLeftOutTags, trait::kLeftOut);
  mark(table, kBlockTags, trait::kBlock);
  mark(table, kHeadingTags, trait::kHeading);
  mark(table, kListItemTags, trait::kListItem);
  mark(table, kListTags, trait::kListOfItems);
  return table;
}

inline constexpr Table kTable = make_table();

}  // namespace traits_detail

// True if the element has one of the traits, given as a union.
[[nodiscard]] constexpr bool has_trait(Tag tag, unsigned traits) {
  return (traits_detail::kTable[static_cast<std::size_t>(tag)] & traits) != 0;
}

}  // namespace pressmark
