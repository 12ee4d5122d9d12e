// What each stage costs, in multiples of a bare gumbo parse of the same pages in the same run.
//
//   pressmark_bench FILE...            pages, .html or .html.gz
//   pressmark_bench --list FILE        one path a line
//   pressmark_bench --program PRESSMARK FILE...     with the whole program too: page files to records on one thread,
//                                                   start-up included
//
// The stages are run page by page in turn, so that they share the machine's mood; five rounds, the median counts.
// Prints for each stage its CPU time a page and its ratio to gumbo (max_errors = 0, malloc, parse and destroy).
#include <gumbo.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "bench/child_cpu.h"
#include "bench/thread_cpu.h"
#include "core/outlets/outlet.h"
#include "core/text/utf8.h"
#include "extract/facts.h"
#include "extract/page/document.h"
#include "extract/page/read_page.h"
#include "normalize/json.h"
#include "normalize/record.h"

namespace {

using pressmark::bench::thread_cpu_seconds;

constexpr int kRounds = 5;

enum StageIndex : std::size_t { kGumbo, kParse, kReadPage, kFacts, kRecord, kWhole, kProgram, kStages };
constexpr std::array<const char*, kStages> kStageNames = {
    "gumbo, parse and destroy", "parse_html",     "read_page (parse included)", "find_facts",
    "make_record, to_json",     "page to record", "the program, start to end"};
using Seconds = std::array<double, kStages>;

// Adds to `total` what `work` takes.
template <class Work>
void measure(double& total, Work work) {
  const double start = thread_cpu_seconds();
  work();
  total += thread_cpu_seconds() - start;
}

std::string read_page_file(const std::string& path) {
  std::string bytes;
  gzFile file = gzopen(path.c_str(), "rb");  // passes plain files on
  if (file == nullptr) return bytes;
  std::array<char, 1U << 16U> buffer{};
  for (int read = 0; (read = gzread(file, buffer.data(), buffer.size())) > 0;) {
    bytes.append(buffer.data(), static_cast<std::size_t>(read));
  }
  gzclose(file);
  return bytes;
}

void parse_with_gumbo(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  gumbo_destroy_output(&options, gumbo_parse_with_options(&options, html.data(), html.size()));
}

// The program over a manifest of the same files; without a program nothing is run.
class ProgramRun {
 public:
  ProgramRun(std::string program, const std::vector<std::string>& paths) : program_(std::move(program)) {
    if (program_.empty()) return;
    std::ofstream manifest(manifest_);
    for (std::size_t i = 0; i < paths.size(); ++i) {
      std::string row = "{\"id\": \"" + std::to_string(i) + "\", \"file\": ";
      pressmark::append_json_string(row, std::filesystem::absolute(paths[i]).string());
      manifest << row << ", \"url\": \"https://news.example/" << i << "\"}\n";
    }
  }
  ~ProgramRun() { std::filesystem::remove(manifest_); }
  ProgramRun(const ProgramRun&) = delete;
  ProgramRun& operator=(const ProgramRun&) = delete;

  [[nodiscard]] bool wanted() const { return !program_.empty(); }
  [[nodiscard]] double thread_cpu_seconds() const {
    const double seconds =
        wanted() ? pressmark::bench::child_cpu_seconds({program_, "extract", "--jobs", "1", "--manifest", manifest_})
                 : 0;
    if (seconds < 0) std::cerr << program_ << " extract --manifest " << manifest_ << " failed\n";
    return seconds;
  }

 private:
  std::string program_;
  std::string manifest_ =
      std::filesystem::temp_directory_path() / ("pressmark-bench-" + std::to_string(getpid()) + ".jsonl");
};

class Bench {
 public:
  Bench(const pressmark::OutletTable& outlets, std::vector<std::string> pages) : outlets_(outlets) {
    for (std::string& bytes : pages) {
      pressmark::Page page;
      page.url = "https://news.example/" + std::to_string(pages_.size());
      page.bytes = std::move(bytes);
      html_bytes_ += page.bytes.size();
      std::string& text = utf8_.emplace_back();
      static_cast<void>(pressmark::append_repaired_utf8(text, page.bytes));
      pages_.push_back(std::move(page));
    }
  }

