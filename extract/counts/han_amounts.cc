#include "extract/counts/han_amounts.h"

#include <algorithm>

namespace pressmark::counts {
namespace {

constexpr std::uint32_t kRightReach = 48;  // bytes behind the measure word in which the noun stands: sixteen characters
constexpr std::uint32_t kLeftReach = 60;   // bytes before the number, to the start of its clause
constexpr std::uint32_t kHeadingReach = 120;  // bytes from an amount back to the noun that heads its sentence
constexpr std::string_view kRangeWords[] = {"\xE8\x87\xB3", "\xE5\x88\xB0", "-", "\xE2\x80\x93", "\xE2\x80\x94", "~"};
constexpr std::string_view kPossessive = "\xE7\x9A\x84";         // de
constexpr std::string_view kAmong = "\xE4\xB8\xAD\xE7\x9A\x84";  // zhong de: "one of five"
// zai, yao, jiang, ni, you, hai: before a verb
constexpr std::string_view kBeforeVerb[] = {"\xE5\x86\x8D", "\xE8\xA6\x81", "\xE5\xB0\x86",
                                            "\xE5\xB0\x87", "\xE6\x8B\x9F", "\xE6\x93\xAC",
                                            "\xE5\x8F\x88", "\xE8\xBF\x98", "\xE9\x82\x84"};
constexpr std::string_view kGivenTo[] = {"\xE7\xBB\x99", "\xE7\xB5\xA6", "\xE4\xBA\x88"};  // gei, yu
constexpr std::string_view kRises[] = {"\xE5\xA2\x9E\xE8\x87\xB3",
                                       "\xE5\x8D\x87\xE8\x87\xB3",
                                       "\xE9\x99\x8D\xE8\x87\xB3",
                                       "\xE5\x87\x8F\xE8\x87\xB3",
                                       "\xE6\xB8\x9B\xE8\x87\xB3",
                                       "\xE5\xA2\x9E\xE5\x8A\xA0\xE5\x88\xB0",
                                       "\xE5\xA2\x9E\xE9\x95\xBF\xE5\x88\xB0",
                                       "\xE5\xA2\x9E\xE9\x95\xB7\xE5\x88\xB0"};
constexpr std::string_view kPatents[] = {"\xE4\xB8\x93\xE5\x88\xA9", "\xE5\xB0\x88\xE5\x88\xA9"};
constexpr std::string_view kOnly[] = {"\xE4\xBB\x85", "\xE5\x83\x85", "\xE5\x8F\xAA", "\xE5\x8F\xAA\xE6\x9C\x89"};

bool in_date(Span span, const std::vector<Date>& dates) {
  const auto next = std::partition_point(dates.begin(), dates.end(),
                                         [span](const Date& date) { return date.evidence.span.start < span.end; });
  return next != dates.begin() && (next - 1)->evidence.span.overlaps(span);
}

class HanAmountReader {
 public:
  HanAmountReader(std::string_view text, Span sentence, const std::vector<Date>& dates, std::string_view unit,
                  const HanTables& tables)
      : text_(text.substr(0, sentence.end)), start_(sentence.start), dates_(dates), unit_(unit), tables_(tables) {}

  std::vector<HanAmount> read() {
    const std::string_view sentence = text_.substr(start_);
    speaks_ = std::any_of(std::begin(kPatents), std::end(kPatents),
                          [sentence](std::string_view word) { return sentence.find(word) != std::string_view::npos; });
    std::vector<Number> numbers = find_numbers(text_, {start_, static_cast<std::uint32_t>(text_.size())});
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const bool range = i + 1 < numbers.size() && joins(numbers[i], numbers[i + 1]);
      consider(numbers[i], range ? numbers[i + 1] : numbers[i]);
      if (range) ++i;
    }
    return std::move(found_);
  }

 private:
  bool joins(const Number& low, const Number& high) const {
    if (!low.value || !high.value || *low.value >= *high.value) return false;
    const std::string_view between = text_.substr(low.span.end, high.span.start - low.span.end);
    return std::find(std::begin(kRangeWords), std::end(kRangeWords), between) != std::end(kRangeWords);
  }

