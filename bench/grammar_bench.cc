// How much text a second the grammars of dates and counts read, on one core.
//
//   grammar_bench FILE...            plain texts, each laid out once
//   grammar_bench --published 1998-02-06 FILE...
//
// Prints megabytes a second of CPU time for dates, for counts and for both together; five rounds, the best counts: what
// is slower was disturbed. Texts are read again until a round has lasted a fifth of a second.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "bench/thread_cpu.h"
#include "core/article.h"
#include "core/outlets/outlet.h"
#include "extract/facts.h"

namespace {

using pressmark::bench::thread_cpu_seconds;

constexpr int kRounds = 5;
constexpr double kShortestRound = 0.2;  // seconds
constexpr double kMegabyte = 1e6;

struct Text {
  pressmark::ArticleText article;
  pressmark::FactInput input;
  std::vector<pressmark::Date> dates;
};

// Seconds that `work` takes for all texts once, the best of the rounds.
template <class Work>
double seconds_of(std::vector<Text>& texts, Work work) {
  double best = 0;
  for (int round = 0; round < kRounds; ++round) {
    int times = 0;
    const double start = thread_cpu_seconds();
    double spent = 0;
    while (spent < kShortestRound) {
      for (Text& text : texts) work(text);
      ++times;
      spent = thread_cpu_seconds() - start;
    }
    best = round == 0 ? spent / times : std::min(best, spent / times);
  }
  return best;
}

bool read_texts(const std::vector<std::string>& paths, const pressmark::OutletTable& outlets,
                std::string_view published, std::vector<Text>& texts) {
  texts.resize(paths.size());  // an input views its article: neither may move
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::ifstream file(paths[i], std::ios::binary);
    texts[i].article.text.assign(std::istreambuf_iterator<char>(file), {});
    if (texts[i].article.text.empty()) {
      std::cerr << paths[i] << ": cannot be read, or empty\n";
      return false;
    }
    texts[i].input = pressmark::prepare(texts[i].article, outlets, nullptr, published);
  }
  return true;
}

int run(std::vector<Text>& texts) {
  double bytes = 0;
  for (const Text& text : texts) bytes += static_cast<double>(text.article.text.size());
  const double dates = seconds_of(texts, [](Text& text) { text.dates = pressmark::find_dates(text.input); });
  const double counts =
      seconds_of(texts, [](Text& text) { static_cast<void>(pressmark::find_counts(text.input, text.dates)); });
  const auto rate = [bytes](double seconds) { return bytes / seconds / kMegabyte; };
  std::printf("%zu texts, %.2f MB: dates %.1f MB/s, counts %.1f MB/s, both %.1f MB/s\n", texts.size(),
              bytes / kMegabyte, rate(dates), rate(counts), rate(dates + counts));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  std::string published = "2020-02-07";
  if (paths.size() > 1 && paths[0] == "--published") {
    published = paths[1];
    paths.erase(paths.begin(), paths.begin() + 2);
  }
  if (paths.empty()) {
    std::cerr << "usage: grammar_bench [--published DAY] FILE...\n";
    return 2;
  }
  const auto outlets = pressmark::OutletTable::built_in();
  if (!outlets) return 1;
  std::vector<Text> texts;
  return read_texts(paths, *outlets, published, texts) ? run(texts) : 1;
}
