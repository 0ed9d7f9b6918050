#include <QtTest>
#include <algorithm>

#include "app/embedded_files.h"
#include "core/model/generation.h"
#include "core/model/model.h"
#include "core/model/prepared_input.h"

using namespace headlight;

namespace {

/// Nothing where the build had no such folder.
std::optional<ModelFiles> embeddedModel(const std::string& name) {
  for (const ModelFiles& files : embeddedModels())
    if (files.name() == name) return files;
  return std::nullopt;
}

std::shared_ptr<const Trace> traceOf(const Model& model, const std::string& text) {
  RunInput input;
  input.text = text;
  PreparedInput prepared = prepareInput(model, input);
  return runPrepared(model, prepared, {});
}

/// The weight of the first token of this label in the row that the model is looked at first by.
float startWeight(const Model& model, const Trace& trace, const char* label) {
  const PatternSource& patterns = *trace.attention(model.start->kind)->patterns;
  const TokenList& keys = patterns.keyTokens();
  const auto key =
      std::find_if(keys.begin(), keys.end(), [&](const TokenInfo& token) { return token.label == label; });
  const std::int64_t query = startQuery(*model.start, patterns.queryTokens());
  if (key == keys.end() || query < 0) return -1;
  return patterns.cell(model.start->head, query, key - keys.begin());
}

}  // namespace

/// The models that are linked into the program: there, readable, and of use.
class EmbeddedModelsTest : public QObject {
  Q_OBJECT

 private slots:
  /// In the order of the menu, each with its twin behind it. A build may lack the last two.
  void theyAreThere() {
    QStringList names;
    for (const ModelFiles& files : embeddedModels()) {
      QVERIFY(files.isEmbedded());
      names << QString::fromStdString(files.name());
    }
    QStringList expected;
    for (const char* name : {"english-encoder", "bilingual-decoder", "chinese-english"}) {
      if (expected.isEmpty() || embeddedModel(name))
        expected << QLatin1String(name) << QString(QLatin1String(name)) + QLatin1String("-untrained");
    }
    QCOMPARE(names, expected);
  }

  void eachOpensAndRuns_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* text) {
      if (embeddedModel(name)) QTest::newRow(name) << QString(name) << QString(text);
    };
    for (const std::string twin : {"", "-untrained"}) {
      row(("english-encoder" + twin).c_str(), "The animal was too tired.");
      row(("bilingual-decoder" + twin).c_str(), "The dog saw the cat. 狗看见了猫。");
      row(("chinese-english" + twin).c_str(), "我爱猫");
    }
  }
  void eachOpensAndRuns() {
    QFETCH(QString, name);
    QFETCH(QString, text);
    const auto model = loadModel(*embeddedModel(name.toStdString()), {});
    QCOMPARE(QString::fromStdString(model->name), name);
    QCOMPARE(QString::fromStdString(model->location), QStringLiteral("embedded"));
    QCOMPARE(model->config.untrained, name.endsWith(QLatin1String("-untrained")));
    const auto trace = traceOf(*model, text.toStdString());
    const auto patterns = trace->attention(trace->defaultKind())->patterns;
    for (const TokenInfo& token : patterns->queryTokens()) QVERIFY2(!token.unknown, token.label.c_str());
    if (model->start) QVERIFY(trace->attention(model->start->kind));
  }

  /// The head that the model names looks from "it" at the noun that the adjective speaks of.
  void itIsResolved_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isAnimal");
    QTest::newRow("tired") << "The animal didn't cross the street because it was too tired." << true;
    QTest::newRow("wide") << "The animal didn't cross the street because it was too wide." << false;
  }
  void itIsResolved() {
    QFETCH(QString, text);
    QFETCH(bool, isAnimal);
    const auto model = loadModel(*embeddedModel("english-encoder"), {});
    QVERIFY(model->start);
    QCOMPARE(model->start->query, std::string("it"));
    const auto trace = traceOf(*model, text.toStdString());
    const float animal = startWeight(*model, *trace, "animal");
    const float street = startWeight(*model, *trace, "street");
    QVERIFY(animal >= 0 && street >= 0);
    QCOMPARE(animal > street, isAnimal);
  }
};

QTEST_GUILESS_MAIN(EmbeddedModelsTest)
#include "tst_embedded_models.moc"
