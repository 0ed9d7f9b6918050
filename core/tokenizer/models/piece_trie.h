#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/tokenizer/models/vocabulary.h"

namespace headlight {

/// The pieces of a vocabulary by their bytes, to find all that begin a text. Immutable.
class PieceTrie {
 public:
  PieceTrie() = default;
  /// `pieces` are indices in the vocabulary; an empty piece is left out, since it begins every text.
  PieceTrie(const Vocabulary& vocabulary, std::span<const std::int32_t> pieces);

  /// Calls visit(piece, length) for every piece that `text` begins with, the shortest first.
  template <typename Visit>
  void forEachPrefix(std::string_view text, Visit visit) const {
    if (m_nodes.empty()) return;
    std::uint32_t node = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      node = child(node, static_cast<std::uint8_t>(text[at]));
      if (node == 0) return;
      if (m_nodes[node].piece != Vocabulary::kNone) visit(m_nodes[node].piece, at + 1);
    }
  }
  /// The piece that is exactly `text`, or Vocabulary::kNone.
  std::int32_t find(std::string_view text) const;

 private:
  // The children of a node lie side by side, by ascending byte.
  struct Node {
    std::uint32_t firstChild = 0;
    std::uint16_t childCount = 0;
    std::uint8_t byte = 0;
    std::int32_t piece = Vocabulary::kNone;
  };
  std::uint32_t child(std::uint32_t node, std::uint8_t byte) const;  // 0: none

  std::vector<Node> m_nodes;
};

}  // namespace headlight
