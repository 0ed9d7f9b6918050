#include <QAbstractScrollArea>
#include <QApplication>
#include <QImage>
#include <QPaintEngine>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "core/analysis/mean_weights.h"
#include "core/trace/mean_pattern_source.h"
#include "dense_source.h"
#include "pattern_snapshot.h"
#include "small_attention.h"
#include "ui/compute/answer_all.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_scale.h"
#include "ui/plots/picture_font.h"
#include "ui/views/text/text_picture.h"
#include "ui/views/text/text_scene.h"
#include "ui/views/view_registry.h"

using namespace headlight;

class TestTextView : public QObject {
  Q_OBJECT
 private slots:
  void flowShowsTheTextAsItIs();
  void flowOfLabels();
  void flowOfTwoTexts();
  void everyTokenStandsOnce_data();
  void everyTokenStandsOnce();
  void lineFeedsBreakLines();
  void partsOfACharacterShareIt();
  void wordsThatAreTooLongAreCut();
  void rightToLeftIsReadFromTheRight();
  void paintedWeightsAreTheSources();
  void incomingWeightsAreTheSources();
  void headsAreAveraged();
  void maskedTokensAreGrey();
  void laterMeanByHand();
  void meansLeaveCutTokensOut();
  void quotesLabelsWithPercentSigns();
  void spanIsTheMeanOfItsRows();
  void longMeansAreAsked();
  void mouseLooksAndLocks();
  void draggingMarksAndEscapeLetsGo();
  void crossAttentionHasTwoTexts();
  void linesStayWhileTheFocusMoves();
  void paintsOnlyWhatIsSeen();
  void pageOfAFileHasTheTextWhole();
  void viewShowsTheTextBeforeItsWeights();
  void clicksOutliveScenes();
  void legendStaysWhileTheTextIsScrolled();
  void aSentenceIsSetLargeWhereThereIsRoom_data();
  void aSentenceIsSetLargeWhereThereIsRoom();
  void optionsAreKept();
};

namespace {

TokenInfo tokenOf(const std::string& label, std::int64_t begin, std::int64_t end) {
  TokenInfo token;
  token.label = token.piece = label;
  token.range = {begin, end};
  if (begin == end) token.special = true;
  return token;
}

QString partOf(const TextFlow& flow, std::size_t token) {
  return flow.text.mid(flow.tokens[token].begin, flow.tokens[token].count());
}

SceneRequest roomOf(double width, double height) { return {exportFont(), width, height}; }

std::shared_ptr<const TextScene> sceneOf(const Snapshot& snapshot, const SceneRequest& request) {
  return std::dynamic_pointer_cast<const TextScene>(TextPicture::make(snapshot, request, {}));
}

std::shared_ptr<const TextScene> sceneOf(const Snapshot& snapshot) {
  return sceneOf(snapshot, roomOf(800, 600));
}

TextOptions optionsOf(TextOptions::Shade shade, TextOptions::Heads heads = TextOptions::Heads::Chosen) {
  TextOptions options;
  options.shade = shade;
  options.heads = heads;
  return options;
}

void setTextOptions(Snapshot& snapshot, const TextOptions& options) {
  setOptions(snapshot.state.viewOptions, options);
}

void lock(Snapshot& snapshot, std::int64_t query, std::int64_t key) {
  snapshot.focus.query = query;
  snapshot.focus.key = key;
  snapshot.state.focus = snapshot.focus;
}

QPointF middle(const TextScene& scene, std::int64_t token, std::size_t block = 0) {
  return scene.body()->blocks[block].layout.rectsOf(token).front().center();
}

/// The ground of a token as it was painted.
QRgb paintedGround(const TextScene& scene, std::int64_t token) {
  QImage image(800, 600, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::magenta);
  QPainter painter(&image);
  scene.paint(painter, QRectF(0, 0, 800, 600), pictureStyle(false));
  painter.end();
  const QRectF box = scene.body()->blocks[0].layout.rectsOf(token).front();
  return image.pixel(static_cast<int>(box.left()) + 2, static_cast<int>(box.top()) + 4);
}

void compareWithCells(const TextScene& scene, const PatternSource& source, HeadId head,
                      const std::function<std::pair<std::int64_t, std::int64_t>(std::int64_t)>& cellOf) {
  const TextShading& shading = scene.shading();
  const ColorMap& map = colorMap(shading.display.colorMap, false);
  for (std::size_t i = 0; i < shading.weights.size(); ++i) {
    const auto token = static_cast<std::int64_t>(i);
    const auto [query, key] = cellOf(token);
    const float weight = source.cell(head, query, key);
    QCOMPARE(shading.weights[i], weight);
    QCOMPARE(paintedGround(scene, token),
             map.at(shading.fit.mapping.fraction(static_cast<double>(weight))) | 0xff000000);
    const QString tip = scene.at(middle(scene, token)).tip;
    QVERIFY2(tip.contains(QStringLiteral("<b>%1</b>").arg(weightText(static_cast<double>(weight)))),
             qPrintable(tip));
  }
}

/// A text of many words of one to nine letters, with line feeds, as tokens with ranges.
struct LongText {
  QString text;
  TokenList tokens;

