#include <QtTest>

#include "byte_builder.h"
#include "core/arrays/csv_table.h"
#include "core/io/json_tree.h"
#include "tests/support/import_folder.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const QStringList kNumbers = {"0", "1", "2"};
const QStringList kWords = {"The", "cat", "sat"};

/// The weights in every table of this file, 3 x 3.
const std::vector<std::vector<float>> kWeights = {
    {0.5f, 0.25f, 0.25f}, {0.125f, 0.75f, 0.125f}, {0.0f, 0.5f, 0.5f}};

/// What a table looks like on its outside.
struct Form {
  QString separator;
  bool decimalComma = false;
  QString lineEnd = "\n";
  bool header = false;  // of labels
  bool index = false;
  bool words = false;  // labels are words, not positions
};

QString tableIn(const Form& form) {
  const QStringList labels = form.words ? kWords : kNumbers;
  QStringList lines;
  if (form.header) lines += ((form.index ? QStringList{""} : QStringList{}) + labels).join(form.separator);
  for (int row = 0; row < 3; ++row) {
    QStringList fields;
    if (form.index) fields += labels[row];
    for (const float weight : kWeights[static_cast<std::size_t>(row)]) {
      QString number = QString::number(static_cast<double>(weight));
      fields += form.decimalComma ? number.replace('.', ',') : number;
    }
    lines += fields.join(form.separator);
  }
  return lines.join(form.lineEnd) + form.lineEnd;
}

}  // namespace

/// Matrices of weights as text: CSV and its relatives.
class NumberTablesTest : public QObject, private ImportFolder {
  Q_OBJECT

 private slots:
  void init() { renew(); }

  void everyFormIsRead_data() {
    QTest::addColumn<QString>("separator");
    QTest::addColumn<bool>("decimalComma");
    QTest::addColumn<bool>("header");
    QTest::addColumn<bool>("index");
    QTest::addColumn<bool>("words");
    for (const char* separator : {",", ";", "\t", "|", " ", ", ", "; "}) {
      for (const bool comma : {false, true}) {
        if (comma && separator[0] == ',') continue;
        for (const bool header : {false, true})
          for (const bool index : {false, true})
            for (const bool words : {false, true})
              QTest::addRow("'%s'%s header %d index %d words %d", separator, comma ? " decimal comma" : "",
                            header, index, words)
                  << separator << comma << header << index << words;
      }
    }
  }
  void everyFormIsRead() {
    QFETCH(QString, separator);
    QFETCH(bool, decimalComma);
    QFETCH(bool, header);
    QFETCH(bool, index);
    QFETCH(bool, words);
    for (const char* lineEnd : {"\n", "\r\n", "\r"}) {
      const QString text = tableIn({separator, decimalComma, lineEnd, header, index, words});
      for (const char* name : {"a.csv", "a.tsv", "a.txt"}) {
        write(name, text.toUtf8());
        QVERIFY(looksLikeAttention(path(name)));
        check(import(name), index && words ? kWords : kNumbers, header && words ? kWords : kNumbers);
      }
    }
  }

