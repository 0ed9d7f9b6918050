#include "core/explain/output_projections.h"

#include <string>

namespace headlight {

OutputWeightsOf outputProjections(std::shared_ptr<const Transformer> transformer) {
  return [transformer = std::move(transformer)](AttentionKind kind) -> OutputWeights {
    const std::string stack = kind == AttentionKind::Encoder ? "encoder" : "decoder";
    const std::string part = kind == AttentionKind::Cross ? ".cross_attention" : ".attention";
    return [transformer, stack, part](int layer) {
      return transformer->weight(stack + ".layers." + std::to_string(layer) + part + ".output");
    };
  };
}

}  // namespace headlight
