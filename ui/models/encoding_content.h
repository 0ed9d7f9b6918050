#pragma once

#include <QString>
#include <vector>

#include "core/tensor/matrix.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// A positional encoding as numbers and words, ready to be drawn. A value.
struct EncodingContent {
  QString missing;      // why there is nothing to draw, or empty
  bool own = false;     // the model's own, not a formula beside it
  QString name;         // "sinusoidal", "learned"
  QString details;      // "base 10,000, d_model 64"
  Matrix values;        // [rows, columns]
  QString rowName;      // what a row is: "position", "distance"
  int firstRow = 0;     // the number of row 0, which is below 0 for distances to either side
  QString columnName;   // what the columns are: "dimension", "head"
  int sineColumns = 0;  // rotary: this many cosines are followed by as many sines
  Matrix similarity;    // [positions, positions], or a head's bias [queries, keys]
  QString similarityName;
  std::vector<int> curves;  // the columns drawn as curves
};

/// The encoding that the session's options ask for, of the result's model or by a formula.
EncodingContent encodingContent(const Snapshot& snapshot);

/// Whose encoding is shown, for titles and captions: "Own encoding of english-encoder: learned", "Formula:
/// rotary, base 10,000, d_k 64; english-encoder's own is: learned".
QString encodingOrigin(const Snapshot& snapshot);

/// What a column is called: "dimension 3", "cos of pair 3".
QString columnText(const EncodingContent& content, std::int64_t column);

/// What the model at hand has: "learned", "rotary", ...; empty without a model.
QString encodingName(const Snapshot& snapshot);

}  // namespace headlight
