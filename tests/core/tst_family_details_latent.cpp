#include "checkpoint_builder.h"
#include "config_message.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::string named(const std::string& family, const std::string& more) {
  return R"({"model_type": ")" + family + "\"" + (more.empty() ? "" : ", " + more) + "}";
}

template <typename Change>
void forEveryLatent(Checkpoint& c, const Change& change) {
  for (LayerTensors& layer : c.weights.main().layers) change(layer.sublayers[0].latentAttention());
}

template <typename Change>
void forEveryMixture(Checkpoint& c, const Change& change) {
  std::vector<LayerConfig>& layers = c.config.main().layers;
  for (std::size_t i = 0; i < layers.size(); ++i)
    if (SublayerConfig* const step = layers[i].find(SublayerKind::Mixture))
      change(step->mixture, c.weights.main().layers[i].sublayers[1].mixture());
}

RotarySettings& rotaryOf(Checkpoint& c) { return c.config.main().rotaries[0]; }

void scaleByHeadSize(Checkpoint& c) {
  forEveryAttention(c.config.main(), [](AttentionConfig& a) { a.scoreScale = standardScale(a.headSize); });
}

// All keys before all values in place of head by head.
void takeRowsInBlocks(Checkpoint& c) {
  forEveryLatent(c, [](LatentAttentionTensors& a) {
    a.key.block = a.value.block = a.key.stride = a.value.stride = 0;
    a.value.firstOutput = a.key.outputs;
  });
}

void forgetShared(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings& settings, MixtureTensors& tensors) {
    settings.sharedSize = 0;
    tensors.shared.reset();
  });
}

template <typename Change>
void changeIndexer(Checkpoint& c, const Change& change) {
  forEveryAttention(c.config.main(), [&](AttentionConfig& a) { change(*a.latent->indexer); });
}

std::vector<bool> layersWithExperts(const StackConfig& stack) {
  std::vector<bool> sparse;
  for (const LayerConfig& layer : stack.layers)
    sparse.push_back(layer.find(SublayerKind::Mixture) != nullptr);
  return sparse;
}

const MixtureSettings& lastMixture(const ModelConfig& config) {
  return config.main().layers.back().find(SublayerKind::Mixture)->mixture;
}

}  // namespace

/// Details of latent attention and of the models that have it, each of which changes the numbers if it is got
/// wrong.
class TestFamilyDetailsLatent : public QObject {
  Q_OBJECT

