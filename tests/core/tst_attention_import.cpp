#include <QTest>
#include <bit>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/arrays/array_header.h"
#include "core/arrays/attention_export.h"
#include "core/error.h"
#include "tests/support/formula_patterns.h"
#include "tests/support/import_folder.h"

using namespace headlight;
using namespace headlight::test;

namespace {

TokenList tokensNamed(const std::vector<std::string>& names) { return makeTokenList(names); }

std::string floats(const std::vector<float>& values) {
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
}

Trace threeKinds() {
  const std::vector<std::string> awkward = {"a,b", "\"", "line\nend", std::string("N\0L", 3), "猫"};
  const auto attention = [](AttentionKind kind, PatternShape shape, const std::vector<std::string>& queries,
                            const std::vector<std::string>& keys) {
    return AttentionTrace{
        std::make_shared<FormulaPatterns>(kind, shape, tokensNamed(queries), tokensNamed(keys)), nullptr,
        nullptr};
  };
  Trace trace;
  trace.encoder = attention(AttentionKind::Encoder, {2, 2, 3, 3}, {"x", "y", "z"}, {"x", "y", "z"});
  trace.decoder = attention(AttentionKind::Decoder, {3, 2, 5, 5}, awkward, awkward);
  trace.cross = attention(AttentionKind::Cross, {3, 2, 5, 3}, awkward, {"x", "y", "z"});
  return trace;
}

std::string header(const std::vector<ArrayEntry>& arrays,
                   const std::vector<std::pair<std::string, std::string>>& metadata = {}) {
  return safetensorsHeader(arrays, metadata);
}

}  // namespace

class TestAttentionImport : public QObject, private ImportFolder {
  Q_OBJECT

 private slots:
  void init() { renew(); }

