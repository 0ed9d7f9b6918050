#include <QApplication>
#include <QButtonGroup>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>

#include "tests/ui/compared_snapshot.h"
#include "tests/ui/painted_text.h"
#include "tests/ui/small_attention.h"
#include "ui/export/caption.h"
#include "ui/models/head_questions.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_map.h"
#include "ui/plots/picture_cache.h"
#include "ui/plots/picture_font.h"
#include "ui/views/head_map_painting.h"
#include "ui/views/head_map_view.h"

using namespace headlight;

namespace {

using Part = HeadMapOptions::Part;

const std::vector<std::string> kFirst = {"a", "b", "c", "d", "e"};
const std::vector<std::string> kSecond = {"b", "c", "d", "e", "f", "g"};

/// Two runs of two layers of three heads, with all that the map asks for.
Snapshot compared(const HeadMapOptions& options, const std::vector<std::string>& second = kSecond,
                  int layers = 2, int heads = 3) {
  Snapshot snapshot = comparedWith(smallSnapshot(kFirst), smallSnapshot(second, false, layers, heads).result);
  setOptions(snapshot.state.viewOptions, options);
  answerAll([&] { return headMapNeeds(snapshot); }, *snapshot.result, snapshot.answers, {});
  return snapshot;
}

HeadMapOptions colouredBy(Statistic statistic) {
  HeadMapOptions options;
  options.shown = statistic;
  return options;
}

/// The core's own numbers of the run of these tokens.
std::vector<double> valuesOf(const std::vector<std::string>& tokens, Statistic statistic) {
  const Snapshot snapshot = smallSnapshot(tokens);
  std::vector<double> values;
  for (const HeadStatistics& head : headStatistics(*snapshot.patterns(), {}))
    values.push_back(valueOf(head, statistic));
  return values;
}

QStringList paintedMap(const Snapshot& snapshot, const QRectF& area = QRectF(0, 0, 1500, 420)) {
  TextRecorder recorder;
  QPainter painter(&recorder);
  PaintRequest request;
  request.area = area;
  HeadMapView::paintPicture(painter, snapshot, request, {});
  painter.end();
  return recorder.texts();
}

}  // namespace

