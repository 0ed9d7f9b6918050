#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QJsonArray>
#include <QLayout>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <array>
#include <cmath>
#include <set>

#include "dense_source.h"
#include "pattern_snapshot.h"
#include "small_attention.h"
#include "tests/ui/scene_pictures.h"
#include "ui/models/number_text.h"
#include "ui/plots/lab_color.h"
#include "ui/plots/picture_font.h"
#include "ui/session/theme.h"
#include "ui/views/lines/chosen_lines.h"
#include "ui/views/lines/line_look.h"
#include "ui/views/lines/lines_controls.h"
#include "ui/views/lines/lines_picture.h"
#include "ui/views/lines/lines_scene.h"
#include "ui/views/lines/lines_words.h"
#include "ui/views/lines/pair_filter.h"
#include "ui/views/lines/short_label.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/view_registry.h"

using namespace headlight;

class TestLinesView : public QObject {
  Q_OBJECT
 private slots:
  void shareIsExact_data();
  void shareIsExact();
  void strongestOfManyAreFound();
  void weightsAreTheSources();
  void paintedNumbersAreTheSources();
  void maskedCellsAreNoLines();
  void leftOutTokensHaveNoLines();
  void onlyTheFocusedTokensLines();
  void crossAttentionHasTwoTexts();
  void pairFilter();
  void tooManyLinesAreSaid();
  void headsKeepTheirLook();
  void headsThatTheModelLacks();
  void optionsSurviveASession();
  void colorsAreToldApart_data();
  void colorsAreToldApart();
  void opacityDoesNotFadeWithHeads();
  void hoverAndClick();
  void scenesBeforeAreForgotten();
  void hoverDrawsNothingAnew();
  void indexFindsTheNearestLine();
  void longLabelsAreCut();
  void theFocusIsSaidWholeInANarrowPicture();
  void labelsWithPercentSigns();
  void progressIsTold();
  void arcsLookBackAbove();
  void pixelsAreTheVectors();
  void pixelsAreMadeBeforeTheyAreSeen();
  void pixelsBeyondMemoryAreMadeWhenSeen();
  void longTextScrollsBelowTheLegend();
  void controlsAskForStates();
  void looksRight_data();
  void looksRight();
};

namespace {

SceneRequest request(double width = 900, double height = 640) {
  return {exportFont(), width, height, false, false, 1};
}

Snapshot with(Snapshot snapshot, const LinesOptions& options) {
  setOptions(snapshot.state.viewOptions, options);
  return snapshot;
}

Snapshot focused(Snapshot snapshot, std::int64_t query, std::int64_t key) {
  snapshot.focus.query = query;
  snapshot.focus.key = key;
  snapshot.state.focus = snapshot.focus;
  return snapshot;
}

/// One head over two queries and three keys: {0.5, 0.25, 0.25}, {0.125, 0.75, 0.125}.
std::shared_ptr<DenseSource> handSource() {
  return std::make_shared<DenseSource>(PatternShape{1, 1, 2, 3},
                                       std::vector<float>{0.5F, 0.25F, 0.25F, 0.125F, 0.75F, 0.125F});
}

ChosenLines choose(const Snapshot& snapshot, const LinesOptions& options = {}) {
  return chooseLines(snapshot, options, {});
}

std::shared_ptr<const LinesScene> sceneOf(const Snapshot& snapshot, const SceneRequest& room = request()) {
  return std::dynamic_pointer_cast<const LinesScene>(LinesPicture::make(snapshot, room, {}));
}

QString plain(const QString& rich) { return QTextDocumentFragment::fromHtml(rich).toPlainText(); }

/// Every text that is painted, with where it begins.
class TextEngine : public QPaintEngine {
 public:
  TextEngine() : QPaintEngine(AllFeatures) {}
  std::vector<std::pair<QPointF, QString>> texts;
  int images = 0;
  int paths = 0;
  bool begin(QPaintDevice*) override { return true; }
  bool end() override { return true; }
  void updateState(const QPaintEngineState&) override {}
  void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { ++images; }
  void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
  void drawPath(const QPainterPath&) override { ++paths; }
  void drawTextItem(const QPointF& at, const QTextItem& item) override {
    texts.emplace_back(at, item.text());
  }
  Type type() const override { return User; }
};

class TextDevice : public QPaintDevice {
 public:
  mutable TextEngine engine;
  QPaintEngine* paintEngine() const override { return &engine; }

 protected:
  int metric(PaintDeviceMetric metric) const override {
    switch (metric) {
      case PdmWidth:
      case PdmHeight:
        return 4000;
      case PdmDpiX:
      case PdmDpiY:
      case PdmPhysicalDpiX:
      case PdmPhysicalDpiY:
        return 96;
      case PdmDepth:
        return 32;
      case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
      default:
        return 1;
    }
  }
};

/// The text that was painted in a rectangle, joined.
QString textIn(const Scene& scene, const QRectF& rect) {
  TextDevice device;
  QPainter painter(&device);
  scene.paint(painter, QRectF(QPointF(), scene.size()), pictureStyle(false));
  painter.end();
  QString words;
  for (const auto& [at, text] : device.engine.texts)
    if (rect.adjusted(-2, -2, 2, 2).contains(at)) words += text;
  return words;
}

QString allText(const Scene& scene) { return textIn(scene, QRectF(QPointF(), scene.size())); }

}  // namespace

