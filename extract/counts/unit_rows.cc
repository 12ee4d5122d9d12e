#include "extract/counts/unit_rows.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text/utf8.h"

namespace pressmark::counts {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;  // of a file: a unit has a few hundred rows
constexpr std::size_t kLongestForm = 80;                  // bytes
constexpr std::size_t kLongestName = 40;                  // bytes of a unit or role
constexpr std::string_view kHeader = "row\tform\tvalue\texample";
constexpr std::size_t kColumns = 4;
using Cells = std::array<std::string_view, kColumns>;

struct RowRule {
  std::string_view name;
  UnitRowKind kind;
  std::string_view values;  // parted by |; "" = a name; "-" = none
};
constexpr RowRule kRules[] = {
    {"unit", UnitRowKind::kUnit, ""},     {"noun", UnitRowKind::kNoun, "plural|singular|scope"},
    {"opens", UnitRowKind::kOpener, "-"}, {"veto", UnitRowKind::kVeto, "head|before|after"},
    {"role", UnitRowKind::kRole, ""},     {"measure", UnitRowKind::kMeasure, "-"}};

bool is_lower(char byte) {
  return byte >= 'a' && byte <= 'z';
}

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || !is_lower(name[0])) return false;
  return std::all_of(name.begin(), name.end(),
                     [](char byte) { return is_lower(byte) || byte == '_' || (byte >= '0' && byte <= '9'); });
}

// Words of lower-case letters, hyphens and ampersands inside, one blank between.
bool is_form(std::string_view form) {
  if (form.empty() || form.size() > kLongestForm || !is_lower(form.front()) || !is_lower(form.back())) return false;
  for (std::size_t at = 1; at < form.size(); ++at) {
    const char byte = form[at];
    if (is_lower(byte)) continue;
    if ((byte != ' ' && byte != '-' && byte != '&') || !is_lower(form[at - 1])) return false;
  }
  return true;
}

// Chinese characters alone.
bool is_han(std::string_view form) {
  if (form.empty() || form.size() > kLongestForm) return false;
  for (std::size_t at = 0; at < form.size();) {
    if (!is_cjk(next_code_point(form, at))) return false;
  }
  return true;
}

// What a Chinese form may be: a noun of the plural, a head that is none, a role, a measure word.
bool fits_han(UnitRowKind kind, std::string_view value) {
  return (kind == UnitRowKind::kNoun && value == "plural") || (kind == UnitRowKind::kVeto && value == "head") ||
         kind == UnitRowKind::kRole || kind == UnitRowKind::kMeasure;
}

bool listed(std::string_view values, std::string_view value) {
  while (!values.empty()) {
    const std::size_t bar = std::min(values.find('|'), values.size());
    if (values.substr(0, bar) == value) return true;
    values.remove_prefix(std::min(bar + 1, values.size()));
  }
  return false;
}

class UnitFileReader {
 public:
  UnitFileReader(std::string_view tsv, const std::string& name) : rest_(tsv), name_(name) {}

  Result<std::vector<UnitFileRow>> read() {
    if (rest_.size() > kMostBytes) return tl::unexpected(error("the file is larger than a megabyte"));
    if (!is_valid_utf8(rest_)) return tl::unexpected(error("the file is not valid UTF-8"));
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    while (!rest_.empty()) {
      if (auto wrong = read_line(next_line())) return tl::unexpected(error(*wrong));
    }
    if (rows_.empty()) return tl::unexpected(error("no unit: expected a row 'unit', its name and its default role"));
    return std::move(rows_);
  }

 private:
  using Wrong = std::optional<std::string>;

  std::string_view next_line() {
    ++line_;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  Wrong read_line(std::string_view line) {
    if (line.empty() || line[0] == '#') return std::nullopt;
    if (!header_) {
      if (line != kHeader) return "expected the columns 'row', 'form', 'value', 'example', parted by tabs";
      header_ = true;
      return std::nullopt;
    }
    Cells cells;
    if (auto wrong = split(line, cells)) return wrong;
    return take(cells);
  }

  static Wrong split(std::string_view line, Cells& cells) {
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::size_t tab = line.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == kColumns)) {
        return "expected four cells parted by tabs ('-' for an empty one)";
      }
      cells[i] = line.substr(0, tab);
      if (cells[i].empty()) return "a cell is empty: expected '-' for one that says nothing";
      if (i + 1 < kColumns) line.remove_prefix(tab + 1);
    }
    return std::nullopt;
  }

  Wrong take(const Cells& cells) {
    const auto* rule = std::find_if(std::begin(kRules), std::end(kRules),
                                    [&](const RowRule& known) { return known.name == cells[0]; });
    if (rule == std::end(kRules)) {
      return "unknown row '" + std::string(cells[0]) + "': expected unit, noun, opens, veto, role or measure";
    }
    if (rows_.empty() && rule->kind != UnitRowKind::kUnit) return "expected a row 'unit' before all others";
    if (auto wrong = check(*rule, cells)) return wrong;
    rows_.push_back({rule->kind, cells[1], cells[2], line_, is_han(cells[1])});
    return std::nullopt;
  }

  static Wrong check(const RowRule& rule, const Cells& cells) {
    const bool unit = rule.kind == UnitRowKind::kUnit;
    const bool han = is_han(cells[1]);
    if (han && !unit && !fits_han(rule.kind, cells[2])) {
      return "bad value '" + std::string(cells[2]) +
             "' of a Chinese form: expected noun plural, veto head, role or measure";
    }
    if (rule.kind == UnitRowKind::kMeasure && !han) {
      return "bad form '" + std::string(cells[1]) + "': expected a Chinese measure word";
    }
    if (!han && (unit ? !is_name(cells[1]) : !is_form(cells[1]))) {
      return "bad form '" + std::string(cells[1]) + "': expected " +
             (unit ? "a name of letters a-z, digits and _" : "lower-case words of letters a-z, one blank between");
    }
    if (rule.values.empty() ? !is_name(cells[2]) : !listed(rule.values, cells[2])) {
      return "bad value '" + std::string(cells[2]) + "': expected " +
             (rule.values.empty() ? "a role: letters a-z, digits and _" : std::string(rule.values));
    }
    if (unit && han) return "bad form '" + std::string(cells[1]) + "': expected a name of letters a-z, digits and _";
    if (!unit && to_lower(cells[3]).find(cells[1]) == std::string::npos) {
      return "the example does not hold '" + std::string(cells[1]) + "': expected words in which it is read";
    }
    return std::nullopt;
  }

  Error error(const std::string& what) const { return unit_error(name_, std::max<std::size_t>(line_, 1), what); }

  std::string_view rest_;
  const std::string& name_;
  std::size_t line_ = 0;
  bool header_ = false;
  std::vector<UnitFileRow> rows_;
};

}  // namespace

Result<std::vector<UnitFileRow>> read_unit_rows(std::string_view tsv, const std::string& name) {
  return UnitFileReader(tsv, name).read();
}

Error unit_error(const std::string& name, std::size_t line, const std::string& what) {
  return {Stage::kConfig, "bad_units", name + ":" + std::to_string(line) + ": " + what};
}

}  // namespace pressmark::counts