  void consider(const Number& low, const Number& high) {
    if (!low.value || !high.value || in_date(low.span, dates_) || is_ordinal(low.span.start)) return;
    if (is_standard(high.span.end) || is_ratio(low.span.start)) return;
    HanAmount amount;
    amount.span = {low.span.start, high.span.end};
    amount.comparator = low.span == high.span ? Comparator::kExact : Comparator::kRange;
    if (low.plural_scale) amount.comparator = Comparator::kAtLeast;
    if (low.open_ended) amount.comparator = Comparator::kMoreThan;
    take_suffix(amount);
    const bool measured = take_measure(amount);
    take_prefix(amount);
    set_bounds(amount, low, high);
    attach(amount, measured, low);
  }

  bool is_ordinal(std::uint32_t at) const {
    return tables_.of(HanWord::kOrdinal).ending_at(text_, at).has_value() || (at > start_ && glued(text_[at - 1]));
  }
  static bool glued(char byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '.'; }

  // "mei wan renkou ... 12 jian": per head, in the clause of the number.
  bool is_ratio(std::uint32_t at) const {
    const std::uint32_t floor = std::max(start_, at > kLeftReach ? at - kLeftReach : 0);
    for (std::size_t end = at; end > floor; step_back(text_, end)) {
      if (tables_.of(HanWord::kBoundary).ending_at(text_, end)) return false;
      if (tables_.of(HanWord::kRatio).ending_at(text_, end)) return true;
    }
    return false;
  }

  // "4G", "5G".
  bool is_standard(std::uint32_t end) const { return end < text_.size() && glued(text_[end]) && text_[end] != '.'; }

  // "1200 duo", "21 wan yu": part of the span.
  void take_suffix(HanAmount& amount) const {
    const auto match = tables_.comparators.at(text_, amount.span.end);
    if (!match || tables_.comparator_rows[match->row].place != HanPlace::kAfter) return;
    amount.comparator = tables_.comparator_rows[match->row].comparator;
    amount.span.end += match->bytes;
  }

  // The measure word, and "zuoyou", "yishang" before or behind it; false where the amount has none.
  bool take_measure(HanAmount& amount) const {
    std::uint32_t at = skip_blank(amount.span.end);
    at = take_behind(amount, at);
    const auto measure = tables_.of(HanWord::kMeasure).at(text_, at);
    if (measure) at = take_behind(amount, at + measure->bytes);
    amount.whole = {amount.span.start, at};
    return measure.has_value();
  }

  std::uint32_t take_behind(HanAmount& amount, std::uint32_t at) const {
    const auto match = tables_.comparators.at(text_, at);
    if (!match || tables_.comparator_rows[match->row].place != HanPlace::kBehind) return at;
    amount.comparator = tables_.comparator_rows[match->row].comparator;
    return at + match->bytes;
  }

  std::uint32_t skip_blank(std::uint32_t at) const { return at < text_.size() && text_[at] == ' ' ? at + 1 : at; }

  void take_prefix(HanAmount& amount) const {
    std::uint32_t at = amount.span.start;
    if (at > start_ && text_[at - 1] == ' ') --at;
    const auto match = tables_.comparators.ending_at(text_, at);
    if (!match) return;
    const HanComparatorRow& row = tables_.comparator_rows[match->row];
    if (row.place != HanPlace::kBefore && row.place != HanPlace::kVerb) return;
    amount.comparator = row.comparator;
    if (row.place == HanPlace::kBefore) amount.span.start = at - match->bytes;
  }

  static void set_bounds(HanAmount& amount, const Number& low, const Number& high) {
    const Comparator comparator = amount.comparator;
    const bool upper = comparator == Comparator::kAtMost || comparator == Comparator::kLessThan;
    if (!upper) amount.low = low.value;
    if (upper || (comparator != Comparator::kAtLeast && comparator != Comparator::kMoreThan)) amount.high = high.value;
  }

