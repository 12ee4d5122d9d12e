// Reports of other outlets that the article credits; see extract/facts.h.
//
// An outlet is credited where the words beside its name say so (lexicon/citation_words.tsv): "CNBC's report", "Caixin
// reported", "according to Reuters", "told the Post", "see the full CNBC reports". Its bare name is no citation.

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/facts.h"
#include "extract/text/word_table.h"
#include "generated/citation_words.h"

namespace pressmark {
namespace {

// How many words beside the name are looked at, and how many names may stand in one row ("CNBC and / or the Post").
constexpr int kWordsBeside = 4;

class CreditReader {
 public:
  explicit CreditReader(const FactInput& input) : input_(input) {}

  std::vector<Citation> read() {
    const auto& mentions = input_.outlet_mentions;
    std::vector<std::string_view> rules(mentions.size());
    for (std::size_t i = 0; i < mentions.size(); ++i) rules[i] = rule_for(mentions[i].span);
    spread(rules);
    std::vector<Citation> out;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (!rules[i].empty()) out.push_back({mentions[i], {mentions[i].span, rules[i], kConfidence}});
    }
    return out;
  }

 private:
  static constexpr double kConfidence = 0.9;

  // Names joined in one row share what is said of one of them.
  void spread(std::vector<std::string_view>& rules) const {
    for (std::size_t i = 0; i + 1 < rules.size(); ++i) {
      if (!joined(i)) continue;
      if (rules[i].empty()) rules[i] = rules[i + 1].empty() ? rules[i] : "joined_names";
      if (rules[i + 1].empty()) rules[i + 1] = rules[i].empty() ? rules[i + 1] : "joined_names";
    }
  }

  [[nodiscard]] bool joined(std::size_t i) const {
    constexpr std::uint32_t kLongestJoint = 16;
    const Span left = input_.outlet_mentions[i].span;
    const Span right = input_.outlet_mentions[i + 1].span;
    if (right.start - left.end > kLongestJoint) return false;
    std::string_view between = input_.text.substr(left.end, right.start - left.end);
    while (!between.empty()) {
      const std::string_view word = take_word(between);
      if (!word.empty() && word != "the" && role_of(word) != "joint") return false;
    }
    return true;
  }

  static std::string_view take_word(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_of(" ,/"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
  }

  static std::string_view role_of(std::string_view word) {
    static const WordTable<lexicon::CitationWordsRow> kTable(lexicon::kCitationWords,
                                                             [](const auto& row) { return row.form; });
    const auto* row = kTable.find(to_lower(word));
    return row == nullptr ? std::string_view{} : row->role;
  }

  [[nodiscard]] std::string_view rule_for(Span mention) const {
    const std::string_view wide = wide_rule(mention);
    if (!wide.empty()) return wide;
    const std::string_view behind = behind_rule(mention);
    if (!behind.empty()) return behind;
    return follows_according_to(mention) ? "according_to" : before_rule(mention);
  }

  // Chinese: the verb or noun follows, perhaps behind a day; or a word of sourcing stands before.
  [[nodiscard]] std::string_view wide_rule(Span mention) const {
    constexpr std::size_t kWindow = 36;  // twelve characters
    std::size_t end = std::min<std::size_t>(input_.text.size(), mention.end + kWindow);
    while (!is_code_point_border(input_.text, static_cast<std::uint32_t>(end))) --end;
    std::size_t begin = mention.start > kWindow ? mention.start - kWindow : 0;
    while (!is_code_point_border(input_.text, static_cast<std::uint32_t>(begin))) ++begin;
    const std::string_view after = clause_head(input_.text.substr(mention.end, end - mention.end));
    const std::string_view before = clause_tail(input_.text.substr(begin, mention.start - begin));
    for (const auto& row : lexicon::kCitationWords) {
      if (row.role == "wide_after" && after.find(row.form) != std::string_view::npos) return "cjk_report";
      if (row.role == "wide_before" && before.find(row.form) != std::string_view::npos) return "cjk_source";
    }
    return {};
  }

  static bool ends_clause(char32_t c) { return c == 0xFF0C || c == 0x3002 || c == '\n' || c == 0xFF1B || c == ','; }

  static std::string_view clause_head(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t here = at;
      if (ends_clause(next_code_point(text, at))) return text.substr(0, here);
    }
    return text;
  }

  static std::string_view clause_tail(std::string_view text) {
    for (std::size_t at = text.size(); at > 0;) {
      const std::size_t here = at;
      if (ends_clause(previous_code_point(text, at))) return text.substr(here);
    }
    return text;
  }

