#include "fetch/lists/xml_events.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <string>

namespace pressmark::lists {
namespace {

// libxml2 2.9 compares every attribute of an element with every other.
constexpr std::size_t kMaxAttributes = 256;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

struct Reading {
  XmlHandler* handler = nullptr;
  xmlParserCtxtPtr context = nullptr;
  std::size_t depth = 0;
  std::size_t max_depth = 0;
  XmlResult result = XmlResult::kWellFormed;

  void stop(XmlResult why) {
    result = why;
    xmlStopParser(context);
  }
};

void on_start(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int, const xmlChar**,
              int attribute_count, int, const xmlChar** attributes) {
  auto& reading = *static_cast<Reading*>(user);
  if (reading.result != XmlResult::kWellFormed) return;
  if (++reading.depth > reading.max_depth) return reading.stop(XmlResult::kTooDeep);
  XmlElement element{view(prefix), view(name), view(uri), {}};
  // Five pointers an attribute: name, prefix, URI, start and end of the value.
  for (int i = 0; i < attribute_count; ++i, attributes += 5) {
    element.attributes.push_back({view(attributes[1]), view(attributes[0]), view(attributes[3], attributes[4])});
  }
  if (!reading.handler->start(element)) reading.stop(XmlResult::kStopped);
}

void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto& reading = *static_cast<Reading*>(user);
  if (reading.result != XmlResult::kWellFormed || reading.depth == 0) return;
  --reading.depth;
  reading.handler->end();
}

void on_text(void* user, const xmlChar* text, int size) {
  auto& reading = *static_cast<Reading*>(user);
  if (reading.result == XmlResult::kWellFormed) reading.handler->text(view(text, text + size));
}

// The signature is libxml2's of that release.
void on_error(void*, xmlErrorPtr) {}

// libxml2 keeps declared entities in a document even where nobody asked for one; the parser does not own it.
void free_parser(xmlParserCtxtPtr context) {
  if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
  xmlFreeParserCtxt(context);
}

xmlSAXHandler make_handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.serror = on_error;
  return sax;
}

// True where a character reference or one of XML's five entities begins here.
bool is_reference(std::string_view text) {
  constexpr std::size_t kLongest = 12;  // "&#x0010FFFF;"
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (end == std::string_view::npos) return false;
  const std::string_view name = text.substr(1, end - 1);
  constexpr std::string_view kEntities[] = {"amp", "lt", "gt", "quot", "apos"};
  if (std::find(std::begin(kEntities), std::end(kEntities), name) != std::end(kEntities)) return true;
  const bool hexadecimal = name.starts_with("#x");
  const std::string_view digits = name.substr(std::min<std::size_t>(name.size(), hexadecimal ? 2 : 1));
  const std::string_view allowed = hexadecimal ? "0123456789abcdefABCDEF" : "0123456789";
  return name.starts_with('#') && !digits.empty() && digits.find_first_not_of(allowed) == std::string_view::npos;
}

// Copies text, with control characters, which no XML may hold and many feeds do, as blanks and bare ampersands escaped.
void append_clean(std::string& out, std::string_view text, bool is_cdata) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
    out += is_control ? ' ' : c;
    if (c == '&' && !is_cdata && !is_reference(text.substr(i))) out += "amp;";
  }
}

// What is not well-formed in many feeds mended; what stands before the first tag dropped.
std::string clean(std::string_view bytes) {
  bytes.remove_prefix(std::min(bytes.find('<'), bytes.size()));
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t cdata = std::min(bytes.find("<![CDATA["), bytes.size());
    append_clean(out, bytes.substr(0, cdata), false);
    bytes.remove_prefix(cdata);
    const std::size_t end = std::min(bytes.find("]]>"), bytes.size());
    append_clean(out, bytes.substr(0, end), true);
    bytes.remove_prefix(end);
  }
  return out;
}

bool has_crowded_tag(std::string_view bytes) {
  std::size_t attributes = 0;
  for (const char c : bytes) {
    if (c == '<' || c == '>') attributes = 0;
    if (c == '=' && ++attributes > kMaxAttributes) return true;
  }
  return false;
}

}  // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
  for (const XmlAttribute& candidate : attributes) {
    if (candidate.prefix.empty() && candidate.name == wanted) return candidate.value;
  }
  return {};
}

std::string_view XmlElement::base() const {
  for (const XmlAttribute& candidate : attributes) {
    if (candidate.prefix == "xml" && candidate.name == "base") return candidate.value;
  }
  return {};
}

XmlResult read_xml(std::string_view utf8, std::size_t max_depth, XmlHandler& handler) {
  const std::string bytes = clean(utf8);
  if (bytes.empty() || bytes.size() > INT_MAX || has_crowded_tag(bytes)) return XmlResult::kMalformed;
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(
      xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())), &free_parser);
  if (!context) return XmlResult::kMalformed;
  xmlCtxtUseOptions(context.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                       XML_PARSE_IGNORE_ENC);
  Reading reading{.handler = &handler, .context = context.get(), .max_depth = max_depth};
  *context->sax = make_handler();
  context->userData = &reading;
  xmlParseDocument(context.get());
  if (reading.result != XmlResult::kWellFormed) return reading.result;
  return context->wellFormed != 0 ? XmlResult::kWellFormed : XmlResult::kMalformed;
}

}  // namespace pressmark::lists
