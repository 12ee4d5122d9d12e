// Plain text -> every fact. Whatever the bytes are, the facts keep the invariants of check_facts.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/text/utf8.h"
#include "extract/check_facts.h"
#include "extract/facts.h"

using pressmark::ArticleText;
using pressmark::OutletTable;

namespace {

const OutletTable& outlets() {
  static const pressmark::Result<OutletTable> kTable = OutletTable::built_in();
  if (!kTable) std::abort();
  return *kTable;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ArticleText article;
  static_cast<void>(pressmark::append_repaired_utf8(article.text, {reinterpret_cast<const char*>(data), size}));
  const pressmark::FactInput input = pressmark::prepare(article, outlets(), nullptr, "2020-02-07");
  const std::string broken = pressmark::check_facts(article.text, pressmark::find_facts(input));
  if (broken.empty()) return 0;
  std::fprintf(stderr, "%s\n", broken.c_str());
  std::abort();
}
