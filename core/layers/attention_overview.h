#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/layers/attention.h"
#include "core/parallel/execution.h"
#include "core/trace/attention_layer_trace.h"

namespace headlight {

/// The making of a layer's pictures (LayerOverview) beside attend(): jobs of the kernel raise pixels to the
/// exponents of their queries; rows of pixels that also hold queries before the first one are pooled.
class AttentionOverview {
 public:
  /// The pixels of one head that a job of the kernel raises, see AttendJob.
  using JobRows = std::array<float*, kernel::attendRows>;

  /// For queries from `firstQuery` on; makes nothing unless `wanted`, or where the pictures of the queries
  /// before would take long.
  AttentionOverview(AttentionLayerTrace& layer, std::int64_t firstQuery, bool wanted);

  /// 0: nothing is made.
  int level() const { return m_overview.level(); }
  /// Jobs that work at the same time share no pixels as long as they lie in blocks of attendRows queries.
  JobRows rowsOf(std::int64_t head, std::int64_t queryBegin, std::int64_t queryEnd);
  /// After all jobs. Throws Cancelled.
  void finish(const AttentionWorkspace& workspace, const Execution& execution);

 private:
  float* piece(std::int64_t index, std::int64_t head);
  void gatherPieces();
  void poolRow(std::int64_t row, std::int64_t head, float* scratch);

  AttentionLayerTrace& m_layer;
  LayerOverview& m_overview;
  std::int64_t m_firstPooled = 0;  // rows of pixels that are pooled
  std::int64_t m_endPooled = 0;
  // Where a row of pixels holds more queries than a job, each job has pixels of its own until all are done.
  std::vector<float> m_pieces;  // [piece, head, columns]
  std::int64_t m_firstPiece = 0;
  std::int64_t m_endPiece = 0;
  std::int64_t m_columns = 0;
};

}  // namespace headlight
