#include "core/tokenizer/models/piece_trie.h"

#include <algorithm>

namespace headlight {

namespace {
// Pieces [begin, end) of the sorted list share their first `depth` bytes, which lead to `node`.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t depth = 0;
};
}  // namespace

// Breadth first over the sorted pieces, so that the children of each node lie side by side.
PieceTrie::PieceTrie(const Vocabulary& vocabulary, std::span<const std::int32_t> pieces) {
  std::vector<std::int32_t> sorted(pieces.begin(), pieces.end());
  std::erase_if(sorted, [&](std::int32_t piece) { return vocabulary.piece(piece).empty(); });
  std::sort(sorted.begin(), sorted.end(),
            [&](std::int32_t a, std::int32_t b) { return vocabulary.piece(a) < vocabulary.piece(b); });
  std::vector<Range> ranges = {{0, sorted.size(), 0}};
  m_nodes.emplace_back();
  for (std::size_t number = 0; number < m_nodes.size(); ++number) {
    const Range range = ranges[number];
    std::size_t at = range.begin;
    for (; at < range.end && vocabulary.piece(sorted[at]).size() == range.depth; ++at)
      m_nodes[number].piece = sorted[at];
    m_nodes[number].firstChild = static_cast<std::uint32_t>(m_nodes.size());
    while (at < range.end) {
      const char byte = vocabulary.piece(sorted[at])[range.depth];
      const std::size_t begin = at;
      while (at < range.end && vocabulary.piece(sorted[at])[range.depth] == byte) ++at;
      Node node;
      node.byte = static_cast<std::uint8_t>(byte);
      m_nodes.push_back(node);
      ranges.push_back({begin, at, range.depth + 1});
      ++m_nodes[number].childCount;
    }
  }
}

std::uint32_t PieceTrie::child(std::uint32_t node, std::uint8_t byte) const {
  const auto begin = m_nodes.begin() + m_nodes[node].firstChild;
  const auto end = begin + m_nodes[node].childCount;
  const auto found = std::lower_bound(begin, end, byte,
                                      [](const Node& left, std::uint8_t right) { return left.byte < right; });
  if (found == end || found->byte != byte) return 0;
  return static_cast<std::uint32_t>(found - m_nodes.begin());
}

std::int32_t PieceTrie::find(std::string_view text) const {
  if (m_nodes.empty()) return Vocabulary::kNone;
  std::uint32_t node = 0;
  for (const char byte : text) {
    node = child(node, static_cast<std::uint8_t>(byte));
    if (node == 0) return Vocabulary::kNone;
  }
  return m_nodes[node].piece;
}

}  // namespace headlight
