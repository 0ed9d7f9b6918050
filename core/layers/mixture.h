#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/layers/forward_context.h"
#include "core/layers/mixture_taps.h"
#include "core/parameters/mixture_settings.h"

namespace headlight {

/// The mixture of experts in a layer's place of the feed-forward network (Shazeer et al. 2017, arXiv
/// 1701.06538): a router chooses experts for each token, whose outputs are added with the router's weights,
/// and that of a shared expert where there is one. Routed experts are used from where they are in the file,
/// and only those that some token is sent to are read; the tensors must stay valid as long as the layer.
class Mixture {
 public:
  /// Packs the router and the shared expert if `pack`. Throws Cancelled. Precondition: the tensors fit
  /// together and settings.chosen <= settings.experts.
  Mixture(const MixtureTensors& tensors, const MixtureSettings& settings, LinearWorkspace& workspace,
          const Execution& execution, bool pack);

  /// Adds the output for rows from `firstRow` on of `in` [rows, d_model] to those of `residual`, which may be
  /// the same memory. The same bits whatever the number of threads. One call at a time. Throws Error where a
  /// token is sent to an expert that holds NaN or an infinite number; Cancelled.
  void forward(MatrixView in, std::int64_t firstRow, MutableMatrixView residual,
               const ForwardContext& context) const;

 private:
  using Routes = std::vector<ExpertRows>;  // [experts]
  struct SharedExpert {
    Linear up;    // gate and up in pairs
    Linear down;  // [d_model, d_expert]
    std::optional<Linear> gate;
  };

  Routes route(MatrixView in, std::int64_t firstRow, const MixtureTaps& taps,
               const ForwardContext& context) const;
  void checkExpert(std::size_t expert, const Execution& execution) const;
  struct Expert {
    const ExpertTensors& tensors;
    const ExpertRows& sent;
  };
  void addExpert(const Expert& expert, MatrixView in, MutableMatrixView sum, MixtureTaps& taps,
                 const ForwardContext& context) const;
  void addShared(MatrixView in, std::int64_t firstRow, MutableMatrixView sum,
                 const ForwardContext& context) const;
  void storeActivated(const LinearTile& tile, MutableMatrixView inner) const;

  MixtureSettings m_settings;
  std::vector<ExpertTensors> m_experts;
  mutable std::vector<bool> m_checked;  // [experts], whether all numbers were found to be finite
  std::vector<float> m_correction;      // [experts], or empty
  Linear m_router;                      // [experts, d_model]
  std::optional<SharedExpert> m_shared;
};

}  // namespace headlight
