// The report: one self-contained HTML page of records, each article with its quotes, dates and counts marked in place,
// speakers and outlets to filter by, a timeline. No network, usable with the keyboard, in print and without scripts.
//
//   Result<void> written = write_report_file(lines, {.title = "quickstart"}, "out/report.html");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace pressmark {

struct ReportOptions {
  std::string title = "report";
};

// `records` are lines of JSON as `pressmark extract` prints them. A line that cannot be read is left out and counted at
// the foot of the page.
[[nodiscard]] std::string render_report(const std::vector<std::string>& records, const ReportOptions& options);

// Writes the page through a temporary file and a rename. Errors: stage kSink.
[[nodiscard]] Result<void> write_report_file(const std::vector<std::string>& records, const ReportOptions& options,
                                             const std::string& path);

}  // namespace pressmark
