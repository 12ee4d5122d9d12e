#include "extract/quotes/mentions.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "extract/quotes/clauses.h"

namespace pressmark {
namespace {

constexpr std::size_t kLongestName = 5;
// "Ann Lee, an Oslo-based broker": how far behind the comma the role may stand.
constexpr std::size_t kLongestAppositive = 8;

class Collector {
 public:
  Collector(const QuoteText& doc, FullForms& forms) : doc_(doc), forms_(forms) {}

  std::vector<Mention> collect() {
    for (const TokenRange paragraph : doc_.paragraphs) {
      if (!is_title_case(doc_, paragraph)) read(paragraph);
    }
    find_persons();
    join_pairs();
    keep_first_subjects();
    return std::move(out_);
  }

 private:
  void read(TokenRange paragraph) {
    for (std::size_t i = paragraph.begin; i < paragraph.end;) {
      const Token& token = doc_.tokens[i];
      if (token.is(kPronoun) && token.is(kMale | kFemale) && !token.quoted) add_pronoun(i);
      if (token.is(kDeterminer) && !token.quoted) add_unnamed(i, paragraph.end);
      std::size_t end = i;
      while (end < paragraph.end && is_name_word(doc_.tokens[end])) ++end;
      if (end > i) add_run({i, end});
      i = end + 1;
    }
  }

  void add_pronoun(std::size_t i) {
    Mention mention;
    mention.name = {i, i + 1};
    mention.sentence = doc_.input.layout.sentence_at(doc_.tokens[i].span.start);
    mention.gender = doc_.tokens[i].classes & (kMale | kFemale);
    mention.subject = mention.person = mention.pronoun = true;
    out_.push_back(mention);
  }

  // "A lawyer for Northtel said", "..., said one official": somebody without a name, whom the next "he" means.
  void add_unnamed(std::size_t i, std::size_t end) {
    static constexpr std::string_view kIndefinite[] = {"a", "an", "one", "another"};
    constexpr std::size_t kLongestPhrase = 5;
    if (!doc_.is_any_word(i, kIndefinite) || !(opens_sentence(i) || opens_tag(i))) return;
    std::size_t last = i + 1;
    while (last < end && last - i < kLongestPhrase && doc_.tokens[last].word && !doc_.tokens[last].is(kPreposition) &&
           !doc_.tokens[last].is(kRole))
      ++last;
    while (last + 1 < end && doc_.tokens[last + 1].is(kRole) && !doc_.tokens[last + 1].capital) ++last;
    const bool role = last < end && doc_.tokens[last].is(kRole) && !doc_.tokens[last].capital;
    if (!role || (last + 1 < end && doc_.tokens[last + 1].capital) || is_named_behind(last + 1, end)) return;
    if (!says_something(i, last + 1, end)) return;
    Mention mention;
    mention.name = {i, last + 1};
    mention.sentence = doc_.input.layout.sentence_at(doc_.tokens[i].span.start);
    mention.subject = mention.person = mention.unnamed = true;
    if (doc_.word(last).ends_with("woman")) mention.gender = kFemale;
    if (doc_.word(last).ends_with("man") && mention.gender == 0) mention.gender = kMale;
    out_.push_back(mention);
  }

  [[nodiscard]] bool speaks_for_others(std::size_t noun) const { return doc_.word(noun).starts_with("spokes"); }

  // "A reporter shouted a question", "A doctor told her to leave": nobody whom the next "he" or "she" means.
  [[nodiscard]] bool says_something(std::size_t phrase, std::size_t i, std::size_t end) const {
    constexpr std::size_t kWithin = 20;
    if (phrase > 0 && is_tag_cue(phrase - 1)) return true;
    if (speaks_for_others(i - 1)) return true;  // "A spokeswoman declined to comment"
    const std::size_t limit = std::min(end, i + kWithin);
    bool verb = false;
    for (; i < limit && doc_.symbol(i) != '.' && !doc_.tokens[i].quoted && !is_tag_cue(i); ++i) {
      verb = verb || (doc_.tokens[i].cue != nullptr && !is_tell_cue(doc_, i));
    }
    if (i < limit && doc_.tokens[i].quoted) return verb;  // "A reporter called it "chaos""
    if (i >= limit || !is_tag_cue(i)) return false;
    return i + 1 >= end || !doc_.tokens[i + 1].is(kMale | kFemale) || !is_tell_cue(doc_, i);
  }

