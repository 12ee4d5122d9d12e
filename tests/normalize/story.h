// A page, its text and facts, built by hand: what the normalizer's tests start from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/record.h"

namespace pressmark::test {

// Where `words` stand in `text` for the first time. The test program ends where they do not.
[[nodiscard]] Span span_of(std::string_view text, std::string_view words);

class Story {
 public:
  // A short article of "Example News" without facts.
  Story();

  [[nodiscard]] Page& page() { return page_; }
  [[nodiscard]] ArticleText& article() { return article_; }
  [[nodiscard]] const OutletTable& outlets() const { return outlets_; }
  [[nodiscard]] std::string_view text() const { return article_.text; }

  // The whole text as one paragraph; drops the facts.
  void set_text(std::string text);
  Quote& add_quote(Span span);
  Quote& add_quote(std::string_view words) { return add_quote(span_of(text(), words)); }
  Date& add_date(std::string_view words);
  Count& add_count(std::string_view words);
  Citation& add_citation(std::string_view words, std::optional<std::uint32_t> outlet);

  // Every kind of fact with every part set.
  void fill();

  [[nodiscard]] Record record() const { return record_of(nullptr); }
  [[nodiscard]] Record record_of(const Outlet* outlet) const;

 private:
  Page page_;
  ArticleText article_;
  Facts facts_;
  OutletTable outlets_;
};

}  // namespace pressmark::test
