#include <QTest>

#include "core/model/model.h"
#include "tests/ui/compared_snapshot.h"
#include "tests/ui/family_run.h"
#include "tests/ui/painted_text.h"
#include "tests/ui/scene_pictures.h"
#include "ui/export/caption.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_map.h"
#include "ui/plots/picture_font.h"
#include "ui/plots/signed_matrix.h"
#include "ui/views/compare/compare_scene.h"
#include "ui/views/positions_compare.h"
#include "ui/views/positions_view.h"
#include "ui/views/scene/scene_view.h"

using namespace headlight;

namespace {

Snapshot snapshotOfRun(std::shared_ptr<const RunResult> result) {
  Snapshot snapshot;
  snapshot.focus.kind = result->trace->defaultKind();
  snapshot.state.focus = snapshot.focus;
  snapshot.result = std::move(result);
  return snapshot;
}

/// The run of one model compared with that of another.
Snapshot models(const std::string& first, const std::string& second) {
  Snapshot snapshot = snapshotOfRun(testing::runOfFamily(first));
  snapshot.others = std::make_shared<OtherRuns>(testing::fakeServices());
  CompareOptions options;
  options.on = true;
  options.with = CompareOptions::With::Model;
  options.model = QString::fromStdString(second);
  setOptions(snapshot.state.viewOptions, options);
  std::shared_ptr<const ComparedRun> both = std::make_shared<const ComparedRun>(
      compareRuns(snapshot.result, testing::runOfFamily(second), std::nullopt, {}));
  snapshot.answers.insert(Comparison::needs(snapshot, nullptr, false).back().key, Answer{both, {}});
  return snapshot;
}

std::shared_ptr<const CompareScene> sceneOf(const Snapshot& snapshot) {
  return std::dynamic_pointer_cast<const CompareScene>(
      ComparedPositionsPicture::make(snapshot, {exportFont(), 1380, 700}, {}));
}

const EncodingScene& encodingIn(const CompareScene& scene, std::size_t panel) {
  return dynamic_cast<const EncodingScene&>(*scene.panels()[panel].scene);
}

/// The table of positions as the checkpoint has it.
Matrix tableOf(const std::string& family) {
  return *testing::runOfFamily(family)->model->transformer->learnedPositions(16);
}

}  // namespace

/// Positions while two runs are compared.
class TestComparePositions : public QObject {
  Q_OBJECT
 private slots:
  void bothTablesAndTheirDifference();
  void tipsHaveTheNumbers();
  void coloursAreOnOneScale();
  void otherShapesAreSaid();
  void oneModelIsSaidOnce();
  void captionsNameBoth();
  void oneOfThemLarge();
  void aNarrowPageIsScrolled();
  void theViewTurnsItsPage();
  void looksRight();
};

void TestComparePositions::bothTablesAndTheirDifference() {
  const Snapshot snapshot = models("bert", "distilbert");
  QVERIFY(positionsComparison(snapshot).showsBoth);
  const Comparison comparison(snapshot);
  const ComparedEncodings all = ComparedEncodings::make(comparison.first(), comparison.second(), {});
  const Matrix a = tableOf("bert"), b = tableOf("distilbert");
  QVERIFY(all.first.values == a);
  QVERIFY(all.second.values == b);
  QVERIFY(all.difference.values == a - b);
  QVERIFY(all.difference.missing.isEmpty());
  const auto scene = sceneOf(snapshot);
  QCOMPARE(scene->panels().size(), std::size_t{3});
  const QStringList texts = paintedTexts(*scene);
  QVERIFY(texts.contains(QStringLiteral("A: bert")));
  QVERIFY(texts.contains(QStringLiteral("B: distilbert")));
  QVERIFY(texts.contains(
      QStringLiteral("largest difference: %1").arg(scoreText(double((a - b).cwiseAbs().maxCoeff())))));
}