  void attach(HanAmount& amount, bool measured, const Number& number) {
    if (tables_.of(HanWord::kOtherMeasure).at(text_, amount.whole.end) && !measured) return;
    // Words without a measure word are parts of other words more often than numbers.
    if (!measured && number.form == Number::Form::kWords) return;
    if (attach_right(amount, measured) || attach_left(amount)) {
      if (!amount.unit.empty() && !is_article(amount, number)) add(amount);
    } else if (measured) {
      attach_bare(amount, number);
    }
  }

  // "12 xiang Meiguo zhuanli". True if something is counted, whether or not it is in the table.
  bool attach_right(HanAmount& amount, bool measured) {
    const auto limit =
        std::min<std::uint32_t>(amount.whole.end + kRightReach, static_cast<std::uint32_t>(text_.size()));
    bool empty = true;
    for (std::size_t at = skip_blank(amount.whole.end); at < limit; step(text_, at)) {
      if (tables_.of(HanWord::kBoundary).at(text_, at) || number_starts(at)) break;
      const auto match = tables_.nouns.at(text_, at);
      const bool part = match && tables_.noun_rows[match->row].kind == HanNounKind::kPart && !speaks_of_parts();
      if (match && !part) return decide(amount, at, *match);
      if (empty && (text_.substr(at).starts_with(kPossessive) || acts(at) || tables_.of(HanWord::kJoint).at(text_, at)))
        break;
      if (!measured && tables_.predicates.at(text_, at)) break;
      empty = false;
    }
    const bool ranked = tables_.of(HanWord::kRank).at(text_, amount.whole.end).has_value();
    if (!empty && measured) closed_ = (unit_of_elision().empty() && !ranked) || !may_end(amount.whole.end);
    return false;
  }

  bool number_starts(std::size_t at) const {
    const auto number = number_at(text_, static_cast<std::uint32_t>(at));
    return number && !is_standard(number->span.end);
  }

  // A predicate that does not describe a noun behind it: "shean zhuanli", "huo shouquan de zhuanli".
  bool acts(std::size_t at) const {
    const auto match = tables_.predicates.at(text_, at);
    if (!match) return false;
    std::size_t behind = at + match->bytes;
    if (text_.substr(behind).starts_with(kPossessive)) behind += kPossessive.size();
    return !tables_.nouns.at(text_, behind);
  }

  bool decide(HanAmount& amount, std::size_t at, const HanMatch& match) {
    const HanNounRow& row = tables_.noun_rows[match.row];
    const auto start = static_cast<std::uint32_t>(at);
    if (row.kind == HanNounKind::kPart && !speaks_of_parts()) return false;
    if (row.kind == HanNounKind::kVeto && passes_to(start + match.bytes)) {  // "12 xiang zhuanli xuke gei"
      amount.unit = "patent";
      amount.noun = Span{start, start + static_cast<std::uint32_t>(kPatents[0].size())};
      amount.rule = "noun";
      closed_ = false;
      return true;
    }
    if (applies(amount, start, row)) {
      amount.unit = unit_of_elision();
      amount.rule = "list";
    } else if (row.kind != HanNounKind::kVeto) {
      amount.unit =
          applications_end(start + match.bytes, row) > start + match.bytes ? "patent_or_application" : row.unit;
      amount.noun = Span{start, applications_end(start + match.bytes, row)};
      amount.rule = "noun";
    }
    closed_ = row.kind == HanNounKind::kVeto;
    return true;
  }

