#include <QCheckBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/model/model.h"
#include "program.h"
#include "ui/compute/run_result.h"
#include "ui/models/number_text.h"
#include "ui/views/spans/span_batch_dialog.h"
#include "ui/views/spans/span_batch_model.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const QString kDecoder = QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-decoder");
const QByteArray kPrompts =
    "[role: Thou art a shepherd.] Tell of the [facts: green pastures]\n\nLet there be light\r\n"
    "[facts: The LORD is my shepherd.]\\n[limits: I shall not want.] And\n";

void writeFile(const QString& path, const QByteArray& content) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(content), content.size());
}

QByteArray readFile(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// headlight spans, and that the window's table of the same prompts is the same file.
class TestSpansCommand : public QObject {
  Q_OBJECT

 private slots:
  void table();
  void windowSavesTheSame();
  void badInput_data();
  void badInput();

 private:
  QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
  QTemporaryDir m_folder;
};

void TestSpansCommand::table() {
  writeFile(at("prompts.txt"), kPrompts);
  const Outcome outcome = run({"spans", "--model", kDecoder, "--text-file", at("prompts.txt"), "--cut"});
  QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
  const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
  QCOMPARE(json["kind"].toString(), QString("decoder"));
  const QJsonArray prompts = json["prompts"].toArray();
  QCOMPARE(prompts.size(), 3);
  QCOMPARE(prompts[1]["line"].toInt(), 3);
  QCOMPARE(prompts[2]["text"].toString(), QString("The LORD is my shepherd.\nI shall not want. And"));
  QCOMPARE(prompts[0]["spans"][0]["name"].toString(), QString("role"));
  QVERIFY(prompts[0]["spans"][0]["without"]["probability"].isDouble());
  QVERIFY(!prompts[1]["spans"].toArray().first().toObject()["marked"].toBool());
  for (const QJsonValue prompt : prompts) {
    double sum = 0;
    for (const QJsonValue span : prompt["spans"].toArray()) sum += span["share"].toDouble();
    QVERIFY2(std::abs(sum - 1) < 1e-4, qPrintable(QString::number(sum)));
  }
}

void TestSpansCommand::windowSavesTheSame() {
  writeFile(at("prompts.txt"), kPrompts);
  const Outcome outcome = run(
      {"spans", "--model", kDecoder, "--text-file", at("prompts.txt"), "--cut", "--out", at("command.csv")});
  QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
  auto result = std::make_shared<RunResult>();
  result->model = loadModel(ModelFiles::directory(kDecoder.toStdString()), {});
  Snapshot snapshot;
  snapshot.result = result;
  SpanBatchDialog dialog;
  dialog.setSnapshot(snapshot);
  dialog.findChild<QCheckBox*>()->setChecked(true);
  dialog.open(at("prompts.txt"));
  QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 60000);
  auto* table = dialog.findChild<QTableView*>();
  QTRY_COMPARE(table->model()->rowCount(), 7);
  dialog.save(at("window.csv"));
  const QByteArray saved = readFile(at("window.csv"));
  QVERIFY(!saved.isEmpty());
  QCOMPARE(saved, readFile(at("command.csv")));
  // The table on the screen writes the same numbers.
  const QList<QByteArray> fields = saved.split('\n')[1].split(',');
  QCOMPARE(table->model()->index(0, SpanBatchModel::Share).data().toString(),
           weightText(fields[5].toDouble()));
}

void TestSpansCommand::badInput_data() {
  QTest::addColumn<QByteArray>("prompts");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("open") << QByteArray("a\n[role: You are")
                        << "prompts.txt, line 2: The mark “[role:” has no “]” at its end.";
  QTest::newRow("empty mark") << QByteArray("[role: ]")
                              << "prompts.txt, line 1: The mark “[role:” has no words.";
  QTest::newRow("nothing") << QByteArray("\n \n") << "prompts.txt has no line with a prompt.";
}

void TestSpansCommand::badInput() {
  QFETCH(QByteArray, prompts);
  QFETCH(QString, sentence);
  writeFile(at("prompts.txt"), prompts);
  const Outcome outcome = run({"spans", "--model", kDecoder, "--text-file", at("prompts.txt")});
  QCOMPARE(outcome.status, 1);
  QVERIFY2(outcome.err.contains(sentence), qPrintable(outcome.err));
}

QTEST_MAIN(TestSpansCommand)
#include "tst_spans_command.moc"
