#pragma once

#include <memory>

#include "core/training/gradient_exchange.h"

namespace headlight {

/// The processes that mpirun has started together, as one training; nullptr where this one is alone. It must
/// be used and destroyed on the thread that made it. Throws Error where mpirun has started several and the
/// program was built without MPI.
std::unique_ptr<GradientExchange> joinProcesses();

}  // namespace headlight
