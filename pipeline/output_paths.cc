#include "pipeline/output_paths.h"

#include <filesystem>

namespace pressmark {
namespace {

std::filesystem::path place_of(const std::string& path) {
  std::error_code error;
  const std::filesystem::path place = std::filesystem::absolute(path, error).lexically_normal();
  std::filesystem::path followed = std::filesystem::weakly_canonical(place, error);
  return error ? place : followed;
}

}  // namespace

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code missing;
  return std::filesystem::equivalent(a, b, missing) || place_of(a) == place_of(b);
}

}  // namespace pressmark
