#include "pipeline/config.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <type_traits>

#include "core/digest/digest.h"
#include "core/outlets/toml_guard.h"
#include "core/small_file.h"
#include "core/url/url.h"
#include "extract/counts/units.h"
#include "generated/pipeline_files.h"
#include "pipeline/fetch_setup.h"
#include "pipeline/output_paths.h"

namespace pressmark {
namespace {

// Reads one table: takes the keys it is asked for, remembers the first error, and at the end knows the unknown ones.
class TableReader {
 public:
  TableReader(const toml::table& table, std::string path, std::string where, std::optional<Error>& error)
      : table_(table), path_(std::move(path)), where_(std::move(where)), error_(error) {}

  template <class T>
  void take(std::string_view key, T& out, const char* type) {
    known_.push_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    if (const auto value = node->value_exact<T>()) {
      if constexpr (std::is_same_v<T, std::string>) {
        out = from_ascii_toml(*value);
      } else {
        out = *value;
      }
    } else {
      complain(*node, key, std::string("must be ") + type);
    }
  }

  void take_seconds(std::string_view key, double& out) {
    known_.push_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    const auto value = node->value<double>();
    if (value && *value >= 0) {
      out = *value;
    } else {
      complain(*node, key, "must be a number of seconds, zero or more");
    }
  }

  template <class T>
  void take_number(std::string_view key, T& out, std::int64_t least, std::int64_t most) {
    known_.push_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    const auto value = node->value_exact<std::int64_t>();
    if (value && least <= *value && *value <= most) {
      out = static_cast<T>(*value);
    } else {
      complain(*node, key, fmt::format("must be a whole number from {} to {}", least, most));
    }
  }

  void take_list(std::string_view key, std::vector<std::string>& out) {
    known_.push_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    const toml::array* list = node->as_array();
    if (list == nullptr) return complain(*node, key, "must be a list of strings");
    for (const toml::node& item : *list) {
      const auto value = item.value_exact<std::string>();
      if (!value) return complain(item, key, "must hold strings only");
      out.push_back(from_ascii_toml(*value));
    }
  }

  // The names of sub-tables that others read.
  void allow(std::initializer_list<std::string_view> keys) { known_.insert(known_.end(), keys); }

  void finish() {
    for (const auto& [key, node] : table_) {
      if (std::find(known_.begin(), known_.end(), key.str()) == known_.end()) {
        complain(node, key.str(), "is not a key that is known here");
      }
    }
  }

 private:
  void complain(const toml::node& node, std::string_view key, const std::string& what) {
    if (error_) return;
    error_ = Error{Stage::kConfig, "bad_config",
                   fmt::format("{}:{}: {}{} {}", path_, node.source().begin.line, where_, key, what)};
  }

  const toml::table& table_;
  std::string path_, where_;
  std::optional<Error>& error_;
  std::vector<std::string_view> known_;
};

class ConfigReader {
 public:
  ConfigReader(const toml::table& root, std::string path) : root_(root), path_(std::move(path)) {}

  Result<RunConfig> read() {
    TableReader root(root_, path_, "", error_);
    root.allow({"run", "fetch", "sources", "outlets", "counts", "sinks"});
    root.finish();
    read_run();
    read_fetch();
    read_sources();
    read_outlets();
    read_counts();
    read_sinks();
    if (!error_) resolve();
    if (error_) return tl::unexpected(*error_);
    return std::move(config_);
  }

 private:
  TableReader reader(const toml::table& table, std::string_view name) {
    return {table, path_, std::string(name) + ".", error_};
  }

  // The named sub-table, or an empty one.
  const toml::table& table(std::string_view name) {
    static const toml::table kNone;
    const toml::node* node = root_.get(name);
    if (node == nullptr) return kNone;
    if (const toml::table* found = node->as_table()) return *found;
    complain(fmt::format("[{}] must be a table", name));
    return kNone;
  }

  void read_run() {
    TableReader run = reader(table("run"), "run");
    run.take("name", config_.name, "a string");
    run.take("out", config_.out, "a string");
    run.take_number("jobs", config_.jobs, 1, 256);
    run.finish();
    if (config_.name.empty() || config_.name.find('/') != std::string::npos)
      complain("run.name stands in file names: it must not be empty or hold a /");
  }

  void read_fetch() {
    TableReader fetch = reader(table("fetch"), "fetch");
    fetch.take("user_agent", config_.fetch.user_agent, "a string");
    fetch.take_seconds("pause", config_.fetch.pause);
    fetch.take_seconds("timeout", config_.fetch.timeout);
    fetch.take_number("max_bytes", config_.fetch.max_bytes, 1024, std::int64_t{1} << 30);
    fetch.take("allow_private", config_.fetch.allow_private, "true or false");
    fetch.finish();
    if (config_.fetch.timeout == 0) complain("fetch.timeout must be more than 0 seconds");
    const std::string wrong = wrong_user_agent(config_.fetch.user_agent);
    if (!wrong.empty()) complain("fetch.user_agent " + wrong);
  }

