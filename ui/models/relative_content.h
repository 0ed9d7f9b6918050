#pragma once

#include "ui/models/encoding_content.h"

namespace headlight {

/// The numbers that the layer in focus adds to scores by distance (T5). There is no vector for a position: a
/// row is a distance key - query, to either side where queries see both, and a column a head. Says in words
/// what a model has instead (DeBERTa). Precondition: the result has a model.
EncodingContent relativeContent(const Snapshot& snapshot);

/// What scores get by distance beside a table of positions (MPNet, some of DeBERTa): the bias of the head in
/// focus takes the place of the similarity of positions. Precondition: as above.
void addRelativePart(EncodingContent& content, const Snapshot& snapshot);

}  // namespace headlight
