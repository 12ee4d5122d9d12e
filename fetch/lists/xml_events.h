// XML as a stream of elements and text, for feeds and sitemaps. Lenient where XML is not: what can be read is read. No
// tree is built, no entity beyond the five of XML exists, nothing is loaded. Private to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark::lists {

struct XmlAttribute {
  std::string_view prefix, name, value;
};

struct XmlElement {
  std::string_view prefix;      // as written, "" = none
  std::string_view name;        // without the prefix
  std::string_view name_space;  // URI, "" where undeclared
  std::vector<XmlAttribute> attributes;

  // The value of an unprefixed attribute, "" where there is none.
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
  // The value of xml:base, "" where there is none.
  [[nodiscard]] std::string_view base() const;
};

// The views are valid during the call only.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  // False: enough, the rest is not read.
  [[nodiscard]] virtual bool start(const XmlElement& element) = 0;
  virtual void end() = 0;
  virtual void text(std::string_view piece) = 0;
};

enum class XmlResult { kWellFormed, kMalformed, kTooDeep, kStopped };

// `utf8` is valid UTF-8. Time and memory are linear: an element with more attributes than honest feeds have ends the
// reading as kMalformed.
[[nodiscard]] XmlResult read_xml(std::string_view utf8, std::size_t max_depth, XmlHandler& handler);

}  // namespace pressmark::lists
