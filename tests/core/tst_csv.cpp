#include <QTest>

#include "core/error.h"
#include "core/io/csv.h"

using namespace headlight;

using Rows = std::vector<std::vector<std::string>>;

namespace {

Rows rowsOf(std::string_view text, CsvDialect dialect = {}) {
  CsvReader reader(text, "a.csv", dialect);
  Rows rows;
  std::vector<std::string> fields;
  while (reader.nextRow(fields)) rows.push_back(fields);
  return rows;
}

QString messageOf(std::string_view text) {
  try {
    rowsOf(text);
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class TestCsv : public QObject {
  Q_OBJECT

 private slots:
  void readsRows() {
    QVERIFY(rowsOf("").empty());
    QVERIFY(rowsOf("\n\r\n").empty());
    QCOMPARE(rowsOf("a,b\nc"), (Rows{{"a", "b"}, {"c"}}));
    QCOMPARE(rowsOf("a,b\r\nc,d\r\n"), (Rows{{"a", "b"}, {"c", "d"}}));
    QCOMPARE(rowsOf(",\n,,"), (Rows{{"", ""}, {"", "", ""}}));
    QCOMPARE(rowsOf("\xEF\xBB\xBF"
                    "a"),
             (Rows{{"a"}}));
    QCOMPARE(rowsOf(" a , b "), (Rows{{" a ", " b "}}));
    QCOMPARE(rowsOf("a\rb\r\rc\r"), (Rows{{"a"}, {"b"}, {"c"}}));
  }

  void readsQuotedFields() {
    QCOMPARE(rowsOf("\"a,b\",\"c\"\"d\"\n\"\""), (Rows{{"a,b", "c\"d"}, {""}}));
    QCOMPARE(rowsOf("\"a\nb\r\nc\",d\r\ne"), (Rows{{"a\nb\r\nc", "d"}, {"e"}}));
    QCOMPARE(rowsOf(std::string_view("\"a\0b\",c", 7)), (Rows{{std::string("a\0b", 3), "c"}}));
  }

  void otherSeparators() {
    QCOMPARE(rowsOf("a,b;\"c;d\"\n;", {';'}), (Rows{{"a,b", "c;d"}, {"", ""}}));
    QCOMPARE(rowsOf("\ta b\t\n", {'\t'}), (Rows{{"", "a b", ""}}));
    QCOMPARE(rowsOf("\tsay\t\"\t!\n\"\t0\t1\t\"", {'\t'}),
             (Rows{{"", "say", "\"", "!"}, {"\"", "0", "1", "\""}}));
    QCOMPARE(rowsOf("\"\t\"\t\"\n\"\t\"a\tb\"", {'\t'}), (Rows{{"\t", "\n", "a\tb"}}));
    QCOMPARE(rowsOf("  a   b \r\n\n   \n\"c d\" e", {' ', true}), (Rows{{"a", "b"}, {"c d", "e"}}));
  }

  void countsLines() {
    CsvReader reader("\na\n\"b\n\nc\"\nd", "a.csv");
    std::vector<std::string> fields;
    std::vector<std::int64_t> lines;
    while (reader.nextRow(fields)) lines.push_back(reader.line());
    QCOMPARE(lines, (std::vector<std::int64_t>{2, 3, 6}));
    CsvReader returns("a\r\"b\r\rc\"\rd", "a.csv");
    lines.clear();
    while (returns.nextRow(fields)) lines.push_back(returns.line());
    QCOMPARE(lines, (std::vector<std::int64_t>{1, 2, 5}));
  }

  void namesTheLineOfWhatIsWrong() {
    QCOMPARE(messageOf("a\nb\"c"),
             QString("a.csv, line 2: expected comma-separated values, found a quote inside a field that does "
                     "not begin with one."));
    QCOMPARE(messageOf("a\n\"b\nc"),
             QString("a.csv, line 2: expected comma-separated values, found a quoted field that is never "
                     "closed."));
    QCOMPARE(messageOf("\"a\nb\"c"),
             QString("a.csv, line 2: expected comma-separated values, found something other than a separator "
                     "or a line end after a closing quote."));
  }

  void fieldsComeBack_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << QByteArray("the") << QByteArray("the");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("comma") << QByteArray(",") << QByteArray("\",\"");
    QTest::newRow("quote") << QByteArray("\"") << QByteArray("\"\"\"\"");
    QTest::newRow("newline") << QByteArray("\n") << QByteArray("\"\n\"");
    QTest::newRow("return") << QByteArray("a\r") << QByteArray("\"a\r\"");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("\"a\0b\"", 5);
    QTest::newRow("space") << QByteArray(" the") << QByteArray("\" the\"");
    QTest::newRow("Chinese") << QByteArray("猫") << QByteArray("猫");
  }
  void fieldsComeBack() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, field);
    QCOMPARE(QByteArray::fromStdString(csvField(text.toStdString())), field);
    const std::string line = field.toStdString() + ",end\n";
    QCOMPARE(rowsOf(line), (Rows{{text.toStdString(), "end"}}));
  }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
