#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <atomic>
#include <semaphore>

#include "tests/ui/window_fixture.h"
#include "ui/compute/applicable_changes.h"
#include "ui/compute/experiment_places.h"
#include "ui/export/caption.h"
#include "ui/models/experiment_offers.h"
#include "ui/models/experiment_text.h"
#include "ui/session/experiment_json.h"
#include "ui/window/edged_area.h"
#include "ui/window/experiment_card.h"
#include "ui/window/experiments_panel.h"
#include "ui/window/score_scale_dialog.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

AblatedHead headOff(int layer, int head, HeadAblation ablation = HeadAblation::Zero) {
  return {AttentionKind::Encoder, {layer, head}, ablation};
}

/// The panel of a window, and what a person does with it.
struct Panel {
  Window& w;
  ExperimentsPanel* panel = w.window.findChild<ExperimentsPanel*>();
  EdgedArea* edge = w.window.findChild<EdgedArea*>();

  /// The menu's lines, as they are when it opens.
  QStringList offers() const {
    emit panel->menu()->aboutToShow();
    QStringList texts;
    for (const QAction* action : panel->menu()->actions())
      texts << (action->isEnabled() ? action->text() : QStringLiteral("- ") + action->text());
    return texts;
  }
  void choose(const QString& text) const {
    emit panel->menu()->aboutToShow();
    for (QAction* action : panel->menu()->actions())
      if (action->text() == text) return action->trigger();
    QFAIL(qPrintable(text));
  }
  QStringList cards() const {
    QStringList texts;
    for (const ExperimentCard* card : panel->cards())
      if (!card->isHidden()) texts << card->text();
    return texts;
  }
  QCheckBox* switchOf(std::size_t card) const { return panel->cards()[card]->findChild<QCheckBox*>(); }
  QToolButton* removerOf(std::size_t card) const { return panel->cards()[card]->findChild<QToolButton*>(); }
  Interventions run() const { return w.view("heads")->shown.result->request.interventions; }
};

}  // namespace

/// Changes to the computation that a person makes, sees and takes back.
class ExperimentsTest : public QObject {
  Q_OBJECT
 private slots:
  void onlyWhatIsOnIsAskedFor() {
    std::vector<Experiment> experiments{{headOff(0, 1)}, {CutToken{2, false}}, {CutToken{1, true}}};
    experiments[1].on = false;
    Interventions expected;
    expected.ablatedHeads = {headOff(0, 1)};
    expected.cutDecoderTokens = {1};
    QVERIFY(interventionsOf(experiments) == expected);
    QVERIFY(isOn(experiments, headOff(0, 1)));
    QVERIFY(!isOn(experiments, CutToken{2}));
    QVERIFY(interventionsOf(experimentsOf(expected)) == expected);
  }

  void whatCannotBeBesideEachOtherTakesItsPlace() {
    std::vector<Experiment> experiments;
    addExperiment(experiments, headOff(0, 1));
    addExperiment(experiments, headOff(0, 2));
    experiments[0].on = false;
    addExperiment(experiments, headOff(0, 1, HeadAblation::Mean));
    addExperiment(experiments, ScoreScale{0.5f});
    addExperiment(experiments, ScoreScale{0.25f});
    const std::vector<Experiment> expected{
        {headOff(0, 1, HeadAblation::Mean)}, {headOff(0, 2)}, {ScoreScale{0.25f}}};
    QVERIFY(experiments == expected);
  }

  void theMenuSaysWhatCanBeDone() {
    Window w;
    Panel p{w};
    QCOMPARE(p.offers(),
             (QStringList{"Switch Head 0.0 Off", "Set Head 0.0 to Its Mean",
                          "- Cut a Token (choose a token first)", "- Block a Key (choose a cell first)",
                          "Another Score Scale…", "Without Positional Encoding"}));
    Focus focus = w.focus();
    focus.query = 2;
    focus.key = 1;
    focus.layer = 1;
    emit w.view("heads")->focusRequested(focus);
    QCOMPARE(p.offers().mid(0, 4), (QStringList{"Switch Head 1.0 Off", "Set Head 1.0 to Its Mean",
                                                "Cut Token 2 “cat”", "Block Key 1 “the” for Query 2 “cat”"}));
  }

