#include "core/analysis/attention_flow.h"

#include <cassert>
#include <cmath>
#include <mutex>

#include "core/analysis/maximum_flow.h"
#include "core/analysis/mixed_attention.h"
#include "core/message.h"
#include "core/parallel/parallel_rows.h"
#include "core/parallel/progress_part.h"
#include "core/trace/dense_pattern_source.h"

namespace headlight {
namespace {

// Capacities as whole numbers, so that flows are exact: what is rounded away is far below float32.
constexpr double one = static_cast<double>(std::int64_t{1} << 48);

/// Node layer * tokens + token is a token's state before that layer, node 0 the first token's embedding. Only
/// the nodes that the query reaches have edges.
MaximumFlow networkOf(const std::vector<Matrix>& mixed, std::int64_t query) {
  const std::int64_t tokens = mixed.front().rows();
  const auto layers = static_cast<std::int64_t>(mixed.size());
  MaximumFlow network((layers + 1) * tokens);
  std::vector<bool> reached(static_cast<std::size_t>(tokens));
  reached[static_cast<std::size_t>(query)] = true;
  for (std::int64_t layer = layers - 1; layer >= 0; --layer) {
    std::vector<bool> below(reached.size());
    const Matrix& weights = mixed[static_cast<std::size_t>(layer)];
    for (std::int64_t from = 0; from < tokens; ++from) {
      for (std::int64_t to = 0; to < tokens && reached[static_cast<std::size_t>(from)]; ++to) {
        const std::int64_t capacity = std::llround(static_cast<double>(weights(from, to)) * one);
        if (capacity <= 0) continue;
        network.addEdge((layer + 1) * tokens + from, layer * tokens + to, capacity);
        below[static_cast<std::size_t>(to)] = true;
      }
    }
    reached = below;
  }
  return network;
}

std::vector<float> flowThrough(const std::vector<Matrix>& mixed, std::int64_t query,
                               const Execution& execution) {
  const std::int64_t tokens = mixed.front().rows();
  const std::int64_t start = static_cast<std::int64_t>(mixed.size()) * tokens + query;
  const MaximumFlow network = networkOf(mixed, query);
  std::vector<float> flows(static_cast<std::size_t>(tokens));
  std::mutex mutex;
  std::int64_t done = 0;
  parallelTasks(execution, tokens, [&](std::int64_t key, int) {
    MaximumFlow own = network;
    const auto flow = static_cast<double>(own.between(start, key));
    flows[static_cast<std::size_t>(key)] = static_cast<float>(flow / one);
    const std::lock_guard lock(mutex);
    ++done;
    if (execution.progress) execution.progress(static_cast<double>(done) / static_cast<double>(tokens));
  });
  return flows;
}

std::vector<Matrix> mixedLayers(const PatternSource& source, int layers, const Execution& execution) {
  assert(layers >= 1 && layers <= source.shape().layers);
  requireMixable(source, phrase("Attention flow"), mostFlowTokens);
  std::vector<Matrix> mixed;
  for (int layer = 0; layer < layers; ++layer)
    mixed.push_back(mixedAttention(source, layer, {execution.pool, execution.stop, {}}));
  return mixed;
}

}  // namespace

std::vector<float> attentionFlow(const PatternSource& source, std::int64_t query, int layers,
                                 const Execution& execution) {
  return flowThrough(mixedLayers(source, layers, execution), query, execution);
}

std::shared_ptr<const PatternSource> attentionFlowPattern(const PatternSource& source, std::int64_t query,
                                                          std::optional<int> layer,
                                                          const Execution& execution) {
  const PatternShape shape = source.shape();
  const std::int64_t tokens = shape.keys;
  const auto rows = std::make_shared<std::vector<float>>(static_cast<std::size_t>(shape.layers * tokens));
  std::vector<Matrix> mixed =
      mixedLayers(source, layer.value_or(static_cast<int>(shape.layers) - 1) + 1, execution);
  const auto count = static_cast<int>(mixed.size());
  for (int last = count - 1; last >= (layer ? count - 1 : 0); --last, mixed.pop_back()) {
    const double share = 1.0 / (layer ? 1 : count);
    const double before = (count - 1 - last) * share;
    const std::vector<float> flows =
        flowThrough(mixed, query, progressPart(execution, before, before + share));
    std::copy(flows.begin(), flows.end(), rows->begin() + last * tokens);
  }
  DensePatternSource::Parts parts;
  parts.kind = source.kind();
  parts.shape = {shape.layers, 1, 1, tokens};
  parts.weights = rows->data();
  parts.storage = rows;
  parts.queryTokens = {source.queryTokens()[static_cast<std::size_t>(query)]};
  parts.keyTokens = source.keyTokens();
  parts.description = "attention flow from token " + std::to_string(query) + ", heads averaged, residual 0.5";
  return std::make_shared<DensePatternSource>(std::move(parts));
}

}  // namespace headlight
