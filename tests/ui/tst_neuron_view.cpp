#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "core/model/checkpoint.h"
#include "core/model/model.h"
#include "small_attention.h"
#include "tests/ui/scene_pictures.h"
#include "ui/compute/answer_all.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/session/theme.h"
#include "ui/views/neuron/neuron_controls.h"
#include "ui/views/neuron/neuron_picture.h"
#include "ui/views/neuron/neuron_scene.h"
#include "ui/views/neuron/neuron_tips.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/view_registry.h"

using namespace headlight;

namespace {

/// A run of a checkpoint of the tests' families on some ids, focused on a cell of layer 1, head 2.
Snapshot familySnapshot(const std::string& name, AttentionKind kind, std::int64_t query, std::int64_t key) {
  Checkpoint checkpoint = readCheckpoint(ModelFiles::directory(HEADLIGHT_TEST_DATA "/families/" + name));
  auto model = std::make_shared<Model>();
  model->name = name;
  model->config = checkpoint.config;
  model->transformer =
      std::make_shared<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights), Execution{});
  auto result = std::make_shared<RunResult>();
  result->request.ids = {5, 9, 11, 7, 3, 20, 21, 4};
  if (model->config.encoder && model->config.decoder) result->request.decoderIds = {2, 6, 8, 10};
  result->tokens = makeTokenList(result->request.ids, nullptr);
  result->request.tokens = result->tokens;
  result->trace = model->transformer->run(result->request, {});
  result->computedTokens = static_cast<std::int64_t>(result->request.ids.size());
  result->sourceName = QString::fromStdString(name);
  result->model = std::move(model);
  Snapshot snapshot;
  snapshot.result = std::move(result);
  snapshot.focus = {kind, 1, 1, query, key};
  snapshot.state.focus = snapshot.focus;
  return snapshot;
}

Snapshot trainedSnapshot(const std::string& name, const std::string& text) {
  auto result = std::make_shared<RunResult>();
  result->model = loadModel(ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/" + name), {});
  const Encoding encoding = result->model->tokenizer->encode(text);
  result->request.ids = encoding.ids;
  result->tokens = makeTokenList(encoding, text, {}, *result->model->tokenizer);
  result->request.tokens = result->tokens;
  result->trace = result->model->transformer->run(result->request, {});
  result->computedTokens = encoding.size();
  Snapshot snapshot;
  snapshot.focus = {result->trace->defaultKind(), 1, 0, 4, -1};
  snapshot.result = std::move(result);
  snapshot.state.focus = snapshot.focus;
  return snapshot;
}

void answer(Snapshot& snapshot) {
  answerAll(NeuronPicture::needs(snapshot), *snapshot.result, snapshot.answers, {});
}

void setOrder(Snapshot& snapshot, NeuronOrder order) {
  auto options = optionsIn<NeuronOptions>(snapshot.state.viewOptions);
  options.order = order;
  setOptions(snapshot.state.viewOptions, options);
}

SceneRequest room(double width = 1080, double height = 680) { return {exportFont(), width, height, true}; }

std::shared_ptr<const NeuronScene> sceneOf(const Snapshot& snapshot, const SceneRequest& request = room()) {
  return std::dynamic_pointer_cast<const NeuronScene>(NeuronPicture::make(snapshot, request, {}));
}

QString said(const Snapshot& snapshot) { return NeuronPicture::make(snapshot, room(), {})->summary(); }

bool isClose(double a, double b) { return std::abs(a - b) <= 1e-5 * std::max(1.0, std::abs(b)); }

}  // namespace

class TestNeuronView : public QObject {
  Q_OBJECT
 private slots:
  void productsSumToTheScore_data();
  void productsSumToTheScore();
  void numbersPaintedAreTheTraces();
  void orders();
  void pairsSumToTheDotProduct();
  void beforeRotaryIsAsked();
  void latentAttentionHasTwoParts();
  void biasesAreNamed_data();
  void biasesAreNamed();
  void withoutAKeyTheLargestIsShown();
  void whatIsMissingIsSaid();
  void maskedCells();
  void experimentsAreNotTheMask();
  void keysAreWalkedThrough();
  void barsTellTheirNumbers();
  void optionsAreKept();
  void theNumbersStayInSightAboveTheList();
  void controlsAskForAState();
  void aClickInTheListAsksForTheKey();
  void everythingHasItsPlace_data();
  void everythingHasItsPlace();
};

