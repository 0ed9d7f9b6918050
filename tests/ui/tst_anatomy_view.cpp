#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <QToolButton>
#include <QWidget>
#include <cmath>

#include "core/explain/head_anatomy.h"
#include "core/model/checkpoint.h"
#include "core/model/model.h"
#include "small_attention.h"
#include "tests/ui/scene_pictures.h"
#include "ui/compute/answer_all.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_map.h"
#include "ui/plots/picture_font.h"
#include "ui/plots/signed_matrix.h"
#include "ui/views/anatomy/anatomy_content.h"
#include "ui/views/anatomy/anatomy_controls.h"
#include "ui/views/anatomy/anatomy_picture.h"
#include "ui/views/anatomy/anatomy_questions.h"
#include "ui/views/anatomy/anatomy_scene.h"

using namespace headlight;
using Kind = AnatomyItem::Kind;

namespace {

void answer(Snapshot& snapshot) {
  answerAll(AnatomyPicture::needs(snapshot), *snapshot.result, snapshot.answers, {});
}

/// A run of a model, focused on one token.
Snapshot focused(std::shared_ptr<RunResult> result, std::int64_t query) {
  result->trace = result->model->transformer->run(result->request, {});
  Snapshot snapshot;
  snapshot.focus.kind = result->trace->defaultKind();
  snapshot.focus.head = 1;
  snapshot.focus.query = query;
  snapshot.state.focus = snapshot.focus;
  snapshot.result = std::move(result);
  return snapshot;
}

/// A trained model of the tests on words that it knows.
Snapshot trainedSnapshot(const std::string& name, std::int64_t query = 3) {
  auto result = std::make_shared<RunResult>();
  result->model = loadModel(ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/" + name), {});
  const std::string text = "In the beginning God created the heaven";
  const Encoding encoding = result->model->tokenizer->encode(text);
  result->request.ids = encoding.ids;
  result->tokens = makeTokenList(encoding, text, {}, *result->model->tokenizer);
  result->request.tokens = result->tokens;
  return focused(std::move(result), query);
}

/// A family's small random model, which has no tokenizer.
Snapshot familySnapshot(const std::string& name, std::int64_t query = 3) {
  Checkpoint checkpoint = readCheckpoint(ModelFiles::directory(HEADLIGHT_TEST_DATA "/families/" + name));
  auto model = std::make_shared<Model>();
  model->name = name;
  model->config = checkpoint.config;
  model->transformer =
      std::make_shared<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights), Execution{});
  auto result = std::make_shared<RunResult>();
  result->request.ids = {5, 9, 11, 7, 3, 20, 21, 4};
  if (model->config.architecture() == Architecture::EncoderDecoder)
    result->request.decoderIds = {2, 6, 8, 10, 12};
  result->model = std::move(model);
  return focused(std::move(result), query);
}

Snapshot snapshotFor(const QString& model) {
  return model.startsWith(u"kjv") ? trainedSnapshot(model.toStdString())
                                  : familySnapshot(model.toStdString());
}

AnatomyContent contentFor(Snapshot& snapshot) {
  answer(snapshot);
  return anatomyContent(snapshot);
}

void setAnatomy(Snapshot& snapshot, const AnatomyOptions& options) {
  setOptions(snapshot.state.viewOptions, options);
}

double difference(const Matrix& a, const Matrix& b) {
  if (a.rows() != b.rows() || a.cols() != b.cols()) return INFINITY;
  return double((a - b).cwiseAbs().maxCoeff());
}

double closeTo(const Matrix& values) { return 2e-5 * (1 + double(values.cwiseAbs().maxCoeff())); }

const AnatomyItem& itemOf(const AnatomyContent& content, const char* stage, qsizetype item) {
  const AnatomyStage* found = content.find(QLatin1String(stage));
  static const AnatomyItem none;
  return found && item < qsizetype(found->items.size()) ? found->items[std::size_t(item)] : none;
}

std::shared_ptr<const AnatomyScene> sceneOf(const Snapshot& snapshot, double width = 1100) {
  SceneRequest request{exportFont(), width, 700, false};
  return std::dynamic_pointer_cast<const AnatomyScene>(AnatomyPicture::make(snapshot, request, {}));
}

