#include "config_message.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::string named(const std::string& family, const std::string& more) {
  return R"({"model_type": ")" + family + "\"" + (more.empty() ? "" : ", " + more) + "}";
}

template <typename Change>
void forEveryAttentionTensors(Checkpoint& c, const Change& change) {
  for (LayerTensors& layer : c.weights.main().layers) change(layer.sublayers[0].attention());
}

template <typename Change>
void forEveryFeedForward(Checkpoint& c, const Change& change) {
  for (LayerConfig& layer : c.config.main().layers) change(*layer.find(SublayerKind::FeedForward));
}

// All of q, then all of k, then all of v, in place of what the family has.
void takeRowsInBlocks(Checkpoint& c) {
  forEveryAttentionTensors(c, [](AttentionTensors& attention) {
    std::int64_t first = 0;
    for (LinearTensor* part : {&attention.query, &attention.key, &attention.value}) {
      part->firstOutput = first;
      part->block = part->stride = 0;
      first += part->outputs;
    }
  });
}

void turnWholeHeads(Checkpoint& c) { c.config.main().rotaries[0].turned = 0; }

void pairOtherwise(Checkpoint& c) {
  RotaryPairs& pairs = c.config.main().rotaries[0].pairs;
  pairs = pairs == RotaryPairs::Halves ? RotaryPairs::Interleaved : RotaryPairs::Halves;
}

void forgetHeadBias(Checkpoint& c) { c.weights.outputHead->bias.reset(); }

void readStream(Checkpoint& c) {
  forEveryFeedForward(c, [](SublayerConfig& step) { step.input = SublayerInput::Stream; });
}

// The feed-forward reads the attention's input where it has a norm of its own.
void shareNorm(Checkpoint& c) {
  forEveryFeedForward(c, [](SublayerConfig& step) {
    step.input = SublayerInput::LastInput;
    step.norm = NormPlace::None;
  });
  for (LayerTensors& layer : c.weights.main().layers) layer.sublayers[1].inputNorm.reset();
}

void swapKeysAndValues(Checkpoint& c) {
  forEveryAttentionTensors(c, [](AttentionTensors& a) { std::swap(a.key, a.value); });
}

template <ScoreBias bias>
void biasBy(Checkpoint& c) {
  forEveryAttention(c.config.main(), [](AttentionConfig& a) { a.bias = bias; });
}

void scaleByHeadSize(Checkpoint& c) {
  forEveryAttention(c.config.main(), [](AttentionConfig& a) { a.scoreScale = standardScale(a.headSize); });
}

void doNotScale(Checkpoint& c) {
  forEveryAttention(c.config.main(), [](AttentionConfig& a) { a.scoreScale = 1; });
}

void activateBySilu(Checkpoint& c) {
  forEveryFeedForward(c, [](SublayerConfig& step) { step.feedForward.activation = Activation::Silu; });
}

void normBefore(Checkpoint& c) {
  for (LayerConfig& layer : c.config.main().layers)
    for (SublayerConfig& step : layer.sublayers) step.norm = NormPlace::Pre;
  for (LayerTensors& layer : c.weights.main().layers)
    for (SublayerTensors& step : layer.sublayers) std::swap(step.inputNorm, step.outputNorm);
}

void forgetOffset(Checkpoint& c) {
  c.config.main().maxPositions += c.config.main().positionOffset;
  c.config.main().positionOffset = 0;
}

// Heads 0, 2, .. use the first head of keys and values where 0, 1, .. should.
void spreadGroups(Checkpoint& c) {
  forEveryAttentionTensors(c, [](AttentionTensors& a) {
    const std::int64_t d = a.query.block / 2;
    for (const std::int64_t head : {0, 2, 1, 3})
      for (std::int64_t i = 0; i < d; ++i)
        a.query.rows.push_back(static_cast<std::int32_t>(head / 2 * a.query.stride + head % 2 * d + i));
  });
}

}  // namespace

