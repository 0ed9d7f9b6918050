#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/ui/dense_source.h"
#include "tests/ui/fakes.h"
#include "tests/ui/pattern_snapshot.h"
#include "tests/ui/scene_pictures.h"
#include "ui/compute/answer_all.h"
#include "ui/compute/shown_result.h"
#include "ui/compute/spaced_result.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/session/session_json.h"
#include "ui/session/state_command.h"
#include "ui/views/compare/compare_scene.h"
#include "ui/views/compare/compared_view.h"
#include "ui/views/heads_scene.h"
#include "ui/views/lines/lines_options.h"
#include "ui/views/lines/lines_picture.h"
#include "ui/views/lines/lines_scene.h"
#include "ui/views/shown_snapshot.h"
#include "ui/views/text/text_picture.h"
#include "ui/views/text/text_scene.h"

using namespace headlight;

namespace {

constexpr QSizeF kRoom(1200, 500);

ComputeRequest requestOf(const QString& text) {
  ComputeRequest request;
  request.source = CheckpointChoice{QStringLiteral("encoder")};
  request.text = text;
  return request;
}

/// Words fall into two pieces.
class HalvesTokenizer : public testing::WordTokenizer {
 public:
  HalvesTokenizer() : WordTokenizer(true) {}
  Encoding encode(std::string_view text, std::optional<std::string_view> pair,
                  const EncodeOptions& options) const override {
    const Encoding words = WordTokenizer::encode(text, pair, options);
    Encoding halves;
    for (std::size_t i = 0; i < words.ids.size(); ++i) {
      const auto [begin, end] = words.offsets[i];
      const std::int64_t middle = words.special[i] ? end : begin + 1;
      const auto first = static_cast<std::size_t>(middle - begin);
      const std::string& word = words.tokens[i];
      add(halves, words, i, words.special[i] ? word : word.substr(0, first), {begin, middle});
      if (middle < end) add(halves, words, i, word.substr(first), {middle, end});
    }
    return halves;
  }