  explicit LongText(int words, bool spaceBelongs = false) {
    std::string bytes;
    for (int i = 0; i < words; ++i) {
      const auto begin = static_cast<std::int64_t>(bytes.size());
      const auto spaced = i > 0 && bytes.back() != '\n';
      if (spaced) bytes += ' ';
      const auto from = spaceBelongs || !spaced ? begin : begin + 1;
      bytes += std::string(static_cast<std::size_t>(1 + i * 5 % 9), static_cast<char>('a' + i % 26));
      tokens.push_back(tokenOf("w" + std::to_string(i), from, static_cast<std::int64_t>(bytes.size())));
      if (i % 40 == 39) bytes += '\n';
    }
    text = QString::fromStdString(bytes);
  }
};

/// A snapshot of one row of weights only: the pattern of a long text without its memory.
class LongPattern : public CellPatterns {
 public:
  explicit LongPattern(TokenList tokens) : m_tokens(std::move(tokens)) {}
  AttentionKind kind() const override { return AttentionKind::Encoder; }
  PatternShape shape() const override { return {1, 1, std::ssize(m_tokens), std::ssize(m_tokens)}; }
  const TokenList& queryTokens() const override { return m_tokens; }
  const TokenList& keyTokens() const override { return m_tokens; }
  bool rowsSumToOne() const override { return false; }
  ValueRange valueRange() const override { return {0, 1}; }
  bool isMasked(HeadId, std::int64_t, std::int64_t) const override { return false; }
  float cell(HeadId, std::int64_t query, std::int64_t key) const override {
    return static_cast<float>(1 + (query + key * 7) % 100) / 100;
  }
  void pooled(HeadId, const PoolRequest&, float*, std::int64_t, const Execution&) const override {
    pooledCalls = true;
  }
  mutable bool pooledCalls = false;

 private:
  TokenList m_tokens;
};

Snapshot longSnapshot(int words) {
  LongText text(words);
  Snapshot snapshot = snapshotOf(std::make_shared<LongPattern>(text.tokens));
  auto result = std::make_shared<RunResult>(*snapshot.result);
  result->text = text.text;
  snapshot.result = result;
  return snapshot;
}

/// Counts what is painted.
class CountingEngine : public QPaintEngine {
 public:
  CountingEngine() : QPaintEngine(AllFeatures) {}
  bool begin(QPaintDevice*) override { return true; }
  bool end() override { return true; }
  void updateState(const QPaintEngineState&) override {}
  void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
  void drawRects(const QRectF*, int count) override { rects += count; }
  void drawRects(const QRect*, int count) override { rects += count; }
  void drawPath(const QPainterPath&) override {}
  void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
  void drawPolygon(const QPoint*, int, PolygonDrawMode) override {}
  void drawTextItem(const QPointF&, const QTextItem&) override { ++texts; }
  Type type() const override { return User; }
  int rects = 0;
  int texts = 0;
};

class CountingDevice : public QPaintDevice {
 public:
  QPaintEngine* paintEngine() const override { return &engine; }
  mutable CountingEngine engine;

 protected:
  int metric(PaintDeviceMetric metric) const override {
    switch (metric) {
      case PdmWidth:
      case PdmHeight:
        return 100000;
      case PdmDpiX:
      case PdmDpiY:
      case PdmPhysicalDpiX:
      case PdmPhysicalDpiY:
        return 96;
      case PdmDepth:
        return 32;
      case PdmDevicePixelRatio:
        return 1;
      default:
        return QPaintDevice::metric(metric);
    }
  }
};

}  // namespace