void TestLinesView::shareIsExact_data() {
  QTest::addColumn<int>("share");
  QTest::addColumn<int>("lines");
  // Sorted: 0.75, 0.5, 0.25, 0.25, 0.125, 0.125; their sum is 2.
  QTest::newRow("least") << 1 << 1;
  QTest::newRow("37.5 %") << 37 << 1;
  QTest::newRow("just above the first") << 38 << 2;
  QTest::newRow("below 62.5 %") << 62 << 2;
  QTest::newRow("above it") << 63 << 3;
  QTest::newRow("exactly 75 %") << 75 << 3;
  QTest::newRow("87.5 %") << 87 << 4;
  QTest::newRow("all") << 100 << 6;
}

void TestLinesView::shareIsExact() {
  QFETCH(int, share);
  QFETCH(int, lines);
  LinesOptions options;
  options.share = share;
  const ChosenLines chosen = choose(snapshotOf(handSource()), options);
  QCOMPARE(int(chosen.lines.size()), lines);
  QCOMPARE(chosen.candidates, 6);
  QCOMPARE(chosen.total, 2.0);
  QVERIFY(chosen.drawn >= chosen.total * share / 100);
  QVERIFY(!chosen.shortened);
  QCOMPARE(chosen.lines.back().cell, (WeightedCell{1, 1, 0.75F}));
  // Of the two cells of 0.25 the first key's is the stronger.
  if (lines == 3) QCOMPARE(chosen.lines.front().cell, (WeightedCell{0, 1, 0.25F}));
}

void TestLinesView::strongestOfManyAreFound() {
  std::vector<WeightedCell> all;
  StrongestCells cells(5);
  for (std::int64_t i = 0; i < 1000; ++i) {
    all.push_back({i / 10, i % 10, float((i * 7919) % 1009)});
    cells.add(all.back());
  }
  std::sort(all.begin(), all.end(),
            [](const WeightedCell& a, const WeightedCell& b) { return a.weight > b.weight; });
  all.resize(5);
  QCOMPARE(cells.take(1), all);
  QCOMPARE(cells.count(), 999);  // one of them is 0
}

void TestLinesView::weightsAreTheSources() {
  const Snapshot snapshot = smallSnapshot(smallSentence());
  LinesOptions options;
  options.places = {{0, 0}, {1, 2}, {0, 1}};
  options.share = 90;
  const ChosenLines chosen = choose(snapshot, options);
  QVERIFY(chosen.lines.size() > 100);
  std::set<std::array<std::int64_t, 4>> cells;
  float before = 0;
  for (const AttentionLine& line : chosen.lines) {
    const WeightedCell& cell = line.cell;
    const float weight = snapshot.patterns()->cell(line.head.head, cell.query, cell.key);
    QCOMPARE(weightText(double(cell.weight)), weightText(double(weight)));
    QCOMPARE(options.places[std::size_t(line.head.place)], line.head.head);
    QVERIFY(cell.weight >= before);
    before = cell.weight;
    QVERIFY(cells.insert({line.head.head.layer, line.head.head.head, cell.query, cell.key}).second);
    QVERIFY(plain(lineTip(*snapshot.patterns(), line.head.head, cell)).contains(weightText(double(weight))));
  }
}

/// What is read on the page is the cell's weight, at the other end of the line.
void TestLinesView::paintedNumbersAreTheSources() {
  const Snapshot snapshot = focused(smallSnapshot(smallSentence()), 9, 2);
  const auto scene = sceneOf(snapshot);
  const PatternSource& source = *snapshot.patterns();
  int seen = 0;
  for (const AttentionLine& line : scene->chosen().lines) {
    const bool outgoing = line.side == LineSide::Outgoing;
    const QRectF place =
        outgoing ? scene->layout().keyNumber(line.cell.key) : scene->layout().queryNumber(line.cell.query);
    const QString text = weightText(double(source.cell({0, 0}, line.cell.query, line.cell.key)));
    QCOMPARE(textIn(*scene, place), text);
    ++seen;
  }
  QVERIFY(seen > 4);
  QVERIFY(allText(*scene).contains(QStringLiteral("it → animal · 0.0 · ") +
                                   weightText(double(source.cell({0, 0}, 9, 2)))));
}

void TestLinesView::maskedCellsAreNoLines() {
  // The weights behind the mask are no zeros: they are not looked at.
  auto source = std::make_shared<DenseSource>(PatternShape{1, 2, 5, 5}, std::vector<float>(50, 0.2F), true);
  LinesOptions options;
  options.share = 100;
  options.places = {{0, 0}, {0, 1}};
  const Snapshot snapshot = snapshotOf(source);
  for (const Snapshot& shown : {snapshot, focused(snapshot, 1, -1), focused(snapshot, 1, 3)}) {
    const ChosenLines chosen = choose(shown, options);
    QVERIFY(!chosen.lines.empty());
    for (const AttentionLine& line : chosen.lines) QVERIFY(line.cell.key <= line.cell.query);
  }
  QCOMPARE(int(choose(snapshot, options).lines.size()), 2 * 15);
  QVERIFY(focusWords(focused(snapshot, 1, 3)).contains(QStringLiteral("masked")));
}

