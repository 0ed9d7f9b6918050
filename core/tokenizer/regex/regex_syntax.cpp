#include "core/tokenizer/regex/regex_syntax.h"

#include <unicode/uregex.h>
#include <unicode/ustring.h>

#include <array>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/tokenizer/text/utf8.h"

namespace headlight {

namespace {

constexpr std::string_view kWordInClass = "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}";
constexpr std::string_view kWord =
    "[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u00B2\\u00B3\\u00B9\\u00BC-\\u00BE]";
constexpr std::string_view kNotWord =
    "[^\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u00B2\\u00B3\\u00B9\\u00BC-\\u00BE]";
constexpr int kMaxNesting = 200;

bool isAsciiLetter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) && static_cast<unsigned char>(c) < 128;
}
bool isAsciiAlnum(char c) { return isAsciiLetter(c) || (c >= '0' && c <= '9'); }

std::string boundary(bool at) {
  const std::string word(kWord);
  const std::string open =
      at ? "(?:(?<!" + word + ")(?=" + word + ")|(?<=" : "(?:(?<!" + word + ")(?!" + word + ")|(?<=";
  return open + word + (at ? ")(?!" : ")(?=") + word + "))";
}

// What a POSIX bracket name stands for, as elements of a set.
std::optional<std::string_view> posixClass(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kNames = {
      {{"alpha", "\\p{Alphabetic}"},
       {"alnum", "\\p{Alphabetic}\\p{Nd}"},
       {"digit", "\\p{Nd}"},
       {"lower", "\\p{Lowercase}"},
       {"upper", "\\p{Uppercase}"},
       {"space", "\\p{White_Space}"},
       {"blank", "\\t\\p{Zs}"},
       {"punct", "\\p{P}\\p{S}"},
       {"cntrl", "\\p{Cc}"},
       {"word", kWordInClass},
       {"xdigit", "0-9A-Fa-f"}}};
  for (const auto& [key, value] : kNames) {
    if (key == name) return value;
  }
  return std::nullopt;
}

// Whether a set in ICU's syntax holds an ASCII letter. A set that ICU cannot read is refused later, whole.
class AsciiMembership {
 public:
  explicit AsciiMembership(const std::string& set) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError error;
    std::u16string wide(set.size(), u'\0');
    int32_t length = 0;
    u_strFromUTF8(wide.data(), static_cast<int32_t>(wide.size()), &length, set.data(),
                  static_cast<int32_t>(set.size()), &status);
    m_regex = uregex_open(wide.data(), length, 0, &error, &status);
    if (U_FAILURE(status)) m_regex = nullptr;
  }
  ~AsciiMembership() {
    if (m_regex) uregex_close(m_regex);
  }
  AsciiMembership(const AsciiMembership&) = delete;
  AsciiMembership& operator=(const AsciiMembership&) = delete;

  bool contains(char letter) {
    if (!m_regex) return false;
    const UChar text = static_cast<UChar>(letter);
    UErrorCode status = U_ZERO_ERROR;
    uregex_setText(m_regex, &text, 1, &status);
    return uregex_matches(m_regex, 0, &status) && U_SUCCESS(status);
  }

 private:
  URegularExpression* m_regex = nullptr;
};

// Adds the other case of every ASCII letter that is in the set in one case only.
std::string foldedSet(std::string set) {
  AsciiMembership membership(set);
  std::string additions;
  for (char lower = 'a'; lower <= 'z'; ++lower) {
    const char upper = static_cast<char>(lower - 'a' + 'A');
    const bool hasLower = membership.contains(lower);
    const bool hasUpper = membership.contains(upper);
    if (hasLower != hasUpper) additions.push_back(hasLower ? upper : lower);
  }
  return additions.empty() ? set : "[" + set + additions + "]";
}

class Translator {
 public:
  explicit Translator(std::string_view pattern) : m_pattern(pattern) {}

  std::string run() {
    while (m_at < m_pattern.size()) step();
    if (!m_groups.empty()) fail("a group that is not closed");
    return m_out;
  }

 private:
  struct Group {
    std::size_t start = 0;
    bool fold = false;
  };

  [[noreturn]] void fail(const std::string& what) const {
    throw Error("the regular expression \"" + std::string(m_pattern) + "\" has " + what + " at byte " +
                std::to_string(m_at) + ".");
  }

  bool startsWith(std::string_view prefix) const { return m_pattern.substr(m_at).starts_with(prefix); }

  void emitAtom(std::string_view text) {
    m_atomStart = m_out.size();
    m_hasAtom = true;
    m_out += text;
    m_lastWasQuantifier = false;
  }

