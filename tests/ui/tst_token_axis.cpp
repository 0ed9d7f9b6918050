#include <QtTest>

#include "tests/ui/dense_source.h"
#include "ui/plots/token_axis.h"
#include "ui/plots/token_label.h"

using namespace headlight;

namespace {

TokenInfo labelled(const char* label) {
  TokenInfo token;
  token.label = label;
  return token;
}

TokenAxis axisOf(const TokenList& tokens, TokenAxis::Edge edge, const QRectF& band) {
  TokenAxis axis;
  axis.tokens = &tokens;
  axis.edge = edge;
  axis.band = band;
  axis.count = static_cast<double>(tokens.size());
  axis.font.setPixelSize(12);
  return axis;
}

}  // namespace

class TestTokenAxis : public QObject {
  Q_OBJECT
 private slots:
  void labelsThinOutByRule_data() {
    QTest::addColumn<double>("cell");
    QTest::addColumn<int>("mode");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<int>("fontPixels");
    // 8 pixels is the smallest text, and a line takes 1.1 times its text.
    QTest::newRow("roomy") << 30.0 << int(AxisMode::Labels) << qint64{1} << 12;
    QTest::newRow("smaller text") << 12.0 << int(AxisMode::Labels) << qint64{1} << 10;
    QTest::newRow("just fits") << 8.8 << int(AxisMode::Labels) << qint64{1} << 8;
    QTest::newRow("every second") << 8.7 << int(AxisMode::Labels) << qint64{2} << 8;
    QTest::newRow("ruler") << 4.0 << int(AxisMode::Ruler) << qint64{5} << 11;
    QTest::newRow("dense ruler") << 0.1 << int(AxisMode::Ruler) << qint64{200} << 11;
  }
  void labelsThinOutByRule() {
    QFETCH(double, cell);
    QFETCH(int, mode);
    QFETCH(qint64, step);
    QFETCH(int, fontPixels);
    const AxisPlan plan = planAxis(cell, 12, 20, 8192);
    QCOMPARE(int(plan.mode), mode);
    QCOMPARE(qint64(plan.step), step);
    QCOMPARE(plan.fontPixels, fontPixels);
  }

  void unknownTokensHaveADashedOutline_data() {
    QTest::addColumn<bool>("left");
    QTest::addColumn<qint64>("selected");
    for (bool left : {true, false})
      for (qint64 selected : {-1, 1})
        QTest::addRow("%s, selected %d", left ? "queries" : "keys", int(selected)) << left << selected;
  }
  void unknownTokensHaveADashedOutline() {
    QFETCH(bool, left);
    QFETCH(qint64, selected);
    TokenList tokens = {labelled("one"), labelled("two"), labelled("three")};
    const QRectF band = left ? QRectF(0, 0, 80, 90) : QRectF(0, 0, 240, 40);
    const auto painted = [&] {
      QImage image(band.size().toSize(), QImage::Format_RGB32);
      image.fill(Qt::white);
      QPainter painter(&image);
      TokenAxis axis = axisOf(tokens, left ? TokenAxis::Edge::Left : TokenAxis::Edge::Top, band);
      axis.selected = selected;
      axis.paint(painter, pictureStyle(false));
      return image;
    };
    const QImage known = painted();
    tokens[1].unknown = true;
    const QImage unknown = painted();
    // Only the second label differs, and only by a line with gaps.
    int different = 0;
    for (int y = 0; y < known.height(); ++y)
      for (int x = 0; x < known.width(); ++x) {
        if (known.pixel(x, y) == unknown.pixel(x, y)) continue;
        ++different;
        const int along = left ? y : x;
        const int slot = along * 3 / (left ? known.height() : known.width());
        QCOMPARE(slot, 1);
      }
    QVERIFY(different > 20);
  }

  void piecesOfOneWordHaveALineAlongThem_data() {
    QTest::addColumn<bool>("left");
    QTest::newRow("queries") << true;
    QTest::newRow("keys") << false;
  }
  void piecesOfOneWordHaveALineAlongThem() {
    QFETCH(bool, left);
    TokenList tokens{labelled("an"), labelled("im"), labelled("al"), labelled("sat")};
    tokens[1].joined = tokens[2].joined = true;
    const auto edge = left ? TokenAxis::Edge::Left : TokenAxis::Edge::Top;
    const QRectF band = left ? QRectF(0, 0, 60, 120) : QRectF(0, 0, 120, 60);
    const PictureStyle& style = pictureStyle(false);
    QImage image(120, 120, QImage::Format_RGB32);
    image.fill(style.base);
    QPainter painter(&image);
    axisOf(tokens, edge, band).paint(painter, style);
    painter.end();
    // Along the inner edge of the band, where tokens meet: 30 pixels each.
    const auto isLine = [&](int along) {
      return left ? image.pixelColor(58, along) != style.base || image.pixelColor(57, along) != style.base
                  : image.pixelColor(along, 58) != style.base || image.pixelColor(along, 57) != style.base;
    };
    QVERIFY(isLine(30) && isLine(60));
    QVERIFY(!isLine(90) && !isLine(105));
  }