  void exportsComeBackBitForBit_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("safetensors") << "a.safetensors";
    QTest::newRow("csv") << "a.csv";
    QTest::newRow("json") << "a.json";
  }
  void exportsComeBackBitForBit() {
    QFETCH(QString, name);
    const std::string file = path(name);
    const Trace original = threeKinds();
    exportAttention(original, {}, file, {});
    const ImportedAttention imported = importAttention(file);
    for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
      const PatternSource& before = *original.attention(kind)->patterns;
      QVERIFY(imported.trace->attention(kind));
      const PatternSource& after = *imported.trace->attention(kind)->patterns;
      QCOMPARE(after.kind(), kind);
      QCOMPARE(after.shape(), before.shape());
      QCOMPARE(labelsOf(after.queryTokens()), labelsOf(before.queryTokens()));
      QCOMPARE(labelsOf(after.keyTokens()), labelsOf(before.keyTokens()));
      QVERIFY(!after.rowsSumToOne());
      verifySameCells(before, after);
    }
    QCOMPARE(imported.notes.size(), std::size_t{3});
    QVERIFY(
        QString::fromStdString(imported.notes[0].english()).startsWith("Rows of encoder do not sum to 1 ("));
  }

  void npyTakesItsLabelsFromBesideIt() {
    exportAttention(threeKinds(), {AttentionKind::Encoder, 1, {}}, path("a.npy"), {});
    QCOMPARE(labelsOf(patternsOf(importAttention(path("a.npy"))).keyTokens()),
             (std::vector<std::string>{"0", "1", "2"}));
    write("a.tokens.json", R"(["x", "y", "z"])");
    QCOMPARE(labelsOf(patternsOf(importAttention(path("a.npy"))).keyTokens()),
             (std::vector<std::string>{"x", "y", "z"}));
    write("a.npy.tokens.json", R"({"query_tokens": ["1", "2", "3"], "description": "by hand"})");
    const ImportedAttention imported = importAttention(path("a.npy"));
    QCOMPARE(labelsOf(patternsOf(imported).queryTokens()), (std::vector<std::string>{"1", "2", "3"}));
    QCOMPARE(labelsOf(patternsOf(imported).keyTokens()), (std::vector<std::string>{"0", "1", "2"}));
    QCOMPARE(imported.description, std::string("by hand"));
    QCOMPARE(patternsOf(imported).description(), std::string("by hand"));
    QCOMPARE(patternsOf(imported).shape(), (PatternShape{1, 2, 3, 3}));
    const ImportedAttention named = importAttention(path("a.npy"), {std::vector<std::string>{"p", "q", "r"}});
    QCOMPARE(labelsOf(patternsOf(named).queryTokens()), (std::vector<std::string>{"p", "q", "r"}));
  }

  void readsASingleArrayOfAnyName() {
    write("one.safetensors", header({{"weights", {2, 2}}}, {{"query_tokens", R"(["a","b"])"},
                                                            {"weights.key_tokens", R"(["c","d"])"},
                                                            {"description", "by hand"}}) +
                                 floats({0.25f, 0.75f, 1, 0}));
    const ImportedAttention imported = importAttention(path("one.safetensors"));
    QCOMPARE(labelsOf(patternsOf(imported).queryTokens()), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(labelsOf(patternsOf(imported).keyTokens()), (std::vector<std::string>{"c", "d"}));
    QCOMPARE(patternsOf(imported).cell({0, 0}, 0, 1), 0.75f);
    QVERIFY(patternsOf(imported).rowsSumToOne());
    QVERIFY(imported.notes.empty());
    QCOMPARE(imported.description, std::string("by hand"));
  }

  void anArrayThatIsNotSquareIsCrossAttention() {
    write("a.csv", "1,0,0\n0,0.5,0.5\n");
    const ImportedAttention imported = importAttention(path("a.csv"));
    QVERIFY(!imported.trace->encoder && !imported.trace->decoder);
    QCOMPARE(imported.trace->cross->patterns->shape(), (PatternShape{1, 1, 2, 3}));
  }

  void readsMatricesWithAndWithoutLabels_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("queries");
    QTest::addColumn<QStringList>("keys");
    const QStringList numbers = {"0", "1"};
    const QStringList words = {"a,b", "c"};
    QTest::newRow("bare") << QByteArray("0.25,0.75\n1e0, 0\n") << numbers << numbers;
    QTest::newRow("both") << QByteArray(",\"a,b\",c\n\"a,b\",0.25,0.75\nc,1,0\n") << words << words;
    QTest::newRow("corner named") << QByteArray("token,\"a,b\",c\n\"a,b\",0.25,0.75\nc,1,0\n") << words
                                  << words;
    QTest::newRow("keys only") << QByteArray("\"a,b\",c\n0.25,0.75\n1,0\n") << numbers << words;
    QTest::newRow("queries only") << QByteArray("1,0.25,0.75\nc,1,0\n") << QStringList{"1", "c"} << numbers;
    QTest::newRow("numbers as labels")
        << QByteArray(",7,8\n5,0.25,0.75\n6,1,0\n") << QStringList{"5", "6"} << QStringList{"7", "8"};
  }
  void readsMatricesWithAndWithoutLabels() {
    QFETCH(QByteArray, text);
    QFETCH(QStringList, queries);
    QFETCH(QStringList, keys);
    write("a.csv", text.toStdString());
    const ImportedAttention imported = importAttention(path("a.csv"));
    const PatternSource& patterns = patternsOf(imported);
    QCOMPARE(patterns.cell({0, 0}, 0, 0), 0.25f);
    QCOMPARE(patterns.cell({0, 0}, 0, 1), 0.75f);
    QCOMPARE(patterns.cell({0, 0}, 1, 0), 1.0f);
    for (int i = 0; i < 2; ++i) {
      const auto index = static_cast<std::size_t>(i);
      QCOMPARE(QString::fromStdString(patterns.queryTokens()[index].label), queries[i]);
      QCOMPARE(QString::fromStdString(patterns.keyTokens()[index].label), keys[i]);
    }
    QVERIFY(imported.notes.empty());
  }

  void saysThatRowsDoNotSumToOne() {
    write("a.csv", "0.5,0.43\n1,0.21\n");
    QCOMPARE(english(importAttention(path("a.csv")).notes),
             (std::vector<std::string>{"Rows do not sum to 1 (0.93 to 1.21)."}));
  }

  void theExampleIsRandomAndSaysSo() {
    const ImportedAttention imported =
        importAttention(std::string(HEADLIGHT_SOURCE_DIR) + "/resources/examples/random-14x14.csv");
    QCOMPARE(patternsOf(imported).shape(), (PatternShape{1, 1, 14, 14}));
    QCOMPARE(imported.description, std::string("random matrix"));
    QVERIFY(imported.notes.empty());
    QVERIFY(patternsOf(imported).rowsSumToOne());
    const std::vector<std::string> labels = {"[CLS]",  "The",     "animal", "did", "n't",   "cross", "the",
                                             "street", "because", "it",     "was", "tired", ".",     "[SEP]"};
    QCOMPARE(labelsOf(patternsOf(imported).queryTokens()), labels);
    QCOMPARE(labelsOf(patternsOf(imported).keyTokens()), labels);
  }

  void refusesWhatIsWrong_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* tag, const char* name, const std::string& content, const char* message) {
      QTest::newRow(tag) << QString(name) << QByteArray::fromStdString(content) << QString::fromUtf8(message);
    };
    const std::string lines = "kind,layer,head,query,key,query_token,key_token,weight\n";
    const float nan = std::numeric_limits<float>::quiet_NaN();
    row("other file", "a.txt", "hello",
        "FILE: expected an attention array (.safetensors, .npy, .npz, .json, .csv, .tsv or a .txt of "
        "numbers), "
        "found a text without one.");
    row("empty csv", "a.csv", "", "FILE: expected a matrix of weights, found an empty file.");
    row("labels only", "a.csv", ",a,b\n", "FILE: expected a matrix of weights, found labels only.");
    row("ragged", "a.csv", "0,1\n1\n", "FILE, line 2: expected 2 weights as on the lines before, found 1.");
    row("word", "a.csv", "0,1\n1,x\n", "FILE, line 2: expected a weight, found \"x\".");
    row("NaN", "a.csv", "0,1\n1,nan\n", "FILE, line 2: expected finite weights, found nan.");
    row("labels do not fit", "a.csv", "a,b,c\n1,0\n0,1\n",
        "FILE: expected 2 labels, one for each key, found 3.");
    row("no lines", "a.csv", lines, "FILE: expected lines of weights after the header, found none.");
    row("fields", "a.csv", lines + "encoder,0,0,0\n", "FILE, line 2: expected 8 fields, found 4.");
    row("kind", "a.csv", lines + "self,0,0,0,0,a,a,1\n",
        "FILE, line 2: expected kind encoder, decoder or cross, found \"self\".");
    row("index", "a.csv", lines + "encoder,0,-1,0,0,a,a,1\n",
        "FILE, line 2: expected head to be a number from 0, found \"-1\".");
    row("hole", "a.csv", lines + "encoder,0,0,1,1,a,a,1\nencoder,0,0,0,0,a,a,1\n",
        "FILE: encoder: expected a line for every layer, head, query and key, found 2 lines for layers 0 to "
        "0, "
        "heads 0 to 0, queries 0 to 1 and keys 0 to 1.");
    row("far cell", "a.csv",
        lines +
            "encoder,2000000000,2000000000,2000000000,2000000000,a,a,1\n"
            "encoder,0,0,0,0,a,a,1\n",
        "FILE: encoder: expected a line for every layer, head, query and key, found 2 lines for layers 0 to "
        "2000000000, heads 0 to 2000000000, queries 0 to 2000000000 and keys 0 to 2000000000.");
    row("twice", "a.csv",
        lines +
            "cross,0,0,0,0,a,a,1\ncross,0,0,0,0,a,a,1\ncross,0,0,0,1,a,a,1\ncross,0,0,0,2,a,a,1\n"
            "cross,0,0,1,0,a,a,1\ncross,0,0,1,2,a,a,1\n",
        "FILE, line 3: this cell is there twice.");
    row("labels differ", "a.csv", lines + "cross,0,0,0,0,a,x,1\ncross,0,0,0,1,b,y,1\n",
        "FILE, line 3: expected the token \"a\" as on an earlier line, found \"b\".");
    row("not square", "a.csv", lines + "decoder,0,0,0,0,a,x,1\ndecoder,0,0,0,1,a,y,1\n",
        "FILE: decoder: expected as many queries as keys for self-attention, found 1 queries and 2 keys.");
    row("names", "a.safetensors", header({{"a", {1, 1}}, {"b", {1, 1}}}) + floats({1, 1}),
        "FILE: expected arrays encoder, decoder or cross, one array for each layer (layer_0, layer_1, ...), "
        "or "
        "a single array, found a, b.");
    row("one dimension", "a.safetensors", header({{"encoder", {2}}}) + floats({1, 1}),
        "FILE: encoder: expected an array of 2 to 4 dimensions ([layers, heads, queries, keys]), found the "
        "shape [2].");
    row("no cells", "a.npy", npyHeader({0, 3}), "FILE: expected at least one cell, found the shape [0, 3].");
    row("NaN cell", "a.npy", npyHeader({1, 2, 2, 2}) + floats({1, 0, 0, 1, 1, 0, nan, 1}),
        "FILE: expected finite weights, found NaN at layer 0, head 1, query 1, key 0.");
    row("metadata", "a.safetensors",
        header({{"encoder", {1, 1}}}, {{"encoder.key_tokens", "[1]"}}) + floats({1}),
        "FILE: metadata encoder.key_tokens: expected texts only, but entry 0 is none.");
    row("metadata count", "a.safetensors",
        header({{"encoder", {1, 1}}}, {{"encoder.key_tokens", R"(["a","b"])"}}) + floats({1}),
        "FILE: encoder: expected 1 labels, one for each key, found 2.");
  }
  void refusesWhatIsWrong() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    write(name, content.toStdString());
    try {
      importAttention(path(name));
      QFAIL("Nothing was wrong.");
    } catch (const Error& error) {
      QCOMPARE(QString::fromUtf8(error.what()), message.replace("FILE", filePath(name)));
    }
  }

  void refusesLabelsThatDoNotFit() {
    write("a.csv", "1,0\n0,1\n");
    const std::string expected = path("a.csv") + ": expected 2 labels, one for each query, found 1.";
    try {
      importAttention(path("a.csv"), {std::vector<std::string>{"a"}});
      QFAIL("Nothing was wrong.");
    } catch (const Error& error) {
      QCOMPARE(std::string(error.what()), expected);
    }
  }

  void refusesAMalformedSidecar() {
    write("a.csv", "1,0\n0,1\n");
    write("a.tokens.json", R"({"labels": ["a", "b"]})");
    QVERIFY_EXCEPTION_THROWN(importAttention(path("a.csv")), Error);
    write("a.tokens.json", R"({"description": 1})");
    QVERIFY_EXCEPTION_THROWN(importAttention(path("a.csv")), Error);
    write("a.tokens.json", R"("text")");
    QVERIFY_EXCEPTION_THROWN(importAttention(path("a.csv")), Error);
  }

  void knowsArraysByTheirContent() {
    write("a.npy", npyHeader({1, 1}) + floats({1}));
    write("b.bin", npyHeader({1, 1}) + floats({1}));
    write("c.safetensors", header({{"encoder", {1, 1}}}) + floats({1}));
    write("d.csv", "1");
    write("e.txt", "Once upon a time, there was a little girl.");
    QVERIFY(looksLikeAttention(path("a.npy")));
    QVERIFY(looksLikeAttention(path("b.bin")));
    QVERIFY(looksLikeAttention(path("c.safetensors")));
    QVERIFY(looksLikeAttention(path("d.csv")));
    QVERIFY(!looksLikeAttention(path("e.txt")));
    QVERIFY(!looksLikeAttention(path("missing.npy")));
  }

 private:
  static void verifySameCells(const PatternSource& before, const PatternSource& after) {
    const PatternShape shape = before.shape();
    for (int layer = 0; layer < shape.layers; ++layer) {
      for (int head = 0; head < shape.heads; ++head) {
        for (std::int64_t query = 0; query < shape.queries; ++query) {
          for (std::int64_t key = 0; key < shape.keys; ++key) {
            QCOMPARE(std::bit_cast<std::uint32_t>(after.cell({layer, head}, query, key)),
                     std::bit_cast<std::uint32_t>(before.cell({layer, head}, query, key)));
          }
        }
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestAttentionImport)
#include "tst_attention_import.moc"
