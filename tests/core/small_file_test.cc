#include "core/small_file.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

TEST(SmallFile, IsReadWhole) {
  const test::TemporaryFolder folder;
  const std::string bytes("a\0b\r\n", 5);
  EXPECT_EQ(read_small_file(folder.write("a.tsv", bytes), "table").value_or("?"), bytes);
  EXPECT_EQ(read_small_file(folder.write("empty.tsv", ""), "table").value_or("?"), "");
  const std::string most(kMostSmallFileBytes, 'x');
  EXPECT_EQ(read_small_file(folder.write("most.tsv", most), "table").value_or("?"), most);
}

TEST(SmallFile, SaysWhatIsWrongWithWhichFile) {
  const test::TemporaryFolder folder;
  const Error of_folder = read_small_file(folder.path(), "table").error();
  EXPECT_EQ(of_folder.message, "the table " + folder.path() + " is a folder; name the file in it");
  EXPECT_EQ(of_folder.code, "unreadable");
  const Error missing = read_small_file(folder / "no.tsv", "table").error();
  EXPECT_EQ(missing.message, "cannot open the table " + (folder / "no.tsv") + ": No such file or directory");
  EXPECT_EQ(missing.code, "not_found");
  const std::string large = folder.write("large.tsv", std::string(kMostSmallFileBytes + 1, 'x'));
  const Error too_large = read_small_file(large, "table").error();
  EXPECT_EQ(too_large.message, "the table " + large + " is larger than a megabyte; name a smaller file");
  EXPECT_EQ(too_large.code, "too_large");
}

TEST(SmallFile, ADeviceWithoutEndIsReadUpToTheBound) {
  EXPECT_EQ(read_small_file("/dev/zero", "table").error().code, "too_large");
}

// Former bugs: a folder was an exception that named no file, and a device without end filled the memory.

}  // namespace
}  // namespace pressmark