/// The head map while two runs are compared: against the core's own numbers of the two.
class TestCompareMap : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_cache = std::make_unique<PictureCache>(16 << 20, 1);
    m_view = std::make_unique<HeadMapView>(ViewContext{m_cache.get()});
    m_view->resize(320, 360);
    m_view->show();
  }
  void cleanup() {
    m_view.reset();
    m_cache.reset();
  }

  void thePartIsKept() {
    HeadMapOptions options;
    options.part = Part::Second;
    ViewOptions all;
    setOptions(all, options);
    QVERIFY(optionsIn<HeadMapOptions>(all) == options);
    HeadMapOptions read;
    read.read(JsonValues(QJsonObject{{"compared", "c"}}));
    QVERIFY(read.part == Part::Difference);
  }

  void whatIsShownAloneIsShownHereToo() {
    SessionState state;
    QVERIFY(shownPart(state) == Part::Difference);
    editOptions<HeadMapOptions>(state.viewOptions,
                                [](HeadMapOptions& options) { options.part = Part::First; });
    QVERIFY(shownPart(state) == Part::First);
    editOptions<CompareOptions>(state.viewOptions,
                                [](CompareOptions& options) { options.show = CompareOptions::Show::Second; });
    QVERIFY(shownPart(state) == Part::Second);
  }

  void numbersAreThoseOfBothRuns() {
    const Snapshot snapshot = compared(colouredBy(Statistic::Entropy));
    const std::vector<double> first = valuesOf(kFirst, Statistic::Entropy);
    const std::vector<double> second = valuesOf(kSecond, Statistic::Entropy);
    const HeadMapNumbers a = headMapContent(snapshot, Part::First).numbers;
    const HeadMapNumbers b = headMapContent(snapshot, Part::Second).numbers;
    const HeadMapNumbers d = headMapContent(snapshot, Part::Difference).numbers;
    QCOMPARE(a.shown, first);
    QCOMPARE(b.shown, second);
    QCOMPARE(a.top, b.top);
    QVERIFY(!a.isSigned && !b.isSigned && d.isSigned);
    double largest = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
      QCOMPARE(d.shown[i], first[i] - second[i]);
      largest = std::max(largest, std::abs(d.shown[i]));
    }
    QVERIFY(largest > 0 && d.top >= largest);
  }

  void aFileHasAllThreeWithTheirNumbers() {
    Snapshot snapshot = compared(colouredBy(Statistic::Entropy));
    const std::vector<double> first = valuesOf(kFirst, Statistic::Entropy);
    const std::vector<double> second = valuesOf(kSecond, Statistic::Entropy);
    const QStringList all = paintedMap(snapshot);
    for (std::size_t i = 0; i < first.size(); ++i)
      for (const double value : {first[i], second[i], first[i] - second[i]})
        QVERIFY2(all.contains(shortWeightText(value)), qPrintable(shortWeightText(value)));
    QVERIFY(all.contains(QStringLiteral("A − B: entropy")));
    ImageRequest request;
    request.view = QStringLiteral("head-map");
    QVERIFY(captionLines(snapshot, request).join(u' ').contains(QStringLiteral("B: ")));
    showPart(snapshot, CompareOptions::Show::Second);
    const QStringList alone = paintedMap(snapshot, QRectF(0, 0, 500, 420));
    for (const double value : second) QVERIFY(alone.contains(shortWeightText(value)));
    QVERIFY(!alone.contains(QStringLiteral("A − B: entropy")));
  }

  void coloursOfADifferenceAreAboutZero() {
    Snapshot snapshot = compared(colouredBy(Statistic::Entropy));
    showPart(snapshot, CompareOptions::Show::Difference);
    const HeadMapContent content = headMapContent(snapshot, Part::Difference);
    QImage image(700, 500, QImage::Format_RGB32);
    QPainter painter(&image);
    PaintRequest request;
    request.area = QRectF(image.rect());
    HeadMapView::paintPicture(painter, snapshot, request, {});
    painter.end();
    ColorScale scale;
    scale.font = exportFont();
    const QRectF room = roomOfMap(request.area, content, exportFont());
    const HeadMapLayout layout =
        HeadMapLayout::make({room, exportFont(), scale.height(), 1}, snapshot.patterns()->shape());
    for (std::size_t i = 0; i < content.numbers.shown.size(); ++i) {
      const HeadId head{static_cast<int>(i) / 3, static_cast<int>(i) % 3};
      const QPoint corner = (layout.rectOf(head).topLeft() + QPointF(4, 4)).toPoint();
      const double fraction = 0.5 + 0.5 * content.numbers.shown[i] / content.numbers.top;
      if (isAblated(content.snapshot, head)) continue;
      QCOMPARE(image.pixelColor(corner), QColor(divergingColorMap(false).at(fraction)));
    }
  }

  void hoverSaysAllThree() {
    Snapshot snapshot = compared(colouredBy(Statistic::Entropy));
    const double a = valuesOf(kFirst, Statistic::Entropy)[4], b = valuesOf(kSecond, Statistic::Entropy)[4];
    const QString wanted = QStringLiteral("entropy: A %1 · B %2 · A − B %3")
                               .arg(weightText(a), weightText(b), signedWeightText(a - b));
    for (const Part part : {Part::First, Part::Second, Part::Difference}) {
      editOptions<HeadMapOptions>(snapshot.state.viewOptions,
                                  [part](HeadMapOptions& options) { options.part = part; });
      m_view->setSnapshot(snapshot);
      const QPoint at = m_view->layoutNow().rectOf({1, 1}).center().toPoint();
      QHelpEvent help(QEvent::ToolTip, at, m_view->mapToGlobal(at));
      QApplication::sendEvent(m_view.get(), &help);
      QVERIFY2(QToolTip::text().contains(wanted), qPrintable(QToolTip::text()));
    }
  }

  void patternsOfADifference() {
    const Snapshot snapshot = compared({});
    const HeadMapContent content = headMapContent(snapshot, Part::Difference);
    QCOMPARE(content.title, QStringLiteral("A − B"));
    const Snapshot second = smallSnapshot(kSecond);
    // "c" and "d" are tokens 2 and 3 of the first run, 1 and 2 of the second.
    QCOMPARE(content.snapshot.patterns()->cell({1, 2}, 2, 3),
             snapshot.patterns()->cell({1, 2}, 2, 3) - second.patterns()->cell({1, 2}, 1, 2));
    // Its title, and what its colours mean.
    QCOMPARE(paintedMap(snapshot).count(QStringLiteral("A − B")), 2);
  }

  void bothPatternsHaveTheWiderScale() {
    DisplayOptions display;
    QVERIFY(!widerDisplay(display, 0.5, 0.2));
    const auto wider = widerDisplay(display, 0.2, 0.5);
    QVERIFY(wider && wider->range == ScaleRange::Fixed);
    QCOMPARE(wider->fixedRange.high, 0.5F);
    display.range = ScaleRange::Whole;
    QVERIFY(!widerDisplay(display, 0.2, 0.5));
  }

  void sortedByTheSizeOfTheDifference() {
    HeadMapOptions options = colouredBy(Statistic::Entropy);
    options.order = HeadMapOptions::Order::Statistic;
    options.sortedBy = Statistic::Distance;
    const Snapshot snapshot = compared(options);
    const std::vector<double> first = valuesOf(kFirst, Statistic::Distance);
    const std::vector<double> second = valuesOf(kSecond, Statistic::Distance);
    const auto order = headMapContent(snapshot, Part::Difference).numbers.order;
    QVERIFY(order && order->size() == 6);
    for (std::size_t i = 0; i < order->size(); ++i) {
      const RankedHead& ranked = (*order)[i];
      const auto index = static_cast<std::size_t>(ranked.head.layer * 3 + ranked.head.head);
      QCOMPARE(ranked.value, first[index] - second[index]);
      if (i > 0) QVERIFY(std::abs((*order)[i - 1].value) >= std::abs(ranked.value));
    }
    const auto own = headMapContent(snapshot, Part::Second).numbers.order;
    QVERIFY(own && own->front().value == *std::max_element(second.begin(), second.end()));
  }

  void sortedByTheCellOfEach() {
    HeadMapOptions options;
    options.order = HeadMapOptions::Order::Cell;
    Snapshot snapshot = compared(options);
    snapshot.state.focus.query = snapshot.focus.query = 2;
    snapshot.state.focus.key = snapshot.focus.key = 3;
    const PatternSource& first = *snapshot.patterns();
    const Snapshot other = smallSnapshot(kSecond);
    const auto second = headMapContent(snapshot, Part::Second).numbers.order;
    const auto difference = headMapContent(snapshot, Part::Difference).numbers.order;
    QVERIFY(second && difference);
    for (const RankedHead& ranked : *second)
      QCOMPARE(static_cast<float>(ranked.value), other.patterns()->cell(ranked.head, 1, 2));
    for (const RankedHead& ranked : *difference)
      QCOMPARE(static_cast<float>(ranked.value),
               first.cell(ranked.head, 2, 3) - other.patterns()->cell(ranked.head, 1, 2));
    // Token 0, "a", is the first run's alone.
    snapshot.state.focus.query = snapshot.focus.query = 0;
    QVERIFY(headMapContent(snapshot, Part::Second).numbers.note.startsWith(QStringLiteral("B has not both")));
  }

  void leftOutWhereNeitherFollowsTheRule() {
    HeadMapOptions options;
    options.rule = HeadHabit::None;
    const Snapshot snapshot = compared(options);
    const auto ruled = [](const std::vector<std::string>& tokens) {
      std::vector<bool> follow;
      for (const HeadStatistics& head : headStatistics(*smallSnapshot(tokens).patterns(), {}))
        follow.push_back(habitOf(head).habit == HeadHabit::None);
      return follow;
    };
    const std::vector<bool> first = ruled(kFirst), second = ruled(kSecond);
    const auto order = headMapContent(snapshot, Part::Difference).numbers.order;
    for (int i = 0; i < 6; ++i) {
      const HeadId head{i / 3, i % 3};
      const bool there = order && std::any_of(order->begin(), order->end(),
                                              [&](const RankedHead& one) { return one.head == head; });
      QCOMPARE(there, first[static_cast<std::size_t>(i)] || second[static_cast<std::size_t>(i)]);
    }
  }

  /// Where no head of one of the two follows the rule that is said in its place, and nowhere else.
  void aMapWithoutHeadsIsSaid() {
    HeadMapOptions options;
    options.rule = HeadHabit::Punctuation;
    const Snapshot snapshot = compared(options);
    const QStringList all = paintedMap(snapshot);
    QCOMPARE(all.count(QStringLiteral("No head follows this rule here.")), 3);
    options.rule.reset();
    const Snapshot whole = compared(options);
    QVERIFY(headMapContent(whole, Part::Difference).numbers.note.isEmpty());
  }

  void otherHeadsAreSaid() {
    const Snapshot snapshot = compared(colouredBy(Statistic::Entropy), kSecond, 3, 2);
    const HeadMapContent content = headMapContent(snapshot, Part::Difference);
    QVERIFY(!content.isCompared);
    QCOMPARE(content.numbers.shown, valuesOf(kFirst, Statistic::Entropy));
    QCOMPARE(content.sentence,
             QStringLiteral("A has 2 × 3 layers and heads, B has 3 × 2: the map shows A alone."));
    const QString painted = paintedMap(snapshot, QRectF(0, 0, 320, 400)).join(u' ');
    QVERIFY(painted.contains(QStringLiteral("the map shows A alone.")));
    ImageRequest request;
    request.scope = ImageScope::HeadMap;
    const QString caption = captionLines(snapshot, request).join(u' ');
    QVERIFY2(!caption.contains(QStringLiteral("comparison")), qPrintable(caption));
  }

  void headsOfOneRun() {
    Snapshot snapshot = smallSnapshot(kFirst);
    snapshot.others = std::make_shared<OtherRuns>(testing::fakeServices());
    CompareOptions compare;
    compare.on = true;
    compare.with = CompareOptions::With::Head;
    compare.head = {1, 2};
    setOptions(snapshot.state.viewOptions, compare);
    setOptions(snapshot.state.viewOptions, colouredBy(Statistic::Entropy));
    answerAll([&] { return headMapNeeds(snapshot); }, *snapshot.result, snapshot.answers, {});
    const std::vector<double> values = valuesOf(kFirst, Statistic::Entropy);
    const HeadMapContent content = headMapContent(snapshot, Part::Difference);
    for (std::size_t i = 0; i < values.size(); ++i) QCOMPARE(content.numbers.shown[i], values[i] - values[5]);
    QVERIFY(!headMapContent(snapshot, Part::Second).sentence.isEmpty());
    // Sorted, by the differences that are coloured.
    HeadMapOptions sorted = colouredBy(Statistic::Entropy);
    sorted.order = HeadMapOptions::Order::Statistic;
    sorted.sortedBy = Statistic::Entropy;
    setOptions(snapshot.state.viewOptions, sorted);
    answerAll([&] { return headMapNeeds(snapshot); }, *snapshot.result, snapshot.answers, {});
    const auto order = headMapContent(snapshot, Part::Difference).numbers.order;
    QVERIFY(order && order->size() == values.size());
    double before = std::numeric_limits<double>::infinity();
    for (const RankedHead& ranked : *order) {
      const auto heads = smallSnapshot(kFirst).patterns()->shape().heads;
      const auto place = static_cast<std::size_t>(ranked.head.layer * heads + ranked.head.head);
      QCOMPARE(ranked.value, values[place] - values[5]);
      QVERIFY(std::abs(ranked.value) <= before);
      before = std::abs(ranked.value);
    }
    QVERIFY(std::abs(order->front().value) > 0);
  }

  void theLastMapStaysWhileTheOtherRunIsComputed() {
    const Snapshot snapshot = compared(colouredBy(Statistic::Entropy));
    m_view->setSnapshot(snapshot);
    const QImage before = m_view->grab().toImage();
    Snapshot waiting = withoutAnswers(snapshot);
    QVERIFY(headMapContent(waiting, Part::Difference).waits);
    m_view->setSnapshot(waiting);
    QCOMPARE(m_view->grab().toImage(), before);
    // Not where nothing was compared before.
    HeadMapView fresh(ViewContext{m_cache.get()});
    fresh.resize(320, 360);
    fresh.setSnapshot(waiting);
    QVERIFY(fresh.grab().toImage() != before);
  }

  void aClickChoosesThePart() {
    Snapshot snapshot = compared({});
    m_view->setSnapshot(snapshot);
    QSignalSpy changed(m_view.get(), &View::stateRequested);
    auto* parts = m_view->findChild<QButtonGroup*>();
    QVERIFY(parts && parts->buttons().size() == 3);
    QVERIFY(parts->button(2)->isChecked());
    parts->button(1)->click();
    QCOMPARE(changed.size(), 1);
    auto state = changed.back().front().value<SessionState>();
    QVERIFY(optionsIn<HeadMapOptions>(state.viewOptions).part == Part::Second);
    QVERIFY(optionsIn<CompareOptions>(state.viewOptions).show == CompareOptions::Show::All);
    // Where one is shown alone, another one is then.
    showPart(snapshot, CompareOptions::Show::Second);
    m_view->setSnapshot(snapshot);
    parts->button(0)->click();
    state = changed.back().front().value<SessionState>();
    QVERIFY(optionsIn<CompareOptions>(state.viewOptions).show == CompareOptions::Show::First);
  }

 private:
  std::unique_ptr<PictureCache> m_cache;
  std::unique_ptr<HeadMapView> m_view;
};

QTEST_MAIN(TestCompareMap)
#include "tst_compare_map.moc"
