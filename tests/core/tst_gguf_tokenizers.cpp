#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/tokenizer/gguf_vocabulary.h"
#include "core/tokenizer/gguf_words.h"
#include "core/tokenizer/tokenizer_json.h"
#include "gguf_builder.h"
#include "tests/support/tokenizer_folder.h"

using namespace headlight;
using namespace headlight::test;

namespace {

nlohmann::json words() {
  static const auto json = nlohmann::json::parse(std::ifstream(HEADLIGHT_TEST_DATA "/gguf/words.json"));
  return json;
}

std::shared_ptr<const Tokenizer> tokenizerOf(const GgufBuilder& builder) {
  const std::string bytes = builder.build();
  return TokenizerFilesInMemory{ggufTokenizerFiles(readGguf(asBytes(bytes), "m.gguf"))}.load();
}

GgufBuilder bytePairs(const std::string& name) {
  const nlohmann::json golden = words();
  GgufBuilder builder;
  builder.set("tokenizer.ggml.model", "gpt2");
  if (!name.empty()) builder.set("tokenizer.ggml.pre", name);
  builder.setList("tokenizer.ggml.tokens", golden["tokens"].get<std::vector<std::string>>());
  builder.setList("tokenizer.ggml.merges", golden["merges"].get<std::vector<std::string>>());
  return builder;
}

/// A SentencePiece vocabulary with bytes for what it lacks.
GgufBuilder scoredPieces() {
  std::vector<std::string> tokens = {"<unk>", "<s>", "</s>"};
  std::vector<float> scores = {0, 0, 0};
  std::vector<std::int32_t> kinds = {2, 3, 3};
  const auto add = [&](const std::string& text, std::int32_t kind) {
    scores.push_back(-static_cast<float>(tokens.size()));
    tokens.push_back(text);
    kinds.push_back(kind);
  };
  for (int byte = 0; byte < 256; ++byte) {
    char name[8];
    std::snprintf(name, sizeof name, "<0x%02X>", static_cast<unsigned>(byte));
    add(name, 6);
  }
  const std::string space = "\xE2\x96\x81";
  for (const std::string& piece : {space + "t", std::string("he"), space + "the", std::string("ab"), space,
                                   std::string("a"), std::string("b"), std::string("e"), std::string("h"),
                                   std::string("t"), std::string("bc"), std::string("c")})
    add(piece, 1);
  add("<turn>", 4);
  GgufBuilder builder;
  builder.set("tokenizer.ggml.model", "llama");
  builder.setList("tokenizer.ggml.tokens", tokens);
  builder.setList("tokenizer.ggml.scores", scores);
  builder.setList("tokenizer.ggml.token_type", kinds);
  return builder;
}

std::string piecesOf(const Tokenizer& tokenizer, const std::string& text) {
  std::string pieces;
  for (const std::string& piece : tokenizer.encode(text).tokens)
    pieces += (pieces.empty() ? "" : " ") + piece;
  return pieces;
}

}  // namespace

class TestGgufTokenizers : public QObject {
  Q_OBJECT

