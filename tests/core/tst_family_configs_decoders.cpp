#include <QtTest>
#include <string>
#include <vector>

#include "byte_builder.h"
#include "core/model/checkpoint.h"

using namespace headlight;
using namespace headlight::test;

namespace {

ModelConfig configOf(const std::string& json) {
  return readModelConfig(ModelFiles::embedded("m", {{"config.json", asBytes(json)}}));
}

std::string typed(const std::string& type, const std::string& more = {}) {
  return "{\"model_type\": \"" + type + "\"" + (more.empty() ? "" : ", " + more) + "}";
}

/// The part of the message after "m/config.json: ".
std::string message(const std::string& json) {
  const std::string text = messageOf([&] { configOf(json); });
  const std::string prefix = "m/config.json: ";
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

const AttentionConfig& lastAttention(const ModelConfig& config) {
  return config.main().attention(config.main().layers.size() - 1);
}

}  // namespace

/// What the configs of LLaMA's relatives leave out is as in Hugging Face's classes, and what they ask for and
/// cannot have is refused.
class TestFamilyConfigsDecoders : public QObject {
  Q_OBJECT

 private slots:
  void sizesWithoutKeys_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QList<int>>(
        "sizes");  // vocabulary, d_model, layers, heads, key/value heads, d_k, positions
    const auto add = [](const char* type, QList<int> sizes) {
      QTest::newRow(type) << QByteArray(type) << sizes;
    };
    add("qwen3", {151936, 4096, 32, 32, 32, 128, 32768});
    add("gemma", {256000, 3072, 28, 16, 16, 256, 8192});
    add("gemma2", {256000, 2304, 26, 8, 4, 256, 8192});
    add("gemma3_text", {262208, 2304, 26, 8, 4, 256, 131072});
    add("gemma3", {262208, 2304, 26, 8, 4, 256, 131072});
    add("phi3", {32064, 3072, 32, 32, 32, 96, 4096});
    add("olmo", {50304, 4096, 32, 32, 32, 128, 2048});
    add("olmo2", {50304, 4096, 32, 32, 32, 128, 2048});
    add("olmo3", {50304, 4096, 32, 32, 32, 128, 2048});
    add("granite", {32000, 4096, 32, 32, 32, 128, 2048});
    add("smollm3", {128256, 2048, 36, 16, 4, 128, 32768});
    add("starcoder2", {49152, 3072, 30, 24, 2, 128, 4096});
    add("mixtral", {32000, 4096, 32, 32, 8, 128, 131072});
    add("qwen2_moe", {151936, 2048, 24, 16, 16, 128, 32768});
    add("qwen3_moe", {151936, 2048, 24, 32, 4, 64, 32768});
    add("olmoe", {50304, 2048, 16, 16, 16, 128, 4096});
    add("gpt_oss", {201088, 2880, 36, 64, 8, 64, 131072});
    add("cohere", {256000, 8192, 40, 64, 64, 128, 8192});
    add("cohere2", {256000, 8192, 40, 64, 64, 128, 8192});
    add("stablelm", {50304, 2560, 32, 32, 32, 80, 4096});
    add("deepseek", {102400, 4096, 30, 32, 32, 128, 2048});
  }
  void sizesWithoutKeys() {
    QFETCH(const QByteArray, type);
    QFETCH(const QList<int>, sizes);
    const ModelConfig config = configOf(typed(type.toStdString()));
    const StackConfig& stack = config.main();
    const AttentionConfig& attention = stack.attention();
    const QList<int> found = {static_cast<int>(config.vocabularySize),   static_cast<int>(stack.modelSize),
                              static_cast<int>(stack.layerCount()),      static_cast<int>(attention.heads),
                              static_cast<int>(attention.keyValueHeads), static_cast<int>(attention.headSize),
                              static_cast<int>(stack.maxPositions)};
    QCOMPARE(found, sizes);
  }

