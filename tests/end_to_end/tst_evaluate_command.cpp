#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "program.h"

using namespace headlight::test;

namespace {

const QString kData = QStringLiteral(HEADLIGHT_TEST_DATA "/evaluation");

QStringList evaluate(const QString& model, const QStringList& more = {}) {
  return QStringList{QStringLiteral("evaluate"), QStringLiteral("--model"),
                     kData + QStringLiteral("/models/") + model, QStringLiteral("--data"),
                     kData + QStringLiteral("/data")} +
         more;
}

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// `headlight evaluate` over the tiny models of tests/data/evaluation; the figures themselves are compared in
/// tests/core/tst_evaluation.cpp.
class TestEvaluateCommand : public QObject {
  Q_OBJECT

 private slots:
  void everyKindOfModel_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("tables");
    QTest::newRow("encoder") << "encoder"
                             << QStringList{"head", "reference", "untrained_kinds", "minimal_pairs",
                                            "perplexity"};
    QTest::newRow("decoder") << "decoder" << QStringList{"perplexity", "heads", "grammatical", "prompts"};
    QTest::newRow("encoder-decoder") << "encoder-decoder"
                                     << QStringList{"translation",     "head",     "alignment", "skeletons",
                                                    "worst_skeletons", "examples", "mistakes"};
  }
  void everyKindOfModel() {
    QFETCH(QString, model);
    QFETCH(QStringList, tables);
    QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("figures.json"));
    const Outcome outcome = run(evaluate(model, {"--corpus", kData + "/corpus", "--out", out}));
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QVERIFY(outcome.err.isEmpty());
    const auto json = nlohmann::ordered_json::parse(contentOf(out).toStdString());
    QCOMPARE(json["model"].get<std::string>(), model.toStdString());
    QStringList keys;
    for (const auto& [key, rows] : json["tables"].items()) {
      keys.push_back(QString::fromStdString(key));
      QVERIFY(rows.is_array() && !rows.empty());
    }
    QCOMPARE(keys, tables);
    QCOMPARE(outcome.out.count(QStringLiteral("\n\n")), tables.size() - 1);
    if (model == QLatin1String("encoder-decoder")) return;
    QCOMPARE(json["tables"]["perplexity"][0]["bigram_source"].get<std::string>(), std::string("counted now"));
  }

  /// Without a corpus nothing is counted, and what stands beside the model is said to be recorded.
  void theRecordedBigramIsLabelled() {
    QTemporaryDir folder;
    for (const char* name : {"config.json", "model.safetensors", "tokenizer.json"})
      QVERIFY(QFile::copy(kData + "/models/encoder/" + name, folder.filePath(name)));
    const QStringList arguments = {"evaluate", "--model", folder.path(), "--data", kData + "/data"};
    const Outcome before = run(arguments);
    QCOMPARE(before.status, 0);
    QVERIFY(before.out.contains(QStringLiteral("not counted (--corpus)")));
    const QString recorded = folder.filePath(QStringLiteral("evaluation.json"));
    QCOMPARE(run(arguments + QStringList{"--corpus", kData + "/corpus", "--out", recorded}).status, 0);
    const Outcome after = run(arguments);
    QVERIFY(after.out.contains(QStringLiteral("recorded with the model")));
    QVERIFY(after.out.contains(QStringLiteral("17.13")));
  }

  void theCardIsWrittenAnew() {
    QTemporaryDir folder;
    const QString card = folder.filePath(QStringLiteral("README.md"));
    const auto write = [&](const char* text) {
      QFile file(card);
      return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
    };
    QVERIFY(write("# Model\n<!-- figures -->\n<!-- end of figures -->\nLimits.\n"));
    QCOMPARE(run(evaluate("encoder", {"--card", card})).status, 0);
    const QByteArray made = contentOf(card);
    QVERIFY(made.startsWith("# Model\n<!-- figures -->\n\n### ") && made.endsWith("\nLimits.\n"));
    QVERIFY(made.contains("| all | 12 | 58.3 % |"));
    QVERIFY(write("# Model\n"));
    const Outcome refused = run(evaluate("encoder", {"--card", card}));
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.line().contains(QStringLiteral("README.md has no lines")));
    QCOMPARE(contentOf(card), QByteArray("# Model\n"));
  }

  void whatCannotBeDone_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::newRow("no model") << QStringList{"evaluate"} << 2 << "--model";
    QTest::newRow("another extension")
        << evaluate("encoder", {"--out", "a.csv"}) << 2 << "a.csv is not one of .json";
    QTest::newRow("no such data") << QStringList{"evaluate", "--model", kData + "/models/encoder", "--data",
                                                 "nowhere"}
                                  << 1 << "nowhere/english-encoder/selection.jsonl";
    QTest::newRow("no such corpus") << evaluate("encoder", {"--corpus", "nowhere"}) << 1
                                    << "nowhere/english-encoder/running.txt";
  }
  void whatCannotBeDone() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, message);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, status);
    QVERIFY2(outcome.line().contains(message), qPrintable(outcome.err));
    QVERIFY(outcome.out.isEmpty());
  }
};

QTEST_GUILESS_MAIN(TestEvaluateCommand)
#include "tst_evaluate_command.moc"
