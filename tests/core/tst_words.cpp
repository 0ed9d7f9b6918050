#include <QTest>
#include <algorithm>

#include "core/tokenizer/visible_spaces.h"
#include "core/tokenizer/word_groups.h"
#include "tests/support/pieces_of_text.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// Words with their pieces: "un+believ+able | cat".
QString shownWords(const WordGroups& groups, const TokenList& tokens) {
  QStringList words;
  for (std::int64_t word = 0; word < groups.words(); ++word) {
    QStringList pieces;
    for (std::int64_t token = groups.begin(word); token < groups.end(word); ++token)
      pieces.append(QString::fromStdString(tokens[static_cast<std::size_t>(token)].piece));
    words.append(pieces.join(QLatin1Char('+')));
  }
  return words.join(QStringLiteral("~"));
}

QString wordsIn(const std::string& pieces) {
  const PiecesOfText made(pieces);
  return shownWords(wordGroups(made.tokens, made.text, {}), made.tokens);
}

TokenList tokensOf(const std::vector<std::string>& pieces) {
  TokenList tokens(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) tokens[i].piece = tokens[i].label = pieces[i];
  return tokens;
}

QStringList labelsOf(const TokenList& tokens) {
  QStringList labels;
  for (const TokenInfo& token : tokens) labels.append(QString::fromStdString(token.label));
  return labels;
}

}  // namespace

/// Which tokens are one word.
class TestWords : public QObject {
  Q_OBJECT