  // "a lawyer for Northtel, Tom Hale, ..."
  [[nodiscard]] bool is_named_behind(std::size_t i, std::size_t end) const {
    constexpr std::size_t kWithin = 8;
    const std::size_t limit = std::min(end, i + kWithin);
    while (i < limit && doc_.tokens[i].word && !doc_.tokens[i].is(kAuxiliary)) ++i;
    return i + 1 < limit && doc_.symbol(i) == ',' && is_name_word(doc_.tokens[i + 1]);
  }

  // Behind a comma, a mark or a cue.
  [[nodiscard]] bool opens_tag(std::size_t i) const {
    return i > 0 && (doc_.symbol(i - 1) == ',' || doc_.tokens[i - 1].mark || is_tag_cue(i - 1));
  }

  void add_run(TokenRange run) {
    if (is_only_origin(doc_, run)) return;
    run = behind_maker(doc_, run);
    // "Massachusetts Sen. Elizabeth Warren": the name begins behind the last title.
    std::size_t begin = run.end - 1;
    const bool organisation = doc_.tokens[begin].is(kOrganisationWord);  // "Justice Department"
    while (begin > run.begin && (organisation || !doc_.tokens[begin - 1].is(kTitle | kRole | kHonorific))) --begin;
    const TokenRange name{begin, run.end};
    if (name.size() > kLongestName) return;
    forms_.add(name);
    if (!doc_.tokens[name.begin].quoted) add_mention(name, begin > run.begin || is_behind_role(begin));
  }

  // "advocate Ann Lee", while "a lawyer, Ann Lee" is told by what stands behind.
  [[nodiscard]] bool is_behind_role(std::size_t i) const {
    return i > 0 && doc_.tokens[i - 1].is(kRole) && !doc_.tokens[i - 1].is(kOrganisationWord | kCompany);
  }

  // The role of somebody: "Mayor Ann Lee", "director Ann Lee", "Ann Lee, the director,".
  [[nodiscard]] std::optional<std::size_t> role_of(TokenRange name) const {
    if (name.begin > 0 && doc_.tokens[name.begin - 1].is(kRole | kTitle) && !doc_.tokens[name.begin - 1].is(kHonorific))
      return name.begin - 1;
    if (name.end >= doc_.tokens.size() || doc_.symbol(name.end) != ',') return std::nullopt;
    const std::size_t limit = std::min(doc_.tokens.size(), name.end + kLongestAppositive);
    std::optional<std::size_t> role;
    for (std::size_t i = name.end + 1; i < limit && doc_.tokens[i].word && !doc_.tokens[i].is(kAuxiliary); ++i) {
      if (doc_.tokens[i].is(kPreposition)) break;
      if (doc_.tokens[i].is(kRole | kTitle)) role = i;
    }
    return role;
  }

  void add_mention(TokenRange name, bool titled) {
    Mention mention;
    mention.name = name;
    mention.sentence = doc_.input.layout.sentence_at(doc_.tokens[name.begin].span.start);
    mention.gender = gender_of(doc_, name);
    mention.opens = opens_sentence(name.begin);
    mention.titled = titled;
    mention.role = role_of(name);
    mention.described = name.size() > 1 && has_role_behind(name) && doc_.symbol(name.end) == ',';
    mention.person = !is_organisation(doc_, name) && !is_outlet(name) && (titled || is_like_person(name));
    const bool behind_preposition = name.begin > 0 && doc_.tokens[name.begin - 1].is(kPreposition);
    const bool possessive = name.end < doc_.tokens.size() && doc_.possessive(name.end);
    mention.subject = !behind_preposition && !possessive && !modifies(name);
    out_.push_back(mention);
  }

