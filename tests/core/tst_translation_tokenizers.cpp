#include <QTest>

#include "tests/support/error_message.h"
#include "tests/support/tokenizer_goldens.h"

using namespace headlight;
using headlight::test::refusalOf;
using nlohmann::json;

// The tokenizers of models that translate: languages, and two vocabularies in one folder, against Python's
// transformers (tests/reference/make_translation_goldens.py).
class TestTranslationTokenizers : public QObject {
  Q_OBJECT

 private slots:
  void lines_data() { addGoldens(); }
  void lines();
  void decodes_data() { addGoldens(); }
  void decodes();
  void leadingCodes_data();
  void leadingCodes();
  void oneTokenizerForBoth_data();
  void oneTokenizerForBoth();
  void graphemesAndPhonemes();
  void graphemesOfACheckpoint();
  void refuses_data();
  void refuses();

 private:
  static void addGoldens();
};

static const json& goldens() {
  static const json kGoldens = json::parse(tokenizerData("sentencepiece/translation.json"));
  return kGoldens;
}

static TokenizerFilesInMemory filesOf(const json& golden) {
  TokenizerFilesInMemory files;
  for (const auto& [name, model] : golden["models"].items())
    files.files[name] = tokenizerData("sentencepiece/" + model.get<std::string>());
  for (const auto& [name, content] : golden["texts"].items()) files.files[name] = content.dump();
  return files;
}

static const json& goldenNamed(const std::string& name) {
  for (const json& golden : goldens())
    if (golden["name"] == name) return golden;
  throw std::out_of_range(name);
}

void TestTranslationTokenizers::addGoldens() {
  QTest::addColumn<int>("number");
  int number = 0;
  for (const json& golden : goldens()) QTest::newRow(golden["name"].get<std::string>().c_str()) << number++;
}

// Each hash stands for ten lines.
static void compareLines(const Tokenizer& tokenizer, const json& hashes) {
  const std::vector<std::string> texts = tokenizerDataTexts("lines.txt");
  QCOMPARE(hashes.size(), (texts.size() + 9) / 10);
  QVERIFY(hashes.size() >= 100);
  for (std::size_t block = 0; block < hashes.size(); ++block) {
    std::vector<std::int32_t> ids;
    for (std::size_t i = block * 10; i < std::min(texts.size(), block * 10 + 10); ++i) {
      const std::vector<std::int32_t> more = tokenizer.encode(texts[i]).ids;
      ids.insert(ids.end(), more.begin(), more.end());
    }
    QVERIFY2(hashOf(ids) == hashes[block].get<std::string>(), texts[block * 10].c_str());
  }
}

void TestTranslationTokenizers::lines() {
  QFETCH(int, number);
  const json& golden = goldens()[static_cast<std::size_t>(number)];
  const TokenizerFilesInMemory files = filesOf(golden);
  const auto source = files.load();
  QCOMPARE(source->encode("The cat", "on the street").ids, golden["pair"].get<std::vector<std::int32_t>>());
  compareLines(*source, golden["source"]);
  if (QTest::currentTestFailed()) return;
  const auto target = files.loadTarget();
  QCOMPARE(target == nullptr, golden["target"].is_null());
  if (target) compareLines(*target, golden["target"]);
}

// A text of pieces that every vocabulary here has comes back from both sides.
void TestTranslationTokenizers::decodes() {
  QFETCH(int, number);
  const TokenizerFilesInMemory files = filesOf(goldens()[static_cast<std::size_t>(number)]);
  const std::string text = "on the";
  for (const auto& tokenizer : {files.load(), files.loadTarget()}) {
    if (!tokenizer) continue;
    const std::string decoded = tokenizer->decode(tokenizer->encode(text).ids);
    QVERIFY2(QString::fromStdString(decoded).trimmed().endsWith("on the"), decoded.c_str());
  }
}

void TestTranslationTokenizers::leadingCodes_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("tokens");
  QTest::newRow("known") << ">>fra<< the street"
                         << ">>fra<<|\u2581the|\u2581street|</s>";
  QTest::newRow("alone") << ">>fra<<"
                         << ">>fra<<|</s>";
  QTest::newRow("unknown") << ">>xyz<<the"
                           << ">>xyz<<|\u2581the|</s>";
  QTest::newRow("without an end") << ">>the"
                                  << "\u2581|>|>|th|e|</s>";
  QTest::newRow("behind a token") << "the</s>>>fra<< the"
                                  << "\u2581the|</s>|>>fra<<|\u2581the|</s>";
  QTest::newRow("not at the beginning") << "the >>fra<<"
                                        << "\u2581the|\u2581|>|>|f|r|a|<|<|</s>";
}

