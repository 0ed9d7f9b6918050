#include "family_golden.h"
#include "tests/support/error_message.h"
#include "training_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct ForwardDifference {
  double patterns = 0;
  double logits = 0;
};

void raise(double& largest, double value) {
  if (!(value <= largest)) largest = value;  // NaN too
}

// One attention of one layer as the trainer's forward left it, and where its sequences are.
struct LeftAttention {
  const AttentionConfig& config;
  const AttentionBlocks& blocks;
  bool cross;
  const StackRows& queryRows;
  const StackRows& keyRows;
};

// Softmax's weight of a cell from what the forward left, in double precision.
double weightOf(const LeftAttention& left, std::size_t sequence, const HeadId& head, std::int64_t query,
                std::int64_t key) {
  const AttentionConfig& config = left.config;
  const std::int64_t size = config.headSize;
  const std::int64_t keyHead = head.head / (config.heads / config.keyValueHeads);
  const RowBlock& keys = left.cross ? left.blocks.keyValues : left.blocks.queries;
  const std::int64_t firstKey = left.cross ? 0 : config.heads * size;
  const std::int64_t queryRow = left.queryRows.firstRow(sequence) + query;
  const float* q = left.blocks.queries.data + queryRow * left.blocks.queries.columns + head.head * size;
  const float* k =
      keys.data + (left.keyRows.firstRow(sequence) + key) * keys.columns + firstKey + keyHead * size;
  double score = 0;
  for (std::int64_t i = 0; i < size; ++i) score += static_cast<double>(q[i]) * static_cast<double>(k[i]);
  score *= static_cast<double>(config.scoreScale);
  AttentionRule rule;
  rule.mask = config.mask;
  rule.window = config.window;
  if (rule.isMasked(query, key)) return 0;
  return std::exp(score - left.blocks.logSumExp.view()(head.head, queryRow));
}

double patternDifference(const LeftAttention& left, std::size_t sequence, int layer,
                         const PatternSource& patterns) {
  double largest = 0;
  for (int head = 0; head < static_cast<int>(left.config.heads); ++head)
    for (std::int64_t query = 0; query < left.queryRows.length(sequence); ++query)
      for (std::int64_t key = 0; key < left.keyRows.length(sequence); ++key) {
        const HeadId id{layer, head};
        raise(largest, std::abs(weightOf(left, sequence, id, query, key) -
                                static_cast<double>(patterns.cell(id, query, key))));
      }
  return largest;
}

// Of one stack's attentions in one sequence.
double stackDifference(const StackConfig& config, const StackBlocks& blocks, const NetworkBlocks& all,
                       std::size_t sequence, const Trace& trace, AttentionKind self) {
  double largest = 0;
  const StackRows& rows = self == AttentionKind::Encoder ? all.encoderRows : all.decoderRows;
  for (std::size_t layer = 0; layer < config.layers.size(); ++layer)
    for (std::size_t i = 0; i < config.layers[layer].sublayers.size(); ++i) {
      const SublayerConfig& sublayer = config.layers[layer].sublayers[i];
      if (!attends(sublayer.kind)) continue;
      const bool cross = sublayer.kind == SublayerKind::CrossAttention;
      const LeftAttention left{sublayer.attention, blocks.layers[layer][i].attention, cross, rows,
                               cross ? all.encoderRows : rows};
      const AttentionTrace* const attention = trace.attention(cross ? AttentionKind::Cross : self);
      raise(largest, patternDifference(left, sequence, static_cast<int>(layer), *attention->patterns));
    }
  return largest;
}

RunRequest requestOf(const TrainingExample& example) {
  RunRequest request;
  request.ids = example.ids;
  request.decoderIds = example.decoderIds;
  recordEverything(request);
  return request;
}

// The trainer's forward of all sequences at once against inference of each.
ForwardDifference compareForward(const TrainableModel& model, MicroBatch batch, LinearBackend backend) {
  for (TrainingExample& example : batch)
    example.targets.assign((example.decoderIds.empty() ? example.ids : example.decoderIds).size(), 0);
  Workspace workspace(backend);
  const TrainingPass pass{batch, {}, workspace};
  const NetworkBlocks blocks = model.network().forward(pass);
  const Matrix logits = model.network().head().logits(blocks.head, workspace);
  Transformer transformer(model.config(), model.snapshot(), {});
  ForwardDifference worst;
  std::int64_t row = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const auto trace = transformer.run(requestOf(batch[i]), {});
    const Matrix part = logits.middleRows(row, trace->logits.rows());
    raise(worst.logits, largestDifference(vectorOf(part), vectorOf(trace->logits)));
    row += part.rows();
    if (blocks.encoder)
      raise(worst.patterns, stackDifference(*model.config().encoder, *blocks.encoder, blocks, i, *trace,
                                            AttentionKind::Encoder));
    if (blocks.decoder)
      raise(worst.patterns, stackDifference(*model.config().decoder, *blocks.decoder, blocks, i, *trace,
                                            AttentionKind::Decoder));
  }
  return worst;
}

QString describe(const ForwardDifference& difference) {
  return QStringLiteral("patterns %1, logits %2").arg(difference.patterns).arg(difference.logits);
}

QString refusalOfBatch(const TrainableModel& model, const MicroBatch& batch) {
  Workspace workspace;
  return refusalOf([&] { model.loss(batch, workspace); });
}

}  // namespace

/// The trainer's forward is the inference forward's, and says what it cannot take.
class TestTrainableForward : public QObject {
  Q_OBJECT

