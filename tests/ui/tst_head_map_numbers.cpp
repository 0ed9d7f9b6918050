#include <QComboBox>
#include <QtTest>

#include "core/analysis/head_habit.h"
#include "tests/ui/pattern_snapshot.h"
#include "tests/ui/small_attention.h"
#include "ui/compute/answer_all.h"
#include "ui/models/head_questions.h"
#include "ui/models/head_sentence.h"
#include "ui/plots/picture_cache.h"
#include "ui/views/head_map_options.h"
#include "ui/views/head_map_painting.h"
#include "ui/views/head_map_view.h"

using namespace headlight;

namespace {

Snapshot answered(const HeadMapOptions& options, std::int64_t query = -1, std::int64_t key = -1) {
  Snapshot snapshot = snapshotOf(
      std::make_shared<SmallAttention>(std::vector<std::string>{"a", "b", "c", "d", "e"}, false, 2, 3));
  setOptions(snapshot.state.viewOptions, options);
  snapshot.state.focus.query = query;
  snapshot.state.focus.key = key;
  snapshot.focus = snapshot.state.focus;
  answerAll(headMapQuestions(snapshot), *snapshot.result, snapshot.answers, {});
  return snapshot;
}

}  // namespace

/// What the head map shows beside patterns: against the core's own numbers.
class TestHeadMapNumbers : public QObject {
  Q_OBJECT
 private slots:
  void optionsAreKept() {
    HeadMapOptions options;
    options.shown = Statistic::Induction;
    options.order = HeadMapOptions::Order::Alike;
    options.sortedBy = Statistic::Distance;
    options.alikeTo = {3, 5};
    options.rule = HeadHabit::None;
    ViewOptions all;
    setOptions(all, options);
    QVERIFY(optionsIn<HeadMapOptions>(all) == options);
    setOptions(all, HeadMapOptions{});
    QVERIFY(all.isEmpty());
    const QJsonObject bad{{"order", "upwards"}, {"shown", 3}, {"rule", "whim"}, {"alike_layer", -2}};
    HeadMapOptions read;
    read.read(JsonValues(bad));
    QVERIFY(read == HeadMapOptions{});
  }

  /// What a run was made with, not what is asked for by now.
  void headsAreStruckThroughAsTheyWereRun() {
    Snapshot snapshot = answered({});
    const AblatedHead off{snapshot.focus.kind, {1, 0}};
    snapshot.state.experiments = {{off}};
    QVERIFY(!isAblated(snapshot, {1, 0}));
    auto run = std::make_shared<RunResult>(*snapshot.result);
    run->request.interventions.ablatedHeads = {off};
    snapshot.result = run;
    QVERIFY(isAblated(snapshot, {1, 0}) && !isAblated(snapshot, {0, 0}));
  }

  void patternsAskNothing() {
    const Snapshot snapshot = answered({});
    QVERIFY(headMapQuestions(snapshot).empty());
    const HeadMapNumbers numbers = headMapNumbers(snapshot);
    QVERIFY(numbers.shown.empty() && !numbers.order && numbers.note.isEmpty());
  }