void TestNeuronView::productsSumToTheScore_data() {
  QTest::addColumn<QString>("family");
  QTest::addColumn<AttentionKind>("kind");
  QTest::newRow("decoder") << "gpt2" << AttentionKind::Decoder;
  QTest::newRow("encoder") << "bert" << AttentionKind::Encoder;
  QTest::newRow("cross") << "bart" << AttentionKind::Cross;
  QTest::newRow("decoder of two stacks") << "bart" << AttentionKind::Decoder;
  QTest::newRow("rotary") << "llama" << AttentionKind::Decoder;
  QTest::newRow("latent") << "deepseek_v2" << AttentionKind::Decoder;
  QTest::newRow("disentangled") << "deberta" << AttentionKind::Encoder;
  QTest::newRow("cap") << "gemma2" << AttentionKind::Decoder;
}

void TestNeuronView::productsSumToTheScore() {
  QFETCH(QString, family);
  QFETCH(AttentionKind, kind);
  const Snapshot snapshot = familySnapshot(family.toStdString(), kind, 3, 1);
  const CellFacts facts = snapshot.attention()->scores->facts(snapshot.focus.headId(), 3, 1);
  for (const NeuronOrder order :
       {NeuronOrder::Dimension, NeuronOrder::Contribution, NeuronOrder::Magnitude}) {
    Snapshot ordered = snapshot;
    setOrder(ordered, order);
    const NeuronContent content = neuronContent(ordered);
    QVERIFY(content.cell.missing.isEmpty());
    double sum = 0, groups = 0;
    for (const double term : content.terms) sum += term;
    for (const NeuronGroup& group : content.groups) groups += group.sum;
    const auto dot = static_cast<double>(facts.dot);
    QVERIFY(isClose(sum, dot));
    QVERIFY(isClose(groups, dot));
    QVERIFY(isClose(content.running.back(), dot));
    QCOMPARE(scoreText(sumOfTerms(content.vectors)), scoreText(facts.dot));
    const std::vector<ScoreStep> steps = scoreSteps(content);
    QCOMPARE(steps.front().value, scoreText(facts.dot));
    QCOMPARE(steps[1].value, scoreText(facts.scale));
    QCOMPARE(steps.back().value, weightText(facts.weight));
    const auto score = std::find_if(steps.begin(), steps.end(), [](const ScoreStep& step) {
      return step.name == QStringLiteral("score");
    });
    QVERIFY(score != steps.end());
    QCOMPARE(score->value, scoreText(facts.score));
  }
}

void TestNeuronView::numbersPaintedAreTheTraces() {
  Snapshot snapshot = familySnapshot("llama", AttentionKind::Decoder, 5, 2);
  answer(snapshot);
  const QString text = paintedSvg(*sceneOf(snapshot));
  const ScoreSource& scores = *snapshot.attention()->scores;
  const CellFacts facts = scores.facts(snapshot.focus.headId(), 5, 2);
  for (const QString& number : {scoreText(facts.dot), scoreText(facts.scale), scoreText(facts.score),
                                scoreText(facts.logSumExp), weightText(facts.weight)})
    QVERIFY2(text.contains(number), qPrintable(number));
  QVERIFY(text.contains(QStringLiteral("q·k = %1").arg(scoreText(facts.dot))));
  for (std::int64_t key = 0; key <= 5; ++key) {
    const CellFacts of = scores.facts(snapshot.focus.headId(), 5, key);
    QVERIFY(text.contains(QLatin1Char('>') + scoreText(of.score) + QLatin1Char('<')));
    QVERIFY(text.contains(QLatin1Char('>') + weightText(of.weight) + QLatin1Char('<')));
  }
}

