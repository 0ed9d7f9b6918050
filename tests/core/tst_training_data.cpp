#include <QTest>
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "core/training/data_feed.h"
#include "core/training/data_mixer.h"
#include "core/training/keyed_random.h"
#include "core/training/shuffled_order.h"
#include "tests/support/error_message.h"
#include "tests/support/training_files.h"

using namespace headlight;
using namespace headlight::test;

namespace {

using Ids = std::vector<std::int32_t>;
constexpr std::int32_t kA = TrainingFiles::kA, kMask = TrainingFiles::kMask;

std::vector<RawSample> take(DataSource& source, SourcePosition& position, int count) {
  std::vector<RawSample> samples;
  for (int i = 0; i < count; ++i) samples.push_back(source.next(position));
  return samples;
}

/// How often each token stands in the middles of rows.
std::map<std::int32_t, int> countsOf(const std::vector<RawSample>& samples) {
  std::map<std::int32_t, int> counts;
  for (const RawSample& sample : samples)
    for (const std::int32_t id : sample.ids)
      if (id >= kA) ++counts[id];
  return counts;
}

}  // namespace

class tst_training_data : public QObject {
  Q_OBJECT
 private slots:
  void anOrderIsAPermutation_data();
  void anOrderIsAPermutation();
  void eachLineOnceInAnEpoch();
  void rowsHoldAllOfAText();
  void rowsBeginElsewhereInAnotherEpoch();
  void longLinesAreCut();
  void sharesOfTokens();
  void sharesMayChange();
  void entriesMayBeginLater();
  void goesOnFromAPosition_data();
  void goesOnFromAPosition();
  void causal();
  void maskedShares();
  void corruptedSamples();
  void teacherForcing();
  void repeatedTokens();
  void heldOutDataAreFixedAndOnce();
  void aFeedGivesWhatTheMixerGives();
  void processesShareAStep();
  void badData_data();
  void badData();

 private:
  SourceSettings settings(const std::string& file, DataKind kind, std::int64_t length = 16) const {
    return {{kind, file, 1}, length, 7, 0};
  }
  TrainingFiles m_files;
};

void tst_training_data::anOrderIsAPermutation_data() {
  QTest::addColumn<int>("count");
  for (int count : {1, 2, 3, 4, 5, 16, 17, 1000, 4097}) QTest::addRow("%d", count) << count;
}

void tst_training_data::anOrderIsAPermutation() {
  QFETCH(int, count);
  const auto orderOf = [&](std::uint64_t seed) {
    const ShuffledOrder order(count, keyedNumbers(seed, RandomPurpose::LineOrder, 0));
    std::vector<std::int64_t> places;
    for (int i = 0; i < count; ++i) places.push_back(order.at(i));
    return places;
  };
  std::vector<std::int64_t> sorted = orderOf(1);
  std::sort(sorted.begin(), sorted.end());
  for (int i = 0; i < count; ++i) QCOMPARE(sorted[static_cast<std::size_t>(i)], std::int64_t{i});
  if (count < 16) return;
  QVERIFY(orderOf(1) != orderOf(2));
  // What is near in one order is far in the other: the mean distance of neighbours is about a third.
  const auto places = orderOf(3);
  double distance = 0;
  for (std::size_t i = 1; i < places.size(); ++i)
    distance += static_cast<double>(std::abs(places[i] - places[i - 1]));
  QVERIFY(distance / count > 0.2 * count);
}

