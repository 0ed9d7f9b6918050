#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <QToolButton>

#include "core/model/model.h"
#include "core/model/playground.h"
#include "small_attention.h"
#include "tests/ui/scene_pictures.h"
#include "ui/compute/answer_all.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/session/text_diff.h"
#include "ui/session/theme.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/spans/span_examples.h"
#include "ui/views/spans/span_questions.h"
#include "ui/views/spans/spans_controls.h"
#include "ui/views/spans/spans_picture.h"
#include "ui/views/spans/spans_scene.h"

using namespace headlight;

namespace {

/// A run of the playground on an example, with its marks.
Snapshot exampleSnapshot(const SpanExample& example) {
  Snapshot snapshot;
  showSpanExample(example, snapshot.state);
  auto result = std::make_shared<RunResult>();
  PlaygroundSettings settings;
  settings.mask = MaskRule::Causal;
  result->model = makePlayground(settings, {});
  const std::string text = example.own.text.toStdString();
  const Encoding encoding = result->model->tokenizer->encode(text);
  result->request.ids = encoding.ids;
  result->tokens = makeTokenList(encoding, text, {}, *result->model->tokenizer);
  result->request.tokens = result->tokens;
  result->trace = result->model->transformer->run(result->request, {});
  result->text = example.own.text;
  snapshot.focus.kind = result->trace->defaultKind();
  snapshot.result = std::move(result);
  return snapshot;
}

/// The embedded encoder on a sentence with a mask; "role" is its first half.
Snapshot trainedSnapshot() {
  Snapshot snapshot;
  auto result = std::make_shared<RunResult>();
  result->model =
      loadModel(ModelFiles::directory(HEADLIGHT_SOURCE_DIR "/resources/models/english-encoder"), {});
  const std::string text = "The animal did not cross the street because it was too [MASK].";
  const Encoding encoding = result->model->tokenizer->encode(text);
  result->request.ids = encoding.ids;
  result->tokens = makeTokenList(encoding, text, {}, *result->model->tokenizer);
  result->request.tokens = result->tokens;
  result->trace = result->model->transformer->run(result->request, {});
  result->text = QString::fromStdString(text);
  snapshot.focus.kind = result->trace->defaultKind();
  snapshot.result = std::move(result);
  SpansOptions options;
  options.own.text = snapshot.result->text;
  mark(options.own, {0, 0, 34});
  mark(options.own, {1, 35, 49});
  setOptions(snapshot.state.viewOptions, options);
  return snapshot;
}

/// "role": tokens 1 to 3, "filler": 8 to 11; the array's labels are its text.
Snapshot markedSnapshot() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  SpansOptions options;
  options.own = spanSceneOf(snapshot).marked;
  const SpanText text = spanSceneOf(snapshot).text;
  mark(options.own, {0, text.places[1].begin, text.places[3].end});
  mark(options.own, {2, text.places[8].begin, text.places[11].end});
  setOptions(snapshot.state.viewOptions, options);
  return snapshot;
}

void answer(Snapshot& snapshot) {
  answerAll(SpansPicture::needs(snapshot), *snapshot.result, snapshot.answers, {});
}

std::shared_ptr<const Scene> sceneOf(const Snapshot& snapshot, double width = 1000) {
  return SpansPicture::make(snapshot, {exportFont(), width, 700, false}, {});
}

}  // namespace

class TestSpansView : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QApplication::setPalette(lightPalette()); }
  void charactersAreFollowed();
  void marksAreFollowed();
  void marksReplaceEachOther();
  void optionsSurviveJson();
  void tokensOfStretches();
  void piecesOfCharacters();
  void paintedNumbersAreTheCores();
  void everyHeadIsInTheMaps();
  void draggingMarks();
  void clickingLocks();
  void nothingMarked();
  void aNarrowPageDoesNotScrollSideways();
  void examplesAreWhole_data();
  void examplesAreWhole();
  void cutIsARunWithoutTheSpan();
  void trainedModelIsAsked();
  void maskedIsNotZero();
  void controlsChangeNames();
  void chosenPenStays();
  void rewriteIsRunLikeTheText();
  void viewShowsTheScene();
};

