#include <QTest>

#include <cmath>

#include "core/training/trainable_model.h"
#include "core/training/transformer_gradient_model.h"

using namespace headlight;

namespace {

constexpr const char* kModel = R"({"model_type": "llama", "vocab_size": 40, "hidden_size": 32,
  "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 48, "max_position_embeddings": 32})";

MicroBatch exampleBatch() {
  TrainingExample example;
  for (std::int32_t i = 0; i < 24; ++i) example.ids.push_back((i * 7 + 3) % 40);
  example.targets.assign(example.ids.begin() + 1, example.ids.end());
  example.targets.push_back(-1);
  return {example};
}

struct Computed {
  double loss = 0;
  std::vector<float> gradient;
};

Computed compute(Precision precision, LinearBackend backend) {
  const TrainableModel model = TrainableModel::create(kModel, 5);
  Workspace workspace(backend, precision);
  Computed computed;
  computed.gradient.resize(model.parameters().size());
  computed.loss = model.addGradients(exampleBatch(), {}, computed.gradient, workspace).mean();
  return computed;
}

double norm(const std::vector<float>& numbers) {
  double sum = 0;
  for (const float number : numbers) sum += double(number) * double(number);
  return std::sqrt(sum);
}

}  // namespace

/// Products in bfloat16 over weights and sums in float32: near float32's numbers, and not those.
class MixedPrecisionTest : public QObject {
  Q_OBJECT
 private slots:
  void gradientsAreNearThoseOfFloat32_data() {
    QTest::addColumn<int>("backend");
    QTest::newRow("oneDNN") << static_cast<int>(LinearBackend::OneDnn);
    QTest::newRow("Eigen") << static_cast<int>(LinearBackend::Eigen);
  }
  void gradientsAreNearThoseOfFloat32() {
    QFETCH(int, backend);
    const Computed exact = compute(Precision::Float32, static_cast<LinearBackend>(backend));
    const Computed mixed = compute(Precision::BFloat16, static_cast<LinearBackend>(backend));
    QVERIFY(exact.loss != mixed.loss);
    QVERIFY(std::abs(exact.loss - mixed.loss) < 0.005 * exact.loss);
    std::vector<float> difference = exact.gradient;
    for (std::size_t i = 0; i < difference.size(); ++i) difference[i] -= mixed.gradient[i];
    QVERIFY(norm(difference) > 0);
    QVERIFY(norm(difference) < 0.03 * norm(exact.gradient));
  }

  /// Of the config, in every worker.
  void aTrainingTakesItFromItsConfig() {
    TrainingConfig config;
    config.file = "train.json";
    config.modelText = kModel;
    config.seed = 5;
    config.length = 32;
    const auto lossOf = [&](Precision precision, int worker) {
      config.precision = precision;
      TransformerGradientModel model(config);
      model.prepareWorkers(2);
      return model.loss(exampleBatch(), worker).loss;
    };
    QCOMPARE(lossOf(Precision::BFloat16, 0), lossOf(Precision::BFloat16, 1));
    QVERIFY(lossOf(Precision::BFloat16, 1) != lossOf(Precision::Float32, 1));
  }
};

QTEST_GUILESS_MAIN(MixedPrecisionTest)
#include "tst_mixed_precision.moc"
