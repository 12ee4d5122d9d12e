// Pages that runs which did not come to their end had archived and not yet stored: they are read from the archive
// instead of being asked for again.
//
//   Result<ArchivedPages> pages = ArchivedPages::of(recovered.archives, library);
//   if (std::optional<ArchivedPage> page = pages->find("https://example.org/story")) deliver(page->row, page->page);
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/page.h"
#include "fetch/coding/decode_content.h"
#include "fetch/warc/warc_record.h"
#include "pipeline/sinks/library.h"
#include "pipeline/sinks/sink.h"

namespace pressmark {

struct ArchivedPage {
  FetchRow row;  // without an id
  Page page;     // as the run that fetched it would have read it: source.kind is kHttp
};

class ArchivedPages {
 public:
  // Looks through the archives for responses that the database does not know. Keeps addresses and places, no bodies.
  // Errors: an archive or the database that cannot be read.
  [[nodiscard]] static Result<ArchivedPages> of(const std::vector<std::string>& archives, Library& library);

  // The page of an address, redirects followed within the archives. Empty where there is none, and where the answer was
  // an error, was cut, or decodes to more than the limits allow: such a page is asked for again.
  [[nodiscard]] std::optional<ArchivedPage> find(const std::string& url, const DecodeLimits& limits) const;

 private:
  std::unordered_map<std::string, WarcPlace> places_;  // by address, the newest
};

}  // namespace pressmark