  bool passes_to(std::uint32_t at) const {
    return std::any_of(std::begin(kGivenTo), std::end(kGivenTo),
                       [&](std::string_view word) { return text_.substr(at).starts_with(word); });
  }
  // "zai shenqing 200 jian": the verb, behind a word that nouns have not.
  bool applies(const HanAmount& amount, std::uint32_t start, const HanNounRow& row) const {
    if (row.kind != HanNounKind::kPart || row.unit != "patent_application" || start > amount.span.start) return false;
    const std::string_view before = text_.substr(0, start);
    return std::any_of(std::begin(kBeforeVerb), std::end(kBeforeVerb),
                       [before](std::string_view word) { return before.ends_with(word); });
  }
  // "230 xiang zhuanli ji zhuanli shenqing".
  std::uint32_t applications_end(std::uint32_t end, const HanNounRow& row) const {
    const auto joint = tables_.of(HanWord::kJoint).at(text_, end);
    const auto other = joint && row.unit == "patent" ? tables_.nouns.at(text_, end + joint->bytes) : std::nullopt;
    const bool joined = other && tables_.noun_rows[other->row].unit == "patent_application";
    return joined ? end + joint->bytes + other->bytes : end;
  }

  // "zhuanli 213 jian", over "da", "gong", "leiji": the noun stands before.
  bool attach_left(HanAmount& amount) {
    std::uint32_t at = amount.span.start;
    for (auto skip = left_skip(at); skip > 0 && at > start_; skip = left_skip(at)) at -= skip;
    const auto match = tables_.nouns.ending_at(text_, at);
    if (match) return decide(amount, at - match->bytes, *match);
    return attach_clause(amount, at);
  }

  std::uint32_t left_skip(std::uint32_t at) const {
    if (at > start_ && text_[at - 1] == ' ') return 1;
    const auto verb = tables_.comparators.ending_at(text_, at);
    const bool is_verb = verb && tables_.comparator_rows[verb->row].place == HanPlace::kVerb;
    const auto word = tables_.of(HanWord::kSkip).ending_at(text_, at);
    return std::max(is_verb ? verb->bytes : 0U, word ? word->bytes : 0U);
  }

  // "youxiao zhuanli zongliang zai 2019 nian shouci tupo 1,500 wan jian": the head of the clause, if skips led to a
  // verb.
  bool attach_clause(HanAmount& amount, std::uint32_t at) {
    if (at == amount.span.start || !ends_clause(amount.whole.end)) return false;
    const std::uint32_t floor = std::max(start_, at > kLeftReach ? at - kLeftReach : 0);
    for (std::size_t end = at; end > floor; step_back(text_, end)) {
      if (tables_.of(HanWord::kBoundary).ending_at(text_, end) || tables_.of(HanWord::kMeasure).ending_at(text_, end))
        break;
      const auto match = tables_.nouns.ending_at(text_, end);
      if (match && tables_.noun_rows[match->row].kind == HanNounKind::kNoun)
        return decide(amount, end - match->bytes, *match);
      if (match && tables_.noun_rows[match->row].kind == HanNounKind::kVeto) break;
    }
    return false;
  }

  bool ends_clause(std::uint32_t at) const {
    return at >= text_.size() || tables_.of(HanWord::kBoundary).at(text_, at);
  }

  // "15 jian xuke liu nian": what happens to them; "12 fen wuxiao qingqiu" counts requests.
  bool passes_on(std::uint32_t at) const {
    const auto match = tables_.predicates.at(text_, at);
    const std::string_view role = match ? tables_.roles[match->row] : std::string_view{};
    return role == "licensed" || role == "sold" || role == "acquired" || role == "granted" || role == "expired";
  }

  // Nothing that is counted stands behind: the clause ends, a verb, a rank or the next amount of a list follows.
  bool may_end(std::uint32_t at) const {
    if (ends_clause(at) || tables_.of(HanWord::kMarker).at(text_, at) || tables_.of(HanWord::kRank).at(text_, at) ||
        passes_on(at))
      return true;
    if (tables_.of(HanWord::kBelongs).at(text_, at)) return true;
    const auto joint = tables_.of(HanWord::kJoint).at(text_, at);
    return joint && number_at(text_, at + joint->bytes).has_value();
  }

