#include "core/outlets/outlet.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <system_error>

#include "core/digest/digest.h"
#include "core/outlets/outlet_file.h"
#include "core/small_file.h"
#include "generated/outlet_files.h"

namespace pressmark {
namespace {

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

Result<std::vector<std::filesystem::path>> toml_files_of(const std::string& folder) {
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  std::vector<std::filesystem::path> files;
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() == ".toml") files.push_back(entry->path());
  }
  if (error) return fail(Stage::kConfig, "not_found", "cannot list the outlets of " + folder + ": " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

struct OutletFile {
  Outlet outlet;
  std::string text;
};

bool is_built_in(std::string_view toml) {
  return std::any_of(std::begin(embedded::kOutletFiles), std::end(embedded::kOutletFiles),
                     [toml](const auto& file) { return file.content == toml; });
}

Result<OutletFile> read_outlet_file(const std::filesystem::path& path) {
  Result<std::string> text = read_small_file(path.string(), "outlet file");
  if (!text) return tl::unexpected(text.error());
  return read_outlet(*text, path.string()).map([&](Outlet outlet) {
    return OutletFile{std::move(outlet), std::move(*text)};
  });
}

}  // namespace

const OutletSelectors* selectors_on(const Outlet& outlet, std::string_view published) {
  if (outlet.selectors.empty()) return nullptr;
  if (published.empty()) return &outlet.selectors.back();
  const std::string_view day = published.substr(0, 10);
  for (const OutletSelectors& selectors : outlet.selectors) {
    if (selectors.until.empty() || day <= selectors.until) return &selectors;
  }
  return nullptr;
}

Result<OutletTable> OutletTable::built_in() {
  OutletTable table;
  table.outlets_.reserve(std::size(embedded::kOutletFiles));
  for (const auto& file : embedded::kOutletFiles) {
    Result<Outlet> outlet = read_outlet(file.content, file.name);
    if (!outlet) return tl::unexpected(outlet.error());
    table.put(std::move(*outlet));
  }
  table.index();
  return table;
}

Result<void> OutletTable::add(std::string_view toml, std::string_view file) {
  Result<Outlet> outlet = read_outlet(toml, file);
  if (!outlet) return tl::unexpected(outlet.error());
  put_file(std::move(*outlet), toml);
  index();
  return {};
}

Result<void> OutletTable::add_folder(const std::string& folder) {
  const auto files = toml_files_of(folder);
  if (!files) return tl::unexpected(files.error());
  std::vector<OutletFile> added;
  for (const std::filesystem::path& path : *files) {
    Result<OutletFile> file = read_outlet_file(path);
    if (!file) return tl::unexpected(file.error());
    added.push_back(std::move(*file));
  }
  for (OutletFile& file : added) put_file(std::move(file.outlet), file.text);
  index();
  return {};
}

const Outlet* OutletTable::by_host(std::string_view host) const {
  std::string key = ascii_lower(host);
  if (key.ends_with('.')) key.pop_back();
  for (std::string_view rest = key; !rest.empty();) {
    if (const auto found = by_domain_.find(std::string(rest)); found != by_domain_.end())
      return &outlets_[found->second];
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  return nullptr;
}

const Outlet* OutletTable::by_id(std::string_view id) const {
  const auto found =
      std::find_if(outlets_.begin(), outlets_.end(), [id](const Outlet& outlet) { return outlet.id == id; });
  return found == outlets_.end() ? nullptr : &*found;
}

void OutletTable::put(Outlet outlet) {
  std::erase_if(outlets_, [&outlet](const Outlet& other) { return other.id == outlet.id; });
  outlets_.push_back(std::move(outlet));
}

void OutletTable::put_file(Outlet outlet, std::string_view toml) {
  const auto same = [&](const Change& change) { return change.id == outlet.id; };
  const bool changed_before = std::any_of(changes_.begin(), changes_.end(), same);
  if (!changed_before && by_id(outlet.id) != nullptr && is_built_in(toml)) return;
  std::erase_if(changes_, same);
  changes_.push_back({outlet.id, sha256_hex(toml)});
  put(std::move(outlet));
}

std::string OutletTable::changes_sha256() const {
  std::string all;
  for (const Change& change : changes_) all += change.id + " " + change.sha256 + "\n";
  return all.empty() ? all : sha256_hex(all);
}

void OutletTable::index() {
  by_domain_.clear();
  for (std::uint32_t i = 0; i < outlets_.size(); ++i) {
    for (const std::string& domain : outlets_[i].domains) by_domain_[domain] = i;
  }
  index_names();
}

void OutletTable::index_names() {
  std::unordered_map<std::string, std::uint32_t> owner;
  for (std::uint32_t i = 0; i < outlets_.size(); ++i) {
    owner[outlets_[i].name] = i;
    for (const std::string& form : outlets_[i].short_forms) owner[form] = i;
  }
  names_.clear();
  for (const auto& [form, outlet] : owner) names_.push_back({form, outlet});
  std::sort(names_.begin(), names_.end(), [](const OutletName& a, const OutletName& b) {
    return a.form.size() != b.form.size() ? a.form.size() > b.form.size() : a.form < b.form;
  });
}

}  // namespace pressmark
