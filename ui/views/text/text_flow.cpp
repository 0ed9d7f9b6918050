#include "ui/views/text/text_flow.h"

#include <algorithm>
#include <utility>

#include "ui/plots/token_label.h"

namespace headlight {

namespace {

// So much is shown of a text that goes on behind the last token.
constexpr qsizetype mostBehind = 4000;

/// Where the first bytes of a text are in UTF-16 units. A document may be far longer than what a model takes.
class UnitsOfBytes {
 public:
  UnitsOfBytes(const QString& text, std::int64_t lastByte) : m_text(text) {
    std::int64_t byte = 0;
    for (qsizetype i = 0; i < text.size() && byte <= lastByte; ++i) {
      m_bytes.push_back(byte);
      const char16_t unit = text[i].unicode();
      // Two bytes for each half of a pair: the second half lies inside the character.
      if (QChar::isSurrogate(unit))
        byte += 2;
      else
        byte += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    }
    m_bytes.push_back(byte);
  }
  std::int64_t byteCount() const { return m_bytes.back(); }
  /// The character that holds this byte.
  qsizetype begin(std::int64_t byte) const {
    const auto behind = std::upper_bound(m_bytes.begin(), m_bytes.end(), byte);
    qsizetype unit = behind - m_bytes.begin() - 1;
    if (unit > 0 && unit < m_text.size() && m_text[unit].isLowSurrogate()) --unit;
    return unit;
  }
  /// Behind the character that holds the byte before this one.
  qsizetype end(std::int64_t byte) const {
    qsizetype unit = std::lower_bound(m_bytes.begin(), m_bytes.end(), byte) - m_bytes.begin();
    if (unit < m_text.size() && unit > 0 && m_text[unit].isLowSurrogate()) ++unit;
    return unit;
  }

 private:
  const QString& m_text;
  std::vector<std::int64_t> m_bytes;  // [units + 1]
};

std::int64_t lastByte(const TokenList& tokens) {
  std::int64_t last = 0;
  for (const TokenInfo& token : tokens) last = std::max(last, token.range.end);
  return last;
}

QChar shown(QChar character) {
  const char16_t unit = character.unicode();
  if (unit == u'\n' || unit == u'\t') return character;
  // The first half of a Windows line end, or that of an old printer.
  if (unit == u'\r') return u' ';
  if (unit == u'\f' || unit == u'\v' || unit == 0x85 || unit == 0x2028 || unit == 0x2029) return u'\n';
  if (unit < 0x20) return QChar(static_cast<char16_t>(0x2400 + unit));
  return unit == 0x7f ? QChar(0x2421) : character;
}

/// How a list of labels without a text says where words begin.
enum class WordSigns { Spaces, Continuations, None };

WordSigns wordSigns(const TokenList& tokens) {
  WordSigns signs = WordSigns::None;
  for (const TokenInfo& token : tokens) {
    if (token.piece.starts_with("\u2581") || token.piece.starts_with("Ġ")) return WordSigns::Spaces;
    if (token.piece.starts_with("##")) signs = WordSigns::Continuations;
  }
  return signs;
}

class FlowBuilder {
 public:
  FlowBuilder(const TokenList& tokens, const QString& text, const QString& pair)
      : m_list(tokens),
        m_signs(wordSigns(tokens)),
        m_texts{&text, &pair},
        m_units{UnitsOfBytes(text, lastByte(tokens)), UnitsOfBytes(pair, lastByte(tokens))} {}

  TextFlow build() {
    m_flow.tokens.reserve(m_list.size());
    for (const TokenInfo& token : m_list)
      if (!addRange(token)) addLabel(token);
    addRest();
    return std::move(m_flow);
  }