void TestLinesView::leftOutTokensHaveNoLines() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.state.display.leaveOut = LeaveOut::SpecialTokens;
  LinesOptions options;
  options.share = 100;
  const ChosenLines chosen = choose(snapshot, options);
  QCOMPARE(int(chosen.lines.size()), 12 * 12);
  for (const AttentionLine& line : chosen.lines)
    for (const std::int64_t token : {line.cell.query, line.cell.key}) QVERIFY(token != 0 && token != 13);
}

void TestLinesView::onlyTheFocusedTokensLines() {
  const Snapshot snapshot = focused(smallSnapshot(smallSentence()), 9, -1);
  LinesOptions options;
  options.share = 100;
  const auto count = [&](LineSide side, const ChosenLines& chosen) {
    return std::count_if(chosen.lines.begin(), chosen.lines.end(),
                         [side](const AttentionLine& line) { return line.side == side; });
  };
  ChosenLines both = choose(snapshot, options);
  QCOMPARE(count(LineSide::Outgoing, both), 14);
  QCOMPARE(count(LineSide::Incoming, both), 13);  // its line to itself is one
  for (const AttentionLine& line : both.lines)
    QCOMPARE(line.side == LineSide::Outgoing ? line.cell.query : line.cell.key, 9);
  options.direction = LinesOptions::Direction::Incoming;
  const ChosenLines incoming = choose(snapshot, options);
  QCOMPARE(int(incoming.lines.size()), 14);
  QCOMPARE(count(LineSide::Incoming, incoming), 14);
  options.direction = LinesOptions::Direction::Both;
  both = choose(focused(snapshot, 9, 2), options);
  for (const AttentionLine& line : both.lines)
    QCOMPARE(line.side == LineSide::Outgoing ? line.cell.query : line.cell.key,
             line.side == LineSide::Outgoing ? 9 : 2);
}

namespace {

/// Two texts of two and three tokens that look at each other.
class CrossSource : public DenseSource {
 public:
  CrossSource() : DenseSource({1, 1, 2, 3}, {0.5F, 0.25F, 0.25F, 0.125F, 0.75F, 0.125F}) {
    keys()[1].label = "chat";
  }
  AttentionKind kind() const override { return AttentionKind::Cross; }
};

}  // namespace

void TestLinesView::crossAttentionHasTwoTexts() {
  auto trace = std::make_shared<Trace>();
  trace->cross = AttentionTrace{std::make_shared<CrossSource>(), nullptr, nullptr};
  auto result = std::make_shared<RunResult>();
  result->trace = trace;
  Snapshot snapshot;
  snapshot.result = result;
  snapshot.focus.kind = AttentionKind::Cross;
  snapshot = focused(snapshot, 1, -1);
  LinesOptions options;
  options.share = 100;
  options.layout = LinesOptions::Layout::Arcs;  // of one text
  const auto scene = sceneOf(with(snapshot, options));
  QVERIFY(!scene->layout().isArcs());
  // Two texts of different lengths fill the same height.
  const LinesLayout& layout = scene->layout();
  QCOMPARE(layout.queryRect(0).center().y() + layout.queryRect(1).center().y(),
           layout.keyRect(0).center().y() + layout.keyRect(2).center().y());
  // A query is no key of its own number.
  QCOMPARE(int(scene->chosen().lines.size()), 3);
  const QString text = allText(*scene);
  for (const char* word : {"t1", "chat", "0.7500", "decoder", "encoder"})
    QVERIFY2(text.contains(QLatin1String(word)), word);
}

void TestLinesView::pairFilter() {
  auto source = makeDenseSource({1, 1, 6, 6});
  // [CLS] a [SEP] b c [SEP]
  const std::array segments = {-1, 0, -1, 1, 1, -1};
  for (std::size_t i = 0; i < 6; ++i) source->queries()[i].segment = source->keys()[i].segment = segments[i];
  QCOMPARE(textsOf(source->queryTokens()), (std::vector<int>{0, 0, 0, 1, 1, 1}));
  using Pair = LinesOptions::Pair;
  LinesOptions options;
  options.share = 100;
  const Snapshot snapshot = snapshotOf(source);
  for (const auto& [pair, from, to] : {std::tuple{Pair::FirstToFirst, 0, 0},
                                       {Pair::FirstToSecond, 0, 1},
                                       {Pair::SecondToFirst, 1, 0},
                                       {Pair::SecondToSecond, 1, 1}}) {
    options.pair = pair;
    const ChosenLines chosen = choose(snapshot, options);
    QCOMPARE(int(chosen.lines.size()), 9);
    for (const AttentionLine& line : chosen.lines) {
      QCOMPARE(line.cell.query >= 3 ? 1 : 0, from);
      QCOMPARE(line.cell.key >= 3 ? 1 : 0, to);
    }
  }
  // One text has nothing to filter.
  QCOMPARE(int(choose(snapshotOf(makeDenseSource({1, 1, 6, 6})), options).lines.size()), 36);
}

