#include "pipeline/summary.h"

#include <fmt/format.h>

#include <algorithm>

namespace pressmark {
namespace {

constexpr std::size_t kMaxQuotes = 10;   // shown, the database has them all
constexpr std::size_t kMaxFacts = 8;     // counts or dates shown
constexpr std::size_t kMaxFailures = 8;  // shown; all stand in the table outcomes
constexpr std::size_t kQuotesAPage = 2;  // so that the sample comes from several pages
constexpr std::size_t kFactsAPage = 2;

std::string outlet_name(const Record& record) {
  return record.outlet ? record.outlet->name : "(unknown outlet)";
}

std::string speaker_name(const RecordQuote& quote) {
  if (!quote.speaker) return "(speaker unknown)";
  return quote.speaker->name ? *quote.speaker->name : quote.speaker->exact.exact;
}

std::string amount(const RecordCount& count) {
  std::string noun = count.noun.empty() ? count.unit : count.noun;
  // "two" of "a two-patent case": the text has one patent, the line here has two.
  const bool is_one = count.low == "1" && count.high == "1";
  if (noun == "patent" && !is_one) noun += "s";
  std::string text = count.exact.exact + " " + noun;
  text += " (" + count.role;
  if (count.holder) text += ", " + count.holder->name.value_or(count.holder->exact.exact);
  if (count.jurisdiction) text += ", " + *count.jurisdiction;
  return text + ")";
}

void keep(std::vector<std::string>& list, std::string item, std::size_t most) {
  if (list.size() < most && std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

std::string section(const Paint& paint, std::string_view title, const std::vector<std::string>& items,
                    std::size_t columns) {
  if (items.empty()) return "";
  std::string out = "\n" + paint.bold(title) + "\n";
  for (const std::string& item : items) out += "  " + fit(item, columns - 2) + "\n";
  return out;
}

}  // namespace

void RunSummary::show_progress(const std::string& what) {
  line_.show(fmt::format("fetched {} | articles {} | quotes {} | failed {} | {}", fetches_, articles_, quotes_, failed_,
                         what));
}

void RunSummary::on_fetch(const FetchRow& row) {
  ++fetches_;
  show_progress(row.url);
}

void RunSummary::on_record(const Record& record) {
  ++articles_;
  quotes_ += record.quotes.size();
  OutletTotals& totals = outlets_[outlet_name(record)];
  ++totals.articles;
  totals.quotes += record.quotes.size();
  totals.counts += record.counts.size();
  totals.dates += record.dates.size();
  sample_quotes(record);
  sample_counts(record);
  sample_dates(record);
  show_progress(record.metadata.title.empty() ? record.url : record.metadata.title);
}

void RunSummary::on_failure(const OutcomeRow& row) {
  ++failed_;
  // The document is named already: what is left of the message is why, and what to do.
  const std::string tried = "GET " + row.document + ": ";
  const bool repeats = row.error.message.starts_with(tried);
  const std::string why = repeats ? row.error.message.substr(tried.size()) : row.error.message;
  keep(failures_, row.error.code + ": " + row.document + "\n" + why, kMaxFailures);
  show_progress(row.document);
}

void RunSummary::on_notice(const std::string& what) {
  line_.clear();
  std::fprintf(stderr, "pressmark: %s\n", printable(what).c_str());
}

// Direct quotes of speakers whose name is known: they say most about what was found.
void RunSummary::sample_quotes(const Record& record) {
  std::size_t taken = 0;
  for (const RecordQuote& quote : record.quotes) {
    if (said_.size() == kMaxQuotes || taken == kQuotesAPage) return;
    if (quote.type == QuoteType::kIndirect || !quote.speaker || !quote.speaker->name) continue;
    Said said{speaker_name(quote), quote.speaker->role.value_or(""), quote.text, ""};
    if (!quote.relayed_by.empty()) said.relayed_by = quote.relayed_by.front().outlet;
    said_.push_back(std::move(said));
    ++taken;
  }
}

void RunSummary::sample_counts(const Record& record) {
  for (std::size_t i = 0; i < std::min(kFactsAPage, record.counts.size()); ++i) {
    keep(counts_, amount(record.counts[i]), kMaxFacts);
  }
}

void RunSummary::sample_dates(const Record& record) {
  for (std::size_t i = 0; i < std::min(kFactsAPage, record.dates.size()); ++i) {
    keep(dates_, record.dates[i].exact.exact + " = " + record.dates[i].value, kMaxFacts);
  }
}

std::string RunSummary::outlets_text(const Paint& paint) const {
  std::string out =
      "\n" + paint.bold(fmt::format("{:<28}{:>9}{:>8}{:>8}{:>7}", "Outlet", "articles", "quotes", "counts", "dates")) +
      "\n";
  for (const auto& [name, totals] : outlets_) {
    // Names in Chinese are shorter in code points than in columns: pad by what is shown.
    out +=
        fmt::format("{:<28}{:>9}{:>8}{:>8}{:>7}\n", name, totals.articles, totals.quotes, totals.counts, totals.dates);
  }
  return out;
}

std::string RunSummary::quotes_text(const Paint& paint, std::size_t columns) const {
  if (said_.empty()) return "";
  std::string out = "\n" + paint.bold("Who said what") + "\n";
  for (const Said& said : said_) {
    std::string who = said.speaker;
    if (!said.role.empty()) who += ", " + said.role;
    if (!said.relayed_by.empty()) who += " (through " + said.relayed_by + ")";
    out += "  " + paint.cyan(fit(who, columns - 2)) + "\n    \"" + fit(said.words, columns - 6) + "\"\n";
  }
  return out;
}

std::string RunSummary::failures_text(const Paint& paint, std::size_t columns) const {
  if (failed_ == 0) return "";
  std::string out = "\n" + paint.bold(fmt::format("Not read: {}", failed_)) + "\n";
  for (const std::string& failure : failures_) {
    const std::size_t end = failure.find('\n');
    out += "  " + paint.red(fit(failure.substr(0, end), columns - 2)) + "\n";
    out += "    " + printable(failure.substr(end + 1)) + "\n";  // whole: the end says what to do
  }
  return out;
}

std::string RunSummary::text(const Paint& paint, std::size_t columns) const {
  if (articles_ == 0 && failed_ == 0)
    return fmt::format("Nothing new: {} requests, no article that was not there before.\n", fetches_);
  return (articles_ == 0 ? "No article that was not there before.\n" : outlets_text(paint)) +
         quotes_text(paint, columns) + section(paint, "How many patents", counts_, columns) +
         section(paint, "When", dates_, columns) + failures_text(paint, columns);
}

std::string next_steps(const RunConfig& config, const std::string& program, const Paint& paint) {
  std::string out = "\n" + paint.bold("Where it is") + "\n";
  const auto row = [&](std::string_view what, const std::string& path) {
    if (!path.empty()) out += fmt::format("  {:<12}{}\n", what, path);
  };
  row("database", config.sinks.sqlite);
  row("JSON Lines", config.sinks.jsonl);
  row("WARC files", config.sinks.archive);
  row("report page", config.sinks.report);
  out += "\n" + paint.bold("Try next") + "\n";
  const std::string called = shell_word(program);
  out += fmt::format("  {} status {}\n", called, shell_quoted(config.sinks.sqlite));
  out += fmt::format("  {} export --csv quotes {}\n", called, shell_quoted(config.sinks.sqlite));
  // Not the archive alone: the config knows whose pages they are.
  out += fmt::format("  {} reprocess {}\n", called, shell_quoted(config.path));
  return out;
}

}  // namespace pressmark
