#pragma once

#include <cstdint>
#include <functional>

#include "core/parallel/execution.h"

namespace headlight {

/// Calls body(begin, end, worker) for blocks that cover rows [begin, end). `rowCost` is the work of one row
/// in elements; a loop too small to be worth a second thread runs on the caller. Throws Cancelled when
/// execution.stop is triggered.
void parallelRows(const Execution& execution, std::int64_t begin, std::int64_t end, std::int64_t rowCost,
                  const std::function<void(std::int64_t begin, std::int64_t end, int worker)>& body);

/// Calls body(index, worker) for every index in [0, count) on the execution's pool, or on the caller where it
/// has none. Throws Cancelled.
void parallelTasks(const Execution& execution, std::int64_t count,
                   const std::function<void(std::int64_t index, int worker)>& body);

}  // namespace headlight
