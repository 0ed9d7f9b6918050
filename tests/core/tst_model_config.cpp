#include <QtTest>
#include <algorithm>
#include <cmath>

#include "config_message.h"
#include "core/model/checkpoint.h"
#include "core/model/family_registry.h"

using namespace headlight;
using namespace headlight::test;

namespace {

AttentionConfig headsOf(std::int64_t heads, std::int64_t size) {
  AttentionConfig attention;
  attention.heads = attention.keyValueHeads = heads;
  attention.headSize = attention.valueSize = size;
  attention.scoreScale = standardScale(size);
  return attention;
}

const AttentionConfig& lastAttention(const ModelConfig& config) {
  return config.main().attention(config.main().layers.size() - 1);
}

std::string llama(const std::string& more) { return R"({"model_type": "llama", )" + more + "}"; }

}  // namespace

/// What config.json becomes, family by family; defaults are those of Hugging Face's config classes.
class ModelConfigTest : public QObject {
  Q_OBJECT

 private slots:
  void registryIsSortedAndWhole() {
    std::string last;
    for (const Family& family : families()) {
      QVERIFY(std::string(family.modelType) > last);
      last = family.modelType;
      QVERIFY(family.readConfig != nullptr && family.bindWeights != nullptr);
    }
  }

  void unknownFamiliesAreRefusedWithTheKnownOnes() {
    const std::string known = familyNames() + ".";
    QVERIFY(known.starts_with("albert, bart, bert, ") && known.size() < 330);
    const std::size_t named = static_cast<std::size_t>(std::count(known.begin(), known.end(), ',')) + 1;
    QVERIFY(known.ends_with(" and " + std::to_string(families().size() - named) + " more."));
    QCOMPARE(message(R"({"model_type": "mamba"})"),
             "model_type \"mamba\" is not among the families known here: " + known);
    QCOMPARE(message(R"({"model_type": ""})"),
             "model_type \"\" is not among the families known here: " + known);
    QCOMPARE(message("{}"), std::string("model_type is missing, so the family is not known."));
    QCOMPARE(message(R"({"model_type": 7})"), std::string("model_type must be a text, not 7."));
    QCOMPARE(message("[]"), std::string("m/config.json must be a JSON object, not []."));
    QCOMPARE(message("{\"model_type\": \"be\xC3\"}"),
             std::string("m/config.json is not valid UTF-8 at byte 18."));
    QCOMPARE(message(std::string(10000, '[')),
             std::string("m/config.json nests JSON deeper than 128 levels at byte 128."));
  }

  void defaultsOfBert() {
    const ModelConfig config = configOf(R"({"model_type": "bert"})");
    ModelConfig expected;
    expected.family = "bert";
    expected.vocabularySize = 30522;
    StackConfig& stack = expected.encoder.emplace();
    stack.modelSize = 768;
    stack.tokenTypes = 2;
    stack.maxPositions = 512;
    stack.norm.epsilon = 1e-12;
    AttentionConfig attention = headsOf(12, 64);
    attention.mask = MaskRule::Bidirectional;
    FeedForwardConfig feedForward;
    feedForward.size = 3072;
    stack.layers = equalLayers(12, selfAttentionLayer(attention, feedForward, NormPlace::Post));
    QVERIFY(config == expected);
    ModelConfig distilled = expected;
    distilled.family = "distilbert";
    distilled.main().layers.resize(6);
    distilled.main().tokenTypes = 0;
    QVERIFY(configOf(R"({"model_type": "distilbert"})") == distilled);
  }

  void robertaStartsAfterThePadding() {
    const ModelConfig config = configOf(R"({"model_type": "roberta", "max_position_embeddings": 514})");
    QCOMPARE(config.main().positionOffset, 2);
    QCOMPARE(config.main().maxPositions, 512);
    QCOMPARE(config.vocabularySize, 50265);
    QCOMPARE(configOf(R"({"model_type": "roberta", "pad_token_id": 0})").main().positionOffset, 1);
    QCOMPARE(message(R"({"model_type": "roberta", "max_position_embeddings": 2})"),
             std::string("max_position_embeddings is 2, which leaves no position after the first 2 rows "
                         "(pad_token_id + 1)."));
  }