void TestNeuronView::orders() {
  Snapshot snapshot = familySnapshot("deepseek_v2", AttentionKind::Decoder, 6, 3);
  for (const NeuronOrder order :
       {NeuronOrder::Dimension, NeuronOrder::Contribution, NeuronOrder::Magnitude}) {
    setOrder(snapshot, order);
    const NeuronContent content = neuronContent(snapshot);
    std::int64_t next = 0;
    for (const NeuronGroup& group : content.groups) {
      std::set<std::int64_t> all;
      for (std::size_t i = 0; i < group.dimensions.size(); ++i) {
        all.insert(group.dimensions[i]);
        if (i == 0) continue;
        const std::int64_t a = group.dimensions[i - 1], b = group.dimensions[i];
        const double x = content.terms[static_cast<std::size_t>(a)];
        const double y = content.terms[static_cast<std::size_t>(b)];
        if (order == NeuronOrder::Dimension) QVERIFY(a < b);
        if (order == NeuronOrder::Contribution) QVERIFY(x >= y);
        if (order == NeuronOrder::Magnitude) QVERIFY(std::abs(x) >= std::abs(y));
      }
      // Each part has its own dimensions, all of them.
      QCOMPARE(*all.begin(), next);
      next += group.part.count;
      QCOMPARE(*all.rbegin(), next - 1);
      QCOMPARE(static_cast<std::int64_t>(all.size()), group.part.count);
    }
    QCOMPARE(next, static_cast<std::int64_t>(content.terms.size()));
    for (std::size_t i = 1; i < content.pairs.size(); ++i)
      if (order == NeuronOrder::Contribution) QVERIFY(content.pairs[i - 1].share >= content.pairs[i].share);
  }
}

void TestNeuronView::pairsSumToTheDotProduct() {
  Snapshot snapshot = familySnapshot("llama", AttentionKind::Decoder, 5, 2);
  answer(snapshot);
  const NeuronContent content = neuronContent(snapshot);
  QVERIFY(content.turned);
  QCOMPARE(2 * content.pairs.size(), content.terms.size());
  double after = 0, before = 0;
  for (const NeuronPair& pair : content.pairs) {
    after += pair.share;
    before += pair.shareBefore.value();
  }
  QVERIFY(isClose(after, static_cast<double>(content.facts.dot)));
  double sumBefore = 0;
  for (const double term : content.termsBefore) sumBefore += term;
  QVERIFY(isClose(before, sumBefore));
  QVERIFY(std::abs(before - after) > 1e-4);
  // A token with itself is as far from itself before as after.
  snapshot.focus.key = 5;
  const NeuronContent self = neuronContent(snapshot);
  for (const NeuronPair& pair : self.pairs) QVERIFY(isClose(*pair.shareBefore, pair.share));
}

void TestNeuronView::beforeRotaryIsAsked() {
  Snapshot snapshot = familySnapshot("llama", AttentionKind::Decoder, 5, 2);
  const std::vector<Question> asked = NeuronPicture::needs(snapshot);
  QCOMPARE(asked.size(), std::size_t{1});
  // Another cell and another head of the layer need nothing new; another layer does.
  Snapshot other = snapshot;
  other.focus.key = 1;
  other.focus.head = 3;
  QCOMPARE(NeuronPicture::needs(other).front().key, asked.front().key);
  other.focus.layer = 0;
  QVERIFY(NeuronPicture::needs(other).front().key != asked.front().key);
  // Nothing is asked without a query, where nobody wants it, where nothing turns.
  other = snapshot;
  other.focus.query = -1;
  QVERIFY(NeuronPicture::needs(other).empty());
  NeuronOptions options;
  options.beforeRotary = false;
  setOptions(snapshot.state.viewOptions, options);
  QVERIFY(NeuronPicture::needs(snapshot).empty());
  QVERIFY(!neuronContent(snapshot).before);
  QVERIFY(NeuronPicture::needs(familySnapshot("gpt2", AttentionKind::Decoder, 5, 2)).empty());
  QVERIFY(NeuronPicture::needs(familySnapshot("bart", AttentionKind::Cross, 2, 2)).empty());
}

