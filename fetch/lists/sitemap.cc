#include "fetch/lists/sitemap.h"

#include <optional>

#include "core/text/utf8.h"
#include "core/url/url.h"
#include "fetch/lists/list_text.h"
#include "fetch/lists/xml_events.h"

namespace pressmark {
namespace {

using lists::XmlElement;
using lists::XmlResult;

// https://www.sitemaps.org/protocol.html: at most 50,000 entries a file.
constexpr std::size_t kMaxEntries = 50000;

struct FieldRow {
  std::string_view name;
  std::string SitemapEntry::*field;
};

constexpr FieldRow kFields[] = {{"loc", &SitemapEntry::url},
                                {"lastmod", &SitemapEntry::modified},
                                {"publication_date", &SitemapEntry::published},
                                {"title", &SitemapEntry::title}};

// Images and videos have addresses and titles of their own.
bool is_media(const XmlElement& element) {
  return element.name_space.find("sitemap-image") != std::string_view::npos ||
         element.name_space.find("sitemap-video") != std::string_view::npos || element.prefix == "image" ||
         element.prefix == "video";
}

class SitemapReader : public lists::XmlHandler {
 public:
  explicit SitemapReader(const FeedOptions& options) : base_(Url::parse(options.base_url)) {}

  bool start(const XmlElement& element) override {
    ++depth_;
    if (depth_ == 1) return start_root(element);
    if (depth_ == 2) entry_ = SitemapEntry();
    field_ = nullptr;
    if (is_media(element)) return true;
    for (const FieldRow& row : kFields) {
      if (depth_ > 2 && row.name == element.name) field_ = &(entry_.*row.field);
    }
    return map_.entries.size() < kMaxEntries;
  }

  void end() override {
    if (depth_ == 2) end_entry();
    field_ = nullptr;
    --depth_;
  }

  void text(std::string_view piece) override {
    if (field_ != nullptr) lists::append_field(*field_, piece);
  }

  [[nodiscard]] bool is_sitemap() const { return is_sitemap_; }

  Sitemap finish(XmlResult result) {
    if (result == XmlResult::kStopped) {
      map_.warnings.push_back({"too_many_items", "entries beyond the limit were not read"});
    } else if (result != XmlResult::kWellFormed) {
      map_.warnings.push_back({"malformed", "the sitemap is no well-formed XML; what could be read was"});
    }
    return std::move(map_);
  }

 private:
  bool start_root(const XmlElement& element) {
    map_.is_index = element.name == "sitemapindex";
    is_sitemap_ = map_.is_index || element.name == "urlset";
    return is_sitemap_;
  }

  void end_entry() {
    entry_.url = lists::absolute_url(entry_.url, base_);
    for (std::string* field : {&entry_.modified, &entry_.published, &entry_.title})
      *field = collapse_white_space(*field);
    if (!entry_.url.empty()) map_.entries.push_back(std::move(entry_));
    entry_ = SitemapEntry();
  }

  std::optional<Url> base_;
  Sitemap map_;
  SitemapEntry entry_;
  std::string* field_ = nullptr;
  std::size_t depth_ = 0;
  bool is_sitemap_ = false;
};

// A text file of one URL a line; empty where any line is something else.
std::optional<Sitemap> read_plain_list(std::string_view text) {
  Sitemap map;
  while (!text.empty() && map.entries.size() < kMaxEntries) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.empty()) continue;
    std::string url = lists::absolute_url(line, std::nullopt);
    if (url.empty()) return {};
    map.entries.push_back({.url = std::move(url)});
  }
  if (map.entries.empty()) return {};
  return map;
}

}  // namespace

Result<Sitemap> parse_sitemap(std::string_view bytes, const FeedOptions& options) {
  const Result<std::string> text = lists::list_text(bytes, options, "not_a_sitemap");
  if (!text) return tl::unexpected(text.error());
  if (std::optional<Sitemap> plain = read_plain_list(*text)) return std::move(*plain);
  SitemapReader reader(options);
  const XmlResult result = lists::read_xml(*text, options.max_depth, reader);
  if (reader.is_sitemap()) return reader.finish(result);
  return fail(Stage::kParse, "not_a_sitemap",
              "no sitemap at " + options.base_url + ": what came is " + lists::looks_like(*text));
}

}  // namespace pressmark