const PlacedStage& placedOf(const AnatomyScene& scene, const char* id) {
  for (const PlacedStage& placed : scene.layout().stages)
    if (placed.stage->id == QLatin1String(id)) return placed;
  qFatal("no stage %s", id);
}

}  // namespace

/// The stages of a token's computation against the trace, the checkpoint and each other.
class TestAnatomyView : public QObject {
  Q_OBJECT
 private slots:
  void stagesSum_data();
  void stagesSum();
  void weightsMakeTheQuery_data();
  void weightsMakeTheQuery();
  void stagesFollowTheFamily_data();
  void stagesFollowTheFamily();
  void everyFamilyHasStages_data();
  void everyFamilyHasStages();
  void crossAttentionHasTheEncodersKeys();
  void longTextsShowTheStrongestKeys();
  void paintsTheTracesNumbers();
  void tipsSayTheNumbers();
  void maskedKeysAreGrey();
  void comparedTokenHasItsOwnNumbers();
  void experimentsAreSaid();
  void stepsThroughStages();
  void withoutAModelItSaysWhy();
  void toyByHand();
  void toyScoresCanBeClicked();
  void matricesStandInTheirPlots();
  void toyNumbersAreWhole_data();
  void toyNumbersAreWhole();
  void aNarrowHeadingIsWhole();
  void optionsComeBack();
  void formulas();
};

void TestAnatomyView::stagesSum_data() {
  QTest::addColumn<QString>("model");
  for (const char* name : {"kjv-encoder", "kjv-decoder", "llama", "gpt2", "bert", "mixtral", "gemma2",
                           "qwen3", "cohere", "gptj", "olmo2", "mpt", "gpt_oss"})
    QTest::newRow(name) << QString::fromLatin1(name);
}

void TestAnatomyView::stagesSum() {
  QFETCH(QString, model);
  Snapshot snapshot = snapshotFor(model);
  const AnatomyContent content = contentFor(snapshot);
  QCOMPARE(content.problem, QString());
  const PatternSource& patterns = *snapshot.patterns();
  const HeadId head = snapshot.focus.headId();
  // q . k, beside each other on the screen, is the score's product.
  const AnatomyItem& keys = itemOf(content, "keys", 0);
  const Matrix products = keys.beside * keys.values;
  QVERIFY(difference(products, itemOf(content, "dot", 0).values) < closeTo(products));
  // The weights are the trace's to the last bit.
  const AnatomyItem& weights = itemOf(content, "softmax", 0);
  for (std::size_t i = 0; i < content.keys.size(); ++i)
    QCOMPARE(weights.values(0, Eigen::Index(i)), patterns.cell(head, 3, content.keys[i].index));
  QVERIFY(std::abs(weights.values.sum() + patterns.sinkShare(head, 3) - 1) < 1e-5);
  // z is the sum of the weighted values, and the focused row of all heads.
  const AnatomyItem& weighted = itemOf(content, "values", 0);
  const Matrix sum = weighted.values.rowwise().sum().transpose();
  const Matrix& z = itemOf(content, "values", 1).values;
  QVERIFY(difference(sum, z) < closeTo(z));
  QCOMPARE(difference(itemOf(content, "heads", 0).values.row(1), z), 0.0);
  const MatrixView values = snapshot.attention()->values->values(head);
  const Matrix byHand = weights.values * values;
  QVERIFY(difference(byHand, z) < closeTo(z));
  // Every stream is what it was plus what is added.
  int sums = 0;
  for (const AnatomyStage& stage : content.stages) {
    if (!stage.id.endsWith(u"add")) continue;
    Matrix parts = Matrix::Zero(1, stage.items.back().values.cols());
    for (std::size_t i = 0; i + 1 < stage.items.size(); ++i) parts += stage.items[i].values;
    QVERIFY2(difference(parts, stage.items.back().values) < closeTo(parts), qPrintable(stage.id));
    ++sums;
  }
  QVERIFY(sums >= 1);
  // What the layer leaves is what the next one takes, in the last sum or norm.
  const AnatomyStage& last = content.stages[content.stages.size() - 3];
  QCOMPARE(difference(last.items.back().values, itemOf(content, "next", 0).values), 0.0);
}

void TestAnatomyView::weightsMakeTheQuery_data() {
  QTest::addColumn<QString>("model");
  for (const char* name : {"kjv-encoder", "kjv-decoder", "llama", "gpt2", "albert"})
    QTest::newRow(name) << QString::fromLatin1(name);
}

