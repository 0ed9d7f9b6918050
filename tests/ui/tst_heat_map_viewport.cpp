#include <QtTest>

#include "ui/plots/heat_map_viewport.h"

using namespace headlight;

class TestHeatMapViewport : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_view = HeatMapViewport();
    m_view.setPattern({1, 1, 1000, 1000}, {500, 500});
  }

  void startsFitted() {
    QVERIFY(m_view.isFit());
    QCOMPARE(m_view.cells(), QRectF(0, 0, 1000, 1000));
  }

  void zoomKeepsTheCellUnderThePointer() {
    m_view.zoom(4, {0.25, 0.75});
    QVERIFY(!m_view.isFit());
    QCOMPARE(m_view.cells().width(), 250.0);
    QCOMPARE(m_view.cells().left() + 0.25 * m_view.cells().width(), 250.0);
    QCOMPARE(m_view.cells().top() + 0.75 * m_view.cells().height(), 750.0);
    m_view.zoom(0.25, {0.25, 0.75});
    QVERIFY(m_view.isFit());
  }

  void staysInside() {
    m_view.zoom(10, {0, 0});
    m_view.pan({5, 5});
    QCOMPARE(m_view.cells().topLeft(), QPointF(0, 0));
    m_view.pan({-100, -100});
    QCOMPARE(m_view.cells().bottomRight(), QPointF(1000, 1000));
    m_view.zoom(1e9, {0.5, 0.5});
    QCOMPARE(m_view.cells().width(), 500.0 / 160);
    m_view.zoom(1e-9, {0.5, 0.5});
    QVERIFY(m_view.isFit());
  }

  void revealMovesAsLittleAsNeeded() {
    m_view.zoom(10, {0, 0});  // 100 cells from 0
    const QRectF before = m_view.cells();
    m_view.reveal(50, 50);
    QCOMPARE(m_view.cells(), before);
    m_view.reveal(200, -1);
    QCOMPARE(m_view.cells().left(), before.left());
    QVERIFY(m_view.cells().bottom() >= 201 && m_view.cells().bottom() <= 203);
    m_view.reveal(0, -1);
    QCOMPARE(m_view.cells().top(), 0.0);
  }

  void growsWithTheText() {
    m_view.zoom(10, {0, 0});
    const QRectF before = m_view.cells();
    m_view.setPattern({1, 1, 1001, 1001}, {500, 500});
    QCOMPARE(m_view.cells(), before);  // zoomed: stays
    m_view.setPattern({1, 1, 20, 20}, {500, 500});
    QVERIFY(m_view.isFit());  // all of it fits
    m_view.setPattern({1, 1, 21, 21}, {500, 500});
    QCOMPARE(m_view.cells(), QRectF(0, 0, 21, 21));  // fitted: stays fitted
  }

 private:
  HeatMapViewport m_view;
};

QTEST_GUILESS_MAIN(TestHeatMapViewport)
#include "tst_heat_map_viewport.moc"
