#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include "core/explain/predicted_tokens.h"
#include "core/model/generation.h"
#include "core/model/mask_token.h"
#include "tests/ui/painted_text.h"
#include "ui/compute/answer_all.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/views/predictions/next_guesses.h"
#include "ui/views/predictions/next_text.h"
#include "ui/views/predictions/predictions_picture.h"
#include "ui/window/experiment_card.h"
#include "ui/window/experiments_panel.h"
#include "ui/window/next_bars.h"

using namespace headlight;

namespace {

Snapshot runOf(const std::string& name, const std::string& text,
               const std::vector<Experiment>& experiments = {}) {
  auto result = std::make_shared<RunResult>();
  result->model = loadModel(ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/" + name), {});
  PreparedInput input = prepareInput(*result->model, {.text = text});
  input.request.interventions = interventionsOf(experiments);
  result->trace = runPrepared(*result->model, input, {});
  result->request = input.request;
  result->tokens = input.request.tokens;
  result->computedTokens = std::ssize(input.request.ids);
  result->text = QString::fromStdString(text);
  Snapshot snapshot;
  snapshot.state.text = result->text;
  snapshot.state.experiments = experiments;
  snapshot.state.focus.kind = result->trace->defaultKind();
  snapshot.focus = snapshot.state.focus;
  snapshot.result = std::move(result);
  return snapshot;
}

Snapshot answered(Snapshot snapshot, const std::vector<Question>& questions) {
  answerAll(questions, *snapshot.result, snapshot.answers, {});
  return snapshot;
}

Snapshot guessed(Snapshot snapshot) {
  const auto place = guessPlace(snapshot);
  return place ? answered(std::move(snapshot), {guessQuestion(*place)}) : snapshot;
}

QStringList textsOf(const NextBars& bars) {
  TextRecorder recorder;
  QPainter painter(&recorder);
  bars.paintGuesses(painter, pictureStyle(false));
  painter.end();
  return recorder.texts();
}

QStringList textsOf(const Scene& scene) {
  TextRecorder recorder;
  QPainter painter(&recorder);
  scene.paint(painter, QRectF(QPointF(), scene.size()), pictureStyle(false));
  painter.end();
  return recorder.texts();
}

std::vector<double> probabilitiesOf(const Snapshot& snapshot, const Interventions& interventions) {
  RunRequest request = snapshot.result->request;
  request.interventions = interventions;
  const auto trace = snapshot.result->model->transformer->run(request, {});
  const auto row = trace->logits.row(trace->logits.rows() - 1);
  return softmaxOf({row.data(), static_cast<std::size_t>(row.size())});
}

const AblatedHead kHeadOff{AttentionKind::Decoder, {1, 2}, HeadAblation::Zero};

}  // namespace

/// What comes next, beside the chips and on the cards of experiments.
class TestNextBars : public QObject {
  Q_OBJECT
 private slots:
  /// The same tokens with the same digits as in the Predictions view.
  void numbersAreThoseOfTheView() {
    for (const char* text : {"In the beginning God created the", "And God said unto", "and he", "the"}) {
      Snapshot snapshot = guessed(runOf("kjv-decoder", text));
      NextBars bars;
      bars.setSnapshot(snapshot);
      snapshot = answered(snapshot, PredictionsPicture::needs(snapshot));
      const QStringList view =
          textsOf(*PredictionsPicture::make(snapshot, {exportFont(), 900, 700, true}, {}));
      QCOMPARE(bars.guesses()->guesses.size(), std::size_t{3});
      const QStringList painted = textsOf(bars);
      for (const NextGuess& guess : bars.guesses()->guesses) {
        const QString weight = weightText(guess.probability);
        QVERIFY(view.contains(weight));
        QVERIFY(view.contains(guess.token.label));
        const auto percents = painted.filter(QStringLiteral(" %"));
        const bool same = std::any_of(percents.begin(), percents.end(), [&](const QString& percent) {
          return std::abs(percent.chopped(2).toDouble() / 100 - weight.toDouble()) < 1e-9;
        });
        QVERIFY2(same, qPrintable(painted.join(QStringLiteral(" | "))));
      }
    }
  }

