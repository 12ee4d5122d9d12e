// What a page says about its article: every candidate of every field with its source, and the best one chosen by rank
// and agreement.
//
//   PageFacts facts{document, cut, main, head, data, page, language, outlet};
//   Metadata metadata = choose_metadata(facts).metadata;
//
// One file a field; each collects candidates, cleans, compares, chooses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/outlets/outlet.h"
#include "core/page.h"
#include "extract/page/block.h"
#include "extract/page/main_text.h"
#include "extract/page/metadata/language.h"
#include "extract/page/metadata/page_head.h"

namespace pressmark {

// Everything that metadata is read from; references live as long as the page is read.
struct PageFacts {
  const Document& document;
  const BlockCut& cut;
  const MainText& main;
  const PageHead& head;
  const LinkedData& data;
  const Page& page;
  const LanguageChoice& language;
  const Outlet* outlet = nullptr;              // null: unknown
  const OutletSelectors* selectors = nullptr;  // null: none, or switched off
};

// One value that a source gives for a field. `source` is a literal: "json-ld", "h1", "og:title", "url".
struct Candidate {
  std::string value;
  std::string_view source;
  double weight = 0;  // trust in the source, before any agreement
  double score = 0;   // with agreement; 0 until compared
};

struct ChosenMetadata {
  Metadata metadata;
  bool published_is_guessed = false;  // nothing says that the day is that of publication
};

[[nodiscard]] ChosenMetadata choose_metadata(const PageFacts& facts);

struct PublishedDay {
  std::string value;     // ISO 8601; "" where none is known
  bool guessed = false;  // it stands in running text or anywhere on the page
};

// The fields, one function each. "" or empty where the page does not say.
[[nodiscard]] std::string choose_title(const PageFacts& facts);
[[nodiscard]] std::vector<std::string> choose_authors(const PageFacts& facts);
[[nodiscard]] std::string choose_site_name(const PageFacts& facts);
[[nodiscard]] std::string choose_canonical(const PageFacts& facts);
[[nodiscard]] std::vector<std::string> choose_tags(const PageFacts& facts);
// ISO 8601; never later than the fetch, never a day that the page does not give.
[[nodiscard]] PublishedDay choose_published(const PageFacts& facts);
[[nodiscard]] std::string choose_modified(const PageFacts& facts, std::string_view published);

// All candidates of the title, each once, in the order of their trust.
[[nodiscard]] std::vector<Candidate> title_candidates(const PageFacts& facts);

// The best of them, whose scores are set; null where there is none.
[[nodiscard]] const Candidate* best_title(std::vector<Candidate>& all);

// What each source of authors gives alone, in the order in which they are asked; the first is taken, but a full name
// replaces a login. Costs more than choosing: for explanations.
struct AuthorSource {
  std::string_view source;  // a literal
  std::vector<std::string> names;
};
[[nodiscard]] std::vector<AuthorSource> author_sources(const PageFacts& facts);

// Text of the blocks from `before` blocks before the headline to the first block of the text.
struct HeadBlocks {
  std::uint32_t from = 0;
  std::uint32_t to = 0;  // one past the last
};
[[nodiscard]] HeadBlocks head_blocks(const PageFacts& facts, std::uint32_t before, std::uint32_t after);

}  // namespace pressmark
