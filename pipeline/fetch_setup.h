// What `run` and `fetch` set up alike before they ask for anything: the fetcher's options and the archive.
//
//   const std::string path = archive_path(config.sinks.archive, "news", run.started_at);
//   Result<WarcWriter> archive = open_archive(path, config.fetch.user_agent);
//   Fetcher fetcher(fetcher_options(config.fetch, &*archive, cancel));
#pragma once

#include <atomic>
#include <string>

#include "fetch/http/fetcher.h"
#include "pipeline/config.h"

namespace pressmark {

// "pressmark/0.1 (+https://...)" -> "pressmark": what robots.txt is asked for.
[[nodiscard]] std::string robots_product(const std::string& user_agent);

// What is wrong with a User-Agent, "" where nothing is: it must begin with a product's name, which robots.txt is asked
// for, and must not end the header that it stands in.
[[nodiscard]] std::string wrong_user_agent(const std::string& user_agent);

// `archive` and `cancel` are not owned and may be null. robots.txt is asked for the product that user_agent names.
[[nodiscard]] FetcherOptions fetcher_options(const FetchConfig& config, WarcWriter* archive,
                                             const std::atomic<bool>* cancel);

// The file of a run of that name (of the config, or of the command): "archive/news-20200207T013000Z.warc.gz"; where
// that is there already, "-2" and so on stand before the suffix, so that a run never writes into another one's file.
[[nodiscard]] std::string archive_path(const std::string& folder, const std::string& name,
                                       const std::string& started_at);

// Makes the folder and opens the file. `user_agent`: who is to be asked about the archive. Error: "unwritable".
[[nodiscard]] Result<WarcWriter> open_archive(const std::string& path, const std::string& user_agent);

}  // namespace pressmark