 private:
  static void add(Encoding& to, const Encoding& from, std::size_t word, const std::string& piece,
                  ByteRange range) {
    to.ids.push_back(from.ids[word]);
    to.tokens.push_back(piece);
    to.offsets.push_back(range);
    to.segments.push_back(from.segments[word]);
    to.typeIds.push_back(from.typeIds[word]);
    to.special.push_back(from.special[word]);
  }
};

/// The space before a word belongs to it.
class SpacesTokenizer : public testing::WordTokenizer {
 public:
  SpacesTokenizer() : WordTokenizer(true) {}
  Encoding encode(std::string_view text, std::optional<std::string_view> pair,
                  const EncodeOptions& options) const override {
    Encoding words = WordTokenizer::encode(text, pair, options);
    for (std::size_t i = 0; i < words.ids.size(); ++i)
      if (!words.special[i] && words.offsets[i].begin > 0) --words.offsets[i].begin;
    return words;
  }
};

template <typename Tokenizer>
ComputeServices servicesOf() {
  ComputeServices services = testing::fakeServices();
  services.openModel = [](const SourceChoice&, const Execution&) -> std::shared_ptr<const Model> {
    auto model = std::make_shared<Model>(*testing::fakeModel("encoder", Architecture::Encoder, 20));
    model->tokenizer = std::make_shared<Tokenizer>();
    return model;
  };
  return services;
}

/// The first run of a text by the fake model, compared with what the options say.
Snapshot comparing(const QString& text, CompareOptions options,
                   const ComputeServices& services = testing::fakeServices()) {
  Snapshot snapshot;
  snapshot.others = std::make_shared<OtherRuns>(services);
  snapshot.result = snapshot.others->run(requestOf(text), nullptr, {});
  snapshot.state.source = CheckpointChoice{QStringLiteral("encoder")};
  snapshot.state.text = text;
  snapshot.state.singleHead = true;
  options.on = true;
  setOptions(snapshot.state.viewOptions, options);
  return snapshot;
}

CompareOptions withText(const QString& text) {
  CompareOptions options;
  options.text = text;
  return options;
}

CompareOptions withHead(const HeadId& head) {
  CompareOptions options;
  options.with = CompareOptions::With::Head;
  options.head = head;
  return options;
}

/// The snapshot with something else in place of the run.
Snapshot shownAs(Snapshot snapshot, const ShownChoice& choice) {
  snapshot.state.shown = choice;
  return shownSnapshot(snapshot, showAs(snapshot.result, shownRequestOf(snapshot.state), {}));
}

/// Heads of one source against its head 0.1.
Snapshot comparingHeads(std::shared_ptr<const PatternSource> source, const HeadId& focused) {
  Snapshot snapshot = snapshotOf(std::move(source));
  CompareOptions options;
  options.on = true;
  options.with = CompareOptions::With::Head;
  options.head = {0, 1};
  setOptions(snapshot.state.viewOptions, options);
  snapshot.focus.layer = focused.layer;
  snapshot.focus.head = focused.head;
  snapshot.state.focus = snapshot.focus;
  snapshot.state.singleHead = true;
  return snapshot;
}

void show(Snapshot& snapshot, CompareOptions::Show part) {
  editOptions<CompareOptions>(snapshot.state.viewOptions,
                              [&](CompareOptions& options) { options.show = part; });
}

void answer(const SceneDefinition& view, Snapshot& snapshot) {
  answerAll([&] { return view.needs(snapshot); }, *snapshot.result, snapshot.answers, {});
}

template <typename Picture>
std::shared_ptr<const CompareScene> sceneOf(Snapshot& snapshot, std::shared_ptr<const Scene> before = {}) {
  const SceneDefinition view = comparedDefinitionOf<Picture>();
  answer(view, snapshot);
  SceneRequest request{exportFont(), kRoom.width(), kRoom.height()};
  request.before = std::move(before);
  return std::dynamic_pointer_cast<const CompareScene>(view.make(snapshot, request, {}));
}

const ComparedPanel& panelOf(const CompareScene& scene, ComparedPart part) {
  const auto found = std::find_if(scene.panels().begin(), scene.panels().end(),
                                  [part](const ComparedPanel& panel) { return panel.part == part; });
  Q_ASSERT(found != scene.panels().end());
  return *found;
}

/// The middle of a token's label in one of the pictures.
QPointF labelAt(const CompareScene& scene, ComparedPart part, std::int64_t token, bool query) {
  const ComparedPanel& panel = panelOf(scene, part);
  const std::vector<QRectF> rects = panel.scene->labelsOf(token, query);
  return rects.empty() ? QPointF(-1, -1) : rects.front().center() + panel.at;
}

/// A view that shows no pattern.
struct PlainPicture {
  static constexpr const char* id = "plain";
  static QString title() { return QStringLiteral("Plain"); }
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution&) {
    return placeholderScene(snapshot.result->text, request);
  }
};

const QString kTired = QStringLiteral("it was too tired");
const QString kWide = QStringLiteral("it was really too wide");

}  // namespace

class tst_compare_view : public QObject {
  Q_OBJECT
 private slots:
  void optionsAreKept();
  void typingIsUndoneByWords();
  void offMeansThePlainScene();
  void tokensAloneAreNamed();
  void whatIsPointedAtInOneIsMarkedInAll();
  void aTokenThatOnlyBHasIsNoFocus();
  void numbersOfTheDifference();
  void tipsSayAllThree();
  void oneScaleForBoth();
  void hatchedWhereOnlyOneHasIt();
  void textShadesTheDifference();
  void linesOfTheDifference();
  void smallDifferencesAreSeen();
  void viewsWithoutDifference();
  void oneOfThemLarge();
  void whatCannotBeComparedIsSaid();
  void anotherModel();
  void picturesStayWhileTheFocusMoves();
  void pagesAreDividedByTheRoom();
  void spacesAreShownInBoth();
  void wordsAreComparedAsWords();
  void whatWasWrittenIsOfTheFirstAlone();
  void oneHeadOfALayerIsCalledSo();
};

void tst_compare_view::optionsAreKept() {
  CompareOptions options;
  options.on = true;
  options.with = CompareOptions::With::Head;
  options.text = QStringLiteral("我爱猫");
  options.pairText = QStringLiteral("I love cats");
  options.model = QStringLiteral("english-encoder-untrained");
  options.head = {3, 2};
  options.show = CompareOptions::Show::Difference;
  SessionState state;
  setOptions(state.viewOptions, options);
  const SessionState read = sessionFromJson(toJson(state), {});
  QCOMPARE(optionsIn<CompareOptions>(read.viewOptions), options);
  CompareOptions broken;
  broken.read(JsonValues({{"with", "nonsense"}, {"layer", -3}, {"show", 7}, {"on", "yes"}}));
  QCOMPARE(broken, CompareOptions{});
  setOptions(state.viewOptions, CompareOptions{});
  QVERIFY2(state.viewOptions.isEmpty(), "a session that compares nothing says nothing of it");
}

