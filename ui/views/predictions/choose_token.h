#pragma once

#include <QString>

#include "ui/views/scene/scene.h"

namespace headlight {

/// What a click on a token of the vocabulary does: that token is followed through the layers, and effects are
/// asked of it. Empty: the likeliest again.
SceneHit chooseToken(const QString& piece);

}  // namespace headlight
