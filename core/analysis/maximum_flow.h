#pragma once

#include <cstdint>
#include <vector>

namespace headlight {

/// The largest flow through a network of whole-number capacities, by Dinic's algorithm (Dinitz 1970, Soviet
/// Mathematics Doklady 11: blocking flows in level graphs), exact. Used from one thread.
class MaximumFlow {
 public:
  explicit MaximumFlow(std::int64_t nodes);

  /// An edge with a capacity of at least 0.
  void addEdge(std::int64_t from, std::int64_t to, std::int64_t capacity);

  /// The largest flow from one node to another one. May be asked for again.
  std::int64_t between(std::int64_t source, std::int64_t sink);

 private:
  struct Edge {
    std::int32_t to = 0;
    std::int64_t capacity = 0;
    std::int64_t left = 0;
  };

  bool findLevels(std::int32_t source, std::int32_t sink);
  std::int64_t push(std::int32_t source, std::int32_t sink);

  std::vector<Edge> m_edges;                          // each followed by its reverse
  std::vector<std::vector<std::int32_t>> m_outgoing;  // indices of edges, by node
  std::vector<std::int32_t> m_level;                  // edges from the source, -1: not reached
  std::vector<std::size_t> m_next;                    // of m_outgoing, those before it lead nowhere
};

}  // namespace headlight
