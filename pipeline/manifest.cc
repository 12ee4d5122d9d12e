#include "pipeline/manifest.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "core/digest/digest.h"
#include "fetch/files/read_file.h"
#include "pipeline/json_members.h"

namespace pressmark {
namespace {

Error broken_row(const std::string& path, std::size_t line, const std::string& why) {
  return {Stage::kRead, "bad_manifest_row", path + ":" + std::to_string(line) + ": " + why};
}

// Why the row's further pages cannot be taken; "" where they can, or where there are none.
std::string add_pages(ManifestRow& row, const simdjson::dom::object& object, const std::string& folder) {
  simdjson::dom::element pages;
  if (object["pages"].get(pages) != simdjson::SUCCESS || pages.is_null()) return {};
  simdjson::dom::array names;
  if (pages.get(names) != simdjson::SUCCESS) return "\"pages\" is no list";
  for (const simdjson::dom::element page : names) {
    std::string_view name;
    if (page.get(name) != simdjson::SUCCESS || name.empty()) return "\"pages\" holds what is no name of a file";
    row.pages.push_back((std::filesystem::path(folder) / name).string());
  }
  return row.text && !row.pages.empty() ? "\"text\" has no \"pages\"" : "";
}

// A member that must be text where it is there at all; `why` gets what is wrong, where nothing was before.
std::string text_of(const simdjson::dom::object& object, const char* key, std::string& why) {
  simdjson::dom::element member;
  if (object[key].get(member) != simdjson::SUCCESS || member.is_null()) return {};
  if (!member.is_string() && why.empty()) why = std::string("\"") + key + "\" is no string";
  return text_member(object, key);
}

// Numbers are ids too: those of a table's rows often are.
std::string id_of(const simdjson::dom::object& object, std::string& why) {
  if (std::int64_t number = 0; object["id"].get(number) == simdjson::SUCCESS) return std::to_string(number);
  return text_of(object, "id", why);
}

// Reads the members of a row that has parsed as an object; gives why it is broken, or "".
std::string fill(ManifestRow& row, const simdjson::dom::object& object, const std::string& folder) {
  std::string why;
  row.id = id_of(object, why);
  row.url = text_of(object, "url", why);
  row.fetched = text_of(object, "fetched", why);
  row.published = text_of(object, "published", why);
  row.text = optional_text_member(object, "text");
  (void)text_of(object, "text", why);
  const std::string file = text_of(object, "file", why);
  if (!file.empty()) row.file = (std::filesystem::path(folder) / file).string();
  if (!why.empty()) return why;
  if (row.file.empty() && !row.text) return "neither \"file\" nor \"text\"";
  if (!row.file.empty() && row.text) return "both \"file\" and \"text\"";
  return add_pages(row, object, folder);
}

}  // namespace

Result<Manifest> Manifest::open(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return fail(Stage::kRead, "not_found", "the manifest " + path + " is a folder; name the file in it");
  Manifest manifest;
  manifest.path_ = path;
  manifest.folder_ = std::filesystem::path(path).parent_path().string();
  manifest.in_.open(path, std::ios::binary);
  if (!manifest.in_)
    return fail(Stage::kRead, "not_found", "cannot open the manifest " + path + ": " + std::strerror(errno));
  return manifest;
}

std::optional<ManifestRow> Manifest::next() {
  std::string line;
  do {
    if (!std::getline(in_, line)) return std::nullopt;
    ++line_;
  } while (line.find_first_not_of(" \t\r") == std::string::npos);

  ManifestRow row;
  row.line = line_;
  simdjson::dom::parser parser;
  simdjson::dom::element element;
  simdjson::dom::object object;
  if (const auto error = parser.parse(line).get(element); error != simdjson::SUCCESS) {
    row.error = broken_row(path_, line_, std::string("no JSON: ") + simdjson::error_message(error));
  } else if (element.get(object) != simdjson::SUCCESS) {
    row.error = broken_row(path_, line_, "not an object");
  } else {
    const std::string why = fill(row, object, folder_);
    if (!why.empty()) row.error = broken_row(path_, line_, why);
  }
  if (row.error && row.id.empty())
    row.id = std::filesystem::path(path_).filename().string() + ":" + std::to_string(line_);
  return row;
}

ManifestDocument read_document(ManifestRow row, const FileLimits& limits) {
  ManifestDocument document;
  document.error = std::move(row.error);
  if (!document.error && row.text) {
    document.page.bytes = std::move(*row.text);
    document.page.source.kind = SourceKind::kText;
    document.page.source.sha256 = sha256_hex(document.page.bytes);
  } else if (!document.error) {
    Result<Page> page = read_page_file(row.file, limits);
    if (page) {
      document.page = std::move(*page);
    } else {
      document.error = page.error();
      document.page.source.file = row.file;
    }
  }
  for (const std::string& file : row.pages) {
    if (document.error) break;
    Result<Page> page = read_page_file(file, limits);
    document.further.push_back(page ? std::move(*page) : Page{});
    document.further.back().source.file = file;
  }
  document.page.id = std::move(row.id);
  document.page.url = std::move(row.url);
  document.page.published = std::move(row.published);
  if (!row.fetched.empty()) document.page.source.fetched_at = std::move(row.fetched);
  return document;
}

}  // namespace pressmark
