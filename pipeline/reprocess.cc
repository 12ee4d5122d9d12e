#include "pipeline/reprocess.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/url/url.h"
#include "extract/page/parts/read_article.h"
#include "fetch/warc/warc_reader.h"
#include "pipeline/archive_index.h"
#include "pipeline/asked_pages.h"
#include "pipeline/extraction.h"
#include "pipeline/ordered_parallel.h"

namespace pressmark {
namespace {

// robots.txt is plain text, and no article; nor is a page that a config's list of articles turned out to be.
bool is_article(const WarcRecord& record, const SourceOutlets& sources) {
  if (!is_page(record) || sources.is_list(std::string(record.target_uri()))) return false;
  const std::optional<Url> url = Url::parse(record.target_uri());
  return !url || url->path() != "/robots.txt";
}

// What comes out of an archive, one at a time: a record to read, or damage to report.
struct Piece {
  std::optional<WarcRecord> record;
  std::string file;
  std::optional<OutcomeRow> damage;
};

class ArchiveStream {
 public:
  explicit ArchiveStream(const ReprocessInput& input) : input_(input) {}

  std::optional<Piece> next() {
    while (input_.cancel == nullptr || !input_.cancel->load()) {
      if (!reader_ && !open_next()) return std::nullopt;
      std::optional<WarcRecord> record = waiting_ ? std::exchange(waiting_, std::nullopt) : reader_->next();
      if (told_ < reader_->damages().size()) {
        waiting_ = std::move(record);
        return damage(reader_->damages()[told_++]);
      }
      if (!record) {
        reader_.reset();
      } else if (is_article(*record, input_.source_outlets)) {
        return Piece{std::move(record), warc_filename(path_), std::nullopt};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  bool open_next() {
    if (next_archive_ == input_.archives.size()) return false;
    path_ = input_.archives[next_archive_++];
    Result<WarcReader> reader = WarcReader::open(path_);
    if (!reader) {
      error_ = reader.error();
      return false;
    }
    reader_ = std::move(*reader);
    told_ = 0;
    return true;
  }

  Piece damage(const WarcDamage& damage) const {
    OutcomeRow row{
        warc_filename(path_) + " at " + std::to_string(damage.offset),
        name_of(DocumentStatus::kUnreadable),
        {Stage::kArchive, "damaged_archive", path_ + " at byte " + std::to_string(damage.offset) + ": " + damage.what}};
    return {std::nullopt, warc_filename(path_), std::move(row)};
  }

  const ReprocessInput& input_;
  std::optional<WarcReader> reader_;
  std::optional<WarcRecord> waiting_;  // read already, while the damage before it is told
  std::string path_;
  std::size_t next_archive_ = 0, told_ = 0;
  std::optional<Error> error_;
};

// What every page of the archives is read with.
struct Reading {
  const ReprocessInput& input;
  const Extraction& extraction;
  const ArchiveIndex& index;
  AskedPages& asked;
};

struct ReadPiece {
  ReadDocument document;
  Source source;
};

// A later page may stand before the first one that asks for it: then that one is read here already, to learn what it
// asks for.
void read_first_of(const std::string& address, const Page& page, const Reading& reading) {
  if (address.empty()) return;
  const auto first = reading.index.find(address, page.source, ArchiveSide::kBefore);
  if (!first || reading.asked.is_noted(first->source)) return;
  AskedPages::Loads loads;
  const Outlet* outlet = reading.input.source_outlets.of(first->url);
  loads.others.not_of_it = read_article(*first, outlet, {}, reading.asked.loader(*first, loads)).other_articles;
  reading.asked.note(*first, loads);
}

ReadPiece read(Piece piece, const Reading& reading) {
  ReadPiece out;
  out.document.outcome = std::move(piece.damage);
  if (!piece.record) return out;
  const Result<Page> page = page_of(*piece.record, piece.file);
  if (!page) {
    // What the run that fetched it recorded as a failed fetch (an error page, a cut body) is passed over here too.
    if (page.error().code == "http_error") return out;
    out.document.outcome =
        OutcomeRow{std::string(piece.record->target_uri()), name_of(DocumentStatus::kUnreadable), page.error()};
    return out;
  }
  out.source = page->source;
  const Outlet* outlet = reading.input.source_outlets.of(page->url);
  AskedPages::Loads loads;
  out.document.record = reading.extraction.record_of(*page, outlet, reading.asked.loader(*page, loads), &loads.others);
  reading.asked.note(*page, loads);
  read_first_of(loads.others.first, *page, reading);
  return out;
}

// A file that is named by itself must hold a record at least.
Result<void> check_archive(const std::string& path) {
  Result<WarcReader> reader = WarcReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  if (reader->next() || reader->damages().empty()) return {};
  return fail(Stage::kArchive, "not_an_archive", path + " holds no WARC record: " + reader->damages().front().what);
}

bool is_archive(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return name.ends_with(".warc") || name.ends_with(".warc.gz");
}

}  // namespace

Result<void> reprocess(const ReprocessInput& input, Delivery& delivery) {
  ArchiveStream stream(input);
  const Extraction extraction(input.outlets, {}, input.units);
  const ArchiveIndex index(input.archives, input.cancel);
  AskedPages asked(index);
  const Reading reading{input, extraction, index, asked};
  Result<void> delivered;
  ordered_parallel<Piece, ReadPiece>(
      {.jobs = input.jobs}, [&] { return stream.next(); }, [&](Piece piece) { return read(std::move(piece), reading); },
      [&](ReadPiece piece) {
        // All that stands before it has been read by now.
        if (asked.holds(piece.source)) piece.document.record.reset();
        delivered = delivery.deliver(std::move(piece.document));
        return delivered.has_value();
      });
  if (delivered && stream.error()) return tl::unexpected(*stream.error());
  return delivered;
}

Result<std::vector<std::string>> find_archives(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    if (std::filesystem::exists(path, error)) {
      if (const Result<void> checked = check_archive(path); !checked) return tl::unexpected(checked.error());
      return std::vector{path};
    }
    return fail(Stage::kArchive, "not_found",
                "there is no archive " + path + ": name a .warc or .warc.gz file, a folder of them, or a config");
  }
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    if (is_archive(entry.path())) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) return fail(Stage::kArchive, "not_found", "no .warc or .warc.gz file in the folder " + path);
  return files;
}

}  // namespace pressmark
