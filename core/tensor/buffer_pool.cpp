#include "core/tensor/buffer_pool.h"

#include <map>
#include <mutex>
#include <new>

namespace headlight {
namespace {

constexpr std::align_val_t blockAlignment{64};

struct FreeBlock {
  void operator()(float* block) const { ::operator delete[](block, blockAlignment); }
};
using Block = std::unique_ptr<float[], FreeBlock>;

}  // namespace

struct BufferPool::State {
  mutable std::mutex mutex;
  std::multimap<std::size_t, Block> unused;  // by number of floats
  std::size_t unusedFloats = 0;

  float* takeUnused(std::size_t count) {
    const std::lock_guard lock(mutex);
    const auto found = unused.find(count);
    if (found == unused.end()) return nullptr;
    float* const block = found->second.release();
    unused.erase(found);
    unusedFloats -= count;
    return block;
  }

  void giveBack(float* block, std::size_t count) noexcept {
    Block owned(block);
    try {
      const std::lock_guard lock(mutex);
      unused.emplace(count, std::move(owned));
      unusedFloats += count;
    } catch (...) {
      // Without memory for the list's entry the block goes back to the system, which is what is wanted then.
    }
  }
};

BufferPool::BufferPool() : m_state(std::make_shared<State>()) {}

std::shared_ptr<float[]> BufferPool::take(std::size_t count) {
  float* block = m_state->takeUnused(count);
  if (!block) block = static_cast<float*>(::operator new[](count * sizeof(float), blockAlignment));
  return {block, [state = m_state, count](float* returned) { state->giveBack(returned, count); }};
}

void BufferPool::trim() {
  std::multimap<std::size_t, Block> released;
  const std::lock_guard lock(m_state->mutex);
  m_state->unused.swap(released);
  m_state->unusedFloats = 0;
}

std::size_t BufferPool::unusedBytes() const {
  const std::lock_guard lock(m_state->mutex);
  return m_state->unusedFloats * sizeof(float);
}

}  // namespace headlight
