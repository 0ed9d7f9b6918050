#pragma once

#include <QJsonObject>
#include <vector>

#include "core/analysis/position_similarity.h"
#include "ui/session/json_values.h"

namespace headlight {

/// What the Positions view shows: the encoding of the model at hand, or one made by a formula. A value, kept
/// among the views' options (ViewOptions).
struct PositionsOptions {
  static constexpr const char* viewId = "positions";
  enum class Source { Model, Sinusoidal, Rotary, Alibi };
  Source source = Source::Model;
  int positions = 64;   // rows of the matrix
  int size = 64;        // d_model of the sinusoidal formula, d_k of the rotary one; even
  int heads = 8;        // of the ALiBi formula
  double base = 10000;  // of the sinusoidal and the rotary formula
  PositionSimilarity similarity = PositionSimilarity::Cosine;
  std::vector<int> curves;  // columns drawn as curves, at most eight; empty: a few spread over all
  QJsonObject toJson() const;
  /// What is missing or makes no sense is left as it is.
  void read(const JsonValues& json);
  bool operator==(const PositionsOptions&) const = default;
};

}  // namespace headlight