 private slots:
  void wordsAreCutAsByLlamaCpp_data() {
    QTest::addColumn<QString>("name");
    const nlohmann::json golden = words();
    for (const auto& [name, ids] : golden["ids"].items())
      QTest::newRow(name.c_str()) << QString::fromStdString(name);
  }
  void wordsAreCutAsByLlamaCpp() {
    QFETCH(QString, name);
    const auto tokenizer = tokenizerOf(bytePairs(name.toStdString()));
    const nlohmann::json golden = words();
    const nlohmann::json& expected = golden["ids"][name.toStdString()];
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const std::string text = golden["texts"][i].get<std::string>();
      const auto encoding = tokenizer->encode(text, std::nullopt, {.addSpecialTokens = false});
      QVERIFY2(encoding.ids == expected[i].get<std::vector<std::int32_t>>(),
               (text + ": " + nlohmann::json(encoding.tokens).dump()).c_str());
      QCOMPARE(tokenizer->decode(encoding.ids), text);
    }
  }

  void aFileThatNamesNoWayIsCutAsByDefault() {
    const auto unnamed = tokenizerOf(bytePairs({}));
    const auto byDefault = tokenizerOf(bytePairs("default"));
    const nlohmann::json all = words();  // kept: what a temporary holds is gone before the loop begins
    for (const nlohmann::json& text : all["texts"])
      QCOMPARE(unnamed->encode(text.get<std::string>()).ids, byDefault->encode(text.get<std::string>()).ids);
  }

  void specialTokensGoAround() {
    GgufBuilder builder = bytePairs("gpt-2");
    const auto count = static_cast<std::int32_t>(words()["tokens"].size());
    auto tokens = words()["tokens"].get<std::vector<std::string>>();
    tokens.insert(tokens.end(), {"<|begin|>", "<|user|>"});
    std::vector<std::int32_t> kinds(static_cast<std::size_t>(count), 1);
    kinds.insert(kinds.end(), {3, 4});
    builder.values.erase(builder.values.begin() + 2);
    builder.setList("tokenizer.ggml.tokens", tokens);
    builder.setList("tokenizer.ggml.token_type", kinds);
    builder.set("tokenizer.ggml.bos_token_id", static_cast<std::uint32_t>(count));
    builder.set("tokenizer.ggml.eos_token_id", static_cast<std::uint32_t>(count));
    GgufBuilder first = builder;
    first.set("tokenizer.ggml.add_bos_token", true);
    const auto tokenizer = tokenizerOf(first);
    QCOMPARE(piecesOf(*tokenizer, "a<|user|>b"), std::string("<|begin|> a <|user|> b"));
    QVERIFY(tokenizer->isSpecial(count));
    QVERIFY(!tokenizer->isSpecial(count + 1));
    builder.set("tokenizer.ggml.add_eos_token", true);
    QCOMPARE(piecesOf(*tokenizerOf(builder), "a"), std::string("a <|begin|>"));
  }

  /// LLaMA 3 begins with its first token even where the file does not say so.
  void llama3BeginsWithBos() {
    QVERIFY(ggufWords("llama-bpe", "m.gguf").beginsWithBos);
    QVERIFY(!ggufWords("qwen2", "m.gguf").beginsWithBos);
  }

  void scoredPiecesMergeByScore_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pieces");
    QTest::newRow("merges") << "the"
                            << "<s> \u2581the";
    QTest::newRow("the higher score first") << "abc"
                                            << "<s> \u2581 ab c";
    QTest::newRow("bytes") << "\u00e9"
                           << "<s> \u2581 <0xC3> <0xA9>";
    QTest::newRow("two spaces") << "a  b"
                                << "<s> \u2581 a \u2581 \u2581 b";
    QTest::newRow("special") << "a</s>b"
                             << "<s> \u2581 a </s> \u2581 b";
  }
  void scoredPiecesMergeByScore() {
    QFETCH(QString, text);
    QFETCH(QString, pieces);
    const auto tokenizer = tokenizerOf(scoredPieces());
    QCOMPARE(QString::fromStdString(piecesOf(*tokenizer, text.toStdString())), pieces);
  }

  void aSpaceInFrontOnlyWhereTheFileAsksForIt() {
    GgufBuilder builder = scoredPieces();
    builder.set("tokenizer.ggml.add_space_prefix", false);
    builder.set("tokenizer.ggml.add_bos_token", false);
    QCOMPARE(piecesOf(*tokenizerOf(builder), "ab the"), std::string("ab \xE2\x96\x81the"));
  }

  void noVocabularyIsNoTokenizer() {
    GgufBuilder builder;
    builder.set("tokenizer.ggml.model", "none");
    QVERIFY(tokenizerOf(builder) == nullptr);
    QVERIFY(tokenizerOf(GgufBuilder()) == nullptr);
  }

  void refusesWhatDoesNotFit_data() {
    QTest::addColumn<QString>("message");
    QTest::newRow("words") << "m.gguf: tokenizer.ggml.pre is \"klingon\", a way of cutting texts into words";
    QTest::newRow("kinds") << "m.gguf: tokenizer.ggml.token_type has 1 values for 272 tokens.";
    QTest::newRow("scores") << "m.gguf: tokenizer.ggml.scores is missing.";
    QTest::newRow("bos") << "m.gguf: tokenizer.ggml.bos_token_id is 272, and there are only 272 tokens.";
    QTest::newRow("utf8") << "m.gguf: tokenizer.ggml.tokens has token 0, which is no text in UTF-8.";
  }
  void refusesWhatDoesNotFit() {
    QFETCH(QString, message);
    const std::string row = QTest::currentDataTag();
    GgufBuilder builder = row == "words" ? bytePairs("klingon") : scoredPieces();
    const auto without = [&](const char* key) {
      std::erase_if(builder.values,
                    [&](const std::string& value) { return value.starts_with(ggufText(key)); });
    };
    if (row == "kinds") {
      without("tokenizer.ggml.token_type");
      builder.setList("tokenizer.ggml.token_type", std::vector<std::int32_t>{1});
    }
    if (row == "scores") without("tokenizer.ggml.scores");
    if (row == "bos") builder.set("tokenizer.ggml.bos_token_id", std::uint32_t{272});
    if (row == "utf8") {
      without("tokenizer.ggml.tokens");
      without("tokenizer.ggml.token_type");
      builder.setList("tokenizer.ggml.tokens", std::vector<std::string>{"\xFF"});
    }
    const QString said = refusalOf([&] { tokenizerOf(builder); });
    QVERIFY2(said.startsWith(message), qPrintable(said));
  }
};

QTEST_GUILESS_MAIN(TestGgufTokenizers)
#include "tst_gguf_tokenizers.moc"
