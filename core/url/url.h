// http and https URLs by the WHATWG URL Standard (https://url.spec.whatwg.org/); other schemes are only recognised.
//
//   std::optional<Url> url = Url::parse("../a b?q#f", &base);
//   url->href()   // "https://example.org/a%20b?q#f"
//
//   https://user:pass@example.org:8443/path?query#fragment
//   scheme  username password host port path query fragment
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

class Url {
 public:
  // Empty where the standard's parser fails. `base` may be null.
  [[nodiscard]] static std::optional<Url> parse(std::string_view input, const Url* base = nullptr);

  [[nodiscard]] std::string href() const;
  [[nodiscard]] const std::string& scheme() const { return scheme_; }  // "https", without the colon
  [[nodiscard]] const std::string& username() const { return username_; }
  [[nodiscard]] const std::string& password() const { return password_; }
  [[nodiscard]] const std::string& host() const { return host_; }            // serialised: punycode, "[::1]"
  [[nodiscard]] std::optional<std::uint16_t> port() const { return port_; }  // empty: the scheme's default
  [[nodiscard]] std::uint16_t effective_port() const;  // 443 for https without a port; 0 for schemes only recognised
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::optional<std::string>& query() const { return query_; }        // without "?"
  [[nodiscard]] const std::optional<std::string>& fragment() const { return fragment_; }  // without "#"
  [[nodiscard]] bool is_http() const { return scheme_ == "http" || scheme_ == "https"; }
  [[nodiscard]] std::string origin() const;     // "https://example.org:8443"; "null" for schemes only recognised
  [[nodiscard]] std::string authority() const;  // "example.org:8443"
  [[nodiscard]] std::string path_and_query() const;

  void set_fragment(std::optional<std::string> fragment) { fragment_ = std::move(fragment); }
  void set_query(std::optional<std::string> query) { query_ = std::move(query); }

 private:
  friend class UrlParser;
  std::string scheme_, username_, password_, host_, path_;
  std::optional<std::uint16_t> port_;
  std::optional<std::string> query_, fragment_;
  bool opaque_path_ = false;
  bool has_host_ = false;
};

// The registrable domain (public suffix plus one label), "" for an IP address or a public suffix itself.
[[nodiscard]] std::string registrable_domain(std::string_view host);

// Whether both addresses are of one registrable domain, or of one host where that has none.
[[nodiscard]] bool is_same_site(std::string_view a, std::string_view b);

// The URL as a key: credentials, fragment, tracking parameters (core/url/tracking_parameters.tsv) and a trailing
// "index.html" dropped, the rest of the query sorted by name, escapes in upper case. "" where `url` does not parse as
// http or https.
[[nodiscard]] std::string canonical_key(std::string_view url);

}  // namespace pressmark