void TestComparePositions::tipsHaveTheNumbers() {
  const auto scene = sceneOf(models("bert", "distilbert"));
  const Matrix a = tableOf("bert"), b = tableOf("distilbert");
  for (std::size_t panel = 0; panel < 3; ++panel) {
    const QRectF plot = encodingIn(*scene, panel).matrixPlot();
    QVERIFY(plot.width() > 50 && plot.height() > 50);
    // Position 3, dimension 7.
    const QPointF at(plot.left() + plot.width() * 7.5 / 20, plot.top() + plot.height() * 3.5 / 16);
    const QString tip = scene->at(at + scene->panels()[panel].at).tip;
    const float difference = a(3, 7) - b(3, 7);
    const QString sign = difference > 0 ? QStringLiteral("+") : QString();
    const QString wanted = QStringLiteral("position 3, dimension 7: A %1 · B %2 · A − B %3")
                               .arg(scoreText(double(a(3, 7))), scoreText(double(b(3, 7))),
                                    sign + scoreText(double(difference)));
    QCOMPARE(tip, wanted);
  }
}

void TestComparePositions::coloursAreOnOneScale() {
  const auto scene = sceneOf(models("bert", "distilbert"));
  // The scales of A and B have the same ends; that of the difference its own.
  const auto texts = [&](std::size_t panel) { return paintedTexts(encodingIn(*scene, panel)); };
  QCOMPARE(texts(0), texts(1));
  const Matrix a = tableOf("bert"), b = tableOf("distilbert");
  const auto scaleOf = [](const Matrix& values, double limit) {
    TextRecorder recorder;
    QPainter painter(&recorder);
    SignedMatrix{&values, limit, {}}.paintScale(painter, QRectF(0, 0, 60, 200), pictureStyle(false),
                                                exportFont());
    painter.end();
    return recorder.texts();
  };
  const Matrix less = a - b;
  const QStringList together = scaleOf(a, std::max(signedLimit(a), signedLimit(b)));
  const QStringList apart = scaleOf(less, signedLimit(less));
  QVERIFY(together != apart);
  for (const QString& text : together) QVERIFY2(texts(0).contains(text), qPrintable(text));
  for (const QString& text : apart) QVERIFY2(texts(2).contains(text), qPrintable(text));
}

void TestComparePositions::otherShapesAreSaid() {
  const QStringList wide = paintedTexts(*sceneOf(models("bert", "opt")));
  QVERIFY(wide.join(u' ').contains(QStringLiteral("there is no difference to show")));
  const QStringList other = paintedTexts(*sceneOf(models("bert", "llama")));
  const QString said = other.join(u' ');
  QVERIFY2(said.contains(QStringLiteral("A's positions are learned")), qPrintable(said));
}

void TestComparePositions::oneModelIsSaidOnce() {
  Snapshot snapshot = snapshotOfRun(testing::runOfFamily("bert"));
  QVERIFY(positionsComparison(snapshot).sentence.isEmpty());
  CompareOptions options;
  options.on = true;
  options.text = QStringLiteral("another");
  setOptions(snapshot.state.viewOptions, options);
  QVERIFY(!positionsComparison(snapshot).showsBoth);
  TextRecorder recorder;
  QPainter painter(&recorder);
  PaintRequest request;
  request.area = QRectF(0, 0, 1080, 760);
  PositionsView::paintPicture(painter, snapshot, request, {});
  painter.end();
  QVERIFY(recorder.texts().join(u' ').contains(QStringLiteral("A and B are runs of one model")));
  editOptions<PositionsOptions>(snapshot.state.viewOptions, [](PositionsOptions& positions) {
    positions.source = PositionsOptions::Source::Rotary;
  });
  QVERIFY(positionsComparison(snapshot).sentence.startsWith(QStringLiteral("A formula is of no model")));
}