  // "The", "But" and marks may stand before it.
  [[nodiscard]] bool opens_sentence(std::size_t i) const {
    constexpr std::size_t kMostBefore = 3;
    const Span sentence = doc_.input.layout.sentences[doc_.input.layout.sentence_at(doc_.tokens[i].span.start)].span;
    for (std::size_t before = 0; before <= kMostBefore; ++before, --i) {
      if (i == 0 || doc_.tokens[i - 1].span.end <= sentence.start) return true;
      const Token& token = doc_.tokens[i - 1];
      if (token.word && !token.is(kDeterminer | kConjunction | kTitle | kHonorific)) return false;
    }
    return false;
  }

  [[nodiscard]] bool is_outlet(TokenRange name) const { return doc_.mention_in(name).has_value(); }

  [[nodiscard]] bool is_like_person(TokenRange name) const {
    const bool given = doc_.tokens[name.begin].is(kGivenMale | kGivenFemale);
    if (name.size() == 1) return given && beside_cue(name);
    return given || beside_cue(name) || has_role_behind(name);
  }

  // "Melanie said", "noted Dante Chinni"
  [[nodiscard]] bool beside_cue(TokenRange name) const {
    if (name.end < doc_.tokens.size() && is_tag_cue(name.end)) return true;
    // "told Ann Lee": she may be anybody, an outlet too.
    return name.begin > 0 && is_tag_cue(name.begin - 1) && !is_tell_cue(doc_, name.begin - 1);
  }

  [[nodiscard]] bool is_tag_cue(std::size_t i) const {
    return !doc_.tokens[i].capital && !doc_.tokens[i].quoted && is_sure_cue(doc_.word(i));
  }

  // ", a Washington-based developer", ", 43,", "who"
  [[nodiscard]] bool has_role_behind(TokenRange name) const {
    std::size_t i = name.end;
    if (i + 1 >= doc_.tokens.size()) return false;
    if (doc_.is_word(i, "who")) return true;
    if (doc_.symbol(i) != ',') return false;
    const std::size_t limit = std::min(doc_.tokens.size(), i + kLongestAppositive);
    const char digit = doc_.word(++i)[0];
    if (doc_.is_word(i, "who") || (digit >= '1' && digit <= '9')) return true;
    for (; i < limit && doc_.tokens[i].word && !doc_.tokens[i].is(kAuxiliary); ++i) {
      if (doc_.tokens[i].is(kRole | kTitle)) return true;
    }
    return false;
  }

  // "Northtel campaign manager Ann Lee": a name before a role belongs to somebody else's name.
  [[nodiscard]] bool modifies(TokenRange name) const {
    constexpr std::size_t kLongestRole = 4;
    bool role = false;
    for (std::size_t i = name.end; i < std::min(doc_.tokens.size(), name.end + kLongestRole); ++i) {
      const Token& token = doc_.tokens[i];
      if (!token.word) return false;
      if (token.capital) return role;
      role = role || token.is(kRole | kTitle);
    }
    return false;
  }

  // What is a person once is one everywhere; a longer name whose last word also stands alone is a person's.
  void find_persons() {
    std::unordered_set<std::string_view> alone;
    std::unordered_set<std::string_view> persons;
    std::unordered_set<std::string_view> things;  // first words of what "its" means
    std::unordered_set<std::string_view> people;  // last words of who surely is somebody
    alone.reserve(out_.size());
    persons.reserve(out_.size());
    for (const Mention& mention : out_) {
      if (!mention.named()) continue;
      const std::string_view last = doc_.word(mention.name.end - 1);
      if (mention.name.size() == 1) alone.insert(last);
      if (!mention.titled && mention.gender == 0 && is_thing(mention.name))
        things.insert(doc_.word(mention.name.begin));
      if (mention.person) persons.insert(last);
    }
    for (const Mention& mention : out_) {
      const bool somebody = mention.titled || mention.described || mention.gender != 0;
      if (!things.empty() && somebody && mention.named()) people.insert(doc_.word(mention.name.end - 1));
    }
    for (Mention& mention : out_) {
      if (!mention.named() || is_organisation(doc_, mention.name)) continue;
      const std::string_view last = doc_.word(mention.name.end - 1);
      const std::string_view first = doc_.word(mention.name.begin);
      if (!things.empty() && mention.name.size() > 1 && !mention.titled && mention.gender == 0 && !mention.described &&
          !alone.contains(last) && things.contains(first) && !people.contains(last)) {
        mention.person = false;
        mention.firm = true;
        continue;
      }
      const TokenRange full = forms_.full_form(mention.name);
      const bool shared = persons.contains(last) && (mention.name.size() == 1 || mention.person);
      mention.person = mention.person || shared || (full.size() > 1 && alone.contains(last) && !is_outlet(full));
      if (mention.gender == 0) mention.gender = gender_of(doc_, full);
    }
    find_doubtful();
    for (const Mention& mention : out_) {
      if (mention.person && !mention.unnamed && mention.name.size() > 1) forms_.add_person(mention.name);
    }
    for (Mention& mention : out_) {
      if (!mention.pronoun && mention.name.size() == 1 && !is_organisation(doc_, mention.name))
        mention.person = mention.person || is_first_of(forms_.full_form(mention.name), mention.name);
    }
  }