void TestTranslationTokenizers::leadingCodes() {
  QFETCH(QString, text);
  QFETCH(QString, tokens);
  const auto tokenizer = filesOf(goldenNamed("Marian")).load();
  const Encoding encoding = tokenizer->encode(text.toStdString());
  QStringList found;
  for (const std::string& token : encoding.tokens) found << QString::fromStdString(token);
  QCOMPARE(found.join('|'), tokens);
  const std::int32_t unknown = tokenizer->tokenToId("<unk>").value();
  const std::int32_t first = encoding.ids.front();
  QCOMPARE(first == unknown, text.startsWith(">>xyz<<"));
  if (text.startsWith(">>fra<<")) QCOMPARE(encoding.offsets.front(), (ByteRange{0, 7}));
}

void TestTranslationTokenizers::oneTokenizerForBoth_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("content");
  QTest::newRow("no file") << "vocab.json"
                           << "{}";
  QTest::newRow("tokenizer.json") << "tokenizer.json"
                                  << "{}";
  QTest::newRow("words") << "vocab.txt"
                         << "[UNK]\na";
}

void TestTranslationTokenizers::oneTokenizerForBoth() {
  QFETCH(QString, file);
  QFETCH(QString, content);
  TokenizerFilesInMemory files;
  files.files[file.toStdString()] = content.toStdString();
  QVERIFY(!files.loadTarget());
}

void TestTranslationTokenizers::graphemesAndPhonemes() {
  TokenizerFilesInMemory files;
  files.files["config.json"] = R"({"model_type": "bart"})";
  files.files["grapheme_vocab.json"] = R"({"<pad>": 0, "<s>": 1, "</s>": 2, "<unk>": 3, "a": 4, "b": 5})";
  files.files["phoneme_vocab.json"] = R"({"<pad>": 0, "<s>": 1, "</s>": 2, "<unk>": 3, "ə": 4, "b": 5})";
  const auto source = files.load();
  const Encoding encoding = source->encode("ab\u00e9a");
  QCOMPARE(encoding.ids, (std::vector<std::int32_t>{1, 4, 5, 3, 4, 2}));
  QCOMPARE(encoding.offsets.at(3), (ByteRange{2, 4}));
  QCOMPARE(source->encode("a", "b").ids, (std::vector<std::int32_t>{1, 4, 5, 2}));
  const auto target = files.loadTarget();
  QCOMPARE(target->encode("\u0259b").ids, (std::vector<std::int32_t>{1, 4, 5, 2}));
  QCOMPARE(target->decode(std::vector<std::int32_t>{1, 1, 4, 5, 3, 2}), std::string("\u0259b"));
}

// The model answers with sounds, whose text its reference has too.
void TestTranslationTokenizers::graphemesOfACheckpoint() {
  const std::string folder = qEnvironmentVariable("HEADLIGHT_MODELS").toStdString() + "/bart-g2p-us";
  TokenizerFilesInMemory files;
  for (const char* name : {"config.json", "grapheme_vocab.json", "phoneme_vocab.json"})
    files.files[name] = readWholeFile(folder + "/" + name);
  if (files.files["config.json"].empty()) QSKIP("The folder HEADLIGHT_MODELS has no such model.");
  const auto source = files.load();
  const auto target = files.loadTarget();
  const json cases = json::parse(readWholeFile(folder + "/ref/cases.json"));
  QVERIFY(!cases.empty());
  for (const json& one : cases) {
    QCOMPARE(source->encode(one["text"].get<std::string>()).ids,
             one["input_ids"].get<std::vector<std::int32_t>>());
    QCOMPARE(target->decode(one["output_ids"].get<std::vector<std::int32_t>>()),
             one["output"].get<std::string>());
  }
}

void TestTranslationTokenizers::refuses_data() {
  QTest::addColumn<QString>("golden");
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("content");
  QTest::addColumn<QString>("message");
  QTest::newRow("language of mBART-50")
      << "mBART-50"
      << "tokenizer_config.json"
      << R"({"tokenizer_class": "MBart50Tokenizer", "src_lang": "xx"})"
      << "tokenizer_config.json: src_lang asks for xx, which is no token of the vocabulary.";
  QTest::newRow("language of M2M-100")
      << "M2M-100"
      << "tokenizer_config.json"
      << R"({"src_lang": "de_DE"})"
      << "tokenizer_config.json: src_lang asks for __de_DE__, which is no token of the vocabulary.";
  QTest::newRow("no unknown piece") << "Marian"
                                    << "vocab.json"
                                    << R"({"</s>": 0})"
                                    << "vocab.json has no piece <unk>, which pieces that it lacks become.";
}

void TestTranslationTokenizers::refuses() {
  QFETCH(QString, golden);
  QFETCH(QString, file);
  QFETCH(QString, content);
  QFETCH(QString, message);
  TokenizerFilesInMemory files = filesOf(goldenNamed(golden.toStdString()));
  files.files[file.toStdString()] = content.toStdString();
  QCOMPARE(refusalOf([&] { files.load(); }), message);
}

QTEST_GUILESS_MAIN(TestTranslationTokenizers)
#include "tst_translation_tokenizers.moc"
