#include <QTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/model/random_numbers.h"
#include "core/training/adam_w.h"
#include "core/training/gradient_sum.h"

using namespace headlight;
using nlohmann::json;

namespace {

std::vector<float> randomVector(std::size_t size, std::uint64_t seed) {
  const RandomNumbers numbers(seed);
  std::vector<float> values(size);
  for (std::size_t i = 0; i < size; ++i) values[i] = numbers.normal(i);
  return values;
}

constexpr std::size_t kMany = 200'001;  // several blocks of every loop, the last one not full

}  // namespace

/// Golden steps are those of torch.optim.AdamW, see tests/reference/make_optimizer_goldens.py.
class tst_adam_w : public QObject {
  Q_OBJECT
 private slots:
  void equalsPyTorch();
  void sameBitsWithAnyThreads_data();
  void sameBitsWithAnyThreads();
  void sumsInOrder();
  void clipsOnlyWhatIsLarger();
};

void tst_adam_w::equalsPyTorch() {
  const json golden = json::parse(std::ifstream(std::string(HEADLIGHT_TEST_DATA) + "/training/adam_w.json"));
  const std::int64_t matrix = golden.at("matrix");
  const std::int64_t all = matrix + golden.at("vector").get<std::int64_t>();
  AdamW optimizer({golden.at("beta1"), golden.at("beta2"), golden.at("epsilon"), golden.at("weight_decay")},
                  {{0, matrix, true}, {matrix, all, false}});
  auto parameters = golden.at("start").get<std::vector<float>>();
  for (const json& step : golden.at("steps")) {
    const auto gradient = step.at("gradient").get<std::vector<float>>();
    const double norm = globalNorm(gradient, 1, {});
    QVERIFY(std::abs(norm - step.at("norm").get<double>()) < 1e-5);
    optimizer.step({parameters, gradient, clipFactor(norm, golden.at("clip_norm")), step.at("rate")}, {});
    const auto expected = step.at("parameters").get<std::vector<float>>();
    for (std::size_t i = 0; i < parameters.size(); ++i)
      QVERIFY2(std::abs(parameters[i] - expected[i]) <= 1e-6F * (1 + std::abs(expected[i])),
               qPrintable(QString("parameter %1: %2, not %3").arg(i).arg(parameters[i]).arg(expected[i])));
  }
  QCOMPARE(optimizer.stepCount(), std::int64_t{6});
}

void tst_adam_w::sameBitsWithAnyThreads_data() {
  QTest::addColumn<int>("threads");
  for (int threads : {2, 3, 4}) QTest::addRow("%d threads", threads) << threads;
}

void tst_adam_w::sameBitsWithAnyThreads() {
  QFETCH(int, threads);
  const auto run = [](ThreadPool* pool) {
    const Execution execution{pool};
    std::vector<float> parameters = randomVector(kMany, 1);
    std::vector<float> first = randomVector(kMany, 2);
    std::vector<float> second = randomVector(kMany, 3);
    AdamW optimizer({}, {{0, 150'000, true}, {150'000, kMany, false}});
    for (int step = 0; step < 3; ++step) {
      std::vector<float> sum(kMany);
      addInOrder(sum, {first, second}, execution);
      const double norm = globalNorm(sum, 0.5, execution);
      optimizer.step({parameters, sum, clipFactor(norm, 1), 1e-3}, execution);
      first = randomVector(kMany, 10 + static_cast<std::uint64_t>(step));
      second = randomVector(kMany, 20 + static_cast<std::uint64_t>(step));
    }
    return parameters;
  };
  ThreadPool pool(threads);
  QVERIFY(run(nullptr) == run(&pool));
}

void tst_adam_w::sumsInOrder() {
  // In another order the small numbers would not be lost.
  std::vector<float> large = {1e8F}, small = {3}, more = {3};
  std::vector<float> sum = {0};
  addInOrder(sum, {large, small, more}, {});
  QCOMPARE(sum[0], (0.0F + 1e8F + 3.0F) + 3.0F);
  QCOMPARE(large[0], 0.0F);
  std::vector<float> again = {0};
  large = {1e8F}, small = {3}, more = {3};
  addInOrder(again, {large}, {});
  addInOrder(again, {small, more}, {});
  QCOMPARE(again[0], sum[0]);
}

void tst_adam_w::clipsOnlyWhatIsLarger() {
  QCOMPARE(clipFactor(0.5, 1), 1.0F);
  QCOMPARE(clipFactor(100, 0), 1.0F);
  QVERIFY(std::abs(clipFactor(4, 1) - 0.25F) < 1e-6F);
  const std::vector<float> values = {3, 4};
  QCOMPARE(globalNorm(values, 0.5, {}), 2.5);
}

QTEST_GUILESS_MAIN(tst_adam_w)
#include "tst_adam_w.moc"
