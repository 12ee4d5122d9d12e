#include "fetch/http/transfer.h"

#include <algorithm>

namespace pressmark::http {
namespace {

bool says_chunked(const std::vector<HttpHeader>& headers) {
  std::string value(header_of(headers, "Transfer-Encoding"));
  std::transform(value.begin(), value.end(), value.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return value.find("chunked") != std::string::npos;
}

// Lengths that contradict each other (RFC 9112 section 6.3): nobody knows where such a body ends.
bool has_two_lengths(const std::vector<HttpHeader>& headers) {
  const std::string_view first = header_of(headers, "Content-Length");
  return std::any_of(headers.begin(), headers.end(), [&](const HttpHeader& header) {
    return header_of({header}, "Content-Length") != first && !header_of({header}, "Content-Length").empty();
  });
}

}  // namespace

bool Transfer::take_head_line(std::string_view line) {
  if (body_begun_) return true;  // trailers stand in the body as it was received
  // A status line begins a head anew: what came before was an interim answer (1xx).
  if (line.starts_with("HTTP/")) {
    head_.clear();
    head_done_ = false;
  }
  head_.append(line);
  head_done_ = line == "\r\n" || line == "\n";
  head_bytes_ += line.size();
  if (head_bytes_ > kMaxHeadBytes) stop_ = Stop::kHeadTooLarge;
  return stop_ == Stop::kNone;
}

void Transfer::begin_body() {
  body_begun_ = true;
  const Result<HttpHead> head = parse_http_head(head_);
  is_chunked_ = head && says_chunked(head->headers);
  content_.emplace(head ? header_of(head->headers, "Content-Encoding") : std::string_view(), limits_);
}

bool Transfer::take_body(std::string_view piece) {
  if (!body_begun_) begin_body();
  const std::string_view taken = piece.substr(0, max_body_ - body_.size());
  body_.append(taken);
  if (taken.size() < piece.size()) stop_ = Stop::kBodyTooLarge;
  bool wanted = true;
  if (is_chunked_) {
    const std::size_t before = unchunked_.size();
    chunks_.feed(taken, unchunked_);
    wanted = content_->feed(std::string_view(unchunked_).substr(before));
  } else {
    wanted = content_->feed(taken);
  }
  if (!wanted) stop_ = Stop::kDecodedTooLarge;
  return stop_ == Stop::kNone;
}

HttpReply Transfer::finish() {
  HttpReply reply;
  if (!body_begun_) begin_body();
  const Result<HttpHead> head = parse_http_head(head_);
  if (head) {
    reply.status = head->status;
    reply.headers = head->headers;
    judge_body(reply);
  } else if (!head_.empty()) {
    reply.outcome = FetchOutcome::kProtocolError;
    reply.error = head.error().message;
  }
  reply.exchange.response_head = std::move(head_);
  reply.exchange.response_body = std::move(body_);
  return reply;
}

void Transfer::judge_body(HttpReply& reply) {
  if (is_chunked_ && chunks_.failed()) {
    reply.outcome = FetchOutcome::kProtocolError;
    reply.error = "the body is not chunked although its header says so";
    return;
  }
  if (!is_chunked_ && has_two_lengths(reply.headers)) {
    reply.outcome = FetchOutcome::kProtocolError;
    reply.error = "the answer states two different lengths of its body";
    return;
  }
  Result<DecodedContent> content = content_->finish(is_chunked_ ? unchunked_ : body_);
  if (!content) {
    reply.outcome = FetchOutcome::kDecodeError;
    reply.error = content.error().message;
    return;
  }
  judge_content(reply, std::move(*content));
  // 304 and 204 have no body whatever their headers say (RFC 9110 section 6.4.1).
  const bool bodyless = body_.empty() && (reply.status == 304 || reply.status == 204);
  if (reply.outcome == FetchOutcome::kFetched && is_chunked_ && !chunks_.done() && !bodyless) {
    reply.outcome = FetchOutcome::kTruncated;
    reply.error = "the last chunk is missing";
    reply.exchange.truncated = "disconnect";
  }
}

void Transfer::judge_content(HttpReply& reply, DecodedContent content) {
  reply.body = std::move(content.bytes);
  reply.warnings = std::move(content.warnings);
  if (content.state == BodyState::kTooLarge) {
    reply.outcome = FetchOutcome::kTooLarge;
    reply.error = kDecodedTooLarge;
  } else if (content.state == BodyState::kTruncated) {
    reply.outcome = FetchOutcome::kTruncated;
    reply.error = "the encoded body ends before its end mark";
    const bool said_length = !reply.header("Content-Length").empty();
    if (!said_length && !is_chunked_) reply.exchange.truncated = "disconnect";
  }
}

}  // namespace pressmark::http
