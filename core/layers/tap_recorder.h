#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/layers/norm.h"
#include "core/trace/taps.h"

namespace headlight {

/// A record to be filled.
struct TapTarget {
  TapRecord record;
  std::int64_t rows = 0;  // tokens from record.firstToken on
  std::int64_t columns = 0;
  std::size_t order = 0;  // among all of the run's
};

/// What the layers of one stack hand their numbers to while a run is computed; those that nobody asked for
/// are passed over. Used from one thread.
class TapRecorder {
 public:
  /// Tokens of one of the layers' matrices.
  struct Rows {
    std::int64_t begin = 0;
    std::int64_t end = 0;
  };

  /// `start`: the token of row 0 of every matrix, unless record() is told otherwise. `targets` are of one
  /// stack, with rows from `start` on.
  TapRecorder(std::vector<TapTarget> targets, std::int64_t start);

  /// The layer that is computed next.
  void enterLayer(std::int64_t layer) { m_layer = layer; }

  /// The rows of a matrix that are wanted of a point of the current layer (of the stack for TapPart::Stack),
  /// first to last; nothing: none are. `firstToken`: of row 0.
  std::optional<Rows> wanted(TapPart part, TapPoint point) const { return wanted(part, point, m_start); }
  std::optional<Rows> wanted(TapPart part, TapPoint point, std::int64_t firstToken) const;

  /// Keeps the wanted ones of `rows` [tokens, columns]. `firstToken`: of row 0.
  void record(TapPart part, TapPoint point, const MatrixView& rows) { record(part, point, rows, m_start); }
  void record(TapPart part, TapPoint point, const MatrixView& rows, std::int64_t firstToken);
  /// What `norm` divides each of the rows by.
  void recordScale(TapPart part, TapPoint point, const Norm& norm, const MatrixView& rows);

  std::int64_t start() const { return m_start; }
  /// Gives the records away.
  std::vector<TapTarget> take() { return std::move(m_targets); }

 private:
  bool isAt(const TapRecord& record, TapPart part, TapPoint point) const;

  std::vector<TapTarget> m_targets;
  std::int64_t m_start;
  std::int64_t m_layer = -1;
};

}  // namespace headlight