void TestTextView::flowShowsTheTextAsItIs() {
  const QString text = QStringLiteral("ab\n 猫😀 x");
  const TokenList tokens = {tokenOf("[CLS]", 0, 0), tokenOf("ab", 0, 2), tokenOf("⏎", 2, 3),
                            tokenOf("猫", 4, 5),    tokenOf("猫", 5, 6), tokenOf("猫", 6, 7),
                            tokenOf("😀", 7, 9),     tokenOf("😀", 9, 11), tokenOf("x", 12, 13),
                            tokenOf("[SEP]", 0, 0)};
  const TextFlow flow = flowTokens(tokens, text, {});
  QCOMPARE(flow.text, QStringLiteral("[CLS] ab\n 猫😀 x [SEP]"));
  const QStringList parts = {"[CLS]", "ab", "\n", "猫", "猫", "猫", "😀", "😀", "x", "[SEP]"};
  QCOMPARE(flow.tokens.size(), std::size_t(parts.size()));
  for (qsizetype i = 0; i < parts.size(); ++i) QCOMPARE(partOf(flow, std::size_t(i)), parts[i]);
  // Lines may break within tokens of the text, but not within labels.
  const TokenList apart = {tokenOf("x-y", 0, 3), tokenOf("</s>", 0, 0)};
  const TextLayout layout(flowTokens(apart, QStringLiteral("x-y"), {}), {{}, 400, exportFont()});
  QStringList pieces;
  for (const TextPiece& piece : layout.pieces()) pieces.append(layout.textOf(piece));
  QCOMPARE(pieces, QStringList({"x-", "y", " ", "</s>"}));
}

void TestTextView::flowOfLabels() {
  TokenList tokens;
  for (const char* piece : {"</s>", "▁The", "▁cat", "s", "."}) tokens.push_back(tokenOf(piece, 0, 0));
  for (std::size_t i = 1; i < tokens.size(); ++i) tokens[i].special = false;
  tokens[1].label = "The";
  tokens[2].label = "cat";
  QCOMPARE(flowTokens(tokens, QStringLiteral("other"), {}).text, QStringLiteral("</s> The cats."));
}

void TestTextView::flowOfTwoTexts() {
  TokenList tokens = {tokenOf("[CLS]", 0, 0), tokenOf("a", 0, 1), tokenOf("[SEP]", 0, 0), tokenOf("b", 0, 1),
                      tokenOf("[SEP]", 0, 0)};
  tokens[3].segment = 1;
  const TextFlow flow = flowTokens(tokens, QStringLiteral("a"), QStringLiteral("b and more"));
  QCOMPARE(flow.text, QStringLiteral("[CLS] a [SEP]\nb [SEP] and more"));
  QCOMPARE(partOf(flow, 3), QStringLiteral("b"));
}

void TestTextView::everyTokenStandsOnce_data() {
  QTest::addColumn<bool>("spaceBelongs");
  QTest::newRow("spaces between tokens") << false;
  QTest::newRow("spaces in tokens") << true;
}

void TestTextView::everyTokenStandsOnce() {
  QFETCH(bool, spaceBelongs);
  const LongText text(500, spaceBelongs);
  const TextFlow flow = flowTokens(text.tokens, text.text, {});
  const TextLayout layout(flow, {QPointF(16, 50), 400, exportFont()});
  QVERIFY(layout.rows().size() > 20);
  QString all;
  std::vector<int> seen(text.tokens.size());
  std::size_t next = 0;
  for (const TextRow& row : layout.rows()) {
    QCOMPARE(row.firstPiece, next);
    next = row.endPiece;
    double right = 16;
    for (std::size_t i = row.firstPiece; i < row.endPiece; ++i) {
      const TextPiece& piece = layout.pieces()[i];
      const QRectF rect = layout.rectOf(row, piece);
      QVERIFY2(rect.left() >= right - 0.01, "pieces overlap");
      // A space hangs over the edge, just so far that it can be seen and clicked.
      const double over = layout.textOf(piece).trimmed().isEmpty() ? 3.5 : 0.5;
      QVERIFY2(rect.right() <= 16 + 400 + over, "a piece is outside the column");
      right = rect.right();
      all += flow.text.mid(piece.begin, piece.count);
      for (std::int32_t part = 0; part < piece.tokenCount; ++part)
        ++seen[std::size_t(piece.firstToken + part)];
    }
  }
  QCOMPARE(next, layout.pieces().size());
  QCOMPARE(all, flow.text);
  for (std::size_t token = 0; token < seen.size(); ++token) {
    QVERIFY(seen[token] >= 1);
    const auto rects = layout.rectsOf(std::int64_t(token));
    QCOMPARE(layout.boxAt(rects.back().center()).token, std::int64_t(token));
    QCOMPARE(layout.nearestToken(rects.back().center()), std::int64_t(token));
  }
}

