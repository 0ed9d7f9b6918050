#include "ui/views/effects/effects_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/signed_matrix.h"
#include "ui/views/effects/effects_content.h"
#include "ui/views/effects/effects_list.h"
#include "ui/views/effects/effects_map.h"
#include "ui/views/predictions/prediction_words.h"
#include "ui/views/scene/column_scene.h"

namespace headlight {

namespace {

using Scenes = std::vector<std::shared_ptr<const Scene>>;

constexpr double kRoomForTwo = 700;  // for the list beside the map

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Effects)
};

bool ablates(const Snapshot& snapshot) {
  return optionsIn<PredictionsOptions>(snapshot.state.viewOptions).method ==
         PredictionsOptions::Method::Ablation;
}

Question questionOf(const Snapshot& snapshot, const AskedPrediction& asked) {
  return ablates(snapshot) ? ablationQuestion(snapshot, asked) : attributionQuestion(snapshot, asked);
}

std::optional<EffectsContent> contentOf(const Snapshot& snapshot, const QString& key) {
  const Model& model = *snapshot.result->model;
  if (const auto effects = snapshot.answer<AskedEffects>(key)) return effectsContent(model, *effects);
  if (const auto parts = snapshot.answer<AskedAttribution>(key)) return effectsContent(model, *parts);
  return std::nullopt;
}

QString headingOf(const EffectsContent& content) {
  const QString said = content.probability
                           ? Words::tr("logit %1, probability %2")
                                 .arg(scoreText(content.logit), weightText(*content.probability))
                           : Words::tr("logit %1").arg(scoreText(content.logit));
  return Words::tr("What speaks for “%1”, and what against it: %2").arg(content.token.label, said);
}

QString methodOf(const Snapshot& snapshot, const EffectsContent& content) {
  if (!ablates(snapshot))
    return Words::tr(
               "Direct logit attribution: the logit is split over all that it is a sum of. What a part "
               "does by way of later layers is not in its share.") +
           (content.note.isEmpty() ? QString() : QLatin1Char(' ') + content.note);
  const bool mean = optionsIn<PredictionsOptions>(snapshot.state.viewOptions).ablatesToMean;
  return mean ? Words::tr(
                    "Ablation: how far the logit falls when a head gives its mean over the text (below "
                    "0: it rises). Effects of single heads do not add up.")
              : Words::tr(
                    "Ablation: how far the logit falls when a head is switched off (below 0: it rises). "
                    "Effects of single heads do not add up.");
}

/// One scale for all maps, so that kinds can be compared.
double limitOf(const EffectsContent& content) {
  double most = 0;
  for (const EffectsContent::Map& map : content.maps) {
    for (Eigen::Index i = 0; i < map.heads.size(); ++i)
      if (const auto value = static_cast<double>(map.heads.data()[i]); !std::isnan(value))
        most = std::max(most, std::abs(value));
    for (const double value : map.beside) most = std::max(most, std::abs(value));
  }
  return signedLimit(Matrix::Constant(1, 1, static_cast<float>(most)));
}

Scenes mapsOf(const Snapshot& snapshot, const EffectsContent& content, const SceneRequest& request,
              double width) {
  Scenes maps;
  EffectsMapRequest one{.map = {},
                        .limit = limitOf(content),
                        .named = content.maps.size() > 1,
                        .parts = content.parts,
                        .focus = snapshot.state.focus,
                        .mostWidth = width};
  for (const EffectsContent::Map& map : content.maps) {
    one.map = map;
    maps.push_back(effectsMap(one, request.font));
  }
  return maps;
}

/// Maps of several kinds side by side, where there is room.
Scenes inRows(const Scenes& maps, double width) {
  Scenes rows;
  for (const std::shared_ptr<const Scene>& map : maps) {
    const bool fits = !rows.empty() && rows.back()->size().width() + map->size().width() + 40 <= width;
    if (fits)
      rows.back() = rowScene(rows.back(), map);
    else
      rows.push_back(map);
  }
  return rows;
}

/// The list beside the map where there is room for both, otherwise below the maps.
void addPictures(Scenes& parts, const Snapshot& snapshot, const EffectsContent& content,
                 const SceneRequest& request) {
  const double width = columnWidth(request);
  const bool beside = width >= kRoomForTwo && content.maps.size() == 1;
  const Scenes maps = inRows(mapsOf(snapshot, content, request, beside ? width * 0.55 : width), width);
  if (!beside || maps.front()->size().width() > width * 0.6) {
    parts.insert(parts.end(), maps.begin(), maps.end());
    parts.push_back(effectsList(content, snapshot.state.focus, request.font, width));
    return;
  }
  const double room = width - maps.front()->size().width() - 28;
  parts.push_back(rowScene(maps.front(), effectsList(content, snapshot.state.focus, request.font, room)));
}

}  // namespace

void EffectsPicture::open(SessionState& state) {
  state.view = QString::fromLatin1(PredictionsOptions::viewId);
  editOptions<PredictionsOptions>(state.viewOptions, [](PredictionsOptions& options) {
    options.page = PredictionsOptions::Page::Effects;
  });
}

QString EffectsPicture::title() { return Words::tr("Effects"); }

std::vector<Question> EffectsPicture::needs(const Snapshot& snapshot) {
  const auto asked = askedPrediction(snapshot);
  if (!asked) return {};
  return {questionOf(snapshot, *asked)};
}

std::shared_ptr<const Scene> EffectsPicture::make(const Snapshot& snapshot, const SceneRequest& request,
                                                  const Execution&) {
  const auto asked = askedPrediction(snapshot);
  if (!asked) return placeholderScene(whyNoPrediction(snapshot), request);
  const QString key = questionOf(snapshot, *asked).key;
  const auto content = contentOf(snapshot, key);
  if (!content) return placeholderScene(snapshot.problem(key), request);
  const double width = columnWidth(request);
  Scenes parts{wordsScene(predictionHeading(snapshot, *asked), SceneWords::Heading, request.font, width),
               wordsScene(headingOf(*content), SceneWords::Plain, request.font, width),
               wordsScene(methodOf(snapshot, *content), SceneWords::Muted, request.font, width)};
  addPictures(parts, snapshot, *content, request);
  return columnScene(std::move(parts), request);
}

}  // namespace headlight
