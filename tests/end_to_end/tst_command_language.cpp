#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/end_to_end/program.h"

using namespace headlight::test;

namespace {

/// Runs the program in a desktop of this locale.
Outcome runIn(const char* locale, const QStringList& arguments) {
  return run(arguments, {{"LC_ALL", QLatin1String(locale)}, {"LANGUAGE", QString()}});
}

bool hasChinese(const QString& text) {
  return std::any_of(text.begin(), text.end(),
                     [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff; });
}

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

}  // namespace

/// The command line speaks the desktop's language; what programs read is the same in every country.
class CommandLanguageTest : public QObject {
  Q_OBJECT
 private slots:
  void messagesFollowTheDesktop_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("an unknown option") << QStringList{"tokens", "--nothing"} << 2;
    QTest::newRow("no such model") << QStringList{"tokens", "--model", "nowhere", "--text", "a"} << 1;
    QTest::newRow("no such layer") << QStringList{"attention", "--model", "english-encoder", "--text",   "a",
                                                  "--layer",   "99",      "--out",           "never.npy"}
                                   << 1;
    QTest::newRow("no such layer to draw")
        << QStringList{"render", "--model", "english-encoder", "--text",    "a",          "--layer", "99",
                       "--view", "heads",   "--out",           "never.png", "--language", "zh_CN"}
        << 1;
    QTest::newRow("no such file") << QStringList{"nowhere.txt"} << 1;
  }
  void messagesFollowTheDesktop() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const Outcome english = runIn("C", arguments);
    const Outcome chinese = runIn("zh_CN.UTF-8", arguments);
    const Outcome traditional = runIn("zh_TW.UTF-8", arguments);
    for (const Outcome* outcome : {&english, &chinese, &traditional}) {
      QCOMPARE(outcome->status, status);
      QVERIFY2(!outcome->line().isEmpty(), qPrintable(outcome->err));
      QVERIFY(outcome->line().startsWith(QStringLiteral("headlight: ")));
    }
    QVERIFY2(!hasChinese(english.err), qPrintable(english.err));
    QVERIFY2(hasChinese(chinese.err), qPrintable(chinese.err));
    QVERIFY2(hasChinese(traditional.err) && traditional.err != chinese.err, qPrintable(traditional.err));
  }

  void helpFollowsTheDesktop() {
    const QStringList arguments = {"render", "--help"};
    const Outcome english = runIn("C", arguments);
    const Outcome chinese = runIn("zh_CN.UTF-8", arguments);
    QCOMPARE(chinese.status, 0);
    QVERIFY(!hasChinese(english.out) && hasChinese(chinese.out));
    // Each option has its line in both.
    QCOMPARE(chinese.out.count(QStringLiteral("\n  --")), english.out.count(QStringLiteral("\n  --")));
    QVERIFY(chinese.err.isEmpty());
  }

  void dataAndPicturesDoNot() {
    const QTemporaryDir folder;
    const QString prompts = folder.filePath(QStringLiteral("prompts.txt"));
    writeFile(prompts, "[task: Tell me] about cats.\n");
    // Its steps ask for a model that is not there.
    const QString lesson = folder.filePath(QStringLiteral("lesson.json"));
    QByteArray steps = bytesOf(QStringLiteral(HEADLIGHT_SOURCE_DIR "/resources/lessons/first-token.json"));
    QVERIFY(!steps.isEmpty());
    writeFile(lesson, steps.replace("english-encoder", "nowhere").replace("bilingual-decoder", "nowhere"));
    const QList<QStringList> programs = {
        {"info", "--model", "english-encoder"},
        {"spans", "--model", "bilingual-decoder", "--text-file", prompts, "--cut"},
        {"lesson", lesson}};
    for (const QStringList& arguments : programs) {
      const Outcome english = runIn("C", arguments);
      const Outcome chinese = runIn("zh_CN.UTF-8", arguments);
      QVERIFY2(!english.out.isEmpty(), qPrintable(english.err));
      QCOMPARE(chinese.out, english.out);
    }
    const QString out = folder.filePath(QStringLiteral("a.svg"));
    const Outcome drawn =
        runIn("zh_CN.UTF-8", {"render", "--model", "english-encoder", "--text", "The cat sat.", "--view",
                              "inspector", "--query", "1", "--out", out});
    QVERIFY2(drawn.status == 0, qPrintable(drawn.err));
    // The desktop's fonts may differ, the words do not.
    const QString picture = QString::fromUtf8(bytesOf(out));
    QVERIFY(!picture.isEmpty() && !hasChinese(picture));
  }

  /// As in gettext, LANGUAGE comes first, but not before the locale C.
  void languageComesFirst() {
    const QStringList arguments = {"tokens", "--nothing"};
    const auto runWith = [&](const char* locale, const char* language) {
      return run(arguments, {{"LC_ALL", QLatin1String(locale)}, {"LANGUAGE", QLatin1String(language)}}).err;
    };
    QVERIFY(hasChinese(runWith("de_DE.UTF-8", "zh_CN:de")));
    QVERIFY(!hasChinese(runWith("C.UTF-8", "zh_CN:zh")));
    QVERIFY(!hasChinese(runWith("zh_CN.UTF-8", "en")));
  }

  void warningsFollowTheDesktop() {
    const QTemporaryDir folder;
    const QString csv = folder.filePath(QStringLiteral("a.csv"));
    writeFile(csv, "0.5,0.2\n0.1,0.3\n");
    const QStringList arguments = {"attention", csv, "--out", folder.filePath(QStringLiteral("a.npy"))};
    QVERIFY(!hasChinese(runIn("C", arguments).err));
    const Outcome chinese = runIn("zh_CN.UTF-8", arguments);
    QVERIFY2(chinese.status == 0 && hasChinese(chinese.err), qPrintable(chinese.err));
  }
};

QTEST_GUILESS_MAIN(CommandLanguageTest)
#include "tst_command_language.moc"
