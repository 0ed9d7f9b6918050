#pragma once

#include <cstdint>
#include <span>

#include "core/training/parameter_store.h"

namespace headlight {

/// Fills the parameters as the family's own code starts a training: matrices and tables normal with mean 0
/// and the standard deviation that config.json has under initializer_range or init_std (0.02 without),
/// GPT-2's projections back to the stream with that divided by sqrt(2 * layers) (Radford et al. 2019,
/// section 2.3), norms 1 (0 where they are added to 1), biases 0. The numbers of a tensor depend on the seed,
/// its name and nothing else. Throws Error for a standard deviation that is no number above 0.
void initializeParameters(ParameterStore& store, std::uint64_t seed);

}  // namespace headlight
