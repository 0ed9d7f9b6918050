#include <QTemporaryDir>
#include <QTest>

#include "golden_model.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const std::vector<const char*> families = {
    "bert",         "roberta",       "distilbert",         "gpt2",
    "gpt2-untied",  "gpt2-unscaled", "gpt2-inverse-layer", "llama",
    "llama-linear", "llama-dynamic", "llama-llama3",       "llama-biases",
    "mistral",      "qwen2",         "qwen2-window",       "deepseek-llm"};

std::shared_ptr<const Trace> runGolden(Checkpoint checkpoint, const Golden& golden,
                                       const TransformerOptions& options = {}) {
  ThreadPool pool(2);
  Transformer transformer(std::move(checkpoint.config), std::move(checkpoint.weights), {&pool}, options);
  return transformer.run(golden.request, {&pool});
}

void verifyClose(const GoldenDifference& difference) {
  const QByteArray text = describe(difference).toUtf8();
  QVERIFY2(difference.attentions <= 2e-5, text.constData());
  QVERIFY2(difference.hiddenStates <= 1e-4, text.constData());
  QVERIFY2(difference.logits <= 1e-3, text.constData());
  QVERIFY2(difference.rowSum <= 1e-5, text.constData());
  QVERIFY2(difference.maskedWeight == 0, text.constData());
}

Checkpoint familyCheckpoint(const std::string& name) {
  return readCheckpoint(ModelFiles::directory(familyFolder(name)));
}

// A detail that is got wrong on purpose.
using Breakage = void (*)(Checkpoint&);

void permuteHeads(Checkpoint& checkpoint) {
  // Key/value heads in the other order: query heads 0, 1, ... then read the wrong ones.
  const std::int64_t size = checkpoint.config.main().attention().headSize;
  for (LayerTensors& layer : checkpoint.weights.main().layers) {
    AttentionTensors& attention = layer.sublayers[0].attention();
    for (LinearTensor* linear : {&attention.key, &attention.value}) {
      auto copy = std::make_shared<std::vector<float>>(floatsOf(linear->weight));
      const std::size_t head = static_cast<std::size_t>(size * linear->inputs);
      for (std::size_t i = 0; i < head; ++i) std::swap((*copy)[i], (*copy)[head + i]);
      linear->weight.dtype = DType::Float32;
      linear->weight.data = reinterpret_cast<const std::byte*>(copy->data());
      checkpoint.weights.storage.push_back(copy);
    }
  }
}

template <typename Change>
void everyAttention(Checkpoint& checkpoint, const Change& change) {
  std::vector<LayerConfig>& layers = checkpoint.config.main().layers;
  for (std::size_t i = 0; i < layers.size(); ++i)
    change(layers[i].find(SublayerKind::SelfAttention)->attention, i);
}

// Pre-norm in place of post-norm.
void normBefore(Checkpoint& checkpoint) {
  for (LayerConfig& layer : checkpoint.config.main().layers)
    for (SublayerConfig& sublayer : layer.sublayers) sublayer.norm = NormPlace::Pre;
  for (LayerTensors& layer : checkpoint.weights.main().layers)
    for (SublayerTensors& sublayer : layer.sublayers) std::swap(sublayer.inputNorm, sublayer.outputNorm);
}

}  // namespace

class TestTransformerGoldens : public QObject {
  Q_OBJECT

