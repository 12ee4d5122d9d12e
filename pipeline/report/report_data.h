// What the report shows of a record, read back from its JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

enum class FactKind { kQuote, kCount, kDate, kCitation };

// A fact as a line beside the article and as marks in it. Offsets count code points of the article's text.
struct ReportFact {
  FactKind kind = FactKind::kQuote;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;  // at least one
  std::string label;                                           // "Song Liuping", "12 patents", "2020-02-06"
  std::string detail;   // "chief legal officer, Huawei; through South China Morning Post"
  std::string speaker;  // of a quote: the resolved name, else as written
  std::string words;    // as they stand in the text
  std::string day;      // of a date: the first day it can mean, ISO; "" unresolved
};

struct ReportArticle {
  std::string title, outlet, url, published_at, status, authors, language, text;
  std::vector<ReportFact> facts;  // by where they begin
};

// Empty where the line is no record.
[[nodiscard]] std::optional<ReportArticle> read_report_article(const std::string& record_json);

}  // namespace pressmark