void TestNeuronView::latentAttentionHasTwoParts() {
  Snapshot snapshot = familySnapshot("deepseek_v2", AttentionKind::Decoder, 6, 3);
  answer(snapshot);
  const auto scene = sceneOf(snapshot);
  const std::vector<NeuronGroup>& groups = scene->content().groups;
  QCOMPARE(groups.size(), std::size_t{2});
  QCOMPARE(groups[0].part.kind, DimensionGroup::Kind::Content);
  QCOMPARE(groups[1].part.kind, DimensionGroup::Kind::Position);
  QCOMPARE(groups[1].part.count, std::int64_t{4});
  const QString text = paintedSvg(*scene);
  for (const NeuronGroup& group : groups) QVERIFY(text.contains(scoreText(group.sum)));
  QVERIFY(text.contains(QStringLiteral("nope part")));
  // Rotary leaves the first part as it is.
  const NeuronContent& content = scene->content();
  for (std::int64_t i = 0; i < groups[0].part.count; ++i)
    QVERIFY(std::abs(content.before->key[i] - content.vectors.key[i]) < 1e-5F);
}

void TestNeuronView::biasesAreNamed_data() {
  QTest::addColumn<QString>("family");
  QTest::addColumn<AttentionKind>("kind");
  QTest::addColumn<QString>("name");
  QTest::newRow("ALiBi") << "bloom" << AttentionKind::Decoder << "ALiBi bias (BLOOM)";
  QTest::newRow("relative") << "t5" << AttentionKind::Encoder << "relative bias";
  QTest::newRow("disentangled") << "deberta" << AttentionKind::Encoder << "position products";
  QTest::newRow("cap") << "gemma2" << AttentionKind::Decoder << "soft cap 5";
}

void TestNeuronView::biasesAreNamed() {
  QFETCH(QString, family);
  QFETCH(AttentionKind, kind);
  QFETCH(QString, name);
  const Snapshot snapshot = familySnapshot(family.toStdString(), kind, 3, 1);
  const NeuronContent content = neuronContent(snapshot);
  const std::vector<ScoreStep> steps = scoreSteps(content);
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const ScoreStep& step) { return step.name == name; });
  QVERIFY(found != steps.end());
  const CellFacts& facts = content.facts;
  if (facts.cap > 0)
    QCOMPARE(found->value, scoreText(facts.score));
  else
    QCOMPARE(found->value, scoreText(facts.bias));
  QVERIFY(!found->hint.isEmpty());
  // What stands before the score adds up to it.
  if (facts.cap == 0)
    QVERIFY(
        isClose(static_cast<double>(facts.dot * facts.scale + facts.bias), static_cast<double>(facts.score)));
}

void TestNeuronView::withoutAKeyTheLargestIsShown() {
  const Snapshot snapshot = familySnapshot("bert", AttentionKind::Encoder, 4, -1);
  const auto scene = sceneOf(snapshot);
  const NeuronCell& cell = scene->content().cell;
  QVERIFY(cell.isLargest);
  const PatternSource& patterns = *snapshot.patterns();
  for (std::int64_t key = 0; key < patterns.shape().keys; ++key)
    QVERIFY(patterns.cell(cell.head, 4, key) <= patterns.cell(cell.head, 4, cell.key));
  QVERIFY(paintedSvg(*scene).contains(QStringLiteral("largest weight")));
  const Snapshot chosen = familySnapshot("bert", AttentionKind::Encoder, 4, 2);
  QVERIFY(!neuronContent(chosen).cell.isLargest);
  QCOMPARE(neuronContent(chosen).cell.key, std::int64_t{2});
}

