#include <QTest>
#include <nlohmann/json.hpp>

#include "core/tokenizer/tokenizer_json.h"
#include "tests/support/tokenizer_folder.h"

using namespace headlight;

// Every component of a tokenizer against the ids that the tokenizers library for JavaScript gives
// (tests/reference/make_tokenizer_components.mjs).
class TestTokenizerComponents : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void ids_data() { addCases(); }
  void ids();
  void specialTokens_data() { addCases(); }
  void specialTokens();
  void decoded_data() { addCases(); }
  void decoded();
  void ranges_data() { addCases(); }
  void ranges();

 private:
  void addCases();
  nlohmann::json currentCase() const;
  std::shared_ptr<const Tokenizer> currentTokenizer() const;

  nlohmann::json m_data;
  std::vector<std::string> m_texts;
};

static std::string joined(const std::vector<std::int32_t>& ids) {
  std::string text;
  for (const std::int32_t id : ids) text += (text.empty() ? "" : " ") + std::to_string(id);
  return text;
}

static Encoding bare(const Tokenizer& tokenizer, const std::string& text) {
  EncodeOptions options;
  options.addSpecialTokens = false;
  return tokenizer.encode(text, std::nullopt, options);
}

// JavaScript's decoder of bytes swallows a byte order mark; the text is kept whole here.
static std::string withoutByteOrderMark(std::string text) {
  const std::string mark = "\xEF\xBB\xBF";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
    text.erase(at, mark.size());
  return text;
}

void TestTokenizerComponents::initTestCase() {
  m_data =
      nlohmann::json::parse(readWholeFile(std::string(HEADLIGHT_TEST_DATA) + "/tokenizers/components.json"));
  m_texts = m_data["texts"].get<std::vector<std::string>>();
}

void TestTokenizerComponents::addCases() {
  QTest::addColumn<int>("number");
  int number = 0;
  for (const nlohmann::json& entry : m_data["cases"]) {
    QTest::newRow(entry["name"].get<std::string>().c_str()) << number++;
  }
}

nlohmann::json TestTokenizerComponents::currentCase() const {
  QFETCH(int, number);
  return m_data["cases"][static_cast<std::size_t>(number)];
}

std::shared_ptr<const Tokenizer> TestTokenizerComponents::currentTokenizer() const {
  const nlohmann::json entry = currentCase();
  nlohmann::json tokenizer = entry["tokenizer"];
  if (entry.value("characters", false)) {
    tokenizer["model"] = {{"type", "WordPiece"},
                          {"unk_token", "[UNK]"},
                          {"continuing_subword_prefix", "##"},
                          {"max_input_chars_per_word", 1000},
                          {"vocab", m_data["vocab"]}};
  }
  TokenizerFilesInMemory files;
  files.files["tokenizer.json"] = tokenizer.dump();
  return files.load();
}

void TestTokenizerComponents::ids() {
  const auto tokenizer = currentTokenizer();
  const nlohmann::json entry = currentCase();
  for (std::size_t i = 0; i < m_texts.size(); ++i) {
    const std::string ids = joined(bare(*tokenizer, m_texts[i]).ids);
    const std::string expected = entry["ids"][i].get<std::string>();
    QVERIFY2(ids == expected, qPrintable(QString("\"%1\" gives\n%2, expected\n%3")
                                             .arg(m_texts[i].c_str(), ids.c_str(), expected.c_str())));
  }
}

void TestTokenizerComponents::specialTokens() {
  const nlohmann::json entry = currentCase();
  if (!entry.contains("with_special")) return;
  const auto tokenizer = currentTokenizer();
  for (std::size_t i = 0; i < m_texts.size(); ++i) {
    QCOMPARE(joined(tokenizer->encode(m_texts[i]).ids), entry["with_special"][i].get<std::string>());
  }
  if (!entry.contains("pairs")) return;
  for (std::size_t i = 0; i < m_data["pairs"].size(); ++i) {
    const std::string& first = m_texts[m_data["pairs"][i][0].get<std::size_t>()];
    const std::string& second = m_texts[m_data["pairs"][i][1].get<std::size_t>()];
    QCOMPARE(joined(tokenizer->encode(first, second).ids), entry["pairs"][i].get<std::string>());
  }
}

void TestTokenizerComponents::decoded() {
  const nlohmann::json entry = currentCase();
  if (!entry.contains("decoded")) return;
  const auto tokenizer = currentTokenizer();
  for (std::size_t i = 0; i < m_texts.size(); ++i) {
    const std::string text = tokenizer->decode(bare(*tokenizer, m_texts[i]).ids, false);
    const std::string expected = entry["decoded"][i].get<std::string>();
    QVERIFY2(withoutByteOrderMark(text) == withoutByteOrderMark(expected),
             qPrintable(QString("\"%1\" comes back as \"%2\", expected \"%3\"")
                            .arg(m_texts[i].c_str(), text.c_str(), expected.c_str())));
  }
}

// Whatever the components do, ranges ascend within the text and never overlap.
void TestTokenizerComponents::ranges() {
  const auto tokenizer = currentTokenizer();
  for (const std::string& text : m_texts) {
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
