#include <QFile>
#include <QTest>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/rope_keys.h"
#include "core/positional/rotary.h"

using namespace headlight;
using nlohmann::json;

namespace {

json golden(const char* name) {
  QFile file(QStringLiteral(HEADLIGHT_TEST_DATA "/rope/") + QLatin1String(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return json::parse(file.readAll().toStdString());
}

/// What the config classes of transformers put where a config says nothing.
RotaryDefaults defaultsOf(const std::string& family, std::int64_t headSize, std::int64_t maxPositions) {
  RotaryDefaults defaults{.headSize = headSize, .maxPositions = maxPositions};
  const std::vector<std::string> both = {fullAttentionType, slidingAttentionType};
  if (family == "gpt_oss") {
    defaults.base = 150000;
    defaults.scaling = {
        .kind = RopeScaling::Kind::Yarn, .factor = 32, .originalPositions = 4096, .truncate = false};
  }
  if (family == "phi3") {
    defaults.part = 1;
    defaults.originalPositions = 4096;
  }
  if (family == "gpt_neox") defaults.part = 0.25;
  if (family == "glm") defaults.part = 0.5;
  if (family == "cohere") defaults.base = 500000;
  if (family == "gptj") defaults.rotaryDim = 64;
  for (const char* interleaved : {"glm", "cohere", "gptj", "deepseek_v2", "deepseek_v3"})
    if (family == interleaved) defaults.pairs = RotaryPairs::Interleaved;
  if (family == "gemma3_text") {
    defaults.base = 1e6;
    defaults.layerTypes = both;
    defaults.sliding = SlidingRotary{.base = 1e4, .scaled = false};
  }
  if (family == "modernbert") {
    defaults.base = 160000;
    defaults.layerTypes = both;
    defaults.sliding = SlidingRotary{.base = 1e4, .scaled = true};
  }
  if (family == "gemma4_text") {
    defaults.base = 1e6;
    defaults.scaling = {.kind = RopeScaling::Kind::Proportional, .proportion = 0.25};
    defaults.layerTypes = both;
    defaults.sliding = SlidingRotary{.base = 1e4, .scaled = false};
  }
  return defaults;
}

LayerPattern patternOf(const std::string& family, const JsonFields& config, std::int64_t layers) {
  if (family == "gemma3_text") return fullEveryNth(config.integer("sliding_window_pattern", {}, 6));
  if (family == "gemma4_text") return fullEveryNth(6);
  if (family == "cohere2") return fullEveryNth(config.integer("sliding_window_pattern", {}, 4));
  if (family == "olmo3") return fullEveryNth(4);
  if (family == "modernbert") return fullFirstOfN(config.integer("global_attn_every_n_layers", {}, 3));
  if (family == "qwen2" || family == "qwen3") return windowFromLayer(config);
  if (family == "qwen2_moe") return windowBelowLayer(config);
  if (family == "smollm3") return windowWithoutRotary(config, readRotatingLayers(config, layers));
  if (family == "llama4_text") return chunkedWithRotary(readRotatingLayers(config, layers));
  return fullEveryNth(2);
}

template <typename Read>
std::string messageOf(const Read& read) {
  try {
    read();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

std::string rotaryMessage(const std::string& text, const RotaryDefaults& defaults) {
  const json object = json::parse(text);
  return messageOf([&] { readRotary(JsonFields(object, "config.json"), defaults); });
}

}  // namespace

class TestRopeKeys : public QObject {
  Q_OBJECT

 private slots:
  void queriesTurnAsInTransformers_data() {
    QTest::addColumn<int>("number");
    const json cases = golden("rotary.json");
    QVERIFY(!cases.empty());
    for (int i = 0; i < static_cast<int>(cases.size()); ++i)
      QTest::addRow("%s", cases[static_cast<std::size_t>(i)]["name"].get<std::string>().c_str()) << i;
  }
  void queriesTurnAsInTransformers() {
    QFETCH(const int, number);
    const json wanted = golden("rotary.json")[static_cast<std::size_t>(number)];
    const json& object = wanted["config"];
    const std::vector<float> query = wanted["query"];
    const JsonFields config(object, "config.json");
    const RotaryDefaults defaults = defaultsOf(object["model_type"], static_cast<std::int64_t>(query.size()),
                                               config.integer("max_position_embeddings", {}, 131072));
    const RotaryKeys keys = readRotary(config, defaults);
    const RotarySettings* settings = rotaryOf(keys, wanted["layerType"]);
    QVERIFY(settings);
    RotaryTable table;
    const std::vector<std::int64_t> positions = wanted["positions"];
    fillRotaryTable(rotaryTurns(*settings, wanted["tokens"]), positions, table);
    for (std::size_t row = 0; row < positions.size(); ++row) {
      std::vector<float> turned = query;
      rotateRow(table, static_cast<std::int64_t>(row), *settings, turned);
      const std::vector<float> expected = wanted["turned"][row];
      for (std::size_t i = 0; i < turned.size(); ++i)
        QVERIFY2(std::abs(turned[i] - expected[i]) < 1e-5F,
                 qPrintable(QStringLiteral("row %1, dimension %2: %3, not %4")
                                .arg(row)
                                .arg(i)
                                .arg(turned[i])
                                .arg(expected[i])));
    }
  }

  void layersAreOfTheKindsThatTransformersSays_data() {
    QTest::addColumn<int>("number");
    const json cases = golden("layer_types.json");
    QVERIFY(!cases.empty());
    for (int i = 0; i < static_cast<int>(cases.size()); ++i)
      QTest::addRow("%d: %s", i,
                    cases[static_cast<std::size_t>(i)]["config"]["model_type"].get<std::string>().c_str())
          << i;
  }
  void layersAreOfTheKindsThatTransformersSays() {
    QFETCH(const int, number);
    const json wanted = golden("layer_types.json")[static_cast<std::size_t>(number)];
    const JsonFields config(wanted["config"], "config.json");
    const std::string family = wanted["config"]["model_type"];
    const std::vector<std::string> expected = wanted["layerTypes"];
    const std::int64_t layers = static_cast<std::int64_t>(expected.size());
    const std::vector<std::string> types =
        family == "gpt_neo" ? readAttentionTypes(config, layers)
                            : readLayerTypes(config, layers, patternOf(family, config, layers));
    QCOMPARE(types, expected);
    if (family == "smollm3" || family == "llama4_text")
      QCOMPARE(readRotatingLayers(config, layers), wanted["rope"].get<std::vector<bool>>());
  }

  void olderNamesOfLayersAreReplaced() {
    const json object =
        json::parse(R"({"layer_types": ["attention", "mamba", "conv", "chunked_attention", "hybrid"],)"
                    R"("mlp_layer_types": ["dense", "sparse"]})");
    const JsonFields config(object, "config.json");
    const std::vector<std::string> types = readLayerTypes(config, 5, everyLayer(fullAttentionType));
    QCOMPARE(types, (std::vector<std::string>{"full_attention", "linear_attention", "linear_attention",
                                              "chunked_attention", "hybrid"}));
    QVERIFY(layerKindOf(types[0]) == LayerKind::Full);
    QVERIFY(layerKindOf(types[1]) == LayerKind::Other);
    QVERIFY(layerKindOf(types[3]) == LayerKind::Chunked);
    QCOMPARE(readSparseLayers(config, 2), (std::vector<bool>{false, true}));
    const json none = json::object();
    QVERIFY(readSparseLayers(JsonFields(none, "config.json"), 2).empty());
  }

  void aNullIsNoRotation() {
    const json object = json::parse(R"({"rope_parameters": {"full_attention": null,)"
                                    R"("sliding_attention": {"rope_theta": 7.0}}})");
    const RotaryKeys keys =
        readRotary(JsonFields(object, "config.json"),
                   {.headSize = 8, .layerTypes = {fullAttentionType, slidingAttentionType}});
    QVERIFY(rotaryOf(keys, fullAttentionType) == nullptr);
    QCOMPARE(rotaryOf(keys, slidingAttentionType)->base, 7.0);
    QVERIFY(rotaryOf(keys, "conv") == nullptr);
  }

  void aSlidingScalingMayBeOff() {
    const json object = json::parse(
        R"({"rope_theta": 9.0, "rope_scaling": {"rope_type": "linear", "factor": 2, "rope_theta": 5.0}})");
    const RotaryKeys keys =
        readRotary(JsonFields(object, "config.json"), {.headSize = 8, .sliding = SlidingRotary{.base = {}}});
    QVERIFY(rotaryOf(keys, fullAttentionType)->scaling.kind == RopeScaling::Kind::Linear);
    QCOMPARE(rotaryOf(keys, fullAttentionType)->base, 5.0);
    QVERIFY(rotaryOf(keys, slidingAttentionType)->scaling == RopeScaling{});
    QCOMPARE(rotaryOf(keys, slidingAttentionType)->base, 9.0);
  }

  void aBaseInsideIsThatOfAllLayers() {
    const json object =
        json::parse(R"({"rope_parameters": {"rope_type": "linear", "factor": 2, "rope_theta": 5.0}})");
    const RotaryKeys keys =
        readRotary(JsonFields(object, "config.json"), {.headSize = 8, .sliding = SlidingRotary{.base = {}}});
    QCOMPARE(rotaryOf(keys, slidingAttentionType)->base, 5.0);
    QVERIFY(rotaryOf(keys, slidingAttentionType)->scaling == RopeScaling{});
  }

  void aNullRotaryDimTurnsWholeHeads() {
    const json object = json::parse(R"({"rotary_dim": null})");
    const RotaryKeys keys = readRotary(JsonFields(object, "config.json"), {.headSize = 8, .rotaryDim = 64});
    QCOMPARE(rotaryOf(keys, "")->dimensions(), 8);
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<bool>("partial");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("unknown")
        << QByteArray(R"({"rope_scaling": {"rope_type": "xpos"}})") << true
        << QByteArray(
               "rope_scaling.rope_type is \"xpos\", and of the scalings only default, "
               "linear, dynamic, llama3, yarn, longrope and proportional are supported.");
    QTest::newRow("by layer") << QByteArray(R"({"rope_parameters": {"full_attention": {}}})") << true
                              << QByteArray(
                                     "rope_parameters has parameters for layers of the kind "
                                     "\"full_attention\", and only the same for all layers are "
                                     "supported.");
    QTest::newRow("part") << QByteArray(R"({"rope_parameters": {"partial_rotary_factor": 0.5}})") << false
                          << QByteArray(
                                 "rope_parameters.partial_rotary_factor must be 1; turning only a part "
                                 "of each head is not supported.");
    QTest::newRow("large part") << QByteArray(R"({"rotary_pct": 1.5})") << true
                                << QByteArray("rotary_pct must be a number from 0 to 1, not 1.5.");
    QTest::newRow("odd part") << QByteArray(R"({"partial_rotary_factor": 0.4})") << true
                              << QByteArray(
                                     "partial_rotary_factor makes 3 dimensions of each head turn, and "
                                     "rotary positions need an even number.");
    QTest::newRow("factors") << QByteArray(
                                    R"({"rope_scaling": {"type": "longrope", "short_factor": [1, 2]}})")
                             << true
                             << QByteArray(
                                    "rope_scaling.short_factor must be a list of 4 numbers, one for "
                                    "each pair of dimensions that turns.");
    QTest::newRow("factor 0")
        << QByteArray(R"({"rope_scaling": {"type": "su", "short_factor": [1, 2, 0, 1]}})") << true
        << QByteArray("rope_scaling.short_factor has 0, which is not a number above 0.");
    QTest::newRow("base of yarn") << QByteArray(R"({"rope_theta": 1, "rope_scaling": {"type": "yarn"}})")
                                  << true
                                  << QByteArray(
                                         "rope_scaling.type is \"yarn\", which needs a rope_theta above 1.");
    QTest::newRow("original") << QByteArray(R"({"original_max_position_embeddings": 1, "rope_scaling":)"
                                            R"({"type": "su", "factor": 2}})")
                              << true
                              << QByteArray(
                                     "rope_scaling.original_max_position_embeddings must be at least 2.");
  }
  void refuses() {
    QFETCH(const QByteArray, config);
    QFETCH(const bool, partial);
    QFETCH(const QByteArray, text);
    RotaryDefaults defaults{.headSize = 8, .maxPositions = 64};
    if (partial) defaults.part = 1;
    QCOMPARE(rotaryMessage(config.toStdString(), defaults), "config.json: " + text.toStdString());
  }

  void refusesOtherKeys() {
    QCOMPARE(rotaryMessage(R"({"rotary_dim": 10})", {.headSize = 8, .rotaryDim = 64}),
             std::string("config.json: rotary_dim is 10, and heads have only 8 dimensions."));
    QCOMPARE(rotaryMessage(R"({"rope_parameters": {"full_attention": {}}})",
                           {.headSize = 8, .layerTypes = {fullAttentionType, slidingAttentionType}}),
             std::string("config.json: rope_parameters.sliding_attention is missing, and there are layers of "
                         "this kind."));
    const auto listMessage = [](const char* text) {
      const json object = json::parse(text);
      const JsonFields config(object, "config.json");
      return messageOf([&] {
        readRotatingLayers(config, 2);
        readLayerTypes(config, 2, everyLayer(fullAttentionType));
        readSparseLayers(config, 2);
        readAttentionTypes(config, 2);
      });
    };
    QCOMPARE(listMessage(R"({"no_rope_layers": [1]})"),
             std::string("config.json: no_rope_layers must be a list of 2 numbers, one for each layer."));
    QCOMPARE(listMessage(R"({"no_rope_layers": [1, 2]})"),
             std::string("config.json: no_rope_layers has 2, which is neither 0 nor 1."));
    QCOMPARE(listMessage(R"({"layer_types": ["full_attention"]})"),
             std::string("config.json: layer_types must be a list of 2 names, one for each layer."));
    QCOMPARE(listMessage(R"({"layer_types": ["full_attention", 3]})"),
             std::string("config.json: layer_types has 3, which is not a name."));
    QCOMPARE(listMessage(R"({"mlp_layer_types": ["dense", "thick"]})"),
             std::string("config.json: mlp_layer_types has \"thick\", which is neither \"dense\" nor "
                         "\"sparse\"."));
    QCOMPARE(
        listMessage(R"({"attention_types": [[["global"], 1]]})"),
        std::string("config.json: attention_types must be a list of pairs of names and a number, such as "
                    "[[[\"global\", \"local\"], 12]], for 2 layers."));
  }
};

QTEST_GUILESS_MAIN(TestRopeKeys)
#include "tst_rope_keys.moc"
