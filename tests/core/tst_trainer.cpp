#include <QTest>
#include <barrier>
#include <thread>

#include "core/training/trainer.h"
#include "tests/support/bigram_model.h"
#include "tests/support/error_message.h"
#include "tests/support/training_files.h"

using namespace headlight;
using namespace headlight::test;

namespace {

constexpr std::int64_t kVocabulary = TrainingFiles::kVocabulary;

/// Two processes as two threads: the second adds to what the first has added.
class ThreadExchange final : public GradientExchange {
 public:
  struct Shared {
    std::barrier<> meeting{2};
    std::span<float> sum;
    LossSum loss;
  };
  ThreadExchange(Shared& shared, int rank) : m_shared(shared), m_rank(rank) {}
  int rank() const override { return m_rank; }
  int ranks() const override { return 2; }
  void sumInOrder(std::span<float> sum, const std::function<void()>& addOwn, LossSum& loss) override {
    if (m_rank == 0) {
      addOwn();
      m_shared.sum = sum;
      m_shared.loss = loss;
    }
    m_shared.meeting.arrive_and_wait();
    if (m_rank == 1) {
      std::copy(m_shared.sum.begin(), m_shared.sum.end(), sum.begin());
      addOwn();
      std::copy(sum.begin(), sum.end(), m_shared.sum.begin());
      LossSum all = m_shared.loss;
      all += loss;
      loss = m_shared.loss = all;
    }
    m_shared.meeting.arrive_and_wait();
    if (m_rank == 0) loss = m_shared.loss;
  }

 private:
  Shared& m_shared;
  int m_rank;
};

}  // namespace

class tst_trainer : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_config = TrainingFiles::config(m_files.write("t.txt", TrainingFiles::letters(6000)),
                                     DataKind::RunningText, ObjectiveKind::Causal);
    m_config.objective.dropout = 0.1;
  }
  void learns();
  void sameBitsWithAnyThreads_data();
  void sameBitsWithAnyThreads();
  void theGradientIsOfTheMeanLoss();
  void twoProcessesAreOneWithTwiceTheData();
  void aStoppedStepChangesNothing();
  void refusesWhatCannotBeLearned();

 private:
  std::unique_ptr<DataFeed> feed(std::int64_t count, int rank = 0, int ranks = 1) const {
    return std::make_unique<DataFeed>(std::make_unique<DataMixer>(m_config, m_files.vocabulary()),
                                      DataFeed::Settings{m_config.microBatchTokens, count, rank, ranks, 2});
  }
  std::vector<float> trained(ThreadPool* pool, int steps) const {
    BigramModel model(kVocabulary);
    GradientExchange alone;
    Trainer trainer(model, m_config, alone, {pool});
    const auto data = feed(m_config.microBatches());
    for (int step = 0; step < steps; ++step) (void)trainer.step(data->next());
    return {model.parameters().begin(), model.parameters().end()};
  }

  TrainingFiles m_files;
  TrainingConfig m_config;
};

void tst_trainer::learns() {
  BigramModel model(kVocabulary);
  GradientExchange alone;
  ThreadPool pool(2);
  Trainer trainer(model, m_config, alone, {&pool});
  const auto data = feed(m_config.microBatches());
  std::vector<double> losses;
  for (int step = 0; step < 60; ++step) {
    const StepReport report = trainer.step(data->next());
    QCOMPARE(report.step, std::int64_t{step});
    QCOMPARE(report.rate, 0.05);
    QVERIFY(report.tokens >= 128);
    losses.push_back(report.loss.mean());
  }
  QVERIFY(std::abs(losses.front() - std::log(31.0)) < 0.1);
  QVERIFY2(losses.back() < 1.8, qPrintable(QString::number(losses.back())));
}

void tst_trainer::sameBitsWithAnyThreads_data() {
  QTest::addColumn<int>("threads");
  QTest::addColumn<int>("microBatches");
  for (int threads : {2, 3, 4})
    for (int count : {1, 4, 23})
      QTest::addRow("%d threads, %d micro-batches", threads, count) << threads << count;
}