  // The bytes of "'s " or, behind an s, of "' "; 0 where neither stands.
  [[nodiscard]] std::size_t possessive_at(std::uint32_t at) const {
    const std::string_view rest = input_.text.substr(at);
    const bool plural = at > 0 && (input_.text[at - 1] | 0x20) == 's';
    for (const std::string_view ending : {"'s ", "\xE2\x80\x99s ", "' ", "\xE2\x80\x99 "}) {
      if (rest.starts_with(ending) && (plural || ending.ends_with("s "))) return ending.size();
    }
    return 0;
  }

  // "'s report", "reported", "has reported"
  [[nodiscard]] std::string_view behind_rule(Span mention) const {
    std::string_view rest = input_.text.substr(mention.end);
    const std::size_t ending = possessive_at(mention.end);
    const bool possessive = ending > 0;
    rest.remove_prefix(ending);
    // "Reuters, citing two officials, ...": whoever cites reports.
    if (rest.starts_with(", ") && role_of(without_punctuation(first_word(rest.substr(2)))) == "citing") {
      return "outlet_verb";
    }
    if (!possessive && rest.starts_with(' ')) rest.remove_prefix(1);
    for (int i = 0; i < kWordsBeside && !rest.empty(); ++i) {
      const std::string_view raw = first_word(rest);
      const std::string_view word = without_punctuation(raw);
      const std::string_view role = role_of(word);
      if (role == "report") return possessive ? "outlets_report" : "outlet_report";
      if (role == "verb" && !possessive) return "outlet_verb";
      if (word.size() != raw.size() || (role != "between" && !possessive)) break;
      rest.remove_prefix(std::min(raw.size() + 1, rest.size()));
    }
    return {};
  }

  // What is longer than any word is cut: a million characters without a blank may hold a hundred thousand names.
  static std::string_view first_word(std::string_view text) {
    return text.substr(0, std::min(text.substr(0, kLongestWord).find_first_of(" \n"), kLongestWord));
  }

  // "according to a charge from Caixin": in the same clause, a few words before.
  [[nodiscard]] bool follows_according_to(Span mention) const {
    constexpr std::uint32_t kFarthest = 60;
    const std::uint32_t from = mention.start > kFarthest ? mention.start - kFarthest : 0;
    const std::string_view before = input_.text.substr(from, mention.start - from);
    const std::size_t found = before.rfind("ccording to ");
    return found != std::string_view::npos && before.find_first_of(",.;:\n", found) == std::string_view::npos;
  }

  // "according to", "a report by", "told", "citing", "a letter seen by"
  [[nodiscard]] std::string_view before_rule(Span mention) const {
    std::string_view rest = input_.text.substr(0, mention.start);
    std::string_view behind;
    for (int i = 0; i < kWordsBeside; ++i) {
      while (!rest.empty() && (rest.back() == ' ' || rest.back() == '(')) rest.remove_suffix(1);
      const std::size_t from = rest.size() > kLongestWord ? rest.size() - kLongestWord : 0;
      const std::size_t blank = rest.substr(from).find_last_of(" \n");
      const std::string_view word = blank == std::string_view::npos ? rest.substr(from) : rest.substr(from + blank + 1);
      const std::string_view role = role_of(word);
      const bool credits = role == "source" || role == "citing" || role == "report";
      if (credits || (role == "verb" && behind == "by")) return "source_outlet";
      if (role == "verb" && follows_words(rest.size() - word.size())) return "verb_outlet";
      if (role != "between" && role != "joint") break;
      behind = word;
      rest.remove_suffix(word.size());
    }
    return {};
  }

  // "..., reported the Post": a comma, or a mark, before the verb.
  [[nodiscard]] bool follows_words(std::size_t verb) const {
    if (verb < 2 || input_.text[verb - 1] != ' ') return false;
    std::size_t at = verb - 1;
    const char32_t before = previous_code_point(input_.text, at);
    return before == ',' || before == '"' || before == 0x201D || before == '\'' || before == 0x2019;
  }

  static std::string_view without_punctuation(std::string_view word) {
    while (!word.empty() && std::string_view(".,;:!?)").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    return word;
  }

  static constexpr std::size_t kLongestWord = 32;
  const FactInput& input_;
};

}  // namespace

std::vector<Citation> find_citations(const FactInput& input) {
  return CreditReader(input).read();
}

}  // namespace pressmark
