#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <vector>

#include "core/tensor/matrix.h"
#include "core/trace/pattern_source.h"
#include "ui/session/session_state.h"

namespace headlight {

/// One picture of numbers in a stage. A value.
struct AnatomyItem {
  enum class Kind {
    Bars,        // values [1, size], as signed bars
    HeatMap,     // values [rows, columns], as a heatmap; rows have names
    KeyColumns,  // values [size, keys], as a heatmap whose columns are the keys'
    KeyBars,     // values [1, keys], as signed bars in the keys' columns
    List         // values [rows, 1], as bars to the right of their names
  };
  Kind kind = Kind::Bars;
  QString symbol;  // beside it, in the markup of Formula
  QString name;    // in words, for what is said of a number: "query"
  Matrix values = {};
  Matrix compared = {};   // the same of the token that is compared with; empty: nothing is
  RowVector beside = {};  // [size], of KeyColumns: a column to their left, as all of them have it
  QString besideName = {};
  RowVector sum = {};  // [size], of KeyColumns: a column to their right
  QString sumName = {};
  QStringList rowNames = {};
  int markedRow = -1;
  bool isWeights = false;  // printed as weights are, never below 0
};

/// A step of the computation.
struct AnatomyStage {
  QString id;  // "softmax"; the same in every model that has it
  QString title;
  QString formula;  // in the markup of Formula
  QString words;    // what happens, in a sentence or two
  std::vector<AnatomyItem> items = {};

  /// The largest absolute value of its items' finite numbers: the end of the stage's scale, 1 where all are
  /// 0.
  double limit() const;
};

/// A key that has a column.
struct AnatomyKey {
  std::int64_t index = 0;
  QString label;
  CellFacts facts;
  bool comparedMasked = false;  // for the token that is compared with
};

/// All stages of one query token and one head, in the order of the computation.
struct AnatomyContent {
  QString problem;  // why there is nothing else, in a sentence; empty otherwise
  QString heading;
  QString note;  // about keys without a column, or empty
  Focus focus;   // of the head
  std::int64_t query = 0;
  QString queryLabel;
  QString comparedLabel;  // empty: the token is compared with none
  std::vector<AnatomyKey> keys;
  std::vector<AnatomyStage> stages;

  const AnatomyStage* find(const QString& id) const;
};

}  // namespace headlight
