#include <QtTest>
#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>

#include "byte_builder.h"
#include "core/arrays/array_labels.h"
#include "core/io/file_signature.h"
#include "tests/support/array_files.h"
#include "tests/support/import_folder.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// Weights whose rows sum to 1: weight (head h, query q, key k) is (1 + (h + 2 q + 3 k) % 5) over the row's
/// sum.
std::vector<float> weights(std::int64_t heads, std::int64_t queries, std::int64_t keys,
                           std::int64_t first = 0) {
  std::vector<float> cells;
  for (std::int64_t h = first; h < first + heads; ++h) {
    for (std::int64_t q = 0; q < queries; ++q) {
      float sum = 0;
      for (std::int64_t k = 0; k < keys; ++k) sum += static_cast<float>(1 + (h + 2 * q + 3 * k) % 5);
      for (std::int64_t k = 0; k < keys; ++k)
        cells.push_back(static_cast<float>(1 + (h + 2 * q + 3 * k) % 5) / sum);
    }
  }
  return cells;
}

std::vector<float> cellsOf(const PatternSource& source) {
  const PatternShape shape = source.shape();
  std::vector<float> cells;
  std::vector<float> row(static_cast<std::size_t>(shape.keys));
  for (int layer = 0; layer < shape.layers; ++layer)
    for (int head = 0; head < shape.heads; ++head)
      for (std::int64_t query = 0; query < shape.queries; ++query) {
        source.row({layer, head}, query, row);
        cells.insert(cells.end(), row.begin(), row.end());
      }
  return cells;
}

struct Part {
  std::string name;
  std::string dtype;
  std::vector<std::int64_t> shape;
  std::string data;
};

Part part(const std::string& name, const std::vector<std::int64_t>& shape, const std::vector<float>& cells) {
  return {name, "F32", shape, bytesOf(cells)};
}

std::string tensors(const std::vector<Part>& parts, const nlohmann::json& metadata = {}) {
  nlohmann::json header;
  std::string data;
  if (!metadata.is_null()) header["__metadata__"] = metadata;
  for (const Part& part : parts) {
    header[part.name] = {{"dtype", part.dtype},
                         {"shape", part.shape},
                         {"data_offsets", {data.size(), data.size() + part.data.size()}}};
    data += part.data;
  }
  return safetensors(header.dump(), data);
}

std::string shapeTextOf(const std::vector<std::int64_t>& shape) {
  std::string text = "(";
  for (const std::int64_t size : shape) text += std::to_string(size) + ", ";
  return text + ")";
}

std::string npy(const std::vector<std::int64_t>& shape, const std::vector<float>& cells) {
  return npyFile("<f4", shapeTextOf(shape), bytesOf(cells));
}

