#include <QTest>

#include "core/attention/attention_rule.h"
#include "tests/core/attention_rules.h"

using namespace headlight;

class tst_attention_rule : public QObject {
  Q_OBJECT
 private slots:
  void masks_data();
  void masks();
  void keySets();
  void countsAgreeWithMasks_data();
  void countsAgreeWithMasks();
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

void tst_attention_rule::keySets() {
  KeySets sets;
  QCOMPARE(sets.queries(), std::int64_t{0});
  sets.add(std::vector<std::int32_t>{0, 2, 5});
  sets.add({});
  sets.add(std::vector<std::int32_t>{1});
  QCOMPARE(sets.queries(), std::int64_t{3});
  QVERIFY(sets.of(1).empty() && sets.of(0).size() == 3);
  QVERIFY(sets.contains(0, 2) && !sets.contains(0, 1) && !sets.contains(1, 0) && sets.contains(2, 1));
  AttentionRule rule;
  rule.mask = MaskRule::Causal;
  rule.keySets = std::make_shared<const KeySets>(std::move(sets));
  // Row 0 has chosen keys 2 and 5 too, which its mask hides.
  QVERIFY(!rule.isMasked(0, 0) && rule.isMasked(0, 2) && rule.isMasked(2, 0) && !rule.isMasked(2, 1));
  QVERIFY(rule.masksAll(1, 2, 0, 6) && !rule.masksAll(1, 3, 0, 6) && rule.masksAll(0, 1, 1, 6));
  QVERIFY(rule.fits({1, 1, 4, 4}, 3, 6) && !rule.fits({1, 1, 4, 4}, 4, 6));
}

void tst_attention_rule::countsAgreeWithMasks_data() {
  QTest::addColumn<QString>("rule");
  for (const std::string& rule : test::ruleNames)
    QTest::addRow("%s", rule.c_str()) << QString::fromStdString(rule);
}

void tst_attention_rule::countsAgreeWithMasks() {
  QFETCH(QString, rule);
  const AttentionRule made = test::ruleNamed(rule.toStdString(), {2, 2, 8, 8}, 90);
  for (std::int64_t query = 0; query < 90; ++query) {
    std::int64_t seen = 0;
    for (std::int64_t key = 0; key < 90; ++key) seen += made.isMasked(query, key) ? 0 : 1;
    QCOMPARE(made.countVisible(query, 90), seen);
    QCOMPARE(made.masksAll(query, query + 1, 0, 90), seen == 0);
  }
}

QTEST_GUILESS_MAIN(tst_attention_rule)
#include "tst_attention_rule.moc"
