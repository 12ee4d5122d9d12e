#include "extract/counts/word_lists.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_set>

#include "generated/count_lists.h"

namespace pressmark::counts {
namespace {

struct ListName {
  std::string_view name;
  WordList list;
};
constexpr ListName kListNames[] = {
    {"owns", WordList::kOwns},
    {"owned_by", WordList::kOwnedBy},
    {"granting", WordList::kGranting},
    {"gives", WordList::kGives},
    {"takes", WordList::kTakes},
    {"people", WordList::kPeople},
    {"pleads", WordList::kPleads},
    {"covers", WordList::kCovers},
    {"fraction", WordList::kFractions},
    {"shields", WordList::kShields},
    {"institution", WordList::kInstitutions},
    {"firm_word", WordList::kFirmWords},
    {"describing", WordList::kDescribing},
    {"title", WordList::kTitles},
    {"tribunal", WordList::kTribunals},
    {"left", WordList::kLeft},
    {"changes", WordList::kChanges},
    {"lapses", WordList::kLapses},
    {"hands_over", WordList::kHandsOver},
    {"stock", WordList::kStocks},
    {"buyer", WordList::kBuyers},
    {"office_act", WordList::kOfficeActs},
    {"pays", WordList::kPays},
    {"occupation", WordList::kOccupations},
    {"demands", WordList::kDemands},
};

// A word of the enum without a name would leave its list empty.
static_assert(std::size(kListNames) == static_cast<std::size_t>(WordList::kLast) + 1);

using Lists = std::array<std::unordered_set<std::string_view>, std::size(kListNames)>;

Lists make_lists() {
  Lists lists;
  for (const auto& row : lexicon::kCountLists) {
    const auto* const named = std::find_if(std::begin(kListNames), std::end(kListNames),
                                           [&row](const ListName& list) { return list.name == row.list; });
    if (named != std::end(kListNames)) lists[static_cast<std::size_t>(named->list)].insert(row.word);
  }
  return lists;
}

const std::unordered_set<std::string_view>& words_of(WordList list) {
  static const Lists kLists = make_lists();
  return kLists[static_cast<std::size_t>(list)];
}

}  // namespace

bool is_list_name(std::string_view name) {
  return std::any_of(std::begin(kListNames), std::end(kListNames),
                     [name](const ListName& list) { return list.name == name; });
}

bool in_list(WordList list, std::string_view word) {
  return words_of(list).contains(word);
}

bool ends_in_list(WordList list, std::string_view word) {
  const auto& tails = words_of(list);
  return std::any_of(tails.begin(), tails.end(), [word](std::string_view tail) { return word.ends_with(tail); });
}

}  // namespace pressmark::counts