/// The upper half of a float32, rounded to the nearest.
std::uint16_t brain(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  return static_cast<std::uint16_t>((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
}

/// Nested lists of one shape as JSON.
nlohmann::json nested(const std::vector<float>& cells, const std::vector<std::int64_t>& shape) {
  if (shape.empty()) return cells.front();
  nlohmann::json list = nlohmann::json::array();
  const std::size_t size = cells.size() / static_cast<std::size_t>(shape.front());
  for (std::size_t i = 0; i < static_cast<std::size_t>(shape.front()); ++i) {
    const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(i * size);
    list.push_back(
        nested({begin, begin + static_cast<std::ptrdiff_t>(size)}, {shape.begin() + 1, shape.end()}));
  }
  return list;
}

}  // namespace

/// Attention arrays as Python programs save them.
class ArrayFilesTest : public QObject, private ImportFolder {
  Q_OBJECT

 private slots:
  void init() { renew(); }

  void axesOfSizeOneAreDropped_data() {
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* shape, const char* expected) {
      QTest::newRow(shape) << shape << expected;
    };
    row("2 1 3 4 4", "2 3 4 4");  // torch.stack(output.attentions)
    row("1 2 3 4 4", "2 3 4 4");
    row("1 3 4 4", "1 3 4 4");
    row("1 1 1 4 4", "1 1 4 4");
    row("2 1 1 4 4", "2 1 4 4");
    row("1 2 1 3 4 4", "2 3 4 4");
    row("1 4 4", "1 1 4 4");
    row("4 4", "1 1 4 4");
    row("2 1 3 1 4", "2 3 1 4");  // a single query
    row("2 1 3 4 1", "2 3 4 1");  // a single key
  }
  void axesOfSizeOneAreDropped() {
    QFETCH(QString, shape);
    QFETCH(QString, expected);
    const auto sizes = numbers(shape), wanted = numbers(expected);
    const auto cells = weights(wanted[0] * wanted[1], wanted[2], wanted[3]);
    write("a.npy", npy(sizes, cells));
    write("a.safetensors", tensors({part("attn", sizes, cells)}));
    write("a.json", nested(cells, sizes).dump());
    for (const char* name : {"a.npy", "a.safetensors", "a.json"}) {
      const ImportedAttention imported = import(name);
      const PatternSource& source = patternsOf(imported);
      QCOMPARE(source.shape(), (PatternShape{wanted[0], wanted[1], wanted[2], wanted[3]}));
      QVERIFY(cellsOf(source) == cells);
      QVERIFY(source.rowsSumToOne());
    }
  }

  void elementTypesAndOrders_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<double>("tolerance");
    const auto cells = weights(2, 3, 3);
    const auto add = [](const char* name, const std::string& bytes, double tolerance) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << tolerance;
    };
    std::string doubles, swapped, brains, fortran;
    for (const float cell : cells) {
      doubles += bytesOf(static_cast<double>(cell));
      brains += bytesOf(brain(cell));
      const std::string bytes = bytesOf(cell);
      swapped += std::string(bytes.rbegin(), bytes.rend());
    }
    for (std::size_t key = 0; key < 3; ++key)
      for (std::size_t query = 0; query < 3; ++query)
        for (std::size_t head = 0; head < 2; ++head) fortran += bytesOf(cells[(head * 3 + query) * 3 + key]);
    add("float64", npyFile("<f8", "(2, 3, 3)", doubles), 0);
    add("big-endian", npyFile(">f4", "(2, 1, 3, 3)", swapped), 0);
    add("Fortran order", npyFile("<f4", "(2, 3, 3)", fortran, true), 0);
    add("bfloat16 as |V2", npyFile("|V2", "(2, 3, 3)", brains), std::ldexp(1.0, -8));
    add("bfloat16 as <V2", npyFile("<V2", "(2, 3, 3)", brains), std::ldexp(1.0, -8));
    add("bfloat16 tensor", tensors({{"attn", "BF16", {2, 3, 3}, brains}}), std::ldexp(1.0, -8));
  }
  void elementTypesAndOrders() {
    QFETCH(QByteArray, bytes);
    QFETCH(double, tolerance);
    write("a.npy", bytes.toStdString());
    const ImportedAttention imported = import("a.npy");
    const auto cells = cellsOf(patternsOf(imported)), expected = weights(2, 3, 3);
    QCOMPARE(cells.size(), expected.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
      QVERIFY(std::abs(cells[i] - expected[i]) <= static_cast<float>(tolerance) * expected[i]);
    QVERIFY(patternsOf(imported).rowsSumToOne());
    const bool raw = bytes.contains("V2");
    QCOMPARE(english(imported.notes),
             raw ? std::vector<std::string>{"Two raw bytes an element (V2) were read as bfloat16."}
                 : std::vector<std::string>{});
  }

  void roundedWeightsSumToOneWithinTheirType() {
    std::string halves, floats, decimals;
    // Rows of 40 equal weights, each 0.8 % too small as a bfloat16 with a cut significand would be.
    for (int i = 0; i < 40; ++i) {
      halves += bytesOf(brain(0.0249f * 1.0016f));
      floats += bytesOf(0.0249f * 1.0016f);
      decimals += (i > 0 ? "," : "") + std::string("0.025");
    }
    write("bf16.safetensors", tensors({{"attn", "BF16", {1, 40}, halves}}));
    write("f32.safetensors", tensors({{"attn", "F32", {1, 40}, floats}}));
    write("far.safetensors", tensors({{"attn", "BF16", {1, 40}, std::string(80, '\x3C')}}));
    QVERIFY(patternsOf(import("bf16.safetensors")).rowsSumToOne());
    QVERIFY(!patternsOf(import("f32.safetensors")).rowsSumToOne());
    QVERIFY(!patternsOf(import("far.safetensors")).rowsSumToOne());
    QCOMPARE(import("f32.safetensors").notes.size(), std::size_t{1});
    write("a.csv", "0.33,0.33,0.33\n0.5,0.25,0.25\n");
    QVERIFY(patternsOf(import("a.csv")).rowsSumToOne());
    write("a.csv", "0.33000,0.33000,0.33000\n0.5,0.25,0.25\n");
    QVERIFY(!patternsOf(import("a.csv")).rowsSumToOne());
  }

  void layersByNumber_data() {
    QTest::addColumn<QString>("pattern");
    for (const char* pattern :
         {"attentions.%1", "layer_%1", "blocks.%1.attn.hook_pattern", "arr_%1", "transformer.h.%1.attn",
          "model.layers.%1.self_attn.attn_weights", "L%1", "%1", "attn1_layer%1_probs2"})
      QTest::newRow(pattern) << pattern;
  }
  void layersByNumber() {
    QFETCH(QString, pattern);
    std::vector<Part> parts;
    std::vector<std::pair<std::string, std::string>> entries;
    std::vector<float> expected;
    for (int layer = 0; layer < 12; ++layer) {
      const auto cells = weights(2, 3, 3, layer);
      expected.insert(expected.end(), cells.begin(), cells.end());
      const std::string name = pattern.arg(layer).toStdString();
      parts.push_back(part(name, {1, 2, 3, 3}, cells));
      entries.emplace_back(name + ".npy", npy({2, 3, 3}, cells));
    }
    parts.push_back({"input_ids", "I64", {3}, std::string(24, '\1')});
    entries.emplace_back("input_ids.npy", npyFile("<i8", "(3,)", std::string(24, '\1')));
    write("a.safetensors", tensors(parts));
    write("a.npz", zipFile(entries, {true}));
    for (const char* name : {"a.safetensors", "a.npz"}) {
      const ImportedAttention imported = import(name);
      QCOMPARE(patternsOf(imported).shape(), (PatternShape{12, 2, 3, 3}));
      QVERIFY(cellsOf(patternsOf(imported)) == expected);
      QVERIFY(imported.notes.empty());
    }
  }

  void headsByNumber() {
    std::vector<Part> parts;
    std::vector<float> expected;
    for (int layer = 0; layer < 2; ++layer) {
      for (int head = 0; head < 11; ++head) {
        const auto cells = weights(1, 3, 3, layer * 20 + head);
        expected.insert(expected.end(), cells.begin(), cells.end());
        parts.push_back(part("L" + std::to_string(layer) + "H" + std::to_string(head), {3, 3}, cells));
      }
    }
    write("a.safetensors", tensors(parts));
    const ImportedAttention imported = import("a.safetensors");
    QCOMPARE(patternsOf(imported).shape(), (PatternShape{2, 11, 3, 3}));
    QVERIFY(cellsOf(patternsOf(imported)) == expected);
  }

  void recordsSayTheirLayerAndHead() {
    nlohmann::json records = nlohmann::json::array();
    std::vector<float> expected;
    for (int layer = 0; layer < 2; ++layer) {
      for (int head = 0; head < 3; ++head) {
        const auto cells = weights(1, 3, 3, layer * 3 + head);
        expected.insert(expected.end(), cells.begin(), cells.end());
        records.push_back({{"layer", layer}, {"head", head}, {"weights", nested(cells, {3, 3})}});
      }
    }
    write("a.json", records.dump());
    const ImportedAttention imported = import("a.json");
    QCOMPARE(patternsOf(imported).shape(), (PatternShape{2, 3, 3, 3}));
    QVERIFY(cellsOf(patternsOf(imported)) == expected);
  }

  void layersThatAreMissingAreSaid() {
    write("a.safetensors",
          tensors({part("layer_0", {1, 2, 2}, weights(1, 2, 2)), part("layer_5", {1, 2, 2}, weights(1, 2, 2)),
                   part("layer_11", {1, 2, 2}, weights(1, 2, 2))}));
    QCOMPARE(english(import("a.safetensors").notes),
             (std::vector<std::string>{"The file's layers 0, 5, 11 are shown as 0 to 2."}));
  }

  void threeKinds_data() {
    QTest::addColumn<QStringList>("names");
    QTest::newRow("transformers") << QStringList{"encoder_attentions", "decoder_attentions",
                                                 "cross_attentions"};
    QTest::newRow("plain") << QStringList{"encoder", "decoder", "cross"};
    QTest::newRow("capitals") << QStringList{"EncoderAttn", "DecoderAttn", "CrossAttn"};
    QTest::newRow("T5") << QStringList{"encoder.SelfAttention", "decoder.SelfAttention",
                                       "decoder.EncDecAttention"};
  }
  void threeKinds() {
    QFETCH(QStringList, names);
    const std::string e = names[0].toStdString(), d = names[1].toStdString(), c = names[2].toStdString();
    const nlohmann::json tokens = {{"encoder_tokens", R"(["a","b","c"])"},
                                   {"decoder_tokens", R"(["x","y"])"}};
    std::vector<Part> layers;
    for (int i = 0; i < 2; ++i) {
      const std::string number = "." + std::to_string(i);
      layers.push_back(part(e + number, {1, 2, 3, 3}, weights(2, 3, 3, 2 * i)));
      layers.push_back(part(d + number, {1, 2, 2, 2}, weights(2, 2, 2, 2 * i)));
      layers.push_back(part(c + number, {1, 2, 2, 3}, weights(2, 2, 3, 2 * i)));
    }
    write("a.safetensors",
          tensors({part(e, {2, 1, 2, 3, 3}, weights(4, 3, 3)), part(d, {2, 1, 2, 2, 2}, weights(4, 2, 2)),
                   part(c, {2, 1, 2, 2, 3}, weights(4, 2, 3))},
                  tokens));
    write("b.safetensors", tensors(layers, tokens));
    for (const char* name : {"a.safetensors", "b.safetensors"}) {
      const ImportedAttention imported = import(name);
      const Trace& trace = *imported.trace;
      QVERIFY(trace.encoder && trace.decoder && trace.cross);
      QVERIFY(cellsOf(*trace.encoder->patterns) == weights(4, 3, 3));
      QVERIFY(cellsOf(*trace.decoder->patterns) == weights(4, 2, 2));
      QVERIFY(cellsOf(*trace.cross->patterns) == weights(4, 2, 3));
      QCOMPARE(trace.cross->patterns->shape(), (PatternShape{2, 2, 2, 3}));
      const std::vector<std::string> source = {"a", "b", "c"}, target = {"x", "y"};
      QCOMPARE(labelsOf(trace.encoder->patterns->queryTokens()), source);
      QCOMPARE(labelsOf(trace.decoder->patterns->keyTokens()), target);
      QCOMPARE(labelsOf(trace.cross->patterns->queryTokens()), target);
      QCOMPARE(labelsOf(trace.cross->patterns->keyTokens()), source);
    }
  }

  void whatIsNoAttentionIsPassedOver() {
    write("a.safetensors", tensors({part("blocks.0.attn.hook_pattern", {1, 2, 3, 3}, weights(2, 3, 3)),
                                    part("blocks.0.attn.hook_attn_scores", {1, 2, 3, 3}, weights(2, 3, 3)),
                                    part("blocks.0.attn.hook_q", {1, 3, 2, 4}, weights(6, 1, 4)),
                                    part("hidden_states", {1, 3, 3}, weights(1, 3, 3))}));
    const ImportedAttention imported = import("a.safetensors");
    QCOMPARE(patternsOf(imported).shape(), (PatternShape{1, 2, 3, 3}));
    QVERIFY(imported.notes.empty());
  }

  void stepsOfAGenerationAreOnePattern_data() {
    QTest::addColumn<QString>("pattern");
    for (const char* pattern : {"step_%1.layer_%2", "layer_%2.step_%1", "attentions.%1.%2",
                                "attentions.%2.%1", "decoder_attentions.%1.%2", "token%1_L%2"})
      QTest::newRow(pattern) << pattern;
  }
  void stepsOfAGenerationAreOnePattern() {
    QFETCH(QString, pattern);
    std::vector<Part> parts;
    std::vector<std::pair<std::string, std::string>> entries;
    for (int step = 0; step < 3; ++step) {
      for (int layer = 0; layer < 2; ++layer) {
        const std::string name = pattern.arg(step).arg(layer).toStdString();
        const std::int64_t begin = step == 0 ? 0 : 2 + step, end = 3 + step;
        const auto cells = causalRows(layer, begin, end);
        parts.push_back(part(name, {1, 2, end - begin, end}, cells));
        entries.emplace_back(name + ".npy", npy({1, 2, end - begin, end}, cells));
      }
    }
    write("a.safetensors", tensors(parts, {{"tokens", R"(["a","b","c","d","e"])"}}));
    write("a.npz", zipFile(entries));
    for (const char* name : {"a.safetensors", "a.npz"}) checkCausal(import(name));
    QCOMPARE(labelsOf(import("a.safetensors").trace->decoder->patterns->queryTokens()),
             (std::vector<std::string>{"a", "b", "c", "d", "e"}));
  }

  void stepsInOtherForms() {
    // One array a step with all layers, lists in JSON, and steps without a cache.
    std::vector<Part> parts, squares;
    nlohmann::json bySteps = nlohmann::json::array(), byLayers = nlohmann::json::array({{}, {}});
    for (int step = 0; step < 3; ++step) {
      const std::int64_t begin = step == 0 ? 0 : 2 + step, end = 3 + step;
      auto cells = causalRows(0, begin, end);
      auto square = causalRows(0, 0, end);
      nlohmann::json layers = nlohmann::json::array();
      for (int layer = 0; layer < 2; ++layer) {
        const auto rows = causalRows(layer, begin, end);
        layers.push_back(nested(rows, {1, 2, end - begin, end}));
        byLayers[static_cast<std::size_t>(layer)].push_back(layers.back());
      }
      bySteps.push_back(layers);
      const auto second = causalRows(1, begin, end), secondSquare = causalRows(1, 0, end);
      cells.insert(cells.end(), second.begin(), second.end());
      square.insert(square.end(), secondSquare.begin(), secondSquare.end());
      parts.push_back(part("step_" + std::to_string(step), {2, 1, 2, end - begin, end}, cells));
      squares.push_back(part("step_" + std::to_string(step), {2, 1, 2, end, end}, square));
    }
    write("a.safetensors", tensors(parts));
    write("b.safetensors", tensors(squares));
    write("c.json", bySteps.dump());
    write("d.json", nlohmann::json({{"attentions", byLayers}}).dump());
    for (const char* name : {"a.safetensors", "b.safetensors", "c.json", "d.json"}) checkCausal(import(name));
    write("e.json", "[[1.0], [0.5, 0.5], [0.25, 0.25, 0.5]]");
    const ImportedAttention triangle = import("e.json");
    QVERIFY(cellsOf(*triangle.trace->decoder->patterns) ==
            (std::vector<float>{1, 0, 0, 0.5f, 0.5f, 0, 0.25f, 0.25f, 0.5f}));
  }

  void jsonAsPeopleWriteIt_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("queries");
    QTest::addColumn<QStringList>("keys");
    const auto add = [](const char* name, const nlohmann::json& json, const QStringList& queries,
                        const QStringList& keys) {
      QTest::newRow(name) << QByteArray::fromStdString(json.dump()) << queries << keys;
    };
    const QStringList none = {"0", "1", "2"}, abc = {"a", "b", "c"}, xyz = {"x", "y", "z"};
    const nlohmann::json two = nested(weights(1, 3, 3), {3, 3});
    const nlohmann::json tokens = {"a", "b", "c"}, others = {"x", "y", "z"};
    add("list", two, none, none);
    add("five axes", nested(weights(1, 3, 3), {1, 1, 1, 3, 3}), none, none);
    add("attention", {{"attention", two}, {"tokens", tokens}}, abc, abc);
    add("attentions, ids and a mask",
        {{"attentions", nlohmann::json::array({two})},
         {"input_ids", nlohmann::json::array({{5, 17, 3}})},
         {"attention_mask", nlohmann::json::array({{1, 1, 1}})},
         {"tokens", nlohmann::json::array({tokens})}},
        abc, abc);
    add("query and key tokens", {{"weights", two}, {"query_tokens", tokens}, {"key_tokens", others}}, abc,
        xyz);
    add("BertViz",
        {{"attention", nlohmann::json::array({{{"name", nullptr},
                                               {"attn", nested(weights(1, 3, 3), {1, 1, 3, 3})},
                                               {"left_text", tokens},
                                               {"right_text", others}}})},
         {"default_filter", "0"}},
        abc, xyz);
    add("pandas", {{"columns", others}, {"index", tokens}, {"data", two}}, abc, xyz);
    add("layers as keys", {{"attention", {{"layer_0", two}}}, {"model", "bert"}, {"labels", tokens}}, abc,
        abc);
    add("text", {{"attention", two}, {"tokens", "a b c"}}, abc, abc);
    const QStringList ids = {"5", "16777215", "3"};
    add("ids", {{"attention", two}, {"tokens", {5, 16777215, 3}}}, ids, ids);
    add("ids beyond float32", {{"attention", two}, {"tokens", {5, 16777217, 3}}}, none, none);
  }
  void jsonAsPeopleWriteIt() {
    QFETCH(QByteArray, text);
    QFETCH(QStringList, queries);
    QFETCH(QStringList, keys);
    write("a.json", text.toStdString());
    write("a.txt", text.toStdString());
    for (const char* name : {"a.json", "a.txt"}) {
      QVERIFY(looksLikeAttention(path(name)));
      const ImportedAttention imported = import(name);
      QVERIFY(cellsOf(patternsOf(imported)) == weights(1, 3, 3));
      for (int i = 0; i < 3; ++i) {
        const auto index = static_cast<std::size_t>(i);
        QCOMPARE(QString::fromStdString(patternsOf(imported).queryTokens()[index].label), queries[i]);
        QCOMPARE(QString::fromStdString(patternsOf(imported).keyTokens()[index].label), keys[i]);
      }
    }
  }

  void labelsAreFoundUnderTheirUsualNames_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const char* text) {
      QTest::addRow("%s = %s", name, text) << QByteArray(name) << QByteArray(text);
    };
    for (const char* name :
         {"tokens", "labels", "input_tokens", "words", "attn.tokens", "Tokens", "token_labels"})
      add(name, R"(["I", "do", "n't"])");
    add("tokens", "['I', 'do', \"n't\"]");
    add("tokens", "I do n't");
    add("tokens", " ['I', 'do', \"n't\"]\n");
  }
  void labelsAreFoundUnderTheirUsualNames() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    write("a.safetensors", tensors({part("attn", {1, 3, 3}, weights(1, 3, 3))},
                                   {{name.toStdString(), text.toStdString()}, {"format", "pt"}}));
    const std::vector<std::string> expected = {"I", "do", "n't"};
    QCOMPARE(labelsOf(patternsOf(import("a.safetensors")).queryTokens()), expected);
    QCOMPARE(labelsOf(patternsOf(import("a.safetensors")).keyTokens()), expected);
  }

  void wordsMayBeginWithABracket() {
    QCOMPARE(parseLabels("[CLS] the [SEP]", "a"), (std::vector<std::string>{"[CLS]", "the", "[SEP]"}));
    QCOMPARE(parseLabels("[] x", "a"), (std::vector<std::string>{"[]", "x"}));
    QCOMPARE(parseLabels("[]", "a"), std::vector<std::string>());
    QVERIFY(!messageOf([] { parseLabels("['the', 'cat'", "a"); }).empty());
    QVERIFY(!messageOf([] { parseLabels("['the'] cat", "a"); }).empty());
  }

  void labelsInNpz() {
    write("a.npz", zipFile({{"attn.npy", npy({1, 2, 2}, weights(1, 2, 2))},
                            {"tokens.npy",
                             npyFile("<U2", "(2,)", std::string("a\0\0\0b\0\0\0\x4B\x73\0\0\0\0\0\0", 16))},
                            {"pickled.npy", npyFile("|O", "(2,)", "pickle")}}));
    QCOMPARE(labelsOf(patternsOf(import("a.npz")).queryTokens()), (std::vector<std::string>{"ab", "獋"}));
  }

  void aSingleQueryHasTheLastToken() {
    write("a.safetensors",
          tensors({part("attn", {2, 1, 3}, weights(2, 1, 3))}, {{"tokens", R"(["a","b","c"])"}}));
    QCOMPARE(labelsOf(patternsOf(import("a.safetensors")).queryTokens()), (std::vector<std::string>{"c"}));
    QCOMPARE(labelsOf(patternsOf(import("a.safetensors")).keyTokens()),
             (std::vector<std::string>{"a", "b", "c"}));
  }

  void refuses_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    const auto add = [](const char* tag, const char* name, const std::string& content, const char* message) {
      QTest::newRow(tag) << QString(name) << QByteArray::fromStdString(content) << QString::fromUtf8(message);
    };
    const auto two = weights(2, 2, 2), four = weights(4, 2, 2);
    const std::string expected =
        "FILE: expected arrays encoder, decoder or cross, one array for each layer (layer_0, layer_1, ...), "
        "or a "
        "single array, found ";
    add("batch", "a.npy", npy({2, 2, 1, 2, 2}, four),
        "FILE: expected the attention of one sequence, found a batch of 2 in the shape [2, 2, 1, 2, 2]; take "
        "one "
        "of it, array[:, 0].");
    add("batch in a tensor", "a.safetensors", tensors({part("encoder", {2, 2, 1, 2, 2}, four)}),
        "FILE: encoder: expected the attention of one sequence, found a batch of 2 in the shape [2, 2, 1, 2, "
        "2]; "
        "take one of it, encoder[:, 0].");
    add("batch in layers", "a.safetensors",
        tensors({part("layer_0", {2, 2, 2, 2}, four), part("layer_1", {2, 2, 2, 2}, four)}),
        "FILE: layer_0: expected the attention of one sequence, found a batch of 2 in the shape [2, 2, 2, "
        "2]; "
        "take one of it, layer_0[0].");
    add("batch in steps", "a.safetensors",
        tensors({part("step_0.layer_0", {2, 1, 2, 2}, two),
                 part("step_1.layer_0", {2, 1, 1, 3}, weights(2, 1, 3))}),
        "FILE: step_0.layer_0: expected the attention of one sequence, found a batch of 2 in the shape [2, "
        "1, 2, "
        "2]; take one of it, array[0].");
    add("six axes", "a.npy", npy({2, 2, 1, 1, 2, 2, 2, 2}, weights(16, 2, 2)),
        "FILE: expected an array of 2 to 4 dimensions ([layers, heads, queries, keys]), found the shape [2, "
        "2, 1, "
        "1, 2, 2, 2, 2].");
    add("layers differ", "a.safetensors",
        tensors({part("layer_0", {2, 2, 2}, two), part("layer_1", {1, 2, 4}, two)}),
        "FILE: layer_1: expected the shape [2, 2, 2] of layer_0, found [1, 2, 4].");
    add("scalar beside a matrix", "a.safetensors",
        tensors({part("encoder_0", {}, {1.0f}), part("encoder_1", {2, 2}, weights(1, 2, 2))}),
        "FILE: encoder_0: expected an array of 2 to 4 dimensions ([layers, heads, queries, keys]), found the "
        "shape [].");
    add("number sign beside a number", "a.safetensors",
        tensors({part("attn_#", {2, 2}, weights(1, 2, 2)), part("attn_0", {2, 2}, weights(1, 2, 2))}),
        (expected + "attn_#, attn_0.").c_str());
    add("fewer keys than queries in the first step", "a.safetensors",
        tensors(
            {part("step_0", {1, 1, 5, 2}, weights(1, 5, 2)), part("step_1", {1, 1, 1, 3}, weights(1, 1, 3))}),
        "FILE: step_0: expected at least as many keys as queries, found 5 queries and 2 keys.");
    add("step missing", "a.safetensors",
        tensors({part("step_0", {1, 2, 2}, weights(1, 2, 2)), part("step_2", {1, 1, 4}, weights(1, 1, 4))}),
        "FILE: step_2: expected 3 keys, those of the steps before and its own 1, found 4.");
    add("layer of a step missing", "a.safetensors",
        tensors({part("step_0.layer_0", {1, 2, 2}, weights(1, 2, 2)),
                 part("step_0.layer_1", {1, 2, 2}, weights(1, 2, 2)),
                 part("step_1.layer_0", {1, 1, 3}, weights(1, 1, 3))}),
        "FILE: expected 4 arrays called step_#.layer_#, one for every combination of the numbers, found 3.");
    add("several sequences", "a.safetensors",
        tensors(
            {part("sample_0", {1, 2, 2}, weights(1, 2, 2)), part("sample_1", {1, 2, 2}, weights(1, 2, 2))}),
        "FILE: expected the attention of one sequence, found several: sample_0, sample_1, ...; save one of "
        "them.");
    add("whole numbers", "a.npy", npyFile("<i8", "(2, 2)", std::string(32, '\1')),
        "FILE: expected floating-point weights, found elements of type I64.");
    add("two encoders", "a.safetensors",
        tensors(
            {part("encoder", {1, 2, 2}, weights(1, 2, 2)), part("attention", {1, 2, 2}, weights(1, 2, 2))}),
        "FILE: expected one array of each kind, found two of encoder attention: name them encoder, decoder "
        "or "
        "cross.");
    add("object", "a.json", R"({"hello": "world", "n": 5})", (expected + "hello, n.").c_str());
    add("no list", "a.json", "5", "FILE: expected an array of attention weights, found none.");
    add("cut JSON", "a.json", "[[0.5, 0.5], [0.1",
        "FILE is not valid JSON: it ends too early, after 17 bytes.");
    add("NaN in JSON", "a.json", "[[0.5, NaN]]",
        "FILE is not valid JSON at line 1, column 8 (byte 7): NaN is no finite number.");
    add("ragged JSON", "a.json", "[[0.5, 0.5], [1]]",
        "FILE: entry 1: expected the shape [1, 2] of entry 0, found [1, 1].");
    add("empty archive", "a.npz", "",
        "FILE is not a whole ZIP archive: its directory, which lies at its end, is missing; it may have been "
        "cut "
        "short.");
    add("array cut in an archive", "a.npz", zipFile({{"attn.npy", npy({1, 2, 2}, {0.5f, 0.5f})}}),
        "FILE: attn: shape [1, 2, 2] of '<f4' needs 16 bytes, but 8 follow the header.");
    add("NaN in an archive", "a.npz",
        zipFile({{"attn.npy", npy({1, 2}, {0.5f, std::numeric_limits<float>::quiet_NaN()})}}),
        "FILE: attn: expected finite weights, found NaN at layer 0, head 0, query 0, key 1.");
    add("labels", "a.json", R"({"attention": [[1, 0], [0, 1]], "tokens": ["a", "b", "c"]})",
        "FILE: attention: expected 2 labels, one for each query, found 3.");
    const std::string array =
        "FILE: expected an attention array (.safetensors, .npy, .npz, .json, .csv, .tsv or a .txt of "
        "numbers), "
        "found ";
    add("image", "a.png", "\x89PNG\r\n\x1a\n....", (array + "a PNG image.").c_str());
    add("image called JSON", "a.json", "\x89PNG\r\n\x1a\n....", (array + "a PNG image.").c_str());
    add("model", "a.gguf", std::string("GGUF\3\0\0\0", 8), (array + "a GGUF model.").c_str());
    add("PDF", "a.txt", "%PDF-1.7\n....", (array + "a PDF document.").c_str());
    add("archive", "a.zip", zipFile({{"readme.txt", "hello"}}),
        (array + "a ZIP archive without NumPy arrays.").c_str());
    add("PyTorch", "a.pt", zipFile({{"a/data.pkl", "pickle"}}),
        (array + "a PyTorch file, which is a Python pickle, and pickles can run code; save the tensors with "
                 "safetensors.torch.save_file, or as NumPy arrays with np.savez.")
            .c_str());
    add("pickle", "a.pkl", "\x80\x04\x95.",
        (array +
         "a Python pickle, and pickles can run code; save the tensors with safetensors.torch.save_file, "
         "or as NumPy arrays with np.savez.")
            .c_str());
    add("text", "a.txt", "Once upon a time, 3 bears.", (array + "a text without one.").c_str());
    add("numbers without a header", "a.bin", std::string(4096, '\0'), (array + "binary data.").c_str());
  }
  void refuses() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    write(name, content.toStdString());
    const std::string found = messageOf([&] { import(name); });
    QCOMPARE(QString::fromStdString(found), message.replace("FILE", filePath(name)));
    QVERIFY(!found.empty() && found.find('\n') == std::string::npos);
  }

  void textsStayTexts_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"The animal did not cross the street.",
                             "1 2 3 4 5",
                             "2024",
                             "",
                             "[CLS] hello [SEP]",
                             "{\"a\": 1}",
                             "a, b, c\nd, e, f\n",
                             "Alice 3 4\nBob 5 6\n",
                             "# Title\n\nSome words, 3 of them\n",
                             "[1, 2, 3] is a list",
                             "0.5\n",
                             "query key\nweight\n",
                             "ID3 tags name a song.",
                             "BZh is how bzip2 begins.",
                             "PAR1 and ARROW1",
                             "GGUF models are large.",
                             "OggS",
                             "Rar! said the lion.",
                             "The ftyp box",
                             "On radioWEBP",
                             "A sound WAVE"})
      QTest::newRow(text) << QByteArray(text);
  }
  void textsStayTexts() {
    QFETCH(QByteArray, text);
    write("a.txt", text.toStdString());
    QVERIFY(!looksLikeAttention(path("a.txt")));
    QVERIFY(
        notText(std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())))).isEmpty());
  }

 private:
  static std::vector<std::int64_t> numbers(const QString& text) {
    std::vector<std::int64_t> list;
    for (const QString& word : text.split(' ')) list.push_back(word.toLongLong());
    return list;
  }
  /// Rows [begin, end) of a causal pattern of 2 heads, [2, end - begin, end].
  static std::vector<float> causalRows(int layer, std::int64_t begin, std::int64_t end) {
    std::vector<float> cells;
    for (int head = 0; head < 2; ++head) {
      for (std::int64_t query = begin; query < end; ++query) {
        const auto row = weights(1, 1, query + 1, layer * 2 + head + query);
        cells.insert(cells.end(), row.begin(), row.end());
        cells.insert(cells.end(), static_cast<std::size_t>(end - query - 1), 0.0f);
      }
    }
    return cells;
  }
  static void checkCausal(const ImportedAttention& imported) {
    QVERIFY(imported.trace->decoder && !imported.trace->encoder && !imported.trace->cross);
    const PatternSource& source = *imported.trace->decoder->patterns;
    QCOMPARE(source.shape(), (PatternShape{2, 2, 5, 5}));
    auto expected = causalRows(0, 0, 5);
    const auto second = causalRows(1, 0, 5);
    expected.insert(expected.end(), second.begin(), second.end());
    QVERIFY(cellsOf(source) == expected);
    QVERIFY(source.rowsSumToOne());
    for (std::int64_t query = 0; query < 5; ++query)
      for (std::int64_t key = 0; key < 5; ++key) QCOMPARE(source.isMasked({0, 0}, query, key), key > query);
  }
};

QTEST_GUILESS_MAIN(ArrayFilesTest)
#include "tst_array_files.moc"