void TestAnatomyView::weightsMakeTheQuery() {
  QFETCH(QString, model);
  Snapshot snapshot = snapshotFor(model);
  snapshot.focus.layer = snapshot.state.focus.layer = 1;
  AnatomyOptions options;
  options.weights = true;
  setAnatomy(snapshot, options);
  const AnatomyContent content = contentFor(snapshot);
  QCOMPARE(content.problem, QString());
  const AnatomyStage* stage = content.find(QStringLiteral("weights"));
  QVERIFY(stage);
  const AnatomyStage* norm = content.find(QStringLiteral("norm"));
  const Matrix input = norm ? norm->items.back().values : itemOf(content, "residual", 0).values;
  Matrix query = input * stage->items[0].values.transpose();
  if (stage->items[1].kind == Kind::Bars) query += stage->items[1].values;
  QVERIFY(difference(query, itemOf(content, "qkv", 0).values) < closeTo(query));
}

void TestAnatomyView::stagesFollowTheFamily_data() {
  QTest::addColumn<QString>("model");
  QTest::addColumn<QStringList>("there");
  QTest::addColumn<QStringList>("absent");
  const auto row = [](const char* model, const char* there, const char* absent) {
    QTest::newRow(model) << QString::fromLatin1(model) << QString::fromLatin1(there).split(u' ')
                         << QString::fromLatin1(absent).split(u' ');
  };
  row("bert",
      "embedding residual qkv keys dot scale mask softmax values heads output add post-norm ff ff-add",
      "norm ff-norm rotary bias branch-norm weights cap");
  row("gpt2", "norm ff-norm qkv mask logits", "post-norm ff-post-norm rotary bias branch-norm");
  row("llama", "norm rotary ff-norm", "post-norm bias branch-norm head-norm");
  row("gemma2", "norm branch-norm ff-branch-norm cap rotary", "post-norm bias");
  row("olmo2", "head-norm branch-norm rotary", "norm post-norm");
  row("qwen3", "head-norm norm rotary", "branch-norm bias");
  row("mpt", "bias norm", "rotary");
}

void TestAnatomyView::stagesFollowTheFamily() {
  QFETCH(QString, model);
  QFETCH(QStringList, there);
  QFETCH(QStringList, absent);
  Snapshot snapshot = familySnapshot(model.toStdString());
  const QStringList steps = anatomySteps(contentFor(snapshot));
  for (const QString& id : there) QVERIFY2(steps.contains(id), qPrintable(id));
  for (const QString& id : absent) QVERIFY2(!steps.contains(id), qPrintable(id));
  QCOMPARE(QSet<QString>(steps.begin(), steps.end()).size(), steps.size());
}

void TestAnatomyView::everyFamilyHasStages_data() {
  QTest::addColumn<QString>("model");
  for (const char* name :
       {"albert", "bart", "bloom", "deberta-v2-conv", "deepseek_v2-lora", "deepseek_v3", "falcon", "gpt_neo",
        "gpt_neox", "llama-biases", "modernbert", "mpnet", "opt", "phi", "qwen2_moe", "roberta", "t5"})
    QTest::newRow(name) << QString::fromLatin1(name);
}

/// Their scenes can be painted, and every point of them asked for.
void TestAnatomyView::everyFamilyHasStages() {
  QFETCH(QString, model);
  Snapshot snapshot = familySnapshot(model.toStdString());
  answer(snapshot);
  for (const double width : {900.0, 520.0}) {
    const auto scene = sceneOf(snapshot, width);
    QVERIFY(scene);
    QImage image(scene->size().toSize(), QImage::Format_RGB32);
    const PictureStyle& style = pictureStyle(width < 600);
    image.fill(style.base);
    QPainter painter(&image);
    scene->paint(painter, image.rect(), style);
    int tips = 0;
    for (int y = 0; y < image.height(); y += 6)
      for (int x = 0; x < image.width(); x += 12) tips += !scene->at(QPointF(x, y)).tip.isEmpty();
    QVERIFY(tips > 100);
    const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
    if (!folder.isEmpty())
      QVERIFY(image.save(QStringLiteral("%1/anatomy-%2-%3.png").arg(folder, model).arg(width)));
  }
}

