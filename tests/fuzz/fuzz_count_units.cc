// A file of count units: whatever the bytes are, either an error with file and line and nothing added, or units with
// which a text can be read.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/article.h"
#include "extract/counts/units.h"
#include "extract/facts.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  pressmark::CountUnits units;
  const auto added = units.add(bytes, "f.tsv");
  if (!added) {
    require(added.error().code == "bad_units" && added.error().message.starts_with("f.tsv:"));
    require(units.empty() && units.sha256().empty());
    return 0;
  }
  require(!units.empty() && units.sha256().size() == 64);
  static const pressmark::OutletTable kOutlets;
  pressmark::ArticleText article;
  article.text = "Acme has 12 patents, 300 stores and 7 lawsuits. " + std::string(bytes.substr(0, 2000));
  pressmark::FactInput input = pressmark::prepare(article, kOutlets, nullptr, "");
  input.count_units = &units;
  for (const pressmark::Count& count : pressmark::find_counts(input, {})) {
    require(count.evidence.span.end <= article.text.size() && !count.unit.empty() && !count.role.empty());
  }
  return 0;
}
