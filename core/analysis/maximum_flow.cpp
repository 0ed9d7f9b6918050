#include "core/analysis/maximum_flow.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace headlight {

MaximumFlow::MaximumFlow(std::int64_t nodes) : m_outgoing(static_cast<std::size_t>(nodes)) {}

void MaximumFlow::addEdge(std::int64_t from, std::int64_t to, std::int64_t capacity) {
  assert(capacity >= 0);
  const auto index = static_cast<std::int32_t>(m_edges.size());
  m_outgoing[static_cast<std::size_t>(from)].push_back(index);
  m_outgoing[static_cast<std::size_t>(to)].push_back(index + 1);
  m_edges.push_back({static_cast<std::int32_t>(to), capacity, capacity});
  m_edges.push_back({static_cast<std::int32_t>(from), 0, 0});
}

// Breadth first, over edges that have something left; whether the sink is reached.
bool MaximumFlow::findLevels(std::int32_t source, std::int32_t sink) {
  m_level.assign(m_outgoing.size(), -1);
  m_level[static_cast<std::size_t>(source)] = 0;
  std::vector<std::int32_t> found{source};
  for (std::size_t i = 0; i < found.size() && m_level[static_cast<std::size_t>(sink)] < 0; ++i) {
    const auto node = static_cast<std::size_t>(found[i]);
    for (const std::int32_t index : m_outgoing[node]) {
      const Edge& edge = m_edges[static_cast<std::size_t>(index)];
      std::int32_t& level = m_level[static_cast<std::size_t>(edge.to)];
      if (edge.left == 0 || level >= 0) continue;
      level = m_level[node] + 1;
      found.push_back(edge.to);
    }
  }
  return m_level[static_cast<std::size_t>(sink)] >= 0;
}

// One path along ascending levels, filled up; 0: there is none. Without recursion, since paths may be long.
std::int64_t MaximumFlow::push(std::int32_t source, std::int32_t sink) {
  std::vector<std::int32_t> path;  // edges
  std::int32_t node = source;
  while (node != sink) {
    const auto at = static_cast<std::size_t>(node);
    std::size_t& next = m_next[at];
    const auto leadsOn = [&](std::int32_t index) {
      const Edge& edge = m_edges[static_cast<std::size_t>(index)];
      return edge.left > 0 && m_level[static_cast<std::size_t>(edge.to)] == m_level[at] + 1;
    };
    while (next < m_outgoing[at].size() && !leadsOn(m_outgoing[at][next])) ++next;
    if (next < m_outgoing[at].size()) {
      path.push_back(m_outgoing[at][next]);
      node = m_edges[static_cast<std::size_t>(path.back())].to;
      continue;
    }
    if (path.empty()) return 0;
    // A dead end: back, past the edge that led here.
    node = m_edges[static_cast<std::size_t>(path.back() ^ 1)].to;
    ++m_next[static_cast<std::size_t>(node)];
    path.pop_back();
  }
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (const std::int32_t index : path)
    least = std::min(least, m_edges[static_cast<std::size_t>(index)].left);
  for (const std::int32_t index : path) {
    m_edges[static_cast<std::size_t>(index)].left -= least;
    m_edges[static_cast<std::size_t>(index ^ 1)].left += least;
  }
  return least;
}

std::int64_t MaximumFlow::between(std::int64_t source, std::int64_t sink) {
  assert(source != sink);
  for (Edge& edge : m_edges) edge.left = edge.capacity;
  const auto from = static_cast<std::int32_t>(source);
  const auto to = static_cast<std::int32_t>(sink);
  std::int64_t flow = 0;
  while (findLevels(from, to)) {
    m_next.assign(m_outgoing.size(), 0);
    while (const std::int64_t pushed = push(from, to)) flow += pushed;
  }
  return flow;
}

}  // namespace headlight
