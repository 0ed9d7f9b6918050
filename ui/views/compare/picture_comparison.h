#pragma once

#include <QString>
#include <optional>

#include "ui/session/compare_options.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What of a comparison a picture shows, and of what two. A value.
struct PictureComparison {
  CompareOptions options;  // as the picture has it: an inspector shows both, whatever is shown large
  QString first;           // "A: english-encoder"
  QString second;          // "B: english-encoder-untrained"
};

/// Of a picture that shows of A, B and A - B what the session says; nothing where nothing is compared.
std::optional<PictureComparison> comparedAsChosen(const Snapshot& snapshot);

}  // namespace headlight