  // The text of \p{...}, \P{...}, \x{...}, \xHH, \uHHHH at m_at, or empty.
  std::string_view bracedOrFixedEscape() const {
    const std::string_view rest = m_pattern.substr(m_at);
    if (rest.size() < 3) return {};
    const char kind = rest[1];
    if ((kind == 'p' || kind == 'P' || kind == 'x' || kind == 'u') && rest[2] == '{') {
      const std::size_t close = rest.find('}');
      return close == std::string_view::npos ? std::string_view{} : rest.substr(0, close + 1);
    }
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
    if (digits == 0 || rest.size() < 2 + digits) return {};
    for (std::size_t i = 2; i < 2 + digits; ++i) {
      if (!std::isxdigit(static_cast<unsigned char>(rest[i]))) return {};
    }
    return rest.substr(0, 2 + digits);
  }

  // \x{..}, \u{..}, \xHH and \uHHHH as ICU's \x{..}.
  static std::string codePointEscape(std::string_view escape) {
    const bool braced = escape[2] == '{';
    return "\\x{" + std::string(braced ? escape.substr(3, escape.size() - 4) : escape.substr(2)) + "}";
  }

  std::string foldedCodePoint(const std::string& escape) const {
    if (!m_fold) return escape;
    const std::string digits = escape.substr(3, escape.size() - 4);
    if (digits.empty() || digits.size() > 8) return escape;
    const unsigned long value = std::strtoul(digits.c_str(), nullptr, 16);
    return value < 128 && isAsciiLetter(static_cast<char>(value)) ? folded(static_cast<char>(value)) : escape;
  }

  static std::string folded(char letter) {
    return {'[', static_cast<char>(std::tolower(letter)), static_cast<char>(std::toupper(letter)), ']'};
  }

  void step() {
    const char c = m_pattern[m_at];
    switch (c) {
      case '\\':
        escape();
        return;
      case '[': {
        std::string set = characterClass(1);
        emitAtom(m_fold ? foldedSet(std::move(set)) : set);
        return;
      }
      case ']':
        ++m_at;
        emitAtom("\\]");
        return;
      case '}':
        ++m_at;
        emitAtom("\\}");
        return;
      case '.':
        ++m_at;
        emitAtom("[^\\n]");
        return;
      case '^':
        ++m_at;
        emitAtom("(?:(?<![\\s\\S])|(?<=\\n))");
        return;
      case '$':
        ++m_at;
        emitAtom("(?:(?=\\n)|(?![\\s\\S]))");
        return;
      case '(':
        openGroup();
        return;
      case ')':
        closeGroup();
        return;
      case '|':
        m_out += c;
        ++m_at;
        m_hasAtom = false;
        m_lastWasQuantifier = false;
        return;
      case '{':
        brace();
        return;
      case '+':
        ++m_at;
        if (m_lastWasQuantifier) return;  // possessive
        [[fallthrough]];
      case '*':
      case '?':
        if (c != '+') ++m_at;
        m_out += c;
        m_lastWasQuantifier = true;
        return;
      default:
        literal();
        return;
    }
  }

