#include "ui/views/compare/picture_comparison.h"

#include "ui/models/facts.h"
#include "ui/views/compare/comparison.h"
#include "ui/views/compare/comparison_words.h"

namespace headlight {

std::optional<PictureComparison> comparedAsChosen(const Snapshot& snapshot) {
  if (!Comparison::isOn(snapshot)) return std::nullopt;
  const Comparison comparison(snapshot);
  PictureComparison compared{comparison.options(), comparison.firstTitle(), comparison.secondTitle()};
  // Without a second run the picture says why there is none, and not of what.
  const QString other = comparedWithWords(comparison.options(), standsForAllHeads(snapshot));
  if (!comparison.second().result && !other.isEmpty()) compared.second = QStringLiteral("B: ") + other;
  return compared;
}

}  // namespace headlight
