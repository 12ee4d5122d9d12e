#include "extract/quotes/draft.h"

#include "core/text/utf8.h"

namespace pressmark {

bool QuoteText::possessive(std::size_t i) const {
  const std::string_view letters = word(i);
  return letters == "'s" || letters == "'S" || letters == "\xE2\x80\x99s" ||
         (tokens[i].word && (letters == "'" || letters == "\xE2\x80\x99"));
}

char QuoteText::symbol(std::size_t i) const {
  const Token& token = tokens[i];
  if (token.word || token.mark) return 0;
  const std::string_view letters = word(i);
  if (letters.size() == 1) return letters == "-" ? 'd' : letters[0];
  std::size_t offset = 0;
  const char32_t c = next_code_point(letters, offset);
  if (c == 0x2013 || c == 0x2014 || c == 0x2015) return 'd';
  return c == 0x2026 ? '.' : 0;
}

bool QuoteText::is_digits(std::size_t i) const {
  return word(i)[0] >= '0' && word(i)[0] <= '9';
}

bool QuoteText::in_number(std::size_t i) const {
  if (symbol(i) != ',' || i == 0 || i + 1 >= tokens.size() || !is_digits(i - 1) || !is_digits(i + 1)) return false;
  return tokens[i - 1].span.end == tokens[i].span.start && tokens[i].span.end == tokens[i + 1].span.start;
}

bool QuoteText::any_quoted(TokenRange range) const {
  return first_quoted(range) < range.end;
}

std::size_t QuoteText::first_quoted(TokenRange range) const {
  std::size_t i = range.begin;
  while (i < range.end && !tokens[i].quoted) ++i;
  return i;
}

std::size_t QuoteText::behind_quoted(TokenRange range) const {
  std::size_t i = range.begin;
  while (i < range.end && tokens[i].quoted) ++i;
  return i;
}

std::optional<std::uint32_t> QuoteText::mention_before(std::size_t i) const {
  const std::uint32_t behind = mention_from(tokens[i].span.start);
  const bool before = i > 0 && behind > 0 && input.outlet_mentions[behind - 1].span.end == tokens[i - 1].span.end;
  return before ? std::optional(behind - 1) : std::nullopt;
}

bool QuoteText::is_share(std::size_t i) const {
  return is_word(i, "percent") || word(i).ends_with('%');
}

const MarkedStretch* QuoteText::stretch_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(stretches.begin(), stretches.end(), offset,
                                      [](std::uint32_t at, const MarkedStretch& s) { return at < s.outer.start; });
  return after == stretches.begin() ? nullptr : &*(after - 1);
}

std::size_t QuoteText::token_from(std::uint32_t offset) const {
  const auto found = std::lower_bound(tokens.begin(), tokens.end(), offset,
                                      [](const Token& token, std::uint32_t start) { return token.span.start < start; });
  return static_cast<std::size_t>(found - tokens.begin());
}

std::uint32_t QuoteText::mention_from(std::uint32_t offset) const {
  const auto& mentions = input.outlet_mentions;
  const auto found = std::lower_bound(mentions.begin(), mentions.end(), offset,
                                      [](const OutletMention& m, std::uint32_t start) { return m.span.start < start; });
  return static_cast<std::uint32_t>(found - mentions.begin());
}

std::optional<std::uint32_t> QuoteText::mention_in(TokenRange range) const {
  if (range.empty()) return std::nullopt;
  const std::uint32_t found = mention_from(span(range).start);
  const auto& mentions = input.outlet_mentions;
  return found < mentions.size() && mentions[found].span.start < span(range).end ? std::optional(found) : std::nullopt;
}

std::size_t QuoteText::words_in(TokenRange range) const {
  std::size_t count = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) count += tokens[i].word ? 1 : 0;
  return count;
}

bool QuoteText::is_fully_quoted(TokenRange range) const {
  bool any = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!tokens[i].word) continue;
    if (!tokens[i].quoted) return false;
    any = true;
  }
  return any;
}

TokenRange QuoteText::trimmed(TokenRange range) const {
  const auto loose = [&](std::size_t i, std::string_view symbols) {
    const char c = symbol(i);
    return c != 0 && !tokens[i].quoted && symbols.find(c) != std::string_view::npos;
  };
  while (range.begin < range.end && loose(range.begin, ",:;d.")) ++range.begin;
  while (range.begin < range.end && loose(range.end - 1, ",.;d")) --range.end;
  return range;
}

}  // namespace pressmark
