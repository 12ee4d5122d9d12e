#include "extract/quotes/chinese_speaker.h"

#include <algorithm>
#include <iterator>

#include "extract/quotes/prefix_table.h"
#include "generated/speaker_zh.h"
#include "generated/speaker_zh_surnames.h"

namespace pressmark {
namespace {

using Row = lexicon::SpeakerZhRow;

constexpr std::size_t kLongestPersonName = 4;  // characters

class Subject {
 public:
  Subject(const QuoteText& doc, TokenRange clause) : doc_(doc), clause_(clause) {}

  ChineseSubject read() {
    while (!clause_.empty() && !doc_.tokens[clause_.begin].word) ++clause_.begin;
    skip_citing_outlet();
    const std::size_t end = subject_end();
    TokenRange subject{clause_.begin, end};
    while (!subject.empty() && !doc_.tokens[subject.end - 1].word) --subject.end;
    if (out_.cited.empty()) cite({end, clause_.end});
    if (subject.empty()) return out_;
    out_.parts.exact = subject;
    if (!name_outlet()) take_apart();
    return out_;
  }

 private:
  // "Reuters citing Northtel's statement": Northtel speaks, in the statement; "citing the words of officials".
  void skip_citing_outlet() {
    const std::optional<std::uint32_t> mention = doc_.mention_in(clause_);
    if (!mention || doc_.input.outlet_mentions[*mention].span.start > doc_.tokens[clause_.begin].span.end) return;
    const Span outlet = doc_.input.outlet_mentions[*mention].span;
    std::size_t i = doc_.token_from(outlet.end);
    while (i < clause_.end && !doc_.tokens[i].word) ++i;
    const Row* const citing = i < clause_.end ? row_at(i, clause_.end) : nullptr;
    if (citing == nullptr || citing->class_name != "citing") return;
    out_.relayed = mention;
    clause_.begin = behind(i, *citing);
    std::size_t of = clause_.begin;
    while (of < clause_.end && doc_.word(of) != "\xE7\x9A\x84") ++of;
    if (of + 1 < clause_.end && of > clause_.begin) {
      cite({of + 1, clause_.end});
      clause_.end = of;
    }
  }

  // The row whose form stands at token i and ends before `end`; null: none.
  [[nodiscard]] const Row* row_at(std::size_t i, std::size_t end) const {
    const std::string_view rest =
        doc_.text.substr(doc_.tokens[i].span.start, doc_.tokens[end - 1].span.end - doc_.tokens[i].span.start);
    static const PrefixTable<Row> kTable(lexicon::kSpeakerZh);
    return kTable.find(rest);
  }

  [[nodiscard]] std::size_t behind(std::size_t i, const Row& row) const {
    const std::size_t border = doc_.tokens[i].span.start + row.form.size();
    while (i < clause_.end && doc_.tokens[i].span.start < border) ++i;
    return i;
  }

  // Before the first adverbial that is not the very start; digits begin a date.
  [[nodiscard]] std::size_t subject_end() const {
    for (std::size_t i = clause_.begin + 1; i < clause_.end; ++i) {
      const Row* row = row_at(i, clause_.end);
      if (row != nullptr && (row->class_name == "adverbial" || row->class_name == "citing")) return i;
      if (row != nullptr) i = behind(i, *row) - 1;
      const char first = doc_.word(i)[0];
      if (first >= '0' && first <= '9') return i;
    }
    return clause_.end;
  }

  void cite(TokenRange rest) {
    for (std::size_t i = rest.begin; i < rest.end; ++i) {
      const Row* row = row_at(i, rest.end);
      if (row == nullptr || row->class_name != "document") continue;
      out_.cited = {i, behind(i, *row)};
      return;
    }
  }

  bool name_outlet() {
    const std::optional<std::uint32_t> mention = doc_.mention_in(out_.parts.exact);
    if (!mention) return false;
    const Span span = doc_.input.outlet_mentions[*mention].span;
    const std::size_t begin = out_.parts.exact.begin;
    if (span.start > doc_.tokens[begin].span.end) return false;
    for (std::size_t i = begin; i < out_.parts.exact.end; ++i) {
      const Row* row = row_at(i, out_.parts.exact.end);
      if (row != nullptr && row->class_name == "role") return false;
      if (!span.contains(doc_.tokens[i].span)) continue;
      if (out_.parts.name.empty()) out_.parts.name.begin = i;
      out_.parts.name.end = i + 1;
    }
    out_.parts.kind = SpeakerKind::kOrganisation;
    out_.outlet = mention;
    return !out_.parts.name.empty();
  }

