#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <map>

#include "core/model/checkpoint.h"
#include "core/model/model.h"
#include "core/model/playground.h"
#include "core/positional/alibi.h"
#include "core/positional/rotary.h"
#include "core/positional/sinusoidal.h"
#include "small_attention.h"
#include "tests/ui/family_run.h"
#include "ui/compute/answer_all.h"
#include "ui/compute/answer_run.h"
#include "ui/compute/position_counterpart.h"
#include "ui/export/caption.h"
#include "ui/models/encoding_content.h"
#include "ui/plots/number_axis.h"
#include "ui/plots/picture_font.h"
#include "ui/plots/signed_matrix.h"
#include "ui/session/theme.h"
#include "ui/views/positions_canvas.h"
#include "ui/views/positions_view.h"

using namespace headlight;

class TestPositionsView : public QObject {
  Q_OBJECT
 private slots:
  void formulas();
  void modelsWithoutATableSayIt();
  void curvesAreThoseChosen();
  void slidersAskForAState();
  void curvesCanBeTyped();
  void lastPictureStaysUntilTheNextIsWhole();
  void counterpartGivesWay();
  void counterpartEvictsNothing();
  void formulaAndOwnEncodingAreToldApart();
  void partsFillTheRoom_data();
  void partsFillTheRoom();
  void swappedTokensHaveSwappedWeights();
  void pictureShowsTheMatrix();
  void ticks_data();
  void ticks();
  void limits();
  void learnedTableIsTheCheckpoints();
  void biasesByDistance();
  void biasesBesideATable();
  void distancesWithoutANumberAreExplained();
  void looksRight_data();
  void looksRight();
  void trainedModelLooksRight();
};

namespace {

/// A run of a model on a text, as the window makes it.
Snapshot runSnapshot(std::shared_ptr<const Model> model, const std::string& text) {
  auto result = std::make_shared<RunResult>();
  result->model = std::move(model);
  const Encoding encoding = result->model->tokenizer->encode(text);
  result->request.ids = encoding.ids;
  result->tokens = makeTokenList(encoding, text, {}, *result->model->tokenizer);
  result->request.tokens = result->tokens;
  result->trace = result->model->transformer->run(result->request, {});
  result->computedTokens = encoding.size();
  result->text = QString::fromStdString(text);
  result->sourceName = QString::fromStdString(result->model->name);
  if (result->model->config.untrained) result->sourceNote = QStringLiteral("untrained");
  Snapshot snapshot;
  snapshot.focus.kind = result->trace->defaultKind();
  snapshot.result = std::move(result);
  return snapshot;
}

Snapshot playgroundSnapshot(const std::string& text, const PlaygroundSettings& settings) {
  return runSnapshot(makePlayground(settings, {}), text);
}

Snapshot familySnapshot(const std::string& name, void (*change)(Checkpoint&) = nullptr) {
  Snapshot snapshot;
  auto result = testing::runOfFamily(name, change);
  snapshot.focus.kind = result->trace->defaultKind();
  snapshot.result = std::move(result);
  return snapshot;
}

/// MPNet as T5 would be: positions by distance alone.
void withoutTable(Checkpoint& checkpoint) {
  checkpoint.config.encoder->positionalEncoding = PositionalEncoding::Relative;
  checkpoint.weights.encoder->positionEmbedding.reset();
}

void asDecoder(Checkpoint& checkpoint) {
  withoutTable(checkpoint);
  checkpoint.config.decoder = std::exchange(checkpoint.config.encoder, std::nullopt);
  checkpoint.weights.decoder = std::exchange(checkpoint.weights.encoder, std::nullopt);
}

Snapshot trainedSnapshot(const std::string& name, const std::string& text) {
  const std::string folder = HEADLIGHT_TEST_DATA "/models/" + name;
  return runSnapshot(loadModel(ModelFiles::directory(folder), {}), text);
}

void addCounterpart(Snapshot& snapshot) {
  answerAll(PositionsView::questions(snapshot), *snapshot.result, snapshot.answers, {});
}

/// No heading of the picture is cut.
void headingsAreWhole(const PositionsLayout& layout) {
  for (const PositionsPanel* panel :
       {&layout.matrix, &layout.similarity, &layout.curves, &layout.withPositions, &layout.withoutPositions})
    for (const QString& line : panel->titleLines + panel->noteLines) {
      QVERIFY2(!line.contains(QChar(0x2026)), qPrintable(line));
      QVERIFY(panel->body.top() >= panel->area.top());
    }
}

/// Shows the view, waits for the picture, and keeps what people see in $HEADLIGHT_LOOK.
void look(const QString& name, Snapshot snapshot, const QSize& size = {1100, 760}) {
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  addCounterpart(snapshot);
  for (const bool dark : {false, true}) {
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    PositionsView view({});
    view.resize(size);
    view.show();
    view.setSnapshot(snapshot);
    auto* canvas = view.findChild<PositionsCanvas*>();
    QTRY_VERIFY(canvas->isUpToDate());
    headingsAreWhole(canvas->layoutNow());
    const QPixmap seen = view.grab();
    QVERIFY(!seen.isNull());
    if (!folder.isEmpty())
      QVERIFY(seen.save(QStringLiteral("%1/positions-%2-%3.png").arg(folder, name, dark ? "dark" : "light")));
  }
}

PositionsOptions positionsOf(const SessionState& state) {
  return optionsIn<PositionsOptions>(state.viewOptions);
}

void edit(Snapshot& snapshot, const std::function<void(PositionsOptions&)>& change) {
  editOptions<PositionsOptions>(snapshot.state.viewOptions, change);
}

}  // namespace

