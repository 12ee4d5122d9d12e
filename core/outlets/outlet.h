// News outlets are data: one TOML file each (core/outlets/data/*.toml), compiled in; the same files can be given at run
// time and then override the built-in ones.
//
//   Result<OutletTable> table = OutletTable::built_in();
//   const Outlet* outlet = table->by_host("www.cnbc.com");     // nullptr: unknown
//   for (const OutletName& name : table->names()) ...          // longest form first
//
// A file (docs/adding-an-outlet.md explains each key; id, name and domains must stand there):
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
//   [[selectors]]              # by date, where the generic rules fail; the first whose until is not passed holds
//   until = "2024-09-03"
//   body = [".ArticleBody-articleBody"]
//   skip = [".RelatedContent-container"]
//
// A form of a name belongs to one outlet. Where two outlets share a brand, the bare brand stands in the file of the one
// that is meant when nothing else is said: "Caixin" is Caixin Global (English), while Caixin's Chinese pages are named
// by their Chinese forms. Where two files claim a form or a domain all the same, the one added later has it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"

namespace pressmark {

// Class or id selectors ("tag", ".class", "#id", "tag.class") for pages up to and including `until` (ISO day; "" = no
// end). The lists are in order of preference; an empty list leaves the field to the generic rules.
struct OutletSelectors {
  std::string until;
  std::vector<std::string> title, authors, published, body, skip;
};

struct Outlet {
  std::string id;
  std::string name;
  std::vector<std::string> short_forms;  // further forms to be recognised in text: "SCMP", "CNBC.com"
  std::vector<std::string> domains;      // registrable domains or hosts; a subdomain belongs to its domain
  std::string home_url;
  std::string country;     // ISO 3166-1
  std::string language;    // BCP 47
  std::string time_zone;   // IANA
  std::string date_order;  // "mdy", "dmy" or "ymd"; "" = unknown
  std::vector<std::string> feeds;
  std::vector<std::string> sitemaps;
  std::vector<OutletSelectors> selectors;  // `until` ascending, the one without an end last
};

// A form of a name and whose it is (index into OutletTable::outlets()).
struct OutletName {
  std::string form;
  std::uint32_t outlet = 0;
};

// The selectors that hold for a page of this day (ISO day or instant; "" = unknown: the newest); nullptr: none.
[[nodiscard]] const OutletSelectors* selectors_on(const Outlet& outlet, std::string_view published);

class OutletTable {
 public:
  // The outlets compiled into the program. Fails only where a compiled-in file is broken, which a test rules out.
  [[nodiscard]] static Result<OutletTable> built_in();
  // An empty table.
  OutletTable() = default;

  // Adds an outlet from the text of its file, or replaces the one with the same id. `file` is used in errors only.
  // A broken file (no TOML, an unknown key, a wrong type or value) leaves the table as it was; the error has code
  // "bad_outlet" and names file, line and key: "cnbc.toml:4: date_order: 'usa' is none of mdy, dmy, ymd".
  [[nodiscard]] Result<void> add(std::string_view toml, std::string_view file);
  // Adds every *.toml of a folder, in the order of their names, or none if one is broken. Codes: "not_found",
  // "unreadable", "bad_outlet".
  [[nodiscard]] Result<void> add_folder(const std::string& folder);

  [[nodiscard]] const std::vector<Outlet>& outlets() const { return outlets_; }
  // The outlet of a host in any letter case ("www.scmp.com" -> scmp), nullptr if none. The pointer lives as long as the
  // table is unchanged.
  [[nodiscard]] const Outlet* by_host(std::string_view host) const;
  [[nodiscard]] const Outlet* by_id(std::string_view id) const;
  // Every name and short form once, longest (in bytes) first, then by the alphabet.
  [[nodiscard]] const std::vector<OutletName>& names() const { return names_; }
  // Names what was added to the built-in outlets or put in their place: "" where nothing was (a file equal to the
  // built-in one of its outlet changes nothing), else a SHA-256 over the texts of the files, in order.
  [[nodiscard]] std::string changes_sha256() const;

 private:
  // A file that is not, or not any more, the built-in one of its outlet.
  struct Change {
    std::string id, sha256;
  };
  void put(Outlet outlet);
  void put_file(Outlet outlet, std::string_view toml);
  void index();
  void index_names();

  std::vector<Outlet> outlets_;
  std::vector<OutletName> names_;
  std::vector<Change> changes_;
  std::unordered_map<std::string, std::uint32_t> by_domain_;
};

}  // namespace pressmark
