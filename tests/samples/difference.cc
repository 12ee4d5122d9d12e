#include "tests/samples/difference.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace pressmark::test {
namespace {

using Json = simdjson::dom::element;
constexpr std::string_view kOr = " or ";
constexpr std::string_view kNone = "null";

// "null" for null, "12" for a number; of an array its values with " or " between.
std::string text_of(Json value) {
  if (value.is_null()) return std::string(kNone);
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  simdjson::dom::array choices;
  if (value.get(choices) != simdjson::SUCCESS) return simdjson::minify(value);
  std::string all;
  for (const Json choice : choices) all.append(all.empty() ? std::string_view{} : kOr).append(text_of(choice));
  return all;
}

// A field of a JSON object as text: "null" where it is missing.
std::string field(Json object, const char* key) {
  Json value;
  return object[key].get(value) == simdjson::SUCCESS ? text_of(value) : std::string(kNone);
}

// The value found is the expected one, or one of those.
bool allows(std::string_view expected, std::string_view found) {
  for (std::size_t end = expected.find(kOr); end != std::string_view::npos; end = expected.find(kOr)) {
    if (expected.substr(0, end) == found) return true;
    expected.remove_prefix(end + kOr.size());
  }
  return expected == found;
}

std::vector<std::string> strings(Json object, const char* key) {
  std::vector<std::string> values;
  simdjson::dom::array list;
  if (object[key].get(list) != simdjson::SUCCESS) return values;
  for (const Json item : list) values.emplace_back(std::string_view(item));
  return values;
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : " | ") + value;
  return text;
}

bool is_optional(Json fact) {
  return field(fact, "optional") == "true";
}

std::string or_none(const std::optional<std::string>& value) {
  return value ? *value : std::string(kNone);
}

// Without the punctuation around the words and the "that" before them.
std::string core_of(std::string_view words) {
  static constexpr std::array<std::string_view, 9> kAround = {
      " ", "\n", ",", ".", ";", ":", "\xEF\xBC\x8C", "\xE3\x80\x82", "\xE3\x80\x80"};
  for (std::size_t before = 0; before != words.size();) {
    before = words.size();
    for (const std::string_view edge : kAround) {
      if (words.starts_with(edge)) words.remove_prefix(edge.size());
      if (words.ends_with(edge)) words.remove_suffix(edge.size());
    }
    if (words.starts_with("that ")) words.remove_prefix(5);
  }
  return std::string(words);
}

std::vector<std::string> words_of(const RecordQuote& quote) {
  std::vector<std::string> words;
  for (const TextSpan& span : quote.spans) words.push_back(core_of(span.exact));
  return words;
}

std::vector<std::string> outlets_of(const std::vector<RecordOutletMention>& mentions) {
  std::vector<std::string> ids;
  ids.reserve(mentions.size());
  for (const RecordOutletMention& mention : mentions) ids.push_back(or_none(mention.outlet_id));
  return ids;
}

// Enough of the words to know them by, on one line.
std::string cut(std::string words) {
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words.size() <= 60 ? words : words.substr(0, words.find(' ', 50));
}

// count "over 10,000"
std::string named(const std::string& kind, const std::string& exact) {
  return kind + " \"" + exact + "\"";
}

class Comparison {
 public:
  Comparison(const Record& record, Json expected) : record_(record), expected_(expected) {}

  Differences run() {
    compare_page();
    compare_quotes();
    compare_counts();
    compare_dates();
    const std::vector<std::string> found = outlets_of(record_.citations);
    check_set("citations", strings(expected_, "citations"), {found.begin(), found.end()});
    return std::move(differences_);
  }

 private:
  void differ(std::string what, std::string detail) { differences_.push_back({std::move(what), std::move(detail)}); }

  void check(const std::string& what, const std::string& expected, const std::string& found) {
    if (!allows(expected, found)) differ(what, "expected " + expected + ", found " + found);
  }

  void check_set(const std::string& what, const std::vector<std::string>& expected,
                 const std::set<std::string>& found) {
    const std::set<std::string> wanted(expected.begin(), expected.end());
    if (wanted == found) return;
    differ(what,
           "expected " + joined({wanted.begin(), wanted.end()}) + ", found " + joined({found.begin(), found.end()}));
  }

  // The start is enough: a page may state a time without an offset, or the language with its script.
  void check_start(const std::string& what, const std::string& found) {
    const std::string expected = field(expected_, what.c_str());
    if (!found.starts_with(expected)) differ(what, "expected " + expected + ", found " + found);
  }

  void compare_page() {
    check("status", "ok", name_of(record_.status));
    check("title", field(expected_, "title"), record_.metadata.title);
    check("authors", joined(strings(expected_, "authors")), joined(record_.metadata.authors));
    check("outlet", field(expected_, "outlet"), record_.outlet ? record_.outlet->id : std::string(kNone));
    check_start("published_at", record_.metadata.published_at);
    check_start("language", record_.metadata.language);
    if (!record_.text.starts_with(field(expected_, "first_words"))) differ("first_words", record_.text.substr(0, 80));
    if (!core_of(record_.text).ends_with(core_of(field(expected_, "last_words")))) {
      differ("last_words", record_.text.substr(record_.text.size() - std::min<std::size_t>(record_.text.size(), 80)));
    }
    const auto blocks = std::count_if(record_.blocks.begin(), record_.blocks.end(),
                                      [](const RecordBlock& block) { return block.span.has_value(); });
    check("blocks", field(expected_, "blocks"), std::to_string(blocks));
  }

