#include "core/tokenizer/regex/regex_pattern.h"

#include <oniguruma.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <vector>

#include "core/error.h"
#include "core/utf8.h"

namespace headlight {

namespace {

// Entries of some fifty bytes each, and steps back: what one match may take, and one search for a match.
constexpr unsigned kStackLimit = 4'000'000;
constexpr unsigned long kRetryLimitInMatch = 20'000'000;
constexpr unsigned long kRetryLimitInSearch = 200'000'000;
// All matches in one text together.
constexpr std::chrono::seconds kTextTimeLimit{20};

const OnigUChar* bytesOf(std::string_view text) { return reinterpret_cast<const OnigUChar*>(text.data()); }

void initializeOnce() {
  static std::once_flag once;
  std::call_once(once, [] {
    OnigEncoding utf8 = ONIG_ENCODING_UTF8;
    onig_initialize(&utf8, 1);
  });
}

std::string messageOf(int status, OnigErrorInfo* info) {
  std::array<OnigUChar, ONIG_MAX_ERROR_MESSAGE_LEN> message{};
  const int length = info ? onig_error_code_to_str(message.data(), status, info)
                          : onig_error_code_to_str(message.data(), status);
  return {reinterpret_cast<const char*>(message.data()), static_cast<std::size_t>(std::max(length, 0))};
}

// What one walk over a text needs: where the last match was, and the limits.
struct Search {
  OnigRegion* region = onig_region_new();
  OnigMatchParam* limits = onig_new_match_param();

  Search() {
    onig_initialize_match_param(limits);
    onig_set_match_stack_limit_size_of_match_param(limits, kStackLimit);
    onig_set_retry_limit_in_match_of_match_param(limits, kRetryLimitInMatch);
    onig_set_retry_limit_in_search_of_match_param(limits, kRetryLimitInSearch);
  }
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;
  ~Search() {
    onig_region_free(region, 1);
    onig_free_match_param(limits);
  }
};

}  // namespace

struct RegexPattern::Compiled {
  OnigRegex regex = nullptr;

  Compiled() = default;
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;
  ~Compiled() { onig_free(regex); }
};

RegexPattern::RegexPattern(std::string_view pattern, std::string where)
    : m_pattern(pattern), m_where(std::move(where)) {
  initializeOnce();
  auto compiled = std::make_shared<Compiled>();
  OnigErrorInfo info{};
  const OnigUChar* begin = bytesOf(pattern);
  const int status = onig_new(&compiled->regex, begin, begin + pattern.size(), ONIG_OPTION_NONE,
                              ONIG_ENCODING_UTF8, ONIG_SYNTAX_DEFAULT, &info);
  if (status != ONIG_NORMAL) {
    throw Error("%1: the regular expression \"%2\" cannot be read (%3).", m_where, m_pattern,
                messageOf(status, &info));
  }
  m_compiled = std::move(compiled);
}

void RegexPattern::failRunning(int status) const {
  if (status == ONIGERR_RETRY_LIMIT_IN_MATCH_OVER || status == ONIGERR_RETRY_LIMIT_IN_SEARCH_OVER)
    throw Error("%1: the regular expression \"%2\" takes too long on this text and was stopped.", m_where,
                m_pattern);
  if (status == ONIGERR_MATCH_STACK_LIMIT_OVER || status == ONIGERR_MEMORY)
    throw Error("%1: the regular expression \"%2\" takes too much memory on this text and was stopped.",
                m_where, m_pattern);
  throw Error("%1: the regular expression \"%2\" failed on this text (%3).", m_where, m_pattern,
              messageOf(status, nullptr));
}

void RegexPattern::forEachMatch(std::string_view text,
                                const std::function<void(const TextSpan&)>& found) const {
  constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  const Search search;
  const OnigUChar* begin = bytesOf(text);
  const OnigUChar* end = begin + text.size();
  std::size_t lastEnd = kNowhere;
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t at = 0, count = 1; at <= text.size(); ++count) {
    const int status = onig_search_with_param(m_compiled->regex, begin, end, begin + at, end, search.region,
                                              ONIG_OPTION_NONE, search.limits);
    if (status == ONIG_MISMATCH) return;
    if (status < 0) failRunning(status);
    const TextSpan match{static_cast<std::size_t>(search.region->beg[0]),
                         static_cast<std::size_t>(search.region->end[0])};
    if (match.begin == match.end && match.end == lastEnd) {
      at += at < text.size() ? utf8::lengthFromLead(static_cast<unsigned char>(text[at])) : 1;
      continue;
    }
    found(match);
    at = lastEnd = match.end;
    if (count % 64 == 0 && std::chrono::steady_clock::now() - start > kTextTimeLimit)
      failRunning(ONIGERR_RETRY_LIMIT_IN_SEARCH_OVER);
  }
}

}  // namespace headlight
