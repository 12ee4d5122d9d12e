#include "extract/counts/units.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/digest/digest.h"
#include "core/small_file.h"
#include "extract/counts/kinds.h"
#include "extract/counts/unit_rows.h"
#include "generated/count_unit_files.h"

namespace pressmark {
namespace counts {
namespace {

constexpr std::string_view kSuffix = ".tsv";

// Adds checked rows to the tables; what only the whole can tell is checked here.
class UnitAdder {
 public:
  UnitAdder(Kinds& kinds, const std::string& name) : kinds_(kinds), name_(name) {
    for (std::size_t i = 0; i < kinds.noun_forms.size(); ++i) known_[kinds.noun_forms[i]] = kinds.noun_rows[i].unit;
  }

  Result<void> add(const std::vector<UnitFileRow>& rows) {
    for (const UnitFileRow& row : rows) {
      if (auto wrong = add(row)) return tl::unexpected(unit_error(name_, row.line, *wrong));
    }
    if (auto wrong = close()) return tl::unexpected(unit_error(name_, unit_line_, *wrong));
    return {};
  }

 private:
  using Wrong = std::optional<std::string>;

  std::string_view keep(std::string_view words) { return kinds_.owned.emplace_back(words); }

  Wrong add(const UnitFileRow& row) {
    if (row.han) return add_han(row);
    switch (row.kind) {
      case UnitRowKind::kUnit:
        return open(row);
      case UnitRowKind::kNoun:
        return add_noun(row);
      case UnitRowKind::kOpener:
        kinds_.families.back().openers.insert(keep(row.form));
        return std::nullopt;
      case UnitRowKind::kVeto:
        add_veto(row);
        return std::nullopt;
      case UnitRowKind::kRole:
        add_role(row);
        return std::nullopt;
      case UnitRowKind::kMeasure:
        return std::nullopt;
    }
    return std::nullopt;
  }

  Wrong open(const UnitFileRow& row) {
    if (auto wrong = close()) return wrong;
    const bool known = std::any_of(kinds_.units.begin(), kinds_.units.end(),
                                   [&](const UnitRow& unit) { return unit.unit == row.form; });
    if (known) return "the unit '" + std::string(row.form) + "' is there already: expected another name";
    if (kinds_.families.size() == kMostFamilies) return "too many units: expected no more than 63 of your own";
    const auto family = static_cast<std::uint32_t>(kinds_.families.size());
    kinds_.units.push_back({keep(row.form), keep(row.value), {}, {}, {}, family});
    kinds_.families.emplace_back();
    unit_line_ = row.line;
    return std::nullopt;
  }

  // What is wrong with the unit that ends here.
  Wrong close() const {
    if (unit_line_ == 0) return std::nullopt;
    const UnitRow& unit = kinds_.units.back();
    if (!unit.anchors.empty() || !unit.han_anchors.empty()) return std::nullopt;
    return "the unit '" + std::string(kinds_.units.back().unit) + "' has no noun: expected a row 'noun' below it";
  }

  Wrong add_noun(const UnitFileRow& row) {
    UnitRow& unit = kinds_.units.back();
    const std::string_view form = keep(row.form);
    const auto [known, fresh] = known_.emplace(form, unit.unit);
    if (!fresh) {
      return "the noun '" + std::string(form) + "' is one of the unit '" + std::string(known->second) +
             "' already: expected another";
    }
    kinds_.nouns.add(form, static_cast<std::uint32_t>(kinds_.noun_rows.size()));
    const NounUse use = row.value == "plural"     ? NounUse::kPlural
                        : row.value == "singular" ? NounUse::kSingular
                                                  : NounUse::kScope;
    kinds_.noun_rows.push_back({unit.unit, use, unit.family});
    kinds_.noun_forms.push_back(form);
    add_anchors(unit, form);
    return std::nullopt;
  }

  HanUnit& han_unit() {
    const UnitRow& unit = kinds_.units.back();
    if (!kinds_.han_units.empty() && kinds_.han_units.back().unit == unit.unit) return kinds_.han_units.back();
    kinds_.han_units.push_back({unit.unit, unit.default_role, han_tables()});
    HanTables& tables = kinds_.han_units.back().tables;
    tables.nouns = {};
    tables.noun_rows.clear();
    tables.predicates = {};
    tables.roles.clear();
    return kinds_.han_units.back();
  }

