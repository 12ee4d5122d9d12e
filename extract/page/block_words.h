// What class, id and data- names say about an element, and what the words of a block say about it.
//
//   class_groups("story-body relatedLinks") == kBodyWord | kRelatedWord
//   phrase_kinds("Read more: the case so far", 26) has kPromoStart
//
// The words stand in lexicon/page_class_words.tsv and lexicon/page_phrases.tsv.
#pragma once

#include <cstdint>
#include <string_view>

namespace pressmark {

using ClassGroups = std::uint32_t;
enum ClassGroup : ClassGroups {
  kBodyWord = 1U << 0,
  kRelatedWord = 1U << 1,
  kNavWord = 1U << 2,
  kSocialWord = 1U << 3,
  kMetaWord = 1U << 4,
  kCaptionWord = 1U << 5,
  kCommentWord = 1U << 6,
  kAdWord = 1U << 7,
  kFooterWord = 1U << 8,
  kDekWord = 1U << 9,
  kHiddenWord = 1U << 10,
  kQuoteWord = 1U << 11,
  kLiveWord = 1U << 12,
  kAuthorWord = 1U << 13,  // from here on: for metadata, no features of blocks
  kDateWord = 1U << 14,
};
inline constexpr unsigned kClassGroupCount = 13;  // of those that are features

// The groups of all words of a class list, an id or a data- name; split at case, digits and signs. Linear.
[[nodiscard]] ClassGroups class_groups(std::string_view names);

using PhraseKinds = std::uint32_t;
enum PhraseKind : PhraseKinds {
  kPromoStart = 1U << 0,
  kSignupStart = 1U << 1,
  kSignupAny = 1U << 2,
  kLegalAny = 1U << 3,
  kAdStart = 1U << 4,
  kShareStart = 1U << 5,
  kMetaStart = 1U << 6,
  kCaptionStart = 1U << 7,
  kCaptionAny = 1U << 8,
  kTailStart = 1U << 9,
};
inline constexpr unsigned kPhraseKindCount = 10;

// The kinds of phrases at the start of and inside `lower`, which is in lower case. Linear in the text.
[[nodiscard]] PhraseKinds phrase_kinds(std::string_view lower);

}  // namespace pressmark
