#include "ui/views/spans/marked_prompt.h"

#include <QCoreApplication>

#include "core/error.h"
#include "ui/models/core_words.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Spans)
};

/// Walks over what was written, character by character.
class PromptReader {
 public:
  PromptReader(const QString& written, QStringList& names) : m_written(written), m_names(names) {}

  MarkedText read() {
    while (m_at < m_written.size())
      if (const QString name = nameHere(); name.isEmpty())
        takeCharacter();
      else
        readMark(name);
    return std::move(m_marked);
  }

 private:
  /// The name of the mark that begins here, whose bracket and colon are then behind; empty: none does.
  QString nameHere() {
    if (m_written[m_at] != u'[') return {};
    const qsizetype colon = m_written.indexOf(u':', m_at);
    if (colon < 0 || colon - m_at - 1 > longestName) return {};
    if (colon + 1 >= m_written.size() || !m_written[colon + 1].isSpace()) return {};
    const QString name = m_written.mid(m_at + 1, colon - m_at - 1);
    for (const QChar character : name)
      if (QStringLiteral("[]\\\n").contains(character)) return {};
    if (name.trimmed().isEmpty()) return {};
    m_at = colon + 1;
    return name.trimmed();
  }

  void readMark(const QString& name) {
    while (m_at < m_written.size() && m_written[m_at].isSpace()) ++m_at;
    const qsizetype begin = m_marked.text.size();
    for (int depth = 1; depth > 0;) {
      if (m_at >= m_written.size())
        throw Error(Words::tr("The mark “[%1:” has no “]” at its end.").arg(name).toStdString());
      const QChar character = m_written[m_at];
      if (character == u'[') ++depth;
      if (character == u']' && --depth == 0) break;
      takeCharacter();
    }
    ++m_at;  // the bracket that closes it
    if (m_marked.text.size() == begin)
      throw Error(Words::tr("The mark “[%1:” has no words.").arg(name).toStdString());
    if (!m_names.contains(name)) m_names.append(name);
    mark(m_marked, {static_cast<int>(m_names.indexOf(name)), begin, m_marked.text.size()});
  }

  void takeCharacter() {
    const QChar next = m_at + 1 < m_written.size() ? m_written[m_at + 1] : QChar();
    if (m_written[m_at] != u'\\' || !QStringLiteral("[]\\nt").contains(next) || next.isNull()) {
      m_marked.text.append(m_written[m_at++]);
      return;
    }
    m_marked.text.append(next == u'n' ? QChar(u'\n') : next == u't' ? QChar(u'\t') : next);
    m_at += 2;
  }

  const QString& m_written;
  QStringList& m_names;
  qsizetype m_at = 0;
  MarkedText m_marked;
};

}  // namespace

MarkedText markedPrompt(const QString& written, QStringList& names) {
  return PromptReader(written, names).read();
}

PromptList promptsOf(const QString& text, const QString& file) {
  PromptList list;
  int number = 0;
  for (QString line : text.split(u'\n')) {
    ++number;
    if (line.endsWith(u'\r')) line.chop(1);
    if (line.trimmed().isEmpty()) continue;
    try {
      list.prompts.push_back({number, markedPrompt(line, list.names)});
    } catch (const Error& error) {
      throw Error(Words::tr("%1, line %2: %3").arg(file).arg(number).arg(errorText(error)).toStdString());
    }
  }
  if (list.prompts.empty()) throw Error(Words::tr("%1 has no line with a prompt.").arg(file).toStdString());
  return list;
}

}  // namespace headlight
