// pressmark extract --explain-metadata: what a person is shown.

#include <gtest/gtest.h>

#include "tests/support/child_process.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

test::Finished explain(const std::string& name, const std::string& text) {
  const test::TemporaryFolder folder;
  test::write_file(folder / name, text);
  return test::run_command(std::string("'") + PRESSMARK_PROGRAM + "' extract --explain-metadata '" + (folder / name) +
                           "' 2>&1");
}

TEST(ExplainMetadata, FieldReasonAndCandidatesInLines) {
  const test::Finished done = explain("page.html",
                                      "<html><head><title>Bridge opens</title><meta name=author content='Ole Brandt'>"
                                      "</head><body><h1>Bridge opens</h1><p>The new harbour bridge was opened to "
                                      "traffic on Monday morning, two years later than promised.</p></body></html>");
  EXPECT_EQ(done.status, 0);
  EXPECT_EQ(done.output,
            "title: Bridge opens\n"
            "  most trust and agreement together\n"
            "  > h1     Bridge opens  trust 2.00, with agreement 3.00\n"
            "    title  Bridge opens  trust 0.50, with agreement 1.50\n"
            "authors: Ole Brandt\n"
            "  the first source that gives a name\n"
            "  > meta                 Ole Brandt\n"
            "    declared, desks too  Ole Brandt\n"
            "language: en\n"
            "  the first source that has it\n"
            "  > text  en\n");
}

TEST(ExplainMetadata, APlainTextHasNone) {
  const test::Finished done = explain("story.txt", "Bridge opens");
  EXPECT_EQ(done.status, 0);
  EXPECT_EQ(done.output, "no metadata: a plain text, or a page that states none\n");
}

TEST(ExplainMetadata, AFileThatCannotBeReadIsToldOnStandardError) {
  const std::string call = std::string("'") + PRESSMARK_PROGRAM + "' extract --explain-metadata /nowhere.html";
  EXPECT_EQ(test::run_command(call + " 2>/dev/null").output, "");
  EXPECT_EQ(test::run_command(call + " 2>&1").output,
            "pressmark: /nowhere.html: reading /nowhere.html: No such file or directory\n");
  EXPECT_EQ(test::run_command(call + " --strict 2>&1").status, 3);
}

// Former bugs

TEST(ExplainMetadata, OfSeveralPagesEachIsNamed) {
  const test::TemporaryFolder folder;
  const std::string page = "<title>Bridge opens</title>";
  test::write_file(folder / "a.html", page);
  test::write_file(folder / "m.jsonl",
                   "{\"id\": \"one\", \"file\": \"a.html\"}\n{\"id\": \"two\", \"file\": \"b.html\"}\n");
  const std::string block =
      "title: Bridge opens\n  most trust and agreement together\n  > title  Bridge opens  trust 0.50, with agreement "
      "0.50\n";
  const std::string call = std::string("'") + PRESSMARK_PROGRAM + "' extract --explain-metadata ";
  EXPECT_EQ(test::run_command(call + "--manifest '" + (folder / "m.jsonl") + "' 2>/dev/null").output,
            "== one\n" + block);
  const std::string a = folder / "a.html";
  EXPECT_EQ(test::run_command(call + "'" + a + "' '" + a + "'").output,
            "== " + a + "\n" + block + "== " + a + "\n" + block);
}

}  // namespace
}  // namespace pressmark
