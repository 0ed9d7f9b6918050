#include "core/trace/attention_layer_trace.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <tuple>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

constexpr std::int64_t kBlock = AttentionLayerTrace::blockTokens;
static_assert(kBlock == kernel::blockTokens && kBlock == std::int64_t{1} << kernel::blockShift);

std::int64_t roundUp(std::int64_t value, std::int64_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

// Small texts take small blocks; doubling keeps the copies of a growing one few.
std::int64_t capacityFor(std::int64_t tokens) {
  std::int64_t capacity = kernel::groupKeys;
  while (capacity < tokens) capacity *= 2;
  return std::min(capacity, kBlock);
}

// Below this many floats a parallel loop costs more than the copy it shares out.
constexpr std::int64_t worthSharing = 1 << 16;

// Where copies of this many floats are made.
Execution executionFor(std::int64_t floats, const Execution& execution) {
  return floats < worthSharing ? Execution{nullptr, execution.stop, {}} : execution;
}

// Copies keys of one head [count, d_k] into panels [panel, d_k, 16] of its block, from place `first` on.
// Lanes past the last key up to `padded` are set to 0: they are computed along with the others and then
// masked, and no stale number should raise a floating-point exception there.
void packKeys(const float* rows, std::int64_t stride, std::int64_t count, std::int64_t size,
              std::int64_t first, std::int64_t padded, float* panels) {
  constexpr std::int64_t width = kernel::panelKeys;
  for (std::int64_t begin = first; begin < padded;) {
    const std::int64_t end = std::min((begin / width + 1) * width, padded);
    float* const panel = panels + begin / width * width * size;
    const std::int64_t known = std::clamp(first + count - begin, std::int64_t{0}, end - begin);
    const float* const source = rows + (begin - first) * stride;
    for (std::int64_t i = 0; i < size; ++i) {
      float* const lanes = panel + i * width + begin % width;
      for (std::int64_t key = 0; key < known; ++key) lanes[key] = source[key * stride + i];
      std::fill(lanes + known, lanes + (end - begin), 0.0f);
    }
    begin = end;
  }
}

// Copies [heads, capacity, size] into a block of another capacity.
void copyHeads(const float* from, std::int64_t fromCapacity, float* to, std::int64_t toCapacity,
               std::int64_t heads, std::int64_t size) {
  const std::int64_t tokens = std::min(fromCapacity, toCapacity);
  for (std::int64_t head = 0; head < heads; ++head) {
    std::copy_n(from + head * fromCapacity * size, tokens * size, to + head * toCapacity * size);
  }
}

}  // namespace

AttentionLayerTrace::AttentionLayerTrace(AttentionSizes sizes, std::shared_ptr<BufferPool> memory)
    : m_sizes(sizes), m_memory(std::move(memory)) {
  assert(m_memory && sizes.heads > 0 && sizes.keyValueHeads > 0 && sizes.heads % sizes.keyValueHeads == 0);
  assert(sizes.headSize > 0 && sizes.valueSize > 0);
}

AttentionLayerTrace AttentionLayerTrace::prefix(std::int64_t queries, std::int64_t keys) const {
  assert(queries >= 0 && queries <= m_queries && keys >= 0 && keys <= m_keys);
  AttentionLayerTrace part = *this;
  part.m_queries = queries;
  part.m_keys = keys;
  part.m_queryStorage.resize(static_cast<std::size_t>(roundUp(queries, kBlock) / kBlock));
  part.m_keyStorage.resize(static_cast<std::size_t>(roundUp(keys, kBlock) / kBlock));
  for (QueryStorage& storage : part.m_queryStorage) storage.ownQueries = storage.ownLogSumExp = false;
  for (KeyStorage& storage : part.m_keyStorage) storage.own = false;
  // Without a causal mask a key more changes the weights of every query.
  part.m_overview = m_overview.prefix(m_rule.mask == MaskRule::Bidirectional ? 0 : queries);
  part.updatePointers();
  return part;
}

void AttentionLayerTrace::wantOverview(std::int64_t side) {
  if (side != m_overview.side()) m_overview = LayerOverview(m_sizes.heads, side);
}

std::int64_t AttentionLayerTrace::paddedValueSize() const {
  return roundUp(m_sizes.valueSize, kernel::panelKeys);
}

AttentionLayerTrace::Buffer AttentionLayerTrace::take(std::int64_t size) {
  return {m_memory->take(static_cast<std::size_t>(size)), size};
}