void tst_training_data::eachLineOnceInAnEpoch() {
  const std::string file = m_files.write("lines.txt", "a\tx\n\nb\r\n  \nc\td\te\nf\ng\nh\ni\nj\nk");
  const auto source = openDataSource(settings(file, DataKind::Lines), m_files.vocabulary());
  SourcePosition position;
  const auto first = take(*source, position, 9);
  QCOMPARE(position, (SourcePosition{1, 0, 0, 0}));
  const auto second = take(*source, position, 9);
  std::vector<Ids> a, b;
  for (const RawSample& sample : first) a.push_back(sample.ids);
  for (const RawSample& sample : second) b.push_back(sample.ids);
  QVERIFY(a != b);
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  QVERIFY(a == b);
  QCOMPARE(a.size(), std::size_t{9});
  // Fields behind a tab are left alone; special tokens stand around.
  QCOMPARE(a[0], (Ids{TrainingFiles::kBegin, kA, TrainingFiles::kEnd}));
  QCOMPARE(a[2], (Ids{TrainingFiles::kBegin, kA + 2, TrainingFiles::kEnd}));
}

void tst_training_data::rowsHoldAllOfAText() {
  // 62 pieces would be one block of 64; this has more.
  const std::string text = TrainingFiles::letters(30000);
  const std::string file = m_files.write("running.txt", text);
  const auto source = openDataSource(settings(file, DataKind::RunningText), m_files.vocabulary());
  std::map<std::int32_t, int> expected;
  for (const char c : text)
    if (c >= 'a') ++expected[kA + c - 'a'];
  SourcePosition position;
  std::vector<RawSample> rows;
  std::int64_t blocks = 0;
  while (position.epoch == 0) {
    rows.push_back(source->next(position));
    blocks = std::max(blocks, position.epoch == 0 ? position.block + 1 : 0);
  }
  rows.pop_back();  // the first row of the next epoch
  QVERIFY(blocks >= 2);
  int all = 0, found = 0;
  for (const RawSample& row : rows) {
    QVERIFY(std::ssize(row.ids) <= 16 && std::ssize(row.ids) >= 4);
    QCOMPARE(row.ids.front(), TrainingFiles::kBegin);
    QCOMPARE(row.ids.back(), TrainingFiles::kEnd);
  }
  for (const auto& [id, count] : countsOf(rows)) {
    QVERIFY(count <= expected[id]);
    found += count;
  }
  for (const auto& [id, count] : expected) all += count;
  // A single token that is left at the end of a piece is no row.
  QVERIFY(found <= all && found > all - 200);
  // Neighbouring rows are not neighbours in the text: the alphabet seldom goes on.
  int goesOn = 0;
  for (std::size_t i = 1; i < rows.size(); ++i)
    goesOn += rows[i].ids[1] == rows[i - 1].ids[rows[i - 1].ids.size() - 2] + 1 ? 1 : 0;
  QVERIFY(goesOn < std::ssize(rows) / 10);
}

void tst_training_data::rowsBeginElsewhereInAnotherEpoch() {
  const std::string file = m_files.write("short.txt", TrainingFiles::letters(200));
  const auto source = openDataSource(settings(file, DataKind::RunningText), m_files.vocabulary());
  std::set<Ids> epochs[2];
  SourcePosition position;
  for (auto& rows : epochs) {
    const std::int64_t epoch = position.epoch;
    while (position.epoch == epoch) rows.insert(source->next(position).ids);
  }
  QVERIFY(epochs[0] != epochs[1]);
}

void tst_training_data::longLinesAreCut() {
  const std::string file = m_files.write("long.txt", TrainingFiles::letters(19));
  const auto source = openDataSource(settings(file, DataKind::Lines, 8), m_files.vocabulary());
  SourcePosition position;
  const Ids ids = source->next(position).ids;
  QCOMPARE(ids.size(), std::size_t{8});
  QCOMPARE(ids.back(), TrainingFiles::kEnd);
}

