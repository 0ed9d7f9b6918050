#include <QTest>
#include <functional>
#include <random>
#include <sstream>

#include "core/trace/token_alignment.h"

using namespace headlight;

namespace {

/// Tokens with these words as labels; those in brackets are special.
TokenList tokensOf(const std::string& words) {
  TokenList tokens;
  std::istringstream stream(words);
  for (std::string word; stream >> word;) {
    TokenInfo token;
    token.label = token.piece = word;
    token.special = word.front() == '[';
    tokens.push_back(token);
  }
  return tokens;
}

/// "0-0 1-2": the pairs.
QString pairsOf(const TokenAlignment& alignment) {
  QStringList pairs;
  for (std::size_t i = 0; i < alignment.secondOf.size(); ++i)
    if (alignment.secondOf[i] >= 0) pairs.append(QStringLiteral("%1-%2").arg(i).arg(alignment.secondOf[i]));
  return pairs.join(QLatin1Char(' '));
}

/// How many pairs a longest common subsequence has, and the least that its tokens can have moved, negative,
/// by the plain recurrence.
using Worth = std::pair<std::int64_t, std::int64_t>;
Worth bestOf(const TokenList& a, const TokenList& b) {
  std::vector<std::vector<Worth>> best(a.size() + 1, std::vector<Worth>(b.size() + 1));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) {
      best[i + 1][j + 1] = std::max(best[i][j + 1], best[i + 1][j]);
      if (a[i].label != b[j].label) continue;
      const std::int64_t moved = std::abs(static_cast<std::int64_t>(i) - static_cast<std::int64_t>(j));
      const Worth paired{best[i][j].first + 1, best[i][j].second - moved};
      best[i + 1][j + 1] = std::max(best[i + 1][j + 1], paired);
    }
  return best.back().back();
}

}  // namespace

class tst_token_alignment : public QObject {
  Q_OBJECT
 private slots:
  void byHand_data();
  void byHand();
  void longestOnRandomTexts();
  void rangesOfOneText();
  void partsOfACharacterAreToldApart();
  void sameTokensAreWhole();
  void stops();
};

void tst_token_alignment::byHand_data() {
  QTest::addColumn<QString>("first");
  QTest::addColumn<QString>("second");
  QTest::addColumn<QString>("pairs");
  const auto row = [](const char* name, const char* first, const char* second, const char* pairs) {
    QTest::newRow(name) << QString::fromUtf8(first) << QString::fromUtf8(second) << QString::fromUtf8(pairs);
  };
  row("equal", "[CLS] a b [SEP]", "[CLS] a b [SEP]", "0-0 1-1 2-2 3-3");
  row("one word replaced", "it was too tired .", "it was too wide .", "0-0 1-1 2-2 4-4");
  row("a word inserted", "the cat", "the black cat", "0-0 1-2");
  row("words cut", "please could you open the door", "open the door", "3-0 4-1 5-2");
  row("nothing in common", "a b", "c d e", "");
  row("nothing in the first", "", "a b", "");
  row("nothing at all", "", "", "");
  // Any of the three characters could stay; the one in the middle has not moved.
  row("turned around", "我 爱 猫", "猫 爱 我", "1-1");
  row("turned around with brackets", "[CLS] 我 爱 猫 [SEP]", "[CLS] 猫 爱 我 [SEP]", "0-0 2-2 4-4");
  // Of two that read the same the nearer one.
  row("repeated word", "x the", "the z y the", "1-0");
  row("a list that ends with what is repeated", "x a a", "y a", "1-1");
  row("a name and its text, twice", "L : the cat the cat", "S : the cat", "1-1 2-2 3-3");
  row("spaces shown in one", "The ·dog runs", "the ·dog ·runs", "1-1 2-2");
  row("a special token is no word", "[MASK]", "MASK", "");
}

void tst_token_alignment::byHand() {
  QFETCH(QString, first);
  QFETCH(QString, second);
  const TokenList a = tokensOf(first.toStdString()), b = tokensOf(second.toStdString());
  const TokenAlignment alignment = alignTokens(a, b, TokenSameness::Label);
  QTEST(pairsOf(alignment), "pairs");
  QCOMPARE(alignment.firstOf.size(), b.size());
  for (std::size_t i = 0; i < alignment.firstOf.size(); ++i)
    if (alignment.firstOf[i] >= 0)
      QCOMPARE(alignment.secondOf[static_cast<std::size_t>(alignment.firstOf[i])],
               static_cast<std::int64_t>(i));
  const TokenAlignment back = alignTokens(b, a, TokenSameness::Label);
  QCOMPARE(back.firstOf, alignment.secondOf);
}

void tst_token_alignment::longestOnRandomTexts() {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    const auto text = [&] {
      std::string words;
      for (unsigned i = 0; i < random() % 30; ++i)
        words += std::string(1, static_cast<char>('a' + random() % 5)) + " ";
      return tokensOf(words);
    };
    const TokenList a = text(), b = text();
    const TokenAlignment alignment = alignTokens(a, b, TokenSameness::Label);
    std::int64_t last = -1;
    Worth worth;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const std::int64_t other = alignment.secondOf[i];
      if (other < 0) continue;
      QVERIFY2(other > last, "pairs rise in both lists");
      QCOMPARE(a[i].label, b[static_cast<std::size_t>(other)].label);
      last = other;
      ++worth.first;
      worth.second -= std::abs(static_cast<std::int64_t>(i) - other);
    }
    QVERIFY(worth == bestOf(a, b));
  }
}

void tst_token_alignment::rangesOfOneText() {
  // "Unhappy cat" in the pieces of two vocabularies, of which one has lower case.
  const auto at = [](const char* label, std::int64_t begin, std::int64_t end) {
    TokenInfo token;
    token.label = label;
    token.range = {begin, end};
    return token;
  };
  const TokenList first = {at("Un", 0, 2), at("happy", 2, 7), at("Cat", 8, 11)};
  const TokenList second = {at("unhappy", 0, 7), at("cat", 8, 11)};
  QCOMPARE(pairsOf(alignTokens(first, second, TokenSameness::TextRange)), QStringLiteral("2-1"));
  QCOMPARE(pairsOf(alignTokens(first, second, TokenSameness::Label)), QString());
}

void tst_token_alignment::partsOfACharacterAreToldApart() {
  TokenInfo part;
  part.label = "猫";
  part.fragmentCount = 2;
  TokenInfo other = part;
  other.fragment = 1;
  QCOMPARE(pairsOf(alignTokens({part, other}, {other}, TokenSameness::Label)), QStringLiteral("1-0"));
}

void tst_token_alignment::sameTokensAreWhole() {
  QVERIFY(sameTokens(3).isWhole());
  QCOMPARE(pairsOf(sameTokens(3)), QStringLiteral("0-0 1-1 2-2"));
  QVERIFY(!alignTokens(tokensOf("a"), tokensOf("a b"), TokenSameness::Label).isWhole());
}

void tst_token_alignment::stops() {
  std::stop_source stop;
  stop.request_stop();
  QVERIFY_EXCEPTION_THROWN(alignTokens(tokensOf("a b c"), tokensOf("d e f"), TokenSameness::Label,
                                       {nullptr, stop.get_token(), {}}),
                           Cancelled);
}

QTEST_APPLESS_MAIN(tst_token_alignment)
#include "tst_token_alignment.moc"