AttentionLayerTrace::QueryStorage AttentionLayerTrace::newQueryBlock(std::int64_t capacity) {
  return {take(m_sizes.heads * capacity * m_sizes.headSize), take(m_sizes.heads * capacity), capacity, true,
          true};
}

AttentionLayerTrace::KeyStorage AttentionLayerTrace::newKeyBlock(std::int64_t capacity) {
  KeyStorage made{take(m_sizes.keyValueHeads * capacity * m_sizes.headSize), {}, capacity, true};
  if (m_hasValues) made.values = take(m_sizes.keyValueHeads * capacity * paddedValueSize());
  return made;
}

void AttentionLayerTrace::makeWritable(std::int64_t firstQuery) {
  for (auto index = static_cast<std::size_t>(firstQuery / kBlock); index < m_queryStorage.size(); ++index) {
    QueryStorage& old = m_queryStorage[index];
    if (old.ownLogSumExp) continue;
    // The queries themselves do not change, so that only the log-sum-exp needs a copy.
    Buffer copy = take(old.logSumExp.size);
    std::copy_n(old.logSumExp.floats.get(), copy.size, copy.floats.get());
    old.logSumExp = std::move(copy);
    old.ownLogSumExp = true;
  }
  updatePointers();
}

void AttentionLayerTrace::growQueries(std::int64_t tokens) {
  const std::int64_t total = m_queries + tokens;
  for (std::int64_t start = m_queries / kBlock * kBlock; start < total; start += kBlock) {
    const auto index = static_cast<std::size_t>(start / kBlock);
    const std::int64_t needed = std::min(total - start, kBlock);
    if (index == m_queryStorage.size()) {
      m_queryStorage.push_back(newQueryBlock(capacityFor(needed)));
      continue;
    }
    QueryStorage& old = m_queryStorage[index];
    if (old.capacity >= needed && old.ownQueries && old.ownLogSumExp) continue;
    QueryStorage made = newQueryBlock(std::max(old.capacity, capacityFor(needed)));
    copyHeads(old.queries.floats.get(), old.capacity, made.queries.floats.get(), made.capacity, m_sizes.heads,
              m_sizes.headSize);
    copyHeads(old.logSumExp.floats.get(), old.capacity, made.logSumExp.floats.get(), made.capacity,
              m_sizes.heads, 1);
    old = std::move(made);
  }
}

void AttentionLayerTrace::growKeys(std::int64_t tokens) {
  const std::int64_t total = m_keys + tokens;
  for (std::int64_t start = m_keys / kBlock * kBlock; start < total; start += kBlock) {
    const auto index = static_cast<std::size_t>(start / kBlock);
    const std::int64_t needed = std::min(total - start, kBlock);
    if (index == m_keyStorage.size()) {
      m_keyStorage.push_back(newKeyBlock(capacityFor(needed)));
      continue;
    }
    KeyStorage& old = m_keyStorage[index];
    if (old.capacity >= needed && old.own) continue;
    KeyStorage made = newKeyBlock(std::max(old.capacity, capacityFor(needed)));
    copyHeads(old.keys.floats.get(), old.capacity, made.keys.floats.get(), made.capacity,
              m_sizes.keyValueHeads, m_sizes.headSize);
    if (made.values.floats) {
      copyHeads(old.values.floats.get(), old.capacity, made.values.floats.get(), made.capacity,
                m_sizes.keyValueHeads, paddedValueSize());
    }
    old = std::move(made);
  }
}

void AttentionLayerTrace::appendQueries(const MatrixView& queries, const Execution& execution) {
  const std::int64_t size = m_sizes.headSize;
  assert(queries.cols() == m_sizes.heads * size);
  const std::int64_t first = m_queries;
  const std::int64_t total = first + queries.rows();
  growQueries(queries.rows());
  const std::int64_t firstBlock = first / kBlock;
  const std::int64_t blocks = std::max<std::int64_t>(roundUp(total, kBlock) / kBlock - firstBlock, 0);
  parallelTasks(executionFor(queries.size(), execution), blocks, [&](std::int64_t index, int) {
    const std::int64_t start = (firstBlock + index) * kBlock;
    QueryStorage& storage = m_queryStorage[static_cast<std::size_t>(firstBlock + index)];
    for (std::int64_t token = std::max(start, first); token < std::min(start + kBlock, total); ++token) {
      const float* const source = queries.data() + (token - first) * queries.outerStride();
      float* const to = storage.queries.floats.get() + (token - start) * size;
      for (std::int64_t head = 0; head < m_sizes.heads; ++head) {
        std::copy_n(source + head * size, size, to + head * storage.capacity * size);
      }
    }
  });
  m_queries = total;
  updatePointers();
}