/// Details of GPT-2's younger relatives, each of which changes the numbers if it is got wrong.
class TestFamilyDetailsGpt : public QObject {
  Q_OBJECT

 private slots:
  void detailsMatter_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<FamilyBreakage>("breakIt");
    const auto row = [](const char* title, const char* name, FamilyBreakage breakIt) {
      QTest::addRow("%s: %s", name, title) << QString(name) << breakIt;
    };
    row("side by side", "gpt_neox", readStream);
    row("two norms", "gpt_neox", shareNorm);
    row("rows by head", "gpt_neox", takeRowsInBlocks);
    row("the part that turns", "gpt_neox", turnWholeHeads);
    row("pairs of dimensions", "gpt_neox", pairOtherwise);
    row("one after the other", "gpt_neox-sequential", [](Checkpoint& c) {
      forEveryFeedForward(c, [](SublayerConfig& step) { step.input = SublayerInput::BesideLast; });
    });

    row("no scale", "gpt_neo", scaleByHeadSize);
    row("the window's size", "gpt_neo", [](Checkpoint& c) {
      c.config.main().layers[1].find(SublayerKind::SelfAttention)->attention.window += 1;
    });
    row("which layers have a window", "gpt_neo", [](Checkpoint& c) {
      const AttentionConfig local = c.config.main().attention(1);
      forEveryAttention(c.config.main(), [&](AttentionConfig& a) { a = local; });
    });

    for (const char* name : {"gptj", "codegen"}) {
      row("pairs of dimensions", name, pairOtherwise);
      row("the part that turns", name, turnWholeHeads);
      row("the feed-forward's input", name, readStream);
      row("the head's bias", name, forgetHeadBias);
    }
    row("rows in four parts", "codegen", takeRowsInBlocks);
    row("values before keys", "codegen", swapKeysAndValues);

    row("positions from row 2 on", "opt", forgetOffset);
    row("the activation", "opt", activateBySilu);
    row("the query's bias", "opt", [](Checkpoint& c) {
      forEveryAttentionTensors(c, [](AttentionTensors& a) { a.query.bias.reset(); });
    });
    row("norms after the sums", "opt-post-norm", normBefore);
    row("positions from row 2 on", "opt-post-norm", forgetOffset);

    row("the part that turns", "phi", turnWholeHeads);
    row("pairs of dimensions", "phi", pairOtherwise);
    row("side by side", "phi", readStream);
    row("the head's bias", "phi", forgetHeadBias);

    row("the bias of scores", "bloom", biasBy<ScoreBias::None>);
    row("a bias that is not scaled", "bloom", biasBy<ScoreBias::Falcon>);
    row("the norm of the embeddings", "bloom", [](Checkpoint& c) { c.weights.main().embeddingNorm.reset(); });
    row("rows by head", "bloom", takeRowsInBlocks);

    row("keys before values", "gpt_bigcode", swapKeysAndValues);
    row("the scale", "gpt_bigcode", doNotScale);
    row("rows by head", "gpt_bigcode-heads", takeRowsInBlocks);
    row("the scale", "gpt_bigcode-heads", doNotScale);

    row("keys before values", "falcon", swapKeysAndValues);
    row("the feed-forward's input", "falcon", readStream);
    row("pairs of dimensions", "falcon", pairOtherwise);
    row("two norms", "falcon-new", shareNorm);
    row("groups of heads", "falcon-new", spreadGroups);
    row("the bias is scaled too", "falcon-alibi", biasBy<ScoreBias::Bloom>);
    row("one after the other", "falcon-alibi", shareNorm);
    row("rows by head", "falcon-alibi", takeRowsInBlocks);

