#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/arrays/attention_import.h"
#include "core/error.h"
#include "tests/support/array_files.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct Outcome {
  int status = -1;
  QString err;
};

Outcome run(const QStringList& arguments) {
  QProcess process;
  process.start(QStringLiteral(HEADLIGHT_PROGRAM), arguments);
  if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
    return {-1, QStringLiteral("The program crashed or hung.")};
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
}

/// [2, 1, 3, 2, 2]: layers, a batch of one, heads, queries, keys.
std::string stackedAttentions() {
  std::vector<float> cells;
  for (int head = 0; head < 6; ++head) {
    const float weight = static_cast<float>(head) / 8;
    cells.insert(cells.end(), {weight, 1 - weight, 1 - weight, weight});
  }
  return npyFile("<f4", "(2, 1, 3, 2, 2)", bytesOf(cells));
}

const char* const kThreeKinds = R"({
  "encoder_attentions": [[[[[0.25, 0.75], [1, 0]]]]],
  "decoder_attentions": [[[[[1, 0, 0], [0.5, 0.5, 0], [0.25, 0.25, 0.5]]]]],
  "cross_attentions": [[[[[0.5, 0.5], [0.125, 0.875], [1, 0]]]]],
  "encoder_tokens": ["a", "b"], "decoder_tokens": ["x", "y", "z"]})";

}  // namespace

/// Attention arrays on the command line, in place of a model and a text.
class TestArrayCommands : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void convertsBetweenAllFormats_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const char* from : {"safetensors", "json", "csv"})
      for (const char* to : {"safetensors", "json", "csv"}) QTest::addRow("%s to %s", from, to) << from << to;
  }
  void convertsBetweenAllFormats() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    write("a.json", kThreeKinds);
    const QString first = path("first." + from), second = path("second." + to);
    QCOMPARE(run({"attention", path("a.json"), "--out", first}).err, QString());
    QCOMPARE(run({"attention", first, "--out", second}).err, QString());
    const ImportedAttention imported = importAttention(second.toStdString());
    const PatternSource& cross = *imported.trace->cross->patterns;
    QCOMPARE(cross.shape(), (PatternShape{1, 1, 3, 2}));
    QCOMPARE(cross.cell({0, 0}, 1, 1), 0.875f);
    QCOMPARE(cross.queryTokens()[2].label, std::string("z"));
    QCOMPARE(cross.keyTokens()[1].label, std::string("b"));
    QCOMPARE(imported.trace->encoder->patterns->cell({0, 0}, 0, 1), 0.75f);
    QCOMPARE(imported.trace->decoder->patterns->cell({0, 0}, 2, 2), 0.5f);
    QVERIFY(imported.notes.empty());
  }

  void takesKindLayerHeadAndLabels() {
    write("a.npy", QByteArray::fromStdString(stackedAttentions()));
    const QString out = path("b.csv");
    QCOMPARE(
        run({"attention", path("a.npy"), "--layer", "1", "--head", "2", "--tokens", "I you", "--out", out})
            .err,
        QString());
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("kind,layer,head,query,key,query_token,key_token,weight\n"
                                        "encoder,1,2,0,0,I,I,0.625\nencoder,1,2,0,1,I,you,0.375\n"
                                        "encoder,1,2,1,0,you,I,0.375\nencoder,1,2,1,1,you,you,0.625\n"));
    write("c.json", kThreeKinds);
    const QString npy = path("c.npy");
    QCOMPARE(
        run({"attention", path("c.json"), "--out", npy}).err,
        QString("headlight: Cannot write %1: an .npy file holds one array, and this model has several kinds "
                "(encoder, decoder, cross); choose one kind.\n")
            .arg(npy));
    QCOMPARE(run({"attention", path("c.json"), "--kind", "cross", "--out", npy}).err, QString());
    QCOMPARE(importAttention(npy.toStdString()).trace->cross->patterns->shape(), (PatternShape{1, 1, 3, 2}));
  }

  void drawsEveryKind() {
    write("a.json", kThreeKinds);
    for (const char* kind : {"encoder", "decoder", "cross"}) {
      const QString out = path(QString("%1.svg").arg(kind));
      QCOMPARE(run({"render", path("a.json"), "--kind", kind, "--head", "0", "--out", out}).err, QString());
      QFile file(out);
      QVERIFY(file.open(QIODevice::ReadOnly));
      const QByteArray svg = file.readAll();
      QCOMPARE(svg.contains("cross-attention"), kind == std::string("cross"));
      QCOMPARE(svg.contains("decoder self-attention"), kind == std::string("decoder"));
      QVERIFY(svg.contains("a.json"));
    }
    const QString out = path("map.png");
    QCOMPARE(run({"render", path("a.json"), "--view", "head-map", "--size", "320x240", "--out", out}).err,
             QString());
    QCOMPARE(QImage(out).size(), QSize(320, 240));
  }

  void notesGoToStderr() {
    write("a.csv", "0.5,0.4\n0.5,0.5\n0,1\n");
    const Outcome outcome = run({"attention", path("a.csv"), "--out", path("b.json")});
    QCOMPARE(outcome.err, QString("headlight: warning: Rows do not sum to 1 (0.9 to 1).\n"));
    QCOMPARE(outcome.status, 0);
  }

  void refusesInOneLine_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* tag, const char* name, const QByteArray& content,
                        const QStringList& options,
                        const char* message) { QTest::newRow(tag) << name << content << options << message; };
    const QByteArray stacked = QByteArray::fromStdString(stackedAttentions());
    row("not there", "", "", {}, "FILE cannot be read: No such file or directory.");
    row("cut", "a.npy", stacked.chopped(1), {},
        "FILE: shape [2, 1, 3, 2, 2] of '<f4' needs 96 bytes, but 95 follow the header.");
    row("image", "a.png", "\x89PNG\r\n\x1a\n", {},
        "FILE: expected an attention array (.safetensors, .npy, .npz, .json, .csv, .tsv or a .txt of "
        "numbers), "
        "found a PNG image.");
    row("layer", "a.npy", stacked, {"--layer", "2"}, "There is no layer 2: the encoder has layers 0 to 1.");
    row("labels", "a.npy", stacked, {"--tokens", "a b c"},
        "FILE: expected 2 labels, one for each query, found 3.");
  }
  void refusesInOneLine() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QStringList, options);
    QFETCH(QString, message);
    const QString file = path(name.isEmpty() ? QStringLiteral("missing.npy") : name);
    if (!name.isEmpty()) write(name, content);
    for (const QStringList& words : {QStringList{"attention", file, "--out", path("out.json")},
                                     QStringList{"render", file, "--out", path("out.svg")}}) {
      const Outcome outcome = run(words + options);
      QCOMPARE(outcome.err, "headlight: " + QString(message).replace("FILE", file) + "\n");
      QCOMPARE(outcome.status, 1);
      QVERIFY(!QFile::exists(words.back()));
    }
  }

 private:
  QString path(const QString& name) const { return m_folder->filePath(name); }
  void write(const QString& name, const QByteArray& content) const {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
  }

  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestArrayCommands)
#include "tst_array_commands.moc"
