#include "pipeline/commands/explain_metadata.h"

#include <algorithm>

namespace pressmark {
namespace {

constexpr std::size_t kMostColumns = 100;  // of a value: descriptions and lists of tags are long

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.append(width - std::min(width, out.size()), ' ');
  return out;
}

std::string line_of(const ExplainedCandidate& candidate, std::size_t width, const Paint& paint) {
  std::string line = candidate.taken ? "  > " : "    ";
  line += padded(candidate.source, width) + "  " + fit(candidate.value, kMostColumns);
  if (candidate.taken) line = paint.green(line);
  return candidate.rank.empty() ? line + "\n" : line + "  " + paint.dim(candidate.rank) + "\n";
}

std::string block_of(const ExplainedField& field, const Paint& paint) {
  std::size_t width = 0;
  for (const ExplainedCandidate& candidate : field.candidates) width = std::max(width, candidate.source.size());
  std::string out = paint.bold(field.name) + ": " + (field.value.empty() ? "-" : fit(field.value, kMostColumns)) + "\n";
  out += "  " + paint.dim(field.reason) + "\n";
  for (const ExplainedCandidate& candidate : field.candidates) out += line_of(candidate, width, paint);
  return out;
}

}  // namespace

std::string explain_metadata(const std::vector<ExplainedField>& fields, const Paint& paint) {
  std::string out;
  for (const ExplainedField& field : fields) {
    if (!field.value.empty() || !field.candidates.empty()) out += block_of(field, paint);
  }
  return out.empty() ? "no metadata: a plain text, or a page that states none\n" : out;
}

}  // namespace pressmark
