#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>

namespace headlight {

/// Uninitialized float32 memory that begins at a cache line, or at a huge page where it is large. Movable;
/// frees itself. Weights and workspaces are kept in these, since they are filled at once anyway.
class Buffer {
 public:
  Buffer() = default;
  /// Throws std::bad_alloc.
  explicit Buffer(std::int64_t size);

  float* data() { return m_data.get(); }
  const float* data() const { return m_data.get(); }
  std::int64_t size() const { return m_size; }

  /// Makes room for at least `size` floats, by half more than needed when it grows; the content is lost then.
  void reserve(std::int64_t size) {
    if (size > m_size) *this = Buffer(m_size == 0 ? size : size + size / 2);
  }

 private:
  struct Free {
    void operator()(float* data) const { std::free(data); }
  };
  std::unique_ptr<float, Free> m_data;
  std::int64_t m_size = 0;
};

}  // namespace headlight
