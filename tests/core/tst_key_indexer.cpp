#include <QTest>

#include <deque>

#include "core/layers/key_indexer.h"

using namespace headlight;

namespace {

/// Tensors over numbers of this object's own.
class Weights {
 public:
  TensorView tensor(std::vector<float> numbers, std::vector<std::int64_t> shape) {
    TensorView view;
    view.name = "t";
    view.dtype = DType::Float32;
    view.shape = std::move(shape);
    view.data = reinterpret_cast<const std::byte*>(m_numbers.emplace_back(std::move(numbers)).data());
    return view;
  }
  LinearTensor linear(const std::vector<float>& numbers, std::int64_t outputs, std::int64_t inputs) {
    LinearTensor linear;
    linear.weight = tensor(numbers, {outputs, inputs});
    linear.outputs = outputs;
    linear.inputs = inputs;
    return linear;
  }

 private:
  std::deque<std::vector<float>> m_numbers;
};

/// One head of two numbers. Its query is the latent itself and its key the input, which the norm makes (1,
/// -1) or (-1, 1); the head's weight is `sign`. The tokens come in two runs where `first` is not 0.
std::vector<std::vector<std::int32_t>> chosenKeys(const Matrix& in, const AttentionRule& rule, float sign,
                                                  std::int64_t count, std::int64_t first = 0) {
  Weights weights;
  IndexerTensors tensors;
  tensors.query = weights.linear({1, 0, 0, 1}, 2, 2);
  tensors.key = weights.linear({1, 0, 0, 1}, 2, 2);
  tensors.keyNorm = {weights.tensor({1, 1}, {2}), weights.tensor({0, 0}, {2})};
  tensors.weights = weights.linear({sign, sign}, 1, 2);
  LinearWorkspace workspace(LinearBackend::Eigen);
  const Execution execution;
  LatentConfig config{.queryRank = 2, .keyValueRank = 2, .rotarySize = 2};
  config.indexer = IndexerConfig{.heads = 1, .headSize = 2, .chosen = count};
  const KeyIndexer indexer(config, tensors, workspace, execution, true);
  ForwardBuffers buffers;
  std::shared_ptr<const Matrix> keys;
  std::shared_ptr<const KeySets> sets;
  for (const std::int64_t begin : {std::int64_t{0}, first}) {
    const std::int64_t end = begin == first ? in.rows() : first;
    PackedBatch batch;
    batch.sequences = {{.firstRow = 0, .rows = end - begin, .firstToken = begin}};
    const ForwardContext context{batch, workspace, buffers, execution};
    Matrix latents(end - begin, 2);
    latents.col(0).setOnes();
    latents.col(1).setZero();
    indexer.project(MatrixView(in.data() + 2 * begin, end - begin, 2, Eigen::OuterStride<>(2)),
                    MatrixView(latents.data(), end - begin, 2, Eigen::OuterStride<>(2)), nullptr, context);
    keys = indexer.keysOf(batch.sequences[0], keys.get(), context);
    sets = indexer.choose(batch.sequences[0], rule, {*keys, sets.get()}, context);
    if (first == 0) break;
  }
  std::vector<std::vector<std::int32_t>> chosen;
  for (std::int64_t query = 0; sets && query < sets->queries(); ++query)
    chosen.emplace_back(sets->of(query).begin(), sets->of(query).end());
  return chosen;
}

Matrix tokens() {
  Matrix in(5, 2);
  in << 0, 1, 1, 0, 0, 1, 1, 0, 1, 0;  // keys 1, 3 and 4 have a product above 0
  return in;
}

AttentionRule maskedBy(MaskRule mask) {
  AttentionRule rule;
  rule.mask = mask;
  return rule;
}

using Chosen = std::vector<std::vector<std::int32_t>>;

}  // namespace

/// Which keys the indexer of DeepSeek's sparse attention chooses, on a case that can be followed by hand.
class TestKeyIndexer : public QObject {
  Q_OBJECT

 private slots:
  void theLargestScoresAreChosen() {
    const AttentionRule causal = maskedBy(MaskRule::Causal);
    QVERIFY(chosenKeys(tokens(), causal, 1, 2) == (Chosen{{0}, {0, 1}, {0, 1}, {1, 3}, {1, 3}}));
    QVERIFY(chosenKeys(tokens(), causal, 1, 3) == (Chosen{{0}, {0, 1}, {0, 1, 2}, {0, 1, 3}, {1, 3, 4}}));
  }

  /// A negative weight makes scores of the others, which are 0, the largest; of equal ones the first win.
  void productsBelowZeroCountAsZero() {
    const AttentionRule causal = maskedBy(MaskRule::Causal);
    QVERIFY(chosenKeys(tokens(), causal, -1, 2) == (Chosen{{0}, {0, 1}, {0, 2}, {0, 2}, {0, 2}}));
  }

  void onlyVisibleKeysAreChosen() {
    AttentionRule rule = maskedBy(MaskRule::Causal);
    Interventions interventions;
    interventions.blockedKeys = {{.kind = AttentionKind::Decoder, .query = -1, .key = 1}};
    rule.blocked = makeBlockedCells({.interventions = interventions, .queries = 5, .keys = 5});
    QVERIFY(chosenKeys(tokens(), rule, 1, 2) == (Chosen{{0}, {0}, {0, 2}, {0, 3}, {3, 4}}));
    const AttentionRule whole = maskedBy(MaskRule::Bidirectional);
    QVERIFY(chosenKeys(tokens(), whole, 1, 2) == (Chosen{{1, 3}, {1, 3}, {1, 3}, {1, 3}, {1, 3}}));
  }

  /// Whether the tokens before saw all that they could or had keys chosen for them.
  void tokensThatComeLaterChooseAmongTheEarlier() {
    const AttentionRule causal = maskedBy(MaskRule::Causal);
    for (const std::int64_t count : {1, 2, 3})
      for (const std::int64_t first : {1, 2, 3, 4})
        QVERIFY(chosenKeys(tokens(), causal, 1, count, first) == chosenKeys(tokens(), causal, 1, count));
  }

  void fewTokensNeedNoChoice() {
    const AttentionRule causal = maskedBy(MaskRule::Causal);
    QVERIFY(chosenKeys(tokens(), causal, 1, 5).empty());
  }
};

QTEST_GUILESS_MAIN(TestKeyIndexer)
#include "tst_key_indexer.moc"
