#include "extract/counts/parties.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/counts/clauses.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kTitleReach = 8;  // words from a speaker to his firm: ", chief executive of"
constexpr std::string_view kPossessives[] = {"its", "their", "his", "her", "our", "my"};
constexpr std::string_view kGroups[] = {"consortium", "group", "coalition",  "alliance",
                                        "venture",    "pool",  "partnership"};
constexpr std::string_view kRuledOn[] = {"asserted", "challenged", "invalidated"};
constexpr std::string_view kOwnFirm[] = {"we", "our"};

// The words begin with the form, or hold it, where no letter or digit goes on: "Apple" of "Apple Inc.", not of
// "Applebee".
bool ends_word(std::string_view words, std::size_t at) {
  constexpr unsigned char kFirstBeyondAscii = 0x80;
  if (at == words.size()) return true;
  const char byte = words[at];
  const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
  return !letter && static_cast<unsigned char>(byte) < kFirstBeyondAscii;
}
bool begins_with_words(std::string_view words, std::string_view form) {
  return words.starts_with(form) && ends_word(words, form.size());
}
bool holds_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; (at = words.find(word, at)) != std::string_view::npos; ++at) {
    if ((at == 0 || words[at - 1] == ' ') && ends_word(words, at + word.size())) return true;
  }
  return false;
}

}  // namespace

bool is_possessive_pronoun(std::string_view word) {
  return among(kPossessives, word);
}

NameIterator Parties::first_from(std::size_t at) const {
  return first_name_from(r_.names, at);
}

bool Parties::fits(const Mention& mention, NameIterator name) const {
  if (name->outlet) return false;
  if (name->tribunal && among(kRuledOn, mention.role)) return false;
  return mention.role != "asserted" || !accused_[static_cast<std::size_t>(name - r_.names.begin())];
}

bool Parties::located(const Name& name) const {
  auto before = static_cast<Index>(name.first) - 1;
  if (r_.words.lower_at(before) == "the") --before;
  return name.place && (r_.words.lower_at(before) == "in" || r_.words.lower_at(before) == "across");
}

bool Parties::listed(const Name& left, const Name& right) const {
  if (right.first > left.last + 4) return false;
  for (std::size_t at = left.last + 1; at < right.first; ++at) {
    const std::string_view word = r_.words[at].lower;
    if (r_.words[at].kind != WordKind::kComma && word != "and" && word != "the") return false;
  }
  return true;
}

Span Parties::with_partners(NameIterator name) const {
  NameIterator first = name;
  const auto parted_by = [this](const Name& left, const Name& right, std::string_view word) {
    return !left.possessive && right.first == left.last + 2 && r_.words[left.last + 1].lower == word;
  };
  const auto joined = [&](const Name& left, const Name& right) { return parted_by(left, right, "and"); };
  while (first != r_.names.begin() && joined(*(first - 1), *first)) --first;
  // "Acme, Borel and Curio"; but "In Oslo, Acme and Borel", "Sold by Acme, Borel and Curio".
  const auto leads = [&](const Name& left) {
    const bool grouped =
        left.first > 1 && r_.words[left.first - 1].lower == "of" && among(kGroups, r_.words[left.first - 2].lower);
    return left.first + kNameReach > name->first && (left.subject || grouped) && !left.place && !left.outlet &&
           !left.person && !is_object(r_, left);
  };
  const bool several = first != name;
  while (several && first != r_.names.begin() && parted_by(*(first - 1), *first, ",") && leads(*(first - 1))) --first;
  while (name + 1 != r_.names.end() && joined(*name, *(name + 1))) ++name;
  return {first->span.start, name->span.end};
}

bool Parties::is_reference(std::size_t at) const {
  const std::string_view word = r_.words[at].lower;
  if (r_.kinds.pronouns.contains(word)) return !is_possessive_pronoun(word);
  return r_.kinds.descriptions.contains(word) && described(at);
}

