// What a page says, before any fact is looked for: the text, its blocks, the metadata.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "core/span.h"

namespace pressmark {

enum class BlockKind {
  kHeading,
  kParagraph,
  kListItem,
  kQuotation,
  kTable,
  kEmbed,
  kCaption,  // from here on: kept out of the text
  kDek,
  kByline,
  kNote,
  kLiveEntry,
  kRelated,
};

// A block of the text. Blocks are in text order and never overlap; one "\n" stands between two.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  Span span;
};

// A labelled block that does not belong to the text.
struct Aside {
  BlockKind kind = BlockKind::kNote;
  std::string text;
  std::size_t before = 0;  // stands before blocks[before], in page order
};

// A stretch of the text and the byte of the decoded page (UTF-8) where it begins.
struct Run {
  Span span;
  std::uint32_t source = 0;
};

enum class Access { kUnknown, kOpen, kMetered, kPaywalled };

// Strings are "" and lists empty where the page does not say.
struct Metadata {
  std::string title;
  std::string description;
  std::string section;
  std::string image;          // absolute URL
  std::string canonical_url;  // absolute URL as declared, checked against the page's own URL
  std::string site_name;      // what the page calls its outlet
  std::string language;       // BCP 47
  std::string published_at;   // ISO 8601: date, or date and time with offset
  std::string modified_at;
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  Access access = Access::kUnknown;
};

enum class DocumentStatus {
  kOk,
  kNotArticle,
  kConsentWall,
  kBotWall,
  kPaywall,
  kSoft404,
  kParserLimit,
  kTooLarge,
  kUndecodable,
  kUnreadable,
  kEmpty,
};

struct Warning {
  std::string code;
  std::string message;
};

// A link to another page of the same article.
struct PageLink {
  std::uint32_t number = 0;
  std::string url;  // absolute
};

// What a page says of an article that goes on over several.
struct PageLinks {
  std::uint32_t number = 1;     // of this page
  std::string first;            // the address of page 1; "" where this is it
  std::vector<PageLink> later;  // by number, each number once
};

// A page that the text was joined from, and what of the text it gave.
struct ArticlePage {
  std::string url;
  Source source;
  Span span;
};

struct ArticleText {
  DocumentStatus status = DocumentStatus::kOk;
  std::optional<Error> error;  // set where something failed
  std::string text;            // valid UTF-8; NFC where it comes from HTML; the input unchanged where it is plain text
  std::vector<Block> blocks;
  std::vector<Aside> asides;
  std::vector<Run> runs;  // sorted by span; empty where the text was joined from several pages
  Metadata metadata;
  std::string charset;  // what the bytes were decoded from
  std::vector<Warning> warnings;
  PageLinks links;
  std::vector<ArticlePage> pages;  // in text order; empty where there is one page only
  // Addresses that were asked for as its further pages and turned out to hold other articles.
  std::vector<std::string> other_articles;
};

// The record's words for them: "paragraph", "parser_limit", "paywalled".
[[nodiscard]] const char* name_of(BlockKind kind);
[[nodiscard]] const char* name_of(DocumentStatus status);
[[nodiscard]] const char* name_of(Access access);

}  // namespace pressmark
