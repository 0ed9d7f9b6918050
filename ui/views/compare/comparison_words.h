#pragma once

#include <QString>

#include "ui/session/compare_options.h"

namespace headlight {

/// What the run on the screen is compared with, in a few words: "the text “我爱猫”",
/// "english-encoder-untrained", "head 2.5", "the same without experiments". Empty where nothing is chosen
/// yet, and without a comparison. `ofLayers`: what is shown has one head a layer, which stands for all
/// (standsForAllHeads), so that B is a layer and no head.
QString comparedWithWords(const CompareOptions& options, bool ofLayers = false);

/// Which picture of a comparison is shown, for a caption: "A, B and their difference A − B".
QString comparedPartWords(const CompareOptions& options);

/// The same for the name of a file, beginning with "_": "_minus-another-text". Empty without a comparison.
QString comparedFilePart(const CompareOptions& options, bool ofLayers = false);

}  // namespace headlight
