#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "ui/plots/picture_style.h"
#include "ui/views/color_bar.h"

using namespace headlight;

class TestColorBar : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_bar = std::make_unique<ColorBar>();
    m_bar->resize(600, 30);
    m_bar->show();
    show({});
  }

  void buttonsChangeTheOptions_data() {
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("range");
    QTest::addColumn<int>("scale");
    QTest::newRow("0..1") << "0..1" << int(ScaleRange::Whole) << int(ScaleMode::Linear);
    QTest::newRow("log") << "log" << int(ScaleRange::Fitted) << int(ScaleMode::Log);
    QTest::newRow("row") << "row" << int(ScaleRange::Fitted) << int(ScaleMode::RowMaximum);
    QTest::newRow("lock") << "lock" << int(ScaleRange::Fixed) << int(ScaleMode::Linear);
  }
  void buttonsChangeTheOptions() {
    QFETCH(QString, button);
    QFETCH(int, range);
    QFETCH(int, scale);
    click(button);
    const DisplayOptions chosen = request();
    QCOMPARE(int(chosen.range), range);
    QCOMPARE(int(chosen.scale), scale);
    if (chosen.range == ScaleRange::Fixed) QCOMPARE(chosen.fixedRange, (ValueRange{0, 0.2f}));
    // Once more, and it is off again.
    show(chosen);
    click(button);
    const DisplayOptions back = request();
    QCOMPARE(back.range, ScaleRange::Fitted);
    QCOMPARE(back.scale, ScaleMode::Linear);
  }

  void anEndIsDragged() {
    QSignalSpy moved(m_bar.get(), &ColorBar::dragMoved);
    const QRectF colors = m_bar->bar();
    const QPoint end = colors.center().toPoint() + QPoint(static_cast<int>(colors.width() / 2), 0);
    QTest::mousePress(m_bar.get(), Qt::LeftButton, {}, end);
    QTest::mouseMove(m_bar.get(), colors.center().toPoint());
    QVERIFY(m_bar->dragged());  // the picture follows before anything is decided
    QCOMPARE(moved.count(), 1);
    QVERIFY(!m_requests.count());
    QTest::mouseRelease(m_bar.get(), Qt::LeftButton, {}, colors.center().toPoint());
    const DisplayOptions chosen = request();
    QCOMPARE(chosen.range, ScaleRange::Fixed);
    QVERIFY(std::abs(chosen.fixedRange.high - 0.1f) < 0.005f);
    QCOMPARE(chosen.fixedRange.low, 0.0f);
    QVERIFY(!m_bar->dragged());
  }

  void theLowerEndIsDragged() {
    const QRectF colors = m_bar->bar();
    const QPoint end(static_cast<int>(colors.left()), static_cast<int>(colors.center().y()));
    QTest::mousePress(m_bar.get(), Qt::LeftButton, {}, end);
    QTest::mouseMove(m_bar.get(), colors.center().toPoint());
    QTest::mouseRelease(m_bar.get(), Qt::LeftButton, {}, colors.center().toPoint());
    const DisplayOptions chosen = request();
    QVERIFY(std::abs(chosen.fixedRange.low - 0.1f) < 0.005f);
    QCOMPARE(chosen.fixedRange.high, 0.2f);
  }

  void theMiddleOfTheBarIsNoEnd() {
    QTest::mousePress(m_bar.get(), Qt::LeftButton, {}, m_bar->bar().center().toPoint());
    QTest::mouseMove(m_bar.get(), QPoint(3, 5));
    QTest::mouseRelease(m_bar.get(), Qt::LeftButton, {}, QPoint(3, 5));
    QCOMPARE(m_requests.count(), 0);
  }

  void aDoubleClickFitsAgain() {
    DisplayOptions fixed;
    fixed.range = ScaleRange::Fixed;
    fixed.fixedRange = {0, 0.7f};
    show(fixed);
    QTest::mouseDClick(m_bar.get(), Qt::LeftButton, {}, m_bar->bar().center().toPoint());
    QCOMPARE(request().range, ScaleRange::Fitted);
  }

  void keysMoveTheEnd() {
    QTest::keyClick(m_bar.get(), Qt::Key_Right);
    QVERIFY(std::abs(request().fixedRange.high - 0.25f) < 1e-6f);
    QTest::keyClick(m_bar.get(), Qt::Key_Left);
    QVERIFY(std::abs(request().fixedRange.high - 0.16f) < 1e-6f);
  }

  void keysKeepTheLowerEnd_data() {
    QTest::addColumn<int>("scale");
    QTest::addColumn<float>("high");  // after one step down
    QTest::addColumn<float>("low");
    QTest::newRow("linear") << int(ScaleMode::Linear) << 0.4f << 0.001f;
    QTest::newRow("logarithmic") << int(ScaleMode::Log) << 0.4f << 0.001f;
  }
  void keysKeepTheLowerEnd() {
    QFETCH(int, scale);
    QFETCH(float, high);
    QFETCH(float, low);
    DisplayOptions fixed;
    fixed.scale = static_cast<ScaleMode>(scale);
    fixed.range = ScaleRange::Fixed;
    fixed.fixedRange = {0.001f, 0.5f};
    show(fixed);
    QTest::keyClick(m_bar.get(), Qt::Key_Left);
    const ValueRange chosen = request().fixedRange;
    QVERIFY(std::abs(chosen.high - high) < 1e-6f);
    QVERIFY(std::abs(chosen.low - low) < 1e-6f);
  }

  void keysLeaveALogarithmicScaleItsBegin() {
    DisplayOptions fitted;
    fitted.scale = ScaleMode::Log;
    show(fitted);
    QTest::keyClick(m_bar.get(), Qt::Key_Right);
    QCOMPARE(request().fixedRange.low, 0.0f);
  }

  void buttonsNeverCoverTheColours_data() {
    QTest::addColumn<int>("width");
    for (int width : {90, 130, 190, 260, 600}) QTest::addRow("%d", width) << width;
  }
  void buttonsNeverCoverTheColours() {
    QFETCH(int, width);
    m_bar->resize(width, 30);
    QTRY_COMPARE(m_bar->width(), width);
    for (QToolButton* button : m_bar->findChildren<QToolButton*>()) {
      if (button->isHidden()) continue;
      QVERIFY(button->x() > m_bar->bar().right());
      QVERIFY(button->geometry().right() <= width);
    }
    QVERIFY(m_bar->bar().right() <= width);
  }

  void theLargestWeightIsSaid() {
    ColorScale scale;
    scale.mapping = ValueMapping(ScaleMode::Linear, {0, 0.2f});
    scale.largest = 0.93;
    QCOMPARE(scale.largestText(), QStringLiteral("max 0.93"));
    scale.largest = 0.0029;
    QCOMPARE(scale.largestText(), QStringLiteral("max 0.0029"));
    scale.mapping = ValueMapping(ScaleMode::RowMaximum, {0, 1});
    QCOMPARE(scale.largestText(), QString());
  }

  /// In large type too, everything of a scale stands inside of the room that it asks for.
  void aScaleStaysInItsRoom_data() {
    QTest::addColumn<int>("letters");
    for (int letters : {9, 12, 17, 30, 44}) QTest::addRow("%d", letters) << letters;
  }
  void aScaleStaysInItsRoom() {
    QFETCH(int, letters);
    ColorScale scale;
    scale.mapping = ValueMapping(ScaleMode::Linear, {0, 0.2f});
    scale.largest = 0.93;
    scale.map = &colorMap(QStringLiteral("Blues"), false);
    scale.font.setPixelSize(letters);
    scale.leftOut = QStringLiteral("first token left out");
    const int height = static_cast<int>(std::ceil(scale.height()));
    constexpr int above = 40;
    QImage image(1600, height + 2 * above, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    scale.paint(painter, QRectF(0, above, image.width(), height), pictureStyle(false));
    painter.end();
    QImage inside = image;
    painter.begin(&inside);
    painter.fillRect(0, above, image.width(), height, Qt::white);
    painter.end();
    QImage blank(image.size(), image.format());
    blank.fill(Qt::white);
    QCOMPARE(inside, blank);
    QVERIFY(image != blank);
  }

 private:
  void show(const DisplayOptions& display) {
    ColorBar::Contents contents;
    const ValueRange range = display.range == ScaleRange::Fixed ? display.fixedRange : ValueRange{0, 0.2f};
    contents.scale.mapping = ValueMapping(display.scale, range);
    contents.scale.largest = 0.93;
    contents.scale.map = &colorMap(QStringLiteral("Blues"), false);
    contents.scale.font.setPixelSize(12);
    contents.display = display;
    m_bar->setContents(contents);
    m_requests.clear();
    disconnect(m_bar.get(), &ColorBar::displayRequested, this, nullptr);
    connect(m_bar.get(), &ColorBar::displayRequested, this,
            [this](const DisplayOptions& chosen) { m_requests.append(chosen); });
  }
  void click(const QString& text) {
    for (QToolButton* button : m_bar->findChildren<QToolButton*>())
      if (button->text() == text) return QTest::mouseClick(button, Qt::LeftButton);
    QFAIL("no such button");
  }
  DisplayOptions request() {
    if (m_requests.isEmpty()) return {};
    return m_requests.takeLast();
  }

  std::unique_ptr<ColorBar> m_bar;
  QList<DisplayOptions> m_requests;
};

QTEST_MAIN(TestColorBar)
#include "tst_color_bar.moc"
