#pragma once

#include <vector>

#include "core/trace/trace.h"

namespace headlight {

/// The residual stream at every layer boundary of one run, [layers + 1][tokens, d_model].
class ResidualRecord final : public ResidualSource {
 public:
  explicit ResidualRecord(std::vector<Matrix> states) : m_states(std::move(states)) {}

  std::int64_t count() const override { return static_cast<std::int64_t>(m_states.size()); }
  MatrixView hiddenStates(std::int64_t index) const override {
    const Matrix& state = m_states[static_cast<std::size_t>(index)];
    return {state.data(), state.rows(), state.cols(), Eigen::OuterStride<>(state.cols())};
  }

 private:
  std::vector<Matrix> m_states;
};

}  // namespace headlight
