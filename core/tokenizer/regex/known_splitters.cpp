#include "core/tokenizer/regex/known_splitters.h"

#include <array>
#include <utility>

#include "core/tokenizer/text/unicode_classes.h"
#include "core/utf8.h"

namespace headlight {

namespace {

using unicode::classesOf;

constexpr std::uint16_t kSpace = unicode::WhiteSpace;

// Walks a text by characters. Every function takes and gives byte positions.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_text(text) {}

  std::size_t size() const { return m_text.size(); }
  char byte(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }
  // The classes of the character at `at`, which moves behind it; 0 at the end.
  std::uint16_t classes(std::size_t& at) const {
    if (at >= m_text.size()) return 0;
    const auto lead = static_cast<unsigned char>(m_text[at]);
    if (lead < 128) {
      ++at;
      return unicode::detail::kAsciiClasses[lead];
    }
    return classesOf(utf8::next(m_text, at));
  }
  std::size_t runOf(std::uint16_t wanted, std::size_t at) const {
    for (std::size_t next = at; at < size(); at = next) {
      if (!(classes(next) & wanted)) break;
    }
    return at;
  }
  std::size_t runWithout(std::uint16_t unwanted, std::size_t at) const {
    for (std::size_t next = at; at < size(); at = next) {
      if (classes(next) & unwanted) break;
    }
    return at;
  }
  bool isAt(std::uint16_t wanted, std::size_t at) const { return (classes(at) & wanted) != 0; }
  bool isNotAt(std::uint16_t unwanted, std::size_t at) const {
    return at < size() && !(classes(at) & unwanted);
  }
  std::size_t newlines(std::size_t at) const {
    while (byte(at) == '\r' || byte(at) == '\n') ++at;
    return at;
  }
  // 's 't 're 've 'm 'll 'd, its length or 0. Without regard to case, the long s is an s, too.
  std::size_t contraction(std::size_t at, bool fold) const {
    if (byte(at) != '\'') return 0;
    if (fold && m_text.substr(at + 1).starts_with("\u017F")) return 3;
    const auto letter = [&](std::size_t i) {
      const char c = byte(i);
      return fold && c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    };
    const char first = letter(at + 1);
    if (first == 's' || first == 't' || first == 'm' || first == 'd') return 2;
    const char second = letter(at + 2);
    const bool two =
        (first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l');
    return two ? 3 : 0;
  }
  // \s+(?!\S)|\s+ : the run without its last character if a word follows, but at least one character.
  std::size_t spaces(std::size_t at) const {
    const std::size_t end = runOf(kSpace, at);
    if (end == size() || end == at) return end;
    std::size_t last = end;
    utf8::previous(m_text, last);
    return last > at ? last : end;
  }
  // \s*[\r\n]+ : up to the last newline of the run, or 0 if it has none.
  std::size_t throughLastNewline(std::size_t at) const {
    std::size_t end = runOf(kSpace, at);
    while (end > at && m_text[end - 1] != '\r' && m_text[end - 1] != '\n') --end;
    return end > at ? end : 0;
  }

 private:
  std::string_view m_text;
};

constexpr std::uint16_t kLetterOrNumber = unicode::Letter | unicode::Number;

// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
void splitGpt2(std::string_view text, std::vector<TextSpan>& pieces) {
  const Scanner scan(text);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + scan.contraction(at, false);
    if (end == at) {
      const std::size_t word = text[at] == ' ' ? at + 1 : at;
      if (scan.isAt(unicode::Letter, word)) {
        end = scan.runOf(unicode::Letter, word);
      } else if (scan.isAt(unicode::Number, word)) {
        end = scan.runOf(unicode::Number, word);
      } else if (scan.isNotAt(kSpace, word)) {
        end = scan.runWithout(kSpace | kLetterOrNumber, word);
      } else {
        end = scan.spaces(at);
      }
    }
    pieces.push_back({at, end});
    at = end;
  }
}

// (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,kDigits}|
// ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+| \s+(?!\S)|\s+
template <int kDigits>
void splitCl100k(std::string_view text, std::vector<TextSpan>& pieces) {
  const Scanner scan(text);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + scan.contraction(at, true);
    if (end == at) {
      std::size_t second = at;
      const std::uint16_t first = scan.classes(second);
      const bool newline = text[at] == '\r' || text[at] == '\n';
      const std::size_t symbols = text[at] == ' ' ? second : at;
      if (first & unicode::Letter) {
        end = scan.runOf(unicode::Letter, second);
      } else if (!newline && !(first & unicode::Number) && scan.isAt(unicode::Letter, second)) {
        end = scan.runOf(unicode::Letter, second);
      } else if (first & unicode::Number) {
        end = second;
        for (int i = 1; i < kDigits && scan.isAt(unicode::Number, end); ++i) scan.classes(end);
      } else if (scan.isNotAt(kSpace | kLetterOrNumber, symbols)) {
        end = scan.newlines(scan.runWithout(kSpace | kLetterOrNumber, symbols));
      } else {
        end = scan.throughLastNewline(at);
        if (end == 0) end = scan.spaces(at);
      }
    }
    pieces.push_back({at, end});
    at = end;
  }
}