void TestNeuronView::whatIsMissingIsSaid() {
  QVERIFY(said({}).startsWith(QStringLiteral("Type a text")));
  Snapshot snapshot = familySnapshot("gpt2", AttentionKind::Decoder, -1, -1);
  QVERIFY(said(snapshot).startsWith(QStringLiteral("Click a token")));
  Snapshot scored = smallSnapshot(smallSentence());
  scored.focus.query = 2;
  QVERIFY(said(scored).contains(QStringLiteral("not the queries and keys")));
  auto trace = std::make_shared<Trace>(*scored.result->trace);
  trace->encoder->scores = nullptr;
  auto result = std::make_shared<RunResult>(*scored.result);
  result->trace = trace;
  scored.result = result;
  QVERIFY(said(scored).startsWith(QStringLiteral("There is no q and no k here")));
  snapshot.focus.kind = AttentionKind::Cross;
  QVERIFY(said(snapshot).contains(QStringLiteral("no cross-attention")));
}

void TestNeuronView::maskedCells() {
  const Snapshot snapshot = familySnapshot("gpt2", AttentionKind::Decoder, 2, 6);
  const NeuronContent content = neuronContent(snapshot);
  QVERIFY(content.facts.masked);
  const std::vector<ScoreStep> steps = scoreSteps(content);
  QVERIFY(std::any_of(steps.begin(), steps.end(),
                      [](const ScoreStep& step) { return step.value == QStringLiteral("masked"); }));
  const QString text = paintedSvg(*sceneOf(snapshot));
  QVERIFY(text.contains(QStringLiteral("masked")));
  QVERIFY(text.contains(scoreText(content.facts.dot)));
}

void TestNeuronView::experimentsAreNotTheMask() {
  const Snapshot own = familySnapshot("deepseek_v2", AttentionKind::Decoder, 4, 2);
  auto changed = std::make_shared<RunResult>(*own.result);
  changed->request.interventions.withoutPositions = true;
  changed->request.interventions.blockedKeys = {{AttentionKind::Decoder, -1, 2}};
  changed->trace = changed->model->transformer->run(changed->request, {});
  Snapshot snapshot = own;
  snapshot.result = changed;
  const NeuronContent content = neuronContent(snapshot);
  QVERIFY(content.facts.masked && content.isBlocked);
  const std::vector<ScoreStep> steps = scoreSteps(content);
  QVERIFY(std::any_of(steps.begin(), steps.end(), [](const ScoreStep& step) {
    return step.hint == QStringLiteral("An experiment keeps this query from looking at this key");
  }));
  QVERIFY(!paintedSvg(*sceneOf(snapshot)).contains(QStringLiteral("turned by rotary")));
  snapshot.focus.key = 3;
  QVERIFY(!neuronContent(snapshot).isBlocked);
}

void TestNeuronView::keysAreWalkedThrough() {
  Snapshot snapshot = familySnapshot("bert", AttentionKind::Encoder, 4, 2);
  const auto scene = sceneOf(snapshot);
  const PatternSource& patterns = *snapshot.patterns();
  QCOMPARE(static_cast<std::int64_t>(scene->keys().keys().size()), patterns.shape().keys);
  for (std::size_t i = 0; i < scene->keys().keys().size(); ++i) {
    const NeuronKey& key = scene->keys().keys()[i];
    if (i > 0) QVERIFY(scene->keys().keys()[i - 1].weight >= key.weight);
    QCOMPARE(key.weight, patterns.cell(snapshot.focus.headId(), 4, key.key));
    const SceneHit hit = scene->at(scene->keys().rowOf(key.key).center());
    QVERIFY(hit.focus);
    QCOMPARE(hit.focus->key, key.key);
    QCOMPARE(hit.focus->query, std::int64_t{4});
    QVERIFY(hit.tip.contains(weightText(static_cast<double>(key.weight))));
  }
  QCOMPARE(scene->marks(snapshot.focus).size(), std::size_t{1});
  QCOMPARE(scene->marks(snapshot.focus).front().rect, scene->keys().rowOf(2));
  // With room for few the locked key stands last all the same.
  const std::int64_t least = scene->keys().keys().back().key;
  snapshot.state.focus.key = snapshot.focus.key = least;
  const NeuronKeyList few(snapshot, neuronCell(snapshot),
                          QRectF(0, 0, 300, NeuronKeyList::heightFor(3, exportFont())), exportFont(), {});
  QCOMPARE(few.keys().size(), std::size_t{3});
  QCOMPARE(few.keys().back().key, least);
}

