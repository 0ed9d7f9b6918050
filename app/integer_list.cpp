#include "app/integer_list.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace headlight {

namespace {

constexpr std::string_view kSpaces = " \t\n\r\f\v";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

/// "array([1, 2], dtype=int32)" without its name, its parentheses and what is said after the numbers.
std::string_view insideOfCall(std::string_view text) {
  for (const std::string_view name :
       {"torch.tensor(", "tensor(", "np.array(", "numpy.array(", "array(", "torch.LongTensor("}) {
    if (!text.starts_with(name) || !text.ends_with(')')) continue;
    text = text.substr(name.size(), text.size() - name.size() - 1);
    const std::size_t last = text.rfind(']');
    if (last == std::string_view::npos) return text;
    const std::string_view rest = trimmed(text.substr(last + 1));
    const bool said = rest.starts_with(',') && rest.find('=') != std::string_view::npos;
    return said ? text.substr(0, last + 1) : text;
  }
  return text;
}

/// "1", "True", or a whole number as a float is printed: "1.", "0.0".
std::optional<std::int64_t> numberOf(std::string_view word) {
  if (word == "True" || word == "true") return 1;
  if (word == "False" || word == "false") return 0;
  const std::size_t dot = word.find('.');
  if (dot == std::string_view::npos) return integerOf(word);
  if (dot == 0 || word.find_first_not_of('0', dot + 1) != std::string_view::npos) return std::nullopt;
  return integerOf(word.substr(0, dot));
}

/// Reads the list from left to right.
class Reader {
 public:
  /// Whether the list may go on.
  bool take(std::string_view word) {
    if (word == "[" || word == "(") return open(word[0] == '[' ? ']' : ')');
    if (word == "]" || word == ")") return close(word[0]);
    if (word == ",") return comma();
    const auto value = numberOf(word);
    if (!value || m_closed) return false;
    m_values.push_back(*value);
    m_afterComma = false;
    return true;
  }
  std::optional<std::vector<std::int64_t>> finish() const {
    if (!m_open.empty()) return std::nullopt;
    return m_values;
  }

 private:
  bool open(char closing) {
    m_open.push_back(closing);
    return !m_closed && m_values.empty();
  }
  bool close(char closing) {
    if (m_open.empty() || m_open.back() != closing) return false;
    m_open.pop_back();
    m_closed = true;
    return true;
  }
  bool comma() {
    const bool allowed = !m_values.empty() && !m_afterComma && (!m_closed || m_open.empty());
    m_afterComma = true;
    return allowed;
  }

  std::vector<std::int64_t> m_values;
  std::string m_open;  // the brackets that are to be closed, the innermost last
  bool m_closed = false;
  bool m_afterComma = false;
};

}  // namespace

std::optional<std::int64_t> integerOf(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size() || error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    return text.front() == '-' ? std::numeric_limits<std::int64_t>::min()
                               : std::numeric_limits<std::int64_t>::max();
  }
  return value;
}

std::optional<std::vector<std::int64_t>> integerListOf(std::string_view text) {
  std::string_view rest = insideOfCall(trimmed(text));
  Reader reader;
  constexpr std::string_view kMarks = "[](),";
  for (rest = trimmed(rest); !rest.empty(); rest = trimmed(rest)) {
    std::size_t end = 1;
    if (kMarks.find(rest.front()) == std::string_view::npos)
      end = std::min(rest.size(), rest.find_first_of(" \t\n\r\f\v[](),"));
    if (!reader.take(rest.substr(0, end))) return std::nullopt;
    rest.remove_prefix(end);
  }
  return reader.finish();
}

}  // namespace headlight
