#include "core/outlets/outlet_file.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/outlets/toml_guard.h"

#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace pressmark {
namespace {

// Far above any real file (the largest has under 3 KB); the parser is fed whole files from outside.
constexpr std::size_t kMaxFileBytes = 1U << 20;

using List = std::vector<std::string>;
// "" if the value is good, else what is wrong with it.
using Check = std::string (*)(std::string_view value);

bool all_of(std::string_view text, std::string_view extra) {
  return std::all_of(text.begin(), text.end(), [extra](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || extra.find(c) != std::string_view::npos;
  });
}

std::string check_text(std::string_view value) {
  const bool blank_border = value.empty() || value.front() == ' ' || value.back() == ' ';
  return blank_border ? "is empty or has blanks around it" : "";
}

std::string check_id(std::string_view value) {
  return !value.empty() && all_of(value, "-") ? "" : "is not made of a-z, 0-9 and -";
}

std::string check_domain(std::string_view value) {
  const bool good = value.find('.') != std::string_view::npos && value.front() != '.' && value.back() != '.';
  return good && all_of(value, ".-") ? "" : "is no domain in lower case, such as example.org";
}

std::string check_url(std::string_view value) {
  return value.starts_with("https://") || value.starts_with("http://") ? "" : "is no http or https URL";
}

std::string check_country(std::string_view value) {
  const bool capitals = std::all_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return value.size() == 2 && capitals ? "" : "is no ISO 3166-1 code of two capitals";
}

std::string check_date_order(std::string_view value) {
  return value == "mdy" || value == "dmy" || value == "ymd" ? "" : "is none of mdy, dmy, ymd";
}

std::string check_day(std::string_view value) {
  bool good = value.size() == 10;
  for (std::size_t i = 0; good && i < value.size(); ++i) {
    good = i == 4 || i == 7 ? value[i] == '-' : value[i] >= '0' && value[i] <= '9';
  }
  return good ? "" : "is no day such as 2024-09-03";
}

// A selector is "tag", ".class", "#id" or "tag.class".
std::string check_selector(std::string_view value) {
  const bool simple = check_text(value).empty() && value.find_first_of(" >,:[]*+~\t\n") == std::string_view::npos;
  const std::size_t mark = value.find_first_of(".#");
  const bool ends_in_mark = mark != std::string_view::npos && mark + 1 == value.size();
  const bool two_marks =
      mark != std::string_view::npos && value.find_first_of(".#", mark + 1) != std::string_view::npos;
  return simple && !ends_in_mark && !two_marks ? "" : "is no selector of the kinds tag, .class, #id, tag.class";
}

template <class T>
struct StringKey {
  std::string_view key;
  std::string T::*member;
  Check check;
};

template <class T>
struct ListKey {
  std::string_view key;
  List T::*member;
  Check check;
};

constexpr std::array kOutletStrings = {
    StringKey<Outlet>{"id", &Outlet::id, check_id},
    StringKey<Outlet>{"name", &Outlet::name, check_text},
    StringKey<Outlet>{"home_url", &Outlet::home_url, check_url},
    StringKey<Outlet>{"country", &Outlet::country, check_country},
    StringKey<Outlet>{"language", &Outlet::language, check_text},
    StringKey<Outlet>{"time_zone", &Outlet::time_zone, check_text},
    StringKey<Outlet>{"date_order", &Outlet::date_order, check_date_order},
};
constexpr std::array kOutletLists = {
    ListKey<Outlet>{"short_forms", &Outlet::short_forms, check_text},
    ListKey<Outlet>{"domains", &Outlet::domains, check_domain},
    ListKey<Outlet>{"feeds", &Outlet::feeds, check_url},
    ListKey<Outlet>{"sitemaps", &Outlet::sitemaps, check_url},
};
constexpr std::array kSelectorStrings = {StringKey<OutletSelectors>{"until", &OutletSelectors::until, check_day}};
constexpr std::array kSelectorLists = {
    ListKey<OutletSelectors>{"title", &OutletSelectors::title, check_selector},
    ListKey<OutletSelectors>{"authors", &OutletSelectors::authors, check_selector},
    ListKey<OutletSelectors>{"published", &OutletSelectors::published, check_selector},
    ListKey<OutletSelectors>{"body", &OutletSelectors::body, check_selector},
    ListKey<OutletSelectors>{"skip", &OutletSelectors::skip, check_selector},
};

class OutletReader {
 public:
  explicit OutletReader(std::string_view file) : file_(file) {}