void TestNeuronView::barsTellTheirNumbers() {
  Snapshot snapshot = familySnapshot("llama", AttentionKind::Decoder, 5, 2);
  setOrder(snapshot, NeuronOrder::Magnitude);
  answer(snapshot);
  const auto scene = sceneOf(snapshot);
  const NeuronLayout& layout = scene->layout();
  const NeuronContent& content = scene->content();
  QCOMPARE(layout.columns.size(), content.terms.size());
  for (const NeuronColumn& column : layout.columns) {
    const auto dimension = static_cast<std::size_t>(column.dimension);
    const SceneHit hit = scene->at({column.left + layout.columnWidth / 2, layout.product.plot.center().y()});
    QVERIFY(hit.tip.startsWith(QStringLiteral("dimension %1").arg(column.dimension)));
    QVERIFY(hit.tip.contains(scoreText(content.vectors.query[column.dimension])));
    QVERIFY(hit.tip.contains(scoreText(content.vectors.key[column.dimension])));
    QVERIFY(hit.tip.contains(scoreText(content.terms[dimension])));
    QVERIFY(hit.tip.contains(scoreText(content.termsBefore[dimension])));
    QVERIFY(!hit.focus && !hit.change);
  }
  const double pairWidth = layout.pairs.plot.width() / static_cast<double>(content.pairs.size());
  for (std::size_t i = 0; i < content.pairs.size(); ++i) {
    const SceneHit hit = scene->at({layout.pairs.plot.left() + (static_cast<double>(i) + 0.5) * pairWidth,
                                    layout.pairs.plot.center().y()});
    QCOMPARE(hit.tip, pairTip(content, i));
    QVERIFY(hit.tip.contains(scoreText(content.pairs[i].share)));
  }
  QCOMPARE(scene->at(layout.steps.back().center()).tip, scene->steps().back().hint);
}

/// A list below them is not scrolled to.
void TestNeuronView::theNumbersStayInSightAboveTheList() {
  Snapshot snapshot = familySnapshot("bert", AttentionKind::Encoder, 3, 2);
  answer(snapshot);
  QVERIFY(sceneOf(snapshot, room(1080))->followsFocus());
  QVERIFY(!sceneOf(snapshot, room(500))->followsFocus());
}

void TestNeuronView::optionsAreKept() {
  ViewOptions all;
  setOptions(all, NeuronOptions{});
  QVERIFY(all.isEmpty());
  setOptions(all, NeuronOptions{NeuronOrder::Magnitude, false});
  const auto read = optionsIn<NeuronOptions>(all);
  QCOMPARE(read.order, NeuronOrder::Magnitude);
  QVERIFY(!read.beforeRotary);
  all["neuron"] = QJsonObject{{"order", "sideways"}, {"before_rotary", 3}};
  QCOMPARE(optionsIn<NeuronOptions>(all).order, NeuronOrder::Dimension);
  QVERIFY(optionsIn<NeuronOptions>(all).beforeRotary);
}

void TestNeuronView::controlsAskForAState() {
  NeuronControls controls;
  Snapshot snapshot = familySnapshot("llama", AttentionKind::Decoder, 5, 2);
  controls.setSnapshot(snapshot);
  QSignalSpy asked(&controls, &ViewControls::stateRequested);
  auto* order = controls.findChild<QComboBox*>();
  auto* before = controls.findChild<QCheckBox*>();
  QVERIFY(!before->isHidden());
  order->setCurrentIndex(1);
  emit order->activated(1);
  QCOMPARE(asked.size(), 1);
  auto state = asked.takeFirst().front().value<SessionState>();
  QCOMPARE(optionsIn<NeuronOptions>(state.viewOptions).order, NeuronOrder::Contribution);
  before->click();
  state = asked.takeFirst().front().value<SessionState>();
  QVERIFY(!optionsIn<NeuronOptions>(state.viewOptions).beforeRotary);
  // Without rotary there is nothing to choose.
  controls.setSnapshot(familySnapshot("gpt2", AttentionKind::Decoder, 5, 2));
  QVERIFY(before->isHidden());
}