  void encodings_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("note");
    const QString text = tableIn({";", true, "\r\n", true, true, true});
    QByteArray little("\xFF\xFE"), big("\xFE\xFF");
    for (const QChar c : text) {
      little += QByteArray(1, static_cast<char>(c.cell())) + QByteArray(1, static_cast<char>(c.row()));
      big += QByteArray(1, static_cast<char>(c.row())) + QByteArray(1, static_cast<char>(c.cell()));
    }
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + text.toUtf8() << QByteArray();
    QTest::newRow("UTF-16") << little << QByteArray();
    QTest::newRow("UTF-16, big-endian") << big << QByteArray();
    QTest::newRow("sep=") << "sep=;\r\n" + text.toUtf8() << QByteArray();
    QTest::newRow("sep= in quotes") << "\"sep=;\"\n" + text.toUtf8() << QByteArray();
  }
  void encodings() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, note);
    write("a.csv", bytes);
    check(import("a.csv"), kWords, kWords);
  }

  void windowsCharactersAreSaid() {
    write("a.csv", "\xE9,\x80\n0.5,0.5\n0.25,0.75\n");
    const ImportedAttention imported = import("a.csv");
    QCOMPARE(keysOf(imported), (QStringList{"é", "€"}));
    QCOMPARE(english(imported.notes),
             (std::vector<std::string>{"It is not in UTF-8 and was read as Windows-1252."}));
  }

  void labelsOrWeights_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("queries");
    QTest::addColumn<QStringList>("keys");
    const auto row = [](const char* text, const QStringList& queries, const QStringList& keys) {
      QTest::newRow(text) << QByteArray(text) << queries << keys;
    };
    const QStringList two = {"0", "1"}, three = {"0", "1", "2"}, ab = {"a", "b"};
    row("2024,was\n0.5,0.5\n0.25,0.75\n", two, {"2024", "was"});
    row("was,2024\n0.5,0.5\n0.25,0.75\n", two, {"was", "2024"});
    row("101,102\n0.5,0.5\n0.25,0.75\n", two, {"101", "102"});
    row("0,1\n0.5,0.5\n0.25,0.75\n", two, two);
    row("0,1\n0.25,0.75\n", two, two);                    // two rows of weights
    row("0,0.5,0.5\n1,0.25,0.75\n", two, two);            // pandas without a header
    row("0,0.5,0.5\n1,0,0\n", two, three);                // weights: the rows sum to 1 as they are
    row("token,a,b\n0,0.5,0.5\n1,0.25,0.75\n", two, ab);  // a named index
    row("token,0,1\n0,0.5,0.5\n1,0.25,0.75\n", two, two);
    row("token,7,8\n5,0.5,0.5\n6,0.25,0.75\n", {"5", "6"}, {"7", "8"});
    row("a,0.5,0.5\n2024,0.25,0.75\n", {"a", "2024"}, two);
    row("a,0.5,0.5\nb,0.25,0.75\n", ab, two);
    row("a,b\na,0.5,0.5\nb,0.25,0.75\n", ab, ab);  // R's write.table
    row("\"a\" \"b\"\n\"a\" 0.5 0.5\n\"b\" 0.25 0.75\n", ab, ab);
    row(",x,y,z\na,0.5,0.25,0.25\nb,1,0,0\n", ab, {"x", "y", "z"});
    row("0,1,2\n0.5,0.25,0.25\n1,0,0\n", two, three);  // two rows over a header of three
    row("0.5,0.5,\n0.25,0.75,\n", two, two);           // a separator at the end of each line
    row("# a b\n0.5 0.5\n0.25 0.75\n", two, ab);       // np.savetxt(header=...)
    row("# made on Monday\n# by me and you\n0.5 0.5\n0.25 0.75\n", two, two);
    row("#,0.5,0.5\nb,0.25,0.75\n", {"#", "b"}, two);
    row("\"a,b\",\"c\"\"d\"\n0.5,0.5\n0.25,0.75\n", two, {"a,b", "c\"d"});
    row("\"a\", \"b\"\n0.5, 0.5\n0.25, 0.75\n", two, ab);
    row("a,b\n+0.5,+5e-1\n+.25,0.75\n", two, ab);
    row("a,b\n1.0,1e-60\n4.9e-324,1\n", two, ab);  // underflow is 0
    const QStringList words = {"query", "key", "value"};
    row("query,key,value\n0.2,0.3,0.5\n0.1,0.9,0\n0,0,1\n", three, words);
    row("query,key,value\n1,0,0\n0.5,0.5,0\n0.25,0.25,0.5\n", three, words);
    row("query,key,value\n1,0,0\n0,1,0\n0,0,1\n", three, words);
    row(",query,key,value\nquery,1,0,0\nkey,0.5,0.5,0\nvalue,0.25,0.25,0.5\n", words, words);  // pandas
    row("query,key,value\nquery,1,0,0\nkey,0.5,0.5,0\nvalue,0.25,0.25,0.5\n", words, words);   // R
  }
  void labelsOrWeights() {
    QFETCH(QByteArray, text);
    QFETCH(QStringList, queries);
    QFETCH(QStringList, keys);
    write("a.csv", text);
    const ImportedAttention imported = import("a.csv");
    QCOMPARE(queriesOf(imported), queries);
    QCOMPARE(keysOf(imported), keys);
    for (const float weight : {cell(imported, 0, 0), cell(imported, 1, 1)})
      QVERIFY(weight >= 0 && weight <= 1);
  }

  void linesWithOneWeight_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("row");  // %1 query, %2 key, %3 weight
    QTest::newRow("bare") << QByteArray("layer,head,query,key,weight") << QByteArray("0,0,%1,%2,%3");
    QTest::newRow("without heads") << QByteArray("query,key,weight") << QByteArray("%1,%2,%3");
    QTest::newRow("other order") << QByteArray("weight\tkey\tquery\thead") << QByteArray("%3\t%2\t%1\t5");
    QTest::newRow("an index before") << QByteArray(",layer,head,query,key,attention")
                                     << QByteArray("17,0,0,%1,%2,%3");
    QTest::newRow("tokens") << QByteArray("Layer;Head;Query;Key;Query Token;Key Token;Weight")
                            << QByteArray("0;0;%1;%2;q%1;k%2;%3");
  }
  void linesWithOneWeight() {
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, row);
    QByteArray text = header + "\n";
    for (int query = 0; query < 3; ++query)
      for (int key = 0; key < 3; ++key)
        text += QByteArray(row)
                    .replace("%1", QByteArray::number(query))
                    .replace("%2", QByteArray::number(key))
                    .replace("%3",
                             QByteArray::number(static_cast<double>(
                                 kWeights[static_cast<std::size_t>(query)][static_cast<std::size_t>(key)]))) +
                "\n";
    const bool tokens = header.contains("Token");
    for (const char* name : {"a.csv", "a.txt"}) {
      write(name, text);
      check(import(name), tokens ? QStringList{"q0", "q1", "q2"} : kNumbers,
            tokens ? QStringList{"k0", "k1", "k2"} : kNumbers);
    }
  }

  void asManyLinesAsColumnsAreNoMatrix() {
    write("a.csv", "query,key,weight\n0,0,0.25\n0,1,0.25\n0,2,0.5\n");
    QCOMPARE(patternsOf(import("a.csv")).shape(), (PatternShape{1, 1, 1, 3}));
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const char* message) {
      QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(message);
    };
    row("0.5,0.5\n0.1,NaN\n", "line 2: expected finite weights, found NaN.");
    row("0.5,inf\n0.1,0.9\n", "line 1: expected finite weights, found inf.");
    row("0.5,0.5\n1e400,0.9\n", "line 2: expected finite weights, found 1e400.");
    row("0.5,0.5\n0.1,NA\n", "line 2: expected a weight, found \"NA\".");
    row("0.5,NA\n0.1,0.9\n", "line 1: expected a weight, found \"NA\".");
    row("1.0,\n0.5,0.5\n", "line 1: expected a weight, found \"\".");
    row("sep=;\na;b\n0,5;0,5\n0,25;x\n", "line 4: expected a weight, found \"x\".");
    row("a,b\n0.5,0.5\n0.5\n", "line 3: expected 2 weights as on the lines before, found 1.");
    row("query,key,weight\n0,The,1\n", "line 2: expected key to be a number from 0, found \"The\".");
    row("a,\"b\n0.5,0.5\n",
        "line 1: expected comma-separated values, found a quoted field that is never closed.");
  }
  void refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    write("a.csv", text);
    QCOMPARE(QString::fromStdString(messageOf([&] { import("a.csv"); })), filePath("a.csv") + ", " + message);
  }

  void countsDecimals() {
    QCOMPARE(decimalsIn("0.25", false), 2);
    QCOMPARE(decimalsIn("2,5e-3", true), 4);
    QCOMPARE(decimalsIn("2.5e+3", false), 0);
    QCOMPARE(decimalsIn("1e-2147483648", false), 400);
    QCOMPARE(decimalsIn("1.5e2147483647", false), 0);
    QCOMPARE(parseJsonTree("1e-2147483648", "a").decimals, 400);
    QCOMPARE(parseJsonTree("2.5e-3", "a").decimals, 4);
  }

  void findsOutTheFormat() {
    QVERIFY(tableOf("0,5;0,5\n", "a").format == (TableFormat{{';'}, true}));
    QVERIFY(tableOf("0,5 0,5\n0,1 0,9\n", "a").format == (TableFormat{{' ', true}, true}));
    QVERIFY(tableOf("1,0\n0,1\n", "a").format == (TableFormat{{','}, false}));
    QVERIFY(tableOf("0.5, 0.5\n", "a").format == (TableFormat{{',', false, true}, false}));
    QVERIFY(tableOf("a;b,c\n0.5;0.5\n", "a").format == (TableFormat{{';'}, false}));
  }

 private:
  static float cell(const ImportedAttention& imported, std::int64_t query, std::int64_t key) {
    return patternsOf(imported).cell({0, 0}, query, key);
  }
  static QStringList labelsOf(const TokenList& tokens) {
    QStringList labels;
    for (const TokenInfo& token : tokens) labels += QString::fromStdString(token.label);
    return labels;
  }
  static QStringList queriesOf(const ImportedAttention& imported) {
    return labelsOf(patternsOf(imported).queryTokens());
  }
  static QStringList keysOf(const ImportedAttention& imported) {
    return labelsOf(patternsOf(imported).keyTokens());
  }
  static void check(const ImportedAttention& imported, const QStringList& queries, const QStringList& keys) {
    QCOMPARE(patternsOf(imported).shape(), (PatternShape{1, 1, 3, 3}));
    for (std::int64_t query = 0; query < 3; ++query)
      for (std::int64_t key = 0; key < 3; ++key)
        QCOMPARE(cell(imported, query, key),
                 kWeights[static_cast<std::size_t>(query)][static_cast<std::size_t>(key)]);
    QCOMPARE(queriesOf(imported), queries);
    QCOMPARE(keysOf(imported), keys);
    QVERIFY(imported.notes.empty());
  }
};

QTEST_GUILESS_MAIN(NumberTablesTest)
#include "tst_number_tables.moc"
