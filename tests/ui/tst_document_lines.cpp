#include <QAbstractItemModelTester>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "ui/window/chip_layout.h"
#include "ui/window/document_lines_model.h"
#include "ui/window/token_chip.h"

using namespace headlight;

class DocumentLinesTest : public QObject {
  Q_OBJECT
 private slots:
  void linesAreBrokenAndNothingIsLost_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one line") << QByteArray("one line");
    QTest::newRow("line ends") << QByteArray("a\n\nb\n");
    QTest::newRow("one long word") << QByteArray(100000, 'x');
    QTest::newRow("long Chinese") << QByteArray("猫爱我").repeated(5000);
    QTest::newRow("many lines") << QByteArray("some words\n").repeated(20000);
    QTest::newRow("not UTF-8") << QByteArray(1000, '\xbf');
  }
  void linesAreBrokenAndNothingIsLost() {
    QFETCH(QByteArray, text);
    QTemporaryDir folder;
    const QString path = folder.filePath("text");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    DocumentLinesModel model;
    model.open(path);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.byteCount(), text.size());
    while (model.canFetchMore({})) model.fetchMore({});
    QString together;
    for (int row = 0; row < model.rowCount(); ++row) {
      const QString line = model.index(row).data().toString();
      QVERIFY(line.toUtf8().size() <= 3 * 160);
      together += line;
    }
    if (QString::fromUtf8(text).toUtf8() == text)
      QCOMPARE(together, QString::fromUtf8(text).remove(QLatin1Char('\n')));
  }

  void aMissingFileIsEmpty() {
    DocumentLinesModel model;
    model.open(QStringLiteral("/nowhere/at all"));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
  }

  /// Somebody empties the file while it is looked at.
  void aFileThatShrinksShowsAsEmpty() {
    QTemporaryDir folder;
    QFile file(folder.filePath("text"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("some words\n").repeated(5000));
    file.flush();
    DocumentLinesModel model;
    model.open(file.fileName());
    model.fetchMore({});
    const int rows = model.rowCount();
    QVERIFY(rows > 1000);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("some words"));
    QVERIFY(file.resize(0));
    QCOMPARE(model.index(rows - 1).data().toString(), QString());
    while (model.canFetchMore({})) model.fetchMore({});
  }

  void boxesWrapLikeWords() {
    ChipLayout layout;
    layout.arrange({{40}, {40}, {40}, {300}, {10}}, {100, 20, 5});
    QCOMPARE(layout.rowCount(), 4);
    QCOMPARE(layout.box(0), QRect(5, 5, 40, 20));
    QCOMPARE(layout.box(1), QRect(50, 5, 40, 20));
    QCOMPARE(layout.box(2), QRect(5, 30, 40, 20));
    QCOMPARE(layout.box(3), QRect(5, 55, 90, 20));  // wider than the area
    QCOMPARE(layout.totalHeight(), 105);
    QCOMPARE(layout.boxAt({60, 10}), 1);
    QCOMPARE(layout.boxAt({47, 10}), -1);
    QCOMPARE(layout.boxAt({10, 60}), 3);
    QCOMPARE(layout.boxAt({10, 500}), -1);
    QCOMPARE(layout.neighbour(1, 1), 2);
    QCOMPARE(layout.neighbour(4, 9), 4);
    QCOMPARE(layout.neighbour(2, -1), 0);
    layout.arrange({}, {100, 20, 5});
    QCOMPARE(layout.boxAt({1, 1}), -1);
  }

  void piecesOfAWordTouchAndStayTogether() {
    ChipLayout layout;
    const ChipLayout::Metrics metrics{100, 20, 5};
    layout.arrange({{40}, {20}, {10, true}, {10, true}, {30}}, metrics);
    QCOMPARE(layout.box(1), QRect(50, 5, 20, 20));
    QCOMPARE(layout.box(2), QRect(70, 5, 10, 20));
    QCOMPARE(layout.box(3), QRect(80, 5, 10, 20));
    QCOMPARE(layout.box(4).top(), 30);
    layout.arrange({{40}, {30}, {30, true}}, metrics);  // the word does not fit behind the first
    QCOMPARE(layout.box(1), QRect(5, 30, 30, 20));
    QCOMPARE(layout.box(2), QRect(35, 30, 30, 20));
    layout.arrange({{40}, {40}, {40, true}, {40, true}}, metrics);  // nor would it fit in a row of its own
    QCOMPARE(layout.box(1), QRect(50, 5, 40, 20));
    QCOMPARE(layout.box(2), QRect(5, 30, 40, 20));
    QCOMPARE(layout.box(3), QRect(45, 30, 40, 20));
  }

  void chipsTellWordsApart() {
    TokenList tokens(4);
    tokens[0].label = tokens[2].label = "the";
    tokens[1].label = "猫";
    tokens[1].fragment = 1;
    tokens[1].fragmentCount = 3;
    tokens[3].label = "end";
    const std::vector<TokenChip> chips = makeTokenChips(tokens, 3);
    QCOMPARE(int(chips.size()), 5);
    QCOMPARE(chips[0].mark, QStringLiteral("0"));
    QCOMPARE(chips[1].mark, QStringLiteral("2/3"));
    QCOMPARE(chips[2].mark, QStringLiteral("2"));
    QCOMPARE(int(chips[3].token), -1);
    QCOMPARE(chips[3].label, QStringLiteral("limit: 3 tokens"));
    QVERIFY(!chips[4].computed);
    QVERIFY(makeTokenChips({}, 0).empty());
    tokens[1].unknown = tokens[2].joined = tokens[3].joined = true;
    const std::vector<TokenChip> marked = makeTokenChips(tokens, 3);
    QVERIFY(marked[1].unknown && marked[2].joined);
    QVERIFY(!marked[4].joined);  // the remark stands between
    QVERIFY(describeToken(tokens[1], 1, true).contains("not in the model's vocabulary"));
  }
};

QTEST_MAIN(DocumentLinesTest)
#include "tst_document_lines.moc"
