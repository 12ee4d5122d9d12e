#include "pipeline/report/marked_text.h"

#include <algorithm>
#include <set>
#include <vector>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

struct Edge {
  std::uint32_t offset = 0;  // code points
  bool opens = false;
  std::size_t fact = 0;
};

std::vector<Edge> edges_of(const ReportArticle& article) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < article.facts.size(); ++i) {
    for (const auto& [start, end] : article.facts[i].spans) {
      edges.push_back({start, true, i});
      edges.push_back({end, false, i});
    }
  }
  // At one place what ends comes before what begins.
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.opens < b.opens;
  });
  return edges;
}

// Walks the text once; between two edges or line ends lies one stretch.
class Marker {
 public:
  Marker(const ReportArticle& article, const std::string& prefix)
      : article_(article), prefix_(prefix), edges_(edges_of(article)), named_(article.facts.size(), false) {}

  std::string run() {
    out_ = "<p>";
    for (std::size_t offset = 0; offset < article_.text.size(); ++position_) {
      pass_edges(offset);
      const std::size_t start = offset;
      if (next_code_point(article_.text, offset) != '\n') continue;
      flush(start);
      out_ += "</p>\n<p>";
      stretch_ = offset;
    }
    pass_edges(article_.text.size());
    flush(article_.text.size());
    return out_ + "</p>\n";
  }

 private:
  void pass_edges(std::size_t offset) {
    for (; next_edge_ < edges_.size() && edges_[next_edge_].offset <= position_; ++next_edge_) {
      flush(offset);
      const Edge& edge = edges_[next_edge_];
      if (edge.opens) {
        if (!named_[edge.fact]) out_ += "<a id=\"" + prefix_ + "-" + std::to_string(edge.fact) + "\"></a>";
        named_[edge.fact] = true;
        open_.insert(edge.fact);
      } else {
        open_.erase(edge.fact);
      }
    }
  }

  void flush(std::size_t end) {
    if (end > stretch_) write(std::string_view(article_.text).substr(stretch_, end - stretch_));
    stretch_ = end;
  }

  void write(std::string_view words) {
    if (open_.empty()) {
      out_ += escape_html(words);
      return;
    }
    out_ += open_mark() + escape_html(words) + "</mark>";
  }

  std::string open_mark() {
    std::set<std::string> classes;
    std::string title;
    for (const std::size_t i : open_) {
      const ReportFact& fact = article_.facts[i];
      classes.insert(class_of(fact.kind));
      title += (title.empty() ? "" : " | ") + fact.label + (fact.detail.empty() ? "" : " (" + fact.detail + ")");
    }
    std::string mark = "<mark class=\"";
    for (const std::string& name : classes) mark += (name == *classes.begin() ? "" : " ") + name;
    return mark + "\" title=\"" + escape_html(title) + "\">";
  }

  const ReportArticle& article_;
  const std::string& prefix_;
  std::vector<Edge> edges_;
  std::vector<bool> named_;
  std::set<std::size_t> open_;
  std::string out_;
  std::size_t next_edge_ = 0, stretch_ = 0;
  std::uint32_t position_ = 0;
};

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

const char* class_of(FactKind kind) {
  static constexpr const char* kNames[] = {"quote", "count", "date", "citation"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string marked_text(const ReportArticle& article, const std::string& prefix) {
  return Marker(article, prefix).run();
}

}  // namespace pressmark
