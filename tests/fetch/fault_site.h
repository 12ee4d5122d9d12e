// The misbehaving site of tests/site as a child process.
//
//   FaultSite site;
//   client.get({.url = site.url("/slow_body")});
#pragma once

#include <map>
#include <string>

#include "tests/support/child_process.h"

namespace pressmark::test {

class FaultSite {
 public:
  // Starts the site; ends the test program where that fails.
  FaultSite();

  // "http://127.0.0.1:PORT/path" of the site of that name; "" where there is no such site ("tls" needs openssl).
  [[nodiscard]] std::string url(const std::string& path, const std::string& site = "main") const;
  [[nodiscard]] std::string port(const std::string& site = "main") const;

 private:
  ChildProcess process_;
  std::map<std::string, std::string> ports_;
};

// One site for all tests of the program.
[[nodiscard]] const FaultSite& fault_site();

}  // namespace pressmark::test