void TestPositionsView::formulas() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  PositionsOptions options;
  options.positions = 20;
  options.size = 12;
  options.base = 100;
  options.source = PositionsOptions::Source::Sinusoidal;
  setOptions(snapshot.state.viewOptions, options);
  QCOMPARE(encodingContent(snapshot).values, sinusoidalMatrix(20, 12, 100));
  options.source = PositionsOptions::Source::Rotary;
  setOptions(snapshot.state.viewOptions, options);
  QCOMPARE(encodingContent(snapshot).values, rotaryMatrix(rotaryAngles({12, 100, {}}, 20)));
  options.source = PositionsOptions::Source::Alibi;
  options.heads = 4;
  setOptions(snapshot.state.viewOptions, options);
  snapshot.focus.head = 1;
  const EncodingContent alibi = encodingContent(snapshot);
  QCOMPARE(alibi.values.rows(), Eigen::Index{20});
  QCOMPARE(alibi.values(3, 1), -3 * alibiSlopes(4)[1]);
  QCOMPARE(alibi.similarity, alibiBias(alibiSlopes(4)[1], 20, 20));
}

void TestPositionsView::modelsWithoutATableSayIt() {
  const EncodingContent imported = encodingContent(smallSnapshot(smallSentence()));
  QVERIFY(imported.missing.startsWith(QStringLiteral("There is no model")));
  PlaygroundSettings settings;
  settings.positionalEncoding = PositionalEncoding::None;
  QVERIFY(encodingContent(playgroundSnapshot("a b", settings))
              .missing.contains(QStringLiteral("no positional encoding")));
}

void TestPositionsView::curvesAreThoseChosen() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  PositionsOptions options;
  options.source = PositionsOptions::Source::Sinusoidal;
  options.size = 16;
  setOptions(snapshot.state.viewOptions, options);
  QCOMPARE(encodingContent(snapshot).curves, (std::vector<int>{0, 2, 4, 8}));
  options.curves = {3, 99, 1};
  setOptions(snapshot.state.viewOptions, options);
  QCOMPARE(encodingContent(snapshot).curves, (std::vector<int>{3, 1}));
}