void tst_training_data::sharesOfTokens() {
  const std::string running = m_files.write("r.txt", TrainingFiles::letters(500));
  const std::string lines = m_files.write("l.txt", "a b\nc d e\nf\n");
  TrainingConfig config = TrainingFiles::config(running, DataKind::RunningText, ObjectiveKind::Masked);
  config.data = {{DataKind::RunningText, running, 3}, {DataKind::Lines, lines, 1}};
  DataMixer mixer(config, m_files.vocabulary());
  for (int i = 0; i < 50; ++i) {
    const MicroBatch batch = mixer.nextMicroBatch(64);
    QVERIFY(tokenCount(batch) >= 64 && tokenCount(batch) < 64 + 16);
  }
  const auto& sources = mixer.position().sources;
  const double ratio = static_cast<double>(sources[0].tokens) / static_cast<double>(sources[1].tokens);
  QVERIFY2(ratio > 2.9 && ratio < 3.1, qPrintable(QString::number(ratio)));
}

/// An entry whose share changes gets the one until it has so many tokens, and the other from then on.
void tst_training_data::sharesMayChange() {
  const std::string running = m_files.write("r.txt", TrainingFiles::letters(500));
  TrainingConfig config = TrainingFiles::config(running, DataKind::RunningText, ObjectiveKind::Causal);
  DataConfig random{DataKind::RepeatedRandom, "", 1};
  random.laterFrom = 1000;
  random.laterShare = 0.1;
  config.data.push_back(random);
  DataMixer mixer(config, m_files.vocabulary());
  const auto& sources = mixer.position().sources;
  while (sources[1].tokens < 1000) (void)mixer.nextMicroBatch(16);
  QVERIFY(std::abs(sources[0].tokens - 1000) <= 32);
  for (int i = 0; i < 500; ++i) (void)mixer.nextMicroBatch(64);
  const double ratio =
      static_cast<double>(sources[1].tokens - 1000) / static_cast<double>(sources[0].tokens - 1000);
  QVERIFY2(ratio > 0.095 && ratio < 0.105, qPrintable(QString::number(ratio)));
}