void tst_compare_view::typingIsUndoneByWords() {
  const auto typed = [](const QString& text) {
    SessionState state;
    setOptions(state.viewOptions, withText(text));
    return state;
  };
  const auto nothing = [](const SessionState&) {};
  StateCommand word(typed({}), typed(QStringLiteral("a")), QStringLiteral("Typing"), nothing);
  StateCommand letter(typed(QStringLiteral("a")), typed(QStringLiteral("ab")), QStringLiteral("Typing"),
                      nothing);
  QVERIFY(word.mergeWith(&letter));
  QCOMPARE(optionsIn<CompareOptions>(word.after().viewOptions).text, QStringLiteral("ab"));
  SessionState other;
  other.text = QStringLiteral("x");
  StateCommand above({}, other, QStringLiteral("Typing"), nothing);
  QVERIFY2(!word.mergeWith(&above), "another text was typed into");
}

void tst_compare_view::offMeansThePlainScene() {
  Snapshot snapshot = comparing(kTired, withText(kWide));
  editOptions<CompareOptions>(snapshot.state.viewOptions,
                              [](CompareOptions& options) { options.on = false; });
  const SceneDefinition view = comparedDefinitionOf<LinesPicture>();
  QVERIFY(view.needs(snapshot).empty());
  const auto scene = view.make(snapshot, {exportFont(), kRoom.width(), kRoom.height()}, {});
  QVERIFY(dynamic_cast<const LinesScene*>(scene.get()));
}

void tst_compare_view::tokensAloneAreNamed() {
  Snapshot snapshot = comparing(kTired, withText(kWide));
  const auto scene = sceneOf<HeadsPicture>(snapshot);
  QCOMPARE(scene->panels().size(), std::size_t{3});
  const QStringList texts = paintedTexts(*scene);
  QVERIFY(texts.contains(QStringLiteral("A: it was too tired")));
  QVERIFY(texts.contains(QStringLiteral("B: it was really too wide")));
  QVERIFY(texts.contains(QStringLiteral("only in A: “tired”")));
  QVERIFY(texts.contains(QStringLiteral("only in B: “really”, “wide”")));
  QVERIFY(texts.contains(QStringLiteral("A − B")));
  look(QStringLiteral("compare-heads"), *scene);
}

void tst_compare_view::whatIsPointedAtInOneIsMarkedInAll() {
  Snapshot snapshot = comparing(kTired, withText(kWide));
  const auto scene = sceneOf<LinesPicture>(snapshot);
  // "too" is token 3 of A ([CLS] before it) and token 4 of B.
  const SceneHit hit = scene->at(labelAt(*scene, ComparedPart::Second, 4, true));
  QVERIFY(hit.focus.has_value());
  QCOMPARE(hit.focus->query, std::int64_t{3});
  std::vector<QRectF> wanted;
  for (const ComparedPart part : {ComparedPart::First, ComparedPart::Second, ComparedPart::Difference}) {
    const ComparedPanel& panel = panelOf(*scene, part);
    const std::int64_t token = part == ComparedPart::Second ? 4 : 3;
    wanted.push_back(panel.scene->labelsOf(token, true).front().translated(panel.at));
  }
  std::vector<QRectF> marked;
  for (const SceneMark& mark : scene->marks(*hit.focus))
    if (mark.role == SceneMark::Role::Query) marked.push_back(mark.rect);
  QCOMPARE(marked, wanted);
}

void tst_compare_view::aTokenThatOnlyBHasIsNoFocus() {
  Snapshot snapshot = comparing(kTired, withText(kWide));
  snapshot.state.focus.query = snapshot.focus.query = 1;
  const auto scene = sceneOf<LinesPicture>(snapshot);
  const SceneHit hit = scene->at(labelAt(*scene, ComparedPart::Second, 3, true));
  QVERIFY2(!hit.rect.isEmpty(), "it is there");
  QVERIFY(!hit.focus.has_value());
  // And the other way round: what only A has is nowhere in B.
  Focus tired = snapshot.focus;
  tired.query = 4;
  QCOMPARE(scene->comparison().toSecond(tired).query, std::int64_t{-1});
}

