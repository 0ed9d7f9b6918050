#include <QSvgGenerator>
#include <QtTest>

#include "core/error.h"
#include "tests/ui/dense_source.h"
#include "tests/ui/pattern_snapshot.h"
#include "ui/models/facts.h"
#include "ui/plots/picture_cache.h"
#include "ui/views/head_map_view.h"

using namespace headlight;

namespace {

class SecondLayerMissing : public DenseSource {
 public:
  using DenseSource::DenseSource;
  bool hasPattern(int layer) const override { return layer != 1; }
};

}  // namespace

class TestHeadMapView : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_cache = std::make_unique<PictureCache>(16 << 20, 1);
    m_view = std::make_unique<HeadMapView>(ViewContext{m_cache.get()});
    m_view->resize(300, 340);
    m_view->show();
  }
  void cleanup() {
    m_view.reset();
    m_cache.reset();
  }

  void everyHeadFits_data() {
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("heads");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("small") << 4 << 8;
    QTest::newRow("base") << 12 << 12;
    QTest::newRow("large") << 32 << 32;
  }
  void everyHeadFits() {
    QFETCH(int, layers);
    QFETCH(int, heads);
    m_view->setSnapshot(snapshotOf(makeDenseSource({layers, heads, 6, 6})));
    const HeadMapLayout layout = m_view->layoutNow();
    for (int layer = 0; layer < layers; ++layer)
      for (int head = 0; head < heads; ++head) {
        const QRectF rect = layout.rectOf({layer, head});
        QVERIFY(QRectF(m_view->rect()).contains(rect));
        QVERIFY(rect.width() >= 3);
        QCOMPARE(*layout.headAt(rect.center()), (HeadId{layer, head}));
      }
    QVERIFY(layout.scale.bottom() <= m_view->height());
    QVERIFY(!layout.headAt({1, 1}));
  }

  void clickFocusesHoverPreviews() {
    Snapshot snapshot = snapshotOf(makeDenseSource({4, 8, 6, 6}));
    snapshot.state.focus.query = 3;
    snapshot.focus = snapshot.state.focus;
    m_view->setSnapshot(snapshot);
    QSignalSpy clicked(m_view.get(), &View::focusRequested);
    QSignalSpy hovered(m_view.get(), &View::previewRequested);
    QSignalSpy left(m_view.get(), &View::previewEnded);
    const QPoint point = m_view->layoutNow().rectOf({2, 5}).center().toPoint();
    QTest::mouseMove(m_view.get(), point);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, point);
    QCOMPARE(clicked.size(), 1);
    const Focus focus = clicked.front().front().value<Focus>();
    QCOMPARE(focus.headId(), (HeadId{2, 5}));
    QCOMPARE(focus.query, std::int64_t{3});  // the token stays
    QVERIFY(hovered.size() >= 1);
    QCOMPARE(hovered.front().front().value<Focus>().headId(), (HeadId{2, 5}));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(m_view.get(), &leave);
    QCOMPARE(left.size(), 1);
  }

  void keysWalk() {
    Snapshot snapshot = snapshotOf(makeDenseSource({4, 8, 6, 6}));
    snapshot.state.focus.layer = 3;
    snapshot.state.focus.head = 0;
    snapshot.focus = snapshot.state.focus;
    m_view->setSnapshot(snapshot);
    QSignalSpy moved(m_view.get(), &View::focusRequested);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(moved.size(), 2);
    QCOMPARE(moved[0].front().value<Focus>().headId(), (HeadId{3, 1}));
    QCOMPARE(moved[1].front().value<Focus>().headId(), (HeadId{2, 0}));
    QTest::keyClick(m_view.get(), Qt::Key_Down);  // the last layer
    QTest::keyClick(m_view.get(), Qt::Key_Left);  // the first head
    QCOMPARE(moved.size(), 2);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(moved[2].front().value<Focus>().headId(), (HeadId{3, 7}));
    QSignalSpy changed(m_view.get(), &View::stateRequested);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed.front().front().value<SessionState>().singleHead);
  }

  void fillsProgressively() {
    // Too much for one frame: pictures come from the worker, and none is left out.
    m_view->setSnapshot(snapshotOf(makeDenseSource({4, 4, 500, 500})));
    m_view->grab();
    QTRY_VERIFY_WITH_TIMEOUT((m_view->grab(), m_view->isComplete()), 20000);
  }

  void saysWhatIsMissing() {
    m_view->setSnapshot({});
    m_view->grab();
    QVERIFY(!m_view->layoutNow().headAt({100, 100}));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QImage image(100, 100, QImage::Format_RGB32);
    QPainter painter(&image);
    QVERIFY_EXCEPTION_THROWN(HeadMapView::paintPicture(painter, {}, {QRectF(0, 0, 100, 100)}, {}), Error);
  }

  void layersWithoutAPatternSaySo() {
    const auto source =
        std::make_shared<SecondLayerMissing>(PatternShape{3, 4, 5, 5}, std::vector<float>(300, 0.2F));
    QCOMPARE(headsText({{1, 2}}, *source), QString("layer 1: no self-attention"));
    QCOMPARE(headsText({{0, 2}}, *source), QString("layer 0, head 2"));
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize({600, 500});
    generator.setViewBox(QRectF(0, 0, 600, 500));
    QPainter painter(&generator);
    PaintRequest request;
    request.area = QRectF(0, 0, 600, 500);
    HeadMapView::paintPicture(painter, snapshotOf(source), request, {});
    painter.end();
    QCOMPARE(buffer.data().count("no self-attention"), 1);
  }

  void vectorPicturesHaveText() {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize({600, 500});
    generator.setViewBox(QRectF(0, 0, 600, 500));
    const Snapshot snapshot = snapshotOf(makeDenseSource({3, 4, 5, 5}));
    QPainter painter(&generator);
    PaintRequest request;
    request.area = QRectF(0, 0, 600, 500);
    request.printing = true;
    HeadMapView::paintPicture(painter, snapshot, request, {});
    painter.end();
    const QByteArray svg = buffer.data();
    QVERIFY(svg.contains("<text"));
    QVERIFY(svg.contains("layer") && svg.contains("head"));
    QVERIFY(svg.count("<rect") > 3 * 4 * 5);
  }

 private:
  std::unique_ptr<PictureCache> m_cache;
  std::unique_ptr<HeadMapView> m_view;
};

QTEST_MAIN(TestHeadMapView)
#include "tst_head_map_view.moc"
