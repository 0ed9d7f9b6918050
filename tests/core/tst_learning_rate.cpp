#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "core/training/learning_rate.h"

using namespace headlight;
using nlohmann::json;

namespace {

const json& cases() {
  static const json read =
      json::parse(std::ifstream(std::string(HEADLIGHT_TEST_DATA) + "/training/schedules.json"));
  return read;
}

LearningRateSchedule scheduleOf(const json& entry) {
  static const std::map<std::string, ScheduleKind> kinds = {{"constant", ScheduleKind::Constant},
                                                            {"multi-step", ScheduleKind::MultiStep},
                                                            {"cosine", ScheduleKind::Cosine}};
  LearningRateSchedule schedule;
  schedule.kind = kinds.at(entry.at("kind"));
  schedule.initial = entry.at("initial");
  schedule.milestones = entry.at("milestones").get<std::vector<std::int64_t>>();
  schedule.gamma = entry.at("gamma");
  schedule.warmup = entry.at("warmup");
  schedule.steps = entry.at("steps");
  schedule.final = entry.at("final");
  return schedule;
}

}  // namespace

/// Golden rates are PyTorch's own, see tests/reference/make_optimizer_goldens.py.
class tst_learning_rate : public QObject {
  Q_OBJECT
 private slots:
  void equalsPyTorch_data();
  void equalsPyTorch();
  void theExampleOfTheManual();
  void staysAtTheEnd();
};

void tst_learning_rate::equalsPyTorch_data() {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < cases().size(); ++i) {
    json shown = cases()[i];
    shown.erase("rates");
    QTest::addRow("%s", shown.dump().c_str()) << static_cast<int>(i);
  }
}

void tst_learning_rate::equalsPyTorch() {
  QFETCH(int, index);
  const json& entry = cases()[static_cast<std::size_t>(index)];
  const auto expected = entry.at("rates").get<std::vector<double>>();
  const std::vector<double> rates = learningRates(scheduleOf(entry), 0, std::ssize(expected));
  QCOMPARE(rates.size(), expected.size());
  for (std::size_t step = 0; step < rates.size(); ++step) {
    // PyTorch multiplies step by step and the file has nine digits.
    const double error = std::abs(rates[step] - expected[step]);
    QVERIFY2(error <= 2e-9 * 0.1 + 1e-8 * expected[step], qPrintable(QString("step %1").arg(step)));
  }
}

void tst_learning_rate::theExampleOfTheManual() {
  LearningRateSchedule schedule;
  schedule.kind = ScheduleKind::MultiStep;
  schedule.initial = 0.1;
  schedule.milestones = {30, 80};
  QCOMPARE(learningRate(schedule, 0), 0.1);
  QCOMPARE(learningRate(schedule, 29), 0.1);
  QCOMPARE(learningRate(schedule, 30), 0.1 * 0.1);
  QCOMPARE(learningRate(schedule, 79), 0.1 * 0.1);
  QVERIFY(std::abs(learningRate(schedule, 80) - 0.001) < 1e-15);
}

void tst_learning_rate::staysAtTheEnd() {
  LearningRateSchedule schedule;
  schedule.kind = ScheduleKind::Cosine;
  schedule.steps = 10;
  schedule.final = 1e-5;
  QCOMPARE(learningRate(schedule, 10), 1e-5);
  QCOMPARE(learningRate(schedule, 500), 1e-5);
}

QTEST_GUILESS_MAIN(tst_learning_rate)
#include "tst_learning_rate.moc"
