#include <QTest>

#include "core/error.h"
#include "core/printable_line.h"

using namespace headlight;

class TestPrintableLine : public QObject {
  Q_OBJECT

 private slots:
  void escapes_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const QByteArray& text, const char* line) {
      QTest::newRow(name) << text << QByteArray(line);
    };
    row("nothing", "", "");
    row("plain", "a b\\c \"d\"", "a b\\c \"d\"");
    row("letters of all scripts", "h\xc3\xa9 \xe6\xbc\xa2 \xf0\x9f\x98\x80",
        "h\xc3\xa9 \xe6\xbc\xa2 \xf0\x9f\x98\x80");
    row("escape", "a\x1b[31mb", "a\\x1b[31mb");
    row("NUL", QByteArray("a\0b", 3), "a\\x00b");
    row("delete", "\x7f", "\\x7f");
    row("a control character beyond ASCII", "\xc2\x9b", "\\x9b");
    row("line ends",
        "a\nb\r\nc\td\xe2\x80\xa8"
        "e",
        "a b  c d e");
    row("writing turned round",
        "\xe2\x80\xae"
        "abc\xe2\x80\xac",
        "\\u202eabc\\u202c");
    row("no UTF-8",
        "a\xff\xfe\xe6\xbc"
        "b",
        "a\\xff\\xfe\\xe6\\xbc"
        "b");
  }
  void escapes() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, line);
    QCOMPARE(QByteArray::fromStdString(printableLine(text.toStdString())), line);
    QCOMPARE(QByteArray(Error(text.toStdString()).what()), line);
  }

  void longTextsKeepTheirEnds() {
    const std::string shortened = printableLine("begin " + std::string(5000, 'x') + " end.");
    QCOMPARE(shortened.size(), longestMessage);
    QVERIFY(shortened.starts_with("begin xx") && shortened.ends_with("xx end."));
    QVERIFY(shortened.find("x ... x") != std::string::npos);
    QCOMPARE(printableLine(std::string(longestMessage, 'x')), std::string(longestMessage, 'x'));
    // Characters are counted, and escapes are not cut.
    std::string accents;
    for (int i = 0; i < 1000; ++i) accents += "\xc3\xa9";
    QCOMPARE(QString::fromStdString(printableLine(accents)).size(), static_cast<qsizetype>(longestMessage));
    const std::string controls = printableLine(std::string(5000, '\x1b'), 30);
    QCOMPARE(controls, std::string("\\x1b\\x1b\\x1b\\x1b ... \\x1b\\x1b"));
  }
};

QTEST_GUILESS_MAIN(TestPrintableLine)
#include "tst_printable_line.moc"