void tst_compare_view::numbersOfTheDifference() {
  const auto source = makeDenseSource({1, 2, 4, 4});
  Snapshot snapshot = comparingHeads(source, {0, 0});
  show(snapshot, CompareOptions::Show::Difference);
  const auto scene = sceneOf<HeadsPicture>(snapshot);
  const QStringList texts = paintedTexts(*scene);
  const QRectF plot = dynamic_cast<const HeadsScene&>(*scene->panels().front().scene).plotOf({0, 0});
  for (std::int64_t query = 0; query < 4; ++query)
    for (std::int64_t key = 0; key < 4; ++key) {
      const float difference = source->cell({0, 0}, query, key) - source->cell({0, 1}, query, key);
      const QString number = cellWeightText(difference, plot.width() / 4, 27);
      if (!number.isEmpty()) QVERIFY2(texts.contains(number), qPrintable(number));
    }
  QVERIFY(std::any_of(texts.begin(), texts.end(), [](const QString& text) { return text.startsWith(u'-'); }));
}

void tst_compare_view::tipsSayAllThree() {
  const auto source = makeDenseSource({1, 2, 4, 4});
  Snapshot snapshot = comparingHeads(source, {0, 0});
  const auto scene = sceneOf<HeadsPicture>(snapshot);
  for (const ComparedPanel& panel : scene->panels()) {
    const auto& heads = dynamic_cast<const HeadsScene&>(*panel.scene);
    const QRectF plot = heads.plotOf(panel.part == ComparedPart::Second ? HeadId{0, 1} : HeadId{0, 0});
    // Query 2, key 1.
    const QPointF at = plot.topLeft() + QPointF(plot.width() * 1.5 / 4, plot.height() * 2.5 / 4);
    const SceneHit hit = scene->at(at + panel.at);
    QCOMPARE(hit.focus->headId(), (HeadId{0, 0}));
    QCOMPARE(hit.focus->query, std::int64_t{2});
    QCOMPARE(hit.focus->key, std::int64_t{1});
    const auto a = static_cast<double>(source->cell({0, 0}, 2, 1));
    const auto b = static_cast<double>(source->cell({0, 1}, 2, 1));
    const auto difference = static_cast<double>(source->cell({0, 0}, 2, 1) - source->cell({0, 1}, 2, 1));
    const QString words = QStringLiteral("A <b>%1</b> · B <b>%2</b> · A − B <b>%3</b>")
                              .arg(weightText(a), weightText(b), signedWeightText(difference));
    QVERIFY2(hit.tip.contains(words), qPrintable(hit.tip));
  }
}

void tst_compare_view::oneScaleForBoth() {
  // Head 0 reaches 0.9, head 1 only 0.2.
  const auto source = std::make_shared<DenseSource>(
      PatternShape{1, 2, 2, 2}, std::vector<float>{0.9f, 0.1f, 0.5f, 0.5f, 0.2f, 0.1f, 0.1f, 0.2f});
  Snapshot snapshot = comparingHeads(source, {0, 0});
  const auto scene = sceneOf<HeadsPicture>(snapshot);
  QCOMPARE(static_cast<float>(scene->ownFirst->fittedEnd()), 1.0f);
  QCOMPARE(static_cast<float>(scene->ownSecond->fittedEnd()), 0.2f);
  const QStringList ends = paintedTexts(*panelOf(*scene, ComparedPart::Second).scene);
  QVERIFY2(ends.contains(QStringLiteral("1")), "the scale of B ends where that of A does");
  const QStringList signedEnds = paintedTexts(*panelOf(*scene, ComparedPart::Difference).scene);
  QVERIFY(signedEnds.contains(QStringLiteral("-1")));
  QVERIFY(signedEnds.contains(QStringLiteral("A − B")));
}