 private:
  /// Where a token's range is not one of its text, it is shown by its label.
  bool addRange(const TokenInfo& token) {
    const int segment = token.segment == 1 ? 1 : 0;
    const UnitsOfBytes& units = m_units[segment];
    if (token.range.begin >= token.range.end || token.range.end > units.byteCount()) return false;
    const qsizetype begin = units.begin(token.range.begin);
    const qsizetype end = units.end(token.range.end);
    if (segment < m_segment) return false;
    if (segment != m_segment) {
      addRest();
      if (m_segment >= 0) breakLine();
      m_segment = segment;
      m_cursor = 0;
    }
    if (begin < m_cursor) return addShared(begin, end);
    append(begin);
    separate(begin);
    const qsizetype from = m_flow.text.size();
    append(end);
    m_flow.tokens.push_back({from, m_flow.text.size()});
    return true;
  }

  /// A token that begins inside what is there already: parts of one character share it, unless something was
  /// put in behind it.
  bool addShared(qsizetype begin, qsizetype end) {
    const qsizetype from = m_appended - (m_cursor - begin);
    if (m_flow.text.size() != m_appended || m_flow.tokens.empty() || from < m_flow.tokens.back().begin)
      return false;
    append(end);
    const qsizetype to = m_appended - (m_cursor - end);
    m_flow.tokens.push_back({from, std::max(to, m_flow.tokens.back().end)});
    return true;
  }

  /// Sets a label apart from the character that follows it.
  void separate(qsizetype next) {
    if (std::exchange(m_wantsSpace, false) && !(*m_texts[m_segment])[next].isSpace()) m_flow.text += u' ';
  }

  /// Goes on with the text up to this unit.
  void append(qsizetype to) {
    if (m_cursor < to) separate(m_cursor);
    for (; m_cursor < to; ++m_cursor) m_flow.text += shown((*m_texts[m_segment])[m_cursor]);
    m_appended = m_flow.text.size();
  }

  void addLabel(const TokenInfo& token) {
    QString label = tokenLabel(token);
    if (label.isEmpty()) label = QStringLiteral("·");
    // The space before a word is in the text already.
    if (token.range.begin >= token.range.end && label.size() > 1 && label.startsWith(u'·'))
      label.remove(0, 1);
    const bool begins = m_flow.text.isEmpty() || m_flow.text.back().isSpace();
    if (!begins && (m_segment >= 0 || beginsWord(token))) m_flow.text += u' ';
    const qsizetype begin = m_flow.text.size();
    m_flow.text += label;
    m_flow.tokens.push_back({begin, m_flow.text.size(), true});
    // Added tokens stand apart from the text that follows.
    m_wantsSpace = true;
    if (m_segment < 0 && label.contains(QChar(0x23CE))) breakLine();
  }

  bool beginsWord(const TokenInfo& token) const {
    if (token.special || m_flow.tokens.empty()) return true;
    if (m_list[m_flow.tokens.size() - 1].special) return true;
    if (token.fragment > 0) return false;
    switch (m_signs) {
      case WordSigns::Spaces:
        return token.piece.starts_with("\u2581") || token.piece.starts_with("Ġ");
      case WordSigns::Continuations:
        return !token.piece.starts_with("##");
      case WordSigns::None:
        return !token.joined;
    }
    return true;
  }

  void breakLine() {
    m_flow.text += u'\n';
    m_wantsSpace = false;
  }

  /// What of the text lies behind its last token.
  void addRest() {
    if (m_segment < 0) return;
    const QString& source = *m_texts[m_segment];
    const qsizetype rest = source.size() - m_cursor;
    if (rest <= 0) return;
    append(m_cursor + std::min(rest, mostBehind));
    if (rest > mostBehind) m_flow.text += QStringLiteral(" …");
  }

  const TokenList& m_list;
  const WordSigns m_signs;
  const QString* m_texts[2];
  const UnitsOfBytes m_units[2];
  TextFlow m_flow;
  int m_segment = -1;        // the text that is gone through; -1: none yet
  qsizetype m_cursor = 0;    // the unit of it that comes next
  qsizetype m_appended = 0;  // the end of what of it is shown
  bool m_wantsSpace = false;
};

}  // namespace

TextFlow flowTokens(const TokenList& tokens, const QString& text, const QString& pairText) {
  return FlowBuilder(tokens, text, pairText).build();
}

}  // namespace headlight
