#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/model/model.h"
#include "core/trace/gradient_pattern_source.h"

namespace headlight {

struct GradientNetwork;

/// The gradients of one logit by what every head gives, d logit / d z.
struct LogitGradients {
  std::int64_t position = 0;  // of the stack that logits are made from
  std::int32_t token = 0;     // whose logit it is
  float logit = 0;
  /// nullptr for kinds that the model does not have.
  std::shared_ptr<const HeadGradients> of(AttentionKind kind) const {
    return kinds[static_cast<std::size_t>(kind)];
  }
  std::array<std::shared_ptr<const HeadGradients>, 3> kinds = {};  // [AttentionKind]
  /// What they were computed with, for the next ones of the same model.
  std::shared_ptr<const GradientNetwork> network = {};
};

/// Computes the model of `request` forward and backward by the trainer's arithmetic, on the calling thread,
/// and reports progress. Weights that are no float32 are copied as such, unless `known` has them already: the
/// network of earlier gradients of this model.
/// `position`: none is the last token of a decoder, the first masked one of an encoder; `token`: none is the
/// likeliest one there. Throws Error in a sentence for a model that training does not cover (see
/// requireTrainable()), for a run that is not the model's own (changes, masks, positions, token types), for a
/// position or token that there is not, for a text that is too long or does not fit into the memory;
/// Cancelled.
LogitGradients logitGradients(const Model& model, const RunRequest& request,
                              std::optional<std::int64_t> position, std::optional<std::int32_t> token,
                              const Execution& execution, std::shared_ptr<const GradientNetwork> known = {});

}  // namespace headlight