  void aCardIsSwitchedRemovedAndUndone() {
    Window w;
    Panel p{w};
    QVERIFY(!p.edge->isEdged());
    p.choose(QStringLiteral("Switch Head 0.0 Off"));
    QTRY_VERIFY(p.run().ablatedHeads == std::vector<AblatedHead>{headOff(0, 0)});
    QCOMPARE(p.cards(), QStringList{"Head 0.0 switched off"});
    QVERIFY(p.edge->isEdged());
    QVERIFY(w.window.windowTitle().contains(QStringLiteral("experiment")));
    QVERIFY(p.offers().contains(QStringLiteral("- Switch Head 0.0 Off (on already)")));

    p.switchOf(0)->click();
    QTRY_VERIFY(p.run().empty());
    QCOMPARE(p.cards(), QStringList{"Head 0.0 switched off"});  // kept, not on
    QVERIFY(!p.switchOf(0)->isChecked());
    QVERIFY(!p.edge->isEdged());
    QVERIFY(!w.window.windowTitle().contains(QStringLiteral("experiment")));

    w.action(QStringLiteral("Undo Switch Experiment Off"))->trigger();
    QTRY_VERIFY(!p.run().empty());
    QVERIFY(p.switchOf(0)->isChecked());

    p.removerOf(0)->click();
    QTRY_VERIFY(p.run().empty());
    QCOMPARE(p.cards(), QStringList());
    w.action(QStringLiteral("Undo Remove Experiment"))->trigger();
    QTRY_VERIFY(!p.run().empty());
    QCOMPARE(p.cards(), QStringList{"Head 0.0 switched off"});
  }

  void tokensAndKeysAreThoseOfTheFocus() {
    Window w;
    Panel p{w};
    Focus focus = w.focus();
    focus.query = 3;
    focus.key = 1;
    emit w.view("heads")->focusRequested(focus);
    p.choose(QStringLiteral("Cut Token 3 “sat”"));
    p.choose(QStringLiteral("Block Key 1 “the” for Query 3 “sat”"));
    QTRY_VERIFY(p.run().cutTokens == std::vector<std::int64_t>{3} && p.run().blockedKeys.size() == 1);
    QVERIFY(p.run().blockedKeys.front() == (BlockedKey{AttentionKind::Encoder, 3, 1}));
    QCOMPARE(p.cards(), (QStringList{"Token 3 “sat” cut", "Key 1 “the” blocked for query 3 “sat”"}));
  }

  void theSwitchOfThePositionsIsACard() {
    Window w;
    Panel p{w};
    SessionState state = w.window.state();
    setWithoutPositions(state.experiments, true);
    w.window.apply(state);
    QTRY_VERIFY(p.run().withoutPositions);
    QCOMPARE(p.cards(), QStringList{"Without positional encoding"});
    setWithoutPositions(state.experiments, false);
    w.window.apply(state);
    QTRY_VERIFY(p.run().empty());
    QCOMPARE(p.cards(), QStringList());
  }

  void whatIsNotThereIsNotRun() {
    Window w(QStringLiteral("a b c d"));
    Panel p{w};
    SessionState state = w.window.state();
    addExperiment(state.experiments, CutToken{4, false});
    addExperiment(state.experiments, headOff(7, 0));
    w.window.apply(state);
    QTRY_VERIFY(p.run().cutTokens == std::vector<std::int64_t>{4});
    QCOMPARE(p.cards().last(), QStringLiteral("Head 7.0 switched off: not in this run"));
    state = w.window.state();
    state.text = QStringLiteral("a b");
    w.window.apply(state);
    QTRY_COMPARE(w.shownText(), QStringLiteral("a b"));
    QVERIFY(p.run().empty());
    QVERIFY(!p.edge->isEdged());
    QCOMPARE(p.cards().first(),
             QStringLiteral("Token “d” cut: switched off, the text has this token no more"));
    QCOMPARE(w.notices->sentence(), QString());
  }

