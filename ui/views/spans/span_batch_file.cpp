#include "ui/views/spans/span_batch_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/io/csv.h"

namespace headlight {

namespace {

QString numberOf(double value) {
  return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : QString();
}

QJsonValue jsonNumber(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(); }

QString field(const QString& text) { return QString::fromStdString(csvField(text.toStdString())); }

QString sharesOf(const Received& received, std::size_t group) {
  return numberOf(received.shares[group]) + u',' + numberOf(received.chances[group]) + u',' +
         numberOf(received.lifts[group]);
}

/// The last four columns of a row over all heads.
QString cutOf(const PromptSpans& prompt, std::size_t group) {
  if (!prompt.cuts || group >= prompt.cuts->cuts.size()) return QStringLiteral(",,,");
  const PromptCuts& cuts = *prompt.cuts;
  const auto& cut = cuts.cuts[group];
  return field(cuts.token) + u',' + numberOf(cuts.probability) + u',' +
         (cut ? numberOf(cut->probability) + u',' + field(cut->token) : QStringLiteral(","));
}

/// The rows of one group: over all heads, of each layer, of each head where they are asked for.
QString rowsOf(const SpanBatch& batch, const PromptSpans& prompt, std::size_t group) {
  const PromptSpans::Group& entry = prompt.groups[group];
  const QString before = QString::number(prompt.prompt.line) + u',' +
                         field(fileNameOfGroup(entry.name, batch.names)) + u',' +
                         QString::number(entry.tokens) + u',';
  QString rows;
  const auto add = [&](const QString& place, const Received& received, const QString& after) {
    if (group < received.shares.size())
      rows += before + place + u',' + sharesOf(received, group) + u',' + after + u'\n';
  };
  add(QStringLiteral(","), prompt.all, cutOf(prompt, group));
  for (std::size_t layer = 0; layer < prompt.layers.size(); ++layer)
    add(QString::number(layer) + u',', prompt.layers[layer], QStringLiteral(",,,"));
  if (!batch.perHead) return rows;
  const auto heads = static_cast<std::size_t>(prompt.heads);
  for (std::size_t i = 0; i < prompt.perHead.size(); ++i)
    add(QString::number(i / heads) + u',' + QString::number(i % heads), prompt.perHead[i],
        QStringLiteral(",,,"));
  return rows;
}

QJsonObject numbersOf(const Received& received, std::size_t group) {
  const bool has = group < received.shares.size();
  return {{"share", has ? jsonNumber(received.shares[group]) : QJsonValue()},
          {"chance", has ? jsonNumber(received.chances[group]) : QJsonValue()},
          {"lift", has ? jsonNumber(received.lifts[group]) : QJsonValue()}};
}

QJsonValue withoutOf(const PromptSpans& prompt, std::size_t group) {
  if (!prompt.cuts || group >= prompt.cuts->cuts.size() || !prompt.cuts->cuts[group]) return {};
  const PromptCuts::Cut& cut = *prompt.cuts->cuts[group];
  return QJsonObject{{"probability", jsonNumber(cut.probability)},
                     {"token", cut.token},
                     {"token_probability", jsonNumber(cut.tokenProbability)}};
}

QJsonObject jsonOfGroup(const SpanBatch& batch, const PromptSpans& prompt, std::size_t group) {
  const PromptSpans::Group& entry = prompt.groups[group];
  QJsonObject json = numbersOf(prompt.all, group);
  json["name"] = fileNameOfGroup(entry.name, batch.names);
  json["marked"] = entry.name >= 0;
  json["tokens"] = static_cast<qint64>(entry.tokens);
  QJsonArray layers, heads;
  for (std::size_t layer = 0; layer < prompt.layers.size(); ++layer) {
    QJsonObject numbers = numbersOf(prompt.layers[layer], group);
    numbers["layer"] = static_cast<qint64>(layer);
    layers.append(numbers);
  }
  json["layers"] = layers;
  if (prompt.cuts) json["without"] = withoutOf(prompt, group);
  if (!batch.perHead) return json;
  const auto perLayer = static_cast<std::size_t>(prompt.heads);
  for (std::size_t i = 0; i < prompt.perHead.size(); ++i) {
    QJsonObject numbers = numbersOf(prompt.perHead[i], group);
    numbers["layer"] = static_cast<qint64>(i / perLayer);
    numbers["head"] = static_cast<qint64>(i % perLayer);
    heads.append(numbers);
  }
  json["heads"] = heads;
  return json;
}

QJsonObject jsonOfPrompt(const SpanBatch& batch, const PromptSpans& prompt) {
  QJsonObject json{{"line", prompt.prompt.line}, {"text", prompt.prompt.marked.text}};
  if (!prompt.problem.isEmpty()) json["problem"] = prompt.problem;
  if (prompt.cuts)
    json["prediction"] =
        QJsonObject{{"token", prompt.cuts->token}, {"probability", jsonNumber(prompt.cuts->probability)}};
  QJsonArray groups;
  for (std::size_t group = 0; group < prompt.groups.size(); ++group)
    groups.append(jsonOfGroup(batch, prompt, group));
  json["spans"] = groups;
  return json;
}

}  // namespace

QString fileNameOfGroup(int name, const QStringList& names) {
  if (name == SpanGroups::unmarked) return QStringLiteral("unmarked");
  if (name == SpanGroups::special) return QStringLiteral("special");
  return names.value(name);
}

std::string csvOf(const SpanBatch& batch) {
  QString table = QStringLiteral(
      "line,span,tokens,layer,head,share,chance,lift,prediction,probability,probability_without,"
      "prediction_without\n");
  for (const PromptSpans& prompt : batch.prompts)
    for (std::size_t group = 0; group < prompt.groups.size(); ++group) table += rowsOf(batch, prompt, group);
  return table.toStdString();
}

std::string jsonOf(const SpanBatch& batch) {
  QJsonArray prompts;
  for (const PromptSpans& prompt : batch.prompts) prompts.append(jsonOfPrompt(batch, prompt));
  const QJsonObject json{
      {"model", batch.model}, {"kind", QLatin1String(nameOf(batch.kind))}, {"prompts", prompts}};
  return QJsonDocument(json).toJson(QJsonDocument::Indented).toStdString();
}

void writeSpanBatch(const SpanBatch& batch, const std::string& path) {
  const QString extension = QFileInfo(QString::fromStdString(path)).suffix().toLower();
  if (extension != QStringLiteral("csv") && extension != QStringLiteral("json"))
    throw Error(QCoreApplication::translate("Spans", "The extension of %1 is not one of .csv, .json.")
                    .arg(QString::fromStdString(path))
                    .toStdString());
  const std::string text = extension == QStringLiteral("csv") ? csvOf(batch) : jsonOf(batch);
  AtomicFile file(path);
  file.write(std::string_view(text));
  file.commit();
}

}  // namespace headlight