// [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+|
// ?[\p{P}\p{S}]+[\r\n]*| \s*[\r\n]+|\s+(?!\S)|\s+ ; the end of the match at `at`, or `at` if there is none.
std::size_t deepSeekWord(const Scanner& scan, std::size_t at) {
  constexpr std::uint16_t kWord = unicode::Letter | unicode::Mark;
  constexpr std::uint16_t kSign = unicode::Punctuation | unicode::Symbol;
  const auto isAsciiLetter = [&](std::size_t i) {
    const char c = scan.byte(i);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  std::size_t second = at;
  const std::uint16_t first = scan.classes(second);
  if ((first & unicode::AsciiPunctuation) && isAsciiLetter(second)) {
    while (isAsciiLetter(second)) ++second;
    return second;
  }
  const char c = scan.byte(at);
  const bool newline = c == '\r' || c == '\n';
  if ((first & kWord) || (!newline && !(first & kSign) && scan.isAt(kWord, second))) {
    return scan.runOf(kWord, second);
  }
  const std::size_t signs = c == ' ' ? second : at;
  if (scan.isAt(kSign, signs)) return scan.newlines(scan.runOf(kSign, signs));
  if (!(first & unicode::WhiteSpace)) return at;
  const std::size_t end = scan.throughLastNewline(at);
  return end > 0 ? end : scan.spaces(at);
}

// Splits by a rule that gives the end of the match at a position, or the position itself where there is none.
template <typename MatchEnd>
void splitByMatches(std::string_view text, std::vector<TextSpan>& pieces, MatchEnd matchEnd) {
  std::size_t unmatched = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = matchEnd(at);
    if (end == at) {
      at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
      continue;
    }
    if (unmatched < at) pieces.push_back({unmatched, at});
    pieces.push_back({at, end});
    at = end;
    unmatched = end;
  }
  if (unmatched < text.size()) pieces.push_back({unmatched, text.size()});
}

void splitDeepSeekWords(std::string_view text, std::vector<TextSpan>& pieces) {
  const Scanner scan(text);
  splitByMatches(text, pieces, [&](std::size_t at) { return deepSeekWord(scan, at); });
}

// \p{N}{1,kDigits}
template <int kDigits>
void splitNumbers(std::string_view text, std::vector<TextSpan>& pieces) {
  const Scanner scan(text);
  splitByMatches(text, pieces, [&](std::size_t at) {
    for (int i = 0; i < kDigits && scan.isAt(unicode::Number, at); ++i) scan.classes(at);
    return at;
  });
}

// [一-龥぀-ゟ゠-ヿ]+
void splitHanAndKana(std::string_view text, std::vector<TextSpan>& pieces) {
  splitByMatches(text, pieces, [&](std::size_t at) {
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0xE3) {
      std::size_t next = at;
      const char32_t c = utf8::next(text, next);
      if (!((c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3040 && c <= 0x30FF))) break;
      at = next;
    }
    return at;
  });
}

}  // namespace

SplitFunction knownSplitter(std::string_view pattern) {
  static constexpr std::array<std::pair<std::string_view, SplitFunction>, 8> kKnown = {{
      {R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)", splitGpt2},
      {R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)",
       splitCl100k<1>},
      {R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)",
       splitCl100k<3>},
      {R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+)",
       splitCl100k<3>},
      {R"(\p{N}{1,3})", splitNumbers<3>},
      {R"(\p{N})", splitNumbers<1>},
      {"[一-龥\u3040-ゟ゠-ヿ]+", splitHanAndKana},
      {"[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| "
       "?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
       splitDeepSeekWords},
  }};
  for (const auto& [text, function] : kKnown) {
    if (text == pattern) return function;
  }
  return nullptr;
}

void splitLikeGpt2(std::string_view text, std::vector<TextSpan>& pieces) { splitGpt2(text, pieces); }

}  // namespace headlight