  void experimentsStayWithTheirTokensWhileTheTextIsEdited() {
    Window w(QStringLiteral("the cat saw the dog"));
    Panel p{w};
    SessionState state = w.window.state();
    addExperiment(state.experiments, CutToken{5});                                // dog
    addExperiment(state.experiments, BlockedKey{AttentionKind::Encoder, 2, 4});   // cat, the second "the"
    addExperiment(state.experiments, BlockedKey{AttentionKind::Encoder, -1, 6});  // [SEP]
    w.window.apply(state, QStringLiteral("Experiments"));
    QTRY_VERIFY(p.run().cutTokens == std::vector<std::int64_t>{5});
    const auto type = [&w](const QString& text) {
      SessionState next = w.window.state();
      next.text = text;
      w.window.apply(next, QStringLiteral("Typing"));
      QTRY_COMPARE(w.shownText(), text);
    };
    type(QStringLiteral("now the cat saw the small dog"));
    QCOMPARE(p.run().cutTokens, std::vector<std::int64_t>{7});
    QVERIFY(p.run().blockedKeys ==
            (std::vector<BlockedKey>{{AttentionKind::Encoder, 3, 5}, {AttentionKind::Encoder, -1, 8}}));
    QCOMPARE(p.cards(), (QStringList{"Token 7 “dog” cut", "Key 5 “the” blocked for query 3 “cat”",
                                     "Key 8 “[SEP]” blocked"}));
    // A letter more makes another token of it: nothing is done to that.
    type(QStringLiteral("now the cat saw the small dogs"));
    QVERIFY(p.run().cutTokens.empty());
    QCOMPARE(p.run().blockedKeys.size(), std::size_t{2});
    QCOMPARE(p.cards().first(),
             QStringLiteral("Token “dog” cut: switched off, the text has this token no more"));
    QVERIFY(!p.switchOf(0)->isChecked() && !p.switchOf(0)->isEnabled());
    // Another word in its place, and a new token of the same number, are not it either.
    type(QStringLiteral("now the cat saw the"));
    QVERIFY(p.run().cutTokens.empty());
    // One step back has it again.
    while (w.window.state().text != QStringLiteral("the cat saw the dog"))
      w.action(QStringLiteral("Undo Typing"))->trigger();
    QTRY_COMPARE(p.run().cutTokens, std::vector<std::int64_t>{5});
    QVERIFY(p.switchOf(0)->isChecked());
  }

  void aSwitchedOffCardFollowsToo() {
    Window w(QStringLiteral("the cat saw the dog"));
    Panel p{w};
    SessionState state = w.window.state();
    addExperiment(state.experiments, CutToken{2});
    state.experiments.front().on = false;
    w.window.apply(state);
    state = w.window.state();
    state.text = QStringLiteral("so the cat saw the dog");
    w.window.apply(state);
    QTRY_COMPARE(w.shownText(), state.text);
    QCOMPARE(p.cards(), QStringList{"Token 3 “cat” cut"});
    p.switchOf(0)->click();
    QTRY_COMPARE(p.run().cutTokens, std::vector<std::int64_t>{3});
  }

  void ofEqualWordsTheOneThatWasMeantIsFollowed() {
    TokenList before, after;
    const auto add = [](TokenList& tokens, const char* label, std::int64_t begin, std::int64_t end) {
      TokenInfo token;
      token.label = token.piece = label;
      token.range = {begin, end};
      tokens.push_back(token);
    };
    const QString text = QStringLiteral("猫 a 猫"), edited = QStringLiteral("a 猫");
    add(before, "猫", 0, 3), add(before, " a", 3, 5), add(before, " 猫", 5, 9);
    add(after, "a", 0, 1), add(after, " 猫", 1, 5);
    const TokenList none;
    const QString pair;
    std::vector<Experiment> experiments{{CutToken{0}}, {CutToken{2}}, {CutToken{1}}};
    findPlaces(experiments, {nullptr, before, none, text, pair});
    QCOMPARE(experiments[1].places.front().begin, qsizetype{4});
    followEdit(experiments, {false, text, edited});
    experiments = experimentsIn(experiments, {nullptr, after, none, edited, pair});
    QVERIFY(experiments[0].lost && !experiments[0].on);
    QVERIFY(experiments[1].on && experiments[1].change == ExperimentChange(CutToken{1}));
    QVERIFY(experiments[2].on && experiments[2].change == ExperimentChange(CutToken{0}));
  }

  void aLostExperimentIsKeptInFiles() {
    std::vector<Experiment> experiments{{CutToken{2}}, {headOff(1, 1)}};
    experiments[0].lost = true;
    experiments[0].on = false;
    experiments[0].places = {{.label = QStringLiteral("dog")}};
    const QJsonObject session{{"experiments", toJson(experiments)}};
    const std::vector<Experiment> read = experimentsFrom(JsonValues(session));
    QVERIFY(read[0].lost && !read[0].on && !read[1].lost && read[1].on);
    QCOMPARE(experimentText(read[0], nullptr), QStringLiteral("token “dog” cut"));
    // A new experiment of the same number is another one.
    std::vector<Experiment> more = read;
    addExperiment(more, CutToken{2});
    QCOMPARE(more.size(), std::size_t{3});
  }

