#include <QAbstractItemView>
#include <QLabel>
#include <QListView>
#include <QTest>

#include "tests/ui/compared_snapshot.h"
#include "tests/ui/painted_text.h"
#include "tests/ui/small_attention.h"
#include "ui/export/caption.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/models/ranked_keys_model.h"
#include "ui/session/inspector_options.h"
#include "ui/views/inspector_compare.h"
#include "ui/views/inspector_view.h"

using namespace headlight;

namespace {

const std::vector<std::string> kFirst = {"a", "b", "c", "d", "e"};
const std::vector<std::string> kSecond = {"b", "c", "d", "e", "f", "g"};

/// "c" is token 2 of the first run and 1 of the second; "a" is the first run's alone.
Snapshot compared(std::int64_t query, std::int64_t key, bool causal = false) {
  Snapshot snapshot = smallSnapshot(kFirst, causal);
  snapshot.focus.layer = 1;
  snapshot.focus.head = 2;
  snapshot.focus.query = query;
  snapshot.focus.key = key;
  snapshot.state.focus = snapshot.focus;
  return comparedWith(snapshot, smallSnapshot(kSecond, causal).result);
}

CellFacts numbersOf(const std::vector<std::string>& tokens, std::int64_t query, std::int64_t key,
                    bool causal = false) {
  return SmallAttention(tokens, causal).facts({1, 2}, query, key);
}

const Fact& factNamed(const std::vector<Fact>& facts, const QString& name) {
  static const Fact none;
  for (const Fact& fact : facts)
    if (fact.name == name) return fact;
  return none;
}

QString signedText(const QString& text, double value) { return value > 0 ? u'+' + text : text; }

QString textOf(const QWidget& view) {
  QStringList texts;
  for (const QLabel* label : view.findChildren<QLabel*>())
    if (!label->isHidden()) texts.append(label->text());
  return texts.join(u'\n');
}

}  // namespace

/// The inspector while two runs are compared: against the sources' own numbers.
class TestCompareInspector : public QObject {
  Q_OBJECT
 private slots:
  void cellsAreSetSideBySide();
  void weightsHaveTheDigitsOfTheDifference();
  void maskedInOneAlone();
  void factsOfOneAloneStay();
  void headsAreSetSideBySide();
  void rowsHaveTheOtherWeight();
  void columnsHaveTheOtherWeight();
  void tokensWithoutAPartnerAreSaid();
  void bothColumnsWaitForTheOtherRun();
  void thePictureHasTheNumbers();
  void captionsNameBoth();
};

void TestCompareInspector::cellsAreSetSideBySide() {
  const FactsTable table = inspectorCell(compared(2, 3));
  QVERIFY(table.isCompared());
  const CellFacts a = numbersOf(kFirst, 2, 3), b = numbersOf(kSecond, 1, 2);
  const Fact& dot = factNamed(table.facts, QStringLiteral("q·k"));
  QCOMPARE(dot.value, scoreText(a.dot));
  QCOMPARE(dot.second, scoreText(b.dot));
  const double difference = double(a.dot) - double(b.dot);
  QCOMPARE(dot.difference, signedText(scoreText(difference), difference));
  const Fact& sum = factNamed(table.facts, QStringLiteral("log-sum-exp"));
  QCOMPARE(sum.second, scoreText(b.logSumExp));
}

void TestCompareInspector::weightsHaveTheDigitsOfTheDifference() {
  const Snapshot snapshot = compared(2, 3);
  const FactsTable table = inspectorCell(snapshot);
  const Fact& weight = table.facts.back();
  const Comparison comparison(snapshot);
  QCOMPARE(weight.value, weightText(snapshot.patterns()->cell({1, 2}, 2, 3)));
  QCOMPARE(weight.second, weightText(comparison.second().patterns()->cell({1, 2}, 1, 2)));
  QCOMPARE(weight.difference, signedWeightText(comparison.difference().patterns()->cell({1, 2}, 2, 3)));
  // The same as where the difference is painted.
  const QString words = comparison.cellWords(snapshot.focus);
  QVERIFY(words.contains(QStringLiteral("A − B <b>%1</b>").arg(weight.difference)));
}

