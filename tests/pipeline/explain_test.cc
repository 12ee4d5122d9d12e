// pressmark quotes, dates and counts: what a person is shown.

#include <gtest/gtest.h>

#include "tests/support/child_process.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using test::Finished;
using test::run_command;

constexpr const char* kText =
    "\"The suit has no merit,\" said Ann Park, chief counsel of Orbit.\n"
    "Orbit owns more than 1,200 patents, she said on Thursday.";

// `text` is given on standard input, published on Friday, 7 February 2020.
Finished call(const std::string& arguments, const std::string& text = kText) {
  const test::TemporaryFolder folder;
  test::write_file(folder / "story.txt", text);
  return run_command(std::string("'") + PRESSMARK_PROGRAM + "' " + arguments + " --published 2020-02-07 '" +
                     (folder / "story.txt") + "' 2>&1");
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Explain, MarksSpeechCueAndSpeakerOfAQuote) {
  const Finished done = call("quotes --explain");
  EXPECT_EQ(done.status, 0);
  EXPECT_EQ(first_line(done.output), "\"[1 The suit has no merit,]\" <1 said> {1 Ann Park}, chief counsel of Orbit.");
  EXPECT_TRUE(
      holds(done.output, "\n  1 direct: Ann Park, chief counsel, Orbit (person, as written); rule tag_inverted,"))
      << done.output;
}

TEST(Explain, MarksADateWithItsValueAndAnchor) {
  const Finished done = call("dates --explain");
  EXPECT_TRUE(holds(done.output,
                    "she said on [1 Thursday].\n  1 DATE 2020-02-06, 2020-02-06 to 2020-02-06, anchored to published;"))
      << done.output;
}

TEST(Explain, MarksACountAndItsHolder) {
  const Finished done = call("counts --explain");
  EXPECT_TRUE(holds(done.output, "{1 Orbit} owns [1 more than 1,200] patents, she said")) << done.output;
  EXPECT_TRUE(holds(done.output, "\n  1 more than 1200 x patent, held, holder Orbit; rule ")) << done.output;
}

TEST(Explain, CountsCodePointsNotBytes) {
  const Finished done = call("dates --explain", "\xE5\x8D\x8E\xE4\xB8\xBA\xE2\x80\x94 on Thursday.");
  EXPECT_EQ(first_line(done.output), "\xE5\x8D\x8E\xE4\xB8\xBA\xE2\x80\x94 on [1 Thursday].");
}

TEST(FactsCommands, ListOneKindOfFact) {
  const Finished counts = call("counts");
  EXPECT_TRUE(holds(counts.output, "How many (1)")) << counts.output;
  EXPECT_FALSE(holds(counts.output, "Who said what"));
  EXPECT_EQ(call("counts", "Nobody counted anything.").output, "none found\n");
}

TEST(FactsCommands, SayWhatCouldNotBeRead) {
  const Finished done = run_command(std::string("'") + PRESSMARK_PROGRAM + "' quotes /nowhere.txt 2>&1");
  EXPECT_EQ(done.status, 1);
  EXPECT_TRUE(holds(done.output, "/nowhere.txt")) << done.output;
}

TEST(FactsCommands, CountsTakeUnitsOfOnesOwn) {
  const test::TemporaryFolder folder;
  test::write_file(folder / "stores.tsv",
                   "row\tform\tvalue\texample\nunit\tstore\topen\t-\nnoun\tstores\tplural\tthree stores\n");
  const std::string with = "counts --explain --units '" + (folder / "stores.tsv") + "'";
  const Finished done = call(with, "Acme has 12 stores.");
  EXPECT_TRUE(holds(done.output, "{1 Acme} has [1 12] stores.\n  1 12 x store, open, holder Acme; rule "))
      << done.output;
  EXPECT_EQ(call("quotes --units lawsuit").status, 2);
}

// Former bugs

TEST(Explain, WhatATerminalWouldObeyIsShownAsBlanks) {
  const std::string text =
      "The \x1b]0;x\x07suit\x1b[31m of \xC2\x9B"
      "7m Thursday\x7f.";
  const std::string shown = call("dates --explain", text).output;
  EXPECT_EQ(first_line(shown), "The  ]0;x suit [31m of  7m [1 Thursday] .");
  for (const char* command : {"quotes --explain", "counts --explain", "dates", "quotes"}) {
    const std::string out = call(command, "\"The \x1b]0;x\x07suit has no merit,\" said Ann Park on Thursday.").output;
    EXPECT_FALSE(holds(out, "\x1b")) << command << ": " << out;
  }
}

}  // namespace
}  // namespace pressmark
