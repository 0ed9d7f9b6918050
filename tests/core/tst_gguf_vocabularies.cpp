#include <QTest>
#include <algorithm>
#include <fstream>

#include "core/tokenizer/gguf_vocabulary.h"
#include "gguf_vocabularies.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// Every third of the lines of tests/data/tokenizers/lines.txt.
std::vector<std::string> texts() {
  std::vector<std::string> some;
  const std::vector<std::string> all = tokenizerDataTexts("lines.txt");
  for (std::size_t i = 0; i < all.size(); i += 3) some.push_back(all[i]);
  return some;
}

/// Whether a character may be a mark or be decomposed into more than a letter and its accent: those from
/// U+0300 on, which begin with a byte of 0xCC or more.
bool hasMarks(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
}

}  // namespace

/// Whole vocabularies against llama.cpp's ids.
class TestGgufVocabularies : public QObject {
  Q_OBJECT

 private slots:
  void idsAreTheOnesOfLlamaCpp_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("file");
    const QString source = QStringLiteral(HEADLIGHT_SOURCE_DIR "/");
    QTest::newRow("byte-pairs") << "gpt2" << source + "tests/data/models/kjv-decoder/tokenizer.json";
    QTest::newRow("pieces") << "llama" << source + "tests/data/tokenizers/sentencepiece/bpe.model";
    QTest::newRow("word-pieces") << "bert" << source + "tests/data/models/kjv-encoder/tokenizer.json";
    const QString full = qEnvironmentVariable("HEADLIGHT_TOKENIZERS");
    if (full.isEmpty()) return;
    QTest::newRow("byte-pairs-gpt2") << "gpt2" << full + "/gpt2/tokenizer.json";
    QTest::newRow("word-pieces-bert") << "bert" << full + "/bert-uncased/tokenizer.json";
  }
  void idsAreTheOnesOfLlamaCpp() {
    QFETCH(QString, kind);
    QFETCH(QString, file);
    const std::string bytes = builderOf(kind, file.toStdString()).build();
    Fnv1a hash;
    hash.add(bytes);
    keep(bytes, hash.text());
    const auto golden = nlohmann::json::parse(readWholeFile(HEADLIGHT_TEST_DATA "/gguf/vocabularies.json"));
    const nlohmann::json expected = golden.value(QTest::currentDataTag(), nlohmann::json::object());
    QVERIFY2(expected.value("file", "") == hash.text(), "llama.cpp's ids are of other bytes");
    const auto tokenizer =
        TokenizerFilesInMemory{ggufTokenizerFiles(readGguf(asBytes(bytes), "m.gguf"))}.load();
    const std::vector<std::string> lines = texts();
    const std::string ids = expected["ids"].get<std::string>();
    QCOMPARE(ids.size(), 8 * lines.size());
    std::size_t wrong = 0;
    std::size_t decomposed = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Encoding encoding = tokenizer->encode(lines[i], std::nullopt, {.addSpecialTokens = false});
      if (hashOf(encoding.ids).substr(8) == ids.substr(8 * i, 8)) continue;
      // llama.cpp keeps the first part of a decomposed character alone, and marks that stand by themselves;
      // BERT's own tokenizer has all parts and drops the marks.
      if (kind == "bert" && hasMarks(lines[i])) {
        ++decomposed;
        continue;
      }
      ++wrong;
      qInfo("%s", (nlohmann::json(lines[i]).dump() + ": " + nlohmann::json(encoding.tokens).dump()).c_str());
    }
    QCOMPARE(wrong, std::size_t{0});
    QVERIFY(decomposed < lines.size() / 10);
  }

 private:
  static GgufBuilder builderOf(const QString& kind, const std::string& file) {
    if (kind == "bert") return ggufOfWordPieces(file);
    return kind == "gpt2" ? ggufOfBytePairs(file, "gpt-2") : ggufOfPieces(file);
  }

  /// For reference/make_gguf_goldens.py, see llama_cpp_goldens.h.
  static void keep(const std::string& bytes, const std::string& hash) {
    const char* folder = std::getenv("HEADLIGHT_GGUF_FILES");
    if (folder == nullptr) return;
    const std::string path = std::string(folder) + "/" + QTest::currentDataTag();
    std::ofstream(path + ".gguf", std::ios::binary) << bytes;
    std::ofstream(path + ".json") << nlohmann::json{{"texts", texts()}, {"hash", hash}};
  }
};

QTEST_GUILESS_MAIN(TestGgufVocabularies)
#include "tst_gguf_vocabularies.moc"
