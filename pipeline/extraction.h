// The whole way of one document: page -> article -> facts -> record.
//
//   const Extraction extraction(outlets, {});
//   Record record = extraction.record_of(std::move(page), outlet);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/outlets/outlet.h"
#include "core/page.h"
#include "core/record.h"
#include "extract/counts/units.h"
#include "extract/page/metadata/explain.h"
#include "extract/page/parts/read_article.h"
#include "extract/page/read_page.h"

namespace pressmark {

// What an article's page says of the article's other pages.
struct OtherPages {
  std::string first;                   // the address of page 1, where the page is a later one; else ""
  std::vector<std::string> not_of_it;  // addresses asked for that hold other articles
};

// Holds no state of its own: one object may be used by many threads. The table must outlive it.
class Extraction {
 public:
  // `units`: what is counted; it must outlive the object. Null: what is compiled in. Records' rules_sha256 covers them,
  // the outlets given at run time, and the options that are not the usual ones.
  Extraction(const OutletTable& outlets, ReadOptions options, const CountUnits* units = nullptr);

  // The record of a page. `outlet`: whose page it is where the caller knows; null: the page's host decides. `load` is
  // asked for the further pages of an article over several; `others` is filled where given.
  [[nodiscard]] Record record_of(const Page& page, const Outlet* outlet = nullptr, const PageLoader& load = {},
                                 OtherPages* others = nullptr) const;
  // The record of an article whose pages the caller has: all of them, in order; at least one.
  [[nodiscard]] Record record_of(const std::vector<Page>& pages) const;
  // How the page's metadata was chosen; empty for plain text and pages that cannot be read.
  [[nodiscard]] std::vector<ExplainedField> explain_metadata_of(const Page& page) const;
  // The record of a document that could not even be read: status `unreadable` (or the one that the code names).
  [[nodiscard]] Record record_of_failure(const Page& page, Error error) const;

 private:
  [[nodiscard]] Record record_of(const Page& page, const Outlet* outlet, const ArticleText& article) const;

  const OutletTable& outlets_;
  ReadOptions options_;
  const CountUnits* units_;
  std::string further_rules_;
};

}  // namespace pressmark