  void normsAndTiesWithoutKeys_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<double>("epsilon");
    QTest::addColumn<double>("base");
    QTest::addColumn<bool>("tied");
    const auto add = [](const char* type, double epsilon, double base, bool tied) {
      QTest::newRow(type) << QByteArray(type) << epsilon << base << tied;
    };
    add("qwen3", 1e-6, 1e4, false);
    add("gemma", 1e-6, 1e4, true);
    add("gemma2", 1e-6, 1e4, true);
    add("gemma3_text", 1e-6, 1e4, true);  // of the first layer, which has a window
    add("phi3", 1e-5, 1e4, false);
    add("olmo", 1e-5, 1e4, false);
    add("olmo2", 1e-5, 1e4, false);
    add("olmo3", 1e-5, 1e4, false);
    add("granite", 1e-6, 1e4, false);
    add("smollm3", 1e-6, 2e6, true);
    add("starcoder2", 1e-5, 1e4, true);
    add("mixtral", 1e-5, 1e6, false);
    add("qwen2_moe", 1e-6, 1e4, false);
    add("qwen3_moe", 1e-6, 1e4, false);
    add("olmoe", 1e-5, 1e4, false);
    add("gpt_oss", 1e-5, 150000, false);
    add("cohere", 1e-5, 500000, true);
    add("cohere2", 1e-5, 1e4, true);
    add("stablelm", 1e-5, 1e4, false);
  }
  void normsAndTiesWithoutKeys() {
    QFETCH(const QByteArray, type);
    QFETCH(const double, epsilon);
    QFETCH(const double, base);
    QFETCH(const bool, tied);
    const ModelConfig config = configOf(typed(type.toStdString()));
    QCOMPARE(config.main().norm.epsilon, epsilon);
    QCOMPARE(config.main().rotaries[*config.main().attention().rotary].base, base);
    QCOMPARE(config.tiedOutput, tied);
  }

  void mixturesWithoutKeys_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QList<int>>("sizes");  // experts, chosen, d_expert, shared
    QTest::addColumn<bool>("normalized");
    const auto add = [](const char* type, QList<int> sizes, bool normalized) {
      QTest::newRow(type) << QByteArray(type) << sizes << normalized;
    };
    add("mixtral", {8, 2, 14336, 0}, true);
    add("qwen2_moe", {60, 4, 1408, 5632}, false);
    add("qwen3_moe", {128, 8, 768, 0}, false);
    add("olmoe", {64, 8, 2048, 0}, false);
    add("gpt_oss", {128, 4, 2880, 0}, false);
  }
  void mixturesWithoutKeys() {
    QFETCH(const QByteArray, type);
    QFETCH(const QList<int>, sizes);
    QFETCH(const bool, normalized);
    const ModelConfig config = configOf(typed(type.toStdString()));
    const MixtureSettings& mixture = *config.main().anyMixture();
    QCOMPARE((QList<int>{static_cast<int>(mixture.experts), static_cast<int>(mixture.chosen),
                         static_cast<int>(mixture.expertSize), static_cast<int>(mixture.sharedSize)}),
             sizes);
    QCOMPARE(mixture.normalize, normalized);
    QVERIFY(!config.main().anyFeedForward());
  }

  void layersWithoutKeys() {
    const auto windows = [](const std::string& json) {
      const ModelConfig config = configOf(json);
      std::vector<std::int64_t> found;
      for (std::size_t layer = 0; layer < config.main().layers.size(); ++layer)
        found.push_back(config.main().attention(layer).window);
      return found;
    };
    using Windows = std::vector<std::int64_t>;
    const std::string four = R"("num_hidden_layers": 4)";
    QVERIFY(windows(typed("gemma2", four)) == (Windows{4096, 0, 4096, 0}));
    QVERIFY(windows(typed("gpt_oss", four)) == (Windows{128, 0, 128, 0}));
    QVERIFY(windows(typed("olmo3", four)) == (Windows{4096, 4096, 4096, 0}));
    QVERIFY(windows(typed("cohere2", four)) == (Windows{4096, 4096, 4096, 0}));
    QVERIFY(windows(typed("cohere2", four + R"(, "sliding_window_pattern": 2)")) ==
            (Windows{4096, 0, 4096, 0}));
    QVERIFY(windows(typed("gemma3_text", four)) == (Windows{4096, 4096, 4096, 4096}));
    QVERIFY(windows(typed("qwen3", four)) == (Windows{0, 0, 0, 0}));
    QVERIFY(windows(typed("qwen3", four + R"(, "use_sliding_window": true, "max_window_layers": 3)")) ==
            (Windows{0, 0, 0, 4096}));
    QVERIFY(windows(typed("qwen2_moe", four + R"(, "use_sliding_window": true, "max_window_layers": 2)")) ==
            (Windows{4096, 0, 0, 0}));
    QVERIFY(windows(typed("qwen3_moe", four + R"(, "use_sliding_window": true)")) ==
            (Windows{4096, 4096, 4096, 4096}));
    QVERIFY(windows(typed("smollm3", four + R"(, "use_sliding_window": true, "sliding_window": 9)")) ==
            (Windows{0, 0, 0, 9}));
    for (const char* type : {"phi3", "mixtral", "starcoder2"}) {
      QVERIFY(windows(typed(type, four)) == (Windows{0, 0, 0, 0}));
      QVERIFY(windows(typed(type, four + R"(, "sliding_window": 7)")) == (Windows{7, 7, 7, 7}));
    }
  }

  void layersWithExperts() {
    const auto sparse = [](const std::string& json) {
      const ModelConfig config = configOf(json);
      std::string found;
      for (const LayerConfig& layer : config.main().layers)
        found += layer.find(SublayerKind::Mixture) ? 'x' : '-';
      return found;
    };
    const std::string six = R"("num_hidden_layers": 6)";
    QCOMPARE(sparse(typed("qwen3_moe", six)), std::string("xxxxxx"));
    QCOMPARE(sparse(typed("qwen3_moe", six + R"(, "decoder_sparse_step": 2, "mlp_only_layers": [3, 9])")),
             std::string("-x---x"));
    QCOMPARE(sparse(typed("deepseek", six)), std::string("------"));
    QCOMPARE(sparse(typed("deepseek", six + R"(, "n_routed_experts": 8, "num_experts_per_tok": 2,)"
                                            R"("first_k_dense_replace": 1, "moe_layer_freq": 2)")),
             std::string("--x-x-"));
  }

  void namesOfEarlierVersions() {
    QCOMPARE(configOf(typed("qwen3_moe", R"("num_local_experts": 16)")).main().anyMixture()->experts, 16);
    QCOMPARE(configOf(typed("mixtral", R"("num_experts": 16)")).main().anyMixture()->experts, 16);
    QCOMPARE(configOf(typed("gpt_oss", R"("experts_per_token": 2)")).main().anyMixture()->chosen, 2);
    QCOMPARE(configOf(typed("gpt_oss", R"("swiglu_limit": 5.5)")).main().anyMixture()->limit, 5.5);
  }

  /// Gemma's first configs say "gelu" and mean the approximation with tanh.
  void activationOfGemma() {
    const auto activation = [](const std::string& more) {
      return configOf(typed("gemma", more)).main().feedForward().activation;
    };
    QVERIFY(activation("") == Activation::GeluTanh);
    QVERIFY(activation(R"("hidden_act": "gelu", "hidden_activation": null)") == Activation::GeluTanh);
    QVERIFY(activation(R"("hidden_act": "gelu", "hidden_activation": "relu")") == Activation::Relu);
    QVERIFY(activation(R"("hidden_act": "silu")") == Activation::Silu);
  }

  void scoresOfGemma() {
    const ModelConfig second = configOf(typed("gemma2"));
    QCOMPARE(second.main().attention().scoreCap, 50.0f);
    QCOMPARE(second.logitCap, 30.0f);
    QCOMPARE(second.main().attention().scoreScale, 0.0625f);
    QCOMPARE(second.main().embeddingScale, 48.0f);
    const ModelConfig uncapped =
        configOf(typed("gemma2", R"("attn_logit_softcapping": null, "final_logit_softcapping": null,)"
                                 R"("query_pre_attn_scalar": 144)"));
    QCOMPARE(uncapped.main().attention().scoreCap, 0.0f);
    QCOMPARE(uncapped.logitCap, 0.0f);
    QCOMPARE(uncapped.main().attention().scoreScale, 1.0f / 12);
    QCOMPARE(configOf(typed("gemma3_text")).main().attention().scoreCap, 0.0f);
  }

  /// Heads of which no number turns have no rotary positions to show.
  void headsThatDoNotTurn() {
    for (const std::string& json :
         {typed("phi", R"("partial_rotary_factor": 0)"), typed("gptj", R"("rotary_dim": 0)")}) {
      const ModelConfig config = configOf(json);
      QVERIFY(config.main().rotaries.empty() && !config.main().attention().rotary);
      QCOMPARE(config.main().positionalEncoding, PositionalEncoding::None);
    }
  }

  void rotariesOfGemma3() {
    const ModelConfig config = configOf(typed("gemma3_text", R"("num_hidden_layers": 6)"));
    QCOMPARE(config.main().rotaries.size(), 2u);
    QCOMPARE(config.main().rotaries[*lastAttention(config).rotary].base, 1e6);
    const ModelConfig scaled = configOf(typed(
        "gemma3_text", R"("num_hidden_layers": 6, "rope_scaling": {"rope_type": "linear", "factor": 8.0})"));
    QCOMPARE(scaled.main().rotaries[*lastAttention(scaled).rotary].scaling.factor, 8.0);
    QVERIFY(scaled.main().rotaries[*scaled.main().attention().rotary].scaling == RopeScaling{});
  }

  void encoderOfGemma3() {
    const ModelConfig config =
        configOf(typed("gemma3_text", R"("use_bidirectional_attention": true, "sliding_window": 512)"));
    QVERIFY(config.architecture() == Architecture::Encoder);
    QCOMPARE(config.main().attention(0).window, 257);
    QVERIFY(config.main().attention(0).mask == MaskRule::BidirectionalWindow);
    QVERIFY(config.main().attention(5).mask == MaskRule::Bidirectional);
  }

  void textOfGemma3() {
    const ModelConfig config = configOf(
        typed("gemma3", R"("tie_word_embeddings": false, "text_config": {"hidden_size": 64, "head_dim": 16,)"
                        R"("num_hidden_layers": 2, "tie_word_embeddings": true})"));
    QCOMPARE(config.main().modelSize, 64);
    QCOMPARE(config.main().layerCount(), 2);
    QVERIFY(!config.tiedOutput);
  }

  void scalingOfGptOss() {
    const RopeScaling scaling = configOf(typed("gpt_oss")).main().rotaries[0].scaling;
    QVERIFY(scaling.kind == RopeScaling::Kind::Yarn);
    QCOMPARE(scaling.factor, 32.0);
    QCOMPARE(scaling.originalPositions, 4096);
    QVERIFY(!scaling.truncate);
  }

  void factorsOfGranite() {
    const ModelConfig plain = configOf(typed("granite"));
    QCOMPARE(plain.main().attention().scoreScale, 1.0f);
    QCOMPARE(plain.logitScale, 1.0f);
    const ModelConfig scaled = configOf(typed("granite", R"("logits_scaling": 8)"));
    QCOMPARE(scaled.logitScale, 0.125f);
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const std::string& json, const char* text) {
      QTest::newRow(name) << QByteArray::fromStdString(json) << QByteArray(text);
    };
    add("kind of layer", typed("gemma2", R"("num_hidden_layers": 1, "layer_types": ["conv"])"),
        "layer_types has \"linear_attention\", and layers of this family are \"full_attention\" or "
        "\"sliding_attention\".");
    add("no window", typed("olmo3", R"("sliding_window": null)"),
        "sliding_window is null, and there are layers with a window.");
    add("switched off", typed("qwen3", R"("num_hidden_layers": 1, "layer_types": ["sliding_attention"])"),
        "layer_types has layers with a window, and use_sliding_window is not true.");
    add("switched off below",
        typed("qwen2_moe", R"("num_hidden_layers": 1, "layer_types": ["sliding_attention"])"),
        "layer_types has layers with a window, and use_sliding_window is not true.");
    add("both ways", typed("gemma2", R"("use_bidirectional_attention": true)"),
        "use_bidirectional_attention is true, and this family is supported as a decoder only.");
    add("text of another kind", typed("gemma3", R"("text_config": {"model_type": "llama"})"),
        "text_config.model_type is \"llama\", and only \"gemma3_text\" is known here.");
    add("text", typed("gemma3", R"("text_config": {"hidden_size": 0})"),
        "text_config.hidden_size must be a whole number from 1 to 16777216, not 0.");
    add("no scale", typed("gemma2", R"("query_pre_attn_scalar": 0)"),
        "query_pre_attn_scalar must be above 0.");
    add("no cap", typed("gemma2", R"("attn_logit_softcapping": 0)"),
        "attn_logit_softcapping must be above 0, or null for none.");
    add("division by 0", typed("granite", R"("logits_scaling": 0)"),
        "logits_scaling divides logits and must not be 0.");
    add("too many chosen", typed("mixtral", R"("num_experts_per_tok": 9)"),
        "num_experts_per_tok is 9, more than the 8 experts that there are.");
    add("dense layers", typed("qwen3_moe", R"("mlp_only_layers": ["a"])"),
        "mlp_only_layers has \"a\", which is not a layer.");
    add("no number of experts", typed("deepseek", R"("n_routed_experts": 64)"),
        "num_experts_per_tok is missing, and there are experts.");
    add("scores of experts",
        typed("deepseek", R"("n_routed_experts": 64, "num_experts_per_tok": 6, "scoring_func": "sigmoid")"),
        "scoring_func is \"sigmoid\", and only \"softmax\" is supported.");
    add("groups of experts",
        typed("deepseek",
              R"("n_routed_experts": 64, "num_experts_per_tok": 6, "topk_method": "group_limited_greedy")"),
        "topk_method is \"group_limited_greedy\", and only \"greedy\" is supported.");
    add("limit", typed("gpt_oss", R"("swiglu_limit": 0)"), "swiglu_limit must be above 0.");
    add("factors",
        typed("phi3", R"("rope_scaling": {"type": "longrope", "long_factor": [1.0],)"
                      R"("short_factor": [1.0]})"),
        "rope_scaling.short_factor must be a list of 48 numbers, one for each pair of dimensions that "
        "turns.");
    add("layers without positions", typed("smollm3", R"("no_rope_layers": [1])"),
        "no_rope_layers must be a list of 36 numbers, one for each layer.");
  }
  void refuses() {
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(message(json.toStdString())), text);
  }
};

QTEST_GUILESS_MAIN(TestFamilyConfigsDecoders)
#include "tst_family_configs_decoders.moc"