void TestCompareInspector::maskedInOneAlone() {
  Fact masked;
  masked.name = QStringLiteral("score");
  masked.id = QStringLiteral("score");
  masked.value = QStringLiteral("masked");
  Fact score;
  score.name = QStringLiteral("= score");
  score.id = QStringLiteral("score");
  score.value = scoreText(1.5);
  score.unit = FactUnit::Score;
  score.number = 1.5;
  const std::vector<Fact> both = comparedFacts({score}, {masked});
  QCOMPARE(both.size(), std::size_t{1});
  QCOMPARE(both[0].second, QStringLiteral("masked"));
  QCOMPARE(both[0].difference, QStringLiteral("–"));
}

void TestCompareInspector::factsOfOneAloneStay() {
  const auto fact = [](const char* name, double number) {
    return Fact{QString::fromLatin1(name), scoreText(number), {}, FactUnit::Score, number};
  };
  const std::vector<Fact> both =
      comparedFacts({fact("a", 1), fact("c", 3)}, {fact("a", 2), fact("b", 5), fact("c", 3)});
  QCOMPARE(both.size(), std::size_t{3});
  QCOMPARE(both[0].difference, scoreText(-1));
  QCOMPARE(both[1].name, QStringLiteral("b"));
  QCOMPARE(both[1].value, QStringLiteral("–"));
  QCOMPARE(both[1].second, scoreText(5));
  QCOMPARE(both[2].difference, QStringLiteral("0"));
  // What rounds to nothing has no sign.
  const auto bits = [](double number) {
    return Fact{QStringLiteral("entropy"), {}, {}, FactUnit::Bits, number};
  };
  QCOMPARE(comparedFacts({bits(2.0001)}, {bits(2.0002)})[0].difference, QStringLiteral("0.00"));
  QCOMPARE(comparedFacts({bits(2.1)}, {bits(2.2)})[0].difference, QStringLiteral("-0.10"));
}

void TestCompareInspector::headsAreSetSideBySide() {
  const SmallAttention first(kFirst, false), second(kSecond, false);
  const HeadStatistics a = headStatistics(first, {{1, 2}}, {}).front();
  const HeadStatistics b = headStatistics(second, {{1, 2}}, {}).front();
  InspectorView view({});
  view.setSnapshot(compared(2, -1));
  const QString said = textOf(view);
  for (const double value : {a.previous, b.previous})
    QVERIFY2(said.contains(weightText(value)), qPrintable(said));
  const QString entropy = QString::number(b.entropyBits, 'f', 2);
  QVERIFY2(said.contains(QStringLiteral("entropy, bits")) && said.contains(entropy), qPrintable(said));
  QVERIFY(said.contains(signedWeightText(static_cast<float>(a.previous) - static_cast<float>(b.previous))));
}

void TestCompareInspector::rowsHaveTheOtherWeight() {
  InspectorView view({});
  view.setSnapshot(compared(2, -1));
  const QAbstractItemModel* model = view.findChild<QListView*>()->model();
  const SmallAttention first(kFirst, false), second(kSecond, false);
  QCOMPARE(model->rowCount(), 5);
  for (int row = 0; row < 5; ++row) {
    const QModelIndex index = model->index(row, 0);
    const qlonglong key = index.data(RankedKeysModel::KeyRole).toLongLong();
    const QString other = index.data(RankedKeysModel::OtherTextRole).toString();
    const QString difference = index.data(RankedKeysModel::DifferenceTextRole).toString();
    if (key == 0) {
      QCOMPARE(difference, QStringLiteral("not in B"));
      continue;
    }
    const float b = second.cell({1, 2}, 1, key - 1);
    QCOMPARE(other, weightText(b));
    QCOMPARE(difference, QStringLiteral("A − B %1").arg(signedWeightText(first.cell({1, 2}, 2, key) - b)));
  }
}

