// An outlet file: whatever the bytes are, either an error with file and line, or an outlet that the table can find.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/outlets/outlet.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pressmark::OutletTable table;
  const auto done = table.add(std::string_view(reinterpret_cast<const char*>(data), size), "f.toml");
  if (!done) {
    require(done.error().code == "bad_outlet" && done.error().message.starts_with("f.toml:"));
    require(table.outlets().empty() && table.names().empty());
    return 0;
  }
  require(table.outlets().size() == 1);
  const pressmark::Outlet& outlet = table.outlets()[0];
  require(table.by_id(outlet.id) == &outlet);
  for (const std::string& domain : outlet.domains) require(table.by_host("www." + domain) == &outlet);
  for (const pressmark::OutletName& name : table.names()) require(!name.form.empty() && name.outlet == 0);
  return 0;
}
