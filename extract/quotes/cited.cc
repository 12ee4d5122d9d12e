#include "extract/quotes/cited.h"

#include <algorithm>

#include "extract/quotes/relays.h"

namespace pressmark {
namespace {

// Around the cue; what is farther away belongs to other words.
constexpr std::size_t kWindow = 24;
constexpr std::size_t kLongestDocument = 6;

bool introduces_document(const QuoteText& doc, std::size_t i) {
  static constexpr std::string_view kWords[] = {"in", "citing", "via", "through", "from", "by"};
  return doc.is_any_word(i, kWords);
}

class Surroundings {
 public:
  Surroundings(const QuoteText& doc, TokenRange sentence, Draft& draft) : doc_(doc), draft_(draft) {
    const std::size_t cue = draft.cue.begin;
    begin_ = std::max(sentence.begin, cue > kWindow ? cue - kWindow : 0);
    end_ = std::min(sentence.end, cue + kWindow + kWindow);
  }

  void read() {
    for (std::size_t i = begin_; i < end_; ++i) {
      if (doc_.tokens[i].quoted || draft_.is_source(i) || draft_.is_said(i)) continue;
      if (draft_.cited.empty() && introduces_document(doc_, i))
        draft_.cited = document_at(i + 1, doc_.is_word(i, "citing"));
    }
  }

 private:
  // "an emailed statement", behind "citing" also "court papers": at most a few words up to the noun; empty: none.
  [[nodiscard]] TokenRange document_at(std::size_t begin, bool bare) const {
    if (begin >= end_ || !(bare || doc_.tokens[begin].is(kDeterminer))) return {};
    for (std::size_t i = doc_.tokens[begin].is(kDeterminer) ? begin + 1 : begin;
         i < end_ && i - begin < kLongestDocument; ++i) {
      const Token& token = doc_.tokens[i];
      if (!token.word || token.quoted || token.is(kPreposition | kAuxiliary)) return {};
      const bool noun_follows = i + 1 < end_ && doc_.tokens[i + 1].is(kDocumentWord | kOrganisationWord | kRole);
      if (token.is(kDocumentWord) && !noun_follows && !token.capital) return {begin, i + 1};
    }
    return {};
  }

  const QuoteText& doc_;
  Draft& draft_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

void read_surroundings(const QuoteText& doc, TokenRange sentence, Draft& draft) {
  if (draft.cue.empty()) return;
  Surroundings(doc, sentence, draft).read();
  read_relays(doc, sentence, draft);
  read_relays_before(doc, sentence, draft);
}

}  // namespace pressmark
