#include "ui/views/predictions/predictions_picture.h"

#include <QCoreApplication>

#include "ui/models/core_words.h"
#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/views/effects/effects_picture.h"
#include "ui/views/predictions/lens_grid.h"
#include "ui/views/predictions/prediction_words.h"
#include "ui/views/predictions/predictions_controls.h"
#include "ui/views/predictions/stage_bars.h"
#include "ui/views/predictions/timeline_scene.h"
#include "ui/views/scene/column_scene.h"

namespace headlight {

namespace {

using Scenes = std::vector<std::shared_ptr<const Scene>>;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

PredictionsOptions optionsOf(const Snapshot& snapshot) {
  return optionsIn<PredictionsOptions>(snapshot.state.viewOptions);
}

bool hasExperiments(const Snapshot& snapshot) { return !snapshot.result->request.interventions.empty(); }

/// The page of one snapshot, part by part.
class Page {
 public:
  Page(const Snapshot& snapshot, const SceneRequest& request, const AskedPrediction& asked)
      : m_snapshot(snapshot),
        m_request(request),
        m_asked(asked),
        m_model(*snapshot.result->model),
        m_width(columnWidth(request)) {}

  std::shared_ptr<const Scene> make() {
    const QString key = predictionQuestion(m_asked).key;
    const auto said = m_snapshot.answer<PlacePrediction>(key);
    if (!said) return placeholderScene(m_snapshot.problem(key), m_request);
    const Prediction prediction =
        predictionOf(m_model, said->request, *said->trace, said->place, optionsOf(m_snapshot).sampling());
    addTimeline();
    add(predictionHeading(m_snapshot, m_asked), SceneWords::Heading);
    add(predictionNote(m_snapshot, m_asked, prediction), SceneWords::Muted);
    addBars(prediction);
    addLens();
    return columnScene(std::move(m_parts), m_request);
  }

 private:
  void add(const QString& words, SceneWords role) {
    if (!words.isEmpty()) m_parts.push_back(wordsScene(words, role, m_request.font, m_width));
  }

  /// In files; the window has it above every view.
  void addTimeline() {
    if (!m_request.printing || !m_snapshot.state.generated) return;
    GenerationTimeline timeline(m_model, *m_snapshot.state.generated, m_request.font, m_width);
    add(Words::tr("Generated: the text with %1 of %2 tokens")
            .arg(timeline.step())
            .arg(m_snapshot.state.generated->tokens.size()),
        SceneWords::Heading);
    m_parts.push_back(timelineScene(std::move(timeline)));
  }

  void addBars(const Prediction& prediction) {
    std::shared_ptr<const PlacePrediction> unchanged;
    std::vector<float> unchangedLogits;
    if (hasExperiments(m_snapshot)) {
      const QString key = unchangedQuestion(m_asked).key;
      unchanged = m_snapshot.answer<PlacePrediction>(key);
      add(unchanged ? Words::tr("Experiments are on; the second column is the change from the run without.")
                    : m_snapshot.problem(key),
          SceneWords::Plain);
    }
    if (unchanged) {
      const auto logits = logitsAt(*unchanged->trace, m_asked.position);
      unchangedLogits.assign(logits.begin(), logits.end());
    }
    const StageTableRequest request{.model = &m_model,
                                    .prediction = &prediction,
                                    .unchangedLogits = unchanged ? &unchangedLogits : nullptr,
                                    .options = optionsOf(m_snapshot),
                                    .chosen = chosenToken(m_snapshot)};
    m_parts.push_back(stageBars(stageTable(request), m_request.font, m_width));
  }

  void addLens() {
    add(Words::tr("If the model ended after each layer (logit lens)"), SceneWords::Heading);
    const QString key = lensQuestion(m_snapshot, m_asked).key;
    const auto lens = m_snapshot.answer<LogitLens>(key);
    if (!lens) {
      add(m_snapshot.answers.contains(key) ? m_snapshot.problem(key) : Words::tr("Computing …"),
          SceneWords::Plain);
      return;
    }
    add(Words::tr("The likeliest token and its probability, which is the colour too, from 0 to 1. Each "
                  "layer's residual stream goes through the model's last norm and its head.") +
            (lens->note.isEmpty() ? QString() : QLatin1Char(' ') + coreWord(lens->note)),
        SceneWords::Muted);
    LensGridRequest request{.model = &m_model,
                            .lens = lens,
                            .tokens = predictedTokens(*m_snapshot.result),
                            .position = m_asked.position,
                            .kind = m_model.config.decoder ? AttentionKind::Decoder : AttentionKind::Encoder,
                            .focus = m_snapshot.state.focus,
                            .chosen = chosenToken(m_snapshot),
                            .colorMap = m_snapshot.state.display.colorMap};
    if (m_asked.masked) request.tokens = askedRequest(*m_snapshot.result, m_asked).tokens;
    m_parts.push_back(lensGrid(request, m_request.font, m_width));
  }

  const Snapshot& m_snapshot;
  const SceneRequest& m_request;
  const AskedPrediction& m_asked;
  const Model& m_model;
  double m_width;
  Scenes m_parts;
};

}  // namespace

QString PredictionsPicture::title() { return Words::tr("Predictions"); }

void PredictionsPicture::open(SessionState& state) {
  state.view = QString::fromLatin1(id);
  editOptions<PredictionsOptions>(state.viewOptions, [](PredictionsOptions& options) {
    options.page = PredictionsOptions::Page::Predictions;
  });
}

QString PredictionsPicture::reading() { return Words::tr("What the model expects next, or behind a mask."); }

std::vector<Question> PredictionsPicture::needs(const Snapshot& snapshot) {
  if (optionsOf(snapshot).page == PredictionsOptions::Page::Effects) return EffectsPicture::needs(snapshot);
  const auto asked = askedPrediction(snapshot);
  if (!asked) return {};
  std::vector<Question> questions{predictionQuestion(*asked)};
  if (hasExperiments(snapshot)) questions.push_back(unchangedQuestion(*asked));
  questions.push_back(lensQuestion(snapshot, *asked));
  questions.back().later = true;
  return questions;
}

std::shared_ptr<const Scene> PredictionsPicture::make(const Snapshot& snapshot, const SceneRequest& request,
                                                      const Execution& execution) {
  if (optionsOf(snapshot).page == PredictionsOptions::Page::Effects)
    return EffectsPicture::make(snapshot, request, execution);
  const auto asked = askedPrediction(snapshot);
  if (!asked) return placeholderScene(whyNoPrediction(snapshot), request);
  return Page(snapshot, request, *asked).make();
}

ViewControls* PredictionsPicture::makeControls(QWidget* parent) { return new PredictionsControls(parent); }

}  // namespace headlight
