#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/tokenizer/training/tokenizer_training.h"
#include "tests/support/error_message.h"
#include "tests/support/tokenizer_goldens.h"

using namespace headlight;

// Tokenizers trained on tests/data/tokenizers/training/corpus.txt, against what Hugging Face's tokenizers
// library (Rust) reads from the same files and what its own trainers make of the same text (see
// tests/reference/make_trained_tokenizer_goldens.py).
class TestTokenizerTraining : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void ids_data() { addCases(); }
  void ids();
  void decoded_data() { addCases(); }
  void decoded();
  void piecesAndMerges_data() { addCases("pieces"); }
  void piecesAndMerges();
  void whatIsWrittenComesBack_data();
  void whatIsWrittenComesBack();
  void threadsChangeNothing_data() { addCases(); }
  void threadsChangeNothing();
  void wholeWordsAreOneToken_data();
  void wholeWordsAreOneToken();
  void commonHanCharactersAreOneToken();
  void badInputIsRefused_data();
  void badInputIsRefused();
  void aFolderIsMade();
  void aFileIsNoFolder();

 private:
  void addCases(const char* key = "name");
  static TokenizerTraining training(const QString& name);
  const nlohmann::json& currentCase() const;
  std::string file(const QByteArray& content, const char* name = "text.txt") const;

  nlohmann::json m_cases;
  std::vector<std::string> m_lines;
  QTemporaryDir m_folder;
};

static std::string dataFile(const char* name) {
  return std::string(HEADLIGHT_TEST_DATA) + "/tokenizers/training/" + name;
}

static std::shared_ptr<const Tokenizer> opened(const TrainedTokenizer& trained) {
  TokenizerFilesInMemory files;
  files.files["tokenizer.json"] = trained.tokenizerJson;
  files.files["tokenizer_config.json"] = trained.configJson;
  return files.load();
}

static std::vector<std::string> tokensOf(const Tokenizer& tokenizer, std::string_view text) {
  EncodeOptions options;
  options.addSpecialTokens = false;
  return tokenizer.encode(text, std::nullopt, options).tokens;
}

TokenizerTraining TestTokenizerTraining::training(const QString& name) {
  TokenizerTraining training;
  training.textFiles = {dataFile("corpus.txt")};
  training.model = name.startsWith("wordpiece") ? TrainedModel::WordPiece : TrainedModel::BytePair;
  const auto set = [&](const char* which, std::int64_t size, TokenTemplate surround) {
    if (name != which) return false;
    training.vocabularySize = size;
    training.surround = surround;
    return true;
  };
  const std::string words = dataFile("whole_words.txt");
  if (set("wordpiece-lower", 420, TokenTemplate::Bert)) training.lowerCase = true;
  if (set("wordpiece-bart", 400, TokenTemplate::Bart)) {
    training.minFrequency = 3;
    training.wholeWordsFile = words;
    training.specialTokens = {"<zh>"};
  }
  set("bpe-gpt2", 480, TokenTemplate::None);
  if (set("bpe-llama3", 520, TokenTemplate::Bos)) {
    training.pattern = WordPattern::Llama3;
    training.splitHan = true;
    training.minFrequency = 1;
  }
  if (set("bpe-han", 420, TokenTemplate::Bart)) {
    training.splitHan = true;
    training.wholeHan = 5;
    training.wholeWordsFile = words;
  }
  if (set("bpe-lower", 400, TokenTemplate::Eos)) {
    training.lowerCase = true;
    training.specialTokens = {"<zh>"};
  }
  if (set("bpe-characters", 640, TokenTemplate::BosEos)) {
    training.units = PieceUnits::Characters;
    training.splitHan = true;
  }
  if (set("bpe-limited", 420, TokenTemplate::Bos)) {
    training.units = PieceUnits::Characters;
    training.limitAlphabet = 60;
  }
  return training;
}

void TestTokenizerTraining::initTestCase() {
  m_cases = nlohmann::json::parse(tokenizerData("training/cases.json"));
  m_lines = tokenizerDataTexts("training/lines.txt");
  QVERIFY(m_cases.size() >= 8);
  QVERIFY(m_lines.size() >= 12);
}

void TestTokenizerTraining::addCases(const char* key) {
  QTest::addColumn<QString>("name");
  for (const nlohmann::json& entry : m_cases) {
    const std::string name = entry["name"].get<std::string>();
    if (entry.contains(key)) QTest::newRow(name.c_str()) << QString::fromStdString(name);
  }
}

const nlohmann::json& TestTokenizerTraining::currentCase() const {
  QFETCH(QString, name);
  return *std::find_if(m_cases.begin(), m_cases.end(),
                       [&](const nlohmann::json& entry) { return entry["name"] == name.toStdString(); });
}

std::string TestTokenizerTraining::file(const QByteArray& content, const char* name) const {
  const std::string path = m_folder.filePath(name).toStdString();
  std::ofstream(path, std::ios::binary) << content.toStdString();
  return path;
}