  void defaultsOfGpt2() {
    const ModelConfig config = configOf(R"({"model_type": "gpt2", "n_inner": null})");
    ModelConfig expected;
    expected.family = "gpt2";
    expected.vocabularySize = 50257;
    StackConfig& stack = expected.decoder.emplace();
    stack.modelSize = 768;
    stack.maxPositions = 1024;
    FeedForwardConfig feedForward;
    feedForward.size = 3072;
    feedForward.activation = Activation::GeluTanh;
    stack.layers = equalLayers(12, selfAttentionLayer(headsOf(12, 64), feedForward, NormPlace::Pre));
    QVERIFY(config == expected);
    const ModelConfig other = configOf(
        R"({"model_type": "gpt2", "scale_attn_weights": false, "scale_attn_by_inverse_layer_idx": true,)"
        R"("n_inner": 100, "tie_word_embeddings": false})");
    QCOMPARE(other.main().attention(0).scoreScale, 1.0f);
    QCOMPARE(other.main().attention(3).scoreScale, 0.25f);
    QVERIFY(!other.tiedOutput);
    QCOMPARE(other.main().feedForward().size, 100);
  }

  void defaultsOfLlama() {
    const ModelConfig config = configOf(R"({"model_type": "llama"})");
    ModelConfig expected;
    expected.family = "llama";
    expected.vocabularySize = 32000;
    expected.tiedOutput = false;
    StackConfig& stack = expected.decoder.emplace();
    stack.modelSize = 4096;
    stack.maxPositions = 2048;
    stack.norm = {NormKind::RmsNorm, 1e-6};
    stack.positionalEncoding = PositionalEncoding::Rotary;
    stack.rotaries = {{.headSize = 128, .turned = 128}};
    AttentionConfig attention = headsOf(32, 128);
    attention.rotary = 0;
    const FeedForwardConfig feedForward{.size = 11008, .activation = Activation::Silu, .gated = true};
    stack.layers = equalLayers(32, selfAttentionLayer(attention, feedForward, NormPlace::Pre));
    QVERIFY(config == expected);
    const ModelConfig sized = configOf(llama(R"("head_dim": 256, "num_key_value_heads": 4)"));
    QCOMPARE(sized.main().attention().headSize, 256);
    QCOMPARE(sized.main().attention().keyValueHeads, 4);
    QCOMPARE(sized.main().attention().scoreScale, 0.0625f);
  }

  void slidingWindows() {
    const ModelConfig mistral = configOf(R"({"model_type": "mistral"})");
    QVERIFY(lastAttention(mistral).mask == MaskRule::SlidingWindow);
    QCOMPARE(lastAttention(mistral).window, 4096);
    QCOMPARE(mistral.main().attention().keyValueHeads, 8);
    QCOMPARE(mistral.main().feedForward().size, 14336);
    const ModelConfig open =
        configOf(R"({"model_type": "mistral", "sliding_window": null, "num_key_value_heads": null})");
    QVERIFY(lastAttention(open).mask == MaskRule::Causal);
    QCOMPARE(lastAttention(open).window, 0);
    QCOMPARE(open.main().attention().keyValueHeads, 32);
    QVERIFY(lastAttention(configOf(R"({"model_type": "qwen2"})")).mask == MaskRule::Causal);
    const ModelConfig qwen = configOf(
        R"({"model_type": "qwen2", "use_sliding_window": true, "sliding_window": 100, "max_window_layers": 20})");
    QVERIFY(lastAttention(qwen).mask == MaskRule::SlidingWindow);
    QCOMPARE(lastAttention(qwen).window, 100);
    QVERIFY(qwen.main().attention(19).mask == MaskRule::Causal);
    QCOMPARE(qwen.main().attention(20).window, 100);
    const ModelConfig late =
        configOf(R"({"model_type": "qwen2", "use_sliding_window": true, "max_window_layers": 32})");
    QVERIFY(lastAttention(late).mask == MaskRule::Causal);
    const ModelConfig listed = configOf(
        R"({"model_type": "qwen2", "num_hidden_layers": 3, "use_sliding_window": true, "sliding_window": 4,)"
        R"("layer_types": ["full_attention", "sliding_attention", "sliding_attention"]})");
    QCOMPARE(listed.main().attention(0).window, 0);
    QCOMPARE(listed.main().attention(1).window, 4);
    QCOMPARE(lastAttention(listed).window, 4);
    QCOMPARE(
        message(R"({"model_type": "qwen2", "num_hidden_layers": 2,)"
                R"("layer_types": ["sliding_attention", "full_attention"]})"),
        std::string("layer_types does not agree with num_hidden_layers, use_sliding_window, sliding_window "
                    "and max_window_layers."));
  }

