#include "pipeline/commands/readable.h"

#include <fmt/format.h>

namespace pressmark {
namespace {

constexpr std::size_t kIndent = 4;

std::string join(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
  return out;
}

class Readable {
 public:
  Readable(const Record& record, const Paint& paint, std::size_t columns)
      : record_(record), paint_(paint), columns_(columns) {}

  std::string text() {
    head();
    for (const FactChoice kind : {FactChoice::kQuotes, FactChoice::kCounts, FactChoice::kDates}) add_facts(kind);
    citations();
    for (const Warning& warning : record_.warnings)
      out_ += paint_.dim(printable("  warning: " + warning.message)) + "\n";
    return std::move(out_);
  }

  std::string facts_alone(FactChoice kind) {
    add_facts(kind);
    return out_.empty() ? "none found\n" : std::move(out_);
  }

 private:
  void add_facts(FactChoice kind) {
    if (kind == FactChoice::kQuotes) {
      for (const RecordQuote& quote : record_.quotes) add_quote(quote);
    } else if (kind == FactChoice::kCounts) {
      for (const RecordCount& count : record_.counts) add_count(count);
    } else {
      for (const RecordDate& date : record_.dates) add_date(date);
    }
  }

  void line(std::string_view text) { out_ += fit(text, columns_) + "\n"; }

  void heading(std::string_view title, std::size_t number) {
    if (title == last_heading_) return;
    last_heading_ = title;
    out_ += "\n" + paint_.bold(fmt::format("{} ({})", title, number)) + "\n";
  }

  void field(std::string_view name, const std::string& value) {
    if (!value.empty()) out_ += paint_.dim(fmt::format("{:<10}", name)) + fit(value, columns_ - 10) + "\n";
  }

  void head() {
    const Metadata& about = record_.metadata;
    out_ += paint_.bold(printable(about.title.empty() ? record_.source.file : about.title)) + "\n";
    field("outlet", record_.outlet ? record_.outlet->name : "");
    field("by", join(about.authors));
    field("published", about.published_at);
    field("language", about.language);
    field("url", record_.url);
    if (record_.status != DocumentStatus::kOk) field("status", name_of(record_.status));
    if (record_.error) field("error", record_.error->message);
    field("text", fmt::format("{} blocks, {} bytes", record_.blocks.size(), record_.text.size()));
  }

  void add_quote(const RecordQuote& quote) {
    heading("Who said what", record_.quotes.size());
    std::string who = "(speaker unknown)";
    if (quote.speaker) who = quote.speaker->name.value_or(quote.speaker->exact.exact);
    if (quote.speaker && quote.speaker->role) who += ", " + *quote.speaker->role;
    if (quote.speaker && quote.speaker->affiliation) who += ", " + *quote.speaker->affiliation;
    std::string how = name_of(quote.type);
    for (const RecordOutletMention& relay : quote.relayed_by) how += ", through " + relay.outlet;
    if (quote.cited) how += ", citing " + quote.cited->exact;
    if (!quote.repair.empty()) how += ", repaired: " + join(quote.repair);
    out_ += "  " + paint_.cyan(printable(who)) + paint_.dim(printable(" [" + how + "]")) + "\n";
    out_ += std::string(kIndent, ' ') + "\"" + fit(quote.text, columns_ - kIndent - 2) + "\"\n";
  }

  void add_count(const RecordCount& count) {
    heading("How many", record_.counts.size());
    std::string text = fmt::format("  {} {} [{}, {}", count.exact.exact, count.noun, count.unit, count.role);
    if (count.holder) text += ", of " + count.holder->name.value_or(count.holder->exact.exact);
    if (count.jurisdiction) text += ", in " + *count.jurisdiction;
    line(text + "]");
  }

  void add_date(const RecordDate& date) {
    heading("When", record_.dates.size());
    std::string text = fmt::format("  {} = {}", date.exact.exact, date.value);
    if (date.anchor != DateAnchor::kNone) text += fmt::format(" [from {}]", name_of(date.anchor));
    line(text);
  }

  void citations() {
    if (record_.citations.empty()) return;
    heading("Credits", record_.citations.size());
    std::vector<std::string> names;
    for (const RecordOutletMention& citation : record_.citations) names.push_back(citation.outlet);
    line("  " + join(names));
  }

  const Record& record_;
  const Paint& paint_;
  std::size_t columns_;
  std::string out_, last_heading_;
};

}  // namespace

std::string readable(const Record& record, const Paint& paint, std::size_t columns) {
  return Readable(record, paint, columns).text();
}

std::string readable_facts(const Record& record, FactChoice kind, const Paint& paint, std::size_t columns) {
  return Readable(record, paint, columns).facts_alone(kind);
}

}  // namespace pressmark
