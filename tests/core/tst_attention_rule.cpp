#include <QTest>

#include "core/layers/attention_rule.h"

using namespace headlight;

class tst_attention_rule : public QObject {
  Q_OBJECT
 private slots:
  void masks_data();
  void masks();
};

void tst_attention_rule::masks_data() {
  QTest::addColumn<int>("mask");
  QTest::addColumn<int>("window");
  const auto add = [](const char* name, MaskRule mask, int window) {
    QTest::newRow(name) << static_cast<int>(mask) << window;
  };
  add("bidirectional", MaskRule::Bidirectional, 3);
  add("causal", MaskRule::Causal, 3);
  add("window of 1", MaskRule::SlidingWindow, 1);
  add("window of 4", MaskRule::SlidingWindow, 4);
  add("window of 100", MaskRule::SlidingWindow, 100);
  add("no window", MaskRule::SlidingWindow, 0);
  add("both sides, 1", MaskRule::BidirectionalWindow, 1);
  add("both sides, 4", MaskRule::BidirectionalWindow, 4);
  add("both sides, 100", MaskRule::BidirectionalWindow, 100);
}

// Every cell by the definition, with fewer keys than queries, as many, and more.
void tst_attention_rule::masks() {
  QFETCH(int, mask);
  QFETCH(int, window);
  AttentionRule rule;
  rule.mask = static_cast<MaskRule>(mask);
  rule.window = window;
  const auto seen = [&](std::int64_t query, std::int64_t key) {
    switch (rule.mask) {
      case MaskRule::Bidirectional:
        return true;
      case MaskRule::Causal:
        return key <= query;
      case MaskRule::SlidingWindow:
        return key <= query && (window == 0 || query - window < key);
      case MaskRule::BidirectionalWindow:
        return std::abs(query - key) < window;
    }
    return false;
  };
  for (std::int64_t keys : {1, 7, 12, 30}) {
    for (std::int64_t query = 0; query < 12; ++query) {
      const auto [begin, end] = rule.visibleKeys(query, keys);
      QVERIFY(0 <= begin && begin <= end && end <= keys);
      for (std::int64_t key = 0; key < keys; ++key) {
        QCOMPARE(rule.isMasked(query, key), !seen(query, key));
        QCOMPARE(key >= begin && key < end, seen(query, key));
        QCOMPARE(rule.masksAll(query, query + 1, key, key + 1), !seen(query, key));
      }
    }
  }
}

QTEST_GUILESS_MAIN(tst_attention_rule)
#include "tst_attention_rule.moc"
