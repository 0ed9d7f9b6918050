#include "ui/views/view_registry.h"

#include "ui/views/head_map_view.h"
#include "ui/views/heads_view.h"
#include "ui/views/inspector_view.h"
#include "ui/views/positions_view.h"

namespace headlight {

namespace {

template <typename ViewType>
View* make(const ViewContext& context, QWidget* parent) {
  return new ViewType(context, parent);
}

}  // namespace

const std::vector<ViewEntry>& viewRegistry() {
  static const std::vector<ViewEntry> entries = {
      {QStringLiteral("head-map"), ViewPlace::Left, make<HeadMapView>},
      {QStringLiteral("heads"), ViewPlace::Center, make<HeadsView>},
      {QStringLiteral("positions"), ViewPlace::Center, make<PositionsView>},
      {QStringLiteral("inspector"), ViewPlace::Right, make<InspectorView>},
  };
  return entries;
}

}  // namespace headlight