void AttentionLayerTrace::appendKeys(const MatrixView& keys, const MatrixView& values,
                                     const Execution& execution) {
  assert(keys.cols() == m_sizes.keyValueHeads * m_sizes.headSize && m_hasValues);
  assert(values.cols() == m_sizes.keyValueHeads * m_sizes.valueSize && values.rows() == keys.rows());
  const std::int64_t first = m_keys;
  const std::int64_t total = first + keys.rows();
  growKeys(keys.rows());
  const std::int64_t firstBlock = first / kBlock;
  const std::int64_t blocks = std::max<std::int64_t>(roundUp(total, kBlock) / kBlock - firstBlock, 0);
  const std::int64_t heads = m_sizes.keyValueHeads;
  parallelTasks(executionFor(keys.size() + values.size(), execution), blocks * heads,
                [&](std::int64_t item, int) {
                  fillKeyBlock(firstBlock + item / heads, item % heads, first, keys, values);
                });
  m_keys = total;
  updatePointers();
  updatePositions();
}

void AttentionLayerTrace::fillKeyBlock(std::int64_t index, std::int64_t head, std::int64_t first,
                                       const MatrixView& keys, const MatrixView& values) {
  const std::int64_t size = m_sizes.headSize;
  const std::int64_t valueSize = m_sizes.valueSize;
  const std::int64_t padded = paddedValueSize();
  KeyStorage& storage = m_keyStorage[static_cast<std::size_t>(index)];
  const std::int64_t start = index * kBlock;
  const std::int64_t begin = std::max(start, first);
  const std::int64_t count = std::min(start + kBlock, first + keys.rows()) - begin;
  const std::int64_t used = begin - start + count;
  packKeys(keys.data() + (begin - first) * keys.outerStride() + head * size, keys.outerStride(), count, size,
           begin - start, std::min(roundUp(used, kernel::groupKeys), storage.capacity),
           storage.keys.floats.get() + head * storage.capacity * size);
  float* to = storage.values.floats.get() + (head * storage.capacity + begin - start) * padded;
  for (std::int64_t row = 0; row < count; ++row, to += padded) {
    std::copy_n(values.data() + (begin - first + row) * values.outerStride() + head * valueSize, valueSize,
                to);
    std::fill(to + valueSize, to + padded, 0.0f);
  }
}

void AttentionLayerTrace::dropValues() {
  for (KeyStorage& storage : m_keyStorage) storage.values = {};
  m_hasValues = false;
  updatePointers();
}

void AttentionLayerTrace::setRule(AttentionRule rule) {
  m_rule = std::move(rule);
  assert(m_rule.fits(m_sizes, m_queries, m_keys));
  updatePositions();
}

void AttentionLayerTrace::updatePositions() {
  m_positions.clear();
  // ALiBi takes them as numbers; tables by distance need them only where they are not the tokens' own.
  if (m_rule.alibiSlopes.empty() && !(m_rule.bias && m_rule.positions)) return;
  const std::int64_t count = roundUp(std::max(m_keys, m_queries), kernel::groupKeys);
  m_positions.resize(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < m_positions.size(); ++i) {
    const bool given = m_rule.positions && i < m_rule.positions->size();
    m_positions[i] = given ? (*m_rule.positions)[i] : static_cast<float>(i);
  }
}

void AttentionLayerTrace::updatePointers() {
  m_queryBlocks.clear();
  m_keyBlocks.clear();
  for (const QueryStorage& storage : m_queryStorage) {
    m_queryBlocks.push_back({storage.queries.floats.get(), storage.logSumExp.floats.get(), storage.capacity});
  }
  for (const KeyStorage& storage : m_keyStorage) {
    m_keyBlocks.push_back({storage.keys.floats.get(), storage.values.floats.get(), storage.capacity});
  }
}