  void ropeScalings() {
    const RopeScaling linear =
        configOf(llama(R"("rope_scaling": {"type": "linear", "factor": 4})")).main().rotaries[0].scaling;
    QVERIFY(linear.kind == RopeScaling::Kind::Linear);
    QCOMPARE(linear.factor, 4.0);
    const RopeScaling dynamic =
        configOf(llama(R"("rope_scaling": {"rope_type": "dynamic", "type": "linear", "factor": 2.5})"))
            .main()
            .rotaries[0]
            .scaling;
    QVERIFY(dynamic.kind == RopeScaling::Kind::Dynamic);
    QCOMPARE(dynamic.originalPositions, 2048);
    const ModelConfig llama3 = configOf(llama(
        R"("rope_parameters": {"rope_type": "llama3", "rope_theta": 500000.0, "factor": 8.0,)"
        R"("low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 8192})"));
    QVERIFY(llama3.main().rotaries[0].scaling.kind == RopeScaling::Kind::Llama3);
    QCOMPARE(llama3.main().rotaries[0].scaling.originalPositions, 8192);
    QCOMPARE(llama3.main().rotaries[0].scaling.highFrequencyFactor, 4.0);
    QCOMPARE(llama3.main().rotaries[0].base, 500000.0);
    QVERIFY(configOf(llama(R"("rope_scaling": {"rope_type": "default"})")).main().rotaries[0].scaling ==
            RopeScaling{});
    QVERIFY(configOf(llama(R"("rope_scaling": null)")).main().rotaries[0].scaling == RopeScaling{});
  }

  /// As transformers 5.12 reads them.
  void ropeScalingsOfTwoConfigs() {
    const auto both =
        configOf(llama(R"("rope_theta": 7.0, "rope_parameters": {"rope_type": "default", "rope_theta": 5.0},)"
                       R"("rope_scaling": {"type": "linear", "factor": 4})"));
    QVERIFY(both.main().rotaries[0].scaling.kind == RopeScaling::Kind::Linear);
    QCOMPARE(both.main().rotaries[0].base, 7.0);
    const auto empty = configOf(llama(
        R"("rope_scaling": {}, "rope_parameters": {"rope_type": "linear", "factor": 2, "rope_theta": 5.0})"));
    QCOMPARE(empty.main().rotaries[0].base, 5.0);
    QCOMPARE(empty.main().rotaries[0].scaling.factor, 2.0);
    const std::string llama3 =
        R"("rope_scaling": {"rope_type": "llama3", "factor": 8, "low_freq_factor": 1, "high_freq_factor": 4)";
    QCOMPARE(configOf(llama(llama3 + "}")).main().rotaries[0].scaling.originalPositions, 2048);
    QCOMPARE(configOf(llama(llama3 + R"(, "original_max_position_embeddings": 64})"))
                 .main()
                 .rotaries[0]
                 .scaling.originalPositions,
             64);
    QCOMPARE(configOf(llama(llama3 + R"(, "original_max_position_embeddings": 64}, )" +
                            R"("original_max_position_embeddings": 32)"))
                 .main()
                 .rotaries[0]
                 .scaling.originalPositions,
             32);
  }