void tst_compare_view::hatchedWhereOnlyOneHasIt() {
  Snapshot snapshot = comparing(kTired, withText(kWide));
  show(snapshot, CompareOptions::Show::Difference);
  const auto scene = sceneOf<HeadsPicture>(snapshot);
  const ComparedPanel& panel = scene->panels().front();
  const PatternSource& difference = *scene->comparison().difference().patterns();
  QVERIFY(std::isnan(difference.cell({0, 0}, 4, 1)));
  QVERIFY(!std::isnan(difference.cell({0, 0}, 3, 1)));
  QImage image(scene->size().toSize(), QImage::Format_RGB32);
  const PictureStyle& style = pictureStyle(false);
  image.fill(style.base);
  QPainter painter(&image);
  scene->paint(painter, QRectF(QPointF(), scene->size()), style);
  painter.end();
  const QRectF plot = dynamic_cast<const HeadsScene&>(*panel.scene).plotOf({0, 0}).translated(panel.at);
  const QSizeF cell = plot.size() / 6;
  const auto inCell = [&](int query, int key) {
    int hatched = 0;
    for (int y = 3; y < cell.height() - 3; ++y)
      for (int x = 3; x < cell.width() - 3; ++x) {
        const QRgb pixel = image.pixel(static_cast<int>(plot.left() + key * cell.width()) + x,
                                       static_cast<int>(plot.top() + query * cell.height()) + y);
        if (pixel == style.leftOut.rgb() || pixel == style.leftOutHatch.rgb()) ++hatched;
      }
    return hatched;
  };
  QVERIFY(inCell(4, 1) > 20);
  QVERIFY(inCell(5, 4) > 20);
  QCOMPARE(inCell(3, 1), 0);
}

void tst_compare_view::textShadesTheDifference() {
  const auto source = makeDenseSource({1, 2, 4, 4});
  Snapshot snapshot = comparingHeads(source, {0, 0});
  snapshot.state.focus.query = snapshot.focus.query = 2;
  const auto scene = sceneOf<TextPicture>(snapshot);
  const auto& text = dynamic_cast<const TextScene&>(*panelOf(*scene, ComparedPart::Difference).scene);
  for (std::int64_t key = 0; key < 4; ++key)
    QCOMPARE(text.shading().weights[static_cast<std::size_t>(key)],
             source->cell({0, 0}, 2, key) - source->cell({0, 1}, 2, key));
  QVERIFY(
      text.shading().sentence(scene->comparison().difference()).startsWith(QStringLiteral("difference: ")));
  Snapshot texts = comparing(kTired, withText(kWide));
  texts.state.focus.query = texts.focus.query = 3;
  const auto uneven = sceneOf<TextPicture>(texts);
  const auto& shaded = dynamic_cast<const TextScene&>(*panelOf(*uneven, ComparedPart::Difference).scene);
  QVERIFY(shaded.shading().isAlone(4));
  QVERIFY(!shaded.shading().isAlone(3));
  look(QStringLiteral("compare-text"), *uneven);
}

void tst_compare_view::linesOfTheDifference() {
  const auto source = makeDenseSource({1, 2, 4, 4});
  Snapshot snapshot = comparingHeads(source, {0, 0});
  snapshot.state.focus.query = snapshot.focus.query = 2;
  editOptions<LinesOptions>(snapshot.state.viewOptions, [](LinesOptions& options) { options.share = 100; });
  const auto scene = sceneOf<LinesPicture>(snapshot);
  const QStringList texts = paintedTexts(*panelOf(*scene, ComparedPart::Difference).scene);
  for (std::int64_t key = 0; key < 4; ++key) {
    const auto value = static_cast<double>(source->cell({0, 0}, 2, key) - source->cell({0, 1}, 2, key));
    QVERIFY2(texts.contains(signedWeightText(value)), qPrintable(signedWeightText(value)));
  }
}

void tst_compare_view::smallDifferencesAreSeen() {
  std::vector<float> cells(32, 0.25f);
  cells[9] += 0.03f;   // head 0.0, query 2, key 1
  cells[11] -= 0.04f;  // and key 3
  Snapshot snapshot = comparingHeads(std::make_shared<DenseSource>(PatternShape{1, 2, 4, 4}, cells), {0, 0});
  editOptions<LinesOptions>(snapshot.state.viewOptions, [](LinesOptions& options) { options.share = 100; });
  const auto scene = sceneOf<LinesPicture>(snapshot);
  const QStringList texts = paintedTexts(*panelOf(*scene, ComparedPart::Difference).scene);
  QVERIFY2(texts.contains(QStringLiteral("0.05")), "the scale ends where the largest difference does");
  QVERIFY2(!texts.contains(QStringLiteral("0.1")), "and not at 1");
  look(QStringLiteral("compare-small-lines"), *scene);
}