  void take_apart() {
    SpeakerParts& parts = out_.parts;
    const TokenRange exact = parts.exact;
    for (std::size_t i = exact.begin; i < exact.end;) {
      const Row* row = row_at(i, exact.end);
      if (row == nullptr) {
        ++i;
        continue;
      }
      const std::size_t end = behind(i, *row);
      if (row->class_name == "role") set_role({i, end});
      if (row->class_name == "apposition" && end < exact.end) apposition_end_ = end;
      last_ = row;
      last_end_ = end;
      i = end;
    }
    parts.certain = true;
    if (parts.role.empty()) {
      classify();
    } else {
      finish_titled();
    }
  }

  void set_role(TokenRange range) {
    TokenRange& role = out_.parts.role;
    if (!role.empty() && role.end == range.begin) {
      role.end = range.end;
    } else {
      role = range;
    }
  }

  // affiliation + title + name, or name + title where the title comes last.
  void finish_titled() {
    SpeakerParts& parts = out_.parts;
    const TokenRange before{parts.exact.begin, parts.role.begin};
    const TokenRange after{parts.role.end, parts.exact.end};
    parts.kind = SpeakerKind::kPerson;
    if (!after.empty()) {
      parts.name = after;
      parts.affiliation = before;
    } else if (is_person(before)) {
      parts.name = before;
    } else {
      parts.affiliation = before;
      parts.kind = SpeakerKind::kUnnamed;
    }
  }

  void classify() {
    SpeakerParts& parts = out_.parts;
    const bool at_end = last_ != nullptr && last_end_ == parts.exact.end;
    const std::string_view kind = at_end ? last_->class_name : std::string_view{};
    if (kind == "pronoun" || kind == "organisation_pronoun") {
      parts.pronoun = true;
      parts.kind = kind == "pronoun" ? SpeakerKind::kPerson : SpeakerKind::kOrganisation;
    } else if (kind == "document") {
      parts.kind = SpeakerKind::kDocument;
    } else if (kind == "unnamed") {
      parts.kind = SpeakerKind::kUnnamed;
    } else if (kind == "group") {
      parts.kind = SpeakerKind::kGroup;
    } else {
      parts.name = {std::max(parts.exact.begin, apposition_end_), parts.exact.end};
      const bool firm = kind == "company" && !is_given_name(parts.name);
      const bool person =
          kind != "organisation" && !firm && apposition_end_ <= parts.exact.begin && is_person(parts.name);
      parts.kind = person ? SpeakerKind::kPerson : SpeakerKind::kOrganisation;
    }
  }

  // "Zhang Jinshan", whose given name is written like the firm's.
  [[nodiscard]] bool is_given_name(TokenRange name) const {
    const std::string_view words = doc_.span(name).of(doc_.text);
    return std::any_of(
        std::begin(lexicon::kSpeakerZhSurnames), std::end(lexicon::kSpeakerZhSurnames), [&](const auto& row) {
          return words.size() == row.surname.size() + last_->form.size() && words.starts_with(row.surname);
        });
  }

  [[nodiscard]] bool is_person(TokenRange name) const {
    if (name.size() < 2 || name.size() > kLongestPersonName) return false;
    const std::string_view words = doc_.span(name).of(doc_.text);
    return std::any_of(std::begin(lexicon::kSpeakerZhSurnames), std::end(lexicon::kSpeakerZhSurnames),
                       [&](const auto& row) { return words.starts_with(row.surname); });
  }

  const QuoteText& doc_;
  TokenRange clause_;
  ChineseSubject out_;
  const Row* last_ = nullptr;
  std::size_t last_end_ = 0;
  std::size_t apposition_end_ = 0;  // "telecom giant": the name follows
};

}  // namespace

ChineseSubject read_subject(const QuoteText& doc, TokenRange clause) {
  return Subject(doc, clause).read();
}

}  // namespace pressmark
