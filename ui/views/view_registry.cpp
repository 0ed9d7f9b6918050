#include "ui/views/view_registry.h"

#include "ui/views/anatomy/anatomy_picture.h"
#include "ui/views/compare/compared_view.h"
#include "ui/views/effects/effects_picture.h"
#include "ui/views/head_map_view.h"
#include "ui/views/heads_view.h"
#include "ui/views/inspector_view.h"
#include "ui/views/lines/lines_picture.h"
#include "ui/views/neuron/neuron_picture.h"
#include "ui/views/positions_view.h"
#include "ui/views/predictions/predictions_picture.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/spans/spans_picture.h"
#include "ui/views/text/text_picture.h"
#include "ui/views/training_view.h"

namespace headlight {

namespace {

/// What a view says of itself to help and to "Show in ...".
template <typename Described>
ViewEntry withManners(ViewEntry entry) {
  if constexpr (requires { Described::shows; }) entry.shows = Described::shows;
  if constexpr (requires { &Described::open; }) entry.open = &Described::open;
  if constexpr (requires { &Described::help; }) entry.help = &Described::help;
  return entry;
}

template <typename ViewType>
ViewEntry entry(const char* id, ViewPlace place, ViewGroup group = ViewGroup::Look) {
  const auto make = [](const ViewContext& context, QWidget* parent) -> View* {
    return new ViewType(context, parent);
  };
  ViewPicture picture{&ViewType::paintPicture, &ViewType::pictureSize};
  if constexpr (requires { &ViewType::questions; }) picture.needs = &ViewType::questions;
  if constexpr (requires { ViewType::explainsRun; }) picture.explainsRun = ViewType::explainsRun;
  if constexpr (requires { &ViewType::comparison; }) picture.comparison = &ViewType::comparison;
  return withManners<ViewType>({QString::fromLatin1(id), place, make, picture, group});
}

template <typename Picture>
ViewEntry sceneEntry(ViewPlace place, ViewGroup group) {
  const auto make = [](const ViewContext& context, QWidget* parent) -> View* {
    return new SceneView(comparedDefinitionOf<Picture>(), context, parent);
  };
  ViewPicture picture;
  picture.paint = [](QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                     const Execution& execution) {
    paintScene(comparedDefinitionOf<Picture>(), painter, snapshot, request, execution);
  };
  picture.size = [](const Snapshot& snapshot, const PaintRequest& request) {
    return sceneSize(comparedDefinitionOf<Picture>(), snapshot, request);
  };
  picture.needs = comparedDefinitionOf<Picture>().needs;
  if constexpr (requires { Picture::saysHeads; }) picture.saysHeads = Picture::saysHeads;
  if constexpr (requires { Picture::explainsRun; }) picture.explainsRun = Picture::explainsRun;
  picture.comparison = &comparedAsChosen;
  ViewEntry made{QString::fromLatin1(Picture::id), place, make, picture, group};
  made.title = &Picture::title;
  return withManners<Picture>(std::move(made));
}

}  // namespace

const std::vector<ViewEntry>& viewRegistry() {
  static const std::vector<ViewEntry> entries = {
      entry<HeadMapView>("head-map", ViewPlace::Left),
      entry<HeadsView>("heads", ViewPlace::Center),
      sceneEntry<LinesPicture>(ViewPlace::Center, ViewGroup::Look),
      sceneEntry<TextPicture>(ViewPlace::Center, ViewGroup::Look),
      sceneEntry<SpansPicture>(ViewPlace::Center, ViewGroup::Look),
      sceneEntry<AnatomyPicture>(ViewPlace::Center, ViewGroup::Explain),
      sceneEntry<NeuronPicture>(ViewPlace::Center, ViewGroup::Explain),
      entry<PositionsView>("positions", ViewPlace::Center, ViewGroup::Explain),
      sceneEntry<PredictionsPicture>(ViewPlace::Center, ViewGroup::Try),
      sceneEntry<EffectsPicture>(ViewPlace::FilesAlone, ViewGroup::Try),
      entry<TrainingView>("training", ViewPlace::Center, ViewGroup::Try),
      entry<InspectorView>("inspector", ViewPlace::Right),
  };
  return entries;
}

}  // namespace headlight
