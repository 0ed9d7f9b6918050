#include <QTest>
#include <cmath>
#include <limits>

#include "core/analysis/first_head.h"
#include "core/trace/dense_pattern_source.h"

using namespace headlight;

namespace {

constexpr std::int64_t tokens = 6;
using Rule =
    std::vector<std::pair<std::int64_t, float>> (*)(std::int64_t query);  // keys and weights of a row

/// The rest of every row is spread over all keys alike.
std::vector<float> patternOf(Rule rule) {
  std::vector<float> cells;
  for (std::int64_t query = 0; query < tokens; ++query) {
    std::vector<float> row(tokens, 0);
    float rest = 1;
    for (const auto& [key, weight] : rule(query)) {
      if (key < 0 || key >= tokens) continue;
      row[static_cast<std::size_t>(key)] += weight;
      rest -= weight;
    }
    for (float& cell : row) cell += rest / tokens;
    cells.insert(cells.end(), row.begin(), row.end());
  }
  return cells;
}

/// One layer for each row of heads.
DensePatternSource sourceOf(const std::vector<std::vector<Rule>>& layers) {
  auto weights = std::make_shared<std::vector<float>>();
  for (const auto& heads : layers)
    for (const Rule rule : heads) {
      const std::vector<float> cells = patternOf(rule);
      weights->insert(weights->end(), cells.begin(), cells.end());
    }
  TokenList list(tokens);
  list.front().special = list.back().special = true;
  const PatternShape shape{std::int64_t(layers.size()), std::int64_t(layers.front().size()), tokens, tokens};
  return DensePatternSource({AttentionKind::Encoder, shape, weights->data(), weights, list, list, ""});
}

// What heads of trained models do; the sharp ones are tied to a place.
const Rule toPrevious = [](std::int64_t q) { return std::vector{std::pair(q - 1, 0.95f)}; };
const Rule toSelf = [](std::int64_t q) { return std::vector{std::pair(q, 0.95f)}; };
const Rule toNext = [](std::int64_t q) { return std::vector{std::pair(q + 1, 0.95f)}; };
const Rule toFirst = [](std::int64_t) { return std::vector{std::pair(std::int64_t{0}, 0.95f)}; };
const Rule toSpecial = [](std::int64_t) {
  return std::vector{std::pair(std::int64_t{0}, 0.45f), std::pair(tokens - 1, 0.5f)};
};
const Rule pointed = [](std::int64_t q) { return std::vector{std::pair((q * 3 + 2) % 4 + 1, 0.8f)}; };
const Rule vague = [](std::int64_t q) { return std::vector{std::pair((q * 3 + 2) % 4 + 1, 0.3f)}; };
const Rule even = [](std::int64_t) { return std::vector<std::pair<std::int64_t, float>>{}; };

}  // namespace

class tst_first_head : public QObject {
  Q_OBJECT
 private slots:
  void choice_data() {
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("layer");
    QTest::addColumn<int>("head");
    for (int i = 0; i < int(cases().size()); ++i)
      QTest::newRow(cases()[std::size_t(i)].name)
          << i << cases()[std::size_t(i)].expected.layer << cases()[std::size_t(i)].expected.head;
  }
  void choice() {
    QFETCH(int, number);
    QFETCH(int, layer);
    QFETCH(int, head);
    const HeadId found = firstHead(sourceOf(cases()[std::size_t(number)].layers), {});
    QCOMPARE(found.layer, layer);
    QCOMPARE(found.head, head);
  }

  void withoutDistributions() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    HeadStatistics none;
    none.normalizedEntropy = nan;
    QVERIFY((firstHead({none, none}, 2) == HeadId{0, 0}));
    HeadStatistics some;  // cross-attention: offsets have no meaning
    some.normalizedEntropy = 0.4;
    some.previous = some.self = some.next = nan;
    QVERIFY((firstHead({none, some}, 2) == HeadId{0, 1}));
    QVERIFY((firstHead({}, 2) == HeadId{0, 0}));
  }

  void halfIsEnoughToTie() {
    HeadStatistics tied, loose;
    tied.normalizedEntropy = 0.1;
    loose.normalizedEntropy = 0.9;
    for (double HeadStatistics::*place :
         {&HeadStatistics::previous, &HeadStatistics::self, &HeadStatistics::next,
          &HeadStatistics::firstToken, &HeadStatistics::specialTokens}) {
      HeadStatistics head = tied;
      head.*place = 0.5;
      QVERIFY((firstHead({head, loose}, 2) == HeadId{0, 1}));
      head.*place = 0.49;
      QVERIFY((firstHead({head, loose}, 2) == HeadId{0, 0}));
    }
  }

 private:
  struct Case {
    const char* name;
    std::vector<std::vector<Rule>> layers;
    HeadId expected;
  };
  static const std::vector<Case>& cases() {
    static const std::vector<Case> all = {
        {"the pointed one", {{even, vague}, {pointed, toPrevious}}, {1, 0}},
        {"not previous", {{toPrevious, vague}}, {0, 1}},
        {"not self", {{toSelf, vague}}, {0, 1}},
        {"not next", {{toNext, vague}}, {0, 1}},
        {"not the first token", {{toFirst, vague}}, {0, 1}},
        {"not the special tokens", {{toSpecial, vague}}, {0, 1}},
        {"all are tied: the sharpest", {{toSpecial, toPrevious}, {toFirst, toSpecial}}, {1, 0}},
        {"the first of equal ones", {{vague, pointed}, {pointed, vague}}, {0, 1}},
    };
    return all;
  }
};

QTEST_APPLESS_MAIN(tst_first_head)
#include "tst_first_head.moc"
