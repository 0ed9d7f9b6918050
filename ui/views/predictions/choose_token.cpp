#include "ui/views/predictions/choose_token.h"

#include <QCoreApplication>

#include "ui/session/predictions_options.h"

namespace headlight {

SceneHit chooseToken(const QString& piece) {
  SceneHit hit;
  hit.change = [piece](SessionState& state) {
    auto options = optionsIn<PredictionsOptions>(state.viewOptions);
    options.token = piece;
    setOptions(state.viewOptions, options);
  };
  hit.undoText = QCoreApplication::translate("Predictions", "Token Asked About");
  return hit;
}

}  // namespace headlight
