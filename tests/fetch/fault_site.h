// The misbehaving site of tests/site as a child process.
//
//   FaultSite site;
//   client.get({.url = site.url("/slow_body")});
#pragma once

#include <map>
#include <string>

#include "tests/support/child_process.h"
#include "tests/support/temporary_folder.h"

namespace pressmark::test {

class FaultSite {
 public:
  // Starts the site; ends the test program where that fails.
  FaultSite();

  // "http://127.0.0.1:PORT/path" of the site of that name; "" where there is no such site. "tls", "tls_good",
  // "tls_expired" and "tls_other_host" speak https and need the program openssl.
  [[nodiscard]] std::string url(const std::string& path, const std::string& site = "main") const;
  [[nodiscard]] std::string port(const std::string& site = "main") const;
  // The certificate of the authority that signed those of the TLS sites, "tls" excepted.
  [[nodiscard]] std::string ca_file() const { return folder_ / "ca.pem"; }

 private:
  TemporaryFolder folder_;
  ChildProcess process_;
  std::map<std::string, std::string> ports_;
};

// One site for all tests of the program.
[[nodiscard]] const FaultSite& fault_site();

}  // namespace pressmark::test