void TestTextView::lineFeedsBreakLines() {
  const TokenList tokens = {tokenOf("a", 0, 1), tokenOf("⏎", 1, 2), tokenOf("b", 2, 3), tokenOf("c", 5, 6)};
  const TextFlow flow = flowTokens(tokens, QStringLiteral("a\nb\n\nc"), {});
  const TextLayout layout(flow, {QPointF(0, 0), 400, exportFont()});
  QCOMPARE(layout.rows().size(), std::size_t(4));
  const auto at = [&](std::int64_t token) { return layout.rectsOf(token).front().topLeft(); };
  const double line = layout.lineHeight();
  QCOMPARE(at(0), QPointF(0, 0));
  QCOMPARE(at(1).y(), 0.0);
  QCOMPARE(at(2), QPointF(0, line));
  QCOMPARE(at(3), QPointF(0, 3 * line));
}

void TestTextView::partsOfACharacterShareIt() {
  const TokenList tokens = {tokenOf("猫", 0, 1), tokenOf("猫", 1, 2), tokenOf("猫", 2, 3),
                            tokenOf("好", 3, 6)};
  const TextLayout layout(flowTokens(tokens, QStringLiteral("猫好"), {}), {{}, 400, exportFont()});
  QCOMPARE(layout.pieces().size(), std::size_t(2));
  QCOMPARE(layout.textOf(layout.pieces()[0]), QStringLiteral("猫"));
  const double third = layout.rectsOf(0).front().width();
  for (std::int64_t token = 0; token < 3; ++token) {
    const QRectF rect = layout.rectsOf(token).front();
    QVERIFY(std::abs(rect.width() - third) < 1e-6);
    QVERIFY(std::abs(rect.left() - static_cast<double>(token) * third) < 1e-6);
    QCOMPARE(layout.boxAt(rect.center()).token, token);
  }
}

void TestTextView::wordsThatAreTooLongAreCut() {
  const TokenList tokens = {tokenOf("long", 0, 5000), tokenOf("end", 5000, 5003)};
  const QString text = QString(5000, u'x') + QStringLiteral("end");
  const TextLayout layout(flowTokens(tokens, text, {}), {{}, 300, exportFont()});
  QVERIFY(layout.rows().size() > 50);
  QString all;
  for (const TextRow& row : layout.rows())
    for (std::size_t i = row.firstPiece; i < row.endPiece; ++i) {
      QVERIFY(layout.rectOf(row, layout.pieces()[i]).right() <= 300.5);
      QVERIFY(layout.pieces()[i].count <= 500);
      all += layout.textOf(layout.pieces()[i]);
    }
  QCOMPARE(all, text);
  // Lines are full but for the last one.
  for (std::size_t i = 0; i + 2 < layout.rows().size(); ++i)
    QVERIFY(layout.rectOf(layout.rows()[i], layout.pieces()[layout.rows()[i].endPiece - 1]).right() > 240);
  std::stop_source stop;
  stop.request_stop();
  QVERIFY_THROWS_EXCEPTION(
      Cancelled, TextLayout(flowTokens(tokens, text, {}), {{}, 300, exportFont(), stop.get_token()}));
  QCOMPARE(layout.rectsOf(0).size() + 1, layout.rows().size() + (layout.rectsOf(1).front().left() > 0));
}

void TestTextView::rightToLeftIsReadFromTheRight() {
  const QString text = QStringLiteral("שלום abc עולם");
  const TokenList tokens = {tokenOf("1", 0, 8), tokenOf("2", 9, 12), tokenOf("3", 13, 21)};
  const TextLayout layout(flowTokens(tokens, text, {}), {{}, 400, exportFont()});
  const auto left = [&](std::int64_t token) { return layout.rectsOf(token).front().left(); };
  QVERIFY(left(0) > left(1));
  QVERIFY(left(1) > left(2));
  QVERIFY(std::abs(layout.rectsOf(0).front().right() - 400) < 0.5);
}

