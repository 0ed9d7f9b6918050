#include "core/training/attention_gradient.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "core/tensor/lanes.h"
#include "core/training/head_view.h"
#include "core/training/key_panels.h"
#include "core/training/row_arithmetic.h"

namespace headlight {
namespace {

std::int64_t wholeLanes(std::int64_t size) { return (size + laneCount - 1) / laneCount * laneCount; }

[[maybe_unused]] bool fits(const AttentionInputs& attention) {
  const AttentionSizes& sizes = attention.sizes;
  return sizes.heads % sizes.keyValueHeads == 0 && attention.queries.cols() == sizes.heads * sizes.headSize &&
         attention.keys.cols() == sizes.keyValueHeads * sizes.headSize &&
         attention.values.cols() == sizes.keyValueHeads * sizes.valueSize &&
         attention.keys.rows() == attention.values.rows() && trainableRule(attention.rule);
}

// Positions of tokens for ALiBi, or nullptr without slopes.
const float* positionsFor(const AttentionRule& rule, std::int64_t tokens, Workspace& workspace) {
  if (rule.alibiSlopes.empty()) return nullptr;
  const std::span<float> positions = workspace.floats(tokens);
  std::iota(positions.begin(), positions.end(), 0.0F);
  return positions.data();
}

// Columns of head `head` of a matrix whose heads are `size` wide.
template <typename View>
View headOf(const View& view, std::int64_t head, std::int64_t size) {
  return columnsOf(view, head * size, size);
}

void attendHead(const kernel::Head& head, MutableMatrixView z, float* logSumExp, float* scratch) {
  for (std::int64_t begin = 0; begin < z.rows(); begin += kernel::attendRows) {
    kernel::AttendJob job{};
    job.queryBegin = begin;
    job.queryEnd = std::min(begin + kernel::attendRows, z.rows());
    job.z = z.data() + begin * z.outerStride();
    job.zStride = z.outerStride();
    job.logSumExp = logSumExp + begin;
    job.scratch = scratch;
    kernel::bestTable().attend(head, job);
  }
}

// ---- backward ----

// One head's numbers while its gradients are made; sizes are padded, and what is beyond the true ones is 0.
struct BackwardBuffers {
  HeadSizes sizes;
  std::int64_t blockRows = 0;
  float* queries;      // [padded queries, keySize]
  float* keyPanels;    // see fillKeyPanels()
  float* keyRows;      // [padded keys, keySize]
  float* valuePanels;  // see fillKeyPanels()
  float* dz;           // [padded queries, paddedValues]
  float* logSumExp;    // [padded queries]
  float* dkeys;        // [padded keys, keySize]
  float* dvalues;      // [padded keys, paddedValues]
  float* dqueries;     // [blockRows, keySize]
  float* weights;      // [blockRows, padded keys]
  float* scores;       // likewise: their gradients
  float* capped;       // likewise: scores, where the rule has a cap
};

BackwardBuffers makeBuffers(const AttentionInputs& attention, Workspace& workspace) {
  BackwardBuffers made{};
  HeadSizes& sizes = made.sizes;
  sizes = {attention.queries.rows(), attention.keys.rows(), wholeLanes(attention.sizes.headSize),
           attention.sizes.valueSize, wholeLanes(attention.sizes.valueSize)};
  // Under a causal mask short blocks leave out more of what is masked.
  made.blockRows =
      std::min<std::int64_t>(attention.rule.reach().second == 0 ? 32 : 64, sizes.paddedQueries());
  const auto take = [&](std::int64_t rows, std::int64_t columns) {
    return workspace.floats(rows * columns).data();
  };
  made.queries = take(sizes.paddedQueries(), sizes.keySize);
  made.keyPanels = take(sizes.paddedKeys(), sizes.keySize);
  made.keyRows = take(sizes.paddedKeys(), sizes.keySize);
  made.valuePanels = take(sizes.paddedKeys(), sizes.paddedValues);
  made.dz = take(sizes.paddedQueries(), sizes.paddedValues);
  made.logSumExp = take(sizes.paddedQueries(), 1);
  made.dkeys = take(sizes.paddedKeys(), sizes.keySize);
  made.dvalues = take(sizes.paddedKeys(), sizes.paddedValues);
  made.dqueries = take(made.blockRows, sizes.keySize);
  made.weights = take(made.blockRows, sizes.paddedKeys());
  made.scores = take(made.blockRows, sizes.paddedKeys());
  made.capped = attention.rule.cap > 0 ? take(made.blockRows, sizes.paddedKeys()) : nullptr;
  return made;
}

// The heads that the kernel is asked about.
struct BackwardHeads {
  kernel::Head scores;     // the weights, from queries and keys
  kernel::Head gradients;  // dZ V^T: the gradient of z takes the place of queries, values that of keys
};

BackwardHeads makeHeads(const BackwardBuffers& buffers, Workspace& workspace) {
  const HeadSizes& sizes = buffers.sizes;
  const PackedHead packed{buffers.queries, buffers.logSumExp, buffers.keyPanels, nullptr};
  HeadSizes valueSizes = sizes;
  valueSizes.keySize = sizes.paddedValues;
  valueSizes.keys = sizes.paddedKeys();  // nothing is masked: the weights there are 0
  return {openHead(sizes, packed, workspace),
          openHead(valueSizes, {buffers.dz, nullptr, buffers.valuePanels, nullptr}, workspace)};
}

// Rows [begin, end) of queries and the whole groups of keys [keyBegin, keyEnd) that some of them see.
kernel::Rect visibleRect(const AttentionRule& rule, const HeadSizes& sizes, std::int64_t begin,
                         std::int64_t end) {
  const std::int64_t first = rule.visibleKeys(begin, sizes.keys).first;
  const std::int64_t last = rule.visibleKeys(end - 1, sizes.keys).second;
  if (first >= last) return {begin, end, 0, 0};
  return {begin, end, first / kernel::groupKeys * kernel::groupKeys, HeadSizes::wholeGroups(last)};
}

float dotOf(const float* a, const float* b, std::int64_t count) {
  Lanes sum = {};
  std::int64_t i = 0;
  for (; i + laneCount <= count; i += laneCount) sum += loadLanes(a + i) * loadLanes(b + i);
  if (i < count) sum += loadLanes(a + i, count - i) * loadLanes(b + i, count - i);
  return sumLanes(sum);
}

// dS = P * (dP - D) * scale, in place of dP; with a cap c, where score = c tanh(s / c), times 1 - (score /
// c)^2.
void scoreGradients(const BackwardBuffers& buffers, const AttentionRule& rule, std::int64_t row,
                    std::int64_t stride, float rowDot) {
  const float* const weights = buffers.weights + row * stride;
  float* const scores = buffers.scores + row * stride;
  const float scale = rule.scale;
  mapLanes(weights, scores, scores, stride,
           [=](Lanes weight, Lanes dot) -> Lanes { return weight * (dot - rowDot) * scale; });
  if (rule.cap <= 0) return;
  const float inverse = 1.0F / rule.cap;
  mapLanes(buffers.capped + row * stride, scores, scores, stride, [=](Lanes score, Lanes gradient) -> Lanes {
    const Lanes tangent = score * inverse;
    // Where a cell is masked its score is -infinity and its gradient 0 already.
    return gradient == 0.0F ? Lanes{} : gradient * (1.0F - tangent * tangent);
  });
}

// dV += P^T dZ and dK += dS^T Q for the keys of a rectangle, and dQ = dS K for its queries.
void addProducts(const BackwardBuffers& buffers, const kernel::Rect& rect, float* dqueries) {
  const HeadSizes& sizes = buffers.sizes;
  const std::int64_t width = rect.keyEnd - rect.keyBegin;
  const std::int64_t rows = rect.queryEnd - rect.queryBegin;
  const auto addToKeys = [&](const float* left, const float* right, float* out, std::int64_t size) {
    kernel::bestTable().product({left, 1, width, right + rect.queryBegin * size, size,
                                 out + rect.keyBegin * size, size, width, size, rows, true});
  };
  addToKeys(buffers.weights, buffers.dz, buffers.dvalues, sizes.paddedValues);
  addToKeys(buffers.scores, buffers.queries, buffers.dkeys, sizes.keySize);
  kernel::bestTable().product({buffers.scores, width, 1, buffers.keyRows + rect.keyBegin * sizes.keySize,
                               sizes.keySize, dqueries, sizes.keySize, rows, sizes.keySize, width, false});
}

// One block of rows of one head. `z` and `dqueries` are the head's columns.
void backwardBlock(const BackwardBuffers& buffers, const BackwardHeads& heads, const AttentionRule& rule,
                   const kernel::Rect& rect, const MatrixView& z, MutableMatrixView dqueries) {
  const kernel::Table& table = kernel::bestTable();
  const std::int64_t width = rect.keyEnd - rect.keyBegin;
  const std::int64_t rows = rect.queryEnd - rect.queryBegin;
  MutableMatrixView block = rowsOf(dqueries, rect.queryBegin, rows);
  if (width == 0) return clearRows(block);
  table.tile(heads.scores, rect, true, buffers.weights, width);
  if (rule.cap > 0) table.tile(heads.scores, rect, false, buffers.capped, width);
  table.tile(heads.gradients, rect, false, buffers.scores, width);
  for (std::int64_t row = 0; row < rows; ++row) {
    const std::int64_t query = rect.queryBegin + row;
    const float rowDot =
        dotOf(z.data() + query * z.outerStride(), buffers.dz + query * buffers.sizes.paddedValues, z.cols());
    scoreGradients(buffers, rule, row, width, rowDot);
  }
  addProducts(buffers, rect, buffers.dqueries);
  copyRows(viewOf(static_cast<const float*>(buffers.dqueries), rows, block.cols(), buffers.sizes.keySize),
           block);
}

void packQueries(const AttentionInputs& attention, const AttentionRecord& record, const MatrixView& dz,
                 std::int64_t head, const BackwardBuffers& buffers) {
  const AttentionSizes& sizes = attention.sizes;
  const std::int64_t padded = buffers.sizes.paddedQueries();
  fillPaddedRows(headOf(attention.queries, head, sizes.headSize), {buffers.sizes.keySize, padded},
                 buffers.queries);
  fillPaddedRows(headOf(dz, head, sizes.valueSize), {buffers.sizes.paddedValues, padded}, buffers.dz);
  std::copy_n(record.logSumExp.data() + head * record.logSumExp.outerStride(), record.logSumExp.cols(),
              buffers.logSumExp);
}

void packKeys(const AttentionInputs& attention, std::int64_t head, const BackwardBuffers& buffers) {
  const std::int64_t padded = buffers.sizes.paddedKeys();
  const MatrixView keys = headOf(attention.keys, head, attention.sizes.headSize);
  fillKeyPanels(keys, {buffers.sizes.keySize, padded}, buffers.keyPanels);
  fillPaddedRows(keys, {buffers.sizes.keySize, padded}, buffers.keyRows);
  fillKeyPanels(headOf(attention.values, head, attention.sizes.valueSize),
                {buffers.sizes.paddedValues, padded}, buffers.valuePanels);
  std::fill_n(buffers.dkeys, padded * buffers.sizes.keySize, 0.0F);
  std::fill_n(buffers.dvalues, padded * buffers.sizes.paddedValues, 0.0F);
}

}  // namespace

bool trainableRule(const AttentionRule& rule) {
  return !rule.bias && rule.sinks.empty() && !rule.blocked && !rule.keySets &&
         (rule.alibiSlopes.empty() || (rule.cap == 0 && !rule.positions));
}

void attentionForward(const AttentionInputs& attention, AttentionRecord record, Workspace& workspace) {
  assert(fits(attention));
  const WorkspaceScope scope(workspace);
  const AttentionSizes& shape = attention.sizes;
  const HeadSizes sizes{attention.queries.rows(), attention.keys.rows(), shape.headSize, shape.valueSize,
                        wholeLanes(shape.valueSize)};
  float* const queries = workspace.floats(sizes.paddedQueries() * sizes.keySize).data();
  float* const keys = workspace.floats(sizes.paddedKeys() * sizes.keySize).data();
  float* const values = workspace.floats(sizes.paddedKeys() * sizes.paddedValues).data();
  const float* const positions =
      positionsFor(attention.rule, std::max(sizes.paddedQueries(), sizes.paddedKeys()), workspace);
  const kernel::Head open = openHead(sizes, {queries, nullptr, keys, values}, workspace);
  float* const scratch =
      workspace.floats(kernel::attendScratch(open, std::min(kernel::attendRows, sizes.queries), false))
          .data();
  const std::int64_t group = shape.heads / shape.keyValueHeads;
  for (std::int64_t head = 0; head < shape.heads; ++head) {
    if (head % group == 0) {
      fillKeyPanels(headOf(attention.keys, head / group, shape.headSize), {sizes.keySize, sizes.paddedKeys()},
                    keys);
      fillPaddedRows(headOf(attention.values, head / group, shape.valueSize),
                     {sizes.paddedValues, sizes.paddedKeys()}, values);
    }
    fillPaddedRows(headOf(attention.queries, head, shape.headSize), {sizes.keySize, sizes.paddedQueries()},
                   queries);
    attendHead(ruledHead(open, attention.rule, head, positions), headOf(record.z, head, shape.valueSize),
               record.logSumExp.data() + head * record.logSumExp.outerStride(), scratch);
  }
}

void attentionBackward(const AttentionInputs& attention, const AttentionRecord& record, const MatrixView& dz,
                       AttentionInputGradients gradients, Workspace& workspace) {
  assert(fits(attention));
  const WorkspaceScope scope(workspace);
  const AttentionSizes& shape = attention.sizes;
  const BackwardBuffers buffers = makeBuffers(attention, workspace);
  const HeadSizes& sizes = buffers.sizes;
  const float* const positions =
      positionsFor(attention.rule, std::max(sizes.paddedQueries(), sizes.paddedKeys()), workspace);
  const BackwardHeads open = makeHeads(buffers, workspace);
  const std::int64_t group = shape.heads / shape.keyValueHeads;
  for (std::int64_t head = 0; head < shape.heads; ++head) {
    if (head % group == 0) packKeys(attention, head / group, buffers);
    packQueries(attention, record, dz, head, buffers);
    const BackwardHeads heads{ruledHead(open.scores, attention.rule, head, positions), open.gradients};
    const MatrixView z = headOf(readOnly(record.z), head, shape.valueSize);
    for (std::int64_t begin = 0; begin < sizes.queries; begin += buffers.blockRows) {
      const std::int64_t end = std::min(begin + buffers.blockRows, sizes.queries);
      backwardBlock(buffers, heads, attention.rule, visibleRect(attention.rule, sizes, begin, end), z,
                    headOf(gradients.queries, head, shape.headSize));
    }
    if (head % group != group - 1) continue;
    copyRows(viewOf(static_cast<const float*>(buffers.dkeys), sizes.keys, shape.headSize, sizes.keySize),
             headOf(gradients.keys, head / group, shape.headSize));
    copyRows(
        viewOf(static_cast<const float*>(buffers.dvalues), sizes.keys, shape.valueSize, sizes.paddedValues),
        headOf(gradients.values, head / group, shape.valueSize));
  }
}

}  // namespace headlight