  void read_sources() {
    const toml::array* list = root_["sources"].as_array();
    if (list == nullptr || list->empty()) return complain("no [[sources]]: name at least one to fetch from");
    for (const toml::node& node : *list) {
      const toml::table* entry = node.as_table();
      if (entry == nullptr) return complain("[[sources]] must be tables");
      SourceConfig source;
      TableReader fields = reader(*entry, "sources");
      fields.take("outlet", source.outlet, "a string");
      fields.take_list("feeds", source.feeds);
      fields.take_list("urls", source.urls);
      fields.take_number("max_articles", source.max_articles, 0, 1000000);
      fields.finish();
      check_addresses(source);
      config_.sources.push_back(std::move(source));
    }
  }

  void check_addresses(const SourceConfig& source) {
    for (const auto* list : {&source.feeds, &source.urls}) {
      for (const std::string& address : *list) {
        const std::optional<Url> url = Url::parse(address);
        if (!url || !url->is_http())
          complain("\"" + address + "\" is no http or https address (feeds or urls of a source)");
        if (url && (!url->username().empty() || !url->password().empty()))
          complain("an address of " + url->host() +
                   " holds a user name or password, which would stand in archive and records");
      }
    }
  }

  void read_outlets() {
    TableReader outlets = reader(table("outlets"), "outlets");
    outlets.take("folder", config_.outlets_folder, "a string");
    outlets.finish();
  }

  void read_counts() {
    TableReader counts = reader(table("counts"), "counts");
    counts.take_list("units", config_.count_units);
    counts.finish();
  }

  void read_sinks() {
    config_.sinks = {.sqlite = "pressmark.db", .jsonl = "records.jsonl", .report = "report.html", .archive = "archive"};
    TableReader sinks = reader(table("sinks"), "sinks");
    sinks.take("sqlite", config_.sinks.sqlite, "a string");
    sinks.take("jsonl", config_.sinks.jsonl, "a string");
    sinks.take("report", config_.sinks.report, "a string");
    sinks.take("archive", config_.sinks.archive, "a string");
    sinks.finish();
    if (config_.sinks.sqlite.empty()) complain("sinks.sqlite must name a file: it remembers what has been fetched");
    if (config_.sinks.archive.empty()) complain("sinks.archive must name a folder: everything fetched is kept there");
  }

  void resolve() {
    const std::filesystem::path here = std::filesystem::path(path_).parent_path();
    const std::filesystem::path out = here / (config_.out.empty() ? "out" : config_.out);
    config_.out = out.lexically_normal().string();
    const std::vector<std::string> shipped = shipped_units();
    for (std::string& unit : config_.count_units) {
      if (std::find(shipped.begin(), shipped.end(), unit) == shipped.end()) unit = (here / unit).string();
    }
    if (!config_.outlets_folder.empty()) config_.outlets_folder = (here / config_.outlets_folder).string();
    for (std::string* path :
         {&config_.sinks.sqlite, &config_.sinks.jsonl, &config_.sinks.report, &config_.sinks.archive}) {
      if (!path->empty()) *path = (out / *path).lexically_normal().string();
    }
    check_outputs();
  }

  // No sink may write over another one, or over the config.
  void check_outputs() {
    const SinkConfig& sinks = config_.sinks;
    const std::pair<const char*, const std::string&> files[] = {{"the config", path_},
                                                                {"sinks.sqlite", sinks.sqlite},
                                                                {"sinks.jsonl", sinks.jsonl},
                                                                {"sinks.report", sinks.report},
                                                                {"sinks.archive", sinks.archive}};
    for (std::size_t i = 0; i < std::size(files); ++i) {
      for (std::size_t k = i + 1; k < std::size(files); ++k) {
        if (!files[k].second.empty() && is_same_file(files[i].second, files[k].second))
          complain(fmt::format("{} and {} are one file: {}", files[i].first, files[k].first, files[k].second));
      }
    }
  }

  void complain(const std::string& what) {
    if (!error_) error_ = Error{Stage::kConfig, "bad_config", path_ + ": " + what};
  }

  const toml::table& root_;
  std::string path_;
  RunConfig config_;
  std::optional<Error> error_;
};

}  // namespace

Result<RunConfig> parse_config(std::string_view toml, const std::string& path) {
  if (const std::optional<BadToml> bad = find_bad_toml(toml)) {
    return fail(Stage::kConfig, "bad_config", fmt::format("{}:{}: {}", path, bad->line, bad->why));
  }
  const toml::parse_result parsed = toml::parse(ascii_toml(toml), path);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return fail(Stage::kConfig, "bad_config",
                fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
  }
  Result<RunConfig> config = ConfigReader(parsed.table(), path).read();
  if (config) config->sha256 = sha256_hex(toml);
  if (config) config->path = path;
  return config;
}

Result<RunConfig> read_config(const std::string& path) {
  const Result<std::string> text = read_small_file(path, "config");
  if (text) return parse_config(*text, path);
  const std::string hint = text.error().code == "not_found" ? " (`pressmark init` writes one)" : "";
  return fail(Stage::kConfig, text.error().code, text.error().message + hint);
}

std::string_view config_template() {
  for (const auto& file : embedded::kPipelineFiles) {
    if (file.name == "config_template.toml") return file.content;
  }
  return "";
}

}  // namespace pressmark
