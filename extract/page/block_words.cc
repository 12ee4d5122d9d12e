#include "extract/page/block_words.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

#include "generated/page_class_words.h"
#include "generated/page_phrases.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kHashSeed = 2166136261U;  // FNV-1a
constexpr std::uint32_t kHashPrime = 16777619U;
constexpr std::size_t kSlots = 1024;  // a power of two, over twice the words
static_assert(std::size(lexicon::kPageClassWords) * 2 < kSlots);

struct GroupName {
  std::string_view name;
  ClassGroups bit;
};
constexpr GroupName kGroupNames[] = {
    {"body", kBodyWord},     {"related", kRelatedWord}, {"nav", kNavWord},         {"social", kSocialWord},
    {"meta", kMetaWord},     {"caption", kCaptionWord}, {"comment", kCommentWord}, {"ad", kAdWord},
    {"footer", kFooterWord}, {"dek", kDekWord},         {"hidden", kHiddenWord},   {"quote", kQuoteWord},
    {"live", kLiveWord},     {"author", kAuthorWord},   {"date", kDateWord},
};

struct KindName {
  std::string_view kind, place;
  PhraseKinds bit;
};
constexpr KindName kKindNames[] = {
    {"promo", "start", kPromoStart}, {"signup", "start", kSignupStart},   {"signup", "any", kSignupAny},
    {"legal", "any", kLegalAny},     {"ad", "start", kAdStart},           {"share", "start", kShareStart},
    {"meta", "start", kMetaStart},   {"caption", "start", kCaptionStart}, {"caption", "any", kCaptionAny},
    {"tail", "start", kTailStart},
};

constexpr ClassGroups group_bit(std::string_view name) {
  for (const GroupName& group : kGroupNames) {
    if (group.name == name) return group.bit;
  }
  return 0;
}

constexpr PhraseKinds kind_bit(const lexicon::PagePhrasesRow& row) {
  for (const KindName& name : kKindNames) {
    if (name.kind == row.kind && name.place == row.place) return name.bit;
  }
  return 0;
}

constexpr std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = kHashSeed;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kHashPrime;
  return hash;
}

struct ClassSlot {
  std::uint32_t hash = 0;
  ClassGroups groups = 0;  // 0: free
};

constexpr std::array<ClassSlot, kSlots> make_class_slots() {
  std::array<ClassSlot, kSlots> slots{};
  for (const auto& row : lexicon::kPageClassWords) {
    const std::uint32_t hash = hash_of(row.word);
    std::size_t at = hash % kSlots;
    while (slots[at].groups != 0 && slots[at].hash != hash) at = (at + 1) % kSlots;
    slots[at] = {hash, slots[at].groups | group_bit(row.group)};
  }
  return slots;
}

constexpr auto kClassSlots = make_class_slots();

