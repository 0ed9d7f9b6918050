#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layers/forward_context.h"
#include "core/parameters/mixture_settings.h"

namespace headlight {

/// The rows that one expert takes, each with its place among the experts of its token.
struct ExpertRows {
  std::vector<std::int64_t> rows;
  std::vector<float> weights;        // [rows]
  std::vector<std::int64_t> places;  // [rows], 0 to chosen - 1
};

/// Keeps what the routed experts of a mixture compute, for one forward: [rows, chosen * size], the experts of
/// a token in the order in which the router chose them. Costs nothing where nobody asked for it.
class MixtureTaps {
 public:
  MixtureTaps(const ForwardContext& context, const MixtureSettings& settings, std::int64_t modelSize);

  /// Hands over what the router made: its logits [rows, experts], and of each row the chosen experts with
  /// their weights [rows * chosen].
  void recordRouting(const MatrixView& logits, std::span<const std::int32_t> experts,
                     std::span<const float> weights) const;
  /// A tile of an expert's first product before the activation, row r of it row `to.rows[r]`. From several
  /// threads at once, each with tiles of its own.
  void keepInner(const LinearTile& tile, const ExpertRows& to);
  /// What an expert's down projection takes, [to.rows, d_expert].
  void keepActivated(const MatrixView& inner, const ExpertRows& to);
  /// A tile of an expert's output; `weighted`: its rows are multiplied by their weights. Like keepInner().
  void keepOutput(const LinearTile& tile, const ExpertRows& to, bool weighted);
  /// Hands over what was kept.
  void record() const;

 private:
  bool wants(TapPoint point) const;
  void hand(TapPoint point, const Matrix& rows) const;

  TapRecorder* m_taps;
  MixtureSettings m_settings;
  std::int64_t m_modelSize;
  Matrix m_pre;     // [rows, chosen * d_expert]; empty: not wanted
  Matrix m_linear;  // likewise
  Matrix m_post;    // likewise
  Matrix m_output;  // [rows, chosen * d_model]
};

}  // namespace headlight
