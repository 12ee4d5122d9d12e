// Names of people, organisations and outlets in one form. Part of normalize/record.h.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

// White space within becomes single blanks, NFC: "Song\n Liuping" -> "Song Liuping".
[[nodiscard]] std::string normal_name(std::string_view words);

// The same for what owns something: "Huawei's" -> "Huawei", "Qualcomm Technologies'" -> "Qualcomm Technologies".
// A leading "the" stays: it is part of many names.
[[nodiscard]] std::string normal_owner(std::string_view words);

}  // namespace pressmark
