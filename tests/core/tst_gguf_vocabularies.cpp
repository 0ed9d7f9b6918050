#include <QTest>
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

}  // namespace

/// Whole vocabularies against llama.cpp's ids.
class TestGgufVocabularies : public QObject {
  Q_OBJECT

 private slots:
  void idsAreTheOnesOfLlamaCpp_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("file");
    const QString source = QStringLiteral(HEADLIGHT_SOURCE_DIR "/");
    QTest::newRow("byte-pairs") << "gpt2" << source + "resources/models/kjv-decoder/tokenizer.json";
    QTest::newRow("pieces") << "llama" << source + "tests/data/tokenizers/sentencepiece/bpe.model";
    const QString full = qEnvironmentVariable("HEADLIGHT_TOKENIZERS");
    if (full.isEmpty()) return;
    QTest::newRow("byte-pairs-gpt2") << "gpt2" << full + "/gpt2/tokenizer.json";
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
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Encoding encoding = tokenizer->encode(lines[i], std::nullopt, {.addSpecialTokens = false});
      if (hashOf(encoding.ids).substr(8) == ids.substr(8 * i, 8)) continue;
      ++wrong;
      qInfo("%s", (nlohmann::json(lines[i]).dump() + ": " + nlohmann::json(encoding.tokens).dump()).c_str());
    }
    QCOMPARE(wrong, std::size_t{0});
  }

 private:
  static GgufBuilder builderOf(const QString& kind, const std::string& file) {
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
