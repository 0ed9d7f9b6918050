#include "core/parallel/parallel_rows.h"

#include <algorithm>

namespace headlight {
namespace {

// Elements of elementwise work in one block: a few microseconds, well above what handing it over costs.
constexpr std::int64_t blockCost = 32768;

}  // namespace

void parallelTasks(const Execution& execution, std::int64_t count,
                   const std::function<void(std::int64_t index, int worker)>& body) {
  if (execution.pool && count > 1) {
    if (!execution.pool->parallelFor(count, body, execution.stop)) throw Cancelled();
    return;
  }
  for (std::int64_t index = 0; index < count; ++index) {
    execution.throwIfStopped();
    body(index, 0);
  }
}

void parallelRows(const Execution& execution, std::int64_t begin, std::int64_t end, std::int64_t rowCost,
                  const std::function<void(std::int64_t begin, std::int64_t end, int worker)>& body) {
  const std::int64_t rows = std::max<std::int64_t>(1, blockCost / std::max<std::int64_t>(1, rowCost));
  const std::int64_t blocks = (end - begin + rows - 1) / rows;
  parallelTasks(execution, blocks, [&](std::int64_t block, int worker) {
    const std::int64_t first = begin + block * rows;
    body(first, std::min(end, first + rows), worker);
  });
}

}  // namespace headlight