void TestSpansView::charactersAreFollowed() {
  const auto kept = keptCharacters(QStringLiteral("abcdef"), QStringLiteral("Xabcef!"));
  QCOMPARE(kept, (std::vector<qsizetype>{1, 2, 3, -1, 4, 5}));
  // Changes at both ends and in the middle at once.
  const QString before = QStringLiteral("the cat sat on the mat"),
                after = QStringLiteral("A cat sat upon a mat.");
  const auto places = keptCharacters(before, after);
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i] >= 0) QCOMPARE(after[places[i]], before[qsizetype(i)]);
  QCOMPARE(places[4], 2);
  QCOMPARE(places[21], 19);
  // Beyond the limit nothing is held to be the same.
  QCOMPARE(keptCharacters(QStringLiteral("abc"), QStringLiteral("xbz"), 1),
           (std::vector<qsizetype>{-1, -1, -1}));
}

void TestSpansView::marksAreFollowed() {
  MarkedText marked{QStringLiteral("please be brief now"), {{1, 7, 15}}};
  QCOMPARE(followed(marked, QStringLiteral("Oh, please be very brief, now!")).stretches,
           (std::vector<MarkedStretch>{{1, 11, 24}}));
  QCOMPARE(followed(marked, QStringLiteral("please now")).stretches, std::vector<MarkedStretch>{});
  QCOMPARE(followed(marked, marked.text), marked);
}

void TestSpansView::marksReplaceEachOther() {
  MarkedText marked{QStringLiteral("0123456789"), {}};
  mark(marked, {0, 0, 6});
  mark(marked, {1, 4, 8});
  QCOMPARE(marked.stretches, (std::vector<MarkedStretch>{{0, 0, 4}, {1, 4, 8}}));
  mark(marked, {SpansOptions::eraser, 2, 5});
  QCOMPARE(marked.stretches, (std::vector<MarkedStretch>{{0, 0, 2}, {1, 5, 8}}));
  mark(marked, {1, 8, 9});
  QCOMPARE(marked.stretches.back(), (MarkedStretch{1, 5, 9}));
  unmarkAll(marked, 0, true);
  QCOMPARE(marked.stretches, (std::vector<MarkedStretch>{{0, 5, 9}}));
}

