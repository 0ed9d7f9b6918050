#include "core/tokenizer/regex/regex_pattern.h"

#include <unicode/uregex.h>

#include <chrono>

#include "core/error.h"
#include "core/tokenizer/regex/regex_syntax.h"
#include "core/tokenizer/text/utf8.h"

namespace headlight {

namespace {

// ICU counts these in steps of roughly a millisecond, for one match.
constexpr int32_t kTimeLimit = 3000;
constexpr int32_t kStackLimit = 256 << 20;
// All matches in one text together.
constexpr std::chrono::seconds kTextTimeLimit{20};

// A text as ICU takes it, with the byte each UTF-16 unit comes from; one entry more than units.
struct WideText {
  std::u16string units;
  std::vector<std::uint32_t> bytes;

  explicit WideText(std::string_view text) {
    units.reserve(text.size());
    bytes.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = static_cast<std::uint32_t>(at);
      const char32_t c = utf8::next(text, at);
      if (c >= 0x10000) {
        units.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
        units.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
        bytes.push_back(begin);
      } else {
        units.push_back(static_cast<char16_t>(c));
      }
      bytes.push_back(begin);
    }
    bytes.push_back(static_cast<std::uint32_t>(text.size()));
  }
};

struct RegexCloser {
  void operator()(URegularExpression* regex) const { uregex_close(regex); }
};
using RegexHandle = std::unique_ptr<URegularExpression, RegexCloser>;

}  // namespace

struct RegexPattern::Compiled {
  RegexHandle regex;
};

RegexPattern::RegexPattern(std::string_view pattern, std::string where)
    : m_pattern(pattern), m_where(std::move(where)) {
  std::string translated;
  try {
    translated = icuRegexFromOniguruma(pattern);
  } catch (const Error& error) {
    throw Error(m_where + ": " + error.what());
  }
  const WideText wide(translated);
  UErrorCode status = U_ZERO_ERROR;
  UParseError position;
  auto compiled = std::make_shared<Compiled>();
  compiled->regex.reset(
      uregex_open(wide.units.data(), static_cast<int32_t>(wide.units.size()), 0, &position, &status));
  if (U_FAILURE(status)) {
    throw Error(m_where + ": the regular expression \"" + m_pattern + "\" cannot be read (" +
                u_errorName(status) + ").");
  }
  uregex_setTimeLimit(compiled->regex.get(), kTimeLimit, &status);
  uregex_setStackLimit(compiled->regex.get(), kStackLimit, &status);
  m_compiled = std::move(compiled);
}

void RegexPattern::failRunning(int status) const {
  const std::string start = m_where + ": the regular expression \"" + m_pattern + "\" ";
  if (status == U_REGEX_TIME_OUT) throw Error(start + "takes too long on this text and was stopped.");
  if (status == U_REGEX_STACK_OVERFLOW)
    throw Error(start + "takes too much memory on this text and was stopped.");
  throw Error(start + "failed on this text (" + u_errorName(static_cast<UErrorCode>(status)) + ").");
}

void RegexPattern::forEachMatch(std::string_view text, const std::function<void(const Match&)>& found) const {
  const WideText wide(text);
  UErrorCode status = U_ZERO_ERROR;
  const RegexHandle regex(uregex_clone(m_compiled->regex.get(), &status));
  uregex_setTimeLimit(regex.get(), kTimeLimit, &status);
  uregex_setStackLimit(regex.get(), kStackLimit, &status);
  uregex_setText(regex.get(), wide.units.data(), static_cast<int32_t>(wide.units.size()), &status);
  const int32_t groups = U_SUCCESS(status) ? uregex_groupCount(regex.get(), &status) : 0;
  if (U_FAILURE(status)) failRunning(status);
  Match match(static_cast<std::size_t>(groups) + 1);
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t count = 1; uregex_findNext(regex.get(), &status); ++count) {
    for (int32_t group = 0; group <= groups; ++group) {
      const int32_t begin = uregex_start(regex.get(), group, &status);
      const int32_t end = uregex_end(regex.get(), group, &status);
      if (U_FAILURE(status)) failRunning(status);
      TextSpan& span = match[static_cast<std::size_t>(group)];
      span = begin < 0 ? TextSpan{TextSpan::kNone, TextSpan::kNone}
                       : TextSpan{wide.bytes[static_cast<std::size_t>(begin)],
                                  wide.bytes[static_cast<std::size_t>(end)]};
    }
    found(match);
    if (count % 64 == 0 && std::chrono::steady_clock::now() - start > kTextTimeLimit)
      failRunning(U_REGEX_TIME_OUT);
  }
  if (U_FAILURE(status)) failRunning(status);
}

}  // namespace headlight