  void captionsSayIt() {
    Window w;
    Panel p{w};
    p.choose(QStringLiteral("Set Head 0.0 to Its Mean"));
    QTRY_VERIFY(!p.run().empty());
    const Snapshot shown = w.view("heads")->shown;
    ImageRequest request;
    QVERIFY(
        captionLines(shown, request).first().contains(QStringLiteral("experiment: head 0.0 at its mean")));
    request.caption = false;
    QVERIFY(
        captionLines(shown, request).first().contains(QStringLiteral("experiment: head 0.0 at its mean")));
    QVERIFY(suggestedFileName(shown, ImageScope::Layer).contains(QStringLiteral("_experiment")));
  }

  // Two requests of one run: the second answer is the newest too, though the first has found the tokens'
  // places.
  void theNewestAnswerCountsAsSuch() {
    std::counting_semaphore<100> gate{1};
    std::atomic<int> runs{0};
    ComputeServices services = fakeServices();
    services.run = [&](const Model& model, const RunRequest& request, const Execution& execution) {
      ++runs;
      while (!gate.try_acquire_for(std::chrono::milliseconds(1))) execution.throwIfStopped();
      return fakeTrace(model, request);
    };
    WindowParts parts = fakeParts();
    parts.services = std::make_shared<const ComputeServices>(services);
    SessionState state;
    state.source = CheckpointChoice{QStringLiteral("encoder")};
    state.text = QStringLiteral("the cat sat");
    Window w(parts, state);
    state = w.window.state();
    state.experiments = {{CutToken{2, false}}};
    w.window.apply(state, QStringLiteral("Cut"));
    QTRY_COMPARE(runs.load(), 2);
    w.action(QStringLiteral("Merge into Words"))->trigger();
    connect(&w.window, &MainWindow::resultShown, &w.window, [&w] {
      if (w.shown.size() != 2) return;
      SessionState averaging = w.window.state();
      averaging.averagedHeads = {{9, 9}};
      w.window.apply(averaging);
    });
    gate.release(10);
    w.wait(3);
    QVERIFY(!w.window.state().experiments.front().places.empty());
    QVERIFY2(w.window.state().averagedHeads.empty(), "the newest result clears away heads that it has not");
    QCOMPARE(runs.load(), 2);
  }

  void manyChangesAreCounted() {
    Window w;
    RunResult result = *w.view("heads")->shown.result;
    for (const std::int64_t token : {0, 1, 2, 3, 4}) result.request.interventions.cutTokens.push_back(token);
    result.request.interventions.scoreScale = 0.5f;
    QCOMPARE(experimentTexts(result), (QStringList{"token 0 “[CLS]” cut", "token 1 “the” cut",
                                                   "token 2 “cat” cut", "3 more changes"}));
  }

  void anArrayCannotBeChanged() {
    Snapshot snapshot;
    snapshot.state.source = ArrayChoice{QStringLiteral("a.npy")};
    ExperimentsPanel panel;
    panel.setSnapshot(snapshot);
    QVERIFY(experimentOffers(snapshot).empty());
    emit panel.menu()->aboutToShow();
    QCOMPARE(panel.menu()->actions().size(), 1);
    QCOMPARE(panel.menu()->actions().first()->text(), experimentObstacle(snapshot));
    QVERIFY(!panel.menu()->actions().first()->isEnabled());
  }

  void aTemperatureDividesTheOwnScale() {
    ScoreScaleDialog dialog(0.125f, 0.125f);
    QCOMPARE(dialog.scale(), 0.125f);
    const auto boxes = dialog.findChildren<QDoubleSpinBox*>();
    QCOMPARE(boxes.size(), 2);
    boxes[1]->setValue(2);
    QCOMPARE(dialog.scale(), 0.0625f);
    boxes[0]->setValue(0.25);
    QCOMPARE(boxes[1]->value(), 0.5);
    // A number of more digits than the box shows keeps its bits while nobody changes it.
    const float third = 1.0f / 3;
    QCOMPARE(ScoreScaleDialog(third, third).scale(), third);
    QCOMPARE(ScoreScaleDialog(std::nullopt, 1).findChildren<QDoubleSpinBox*>().size(), 1);
  }
};

QTEST_MAIN(ExperimentsTest)
#include "tst_experiments.moc"