void TestSpansView::optionsSurviveJson() {
  SpansOptions options;
  options.names = QStringList{QStringLiteral("a"), QStringLiteral("背景")};
  options.pen = 1;
  options.scope = SpansOptions::Scope::Head;
  options.own = {QStringLiteral("one two"), {{0, 0, 3}, {1, 4, 7}}};
  options.rewrite = {QStringLiteral("two"), {{1, 0, 3}}};
  SpansOptions read;
  read.read(JsonValues(options.toJson()));
  QCOMPARE(read.toJson(), options.toJson());
  QCOMPARE(read.own, options.own);
  // What makes no sense is left out.
  SpansOptions odd;
  odd.read(JsonValues(
      QJsonObject{{"pen", 99},
                  {"own", QJsonObject{{"text", "abc"}, {"stretches", QJsonArray{QJsonArray{0, 0, 9}, 5}}}}}));
  QCOMPARE(odd.pen, 0);
  QVERIFY(odd.own.stretches.empty());
  QJsonArray many;
  for (int i = 0; i < 5000; ++i) many.append(QJsonArray{0, 2 * i, 2 * i + 1});
  odd.read(
      JsonValues(QJsonObject{{"own", QJsonObject{{"text", QString(10'000, u'x')}, {"stretches", many}}}}));
  QCOMPARE(odd.own.stretches.size(), std::size_t{4096});
  QVERIFY(ViewOptions().isEmpty());
}

void TestSpansView::tokensOfStretches() {
  const Snapshot snapshot = markedSnapshot();
  const SpanGroups groups = spanSceneOf(snapshot).groups;
  QCOMPARE(groups.names, (std::vector<int>{0, 2, SpanGroups::unmarked, SpanGroups::special}));
  QCOMPARE(groups.tokens[0], (std::vector<std::int64_t>{1, 2, 3}));
  QCOMPARE(groups.tokens[1], (std::vector<std::int64_t>{8, 9, 10, 11}));
  QCOMPARE(groups.tokens[3], (std::vector<std::int64_t>{0, 13}));
  QCOMPARE(groups.marked(), 2);
}

/// Bytes are counted as characters: a token may be a third of one.
void TestSpansView::piecesOfCharacters() {
  const QString text = QStringLiteral("我🙂 b");
  TokenList tokens(4);
  tokens[0].range = {0, 1};
  tokens[1].range = {1, 3};
  tokens[2].range = {3, 7};
  tokens[3].range = {7, 9};
  const SpanText placed = spanTextOf(tokens, text, {});
  const std::vector<std::pair<qsizetype, qsizetype>> expected{{0, 1}, {0, 1}, {1, 3}, {4, 5}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    QCOMPARE(placed.places[i].begin, expected[i].first);
    QCOMPARE(placed.places[i].end, expected[i].second);
  }
  // What no token reaches is not looked at.
  const SpanText longer = spanTextOf(tokens, text + QString(10'000, u'x'), {});
  QCOMPARE(longer.text.size(), 9);
  for (std::size_t i = 0; i < expected.size(); ++i) QCOMPARE(longer.places[i].end, expected[i].second);
}

/// The table says what the core says, for all heads, the layer and the head.
void TestSpansView::paintedNumbersAreTheCores() {
  Snapshot snapshot = markedSnapshot();
  snapshot.focus.layer = 1;
  snapshot.focus.head = 2;
  answer(snapshot);
  const SpanGroups groups = spanSceneOf(snapshot).groups;
  const SpanAttention attention =
      spanAttention(*snapshot.patterns(), {groups.count(), groups.labels, groups.labels}, {});
  const QStringList texts = paintedTexts(*sceneOf(snapshot));
  qsizetype at = 0;
  const auto expectNext = [&](const QString& text) {
    at = texts.indexOf(text, at);
    QVERIFY2(at >= 0, qPrintable(text + QStringLiteral(" in ") + texts.join(QStringLiteral(" | "))));
    ++at;
  };
  expectNext(QStringLiteral("tokens"));
  for (std::int64_t group = 0; group < groups.count(); ++group) {
    for (const SpanShares& shares :
         {meanShares(attention, 0, 2), meanShares(attention, 1, 2), attention.of({1, 2})}) {
      expectNext(weightText(shares.share(groups.count(), group)));
      expectNext(scaleEndText(shares.lift(groups.count(), group)) + QStringLiteral("×"));
    }
  }
  const SpanShares all = meanShares(attention, 0, 2);
  for (std::int64_t from = 0; from <= groups.count(); ++from)
    for (std::int64_t to = 0; to < groups.count(); ++to) expectNext(weightText(all.share(from, to)));
  QVERIFY(texts.join(QLatin1Char(' ')).contains(QStringLiteral("Attention is not effect")));
}

void TestSpansView::everyHeadIsInTheMaps() {
  Snapshot snapshot = markedSnapshot();
  answer(snapshot);
  const auto scene = sceneOf(snapshot);
  for (int layer = 0; layer < 2; ++layer)
    for (int head = 0; head < 3; ++head) {
      Focus focus = snapshot.focus;
      focus.layer = layer;
      focus.head = head;
      const auto marks = scene->marks(focus);
      QCOMPARE(marks.size(), 2u);  // one in each span's map
      const SceneHit hit = scene->at(marks.front().rect.center());
      QVERIFY(hit.focus);
      QCOMPARE(*hit.focus, focus);
      QVERIFY(hit.tip.contains(QStringLiteral("×")));
    }
}

void TestSpansView::draggingMarks() {
  Snapshot snapshot = markedSnapshot();
  answer(snapshot);
  const auto scene = std::dynamic_pointer_cast<const SpansScene>(sceneOf(snapshot));
  const SceneHit hit = scene->dragged(scene->tokenRect(5).center(), scene->tokenRect(2).center());
  QVERIFY(hit.change);
  QCOMPARE(hit.undoText, QStringLiteral("Mark as role"));
  SessionState state = snapshot.state;
  hit.change(state);
  snapshot.state = state;
  QCOMPARE(spanSceneOf(snapshot).groups.tokens[0], (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
  // Marks of another name give way.
  auto options = optionsIn<SpansOptions>(state.viewOptions);
  options.pen = SpansOptions::eraser;
  setOptions(snapshot.state.viewOptions, options);
  answer(snapshot);
  const auto again = std::dynamic_pointer_cast<const SpansScene>(sceneOf(snapshot));
  again->dragged(again->tokenRect(1).center(), again->tokenRect(13).center()).change(snapshot.state);
  QCOMPARE(spanSceneOf(snapshot).groups.marked(), 0);
}

void TestSpansView::clickingLocks() {
  Snapshot snapshot = markedSnapshot();
  answer(snapshot);
  const auto scene = std::dynamic_pointer_cast<const SpansScene>(sceneOf(snapshot));
  const QPointF point = scene->tokenRect(4).center();
  const SceneHit hit = scene->dragged(point, point + QPointF(1, 1));
  QVERIFY(!hit.change);
  QCOMPARE(hit.focus->query, 4);
  Focus focus = snapshot.focus;
  focus.query = 4;
  QCOMPARE(scene->marks(focus).front().rect, scene->tokenRect(4));
}

void TestSpansView::nothingMarked() {
  const Snapshot snapshot = smallSnapshot(smallSentence());
  QVERIFY(SpansPicture::needs(snapshot).empty());
  const auto scene = sceneOf(snapshot);
  QVERIFY(paintedTexts(*scene).join(QLatin1Char(' ')).contains(QStringLiteral("Drag over words")));
  look(QStringLiteral("spans-empty"), *scene);
  QCOMPARE(sceneOf(Snapshot{})->summary(), QStringLiteral("Type a text to see where the model looks."));
}

/// Beside the head map of a window of 1280 pixels the page has some 500.
void TestSpansView::aNarrowPageDoesNotScrollSideways() {
  Snapshot snapshot = trainedSnapshot();
  answer(snapshot);
  const auto wide = sceneOf(snapshot, 1000), narrow = sceneOf(snapshot, 510);
  QCOMPARE(narrow->size().width(), 510.0);
  // What cuts do stands below the shares then, and nothing of the numbers is lost.
  const QRegularExpression number(QStringLiteral("^\\d+\\.\\d+×?$"));
  QCOMPARE(paintedTexts(*narrow).filter(number), paintedTexts(*wide).filter(number));
  QVERIFY(narrow->size().height() > wide->size().height());
  for (const auto& scene : {wide, narrow})
    for (double x = 0; x < scene->size().width(); x += 5)
      for (double y = 0; y < scene->size().height(); y += 5)
        QVERIFY(scene->at({x, y}).rect.right() <= scene->size().width());
  QVERIFY(!narrow->followsFocus());
}

void TestSpansView::examplesAreWhole_data() {
  QTest::addColumn<int>("index");
  QVERIFY(spanExamples().size() >= 6);
  for (std::size_t i = 0; i < spanExamples().size(); ++i)
    QTest::newRow(qPrintable(spanExamples()[i].title)) << int(i);
}

void TestSpansView::examplesAreWhole() {
  QFETCH(int, index);
  const SpanExample& example = spanExamples()[std::size_t(index)];
  QVERIFY(!example.title.isEmpty() && !example.own.text.isEmpty());
  QVERIFY(example.names.size() <= SpansOptions::mostNames);
  Snapshot snapshot = exampleSnapshot(example);
  answer(snapshot);
  QVERIFY(spanSceneOf(snapshot).groups.marked() >= 2);
  for (const Question& question : SpansPicture::needs(snapshot))
    if (!question.key.startsWith(QStringLiteral("spans cut")))
      QCOMPARE(snapshot.problem(question.key), QString());
  const auto scene = sceneOf(snapshot, 900);
  const QStringList texts = paintedTexts(*scene);
  for (const MarkedStretch& stretch : example.own.stretches)
    QVERIFY(texts.contains(example.names[stretch.name]));
  look(QStringLiteral("spans-example-%1").arg(index), *scene);
}

/// The words of the table beside a run with the tokens cut.
void TestSpansView::cutIsARunWithoutTheSpan() {
  Snapshot snapshot = exampleSnapshot(spanExamples()[2]);
  const CutPlace place = cutPlaceOf(snapshot);
  if (!place.missing.isEmpty()) {
    QVERIFY(!snapshot.result->model->transformer->hasOutputHead());
    answer(snapshot);
    QVERIFY(paintedTexts(*sceneOf(snapshot, 1400))
                .join(QLatin1Char(' '))
                .contains(QStringLiteral("no language-model head")));
    return;
  }
  answer(snapshot);
  const SpanScene scene = spanSceneOf(snapshot);
  const auto cuts = snapshot.answer<SpanCuts>(cutQuestion(snapshot, scene, place).key);
  QVERIFY(cuts);
  const QString words = paintedTexts(*sceneOf(snapshot, 1400)).join(QLatin1Char(' '));
  for (const auto& cut : cuts->cuts)
    if (cut) QVERIFY(words.contains(weightText(cut->token.probability)));
}

void TestSpansView::trainedModelIsAsked() {
  Snapshot snapshot = trainedSnapshot();
  const CutPlace place = cutPlaceOf(snapshot);
  QVERIFY(place.missing.isEmpty() && !place.position);
  answer(snapshot);
  const auto scene = sceneOf(snapshot, 1100);
  const auto cuts = snapshot.answer<SpanCuts>(cutQuestion(snapshot, spanSceneOf(snapshot), place).key);
  QVERIFY(cuts && cuts->cuts.size() == 2);
  const QString words = paintedTexts(*scene).join(QLatin1Char(' '));
  QVERIFY(words.contains(weightText(cuts->base.probability)));
  for (const auto& cut : cuts->cuts) QVERIFY(words.contains(weightText(cut->token.probability)));
  look(QStringLiteral("spans-trained"), *scene);
  // Without a mask in the text the token that is locked is guessed.
  snapshot.answers.clear();
  auto result = std::make_shared<RunResult>(*snapshot.result);
  for (std::size_t i = 0; i < result->request.ids.size(); ++i)
    if (result->request.tokens[i].label == "[MASK]") result->request.ids[i] = result->request.ids[1];
  snapshot.result = result;
  QVERIFY(!cutPlaceOf(snapshot).missing.isEmpty());
  snapshot.state.focus.query = 3;
  QVERIFY(cutPlaceOf(snapshot).masks);
  QCOMPARE(cutPlaceOf(snapshot).position.value(), std::int64_t{3});
}

/// A span that comes later than all that looks has no share, which is not a share of 0.
void TestSpansView::maskedIsNotZero() {
  Snapshot snapshot = smallSnapshot(smallSentence(), true);
  SpansOptions options;
  options.own = spanSceneOf(snapshot).marked;
  const SpanText text = spanSceneOf(snapshot).text;
  mark(options.own, {0, text.places[1].begin, text.places[3].end});
  mark(options.own, {1, text.places[9].begin, text.places[11].end});
  setOptions(snapshot.state.viewOptions, options);
  answer(snapshot);
  const QStringList texts = paintedTexts(*sceneOf(snapshot));
  QVERIFY(!texts.contains(QStringLiteral("0.0000")));
  QVERIFY(texts.contains(QStringLiteral("–")));
  const qsizetype table = texts.indexOf(QStringLiteral("From (rows) to (columns), all heads"));
  const qsizetype maps = texts.indexOf(QStringLiteral("Share over chance by layer (rows) and head"));
  QVERIFY(table > 0 && maps > table);
  QVERIFY(!texts.mid(table, maps - table).contains(QStringLiteral("0")));
}

void TestSpansView::controlsChangeNames() {
  Snapshot snapshot = markedSnapshot();
  SpansControls controls;
  controls.setSnapshot(snapshot);
  QSignalSpy asked(&controls, &ViewControls::stateRequested);
  const auto press = [&](const QString& text) {
    for (QToolButton* button : controls.findChildren<QToolButton*>())
      if (button->text() == text) button->click();
    for (QAction* action : controls.findChildren<QAction*>())
      if (action->text() == text) action->trigger();
    if (asked.isEmpty()) return SpansOptions{};
    snapshot.state = asked.last().first().value<SessionState>();
    controls.setSnapshot(snapshot);
    return optionsIn<SpansOptions>(snapshot.state.viewOptions);
  };
  QCOMPARE(press(QStringLiteral("filler")).pen, 2);
  if (const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK"); !folder.isEmpty()) {
    controls.resize(640, controls.heightForWidth(640));
    QVERIFY(controls.grab().save(folder + QStringLiteral("/spans-controls.png")));
  }
  QCOMPARE(press(QStringLiteral("Add a Name")).names.size(), 6);
  QCOMPARE(press(QStringLiteral("filler")).pen, 2);
  const SpansOptions removed = press(QStringLiteral("Remove the Name and Its Marks"));
  QVERIFY(!removed.names.contains(QStringLiteral("filler")));
  QCOMPARE(removed.own.stretches.size(), 1u);
  QCOMPARE(press(QStringLiteral("Unmark")).pen, SpansOptions::eraser);
  QVERIFY(press(QStringLiteral("Take All Marks Away")).own.stretches.empty());
}

void TestSpansView::chosenPenStays() {
  Snapshot snapshot = markedSnapshot();
  SpansControls controls;
  controls.setSnapshot(snapshot);
  connect(&controls, &ViewControls::stateRequested, &controls, [&](const SessionState& state) {
    snapshot.state = state;
    controls.setSnapshot(snapshot);
  });
  const auto button = [&](const QString& text) {
    for (QToolButton* found : controls.findChildren<QToolButton*>())
      if (found->text() == text) return found;
    return static_cast<QToolButton*>(nullptr);
  };
  const QString first = SpansOptions{}.names[0];
  button(first)->click();
  QVERIFY(button(first)->isChecked());
  // A new name that is being typed is that of the pen that was chosen then.
  QLineEdit* name = nullptr;
  for (QLineEdit* field : controls.findChildren<QLineEdit*>())
    if (field->accessibleName() == QStringLiteral("Name of the chosen colour")) name = field;
  QVERIFY(name);
  name->selectAll();
  QTest::keyClicks(name, QStringLiteral("new"));
  button(QStringLiteral("filler"))->click();
  const auto options = optionsIn<SpansOptions>(snapshot.state.viewOptions);
  QCOMPARE(options.names[0], QStringLiteral("new"));
  QCOMPARE(options.names[2], QStringLiteral("filler"));
  QCOMPARE(options.pen, 2);
}

void TestSpansView::rewriteIsRunLikeTheText() {
  Snapshot snapshot = exampleSnapshot(spanExamples()[0]);
  auto options = optionsIn<SpansOptions>(snapshot.state.viewOptions);
  options.rewrite = options.own;
  setOptions(snapshot.state.viewOptions, options);
  auto result = std::make_shared<RunResult>(*snapshot.result);
  // Every key is looked at alike then.
  result->request.interventions.scoreScale = 0.0F;
  result->trace = result->model->transformer->run(result->request, {});
  snapshot.result = result;
  answer(snapshot);
  const SpanScene scene = spanSceneOf(snapshot);
  const auto own = snapshot.answer<SpanAttention>(shareQuestion(snapshot, scene).key);
  const auto rewrite = snapshot.answer<MarkedRun>(rewriteQuestion(snapshot, scene).key);
  QVERIFY(own && rewrite);
  const SpanShares& shares = own->of({0, 0});
  const SpanShares& other = rewrite->attention.of({0, 0});
  QCOMPARE(other.count, shares.count);
  QCOMPARE(other.share(other.count, 0), shares.share(shares.count, 0));
  QVERIFY(std::abs(shares.share(shares.count, 0) - shares.chance(shares.count, 0)) < 1e-4);
}

void TestSpansView::viewShowsTheScene() {
  Snapshot snapshot = markedSnapshot();
  SceneView view(definitionOf<SpansPicture>(), {});
  view.resize(900, 600);
  view.show();
  view.setSnapshot(snapshot);
  QTRY_VERIFY(view.scene());
  answer(snapshot);
  view.setSnapshot(snapshot);
  QTRY_VERIFY(view.isUpToDate());
  const auto scene = std::dynamic_pointer_cast<const SpansScene>(view.scene());
  QVERIFY(scene);
  QSignalSpy asked(&view, &View::stateRequested);
  QWidget* const canvas = view.focusProxy()->findChild<QWidget*>(QStringLiteral("qt_scrollarea_viewport"));
  const auto pointOf = [&](std::int64_t token) {
    return canvas->mapFrom(&view, view.toWidget(scene->tokenRect(token).center()).toPoint());
  };
  QTest::mousePress(canvas, Qt::LeftButton, {}, pointOf(5));
  QTest::mouseMove(canvas, pointOf(6));
  QTest::mouseRelease(canvas, Qt::LeftButton, {}, pointOf(6));
  QCOMPARE(asked.count(), 1);
  look(QStringLiteral("spans-marked"), *scene);
}

QTEST_MAIN(TestSpansView)
#include "tst_spans_view.moc"
