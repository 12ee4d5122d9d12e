#include "extract/page/page_state.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/page/block.h"
#include "extract/page/block_context.h"
#include "extract/page/block_text.h"
#include "extract/page/json_ld.h"
#include "extract/page/json_walk.h"
#include "extract/page/skeleton_scan.h"
#include "generated/page_state_keys.h"

namespace pressmark {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostNodes = 200000;       // of one page; the largest state seen has some 60,000
constexpr std::size_t kLeastValueBytes = 200;    // of a JSON value: shorter texts are summaries
constexpr std::uint32_t kFewestBodyWords = 40;   // below it a text is a teaser
constexpr std::uint32_t kFewestProseWords = 8;   // as of blocks (block_context.cc)
constexpr std::uint32_t kMostMemberWords = 400;  // a longer member of a list is an article, not a paragraph
constexpr std::size_t kMostDepth = 3;            // lists and objects in a paragraph: links, bold words
constexpr std::uint32_t kMostNoteWords = 12;     // "Read more: ..."
constexpr std::size_t kMostAround = 1U << 16U;   // bytes of a script's part that holds one article
constexpr std::string_view kNone = "-";

// What a word of the table is used for; "-" where it stands in none.
std::string_view use_of(std::string_view word) {
  for (const auto& row : lexicon::kPageStateKeys) {
    if (row.word.size() == word.size() && equals_ignoring_case(word, row.word)) return row.use;
  }
  return kNone;
}

std::uint32_t words_of(std::string_view text) {
  CutBlock measured;
  measure_block(text, measured);
  return measured.words;
}

// Behind the string whose first byte is at `from`; npos where it does not end.
std::size_t end_of_string(std::string_view code, std::size_t from) {
  for (std::size_t at = code.find('"', from); at != std::string_view::npos; at = code.find('"', at + 1)) {
    std::size_t slashes = 0;
    while (at - slashes > from && code[at - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) return at + 1;
    from = at;
  }
  return std::string_view::npos;
}

// Behind the JSON value that starts at `start`; npos where it does not end.
std::size_t end_of_value(std::string_view code, std::size_t start) {
  std::size_t depth = 0;
  for (std::size_t at = start; at < code.size();) {
    const char c = code[at++];
    if (c == '"') {
      at = end_of_string(code, at);
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at;
    }
  }
  return std::string_view::npos;
}

// Where the next object begins whose first key is quoted, or the list that such an object opens.
std::size_t next_value(std::string_view code, std::size_t from) {
  for (std::size_t at = code.find('{', from); at < code.size(); at = code.find('{', at + 1)) {
    const std::size_t next = code.find_first_not_of(" \t\r\n", at + 1);
    if (next == std::string_view::npos) break;
    if (code[next] == '"') return at > from && code[at - 1] == '[' ? at - 1 : at;
  }
  return std::string_view::npos;
}

// The largest list or object around a place that is no longer than kMostAround; "" where there is none.
std::string_view value_around(std::string_view code, std::size_t place) {
  std::vector<std::size_t> opens;
  std::string_view value;
  for (std::size_t at = 0; at < code.size();) {
    const char c = code[at];
    if (at > place && (opens.empty() || at - opens.back() > kMostAround)) break;
    if (c == '"') {
      at = end_of_string(code, at + 1);
      continue;
    }
    ++at;
    if (c == '{' || c == '[') {
      opens.push_back(at - 1);
    } else if ((c == '}' || c == ']') && !opens.empty()) {
      if (opens.back() < place && at > place) value = code.substr(opens.back(), at - opens.back());
      opens.pop_back();
    }
  }
  return value.size() <= kMostAround ? value : std::string_view();
}

class StateReader {
 public:
  void read_code(std::string_view code) {
    for (std::size_t at = next_value(code, 0); at < code.size();) {
      const std::size_t end = end_of_value(code, at);
      if (end == std::string_view::npos) break;
      if (end - at >= kLeastValueBytes) read_value(code.substr(at, end - at));
      at = next_value(code, end);
    }
    collect_strings(code);
  }

  void read_value(std::string_view json) {
    (void)walk_.values_of(json, [this](element value) {
      array list;
      std::string_view text;
      if (value.get(list) == simdjson::SUCCESS) weigh_list(list);
      if (value.get(text) == simdjson::SUCCESS && text.find("<p") != std::string_view::npos) {
        keep(std::string(text), words_of(plain_text_of(text)));
      }
      walk_.push_members(value);
    });
  }

  // HTML of the best body; "" where none is long enough.
  std::string finish() {
    const std::string pushed = std::move(pushed_);
    pushed_.clear();
    if (!pushed.empty()) read_code(pushed);
    return std::move(best_);
  }

 private:
  // JSON in a string: JSON.parse("..."), and what is pushed in pieces that belong together.
  void collect_strings(std::string_view code) {
    for (const std::string_view opener : {"JSON.parse(\"", ".push([1,\""}) {
      for (std::size_t at = code.find(opener); at != std::string_view::npos; at = code.find(opener, at)) {
        const std::size_t start = at + opener.size() - 1;
        at = end_of_string(code, start + 1);
        if (at == std::string_view::npos) return;
        pushed_ += walk_.string_of(code.substr(start, at - start));
      }
    }
  }

  void keep(std::string html, std::uint32_t words) {
    if (words < kFewestBodyWords || words <= best_words_) return;
    best_words_ = words;
    best_ = std::move(html);
  }

  // A list is a body where most of its words stand in sentences.
  void weigh_list(array list) {
    std::string html;
    std::uint32_t words = 0;
    std::uint32_t prose = 0;
    for (const element item : list) {
      const std::string text = text_in(item, 0);
      CutBlock measured;
      const std::string plain = text.find('<') == std::string::npos ? text : plain_text_of(text);
      measure_block(trim(plain), measured);
      if (measured.words == 0 || measured.words > kMostMemberWords) continue;
      html += "<p>" + text + "</p>";
      words += measured.words;
      if (measured.words >= kFewestProseWords && measured.ends_sentence) prose += measured.words;
    }
    if (prose * 2 > words) keep(std::move(html), words);
  }

  // The text of a paragraph: a string, its object's string, or the pieces of its object's list.
  static std::string text_in(element value, std::size_t depth) {
    std::string_view text;
    object node;
    if (value.get(text) == simdjson::SUCCESS) return std::string(text);
    if (depth >= kMostDepth || value.get(node) != simdjson::SUCCESS || is_skipped(node)) return {};
    std::string pieces;
    for (const auto member : node) {
      array list;
      if (member.value.get(text) == simdjson::SUCCESS && use_of(member.key) == "text") return std::string(text);
      if (!pieces.empty() || member.value.get(list) != simdjson::SUCCESS) continue;
      for (const element item : list) {
        if (item.is_object()) pieces += text_in(item, depth + 1);
      }
    }
    return pieces;
  }

  static bool is_skipped(object node) {
    for (const auto member : node) {
      std::string_view text;
      if (use_of(member.key) == "type" && member.value.get(text) == simdjson::SUCCESS && use_of(text) == "skip") {
        return true;
      }
    }
    return false;
  }

  JsonWalk walk_{kMostNodes};
  std::string pushed_;
  std::string best_;
  std::uint32_t best_words_ = 0;
};

// Captions, boxes and promotions stand in such bodies as in pages.
bool is_text(const CutBlock& block, const BlockContext& context, std::uint32_t k) {
  constexpr InsideFlags kBeside = kInsideFigure | kInsideAside | kInsideNav | kInsideForm | kInsideHidden;
  constexpr ClassGroups kBoxes = kCaptionWord | kRelatedWord | kAdWord;
  const ElementView& view = context.views[block.element];
  const bool promotion = block.words <= kMostNoteWords && (context.phrases[k] & (kPromoStart | kSignupStart)) != 0;
  return (view.inside & kBeside) == 0 && (view.inherited & kBoxes) == 0 && !promotion;
}

std::string paragraphs_of(const std::string& html) {
  const Result<Document> document = parse_html(html, ParseLimits{});
  if (!document) return {};
  const BlockCut cut = cut_blocks(*document);
  const BlockContext context = make_context(*document, cut, {});
  std::string lines;
  for (std::uint32_t k = 0; k < cut.blocks.size(); ++k) {
    if (!is_text(cut.blocks[k], context, k)) continue;
    if (!lines.empty()) lines.push_back('\n');
    lines += cut.blocks[k].text.of(cut.text);
  }
  return lines;
}

}  // namespace

std::string body_of_page_state(const Document& document) {
  constexpr std::string_view kOpen = "<script";
  const std::string_view page = document.source();
  StateReader reader;
  for (std::size_t at = page.find(kOpen); at != std::string_view::npos; at = page.find(kOpen, at)) {
    const std::size_t start = std::min(page.find('>', at), page.size());
    const std::size_t end = std::min(page.find("</script", start), page.size());
    const bool linked = page.substr(at, start - at).find("ld+json") != std::string_view::npos;
    if (!linked) reader.read_code(page.substr(start, end - start));
    at = end;
  }
  return paragraphs_of(reader.finish());
}

std::string body_around(std::string_view code, std::size_t at) {
  StateReader reader;
  reader.read_value(value_around(code, at));
  return paragraphs_of(reader.finish());
}

}  // namespace pressmark
