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
  std::map<AttentionKind, std::vector<float>> attentions;  // [layer, head, query, key]
};

std::vector<std::uint8_t> bytesOf(const TensorView* tensor) {
  std::vector<std::uint8_t> bytes;
  for (std::int64_t i = 0; tensor && i < tensor->elementCount(); ++i)
    bytes.push_back(static_cast<std::uint8_t>(tensor->data[i]));
  return bytes;
}

PaddingGolden readGolden(const std::string& name) {
  const auto file = MappedFile::open(std::string(HEADLIGHT_TEST_DATA) + "/padding/" + name + ".safetensors");
  const SafetensorsFile tensors = readSafetensors(file->bytes(), name);
  PaddingGolden golden;
  golden.family = tensors.metadata.at("family");
  golden.request.ids = idsOf(*tensors.find("ids"));
  golden.request.attentionMask = bytesOf(tensors.find("mask"));
  golden.request.decoderAttentionMask = bytesOf(tensors.find("decoder_mask"));
  if (const TensorView* const ids = tensors.find("decoder_ids")) golden.request.decoderIds = idsOf(*ids);
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross})
    if (const TensorView* const patterns = tensors.find(nameOf(kind)))
      golden.attentions[kind] = floatsOf(*patterns);
  if (!golden.attentions.empty()) return golden;
  const bool encoder = golden.family.find("bert") != std::string::npos;
  golden.attentions[encoder ? AttentionKind::Encoder : AttentionKind::Decoder] =
      floatsOf(*tensors.find("attentions"));
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
    for (const char* name :
         {"bert-right", "bert-left", "distilbert-hole", "roberta-plain", "roberta-right", "roberta-left",
          "gpt2-right", "gpt2-left", "llama-right", "llama-left", "mistral-left", "qwen2-window-left",
          "opt-left", "opt-hole", "bloom-hole", "falcon-alibi-left", "falcon-alibi-hole"})
      QTest::newRow(name) << name;
  }
  void patternsAreThoseOfTransformers() {
    QFETCH(QString, name);
    const PaddingGolden golden = readGolden(name.toStdString());
    const auto trace = transformerOf(golden.family)->run(golden.request, {});
    QVERIFY(largestDifference(allPatterns(*trace), golden.attentions.at(trace->defaultKind())) <= 2e-5);
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

  /// The text's padding hides keys of the encoder and of the cross-attention, the decoder's its own.
  void bothSequencesArePadded_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"bart-both", "t5-both"}) QTest::newRow(name) << name;
  }
  void bothSequencesArePadded() {
    QFETCH(const QString, name);
    const PaddingGolden golden = readGolden(name.toStdString());
    const auto trace = transformerOf(golden.family)->run(golden.request, {});
    QCOMPARE(golden.attentions.size(), 3u);
    for (const auto& [kind, patterns] : golden.attentions)
      QVERIFY2(largestDifference(allPatterns(*trace->attention(kind)->patterns), patterns) <= 2e-5,
               std::string(nameOf(kind)).c_str());
    QVERIFY(trace->warnings.empty());
  }

  void queriesThatSeeNothingAreSaid() {
    const PaddingGolden golden = readGolden("gpt2-left");
    const auto trace = transformerOf(golden.family)->run(golden.request, {});
    QCOMPARE(english(trace->warnings),
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

  void typingGoesOnUnderADecodersMask() {
    const auto transformer = transformerOf("bart");
    RunRequest request;
    request.ids = {3, 7, 11, 2};
    request.decoderIds = {2, 9, 4, 13};
    transformer->run(request, {});
    for (const std::vector<std::uint8_t>& mask : std::vector<std::vector<std::uint8_t>>{
             {1, 0, 1, 1, 1}, {1, 0, 1, 1, 1, 1}, {}, {1, 1, 1, 1, 0, 1}}) {
      request.decoderIds.resize(mask.empty() ? 6 : mask.size(), 4);
      request.decoderAttentionMask = mask;
      const auto typed = transformer->run(request, {});
      const auto afresh = transformerOf("bart")->run(request, {});
      for (const AttentionKind kind : {AttentionKind::Decoder, AttentionKind::Cross})
        QVERIFY(largestDifference(allPatterns(*typed->attention(kind)->patterns),
                                  allPatterns(*afresh->attention(kind)->patterns)) <= 2e-6);
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