void AttentionLayerTrace::pointAtBias(kernel::Head& view) const {
  view.positions = m_positions.empty() ? nullptr : m_positions.data();
  if (const auto* byKey = std::get_if<KeyBias>(m_rule.bias.get())) {
    view.bias = kernel::Bias::Key;
    view.biases = byKey->rows.data() + view.head * byKey->stride;
  } else if (const auto* relative = std::get_if<RelativeBias>(m_rule.bias.get())) {
    view.bias = kernel::Bias::Relative;
    view.reach = relative->reach;
    view.biases = relative->rows.data() + view.head * relative->stride + relative->reach + kernel::groupKeys;
  } else if (const auto* products = std::get_if<DisentangledBias>(m_rule.bias.get())) {
    view.bias = kernel::Bias::Disentangled;
    view.reach = products->reach;
    view.biasStride = products->stride;
    const std::int64_t first =
        view.head * products->headSize * products->stride + products->reach + kernel::groupKeys;
    const auto from = [first](const std::vector<float>& rows) {
      return rows.empty() ? nullptr : rows.data() + first;
    };
    view.positionKeys = from(products->positionKeys);
    view.positionQueries = from(products->positionQueries);
  }
}

kernel::Head AttentionLayerTrace::head(std::int64_t head) const {
  assert(head >= 0 && head < m_sizes.heads);
  kernel::Head view{};
  view.queryBlocks = m_queryBlocks.data();
  view.keyBlocks = m_keyBlocks.data();
  view.head = head;
  view.keyValueHead = head / (m_sizes.heads / m_sizes.keyValueHeads);
  view.queries = m_queries;
  view.keys = m_keys;
  view.headSize = m_sizes.headSize;
  view.valueSize = m_sizes.valueSize;
  view.paddedValueSize = paddedValueSize();
  view.scale = m_rule.scale;
  view.cap = m_rule.cap;
  view.sink = m_rule.sinks.empty() ? -std::numeric_limits<float>::infinity()
                                   : m_rule.sinks[static_cast<std::size_t>(head)];
  if (!m_rule.alibiSlopes.empty()) {
    view.bias = kernel::Bias::Distance;
    view.slope = m_rule.alibiSlopes[static_cast<std::size_t>(head)];
    view.positions = m_positions.data();
  }
  if (m_rule.bias) pointAtBias(view);
  std::tie(view.behind, view.ahead) = m_rule.reach();
  if (m_rule.blocked) {
    view.blocked = {m_rule.blocked->keys.data(), m_rule.blocked->queries.data(),
                    m_rule.blocked->keyGroups.data(), m_rule.blocked->cells.data(),
                    static_cast<std::int64_t>(m_rule.blocked->cells.size())};
  }
  if (m_rule.keySets) view.keySets = {m_rule.keySets->begins.data(), m_rule.keySets->keys.data()};
  return view;
}

float AttentionLayerTrace::logSumExp(std::int64_t head, std::int64_t query) const {
  assert(query >= 0 && query < m_queries);
  const QueryStorage& storage = m_queryStorage[static_cast<std::size_t>(query / kBlock)];
  return storage.logSumExp.floats[static_cast<std::ptrdiff_t>(head * storage.capacity + query % kBlock)];
}

float* AttentionLayerTrace::mutableLogSumExp(std::int64_t head, std::int64_t query) {
  assert(query >= 0 && query < m_queries);
  const QueryStorage& storage = m_queryStorage[static_cast<std::size_t>(query / kBlock)];
  return storage.logSumExp.floats.get() + head * storage.capacity + query % kBlock;
}

Matrix AttentionLayerTrace::values(std::int64_t keyValueHead) const {
  assert(m_hasValues && keyValueHead >= 0 && keyValueHead < m_sizes.keyValueHeads);
  Matrix gathered(m_keys, m_sizes.valueSize);
  for (std::int64_t key = 0; key < m_keys; ++key) {
    const KeyStorage& storage = m_keyStorage[static_cast<std::size_t>(key / kBlock)];
    std::copy_n(
        storage.values.floats.get() + (keyValueHead * storage.capacity + key % kBlock) * paddedValueSize(),
        m_sizes.valueSize, gathered.data() + key * m_sizes.valueSize);
  }
  return gathered;
}

std::size_t AttentionLayerTrace::bytes() const {
  std::int64_t floats = 0;
  for (const QueryStorage& storage : m_queryStorage) floats += storage.queries.size + storage.logSumExp.size;
  for (const KeyStorage& storage : m_keyStorage) floats += storage.keys.size + storage.values.size;
  if (m_indexKeys) floats += m_indexKeys->size();
  return static_cast<std::size_t>(floats) * sizeof(float) + m_overview.bytes();
}

}  // namespace headlight
