#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "program.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const QString kEncoder = QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-encoder");
const QString kDecoder = QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-decoder");

QJsonObject jsonOf(const Outcome& outcome) { return QJsonDocument::fromJson(outcome.out.toUtf8()).object(); }

void writeFile(const QString& path, const QByteArray& content) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(content), content.size());
}

const QByteArray corpus =
    "In the beginning God created the heaven and the earth.\n\nAnd God said, Let there be light: and there "
    "was "
    "light.\r\nThe LORD is my shepherd; I shall not want.\nHe maketh me to lie down in green pastures: he "
    "leadeth me beside the still waters.\n   \nJesus wept.\nAnd the earth was without form, and void; and "
    "darkness was upon the face of the deep.";

}  // namespace

/// headlight statistics, and derived patterns in headlight attention.
class TestStatisticsCommand : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void oneText() {
    const Outcome outcome =
        run({"statistics", "--model", kDecoder, "--text", "Let there be light.", "--alike", "2"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject json = jsonOf(outcome);
    QCOMPARE(json["statistics"].toArray().size(), 12);
    QVERIFY(json["statistics"][0]["formula"].toString().contains("log"));
    const QJsonObject head = json["heads"][0].toObject();
    QCOMPARE(head["kind"].toString(), QString("decoder"));
    QCOMPARE(head["statistics"].toObject().size(), 12);
    QCOMPARE(head["queries"].toInt(), json["tokens"].toInt());
    QVERIFY(!head["words"].toString().isEmpty());
    QVERIFY(!head.contains("strongest"));
    const QJsonArray alike = head["alike"].toArray();
    QCOMPARE(alike.size(), 2);
    QVERIFY(alike[0]["agreement"].toDouble() >= alike[1]["agreement"].toDouble());
  }

  void partsMergeToTheWhole_data() {
    QTest::addColumn<QString>("model");
    QTest::newRow("encoder") << kEncoder;
    QTest::newRow("decoder") << kDecoder;
  }
  void partsMergeToTheWhole() {
    QFETCH(const QString, model);
    const QString texts = m_folder->filePath("texts.txt");
    writeFile(texts, corpus);
    const QStringList start = {"statistics", "--model", model, "--text-file", texts, "--lines"};
    const Outcome whole = run(start + QStringList{"--threads", "2"});
    QVERIFY2(whole.status == 0, qPrintable(whole.err));
    QStringList parts;
    for (int i = 2; i >= 0; --i) {
      const Outcome part = run(start + QStringList{"--threads", "1", "--shard", QString("%1/3").arg(i)});
      QVERIFY2(part.status == 0, qPrintable(part.err));
      parts.push_back(m_folder->filePath(QString("part%1.json").arg(i)));
      writeFile(parts.back(), part.out.toUtf8());
    }
    const Outcome merged = run(QStringList{"statistics", "--merge"} + parts);
    QVERIFY2(merged.status == 0, qPrintable(merged.err));
    QCOMPARE(merged.out, whole.out);
    const QJsonObject json = jsonOf(whole);
    QCOMPARE(json["texts"].toInt(), 6);
    const QJsonArray strongest = json["heads"][0]["strongest"]["confidence"].toArray();
    QCOMPARE(strongest.size(), 3);
    const int line = strongest[0]["line"].toInt();
    bool isThere = false;
    for (const auto& sentence : json["sentences"].toArray())
      isThere = isThere || (sentence.toObject()["line"].toInt() == line &&
                            corpus.contains(sentence.toObject()["text"].toString().toUtf8()));
    QVERIFY(isThere);
    refusesParts(parts);
    const QString changed = m_folder->filePath("changed.json");
    writeFile(changed, run(start + QStringList{"--shard", "1/3", "--without-positions"}).out.toUtf8());
    QVERIFY(run({"statistics", "--merge", parts[0], changed}).err.contains("is a part of other work"));
  }

  void usage_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("message");
    const QStringList file = {"--model", kDecoder, "--text-file", "a.txt"};
    QTest::newRow("part beyond the end")
        << file + QStringList{"--lines", "--shard", "3/3"}
        << "--shard expects a part such as 0/4, the first of four, found \"3/3\".";
    QTest::newRow("part without lines")
        << file + QStringList{"--shard", "0/3"} << "--shard goes with --lines only.";
    QTest::newRow("lines of no file") << QStringList{"--model", kDecoder, "--text", "a", "--lines"}
                                      << "--lines goes with --text-file only.";
    QTest::newRow("lines of an array")
        << QStringList{"a.csv", "--lines"} << "a.csv is an attention array, which goes without --lines.";
    QTest::newRow("no parts") << QStringList{"--merge"} << "--merge needs the files of all parts.";
    QTest::newRow("merge with a model")
        << QStringList{"--merge", "a.json", "--model", "m"} << "--merge and --model exclude each other.";
  }
  void usage() {
    QFETCH(const QStringList, options);
    QFETCH(const QString, message);
    const Outcome outcome = run(QStringList{"statistics"} + options);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.line(), "headlight: " + message);
  }

  void derivedPatterns_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<std::vector<std::int64_t>>("shape");
    QTest::addColumn<QString>("description");
    using Shape = std::vector<std::int64_t>;
    QTest::newRow("rollout") << QStringList{"rollout"} << Shape{2, 1, 3, 3}
                             << "attention rollout, heads averaged, residual 0.5";
    QTest::newRow("mean") << QStringList{"mean", "--layer", "1"} << Shape{1, 1, 3, 3}
                          << "mean over the heads of each layer";
    QTest::newRow("value-weighted") << QStringList{"value-weighted"} << Shape{2, 4, 3, 3}
                                    << "value-weighted attention |alpha f(v)|";
    QTest::newRow("flow") << QStringList{"flow", "--query", "2"} << Shape{2, 1, 1, 3}
                          << "attention flow from token 2, heads averaged, residual 0.5";
  }
  void derivedPatterns() {
    QFETCH(const QStringList, options);
    QFETCH(const std::vector<std::int64_t>, shape);
    QFETCH(const QString, description);
    const QString out = m_folder->filePath("a.safetensors");
    const Outcome outcome = run(llama("attention", out) + options);
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const auto mapped = MappedFile::open(out.toStdString());
    const SafetensorsFile file = readSafetensors(mapped->bytes(), "a");
    QVERIFY(file.find("decoder"));
    QCOMPARE(file.find("decoder")->shape, shape);
    QFile bytes(out);
    QVERIFY(bytes.open(QIODevice::ReadOnly) && bytes.readAll().contains(description.toUtf8()));
  }

  void whatCannotBeDerived() {
    const QString out = m_folder->filePath("a.csv");
    const Outcome noQuery = run(llama("attention", out) + QStringList{"flow"});
    QCOMPARE(noQuery.status, 2);
    QCOMPARE(noQuery.line(), QString("headlight: --pattern flow is of one query token: --query."));
    const Outcome beyond = run(llama("attention", out) + QStringList{"flow", "--query", "3"});
    QCOMPARE(beyond.status, 1);
    QCOMPARE(beyond.line(), QString("headlight: There is no query token 3: the text has tokens 0 to 2."));
    const QString array = m_folder->filePath("array.csv");
    writeFile(array, "0.5,0.5\n0.25,0.75\n");
    const Outcome values = run({"attention", array, "--out", out, "--pattern", "value-weighted"});
    QCOMPARE(values.status, 1);
    QVERIFY(values.line().contains("which an attention array does not have."));
    const Outcome rollout = run({"attention", array, "--out", out, "--pattern", "rollout"});
    QVERIFY2(rollout.status == 0, qPrintable(rollout.err));
  }

  void kindsOfAnEncoderDecoder() {
    const QString out = m_folder->filePath("a.json");
    const QStringList start = {"attention", "--model", QStringLiteral(HEADLIGHT_TEST_DATA "/families/bart"),
                               "--ids",     "3,4,5",   "--decoder-ids",
                               "2,3",       "--out",   out,
                               "--pattern"};
    const Outcome both = run(start + QStringList{"rollout"});
    QVERIFY2(both.status == 0, qPrintable(both.err));
    QVERIFY(both.err.contains("Cross-attention is left out"));
    const Outcome cross = run(start + QStringList{"rollout", "--kind", "cross"});
    QCOMPARE(cross.status, 1);
    QVERIFY(cross.line().contains("none of cross-attention, only of encoder and decoder."));
    QCOMPARE(run(start + QStringList{"value-weighted", "--kind", "cross"}).status, 0);
    const Outcome flow = run(start + QStringList{"flow", "--query", "0"});
    QVERIFY(flow.line().contains("choose the kind encoder or decoder."));
  }

  void pictureOfARollout() {
    const QString out = m_folder->filePath("a.png");
    const Outcome outcome = run(llama("render", out) + QStringList{"rollout", "--view", "heads"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QVERIFY(QFile(out).size() > 1000);
    const Outcome noQuery = run(llama("render", out) + QStringList{"flow", "--view", "heads"});
    QCOMPARE(noQuery.line(), QString("headlight: --pattern flow is of one query token: --query."));
    for (const QStringList& more : {QStringList{"flow", "--query", "1"}, QStringList{"gradient"}}) {
      QFile::remove(out);
      const Outcome made = run(llama("render", out) + more + QStringList{"--view", "lines"});
      QVERIFY2(made.status == 0, qPrintable(made.err));
      QVERIFY(QFile(out).size() > 1000);
    }
  }

  void gradientOfALogit() {
    const QString out = m_folder->filePath("a.json");
    const Outcome outcome =
        run(llama("attention", out) + QStringList{"gradient", "--query", "1", "--token", "#5"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QVERIFY(outcome.err.contains("Gradients are of the logit of token 5"));
    QVERIFY(outcome.err.contains("at token 1."));
    const Outcome without = run(llama("attention", out) + QStringList{"mean", "--token", "#5"});
    QCOMPARE(without.line(), QString("headlight: --token goes with --pattern gradient only."));
    const Outcome beyond = run(llama("attention", out) + QStringList{"gradient", "--query", "9"});
    QCOMPARE(beyond.line(), QString("headlight: There is no token 9; the text has tokens 0 to 2."));
  }

 private:
  static QStringList llama(const char* command, const QString& out) {
    return {command, "--model",  QStringLiteral(HEADLIGHT_TEST_DATA "/families/llama"),
            "--ids", "3,4,5",    "--out",
            out,     "--pattern"};
  }

  void refusesParts(const QStringList& parts) {
    const auto messageOf = [](const QStringList& files) {
      const Outcome outcome = run(QStringList{"statistics", "--merge"} + files);
      return outcome.status == 1 ? outcome.line() : QString();
    };
    QCOMPARE(messageOf({parts[0], parts[1]}), QString("headlight: Part 0 of 3 is missing."));
    QVERIFY(messageOf({parts[0], parts[0]}).contains("part 2 of 3 is there twice"));
    const QString other = m_folder->filePath("other.json");
    writeFile(other, "{\"a\": 1}");
    QCOMPARE(messageOf({other}),
             "headlight: " + other + " is no part that headlight statistics --shard has written.");
    writeFile(other, "{\"headlight_statistics\": 1}");
    QVERIFY(messageOf({other}).startsWith("headlight: " + other + " is damaged"));
    QFile part(parts[1]);
    QVERIFY(part.open(QIODevice::ReadOnly));
    writeFile(other, part.readAll().replace("\"shards\":3", "\"shards\":4"));
    QVERIFY(messageOf({parts[0], other}).contains("is a part of other work"));
  }

  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStatisticsCommand)
#include "tst_statistics_command.moc"