 private slots:
  void everyFamilyAgreesWithPyTorch_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("eigen");
    QTest::addColumn<bool>("pack");
    for (const char* name : families) {
      QTest::addRow("%s", name) << name << false << true;
      QTest::addRow("%s by Eigen", name) << name << true << true;
      QTest::addRow("%s from the map", name) << name << true << false;
    }
  }
  void everyFamilyAgreesWithPyTorch() {
    QFETCH(const QString, name);
    QFETCH(const bool, eigen);
    QFETCH(const bool, pack);
    TransformerOptions options{.packWeights = pack};
    if (eigen) options.linearBackend = LinearBackend::Eigen;
    const Golden golden = familyGolden(familyFolder(name.toStdString()));
    verifyClose(compare(golden, *runGolden(familyCheckpoint(name.toStdString()), golden, options)));
  }

  void publishedCheckpointsAgreeWithPyTorch_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"bert-kjv-tiny", "gpt2-kjv-tiny", "gpt-nano-sort", "stories260K"}) {
      QTest::addRow("%s", name) << name;
    }
  }
  void publishedCheckpointsAgreeWithPyTorch() {
    if (publishedFolder().empty()) QSKIP("HEADLIGHT_MODELS does not name a folder of checkpoints.");
    QFETCH(const QString, name);
    const std::string folder = publishedFolder() + "/" + name.toStdString();
    const Golden golden = publishedGolden(folder);
    const auto trace = runGolden(readCheckpoint(ModelFiles::directory(folder)), golden);
    verifyClose(compare(golden, *trace));
  }

  void detailsMatter_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Breakage>("breakIt");
    const auto row = [](const char* title, const char* name, Breakage breakIt) {
      QTest::newRow(title) << QString(name) << breakIt;
    };
    row("RoBERTa's position offset", "roberta", [](Checkpoint& c) {
      c.config.main().maxPositions += c.config.main().positionOffset;
      c.config.main().positionOffset = 0;
    });
    row("Qwen2's query bias", "qwen2", [](Checkpoint& c) {
      for (LayerTensors& layer : c.weights.main().layers) layer.sublayers[0].attention().query.bias.reset();
    });
    row("Qwen2's key bias", "qwen2", [](Checkpoint& c) {
      for (LayerTensors& layer : c.weights.main().layers) layer.sublayers[0].attention().key.bias.reset();
    });
    row("scaling llama3", "llama-llama3", [](Checkpoint& c) { c.config.main().rotaries[0].scaling = {}; });
    row("scaling linear", "llama-linear", [](Checkpoint& c) { c.config.main().rotaries[0].scaling = {}; });
    row("scaling dynamic", "llama-dynamic", [](Checkpoint& c) { c.config.main().rotaries[0].scaling = {}; });
    row("the order of grouped heads", "llama", permuteHeads);
    row("the sliding window", "mistral",
        [](Checkpoint& c) { everyAttention(c, [](AttentionConfig& a, std::size_t) { a.window += 1; }); });
    row("the first layer with a window", "qwen2-window", [](Checkpoint& c) {
      const AttentionConfig last = c.config.main().attention(c.config.main().layers.size() - 1);
      everyAttention(c, [&](AttentionConfig& a, std::size_t) { a = last; });
    });
    row("the scale by layer", "gpt2-inverse-layer", [](Checkpoint& c) {
      everyAttention(
          c, [](AttentionConfig& a, std::size_t layer) { a.scoreScale *= static_cast<float>(layer + 1); });
    });
    row("the place of the norms", "bert", normBefore);
    row("the kind of GELU", "gpt2", [](Checkpoint& c) {
      for (LayerConfig& layer : c.config.main().layers)
        layer.find(SublayerKind::FeedForward)->feedForward.activation = Activation::Relu;
    });
    row("the token types", "bert", [](Checkpoint& c) {
      c.config.main().tokenTypes = 0;
      c.weights.main().typeEmbedding.reset();
    });
  }
  void detailsMatter() {
    QFETCH(const QString, name);
    QFETCH(const Breakage, breakIt);
    Checkpoint checkpoint = familyCheckpoint(name.toStdString());
    breakIt(checkpoint);
    const Golden golden = familyGolden(familyFolder(name.toStdString()));
    const GoldenDifference difference = compare(golden, *runGolden(std::move(checkpoint), golden));
    // Fifty times what is allowed.
    QVERIFY2(difference.attentions > 1e-3, describe(difference).toUtf8().constData());
  }

  void variantsOfOneCheckpointAgree_data() {
    QTest::addColumn<QString>("variant");
    QTest::addColumn<double>("tolerance");
    QTest::addRow("f16") << "model-f16.safetensors" << 5e-3;
    QTest::addRow("bf16") << "model-bf16.safetensors" << 3e-2;
    QTest::addRow("two shards") << "sharded" << 2e-5;
  }
  void variantsOfOneCheckpointAgree() {
    if (publishedFolder().empty()) QSKIP("HEADLIGHT_MODELS does not name a folder of checkpoints.");
    QFETCH(const QString, variant);
    QFETCH(const double, tolerance);
    const std::filesystem::path folder = publishedFolder() + "/stories260K";
    QTemporaryDir copy;
    const std::filesystem::path to = copy.path().toStdString();
    std::filesystem::copy_file(folder / "config.json", to / "config.json");
    const std::filesystem::path source = folder / "variants" / variant.toStdString();
    if (std::filesystem::is_directory(source)) {
      for (const auto& entry : std::filesystem::directory_iterator(source)) {
        std::filesystem::copy_file(entry.path(), to / entry.path().filename());
      }
    } else {
      std::filesystem::copy_file(source, to / "model.safetensors");
    }
    const Golden golden = publishedGolden(folder.string());
    for (const bool pack : {true, false}) {
      const auto trace =
          runGolden(readCheckpoint(ModelFiles::directory(to.string())), golden, {.packWeights = pack});
      const GoldenDifference difference = compare(golden, *trace);
      QVERIFY2(difference.attentions <= tolerance, describe(difference).toUtf8().constData());
      QVERIFY(difference.rowSum <= 1e-5);
    }
  }
};

QTEST_GUILESS_MAIN(TestTransformerGoldens)
#include "tst_transformer_goldens.moc"