  void keysUnderOtherNames_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("names");  // of layers, heads, d_model, positions
    for (const char* type :
         {"bert", "roberta", "distilbert", "gpt2", "llama", "mistral", "qwen2", "deepseek", "deepseek-llm",
          "albert", "camembert", "deberta", "deberta-v2", "electra", "modernbert", "mpnet", "xlm-roberta"}) {
      for (const char* names : {"num_hidden_layers num_attention_heads hidden_size max_position_embeddings",
                                "n_layer n_head n_embd n_positions", "n_layers n_heads dim n_ctx"})
        QTest::addRow("%s: %s", type, names) << QByteArray(type) << QByteArray(names);
    }
  }
  void keysUnderOtherNames() {
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, names);
    const QList<QByteArray> keys = names.split(' ');
    const ModelConfig config = configOf(
        "{\"model_type\": \"" + type.toStdString() + "\", \"" + keys[0].toStdString() + "\": 3, \"" +
        keys[1].toStdString() + "\": 4, \"" + keys[2].toStdString() + "\": 48, \"" + keys[3].toStdString() +
        "\": 34" + (type == "mistral" || type == "qwen2" ? R"(, "n_kv_heads": 2})" : "}"));
    QCOMPARE(config.main().layerCount(), 3);
    QCOMPARE(config.main().attention().heads, 4);
    QCOMPARE(config.main().modelSize, 48);
    QCOMPARE(config.main().attention().headSize, 12);
    QCOMPARE(config.main().maxPositions + config.main().positionOffset, 34);
  }

  /// Where both names are there, GPT-2 and DistilBERT go by the common one, the others by their own.
  void ofTwoNamesOneWins() {
    QCOMPARE(
        configOf(R"({"model_type": "gpt2", "n_head": 2, "num_attention_heads": 4})").main().attention().heads,
        4);
    QCOMPARE(configOf(R"({"model_type": "distilbert", "hidden_size": 24, "dim": 48})").main().modelSize, 24);
    QCOMPARE(configOf(R"({"model_type": "gpt2", "n_positions": 32, "n_ctx": 64})").main().maxPositions, 32);
    QCOMPARE(
        configOf(R"({"model_type": "bert", "n_head": 2, "num_attention_heads": 4})").main().attention().heads,
        4);
    QCOMPARE(configOf(R"({"model_type": "gpt2", "n_inner": null, "intermediate_size": 5})")
                 .main()
                 .feedForward()
                 .size,
             3072);
  }

  void activations() {
    const auto activationOf = [](const std::string& name) {
      return configOf("{\"model_type\": \"bert\", \"hidden_act\": \"" + name + "\"}")
          .main()
          .feedForward()
          .activation;
    };
    QVERIFY(activationOf("gelu") == Activation::Gelu);
    QVERIFY(activationOf("gelu_python") == Activation::Gelu);
    for (const char* name :
         {"gelu_new", "gelu_fast", "gelu_accurate", "gelu_pytorch_tanh", "gelu_python_tanh"})
      QVERIFY(activationOf(name) == Activation::GeluTanh);
    QVERIFY(activationOf("relu") == Activation::Relu);
    QVERIFY(activationOf("silu") == Activation::Silu);
    QVERIFY(activationOf("swish") == Activation::Silu);
    QVERIFY(activationOf("quick_gelu") == Activation::QuickGelu);
    QVERIFY(activationOf("relu2") == Activation::Relu2);
    QVERIFY(activationOf("gelu_10") == Activation::Gelu10);
    QVERIFY(activationOf("tanh") == Activation::Tanh);
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const std::string& json, const char* text) {
      QTest::newRow(name) << QByteArray::fromStdString(json) << QByteArray(text);
    };
    add("text for a number", llama(R"("hidden_size": "4096")"),
        "hidden_size must be a whole number from 1 to 16777216, not \"4096\".");
    add("fraction", llama(R"("num_hidden_layers": 2.5)"),
        "num_hidden_layers must be a whole number from 1 to 10000, not 2.5.");
    add("negative", llama(R"("num_attention_heads": -4)"),
        "num_attention_heads must be a whole number from 1 to 16777216, not -4.");
    add("zero", llama(R"("vocab_size": 0)"),
        "vocab_size must be a whole number from 1 to 2147483647, not 0.");
    add("absurd", llama(R"("intermediate_size": 18446744073709551615)"),
        "intermediate_size must be a whole number from 1 to 16777216, not 18446744073709551615.");
    add("layers", llama(R"("num_hidden_layers": 1000000000)"),
        "num_hidden_layers must be a whole number from 1 to 10000, not 1000000000.");
    add("flag", llama(R"("tie_word_embeddings": 1)"), "tie_word_embeddings must be true or false, not 1.");
    add("larger than float32", llama(R"("rms_norm_eps": 1e300)"),
        "rms_norm_eps is 1e+300, which is larger than a float32 can be.");
    add("epsilon", llama(R"("rms_norm_eps": -1)"), "rms_norm_eps must be a number from 0.0 on, not -1.");
    add("heads", R"({"model_type": "bert", "hidden_size": 100})",
        "num_attention_heads is 12, which does not divide hidden_size 100.");
    add("groups", llama(R"("num_key_value_heads": 5)"),
        "num_key_value_heads is 5, which does not divide num_attention_heads 32.");
    add("odd head", llama(R"("head_dim": 5)"),
        "head_dim gives heads of size 5, and rotary positions need an even size.");
    add("activation", llama(R"("hidden_act": "mish")"),
        "hidden_act is \"mish\", which is not an activation known here (gelu, gelu_python, gelu_new, "
        "gelu_fast, "
        "gelu_accurate, gelu_pytorch_tanh, relu, silu, swish, gelu_python_tanh, quick_gelu, "
        "relu2, gelu_10, tanh).");
    add("relative positions", R"({"model_type": "bert", "position_embedding_type": "relative_key"})",
        "position_embedding_type is \"relative_key\", and only \"absolute\" is supported.");
    add("decoder", R"({"model_type": "bert", "is_decoder": true})",
        "is_decoder is true, and only encoders of this family are supported.");
    add("cross-attention", R"({"model_type": "gpt2", "add_cross_attention": true})",
        "add_cross_attention is true, and only plain decoders of this family are supported.");
    add("no factor", llama(R"("rope_scaling": {"rope_type": "linear"})"), "rope_scaling.factor is missing.");
    add("factor below 1", llama(R"("rope_scaling": {"rope_type": "linear", "factor": 0.5})"),
        "rope_scaling.factor must be a number from 1.0 on, not 0.5.");
    add("llama3",
        llama(R"("rope_scaling": {"rope_type": "llama3", "factor": 8, "low_freq_factor": 4,)"
              R"("high_freq_factor": 4, "original_max_position_embeddings": 8192})"),
        "rope_scaling.high_freq_factor must be greater than low_freq_factor.");
    add("llama3 context",
        llama(R"("rope_scaling": {"rope_type": "llama3", "factor": 8, "low_freq_factor": 1,)"
              R"("high_freq_factor": 4, "original_max_position_embeddings": 0})"),
        "rope_scaling.original_max_position_embeddings must be a whole number from 1 to 2147483647, not 0.");
    add("rotary by layer",
        llama(R"("rope_parameters": {"full_attention": {"rope_type": "linear", "factor": 2}})"),
        "rope_parameters has parameters for layers of the kind \"full_attention\", and only the same for all "
        "layers are supported.");
    add("alias of a size", R"({"model_type": "gpt2", "hidden_size": -1})",
        "hidden_size must be a whole number from 1 to 16777216, not -1.");
    add("aliases of heads", R"({"model_type": "distilbert", "hidden_size": 10, "num_attention_heads": 4})",
        "num_attention_heads is 4, which does not divide hidden_size 10.");
    add("pruned heads", R"({"model_type": "bert", "pruned_heads": {"0": [1]}})",
        "pruned_heads names heads, and models with some heads cut out of layers are not supported.");
    add("scaling type", llama(R"("rope_scaling": [1])"), "rope_scaling must be a JSON object, not [1].");
    add("partial rotary", llama(R"("partial_rotary_factor": 0.5)"),
        "partial_rotary_factor must be 1; turning only a part of each head is not supported.");
    add("quantized", llama(R"("quantization_config": {"quant_method": "gptq"})"),
        "quantization_config says that the weights are quantized (gptq), which is not supported; use the "
        "checkpoint it was made from.");
  }

  void refuses() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(message(json.toStdString())), text);
  }
};

QTEST_GUILESS_MAIN(ModelConfigTest)
#include "tst_model_config.moc"
