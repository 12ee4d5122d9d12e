#include "extract/text/outlet_mentions.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <span>
#include <utility>

#include "core/text/utf8.h"
#include "extract/text/unlisted_outlets.h"
#include "generated/outlet_programmes.h"

namespace pressmark {
namespace {

struct Form {
  std::string_view words;  // without the article
  std::uint32_t outlet = 0;
  bool needs_article = false;
};

// Forms by their first byte, longest first. It is made for each text, so it is one array sorted by counting.
class FormIndex {
 public:
  explicit FormIndex(const OutletTable& outlets) {
    std::vector<Form> all;
    all.reserve(outlets.names().size() * 2);
    // Not names(): there each form has one owner, here the text decides between several.
    for (std::uint32_t i = 0; i < outlets.outlets().size(); ++i) {
      const Outlet& outlet = outlets.outlets()[i];
      add(outlet.name, i, all);
      for (const std::string& form : outlet.short_forms) add(form, i, all);
    }
    spread(all);
  }

  // False where no form begins with the two bytes at this place, as nearly everywhere.
  [[nodiscard]] bool may_start(std::string_view text, std::size_t at) const {
    return at + 1 < text.size() && pairs_[pair_of(text, at)];
  }

  [[nodiscard]] std::span<const Form> starting_with(char first) const {
    const auto byte = static_cast<unsigned char>(first);
    return std::span(forms_).subspan(starts_[byte], starts_[byte + 1U] - starts_[byte]);
  }

 private:
  void add(std::string_view words, std::uint32_t outlet, std::vector<Form>& all) {
    Form form{words, outlet, false};
    if (form.words.starts_with("The ") || form.words.starts_with("the ")) {
      form.words.remove_prefix(4);
      form.needs_article = form.words.find(' ') == std::string_view::npos;
    }
    if (form.words.size() < 2) return;  // no outlet goes by one letter
    all.push_back(form);
    starts_[static_cast<unsigned char>(form.words[0]) + 1U] += 1;
    pairs_[pair_of(form.words, 0)] = true;
  }

  void spread(const std::vector<Form>& all) {
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    std::array<std::uint32_t, 257> next = starts_;
    forms_.resize(all.size());
    for (const Form& form : all) {
      const auto first = static_cast<unsigned char>(form.words[0]);
      insert(form, starts_[first], next[first]++);
    }
  }

  // Keeps the forms from `first` to `end` longest first; of equal ones the earlier stays in front. They are few.
  void insert(const Form& form, std::uint32_t first, std::uint32_t end) {
    for (; end > first && forms_[end - 1].words.size() < form.words.size(); --end) forms_[end] = forms_[end - 1];
    forms_[end] = form;
  }

  static std::size_t pair_of(std::string_view text, std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 |
           static_cast<unsigned char>(text[at + 1]);
  }

  std::vector<Form> forms_;
  std::array<std::uint32_t, 257> starts_{};  // of each first byte in forms_
  std::bitset<65536> pairs_;                 // the first two bytes of every form
};

bool is_name_letter(char32_t c) {
  return is_digit(c) || (is_letter(c) && !is_cjk(c));
}

class MentionFinder {
 public:
  MentionFinder(std::string_view text, const OutletTable& outlets, const Outlet* publisher)
      : text_(text), outlets_(outlets), publisher_(publisher), index_(outlets), seen_(outlets.outlets().size()) {}

  std::vector<OutletMention> find() {
    char32_t before = 0;
    for (std::size_t at = 0; at < text_.size();) {
      const std::uint32_t end = starts_word(before, at) ? take_at(at) : 0;
      if (end == 0) {
        before = next_code_point(text_, at);
        continue;
      }
      at = end;
      std::size_t last = end;
      before = previous_code_point(text_, last);
    }
    return std::move(mentions_);
  }

 private:
  [[nodiscard]] bool starts_word(char32_t before, std::size_t at) const {
    if (!index_.may_start(text_, at)) return false;
    return !is_name_letter(before) || is_cjk(peek(at));
  }

  // The end of the longest form at `at`, 0 if none.
  std::uint32_t take_at(std::size_t at) {
    const Form* best = nullptr;
    for (const Form& form : index_.starting_with(text_[at])) {
      if (best != nullptr && form.words.size() < best->words.size()) break;
      const bool stands = form.words[1] == text_[at + 1] && text_.substr(at).starts_with(form.words);
      if (!stands || !fits(form, at)) continue;
      if (best == nullptr || preferred(form.outlet)) best = &form;
      if (preferred(form.outlet)) break;
    }
    if (best == nullptr) return 0;
    const auto end = static_cast<std::uint32_t>(at + best->words.size());
    const Span span{static_cast<std::uint32_t>(at), behind_programme(end)};
    mentions_.push_back({span, best->outlet});
    seen_[best->outlet] = true;
    return span.end;
  }

  // "CBS This Morning": the end of the programme's name; `end` where there is none.
  [[nodiscard]] std::uint32_t behind_programme(std::uint32_t end) const {
    if (end >= text_.size() || text_[end] != ' ') return end;
    const std::string_view rest = text_.substr(end + 1);
    for (const auto& row : lexicon::kOutletProgrammes) {
      const auto programme = static_cast<std::uint32_t>(end + 1 + row.words.size());
      if (rest.starts_with(row.words) && ends_word(programme)) return programme;
    }
    return end;
  }

  [[nodiscard]] bool preferred(std::uint32_t outlet) const {
    return seen_[outlet] || &outlets_.outlets()[outlet] == publisher_;
  }

  [[nodiscard]] bool fits(const Form& form, std::size_t at) const {
    const std::size_t end = at + form.words.size();
    if (!ends_word(end)) return false;
    return !form.needs_article || (behind_article(at) && !before_capital(end));
  }

  [[nodiscard]] bool ends_word(std::size_t end) const {
    std::size_t last = end;
    if (is_cjk(previous_code_point(text_, last))) return true;
    const char32_t next = peek(end);
    if (is_name_letter(next)) return false;
    // "Post-Gazette" is another name, "Caixin-commissioned" is not.
    return next != '-' || !is_upper(peek(end + 1));
  }

  [[nodiscard]] bool behind_article(std::size_t at) const {
    if (at < 4) return false;
    const std::string_view article = text_.substr(at - 4, 4);
    return article == "the " || article == "The ";
  }

  // "the Times Square office": the word belongs to a longer name.
  [[nodiscard]] bool before_capital(std::size_t end) const { return peek(end) == ' ' && is_upper(peek(end + 1)); }

  [[nodiscard]] char32_t peek(std::size_t at) const { return at < text_.size() ? next_code_point(text_, at) : 0; }

  std::string_view text_;
  const OutletTable& outlets_;
  const Outlet* publisher_;
  FormIndex index_;
  std::vector<bool> seen_;  // by outlet: named before in this text
  std::vector<OutletMention> mentions_;
};

}  // namespace

std::vector<OutletMention> find_outlet_mentions(std::string_view text, const OutletTable& outlets,
                                                const Outlet* publisher) {
  std::vector<OutletMention> mentions = MentionFinder(text, outlets, publisher).find();
  add_unlisted_outlets(text, mentions);
  return mentions;
}

}  // namespace pressmark
