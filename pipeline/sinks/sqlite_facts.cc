#include "pipeline/sinks/sqlite_facts.h"

#include "core/text/utf8.h"
#include "normalize/json.h"

namespace pressmark {
namespace {

constexpr std::size_t kContext = 32;  // code points kept on each side of a span, to find it again in another text

SqlValue number(std::uint32_t value) {
  return std::int64_t{value};
}

std::string json_mentions(const std::vector<RecordOutletMention>& mentions) {
  std::string out = "[";
  for (const RecordOutletMention& mention : mentions) {
    if (out.size() > 1) out += ", ";
    out += "{\"outlet\": ";
    append_json_string(out, mention.outlet);
    out += ", \"exact\": ";
    append_json_string(out, mention.exact.exact);
    out +=
        ", \"start\": " + std::to_string(mention.exact.start) + ", \"end\": " + std::to_string(mention.exact.end) + "}";
  }
  return out + "]";
}

std::string json_numbers(const std::vector<std::uint32_t>& items) {
  std::string out = "[";
  for (const std::uint32_t item : items) {
    if (out.size() > 1) out += ", ";
    out += std::to_string(item);
  }
  return out + "]";
}

// A count's bound: an integer where it is one, else the decimal as text (NUMERIC makes a real of it).
SqlValue bound(const std::optional<std::string>& value) {
  if (!value) return {};
  return *value;
}

// Words before and after spans: walks the text once, since the spans of a quote are in order.
class Context {
 public:
  explicit Context(const std::string& text) : text_(text) {}

  std::string before(std::uint32_t code_point) {
    const std::size_t end = offset_of(code_point);
    std::size_t start = end;
    for (std::size_t i = 0; i < kContext && start > 0; ++i) (void)previous_code_point(text_, start);
    return text_.substr(start, end - start);
  }

  std::string after(std::uint32_t code_point) {
    const std::size_t start = offset_of(code_point);
    std::size_t end = start;
    for (std::size_t i = 0; i < kContext && end < text_.size(); ++i) (void)next_code_point(text_, end);
    return text_.substr(start, end - start);
  }

 private:
  std::size_t offset_of(std::uint32_t code_point) {
    if (code_point < at_) {
      at_ = 0;
      offset_ = 0;
    }
    for (; at_ < code_point && offset_ < text_.size(); ++at_) (void)next_code_point(text_, offset_);
    return offset_;
  }

  const std::string& text_;
  std::uint32_t at_ = 0;
  std::size_t offset_ = 0;
};

void append_span(SqlRow& row, const std::optional<TextSpan>& span) {
  if (!span) {
    row.insert(row.end(), {SqlValue{}, SqlValue{}, SqlValue{}});
  } else {
    row.insert(row.end(), {span->exact, number(span->start), number(span->end)});
  }
}

void append_speaker(SqlRow& row, const std::optional<RecordSpeaker>& speaker) {
  if (!speaker) {
    row.insert(row.end(), 8, SqlValue{});
    return;
  }
  append_span(row, speaker->exact);
  row.insert(row.end(), {or_null(speaker->name), std::string(name_of(speaker->kind)), or_null(speaker->role),
                         or_null(speaker->affiliation), std::string(name_of(speaker->via))});
}

class FactWriter {
 public:
  FactWriter(Database& database, const Record& record) : database_(database), record_(record), context_(record.text) {}

  Result<void> write() {
    return each(record_.quotes, [this](std::int64_t i, const RecordQuote& quote) { return write_quote(i, quote); })
        .and_then([this] {
          return each(record_.dates, [this](std::int64_t i, const RecordDate& date) { return write_date(i, date); });
        })
        .and_then([this] {
          return each(record_.counts,
                      [this](std::int64_t i, const RecordCount& count) { return write_count(i, count); });
        })
        .and_then([this] {
          return each(record_.citations, [this](std::int64_t i, const RecordOutletMention& citation) {
            return write_citation(i, citation);
          });
        });
  }

 private:
  template <class Fact, class Write>
  Result<void> each(const std::vector<Fact>& facts, Write write) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (Result<void> done = write(static_cast<std::int64_t>(i), facts[i]); !done) return done;
    }
    return {};
  }

  Result<void> write_quote(std::int64_t ord, const RecordQuote& quote) {
    SqlRow row = {record_.extraction_id,
                  ord,
                  quote.id,
                  std::string(name_of(quote.type)),
                  quote.text,
                  number(quote.spans.front().start),
                  number(quote.spans.back().end)};
    append_span(row, quote.cue);
    append_speaker(row, quote.speaker);
    row.push_back(json_mentions(quote.relayed_by));
    append_span(row, quote.cited);
    row.insert(row.end(), {json_list(quote.repair), quote.confidence, quote.rule});
    Result<void> done = database_.run(
        "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row);
    for (std::size_t i = 0; done && i < quote.spans.size(); ++i) {
      const TextSpan& span = quote.spans[i];
      done = database_.run("INSERT INTO quote_spans VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                           {record_.extraction_id, ord, static_cast<std::int64_t>(i), number(span.start),
                            number(span.end), span.exact, context_.before(span.start), context_.after(span.end)});
    }
    return done;
  }

  Result<void> write_date(std::int64_t ord, const RecordDate& date) {
    return database_.run(
        "INSERT INTO dates VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {record_.extraction_id, ord, date.exact.exact, number(date.exact.start), number(date.exact.end),
         std::string(name_of(date.type)), date.value, or_null(date.earliest), or_null(date.latest),
         or_null(date.precision), std::string(name_of(date.anchor)), date.confidence, date.rule});
  }

  Result<void> write_count(std::int64_t ord, const RecordCount& count) {
    SqlRow row = {record_.extraction_id,
                  ord,
                  count.exact.exact,
                  number(count.exact.start),
                  number(count.exact.end),
                  bound(count.low),
                  bound(count.high),
                  std::string(name_of(count.comparator)),
                  count.unit,
                  count.noun,
                  or_null(count.role)};
    append_span(row, count.holder ? std::optional(count.holder->exact) : std::nullopt);
    row.insert(row.end(), {count.holder ? or_null(count.holder->name) : SqlValue{}, or_null(count.jurisdiction),
                           json_numbers(count.same_as), count.confidence, count.rule});
    return database_.run("INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row);
  }

  Result<void> write_citation(std::int64_t ord, const RecordOutletMention& citation) {
    return database_.run("INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?, ?)",
                         {record_.extraction_id, ord, citation.outlet, or_null(citation.outlet_id),
                          citation.exact.exact, number(citation.exact.start), number(citation.exact.end)});
  }

  Database& database_;
  const Record& record_;
  Context context_;
};

}  // namespace

Result<void> write_facts(Database& database, const Record& record) {
  return FactWriter(database, record).write();
}

}  // namespace pressmark
