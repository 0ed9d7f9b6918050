#include <QImage>
#include <QPainter>
#include <QtTest>

#include "ui/plots/standing_text.h"

using namespace headlight;

namespace {

QFont font() {
  QFont font;
  font.setPixelSize(16);
  return font;
}

/// What a function paints on white.
template <typename Paint>
QImage painted(const Paint& paint) {
  QImage image(120, 200, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.setFont(font());
  paint(painter);
  return image;
}

/// The smallest rectangle with all that is painted.
QRect ink(const QImage& image) {
  QRect box;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      if (image.pixelColor(x, y) != Qt::white) box |= QRect(x, y, 1, 1);
  return box;
}

QImage standing(const QString& text, const QRectF& column, Qt::Alignment alignment = Qt::AlignTop,
                ReadingDirection direction = ReadingDirection::Upwards) {
  return painted([&](QPainter& painter) { paintStanding(painter, column, text, alignment, direction); });
}

QImage flat(const QString& text) {
  return painted([&](QPainter& painter) {
    painter.drawText(QRectF(0, 0, 100, 30), Qt::AlignLeft | Qt::AlignTop, text);
  });
}

}  // namespace

/// Texts along columns: what stands upright in them, what lies on its side, and what is left out.
class StandingTextTest : public QObject {
  Q_OBJECT
 private slots:
  void someLettersStandUpright_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("upright");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("Latin") << QStringLiteral("animal") << false;
    QTest::newRow("a number") << QStringLiteral("12,5") << false;
    QTest::newRow("a subword") << QStringLiteral("##ing") << false;
    QTest::newRow("Han") << QStringLiteral("查询") << true;
    QTest::newRow("beyond 16 bits") << QStringLiteral("𠮷") << true;
    QTest::newRow("kana") << QStringLiteral("ねこ") << true;
    QTest::newRow("Hangul") << QStringLiteral("고양이") << true;
    QTest::newRow("mixed") << QStringLiteral("GPT模型") << true;
    QTest::newRow("a full stop") << QStringLiteral("。") << true;
    QTest::newRow("a bracket") << QStringLiteral("（") << false;
    QTest::newRow("emoji") << QStringLiteral("😀") << true;
    QTest::newRow("Cyrillic") << QStringLiteral("кот") << false;
  }
  void someLettersStandUpright() {
    QFETCH(QString, text);
    QFETCH(bool, upright);
    QCOMPARE(standsUpright(text), upright);
  }

  /// The letter has the pixels that it has in a line.
  void hanIsNotTurned() {
    const QImage letter = flat(QStringLiteral("查")),
                 column = standing(QStringLiteral("查"), {20, 0, 20, 60});
    const QRect from = ink(letter), to = ink(column);
    QCOMPARE(to.size(), from.size());
    QCOMPARE(column.copy(to), letter.copy(from));
  }

  void hanIsSetDownwards() {
    const QImage one = standing(QStringLiteral("查"), {20, 0, 20, 190});
    const QImage two = standing(QStringLiteral("查询"), {20, 0, 20, 190});
    const int half = static_cast<int>(QFontMetricsF(font()).horizontalAdvance(QStringLiteral("查")));
    QCOMPARE(two.copy(0, 0, 120, half), one.copy(0, 0, 120, half));
    QVERIFY(ink(two).height() > 1.7 * ink(one).height());
    QVERIFY(ink(two).width() < 1.3 * ink(one).width());
  }

  void latinLiesOnItsSide() {
    const QString word = QStringLiteral("animal");
    const QRect line = ink(flat(word)), column = ink(standing(word, {20, 0, 20, 190}));
    QVERIFY(std::abs(column.height() - line.width()) <= 2);
    QVERIFY(std::abs(column.width() - line.height()) <= 2);
    QVERIFY(standing(word, {20, 0, 20, 190}) !=
            standing(word, {20, 0, 20, 190}, Qt::AlignTop, ReadingDirection::Downwards));
  }

  void theEndIsWhereItIsAskedFor_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("Latin") << QStringLiteral("animal");
    QTest::newRow("Han") << QStringLiteral("查询");
    QTest::newRow("mixed") << QStringLiteral("GPT模型");
  }
  void theEndIsWhereItIsAskedFor() {
    QFETCH(QString, text);
    const QRectF column(20, 10, 20, 180);
    const double length = standingLength(text, QFontMetricsF(font()));
    const QRect top = ink(standing(text, column, Qt::AlignTop));
    const QRect bottom = ink(standing(text, column, Qt::AlignBottom));
    const QRect middle = ink(standing(text, column, Qt::AlignVCenter));
    QVERIFY(std::abs(top.center().y() - (10 + length / 2)) <= 3);
    QVERIFY(std::abs(bottom.center().y() - (190 - length / 2)) <= 3);
    QVERIFY(std::abs(middle.center().y() - 100) <= 3);
  }

  void whatIsTooLongLosesItsMiddle_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("Latin") << QStringLiteral("incomprehensibilities of animals");
    QTest::newRow("Han") << QStringLiteral("看得见的每一个词都有它的位置");
    QTest::newRow("mixed") << QStringLiteral("看得见的 Transformer 有它的位置");
    QTest::newRow("no room") << QStringLiteral("看");
  }
  void whatIsTooLongLosesItsMiddle() {
    QFETCH(QString, text);
    for (const double room : {10.0, 30.0, 64.0, 100.0}) {
      const QImage column = standing(text, {20, 20, 20, room});
      if (ink(column).isEmpty()) continue;  // not even the ellipsis
      QVERIFY(ink(column).top() >= 17);
      QVERIFY(ink(column).bottom() <= 20 + std::max(room, 17.0) + 3);
    }
  }

  /// The beginning stands where it stands in a column that has room for all, and no room is left over.
  void whatIsTooLongKeepsItsBeginning_data() { whatIsTooLongLosesItsMiddle_data(); }
  void whatIsTooLongKeepsItsBeginning() {
    QFETCH(QString, text);
    const auto downwards = [&text](double room) {
      return standing(text, {20, 20, 20, room}, Qt::AlignTop, ReadingDirection::Downwards);
    };
    const QRect beginning(0, 0, 120, 20 + 12);
    for (const double room : {64.0, 100.0}) {
      const QImage column = downwards(room);
      QVERIFY(!ink(column.copy(beginning)).isEmpty());
      QCOMPARE(column.copy(beginning), downwards(1000).copy(beginning));
      if (standingLength(text, QFontMetricsF(font())) > room) QVERIFY(ink(column).height() > 0.7 * room);
    }
  }
};

QTEST_MAIN(StandingTextTest)
#include "tst_standing_text.moc"
