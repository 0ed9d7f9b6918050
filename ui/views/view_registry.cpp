#include "ui/views/view_registry.h"

#include "ui/views/head_map_view.h"
#include "ui/views/heads_view.h"
#include "ui/views/inspector_view.h"
#include "ui/views/positions_view.h"
#include "ui/views/training_view.h"

namespace headlight {

namespace {

template <typename ViewType>
ViewEntry entry(const char* id, ViewPlace place) {
  const auto make = [](const ViewContext& context, QWidget* parent) -> View* {
    return new ViewType(context, parent);
  };
  return {QString::fromLatin1(id), place, make, {&ViewType::paintPicture, &ViewType::pictureSize}};
}

}  // namespace

const std::vector<ViewEntry>& viewRegistry() {
  static const std::vector<ViewEntry> entries = {
      entry<HeadMapView>("head-map", ViewPlace::Left),
      entry<HeadsView>("heads", ViewPlace::Center),
      entry<PositionsView>("positions", ViewPlace::Center),
      entry<TrainingView>("training", ViewPlace::Center),
      entry<InspectorView>("inspector", ViewPlace::Right),
  };
  return entries;
}

}  // namespace headlight
