#include "extract/quotes/name_forms.h"

#include <algorithm>

#include "extract/quotes/phrase_words.h"

namespace pressmark {
namespace {

// People who share a last word ("Ann Lee", "Tom Lee"); more forms of it are repetitions.
constexpr std::size_t kFormsOfOneWord = 6;

}  // namespace

bool is_name_word(const Token& token) {
  return token.word && token.capital &&
         !token.is(kDeterminer | kConjunction | kPreposition | kCalendar | kAuxiliary | kPronoun);
}

bool is_title_case(const QuoteText& doc, TokenRange paragraph) {
  constexpr std::uint32_t kShortWord = 4;
  constexpr std::size_t kLongestHeadline = 25;
  if (paragraph.size() > kLongestHeadline) return false;
  std::size_t lower = 0;
  std::size_t upper = 0;
  for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (doc.tokens[i].span.size() >= kShortWord && doc.tokens[i].word) (doc.tokens[i].capital ? upper : lower) += 1;
  }
  return upper >= 4 && upper > 4 * lower;
}

bool names_work(const QuoteText& doc, TokenRange range) {
  constexpr std::uint32_t kLongWord = 4;
  bool all = true;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& token = doc.tokens[i];
    all = all && (!token.word || token.capital || token.span.size() <= kLongWord);
  }
  return all;
}

bool is_only_origin(const QuoteText& doc, TokenRange name) {
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (!doc.tokens[i].is(kOrigin)) return false;
  }
  return !name.empty();
}

TokenRange behind_maker(const QuoteText& doc, TokenRange name) {
  const bool maker = name.size() > 1 && doc.tokens[name.begin].is(kCompany) && doc.word(name.begin).ends_with("maker");
  return maker ? TokenRange{name.begin + 1, name.end} : name;
}

bool is_organisation(const QuoteText& doc, TokenRange name) {
  return !name.empty() && doc.tokens[name.end - 1].is(kOrganisationWord | kDocumentWord | kGroupWord);
}

std::uint32_t gender_of(const QuoteText& doc, TokenRange name) {
  const Token& first = doc.tokens[name.begin];
  if (name.begin > 0 && doc.tokens[name.begin - 1].is(kHonorific)) {
    const std::uint32_t titled = doc.tokens[name.begin - 1].classes & (kMale | kFemale);
    if (titled != 0) return titled;
  }
  // "Leslie", "Robin": a name of both tells nothing.
  if (first.is(kGivenFemale)) return first.is(kGivenMale) ? 0 : std::uint32_t{kFemale};
  return first.is(kGivenMale) ? std::uint32_t{kMale} : 0;
}

void FullForms::add(TokenRange name) {
  if (name.size() < 2) return;
  std::vector<TokenRange>& forms = by_last_word_[doc_.word(name.end - 1)];
  if (forms.size() < kFormsOfOneWord && full_form(name).begin == name.begin) forms.push_back(name);
}

void FullForms::add_person(TokenRange name) {
  const TokenRange full = full_form(name);
  if (full.size() < 2 || is_phrase_word(doc_.word(full.begin), PhraseWord::kPlaceName)) return;
  const auto [known, added] = by_first_word_.emplace(doc_.word(full.begin), full);
  if (added || known->second.empty()) return;
  if (doc_.word(known->second.end - 1) != doc_.word(full.end - 1)) known->second = {};
}

bool FullForms::ends_in(TokenRange longer, TokenRange name) const {
  if (longer.size() < name.size()) return false;
  for (std::size_t back = 1; back <= name.size(); ++back) {
    if (doc_.word(longer.end - back) != doc_.word(name.end - back)) return false;
  }
  return true;
}

TokenRange FullForms::full_form(TokenRange name) const {
  const auto found = by_last_word_.find(doc_.word(name.end - 1));
  if (found == by_last_word_.end()) {
    const auto first = name.size() == 1 ? by_first_word_.find(doc_.word(name.begin)) : by_first_word_.end();
    return first == by_first_word_.end() || first->second.empty() ? name : first->second;
  }
  // The given name of a shorter form is no title: only a form of one word is asked for its gender.
  const bool titled = name.begin > 0 && doc_.tokens[name.begin - 1].is(kHonorific);
  const std::uint32_t gender = titled ? gender_of(doc_, name) : 0;
  const auto fits = [&](TokenRange form) {
    const std::uint32_t known = gender_of(doc_, form);
    return ends_in(form, name) && (gender == 0 || known == 0 || known == gender);
  };
  const auto form = std::find_if(found->second.begin(), found->second.end(), fits);
  return form == found->second.end() ? name : *form;
}

}  // namespace pressmark
