#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/end_to_end/program.h"

using namespace headlight::test;

namespace {

bool hasChinese(const QString& text) {
  return std::any_of(text.begin(), text.end(),
                     [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff; });
}

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
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
    const Outcome english = run(arguments, {{"LC_ALL", "C"}});
    const Outcome chinese = run(arguments, {{"LC_ALL", "zh_CN.UTF-8"}});
    const Outcome traditional = run(arguments, {{"LC_ALL", "zh_TW.UTF-8"}});
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
    const Outcome english = run(arguments, {{"LC_ALL", "C"}});
    const Outcome chinese = run(arguments, {{"LC_ALL", "zh_CN.UTF-8"}});
    QCOMPARE(chinese.status, 0);
    QVERIFY(!hasChinese(english.out) && hasChinese(chinese.out));
    // Each option has its line in both.
    QCOMPARE(chinese.out.count(QStringLiteral("\n  --")), english.out.count(QStringLiteral("\n  --")));
    QVERIFY(chinese.err.isEmpty());
  }

  void dataAndPicturesDoNot() {
    const QTemporaryDir folder;
    QByteArray files[2];
    QString printed[2];
    const char* const locales[] = {"C", "zh_CN.UTF-8"};
    for (int i = 0; i < 2; ++i) {
      const QString out = folder.filePath(QStringLiteral("%1.svg").arg(i));
      const Outcome drawn = run({"render", "--model", "english-encoder", "--text", "The cat sat.", "--view",
                                 "inspector", "--query", "1", "--out", out},
                                {{"LC_ALL", QLatin1String(locales[i])}});
      QVERIFY2(drawn.status == 0, qPrintable(drawn.err));
      files[i] = bytesOf(out);
      const Outcome told =
          run({"info", "--model", "english-encoder"}, {{"LC_ALL", QLatin1String(locales[i])}});
      QCOMPARE(told.status, 0);
      printed[i] = told.out;
    }
    // The desktop's fonts may differ, the words do not.
    for (const QByteArray& file : files) QVERIFY(!file.isEmpty() && !hasChinese(QString::fromUtf8(file)));
    QCOMPARE(printed[1], printed[0]);
  }
};

QTEST_GUILESS_MAIN(CommandLanguageTest)
#include "tst_command_language.moc"
