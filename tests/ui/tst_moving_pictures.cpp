#include <QtTest>

#include "tests/ui/dense_source.h"
#include "ui/plots/pattern_pictures.h"

using namespace headlight;

namespace {

constexpr int side = 200;

/// A picture of one head, painted frame by frame.
class Frames {
 public:
  explicit Frames(std::shared_ptr<const PatternSource> source)
      : m_source(std::move(source)), m_cache(64 << 20, 1), m_pictures(&m_cache, &m_owner, 0) {
    m_pictures.setSource(m_source, {});
  }

  QImage frame(const QRectF& cells, bool moving) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    m_pictures.setMoving(moving);
    m_pictures.beginFrame();
    const std::vector<HeadId> heads = {HeadId{}};
    HeatMapLook look = makeLook(*m_source, {}, m_pictures.fit({}, heads), false, QFont());
    m_pictures.paint(painter, {m_source.get(), {}, QRectF(0, 0, side, side), cells}, look);
    m_pictures.endFrame();
    return image;
  }

  /// The picture once every tile is there.
  QImage exact(const QRectF& cells) {
    QImage image = frame(cells, false);
    QElapsedTimer timer;
    timer.start();
    while (!m_pictures.isComplete() && timer.elapsed() < 10000) {
      QTest::qWait(1);
      image = frame(cells, false);
    }
    return image;
  }

  bool isComplete() const { return m_pictures.isComplete(); }

 private:
  QObject m_owner;
  std::shared_ptr<const PatternSource> m_source;
  PictureCache m_cache;
  PatternPictures m_pictures;
};

}  // namespace

class TestMovingPictures : public QObject {
  Q_OBJECT
 private slots:
  /// A drag by whole pixels shows what is exactly there, margins included.
  void aDragIsExact_data() {
    QTest::addColumn<QPoint>("by");
    QTest::newRow("right") << QPoint(30, 0);
    QTest::newRow("down and left") << QPoint(-12, 45);
    QTest::newRow("far") << QPoint(170, 10);
  }
  void aDragIsExact() {
    QFETCH(QPoint, by);
    const auto source = makeDenseSource({1, 1, 1000, 1000});
    Frames frames(source);
    const QRectF before(400, 400, side, side);
    const QRectF after = before.translated(-by);
    const QImage wanted = frames.exact(after);
    frames.exact(before);
    QCOMPARE(frames.frame(after, true), wanted);
  }

  void zoomingShowsTheOldPictureUntilItRests_data() {
    QTest::addColumn<double>("factor");
    for (double factor : {0.5, 0.8, 1.1, 1.25}) QTest::addRow("%g", factor) << factor;
  }
  void zoomingShowsTheOldPictureUntilItRests() {
    QFETCH(double, factor);
    const auto source = makeDenseSource({1, 1, 1000, 1000}, true);
    Frames frames(source);
    const QRectF before(300, 300, 300, 300);
    QRectF after(0, 0, 300 * factor, 300 * factor);
    after.moveCenter(before.center());
    const QImage wanted = frames.exact(after);
    frames.exact(before);
    const QImage moved = frames.frame(after, true);
    for (int y = 0; y < side; ++y)
      for (int x = 0; x < side; ++x) QVERIFY(moved.pixelColor(x, y) != QColor(Qt::magenta));
    QVERIFY(!frames.isComplete());  // it is only moved: the exact one is still owed
    QCOMPARE(frames.frame(after, false), wanted);
    QVERIFY(frames.isComplete());
  }

  void anotherScaleColoursTheSamePictureAnew() {
    const auto source = makeDenseSource({1, 1, 300, 300});
    PictureCache cache(64 << 20, 1);
    QObject owner;
    DisplayOptions display;
    const PictureSeries series = cache.series(source, display);
    display.range = ScaleRange::Fixed;
    display.fixedRange = {0, 0.01f};
    display.scale = ScaleMode::Log;
    QCOMPARE(cache.series(source, display), series);
  }
};

QTEST_MAIN(TestMovingPictures)
#include "tst_moving_pictures.moc"