  Wrong add_han(const UnitFileRow& row) {
    if (row.kind == UnitRowKind::kNoun) return add_han_noun(row);
    HanTables& tables = han_unit().tables;
    const std::string_view form = keep(row.form);
    if (row.kind == UnitRowKind::kMeasure) {
      tables.words[static_cast<std::size_t>(HanWord::kMeasure)].add(form, 0);
    } else if (row.kind == UnitRowKind::kRole) {
      tables.predicates.add(form, static_cast<std::uint32_t>(tables.roles.size()));
      tables.roles.push_back(keep(row.value));
    } else {
      tables.nouns.add(form, static_cast<std::uint32_t>(tables.noun_rows.size()));
      tables.noun_rows.push_back({HanNounKind::kVeto, {}});
    }
    return std::nullopt;
  }

  Wrong add_han_noun(const UnitFileRow& row) {
    UnitRow& unit = kinds_.units.back();
    const std::string_view form = keep(row.form);
    const auto [known, fresh] = known_.emplace(form, unit.unit);
    const auto patents = han_tables().nouns.at(form, 0);
    if (!fresh || (patents && patents->bytes == form.size())) {
      return "the noun '" + std::string(form) + "' is one of the unit '" +
             std::string(fresh ? kinds_.units.front().unit : known->second) + "' already: expected another";
    }
    HanTables& tables = han_unit().tables;
    tables.nouns.add(form, static_cast<std::uint32_t>(tables.noun_rows.size()));
    tables.noun_rows.push_back({HanNounKind::kNoun, unit.unit});
    unit.han_anchors.push_back(form);
    return std::nullopt;
  }

  // Without its first letter, whatever its case is; and all in capitals.
  void add_anchors(UnitRow& unit, std::string_view form) {
    std::string capitals(form);
    for (char& byte : capitals) {
      if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte - 'a' + 'A');
    }
    unit.anchors.push_back(form.substr(form.size() > 1 ? 1 : 0));
    unit.anchors.push_back(keep(capitals));
  }

  void add_veto(const UnitFileRow& row) {
    WordSet& set = row.value == "head"     ? kinds_.vetoed_heads
                   : row.value == "before" ? kinds_.vetoed_before
                                           : kinds_.vetoed_after;
    set.insert(keep(row.form));
  }

  void add_role(const UnitFileRow& row) {
    kinds_.families.back().predicates.add(keep(row.form), static_cast<std::uint32_t>(kinds_.predicate_rows.size()));
    kinds_.predicate_rows.push_back({keep(row.value), false, 0, false});
  }

  Kinds& kinds_;
  const std::string& name_;
  std::unordered_map<std::string_view, std::string_view> known_;  // units of the nouns
  std::size_t unit_line_ = 0;
};

}  // namespace
}  // namespace counts

CountUnits::CountUnits() = default;
CountUnits::~CountUnits() = default;
CountUnits::CountUnits(CountUnits&&) noexcept = default;
CountUnits& CountUnits::operator=(CountUnits&&) noexcept = default;

// Into fresh tables: an error in the middle of a file leaves the ones before it.
Result<void> CountUnits::add(std::string_view tsv, const std::string& name) {
  auto fresh = std::make_unique<counts::Kinds>(counts::make_kinds());
  std::vector<std::string> files = files_;
  files.emplace_back(tsv);
  for (const std::string& file : files) {
    const auto rows = counts::read_unit_rows(file, name);
    if (!rows) return tl::unexpected(rows.error());
    if (const auto added = counts::UnitAdder(*fresh, name).add(*rows); !added) return added;
  }
  kinds_ = std::move(fresh);
  files_ = std::move(files);
  return {};
}

Result<void> CountUnits::add_named(const std::string& name) {
  for (const auto& file : embedded::kCountUnitFiles) {
    if (file.name == name + std::string(counts::kSuffix)) return add(file.content, std::string(file.name));
  }
  const Result<std::string> text = read_small_file(name, "units");
  if (text) return add(*text, name);
  const bool missing = text.error().code == "not_found";
  return fail(Stage::kConfig, missing ? "not_found" : "bad_units",
              text.error().message + " (expected a .tsv file, or lawsuit or employee, which are built in)");
}

const counts::Kinds& CountUnits::kinds() const {
  return kinds_ == nullptr ? counts::built_in_kinds() : *kinds_;
}

std::string CountUnits::sha256() const {
  if (files_.empty()) return "";
  std::string whole;
  for (const std::string& file : files_) whole += std::to_string(file.size()) + "\n" + file;
  return sha256_hex(whole);
}

Result<CountUnits> read_count_units(const std::vector<std::string>& names) {
  CountUnits units;
  for (const std::string& name : names) {
    if (const Result<void> added = units.add_named(name); !added) return tl::unexpected(added.error());
  }
  return units;
}

std::vector<std::string> shipped_units() {
  std::vector<std::string> names;
  for (const auto& file : embedded::kCountUnitFiles) {
    names.emplace_back(file.name.substr(0, file.name.size() - counts::kSuffix.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace pressmark