void TestAnatomyView::crossAttentionHasTheEncodersKeys() {
  Snapshot snapshot = familySnapshot("bart");
  snapshot.focus.kind = snapshot.state.focus.kind = AttentionKind::Cross;
  const AnatomyContent content = contentFor(snapshot);
  QCOMPARE(content.keys.size(), std::size_t{8});
  QVERIFY(content.find(QStringLiteral("self-add")));
  const Matrix& z = itemOf(content, "values", 1).values;
  const MatrixView values = snapshot.attention()->values->values(snapshot.focus.headId());
  QVERIFY(difference(itemOf(content, "softmax", 0).values * values, z) < closeTo(z));
}

void TestAnatomyView::longTextsShowTheStrongestKeys() {
  Snapshot snapshot = familySnapshot("llama");
  auto result = std::make_shared<RunResult>(*snapshot.result);
  result->request.ids.assign(60, 5);
  for (std::size_t i = 0; i < 60; ++i) result->request.ids[i] += static_cast<std::int32_t>(i % 17);
  snapshot = focused(std::move(result), 59);
  const AnatomyContent content = contentFor(snapshot);
  QCOMPARE(std::int64_t(content.keys.size()), anatomyColumns);
  QCOMPARE(content.keys.back().index, std::int64_t{59});
  QVERIFY(!content.note.isEmpty());
  double least = 1;
  for (std::size_t i = 0; i + 1 < content.keys.size(); ++i)
    least = std::min(least, double(content.keys[i].facts.weight));
  int above = 0;
  for (int key = 0; key < 60; ++key) above += snapshot.patterns()->cell({0, 1}, 59, key) >= float(least);
  QVERIFY(above <= int(anatomyColumns));
  // What is not shown is still part of z.
  const auto token = snapshot.answer<TokenAnatomy>(tokenQuestion(snapshot, 59).key);
  std::vector<std::int64_t> keys;
  for (const AnatomyKey& key : content.keys) keys.push_back(key.index);
  const HeadAnatomy own = headAnatomy(*snapshot.attention(), *token, 1, keys);
  QCOMPARE(own.restCount, std::int64_t{12});
  const Matrix sum = own.weighted.colwise().sum() + own.rest;
  QVERIFY(difference(sum, own.z) < closeTo(own.z));
}

void TestAnatomyView::paintsTheTracesNumbers() {
  Snapshot snapshot = trainedSnapshot("kjv-encoder");
  answer(snapshot);
  const auto scene = sceneOf(snapshot, 1400);
  const QString painted = paintedSvg(*scene);
  const PatternShape shape = snapshot.patterns()->shape();
  for (std::int64_t key = 0; key < shape.keys; ++key) {
    const CellFacts facts = snapshot.attention()->scores->facts(snapshot.focus.headId(), 3, key);
    for (const QString& number : {weightText(facts.weight), scoreText(facts.score), scoreText(facts.dot)})
      QVERIFY2(painted.contains(u'>' + number + u'<') || painted.contains(number), qPrintable(number));
  }
}

void TestAnatomyView::tipsSayTheNumbers() {
  Snapshot snapshot = trainedSnapshot("kjv-decoder");
  answer(snapshot);
  const auto scene = sceneOf(snapshot);
  const PlacedItem& weights = placedOf(*scene, "softmax").items.front();
  const CellFacts facts = snapshot.attention()->scores->facts(snapshot.focus.headId(), 3, 2);
  const SceneHit cell = scene->at(scene->layout().column(weights.plot, 2).center());
  QVERIFY2(cell.tip.contains(weightText(facts.weight)), qPrintable(cell.tip));
  QVERIFY2(cell.tip.contains(scoreText(facts.dot)), qPrintable(cell.tip));
  QVERIFY(cell.focus && cell.focus->key == 2 && cell.focus->query == 3);
  const PlacedItem& query = placedOf(*scene, "qkv").items.front();
  const double step = query.plot.width() / double(query.item->values.cols());
  const SceneHit number = scene->at(query.plot.topLeft() + QPointF(5.5 * step, 3));
  QVERIFY2(number.tip.endsWith(scoreText(query.item->values(0, 5))), qPrintable(number.tip));
}