  void coloursAreTheStatistics() {
    HeadMapOptions options;
    options.shown = Statistic::Entropy;
    const Snapshot snapshot = answered(options);
    const HeadMapNumbers numbers = headMapNumbers(snapshot);
    const auto expected = headStatistics(*snapshot.patterns(), {});
    QCOMPARE(numbers.shown.size(), expected.size());
    double largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      QCOMPARE(numbers.shown[i], expected[i].entropyBits);
      largest = std::max(largest, expected[i].entropyBits);
    }
    QVERIFY(numbers.top >= largest && numbers.top <= 2.5 * largest);
    QCOMPARE(numbers.name, QStringLiteral("entropy"));
  }

  void beforeTheAnswerItSaysSo() {
    HeadMapOptions options;
    options.order = HeadMapOptions::Order::Statistic;
    Snapshot snapshot = answered(options);
    snapshot.answers.clear();
    const HeadMapNumbers numbers = headMapNumbers(snapshot);
    QVERIFY(!numbers.order);
    QVERIFY(!numbers.note.isEmpty());
  }

  void headsAreSorted() {
    HeadMapOptions options;
    options.order = HeadMapOptions::Order::Statistic;
    options.sortedBy = Statistic::Self;
    const Snapshot snapshot = answered(options);
    const auto order = *headMapNumbers(snapshot).order;
    QCOMPARE(order.size(), std::size_t{6});
    for (std::size_t i = 1; i < order.size(); ++i) QVERIFY(order[i - 1].value >= order[i].value);
    const auto statistics = headStatistics(*snapshot.patterns(), {order.front().head}, {});
    QCOMPARE(order.front().value, statistics.front().self);
  }

  void theCellRanksHeads() {
    HeadMapOptions options;
    options.order = HeadMapOptions::Order::Cell;
    const Snapshot snapshot = answered(options, 3, 1);
    const auto order = *headMapNumbers(snapshot).order;
    for (const RankedHead& ranked : order)
      QCOMPARE(ranked.value, static_cast<double>(snapshot.patterns()->cell(ranked.head, 3, 1)));
    for (std::size_t i = 1; i < order.size(); ++i) QVERIFY(order[i - 1].value >= order[i].value);
    const HeadMapNumbers without = headMapNumbers(answered(options));
    QVERIFY(!without.order && !without.note.isEmpty());
  }

  void headsLikeOne() {
    HeadMapOptions options;
    options.order = HeadMapOptions::Order::Alike;
    options.alikeTo = {1, 2};
    const Snapshot snapshot = answered(options);
    const auto order = *headMapNumbers(snapshot).order;
    QVERIFY(order.front().head == (HeadId{1, 2}));
    const auto like = headsLike(*snapshot.patterns(), {1, 2}, {});
    for (std::size_t i = 0; i < like.size(); ++i) {
      QVERIFY(order[i + 1].head == like[i].head);
      QCOMPARE(order[i + 1].value, like[i].value);
    }
  }

  void aRuleLeavesOthersOut() {
    for (const HeadHabit rule : {HeadHabit::None, HeadHabit::Self, HeadHabit::Previous}) {
      HeadMapOptions options;
      options.rule = rule;
      const Snapshot snapshot = answered(options);
      const auto statistics = headStatistics(*snapshot.patterns(), {});
      const auto shown = *headMapNumbers(snapshot).order;
      std::size_t expected = 0;
      for (const HeadStatistics& head : statistics) expected += habitOf(head).habit == rule ? 1 : 0;
      QCOMPARE(shown.size(), expected);
    }
  }

  void rankedHeadsStandInTheirPlaces() {
    PictureCache cache(16 << 20, 1);
    HeadMapView view(ViewContext{&cache});
    view.resize(320, 360);
    view.show();
    HeadMapOptions options;
    options.order = HeadMapOptions::Order::Statistic;
    options.shown = Statistic::Confidence;
    const Snapshot snapshot = answered(options);
    view.setSnapshot(snapshot);
    view.grab();
    const HeadMapLayout layout = view.layoutNow();
    QVERIFY(layout.ranked);
    QRectF before;
    for (const HeadId head : layout.order) {
      const QRectF rect = layout.rectOf(head);
      QVERIFY(QRectF(view.rect()).contains(rect));
      QVERIFY(!rect.intersects(before));
      QVERIFY(*layout.headAt(rect.center()) == head);
      before = rect;
    }
    QVERIFY(layout.neighbour(layout.order[0], 1, 0) == layout.order[1]);
    QVERIFY(layout.neighbour(layout.order[0], -1, 0) == layout.order[0]);
    // A click takes the head that stands there.
    QSignalSpy clicked(&view, &View::focusRequested);
    QTest::mouseClick(&view, Qt::LeftButton, {}, layout.rectOf(layout.order[2]).center().toPoint());
    QVERIFY(clicked.front().front().value<Focus>().headId() == layout.order[2]);
  }

  void controlsAskForOptions() {
    HeadMapView view(ViewContext{});
    view.setSnapshot(answered({}));
    QSignalSpy asked(&view, &View::stateRequested);
    const auto boxes = view.controls()->findChildren<QComboBox*>();
    QCOMPARE(boxes.size(), 3);
    const int entropy = boxes[0]->findText(QStringLiteral("entropy"));
    QVERIFY(boxes[0]->itemData(entropy, Qt::ToolTipRole).toString().contains(QStringLiteral("log₂")));
    emit boxes[0]->activated(entropy);
    const auto state = asked.front().front().value<SessionState>();
    QVERIFY(optionsIn<HeadMapOptions>(state.viewOptions).shown == Statistic::Entropy);
    QVERIFY(!asked.front().back().toString().isEmpty());
  }

  void sentencesNameTheHabit() {
    QCOMPARE(habitSentence({HeadHabit::Previous, 0.934}),
             QStringLiteral("This head looks one word back (0.93 of the weight)."));
    QVERIFY(habitSentence({HeadHabit::None, 0.41}).contains(QStringLiteral("no simple rule")));
    QCOMPARE(habitText({HeadHabit::First, 0.6}), QStringLiteral("first token, 0.60 of the weight"));
    QCOMPARE(habitText({HeadHabit::None, 0.2}), QStringLiteral("no simple rule"));
  }

  void oneHeadIsAskedAlone() {
    Snapshot snapshot = answered({});
    const Question question = headQuestion(AttentionKind::Encoder, {1, 0});
    answerAll({question}, *snapshot.result, snapshot.answers, {});
    const auto known = knownStatistics(snapshot, {1, 0});
    QVERIFY(known);
    QCOMPARE(known->previous, headStatistics(*snapshot.patterns(), {HeadId{1, 0}}, {}).front().previous);
    QVERIFY(!knownStatistics(snapshot, {0, 0}));
  }
};

QTEST_MAIN(TestHeadMapNumbers)
#include "tst_head_map_numbers.moc"