// The hash shows that the goldens were made of the very same file.
void TestTokenizerTraining::ids() {
  QFETCH(QString, name);
  const TrainedTokenizer trained = trainTokenizer(training(name), {});
  Fnv1a hash;
  hash.add(trained.tokenizerJson);
  QCOMPARE(hash.text(), currentCase()["hash"].get<std::string>());
  const auto tokenizer = opened(trained);
  QCOMPARE(tokenizer->vocabularySize(), trained.pieces);
  for (std::size_t i = 0; i < m_lines.size(); ++i) {
    QCOMPARE(tokenizer->encode(m_lines[i]).ids, currentCase()["ids"][i].get<std::vector<std::int32_t>>());
    if (i == 0) continue;
    QCOMPARE(tokenizer->encode(m_lines[i - 1], m_lines[i]).ids,
             currentCase()["pairs"][i - 1].get<std::vector<std::int32_t>>());
  }
}

void TestTokenizerTraining::decoded() {
  QFETCH(QString, name);
  const auto tokenizer = opened(trainTokenizer(training(name), {}));
  for (std::size_t i = 0; i < m_lines.size(); ++i) {
    const auto ids = currentCase()["ids"][i].get<std::vector<std::int32_t>>();
    QCOMPARE(QString::fromStdString(tokenizer->decode(ids)),
             QString::fromStdString(currentCase()["decoded"][i].get<std::string>()));
  }
}

void TestTokenizerTraining::piecesAndMerges() {
  QFETCH(QString, name);
  const auto model = nlohmann::json::parse(trainTokenizer(training(name), {}).tokenizerJson)["model"];
  const auto pieces = currentCase()["pieces"].get<std::vector<std::string>>();
  QCOMPARE(model["vocab"].size(), pieces.size());
  for (std::size_t id = 0; id < pieces.size(); ++id)
    QCOMPARE(model["vocab"].value(pieces[id], -1), static_cast<int>(id));
  QVERIFY(model.value("merges", nlohmann::json::array()) == currentCase()["merges"]);
  QVERIFY(name.startsWith("wordpiece") || model["merges"].size() >= 100);
}

void TestTokenizerTraining::whatIsWrittenComesBack_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"bpe-gpt2", "bpe-llama3", "bpe-characters", "bpe-limited"})
    QTest::newRow(name) << name;
}

void TestTokenizerTraining::whatIsWrittenComesBack() {
  QFETCH(QString, name);
  const auto tokenizer = opened(trainTokenizer(training(name), {}));
  EncodeOptions options;
  options.addSpecialTokens = false;
  for (const std::string& line : m_lines) {
    const Encoding encoding = tokenizer->encode(line, std::nullopt, options);
    QCOMPARE(QString::fromStdString(tokenizer->decode(encoding.ids, false)), QString::fromStdString(line));
    for (const std::int32_t id : encoding.ids) QVERIFY(!tokenizer->isUnknown(id));
  }
}

void TestTokenizerTraining::threadsChangeNothing() {
  QFETCH(QString, name);
  TokenizerTraining settings = training(name);
  // Enough blocks for several workers.
  QByteArray text;
  for (int i = 0; i < 60; ++i) text += QByteArray::fromStdString(tokenizerData("training/corpus.txt"));
  settings.textFiles.push_back(file(text));
  const TrainedTokenizer alone = trainTokenizer(settings, {});
  for (const int threads : {2, 5}) {
    ThreadPool pool(threads);
    const TrainedTokenizer together = trainTokenizer(settings, {&pool});
    QVERIFY(together.tokenizerJson == alone.tokenizerJson);
    QCOMPARE(together.words, alone.words);
  }
}

void TestTokenizerTraining::wholeWordsAreOneToken_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("text");
  QTest::addColumn<QStringList>("tokens");
  const QString text = QStringLiteral("animal street because Teacher it unseen");
  QTest::newRow("wordpiece") << "wordpiece-bart" << text
                             << QStringList{"animal", "street", "because", "Teacher", "it", "unseen"};
  QTest::newRow("wordpiece, the rest of a word") << "wordpiece-bart"
                                                 << "animals" << QStringList{"animal", "##s"};
  QTest::newRow("wordpiece, Chinese")
      << "wordpiece-bart" << QStringLiteral("猫爱") << QStringList{"猫", "爱"};
  QTest::newRow("bpe") << "bpe-han" << QString(" " + text)
                       << QStringList{"Ġanimal", "Ġstreet", "Ġbecause", "ĠTeacher", "Ġit", "Ġunseen"};
  // Without a space in front only what the texts have so.
  QTest::newRow("bpe, at the beginning") << "bpe-han"
                                         << "Teacher" << QStringList{"Teacher"};
  QTest::newRow("bpe, Chinese") << "bpe-han" << QStringLiteral("猫爱") << QStringList{"çĮ«", "çĪ±"};
}

