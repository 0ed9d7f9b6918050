#include <QTest>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/tokenizer_goldens.h"

using namespace headlight;

// Every component of a tokenizer, with every option, against Hugging Face's tokenizers library (Rust), on
// written and on random lines (tests/reference/make_tokenizer_components.py says what the hashes are over,
// and writes the ids themselves where a difference is to be looked into).
class TestTokenizerComponents : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void ids_data() { addCases("ids"); }
  void ids();
  void specialTokens_data() { addCases("special"); }
  void specialTokens();
  void decoded_data() { addCases("decoded"); }
  void decoded();
  void ranges_data() { addCases("ids"); }
  void ranges();

 private:
  void addCases(const char* key);
  const nlohmann::json& currentCase() const;
  std::shared_ptr<const Tokenizer> currentTokenizer() const;
  template <typename AddRow>
  void compare(const char* key, std::size_t rows, AddRow addRow) const;

  nlohmann::json m_data;
  std::vector<std::string> m_lines;
};

static Encoding bare(const Tokenizer& tokenizer, const std::string& text) {
  EncodeOptions options;
  options.addSpecialTokens = false;
  return tokenizer.encode(text, std::nullopt, options);
}

// The model of the cases that have none: the bytes of each word are its tokens, and a suffix shows where it
// ends.
static nlohmann::json witness() {
  nlohmann::json vocabulary;
  for (int byte = 0; byte < 256; ++byte) {
    vocabulary["<0x" + QString("%1").arg(byte, 2, 16, QChar('0')).toUpper().toStdString() + ">"] = byte;
  }
  return {{"type", "BPE"},
          {"vocab", vocabulary},
          {"merges", nlohmann::json::array()},
          {"byte_fallback", true},
          {"end_of_word_suffix", "</w>"}};
}

template <typename Number>
static void addRow(Fnv1a& hash, const std::vector<Number>& numbers) {
  for (const Number number : numbers) hash.addNumber(static_cast<std::uint32_t>(number));
  hash.addNumber(0xFFFFFFFF);
}

void TestTokenizerComponents::initTestCase() {
  m_data = nlohmann::json::parse(tokenizerData("components.json"));
  m_lines = tokenizerDataTexts("component_lines.txt");
  QVERIFY(m_lines.size() >= 2000);
  QVERIFY(m_data["cases"].size() >= 200);
}

void TestTokenizerComponents::addCases(const char* key) {
  QTest::addColumn<int>("number");
  int number = 0;
  for (const nlohmann::json& entry : m_data["cases"]) {
    if (entry.contains(key)) QTest::newRow(entry["name"].get<std::string>().c_str()) << number;
    ++number;
  }
}

const nlohmann::json& TestTokenizerComponents::currentCase() const {
  QFETCH(int, number);
  return m_data["cases"][static_cast<std::size_t>(number)];
}

std::shared_ptr<const Tokenizer> TestTokenizerComponents::currentTokenizer() const {
  nlohmann::json tokenizer = currentCase()["tokenizer"];
  if (!tokenizer.contains("model")) tokenizer["model"] = witness();
  TokenizerFilesInMemory files;
  files.files["tokenizer.json"] = tokenizer.dump();
  return files.load();
}

// Compares the hashes of blocks of rows, of which `addRow(hash, row)` adds one.
template <typename AddRow>
void TestTokenizerComponents::compare(const char* key, std::size_t rows, AddRow add) const {
  const auto block = m_data["block"].get<std::size_t>();
  const nlohmann::json& expected = currentCase()[key];
  QCOMPARE(expected.size(), (rows + block - 1) / block);
  for (std::size_t first = 0; first < rows; first += block) {
    Fnv1a hash;
    const std::size_t last = std::min(rows, first + block);
    for (std::size_t row = first; row < last; ++row) add(hash, row);
    QVERIFY2(hash.text() == expected[first / block].get<std::string>(),
             qPrintable(QString("%1 to %2 differ").arg(first + 1).arg(last)));
  }
}

void TestTokenizerComponents::ids() {
  const auto tokenizer = currentTokenizer();
  compare("ids", m_lines.size(),
          [&](Fnv1a& hash, std::size_t row) { addRow(hash, bare(*tokenizer, m_lines[row]).ids); });
}

void TestTokenizerComponents::specialTokens() {
  constexpr std::size_t kRows = 200;
  const auto tokenizer = currentTokenizer();
  compare("special", kRows, [&](Fnv1a& hash, std::size_t row) {
    const Encoding single = tokenizer->encode(m_lines[row]);
    const Encoding pair = tokenizer->encode(m_lines[row], m_lines[row + 1]);
    addRow(hash, single.ids);
    addRow(hash, single.typeIds);
    addRow(hash, pair.ids);
    addRow(hash, pair.typeIds);
  });
}

void TestTokenizerComponents::decoded() {
  const auto tokenizer = currentTokenizer();
  const nlohmann::json& sequences = m_data["sequences"];
  compare("decoded", sequences.size(), [&](Fnv1a& hash, std::size_t row) {
    hash.add(tokenizer->decode(sequences[row].get<std::vector<std::int32_t>>(), false));
    hash.add("\xFF");
  });
}

// Whatever the components do, ranges ascend within the text and never overlap.
void TestTokenizerComponents::ranges() {
  const auto tokenizer = currentTokenizer();
  for (const std::string& text : m_lines) {
    const Encoding encoding = bare(*tokenizer, text);
    std::int64_t at = 0;
    for (const ByteRange& range : encoding.offsets) {
      QVERIFY2(range.begin >= at && range.end >= range.begin, text.c_str());
      at = range.end;
    }
    QVERIFY2(at <= static_cast<std::int64_t>(text.size()), text.c_str());
  }
}

QTEST_GUILESS_MAIN(TestTokenizerComponents)
#include "tst_tokenizer_components.moc"
