#include <QTest>

#include "core/tokenizer/training/byte_pair_trainer.h"
#include "core/tokenizer/training/pair_merger.h"
#include "core/tokenizer/training/training_alphabet.h"
#include "tests/support/error_message.h"

using namespace headlight;

/// Byte-pair training on words that can be counted by hand.
class TestBytePairTrainer : public QObject {
  Q_OBJECT

 private slots:
  // Sennrich et al. 2016: "est" first, then "low", and of the pairs that stand 6 times those with lower ids
  // first. Ids: d 0, e 1, i 2, l 3, n 4, o 5, r 6, s 7, t 8, w 9.
  void mergesByHand() {
    const TrainedPieces trained = train(kWords, {.vocabularySize = 17});
    QCOMPARE(joined(trained), QString("e+s es+t l+o lo+w e+w n+ew new+est"));
    QCOMPARE(trained.pieces.size(), std::size_t{17});
    QCOMPARE(trained.pieces[10], std::string("es"));
    QCOMPARE(trained.pieces.back(), std::string("newest"));
  }

  void rarePairsAreNotJoined() {
    QCOMPARE(joined(train(kWords, {.vocabularySize = 1000, .minFrequency = 7})),
             QString("e+s es+t l+o lo+w"));
    QCOMPARE(joined(train(kWords, {.vocabularySize = 1000, .minFrequency = 10})), QString());
  }

  void ofThreeEqualLettersTheFirstTwoAreJoined() {
    QCOMPARE(joined(train({{"aaa", 2}, {"aaaa", 1}}, {.vocabularySize = 4})), QString("a+a aa+a aa+aa"));
  }

  // "ab" + "c" and "a" + "bc" both make "abc", which is one piece.
  void aPieceMadeInTwoWaysIsThereOnce() {
    const TrainedPieces trained =
        train({{"abc", 3}, {"ab", 10}, {"xbc", 10}, {"abcz", 3}}, {.vocabularySize = 100});
    QCOMPARE(std::count(trained.pieces.begin(), trained.pieces.end(), "abc"), std::ptrdiff_t{1});
    QVERIFY(joined(trained).startsWith("a+b b+c "));
  }

  void charactersBehindTheFirstHaveAPrefix() {
    const TrainedPieces trained =
        train(kWords, {.vocabularySize = 22, .firstPieces = {"[UNK]"}, .continuingPrefix = "##"});
    const std::vector<std::string> expected = {"[UNK]", "d",   "e",   "i",    "l",     "n",   "o",   "r",
                                               "s",     "t",   "w",   "##d",  "##e",   "##i", "##o", "##r",
                                               "##s",   "##t", "##w", "##es", "##est", "lo"};
    QCOMPARE(trained.pieces, expected);
  }

  void wholeWordsNeedNoMerges() {
    const TrainedPieces trained = train(kWords, {.vocabularySize = 14, .wholeWords = {"newest", "unseen"}});
    QCOMPARE(trained.pieces[10], std::string("newest"));
    QCOMPARE(trained.pieces[11], std::string("unseen"));
    // Without "newest" nothing stands more often than the letters of "low".
    QCOMPARE(joined(trained), QString("l+o lo+w"));
  }

  void theAlphabetKeepsWhatIsFrequent() {
    const std::vector<CountedWord> words = {{"aab", 2}, {"cd", 3}, {"猫", 9}};
    QCOMPARE(trainingAlphabet(words, {}, std::nullopt), (std::vector<char32_t>{'a', 'b', 'c', 'd', U'猫'}));
    // a 4, b 2, c 3, d 3, 猫 9: of c and d the lower one.
    QCOMPARE(trainingAlphabet(words, {}, 3), (std::vector<char32_t>{'a', 'c', U'猫'}));
    const std::vector<char32_t> always = {'x', 'b'};
    QCOMPARE(trainingAlphabet(words, always, 3), (std::vector<char32_t>{'b', 'x', U'猫'}));
    QCOMPARE(trainingAlphabet(words, always, 1), (std::vector<char32_t>{'b', 'x'}));
  }

  // What is no piece is left out of the words, so that its neighbours meet.
  void charactersOutsideTheAlphabetAreSkipped() {
    const TrainedPieces trained = train({{"axb", 5}, {"ab", 4}}, {.vocabularySize = 10, .limitAlphabet = 2});
    QCOMPARE(joined(trained), QString("a+b"));
  }

  void aVocabularyThatIsTooSmallIsRefused() {
    QCOMPARE(test::refusalOf([] { train(kWords, {.vocabularySize = 9, .firstPieces = {"<s>"}}); }),
             QString("A vocabulary of 9 pieces is too small: special tokens, characters and whole words are "
                     "11 already."));
    QCOMPARE(train(kWords, {.vocabularySize = 10}).pieces.size(), std::size_t{10});
  }

  void aStopIsHeard() {
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(trainBytePairs(kWords, {.vocabularySize = 17}, {nullptr, stop.get_token()}),
                             Cancelled);
  }

 private:
  static TrainedPieces train(const std::vector<CountedWord>& words, const BytePairTraining& training) {
    return trainBytePairs(words, training, {});
  }
  static QString joined(const TrainedPieces& trained) {
    QStringList merges;
    for (const TrainedPieces::Merge& merge : trained.merges) {
      merges.push_back(QString::fromStdString(trained.pieces[static_cast<std::size_t>(merge.left)] + "+" +
                                              trained.pieces[static_cast<std::size_t>(merge.right)]));
    }
    return merges.join(' ');
  }

  static inline const std::vector<CountedWord> kWords = {
      {"low", 5}, {"lower", 2}, {"newest", 6}, {"widest", 3}};
};

QTEST_GUILESS_MAIN(TestBytePairTrainer)
#include "tst_byte_pair_trainer.moc"