  void find_doubtful() {
    std::unordered_set<std::string_view> only_open;
    const auto may_open = [&](const Mention& mention) {
      return mention.opens && mention.name.size() == 1 && mention.named() && !mention.person &&
             !is_organisation(doc_, mention.name);
    };
    for (const Mention& mention : out_) {
      if (may_open(mention)) only_open.insert(doc_.word(mention.name.begin));
    }
    if (only_open.empty()) return;
    for (const Mention& mention : out_) {
      if (!mention.opens || mention.name.size() > 1) only_open.erase(doc_.word(mention.name.begin));
    }
    for (Mention& mention : out_) {
      mention.doubtful =
          may_open(mention) && only_open.contains(doc_.word(mention.name.begin)) && !is_outlet(mention.name);
    }
  }

  // "Tycho Dahl raised its forecast", "water-pump maker Tycho Dahl"
  [[nodiscard]] bool is_thing(TokenRange name) const {
    constexpr std::size_t kWithin = 8;
    constexpr std::uint32_t kShort = 4;  // bytes
    if (name.begin > 0 && doc_.tokens[name.begin - 1].is(kCompany) && !doc_.tokens[name.begin - 1].capital) return true;
    const std::size_t limit = std::min(doc_.tokens.size(), name.end + kWithin);
    for (std::size_t i = name.end; i < limit && doc_.tokens[i].word && !doc_.tokens[i].quoted; ++i) {
      const Token& token = doc_.tokens[i];
      if (token.capital) return false;
      if (token.span.size() > kShort) continue;  // the look at the words is dear
      if (doc_.is_word(i, "its")) return true;
      if (token.is(kPronoun) || doc_.possessive(i)) return false;
    }
    return false;
  }

  [[nodiscard]] bool is_first_of(TokenRange full, TokenRange name) const {
    return full.size() > 1 && doc_.word(full.begin) == doc_.word(name.begin);
  }

  // "Mr. Grassley and Mr. Leahy"
  void join_pairs() {
    for (std::size_t i = 0; i + 1 < out_.size(); ++i) {
      const TokenRange first = out_[i].name;
      const TokenRange second = out_[i + 1].name;
      const bool people = out_[i].person && out_[i].named() && out_[i + 1].person && out_[i + 1].named();
      if (!people || !doc_.is_word(first.end, "and")) continue;
      std::size_t between = first.end + 1;
      while (between < second.begin && doc_.tokens[between].is(kTitle | kRole)) ++between;
      if (between == second.begin) out_[i].pair = {first.begin, second.end};
    }
  }

  void keep_first_subjects() {
    std::optional<std::uint32_t> taken;
    for (Mention& mention : out_) {
      mention.subject = mention.subject && mention.person && mention.sentence != taken;
      if (mention.subject) taken = mention.sentence;
    }
  }

  const QuoteText& doc_;
  FullForms& forms_;
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> find_mentions(const QuoteText& doc, FullForms& forms) {
  return Collector(doc, forms).collect();
}

}  // namespace pressmark