  /// Whatever token is locked, it is the end that goes on.
  void theEndGoesOn() {
    Snapshot snapshot = runOf("kjv-decoder", "And God said unto");
    snapshot.state.focus.query = 1;
    QCOMPARE(guessPlace(snapshot)->position, std::ssize(snapshot.result->request.ids) - 1);
    QVERIFY(guessPlace(snapshot)->last);
  }

  /// Guesses for a mask, if the text has one, and for the one that is locked of several.
  void masksAreGuessed() {
    const auto mask = [](const Snapshot& snapshot) {
      const Model& model = *snapshot.result->model;
      return QString::fromStdString(model.tokenizer->idToToken(maskTokenOf(model)));
    };
    Snapshot plain = runOf("kjv-encoder", "In the beginning God created the heaven");
    QVERIFY(!guessPlace(plain));
    NextBars bars;
    bars.setSnapshot(plain);
    QVERIFY(bars.isHidden() && !bars.guesses());
    const QString text = QStringLiteral("In the %1 God created the %1").arg(mask(plain));
    Snapshot masked = runOf("kjv-encoder", text.toStdString());
    const auto& ids = masked.result->request.ids;
    const auto first = std::find(ids.begin(), ids.end(), maskTokenOf(*masked.result->model)) - ids.begin();
    QCOMPARE(guessPlace(masked)->position, first);
    masked = guessed(masked);
    bars.setSnapshot(masked);
    QVERIFY(bars.guesses());
    RunRequest request = masked.result->request;
    request.record.logits = LogitsRecord::All;
    const auto trace = masked.result->model->transformer->run(request, {});
    const TokenScore top = LogitRow(logitsAt(*trace, first)).likeliest(1).front();
    QCOMPARE(bars.guesses()->guesses.front().token.id, top.id);
    QVERIFY(textsOf(bars).contains(percentText(top.probability)));
    // The other one, once it is locked.
    const auto last = std::ssize(ids) - 2;
    masked.state.focus.query = last;
    QCOMPARE(guessPlace(masked)->position, last);
    // Taken, it stands in the mask's place.
    const NextText taken = takenToken(masked, *guessPlace(masked), {top.id, top.probability});
    QCOMPARE(taken.problem, QString());
    QVERIFY(taken.state.text.startsWith(QStringLiteral("In the %1 God created the ").arg(mask(plain))));
    QCOMPARE(taken.state.text.count(mask(plain)), 1);
    QVERIFY(!taken.state.text.contains(QStringLiteral("  ")));
  }