 private slots:
  void equalsInference_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("best");
    std::vector<std::string> names = trainingGoldens();
    for (const char* more : {"gemma", "mbart", "m2m_100", "electra", "smollm3", "starcoder2", "distilbert"})
      names.emplace_back(more);
    for (const std::string& name : names) {
      QTest::addRow("%s, Eigen", name.c_str()) << QString::fromStdString(name) << false;
      QTest::addRow("%s, best", name.c_str()) << QString::fromStdString(name) << true;
    }
  }
  void equalsInference() {
    QFETCH(const QString, name);
    QFETCH(const bool, best);
    const TrainableModel model = openTrainable(name.toStdString());
    const bool pairs = model.config().architecture() == Architecture::EncoderDecoder;
    const MicroBatch batch = openTrainingGolden(pairs ? "bart" : "bert").batch;
    const ForwardDifference difference =
        compareForward(model, batch, best ? bestLinearBackend() : LinearBackend::Eigen);
    if (qEnvironmentVariableIsSet("HEADLIGHT_SHOW")) qInfo() << describe(difference);
    QVERIFY2(difference.patterns <= 2e-5, qPrintable(describe(difference)));
    QVERIFY2(difference.logits <= 1e-4, qPrintable(describe(difference)));
  }

  void lossIsOfTheLogits() {
    const TrainableModel model = openTrainable("gpt2");
    const MicroBatch batch = openTrainingGolden("gpt2").batch;
    Transformer transformer(model.config(), model.snapshot(), {});
    double expected = 0;
    std::int64_t predicted = 0;
    for (const TrainingExample& example : batch) {
      const Matrix logits = transformer.run(requestOf(example), {})->logits;
      for (std::size_t row = 0; row < example.targets.size(); ++row) {
        if (example.targets[row] < 0) continue;
        const Eigen::RowVectorXd scores = logits.row(static_cast<Eigen::Index>(row)).cast<double>();
        expected += std::log((scores.array() - scores.maxCoeff()).exp().sum()) + scores.maxCoeff() -
                    scores(example.targets[row]);
        ++predicted;
      }
    }
    Workspace workspace;
    const LossSum loss = model.loss(batch, workspace);
    QCOMPARE(loss.predicted, predicted);
    QVERIFY2(std::abs(loss.loss - expected) < 1e-5 * expected,
             qPrintable(QStringLiteral("%1 and %2").arg(loss.loss).arg(expected)));
  }

  void refusesSamples_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QList<int>>("ids");
    QTest::addColumn<QList<int>>("targets");
    const auto row = [](const char* title, const char* message, const QList<int>& ids,
                        const QList<int>& targets) {
      QTest::newRow(title) << QStringLiteral("gpt2") << QString(message) << ids << targets;
    };
    row("no token", "Sample 7 has no token.", {}, {});
    row("an id below 0", "Sample 7 holds the id -1, and the vocabulary has 37.", {5, -1}, {1, -1});
    row("an id above", "Sample 7 holds the id 48, and the vocabulary has 37.", {5, 48}, {1, -1});
    row("a target above", "Sample 7 has the target 48, and the vocabulary has 37.", {5, 6}, {48, -1});
    row("a target below", "Sample 7 has the target -2, and the vocabulary has 37.", {5, 6}, {-2, -1});
    row("targets", "Sample 7 has 1 targets for 2 tokens.", {5, 6}, {1});
    row("too many", "Sample 7 has 17 tokens, and the model takes 16 at most.", QList<int>(17, 5),
        QList<int>(17, 5));
  }
  void refusesSamples() {
    QFETCH(const QString, name);
    QFETCH(const QString, message);
    QFETCH(const QList<int>, ids);
    QFETCH(const QList<int>, targets);
    TrainingExample example;
    example.ids.assign(ids.begin(), ids.end());
    example.targets.assign(targets.begin(), targets.end());
    example.sample = 7;
    QCOMPARE(refusalOfBatch(openTrainable(name.toStdString()), {example}), message);
  }

  void refusesAPairWithoutItsSecondHalf() {
    TrainingExample example;
    example.ids = {5, 6};
    QCOMPARE(refusalOfBatch(openTrainable("bart"), {example}),
             QStringLiteral("Sample 0 has no token for the decoder."));
  }

  void refusesModels_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* problem) {
      QTest::newRow(name) << QString(name)
                          << QStringLiteral(
                                 "A model of the family %1 cannot be trained here because it has %2.")
                                 .arg(QString(name).section('-', 0, 0), problem);
    };
    row("mixtral", "a mixture of experts");
    row("deepseek_v2", "multi-head latent attention");
    row("t5", "a bias of its scores by distance");
    row("bloom", "a bias of its scores by distance");
    row("gpt_oss", "attention sinks");
    row("mpt", "a bias of its scores by distance");
    row("olmo", "limits of q, k and v (clip_qkv)");
    row("gemma2", "a cap of its logits");
    row("opt-post-norm", "embeddings that are projected before positions are added");
    row("phi3", "rotary positions that depend on the length of the text");
    row("electra-discriminator", "no output head");
  }
  void refusesModels() {
    QFETCH(const QString, name);
    QFETCH(const QString, message);
    QCOMPARE(refusalOf([&] { openTrainable(name.toStdString()); }), message);
  }

  void refusesRowsInTurn() {
    const std::string message = messageOf([] { openTrainable("gpt_neox-sequential"); });
    QVERIFY2(message.ends_with(
                 "holds the rows of several projections in turn, and such a model cannot be trained."),
             message.c_str());
  }
};

QTEST_GUILESS_MAIN(TestTrainableForward)
#include "tst_trainable_forward.moc"
