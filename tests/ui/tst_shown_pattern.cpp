#include <QComboBox>
#include <QJsonObject>
#include <QTest>

#include "core/explain/predicted_tokens.h"
#include "core/model/playground.h"
#include "core/model/prepared_input.h"
#include "tests/ui/waiting_patterns.h"
#include "tests/ui/window_fixture.h"
#include "ui/compute/shown_result.h"
#include "ui/export/caption.h"
#include "ui/models/pattern_offers.h"
#include "ui/plots/token_label.h"
#include "ui/session/compare_options.h"
#include "ui/session/predictions_options.h"
#include "ui/session/session_json.h"
#include "ui/views/placeholder.h"
#include "ui/views/shown_snapshot.h"
#include "ui/window/display_bar.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

std::shared_ptr<const RunResult> playgroundRun(const std::string& text) {
  auto result = std::make_shared<RunResult>();
  PlaygroundSettings settings;
  settings.heads = 2;
  settings.layers = 2;
  result->model = makePlayground(settings, {});
  RunInput input;
  input.text = text;
  result->request = prepareInput(*result->model, input).request;
  result->tokens = result->request.tokens;
  result->computedTokens = std::ssize(result->request.ids);
  result->sourceName = QStringLiteral("playground");
  result->trace = result->model->transformer->run(result->request, {});
  return result;
}

/// Of a model that training covers.
std::shared_ptr<const RunResult> decoderRun(const std::string& text) {
  auto result = std::make_shared<RunResult>();
  result->model = loadModel(ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/kjv-decoder"), {});
  result->request = prepareInput(*result->model, {.text = text}).request;
  result->request.record.values = true;
  result->tokens = result->request.tokens;
  result->computedTokens = std::ssize(result->request.ids);
  result->trace = result->model->transformer->run(result->request, {});
  return result;
}

const PatternSource& patternsOf(const RunResult& result) {
  return *result.trace->attention(result.trace->defaultKind())->patterns;
}

ShownRequest asking(DerivedPattern pattern, AttentionKind kind, std::int64_t query = -1) {
  return {{.pattern = pattern}, kind, query};
}

/// A window of one view of patterns and one that explains the run.
WindowParts twoViews() {
  WindowParts parts = fakeParts();
  for (ViewEntry& entry : parts.views)
    if (entry.id == QLatin1String("inspector")) entry.picture.explainsRun = true;
  return parts;
}

SessionState sentence() {
  SessionState state;
  state.source = CheckpointChoice{QStringLiteral("encoder")};
  state.text = QStringLiteral("the cat sat");
  return state;
}

void choose(const Window& w, std::optional<DerivedPattern> pattern) {
  emit w.window.findChild<DisplayBar*>()->patternChosen(pattern);
}

}  // namespace

/// What is shown in place of a run's own patterns: how it is made, what views are given, and how sessions
/// keep it.
class ShownPatternTest : public QObject {
  Q_OBJECT

 private slots:
  void theRunItself() {
    const auto run = playgroundRun("one two three");
    QVERIFY(!showAs(run, {}, {}));
    const Snapshot snapshot{run, {}, {}};
    QCOMPARE(shownSnapshot(snapshot, nullptr).result, run);
    QCOMPARE(&snapshot.ofRun(), &snapshot);
  }

  void mean() {
    const auto run = playgroundRun("one two three");
    const AttentionKind kind = run->trace->defaultKind();
    const auto shown = showAs(run, asking(DerivedPattern::Mean, kind), {});
    const PatternSource& own = patternsOf(*run);
    const PatternSource& means = patternsOf(*shown->result);
    QCOMPARE(means.shape(), (PatternShape{2, 1, own.shape().queries, own.shape().keys}));
    QCOMPARE(means.cell({1, 0}, 2, 1), (own.cell({1, 0}, 2, 1) + own.cell({1, 1}, 2, 1)) * 0.5f);
    QCOMPARE(shown->result->shownAs, QStringList{"mean of each layer's heads"});
    QCOMPARE(shown->result->model, run->model);
    QVERIFY(run->shownAs.isEmpty());
  }