ClassGroups find_word(std::uint32_t hash) {
  for (std::size_t at = hash % kSlots; kClassSlots[at].groups != 0; at = (at + 1) % kSlots) {
    if (kClassSlots[at].hash == hash) return kClassSlots[at].groups;
  }
  return 0;
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

enum LetterKind : std::uint8_t { kNoLetter, kLowerLetter, kUpperLetter };

constexpr auto kLetterKinds = [] {
  std::array<LetterKind, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kLowerLetter, kinds[c - 32] = kUpperLetter;
  return kinds;
}();

// Phrases of one place ("start" or "any") by their first three bytes: a text position without one costs a look-up.
class PhraseTable {
 public:
  explicit PhraseTable(std::string_view place) : first_(kKeys + 2) {
    for (const auto& row : lexicon::kPagePhrases) {
      if (row.place == place) ++first_[key_of(row.phrase) + 2];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    entries_.resize(first_.back());
    for (const auto& row : lexicon::kPagePhrases) {
      if (row.place != place) continue;
      const std::size_t key = key_of(row.phrase);
      const std::uint64_t mask = head_of(std::string(row.phrase.size(), '\xFF'));
      entries_[first_[key + 1]++] = {head_of(row.phrase), mask, row.phrase, kind_bit(row)};
      keys_[key / 64] |= std::uint64_t{1} << (key % 64);
      Start& start = starts_[static_cast<unsigned char>(row.phrase[0])];
      start = std::max(start, row.phrase.size() == kShortest ? Start::kShort : Start::kLong);
    }
  }

  // False for most bytes: no phrase starts with it.
  [[nodiscard]] bool may_start(unsigned char byte) const { return starts_[byte] != Start::kNone; }

  [[nodiscard]] PhraseKinds at(std::string_view rest) const {
    if (rest.size() < kShortest) return 0;
    const bool may_be_short = starts_[static_cast<unsigned char>(rest[0])] == Start::kShort;
    return of_key(key_of(rest), rest) | (may_be_short ? of_key(key_of(rest.substr(0, kShortest)), rest) : 0);
  }

 private:
  static constexpr std::size_t kKeys = 4096;
  static constexpr std::size_t kShortest = 2;  // "by": found by all bytes that it has
  enum class Start { kNone, kLong, kShort };   // of a byte: a phrase starts with it, one of the shortest
  struct Entry {
    std::uint64_t head = 0;
    std::uint64_t mask = 0;  // of the bytes that the phrase has
    std::string_view phrase;
    PhraseKinds kind = 0;
  };

  [[nodiscard]] PhraseKinds of_key(std::size_t key, std::string_view rest) const {
    if ((keys_[key / 64] >> (key % 64) & 1U) == 0) return 0;
    const std::uint64_t head = head_of(rest);
    PhraseKinds kinds = 0;
    for (std::size_t i = first_[key]; i < first_[key + 1]; ++i) {
      const Entry& entry = entries_[i];
      if ((head & entry.mask) == entry.head && rest.starts_with(entry.phrase) && ends_there(rest, entry.phrase.size()))
        kinds |= entry.kind;
    }
    return kinds;
  }

  static std::size_t key_of(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t third = text.size() > kShortest ? byte(2) : 0;
    return ((byte(0) << 16U | byte(1) << 8U | third) * 0x9E3779B1U) >> 20U;  // Fibonacci hashing: the top twelve bits
  }
  // The first bytes as one number, compared before all: many words begin alike, and a phrase's letters lie elsewhere.
  static std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    if (text.size() >= sizeof(head)) {
      std::memcpy(&head, text.data(), sizeof(head));
    } else {
      std::memcpy(&head, text.data(), text.size());
    }
    return head;
  }
  static bool ends_there(std::string_view rest, std::size_t size) {
    return size >= rest.size() || !is_lower(rest[size]) || !is_lower(rest[size - 1]);
  }

  std::vector<Entry> entries_;
  std::array<Start, 256> starts_{};
  std::array<std::uint64_t, kKeys / 64> keys_{};  // a bit for each that has entries: most have none
  std::vector<std::uint16_t> first_;              // entries of a key: from its own number to the next one's
};

struct PhraseTables {
  PhraseTable start{"start"};
  PhraseTable any{"any"};
};

const PhraseTables& phrase_tables() {
  static const PhraseTables kTables;
  return kTables;
}

std::size_t skip_opening_signs(std::string_view text) {
  constexpr std::size_t kMostSigns = 4;
  std::size_t at = 0;
  while (at < text.size() && at < kMostSigns && static_cast<unsigned char>(text[at]) < 0x80 && !is_lower(text[at]) &&
         text[at] != '(') {
    ++at;
  }
  return at;
}

}  // namespace

ClassGroups class_groups(std::string_view names) {
  ClassGroups groups = 0;
  std::uint32_t hash = kHashSeed;
  LetterKind before = kNoLetter;
  for (const char c : names) {
    const LetterKind kind = kLetterKinds[static_cast<unsigned char>(c)];
    const bool ends = kind == kNoLetter ? before != kNoLetter : kind == kUpperLetter && before == kLowerLetter;
    if (ends) {
      groups |= find_word(hash);
      hash = kHashSeed;
    }
    if (kind != kNoLetter) hash = (hash ^ (static_cast<unsigned char>(c) | 0x20U)) * kHashPrime;
    before = kind;
  }
  return before == kNoLetter ? groups : groups | find_word(hash);
}

PhraseKinds phrase_kinds(std::string_view lower) {
  const PhraseTables& tables = phrase_tables();
  const std::size_t start = skip_opening_signs(lower);
  PhraseKinds kinds = tables.start.at(lower);
  if (start > 0) kinds |= tables.start.at(lower.substr(start)) | tables.any.at(lower);
  bool in_word = false;  // no letter was skipped
  for (std::size_t i = start; i < lower.size(); ++i) {
    const auto byte = static_cast<unsigned char>(lower[i]);
    // Letters of other scripts are written without blanks, or begin with bytes of their own: each may start a word.
    const bool starts_word = byte >= 0xC0 || !in_word;
    in_word = is_lower(lower[i]);
    if (starts_word && tables.any.may_start(byte)) kinds |= tables.any.at(lower.substr(i));
  }
  return kinds;
}

}  // namespace pressmark
