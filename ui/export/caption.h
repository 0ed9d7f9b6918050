#pragma once

#include <QStringList>

#include "ui/export/image_exporter.h"

namespace headlight {

/// The lines under an exported picture: what it shows (model, kind, layer, head, what was left out), then the
/// text. Without a caption only what must always be said remains: "untrained", "random matrix".
QStringList captionLines(const Snapshot& snapshot, const ImageRequest& request);

/// "english-encoder_layer0_head3": a name for a file that says what is in it.
QString suggestedFileName(const Snapshot& snapshot, ImageScope scope);

}  // namespace headlight
