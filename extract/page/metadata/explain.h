// How the metadata of a page came about: every candidate of every field, and which one was taken and why.
//
//   std::vector<ExplainedField> fields;
//   read_page(page, outlet, options, &fields);
//   fields[0].name == "title", fields[0].candidates[0].source == "h1"
//
// Everything is collected anew and to the end, so it costs several times what choosing does; nothing is spent on it
// where it is not asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

struct PageFacts;

struct ExplainedCandidate {
  std::string value;        // cleaned; as it would stand in the record
  std::string_view source;  // a literal, or a name of lexicon/page_meta_names.tsv
  std::string rank;         // as the field counts: "rank 1", "trust 2.2, with agreement 4.5", "" where order decides
  bool taken = false;
};

struct ExplainedField {
  std::string_view name;  // as in the record
  std::string value;      // as in the record; several authors or tags joined by "; ". "" where the field stays empty
  std::string_view reason;
  std::vector<ExplainedCandidate> candidates;  // best first where ranks are given, else in the order of asking
};

// One entry a field, in the order of the record, also for fields that stay empty.
[[nodiscard]] std::vector<ExplainedField> explain_metadata(const PageFacts& facts);

}  // namespace pressmark
