// Facts as the record gives them: code-point offsets, words cut from the text, names in normal form.
// Part of normalize/record.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "core/outlets/outlet.h"
#include "core/record.h"
#include "core/text/utf8.h"

namespace pressmark {

class FactWriter {
 public:
  // All must outlive the writer; the facts it is given are those of this text and this table.
  FactWriter(std::string_view text, const OutletTable& outlets) : text_(text), outlets_(outlets), index_(text) {}

  [[nodiscard]] std::vector<RecordBlock> blocks(const std::vector<Block>& blocks,
                                                const std::vector<Aside>& asides) const;
  [[nodiscard]] std::vector<RecordPage> pages(const std::vector<ArticlePage>& pages) const;
  // `version_id` makes their ids: the same words of the same version have the same id whatever the extractor.
  [[nodiscard]] std::vector<RecordQuote> quotes(const std::vector<Quote>& quotes, std::string_view version_id) const;
  [[nodiscard]] std::vector<RecordDate> dates(const std::vector<Date>& dates) const;
  [[nodiscard]] std::vector<RecordCount> counts(const std::vector<Count>& counts) const;
  [[nodiscard]] std::vector<RecordOutletMention> citations(const std::vector<Citation>& citations) const;

 private:
  [[nodiscard]] TextSpan written(Span span) const;
  [[nodiscard]] std::optional<TextSpan> written(const std::optional<Span>& span) const;
  [[nodiscard]] RecordOutletMention mention(const OutletMention& mention) const;
  [[nodiscard]] RecordSpeaker speaker(const Speaker& speaker) const;
  [[nodiscard]] RecordQuote quote(const Quote& quote) const;
  [[nodiscard]] RecordCount count(const Count& count) const;

  std::string_view text_;
  const OutletTable& outlets_;
  CodePointIndex index_;
};

}  // namespace pressmark