  // A cell is the weight times the length of what the key adds, and heads stay apart.
  void valueWeighted() {
    const auto run = playgroundRun("one two three");
    const auto shown = showAs(run, asking(DerivedPattern::ValueWeighted, run->trace->defaultKind()), {});
    const PatternSource& weighted = patternsOf(*shown->result);
    const PatternSource& own = patternsOf(*run);
    QCOMPARE(weighted.shape(), own.shape());
    const float factor = weighted.cell({1, 1}, 2, 0) / own.cell({1, 1}, 2, 0);
    QVERIFY(std::abs(weighted.cell({1, 1}, 1, 0) - factor * own.cell({1, 1}, 1, 0)) < 1e-6f);
    QVERIFY(!weighted.rowsSumToOne());
    const Focus focus{own.kind(), 1, 1, 2, 0};
    QCOMPARE(shown->places.shown(focus), focus);
  }

  void flowIsOneRow() {
    const auto run = playgroundRun("one two three");
    const AttentionKind kind = run->trace->defaultKind();
    const auto none = showAs(run, asking(DerivedPattern::Flow, kind), {});
    QVERIFY(!none->result->trace->attention(kind));
    Snapshot snapshot{run, {}, {kind}};
    QVERIFY(missingPatterns(shownSnapshot(snapshot, none)).contains("click the token that looks"));
    const auto shown = showAs(run, asking(DerivedPattern::Flow, kind, 2), {});
    QCOMPARE(patternsOf(*shown->result).shape().queries, std::int64_t{1});
    QCOMPARE(shown->places.shown(Focus{kind, 1, 1, 2, 0}), (Focus{kind, 1, 0, 0, 0}));
    QCOMPARE(shown->places.shown(Focus{kind, 1, 1, 1, 0}), (Focus{kind, 1, 0, -1, 0}));
    QCOMPARE(shown->places.own(Focus{kind, 0, 0, 0, 1}, Focus{kind, 1, 1, 2, 0}), (Focus{kind, 0, 1, 2, 1}));
  }

  void rolloutIsOfOneStream() {
    const AttentionKind cross = AttentionKind::Cross;
    auto run = std::make_shared<RunResult>(*playgroundRun("one two three"));
    auto trace = std::make_shared<Trace>(*run->trace);
    trace->cross =
        AttentionTrace{std::make_shared<UniformPatterns>(cross, 2, 2, run->request.tokens), nullptr, nullptr};
    run->trace = trace;
    const auto shown = showAs(run, asking(DerivedPattern::Rollout, cross), {});
    QVERIFY(shown->result->trace->attention(run->trace->defaultKind()));
    QVERIFY(!shown->result->trace->attention(cross));
    QVERIFY(shown->result->missing.at(cross).contains("follows one stream of tokens"));
    QVERIFY(!patternProblem(DerivedPattern::Rollout, *run, cross).isEmpty());
    QVERIFY(patternProblem(DerivedPattern::Mean, *run, cross).isEmpty());
  }

  // Pieces 1 and 2 are one token of what is shown; the second word is then left out.
  void places() {
    const ShownAxis words{{0, 1, 1, 2}, {0, 1, 3}};
    QCOMPARE(words.shown(2), std::int64_t{1});
    QCOMPARE(words.shown(-1), std::int64_t{-1});
    QCOMPARE(words.own(1, -1), std::int64_t{1});
    QCOMPARE(words.own(1, 2), std::int64_t{2});
    QCOMPARE(words.own(2, 2), std::int64_t{3});
    const ShownAxis without{{0, -1, 1}, {0, 2}};
    const ShownAxis both = chained(words, without);
    QCOMPARE(both.shownOf, (std::vector<std::int64_t>{0, -1, -1, 1}));
    QCOMPARE(both.ownOf, (std::vector<std::int64_t>{0, 3}));
    QCOMPARE(chained({}, words).shownOf, words.shownOf);
    QCOMPARE(chained(words, {}).ownOf, words.ownOf);
  }

  // The logit is of the token that Predictions is about.
  void gradientOfTheChosenToken() {
    SessionState state;
    editOptions<PredictionsOptions>(state.viewOptions,
                                    [](PredictionsOptions& options) { options.token = "#3"; });
    QCOMPARE(shownRequestOf(state), ShownRequest{});
    state.shown.pattern = DerivedPattern::Gradient;
    QCOMPARE(shownRequestOf(state).token, QStringLiteral("#3"));
    const auto run = decoderRun("In the beginning");
    ShownRequest request = asking(DerivedPattern::Gradient, AttentionKind::Decoder);
    const auto likeliest = showAs(run, request, {});
    request.token = QStringLiteral("#3");
    const auto chosen = showAs(run, request, {});
    QVERIFY(likeliest->result->shownAs != chosen->result->shownAs);
    const QString label = tokenLabel(predictedToken(*run->model, 3));
    QVERIFY2(chosen->result->shownAs.front().contains(u'“' + label + u'”'),
             qPrintable(chosen->result->shownAs.front()));
  }

