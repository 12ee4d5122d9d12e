#include "extract/check_facts.h"

#include "core/text/utf8.h"

namespace pressmark {
namespace {

class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  void check(const Quote& quote) {
    what_ = "quote";
    check(quote.evidence);
    if (quote.spans.empty()) fail("says nothing");
    for (const Span span : quote.spans) check(span);
    for (std::size_t i = 1; i < quote.spans.size(); ++i) {
      if (quote.spans[i].start < quote.spans[i - 1].end) fail("spans out of order");
    }
    check(quote.cue);
    if (quote.speaker) check(*quote.speaker);
    for (const OutletMention& mention : quote.relayed_by) check(mention.span);
    check(quote.cited);
    for (std::size_t i = 1; i < quote.repair.size(); ++i) {
      if (quote.repair[i] < quote.repair[i - 1]) fail("repair codes out of order");
    }
  }

  void check(const Date& date) {
    what_ = "date";
    check(date.evidence);
    if (date.value.empty()) fail("no value");
  }

  void check(const Count& count) {
    what_ = "count";
    check(count.evidence);
    check(count.noun);
    check(count.jurisdiction);
    if (!count.holder) return;
    check(count.holder->exact);
    check(count.holder->name);
  }

  void check(const Citation& citation) {
    what_ = "citation";
    check(citation.evidence);
    check(citation.outlet.span);
  }

  template <class Fact>
  void check_all(const std::vector<Fact>& facts) {
    std::uint32_t last = 0;
    for (const Fact& fact : facts) {
      check(fact);
      if (fact.evidence.span.start < last) fail("facts out of order");
      last = fact.evidence.span.start;
    }
  }

  [[nodiscard]] std::string verdict() const { return verdict_; }

 private:
  void check(Span span) {
    if (span.start >= span.end) return fail("empty span");
    if (span.end > text_.size()) return fail("span beyond the text");
    if (!is_code_point_border(text_, span.start) || !is_code_point_border(text_, span.end))
      fail("span cuts a character");
  }

  void check(const std::optional<Span>& span) {
    if (span) check(*span);
  }

  void check(const Evidence& evidence) {
    check(evidence.span);
    if (evidence.rule.empty()) fail("no rule");
    if (!(evidence.confidence >= 0.0 && evidence.confidence <= 1.0)) fail("confidence beyond [0, 1]");
  }

  void check(const Speaker& speaker) {
    check(speaker.exact);
    check(speaker.name);
    check(speaker.role);
    check(speaker.affiliation);
  }

  void fail(const char* why) {
    if (verdict_.empty()) verdict_ = what_ + ": " + why;
  }

  std::string_view text_;
  std::string what_;
  std::string verdict_;
};

}  // namespace

std::string check_facts(std::string_view text, const Facts& facts) {
  Checker checker(text);
  checker.check_all(facts.citations);
  checker.check_all(facts.quotes);
  checker.check_all(facts.dates);
  checker.check_all(facts.counts);
  return checker.verdict();
}

}  // namespace pressmark