void TestAnatomyView::maskedKeysAreGrey() {
  Snapshot snapshot = trainedSnapshot("kjv-decoder");
  answer(snapshot);
  const auto scene = sceneOf(snapshot);
  QImage image(scene->size().toSize(), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  const PictureStyle& style = pictureStyle(false);
  scene->paint(painter, image.rect(), style);
  painter.end();
  for (const char* stage : {"mask", "softmax", "values"}) {
    const PlacedItem& placed = placedOf(*scene, stage).items.front();
    const QPointF bottom(0, placed.plot.height() / 2 - 4);
    QVERIFY(scene->content().keys[5].facts.masked && !scene->content().keys[0].facts.masked);
    QCOMPARE(image.pixelColor((scene->layout().column(placed.plot, 5).center() + bottom).toPoint()),
             style.masked);
    QVERIFY(image.pixelColor((scene->layout().column(placed.plot, 0).center() + bottom).toPoint()) !=
            style.masked);
  }
}

void TestAnatomyView::comparedTokenHasItsOwnNumbers() {
  Snapshot snapshot = trainedSnapshot("kjv-encoder");
  AnatomyOptions options;
  options.pinned = 1;
  setAnatomy(snapshot, options);
  const AnatomyContent content = contentFor(snapshot);
  QVERIFY(!content.comparedLabel.isEmpty());
  const AnatomyItem& weights = itemOf(content, "softmax", 0);
  for (std::size_t i = 0; i < content.keys.size(); ++i)
    QCOMPARE(weights.compared(0, Eigen::Index(i)),
             snapshot.patterns()->cell(snapshot.focus.headId(), 1, content.keys[i].index));
  Snapshot other = trainedSnapshot("kjv-encoder", 1);
  const AnatomyContent alone = contentFor(other);
  QCOMPARE(difference(itemOf(content, "residual", 0).compared, itemOf(alone, "residual", 0).values), 0.0);
  QVERIFY(paintedSvg(*sceneOf(snapshot, 1400)).contains(weightText(double(weights.compared(0, 0)))));
  // With itself a token is not compared.
  options.pinned = 3;
  setAnatomy(snapshot, options);
  QVERIFY(contentFor(snapshot).comparedLabel.isEmpty());
}

void TestAnatomyView::experimentsAreSaid() {
  const std::shared_ptr<const RunResult> own = trainedSnapshot("kjv-encoder").result;
  auto changed = std::make_shared<RunResult>(*own);
  changed->request.interventions.scoreScale = 0.5F;
  changed->request.interventions.withoutPositions = true;
  changed->request.interventions.ablatedHeads = {{AttentionKind::Encoder, {0, 1}}};
  changed->trace = own->model->transformer->run(changed->request, {});
  Snapshot snapshot = focused(changed, 3);
  const AnatomyContent content = contentFor(snapshot);
  QCOMPARE(content.problem, QString());
  const auto wordsOf = [&](const char* id) {
    for (const AnatomyStage& stage : content.stages)
      if (stage.id == QLatin1String(id)) return stage.words;
    return QString();
  };
  QVERIFY(wordsOf("embedding").contains(QStringLiteral("Experiment: this run is without positions.")));
  QVERIFY2(wordsOf("scale").startsWith(QStringLiteral("Experiment: multiplied by 0.5")),
           qPrintable(wordsOf("scale")));
  QVERIFY(wordsOf("values").contains(QStringLiteral("Experiment: the head is switched off")));
}

void TestAnatomyView::stepsThroughStages() {
  Snapshot snapshot = trainedSnapshot("kjv-encoder");
  answer(snapshot);
  const QStringList steps = anatomySteps(anatomyContent(snapshot));
  AnatomyControls controls;
  QSignalSpy asked(&controls, &ViewControls::stateRequested);
  const auto buttons = controls.findChildren<QToolButton*>();
  for (qsizetype i = 0; i < steps.size(); ++i) {
    controls.setSnapshot(snapshot);
    buttons[1]->click();
    QTRY_COMPARE(asked.size(), i + 1);  // The first click has to find out which stages there are.
    snapshot.state = asked.last().first().value<SessionState>();
    QCOMPARE(optionsIn<AnatomyOptions>(snapshot.state.viewOptions).stage, steps[i]);
    QVERIFY(!sceneOf(snapshot)->wanted().isEmpty());
  }
  controls.setSnapshot(snapshot);
  buttons[1]->click();  // There is none after the last one.
  QCOMPARE(asked.size(), steps.size());
  buttons[0]->click();
  QCOMPARE(optionsIn<AnatomyOptions>(asked.last().first().value<SessionState>().viewOptions).stage,
           steps[steps.size() - 2]);
  auto* pin = controls.findChild<QToolButton*>(QStringLiteral("anatomy-pin"));
  QVERIFY(pin->isCheckable() && !pin->isChecked());
  pin->click();
  QCOMPARE(optionsIn<AnatomyOptions>(asked.last().first().value<SessionState>().viewOptions).pinned,
           qint64{3});
  const auto scene = sceneOf(snapshot);
  const SceneHit title = scene->at(placedOf(*scene, "softmax").title.center());
  QVERIFY(title.change);
  title.change(snapshot.state);
  QCOMPARE(optionsIn<AnatomyOptions>(snapshot.state.viewOptions).stage, QStringLiteral("softmax"));
  QCOMPARE(sceneOf(snapshot)->wanted(), placedOf(*scene, "softmax").area);
}

void TestAnatomyView::withoutAModelItSaysWhy() {
  const Snapshot imported = smallSnapshot(smallSentence());
  QVERIFY(AnatomyPicture::needs(imported).empty());
  QVERIFY(anatomyContent(imported).problem.contains(QStringLiteral("no model")));
  QVERIFY(!sceneOf(imported));
  QVERIFY(!anatomyContent(Snapshot()).problem.isEmpty());
}

void TestAnatomyView::toyByHand() {
  const SoftmaxToy toy = softmaxToy({0, std::log(2.0), std::log(3.0), std::log(4.0)});
  const std::array<double, 4> weights = {0.1, 0.2, 0.3, 0.4};
  for (std::size_t i = 0; i < weights.size(); ++i) QVERIFY(std::abs(toy.weights[i] - weights[i]) < 1e-12);
  QVERIFY(std::abs(toy.sum - 10) < 1e-12);
  // Hot: 0.1 * 0.9 + 0.2 * 0 + 0.3 * 0.1 + 0.4 * 0.6.
  QVERIFY(std::abs(toy.mixed[2] - 0.36) < 1e-12);
}

void TestAnatomyView::toyScoresCanBeClicked() {
  Snapshot snapshot = trainedSnapshot("kjv-encoder");
  answer(snapshot);
  const auto scene = sceneOf(snapshot);
  const QRectF& area = scene->layout().toy;
  int changes = 0;
  QRectF last;
  for (double y = area.top(); y < scene->size().height(); y += 4) {
    for (double x = area.left(); x < area.right(); x += 4) {
      const SceneHit hit = scene->at({x, y});
      if (!hit.change || hit.rect == last) continue;
      last = hit.rect;
      SessionState state = snapshot.state;
      hit.change(state);
      hit.change(state);  // Before a new picture is there.
      const auto before = AnatomyOptions().toyScores;
      const auto after = optionsIn<AnatomyOptions>(state.viewOptions).toyScores;
      double moved = 0;
      for (std::size_t i = 0; i < before.size(); ++i) moved += std::abs(after[i] - before[i]);
      QCOMPARE(moved, 1.0);
      ++changes;
    }
  }
  QVERIFY(changes >= 8);
  QVERIFY(paintedSvg(*scene).contains(weightText(softmaxToy(AnatomyOptions().toyScores).weights[0])));
}

/// On a widget that does not stand in the corner of its window, too.
void TestAnatomyView::matricesStandInTheirPlots() {
  struct Sheet : QWidget {
    using QWidget::QWidget;
    void paintEvent(QPaintEvent*) override {
      QPainter painter(this);
      painter.fillRect(rect(), Qt::white);
      painter.translate(10, 20);
      SignedMatrix{&values, 1, QRectF(0, 0, 40, 30)}.paint(painter, pictureStyle(false), false);
    }
    Matrix values = Matrix::Constant(3, 4, 1);
  };
  QWidget window;
  window.resize(300, 200);
  auto* const sheet = new Sheet(&window);
  sheet->setGeometry(90, 70, 120, 100);
  window.show();
  const QImage image = window.grab().toImage();
  const QColor inside = image.pixelColor(90 + 10 + 20, 70 + 20 + 15);
  QCOMPARE(inside.rgb(), divergingColorMap(false).at(1.0));
  QCOMPARE(image.pixelColor(90 + 5, 70 + 5), QColor(Qt::white));
  QCOMPARE(image.pixelColor(90 + 60, 70 + 60), QColor(Qt::white));
}

void TestAnatomyView::toyNumbersAreWhole_data() {
  QTest::addColumn<double>("width");
  QTest::newRow("beside the map in a low window") << 520.0;
  QTest::newRow("usual") << 760.0;
  QTest::newRow("wide") << 1400.0;
}

/// None of the names and numbers of the menu is shortened, however narrow the view.
void TestAnatomyView::toyNumbersAreWhole() {
  QFETCH(double, width);
  Snapshot snapshot = trainedSnapshot("kjv-encoder");
  AnatomyOptions options;
  options.toyScores = {9, -8.5, 0, 1};
  setOptions(snapshot.state.viewOptions, options);
  answer(snapshot);
  const QStringList texts = paintedTexts(*sceneOf(snapshot, width));
  const SoftmaxToy toy = softmaxToy(options.toyScores);
  for (std::size_t dish = 0; dish < SoftmaxToy::dishes; ++dish)
    for (const QString& number : {scoreText(toy.scores[dish]), scoreText(toy.exponentials[dish]),
                                  weightText(toy.weights[dish]), SoftmaxToy::dishNames()[dish]})
      QVERIFY2(texts.contains(number), qPrintable(number));
}

/// Half a picture, as beside another run.
void TestAnatomyView::aNarrowHeadingIsWhole() {
  Snapshot snapshot = familySnapshot("bert");
  const AnatomyContent content = contentFor(snapshot);
  const auto scene = sceneOf(snapshot, 240);
  const AnatomyLayout& layout = scene->layout();
  QCOMPARE(layout.headingLines.join(u' '), content.heading);
  QVERIFY(layout.headingLines.size() > 1);
  QVERIFY(layout.heading.bottom() <= layout.legend.top());
  QVERIFY(!layout.legendLines.join(u' ').contains(QChar(0x2026)));
  QVERIFY(layout.legend.bottom() <= layout.legendWords.top());
  const auto wide = sceneOf(snapshot, 1100);
  QCOMPARE(wide->layout().headingLines.size(), 1);
  QVERIFY(wide->layout().legendWords.left() > wide->layout().legend.right());
}

void TestAnatomyView::optionsComeBack() {
  AnatomyOptions options;
  options.stage = QStringLiteral("values");
  options.pinned = 4;
  options.weights = true;
  options.toyScores = {1, 2, 3, -4};
  ViewOptions all;
  setOptions(all, options);
  QCOMPARE(optionsIn<AnatomyOptions>(all), options);
  QJsonObject broken = options.toJson();
  broken[QStringLiteral("toyScores")] = QJsonArray{1, 2, 3, 1000};
  AnatomyOptions read;
  read.read(JsonValues(broken));
  QCOMPARE(read.toyScores, AnatomyOptions().toyScores);
  QCOMPARE(read.pinned, qint64{4});
}

void TestAnatomyView::formulas() {
  const QFont font = exportFont();
  QCOMPARE(Formula(QStringLiteral("\\frac{q·k_j}{\\sqrt{d_k}}"), font).text(),
           QStringLiteral("(q·k_j)/(√(d_k))"));
  const Formula plain(QStringLiteral("x"), font);
  const Formula fraction(QStringLiteral("\\frac{x}{y}"), font);
  QVERIFY(fraction.size().height() > 1.5 * plain.size().height());
  // Scripts are smaller, and those above and below a sign stand over each other.
  const double both = Formula(QStringLiteral("x_1^2"), font).size().width();
  QCOMPARE(both, Formula(QStringLiteral("x_1"), font).size().width());
  QVERIFY(both < Formula(QStringLiteral("x12"), font).size().width());
  for (const char* broken : {"\\frac{a", "x_", "}", "\\", "\\sqrt", "{", "a}b"}) {
    const Formula formula(QString::fromLatin1(broken), font);
    QVERIFY(formula.size().width() >= 0);
  }
}

QTEST_MAIN(TestAnatomyView)
#include "tst_anatomy_view.moc"
