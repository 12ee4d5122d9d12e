#include "pipeline/fetch_setup.h"

#include <algorithm>
#include <filesystem>

#include "normalize/record.h"

namespace pressmark {
namespace {

constexpr double kMostSeconds = 86400;  // more is no limit and no pause but a mistake

std::chrono::milliseconds milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::clamp(seconds, 0.0, kMostSeconds) * 1000));
}

// "2020-02-07T01:30:00Z" -> "20200207T013000Z"
std::string compact(std::string instant) {
  std::erase_if(instant, [](char c) { return c == '-' || c == ':'; });
  return instant;
}

}  // namespace

std::string robots_product(const std::string& user_agent) {
  return user_agent.substr(0, user_agent.find_first_of("/ "));
}

std::string wrong_user_agent(const std::string& user_agent) {
  if (user_agent.empty()) return "must say who is asking";
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  if (std::any_of(user_agent.begin(), user_agent.end(), is_control))
    return "must be one line without control characters";
  if (robots_product(user_agent).empty()) return "must begin with the name of a product, as in news-reader/1.0";
  return "";
}

FetcherOptions fetcher_options(const FetchConfig& config, WarcWriter* archive, const std::atomic<bool>* cancel) {
  FetcherOptions options;
  options.client.user_agent = config.user_agent;
  options.client.total_timeout = milliseconds(config.timeout);
  options.client.max_body_bytes = config.max_bytes;
  options.client.decode.max_bytes = config.max_bytes;
  options.client.private_addresses = config.allow_private ? PrivateAddresses::kAllow : PrivateAddresses::kBlock;
  options.client.cancel = cancel;
  options.robots_agent = robots_product(config.user_agent);
  options.pause = milliseconds(config.pause);
  options.archive = archive;
  return options;
}

std::string archive_path(const std::string& folder, const std::string& name, const std::string& started_at) {
  const std::string first = (std::filesystem::path(folder) / (name + "-" + compact(started_at))).string();
  std::string path = first + ".warc.gz";
  std::error_code unknown;
  for (int number = 2; std::filesystem::exists(path, unknown); ++number)
    path = first + "-" + std::to_string(number) + ".warc.gz";
  return path;
}

Result<WarcWriter> open_archive(const std::string& path, const std::string& user_agent) {
  std::error_code ignored;  // a folder that cannot be made shows up as a file that cannot be written
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  return WarcWriter::open(
      {.path = path, .software = "pressmark/" + extractor_identity().version, .operator_contact = user_agent});
}

}  // namespace pressmark
