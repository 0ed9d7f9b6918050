#include "core/io/npy_header.h"

#include <charconv>
#include <set>

#include "core/error.h"

namespace headlight {
namespace {

/// Reads a Python literal from left to right; every step names what it expects.
class HeaderReader {
 public:
  HeaderReader(std::string_view text, const std::string& file) : m_text(text), m_file(file) {}

  NpyHeader read() {
    NpyHeader header;
    expect('{');
    while (!accept('}')) {
      const std::string key = quoted(phrase("a key"));
      if (!m_seen.insert(key).second) fail(Message("has the key '%1' twice", key));
      expect(':');
      readValue(key, header);
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipSpace();
    if (m_position != m_text.size()) fail(Message("goes on after its closing brace"));
    for (const char* key : {"descr", "fortran_order", "shape"})
      if (!m_seen.contains(key)) fail(Message("has no '%1'", key));
    return header;
  }

 private:
  [[noreturn]] void fail(const Message& problem) const {
    throw Error("%1: the NumPy header %2.", m_file, problem);
  }
  [[noreturn]] void failExpected(const Message& what) const {
    fail(Message("should have %1 at its byte %2", what, m_position));
  }

  void skipSpace() {
    while (m_position < m_text.size() && (m_text[m_position] == ' ' || m_text[m_position] == '\n' ||
                                          m_text[m_position] == '\t' || m_text[m_position] == '\r'))
      ++m_position;
  }
  bool accept(char wanted) {
    skipSpace();
    if (m_position >= m_text.size() || m_text[m_position] != wanted) return false;
    ++m_position;
    return true;
  }
  void expect(char wanted) {
    if (!accept(wanted)) failExpected(Message("'%1'", std::string(1, wanted)));
  }
  bool acceptWord(std::string_view word) {
    skipSpace();
    if (!m_text.substr(m_position).starts_with(word)) return false;
    m_position += word.size();
    return true;
  }

  std::string quoted(const Message& what) {
    skipSpace();
    const char quote = m_position < m_text.size() ? m_text[m_position] : '\0';
    const std::size_t end = quote == '\'' || quote == '"' ? m_text.find(quote, m_position + 1) : m_text.npos;
    if (end == m_text.npos) failExpected(Message("%1 in quotes", what));
    const std::string value(m_text.substr(m_position + 1, end - m_position - 1));
    m_position = end + 1;
    return value;
  }

  void readValue(const std::string& key, NpyHeader& header) {
    if (key == "descr") {
      skipSpace();
      if (m_text.substr(m_position).starts_with('['))
        fail(Message("has a structured descr, and only plain numbers are read"));
      header.descr = quoted(phrase("an element type"));
    } else if (key == "fortran_order") {
      header.fortranOrder = acceptWord("True");
      if (!header.fortranOrder && !acceptWord("False")) failExpected(Message("True or False"));
    } else if (key == "shape") {
      header.shape = shape();
    } else {
      fail(Message("has an unknown key '%1'", key));
    }
  }

  /// "()", "(3,)", "(2, 3)"; Python 2 wrote "(2L, 3L)".
  std::vector<std::int64_t> shape() {
    std::vector<std::int64_t> sizes;
    expect('(');
    while (!accept(')')) {
      skipSpace();
      const char* begin = m_text.data() + m_position;
      std::int64_t size = 0;
      const auto [end, error] = std::from_chars(begin, m_text.data() + m_text.size(), size);
      if (error != std::errc{} || size < 0) failExpected(Message("a size from 0 on"));
      m_position += static_cast<std::size_t>(end - begin);
      sizes.push_back(size);
      accept('L');
      if (!accept(',')) {
        expect(')');
        break;
      }
    }
    return sizes;
  }

  std::string_view m_text;
  const std::string& m_file;
  std::size_t m_position = 0;
  std::set<std::string> m_seen;
};

}  // namespace

NpyHeader parseNpyHeader(std::string_view text, const std::string& file) {
  return HeaderReader(text, file).read();
}

}  // namespace headlight
