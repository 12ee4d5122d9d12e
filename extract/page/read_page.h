// The door of the page stage: bytes in, an article's text and metadata out.
//
//   ArticleText article = read_page(page, outlet, ReadOptions{});
//   if (article.status == DocumentStatus::kOk) use(article.text);
//
// A page that cannot be read comes back with its status and error set, never as an exception.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "core/outlets/outlet.h"
#include "core/page.h"
#include "extract/page/document.h"

namespace pressmark {

enum class View { kBody, kFull };  // kFull keeps the dek
enum class OutletRules { kOff, kOn };
enum class ScriptBodies { kOff, kOn };

struct ReadOptions {
  OutletRules outlet_rules = OutletRules::kOn;  // use the outlet's selectors
  View view = View::kBody;
  // Take the body that a script holds where the page's elements hold less than half of it. Off for further pages: there
  // it may be that of the whole article.
  ScriptBodies script_bodies = ScriptBodies::kOn;
  ParseLimits limits;
  std::size_t max_text_bytes = 64U << 20;  // of a plain text
};

struct ExplainedField;  // extract/page/metadata/explain.h

// SourceKind::kText: the decoded input, unchanged, as text, its lines as blocks. Else HTML. `outlet` may be null.
// `explanation`, where given, is filled with how an HTML page's metadata was chosen.
[[nodiscard]] ArticleText read_page(const Page& page, const Outlet* outlet, const ReadOptions& options,
                                    std::vector<ExplainedField>* explanation = nullptr);

}  // namespace pressmark