// "the Chinese company", not "a company" and not "Kodak company"; "the robot maker Acme" names it.
bool Parties::described(std::size_t at) const {
  const auto name = first_from(at + 1);
  if (name != r_.names.end() && name->first == at + 1) return false;
  if (name != r_.names.begin() && (name - 1)->last >= at) return false;  // "the University of Tides"
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    const std::string_view word = r_.words[at - back].lower;
    if (word == "the") return true;
    if (r_.words[at - back].kind != WordKind::kWord) return false;
  }
  return false;
}

// The nearest fitting name before the reference, else a speaker's firm, else who was spoken of, else who follows.
Holder Parties::resolved(const Mention& mention, std::size_t at) const {
  Holder holder{reference_span(at), std::nullopt};
  const std::string_view word = r_.words[at].lower;
  if (among(kOwnFirm, word)) holder.name = speakers_firm(at);
  if (word == "i" || word == "my") holder.name = speaker(at);
  if (!holder.name && r_.kinds.descriptions.contains(word)) holder.name = of_kind(word, at);
  if (!holder.name && is_possessive_pronoun(word) && refers_before(at)) holder.name = remembered(mention);
  if (!holder.name) holder.name = named_before(mention, at);
  if (!holder.name) holder.name = remembered(mention);
  if (!holder.name) holder.name = ahead(mention, at);
  return holder;
}

// "The telecom maker said it asked Borel to pay for its patents": the subject is a reference, who is named is an
// object.
bool Parties::refers_before(std::size_t at) const {
  bool reference = false;
  for (std::size_t word = 0; word < at && word < kNameReach; ++word) reference = reference || is_reference(word);
  if (!reference) return false;
  for (auto name = r_.names.begin(); name != r_.names.end() && name->first < std::min(at, kNameReach); ++name) {
    if (name->subject && !name->place && !name->outlet && !is_object(r_, *name)) return false;
  }
  return true;
}

std::optional<Span> Parties::named_before(const Mention& mention, std::size_t at) const {
  std::optional<Span> weak;
  const std::string_view word = r_.words[at].lower;
  const bool firm = word == "it" || word == "its" || r_.kinds.descriptions.contains(word);
  for (auto name = first_from(at); name != r_.names.begin();) {
    --name;
    if (name->first + 2 * kNameReach < at) break;
    if (!fits(mention, name) || name->place || name->modifier) continue;
    if (firm && name->person) continue;
    if (name->subject) return name->span;
    weak = name->span;
  }
  return weak;
}

// "the university" is the last party with that word in its name: of this sentence, else of those before.
std::optional<Span> Parties::of_kind(std::string_view description, std::size_t at) const {
  const std::string_view article = r_.words.article();
  for (auto name = first_from(at); name != r_.names.begin();) {
    --name;
    if (!name->outlet && holds_word(to_lower(name->span.of(article)), description)) return name->span;
  }
  // NOLINTNEXTLINE(modernize-loop-convert): clang 14 has no reversed view
  for (auto known = r_.memory.names.rbegin(); known != r_.memory.names.rend(); ++known) {
    if (holds_word(to_lower(known->of(article)), description)) return *known;
  }
  return std::nullopt;
}

// The mark that closes the words of a speaker, not the one of "I've".
std::size_t Parties::quote_end(std::size_t at) const {
  const std::size_t limit = std::min(r_.words.size(), at + kNameReach);
  for (; at < limit; ++at) {
    if (r_.words[at].kind != WordKind::kQuote) continue;
    const bool inside = at + 1 < r_.words.size() && r_.words[at].span.end == r_.words[at + 1].span.start &&
                        r_.words[at + 1].kind == WordKind::kWord;
    if (!inside) break;
  }
  return at;
}

// "I have 38 patents," says Anna Reuss.
std::optional<Span> Parties::speaker(std::size_t at) const {
  const std::size_t end = quote_end(at);
  const auto name = first_from(end);
  const bool near = name != r_.names.end() && name->first <= end + 4 && !name->place && !name->outlet;
  return near ? std::optional<Span>(name->span) : std::nullopt;
}