void TestLinesView::tooManyLinesAreSaid() {
  auto source = makeDenseSource({1, 2, 100, 100});
  LinesOptions options;
  options.share = 100;
  options.places = {{0, 0}, {0, 1}};
  const Snapshot snapshot = snapshotOf(source);
  const ChosenLines chosen = choose(snapshot, options);
  QCOMPARE(chosen.lines.size(), mostLines);
  QVERIFY(chosen.shortened);
  const QString words = shareWords(snapshot, options, chosen);
  QVERIFY2(words.contains(QStringLiteral("2,000 of 20,000")), qPrintable(words));
  QVERIFY2(words.contains(QStringLiteral("100 % were asked for")), qPrintable(words));
  // The strongest were taken: no other cell of the head is stronger than the weakest line.
  float weakest = 2;
  for (const AttentionLine& line : chosen.lines)
    if (line.head.place == 0) weakest = std::min(weakest, line.cell.weight);
  int stronger = 0;
  for (std::int64_t query = 0; query < 100; ++query)
    for (std::int64_t key = 0; key < 100; ++key) stronger += source->cell({0, 0}, query, key) > weakest;
  QVERIFY(stronger < int(mostLines / 2));
}

void TestLinesView::headsKeepTheirLook() {
  LinesOptions options;
  for (const HeadId head : {HeadId{0, 0}, HeadId{0, 1}, HeadId{1, 0}, HeadId{0, 1}}) options.add(head);
  QCOMPARE(options.places.size(), std::size_t(3));
  options.remove({0, 1});
  const Snapshot snapshot = smallSnapshot(smallSentence());
  std::vector<HeadPlace> heads = drawnHeads(snapshot, options);
  QCOMPARE(heads.size(), std::size_t(2));
  QCOMPARE(heads[1].head, (HeadId{1, 0}));
  QCOMPARE(heads[1].place, 2);
  options.add({1, 2});
  QCOMPARE(options.places[1], (HeadId{1, 2}));
  options.remove({1, 0});
  options.remove({1, 2});
  QCOMPARE(options.places.size(), std::size_t(1));
}

void TestLinesView::headsThatTheModelLacks() {
  LinesOptions options;
  options.places = {{7, 0}, {0, 99}};
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.layer = 1;
  const std::vector<HeadPlace> heads = drawnHeads(snapshot, options);
  QCOMPARE(heads.size(), std::size_t(1));
  QCOMPARE(heads[0].head, (HeadId{1, 0}));
}

void TestLinesView::optionsSurviveASession() {
  LinesOptions options;
  options.places = {{2, 1}, LinesOptions::emptyPlace, {0, 3}};
  options.share = 42;
  options.layout = LinesOptions::Layout::Arcs;
  options.direction = LinesOptions::Direction::Incoming;
  options.coloring = LinesOptions::Coloring::Directions;
  options.pair = LinesOptions::Pair::SecondToFirst;
  ViewOptions all;
  setOptions(all, options);
  QCOMPARE(optionsIn<LinesOptions>(all), options);
  LinesOptions read;
  read.read(JsonValues(QJsonObject{
      {"heads", QJsonArray{QJsonArray{0, 1}, QJsonArray{0, 1}, 5, "x"}}, {"share", 1000}, {"pair", "c-c"}}));
  QCOMPARE(read.places, (std::vector<HeadId>{{0, 1}}));
  QCOMPARE(read.share, LinesOptions{}.share);
  QCOMPARE(read.pair, LinesOptions::Pair::All);
  setOptions(all, LinesOptions{});
  QVERIFY(all.isEmpty());
}

void TestLinesView::colorsAreToldApart_data() {
  QTest::addColumn<bool>("dark");
  QTest::addColumn<int>("eyes");
  for (const bool dark : {false, true})
    for (const int eyes : {0, 1, 2}) QTest::addRow("%s %d", dark ? "dark" : "light", eyes) << dark << eyes;
}

