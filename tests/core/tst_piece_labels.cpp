#include <QtTest>

#include "core/arrays/piece_labels.h"

using namespace headlight;

class PieceLabelsTest : public QObject {
  Q_OBJECT

 private slots:
  void piecesAreShownAsText_data() {
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QStringList>("labels");
    const auto row = [](const char* name, const QStringList& pieces, const QStringList& labels) {
      QTest::newRow(name) << pieces << labels;
    };
    row("words", {"The", "cat", "sat."}, {"The", "cat", "sat."});
    row("GPT-2", {"The", "Ġcat", "Ġdid", "n't", "Ċ", "Ġ"}, {"The", "cat", "did", "n't", "⏎", "␣"});
    row("Chinese bytes", {"ä½ł", "å¥½", "ä¸ĸçķĮ"}, {"你", "好", "世界"});
    row("a character in two pieces", {"Ġ", "çĮ", "«"}, {"␣", "猫", "猫"});
    row("accents in bytes", {"caf", "Ã©", "Ġfr", "Ã¨re"}, {"caf", "é", "fr", "ère"});
    row("accents as they are", {"café", "frère", "miał"}, {"café", "frère", "miał"});
    row("special tokens", {"<|endoftext|>", "Ġthe"}, {"<|endoftext|>", "the"});
    row("SentencePiece", {"▁The", "▁", "cat", "s", "</s>"}, {"The", "␣", "cat", "s", "</s>"});
    row("bytes in SentencePiece", {"▁a", "<0xE7>", "<0x8C>", "<0xAB>", "<0x0A>"},
        {"a", "猫", "猫", "猫", "⏎"});
    row("WordPiece", {"[CLS]", "play", "##ing", "##", "[SEP]"}, {"[CLS]", "play", "ing", "##", "[SEP]"});
    row("end of word", {"play", "ing</w>", "</w>"}, {"play", "ing", "</w>"});
    row("continued", {"play@@", "ing", "@@"}, {"play", "ing", "@@"});
    row("positions", {"0", "1", "2"}, {"0", "1", "2"});
  }
  void piecesAreShownAsText() {
    QFETCH(QStringList, pieces);
    QFETCH(QStringList, labels);
    std::vector<std::string> texts;
    for (const QString& piece : pieces) texts.push_back(piece.toStdString());
    const TokenList list = makePieceList(texts);
    QStringList found, kept;
    for (const TokenInfo& token : list) {
      found += QString::fromStdString(token.label);
      kept += QString::fromStdString(token.piece);
    }
    QCOMPARE(found, labels);
    QCOMPARE(kept, pieces);
  }

  void partsOfACharacterAreCounted() {
    const TokenList list = makePieceList({"▁a", "<0xE7>", "<0x8C>", "<0xAB>"});
    QCOMPARE(list[0].fragmentCount, 1);
    for (std::size_t i = 1; i < 4; ++i) {
      QCOMPARE(list[i].fragmentCount, 3);
      QCOMPARE(list[i].fragment, static_cast<int>(i) - 1);
    }
  }

  void specialTokensAreKnown() {
    const TokenList list = makePieceList({"[CLS]", "the", "[x]", "<pad>", "<|im_start|>"});
    QVERIFY(list[0].special && !list[1].special && !list[2].special && list[3].special && list[4].special);
  }

  void brokenBytesAreRepaired() { QCOMPARE(makePieceList({"a\xFF"})[0].label, std::string("a\xEF\xBF\xBD")); }
};

QTEST_GUILESS_MAIN(PieceLabelsTest)
#include "tst_piece_labels.moc"