 private slots:
  void piecesOfWords_data() {
    QTest::addColumn<QString>("pieces");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* pieces, const char* words) {
      QTest::newRow(name) << QString::fromUtf8(pieces) << QString::fromUtf8(words);
    };
    row("English", "The| un|believ|able| cat|.", "The~ un+believ+able~ cat~.");
    row("contractions", "I| did|n|'|t| say| it|'|s| John|’|s", "I~ did+n+'+t~ say~ it+'+s~ John+’+s");
    row("numbers", "3|.|14| and| 12|,|000|!", "3+.+14~ and~ 12+,+000~!");
    row("hyphens part words", "state|-|of", "state~-~of");
    row("Chinese", "北|京|是|一|个|美|丽|的|城|市|，|我|爱|它|。",
        "北+京~是~一+个~美+丽~的~城+市~，~我~爱~它~。");
    row("Japanese", "東|京|に|行|き|ます", "東+京~に~行+き~ます");
    row("Thai", "ภา|ษา|ไทย", "ภา+ษา~ไทย");
    row("Chinese among English", "I| love| 北|京|s", "I~ love~ 北+京~s");
    row("a piece over two words joins them", "我爱|北|京", "我爱~北+京");
    row("signs of one piece", "Wait|...|?|!", "Wait~...~?~!");
    row("white space stays alone", "a|\n|\n|  | b|\t|c", "a~\n~\n~  ~ b~\t~c");
    row("a lone space goes with what follows", "a| |我|们| | b", "a~ +我+们~ ~ b");
    row("added tokens stay alone", "[CLS]|ca|t|[SEP]", "[CLS]~ca+t~[SEP]");
    row("an emoji with joiners", "👩|\u200d|👧| x", "👩+\u200d+👧~ x");
    row("one token", "cat", "cat");
  }
  void piecesOfWords() {
    QFETCH(QString, pieces);
    QFETCH(QString, words);
    QCOMPARE(wordsIn(pieces.toStdString()), words);
  }

  void partsOfACharacterAreOneWord() {
    PiecesOfText made;
    made.add("\xE7", 0);
    made.add("\x8C", 0);
    made.add("\xAB", 0);
    made.add("s", 0);
    const WordList words = wordsOf(made.tokens, made.text, {});
    QCOMPARE(words.groups.begins, (std::vector<std::int64_t>{0, 3, 4}));
    QCOMPARE(labelsOf(words.tokens), QStringList({QStringLiteral("猫"), QStringLiteral("s")}));
  }

  void textsThatTouchAreTwo() {
    PiecesOfText first("ca|t");
    const PiecesOfText second("s|at", 1);
    TokenList tokens = first.tokens;
    tokens.insert(tokens.end(), second.tokens.begin(), second.tokens.end());
    QCOMPARE(shownWords(wordGroups(tokens, first.text, second.text), tokens), QStringLiteral("ca+t~s+at"));
  }

  void whatIsTooLongStaysApart() {
    PiecesOfText made;
    for (std::int64_t i = 0; i < kLongestWord; ++i) made.add("a", 0);
    QCOMPARE(wordGroups(made.tokens, made.text, {}).words(), std::int64_t{1});
    made.add("a", 0);
    QCOMPARE(wordGroups(made.tokens, made.text, {}), singleTokens(kLongestWord + 1));
  }

  void nothing() {
    QCOMPARE(wordGroups({}, "", "").words(), std::int64_t{0});
    QCOMPARE(wordsOfPieces({}).tokens.size(), std::size_t{0});
  }

  void wordsAndTokensFindEachOther() {
    const PiecesOfText made("[CLS]|un|able| cat");
    const WordList words = wordsOf(made.tokens, made.text, {});
    QCOMPARE(words.groups.begins, (std::vector<std::int64_t>{0, 1, 3, 4}));
    QCOMPARE(words.groups.largest(), std::int64_t{2});
    for (std::int64_t word = 0; word < words.groups.words(); ++word)
      for (std::int64_t token = words.groups.begin(word); token < words.groups.end(word); ++token)
        QCOMPARE(words.groups.wordOf(token), word);
  }

  void whatAWordIsCalled() {
    PiecesOfText made("[CLS]| un|able| cat|[SEP]");
    made.tokens[2].unknown = true;
    made.tokens[2].joined = true;
    const WordList words = wordsOf(made.tokens, made.text, {});
    QCOMPARE(words.tokens[0], made.tokens[0]);
    QCOMPARE(words.tokens[3], made.tokens[4]);
    QCOMPARE(words.tokens[2].label, std::string("cat"));
    QCOMPARE(words.tokens[2].piece, std::string("cat"));
    QCOMPARE(words.tokens[2].id, made.tokens[3].id);
    const TokenInfo& merged = words.tokens[1];
    QCOMPARE(merged.label, std::string("unable"));
    QCOMPARE(merged.piece, std::string("unable"));
    const WordList spaced = wordsOf(made.tokens, made.text, {}, WordLabels::WithSpaces);
    QCOMPARE(labelsOf(spaced.tokens), QStringList({QStringLiteral("[CLS]"), QStringLiteral("·unable"),
                                                   QStringLiteral("·cat"), QStringLiteral("[SEP]")}));
    QCOMPARE(spaced.tokens[1].piece, std::string("unable"));
    QCOMPARE(merged.range, (ByteRange{0, 7}));
    QCOMPARE(merged.id, -1);
    QVERIFY(merged.unknown && !merged.joined && !merged.special);
  }

  // A word is called as its token is where it is one.
  void spacesOfWordsAreThoseOfTokens() {
    PiecesOfText made("The| New York| cat| |\n|wal|ks");
    for (TokenInfo& token : made.tokens) token.label = token.piece;
    made.tokens[1].label = "New York";
    made.tokens[2].label = "cat";
    made.tokens[3].label = "␣";
    made.tokens[4].label = "⏎";
    const WordList words = wordsOf(made.tokens, made.text, {}, WordLabels::WithSpaces);
    showSpaces(made.tokens, made.text, {});
    QCOMPARE(words.tokens.size(), std::size_t{6});
    QCOMPARE(labelsOf(words.tokens).mid(0, 5), labelsOf(made.tokens).mid(0, 5));
    QCOMPARE(labelsOf(words.tokens).at(1), QStringLiteral("·New·York"));
    QCOMPARE(labelsOf(words.tokens).back(), QStringLiteral("walks"));
  }

  // Ids and files have no text; their pieces say where words begin.
  void wordsByPieces_data() {
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, const QStringList& pieces, const QStringList& words) {
      QTest::newRow(name) << pieces << words;
    };
    row("byte-level", {"Ġthe", "Ġun", "able", "Ġdid", "n", "'t", "Ċ", "åĮĹ", "äº¬"},
        {"the", "unable", "didn't", "⏎", "北京"});
    row("SentencePiece", {"▁the", "▁un", "able", "▁", "北", "京", "是"}, {"the", "unable", "北京", "是"});
    row("bytes of SentencePiece", {"▁a", "<0xE7>", "<0x8C>", "<0xAB>"}, {"a", "猫"});
    row("WordPiece", {"the", "un", "##able", "cat"}, {"the", "unable", "cat"});
    row("WordPiece, Chinese", {"北", "京", "是", "the", "un", "##able"}, {"北京", "是", "the", "unable"});
    row("no marks, Chinese", {"我", "爱", "北", "京"}, {"我", "爱", "北京"});
    row("end of word", {"the</w>", "un", "able</w>", "cat</w>"}, {"the", "unable", "cat"});
    row("goes on", {"the", "un@@", "able", "cat"}, {"the", "unable", "cat"});
    row("words as they are", {"the", "cat's", "sat"}, {"the", "cat's", "sat"});
    row("a text that ends inside a character", {"Ġa", "Ġb", "ç", "Į"}, {"a", "b", "\uFFFD", "\uFFFD"});
  }
  void wordsByPieces() {
    QFETCH(QStringList, pieces);
    QFETCH(QStringList, words);
    std::vector<std::string> texts;
    for (const QString& piece : pieces) texts.push_back(piece.toStdString());
    TokenList tokens = tokensOf(texts);
    const WordList made = wordsOfPieces(tokens);
    QCOMPARE(wordsAlong(tokens, "", ""), made);
    QCOMPARE(labelsOf(made.tokens), words);
    for (const TokenInfo& token : made.tokens) QCOMPARE(token.range, ByteRange{});
  }

  void spacesAreShown() {
    PiecesOfText made("[CLS]|The| cat| |\n|New York| 1");
    made.tokens[2].label = "cat";
    made.tokens[3].label = "␣";
    made.tokens[4].label = "⏎";
    made.tokens[6].label = "1";
    showSpaces(made.tokens, made.text, {});
    const QStringList expected{QStringLiteral("[CLS]"), QStringLiteral("The"), QStringLiteral("·cat"),
                               QStringLiteral("␣"),     QStringLiteral("⏎"),   QStringLiteral("New·York"),
                               QStringLiteral("·1")};
    QCOMPARE(labelsOf(made.tokens), expected);
    showSpaces(made.tokens, made.text, {});
    QCOMPARE(labelsOf(made.tokens), expected);
    TokenList pieces = tokensOf({"Ġcat", "s", "▁", "▁dog"});
    pieces[0].label = "cat";
    pieces[2].label = "␣";
    pieces[3].label = "dog";
    showSpaces(pieces, {}, {});
    QCOMPARE(labelsOf(pieces), QStringList({QStringLiteral("·cat"), QStringLiteral("s"), QStringLiteral("␣"),
                                            QStringLiteral("·dog")}));
  }

  // What a model has written stands behind a text and in none.
  void writtenTokensGoByTheirPieces() {
    PiecesOfText made("The| cat");
    made.tokens[0].piece = "The";
    made.tokens[1].piece = "Ġcat";
    for (const char* piece : {"Ġun", "able"}) {
      TokenInfo token;
      token.piece = piece;
      made.tokens.push_back(token);
    }
    const WordList words = wordsAlong(made.tokens, made.text, {});
    QCOMPARE(words.groups.begins, (std::vector<std::int64_t>{0, 1, 2, 4}));
    QCOMPARE(words.tokens[1].range, made.tokens[1].range);
    QCOMPARE(words.tokens[2].label, std::string("unable"));
  }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
