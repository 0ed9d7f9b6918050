#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "core/error.h"
#include "tests/support/error_message.h"
#include "ui/session/session_file.h"
#include "ui/session/session_json.h"
#include "ui/session/session_texts.h"

using namespace headlight;
using headlight::test::refusalOf;

namespace {

void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

QJsonObject jsonIn(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

}  // namespace

/// Sessions that a person keeps as files.
class SessionFileTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void whatIsSavedIsOpened() {
    SessionState state;
    state.text = QStringLiteral("我爱猫 👩‍👩‍👧");
    state.source = CheckpointChoice{QStringLiteral("decoder"), QStringLiteral("llama")};
    state.focus = {AttentionKind::Decoder, 1, 2, 3, 0};
    state.experiments = {{AblatedHead{AttentionKind::Decoder, {1, 2}, HeadAblation::Mean}, false},
                         {CutToken{2, false}}};
    state.view = QStringLiteral("positions");
    editOptions<PositionsOptions>(state.viewOptions, [](PositionsOptions& options) { options.base = 500; });
    writeSessionFile(path("a.headlight"), state);
    QVERIFY(readSessionFile(path("a.headlight"), {}) == state);
    QCOMPARE(jsonIn(path("a.headlight")).value("version").toInt(), sessionVersion);
    QVERIFY(looksLikeSession(path("a.headlight")));
    QVERIFY(QFile::copy(path("a.headlight"), path("a.json")));
    QVERIFY(looksLikeSession(path("a.json")));
  }

  void aFolderIsMovedAsAWhole() {
    QVERIFY(QDir().mkpath(path("one/models/small")));
    write(path("one/text.txt"), "text");
    SessionState state;
    state.source = CheckpointChoice{path("one/models/small")};
    state.documentFile = path("one/text.txt");
    writeSessionFile(path("one/a.headlight"), state);
    QCOMPARE(jsonIn(path("one/a.headlight")).value("source").toObject().value("model").toString(),
             QStringLiteral("./models/small"));
    QVERIFY(readSessionFile(path("one/a.headlight"), {}) == state);
    QVERIFY(QDir().rename(path("one"), path("two")));
    const SessionState moved = readSessionFile(path("two/a.headlight"), {});
    QVERIFY(moved.source == SourceChoice(CheckpointChoice{path("two/models/small")}));
    QCOMPARE(moved.documentFile, path("two/text.txt"));
  }

  void namesAndPlacesElsewhereStayAsTheyAre() {
    QVERIFY(QDir().mkpath(path("elsewhere")));
    for (const QString& model : {QStringLiteral("english-encoder"), path("elsewhere")}) {
      SessionState state;
      state.source = CheckpointChoice{model};
      QVERIFY(QDir().mkpath(path("sessions")));
      writeSessionFile(path("sessions/a.headlight"), state);
      QCOMPARE(jsonIn(path("sessions/a.headlight")).value("source").toObject().value("model").toString(),
               model);
      QVERIFY(readSessionFile(path("sessions/a.headlight"), {}) == state);
    }
  }

  void aFolderBesideTheFileIsMeantOnlyWithADot() {
    QVERIFY(QDir().mkpath(path("small")));
    write(path("a.json"), R"({"version": 1, "source": {"model": "small"}, "text": "x"})");
    QVERIFY(readSessionFile(path("a.json"), {}).source ==
            SourceChoice(CheckpointChoice{QStringLiteral("small")}));
    write(path("b.json"), R"({"version": 1, "source": {"model": "./small"}, "text": "x"})");
    QVERIFY(readSessionFile(path("b.json"), {}).source == SourceChoice(CheckpointChoice{path("small")}));
  }

