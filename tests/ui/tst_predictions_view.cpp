#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <QTest>
#include <cmath>

#include "core/explain/predicted_tokens.h"
#include "core/model/generation.h"
#include "core/model/mask_token.h"
#include "core/model/prepared_input.h"
#include "tests/ui/scene_pictures.h"
#include "ui/compute/answer_all.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/views/effects/effects_content.h"
#include "ui/views/effects/effects_list.h"
#include "ui/views/effects/effects_picture.h"
#include "ui/views/predictions/next_text.h"
#include "ui/views/predictions/predictions_picture.h"
#include "ui/views/predictions/stage_bars.h"

using namespace headlight;

namespace {

Snapshot runSnapshot(const std::string& name, const std::string& text,
                     const Interventions& interventions = {}) {
  auto result = std::make_shared<RunResult>();
  result->model = loadModel(ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/" + name), {});
  PreparedInput input = prepareInput(*result->model, {.text = text});
  input.request.interventions = interventions;
  result->trace = runPrepared(*result->model, input, {});
  result->request = input.request;
  result->tokens = input.request.tokens;
  result->computedTokens = static_cast<std::int64_t>(input.request.ids.size());
  result->text = QString::fromStdString(text);
  Snapshot snapshot;
  snapshot.state.text = result->text;
  snapshot.state.focus.kind = result->trace->defaultKind();
  snapshot.focus = snapshot.state.focus;
  snapshot.result = std::move(result);
  return snapshot;
}

void setOptions(Snapshot& snapshot, const PredictionsOptions& options) {
  headlight::setOptions(snapshot.state.viewOptions, options);
}

void answer(Snapshot& snapshot) {
  answerAll(PredictionsPicture::needs(snapshot), *snapshot.result, snapshot.answers, {});
}

std::shared_ptr<const Scene> sceneOf(const Snapshot& snapshot, double width = 1000) {
  return PredictionsPicture::make(snapshot, {exportFont(), width, 700, true}, {});
}

Prediction predictionIn(const Snapshot& snapshot, const SamplingSettings& sampling) {
  const auto asked = *askedPrediction(snapshot);
  const auto said = snapshot.answer<PlacePrediction>(predictionQuestion(asked).key);
  return predictionOf(*snapshot.result->model, said->request, *said->trace, said->place, sampling);
}

/// The hit of the first row whose tip begins with a token's label.
SceneHit findHit(const Scene& scene, const std::function<bool(const SceneHit&)>& wanted) {
  for (double y = 2; y < scene.size().height(); y += 6)
    for (double x = 2; x < scene.size().width(); x += 6)
      if (const SceneHit hit = scene.at({x, y}); wanted(hit)) return hit;
  return {};
}

}  // namespace

class TestPredictionsView : public QObject {
  Q_OBJECT
 private slots:
  void paintsTheModelsProbabilities() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "In the beginning God created the");
    answer(snapshot);
    const auto scene = sceneOf(snapshot);
    look(QStringLiteral("predictions-decoder"), *scene);
    look(QStringLiteral("predictions-narrow"), *sceneOf(snapshot, 330));
    // What the run itself says of its last token, over the whole vocabulary.
    const Trace& trace = *snapshot.result->trace;
    const auto logits = trace.logits.row(trace.logits.rows() - 1);
    const std::vector<double> all = softmaxOf({logits.data(), static_cast<std::size_t>(logits.size())});
    const QStringList texts = paintedTexts(*scene);
    double shown = 0;
    for (const TokenScore& score :
         LogitRow({logits.data(), static_cast<std::size_t>(logits.size())}).likeliest(10)) {
      QCOMPARE(score.probability, all[static_cast<std::size_t>(score.id)]);
      QVERIFY(texts.contains(weightText(score.probability)));
      shown += score.probability;
    }
    QVERIFY(texts.contains(weightText(1 - shown)));
  }

  void earlierTokensAreAskedToo() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "In the beginning God created the");
    snapshot.state.focus.query = 2;
    answer(snapshot);
    RunRequest request = snapshot.result->request;
    request.record.logits = LogitsRecord::All;
    const auto trace = snapshot.result->model->transformer->run(request, {});
    const auto row = logitsAt(*trace, 2);
    const Prediction prediction = predictionIn(snapshot, {});
    for (std::size_t id = 0; id < row.size(); ++id)
      QVERIFY(std::abs(row[id] - prediction.logits[id]) < 1e-4F);
    // What the text has there is told, with its probability.
    const auto next = snapshot.result->request.ids[3];
    const QString probability = weightText(LogitRow(prediction.logits).scoreOf(next).probability);
    QVERIFY(paintedTexts(*sceneOf(snapshot)).join(QLatin1Char(' ')).contains(probability));
  }

  void stagesComeInTheirOrder() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said unto");
    PredictionsOptions options;
    options.temperature = 0.7;
    options.topK = 5;
    options.topP = 0.8;
    setOptions(snapshot, options);
    answer(snapshot);
    const Prediction prediction = predictionIn(snapshot, options.sampling());
    const StageTable table =
        stageTable({.model = snapshot.result->model.get(), .prediction = &prediction, .options = options});
    QStringList headings;
    for (const StageTable::Column& column : table.columns) headings.append(column.heading);
    QCOMPARE(headings, (QStringList{QStringLiteral("model"), QStringLiteral("temperature 0.7"),
                                    QStringLiteral("top-k 5"), QStringLiteral("top-p 0.8")}));
    QCOMPARE(table.columns[2].left, std::int64_t{5});
    QVERIFY(table.columns[3].left < 5);
    const std::array stages = {SamplingStage::Model, SamplingStage::Temperature, SamplingStage::TopK,
                               SamplingStage::TopP};
    const QStringList texts = paintedTexts(*sceneOf(snapshot));
    for (std::size_t c = 0; c < stages.size(); ++c) {
      double sum = table.columns[c].others;
      for (std::size_t row = 0; row < table.tokens.size(); ++row) {
        const double value =
            prediction.stages.after(stages[c])[static_cast<std::size_t>(table.tokens[row].id)];
        QCOMPARE(table.columns[c].probabilities[row], value);
        if (value > 0) QVERIFY(texts.contains(weightText(value)));
        sum += value;
      }
      QVERIFY(std::abs(sum - 1) < 1e-9);
    }
    QVERIFY(texts.contains(QStringLiteral("left out")));
    look(QStringLiteral("predictions-stages"), *sceneOf(snapshot));
  }

  /// Their names would leave the bars of the model less than they need.
  void stagesThatDoNothingGiveWay() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said unto");
    answer(snapshot);
    const QString idle = QStringLiteral("→ temperature 1");
    QVERIFY(paintedTexts(*sceneOf(snapshot, 1000)).contains(idle));
    QVERIFY(!paintedTexts(*sceneOf(snapshot, 480)).contains(idle));
  }

  /// Beside those of another run too.
  void theNumberOfTheOthersIsWhole() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said unto");
    answer(snapshot);
    const QString others = paintedTexts(*sceneOf(snapshot, 1000)).filter(QStringLiteral(" others")).value(0);
    QVERIFY(!others.isEmpty());
    QVERIFY(paintedTexts(*sceneOf(snapshot, 250)).contains(others));
  }

  // Nothing comes after the token that ends a text.
  void anEndedTextHasNoNextToken() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said<|endoftext|>");
    const auto tokens = std::ssize(snapshot.result->request.ids);
    QVERIFY(snapshot.result->model->generation.isEnd(snapshot.result->request.ids.back()));
    answer(snapshot);
    QCOMPARE(askedPrediction(snapshot)->position, tokens - 2);
    const QString said = paintedTexts(*sceneOf(snapshot)).join(QLatin1Char(' '));
    QVERIFY2(said.contains("The text has “") && said.contains("endoftext"), qPrintable(said));
    QCOMPARE(nextText(snapshot).problem, QStringLiteral("The text has ended."));
    const auto lens = snapshot.answer<LogitLens>(lensQuestion(snapshot, *askedPrediction(snapshot)).key);
    QVERIFY(lens && lens->firstToken == 0 && std::ssize(lens->depths.front()) == tokens - 1);
    snapshot.state.focus.query = tokens - 1;
    QVERIFY(!askedPrediction(snapshot) && PredictionsPicture::needs(snapshot).empty());
    QVERIFY(paintedTexts(*sceneOf(snapshot)).join(QLatin1Char(' ')).contains("The text has ended"));
    // A decoder may begin from the end's token.
    snapshot = runSnapshot("kjv-decoder", "<|endoftext|>");
    QCOMPARE(askedPrediction(snapshot)->position, std::int64_t{0});
    QVERIFY(askedPrediction(snapshot)->last);
  }

  void focusedTokenIsHidden() {
    Snapshot snapshot = runSnapshot("kjv-encoder", "In the beginning God created the heaven");
    snapshot.state.focus.query = 3;
    answer(snapshot);
    const Model& model = *snapshot.result->model;
    const auto asked = *askedPrediction(snapshot);
    QVERIFY(asked.masked && !asked.next);
    RunRequest masked = withMaskedToken(model, snapshot.result->request, 3);
    masked.record.logits = LogitsRecord::All;
    const auto trace = model.transformer->run(masked, {});
    const TokenScore top = LogitRow(logitsAt(*trace, 3)).likeliest(1).front();
    const auto scene = sceneOf(snapshot);
    QVERIFY(paintedTexts(*scene).contains(weightText(top.probability)));
    look(QStringLiteral("predictions-encoder"), *scene);
    // A click on another token's column asks about that one.
    const SceneHit hit = findHit(*scene, [](const SceneHit& at) { return at.focus && at.focus->query == 2; });
    QVERIFY(hit.focus);
    snapshot.state.focus = *hit.focus;
    QCOMPARE(askedPrediction(snapshot)->key(), QStringLiteral("2 masked"));
    // Seen, the token is what the model says of it.
    PredictionsOptions options;
    options.masksToken = false;
    setOptions(snapshot, options);
    QVERIFY(!askedPrediction(snapshot)->masked);
  }

  void rowsChooseTheirTokens() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said unto");
    answer(snapshot);
    const auto scene = sceneOf(snapshot);
    const SceneHit hit = findHit(
        *scene, [](const SceneHit& at) { return at.change && at.tip.contains(QStringLiteral("logit")); });
    QVERIFY(hit.change);
    hit.change(snapshot.state);
    const auto chosen = chosenToken(snapshot);
    QVERIFY(chosen);
    const Prediction prediction = predictionIn(snapshot, {});
    QCOMPARE(*chosen, LogitRow(prediction.logits).likeliest(1).front().id);
  }

  void addsTheToken() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said unto");
    answer(snapshot);
    const NextText next = nextText(snapshot);
    QCOMPARE(next.problem, QString());
    QVERIFY(next.state.text.startsWith(snapshot.state.text));
    QVERIFY(next.state.text.size() > snapshot.state.text.size());
    // The run on the screen is of an older text, or of the beginning alone.
    Snapshot older = snapshot;
    older.state.text += QLatin1Char('!');
    QVERIFY(!nextText(older).problem.isEmpty());
    auto beginning = std::make_shared<RunResult>(*snapshot.result);
    beginning->tokens.push_back(beginning->tokens.back());
    Snapshot cut = snapshot;
    cut.result = beginning;
    QVERIFY(nextText(cut).problem.startsWith(QStringLiteral("Only the beginning")));
    snapshot.state.focus.query = 0;
    answer(snapshot);
    QVERIFY(!nextText(snapshot).problem.isEmpty());
  }

  void experimentsShowTheChange() {
    Interventions interventions;
    interventions.ablatedHeads = {{AttentionKind::Decoder, {1, 2}}};
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said unto", interventions);
    answer(snapshot);
    Snapshot plain = runSnapshot("kjv-decoder", "And God said unto");
    answer(plain);
    const auto changed = predictionIn(snapshot, {}).stages.after(SamplingStage::Model);
    const auto before = predictionIn(plain, {}).stages.after(SamplingStage::Model);
    const auto top =
        static_cast<std::size_t>(std::max_element(changed.begin(), changed.end()) - changed.begin());
    const double change = changed[top] - before[top];
    QVERIFY(change != 0);
    const auto scene = sceneOf(snapshot);
    const QString text = weightText(change);
    QVERIFY(paintedTexts(*scene).contains(change > 0 ? QLatin1Char('+') + text : text));
    look(QStringLiteral("predictions-experiment"), *scene);
  }

  void attributionSumsToTheLogit() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said unto");
    PredictionsOptions options;
    options.page = PredictionsOptions::Page::Effects;
    options.method = PredictionsOptions::Method::Attribution;
    setOptions(snapshot, options);
    answer(snapshot);
    const auto scene = sceneOf(snapshot);
    look(QStringLiteral("effects-attribution"), *scene);
    const auto asked =
        snapshot.answer<AskedAttribution>(attributionQuestion(snapshot, *askedPrediction(snapshot)).key);
    const EffectsContent content = effectsContent(*snapshot.result->model, *asked);
    const auto list = effectsList(content, snapshot.state.focus, exportFont(), 500);
    double sum = 0, last = 0;
    int numbers = 0;
    for (const QString& text : paintedTexts(*list)) {
      bool isNumber = false;
      const double number = text.toDouble(&isNumber);
      if (!isNumber) continue;
      sum += last;
      last = number;
      ++numbers;
    }
    // Each number is rounded to four decimals.
    QVERIFY(numbers > 20);
    QVERIFY2(std::abs(sum - last) < 0.00005 * numbers,
             qPrintable(QStringLiteral("%1 %2").arg(sum).arg(last)));
    QVERIFY(paintedTexts(*scene).contains(scoreText(content.sum)));
  }

  void ablationIsWhatTheRunsSay() {
    Snapshot snapshot = runSnapshot("kjv-decoder", "And God said unto");
    PredictionsOptions options;
    options.page = PredictionsOptions::Page::Effects;
    setOptions(snapshot, options);
    answer(snapshot);
    const auto scene = sceneOf(snapshot);
    look(QStringLiteral("effects-ablation"), *scene);
    const Prediction base = [&] {
      Snapshot plain = snapshot;
      setOptions(plain, {});
      answer(plain);
      return predictionIn(plain, {});
    }();
    const TokenScore top = LogitRow(base.logits).likeliest(1).front();
    RunRequest request = snapshot.result->request;
    request.interventions.ablatedHeads = {{AttentionKind::Decoder, {2, 1}}};
    const auto trace = snapshot.result->model->transformer->run(request, {});
    const auto last = static_cast<std::int64_t>(request.ids.size()) - 1;
    const double without = LogitRow(logitsAt(*trace, last)).scoreOf(top.id).logit;
    const auto asked =
        snapshot.answer<AskedEffects>(ablationQuestion(snapshot, *askedPrediction(snapshot)).key);
    const EffectsContent content = effectsContent(*snapshot.result->model, *asked);
    QVERIFY(std::abs(static_cast<double>(content.maps.front().heads(2, 1)) - (top.logit - without)) < 1e-4);
    // A click on a head in the map moves the focus there.
    const SceneHit hit = findHit(*scene, [](const SceneHit& at) {
      return at.focus && at.focus->headId() == HeadId{2, 1};
    });
    QVERIFY(hit.focus && hit.focus->kind == AttentionKind::Decoder);
  }

  void whatCannotBeSplitSaysWhy() {
    Snapshot snapshot = runSnapshot("kjv-encoder", "In the beginning God created the heaven");
    PredictionsOptions options;
    options.page = PredictionsOptions::Page::Effects;
    options.method = PredictionsOptions::Method::Attribution;
    setOptions(snapshot, options);
    answer(snapshot);
    const auto why = whyNoAttribution(*snapshot.result->model->transformer);
    QVERIFY(why);
    QCOMPARE(sceneOf(snapshot)->summary(), QString::fromStdString(why->english()));
  }

  void optionsComeBack() {
    PredictionsOptions options;
    options.page = PredictionsOptions::Page::Effects;
    options.temperature = 0.5;
    options.topK = 40;
    options.topP = 0.9;
    options.token = QStringLiteral("Ġthe");
    options.method = PredictionsOptions::Method::Attribution;
    options.masksToken = false;
    PredictionsOptions read;
    read.read(JsonValues(options.toJson()));
    QCOMPARE(read, options);
  }
};

QTEST_MAIN(TestPredictionsView)
#include "tst_predictions_view.moc"
