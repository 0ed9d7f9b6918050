#pragma once

#include <vector>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/tensor/buffer.h"

namespace headlight {

/// A model's weights as the operations of training take them: float32 at addresses of floats. What a
/// checkpoint has in another form is copied, what it has so already is used from there. Movable.
class FloatWeights {
 public:
  /// `weights` keep what they show alive. Throws Error where the copies do not fit into the memory, and for
  /// tensors that cannot be widened.
  FloatWeights(const ModelConfig& config, const ModelWeights& weights);

  const ModelWeights& weights() const { return m_weights; }

 private:
  std::vector<Buffer> m_copies;
  ModelWeights m_weights;
};

}  // namespace headlight
