#include "ui/views/known_view_options.h"

#include "ui/session/compare_options.h"
#include "ui/session/inspector_options.h"
#include "ui/session/positions_options.h"
#include "ui/session/predictions_options.h"
#include "ui/session/training_options.h"
#include "ui/views/anatomy/anatomy_options.h"
#include "ui/views/head_map_options.h"
#include "ui/views/lines/lines_options.h"
#include "ui/views/neuron/neuron_options.h"
#include "ui/views/spans/spans_options.h"
#include "ui/views/text/text_options.h"

namespace headlight {
namespace {

template <typename... Options>
QJsonObject wholeOf(const ViewOptions& given) {
  QJsonObject whole;
  (whole.insert(QLatin1String(Options::viewId), optionsIn<Options>(given).toJson()), ...);
  return whole;
}

}  // namespace

QJsonObject wholeViewOptions(const ViewOptions& given) {
  return wholeOf<AnatomyOptions, CompareOptions, HeadMapOptions, InspectorOptions, LinesOptions,
                 NeuronOptions, PositionsOptions, PredictionsOptions, SpansOptions, TextOptions,
                 TrainingOptions>(given);
}

}  // namespace headlight