void tst_compare_view::viewsWithoutDifference() {
  Snapshot snapshot = comparing(kTired, withText(kWide));
  auto scene = sceneOf<PlainPicture>(snapshot);
  QCOMPARE(scene->panels().size(), std::size_t{2});
  show(snapshot, CompareOptions::Show::Difference);
  scene = sceneOf<PlainPicture>(snapshot);
  QVERIFY(paintedTexts(*scene).join(QLatin1Char(' ')).contains(QStringLiteral("has no difference to show")));
}

void tst_compare_view::oneOfThemLarge() {
  Snapshot snapshot = comparing(kTired, withText(kWide));
  for (const auto part : {CompareOptions::Show::First, CompareOptions::Show::Second}) {
    show(snapshot, part);
    const auto scene = sceneOf<HeadsPicture>(snapshot);
    QCOMPARE(scene->panels().size(), std::size_t{1});
    QCOMPARE(scene->panels().front().scene->size().width(), kRoom.width());
    QCOMPARE(scene->panels().front().part,
             part == CompareOptions::Show::First ? ComparedPart::First : ComparedPart::Second);
  }
}

void tst_compare_view::whatCannotBeComparedIsSaid() {
  const auto said = [](Snapshot snapshot) {
    const auto scene = sceneOf<HeadsPicture>(snapshot);
    return paintedTexts(*scene).join(QLatin1Char(' '));
  };
  QVERIFY(said(comparing(kTired, withText({}))).contains(QStringLiteral("Type the text to compare with.")));
  CompareOptions model;
  model.with = CompareOptions::With::Model;
  QVERIFY(said(comparing(kTired, model)).contains(QStringLiteral("Choose the model to compare with.")));
  model.model = QStringLiteral("nowhere");
  QVERIFY(said(comparing(kTired, model)).contains(QStringLiteral("There is no model named nowhere")));
  CompareOptions base;
  base.with = CompareOptions::With::NoExperiments;
  QVERIFY(said(comparing(kTired, base)).contains(QStringLiteral("No experiment is on")));
  CompareOptions head;
  head.with = CompareOptions::With::Head;
  head.head = {7, 0};
  QVERIFY(said(comparing(kTired, head)).contains(QStringLiteral("B has no head 7.0.")));
}

void tst_compare_view::anotherModel() {
  CompareOptions options;
  options.with = CompareOptions::With::Model;
  options.model = QStringLiteral("decoder");
  Snapshot snapshot = comparing(kTired, options);
  const auto scene = sceneOf<HeadsPicture>(snapshot);
  QVERIFY(paintedTexts(*scene)
              .join(QLatin1Char(' '))
              .contains(QStringLiteral("B has no attention of this kind.")));
  QCOMPARE(scene->panels().size(), std::size_t{2});
}

void tst_compare_view::picturesStayWhileTheFocusMoves() {
  Snapshot snapshot = comparing(kTired, withText(kWide));
  const auto scene = sceneOf<TextPicture>(snapshot);
  snapshot.focus.query = 2;
  const auto next = sceneOf<TextPicture>(snapshot, scene);
  const auto bodyOf = [](const CompareScene& one, ComparedPart part) {
    return dynamic_cast<const TextScene&>(*panelOf(one, part).scene).body();
  };
  for (const ComparedPart part : {ComparedPart::First, ComparedPart::Second, ComparedPart::Difference})
    QCOMPARE(bodyOf(*next, part), bodyOf(*scene, part));
}

void tst_compare_view::pagesAreDividedByTheRoom() {
  const auto columns = [](double width, double height) {
    return equalRooms(3, SceneRequest{exportFont(), width, height}, 40).widths.size();
  };
  QCOMPARE(columns(1500, 500), std::size_t{3});
  QCOMPARE(columns(560, 520), std::size_t{2});
  QCOMPARE(columns(300, 900), std::size_t{1});
}

void tst_compare_view::spacesAreShownInBoth() {
  Snapshot snapshot = comparing(kTired, withText(kWide), servicesOf<SpacesTokenizer>());
  snapshot.state.shown.spaces = true;
  snapshot.result = spacedResult(snapshot.result);
  const auto scene = sceneOf<LinesPicture>(snapshot);
  const Comparison& comparison = scene->comparison();
  for (const Snapshot* of : {&comparison.first(), &comparison.second(), &comparison.difference()})
    QCOMPARE(QString::fromStdString(of->patterns()->queryTokens()[2].label), QStringLiteral("·was"));
  // They are the same tokens as without.
  QCOMPARE(comparison.firstAlone().queries, (std::vector<std::int64_t>{4}));
  QCOMPARE(comparison.secondAlone().queries, (std::vector<std::int64_t>{3, 5}));
}

