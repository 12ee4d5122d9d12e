#include <cstdint>

#include "core/text/utf8.h"
#include "extract/page/json_ld.h"

namespace pressmark {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// The value begins at its first bracket: comment marks, CDATA and "//" stand before it.
std::string_view without_wrapper(std::string_view json) {
  const std::size_t start = json.find_first_of("{[");
  if (start == std::string_view::npos) return {};
  const std::string_view before = json.substr(0, start);
  const std::size_t cdata = before.find("<!");
  // "[" of "<![CDATA[" is no value.
  if (cdata != std::string_view::npos && json.substr(cdata).starts_with("<![CDATA[")) {
    return without_wrapper(json.substr(cdata + 9));
  }
  return json.substr(start);
}

class Repairer {
 public:
  explicit Repairer(std::string_view json) : json_(without_wrapper(json)) { out_.reserve(json_.size() + 16); }

  std::string run() {
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (inside_string_) {
        step_string(c);
      } else if (!step_outside(c)) {
        break;
      }
    }
    return std::move(out_);
  }

 private:
  void step_string(char c) {
    if (c == '\\' && at_ + 1 < json_.size()) {
      step_escape(json_[at_ + 1]);
      return;
    }
    if (c == '"') inside_string_ = false;
    if (static_cast<unsigned char>(c) < 0x20) {
      out_ += c == '\n' ? "\\n" : " ";
    } else {
      out_.push_back(c);
    }
    ++at_;
  }

  void step_escape(char escaped) {
    constexpr std::string_view kKnown = "\"\\/bfnrtu";
    if (kKnown.find(escaped) != std::string_view::npos) {
      out_.push_back('\\');
      out_.push_back(escaped);
      at_ += 2;
    } else {
      at_ += 1;  // a backslash before any other character means that character
    }
  }

  // False behind the end of the value.
  bool step_outside(char c) {
    if (c == ',' && closes_next()) {
      ++at_;
      return true;
    }
    constexpr std::string_view kUndefined = "undefined";
    if (c == 'u' && json_.substr(at_).starts_with(kUndefined)) {
      out_ += "null";
      at_ += kUndefined.size();
      return true;
    }
    if (c == '"') inside_string_ = true;
    if (c == '{' || c == '[') ++depth_;
    if (c == '}' || c == ']') --depth_;
    out_.push_back(c);
    ++at_;
    return depth_ > 0;
  }

  [[nodiscard]] bool closes_next() const {
    std::size_t at = at_ + 1;
    while (at < json_.size() && is_blank(json_[at])) ++at;
    return at < json_.size() && (json_[at] == '}' || json_[at] == ']');
  }

  std::string_view json_;
  std::string out_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool inside_string_ = false;
};

bool ends_line(std::string_view tag) {
  constexpr std::string_view kEnding[] = {"<p", "</p", "<br", "<li", "</li", "<h", "</h", "<div", "</div", "<tr"};
  for (const std::string_view name : kEnding) {
    if (tag.starts_with(name)) return true;
  }
  return false;
}

std::string without_tags(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t open = std::min(html.find('<', at), html.size());
    out.append(html, at, open - at);
    const std::size_t close = open < html.size() ? html.find('>', open) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out.append(html.substr(open));
      break;
    }
    if (ends_line(html.substr(open))) out.push_back('\n');
    at = close + 1;
  }
  return out;
}

}  // namespace

std::string repair_json(std::string_view json) {
  return Repairer(json).run();
}

std::string plain_text_of(std::string_view html) {
  std::string text(html);
  constexpr int kRounds = 2;  // "&amp;quot;" occurs
  for (int round = 0; round < kRounds && text.find('&') != std::string::npos; ++round) text = decode_references(text);
  return text.find('<') == std::string::npos ? text : without_tags(text);
}

}  // namespace pressmark