// "We have 35 patents," said Anna Reuss, chief executive of Acme.
std::optional<Span> Parties::speakers_firm(std::size_t at) const {
  const auto speaker = first_from(quote_end(at));
  if (speaker == r_.names.end() || speaker + 1 == r_.names.end()) return std::nullopt;
  if (speaker->possessive) return speaker->span;
  const Name& firm = *(speaker + 1);
  const std::string_view before = r_.words.lower_at(static_cast<Index>(firm.first) - 1);
  const bool employs = (before == "of" || before == "at" || before == "for") && !firm.place && !firm.outlet;
  return employs && firm.first <= speaker->last + kTitleReach ? std::optional<Span>(firm.span) : std::nullopt;
}

// "said Ann Lee, a former examiner", while "said Acme, a maker of pumps" is a firm.
bool Parties::is_person(const Name& name) const {
  constexpr std::size_t kWithin = 6;
  constexpr std::string_view kTrades[] = {
      "lawyer",   "attorney", "counsel",   "analyst",   "professor",  "lecturer",   "examiner",  "director",
      "partner",  "officer",  "executive", "spokesman", "expert",     "researcher", "economist", "engineer",
      "inventor", "judge",    "chairman",  "president", "consultant", "founder",    "scientist", "spokeswoman"};
  const auto behind = static_cast<Index>(name.last) + 1;
  if (r_.words.kind_at(behind) != WordKind::kComma) return false;
  for (Index at = behind + 1; at < behind + 1 + static_cast<Index>(kWithin); ++at) {
    if (r_.words.kind_at(at) != WordKind::kWord) return false;
    if (std::find(std::begin(kTrades), std::end(kTrades), r_.words.lower_at(at)) != std::end(kTrades)) return true;
  }
  return false;
}

std::optional<Span> Parties::ahead(const Mention& mention, std::size_t at) const {
  std::optional<Span> speaker;
  for (auto name = first_from(at); name != r_.names.end() && name->first < at + kNameReach; ++name) {
    if (!fits(mention, name) || name->place || !name->subject || name->modifier) continue;
    const std::string_view before = r_.words.lower_at(static_cast<Index>(name->first) - 1);
    if (before != "said" && before != "says") return with_partners(name);
    // Who says it, where nobody else is named.
    if (!speaker && !is_person(*name)) speaker = with_partners(name);
  }
  return speaker;
}

std::optional<Span> Parties::remembered(const Mention& mention) const {
  const Memory& memory = r_.memory;
  if (mention.role != "asserted") {
    if (memory.holder || memory.subject) return memory.holder ? memory.holder : memory.subject;
    return memory.names.empty() ? std::nullopt : std::optional<Span>(memory.names.back());
  }
  if (memory.holder && !accused_here(*memory.holder)) return memory.holder;
  if (memory.subject && !accused_here(*memory.subject)) return memory.subject;
  const auto free =
      std::find_if(memory.names.rbegin(), memory.names.rend(), [this](Span name) { return !accused_here(name); });
  return free == memory.names.rend() ? std::nullopt : std::optional<Span>(*free);
}

// The same name, or a shorter form of it, is accused in this sentence.
bool Parties::accused_here(Span name) const {
  const std::string_view words = name.of(r_.words.article());
  for (std::size_t i = 0; i < r_.names.size() && i < kNameReach; ++i) {
    if (accused_[i] && begins_with_words(words, r_.names[i].span.of(r_.words.article()))) return true;
  }
  return false;
}

// From "The" to the noun of a description; the word itself of a pronoun.
Span Parties::reference_span(std::size_t at) const {
  std::size_t first = at;
  if (!r_.kinds.pronouns.contains(r_.words[at].lower)) {
    while (first > 0 && first + 5 > at && r_.words[first].lower != "the") --first;
  }
  return {r_.words[first].span.start, r_.words[at].span.end};
}

}  // namespace pressmark::counts