void TestNeuronView::aClickInTheListAsksForTheKey() {
  const auto& all = viewRegistry();
  const auto entry = std::find_if(all.begin(), all.end(),
                                  [](const ViewEntry& of) { return of.id == QLatin1String("neuron"); });
  QVERIFY(entry != all.end());
  std::unique_ptr<View> view(entry->make({}, nullptr));
  auto* scenes = dynamic_cast<SceneView*>(view.get());
  QVERIFY(scenes);
  view->resize(1000, 700);
  view->show();
  Snapshot snapshot = familySnapshot("llama", AttentionKind::Decoder, 5, 2);
  answer(snapshot);
  view->setSnapshot(snapshot);
  QTRY_VERIFY(scenes->isUpToDate() && scenes->scene());
  const auto scene = std::dynamic_pointer_cast<const NeuronScene>(scenes->scene());
  QVERIFY(scene);
  QSignalSpy asked(view.get(), &View::focusRequested);
  const QPoint at = scenes->toWidget(scene->keys().rowOf(4).center()).toPoint();
  QWidget* under = view->childAt(at);
  QVERIFY(under);
  QTest::mouseClick(under, Qt::LeftButton, {}, under->mapFrom(view.get(), at));
  QCOMPARE(asked.size(), 1);
  QCOMPARE(asked.front().front().value<Focus>().key, std::int64_t{4});
}

void TestNeuronView::everythingHasItsPlace_data() {
  QTest::addColumn<QSizeF>("size");
  QTest::newRow("file") << QSizeF(1080, 680);
  QTest::newRow("window") << QSizeF(560, 400);
  QTest::newRow("narrow") << QSizeF(320, 200);
  QTest::newRow("large") << QSizeF(2600, 1700);
}

/// Nothing lies over something else or outside; what people see is kept in $HEADLIGHT_LOOK.
void TestNeuronView::everythingHasItsPlace() {
  QFETCH(QSizeF, size);
  Snapshot snapshot =
      trainedSnapshot("kjv-decoder", "In the beginning God created the heaven and the earth.");
  answer(snapshot);
  const auto scene = sceneOf(snapshot, room(size.width(), size.height()));
  QVERIFY(scene);
  const NeuronLayout& layout = scene->layout();
  std::vector<QRectF> parts = {layout.title, layout.subtitle, layout.words, layout.keys, layout.ticks};
  for (const NeuronBand* band : {&layout.query, &layout.key, &layout.product, &layout.running, &layout.pairs})
    if (!band->plot.isEmpty()) parts.insert(parts.end(), {band->header, band->plot});
  parts.insert(parts.end(), layout.steps.begin(), layout.steps.end());
  parts.insert(parts.end(), layout.groups.begin(), layout.groups.end());
  const QRectF whole(QPointF(), scene->size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    QVERIFY(whole.contains(parts[i]));
    for (std::size_t j = 0; j < i; ++j)
      QVERIFY(!parts[i].adjusted(0.01, 0.01, -0.01, -0.01).intersects(parts[j]));
  }
  QVERIFY(scene->size().width() == size.width() && scene->size().height() >= size.height());
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  if (folder.isEmpty()) return;
  QImage image(scene->size().toSize(), QImage::Format_RGB32);
  image.fill(pictureStyle(true).base);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  scene->paint(painter, whole, pictureStyle(true));
  paintMarks(painter, scene->marks(snapshot.focus), pictureStyle(true));
  painter.end();
  QVERIFY(image.save(folder + QStringLiteral("/neuron-%1.png").arg(QLatin1String(QTest::currentDataTag()))));
}

QTEST_MAIN(TestNeuronView)
#include "tst_neuron_view.moc"
