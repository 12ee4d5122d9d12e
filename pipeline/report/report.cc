#include "pipeline/report/report.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "generated/pipeline_files.h"
#include "normalize/json.h"
#include "pipeline/report/marked_text.h"
#include "pipeline/report/report_data.h"

namespace pressmark {
namespace {

std::string_view asset(std::string_view name) {
  for (const auto& file : embedded::kPipelineFiles) {
    if (file.name == name) return file.content;
  }
  return "";
}

std::string plural(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

struct FactSection {
  FactKind kind;
  std::string_view heading;
};
constexpr FactSection kSections[] = {{FactKind::kQuote, "Who said what"},
                                     {FactKind::kCount, "How many"},
                                     {FactKind::kDate, "When"},
                                     {FactKind::kCitation, "Credits"}};

class ReportPage {
 public:
  ReportPage(std::vector<ReportArticle> articles, std::size_t unread, const ReportOptions& options)
      : articles_(std::move(articles)), unread_(unread), options_(options) {}

  std::string render() {
    head();
    filters();
    timeline();
    out_ += "<main id=\"articles\">\n";
    for (std::size_t i = 0; i < articles_.size(); ++i) article(articles_[i], "a" + std::to_string(i));
    out_ += "</main>\n<footer><p class=\"dim\">Every mark points at the words it stands on.";
    if (unread_ > 0) out_ += " " + plural(unread_, "record") + " could not be read.";
    out_ += "</p></footer>\n<script>" + std::string(asset("report.js")) + "</script>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void head() {
    const std::string title = escape_html(options_.title);
    out_ +=
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
        title + "</title>\n<style>" + std::string(asset("report.css")) +
        "</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#articles\">To the articles</a>\n<header><h1>" +
        title + "</h1>\n<p class=\"dim\">" + plural(articles_.size(), "article") + ", " +
        plural(count(FactKind::kQuote), "quote") + ", " + plural(count(FactKind::kCount), "count") + ", " +
        plural(count(FactKind::kDate), "date") +
        "</p>\n<p class=\"dim key\"><mark class=\"quote\">quote</mark><mark class=\"count\">count</mark>"
        "<mark class=\"date\">date</mark><mark class=\"citation\">outlet credited</mark></p></header>\n";
  }

  [[nodiscard]] std::size_t count(FactKind kind) const {
    std::size_t number = 0;
    for (const ReportArticle& article : articles_) {
      for (const ReportFact& fact : article.facts) number += fact.kind == kind ? 1 : 0;
    }
    return number;
  }

  void select(std::string_view label, std::string_view name, const std::set<std::string>& values) {
    out_ +=
        "<label>" + std::string(label) + "<select name=\"" + std::string(name) + "\"><option value=\"\">all</option>";
    for (const std::string& value : values) {
      const std::string escaped = escape_html(value);
      out_ += "<option value=\"" + escaped + "\">" + escaped + "</option>";
    }
    out_ += "</select></label>\n";
  }

  // Hidden until the script runs: without scripts everything is shown.
  void filters() {
    std::set<std::string> outlets;
    std::set<std::string> speakers;
    for (const ReportArticle& article : articles_) {
      if (!article.outlet.empty()) outlets.insert(article.outlet);
      for (const std::string& name : speakers_of(article)) speakers.insert(name);
    }
    out_ += "<nav aria-label=\"Filters\"><form class=\"filters\" hidden>\n";
    select("Outlet", "outlet", outlets);
    select("Speaker", "speaker", speakers);
    out_ +=
        "<label>Words<input type=\"search\" name=\"words\"></label>\n<button type=\"reset\">Show all</button>\n"
        "<span id=\"shown\" role=\"status\"></span></form></nav>\n";
  }

  static std::set<std::string> speakers_of(const ReportArticle& article) {
    std::set<std::string> names;
    for (const ReportFact& fact : article.facts) {
      if (!fact.speaker.empty()) names.insert(fact.speaker);
    }
    return names;
  }

  // When something is said to have happened, and when the articles came out; in order of the first day meant.
  struct Moment {
    std::string day;    // first day meant, ISO
    std::string value;  // as precise as the text is: "2019", "2019-02"
    auto operator<=>(const Moment&) const = default;
  };
  using Links = std::map<std::string, std::string>;  // article id -> link

  void timeline() {
    std::map<Moment, Links> moments;
    for (std::size_t i = 0; i < articles_.size(); ++i) add_moments(articles_[i], "a" + std::to_string(i), moments);
    if (moments.empty()) return;
    out_ += "<section aria-label=\"Timeline\" class=\"timeline\"><h2>Timeline</h2>\n<ol tabindex=\"0\">\n";
    for (const auto& [moment, links] : moments) timeline_item(moment, links);
    out_ += "</ol></section>\n";
  }

  static void add_moments(const ReportArticle& article, const std::string& id, std::map<Moment, Links>& moments) {
    const std::string published = article.published_at.substr(0, 10);
    if (!published.empty()) moments[{published, published}][id] = link("#" + id, "published: " + article.title);
    for (std::size_t n = 0; n < article.facts.size(); ++n) {
      const ReportFact& fact = article.facts[n];
      if (fact.day.empty()) continue;
      const std::string text = "\u201c" + fact.words + "\u201d in " + article.title;
      // A length has a value that is no day: it stands where it begins.
      const std::string& when = fact.label.starts_with('P') ? fact.day : fact.label;
      moments[{fact.day, when}].emplace(id, link("#" + id + "-" + std::to_string(n), text));
    }
  }

  void timeline_item(const Moment& moment, const Links& links) {
    std::vector<std::string> ids;
    std::string list;
    for (const auto& [id, html] : links) {
      ids.push_back(id);
      list += (list.empty() ? "" : "<br>") + html;
    }
    out_ += "<li data-articles=\"" + escape_html(json_list(ids)) + "\"><time datetime=\"" + escape_html(moment.day) +
            "\">" + escape_html(moment.value) + "</time><span>" + list + "</span></li>\n";
  }

  static std::string link(const std::string& target, const std::string& text) {
    return "<a href=\"" + target + "\">" + escape_html(text) + "</a>";
  }

  void article(const ReportArticle& article, const std::string& id) {
    const std::set<std::string> names = speakers_of(article);
    out_ += "<article id=\"" + id + "\" data-outlet=\"" + escape_html(article.outlet) + "\" data-speakers=\"" +
            escape_html(json_list({names.begin(), names.end()})) + "\">\n<div class=\"head\"><h2>" +
            escape_html(article.title.empty() ? "(untitled)" : article.title) + "</h2>\n<p class=\"dim\">" +
            byline(article) + "</p></div>\n<div class=\"text\"" + language(article) + ">\n" + marked_text(article, id) +
            "</div>\n<div class=\"facts\">\n";
    for (const FactSection& section : kSections) facts(article, id, section);
    out_ += "</div>\n</article>\n";
  }

  static std::string language(const ReportArticle& article) {
    return article.language.empty() ? "" : " lang=\"" + escape_html(article.language) + "\"";
  }

  static std::string byline(const ReportArticle& article) {
    std::string line = escape_html(article.outlet);
    for (const std::string& part : {article.published_at, article.authors}) {
      if (!part.empty()) line += (line.empty() ? "" : " \u00b7 ") + escape_html(part);
    }
    if (article.status != "ok") line += " \u00b7 " + escape_html(article.status);
    if (article.url.starts_with("http")) line += " \u00b7 " + link(escape_html(article.url), "source");
    return line;
  }

  void facts(const ReportArticle& article, const std::string& id, const FactSection& section) {
    std::string items;
    std::size_t number = 0;
    for (std::size_t i = 0; i < article.facts.size(); ++i) {
      if (article.facts[i].kind != section.kind) continue;
      items += fact_item(article.facts[i], "#" + id + "-" + std::to_string(i));
      ++number;
    }
    if (number == 0) return;
    out_ +=
        "<h3>" + std::string(section.heading) + " (" + std::to_string(number) + ")</h3>\n<ul>\n" + items + "</ul>\n";
  }

  static std::string fact_item(const ReportFact& fact, const std::string& target) {
    std::string item = "<li class=\"" + std::string(class_of(fact.kind)) + "\"";
    if (fact.kind == FactKind::kQuote) item += " data-speaker=\"" + escape_html(fact.speaker) + "\"";
    item += ">" + link(target, fact.label);
    if (!fact.detail.empty()) item += " <span>(" + escape_html(fact.detail) + ")</span>";
    if (fact.kind != FactKind::kCount) item += " <span class=\"words\">" + escape_html(fact.words) + "</span>";
    return item + "</li>\n";
  }

  std::vector<ReportArticle> articles_;
  std::size_t unread_;
  const ReportOptions& options_;
  std::string out_;
};

}  // namespace

std::string render_report(const std::vector<std::string>& records, const ReportOptions& options) {
  std::vector<ReportArticle> articles;
  std::size_t unread = 0;
  for (const std::string& record : records) {
    if (std::optional<ReportArticle> article = read_report_article(record)) {
      articles.push_back(std::move(*article));
    } else {
      ++unread;
    }
  }
  return ReportPage(std::move(articles), unread, options).render();
}

Result<void> write_report_file(const std::vector<std::string>& records, const ReportOptions& options,
                               const std::string& path) {
  const std::string part = path + ".part";
  std::error_code error;
  const auto parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, error);
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out << render_report(records, options);
  out.close();
  if (!out) return fail(Stage::kSink, "write_failed", "cannot write the report " + part);
  std::filesystem::rename(part, path, error);
  if (error) return fail(Stage::kSink, "write_failed", "cannot write the report " + path + ": " + error.message());
  return {};
}

}  // namespace pressmark