void TestPositionsView::slidersAskForAState() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  edit(snapshot, [&](PositionsOptions& options) { options.source = PositionsOptions::Source::Sinusoidal; });
  PositionsView view({});
  view.resize(1000, 700);
  view.show();
  view.setSnapshot(snapshot);
  QSignalSpy states(&view, &View::stateRequested);
  QSlider* slider = view.findChildren<QSlider*>().first();
  slider->setValue(100);
  QCOMPARE(states.size(), 1);
  QCOMPARE(positionsOf(states.first().first().value<SessionState>()).positions, 100);
  QVERIFY(states.first().last().toString().isEmpty());
}

void TestPositionsView::curvesCanBeTyped() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  edit(snapshot, [&](PositionsOptions& options) { options.source = PositionsOptions::Source::Sinusoidal; });
  PositionsView view({});
  view.show();
  view.setSnapshot(snapshot);
  QSignalSpy states(&view, &View::stateRequested);
  auto* edit = view.findChild<QLineEdit*>();
  edit->setText(QStringLiteral("3, 5;x 7"));
  QTest::keyClick(edit, Qt::Key_Return);
  QCOMPARE(states.size(), 1);
  QCOMPARE(positionsOf(states.first().first().value<SessionState>()).curves, (std::vector<int>{3, 5, 7}));
}

void TestPositionsView::lastPictureStaysUntilTheNextIsWhole() {
  Snapshot first = playgroundSnapshot("one two", {});
  Snapshot second = playgroundSnapshot("one two three", {});
  addCounterpart(first);
  PositionsView view({});
  QCOMPARE(view.needs(first).size(), std::size_t{1});
  view.resize(900, 700);
  view.show();
  view.setSnapshot(first);
  auto* canvas = view.findChild<PositionsCanvas*>();
  QTRY_VERIFY(canvas->isUpToDate() && canvas->scene().withoutPositions());
  view.setSnapshot(second);
  QVERIFY(canvas->isUpToDate());
  QVERIFY(canvas->scene().snapshot.result == first.result);
  addCounterpart(second);
  view.setSnapshot(second);
  QTRY_VERIFY(canvas->isUpToDate());
  QVERIFY(canvas->scene().snapshot.result == second.result);
  QVERIFY(canvas->scene().withoutPositions());
}

/// While somebody wants it, and never beside a run of the text.
void TestPositionsView::counterpartGivesWay() {
  const Snapshot snapshot = playgroundSnapshot("one two three", {});
  const std::vector<Question> wanted = PositionsView::questions(snapshot);
  AnswerRun run;
  const auto counterpart = [&] { return answerOf<Trace>(run.answers(), wanted.front().key); };
  QSignalSpy changes(&run, &AnswerRun::changed);
  run.setResult(snapshot.result);
  QVERIFY(!changes.wait(50));
  run.setBusy(true);
  run.setWanted(wanted);
  QVERIFY(!changes.wait(50));
  run.setBusy(false);
  QTRY_COMPARE(changes.size(), 1);
  QVERIFY(counterpart());
  run.setResult(playgroundSnapshot("one", {}).result);
  QVERIFY(!counterpart());
  run.setWanted(wanted);
  run.setBusy(true);  // before it has come: it is given up, and done again afterwards
  run.setBusy(false);
  QTRY_VERIFY(counterpart());
  run.setWanted({});
  QVERIFY(!counterpart());
}

/// A letter typed with Positions open goes on from the run before, and so does its counterpart.
void TestPositionsView::counterpartEvictsNothing() {
  PlaygroundSettings settings;
  settings.mask = MaskRule::Causal;
  const auto model = makePlayground(settings, {});
  std::string text = "I love my cat and my cat loves me";
  Snapshot shown = runSnapshot(model, text);
  std::shared_ptr<const Trace> counterpart = runPositionCounterpart(*shown.result, {});
  for (const char* more : {" very", " much"}) {
    const std::int64_t before = shown.result->computedTokens;
    text += more;
    shown = runSnapshot(model, text);
    QVERIFY(shown.result->computedTokens > before);
    QCOMPARE(shown.result->trace->reusedTokens, before);
    counterpart = runPositionCounterpart(*shown.result, {});
    QCOMPARE(counterpart->reusedTokens, before);
  }
}

