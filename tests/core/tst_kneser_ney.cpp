#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/evaluation/kneser_ney.h"
#include "core/io/json_file.h"
#include "core/io/read_input.h"

using namespace headlight;

namespace {

using Ids = std::vector<std::int32_t>;

bool near(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b)); }

}  // namespace

class TestKneserNey : public QObject {
  Q_OBJECT

 private slots:
  /// Of 0 1 0 1 0 2 0, with a vocabulary of 4: bigrams 01 and 10 twice, 02 and 20 once, so D2 = 2 / (2 + 2 *
  /// 2) = 1/3; 0 comes after two different tokens, 1 and 2 after one, so D1 = 2 / (2 + 2 * 1) = 1/2.
  void byHand_data() {
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("next");
    QTest::addColumn<double>("probability");
    // (2 - 1/2) / 4 + 1/2 * 3/4 * 1/4; (1 - 1/2) / 4 + the same; the same alone.
    const double p[] = {0.46875, 0.21875, 0.21875, 0.09375};
    for (int w = 0; w < 4; ++w) QTest::addRow("never a context: %d", w) << 3 << w << p[w];
    QTest::newRow("seen twice of three") << 0 << 1 << (2 - 1 / 3.0) / 3 + 1 / 3.0 * 2 / 3 * p[1];
    QTest::newRow("seen once of three") << 0 << 2 << (1 - 1 / 3.0) / 3 + 1 / 3.0 * 2 / 3 * p[2];
    QTest::newRow("not seen") << 0 << 0 << 1 / 3.0 * 2 / 3 * p[0];
    QTest::newRow("always the same") << 1 << 0 << (2 - 1 / 3.0) / 2 + 1 / 3.0 * 1 / 2 * p[0];
    QTest::newRow("seen once of one") << 2 << 0 << (1 - 1 / 3.0) / 1 + 1 / 3.0 * p[0];
  }
  void byHand() {
    QFETCH(int, before);
    QFETCH(int, next);
    QFETCH(double, probability);
    KneserNeyBigram bigram(4);
    bigram.add(Ids{0, 1, 0, 1, 0, 2, 0});
    bigram.finish();
    QVERIFY(near(bigram.bigramDiscount(), 1 / 3.0) && near(bigram.unigramDiscount(), 0.5));
    QVERIFY(near(std::exp(bigram.logProbability(before, next)), probability));
  }

  /// tests/reference/kneser_ney_reference.py
  void isThatOfPython() {
    const std::string path = std::string(HEADLIGHT_TEST_DATA) + "/evaluation/kneser_ney.json";
    const nlohmann::json golden = parseJson(readInput(path), path);
    KneserNeyBigram bigram(golden["vocabulary"]);
    for (const nlohmann::json& sequence : golden["sequences"]) bigram.add(sequence.get<Ids>());
    bigram.finish();
    QVERIFY(near(bigram.bigramDiscount(), golden["bigram_discount"]));
    QVERIFY(near(bigram.unigramDiscount(), golden["unigram_discount"]));
    const nlohmann::json& rows = golden["log_probabilities"];
    QCOMPARE(rows.size(), std::size_t{9});
    for (std::size_t v = 0; v < rows.size(); ++v)
      for (std::size_t w = 0; w < rows.size(); ++w)
        QVERIFY(near(bigram.logProbability(static_cast<std::int32_t>(v), static_cast<std::int32_t>(w)),
                     rows[v][w]));
  }

  void probabilitiesSumToOne_data() {
    QTest::addColumn<int>("vocabulary");
    QTest::addColumn<QString>("text");
    QTest::newRow("one bigram") << 5 << "01";
    QTest::newRow("no bigram only once") << 3 << "010101";
    QTest::newRow("none twice") << 8 << "0123456";
    QTest::newRow("much of one") << 4 << "0000000000000000000123";
  }
  void probabilitiesSumToOne() {
    QFETCH(int, vocabulary);
    QFETCH(QString, text);
    Ids ids;
    for (const QChar digit : text) ids.push_back(digit.digitValue());
    KneserNeyBigram bigram(vocabulary);
    bigram.add(ids);
    bigram.finish();
    for (std::int32_t v = 0; v < vocabulary; ++v) {
      double sum = 0;
      for (std::int32_t w = 0; w < vocabulary; ++w) {
        const double probability = std::exp(bigram.logProbability(v, w));
        QVERIFY(probability > 0);
        sum += probability;
      }
      QVERIFY(near(sum, 1));
    }
  }

  void sequencesDoNotRunIntoEachOther() {
    KneserNeyBigram apart(4);
    apart.add(Ids{0, 1});
    apart.add(Ids{});
    apart.add(Ids{2, 3});
    apart.finish();
    QCOMPARE(apart.bigramCount(), 2);
    QCOMPARE(apart.tokenCount(), 4);
    KneserNeyBigram together(4);
    together.add(Ids{0, 1, 2, 3});
    together.finish();
    QCOMPARE(together.bigramCount(), 3);
  }

  /// Bigrams are counted in parts that are put together; it must not matter where a part ends.
  void countsAreThoseOfAnyOrder() {
    constexpr std::size_t kMany = (std::size_t{1} << 22) + 10;  // more than are sorted at once
    Ids ids(kMany);
    for (std::size_t i = 0; i < kMany; ++i) ids[i] = static_cast<std::int32_t>(i * i % 7);
    KneserNeyBigram together(8);
    together.add(ids);
    together.add(Ids{7, 0, 6});
    together.finish();
    KneserNeyBigram otherWay(8);
    otherWay.add(Ids{7, 0, 6});
    otherWay.add(ids);
    otherWay.finish();
    QCOMPARE(together.bigramCount(), otherWay.bigramCount());
    for (std::int32_t v = 0; v < 8; ++v)
      for (std::int32_t w = 0; w < 8; ++w)
        QCOMPARE(together.logProbability(v, w), otherWay.logProbability(v, w));
    // Of 0 1 4 2 2 4 1, over and over, 4 is followed by 2 and by 1 equally often.
    const double share = std::exp(together.logProbability(4, 2));
    QVERIFY(std::abs(share - 0.5) < 1e-5);
  }
};

QTEST_GUILESS_MAIN(TestKneserNey)
#include "tst_kneser_ney.moc"