void TestTokenizerTraining::wholeWordsAreOneToken() {
  QFETCH(QString, name);
  QFETCH(QString, text);
  QFETCH(QStringList, tokens);
  QStringList found;
  for (const std::string& token : tokensOf(*opened(trainTokenizer(training(name), {})), text.toStdString()))
    found.push_back(QString::fromStdString(token));
  QCOMPARE(found, tokens);
}

// Characters of three and four bytes; by merges alone where they are frequent, and with wholeHan from the
// number of times that was asked for.
void TestTokenizerTraining::commonHanCharactersAreOneToken() {
  TokenizerTraining settings = training("bpe-llama3");
  settings.textFiles = {file(QStringLiteral("我爱猫𠮷。猫爱我𠮷。").repeated(20).toUtf8() +
                             QStringLiteral("\n他他他他\n她她她\n").toUtf8())};
  settings.vocabularySize = 300;
  settings.minFrequency = 10;
  const auto merged = opened(trainTokenizer(settings, {}));
  for (const QString character : {"我", "爱", "猫", "𠮷", "。"})
    QCOMPARE(tokensOf(*merged, character.toStdString()).size(), std::size_t{1});
  QCOMPARE(tokensOf(*merged, "我爱猫").size(), std::size_t{3});
  QVERIFY(tokensOf(*merged, "他").size() > 1);
  settings.wholeHan = 4;
  const auto whole = opened(trainTokenizer(settings, {}));
  QCOMPARE(tokensOf(*whole, "他他").size(), std::size_t{2});
  QVERIFY(tokensOf(*whole, "她").size() > 1);
  settings.splitHan = false;
  settings.wholeHan.reset();
  QVERIFY(tokensOf(*opened(trainTokenizer(settings, {})), "我爱猫").size() < 3);
}

void TestTokenizerTraining::badInputIsRefused_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("words");
  QTest::addColumn<QString>("message");
  QTest::newRow("no UTF-8") << QByteArray("plain\n").repeated(100000) + "bad \xff\n"
                            << QByteArray() << "TEXT is not valid UTF-8 at byte 600004.";
  QTest::newRow("no word") << QByteArray(" \n\t\n") << QByteArray()
                           << "There is no word to train a tokenizer with in TEXT.";
  QTest::newRow("a word that is three")
      << QByteArray("do not\n") << QByteArray("do\n\ndon't\n")
      << "WORDS: line 3: \"don't\" is 3 words to this tokenizer, so that it "
         "cannot be one piece.";
  QTest::newRow("a word that is none")
      << QByteArray("do not\n") << QByteArray("do\n \n")
      << "WORDS: line 2: \" \" is 0 words to this tokenizer, so that it cannot "
         "be one piece.";
  QTest::newRow("a word that is too long")
      << QByteArray("do not\n") << QByteArray(101, 'x') << "WORDS: line 1 has more than 100 characters.";
  QTest::newRow("words that are no UTF-8")
      << QByteArray("do not\n") << QByteArray("ab\xc3") << "WORDS is not valid UTF-8 at byte 2.";
}

void TestTokenizerTraining::badInputIsRefused() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, words);
  QFETCH(QString, message);
  TokenizerTraining settings = training("wordpiece-lower");
  settings.textFiles = {file(text)};
  if (!words.isEmpty()) settings.wholeWordsFile = file(words, "words.txt");
  message.replace("TEXT", m_folder.filePath("text.txt")).replace("WORDS", m_folder.filePath("words.txt"));
  QCOMPARE(test::refusalOf([&] { trainTokenizer(settings, {}); }), message);
  settings.textFiles = {dataFile("corpus.txt")};
  settings.wholeWordsFile.clear();
  settings.specialTokens = {""};
  QCOMPARE(test::refusalOf([&] { trainTokenizer(settings, {}); }), QString("A special token is empty."));
}

void TestTokenizerTraining::aFolderIsMade() {
  const std::string folder = m_folder.filePath("new/folder").toStdString();
  const TrainedTokenizer trained = trainTokenizer(training("bpe-gpt2"), {});
  saveTokenizer(trained, folder);
  QCOMPARE(readWholeFile(folder + "/tokenizer.json"), trained.tokenizerJson);
  const auto tokenizer = loadTokenizerFolder(folder);
  QVERIFY(tokenizer);
  QCOMPARE(tokenizer->kindName(), std::string("BPE (byte-level)"));
  QCOMPARE(tokenizer->vocabularySize(), trained.pieces);
}

void TestTokenizerTraining::aFileIsNoFolder() {
  const std::string path = file("here", "file");
  QCOMPARE(test::refusalOf([&] { saveTokenizer(TrainedTokenizer(), path); }),
           QString("The folder %1 cannot be made: Not a directory.").arg(m_folder.filePath("file")));
  QCOMPARE(readWholeFile(path), std::string("here"));
}

QTEST_GUILESS_MAIN(TestTokenizerTraining)
#include "tst_tokenizer_training.moc"