void tst_compare_view::wordsAreComparedAsWords() {
  Snapshot snapshot = comparing(kTired, withText(kWide), servicesOf<HalvesTokenizer>());
  QCOMPARE(snapshot.patterns()->shape().queries, std::int64_t{2 + 2 * 4});
  snapshot = shownAs(std::move(snapshot), {.words = true});
  QCOMPARE(snapshot.patterns()->shape().queries, std::int64_t{2 + 4});
  const auto scene = sceneOf<HeadsPicture>(snapshot);
  const Comparison& comparison = scene->comparison();
  QCOMPARE(comparison.second().patterns()->shape().queries, std::int64_t{2 + 5});
  QCOMPARE(comparison.firstAlone().queries, (std::vector<std::int64_t>{4}));
  QCOMPARE(comparison.secondAlone().queries, (std::vector<std::int64_t>{3, 5}));
  // The word "was" looks at "it": word against word, not piece against piece.
  const float a = comparison.first().patterns()->cell({0, 0}, 2, 1);
  const float b = comparison.second().patterns()->cell({0, 0}, 2, 1);
  QCOMPARE(comparison.difference().patterns()->cell({0, 0}, 2, 1), a - b);
  QVERIFY(paintedTexts(*scene).contains(QStringLiteral("only in A: “tired”")));
}

void tst_compare_view::whatWasWrittenIsOfTheFirstAlone() {
  Snapshot snapshot = comparing(QStringLiteral("one two"), withText(QStringLiteral("one two")));
  ComputeRequest request = requestOf(QStringLiteral("one two"));
  request.source = snapshot.state.source = CheckpointChoice{QStringLiteral("decoder")};
  request.written = std::vector<std::int32_t>{7, 8};
  snapshot.result = snapshot.others->run(request, nullptr, {});
  snapshot.focus.kind = snapshot.state.focus.kind = AttentionKind::Decoder;
  QCOMPARE(snapshot.result->writtenTokens, std::int64_t{2});
  GeneratedText written;
  written.tokens = {{7, 0.5}, {8, 0.5}};
  written.beginning = written.step = 2;
  snapshot.state.generated = written;
  const auto scene = sceneOf<LinesPicture>(snapshot);
  const Comparison& comparison = scene->comparison();
  QCOMPARE(comparison.second().result->writtenTokens, std::int64_t{0});
  QCOMPARE(comparison.firstAlone().queries, (std::vector<std::int64_t>{2, 3}));
  QVERIFY(comparison.secondAlone().isEmpty());
  // Another head is one of the same run, with all that was written.
  editOptions<CompareOptions>(snapshot.state.viewOptions,
                              [](CompareOptions& options) { options.with = CompareOptions::With::Head; });
  const auto heads = sceneOf<LinesPicture>(snapshot);
  QVERIFY(heads->comparison().firstAlone().isEmpty());
  QCOMPARE(heads->comparison().second().result->writtenTokens, std::int64_t{2});
}

void tst_compare_view::oneHeadOfALayerIsCalledSo() {
  Snapshot snapshot = comparing(kTired, withHead({1, 2}));
  snapshot = shownAs(std::move(snapshot), {.pattern = DerivedPattern::Mean});
  QCOMPARE(snapshot.patterns()->shape().heads, std::int64_t{1});
  const auto scene = sceneOf<HeadsPicture>(snapshot);
  const QStringList texts = paintedTexts(*scene);
  QVERIFY2(texts.contains(QStringLiteral("A: layer 0, all heads")), qPrintable(texts.join(u'|')));
  QVERIFY2(texts.contains(QStringLiteral("B: layer 1, all heads")), qPrintable(texts.join(u'|')));
  QVERIFY(scene->comparison().problem().isEmpty());
  QCOMPARE(scene->comparison().second().focus.headId(), (HeadId{1, 0}));
  const PatternSource& shown = *snapshot.patterns();
  QCOMPARE(scene->comparison().difference().patterns()->cell({0, 0}, 3, 1),
           shown.cell({0, 0}, 3, 1) - shown.cell({1, 0}, 3, 1));
}

QTEST_MAIN(tst_compare_view)
#include "tst_compare_view.moc"
