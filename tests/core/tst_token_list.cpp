#include <QTest>
#include <nlohmann/json.hpp>

#include "core/tokenizer/token_list.h"
#include "core/tokenizer/word_pieces.h"
#include "tests/support/tokenizer_folder.h"

using namespace headlight;

// The labels that people see on axes and chips.
class TestTokenList : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void wordsAndSpaces();
  void splitCharacters();
  void joinedEmoji();
  void controlCharacters();
  void pairsAndSpecialTokens();
  void bareIds();
  void fileLabels();
  void piecesOfOneWord_data();
  void piecesOfOneWord();
  void unknownWordsAreCounted();

 private:
  static std::shared_ptr<const Tokenizer> wordPiece();
  std::shared_ptr<const Tokenizer> m_bytes;  // one token a byte, and " the"
};

static std::vector<std::string> labels(const TokenList& list) {
  std::vector<std::string> result;
  for (const TokenInfo& token : list) result.push_back(token.label);
  return result;
}

void TestTokenList::initTestCase() {
  nlohmann::json vocabulary;
  const auto put = [&](const std::string& piece) { vocabulary[piece] = vocabulary.size(); };
  for (int code = 0; code < 0x144; ++code) {
    // The characters that stand for bytes are ! to ~, ¡ to ¬, ® to ÿ and Ā to Ń.
    const bool stands = (code >= '!' && code <= '~') || (code >= 0xA1 && code <= 0xAC) || code >= 0xAE;
    if (stands) put(QString(QChar(code)).toStdString());
  }
  for (const char* piece : {"th", "the", "Ġthe", "ĠĠ"}) put(piece);
  const nlohmann::json tokenizer = {
      {"added_tokens", {{{"id", 400}, {"content", "<|end|>"}, {"special", true}}}},
      {"pre_tokenizer", {{"type", "ByteLevel"}, {"use_regex", false}}},
      {"model", {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", {"t h", "th e", "Ġ the", "Ġ Ġ"}}}}};
  TokenizerFilesInMemory files;
  files.files["tokenizer.json"] = tokenizer.dump();
  m_bytes = files.load();
}

std::shared_ptr<const Tokenizer> TestTokenList::wordPiece() {
  TokenizerFilesInMemory files;
  files.files["vocab.txt"] = "[UNK]\n[CLS]\n[SEP]\nstreet\n##s\ncafe\n";
  return files.load();
}

void TestTokenList::wordsAndSpaces() {
  const std::string text = "the the  \n\t a";
  const TokenList list = makeTokenList(m_bytes->encode(text), text, {}, *m_bytes);
  QCOMPARE(labels(list), (std::vector<std::string>{"the", "the", "␣␣", "⏎", "⇥", "␣", "a"}));
  QCOMPARE(list[1].piece, std::string("Ġthe"));
  QCOMPARE(list[1].range, (ByteRange{3, 7}));
  QCOMPARE(list[1].fragmentCount, 1);
}

void TestTokenList::splitCharacters() {
  const std::string text = "猫é猫";
  const TokenList list = makeTokenList(m_bytes->encode(text), text, {}, *m_bytes);
  QCOMPARE(labels(list), (std::vector<std::string>{"猫", "猫", "猫", "é", "é", "猫", "猫", "猫"}));
  const std::vector<int> fragments = {0, 1, 2, 0, 1, 0, 1, 2};
  const std::vector<int> counts = {3, 3, 3, 2, 2, 3, 3, 3};
  for (std::size_t i = 0; i < list.size(); ++i) {
    QCOMPARE(list[i].fragment, fragments[i]);
    QCOMPARE(list[i].fragmentCount, counts[i]);
    QCOMPARE(list[i].range.end - list[i].range.begin, 1);
  }
}

void TestTokenList::joinedEmoji() {
  const std::string text = "👩‍👧";  // woman, joiner, girl
  const TokenList list = makeTokenList(m_bytes->encode(text), text, {}, *m_bytes);
  QCOMPARE(list.size(), std::size_t{11});
  QCOMPARE(list[0].label, std::string("👩"));
  QCOMPARE(list[3].fragment, 3);
  QCOMPARE(list[4].label, std::string("U+200D"));
  QCOMPARE(list[10].label, std::string("👧"));
  QCOMPARE(list[10].fragmentCount, 4);
}

void TestTokenList::controlCharacters() {
  const std::string text("\0\x07\x7F", 3);
  QCOMPARE(labels(makeTokenList(m_bytes->encode(text), text, {}, *m_bytes)),
           (std::vector<std::string>{"␀", "␇", "␡"}));
  const std::string accent = "e\u0301";
  QCOMPARE(labels(makeTokenList(m_bytes->encode(accent), accent, {}, *m_bytes)),
           (std::vector<std::string>{"e", "\u25CC\u0301", "\u25CC\u0301"}));
  const std::string space = "\u200B";  // a space of no width is not seen
  QCOMPARE(makeTokenList(m_bytes->encode(space), space, {}, *m_bytes)[0].label, std::string("U+200B"));
}

void TestTokenList::pairsAndSpecialTokens() {
  const auto tokenizer = wordPiece();
  const std::string first = "Streets";
  const std::string second = " CAFÉ";
  const TokenList list = makeTokenList(tokenizer->encode(first, second), first, second, *tokenizer);
  QCOMPARE(labels(list), (std::vector<std::string>{"[CLS]", "Street", "s", "[SEP]", "CAFÉ", "[SEP]"}));
  QVERIFY(list[0].special && !list[1].special);
  QCOMPARE(list[4].segment, 1);
  QCOMPARE(list[5].segment, -1);
  QCOMPARE(list[2].piece, std::string("##s"));
}

void TestTokenList::bareIds() {
  const std::string text = "the猫<|end|> the";
  const Encoding encoding = m_bytes->encode(text);
  const TokenList list = makeTokenList(encoding.ids, m_bytes.get());
  QCOMPARE(labels(list), (std::vector<std::string>{"the", "猫", "猫", "猫", "<|end|>", "the"}));
  QCOMPARE(list[2].fragment, 1);
  QCOMPARE(list[2].fragmentCount, 3);
  QVERIFY(list[4].special);
  // A character that is cut off shows as the replacement character, an id without a piece as its number.
  const std::vector<std::int32_t> cut = {encoding.ids[1], 399};
  QCOMPARE(labels(makeTokenList(cut, m_bytes.get())), (std::vector<std::string>{"�", "399"}));
  QCOMPARE(labels(makeTokenList(cut, nullptr)), (std::vector<std::string>{std::to_string(cut[0]), "399"}));
}

void TestTokenList::fileLabels() {
  const std::vector<std::string> names = {"n't", ""};
  const TokenList list = makeTokenList(names);
  QCOMPARE(labels(list), names);
  QCOMPARE(list[0].id, -1);
}

// "|" marks where tokens begin; the expected string has one sign a token: + for one that goes on with a word.
void TestTokenList::piecesOfOneWord_data() {
  QTest::addColumn<QString>("pieces");
  QTest::addColumn<QString>("expected");
  QTest::newRow("pieces of a word") << "an|im|al"
                                    << ".++";
  QTest::newRow("spaces part words") << "the| an|im"
                                     << "..+";
  QTest::newRow("a space inside the piece before") << "the |an|im"
                                                   << "..+";
  QTest::newRow("punctuation is no part") << "cat|.|so"
                                          << "...";
  QTest::newRow("apostrophes between letters are") << "did|n|'|t"
                                                   << ".+++";
  QTest::newRow("quotation marks are not") << "'|cat|'"
                                           << "...";
  QTest::newRow("numbers are words") << "19|84"
                                     << ".+";
  QTest::newRow("accents") << "caf|e\u0301"
                           << ".+";
  QTest::newRow("Chinese") << "猫|爱|我"
                           << "...";
  QTest::newRow("Korean") << "고양|이"
                          << ".+";
  QTest::newRow("Cyrillic") << "кош|ка"
                            << ".+";
  QTest::newRow("Thai") << "แมว|รัก"
                        << "..";
  QTest::newRow("emoji") << "😀|😀"
                         << "..";
}

void TestTokenList::piecesOfOneWord() {
  QFETCH(QString, pieces);
  QFETCH(QString, expected);
  std::string text;
  TokenList list;
  for (const QString& piece : pieces.split('|')) {
    TokenInfo token;
    token.range.begin = static_cast<std::int64_t>(text.size());
    text += piece.toStdString();
    token.range.end = static_cast<std::int64_t>(text.size());
    list.push_back(token);
  }
  markJoinedPieces(list, text, {});
  QString joined;
  for (const TokenInfo& token : list) joined += token.joined ? '+' : '.';
  QCOMPARE(joined, expected);
  // Parts of one character belong together whatever the script; the two texts do not.
  const std::string cat = "猫";
  const TokenList bytes = makeTokenList(m_bytes->encode(cat), cat, {}, *m_bytes);
  QCOMPARE(int(bytes.size()), 3);
  QVERIFY(!bytes[0].joined && bytes[1].joined && bytes[2].joined);
  list.back().segment = 1;
  markJoinedPieces(list, text, text);
  QVERIFY(!list.back().joined);
}

void TestTokenList::unknownWordsAreCounted() {
  const auto tokenizer = wordPiece();
  const std::string text = "streets 猫 xyzzy [UNK]";
  const TokenList list = makeTokenList(tokenizer->encode(text), text, {}, *tokenizer);
  std::vector<std::string> unknown;
  for (const TokenInfo& token : list)
    if (token.unknown) unknown.push_back(token.label);
  QCOMPARE(unknown, (std::vector<std::string>{"猫", "xyzzy"}));
  QCOMPARE(int(unknownWords(list)), 2);
  TokenList word(2);
  word[0].unknown = word[1].unknown = true;
  QCOMPARE(int(unknownWords(word)), 2);
  word[1].joined = true;
  QCOMPARE(int(unknownWords(word)), 1);
  QVERIFY(!makeTokenList(m_bytes->encode("猫"), "猫", {}, *m_bytes)[0].unknown);
}

QTEST_GUILESS_MAIN(TestTokenList)
#include "tst_token_list.moc"
