#include <QTest>

#include "ui/views/scene/page_rooms.h"

using namespace headlight;

/// How a page is divided among pictures.
class TestPageRooms : public QObject {
  Q_OBJECT
 private slots:
  void columnsAndRows_data() {
    QTest::addColumn<QSizeF>("page");
    QTest::addColumn<int>("pictures");
    QTest::addColumn<int>("columns");
    QTest::newRow("wide") << QSizeF(1200, 400) << 3 << 3;
    QTest::newRow("square") << QSizeF(600, 600) << 4 << 2;
    QTest::newRow("high") << QSizeF(300, 1200) << 3 << 1;
    // Pictures are never smaller than can be read, which says nothing of how many fit.
    QTest::newRow("small") << QSizeF(340, 300) << 3 << 2;
  }
  void columnsAndRows() {
    QFETCH(QSizeF, page);
    QFETCH(int, pictures);
    QFETCH(int, columns);
    SceneRequest request;
    request.width = page.width();
    request.height = page.height();
    const PageRooms rooms = equalRooms(static_cast<std::size_t>(pictures), request, 40);
    QCOMPARE(static_cast<int>(rooms.widths.size()), columns);
    QCOMPARE(static_cast<int>(rooms.heights.size()), (pictures + columns - 1) / columns);
    QVERIFY(rooms.widths.front() >= 120 && rooms.heights.front() >= 100);
  }
};

QTEST_MAIN(TestPageRooms)
#include "tst_page_rooms.moc"
