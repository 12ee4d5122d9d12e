// What `run` and `fetch` set up alike before they ask for anything: the fetcher's options and the archive.
//
//   Result<WarcWriter> archive = open_archive(config.sinks.archive, {"news", run.started_at, config.fetch.user_agent});
//   Fetcher fetcher(fetcher_options(config.fetch, &*archive, cancel));
#pragma once

#include <atomic>
#include <string>

#include "fetch/http/fetcher.h"
#include "pipeline/config.h"

namespace pressmark {

// `archive` and `cancel` are not owned and may be null. robots.txt is asked for the product that user_agent names.
[[nodiscard]] FetcherOptions fetcher_options(const FetchConfig& config, WarcWriter* archive,
                                             const std::atomic<bool>* cancel);

struct ArchiveName {
  std::string name;        // of the config, or of the command
  std::string started_at;  // ISO 8601 instant
  std::string user_agent;  // who is to be asked about the archive
};

// The file of a run: "archive/news-20200207T013000Z.warc.gz".
[[nodiscard]] std::string archive_path(const std::string& folder, const std::string& name,
                                       const std::string& started_at);

// Makes the folder and opens the file. Error: "unwritable".
[[nodiscard]] Result<WarcWriter> open_archive(const std::string& folder, const ArchiveName& of);

}  // namespace pressmark
