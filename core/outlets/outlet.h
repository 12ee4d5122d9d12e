// News outlets are data: one TOML file each (core/outlets/data/*.toml), compiled in; the same files can be given at run
// time and then override the built-in ones.
//
//   Result<OutletTable> table = OutletTable::built_in();
//   const Outlet* outlet = table->by_host("www.cnbc.com");     // nullptr: unknown
//   for (const OutletName& name : table->names()) ...          // longest form first
//
// A file (docs/adding-an-outlet.md explains each key):
//
//   id = "cnbc"
//   name = "CNBC"
//   short_forms = ["CNBC.com"]
//   domains = ["cnbc.com"]
//   country = "US"
//   language = "en"
//   time_zone = "America/New_York"
//   date_order = "mdy"
//   feeds = ["https://..."]
//   sitemaps = ["https://..."]
//   [[selectors]]              # by date, where the generic rules fail; the first whose until is later holds
//   until = "2024-09-03"
//   body = [".ArticleBody-articleBody"]
//   skip = [".RelatedContent-container"]
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"

namespace pressmark {

// Class or id selectors ("tag", ".class", "#id", "tag.class") for pages up to `until` (ISO day; "" = no end).
struct OutletSelectors {
  std::string until;
  std::vector<std::string> title, authors, published, body, skip;
};

struct Outlet {
  std::string id;
  std::string name;
  std::vector<std::string> short_forms;  // further forms to be recognised in text: "SCMP", "the Post"
  std::vector<std::string> domains;      // registrable domains or hosts; a subdomain belongs to its domain
  std::string home_url;
  std::string country;     // ISO 3166-1
  std::string language;    // BCP 47
  std::string time_zone;   // IANA
  std::string date_order;  // "mdy", "dmy" or "ymd"; "" = unknown
  std::vector<std::string> feeds;
  std::vector<std::string> sitemaps;
  std::vector<OutletSelectors> selectors;
};

// A form of a name and whose it is (index into OutletTable::outlets()).
struct OutletName {
  std::string form;
  std::uint32_t outlet = 0;
};

class OutletTable {
 public:
  // The outlets compiled into the program. Fails only where a compiled-in file is broken, which a test rules out.
  [[nodiscard]] static Result<OutletTable> built_in();
  // An empty table.
  OutletTable() = default;

  // Adds an outlet from the text of its file, or replaces the one with the same id. `file` is used in errors only.
  [[nodiscard]] Result<void> add(std::string_view toml, std::string_view file);
  // Adds every *.toml of a folder.
  [[nodiscard]] Result<void> add_folder(const std::string& folder);

  [[nodiscard]] const std::vector<Outlet>& outlets() const { return outlets_; }
  // The outlet of a host ("www.scmp.com" -> scmp), nullptr if none. The pointer lives as long as the table is unchanged.
  [[nodiscard]] const Outlet* by_host(std::string_view host) const;
  [[nodiscard]] const Outlet* by_id(std::string_view id) const;
  // Every name and short form, longest first.
  [[nodiscard]] const std::vector<OutletName>& names() const { return names_; }

 private:
  void index();

  std::vector<Outlet> outlets_;
  std::vector<OutletName> names_;
  std::unordered_map<std::string, std::uint32_t> by_domain_;
};

}  // namespace pressmark
