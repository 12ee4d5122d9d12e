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

constexpr unsigned char lower(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte | 0x20U) : byte;
}

constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = static_cast<std::uint32_t>(name.size());
  for (const char c : name) hash = hash * 37U + lower(c);
  return (hash ^ (hash >> 10U)) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> make_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::size_t tag = 2; tag < std::size(kNames); ++tag) {
    std::size_t slot = slot_of(kNames[tag]);
    while (slots[slot] != 0) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(tag);
  }
  return slots;
}

constexpr auto kSlotTable = make_slots();

bool same_name(std::string_view name, std::string_view lower_case) {
  if (name.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(name[i]) != static_cast<unsigned char>(lower_case[i])) return false;
  }
  return true;
}

}  // namespace

std::string_view tag_name(Tag tag) {
  return kNames[static_cast<std::size_t>(tag)];
}

Tag tag_for_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return Tag::kOther;
  for (std::size_t slot = slot_of(name); kSlotTable[slot] != 0; slot = (slot + 1) % kSlots) {
    if (same_name(name, kNames[kSlotTable[slot]])) return static_cast<Tag>(kSlotTable[slot]);
  }
  return Tag::kOther;
}

}  // namespace pressmark