  void aClickTakesTheToken() {
    Snapshot snapshot = guessed(runOf("kjv-decoder", "And God said unto"));
    NextBars bars;
    bars.setSnapshot(snapshot);
    bars.resize(bars.sizeHint());
    QSignalSpy chosen(&bars, &NextBars::tokenChosen);
    QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.cellRect(1).center().toPoint());
    QCOMPARE(chosen.size(), 1);
    const auto token = chosen[0][0].value<WrittenToken>();
    QCOMPARE(token.id, bars.guesses()->guesses[1].token.id);
    const NextText taken = takenToken(snapshot, *guessPlace(snapshot), token);
    QCOMPARE(taken.problem, QString());
    const auto added = textAfter(*snapshot.result->model->tokenizer, snapshot.result->request.ids, token.id);
    QCOMPARE(taken.state.text, snapshot.state.text + QString::fromStdString(*added));
    // Behind what was written it is written, and what came after the step gives way.
    snapshot.state.generated = GeneratedText{{{5, 0.5}, {6, 0.5}}, 4, 1, false};
    const NextText written = takenToken(snapshot, *guessPlace(snapshot), token);
    QCOMPARE(written.state.text, snapshot.state.text);
    QCOMPARE(written.state.generated->shownIds(), (std::vector<std::int32_t>{5, token.id}));
    // What was predicted of an older text is no offer.
    Snapshot older = snapshot;
    older.state.generated.reset();
    older.state.text += QLatin1Char('!');
    bars.setSnapshot(older);
    QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.cellRect(1).center().toPoint());
    QCOMPARE(chosen.size(), 1);
  }

  /// The last picture stays until there is another one, in the same room.
  void theLastOneStays() {
    NextBars bars;
    bars.setSnapshot(guessed(runOf("kjv-decoder", "And God said unto")));
    const auto shown = bars.guesses();
    const QSize size = bars.sizeHint();
    bars.setSnapshot(runOf("kjv-decoder", "And God said unto him"));
    QCOMPARE(bars.guesses(), shown);
    bars.setSnapshot(guessed(runOf("kjv-decoder", "And God said unto him")));
    QVERIFY(bars.guesses() != shown);
    QCOMPARE(bars.sizeHint(), size);
    bars.setWanted(false);
    QVERIFY(bars.isHidden());
    bars.setSnapshot(Snapshot());
    bars.setWanted(true);
    QVERIFY(bars.isHidden() && !bars.guesses());
  }

  /// With an experiment the numbers of both runs, before and after.
  void experimentsShowBeforeAndAfter() {
    const Snapshot snapshot = guessed(runOf("kjv-decoder", "And God said unto", {{kHeadOff}}));
    NextBars bars;
    bars.setSnapshot(snapshot);
    const auto before = probabilitiesOf(snapshot, {});
    const auto after = probabilitiesOf(snapshot, snapshot.result->request.interventions);
    const QStringList painted = textsOf(bars);
    for (const NextGuess& guess : bars.guesses()->guesses) {
      const auto id = static_cast<std::size_t>(guess.token.id);
      QVERIFY(std::abs(guess.probability - after[id]) < 1e-6);
      QVERIFY(std::abs(*guess.before - before[id]) < 1e-6);
      const QString text =
          percentText(*guess.before).chopped(2) + QStringLiteral(" → ") + percentText(guess.probability);
      QVERIFY2(painted.contains(text), qPrintable(painted.join(QStringLiteral(" | "))));
    }
    const auto likeliest = std::max_element(before.begin(), before.end()) - before.begin();
    const auto& guesses = bars.guesses()->guesses;
    QVERIFY(std::any_of(guesses.begin(), guesses.end(),
                        [&](const NextGuess& guess) { return guess.token.id == likeliest; }));
  }

  /// Each card tells the largest change by its own experiment, the others as they are.
  void cardsTellTheLargestChange() {
    const AblatedHead other{AttentionKind::Decoder, {0, 1}, HeadAblation::Zero};
    Snapshot snapshot =
        runOf("kjv-decoder", "And God said unto", {{kHeadOff}, {ScoreScale{0.1F}, false}, {other}});
    ExperimentsPanel panel;
    panel.setSnapshot(snapshot);
    QCOMPARE(panel.cards()[0]->change(), QString());
    snapshot = answered(snapshot, panel.needs(snapshot));
    panel.setSnapshot(snapshot);
    const auto now = probabilitiesOf(snapshot, snapshot.result->request.interventions);
    const std::array<std::pair<std::size_t, AblatedHead>, 2> cases{{{0, other}, {2, kHeadOff}}};
    for (const auto& [card, left] : cases) {
      Interventions without;
      without.ablatedHeads = {left};
      const auto before = probabilitiesOf(snapshot, without);
      std::size_t most = 0;
      for (std::size_t id = 0; id < now.size(); ++id)
        if (std::abs(now[id] - before[id]) > std::abs(now[most] - before[most])) most = id;
      const QString label = namedToken(*snapshot.result->model, static_cast<std::int32_t>(most)).label;
      QCOMPARE(panel.cards()[card]->change(),
               QStringLiteral("“%1” %2 → %3").arg(label, percentText(before[most]), percentText(now[most])));
    }
    QCOMPARE(panel.cards()[1]->change(), QString());
  }

  /// Of an encoder without a mask it is the locked token that is guessed.
  void anEncodersChangeIsAtTheLockedToken() {
    Snapshot snapshot = runOf("kjv-encoder", "In the beginning God created the heaven",
                              {{AblatedHead{AttentionKind::Encoder, {1, 0}, HeadAblation::Zero}}});
    ExperimentsPanel panel;
    QVERIFY(panel.needs(snapshot).empty());
    snapshot.state.focus.query = 3;
    QCOMPARE(panel.needs(snapshot).size(), std::size_t{1});
    QCOMPARE(changePlace(snapshot)->key(), QStringLiteral("3 masked"));
    snapshot = answered(snapshot, panel.needs(snapshot));
    panel.setSnapshot(snapshot);
    QVERIFY(panel.cards()[0]->change().contains(QStringLiteral(" → ")));
  }
};

QTEST_MAIN(TestNextBars)
#include "tst_next_bars.moc"
