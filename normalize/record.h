// The door of the normalizer: page, article and facts in, the record out.
//
//   Record record = make_record({page, article, facts, outlets, outlet});
//   std::string line = to_json(record, BlockView::kText);   // no line end
#pragma once

#include <string>
#include <string_view>

#include "core/article.h"
#include "core/facts.h"
#include "core/outlets/outlet.h"
#include "core/page.h"
#include "core/record.h"

namespace pressmark {

struct RecordInput {
  const Page& page;
  const ArticleText& article;
  const Facts& facts;
  const OutletTable& outlets;
  const Outlet* outlet = nullptr;       // who published the page; null: unknown
  std::string_view further_rules = {};  // hash of rules given at run time beside the outlets; "" none
};

// Offsets become code points, names and dates their normal forms, keys are hashed. The same input gives the same
// record.
[[nodiscard]] Record make_record(const RecordInput& input);

enum class BlockView { kText, kAll };  // kAll: also the blocks kept out of the text

// One line of JSON, keys in the fixed order of docs/record.schema.json, valid UTF-8.
[[nodiscard]] std::string to_json(const Record& record, BlockView view);

// The version of the program and a hash over every lexicon, outlet file and rule compiled into it.
[[nodiscard]] Extractor extractor_identity();
// The same with these outlets: rules_sha256 covers the outlet files that were given at run time, and is that of the
// program alone where they change nothing.
[[nodiscard]] Extractor extractor_identity(const OutletTable& outlets);

}  // namespace pressmark