  // Quotes.

  void compare_quotes() {
    std::vector<bool> used(record_.quotes.size());
    for (const Json expected : simdjson::dom::array(expected_["quotes"])) {
      const std::vector<std::string> words = strings(expected, "words");
      const std::optional<std::size_t> match = find_quote(words, used);
      const std::string what = "quote \"" + cut(words[0]) + "\"";
      if (match) used[*match] = true;
      if (is_optional(expected)) continue;
      if (match) {
        compare_quote(what, expected, record_.quotes[*match]);
      } else {
        differ(what + ": missing", joined(words));
      }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i]) differ("quote \"" + cut(words_of(record_.quotes[i])[0]) + "\": extra", record_.quotes[i].text);
    }
  }

  // The quote that shares most with the words: one holds the other.
  std::optional<std::size_t> find_quote(const std::vector<std::string>& words, const std::vector<bool>& used) const {
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < used.size(); ++i) {
      for (const std::string& found : words_of(record_.quotes[i])) {
        const bool shared = found.find(words[0]) != std::string::npos || words[0].find(found) != std::string::npos;
        const std::size_t common = std::min(found.size(), words[0].size());
        if (shared && !used[i] && common > most) best = i;
        if (shared && !used[i]) most = std::max(most, common);
      }
    }
    return best;
  }

  void compare_quote(const std::string& what, Json expected, const RecordQuote& found) {
    check(what + ": type", field(expected, "type"), name_of(found.type));
    compare_words(what + ": words", strings(expected, "words"), found);
    compare_speaker(what + ": speaker", expected["speaker"], found.speaker);
    const std::vector<std::string> relayed = outlets_of(found.relayed_by);
    check_set(what + ": relayed_by", strings(expected, "relayed_by"), {relayed.begin(), relayed.end()});
    check(what + ": cited", field(expected, "cited"), found.cited ? found.cited->exact : std::string(kNone));
    check_set(what + ": repair", strings(expected, "repair"), {found.repair.begin(), found.repair.end()});
  }

  void compare_words(const std::string& what, const std::vector<std::string>& expected, const RecordQuote& found) {
    const std::string words = joined(words_of(found));
    const bool inside = std::all_of(expected.begin(), expected.end(), [&words](const std::string& part) {
      return words.find(core_of(part)) != std::string::npos;
    });
    std::vector<std::string> cores;
    cores.reserve(expected.size());
    for (const std::string& part : expected) cores.push_back(core_of(part));
    if (found.type == QuoteType::kMixed ? inside : joined(cores) == words) return;
    differ(what, "expected " + joined(expected) + ", found " + words);
  }

  void compare_speaker(const std::string& what, Json expected, const std::optional<RecordSpeaker>& found) {
    if (!found) return differ(what, "none found, expected " + simdjson::minify(expected));
    check(what + " name", field(expected, "name"), or_none(found->name));
    check(what + " kind", field(expected, "kind"), name_of(found->kind));
    check(what + " role", field(expected, "role"), or_none(found->role));
    check(what + " affiliation", field(expected, "affiliation"), or_none(found->affiliation));
  }

  // Counts and dates.

  // Pairs facts of the same words, in order; calls `use(expected, found)` for each pair.
  template <class Fact, class Use>
  void pair(const std::string& kind, const std::vector<Fact>& facts, const char* key, Use use) {
    std::vector<bool> used(facts.size());
    for (const Json expected : simdjson::dom::array(expected_[key])) {
      const std::string exact = field(expected, "exact");
      std::size_t i = 0;
      while (i < facts.size() && (used[i] || facts[i].exact.exact != exact)) ++i;
      if (i < facts.size()) {
        used[i] = true;
        use(named(kind, exact), expected, facts[i]);
      } else if (!is_optional(expected)) {
        differ(named(kind, exact) + ": missing", simdjson::minify(expected));
      }
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (!used[i]) differ(named(kind, facts[i].exact.exact) + ": extra", "by rule " + facts[i].rule);
    }
  }

  void compare_counts() {
    pair("count", record_.counts, "counts", [this](const std::string& what, Json expected, const RecordCount& found) {
      check(what + ": low", field(expected, "low"), or_none(found.low));
      check(what + ": high", field(expected, "high"), or_none(found.high));
      check(what + ": comparator", field(expected, "comparator"), name_of(found.comparator));
      check(what + ": unit", field(expected, "unit"), found.unit);
      check(what + ": role", field(expected, "role"), found.role);
      check(what + ": holder", field(expected, "holder"), found.holder ? or_none(found.holder->name) : "null");
      check(what + ": jurisdiction", field(expected, "jurisdiction"), or_none(found.jurisdiction));
    });
  }

  void compare_dates() {
    pair("date", record_.dates, "dates", [this](const std::string& what, Json expected, const RecordDate& found) {
      check(what + ": type", field(expected, "type"), name_of(found.type));
      check(what + ": value", field(expected, "value"), found.value);
    });
  }

  const Record& record_;
  Json expected_;
  Differences differences_;
};

}  // namespace

Differences compare(const Record& record, simdjson::dom::element expected) {
  return Comparison(record, expected).run();
}

}  // namespace pressmark::test
