#include "core/tensor/buffer.h"

#include <sys/mman.h>

#include <new>

namespace headlight {
namespace {

constexpr std::size_t cacheLine = 64;
constexpr std::size_t hugePage = std::size_t{2} << 20;

std::size_t roundUp(std::size_t bytes, std::size_t multiple) {
  return (bytes + multiple - 1) / multiple * multiple;
}

}  // namespace

Buffer::Buffer(std::int64_t size) : m_size(size) {
  if (size <= 0) return;
  const std::size_t bytes = static_cast<std::size_t>(size) * sizeof(float);
  const std::size_t alignment = bytes >= hugePage ? hugePage : cacheLine;
  void* data = std::aligned_alloc(alignment, roundUp(bytes, alignment));
  if (!data) throw std::bad_alloc();
  // Whole huge pages only, so that the last part of one takes no memory. It is advice; failing costs nothing
  // but speed.
  if (bytes >= hugePage) ::madvise(data, bytes / hugePage * hugePage, MADV_HUGEPAGE);
  m_data.reset(static_cast<float*>(data));
}

}  // namespace headlight
