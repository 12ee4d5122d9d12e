// An article's text as HTML, every fact marked in place.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/report/report_data.h"

namespace pressmark {

[[nodiscard]] std::string escape_html(std::string_view text);

// Lower-case word for class names: "quote", "count", "date", "citation".
[[nodiscard]] const char* class_of(FactKind kind);

// Paragraphs of the text. A stretch that belongs to facts is a <mark> with the classes of all of them; before the
// first stretch of fact number n stands an anchor with the id "PREFIX-n". Facts may lie inside one another.
[[nodiscard]] std::string marked_text(const ReportArticle& article, const std::string& prefix);

}  // namespace pressmark
