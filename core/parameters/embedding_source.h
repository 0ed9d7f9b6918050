#pragma once

#include <cstdint>
#include <span>

namespace headlight {

/// Token embeddings that are made when they are asked for, for models without a table of them. Every method
/// may be called from any thread.
class EmbeddingSource {
 public:
  virtual ~EmbeddingSource() = default;
  /// Whether there is a token with this id.
  virtual bool contains(std::int32_t id) const = 0;
  /// Writes the embedding, [d_model]. Precondition: contains(id).
  virtual void embed(std::int32_t id, std::span<float> out) const = 0;
};

}  // namespace headlight