/// Nothing of an entry that begins later comes before; from then on it has its share, and makes up for
/// nothing.
void tst_training_data::entriesMayBeginLater() {
  const std::string running = m_files.write("r.txt", TrainingFiles::letters(500));
  TrainingConfig config = TrainingFiles::config(running, DataKind::RunningText, ObjectiveKind::Causal);
  config.data.front().beginsAfter = 1000;
  config.data.push_back({DataKind::RepeatedRandom, "", 1});
  DataMixer mixer(config, m_files.vocabulary());
  const auto& sources = mixer.position().sources;
  while (sources[1].tokens < 1000) {
    QCOMPARE(sources[0].tokens, std::int64_t{0});
    (void)mixer.nextMicroBatch(1);
  }
  for (int i = 0; i < 500; ++i) (void)mixer.nextMicroBatch(64);
  QVERIFY(sources[0].tokens > 10'000);
  QVERIFY(std::abs(sources[1].tokens - 1000 - sources[0].tokens) <= 64);
}

void tst_training_data::goesOnFromAPosition_data() {
  QTest::addColumn<int>("batches");
  for (int batches : {1, 7, 60, 400}) QTest::addRow("after %d", batches) << batches;
}

void tst_training_data::goesOnFromAPosition() {
  QFETCH(int, batches);
  const std::string running = m_files.write("r.txt", TrainingFiles::letters(9000));
  const std::string lines = m_files.write("c.txt", "a b\ta c\nc d e\tc d f\n");
  TrainingConfig config = TrainingFiles::config(running, DataKind::RunningText, ObjectiveKind::Masked);
  config.data.push_back({DataKind::Corrupted, lines, 0.5});
  DataMixer whole(config, m_files.vocabulary());
  for (int i = 0; i < batches; ++i) (void)whole.nextMicroBatch(48);
  DataMixer later(config, m_files.vocabulary());
  later.setPosition(whole.position());
  for (int i = 0; i < 20; ++i) QVERIFY(later.nextMicroBatch(48) == whole.nextMicroBatch(48));
  QCOMPARE(later.position(), whole.position());
}

void tst_training_data::causal() {
  const TrainingConfig config = TrainingFiles::config("", DataKind::Lines, ObjectiveKind::Causal);
  const Objective objective(config.objective, 1, m_files.vocabulary());
  const TrainingExample example = objective.example({{2, 5, 6, 3}, {}, {}, {}}, 9);
  QCOMPARE(example.ids, (Ids{2, 5, 6, 3}));
  QCOMPARE(example.targets, (Ids{5, 6, 3, -1}));
  QCOMPARE(example.sample, std::uint64_t{9});
  QCOMPARE(objective.example({{2, 5, 6, 5, 6}, {}, {}, {true, true, true, true, false}}, 9).targets,
           (Ids{-1, -1, -1, 6, -1}));
}

void tst_training_data::maskedShares() {
  const TrainingConfig config = TrainingFiles::config("", DataKind::Lines, ObjectiveKind::Masked);
  const Objective objective(config.objective, 1, m_files.vocabulary());
  int all = 0, predicted = 0, masked = 0, same = 0, other = 0;
  for (std::uint64_t sample = 0; sample < 2000; ++sample) {
    Ids ids(50, kA + static_cast<std::int32_t>(sample % 26));
    ids.front() = TrainingFiles::kBegin;
    ids.back() = TrainingFiles::kEnd;
    ids[7] = TrainingFiles::kUnknown;
    const TrainingExample example = objective.example({ids, {}, {}, {}}, sample);
    for (const std::size_t special : {std::size_t{0}, std::size_t{7}, std::size_t{49}}) {
      QCOMPARE(example.targets[special], -1);
      QCOMPARE(example.ids[special], ids[special]);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      all += ids[i] >= kA ? 1 : 0;
      if (example.targets[i] < 0) QCOMPARE(example.ids[i], ids[i]);
      if (example.targets[i] < 0) continue;
      QCOMPARE(example.targets[i], ids[i]);
      ++predicted;
      masked += example.ids[i] == kMask ? 1 : 0;
      same += example.ids[i] == ids[i] ? 1 : 0;
      other += example.ids[i] != kMask && example.ids[i] != ids[i] ? 1 : 0;
      QVERIFY(example.ids[i] >= kMask);
    }
  }
  const auto near = [](int part, int whole, double share) {
    return std::abs(static_cast<double>(part) / whole - share) < 0.01;
  };
  QVERIFY(near(predicted, all, 0.15));
  QVERIFY(near(masked, predicted, 0.8));
  // One of 26 random letters is the letter itself.
  QVERIFY(near(other, predicted, 0.1 * 25 / 26));
  QVERIFY(near(same, predicted, 0.1 + 0.1 / 26));
}

void tst_training_data::corruptedSamples() {
  TrainingConfig config = TrainingFiles::config("", DataKind::Corrupted, ObjectiveKind::Masked);
  config.objective.maskShare = 0;
  const Objective objective(config.objective, 1, m_files.vocabulary());
  const Ids input = {2, 5, 20, 7, 3}, original = {2, 5, 6, 7, 3};
  int asItStands = 0, masked = 0, leftAlone = 0;
  for (std::uint64_t sample = 0; sample < 4000; ++sample) {
    const TrainingExample example = objective.example({input, original, {}, {}}, sample);
    QCOMPARE(example.targets, (Ids{-1, -1, 6, -1, -1}));
    asItStands += example.ids == input ? 1 : 0;
    masked += example.ids[2] == kMask ? 1 : 0;
    leftAlone += example.ids == original ? 1 : 0;
  }
  QCOMPARE(asItStands + masked + leftAlone, 4000);
  QVERIFY(std::abs(asItStands - 2000) < 120 && std::abs(masked - 1000) < 120);
  // The ordinary masking goes on beside it.
  config.objective.maskShare = 0.5;
  const TrainingExample both =
      Objective(config.objective, 1, m_files.vocabulary()).example({input, original, {}, {}}, 3);
  QCOMPARE(both.targets[2], 6);
  QVERIFY(both.targets[1] == 5 || both.targets[3] == 7);
}

void tst_training_data::teacherForcing() {
  TrainingFiles files;
  files.vocabulary().decoderStart = 0;
  files.vocabulary().end = TrainingFiles::kEnd;
  const std::string file = files.write("pairs.txt", "a b\tc d\t0-1 1-0\n");
  TrainingConfig config = TrainingFiles::config(file, DataKind::Pairs, ObjectiveKind::SequenceToSequence);
  const MicroBatch batch = DataMixer(config, files.vocabulary()).nextMicroBatch(1);
  QCOMPARE(batch.size(), std::size_t{1});
  QCOMPARE(batch[0].ids, (Ids{2, 5, 6, 3}));
  QCOMPARE(batch[0].decoderIds, (Ids{0, 2, 7, 8}));
  QCOMPARE(batch[0].targets, (Ids{2, 7, 8, 3}));
}

void tst_training_data::repeatedTokens() {
  const auto source = openDataSource(settings("", DataKind::RepeatedRandom, 40), m_files.vocabulary());
  SourcePosition position;
  std::set<std::size_t> sizes;
  int moved = 0;
  for (const RawSample& sample : take(*source, position, 50)) {
    QVERIFY(sample.ids.size() > 36 && sample.ids.size() <= 40);
    QCOMPARE(sample.unforeseen.size(), sample.ids.size());
    const std::size_t half = 1 + (sample.ids.size() - 1) / 2;
    const auto random = sample.ids.begin() + 1;
    const auto copies = sample.ids.begin() + static_cast<std::ptrdiff_t>(half);
    QVERIFY(std::all_of(random, sample.ids.end(), [](std::int32_t id) { return id >= kA; }));
    QVERIFY(std::is_permutation(random, copies, copies, sample.ids.end()));
    QVERIFY(std::find(sample.unforeseen.begin(),
                      sample.unforeseen.begin() + static_cast<std::ptrdiff_t>(half),
                      false) == sample.unforeseen.begin() + static_cast<std::ptrdiff_t>(half));
    moved += !std::equal(random, copies, copies, sample.ids.end());
    for (std::size_t begin = half; begin < sample.ids.size();) {
      QVERIFY(sample.unforeseen[begin]);
      std::size_t end = begin + 1;
      while (end < sample.ids.size() && !sample.unforeseen[end]) ++end;
      const auto copy = sample.ids.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto copyEnd = sample.ids.begin() + static_cast<std::ptrdiff_t>(end);
      QVERIFY(end - begin >= 2);
      QVERIFY(std::search(random, copies, copy, copyEnd) != copies);
      sizes.insert(end - begin);
      begin = end;
    }
  }
  QVERIFY(moved > 10);
  QVERIFY(sizes.size() > 5);
  QVERIFY(sizes.contains(2) && *sizes.rbegin() > 10);
}

void tst_training_data::heldOutDataAreFixedAndOnce() {
  TrainingConfig config = TrainingFiles::config("", DataKind::Lines, ObjectiveKind::Masked);
  config.heldOut = {{DataKind::Lines, m_files.write("h1.txt", "a\nb\nc\n"), 1},
                    {DataKind::RunningText, m_files.write("h2.txt", TrainingFiles::letters(3000)), 1}};
  config.heldOutTokens = 1000;
  const auto parts = readHeldOut(config, m_files.vocabulary());
  const auto again = readHeldOut(config, m_files.vocabulary());
  QCOMPARE(parts.size(), std::size_t{2});
  QCOMPARE(parts[0].name, std::string("h1.txt"));
  QVERIFY(parts[0].batches == again[0].batches && parts[1].batches == again[1].batches);
  const auto tokensOf = [](const HeldOutPart& part) {
    return std::accumulate(part.batches.begin(), part.batches.end(), std::int64_t{0},
                           [](std::int64_t sum, const MicroBatch& b) { return sum + tokenCount(b); });
  };
  QCOMPARE(tokensOf(parts[0]), std::int64_t{9});  // three lines of three tokens, each once
  QVERIFY(tokensOf(parts[1]) >= 500 && tokensOf(parts[1]) < 516);
}

void tst_training_data::aFeedGivesWhatTheMixerGives() {
  const std::string file = m_files.write("f.txt", TrainingFiles::letters(2000));
  const TrainingConfig config = TrainingFiles::config(file, DataKind::RunningText, ObjectiveKind::Causal);
  DataMixer mixer(config, m_files.vocabulary());
  DataFeed feed(std::make_unique<DataMixer>(config, m_files.vocabulary()), {32, 4, 0, 1, 2});
  for (int step = 0; step < 30; ++step) {
    const FedStep fed = feed.next();
    QCOMPARE(fed.batches.size(), std::size_t{4});
    for (const MicroBatch& batch : fed.batches) QVERIFY(batch == mixer.nextMicroBatch(32));
    QCOMPARE(fed.position, mixer.position());
  }
}

void tst_training_data::processesShareAStep() {
  const std::string file = m_files.write("f.txt", TrainingFiles::letters(2000));
  const TrainingConfig config = TrainingFiles::config(file, DataKind::RunningText, ObjectiveKind::Causal);
  const auto feedOf = [&](std::int64_t count, int rank, int ranks) {
    return std::make_unique<DataFeed>(std::make_unique<DataMixer>(config, m_files.vocabulary()),
                                      DataFeed::Settings{32, count, rank, ranks, 2});
  };
  const auto one = feedOf(6, 0, 1), first = feedOf(3, 0, 2), second = feedOf(3, 1, 2);
  for (int step = 0; step < 5; ++step) {
    const FedStep whole = one->next(), a = first->next(), b = second->next();
    std::vector<MicroBatch> joined = a.batches;
    joined.insert(joined.end(), b.batches.begin(), b.batches.end());
    QVERIFY(joined == whole.batches);
    QCOMPARE(a.position, whole.position);
    QCOMPARE(b.position, whole.position);
  }
}

void tst_training_data::badData_data() {
  QTest::addColumn<int>("kind");
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, DataKind kind, const QByteArray& content, const char* message) {
    QTest::newRow(name) << static_cast<int>(kind) << content << QString::fromUtf8(message);
  };
  row("no tab", DataKind::Corrupted, "a\ta\nb c\n", "%1, line 2: an input, a tab and a target are expected.");
  row("an empty field", DataKind::Pairs, "a\t\n", "%1, line 1: a source, a tab and a target are expected.");
  row("unequal numbers of tokens", DataKind::Corrupted, "\na b\ta\n",
      "%1, line 2: the input has 4 tokens and the target 3 tokens, and they must have equally many.");
  row("too long", DataKind::Pairs, "a b c d e f g h i j k l m n o\ta\n",
      "%1, line 1: there are 17 tokens, and length allows 16.");
  row("not UTF-8", DataKind::Lines, "a\nb \xff\n", "%1, line 2: the text is not valid UTF-8.");
  row("empty", DataKind::Lines, "\n \n", "%1 has no text to learn from.");
  row("empty running text", DataKind::RunningText, " ", "%1 has no text to learn from.");
}

void tst_training_data::badData() {
  QFETCH(int, kind);
  QFETCH(QByteArray, content);
  QFETCH(QString, message);
  const std::string file = m_files.write("bad.txt", content.toStdString());
  const QString found = refusalOf([&] {
    const auto source = openDataSource(settings(file, static_cast<DataKind>(kind)), m_files.vocabulary());
    SourcePosition position;
    (void)source->next(position);
  });
  QCOMPARE(found, message.arg(QString::fromStdString(file)));
}

QTEST_GUILESS_MAIN(tst_training_data)
#include "tst_training_data.moc"