  // "zai biyao zhuanli fangmian, X yi 3,147 jian paiming diyi": the last noun of the sentence before the amount.
  std::string_view heading_unit(const HanAmount& amount) const {
    const std::uint32_t start = amount.span.start;
    const std::uint32_t floor = std::max(start_, start > kHeadingReach ? start - kHeadingReach : 0);
    for (std::size_t end = start; end > floor; step_back(text_, end)) {
      const auto match = tables_.nouns.ending_at(text_, end);
      if (match && tables_.noun_rows[match->row].kind == HanNounKind::kNoun) return tables_.noun_rows[match->row].unit;
    }
    return {};
  }

  // "qiyu si xiang", "974 jian": no noun, in a sentence that counts.
  void attach_bare(HanAmount& amount, const Number& number) {
    std::string_view unit = unit_of_elision();
    const bool headed = tables_.of(HanWord::kRank).at(text_, amount.whole.end) || rises(amount) || goes_on(amount);
    if (unit.empty() && headed) unit = heading_unit(amount);
    if (unit.empty() || closed_) return;
    const bool places = tables_.places.ending_at(text_, amount.span.start).has_value();
    if (!may_end(amount.whole.end) && !places && !rises(amount)) return;
    if (is_article(amount, number)) return;
    amount.unit = unit;
    amount.rule = "list";
    add(amount);
  }

  // A sentence that counted, or that speaks of patents at all: "ju Ouzhou Zhuanliju bangshou, 3,544 jian shenqing'an".
  bool speaks_of_parts() const { return !unit_of_elision().empty() || speaks_; }
  // "cong 2012 nian de 1,200 jian zengzhi".
  bool rises(const HanAmount& amount) const {
    return std::any_of(std::begin(kRises), std::end(kRises),
                       [&](std::string_view verb) { return text_.substr(amount.whole.end).starts_with(verb); });
  }
  // "shenqingliang lianxu 18 nian ju shouwei, qunian da 1.74 wan jian": nothing but a time and "reaches" in its clause.
  bool goes_on(const HanAmount& amount) const {
    std::uint32_t at = amount.span.start;
    for (auto skip = left_skip(at); skip > 0 && at > start_; skip = left_skip(at)) at -= skip;
    if (at == amount.span.start) return false;
    while (const auto time = tables_.of(HanWord::kTime).ending_at(text_, at)) at -= time->bytes;
    return at > start_ && tables_.of(HanWord::kBoundary).ending_at(text_, at).has_value();
  }

  std::string_view unit_of_elision() const { return found_.empty() ? unit_ : found_.back().unit; }

  // "yi xiang" is "a" but for "only one" and "one of".
  bool is_article(const HanAmount& amount, const Number& number) const {
    if (number.value != 1 || number.form != Number::Form::kWords) return false;
    const std::string_view before = text_.substr(0, amount.span.start);
    if (before.ends_with(kAmong)) return false;
    // "san jian zhuanli yu yi jian biyao zhuanli".
    if (!found_.empty() && tables_.of(HanWord::kJoint).ending_at(text_, amount.span.start)) return false;
    return std::none_of(std::begin(kOnly), std::end(kOnly),
                        [before](std::string_view only) { return before.ends_with(only); });
  }

  void add(const HanAmount& amount) {
    found_.push_back(amount);
    closed_ = false;
  }

  std::string_view text_;
  std::uint32_t start_;
  const std::vector<Date>& dates_;
  std::string_view unit_;
  const HanTables& tables_;
  std::vector<HanAmount> found_;
  bool speaks_ = false;  // the sentence names patents
  bool closed_ = false;  // another thing was counted since
};

}  // namespace

std::vector<HanAmount> find_han_amounts(std::string_view text, Span sentence, const std::vector<Date>& dates,
                                        std::string_view unit, const HanTables& tables) {
  return HanAmountReader(text, sentence, dates, unit, tables).read();
}

Count count_of(const HanAmount& amount, double confidence) {
  Count count;
  count.low = amount.low;
  count.high = amount.high;
  count.comparator = amount.comparator;
  count.unit = amount.unit;
  count.noun = amount.noun;
  count.evidence = {amount.span, amount.rule, confidence};
  return count;
}

}  // namespace pressmark::counts