void TestCompareInspector::columnsHaveTheOtherWeight() {
  Snapshot snapshot = compared(-1, 3);
  setOptions(snapshot.state.viewOptions, InspectorOptions{true});
  InspectorView view({});
  view.setSnapshot(snapshot);
  const QAbstractItemModel* model = view.findChild<QListView*>()->model();
  const SmallAttention second(kSecond, false);
  for (int row = 0; row < model->rowCount(); ++row) {
    const QModelIndex index = model->index(row, 0);
    const qlonglong query = index.data(RankedKeysModel::KeyRole).toLongLong();
    if (query > 0)
      QCOMPARE(index.data(RankedKeysModel::OtherTextRole).toString(),
               weightText(second.cell({1, 2}, query - 1, 2)));
  }
}

void TestCompareInspector::tokensWithoutAPartnerAreSaid() {
  const FactsTable table = inspectorCell(compared(0, 3));
  QVERIFY(!table.isCompared());
  QCOMPARE(table.note, QStringLiteral("Only A has “a”: there is nothing of B to set beside it."));
  const InspectorContent content = inspectorContent(compared(0, -1));
  QVERIFY(content.ranked.others.empty());
  QVERIFY(content.note.contains(QStringLiteral("Only A has “a”")));
}

void TestCompareInspector::bothColumnsWaitForTheOtherRun() {
  const FactsTable table = inspectorCell(withoutAnswers(compared(2, 3)));
  QVERIFY(table.isCompared());
  QVERIFY(table.note.isEmpty());
  for (const Fact& fact : table.facts) QCOMPARE(fact.difference, QStringLiteral("…"));
}

void TestCompareInspector::thePictureHasTheNumbers() {
  const Snapshot snapshot = compared(2, 3);
  TextRecorder recorder;
  QPainter painter(&recorder);
  PaintRequest request;
  request.area = QRectF(QPointF(), InspectorView::pictureSize(snapshot, request));
  InspectorView::paintPicture(painter, snapshot, request, {});
  painter.end();
  const SmallAttention first(kFirst, false), second(kSecond, false);
  for (std::int64_t key = 1; key < 5; ++key) {
    const float a = first.cell({1, 2}, 2, key), b = second.cell({1, 2}, 1, key - 1);
    QVERIFY(recorder.hasNumber(weightText(a)));
    QVERIFY(recorder.hasNumber(weightText(b)));
    QVERIFY(recorder.texts().join(u'\n').contains(signedWeightText(a - b)));
  }
  for (const Fact& fact : inspectorCell(snapshot).facts) {
    QVERIFY(recorder.texts().contains(fact.second));
    QVERIFY(recorder.texts().contains(fact.difference));
  }
}

void TestCompareInspector::captionsNameBoth() {
  Snapshot snapshot = compared(2, 3);
  ImageRequest request;
  request.view = QStringLiteral("inspector");
  for (const auto part : {CompareOptions::Show::All, CompareOptions::Show::Second}) {
    showPart(snapshot, part);
    const QStringList lines = captionLines(snapshot, request);
    QVERIFY2(lines[0].startsWith(QStringLiteral("comparison of A and B")), qPrintable(lines[0]));
    QVERIFY(lines[1].startsWith(QStringLiteral("A: ")));
    QCOMPARE(lines[2], QStringLiteral("B: without experiments"));
  }
  // B has one head alone, so that A stands alone.
  snapshot = compared(2, 3);
  snapshot = comparedWith(snapshot, smallSnapshot(kSecond, false, 1, 1).result);
  QVERIFY(!captionLines(snapshot, request).join(u' ').contains(QStringLiteral("comparison")));
}

QTEST_MAIN(TestCompareInspector)
#include "tst_compare_inspector.moc"
