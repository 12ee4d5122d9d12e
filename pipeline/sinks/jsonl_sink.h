// Records as JSON Lines, appended to a file.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "pipeline/sinks/sink.h"

namespace pressmark {

class JsonlSink : public Sink {
 public:
  // Opens for appending; a record cut short by an earlier crash is removed. Missing folders are made. Fails
  // ("not_records") where the file holds something else.
  [[nodiscard]] static Result<std::unique_ptr<JsonlSink>> open(const std::string& path);
  ~JsonlSink() override;

  Result<void> delivered(const Record& record, const FetchRow* fetch) override;
  Result<void> finish(RunEnd end, const RunTotals& totals) override;

 private:
  JsonlSink(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}

  std::string path_;
  std::FILE* file_;
};

}  // namespace pressmark
