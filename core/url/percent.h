// Percent-encoding by the sets of the URL Standard, section 1.3. Part of core/url/url.h.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

enum class EncodeSet { kControl, kFragment, kQuery, kSpecialQuery, kPath, kUserInfo };

// Appends `text` with every byte of the set written as "%2F".
void append_encoded(std::string& out, std::string_view text, EncodeSet set);

// "%2f" -> "/"; a "%" without two hex digits behind it stays. The result may be no UTF-8.
[[nodiscard]] std::string percent_decoded(std::string_view text);

// The hex digits of every escape in upper case: two spellings of one URL become one.
[[nodiscard]] std::string with_upper_case_escapes(std::string_view text);

}  // namespace pressmark