  // The cost of each stage over all pages.
  Seconds run_round() {
    Seconds seconds{};
    for (std::size_t i = 0; i < pages_.size(); ++i) run_page(i, seconds);
    return seconds;
  }
  [[nodiscard]] std::size_t html_bytes() const { return html_bytes_; }
  [[nodiscard]] std::size_t page_count() const { return pages_.size(); }
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  void run_page(std::size_t index, Seconds& seconds) {
    const pressmark::Page& page = pages_[index];
    measure(seconds[kGumbo], [&] { parse_with_gumbo(utf8_[index]); });
    measure(seconds[kParse], [&] { refused_ += pressmark::parse_html(utf8_[index], {}) ? 0 : 1; });
    pressmark::ArticleText article;
    pressmark::Facts facts;
    measure(seconds[kReadPage], [&] { article = pressmark::read_page(page, nullptr, {}); });
    measure(seconds[kFacts],
            [&] { facts = pressmark::find_facts(pressmark::prepare(article, outlets_, nullptr, "2020-02-07")); });
    measure(seconds[kRecord], [&] {
      const pressmark::RecordInput input{page, article, facts, outlets_, nullptr};
      json_bytes_ += pressmark::to_json(pressmark::make_record(input), pressmark::BlockView::kText).size();
    });
    measure(seconds[kWhole], [&] { run_whole(page); });
  }

  void run_whole(const pressmark::Page& page) {
    const pressmark::ArticleText article = pressmark::read_page(page, nullptr, {});
    const pressmark::Facts facts = pressmark::find_facts(pressmark::prepare(article, outlets_, nullptr, "2020-02-07"));
    const pressmark::RecordInput input{page, article, facts, outlets_, nullptr};
    json_bytes_ += pressmark::to_json(pressmark::make_record(input), pressmark::BlockView::kText).size();
  }

  const pressmark::OutletTable& outlets_;
  std::vector<pressmark::Page> pages_;
  std::vector<std::string> utf8_;
  std::size_t html_bytes_ = 0;
  std::size_t json_bytes_ = 0;
  std::size_t refused_ = 0;
};

template <class Value>
double median_of(const std::vector<Seconds>& rounds, Value value) {
  std::vector<double> values;
  values.reserve(rounds.size());
  for (const Seconds& round : rounds) values.push_back(value(round));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

void print(const Bench& bench, const std::vector<Seconds>& rounds) {
  const auto pages = static_cast<double>(bench.page_count());
  std::printf("%zu pages, %.1f MB, %zu refused, median of %d rounds\n%-28s %12s %9s\n", bench.page_count(),
              static_cast<double>(bench.html_bytes()) / 1e6, bench.refused(), kRounds, "stage", "us a page", "x gumbo");
  for (std::size_t stage = 0; stage < kStages; ++stage) {
    if (rounds.front()[stage] <= 0) continue;
    const double seconds = median_of(rounds, [&](const Seconds& round) { return round[stage]; });
    const double ratio = median_of(rounds, [&](const Seconds& round) { return round[stage] / round[kGumbo]; });
    std::printf("%-28s %12.0f %9.4f\n", kStageNames[stage], 1e6 * seconds / pages, ratio);
  }
}

struct Call {
  std::string program;
  std::vector<std::string> paths;
};

Call read_call(std::vector<std::string> arguments) {
  Call call;
  if (arguments.size() > 2 && arguments[0] == "--program") {
    call.program = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.size() == 2 && arguments[0] == "--list") {
    std::ifstream list(arguments[1]);
    arguments.clear();
    for (std::string line; std::getline(list, line);) {
      if (!line.empty()) arguments.push_back(line);
    }
  }
  call.paths = std::move(arguments);
  return call;
}

}  // namespace

int main(int argc, char** argv) {
  const Call call = read_call({argv + 1, argv + argc});
  std::vector<std::string> pages;
  for (const std::string& path : call.paths) {
    pages.push_back(read_page_file(path));
    if (pages.back().empty()) std::cerr << path << ": empty or not readable\n";
  }
  const auto outlets = pressmark::OutletTable::built_in();
  if (pages.empty() || !outlets) {
    std::cerr << "usage: pressmark_bench [--program PRESSMARK] FILE... | --list FILE\n";
    return 2;
  }
  Bench bench(*outlets, std::move(pages));
  const ProgramRun program(call.program, call.paths);
  bench.run_round();  // warms up: lazy tables, the allocator
  std::vector<Seconds> rounds;
  rounds.reserve(kRounds);
  for (int i = 0; i < kRounds; ++i) {
    rounds.push_back(bench.run_round());
    rounds.back()[kProgram] = program.thread_cpu_seconds();
    if (rounds.back()[kProgram] < 0) return 1;
  }
  print(bench, rounds);
  return 0;
}