  // Back to a gradient of another token, or of another place.
  void aSessionAsksAgainForWhatIsShown_data() {
    QTest::addColumn<std::optional<DerivedPattern>>("pattern");
    for (const auto pattern : {DerivedPattern::Gradient, DerivedPattern::Flow, DerivedPattern::Rollout})
      QTest::newRow(nameOf(pattern)) << std::optional(pattern);
    QTest::newRow("none") << std::optional<DerivedPattern>();
  }
  void aSessionAsksAgainForWhatIsShown() {
    QFETCH(const std::optional<DerivedPattern>, pattern);
    SessionState state;
    state.shown.pattern = pattern;
    state.focus = {AttentionKind::Decoder, 0, 1, 2, -1};
    const auto choose = [&state](const QString& token) {
      editOptions<PredictionsOptions>(state.viewOptions,
                                      [&](PredictionsOptions& options) { options.token = token; });
    };
    choose(QStringLiteral("#3"));
    const ShownRequest before = shownRequestOf(state);
    state.shown = {.pattern = DerivedPattern::Gradient, .words = true};
    state.focus.query = 4;
    choose(QStringLiteral("#5"));
    askAgain(state, before);
    QCOMPARE(shownRequestOf(state), before);
    // What it does not depend on stays as it was chosen.
    const bool ofToken = pattern == DerivedPattern::Gradient;
    QCOMPARE(optionsIn<PredictionsOptions>(state.viewOptions).token,
             ofToken ? QStringLiteral("#3") : QStringLiteral("#5"));
    QCOMPARE(state.focus.query, ofToken || pattern == DerivedPattern::Flow ? std::int64_t{2} : 4);
  }

  void sessionsKeepIt() {
    SessionState state;
    state.shown = {.pattern = DerivedPattern::Gradient};
    QCOMPARE(sessionFromJson(toJson(state), {}), state);
    QJsonObject old = toJson(state);
    old.remove("shown");
    QCOMPARE(sessionFromJson(old, state).shown, ShownChoice{});
    old.insert("shown", QJsonObject{{"pattern", "of another time"}});
    QCOMPARE(sessionFromJson(old, {}).shown, ShownChoice{});
  }

  void captionsAndNamesSayIt() {
    const auto run = playgroundRun("one two three");
    const AttentionKind kind = run->trace->defaultKind();
    Snapshot own{run, {}, {kind}};
    const Snapshot seen = shownSnapshot(own, showAs(run, asking(DerivedPattern::Rollout, kind), {}));
    ImageRequest request;
    request.view = QStringLiteral("heads");
    QVERIFY(captionLines(seen, request).front().contains("rollout (Abnar & Zuidema 2020)"));
    request.caption = false;
    QVERIFY(captionLines(seen, request).front().contains("rollout (Abnar & Zuidema 2020)"));
    QVERIFY(captionLines(seen.ofRun(), request).isEmpty() ||
            !captionLines(seen.ofRun(), request).front().contains("rollout"));
    QCOMPARE(suggestedFileName(seen, ImageScope::HeadMap), QStringLiteral("playground_rollout_heads"));
  }