void TestTextView::paintedWeightsAreTheSources() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.layer = 1;
  snapshot.focus.head = 2;
  lock(snapshot, 9, -1);
  const auto scene = sceneOf(snapshot);
  QVERIFY(scene);
  compareWithCells(*scene, *snapshot.patterns(), {1, 2},
                   [](std::int64_t token) { return std::pair<std::int64_t, std::int64_t>(9, token); });
}

void TestTextView::incomingWeightsAreTheSources() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  setTextOptions(snapshot, optionsOf(TextOptions::Shade::ToFocus));
  lock(snapshot, -1, 2);
  const auto scene = sceneOf(snapshot);
  compareWithCells(*scene, *snapshot.patterns(), {0, 0},
                   [](std::int64_t token) { return std::pair<std::int64_t, std::int64_t>(token, 2); });
}

void TestTextView::headsAreAveraged() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.layer = 1;
  lock(snapshot, 3, -1);
  setTextOptions(snapshot, optionsOf(TextOptions::Shade::FromFocus, TextOptions::Heads::Layer));
  const MeanPatternSource mean(snapshot.attention()->patterns, {{1, 0}, {1, 1}, {1, 2}});
  const auto scene = sceneOf(snapshot);
  QVERIFY(scene->shading().heads.title.contains(QStringLiteral("layer 1")));
  for (std::int64_t key = 0; key < mean.shape().keys; ++key)
    QCOMPARE(scene->shading().weights[std::size_t(key)], mean.cell({0, 0}, 3, key));
  setTextOptions(snapshot, {});
  snapshot.state.averagedHeads = {{0, 1}, {1, 2}};
  const MeanPatternSource chosen(snapshot.attention()->patterns, snapshot.state.averagedHeads);
  QCOMPARE(sceneOf(snapshot)->shading().weights[4], chosen.cell({0, 0}, 3, 4));
}

void TestTextView::maskedTokensAreGrey() {
  Snapshot snapshot = smallSnapshot(smallSentence(), true);
  lock(snapshot, 4, -1);
  const auto scene = sceneOf(snapshot);
  QVERIFY(!std::isnan(scene->shading().weights[4]));
  QVERIFY(std::isnan(scene->shading().weights[5]));
  QCOMPARE(paintedGround(*scene, 5), pictureStyle(false).masked.rgb());
  QVERIFY(scene->at(middle(*scene, 5)).tip.contains(QStringLiteral("masked")));
}

/// Rows (1), (1/2, 1/2), (1/4, 1/4, 1/2).
void TestTextView::laterMeanByHand() {
  class Causal : public DenseSource {
   public:
    using DenseSource::DenseSource;
    AttentionKind kind() const override { return AttentionKind::Decoder; }
  };
  auto source = std::make_shared<Causal>(
      PatternShape{1, 1, 3, 3}, std::vector<float>{1, 0, 0, 0.5f, 0.5f, 0, 0.25f, 0.25f, 0.5f}, true);
  source->keys() = source->queries();
  auto trace = std::make_shared<Trace>();
  trace->decoder = AttentionTrace{source, nullptr, nullptr};
  auto result = std::make_shared<RunResult>();
  result->trace = trace;
  Snapshot snapshot;
  snapshot.result = result;
  snapshot.focus.kind = AttentionKind::Decoder;
  setTextOptions(snapshot, optionsOf(TextOptions::Shade::Mean));
  const auto scene = sceneOf(snapshot);
  QCOMPARE(scene->shading().weights[0], 0.375f);
  QCOMPARE(scene->shading().weights[1], 0.25f);
  QVERIFY(std::isnan(scene->shading().weights[2]));
  QVERIFY(scene->at(middle(*scene, 0)).tip.contains(weightText(0.375)));
}

void TestTextView::meansLeaveCutTokensOut() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  auto result = std::make_shared<RunResult>(*snapshot.result);
  result->request.interventions.cutTokens = {3};
  snapshot.result = result;
  setTextOptions(snapshot, optionsOf(TextOptions::Shade::Mean));
  const auto scene = sceneOf(snapshot);
  const std::vector<float> means = meanOfRows(*snapshot.patterns(), {{0, 0}, {0, 14}, false}, {});
  for (std::size_t i = 0; i < 14; ++i)
    if (i == 3)
      QVERIFY(std::isnan(scene->shading().weights[i]));
    else
      QCOMPARE(scene->shading().weights[i], means[i]);
}

