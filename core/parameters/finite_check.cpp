#include "core/parameters/finite_check.h"

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "core/error.h"

namespace headlight {
namespace {

constexpr std::int64_t kChunk = 1 << 20;  // elements, a few milliseconds from memory

struct Chunk {
  const TensorView* tensor = nullptr;
  std::int64_t first = 0;
  std::int64_t count = 0;
};

std::vector<Chunk> chunksOf(const std::vector<const TensorView*>& tensors) {
  std::vector<Chunk> chunks;
  for (const TensorView* tensor : tensors) {
    const std::int64_t count = tensor->elementCount();
    for (std::int64_t first = 0; first < count; first += kChunk)
      chunks.push_back({tensor, first, std::min(kChunk, count - first)});
  }
  return chunks;
}

/// "[3, 17]" for a flat index.
std::string placeText(const TensorView& tensor, std::int64_t flat) {
  std::vector<std::int64_t> place(tensor.shape.size());
  for (std::size_t axis = place.size(); axis-- > 0;) {
    place[axis] = flat % tensor.shape[axis];
    flat /= tensor.shape[axis];
  }
  return shapeText(place);
}

[[noreturn]] void refuse(const Chunk& chunk, const std::string& file) {
  std::int64_t index = chunk.first;
  while (allFinite(*chunk.tensor, index, 1)) ++index;
  const std::string place = placeText(*chunk.tensor, index);
  if (file.empty())
    throw Error("Tensor \"%1\" holds NaN or an infinite number at %2.", chunk.tensor->name, place);
  throw Error("%1: tensor \"%2\" holds NaN or an infinite number at %3.", file, chunk.tensor->name, place);
}

}  // namespace

void checkFinite(const std::vector<const TensorView*>& tensors, const std::string& file,
                 const Execution& execution) {
  const std::vector<Chunk> chunks = chunksOf(tensors);
  const auto count = static_cast<std::int64_t>(chunks.size());
  std::atomic<std::int64_t> firstBad = count;
  std::atomic<std::int64_t> done = 0;
  const auto check = [&](std::int64_t index, int worker) {
    const Chunk& chunk = chunks[static_cast<std::size_t>(index)];
    // The lowest chunk wins, so that the message does not depend on the threads.
    if (index < firstBad && !allFinite(*chunk.tensor, chunk.first, chunk.count)) {
      std::int64_t lowest = firstBad;
      while (index < lowest && !firstBad.compare_exchange_weak(lowest, index)) {
      }
    }
    const std::int64_t finished = ++done;
    if (worker == 0 && execution.progress)
      execution.progress(static_cast<double>(finished) / static_cast<double>(count));
  };
  if (execution.pool != nullptr) {
    if (!execution.pool->parallelFor(count, check, execution.stop)) throw Cancelled();
  } else {
    for (std::int64_t i = 0; i < count; ++i) {
      execution.throwIfStopped();
      check(i, 0);
    }
  }
  if (firstBad < count) refuse(chunks[static_cast<std::size_t>(firstBad.load())], file);
}

}  // namespace headlight