/// A formula is never taken for what the model has.
void TestPositionsView::formulaAndOwnEncodingAreToldApart() {
  Snapshot snapshot = trainedSnapshot("kjv-decoder", "The LORD is my shepherd");
  ImageRequest request;
  request.view = QStringLiteral("positions");
  const auto titles = [&] {
    const PositionsScene scene = makePositionsScene(snapshot, exportFont());
    return PositionsLayout::make(scene, QRectF(0, 0, 1200, 800));
  };
  QCOMPARE(titles().matrix.title, QStringLiteral("Own encoding of kjv-decoder: learned"));
  QVERIFY(captionLines(snapshot, request).first().contains("Own encoding of kjv-decoder: learned"));
  edit(snapshot, [&](PositionsOptions& options) { options.source = PositionsOptions::Source::Rotary; });
  const PositionsLayout formula = titles();
  QCOMPARE(formula.matrix.title, QStringLiteral("Formula: rotary"));
  QVERIFY(formula.matrix.note.contains("Not the model's: kjv-decoder's own is learned"));
  QCOMPARE(formula.curves.note, QStringLiteral("of the formula"));
  QVERIFY(formula.withPositions.note.contains("kjv-decoder's own encoding: learned"));
  QVERIFY(captionLines(snapshot, request)
              .first()
              .contains("Formula: rotary, base 10,000, d_k 64; kjv-decoder's own is: learned"));
  // Other views show nothing of a formula.
  request.view = QStringLiteral("heads");
  QVERIFY(!captionLines(snapshot, request).first().contains("ormula"));
}

void TestPositionsView::partsFillTheRoom_data() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("1024x600") << QSize(460, 330);
  QTest::newRow("1280x720") << QSize(690, 440);
  QTest::newRow("full hd") << QSize(1100, 800);
  QTest::newRow("4k") << QSize(2100, 1850);
  QTest::newRow("wide") << QSize(1800, 600);
}

void TestPositionsView::partsFillTheRoom() {
  QFETCH(QSize, size);
  Snapshot snapshot = trainedSnapshot("kjv-decoder", "The LORD is my shepherd; I shall not want.");
  addCounterpart(snapshot);
  for (const auto source : {PositionsOptions::Source::Model, PositionsOptions::Source::Rotary,
                            PositionsOptions::Source::Alibi, PositionsOptions::Source::Sinusoidal}) {
    edit(snapshot, [&](PositionsOptions& options) { options.source = source; });
    QFont font = QApplication::font();
    font.setPixelSize(13);
    const PositionsScene scene = makePositionsScene(snapshot, font);
    const double height = std::max<double>(size.height(), PositionsLayout::minimumHeight(size.width(), font));
    const QRectF area(0, 0, size.width(), height);
    const PositionsLayout layout = PositionsLayout::make(scene, area);
    headingsAreWhole(layout);
    double used = 0;
    const QRectF* earlier = nullptr;
    for (const PositionsPanel* panel : {&layout.matrix, &layout.similarity, &layout.curves,
                                        &layout.withPositions, &layout.withoutPositions}) {
      QVERIFY(area.contains(panel->area));
      const QString room =
          QStringLiteral("%1: %2 x %3").arg(panel->title).arg(panel->body.width()).arg(panel->body.height());
      QVERIFY2(panel->body.height() > 85 && panel->body.width() > 120, qPrintable(room));
      QVERIFY(!earlier || !earlier->intersects(panel->area));
      earlier = &panel->area;
      used += panel->area.width() * panel->area.height();
    }
    QVERIFY2(used > 0.7 * area.width() * area.height(), qPrintable(QString::number(used)));
  }
}

