#include "ui/views/spans/span_template.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonParseError>

#include "core/error.h"
#include "ui/models/core_words.h"
#include "ui/views/spans/marked_prompt.h"
#include "ui/views/spans/spans_options.h"

// In the global namespace, as the macro asks for.
static void useTemplateResources() { Q_INIT_RESOURCE(examples); }

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Spans)
};

/// Reads the text of one template.
class TemplateReader {
 public:
  TemplateReader(const QString& text, SpanTemplate& into) : m_text(text), m_into(into) {}

  void read() {
    for (m_at = 0; m_at < m_text.size(); ++m_at) {
      const QChar character = m_text[m_at];
      const bool doubled = m_at + 1 < m_text.size() && m_text[m_at + 1] == character;
      if ((character == u'{' || character == u'}') && doubled)
        m_words += m_text[m_at++];
      else if (character == u'{')
        readField();
      else if (character == u'}')
        throw Error(Words::tr("“}” closes no field; a brace itself is written “}}”.").toStdString());
      else
        m_words += character;
    }
    endWords();
  }

 private:
  void readField() {
    const qsizetype end = m_text.indexOf(u'}', m_at);
    const QString name = m_text.mid(m_at + 1, end - m_at - 1).trimmed();
    if (end < 0)
      throw Error(Words::tr("“%1” has no closing brace; a brace itself is written “{{”.")
                      .arg(m_text.mid(m_at, longestName))
                      .toStdString());
    if (name.isEmpty() || name.size() > longestName || name.contains(u'{') || name.contains(u'\n'))
      throw Error(Words::tr("“{%1}” names no field; a name has 1 to %2 characters on one line.")
                      .arg(name.left(longestName))
                      .arg(longestName)
                      .toStdString());
    endWords();
    m_into.pieces.push_back({true, name});
    if (!m_into.fields.contains(name)) m_into.fields.append(name);
    m_at = end;
  }

  void endWords() {
    if (!m_words.isEmpty()) m_into.pieces.push_back({false, m_words});
    m_words.clear();
  }

  const QString& m_text;
  SpanTemplate& m_into;
  qsizetype m_at = 0;
  QString m_words;
};

SpanTemplate templateOf(const QJsonValue& value) {
  if (!value.isObject()) throw Error(Words::tr("It is no JSON object.").toStdString());
  const JsonValues json(value.toObject());
  SpanTemplate made;
  QString text;
  json.read("language", made.language);
  json.read("title", made.title);
  json.read("text", text);
  if (made.title.trimmed().isEmpty()) throw Error(Words::tr("It has no “title”.").toStdString());
  if (text.isEmpty()) throw Error(Words::tr("It has no “text”.").toStdString());
  TemplateReader(text, made).read();
  if (made.fields.isEmpty()) throw Error(Words::tr("Its text has no {field}.").toStdString());
  if (made.fields.size() > SpansOptions::mostNames)
    throw Error(Words::tr("It has %1 fields; at most %2 can be told apart.")
                    .arg(made.fields.size())
                    .arg(SpansOptions::mostNames)
                    .toStdString());
  const QJsonObject examples = json.member("fields").toObject();
  for (const QString& field : made.fields) made.examples.append(examples.value(field).toString());
  for (auto example = examples.begin(); example != examples.end(); ++example)
    if (!made.fields.contains(example.key()))
      throw Error(
          Words::tr("Its “fields” name “%1”, which is not in its text.").arg(example.key()).toStdString());
  return made;
}

}  // namespace

MarkedText SpanTemplate::filled(const QStringList& values) const {
  MarkedText marked;
  for (const Piece& piece : pieces) {
    if (!piece.isField) {
      marked.text += piece.words;
      continue;
    }
    const auto field = static_cast<int>(fields.indexOf(piece.words));
    const QString words = values.value(field).trimmed();
    if (words.isEmpty()) continue;
    const qsizetype begin = marked.text.size();
    marked.text += words;
    mark(marked, {field, begin, marked.text.size()});
  }
  return marked;
}

std::vector<SpanTemplate> readSpanTemplates(const QByteArray& json, const QString& file) {
  QJsonParseError problem{};
  const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
  if (problem.error != QJsonParseError::NoError)
    throw Error(Words::tr("%1 is no JSON: %2 at byte %3.")
                    .arg(file, problem.errorString())
                    .arg(problem.offset)
                    .toStdString());
  if (!document.isArray() || document.array().isEmpty())
    throw Error(Words::tr("%1 is no list of templates: expected [{\"title\": .., \"text\": ..}, ..].")
                    .arg(file)
                    .toStdString());
  std::vector<SpanTemplate> templates;
  for (const QJsonValue value : document.array()) {
    try {
      templates.push_back(templateOf(value));
    } catch (const Error& error) {
      throw Error(Words::tr("%1, template %2: %3")
                      .arg(file)
                      .arg(templates.size() + 1)
                      .arg(errorText(error))
                      .toStdString());
    }
  }
  return templates;
}

std::vector<SpanTemplate> spanTemplatesOf(const QString& path) {
  constexpr qint64 mostBytes = 1 << 20;
  QFile file(path);
  const QString name = QFileInfo(path).fileName();
  if (!file.open(QIODevice::ReadOnly))
    throw Error(Words::tr("%1 cannot be read: %2.").arg(name, file.errorString()).toStdString());
  if (file.size() > mostBytes)
    throw Error(Words::tr("%1 is no file of templates: it has more than 1 MB.").arg(name).toStdString());
  return readSpanTemplates(file.readAll(), name);
}

const std::vector<SpanTemplate>& builtInTemplates() {
  static const std::vector<SpanTemplate> templates = [] {
    useTemplateResources();
    QFile file(QStringLiteral(":/examples/templates.json"));
    return file.open(QIODevice::ReadOnly) ? readSpanTemplates(file.readAll(), file.fileName())
                                          : std::vector<SpanTemplate>{};
  }();
  return templates;
}

}  // namespace headlight
