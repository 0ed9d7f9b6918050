#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <map>

#include "core/model/model.h"
#include "core/model/playground.h"
#include "core/positional/alibi.h"
#include "core/positional/rotary.h"
#include "core/positional/sinusoidal.h"
#include "small_attention.h"
#include "ui/compute/position_counterpart.h"
#include "ui/models/encoding_content.h"
#include "ui/plots/number_axis.h"
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
  void swappedTokensHaveSwappedWeights();
  void pictureShowsTheMatrix();
  void ticks_data();
  void ticks();
  void limits();
  void learnedTableIsTheCheckpoints();
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

Snapshot embeddedSnapshot(const std::string& name, const std::string& text) {
  const std::string folder = HEADLIGHT_SOURCE_DIR "/resources/models/" + name;
  return runSnapshot(loadModel(ModelFiles::directory(folder), {}), text);
}

/// Shows the view, waits for both pictures, and keeps what people see in $HEADLIGHT_LOOK.
void look(const QString& name, Snapshot snapshot, const QSize& size = {1100, 760}) {
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  for (const bool dark : {false, true}) {
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    PositionsView view({});
    view.resize(size);
    view.show();
    view.setSnapshot(snapshot);
    auto* canvas = view.findChild<PositionsCanvas*>();
    if (snapshot.result->model) QTRY_VERIFY(canvas->scene().counterpart);
    QCoreApplication::processEvents();
    const QPixmap seen = view.grab();
    QVERIFY(!seen.isNull());
    if (!folder.isEmpty())
      QVERIFY(seen.save(QStringLiteral("%1/positions-%2-%3.png").arg(folder, name, dark ? "dark" : "light")));
  }
}

}  // namespace

void TestPositionsView::formulas() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  PositionsOptions& options = snapshot.state.positions;
  options.positions = 20;
  options.size = 12;
  options.base = 100;
  options.source = PositionsOptions::Source::Sinusoidal;
  QCOMPARE(encodingContent(snapshot).values, sinusoidalMatrix(20, 12, 100));
  options.source = PositionsOptions::Source::Rotary;
  QCOMPARE(encodingContent(snapshot).values, rotaryMatrix(rotaryAngles({12, 100, {}}, 20)));
  options.source = PositionsOptions::Source::Alibi;
  options.heads = 4;
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
  PositionsOptions& options = snapshot.state.positions;
  options.source = PositionsOptions::Source::Sinusoidal;
  options.size = 16;
  QCOMPARE(encodingContent(snapshot).curves, (std::vector<int>{0, 2, 4, 8}));
  options.curves = {3, 99, 1};
  QCOMPARE(encodingContent(snapshot).curves, (std::vector<int>{3, 1}));
}

void TestPositionsView::slidersAskForAState() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.state.positions.source = PositionsOptions::Source::Sinusoidal;
  PositionsView view({});
  view.resize(1000, 700);
  view.show();
  view.setSnapshot(snapshot);
  QSignalSpy states(&view, &View::stateRequested);
  QSlider* slider = view.findChildren<QSlider*>().first();
  slider->setValue(100);
  QCOMPARE(states.size(), 1);
  QCOMPARE(states.first().first().value<SessionState>().positions.positions, 100);
  QVERIFY(states.first().last().toString().isEmpty());
}

void TestPositionsView::curvesCanBeTyped() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.state.positions.source = PositionsOptions::Source::Sinusoidal;
  PositionsView view({});
  view.show();
  view.setSnapshot(snapshot);
  QSignalSpy states(&view, &View::stateRequested);
  auto* edit = view.findChild<QLineEdit*>();
  edit->setText(QStringLiteral("3, 5;x 7"));
  QTest::keyClick(edit, Qt::Key_Return);
  QCOMPARE(states.size(), 1);
  QCOMPARE(states.first().first().value<SessionState>().positions.curves, (std::vector<int>{3, 5, 7}));
}

void TestPositionsView::lastPictureStaysUntilTheNextIsWhole() {
  const Snapshot first = playgroundSnapshot("one two", {});
  const Snapshot second = playgroundSnapshot("one two three", {});
  PositionsView view({});
  view.show();
  view.setSnapshot(first);
  auto* canvas = view.findChild<PositionsCanvas*>();
  QTRY_VERIFY(canvas->scene().counterpart);
  view.setSnapshot(second);
  QVERIFY(canvas->scene().snapshot.result == first.result);
  QVERIFY(canvas->scene().counterpart);
  QTRY_VERIFY(canvas->scene().snapshot.result == second.result);
  QVERIFY(canvas->scene().counterpart);
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
  Snapshot snapshot = embeddedSnapshot("kjv-encoder", "he went out");
  snapshot.state.positions.positions = 1000;
  const EncodingContent content = encodingContent(snapshot);
  QVERIFY2(content.missing.isEmpty(), qPrintable(content.missing));
  QCOMPARE(content.values.rows(), Eigen::Index{128});
  QCOMPARE(content.values.cols(), Eigen::Index{96});
  QVERIFY(content.values == *snapshot.result->model->transformer->learnedPositions(128));
  QVERIFY(content.values.cwiseAbs().maxCoeff() > 0);
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
      embeddedSnapshot("kjv-encoder", "And the LORD said unto Moses, Go down unto the people.");
  snapshot.focus.query = 4;
  look("trained", snapshot);
  look("narrow", snapshot, {620, 480});
  snapshot.state.positions.source = PositionsOptions::Source::Rotary;
  look("formula", snapshot);
  look("file", smallSnapshot(smallSentence()));
}

QTEST_MAIN(TestPositionsView)
#include "tst_positions_view.moc"