void TestTextView::quotesLabelsWithPercentSigns() {
  QCOMPARE(quotedToken({tokenOf("%2", 0, 2)}, 0), QStringLiteral("“%2” (0)"));
}

void TestTextView::spanIsTheMeanOfItsRows() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  TextOptions options;
  options.span = {2, 5};
  options.spanOf = 14;
  setTextOptions(snapshot, options);
  const PatternSource& source = *snapshot.patterns();
  const auto scene = sceneOf(snapshot);
  QCOMPARE(scene->shading().kind, TextShading::Kind::SpanRows);
  const double mean =
      (static_cast<double>(source.cell({0, 0}, 2, 7)) + static_cast<double>(source.cell({0, 0}, 3, 7)) +
       static_cast<double>(source.cell({0, 0}, 4, 7))) /
      3;
  QCOMPARE(scene->shading().weights[7], static_cast<float>(mean));
  // In a text of another length it is not the same stretch.
  options.spanOf = 15;
  setTextOptions(snapshot, options);
  QCOMPARE(sceneOf(snapshot)->shading().kind, TextShading::Kind::None);
}

void TestTextView::longMeansAreAsked() {
  Snapshot snapshot = longSnapshot(1100);
  snapshot.focus.kind = AttentionKind::Encoder;
  QVERIFY(TextPicture::needs(snapshot).empty());
  setTextOptions(snapshot, optionsOf(TextOptions::Shade::Mean));
  const auto needs = TextPicture::needs(snapshot);
  QCOMPARE(needs.size(), std::size_t(1));
  const auto waiting = sceneOf(snapshot);
  QVERIFY2(waiting && !waiting->shading().isKnown(), "the text is shown before its weights");
  answerAll(needs, *snapshot.result, snapshot.answers, {});
  const auto scene = sceneOf(snapshot);
  const std::vector<float> means = meanOfRows(*snapshot.patterns(), {{0, 0}, {0, 1100}, false}, {});
  QVERIFY(scene->shading().weights == means);
}

void TestTextView::mouseLooksAndLocks() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  const auto loose = sceneOf(snapshot);
  const SceneHit first = loose->at(middle(*loose, 6));
  QVERIFY(first.focus && !first.change);
  QCOMPARE(first.focus->query, std::int64_t(6));
  QCOMPARE(first.focus->key, std::int64_t(-1));
  lock(snapshot, 6, -1);
  const auto locked = sceneOf(snapshot);
  const SceneHit other = locked->at(middle(*locked, 2));
  QVERIFY(other.focus);
  QCOMPARE(other.focus->query, std::int64_t(6));
  QCOMPARE(other.focus->key, std::int64_t(2));
  QVERIFY(other.change);
  SessionState state = snapshot.state;
  other.change(state);
  QCOMPARE(state.focus.query, std::int64_t(2));
  QCOMPARE(state.focus.key, std::int64_t(-1));
  QVERIFY(!locked->at(QPointF(790, 590)).focus);
}

void TestTextView::draggingMarksAndEscapeLetsGo() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  lock(snapshot, 6, -1);
  const auto scene = sceneOf(snapshot);
  const SceneHit marked = scene->dragged(middle(*scene, 5), middle(*scene, 2));
  QVERIFY(marked.change);
  SessionState state = snapshot.state;
  marked.change(state);
  QCOMPARE(optionsIn<TextOptions>(state.viewOptions).spanIn(14), (TokenStretch{2, 6}));
  // A drag within a token is a click.
  const SceneHit click = scene->dragged(middle(*scene, 5), middle(*scene, 5) + QPointF(1, 0));
  QCOMPARE(click.focus, scene->at(middle(*scene, 5)).focus);
  // So is what lets go of it.
  snapshot.state = state;
  const auto shown = sceneOf(snapshot);
  SessionState clicked = state;
  shown->at(middle(*shown, 3)).change(clicked);
  QCOMPARE(clicked.focus.query, std::int64_t(3));
  QCOMPARE(optionsIn<TextOptions>(clicked.viewOptions), TextOptions{});
  QVERIFY(TextPicture::letGo(state));
  QCOMPARE(optionsIn<TextOptions>(state.viewOptions), TextOptions{});
  QVERIFY(!TextPicture::letGo(state));
}