  void viewsOfPatternsSeeItAndOthersTheRun() {
    const Window w(twoViews(), sentence());
    choose(w, DerivedPattern::Mean);
    QTRY_VERIFY(w.view("heads")->shown.result && !w.view("heads")->shown.result->shownAs.isEmpty());
    QCOMPARE(w.view("heads")->shown.patterns()->shape().heads, std::int64_t{1});
    QCOMPARE(w.view("inspector")->shown.patterns()->shape().heads, std::int64_t{3});
    QCOMPARE(w.view("heads")->shown.ofRun().result, w.view("inspector")->shown.result);
    QVERIFY(w.window.windowTitle().contains("mean of each layer's heads"));
    w.chips->setFocus();
    QTest::keyClick(w.chips, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(w.view("heads")->shown.result->shownAs.isEmpty());
    QCOMPARE(w.window.state().shown, ShownChoice{});
  }

  // B is what stands for a layer's heads, not the head that was chosen of it.
  void oneHeadOfALayerIsComparedAsTheLayer() {
    SessionState state = sentence();
    CompareOptions compare;
    compare.on = true;
    compare.with = CompareOptions::With::Head;
    compare.head = {1, 2};
    setOptions(state.viewOptions, compare);
    const Window w(twoViews(), state);
    QVERIFY(w.window.windowTitle().contains("compared with head 1.2"));
    choose(w, DerivedPattern::Mean);
    QTRY_VERIFY(w.window.windowTitle().contains("compared with layer 1, all heads"));
  }

  // What was given up is not chosen any more; the picture before stays, and so does its run.
  void aPatternThatIsGivenUpIsNotShown() {
    PatternGate gate;
    WindowParts parts = twoViews();
    parts.services = std::make_shared<const ComputeServices>(behind(gate, fakeServices()));
    const Window w(parts, sentence());
    const auto before = w.view("heads")->shown.result;
    choose(w, DerivedPattern::Rollout);
    QTRY_VERIFY(gate.asked.load());
    QVERIFY(w.window.state().shown.pattern);
    emit w.status->cancelRequested();
    gate.open = true;
    QTRY_VERIFY(!w.window.state().shown.pattern);
    QCOMPARE(w.view("heads")->shown.result, before);
    QVERIFY(!w.window.windowTitle().contains("rollout"));
    // What was wanted can be had again.
    w.chips->setFocus();
    QTest::keyClick(w.chips, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!w.view("heads")->shown.result->shownAs.isEmpty());
  }

  // Of one token: the one that is shown is chosen again.
  void aTokenThatIsGivenUpIsNotShown() {
    PatternGate gate;
    gate.open = true;
    WindowParts parts = twoViews();
    parts.services = std::make_shared<const ComputeServices>(behind(gate, fakeServices()));
    SessionState state = sentence();
    state.focus.query = 1;
    state.shown.pattern = DerivedPattern::Flow;
    Window w(parts, state);
    const auto before = w.view("heads")->shown.result;
    QVERIFY(before && !before->shownAs.isEmpty());
    gate.open = gate.asked = false;
    w.clickToken(3);
    QTRY_VERIFY(gate.asked.load());
    emit w.status->cancelRequested();
    gate.open = true;
    QTRY_COMPARE(w.focus().query, std::int64_t{1});
    QCOMPARE(w.view("heads")->shown.result, before);
    QCOMPARE(w.view("heads")->shown.focus.query, std::int64_t{0});
  }

  // The session points at heads of the run, whatever a view of one head a layer says.
  void focusIsTheRuns() {
    SessionState state = sentence();
    state.focus = {AttentionKind::Encoder, 0, 2, 1, -1};
    state.shown.pattern = DerivedPattern::Mean;
    const Window w(twoViews(), state);
    QCOMPARE(w.view("heads")->shown.focus, (Focus{AttentionKind::Encoder, 0, 0, 1, -1}));
    emit w.view("heads")->focusRequested({AttentionKind::Encoder, 1, 0, 3, 2});
    QCOMPARE(w.focus(), (Focus{AttentionKind::Encoder, 1, 2, 3, 2}));
    QCOMPARE(w.view("inspector")->shown.focus, w.focus());
    emit w.view("inspector")->focusRequested({AttentionKind::Encoder, 1, 1, 3, 2});
    QCOMPARE(w.focus().head, 1);
  }

  // The run is not made again where only what is shown of it changes.
  void theRunIsReused() {
    WindowParts parts = twoViews();
    const auto runs = std::make_shared<std::atomic<int>>(0);
    ComputeServices services = fakeServices();
    services.run = [runs](const Model& model, const RunRequest& request, const Execution&) {
      ++*runs;
      return fakeTrace(model, request);
    };
    parts.services = std::make_shared<const ComputeServices>(services);
    const Window w(parts, sentence());
    QCOMPARE(runs->load(), 1);
    choose(w, DerivedPattern::Rollout);
    QTRY_VERIFY(!w.view("heads")->shown.result->shownAs.isEmpty());
    choose(w, std::nullopt);
    QTRY_VERIFY(w.view("heads")->shown.result->shownAs.isEmpty());
    QCOMPARE(runs->load(), 1);
  }
};

QTEST_MAIN(ShownPatternTest)
#include "tst_shown_pattern.moc"