 private slots:
  void detailsMatter_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<FamilyBreakage>("breakIt");
    const auto row = [](const char* title, const char* name, FamilyBreakage breakIt) {
      QTest::addRow("%s: %s", name, title) << QString(name) << breakIt;
    };
    for (const char* name : {"deepseek_v2", "deepseek_v3", "deepseek_v32"}) {
      row("which part turns", name, [](Checkpoint& c) { rotaryOf(c).first = 0; });
      row("pairs of dimensions", name, [](Checkpoint& c) { rotaryOf(c).pairs = RotaryPairs::Halves; });
      row("the scale of scaled positions", name, scaleByHeadSize);
      row("rows by head", name, takeRowsInBlocks);
      row("the experts for every token", name, forgetShared);
    }
    row("the scale of the experts", "deepseek_v2", [](Checkpoint& c) {
      forEveryMixture(c, [](MixtureSettings& settings, MixtureTensors&) { settings.scale = 1; });
    });
    row("weights that do not sum to 1", "deepseek_v2", [](Checkpoint& c) {
      forEveryMixture(c, [](MixtureSettings& settings, MixtureTensors&) { settings.normalize = true; });
    });
    row("groups of experts", "deepseek_v2-lora", [](Checkpoint& c) {
      forEveryMixture(c, [](MixtureSettings& settings, MixtureTensors&) { settings.groups = 1; });
    });
    row("the correction", "deepseek_v3", [](Checkpoint& c) {
      forEveryMixture(c, [](MixtureSettings&, MixtureTensors& tensors) { tensors.correction.reset(); });
    });
    row("weights that sum to 1", "deepseek_v3", [](Checkpoint& c) {
      forEveryMixture(c, [](MixtureSettings& settings, MixtureTensors&) { settings.normalize = false; });
    });
    row("sigmoids", "deepseek_v3", [](Checkpoint& c) {
      forEveryMixture(
          c, [](MixtureSettings& settings, MixtureTensors&) { settings.routing = ExpertRouting::Softmax; });
    });
    row("how many keys are chosen", "deepseek_v32",
        [](Checkpoint& c) { changeIndexer(c, [](IndexerConfig& indexer) { ++indexer.chosen; }); });
    row("the norm of the indexer's keys", "deepseek_v32", [](Checkpoint& c) {
      forEveryLatent(c, [](LatentAttentionTensors& a) { a.indexer->keyNorm.bias.reset(); });
    });
    row("that keys are chosen", "deepseek_v32", [](Checkpoint& c) {
      forEveryAttention(c.config.main(), [](AttentionConfig& a) { a.latent->indexer.reset(); });
      forEveryLatent(c, [](LatentAttentionTensors& a) { a.indexer.reset(); });
    });
  }
  void detailsMatter() {
    QFETCH(const QString, name);
    QFETCH(const FamilyBreakage, breakIt);
    verifyThatItMatters(name.toStdString(), breakIt);
  }

  void defaultsOfDeepseekV2() {
    const ModelConfig config = configOf(named("deepseek_v2", R"("num_experts_per_tok": 6)"));
    const AttentionConfig& attention = config.main().attention();
    QCOMPARE(attention.headSize, 192);
    QCOMPARE(attention.valueSize, 128);
    QVERIFY(*attention.latent == (LatentConfig{.queryRank = 1536, .keyValueRank = 512, .rotarySize = 64}));
    QVERIFY(
        rotaryIs(config, {.headSize = 192, .turned = 64, .first = 128, .pairs = RotaryPairs::Interleaved}));
    const MixtureSettings expected{.experts = 64, .chosen = 6, .expertSize = 1407, .sharedSize = 2 * 1407};
    QVERIFY(lastMixture(config) == expected);
    QVERIFY(config.main().layers.front().find(SublayerKind::Mixture));
    QCOMPARE(configOf(named("deepseek_v2", R"("num_experts_per_tok": 6, "q_lora_rank": null)"))
                 .main()
                 .attention()
                 .latent->queryRank,
             0);
  }

  void defaultsOfDeepseekV3() {
    for (const char* family : {"deepseek_v3", "deepseek_v32"}) {
      const ModelConfig config = configOf(named(family, ""));
      QCOMPARE(config.main().layerCount(), 61);
      QCOMPARE(config.main().heads(), 128);
      QVERIFY(!config.main().layers[2].find(SublayerKind::Mixture));
      QVERIFY(config.main().layers[3].find(SublayerKind::Mixture));
      const MixtureSettings expected{.experts = 256,
                                     .chosen = 8,
                                     .expertSize = 2048,
                                     .sharedSize = 2048,
                                     .routing = ExpertRouting::Sigmoid,
                                     .normalize = true,
                                     .groups = 8,
                                     .chosenGroups = 4,
                                     .scale = 2.5};
      QVERIFY(lastMixture(config) == expected);
    }
    QVERIFY(!configOf(named("deepseek_v3", "")).main().attention().latent->indexer);
    QVERIFY(*configOf(named("deepseek_v32", "")).main().attention().latent->indexer ==
            (IndexerConfig{.heads = 64, .headSize = 128, .chosen = 2048}));
  }

  /// As DeepSeek's own code has it; transformers does not look at the key.
  void deepseekV2NormalizesInsteadOfScaling() {
    const std::string keys =
        R"("routed_scaling_factor": 16, "norm_topk_prob": true, "num_experts_per_tok": )";
    const MixtureSettings several = lastMixture(configOf(named("deepseek_v2", keys + "6")));
    QVERIFY(several.normalize);
    QCOMPARE(several.scale, 1.0);
    const MixtureSettings single = lastMixture(configOf(named("deepseek_v2", keys + "1")));
    QVERIFY(!single.normalize);
    QCOMPARE(single.scale, 16.0);
  }

  void layersWithExperts_data() {
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QList<bool>>("sparse");
    QTest::newRow("from the first") << R"("first_k_dense_replace": 0)" << QList<bool>{true, true, true, true};
    QTest::newRow("after two") << R"("first_k_dense_replace": 2)" << QList<bool>{false, false, true, true};
    QTest::newRow("every other") << R"("first_k_dense_replace": 1, "moe_layer_freq": 2)"
                                 << QList<bool>{false, false, true, false};
    QTest::newRow("as listed")
        << R"("first_k_dense_replace": 2, "mlp_layer_types": ["sparse", "dense", "dense", "sparse"])"
        << QList<bool>{true, false, false, true};
  }
  void layersWithExperts() {
    QFETCH(const QString, keys);
    QFETCH(const QList<bool>, sparse);
    const ModelConfig config =
        configOf(named("deepseek_v3", R"("num_hidden_layers": 4, )" + keys.toStdString()));
    const std::vector<bool> found = ::layersWithExperts(config.main());
    QCOMPARE(QList<bool>(found.begin(), found.end()), sparse);
  }

  /// DeepSeek-V3's files hold a layer that predicts the token after the next one.
  void layersPastTheLastAreLeftAlone() {
    CheckpointBuilder builder("deepseek_v3");
    const auto copy = builder.tensors;
    for (const auto& [name, tensor] : copy)
      if (name.starts_with("model.layers.1."))
        builder.tensors["model.layers.2." + name.substr(std::strlen("model.layers.1."))] = tensor;
    builder.setShape("model.layers.2.eh_proj.weight", {24, 48});
    const Checkpoint checkpoint = readCheckpoint(builder.files());
    QVERIFY(checkpoint.unreadTensors.empty());
    const Differences differences = runFamily(checkpoint, openFamilyGolden("deepseek_v3"));
    for (const auto& [what, difference] : differences)
      QVERIFY2(difference <= allowedDifference(what), describe(differences).c_str());
  }

  void variantsAreRefused_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* family, const char* keys, const char* sentence) {
      QTest::addRow("%s %s", family, keys) << QString(family) << QString(keys) << QString(sentence);
    };
    row("deepseek_v2", "", "num_experts_per_tok is missing, and there are experts.");
    row("deepseek_v2", R"("scoring_func": "sigmoid")",
        "scoring_func is \"sigmoid\", and only \"softmax\" is supported.");
    row("deepseek_v2", R"("topk_method": "noaux_tc")",
        "topk_method is \"noaux_tc\", and only \"greedy\" and \"group_limited_greedy\" are supported.");
    row("deepseek_v2", R"("num_key_value_heads": 2)",
        "num_key_value_heads is 2, and latent attention has as many as num_attention_heads, 32.");
    row("deepseek_v2", R"("qk_rope_head_dim": 3)",
        "qk_rope_head_dim is 3, and rotary positions need an even number of dimensions.");
    row("deepseek_v3", R"("scoring_func": "softmax")",
        "scoring_func is \"softmax\", and only \"sigmoid\" is supported.");
    row("deepseek_v3", R"("n_group": 7)", "n_group is 7, which does not divide the 256 experts.");
    row("deepseek_v3", R"("topk_group": 9)", "topk_group is 9, more than the 8 groups that there are.");
    row("deepseek_v32", R"("q_lora_rank": null)",
        "q_lora_rank is null, and the indexer's queries are made of narrow ones.");
    row("deepseek_v32", R"("index_head_dim": 32)",
        "index_head_dim is 32, less than the 64 dimensions that turn (qk_rope_head_dim).");
    row("deepseek_v32", R"("num_hidden_layers": 1, "layer_types": ["full_attention"])",
        "layer_types has \"full_attention\", and only deepseek_sparse_attention is supported.");
  }
  void variantsAreRefused() {
    QFETCH(const QString, family);
    QFETCH(const QString, keys);
    QFETCH(const QString, sentence);
    QCOMPARE(QString::fromStdString(message(named(family.toStdString(), keys.toStdString()))), sentence);
  }

 private:
  static bool rotaryIs(const ModelConfig& config, const RotarySettings& settings) {
    return config.main().rotaries == std::vector<RotarySettings>{settings};
  }
};

QTEST_GUILESS_MAIN(TestFamilyDetailsLatent)
#include "tst_family_details_latent.moc"