void TestTextView::crossAttentionHasTwoTexts() {
  auto source = makeDenseSource({1, 2, 3, 5});
  class Cross : public DenseSource {
   public:
    explicit Cross(const DenseSource& other) : DenseSource(other) {}
    AttentionKind kind() const override { return AttentionKind::Cross; }
  };
  auto cross = std::make_shared<Cross>(*source);
  auto trace = std::make_shared<Trace>();
  trace->cross = AttentionTrace{cross, nullptr, nullptr};
  auto result = std::make_shared<RunResult>();
  result->trace = trace;
  Snapshot snapshot;
  snapshot.result = result;
  snapshot.focus.kind = AttentionKind::Cross;
  lock(snapshot, 1, -1);
  const auto scene = sceneOf(snapshot);
  const auto& blocks = scene->body()->blocks;
  QCOMPARE(blocks.size(), std::size_t(2));
  QVERIFY(blocks[0].ofQueries && !blocks[0].ofKeys && blocks[1].ofKeys && !blocks[1].ofQueries);
  QCOMPARE(blocks[0].layout.tokenCount(), std::int64_t(3));
  QCOMPARE(scene->shading().weights.size(), std::size_t(5));
  for (std::int64_t key = 0; key < 5; ++key)
    QCOMPARE(scene->shading().weights[std::size_t(key)], cross->cell({0, 0}, 1, key));
  QCOMPARE(scene->at(middle(*scene, 2, 0)).focus->query, std::int64_t(2));
  const SceneHit key = scene->at(middle(*scene, 4, 1));
  QCOMPARE(key.focus->query, std::int64_t(1));
  QCOMPARE(key.focus->key, std::int64_t(4));
  QVERIFY(key.tip.contains(weightText(static_cast<double>(cross->cell({0, 0}, 1, 4)))));
}

void TestTextView::linesStayWhileTheFocusMoves() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  const auto before = sceneOf(snapshot);
  lock(snapshot, 4, -1);
  SceneRequest request = roomOf(800, 600);
  request.before = before;
  QCOMPARE(sceneOf(snapshot, request)->body(), before->body());
  request.width = 700;
  QVERIFY(sceneOf(snapshot, request)->body() != before->body());
}

void TestTextView::paintsOnlyWhatIsSeen() {
  Snapshot snapshot = longSnapshot(32768);
  snapshot.focus.kind = AttentionKind::Encoder;
  lock(snapshot, 20000, -1);
  const auto scene = sceneOf(snapshot);
  QVERIFY(scene->size().height() > 20000);
  const TextLayout& layout = scene->body()->blocks[0].layout;
  const double top = layout.rectsOf(20000).front().top() - 200;
  CountingDevice device;
  QPainter painter(&device);
  scene->paint(painter, QRectF(0, top, 800, 600), pictureStyle(false));
  painter.end();
  const auto [first, end] = layout.rowsBetween(top, top + 600);
  std::int64_t words = 0;
  for (std::size_t row = first; row < end; ++row)
    words += std::int64_t(layout.rows()[row].endPiece - layout.rows()[row].firstPiece);
  QVERIFY(words > 100 && words < 3000);
  QVERIFY2(device.engine.texts > 100 && device.engine.texts <= words,
           qPrintable(QString::number(device.engine.texts)));
  QVERIFY2(device.engine.rects <= words + 10, qPrintable(QString::number(device.engine.rects)));
}

void TestTextView::pageOfAFileHasTheTextWhole() {
  Snapshot snapshot = longSnapshot(3000);
  SceneRequest request = roomOf(1000, 500);
  QVERIFY(sceneOf(snapshot, request)->size().height() > 2000);
  request.printing = true;
  const auto scene = sceneOf(snapshot, request);
  const QSizeF page = scene->size();
  QVERIFY(scene->body()->blocks[0].layout.rect().width() > 0.9 * page.width());
  const double shape = page.width() / page.height();
  QVERIFY2(shape > 1.4 && shape < 3, qPrintable(QString::number(shape)));
}

/// The view as the window makes it.
std::unique_ptr<SceneView> shownView(const Snapshot& snapshot) {
  for (const ViewEntry& entry : viewRegistry()) {
    if (entry.id != QStringLiteral("text")) continue;
    std::unique_ptr<SceneView> view(qobject_cast<SceneView*>(entry.make({}, nullptr)));
    view->resize(700, 400);
    view->show();
    view->setSnapshot(snapshot);
    return view;
  }
  return nullptr;
}

