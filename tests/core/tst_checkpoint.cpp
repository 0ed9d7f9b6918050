#include <QtTest>

#include "byte_builder.h"
#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "core/model/checkpoint.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::string goldenFolder(const std::string& name) {
  return std::string(HEADLIGHT_TEST_DATA) + "/families/" + name;
}

Checkpoint readGolden(const std::string& name) {
  return readCheckpoint(ModelFiles::directory(goldenFolder(name)));
}

}  // namespace

/// Good checkpoints: every family's config and tensor names, dtypes and shards.
class CheckpointTest : public QObject {
  Q_OBJECT

 private slots:
  void everyGoldenIsRead_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"bert", "roberta", "distilbert", "gpt2", "gpt2-untied", "gpt2-unscaled",
                             "gpt2-inverse-layer", "llama", "llama-linear", "llama-dynamic", "llama-llama3",
                             "llama-biases", "mistral", "qwen2", "qwen2-window", "deepseek-llm"})
      QTest::newRow(name) << name;
  }

  void everyGoldenIsRead() {
    QFETCH(QString, name);
    const Checkpoint checkpoint = readGolden(name.toStdString());
    const auto file = MappedFile::open(goldenFolder(name.toStdString()) + "/model.safetensors");
    std::int64_t elements = 0;
    std::size_t count = 0;
    for (const TensorView& tensor : readSafetensors(file->bytes(), "m").tensors) {
      elements += tensor.elementCount();
      ++count;
    }
    // Nothing in these files is left over.
    QCOMPARE(checkpoint.weights.parameterCount, elements);
    QCOMPARE(parameters(checkpoint.weights).size(), count);
    QCOMPARE(static_cast<std::int64_t>(checkpoint.weights.layers.size()), checkpoint.config.layers);
    QVERIFY(checkpoint.weights.outputHead.has_value());
  }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "tst_checkpoint.moc"
