// Where the words of a clause begin behind their cue, and where they end.

#include <algorithm>

#include "extract/quotes/clauses.h"
#include "extract/quotes/noun_phrase.h"
#include "extract/quotes/sentence_reader.h"

namespace pressmark {

// "In a message posted on Friday, Smith said ...": the words belong to the later cue.
bool SentenceReader::has_later_tag(std::size_t cue) const {
  const auto next = std::upper_bound(cues_.begin(), cues_.end(), cue);
  if (next == cues_.end() || !is_strong_cue(doc_, *next)) return false;
  const std::optional<NounPhrase> source = np_left(doc_, *next, cue + 1);
  return source && source->head.begin > cue + 1 && doc_.symbol(source->head.begin - 1) == ',' &&
         !doc_.any_quoted({cue, *next});
}

// "called it "late" in an emailed statement": how the words came is no part of them.
std::size_t SentenceReader::before_medium(TokenRange content) const {
  constexpr std::size_t kWordsOfMedium = 4;
  constexpr std::size_t kFewestWordsLeft = 3;
  for (std::size_t i = content.begin + kFewestWordsLeft; i + 2 < content.end; ++i) {
    const bool opens = doc_.is_word(i, "in") && (doc_.is_word(i + 1, "a") || doc_.is_word(i + 1, "an"));
    if (!opens || doc_.tokens[i].quoted) continue;
    const std::size_t limit = std::min(content.end, i + 2 + kWordsOfMedium);
    std::size_t noun = i + 2;
    while (noun < limit && !doc_.tokens[noun].is(kDocumentWord) && doc_.tokens[noun].word) ++noun;
    if (noun >= limit || !doc_.tokens[noun].is(kDocumentWord)) continue;
    const std::size_t behind = noun + 1;
    if (behind >= content.end || !doc_.tokens[behind].word || doc_.tokens[behind].is(kCalendar) ||
        doc_.is_word(behind, "on"))
      return i;
  }
  return content.end;
}

}  // namespace pressmark
