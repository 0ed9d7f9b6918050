#include <QTest>

#include "core/error.h"
#include "golden_model.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// One of tests/data/padding, made by tests/reference/make_padding_goldens.py.
struct PaddingGolden {
  std::string family;
  RunRequest request;
  std::vector<float> attentions;  // [layer, head, query, key]
};

PaddingGolden readGolden(const std::string& name) {
  const auto file = MappedFile::open(std::string(HEADLIGHT_TEST_DATA) + "/padding/" + name + ".safetensors");
  const SafetensorsFile tensors = readSafetensors(file->bytes(), name);
  PaddingGolden golden;
  golden.family = tensors.metadata.at("family");
  golden.request.ids = idsOf(*tensors.find("ids"));
  if (const TensorView* mask = tensors.find("mask"))
    for (std::int64_t i = 0; i < mask->elementCount(); ++i)
      golden.request.attentionMask.push_back(static_cast<std::uint8_t>(mask->data[i]));
  golden.attentions = floatsOf(*tensors.find("attentions"));
  return golden;
}

std::unique_ptr<Transformer> transformerOf(const std::string& family) {
  Checkpoint checkpoint =
      readCheckpoint(ModelFiles::directory(std::string(HEADLIGHT_TEST_DATA) + "/families/" + family));
  return std::make_unique<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights),
                                       Execution{});
}

}  // namespace

/// Padded inputs: RoBERTa's positions, and the attention mask.
class TestPadding : public QObject {
  Q_OBJECT

 private slots:
  void patternsAreThoseOfTransformers_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"bert-right", "bert-left", "distilbert-hole", "roberta-plain", "roberta-right",
                             "roberta-left", "gpt2-right", "gpt2-left", "llama-right", "llama-left",
                             "mistral-left", "qwen2-window-left", "opt-left", "opt-hole", "bloom-hole"})
      QTest::newRow(name) << name;
  }
  void patternsAreThoseOfTransformers() {
    QFETCH(QString, name);
    const PaddingGolden golden = readGolden(name.toStdString());
    const auto trace = transformerOf(golden.family)->run(golden.request, {});
    QVERIFY(largestDifference(allPatterns(*trace), golden.attentions) <= 2e-5);
    const PatternSource& patterns = *trace->attention(trace->defaultKind())->patterns;
    const PatternShape shape = patterns.shape();
    for (std::int64_t key = 0; key < shape.keys && !golden.request.attentionMask.empty(); ++key) {
      if (golden.request.attentionMask[static_cast<std::size_t>(key)] == 1) continue;
      for (int layer = 0; layer < shape.layers; ++layer)
        for (std::int64_t query = 0; query < shape.queries; ++query) {
          QVERIFY(patterns.isMasked({layer, 0}, query, key));
          QCOMPARE(patterns.cell({layer, 0}, query, key), 0.0F);
        }
    }
  }

  void queriesThatSeeNothingAreSaid() {
    const PaddingGolden golden = readGolden("gpt2-left");
    const auto trace = transformerOf(golden.family)->run(golden.request, {});
    QCOMPARE(trace->warnings,
             std::vector<std::string>{
                 "The attention mask leaves 2 tokens no key to look at; their rows are empty."});
    QVERIFY(!trace->decoder->patterns->rowsSumToOne());
    QVERIFY(transformerOf("bert")->run(readGolden("bert-left").request, {})->warnings.empty());
  }

  /// A run goes on from the one before only where both agree about the padding.
  void typingGoesOnUnderAMask() {
    const auto transformer = transformerOf("llama");
    RunRequest request;
    request.ids = {3, 7, 11, 2, 9};
    transformer->run(request, {});
    for (const std::vector<std::uint8_t>& mask : std::vector<std::vector<std::uint8_t>>{
             {1, 0, 1, 1, 1}, {1, 0, 1, 1, 1, 1}, {}, {1, 1, 1, 1, 0, 1}}) {
      request.ids.resize(mask.empty() ? 6 : mask.size(), 4);
      request.attentionMask = mask;
      const std::vector<float> typed = allPatterns(*transformer->run(request, {}));
      const std::vector<float> afresh = allPatterns(*transformerOf("llama")->run(request, {}));
      QVERIFY(largestDifference(typed, afresh) <= 2e-6);
    }
  }

  void paddingTakesNoPosition() {
    const auto transformer = transformerOf("roberta");
    const std::int64_t most = transformer->config().main().maxPositions;
    RunRequest request;
    request.ids.assign(static_cast<std::size_t>(most), 5);
    request.ids.insert(request.ids.begin(), 3, 1);
    QCOMPARE(transformer->run(request, {})->encoder->patterns->shape().queries, most + 3);
    request.ids.push_back(5);
    QVERIFY_THROWS_EXCEPTION(Error, transformer->run(request, {}));
  }

  /// A window that starts in a later layer masks nothing in the layers before.
  void eachLayerHasItsOwnMask() {
    const auto transformer = transformerOf("qwen2-window");
    const StackConfig& config = transformer->config().main();
    const std::int64_t window = config.attention(config.layers.size() - 1).window;
    QVERIFY(window > 0 && config.attention(0).window == 0);
    RunRequest request;
    request.ids.assign(static_cast<std::size_t>(window) + 2, 3);
    const auto trace = transformer->run(request, {});
    const PatternSource& patterns = *trace->decoder->patterns;
    const auto last = static_cast<std::int64_t>(request.ids.size()) - 1;
    for (int layer = 0; layer < config.layerCount(); ++layer) {
      const bool windowed = config.attention(static_cast<std::size_t>(layer)).window > 0;
      QCOMPARE(patterns.isMasked({layer, 0}, last, 0), windowed);
      QCOMPARE(patterns.cell({layer, 0}, last, 0) == 0, windowed);
      QCOMPARE(patterns.visibleKeys({layer, 0}, last), windowed ? window : last + 1);
      QVERIFY(patterns.isMasked({layer, 0}, 0, 1));
    }
  }
};

QTEST_GUILESS_MAIN(TestPadding)
#include "tst_padding.moc"
