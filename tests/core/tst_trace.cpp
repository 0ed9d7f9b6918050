#include <QTest>

#include "core/trace/trace.h"

using namespace headlight;

class tst_trace : public QObject {
  Q_OBJECT
 private slots:
  void namesKinds();
  void findsAttentionByKind();
  void showsTheEncoderFirst();
  void poolLevels_data();
  void poolLevels();
  void pooledSizes();
};

void tst_trace::namesKinds() {
  QCOMPARE(nameOf(AttentionKind::Encoder), std::string_view("encoder"));
  QCOMPARE(nameOf(AttentionKind::Decoder), std::string_view("decoder"));
  QCOMPARE(nameOf(AttentionKind::Cross), std::string_view("cross"));
}

void tst_trace::findsAttentionByKind() {
  Trace trace;
  QVERIFY(!trace.attention(AttentionKind::Cross));
  trace.cross.emplace();
  QCOMPARE(trace.attention(AttentionKind::Cross), &*trace.cross);
  QVERIFY(!trace.attention(AttentionKind::Decoder));
}

void tst_trace::showsTheEncoderFirst() {
  Trace trace;
  trace.decoder.emplace();
  QVERIFY(trace.defaultKind() == AttentionKind::Decoder);
  trace.encoder.emplace();
  QVERIFY(trace.defaultKind() == AttentionKind::Encoder);
}

void tst_trace::poolLevels_data() {
  QTest::addColumn<qint64>("cells");
  QTest::addColumn<qint64>("pixels");
  QTest::addColumn<int>("level");
  QTest::newRow("fits") << qint64{512} << qint64{512} << 0;
  QTest::newRow("one more") << qint64{513} << qint64{512} << 1;
  QTest::newRow("long") << qint64{8192} << qint64{512} << 4;
  QTest::newRow("one pixel") << qint64{5} << qint64{1} << 3;
  QTest::newRow("no cells") << qint64{0} << qint64{1} << 0;
}

void tst_trace::poolLevels() {
  QFETCH(qint64, cells);
  QFETCH(qint64, pixels);
  QFETCH(int, level);
  QCOMPARE(poolLevelFor(cells, pixels), level);
}

void tst_trace::pooledSizes() {
  QCOMPARE(pooledSize(0, 3), std::int64_t{0});
  QCOMPARE(pooledSize(1, 3), std::int64_t{1});
  QCOMPARE(pooledSize(8, 3), std::int64_t{1});
  QCOMPARE(pooledSize(9, 3), std::int64_t{2});
}

QTEST_GUILESS_MAIN(tst_trace)
#include "tst_trace.moc"
