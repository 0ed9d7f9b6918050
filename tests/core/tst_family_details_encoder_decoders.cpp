#include "byte_builder.h"
#include "core/positional/sinusoidal.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

ModelConfig configOf(const std::string& json) {
  return readModelConfig(ModelFiles::embedded("m", {{"config.json", asBytes(json)}}));
}

// The part of the message after "m/config.json: ".
QString message(const std::string& json) {
  const std::string text = messageOf([&] { configOf(json); });
  const std::string prefix = "m/config.json: ";
  return QString::fromStdString(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
}

template <typename Change>
void forEvery(SublayerKind kind, StackConfig& stack, const Change& change) {
  for (LayerConfig& layer : stack.layers)
    if (SublayerConfig* const found = layer.find(kind)) change(*found);
}

// ---- T5 ----

void scaleSelfAttention(Checkpoint& checkpoint) {
  forEvery(SublayerKind::SelfAttention, *checkpoint.config.encoder,
           [](SublayerConfig& self) { self.attention.scoreScale = standardScale(self.attention.headSize); });
}

void scaleCrossAttention(Checkpoint& checkpoint) {
  forEvery(SublayerKind::CrossAttention, *checkpoint.config.decoder, [](SublayerConfig& cross) {
    cross.attention.scoreScale = standardScale(cross.attention.headSize);
  });
}

void splitTheDecodersBuckets(Checkpoint& checkpoint) {
  forEvery(SublayerKind::SelfAttention, *checkpoint.config.decoder,
           [](SublayerConfig& self) { self.attention.buckets.bidirectional = true; });
}

void stretchTheBuckets(Checkpoint& checkpoint) {
  for (StackConfig* stack : {&*checkpoint.config.encoder, &*checkpoint.config.decoder})
    forEvery(SublayerKind::SelfAttention, *stack,
             [](SublayerConfig& self) { self.attention.buckets.maxDistance = 128; });
}

void biasTheFirstLayerOnly(Checkpoint& checkpoint) {
  std::vector<LayerConfig>& layers = checkpoint.config.decoder->layers;
  for (std::size_t i = 1; i < layers.size(); ++i) {
    layers[i].find(SublayerKind::SelfAttention)->attention.bias = ScoreBias::None;
    checkpoint.weights.decoder->layers[i].sublayers.front().attention().relativeBias.reset();
  }
}

void leaveStatesUnscaled(Checkpoint& checkpoint) { checkpoint.config.stateScale = 1; }
void scaleStates(Checkpoint& checkpoint) { checkpoint.config.stateScale = 0.25F; }

void meanBeforeTheNorm(Checkpoint& checkpoint) {
  const auto centre = [](StackConfig& config, StackTensors& tensors) {
    config.norm.kind = NormKind::LayerNorm;
    const auto addBias = [](std::optional<NormTensor>& norm) {
      static const std::array<float, 16> zeros{};
      norm->bias =
          TensorView{"zeros", DType::Float32, {16}, reinterpret_cast<const std::byte*>(zeros.data())};
    };
    for (LayerTensors& layer : tensors.layers)
      for (SublayerTensors& sublayer : layer.sublayers) addBias(sublayer.inputNorm);
    addBias(tensors.finalNorm);
  };
  centre(*checkpoint.config.encoder, *checkpoint.weights.encoder);
  centre(*checkpoint.config.decoder, *checkpoint.weights.decoder);
}

void activateTheOtherHalf(Checkpoint& checkpoint) {
  for (LayerTensors& layer : checkpoint.weights.encoder->layers) {
    FeedForwardTensors& feedForward = layer.sublayers.back().feedForward();
    std::swap(*feedForward.gate, feedForward.up);
  }
}

void headOfTheEmbedding(Checkpoint& checkpoint) {
  checkpoint.weights.outputHead->decoder.weight = checkpoint.weights.decoder->tokenEmbedding;
}

void firstTableForAll(Checkpoint& checkpoint) {
  std::vector<LayerTensors>& layers = checkpoint.weights.encoder->layers;
  for (LayerTensors& layer : layers)
    layer.sublayers.front().attention().relativeBias =
        layers.front().sublayers.front().attention().relativeBias;
}

// ---- BART and its relatives ----

void withoutOffset(Checkpoint& checkpoint) {
  for (StackConfig* stack : {&*checkpoint.config.encoder, &*checkpoint.config.decoder}) {
    stack->maxPositions += stack->positionOffset;
    stack->positionOffset = 0;
  }
}

void withoutEmbeddingNorm(Checkpoint& checkpoint) { checkpoint.weights.encoder->embeddingNorm.reset(); }
void withoutLogitsBias(Checkpoint& checkpoint) { checkpoint.weights.outputHead->bias.reset(); }
void withoutEncoderNorm(Checkpoint& checkpoint) { checkpoint.weights.encoder->finalNorm.reset(); }
void withoutDecoderNorm(Checkpoint& checkpoint) { checkpoint.weights.decoder->finalNorm.reset(); }

void blindCrossAttention(Checkpoint& checkpoint) {
  forEvery(SublayerKind::CrossAttention, *checkpoint.config.decoder,
           [](SublayerConfig& cross) { cross.attention.mask = MaskRule::Causal; });
}

void seeingDecoder(Checkpoint& checkpoint) {
  forEvery(SublayerKind::SelfAttention, *checkpoint.config.decoder,
           [](SublayerConfig& self) { self.attention.mask = MaskRule::Bidirectional; });
}

void unscaledEmbedding(Checkpoint& checkpoint) {
  checkpoint.config.encoder->embeddingScale = 1;
  checkpoint.config.decoder->embeddingScale = 1;
}

void interleavedSinusoids(Checkpoint& checkpoint) {
  checkpoint.config.encoder->sinusoid.kind = SinusoidKind::Interleaved;
}
void marianSinusoids(Checkpoint& checkpoint) {
  checkpoint.config.decoder->sinusoid.kind = SinusoidKind::Halves;
}
void withoutSinusoidOffset(Checkpoint& checkpoint) { checkpoint.config.decoder->sinusoid.offset = 0; }

void oneTable(Checkpoint& checkpoint) {
  checkpoint.weights.decoder->tokenEmbedding = checkpoint.weights.encoder->tokenEmbedding;
}

}  // namespace