  void literal() {
    const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(m_pattern[m_at]));
    const std::string_view character = m_pattern.substr(m_at, length);
    m_at += length;
    if (m_fold && isAsciiLetter(character[0])) {
      emitAtom(folded(character[0]));
    } else {
      emitAtom(character);
    }
  }

  void escape() {
    if (const std::string_view braced = bracedOrFixedEscape(); !braced.empty()) {
      m_at += braced.size();
      const bool property = braced[1] == 'p' || braced[1] == 'P';
      if (!property) {
        emitAtom(foldedCodePoint(codePointEscape(braced)));
      } else if (braced.substr(2) == "{Word}") {
        emitAtom(braced[1] == 'p' ? kWord : kNotWord);
      } else {
        emitAtom(braced);
      }
      return;
    }
    if (m_at + 1 >= m_pattern.size()) fail("a backslash without a character");
    const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(m_pattern[m_at + 1]));
    const std::string_view next = m_pattern.substr(m_at + 1, length);
    m_at += 1 + length;
    if (next != "G") emitAtom(escapeMeaning(next));
  }

  static std::string escapeMeaning(std::string_view next) {
    switch (next[0]) {
      case 'A':
        return "(?<![\\s\\S])";
      case 'z':
        return "(?![\\s\\S])";
      case 'Z':
        return "(?=\\n?(?![\\s\\S]))";
      case 'h':
        return "[0-9A-Fa-f]";
      case 'H':
        return "[^0-9A-Fa-f]";
      case 'w':
        return std::string(kWord);
      case 'W':
        return std::string(kNotWord);
      case 'd':
        return "\\p{Nd}";
      case 'D':
        return "\\P{Nd}";
      case 's':
        return "\\p{White_Space}";
      case 'S':
        return "\\P{White_Space}";
      case 'b':
        return boundary(true);
      case 'B':
        return boundary(false);
      case 'a':
        return "\\x{07}";
      case 'e':
        return "\\x{1B}";
      case 'v':
        return "\\x{0B}";
      case '\n':
        return "\\n";
      case '\r':
        return "\\r";
      case '\t':
        return "\\t";
      default:
        return static_cast<unsigned char>(next[0]) < 128 ? "\\" + std::string(next) : std::string(next);
    }
  }

  void openGroup() {
    if (m_groups.size() >= kMaxNesting) fail("too many groups inside each other");
    m_groups.push_back({m_out.size(), m_fold});
    std::string_view source = "(";
    std::string output = "(";
    if (startsWith("(?i:")) {
      source = "(?i:";
      output = "(?:";
      m_fold = true;
    } else if (startsWith("(?>")) {
      source = "(?>";
      output = "(?:";
    } else {
      for (const std::string_view prefix : {"(?<=", "(?<!", "(?:", "(?=", "(?!", "(?<"}) {
        if (!startsWith(prefix)) continue;
        source = prefix;
        output = prefix;
        break;
      }
      if (output == "(" && startsWith("(?")) fail("a kind of group that is not known here");
    }
    m_at += source.size();
    m_out += output;
    if (output == "(?<") {
      const std::size_t close = m_pattern.find('>', m_at);
      if (close == std::string_view::npos) fail("a group name that is not closed");
      m_out += m_pattern.substr(m_at, close + 1 - m_at);
      m_at = close + 1;
    }
    m_hasAtom = false;
    m_lastWasQuantifier = false;
  }

  void closeGroup() {
    if (m_groups.empty()) fail("a closing parenthesis too many");
    m_out += ')';
    ++m_at;
    m_atomStart = m_groups.back().start;
    m_hasAtom = true;
    m_fold = m_groups.back().fold;
    m_groups.pop_back();
    m_lastWasQuantifier = false;
  }

  // {n}, {n,}, {n,m} or {,m} as ICU has them, or empty if the brace is a plain character.
  std::string quantifier(std::size_t& length) const {
    std::size_t at = m_at + 1;
    const auto digits = [&] {
      std::string number;
      while (at < m_pattern.size() && m_pattern[at] >= '0' && m_pattern[at] <= '9') number += m_pattern[at++];
      return number;
    };
    const std::string low = digits();
    const bool comma = at < m_pattern.size() && m_pattern[at] == ',';
    if (comma) ++at;
    const std::string high = comma ? digits() : "";
    if (at >= m_pattern.size() || m_pattern[at] != '}' || (low.empty() && high.empty())) return {};
    length = at + 1 - m_at;
    return (low.empty() ? "0" : low) + (comma ? "," : "") + high;
  }

  void brace() {
    std::size_t length = 0;
    const std::string body = m_hasAtom ? quantifier(length) : "";
    if (body.empty()) {
      ++m_at;
      emitAtom("\\{");
      return;
    }
    m_at += length;
    const char following = m_at < m_pattern.size() ? m_pattern[m_at] : '\0';
    if (following == '+' || following == '*') {
      m_out =
          m_out.substr(0, m_atomStart) + "(?:" + m_out.substr(m_atomStart) + "{" + body + "})" + following;
      ++m_at;
    } else {
      m_out += "{" + body + "}";
    }
    m_lastWasQuantifier = true;
  }

  // A class from its "[" on, as an ICU set; its operands of && each become a set of their own.
  std::string characterClass(int depth) {
    if (depth > kMaxNesting) fail("too many character classes inside each other");
    ++m_at;
    const bool negated = m_at < m_pattern.size() && m_pattern[m_at] == '^';
    if (negated) ++m_at;
    std::vector<std::string> operands(1);
    bool first = true;
    Tail tail = Tail::Start;
    while (m_at < m_pattern.size()) {
      const char c = m_pattern[m_at];
      if (c == ']' && !first) {
        ++m_at;
        return joined(operands, negated);
      }
      first = false;
      if (startsWith("&&")) {
        if (operands.back().empty()) fail("an intersection without a left side");
        operands.emplace_back();
        tail = Tail::Start;
        m_at += 2;
      } else {
        operands.back() += classElement(depth, tail);
      }
    }
    fail("a character class that is not closed");
  }

  std::string joined(const std::vector<std::string>& operands, bool negated) const {
    std::string set = negated ? "[^" : "[";
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (operands[i].empty()) fail("an empty character class");
      if (i > 0) set += "&&";
      set += operands.size() > 1 ? "[" + operands[i] + "]" : operands[i];
    }
    return set + "]";
  }

  // What stands before the next element of a class: a hyphen makes a range only after a single character.
  enum class Tail { Start, Character, Set, OpenRange, ClosedRange };

  std::string classElement(int depth, Tail& tail) {
    const char c = m_pattern[m_at];
    if (c == '-') return classHyphen(tail);
    bool isSet = c == '[';
    std::string element;
    if (c == '\\') {
      element = classEscape(isSet);
    } else if (c == '[') {
      element = startsWith("[:") ? posixOrNested(depth) : characterClass(depth + 1);
    } else {
      element = classCharacter();
    }
    if (isSet && tail == Tail::OpenRange) fail("a range that ends with a set");
    tail = isSet ? Tail::Set : tail == Tail::OpenRange ? Tail::ClosedRange : Tail::Character;
    return element;
  }

  std::string classCharacter() {
    const char c = m_pattern[m_at];
    const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(c));
    const std::string character(m_pattern.substr(m_at, length));
    m_at += length;
    const bool plain = length > 1 || isAsciiAlnum(c) || static_cast<unsigned char>(c) <= ' ';
    return plain ? character : "\\" + character;
  }

  std::string posixOrNested(int depth) {
    const std::size_t close = m_pattern.find(":]", m_at);
    if (close == std::string_view::npos) return characterClass(depth + 1);
    std::string_view name = m_pattern.substr(m_at + 2, close - m_at - 2);
    const bool negated = name.starts_with('^');
    if (negated) name.remove_prefix(1);
    const auto meaning = posixClass(name);
    if (!meaning) fail("a POSIX class that is not known");
    m_at = close + 2;
    return negated ? "[^" + std::string(*meaning) + "]" : std::string(*meaning);
  }

  std::string classHyphen(Tail& tail) {
    ++m_at;
    const bool last = startsWith("]") || startsWith("&&");
    if (tail == Tail::Set && !last) fail("a range that begins with a set");
    if (tail == Tail::Character && !last) {
      tail = Tail::OpenRange;
      return "-";
    }
    tail = tail == Tail::OpenRange ? Tail::ClosedRange : Tail::Character;
    return "\\-";
  }

  // `isSet` tells whether the escape stands for more than one character.
  std::string classEscape(bool& isSet) {
    if (const std::string_view braced = bracedOrFixedEscape(); !braced.empty()) {
      m_at += braced.size();
      isSet = braced[1] == 'p' || braced[1] == 'P';
      if (!isSet) return codePointEscape(braced);
      if (braced.substr(2) != "{Word}") return std::string(braced);
      return braced[1] == 'p' ? std::string(kWordInClass) : "[^" + std::string(kWordInClass) + "]";
    }
    if (m_at + 1 >= m_pattern.size()) fail("a backslash without a character");
    const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(m_pattern[m_at + 1]));
    const std::string_view next = m_pattern.substr(m_at + 1, length);
    m_at += 1 + length;
    isSet = std::string_view("hHwWdDsS").find(next[0]) != std::string_view::npos;
    switch (next[0]) {
      case 'h':
        return "0-9A-Fa-f";
      case 'H':
        return "[^0-9A-Fa-f]";
      case 'w':
        return std::string(kWordInClass);
      case 'W':
        return "[^" + std::string(kWordInClass) + "]";
      case 'b':
        return "\\x{08}";
      default:
        return escapeMeaning(next);
    }
  }

  std::string_view m_pattern;
  std::size_t m_at = 0;
  std::string m_out;
  std::size_t m_atomStart = 0;
  bool m_hasAtom = false;
  bool m_lastWasQuantifier = false;
  bool m_fold = false;
  std::vector<Group> m_groups;
};

// Some checkpoints of the BLOOM family write [^(\s|[...])] where [^()|\s...] is meant.
std::string withBloomClassesFlattened(std::string_view pattern) {
  constexpr std::string_view kOpen = "[^(\\s|[";
  std::string result;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find(kOpen, at);
    const std::size_t inner = open == std::string_view::npos ? open : open + kOpen.size();
    const std::size_t close = inner == std::string_view::npos ? inner : pattern.find(']', inner);
    if (close == std::string_view::npos || close == inner || !pattern.substr(close).starts_with("])]")) break;
    result += pattern.substr(at, open - at);
    result += "[^()|\\s" + std::string(pattern.substr(inner, close - inner)) + "]";
    at = close + 3;
  }
  return result + std::string(pattern.substr(std::min(at, pattern.size())));
}

}  // namespace

std::string icuRegexFromOniguruma(std::string_view pattern) {
  const std::string flattened = withBloomClassesFlattened(pattern);
  return Translator(flattened).run();
}

}  // namespace headlight