  void nothingFits() {
    QCOMPARE(int(planAxis(0.5, 12, 20, 10).mode), int(AxisMode::Bare));
    QCOMPARE(int(planAxis(0, 12, 20, 10).mode), int(AxisMode::Bare));
    QCOMPARE(int(planAxis(10, 12, 20, 0).mode), int(AxisMode::Bare));
  }

  void pointsToTokens() {
    const TokenList tokens(10, labelled("word"));
    const TokenAxis left = axisOf(tokens, TokenAxis::Edge::Left, QRectF(5, 100, 60, 200));
    QCOMPARE(left.tokenAt({20, 100}), std::int64_t{0});
    QCOMPARE(left.tokenAt({20, 119.9}), std::int64_t{0});
    QCOMPARE(left.tokenAt({20, 120}), std::int64_t{1});
    QCOMPARE(left.tokenAt({20, 299}), std::int64_t{9});
    QCOMPARE(left.tokenAt({20, 301}), std::int64_t{-1});
    QCOMPARE(left.tokenAt({70, 150}), std::int64_t{-1});
    TokenAxis zoomed = axisOf(tokens, TokenAxis::Edge::Top, QRectF(0, 0, 100, 40));
    zoomed.first = 4.5;
    zoomed.count = 2;
    QCOMPARE(zoomed.tokenAt({10, 10}), std::int64_t{4});
    QCOMPARE(zoomed.tokenAt({90, 10}), std::int64_t{6});
  }

  void longLabelsAreElidedToTheirBand() {
    const TokenList tokens(3, labelled("antidisestablishmentarianism"));
    const TokenAxis axis = axisOf(tokens, TokenAxis::Edge::Left, QRectF(0, 0, 50, 90));
    QCOMPARE(axis.extent(90, 50), 50.0);
    const QFontMetricsF metrics(axis.font);
    const QString elided = elidedLabel(tokenLabel(tokens.front()), metrics, 60);
    QVERIFY(metrics.horizontalAdvance(elided) <= 60);
    QVERIFY(elided.startsWith(QStringLiteral("an")) && elided.contains(QChar(0x2026)));
  }

  void labelsOfInvisibleSigns_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::newRow("word") << "cat"
                          << "cat";
    QTest::newRow("newline") << "a\nb"
                             << "a⏎b";
    QTest::newRow("tab") << "\t"
                         << "⇥";
    QTest::newRow("control") << QString(QChar(0x1b)) << "␛";
    QTest::newRow("joiner alone") << QString(QChar(0x200d)) << "U+200D";
    QTest::newRow("two spaces") << "  "
                                << "␣␣";
    QTest::newRow("emoji with joiners") << "👩‍👧"
                                        << "👩‍👧";
    QTest::newRow("Arabic") << "مرحبا"
                            << "مرحبا";
    QTest::newRow("private use") << QString(QChar(0xe000)) << "U+E000";
  }
  void labelsOfInvisibleSigns() {
    QFETCH(QString, text);
    QFETCH(QString, label);
    QCOMPARE(tokenLabel(labelled(text.toUtf8().constData())), label);
  }

  void partsOfACharacterAreNumbered() {
    TokenInfo token = labelled("猫");
    token.fragment = 1;
    token.fragmentCount = 3;
    QCOMPARE(tokenLabel(token), QStringLiteral("猫 2/3"));
  }

  void paintsEveryDensity() {
    const TokenList tokens(300, labelled("word"));
    for (double length : {4.0, 40.0, 400.0, 4000.0})
      for (auto edge : {TokenAxis::Edge::Left, TokenAxis::Edge::Top}) {
        const QRectF band =
            edge == TokenAxis::Edge::Left ? QRectF(0, 0, 60, length) : QRectF(0, 0, length, 60);
        TokenAxis axis = axisOf(tokens, edge, band);
        axis.selected = 3;
        axis.hovered = 299;
        QImage image(100, 100, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        axis.paint(painter, pictureStyle(false));
        QVERIFY(axis.extent(length, 60) <= 60);
      }
  }
};

QTEST_MAIN(TestTokenAxis)
#include "tst_token_axis.moc"