namespace {

double linear(int channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

int encoded(double c) {
  c = std::clamp(c, 0.0, 1.0);
  return int(std::lround(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055)));
}

/// A colour as normal, red-blind and green-blind eyes see it: Machado, Oliveira and Fernandes 2009, table 1,
/// severity 1.0.
LabColor seen(const QColor& color, int eyes) {
  static const double matrices[3][3][3] = {
      {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
      {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
      {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
  const double rgb[3] = {linear(color.red()), linear(color.green()), linear(color.blue())};
  int out[3];
  for (int i = 0; i < 3; ++i) {
    const double* row = matrices[eyes][i];
    out[i] = encoded(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]);
  }
  return labFromRgb(qRgb(out[0], out[1], out[2]));
}

}  // namespace

void TestLinesView::colorsAreToldApart() {
  QFETCH(bool, dark);
  QFETCH(int, eyes);
  const QColor base = pictureStyle(dark).base;
  for (int i = 0; i < lineColorCount; ++i) {
    QVERIFY(contrastRatio(lineColor(i, dark).rgb(), base.rgb()) >= 3);
    for (int j = 0; j < i; ++j) {
      const LabColor a = seen(lineColor(i, dark), eyes), b = seen(lineColor(j, dark), eyes);
      const double distance = std::hypot(a.lightness - b.lightness, a.a - b.a, a.b - b.b);
      QVERIFY2(distance > 30, qPrintable(QStringLiteral("%1 and %2: %3").arg(j).arg(i).arg(distance)));
    }
  }
  // Eight colours times four kinds of dashes.
  std::set<std::pair<QRgb, QString>> looks;
  for (int place = 0; place < 32; ++place) {
    QString dashes;
    for (const qreal dash : lineDashes(place)) dashes += QString::number(dash) + u' ';
    looks.insert({lineColor(place, dark).rgb(), dashes});
  }
  QCOMPARE(looks.size(), std::size_t(32));
}

void TestLinesView::opacityDoesNotFadeWithHeads() {
  const PictureStyle& style = pictureStyle(false);
  const Snapshot snapshot = smallSnapshot(smallSentence());
  const OpacityScale scale(snapshot.state.display, snapshot.patterns()->valueRange());
  QCOMPARE(scale.opacity(1), 1.0);
  QCOMPARE(scale.opacity(0.25), 0.5);
  QCOMPARE(scale.opacity(0), OpacityScale::least);
  const auto alphas = [&](const LinesOptions& options) {
    std::map<std::pair<std::int64_t, std::int64_t>, float> found;
    for (const AttentionLine& line : choose(snapshot, options).lines)
      if (line.head.head == HeadId{0, 0})
        found[{line.cell.query, line.cell.key}] =
            linePen(line, LineColors::Heads, scale, style).color().alphaF();
    return found;
  };
  LinesOptions one, six;
  one.places = {{0, 0}};
  six.places = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}};
  QVERIFY(!alphas(one).empty());
  QCOMPARE(alphas(one), alphas(six));
  DisplayOptions fixed;
  fixed.range = ScaleRange::Fixed;
  fixed.fixedRange = {0, 0.25F};
  QCOMPARE(OpacityScale(fixed, {0, 1}).opacity(0.25), 1.0);
  fixed.scale = ScaleMode::Log;
  QCOMPARE(OpacityScale(fixed, {0, 1}).opacity(0.0025), 0.5);
}

void TestLinesView::hoverAndClick() {
  LinesOptions options;
  options.places = {{0, 1}, {1, 2}};
  options.share = 5;
  Snapshot snapshot = with(smallSnapshot(smallSentence()), options);
  const auto scene = sceneOf(snapshot);
  const LinesLayout& layout = scene->layout();
  // A token on the left is a query, one on the right a key.
  SceneHit hit = scene->at(layout.queryRect(9).center());
  QVERIFY(hit.focus.has_value());
  QCOMPARE(hit.focus->query, 9);
  QCOMPARE(hit.focus->key, -1);
  hit = scene->at(layout.keyRect(2).center());
  QVERIFY(hit.focus.has_value());
  QCOMPARE(hit.focus->query, -1);
  QCOMPARE(hit.focus->key, 2);
  // A line tells its cell, and a click goes there.
  const std::size_t last = scene->chosen().lines.size() - 1;
  const AttentionLine& line = scene->chosen().lines[last];
  hit = scene->at(scene->middleOf(last));
  QVERIFY(!hit.focus.has_value());
  QVERIFY(!hit.outline.isEmpty());
  const QString tip = plain(hit.tip);
  for (const QString& part :
       {QStringLiteral("→"), QStringLiteral("%1.%2").arg(line.head.head.layer).arg(line.head.head.head),
        weightText(double(line.cell.weight))})
    QVERIFY2(tip.contains(part), qPrintable(tip));
  hit.change(snapshot.state);
  QCOMPARE(snapshot.state.focus.query, line.cell.query);
  QCOMPARE(snapshot.state.focus.key, line.cell.key);
  QCOMPARE(snapshot.state.focus.headId(), line.head.head);
  // Two heads' lines between the same tokens lie side by side.
  LinesOptions all = options;
  all.share = 100;
  const auto whole = sceneOf(with(smallSnapshot(smallSentence()), all));
  std::set<std::pair<double, double>> middles;
  for (std::size_t i = 0; i < whole->chosen().lines.size(); ++i)
    if (whole->chosen().lines[i].cell.query == 4 && whole->chosen().lines[i].cell.key == 4)
      middles.insert({whole->middleOf(i).x(), whole->middleOf(i).y()});
  QCOMPARE(middles.size(), std::size_t(2));
  // Locked, both tokens and the head are marked.
  QCOMPARE(int(scene->marks(snapshot.state.focus).size()), 3);
  QVERIFY(scene->at({450, scene->size().height() - 2}).tip.isEmpty());
}

/// A mouse that comes to a token and leaves it finds the lines as they were.
void TestLinesView::hoverDrawsNothingAnew() {
  LinesOptions options;
  options.places = {{0, 1}, {1, 2}};
  Snapshot snapshot = with(smallSnapshot(smallSentence()), options);
  const auto resting = sceneOf(snapshot);
  const auto preview = [&](std::int64_t query, std::shared_ptr<const Scene> before) {
    Snapshot shown = snapshot;
    shown.focus.query = query;
    SceneRequest room = request();
    room.before = std::move(before);
    return sceneOf(shown, room);
  };
  const auto token = preview(5, resting);
  QVERIFY(token->drawing() != resting->drawing());
  const auto other = preview(7, token);
  const auto left = preview(snapshot.focus.query, other);
  QCOMPARE(left->drawing(), resting->drawing());
  // Another head in focus changes no line of chosen heads.
  Snapshot head = snapshot;
  head.focus.head = 2;
  SceneRequest room = request();
  room.before = resting;
  QCOMPARE(sceneOf(head, room)->drawing(), resting->drawing());
  // Other options do.
  options.share = 90;
  QVERIFY(sceneOf(with(snapshot, options), room)->drawing() != resting->drawing());
}

void TestLinesView::indexFindsTheNearestLine() {
  LinesOptions options;
  options.places = {{0, 1}, {1, 2}, {1, 0}};
  options.share = 100;
  for (const auto layout : {LinesOptions::Layout::Columns, LinesOptions::Layout::Arcs}) {
    options.layout = layout;
    const auto scene = sceneOf(with(smallSnapshot(smallSentence()), options));
    const LinesDrawing& drawing = *scene->drawing();
    for (double y = 1; y < scene->size().height(); y += 13)
      for (double x = 1; x < scene->size().width(); x += 17) {
        const std::vector<std::size_t> near = drawing.index.near({x, y});
        for (std::size_t line = 0; line < drawing.lines.size(); ++line)
          if (distance(drawing.lines[line], {x, y}) <= LineIndex::reach)
            QVERIFY(std::binary_search(near.begin(), near.end(), line));
      }
  }
}

void TestLinesView::scenesBeforeAreForgotten() {
  const Snapshot snapshot = smallSnapshot(smallSentence());
  std::shared_ptr<const Scene> first = sceneOf(snapshot);
  SceneRequest next = request();
  next.before = first;
  const auto second = sceneOf(snapshot, next);
  const std::weak_ptr<const Scene> before = first;
  first.reset();
  next.before.reset();
  QVERIFY(before.expired());
}

/// Half a picture, as beside another run, has no room for it at the scale.
void TestLinesView::theFocusIsSaidWholeInANarrowPicture() {
  const Snapshot snapshot = focused(smallSnapshot(smallSentence()), 2, 1);
  const auto said = [&](double width) {
    return paintedTexts(*sceneOf(snapshot, request(width))).filter(QStringLiteral("→")).join(u'|');
  };
  QVERIFY(said(900).contains(QStringLiteral(" · ")));
  QCOMPARE(said(260), said(900));
}

void TestLinesView::longLabelsAreCut() {
  TokenInfo token;
  for (int i = 0; i < 100'000; ++i) token.label += "字";
  token.label += "x";
  QCOMPARE(shortLabel(token),
           QString(40, QChar(0x5B57)) + QStringLiteral("…") + QString(39, QChar(0x5B57)) + u'x');
  token.label = "word";
  QCOMPARE(shortLabel(token), QStringLiteral("word"));
}

void TestLinesView::labelsWithPercentSigns() {
  auto source = handSource();
  source->queries()[0].label = "%2%4";
  source->keys()[1].label = "%1";
  const QString tip = plain(lineTip(*source, {0, 0}, {0, 1, 0.25F}));
  QVERIFY2(tip.startsWith(QStringLiteral("%2%4 0 → %1 1")), qPrintable(tip));
  QCOMPARE(plain(tokenTip(source->queryTokens(), 0, true)), QStringLiteral("query 0: %2%4"));
}

void TestLinesView::progressIsTold() {
  LinesOptions options;
  options.places = {{0, 0}, {0, 1}};
  const Snapshot snapshot = with(snapshotOf(makeDenseSource({1, 2, 700, 700})), options);
  std::vector<double> told;
  chooseLines(snapshot, options, {nullptr, {}, [&](double fraction) { told.push_back(fraction); }});
  QVERIFY(told.size() > 3);
  QVERIFY(std::is_sorted(told.begin(), told.end()));
  QVERIFY(told.back() > 0.5 && told.back() <= 1);
}

void TestLinesView::arcsLookBackAbove() {
  LinesOptions options;
  options.layout = LinesOptions::Layout::Arcs;
  options.share = 100;
  const auto scene = sceneOf(with(smallSnapshot(smallSentence()), options));
  QVERIFY(scene->layout().isArcs());
  const double middle = scene->layout().queryRect(0).center().y();
  for (std::size_t i = 0; i < scene->chosen().lines.size(); ++i) {
    const WeightedCell& cell = scene->chosen().lines[i].cell;
    QCOMPARE(scene->middleOf(i).y() < middle, cell.key <= cell.query);
    QVERIFY(QRectF(QPointF(), scene->size()).contains(scene->middleOf(i)));
    QVERIFY(scene->middleOf(i).y() > scene->pinnedHeight());
  }
  // Causal attention has no arcs below, and gives their room to those above.
  const auto causal = sceneOf(with(smallSnapshot(smallSentence(), true), options));
  QVERIFY(causal->layout().queryRect(0).center().y() > middle + 100);
}

/// A screen shows pixels made beforehand, a file the lines themselves: they look alike.
void TestLinesView::pixelsAreTheVectors() {
  const Snapshot snapshot = smallSnapshot(smallSentence());
  SceneRequest room = request();
  std::array<QImage, 2> images;
  for (const bool printing : {false, true}) {
    room.printing = printing;
    const auto scene = sceneOf(snapshot, room);
    QImage& image = images[printing ? 1 : 0];
    image = QImage(900, 640, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    scene->paint(painter, QRectF(QPointF(), scene->size()), pictureStyle(false));
  }
  int different = 0;
  for (int y = 0; y < 640; ++y)
    for (int x = 0; x < 900; ++x)
      different += std::abs(qGray(images[0].pixel(x, y)) - qGray(images[1].pixel(x, y))) > 24;
  QVERIFY2(different < 40, qPrintable(QString::number(different)));
  // In a file lines stay lines: nothing is an image.
  room.printing = true;
  const auto scene = sceneOf(snapshot, room);
  TextDevice device;
  QPainter painter(&device);
  scene->paint(painter, QRectF(0, 0, 900, 640), pictureStyle(false));
  painter.end();
  QCOMPARE(device.engine.images, 0);
  QVERIFY(device.engine.paths >= int(scene->chosen().lines.size()));
}

namespace {

DrawnLine straightLine(QPointF to) {
  DrawnLine line;
  line.path.lineTo(to);
  line.points = {QPointF(0, 0), to};
  line.bounds = line.points.boundingRect();
  line.pen = QPen(Qt::black, 2);
  return line;
}

}  // namespace

void TestLinesView::pixelsAreMadeBeforeTheyAreSeen() {
  const std::vector<DrawnLine> lines{straightLine({500, 9000})};
  const LineRaster raster(lines, {500, 9000}, 1);
  const QRectF seen(0, 600, 500, 600), next(0, 1200, 500, 600);
  QVERIFY(!raster.isPrepared(seen));
  raster.prepare(seen, {});
  QVERIFY(raster.isPrepared(seen));
  QVERIFY(!raster.isPrepared(next.translated(0, 400)));
  std::stop_source stop;
  stop.request_stop();
  QVERIFY_THROWS_EXCEPTION(Cancelled,
                           raster.prepare(next.translated(0, 400), {nullptr, stop.get_token(), {}}));
  // What is on the screen has been prepared.
  LinesOptions options;
  options.share = 90;
  Snapshot snapshot = with(snapshotOf(makeDenseSource({1, 1, 300, 300})), options);
  for (const std::int64_t query : {-1, 280}) {
    SceneView view(definitionOf<LinesPicture>(), {});
    view.resize(900, 640);
    view.show();
    view.setSnapshot(focused(snapshot, query, -1));
    QTRY_VERIFY(view.isUpToDate());
    const double top = view.toWidget(QPointF(0, 5000)).y() - 5000;
    QCOMPARE(top<-1000, query> 0);
    QVERIFY(view.scene()->isPrepared(QRectF(0, -top, 900, 640)));
    if (query > 0) {
      // What stays at the top has no lines, so that none are made behind it.
      QImage image(900, 640, QImage::Format_RGB32);
      QPainter painter(&image);
      view.scene()->paint(painter, QRectF(0, 0, 900, view.scene()->pinnedHeight()),
                          pictureStyle(view.palette()));
      QVERIFY(!view.scene()->isPrepared(QRectF(0, 0, 900, 640)));
    }
    QTRY_VERIFY(view.scene()->isPrepared(QRectF(0, -top, 900, 2 * 640)));
  }
}

/// A picture of more tiles than are kept looks the same everywhere, and when one comes back.
void TestLinesView::pixelsBeyondMemoryAreMadeWhenSeen() {
  constexpr double height = 60'000;
  const std::vector<DrawnLine> lines{straightLine({500, height})};
  const LineRaster raster(lines, {500, height}, 1);
  for (const double top : {0.0, height - 600, 30'000.0, 0.0}) {
    std::array<QImage, 2> images;
    for (QImage& image : images) {
      image = QImage(500, 600, QImage::Format_RGB32);
      image.fill(Qt::white);
      QPainter painter(&image);
      painter.setRenderHint(QPainter::Antialiasing);
      painter.translate(0, -top);
      const QRectF part(0, top, 500, 600);
      if (&image == &images[0])
        raster.paint(painter, part);
      else
        paintLines(painter, lines, part);
    }
    int dark = 0;
    int different = 0;
    for (int y = 0; y < 600; ++y)
      for (int x = 0; x < 500; ++x) {
        dark += qGray(images[1].pixel(x, y)) < 128;
        different += std::abs(qGray(images[0].pixel(x, y)) - qGray(images[1].pixel(x, y))) > 24;
      }
    QVERIFY(dark > 500);
    QVERIFY2(different < 20, qPrintable(QString::number(different)));
  }
}

void TestLinesView::longTextScrollsBelowTheLegend() {
  const Snapshot snapshot = focused(snapshotOf(makeDenseSource({1, 1, 300, 300})), 280, -1);
  const auto scene = sceneOf(snapshot);
  QVERIFY(scene->size().height() > 300 * 12);
  QVERIFY(scene->pinnedHeight() > 20 && scene->pinnedHeight() < 200);
  QCOMPARE(scene->layout().queryAt(scene->layout().queryRect(280).center()), 280);
  SceneView view(definitionOf<LinesPicture>(), {});
  view.resize(900, 640);
  view.show();
  view.setSnapshot(snapshot);
  QTRY_VERIFY(view.isUpToDate());
  // The focused token has been scrolled into view.
  const double y = view.toWidget(scene->layout().queryRect(280).center()).y();
  QVERIFY(y > scene->pinnedHeight() && y < 640);
}

void TestLinesView::controlsAskForStates() {
  LinesControls controls;
  QSignalSpy asked(&controls, &ViewControls::stateRequested);
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.layer = snapshot.state.focus.layer = 1;
  controls.setSnapshot(snapshot);
  QCOMPARE(asked.count(), 0);
  const auto options = [&] {
    return optionsIn<LinesOptions>(asked.back()[0].value<SessionState>().viewOptions);
  };
  const QList<QToolButton*> buttons = controls.findChildren<QToolButton*>();
  buttons[0]->click();
  QCOMPARE(options().places, (std::vector<HeadId>{{1, 0}}));
  buttons[1]->click();
  QCOMPARE(options().places, (std::vector<HeadId>{{1, 0}, {1, 1}, {1, 2}}));
  buttons[1]->click();
  QVERIFY(options().places.empty());
  controls.findChild<QSlider*>()->setValue(33);
  QCOMPARE(options().share, 33);
  QCOMPARE(asked.back()[1].toString(), QStringLiteral("Share of the Weight"));
  // While it is dragged the picture follows, and the whole drag is one step.
  QSignalSpy steps(&controls, &ViewControls::stepMade);
  auto* share = controls.findChild<QSlider*>();
  share->setSliderDown(true);
  share->setValue(50);
  share->setValue(70);
  QCOMPARE(options().share, 70);
  QVERIFY(asked.back()[1].toString().isEmpty());
  QCOMPARE(steps.count(), 0);
  share->setSliderDown(false);
  QCOMPARE(steps.count(), 1);
  QCOMPARE(optionsIn<LinesOptions>(steps.back()[0].value<SessionState>().viewOptions).share, 33);
  share->setSliderDown(true);
  share->setSliderDown(false);
  QCOMPARE(steps.count(), 1);
  // A text without a second one has no filter.
  const QList<QComboBox*> boxes = controls.findChildren<QComboBox*>();
  QCOMPARE(boxes.size(), 4);
  QVERIFY(boxes[3]->isHidden());
  auto source = makeDenseSource({1, 1, 4, 4});
  for (TokenList* tokens : {&source->queries(), &source->keys()}) (*tokens)[2].segment = 1;
  LinesOptions two;
  two.places = {{0, 0}, {0, 1}};
  controls.setSnapshot(with(snapshotOf(source), two));
  QVERIFY(!boxes[3]->isHidden());
  // Nothing is cut where the window is narrow: the controls go on in a second line.
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  controls.show();
  for (const int width : {1000, 560}) {
    controls.resize(width, controls.heightForWidth(width));
    controls.layout()->activate();
    for (const QComboBox* box : boxes) QVERIFY(controls.rect().contains(box->geometry()));
    if (!folder.isEmpty())
      QVERIFY(controls.grab().save(QStringLiteral("%1/lines-controls-%2.png").arg(folder).arg(width)));
  }
}

void TestLinesView::looksRight_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"one", "focus", "heads", "arcs", "causal-arcs", "long", "many", "empty"})
    QTest::newRow(name) << name;
}

namespace {

Snapshot exampleOf(const QString& name) {
  LinesOptions options;
  const std::vector<std::string> words = {
      "[CLS]", "我", "爱", "the", "🐱", "cat", "because", "internationalization", "sleeps", ".", "[SEP]"};
  Snapshot snapshot = smallSnapshot(words, name == QLatin1String("causal-arcs"), 6, 12);
  if (name == QLatin1String("focus")) snapshot = focused(snapshot, 5, 7);
  if (name == QLatin1String("heads")) options.places = {{0, 0}, {0, 3}, {1, 2}, {2, 1}, {3, 5}};
  if (name == QLatin1String("heads")) options.share = 12;
  if (name.endsWith(QLatin1String("arcs"))) options.layout = LinesOptions::Layout::Arcs;
  if (name == QLatin1String("arcs")) snapshot = focused(snapshot, 5, -1);
  if (name == QLatin1String("many")) {
    options.share = 8;
    for (int i = 0; i < 72; ++i) options.add({i / 12, i % 12});
  }
  if (name == QLatin1String("long")) snapshot = snapshotOf(makeDenseSource({1, 1, 200, 200}));
  if (name == QLatin1String("empty")) snapshot.result = nullptr;
  return with(snapshot, options);
}

}  // namespace

/// Keeps what people see in $HEADLIGHT_LOOK.
void TestLinesView::looksRight() {
  QFETCH(QString, name);
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  for (const bool dark : {false, true}) {
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    SceneView view(definitionOf<LinesPicture>(), {});
    view.resize(720, 560);
    view.show();
    view.setSnapshot(exampleOf(name));
    QTRY_VERIFY_WITH_TIMEOUT(view.isUpToDate(), 30000);
    QVERIFY(!view.scene()->summary().isEmpty());
    const QPixmap seen = view.grab();
    if (!folder.isEmpty())
      QVERIFY(seen.save(QStringLiteral("%1/lines-%2-%3.png").arg(folder, name, dark ? "dark" : "light")));
  }
  QApplication::setPalette(lightPalette());
}

QTEST_MAIN(TestLinesView)
#include "tst_lines_view.moc"
