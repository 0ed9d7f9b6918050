#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <map>
#include <vector>

namespace {

/// The lines of a set in resources/evaluation/english-encoder.
std::vector<QJsonObject> linesOf(const QString& name) {
  QFile file(QStringLiteral(HEADLIGHT_SOURCE_DIR "/resources/evaluation/english-encoder/") + name);
  std::vector<QJsonObject> lines;
  if (!file.open(QIODevice::ReadOnly)) return lines;
  while (!file.atEnd()) lines.push_back(QJsonDocument::fromJson(file.readLine()).object());
  return lines;
}

QString spanned(const QJsonObject& line, const QJsonValue& span) {
  const QJsonArray ends = span.toArray();
  return line["text"].toString().mid(ends[0].toInt(), ends[1].toInt() - ends[0].toInt());
}

QStringList words(const QString& text) {
  return text.split(QRegularExpression(QStringLiteral("[^A-Za-z']+")), Qt::SkipEmptyParts);
}

}  // namespace

/// The committed sets hold what their README promises, whatever the grammar that writes them becomes.
class TestPronounSets : public QObject {
  Q_OBJECT

 private slots:
  void spansAreWords_data();
  void spansAreWords();
  void ordersAreBalanced_data();
  void ordersAreBalanced();
  void pairsDifferInOneWord();
  void setsShareNoSentence();
};

void TestPronounSets::spansAreWords_data() {
  QTest::addColumn<QString>("name");
  for (const char* name :
       {"selection.jsonl", "held-out.jsonl", "untrained-kinds.jsonl", "minimal-pairs.jsonl"})
    QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPronounSets::spansAreWords() {
  QFETCH(QString, name);
  const std::vector<QJsonObject> lines = linesOf(name);
  QVERIFY(!lines.empty());
  for (const QJsonObject& line : lines) {
    const QByteArray text = line["text"].toString().toUtf8();
    const QStringList all = words(line["text"].toString());
    QVERIFY2(QStringList({"it", "he", "she"}).contains(spanned(line, line["pronoun"]).toLower()), text);
    const QJsonArray nouns = line["nouns"].toArray();
    QVERIFY2(nouns.size() >= 2 && line["answer"].toInt(-1) >= 0 && line["answer"].toInt() < nouns.size(),
             text);
    for (const QJsonValue noun : nouns) QVERIFY2(all.contains(spanned(line, noun)), text);
    QVERIFY2(nouns[0].toArray()[0].toInt() < nouns[1].toArray()[0].toInt(), text);
    QCOMPARE(line["order"].toString(), line["answer"].toInt() == 0 ? QString("first") : QString("last"));
  }
}

void TestPronounSets::ordersAreBalanced_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<int>("fewestKinds");
  QTest::newRow("trained kinds") << QStringLiteral("held-out.jsonl") << 10;
  QTest::newRow("untrained kinds") << QStringLiteral("untrained-kinds.jsonl") << 2;
}

void TestPronounSets::ordersAreBalanced() {
  QFETCH(QString, name);
  QFETCH(int, fewestKinds);
  std::map<QString, std::pair<int, int>> counts;  // of all, and of those with the right noun first
  for (const QJsonObject& line : linesOf(name)) {
    auto& [all, first] = counts[line["kind"].toString()];
    ++all;
    first += line["answer"].toInt() == 0;
  }
  QVERIFY(static_cast<int>(counts.size()) >= fewestKinds);
  for (const auto& [kind, count] : counts) {
    QVERIFY2(count.first >= 100, qPrintable(kind));
    QVERIFY2(count.second * 100 >= count.first * 45 && count.second * 100 <= count.first * 55,
             qPrintable(kind));
  }
}

void TestPronounSets::pairsDifferInOneWord() {
  const std::vector<QJsonObject> lines = linesOf(QStringLiteral("minimal-pairs.jsonl"));
  QVERIFY(lines.size() >= 100 && lines.size() % 2 == 0);
  for (std::size_t i = 0; i < lines.size(); i += 2) {
    QCOMPARE(lines[i]["pair"].toInt(-1), lines[i + 1]["pair"].toInt(-2));
    QVERIFY(lines[i]["answer"] != lines[i + 1]["answer"]);
    const QStringList one = words(lines[i]["text"].toString()),
                      other = words(lines[i + 1]["text"].toString());
    QCOMPARE(one.size(), other.size());
    int different = 0;
    for (qsizetype word = 0; word < one.size(); ++word) different += one[word] != other[word];
    QCOMPARE(different, 1);
  }
}

void TestPronounSets::setsShareNoSentence() {
  QSet<QString> seen;
  for (const char* name : {"selection.jsonl", "held-out.jsonl", "untrained-kinds.jsonl"})
    for (const QJsonObject& line : linesOf(QString::fromLatin1(name))) {
      QVERIFY2(!seen.contains(line["text"].toString()), qPrintable(line["text"].toString()));
      seen.insert(line["text"].toString());
    }
}

QTEST_APPLESS_MAIN(TestPronounSets)
#include "tst_pronoun_sets.moc"
