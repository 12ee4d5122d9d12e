#include "extract/quotes/phrase_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "generated/quote_phrases.h"

namespace pressmark {
namespace {

constexpr std::size_t kLongestWord = 16;

struct RoleName {
  std::string_view name;
  PhraseWord role;
};

constexpr RoleName kRoleNames[] = {
    {"reports", PhraseWord::kReports},
    {"never_noun", PhraseWord::kNeverNoun},
    {"goes_on", PhraseWord::kGoesOn},
    {"headline", PhraseWord::kHeadline},
    {"many", PhraseWord::kMany},
    {"particle", PhraseWord::kParticle},
    {"opens_role", PhraseWord::kOpensRole},
    {"direction", PhraseWord::kDirection},
    {"no_role", PhraseWord::kNoRole},
    {"place_name", PhraseWord::kPlaceName},
    {"participle", PhraseWord::kParticiple},
    {"public", PhraseWord::kPublic},
    {"body", PhraseWord::kBody},
    {"portfolio", PhraseWord::kPortfolio},
};

std::uint32_t bit_of(PhraseWord role) {
  return 1U << static_cast<std::uint32_t>(role);
}

using WordRoles = std::unordered_map<std::string_view, std::uint32_t>;

WordRoles make_roles() {
  WordRoles roles;
  for (const auto& row : lexicon::kQuotePhrases) {
    for (const RoleName& known : kRoleNames) roles[row.word] |= known.name == row.role ? bit_of(known.role) : 0;
  }
  return roles;
}

}  // namespace

bool is_phrase_word(std::string_view word, PhraseWord role) {
  static const WordRoles kRoles = make_roles();
  if (word.size() > kLongestWord) return false;
  std::array<char, kLongestWord> lower{};
  std::transform(word.begin(), word.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  const auto found = kRoles.find({lower.data(), word.size()});
  return found != kRoles.end() && (found->second & bit_of(role)) != 0;
}

}  // namespace pressmark
