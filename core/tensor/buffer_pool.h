#pragma once

#include <cstddef>
#include <memory>

namespace headlight {

/// Blocks of floats that are used again run after run, since giving large blocks back to the system and
/// taking them anew costs more in page faults than the arithmetic on them. Blocks are aligned to 64 bytes;
/// their contents are whatever was there before. May be used from any thread. A block may outlive the pool.
class BufferPool {
 public:
  BufferPool();

  /// A block of `count` floats; it comes back to the pool when its last owner lets go.
  std::shared_ptr<float[]> take(std::size_t count);

  /// Gives every unused block back to the system.
  void trim();
  /// Bytes of unused blocks held for later.
  std::size_t unusedBytes() const;

 private:
  struct State;
  std::shared_ptr<State> m_state;
};

}  // namespace headlight
