#include "extract/page/tag.h"

#include <array>
#include <cstddef>

namespace pressmark {
namespace {

constexpr std::string_view kNames[] = {"#text", "",
#define PRESSMARK_NAME(name, text) text,
                                       PRESSMARK_TAGS(PRESSMARK_NAME)
#undef PRESSMARK_NAME
};

constexpr std::size_t kSlots = 1024;  // seven times the names: hardly any two share a slot
constexpr std::size_t kLongestName = 13;
constexpr std::size_t kKeyBytes = 8;

constexpr auto kLower = [] {
  std::array<unsigned char, 256> lower{};
  for (std::size_t c = 0; c < 256; ++c) lower[c] = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c | 0x20U : c);
  return lower;
}();

// The first bytes in lower case, as one number: most names are no longer and need no other comparison.
constexpr std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  for (const char c : name.substr(0, kKeyBytes)) key = key << 8U | kLower[static_cast<unsigned char>(c)];
  return key;
}

constexpr std::size_t slot_of(std::uint64_t key) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 54U);  // Fibonacci hashing: the top ten bits
}

struct Slot {
  std::uint64_t key = 0;
  std::uint8_t tag = 0;  // 0: free
};

constexpr std::array<Slot, kSlots> make_slots() {
  std::array<Slot, kSlots> slots{};
  for (std::size_t tag = 2; tag < std::size(kNames); ++tag) {
    const std::uint64_t key = key_of(kNames[tag]);
    std::size_t slot = slot_of(key);
    while (slots[slot].tag != 0) slot = (slot + 1) % kSlots;
    slots[slot] = {key, static_cast<std::uint8_t>(tag)};
  }
  return slots;
}

constexpr auto kSlotTable = make_slots();

bool has_same_rest(std::string_view name, std::string_view lower_case) {
  if (name.size() != lower_case.size()) return false;
  for (std::size_t i = kKeyBytes; i < name.size(); ++i) {
    if (kLower[static_cast<unsigned char>(name[i])] != static_cast<unsigned char>(lower_case[i])) return false;
  }
  return true;
}

}  // namespace

std::string_view tag_name(Tag tag) {
  return kNames[static_cast<std::size_t>(tag)];
}

Tag tag_for_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return Tag::kOther;
  const std::uint64_t key = key_of(name);
  for (std::size_t at = slot_of(key); kSlotTable[at].tag != 0; at = (at + 1) % kSlots) {
    const Slot& slot = kSlotTable[at];
    if (slot.key == key && has_same_rest(name, kNames[slot.tag])) return static_cast<Tag>(slot.tag);
  }
  return Tag::kOther;
}

}  // namespace pressmark