    row("the limit of q, k and v", "mpt",
        [](Checkpoint& c) { forEveryAttention(c.config.main(), [](AttentionConfig& a) { a.clip = 0; }); });
    row("the bias of scores", "mpt", biasBy<ScoreBias::None>);
    row("the largest slope", "mpt", [](Checkpoint& c) {
      forEveryAttention(c.config.main(), [](AttentionConfig& a) { a.alibiMax = 4; });
    });
    row("the scale of its own", "mpt-softmax-scale", scaleByHeadSize);
  }
  void detailsMatter() {
    QFETCH(const QString, name);
    QFETCH(const FamilyBreakage, breakIt);
    verifyThatItMatters(name.toStdString(), breakIt);
  }

  void classDefaults_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QList<int>>("sizes");  // layers, d_model, heads, key/value heads, d_ff, ids, positions
    QTest::addColumn<bool>("tied");
    const auto row = [](const char* family, const QList<int>& sizes, bool tied) {
      QTest::newRow(family) << QString(family) << sizes << tied;
    };
    row("gpt_neox", {44, 6144, 64, 64, 24576, 50432, 2048}, false);
    row("gpt_neo", {24, 2048, 16, 16, 8192, 50257, 2048}, true);
    row("gptj", {28, 4096, 16, 16, 16384, 50400, 2048}, false);
    row("codegen", {28, 4096, 16, 16, 16384, 50400, 2048}, false);
    row("opt", {12, 768, 12, 12, 3072, 50272, 2048}, true);
    row("phi", {24, 2048, 32, 32, 8192, 51200, 2048}, false);
    row("bloom", {2, 64, 8, 8, 256, 250880, 2048}, true);
    row("gpt_bigcode", {12, 768, 12, 1, 3072, 50257, 1024}, true);
    row("falcon", {32, 4544, 71, 1, 18176, 65024, 2048}, true);
    row("mpt", {24, 2048, 16, 16, 8192, 50368, 2048}, true);
  }
  void classDefaults() {
    QFETCH(const QString, family);
    QFETCH(const QList<int>, sizes);
    QFETCH(const bool, tied);
    const ModelConfig config = configOf(named(family.toStdString(), ""));
    const StackConfig& stack = config.main();
    const auto asInt = [](std::int64_t size) { return static_cast<int>(size); };
    QCOMPARE((QList<int>{asInt(stack.layerCount()), asInt(stack.modelSize), asInt(stack.heads()),
                         asInt(stack.attention().keyValueHeads), asInt(stack.feedForward().size),
                         asInt(config.vocabularySize), asInt(stack.maxPositions)}),
             sizes);
    QCOMPARE(config.tiedOutput, tied);
  }

  void rotaryDefaults() {
    QCOMPARE(configOf(named("gpt_neox", "")).main().rotaries[0].turned, 24);
    QCOMPARE(configOf(named("gptj", "")).main().rotaries[0].turned, 64);
    QCOMPARE(configOf(named("phi", "")).main().rotaries[0].turned, 32);
    QCOMPARE(configOf(named("falcon", "")).main().rotaries[0].dimensions(), 64);
    QVERIFY(configOf(named("falcon", R"("alibi": true)")).main().rotaries.empty());
  }

  void falconsFeedForwardInput_data() {
    QTest::addColumn<QString>("keys");
    QTest::addColumn<int>("input");
    const auto row = [](const char* keys, SublayerInput input) {
      QTest::newRow(keys) << QString(keys) << static_cast<int>(input);
    };
    row(R"("parallel_attn": true)", SublayerInput::LastInput);
    row(R"("parallel_attn": false)", SublayerInput::Stream);
    row(R"("new_decoder_architecture": true)", SublayerInput::BesideLast);
    row(R"("new_decoder_architecture": true, "parallel_attn": false)", SublayerInput::BesideLast);
    row(R"("new_decoder_architecture": true, "num_ln_in_parallel_attn": null)", SublayerInput::BesideLast);
    row(R"("new_decoder_architecture": true, "num_ln_in_parallel_attn": 1)", SublayerInput::LastInput);
  }
  void falconsFeedForwardInput() {
    QFETCH(const QString, keys);
    QFETCH(const int, input);
    const ModelConfig config = configOf(named("falcon", keys.toStdString()));
    QCOMPARE(static_cast<int>(config.main().layers[0].sublayers[1].input), input);
  }

  void phiMayNormItsHeads() {
    QVERIFY(configOf(named("phi", "")).main().attention().headNorm == HeadNorm::None);
    QVERIFY(configOf(named("phi", R"("qk_layernorm": true)")).main().attention().headNorm ==
            HeadNorm::SharedByHeads);
  }

  void variantsAreRefused_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* family, const char* keys, const char* sentence) {
      QTest::addRow("%s %s", family, keys) << QString(family) << QString(keys) << QString(sentence);
    };
    for (const char* family : {"bloom", "falcon"}) {
      row(family, R"("apply_residual_connection_post_layernorm": true)",
          "apply_residual_connection_post_layernorm is true, and layers that add to what their norms made "
          "are "
          "not supported.");
    }
    row("codegen", R"("n_head": 2)", "n_head is 2, and CodeGen's heads come in four equal parts.");
    row("gpt_neo", R"("num_layers": 3)",
        "attention_types must be a list of pairs of names and a number, such as [[[\"global\", \"local\"], "
        "12]], "
        "for 3 layers.");
    row("gpt_bigcode", R"("add_cross_attention": true)",
        "add_cross_attention is true, and only plain decoders of this family are supported.");
    row("opt", R"("layer_norm_elementwise_affine": false)",
        "layer_norm_elementwise_affine is false, and norms without weights are not supported.");
    row("phi", R"("num_key_value_heads": 5)",
        "num_key_value_heads is 5, which does not divide num_attention_heads 32.");
    row("phi", R"("head_dim": 80)", "head_dim must be hidden_size / num_attention_heads, which is 64.");
    row("falcon", R"("new_decoder_architecture": true, "num_kv_heads": 2)",
        "num_kv_heads is 2, which does not divide num_attention_heads 71.");
    row("mpt", R"("no_bias": false)",
        "no_bias is false, and only MPT models where it is true are supported.");
    row("mpt", R"("attn_config": {"alibi": false})",
        "attn_config.alibi is false, and only MPT models where it is true are supported.");
    row("mpt", R"("attn_config": {"qk_ln": true})",
        "attn_config.qk_ln is true, and only MPT models where it is false are supported.");
    row("mpt", R"("attn_config": {"attn_type": "multiquery_attention"})",
        "attn_config.attn_type is \"multiquery_attention\", and only multihead_attention is supported.");
    row("mpt", R"("logit_scale": 2)", "logit_scale is set, and scaled logits are not supported.");
    row("mpt", R"("expansion_ratio": 3)",
        "expansion_ratio must be 4; other widths of the feed-forward are not supported.");
    row("mpt", R"("norm_type": "rmsnorm")", "norm_type is \"rmsnorm\", and only layer norms are supported.");
  }
  void variantsAreRefused() {
    QFETCH(const QString, family);
    QFETCH(const QString, keys);
    QFETCH(const QString, sentence);
    QCOMPARE(QString::fromStdString(message(named(family.toStdString(), keys.toStdString()))), sentence);
  }

  /// The names of other families' sizes, as transformers takes them.
  void sizesGoByOtherNames() {
    QCOMPARE(configOf(named("bloom", R"("n_embed": 32, "num_attention_heads": 4)")).main().modelSize, 32);
    QCOMPARE(configOf(named("mpt", R"("hidden_size": 32, "num_attention_heads": 4)")).main().heads(), 4);
    QCOMPARE(
        configOf(named("gpt_neo", R"("num_hidden_layers": 24, "num_attention_heads": 4)")).main().heads(), 4);
  }
};

QTEST_GUILESS_MAIN(TestFamilyDetailsGpt)
#include "tst_family_details_gpt.moc"