void TestComparePositions::captionsNameBoth() {
  Snapshot snapshot = models("bert", "distilbert");
  ImageRequest request;
  request.view = snapshot.state.view = QStringLiteral("positions");
  QStringList lines = captionLines(snapshot, request);
  QVERIFY2(lines[0].startsWith(QStringLiteral("comparison of A and B")), qPrintable(lines[0]));
  QCOMPARE(lines.mid(1, 2), (QStringList{"A: bert", "B: distilbert"}));
  QVERIFY2(!lines[0].contains(QStringLiteral("Own encoding")), qPrintable(lines[0]));
  QVERIFY(suggestedFileName(snapshot, ImageScope::CurrentView).contains("compared-with-distilbert"));
  // Of two texts it shows the one model's.
  editOptions<CompareOptions>(snapshot.state.viewOptions, [](CompareOptions& options) {
    options.with = CompareOptions::With::Text;
    options.text = QStringLiteral("another");
  });
  lines = captionLines(snapshot, request);
  QVERIFY2(!lines.join(u' ').contains(QStringLiteral("B: ")), qPrintable(lines.join(u' ')));
  QVERIFY(!suggestedFileName(snapshot, ImageScope::CurrentView).contains("compared"));
}

void TestComparePositions::oneOfThemLarge() {
  Snapshot snapshot = models("bert", "distilbert");
  showPart(snapshot, CompareOptions::Show::Difference);
  const auto scene = sceneOf(snapshot);
  QCOMPARE(scene->panels().size(), std::size_t{1});
  QCOMPARE(scene->panels().front().caption.title, QStringLiteral("A − B"));
  // Side by side where the page is wide.
  QVERIFY(encodingIn(*scene, 0).similarityPlot().left() > encodingIn(*scene, 0).matrixPlot().right());
}

void TestComparePositions::aNarrowPageIsScrolled() {
  const SceneRequest narrow{exportFont(), 500, 380};
  const auto scene = std::dynamic_pointer_cast<const CompareScene>(
      ComparedPositionsPicture::make(models("bert", "distilbert"), narrow, {}));
  QVERIFY(scene->size().height() > narrow.height);
  for (std::size_t panel = 0; panel < 3; ++panel) {
    const EncodingScene& encoding = encodingIn(*scene, panel);
    QVERIFY(encoding.size().width() <= narrow.width);
    for (const QRectF& plot : {encoding.matrixPlot(), encoding.similarityPlot()})
      QVERIFY(plot.width() > 60 && plot.height() > 60);
  }
}

void TestComparePositions::theViewTurnsItsPage() {
  PositionsView view({});
  view.resize(1000, 600);
  view.show();
  Snapshot snapshot = models("bert", "distilbert");
  const std::vector<Question> needs = view.needs(snapshot);
  QCOMPARE(needs.size(), std::size_t{1});
  QVERIFY(needs.front().key.startsWith(QStringLiteral("compare")));
  view.setSnapshot(snapshot);
  auto* both = view.findChild<SceneView*>();
  QVERIFY(both && both->isVisible());
  QTRY_VERIFY(both->isUpToDate() && both->scene());
  // On the screen, inside a scrolled page, the cells have their colours.
  const auto& shown = dynamic_cast<const CompareScene&>(*both->scene());
  const QRectF plot = encodingIn(shown, 0).matrixPlot().translated(shown.panels()[0].at);
  const Matrix a = tableOf("bert");
  const double limit = std::max(signedLimit(a), signedLimit(tableOf("distilbert")));
  const QImage image = both->grab().toImage();
  for (const auto& [row, column] : {std::pair(0, 0), std::pair(8, 0), std::pair(14, 11)}) {
    const QPointF middle(plot.left() + plot.width() * (column + 0.5) / 20,
                         plot.top() + plot.height() * (row + 0.5) / 16);
    const QColor wanted(divergingColorMap(false).at(0.5 + 0.5 * double(a(row, column)) / limit));
    QCOMPARE(image.pixelColor(both->toWidget(middle).toPoint()), wanted);
  }
  editOptions<CompareOptions>(snapshot.state.viewOptions,
                              [](CompareOptions& options) { options.on = false; });
  view.setSnapshot(snapshot);
  QVERIFY(!both->isVisible());
}

void TestComparePositions::looksRight() {
  look(QStringLiteral("compare-positions"), *sceneOf(models("bert", "distilbert")));
  look(QStringLiteral("compare-positions-apart"), *sceneOf(models("bert", "opt")));
}

QTEST_MAIN(TestComparePositions)
#include "tst_compare_positions.moc"
