#include "pipeline/manifest.h"

#include <gtest/gtest.h>

#include "core/digest/digest.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using test::TemporaryFolder;
using test::write_file;

std::vector<ManifestDocument> read_all(const TemporaryFolder& folder, const std::string& rows) {
  write_file(folder / "m.jsonl", rows);
  Result<Manifest> manifest = Manifest::open(folder / "m.jsonl");
  EXPECT_TRUE(manifest);
  std::vector<ManifestDocument> documents;
  while (std::optional<ManifestRow> row = manifest->next()) documents.push_back(read_document(std::move(*row), {}));
  return documents;
}

TEST(Manifest, TextStandsInTheRowItself) {
  const TemporaryFolder folder;
  const auto documents = read_all(folder, R"({"id": "a", "text": "One\n\u201ctwo\u201d", "published": "2020-02-07"})");
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_FALSE(documents[0].error);
  EXPECT_EQ(documents[0].page.id, "a");
  EXPECT_EQ(documents[0].page.bytes, "One\n\u201ctwo\u201d");
  EXPECT_EQ(documents[0].page.source.kind, SourceKind::kText);
  EXPECT_EQ(documents[0].page.published, "2020-02-07");
}

TEST(Manifest, FilesAreRelativeToTheManifest) {
  const TemporaryFolder folder;
  write_file(folder / "page.html", "<p>Hello");
  const auto documents =
      read_all(folder, R"({"id": "p", "file": "page.html", "url": "https://news.example/p", "fetched": "2020-02-08"})");
  ASSERT_EQ(documents.size(), 1U);
  ASSERT_FALSE(documents[0].error) << documents[0].error->message;
  EXPECT_EQ(documents[0].page.bytes, "<p>Hello");
  EXPECT_EQ(documents[0].page.source.kind, SourceKind::kHtml);
  EXPECT_EQ(documents[0].page.source.sha256, sha256_hex("<p>Hello"));
  EXPECT_EQ(documents[0].page.source.fetched_at, "2020-02-08");
  EXPECT_EQ(documents[0].page.url, "https://news.example/p");
}

TEST(Manifest, FurtherPagesAreAListOfFilesOfAPage) {
  const TemporaryFolder folder;
  write_file(folder / "page.html", "<p>Hello");
  const auto documents = read_all(folder,
                                  "{\"id\": \"1\", \"text\": \"fine\", \"pages\": [\"page.html\"]}\n"
                                  "{\"id\": \"2\", \"file\": \"page.html\", \"pages\": \"page.html\"}\n"
                                  "{\"id\": \"3\", \"file\": \"page.html\", \"pages\": [1, {}]}\n"
                                  "{\"id\": \"4\", \"file\": \"page.html\", \"pages\": [\"page.html\"]}\n");
  ASSERT_EQ(documents.size(), 4U);
  for (std::size_t k = 0; k < 3; ++k) {
    ASSERT_TRUE(documents[k].error) << k;
    EXPECT_EQ(documents[k].error->code, "bad_manifest_row");
  }
  EXPECT_FALSE(documents[3].error);
  EXPECT_EQ(documents[3].further.size(), 1U);
}

TEST(Manifest, ANumberIsAnIdAndOtherTypesAreErrors) {
  const TemporaryFolder folder;
  const auto documents = read_all(folder,
                                  "{\"id\": 7, \"text\": \"fine\"}\n"
                                  "{\"id\": [7], \"text\": \"fine\"}\n"
                                  "{\"id\": \"u\", \"text\": \"fine\", \"url\": 1}\n"
                                  "{\"id\": \"b\", \"text\": \"fine\", \"file\": \"page.html\"}\n"
                                  "{\"id\": \"n\", \"text\": \"fine\", \"url\": null, \"more\": 1}\n");
  ASSERT_EQ(documents.size(), 5U);
  EXPECT_EQ(documents[0].page.id, "7");
  EXPECT_FALSE(documents[0].error);
  EXPECT_TRUE(documents[1].error->message.ends_with(":2: \"id\" is no string")) << documents[1].error->message;
  EXPECT_TRUE(documents[2].error->message.ends_with(":3: \"url\" is no string")) << documents[2].error->message;
  EXPECT_TRUE(documents[3].error->message.ends_with(":4: both \"file\" and \"text\"")) << documents[3].error->message;
  EXPECT_FALSE(documents[4].error);
}

TEST(Manifest, BrokenRowsWithoutAnIdHaveOneOfTheirOwn) {
  const TemporaryFolder folder;
  const auto documents = read_all(folder, "nonsense\n[1]\n{\"id\": \"x\"}\n");
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_TRUE(documents[0].page.id.ends_with(".jsonl:1")) << documents[0].page.id;
  EXPECT_TRUE(documents[1].page.id.ends_with(".jsonl:2")) << documents[1].page.id;
  EXPECT_EQ(documents[2].page.id, "x");
}

TEST(Manifest, EveryRowGivesADocumentAlsoOneThatCannotBeRead) {
  const TemporaryFolder folder;
  const auto documents = read_all(folder,
                                  "{\"id\": \"1\", \"file\": \"missing.html\"}\n"
                                  "\n"
                                  "{\"id\": \"2\", broken\n"
                                  "[1]\n"
                                  "{\"id\": \"4\"}\n"
                                  "{\"id\": \"5\", \"text\": \"fine\"}\n");
  ASSERT_EQ(documents.size(), 5U);
  EXPECT_EQ(documents[0].error->code, "not_found");
  EXPECT_EQ(documents[0].page.id, "1");
  EXPECT_EQ(documents[1].error->code, "bad_manifest_row");
  EXPECT_TRUE(documents[1].error->message.starts_with(folder / "m.jsonl:3: no JSON"));
  EXPECT_EQ(documents[2].error->message, folder / "m.jsonl:4: not an object");
  EXPECT_EQ(documents[3].error->message, folder / "m.jsonl:5: neither \"file\" nor \"text\"");
  EXPECT_FALSE(documents[4].error);
}

TEST(Manifest, AMissingManifestIsAnError) {
  const Result<Manifest> manifest = Manifest::open("/nowhere/m.jsonl");
  ASSERT_FALSE(manifest);
  EXPECT_EQ(manifest.error().message, "cannot open the manifest /nowhere/m.jsonl: No such file or directory");
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark
