#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/training/training_checkpoint.h"
#include "core/training/training_run.h"
#include "tests/support/bigram_model.h"
#include "tests/support/error_message.h"
#include "tests/support/training_files.h"

using namespace headlight;
using namespace headlight::test;
using nlohmann::json;

namespace {

constexpr std::int64_t kVocabulary = TrainingFiles::kVocabulary;

std::vector<json> linesOfLog(const QString& folder) {
  std::ifstream file((folder + "/log.jsonl").toStdString());
  std::vector<json> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(json::parse(line));
  return lines;
}

}  // namespace

class tst_training_run : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_out = std::make_unique<QTemporaryDir>();
    m_config = TrainingFiles::config(m_files.write("t.txt", TrainingFiles::letters(6000)),
                                     DataKind::RunningText, ObjectiveKind::Masked);
    m_config.heldOut = {{DataKind::RunningText, m_files.write("h.txt", TrainingFiles::letters(900, 5)), 1}};
    m_config.data.push_back({DataKind::Lines, m_files.write("l.txt", "a b c\nd e f\nx y z\n"), 0.3});
    m_config.objective.dropout = 0.1;
    m_config.heldOutInterval = 4;
  }
  void writesWhatItLearns();
  void goesOnBitForBit_data();
  void goesOnBitForBit();
  void stopsAndPauses();
  void keepsSnapshots();
  void aCutLogIsMended();
  void refusals_data();
  void refusals();
  void aFolderWithATrainingIsLeftAlone();

 private:
  QString folder(const char* name) const { return m_out->filePath(name); }
  QByteArray bytesOf(const QString& path) const {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  struct Outcome {
    std::vector<TrainingProgress> progress;
    TrainingEnd end = TrainingEnd::Finished;
  };
  Outcome train(const QString& folder, std::int64_t steps, bool resume = false, int threads = 2) const {
    BigramModel model(kVocabulary);
    ThreadPool pool(threads);
    Outcome outcome;
    TrainingSetup setup{m_config, m_files.vocabulary(), model, folder.toStdString(), resume, steps};
    setup.progress = [&](const TrainingProgress& progress) { outcome.progress.push_back(progress); };
    outcome.end = runTraining(setup, {&pool});
    return outcome;
  }

  TrainingFiles m_files;
  TrainingConfig m_config;
  std::unique_ptr<QTemporaryDir> m_out;
};

void tst_training_run::writesWhatItLearns() {
  m_files.vocabulary().files = {{"vocab.txt", TrainingFiles::vocabularyText()}};
  const Outcome outcome = train(folder("a"), 10);
  QVERIFY(outcome.end == TrainingEnd::Finished);
  // Before the first step, steps 1 to 10.
  QCOMPARE(outcome.progress.size(), std::size_t{11});
  QCOMPARE(outcome.progress[0].step, std::int64_t{0});
  for (std::size_t i = 0; i < outcome.progress.size(); ++i) {
    const TrainingProgress& progress = outcome.progress[i];
    QCOMPARE(progress.step, static_cast<std::int64_t>(i));
    QCOMPARE(progress.steps, std::int64_t{10});
    QCOMPARE(progress.heldOut.has_value(), i % 4 == 0 || i == 10);
  }
  QVERIFY(outcome.progress[10].heldOut->all.mean() < outcome.progress[0].heldOut->all.mean());
  QCOMPARE(outcome.progress[0].heldOut->parts[0].first, std::string("h.txt"));
  QVERIFY(QFile::exists(folder("a/config.json")) && QFile::exists(folder("a/model.safetensors")));
  QCOMPARE(bytesOf(folder("a/vocab.txt")).toStdString(), TrainingFiles::vocabularyText());
  QVERIFY(!QFile::exists(folder("a/snapshots")));
  const auto lines = linesOfLog(folder("a"));
  QCOMPARE(lines.size(), std::size_t{14});  // 10 steps, 4 of held-out data
  QCOMPARE(lines[0]["held_out_loss"].get<double>(), outcome.progress[0].heldOut->all.mean());
  QCOMPARE(lines[1]["loss"].get<double>(), outcome.progress[1].loss);
  QCOMPARE(QDir(folder("a")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 5);
}

void tst_training_run::goesOnBitForBit_data() {
  QTest::addColumn<int>("first");
  QTest::addColumn<int>("threads");
  for (int first : {1, 5, 9})
    for (int threads : {1, 3}) QTest::addRow("%d steps, %d threads", first, threads) << first << threads;
}

void tst_training_run::goesOnBitForBit() {
  QFETCH(int, first);
  QFETCH(int, threads);
  (void)train(folder("whole"), 10);
  (void)train(folder("parts"), first, false, threads);
  QVERIFY(bytesOf(folder("parts/model.safetensors")) != bytesOf(folder("whole/model.safetensors")));
  const Outcome later = train(folder("parts"), 10, true, threads);
  QCOMPARE(later.progress.front().step, std::int64_t{first});
  QCOMPARE(later.progress.size(), static_cast<std::size_t>(11 - first));
  QVERIFY(bytesOf(folder("parts/model.safetensors")) == bytesOf(folder("whole/model.safetensors")));
  QVERIFY(bytesOf(folder("parts/checkpoint.safetensors")) == bytesOf(folder("whole/checkpoint.safetensors")));
  const auto steps = [&](const QString& of) {
    std::vector<std::pair<int, double>> found;
    for (const json& line : linesOfLog(of))
      if (line.contains("loss")) found.emplace_back(line["step"], line["loss"]);
    return found;
  };
  QVERIFY(steps(folder("parts")) == steps(folder("whole")));
}

void tst_training_run::stopsAndPauses() {
  BigramModel model(kVocabulary);
  std::stop_source stop;
  TrainingControl control;
  std::vector<std::int64_t> seen;
  TrainingSetup setup{m_config, m_files.vocabulary(), model, folder("s").toStdString()};
  setup.control = &control;
  // While paused, the only way on is to stop: a training that is not held would go on to step 10.
  setup.progress = [&](const TrainingProgress& progress) {
    seen.push_back(progress.step);
    if (progress.step == 3) control.setPaused(true);
  };
  std::jthread stopper([&] {
    while (!control.isWaiting()) std::this_thread::yield();
    stop.request_stop();
  });
  QVERIFY(runTraining(setup, {nullptr, stop.get_token()}) == TrainingEnd::Stopped);
  QCOMPARE(seen, (std::vector<std::int64_t>{0, 1, 2, 3}));
  QCOMPARE(train(folder("s"), 4, true).progress.front().step, std::int64_t{3});
}

void tst_training_run::keepsSnapshots() {
  m_config.snapshotInterval = 4;
  (void)train(folder("a"), 5);
  QCOMPARE(QDir(folder("a/snapshots")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
           (QStringList{"step-00000000", "step-00000004"}));
  QVERIFY(bytesOf(folder("a/snapshots/step-00000004/config.json")).contains("F16"));
  QVERIFY(bytesOf(folder("a/config.json")).contains("F32"));
}

void tst_training_run::aCutLogIsMended() {
  (void)train(folder("a"), 5);
  QFile log(folder("a/log.jsonl"));
  QVERIFY(log.open(QIODevice::Append));
  // As if steps behind the checkpoint had been logged, the last line not to its end.
  log.write("{\"step\":6,\"loss\":1}\n{\"step\":7,\"lo");
  log.close();
  (void)train(folder("a"), 8, true);
  std::vector<int> steps;
  for (const json& line : linesOfLog(folder("a")))
    if (line.contains("loss")) steps.push_back(line["step"]);
  QCOMPARE(steps, (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8}));
}

void tst_training_run::refusals_data() {
  QTest::addColumn<QString>("what");
  QTest::addColumn<QString>("message");
  QTest::newRow("another seed") << "seed"
                                << "%1 belongs to a training of another model, seed, objective or data.";
  QTest::newRow("cut") << "cut"
                       << "%1 is not a safetensors file: its header should have";
  QTest::newRow("another file") << "other"
                                << "%1 is no checkpoint of a training.";
  QTest::newRow("another size") << "size"
                                << "%1: tensor \"parameters\" must have 992 float32 numbers";
}

void tst_training_run::refusals() {
  QFETCH(QString, what);
  QFETCH(QString, message);
  const QString path = folder("a/checkpoint.safetensors");
  (void)train(folder("a"), 2);
  if (what == "seed") m_config.seed = 6;
  if (what == "cut") QVERIFY(QFile::resize(path, 30));
  if (what == "other") {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\x08\0\0\0\0\0\0\0{}      ", 16));
  }
  if (what == "size") {
    std::vector<float> few(5);
    writeTrainingCheckpoint(path.toStdString(), {1, DataPosition{{{}, {}}, 0}, few, few, few},
                            trainingIdentity(m_config));
  }
  const QString found = refusalOf([&] { (void)train(folder("a"), 5, true); });
  QVERIFY2(found.startsWith(message.arg(path)), qPrintable(found));
}

void tst_training_run::aFolderWithATrainingIsLeftAlone() {
  (void)train(folder("a"), 2);
  const QByteArray before = bytesOf(folder("a/log.jsonl"));
  QCOMPARE(refusalOf([&] { (void)train(folder("a"), 2); }),
           QString("%1 has checkpoint.safetensors already; go on with that training (--resume), or choose "
                   "another folder.")
               .arg(folder("a")));
  QCOMPARE(bytesOf(folder("a/log.jsonl")), before);
}

QTEST_GUILESS_MAIN(tst_training_run)
#include "tst_training_run.moc"