void tst_trainer::sameBitsWithAnyThreads() {
  QFETCH(int, threads);
  QFETCH(int, microBatches);
  m_config.batchTokens = microBatches * m_config.microBatchTokens;
  ThreadPool pool(threads);
  QVERIFY(trained(&pool, 4) == trained(nullptr, 4));
}

void tst_trainer::theGradientIsOfTheMeanLoss() {
  // With one kind of token the norm can be had by hand: both rows have the gradient softmax - [j = target].
  m_config.objective.dropout = 0;
  BigramModel model(kVocabulary);
  std::fill(model.parameters().begin(), model.parameters().end(), 0.0F);
  GradientExchange alone;
  Trainer trainer(model, m_config, alone, {});
  FedStep fed;
  fed.batches = {{{{5, 5}, {}, {5, -1}, 0}}, {{{5, 5, 5}, {}, {5, 5, -1}, 1}}};
  const StepReport report = trainer.step(fed);
  QCOMPARE(report.loss.predicted, std::int64_t{3});
  const double row = 30.0 * 30 / 31 / 31 + 30.0 / 31 / 31;
  QVERIFY(std::abs(report.gradientNorm - std::sqrt(2 * row)) < 1e-6);
  QVERIFY(std::abs(report.loss.mean() - std::log(31.0)) < 1e-9);
}

void tst_trainer::twoProcessesAreOneWithTwiceTheData() {
  ThreadExchange::Shared shared;
  std::vector<float> found[2];
  std::vector<LossSum> losses(2);
  {
    std::vector<std::jthread> processes;
    for (int rank = 0; rank < 2; ++rank)
      processes.emplace_back([&, rank] {
        BigramModel model(kVocabulary);
        ThreadExchange exchange(shared, rank);
        Trainer trainer(model, m_config, exchange, {});
        const auto data = feed(m_config.microBatches(), rank, 2);
        for (int step = 0; step < 3; ++step)
          losses[static_cast<std::size_t>(rank)] = trainer.step(data->next()).loss;
        found[rank].assign(model.parameters().begin(), model.parameters().end());
      });
  }
  m_config.batchTokens *= 2;
  QVERIFY(found[0] == trained(nullptr, 3));
  QVERIFY(found[1] == found[0]);
  QCOMPARE(losses[0].predicted, losses[1].predicted);
}

void tst_trainer::aStoppedStepChangesNothing() {
  BigramModel model(kVocabulary);
  GradientExchange alone;
  std::stop_source stop;
  Trainer trainer(model, m_config, alone, {nullptr, stop.get_token()});
  const auto data = feed(m_config.microBatches());
  (void)trainer.step(data->next());
  const std::vector<float> before(model.parameters().begin(), model.parameters().end());
  stop.request_stop();
  QVERIFY_EXCEPTION_THROWN((void)trainer.step(data->next()), Cancelled);
  QVERIFY(std::equal(before.begin(), before.end(), model.parameters().begin()));
  QCOMPARE(trainer.stepsDone(), std::int64_t{1});
}

void tst_trainer::refusesWhatCannotBeLearned() {
  BigramModel model(kVocabulary);
  GradientExchange alone;
  Trainer trainer(model, m_config, alone, {});
  FedStep fed;
  fed.batches = {{{{5}, {}, {-1}, 0}}};
  QCOMPARE(refusalOf([&] { (void)trainer.step(fed); }),
           QString("train.json: the data of step 0 have no token that can be predicted."));
  model.parameters()[5 * 31 + 6] = NAN;
  fed.batches = {{{{5, 6}, {}, {6, -1}, 0}}};
  QCOMPARE(refusalOf([&] { (void)trainer.step(fed); }),
           QString("The loss of step 0 is no longer a number; a lower optimizer.learning_rate in train.json "
                   "may help."));
}

QTEST_GUILESS_MAIN(tst_trainer)
#include "tst_trainer.moc"
