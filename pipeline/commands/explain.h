// The text of a record with one kind of fact marked in it, and under each paragraph which rule found what.
//
//   {1 Song} <1 said>: "[1 We were never asked.]"
//     1 direct: Song Liuping, chief legal officer, Huawei (person, as written); rule tag_before, confidence 0.97
//
// [n ] are the words of a fact, {n } its speaker or holder, <n > its cue; on a terminal they are coloured too.
#pragma once

#include <string>

#include "core/record.h"
#include "pipeline/terminal.h"

namespace pressmark {

enum class FactChoice { kQuotes, kDates, kCounts };

[[nodiscard]] std::string explain(const Record& record, FactChoice kind, const Paint& paint);

}  // namespace pressmark
