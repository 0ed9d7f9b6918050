#include <QTest>

#include "core/model/checkpoint.h"
#include "core/training/trainable_model.h"
#include "core/training/untrained_twin.h"

using namespace headlight;

namespace {

constexpr const char* kConfig = R"({"model_type": "bert", "vocab_size": 20, "hidden_size": 16,
  "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32, "max_position_embeddings": 12})";

std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

std::vector<float> numbersOf(const ModelFiles& files) {
  const TrainableModel model = TrainableModel::open(files);
  return {model.parameters().begin(), model.parameters().end()};
}

}  // namespace

/// What a model was before its training, made again from its seed.
class UntrainedTwinTest : public QObject {
  Q_OBJECT
 private slots:
  void itHasTheNumbersOfTheSeed() {
    TrainableModel model = TrainableModel::create(kConfig, 7);
    const ParameterFiles before = model.files(DType::Float16);
    for (float& number : model.parameters()) number += 1;
    const ParameterFiles after = model.files(DType::Float16);
    const std::string tokenizer = "{}";
    const ModelFiles trained = ModelFiles::embedded("small", {{"config.json", bytesOf(after.config)},
                                                              {"model.safetensors", bytesOf(after.weights)},
                                                              {"tokenizer.json", bytesOf(tokenizer)}});
    const auto twin = untrainedTwin(trained);
    QVERIFY(twin);
    QCOMPARE(QString::fromStdString(twin->name()), QStringLiteral("small-untrained"));
    QVERIFY(twin->contains("tokenizer.json") && !twin->contains("merges.txt"));
    QCOMPARE(twin->find("tokenizer.json")->text(), std::string_view("{}"));
    const ModelFiles start = ModelFiles::embedded(
        "start", {{"config.json", bytesOf(before.config)}, {"model.safetensors", bytesOf(before.weights)}});
    QVERIFY(numbersOf(*twin) == numbersOf(start));
    QVERIFY(numbersOf(*twin) != numbersOf(trained));
    QVERIFY(readCheckpoint(*twin, {}).config.untrained);
    QVERIFY(!readCheckpoint(trained, {}).config.untrained);
  }

  void aModelWithoutASeedHasNone() {
    const std::string config = kConfig;
    QVERIFY(!untrainedTwin(ModelFiles::embedded("small", {{"config.json", bytesOf(config)}})));
  }

  /// The checkpoint keeps what its tensors point into.
  void itsNumbersOutliveItsFiles() {
    TrainableModel model = TrainableModel::create(kConfig, 3);
    const ParameterFiles files = model.files(DType::Float16);
    Checkpoint checkpoint;
    {
      const auto twin = untrainedTwin(ModelFiles::embedded(
          "small", {{"config.json", bytesOf(files.config)}, {"model.safetensors", bytesOf(files.weights)}}));
      checkpoint = readCheckpoint(*twin, {});
    }
    const TensorView& table = checkpoint.weights.encoder->tokenEmbedding;
    std::vector<std::byte> seen(table.data, table.data + 2 * 20 * 16);
    QVERIFY(std::any_of(seen.begin(), seen.end(), [](std::byte byte) { return byte != std::byte{0}; }));
  }
};

QTEST_GUILESS_MAIN(UntrainedTwinTest)
#include "tst_untrained_twin.moc"