void TestTextView::viewShowsTheTextBeforeItsWeights() {
  Snapshot snapshot = longSnapshot(1100);
  setTextOptions(snapshot, optionsOf(TextOptions::Shade::Mean));
  const auto view = shownView(snapshot);
  const auto known = [&] {
    const auto scene = std::dynamic_pointer_cast<const TextScene>(view->scene());
    return scene && scene->shading().isKnown();
  };
  QTRY_VERIFY(view->isUpToDate());
  QVERIFY(view->scene() && !known());
  auto* bar = view->findChild<QProgressBar*>();
  QVERIFY(bar->isVisible());
  view->setProgress(0.25);
  QCOMPARE(bar->value(), bar->maximum() / 4);
  answerAll(view->needs(snapshot), *snapshot.result, snapshot.answers, {});
  view->setSnapshot(snapshot);
  QTRY_VERIFY(view->isUpToDate() && known());
  QVERIFY(!bar->isVisible());
}

void TestTextView::clicksOutliveScenes() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  const auto view = shownView(snapshot);
  QTRY_VERIFY(view->isUpToDate());
  const auto scene = std::dynamic_pointer_cast<const TextScene>(view->scene());
  QWidget* canvas = view->findChild<QAbstractScrollArea*>()->viewport();
  const QPoint at = view->toWidget(middle(*scene, 3)).toPoint();
  QSignalSpy clicks(view.get(), &View::focusRequested);
  QTest::mouseMove(canvas, at);
  QTest::mousePress(canvas, Qt::LeftButton, {}, at);
  snapshot.focus.query = 3;
  view->setSnapshot(snapshot);
  QTRY_VERIFY(view->isUpToDate());
  QVERIFY(view->scene() != scene);
  QTest::mouseRelease(canvas, Qt::LeftButton, {}, at);
  QCOMPARE(clicks.count(), 1);
}

void TestTextView::legendStaysWhileTheTextIsScrolled() {
  Snapshot snapshot = longSnapshot(2000);
  lock(snapshot, 1500, 3);
  const auto view = shownView(snapshot);
  QTRY_VERIFY(view->isUpToDate());
  const auto scene = std::dynamic_pointer_cast<const TextScene>(view->scene());
  // The token is in view though the key is far from it, and not behind the legend.
  const double y = view->toWidget(middle(*scene, 1500)).y();
  QVERIFY2(y > scene->pinnedHeight() && y < 400, qPrintable(QString::number(y)));
  QCOMPARE(view->toWidget(QPointF(20, 5)).y(), 5.0);
}

void TestTextView::aSentenceIsSetLargeWhereThereIsRoom_data() {
  QTest::addColumn<QSizeF>("room");
  QTest::addColumn<double>("least");  // how much larger than other texts
  QTest::addColumn<double>("most");
  QTest::newRow("a large screen") << QSizeF(2000, 1700) << 3.9 << 4.1;
  QTest::newRow("a window") << QSizeF(800, 700) << 2.8 << 4.1;
  QTest::newRow("a low window") << QSizeF(500, 240) << 1.1 << 2.5;
}
void TestTextView::aSentenceIsSetLargeWhereThereIsRoom() {
  QFETCH(QSizeF, room);
  QFETCH(double, least);
  QFETCH(double, most);
  const auto scene = sceneOf(smallSnapshot(smallSentence()), roomOf(room.width(), room.height()));
  const double size = scene->body()->blocks[0].layout.font().pixelSize() / double(exportFont().pixelSize());
  QVERIFY2(size >= least && size <= most, qPrintable(QString::number(size)));
  QVERIFY(scene->body()->height <= room.height());
}

void TestTextView::optionsAreKept() {
  TextOptions options = optionsOf(TextOptions::Shade::ToFocus, TextOptions::Heads::All);
  options.span = {3, 9};
  options.spanOf = 20;
  ViewOptions all;
  setOptions(all, options);
  QCOMPARE(optionsIn<TextOptions>(all), options);
  setOptions(all, TextOptions{});
  QVERIFY(all.isEmpty());
}

QTEST_MAIN(TestTextView)
#include "tst_text_view.moc"