  void textsAreAsTheEditorHasThem() {
    write(path("a.json"), R"({"version": 2, "source": {"model": "m"}, "text": "a\r\nb\u0000"})");
    QCOMPARE(readSessionFile(path("a.json"), {}).text, QStringLiteral("a\nb\uFFFD"));
    SessionState state;
    state.pairText = QString(40'000, QLatin1Char('x'));
    writeSessionFile(path("a.headlight"), state);
    const QString refusal = refusalOf([&] { (void)readSessionFile(path("a.headlight"), {}); });
    QVERIFY2(refusal.startsWith(QStringLiteral("a.headlight is a session with a text of more than 32 KB")),
             qPrintable(refusal));
  }

  /// What lies in our own folder is deleted some day, and a session that was saved outlives it.
  void pastedTextsAreKeptWithTheFile() {
    QVERIFY(QDir().mkpath(path("texts")) && QDir().mkpath(path("saved")));
    write(path("texts/pasted text 1.txt"), "long");
    write(path("saved/a.txt"), "another");
    for (int saving = 0; saving < 2; ++saving) {
      SessionState state;
      state.documentFile = path("texts/pasted text 1.txt");
      bringTexts(path("saved/a.headlight"), path("texts"), state);
      QCOMPARE(state.documentFile, path("saved/a 2.txt"));
      QCOMPARE(QDir(path("saved")).entryList(QDir::Files).size(), 2);
    }
    SessionState array;
    write(path("texts/r.csv"), "1");
    write(path("texts/r.tokens.json"), "[]");
    array.source = ArrayChoice{path("texts/r.csv")};
    bringTexts(path("saved/b.headlight"), path("texts"), array);
    QVERIFY(array.source == SourceChoice(ArrayChoice{path("saved/b.csv")}));
    QVERIFY(QFile::exists(path("saved/b.csv")) && QFile::exists(path("saved/b.tokens.json")));
    SessionState elsewhere;
    elsewhere.documentFile = path("saved/a.txt");
    bringTexts(path("c.headlight"), path("texts"), elsewhere);
    QCOMPARE(elsewhere.documentFile, path("saved/a.txt"));
  }

  void whatCannotBeReadIsSaid_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const QString damaged = QStringLiteral("a.headlight is not a session, or it is damaged.");
    QTest::newRow("empty") << QByteArray() << damaged;
    QTest::newRow("half") << QByteArray(R"({"version": 2, "source": {"model")") << damaged;
    QTest::newRow("noise") << QByteArray("\x00\xff\x17{", 4) << damaged;
    QTest::newRow("another object") << QByteArray(R"({"version": 2})") << damaged;
    QTest::newRow("nested") << QByteArray(100000, '[') << damaged;
    QTest::newRow("newer") << QByteArray(R"({"version": 99, "source": {"model": "x"}})")
                           << QStringLiteral(
                                  "a.headlight was saved by a newer Headlight: it is a session of version "
                                  "99, and this program reads versions up to 2.");
  }
  void whatCannotBeReadIsSaid() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    write(path("a.headlight"), bytes);
    QCOMPARE(refusalOf([&] { (void)readSessionFile(path("a.headlight"), {}); }), sentence);
  }

  void otherFilesAreNoSessions() {
    write(path("array.json"), R"({"encoder": [[[[1]]]]})");
    write(path("text.txt"), R"({"version": 1, "source": {"model": "x"}})");
    QVERIFY(!looksLikeSession(path("array.json")));
    QVERIFY(!looksLikeSession(path("text.txt")));
    QVERIFY(!looksLikeSession(path("not there.json")));
    const QString refusal = refusalOf([&] { (void)readSessionFile(path("no"), {}); });
    QVERIFY2(refusal.startsWith(path("no") + QStringLiteral(" cannot be read")), qPrintable(refusal));
  }

  void whereNothingCanBeWrittenItIsSaid() {
    const QString refusal = refusalOf([] { writeSessionFile(QStringLiteral("/proc/none/a.headlight"), {}); });
    QVERIFY2(refusal.contains(QStringLiteral("/proc/none/a.headlight")), qPrintable(refusal));
  }

 private:
  QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(SessionFileTest)
#include "tst_session_file.moc"