/// The families with an encoder and a decoder: every detail matters, and missing keys have the defaults of
/// transformers' config classes.
class TestFamilyDetailsEncoderDecoders : public QObject {
  Q_OBJECT

 private slots:
  void detailsMatter_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<FamilyBreakage>("breakIt");
    const auto row = [](const char* name, const char* detail, FamilyBreakage breakIt) {
      QTest::addRow("%s: %s", name, detail) << QString(name) << breakIt;
    };
    row("t5", "scores are not scaled", scaleSelfAttention);
    row("t5", "nor those of the cross-attention", scaleCrossAttention);
    row("t5", "the decoder's buckets are all for what is before", splitTheDecodersBuckets);
    row("t5", "the largest distance", stretchTheBuckets);
    row("t5", "all layers have the first one's biases", biasTheFirstLayerOnly);
    row("t5", "tied states are scaled", leaveStatesUnscaled);
    row("t5", "the norm takes no mean off", meanBeforeTheNorm);
    row("t5-gated", "wi_0 is what is activated", activateTheOtherHalf);
    row("t5-gated", "the head is a matrix of its own", headOfTheEmbedding);
    row("t5-gated", "untied states are not scaled", scaleStates);
    row("mt5", "states are not scaled", scaleStates);
    row("mt5", "wi_0 is what is activated", activateTheOtherHalf);
    row("mt5", "all layers have the first one's biases", biasTheFirstLayerOnly);
    row("umt5", "every layer has its own biases", firstTableForAll);
    row("umt5", "states are scaled where the config says tied", leaveStatesUnscaled);
    row("umt5", "scores are not scaled", scaleSelfAttention);
    row("bart", "two rows before the positions", withoutOffset);
    row("bart", "the norm of the embeddings", withoutEmbeddingNorm);
    row("bart", "final_logits_bias", withoutLogitsBias);
    row("bart", "the decoder sees the whole encoder", blindCrossAttention);
    row("bart", "the decoder does not see what comes", seeingDecoder);
    row("mbart", "the norm of the encoder's states", withoutEncoderNorm);
    row("mbart", "the norm of the decoder's states", withoutDecoderNorm);
    row("mbart", "embeddings are scaled", unscaledEmbedding);
    row("marian", "sines before cosines", interleavedSinusoids);
    row("marian", "embeddings are scaled", unscaledEmbedding);
    row("marian", "final_logits_bias", withoutLogitsBias);
    row("marian-separate", "the decoder has a table of its own", oneTable);
    row("pegasus", "sines before cosines", interleavedSinusoids);
    row("pegasus", "the norm of the encoder's states", withoutEncoderNorm);
    row("pegasus", "embeddings are scaled", unscaledEmbedding);
    row("m2m_100", "fairseq's angles", marianSinusoids);
    row("m2m_100", "positions begin behind the padding", withoutSinusoidOffset);
    row("m2m_100", "the norm of the decoder's states", withoutDecoderNorm);
  }
  void detailsMatter() {
    QFETCH(const QString, name);
    QFETCH(const FamilyBreakage, breakIt);
    verifyThatItMatters(name.toStdString(), breakIt);
  }

  void defaultsOfT5() {
    const ModelConfig config = configOf(R"({"model_type": "t5"})");
    QCOMPARE(config.architecture(), Architecture::EncoderDecoder);
    QCOMPARE(config.vocabularySize, 32128);
    QCOMPARE(config.decoderVocabularySize, 32128);
    QCOMPARE(config.encoder->layers.size(), 6u);
    QCOMPARE(config.decoder->layers.size(), 6u);
    QCOMPARE(config.decoder->layers.front().sublayers.size(), 3u);
    const AttentionConfig& attention = config.decoder->attention();
    QCOMPARE(attention.heads * attention.headSize, 512);
    QVERIFY(attention.buckets == (RelativeBuckets{32, 128, false}));
    QVERIFY(config.encoder->attention().buckets == (RelativeBuckets{32, 128, true}));
    QCOMPARE(config.main().feedForward().activation, Activation::Relu);
    QVERIFY(!config.main().feedForward().gated);
    QCOMPARE(config.stateScale, 1 / std::sqrt(512.0F));
    QCOMPARE(configOf(R"({"model_type": "t5", "tie_word_embeddings": false})").stateScale, 1.0F);
    QCOMPARE(configOf(R"({"model_type": "umt5", "tie_word_embeddings": false})").stateScale, 1.0F);
    const ModelConfig mt5 = configOf(R"({"model_type": "mt5", "num_decoder_layers": 3})");
    QCOMPARE(mt5.stateScale, 1.0F);
    QCOMPARE(mt5.vocabularySize, 250112);
    QCOMPARE(mt5.encoder->layers.size(), 8u);
    QCOMPARE(mt5.decoder->layers.size(), 3u);
    QVERIFY(mt5.main().feedForward().gated);
    QCOMPARE(mt5.main().feedForward().activation, Activation::GeluTanh);
  }

  void defaultsOfBart() {
    const ModelConfig config = configOf(R"({"model_type": "bart", "decoder_layers": 6})");
    QCOMPARE(config.vocabularySize, 50265);
    QCOMPARE(config.encoder->layers.size(), 12u);
    QCOMPARE(config.decoder->layers.size(), 6u);
    QCOMPARE(config.encoder->positionOffset, 2);
    QCOMPARE(config.encoder->maxPositions, 1024);
    QCOMPARE(config.encoder->embeddingScale, 1.0F);
    QCOMPARE(config.encoder->attention().mask, MaskRule::Bidirectional);
    QCOMPARE(config.decoder->attention().mask, MaskRule::Causal);
    QCOMPARE(config.decoder->feedForward().activation, Activation::Gelu);
    const ModelConfig m2m = configOf(R"({"model_type": "m2m_100"})");
    QCOMPARE(m2m.encoder->embeddingScale, 32.0F);
    QCOMPARE(m2m.encoder->sinusoid.offset, 2);
    QCOMPARE(m2m.encoder->uncountedToken, 1);
    QCOMPARE(m2m.encoder->feedForward().activation, Activation::Relu);
    const ModelConfig marian = configOf(
        R"({"model_type": "marian", "share_encoder_decoder_embeddings": false, "decoder_vocab_size": 9})");
    QCOMPARE(marian.vocabularySize, 58101);
    QCOMPARE(marian.decoderVocabularySize, 9);
  }

  void refuses_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a decoder alone")
        << R"({"model_type": "bart", "is_encoder_decoder": false})"
        << "is_encoder_decoder is false, and only models of this family with both an encoder and a decoder "
           "are supported.";
    QTest::newRow("heads that do not divide")
        << R"({"model_type": "marian", "decoder_attention_heads": 3})"
        << "decoder_attention_heads is 3, which does not divide d_model 1024.";
    QTest::newRow("a short distance")
        << R"({"model_type": "t5", "relative_attention_max_distance": 16})"
        << "relative_attention_max_distance is 16, and must be more than half of "
           "relative_attention_num_buckets, 32.";
    QTest::newRow("a feed-forward")
        << R"({"model_type": "umt5", "feed_forward_proj": "gated-x"})"
        << "feed_forward_proj is \"x\", which is not an activation known here (gelu, gelu_python, gelu_new, "
           "gelu_fast, gelu_accurate, gelu_pytorch_tanh, relu, silu, swish, gelu_python_tanh, quick_gelu, "
           "relu2, gelu_10, tanh).";
  }
  void refuses() {
    QFETCH(const QString, json);
    QFETCH(const QString, expected);
    QCOMPARE(message(json.toStdString()), expected);
  }
};

QTEST_GUILESS_MAIN(TestFamilyDetailsEncoderDecoders)
#include "tst_family_details_encoder_decoders.moc"