/// Without positions a transformer without a mask sees a set: swapping words swaps rows and columns, no more.
void TestPositionsView::swappedTokensHaveSwappedWeights() {
  PlaygroundSettings settings;
  settings.positionalEncoding = PositionalEncoding::Sinusoidal;
  const Snapshot one = playgroundSnapshot("我爱猫", settings);
  const Snapshot other = playgroundSnapshot("猫爱我", settings);
  QCOMPARE(one.patterns()->shape().keys, std::int64_t{3});
  const auto oneWithout = runPositionCounterpart(*one.result, {});
  const auto otherWithout = runPositionCounterpart(*other.result, {});
  double differenceWith = 0;
  for (int layer = 0; layer < settings.layers; ++layer)
    for (int head = 0; head < settings.heads; ++head)
      for (int query = 0; query < 3; ++query)
        for (int key = 0; key < 3; ++key) {
          const HeadId id{layer, head};
          const float a = oneWithout->attention(one.focus.kind)->patterns->cell(id, query, key);
          const float b = otherWithout->attention(one.focus.kind)->patterns->cell(id, 2 - query, 2 - key);
          QVERIFY(std::abs(a - b) < 1e-6f);
          differenceWith +=
              std::abs(one.patterns()->cell(id, query, key) - other.patterns()->cell(id, 2 - query, 2 - key));
        }
  QVERIFY(differenceWith > 0.01);
}

void TestPositionsView::pictureShowsTheMatrix() {
  Matrix values(2, 2);
  values << 1, -1, 0, 0.5f;
  const SignedMatrix matrix{&values, 1, QRectF(0, 0, 40, 40)};
  QImage image(40, 40, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  matrix.paint(painter, pictureStyle(false), false);
  painter.end();
  const QColor positive = image.pixelColor(10, 10), negative = image.pixelColor(30, 10);
  QVERIFY(positive.blue() > positive.red());
  QVERIFY(negative.red() > negative.blue());
  QCOMPARE(matrix.cellAt({30, 10}), std::make_pair(0, 1));
  QCOMPARE(matrix.cellAt({50, 10}), std::make_pair(-1, -1));
}

void TestPositionsView::ticks_data() {
  QTest::addColumn<double>("value");
  QTest::addColumn<double>("step");
  QTest::addColumn<QString>("text");
  QTest::newRow("whole") << 20.0 << 10.0 << "20";
  QTest::newRow("quarter") << -0.25 << 0.25 << "−0.25";
  QTest::newRow("zero of quarters") << 0.0 << 0.25 << "0.00";
  QTest::newRow("one of halves") << 1.0 << 0.5 << "1.0";
}

void TestPositionsView::ticks() {
  QFETCH(double, value);
  QFETCH(double, step);
  QFETCH(QString, text);
  QCOMPARE(tickText(value, step), text);
}

void TestPositionsView::limits() {
  Matrix values(1, 2);
  values << 0.2f, -0.97f;
  QCOMPARE(signedLimit(values), 1.0);
  values << 0, 0;
  QCOMPARE(signedLimit(values), 1.0);
  QCOMPARE(niceTicks(0, 63, 8), (std::vector<double>{0, 10, 20, 30, 40, 50, 60}));
}

void TestPositionsView::learnedTableIsTheCheckpoints() {
  Snapshot snapshot = trainedSnapshot("kjv-encoder", "he went out");
  edit(snapshot, [&](PositionsOptions& options) { options.positions = 1000; });
  const EncodingContent content = encodingContent(snapshot);
  QVERIFY2(content.missing.isEmpty(), qPrintable(content.missing));
  QCOMPARE(content.values.rows(), Eigen::Index{128});
  QCOMPARE(content.values.cols(), Eigen::Index{96});
  QVERIFY(content.values == *snapshot.result->model->transformer->learnedPositions(128));
  QVERIFY(content.values.cwiseAbs().maxCoeff() > 0);
}

void TestPositionsView::biasesByDistance() {
  Snapshot snapshot = familySnapshot("mpnet", withoutTable);
  edit(snapshot, [&](PositionsOptions& options) { options.positions = 20; });
  snapshot.focus.head = 2;
  const EncodingContent content = encodingContent(snapshot);
  QVERIFY2(content.missing.isEmpty(), qPrintable(content.missing));
  const Matrix known = *snapshot.result->model->transformer->relativeBias(AttentionKind::Encoder, 0, 19);
  QCOMPARE(content.values, known);
  QCOMPARE(content.firstRow, -19);
  QCOMPARE(content.curves, std::vector<int>{2});
  QCOMPARE(content.similarity.rows(), Eigen::Index{20});
  QCOMPARE(content.similarity(3, 7), known(19 + 4, 2));
  QCOMPARE(content.similarity(7, 3), known(19 - 4, 2));
  QVERIFY(content.similarityName.contains(QStringLiteral("head 2")));
  look(QStringLiteral("relative"), snapshot);
  const EncodingContent behind = encodingContent([] {
    Snapshot causal = familySnapshot("mpnet", asDecoder);
    edit(causal, [&](PositionsOptions& options) { options.positions = 20; });
    return causal;
  }());
  QCOMPARE(behind.values, Matrix(known.topRows(20)));
  QCOMPARE(behind.similarity(7, 3), known(19 - 4, 0));
  QCOMPARE(behind.similarity(3, 7), 0.0f);
}

void TestPositionsView::biasesBesideATable() {
  Snapshot snapshot = familySnapshot("mpnet");
  const EncodingContent content = encodingContent(snapshot);
  QCOMPARE(content.values.cols(), Eigen::Index{24});
  QVERIFY(content.details.endsWith(QStringLiteral("; scores get a learned number by distance as well")));
  QVERIFY(content.similarityName.contains(QStringLiteral("head 0")));
  QCOMPARE(content.similarity.rows(), content.values.rows());
  look(QStringLiteral("table-and-relative"), snapshot);
}

void TestPositionsView::distancesWithoutANumberAreExplained() {
  QVERIFY(encodingContent(familySnapshot("deberta")).missing.contains(QStringLiteral("no one number")));
  const EncodingContent both = encodingContent(familySnapshot("deberta-v2-unshared"));
  QVERIFY(both.missing.isEmpty());
  QVERIFY(both.details.contains(QStringLiteral("learned vectors for distances")));
  QVERIFY(both.similarityName.contains(QStringLiteral("Cosine")));
}

void TestPositionsView::looksRight_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"sinusoidal", "rotary", "alibi", "learned", "none"}) QTest::newRow(name) << name;
}

