// A manifest: JSON Lines that name the documents to extract.
//
//   {"id": "a1", "file": "pages/a1.html.gz", "url": "https://...", "fetched": "2020-02-08", "published": "2020-02-07"}
//   {"id": "a2", "text": "the plain text itself"}
//   {"id": "a3", "file": "pages/a3.html", "pages": ["pages/a3-2.html", "pages/a3-3.html"]}
//
// Files are relative to the manifest; `pages` are the further pages of an article over several, in order. A row that
// cannot be read still gives a row, so that none is lost.
#pragma once

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "extract/page/parts/read_article.h"
#include "fetch/files/read_file.h"

namespace pressmark {

struct ManifestRow {
  std::string id;    // "" where there is none; of a broken row then the manifest's name and the line
  std::string file;  // resolved against the manifest's folder; "" where `text` is given
  std::optional<std::string> text;
  std::vector<std::string> pages;  // resolved as `file` is
  std::string url, fetched, published;
  std::size_t line = 0;
  std::optional<Error> error;  // the row itself is broken
};

class Manifest {
 public:
  // Fails where the file cannot be opened.
  [[nodiscard]] static Result<Manifest> open(const std::string& path);

  // The next row, blank lines passed over; empty at the end.
  [[nodiscard]] std::optional<ManifestRow> next();

 private:
  std::string path_, folder_;
  std::ifstream in_;
  std::size_t line_ = 0;
};

// The document that a row names. What could be known of it stands in the page even where reading failed.
struct ManifestDocument {
  Page page;
  std::optional<Error> error;
  std::vector<Page> further;  // pages given with it; one that cannot be read has no bytes
  PageLoader load;            // where others can be asked for; may be empty
};

[[nodiscard]] ManifestDocument read_document(ManifestRow row, const FileLimits& limits);

}  // namespace pressmark
