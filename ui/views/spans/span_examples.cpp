#include "ui/views/spans/span_examples.h"

#include <QFile>
#include <QJsonDocument>

#include "ui/views/spans/show_marks.h"

// In the global namespace, as the macro asks for.
static void useExampleResources() { Q_INIT_RESOURCE(examples); }

namespace headlight {

namespace {

MarkedText textOf(const QJsonArray& pieces, QStringList& names) {
  MarkedText marked;
  for (const QJsonValue value : pieces) {
    const QString name = value.toArray().at(0).toString(), words = value.toArray().at(1).toString();
    const qsizetype begin = marked.text.size();
    marked.text += words;
    if (name.isEmpty()) continue;
    if (!names.contains(name)) names.append(name);
    mark(marked, {static_cast<int>(names.indexOf(name)), begin, marked.text.size()});
  }
  return marked;
}

std::vector<SpanExample> readExamples() {
  useExampleResources();
  QFile file(QStringLiteral(":/examples/spans.json"));
  std::vector<SpanExample> examples;
  if (!file.open(QIODevice::ReadOnly)) return examples;
  for (const QJsonValue value : QJsonDocument::fromJson(file.readAll()).array()) {
    const JsonValues json(value.toObject());
    SpanExample& example = examples.emplace_back();
    json.read("language", example.language);
    json.read("title", example.title);
    example.own = textOf(json.array("text"), example.names);
    example.rewrite = textOf(json.array("rewrite"), example.names);
  }
  return examples;
}

}  // namespace

const std::vector<SpanExample>& spanExamples() {
  static const std::vector<SpanExample> examples = readExamples();
  return examples;
}

void showSpanExample(const SpanExample& example, SessionState& session) {
  setOnlyText(session, example.own.text);
  auto options = optionsIn<SpansOptions>(session.viewOptions);
  options.names = example.names;
  options.pen = 0;
  options.own = example.own;
  options.rewrite = example.rewrite;
  setOptions(session.viewOptions, options);
}

}  // namespace headlight