void TestPositionsView::looksRight() {
  QFETCH(QString, name);
  using Kind = PositionalEncoding;
  const std::map<QString, Kind> kinds = {{"sinusoidal", Kind::Sinusoidal},
                                         {"rotary", Kind::Rotary},
                                         {"alibi", Kind::Alibi},
                                         {"learned", Kind::Learned},
                                         {"none", Kind::None}};
  PlaygroundSettings settings;
  settings.positionalEncoding = kinds.at(name);
  Snapshot snapshot = playgroundSnapshot("我爱猫 because the cat sleeps", settings);
  snapshot.focus.query = 2;
  snapshot.focus.key = 0;
  look(name, snapshot);
}

void TestPositionsView::trainedModelLooksRight() {
  Snapshot snapshot =
      trainedSnapshot("kjv-encoder", "And the LORD said unto Moses, Go down unto the people.");
  snapshot.focus.query = 4;
  look("trained", snapshot);
  look("narrow", snapshot, {620, 480});
  look("small", snapshot, {460, 420});
  look("4k", snapshot, {2100, 1850});
  edit(snapshot, [&](PositionsOptions& options) { options.source = PositionsOptions::Source::Rotary; });
  look("formula", snapshot);
  look("formula-small", snapshot, {690, 500});
  look("file", smallSnapshot(smallSentence()));
}

QTEST_MAIN(TestPositionsView)
#include "tst_positions_view.moc"