  Result<Outlet> read(const toml::table& table) {
    Outlet outlet;
    for (const auto& [key, node] : table) {
      const Result<void> done =
          key == "selectors" ? read_selectors(node, outlet.selectors)
                             : read_key(kOutletStrings, kOutletLists, Entry{key.str(), line_of(key), node}, outlet);
      if (!done) return tl::unexpected(done.error());
    }
    if (const Result<void> done = check_whole(outlet); !done) return tl::unexpected(done.error());
    return outlet;
  }

  [[nodiscard]] tl::unexpected<Error> refuse(std::uint32_t line, const std::string& why) const {
    return fail(Stage::kConfig, "bad_outlet", std::string(file_) + ":" + std::to_string(line) + ": " + why);
  }

 private:
  struct Entry {
    std::string_view key;
    std::uint32_t line;
    const toml::node& node;
  };

  static std::uint32_t line_of(const toml::key& key) { return key.source().begin.line; }
  static std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

  template <class Strings, class Lists, class T>
  Result<void> read_key(const Strings& strings, const Lists& lists, const Entry& entry, T& target) const {
    for (const auto& row : strings) {
      if (row.key == entry.key) return read_string(entry, row.check, target.*row.member);
    }
    for (const auto& row : lists) {
      if (row.key == entry.key) return read_list(entry, row.check, target.*row.member);
    }
    return refuse(entry.line, "unknown key '" + std::string(entry.key) + "'");
  }

  Result<void> read_string(const Entry& entry, Check check, std::string& target) const {
    const auto* value = entry.node.as_string();
    if (value == nullptr) return refuse(entry.line, std::string(entry.key) + ": a string is expected");
    target = from_ascii_toml(value->get());
    return check_value(entry, line_of(entry.node), check, target);
  }

  Result<void> read_list(const Entry& entry, Check check, List& target) const {
    const toml::array* values = entry.node.as_array();
    if (values == nullptr) return refuse(entry.line, std::string(entry.key) + ": a list of strings is expected");
    for (const toml::node& item : *values) {
      const auto* value = item.as_string();
      if (value == nullptr) return refuse(line_of(item), std::string(entry.key) + ": a list of strings is expected");
      target.push_back(from_ascii_toml(value->get()));
      if (auto done = check_value(entry, line_of(item), check, target.back()); !done) return done;
    }
    return {};
  }

  Result<void> check_value(const Entry& entry, std::uint32_t line, Check check, const std::string& value) const {
    const std::string why = check(value);
    if (why.empty()) return {};
    return refuse(line, std::string(entry.key) + ": '" + value + "' " + why);
  }

  Result<void> read_selectors(const toml::node& node, std::vector<OutletSelectors>& target) const {
    const toml::array* tables = node.as_array();
    if (tables == nullptr) return refuse(line_of(node), "selectors: [[selectors]] is expected");
    for (const toml::node& item : *tables) {
      const toml::table* table = item.as_table();
      if (table == nullptr) return refuse(line_of(item), "selectors: [[selectors]] is expected");
      OutletSelectors selectors;
      for (const auto& [key, value] : *table) {
        const Entry entry{key.str(), line_of(key), value};
        if (auto done = read_key(kSelectorStrings, kSelectorLists, entry, selectors); !done) return done;
      }
      if (!target.empty() && !follows(target.back(), selectors)) {
        return refuse(line_of(item), "selectors: until must ascend, and only the last may be without it");
      }
      target.push_back(std::move(selectors));
    }
    return {};
  }

  static bool follows(const OutletSelectors& before, const OutletSelectors& after) {
    return !before.until.empty() && (after.until.empty() || before.until < after.until);
  }

  Result<void> check_whole(const Outlet& outlet) const {
    if (outlet.id.empty()) return refuse(1, "key 'id' is missing");
    if (outlet.name.empty()) return refuse(1, "key 'name' is missing");
    if (outlet.domains.empty()) return refuse(1, "key 'domains' is missing");
    return {};
  }

  std::string_view file_;
};

}  // namespace

Result<Outlet> read_outlet(std::string_view toml, std::string_view file) {
  OutletReader reader(file);
  if (toml.size() > kMaxFileBytes) return reader.refuse(1, "the file is larger than 1 MiB");
  if (const auto bad = find_bad_toml(toml)) return reader.refuse(bad->line, std::string(bad->why));
  const toml::parse_result parsed = toml::parse(ascii_toml(toml));
  if (!parsed) return reader.refuse(parsed.error().source().begin.line, std::string(parsed.error().description()));
  return reader.read(parsed.table());
}

}  // namespace pressmark
