#include <QTest>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/tokenizer/text/unicode_classes.h"
#include "core/tokenizer/tokenizer_json.h"
#include "core/utf8.h"
#include "tests/support/tokenizer_goldens.h"

using namespace headlight;

// Full-size vocabularies against Hugging Face's tokenizers library on the lines of tests/data/tokenizers (see
// tests/reference/make_tokenizer_goldens.py). HEADLIGHT_TOKENIZERS is a folder with the folders
// bert-uncased, gpt2, llama2, qwen2 and deepseek, each with a tokenizer.json.
class TestTokenizerGoldens : public QObject {
  Q_OBJECT

 private slots:
  void ids_data();
  void ids();
  void vocabularyFiles_data();
  void vocabularyFiles();
  void ranges_data();
  void ranges();
  void cases_data();
  void cases();

 private:
  static std::string folder(const QString& name);
  static std::shared_ptr<const Tokenizer> load(const QString& name);
};

static std::vector<std::string> texts() { return tokenizerDataTexts("lines.txt"); }

std::string TestTokenizerGoldens::folder(const QString& name) {
  return qEnvironmentVariable("HEADLIGHT_TOKENIZERS").toStdString() + "/" + name.toStdString();
}

std::shared_ptr<const Tokenizer> TestTokenizerGoldens::load(const QString& name) {
  if (qEnvironmentVariableIsEmpty("HEADLIGHT_TOKENIZERS")) return nullptr;
  return loadTokenizerFolder(folder(name));
}

void TestTokenizerGoldens::ids_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"bert-uncased", "gpt2", "llama2", "qwen2", "deepseek"})
    QTest::newRow(name) << name;
}

void TestTokenizerGoldens::ids() {
  QFETCH(QString, name);
  const auto tokenizer = load(name);
  if (!tokenizer) QSKIP("The folder HEADLIGHT_TOKENIZERS has no such vocabulary.");
  const auto lines = texts();
  const auto hashes = tokenizerDataLines(name.toStdString() + ".hashes.txt");
  QVERIFY(lines.size() >= 1000);
  QCOMPARE(hashes.size(), lines.size());
  EncodeOptions options;
  options.addSpecialTokens = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Encoding encoding = tokenizer->encode(lines[i], std::nullopt, options);
    QVERIFY2(hashOf(encoding.ids) == hashes[i],
             qPrintable(QString("line %1: %2").arg(i + 1).arg(lines[i].c_str())));
  }
}

void TestTokenizerGoldens::vocabularyFiles_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"bert-uncased", "gpt2"}) QTest::newRow(name) << name;
}

// vocab.txt, or vocab.json with merges.txt, make the same tokenizer as tokenizer.json.
void TestTokenizerGoldens::vocabularyFiles() {
  QFETCH(QString, name);
  if (!load(name)) QSKIP("The folder HEADLIGHT_TOKENIZERS has no such vocabulary.");
  TokenizerFilesInMemory files;
  for (const char* file : {"tokenizer_config.json", "vocab.txt", "vocab.json", "merges.txt"}) {
    const std::string bytes = readWholeFile(folder(name) + "/" + file);
    if (!bytes.empty()) files.files[file] = bytes;
  }
  const auto tokenizer = files.load();
  if (!tokenizer) QSKIP("The folder has no vocabulary files beside tokenizer.json.");
  const auto lines = texts();
  const auto hashes = tokenizerDataLines(name.toStdString() + ".hashes.txt");
  EncodeOptions options;
  options.addSpecialTokens = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    QVERIFY2(hashOf(tokenizer->encode(lines[i], std::nullopt, options).ids) == hashes[i], lines[i].c_str());
  }
  QCOMPARE(tokenizer->encode("a b", "c").ids, load(name)->encode("a b", "c").ids);
}

void TestTokenizerGoldens::ranges_data() { ids_data(); }

// Byte-level and byte-fallback tokens cover every byte, each once. WordPiece leaves out white space, controls
// and marks without a letter.
void TestTokenizerGoldens::ranges() {
  QFETCH(QString, name);
  const auto tokenizer = load(name);
  if (!tokenizer) QSKIP("The folder HEADLIGHT_TOKENIZERS has no such vocabulary.");
  const bool dropsNothing = tokenizer->kindName() != "WordPiece";
  EncodeOptions options;
  options.addSpecialTokens = false;
  for (const std::string& text : texts()) {
    const Encoding encoding = tokenizer->encode(text, std::nullopt, options);
    std::int64_t at = 0;
    for (std::size_t i = 0; i <= encoding.offsets.size(); ++i) {
      const bool end = i == encoding.offsets.size();
      const auto size = static_cast<std::int64_t>(text.size());
      const ByteRange range = end ? ByteRange{size, size} : encoding.offsets[i];
      QVERIFY2(range.begin >= at && range.end >= range.begin && range.end <= size, text.c_str());
      const std::string gap =
          text.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(range.begin - at));
      QVERIFY2(!dropsNothing || gap.empty(), text.c_str());
      for (std::size_t k = 0; k < gap.size();) {
        const char32_t c = utf8::next(gap, k);
        QVERIFY2(unicode::is(c, unicode::WhiteSpace | unicode::Control | unicode::Mark) || c == 0xFFFD,
                 text.c_str());
      }
      at = range.end;
    }
  }
}

void TestTokenizerGoldens::cases_data() { ids_data(); }

// cases.json, where a folder has one: ids without and with special tokens, and the decoded text.
void TestTokenizerGoldens::cases() {
  QFETCH(QString, name);
  const auto tokenizer = load(name);
  if (!tokenizer || !std::filesystem::exists(folder(name) + "/cases.json")) QSKIP("There is no cases.json.");
  EncodeOptions bare;
  bare.addSpecialTokens = false;
  for (const nlohmann::json& entry : nlohmann::json::parse(readWholeFile(folder(name) + "/cases.json"))) {
    const std::string text = entry["text"].get<std::string>();
    const auto ids = entry["ids"].get<std::vector<std::int32_t>>();
    QCOMPARE(tokenizer->encode(text, std::nullopt, bare).ids, ids);
    QCOMPARE(tokenizer->encode(text).ids, entry["ids_with_special"].get<std::vector<std::int32_t>>());
    QCOMPARE(tokenizer->decode(ids, false), entry["decoded"].get<std::string>());
  }
}

QTEST_GUILESS_MAIN(TestTokenizerGoldens)
#include "tst_tokenizer_goldens.moc"
