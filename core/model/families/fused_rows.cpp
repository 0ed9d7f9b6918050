#include "core/model/families/fused_rows.h"

namespace headlight {
namespace {

struct Rows {
  std::int64_t first = 0;
  std::int64_t outputs = 0;
  std::int64_t block = 0;
  std::int64_t stride = 0;
};

LinearTensor rowsOf(const LinearTensor& fused, const Rows& rows) {
  LinearTensor part = fused;
  part.firstOutput = rows.first;
  part.outputs = rows.outputs;
  part.block = rows.block;
  part.stride = rows.stride;
  return part;
}

}  // namespace

void splitByGroups(const LinearTensor& fused, const AttentionConfig& config, AttentionTensors& attention) {
  const std::int64_t d = config.headSize;
  const std::int64_t groups = config.keyValueHeads;
  const std::int64_t queries = config.heads / groups * d;  // of a group
  const std::int64_t stride = queries + 2 * d;
  attention.query = rowsOf(fused, {0, groups * queries, queries, stride});
  attention.key = rowsOf(fused, {queries, groups * d, d, stride});
  attention.value = rowsOf(fused, {queries + d, groups * d, d, stride});
}

void splitInBlocks(const LinearTensor& fused, const AttentionConfig& config, AttentionTensors& attention) {
  const std::int64_t queries = config.heads * config.headSize;
  const std::int64_t keys = config.keyValueHeads * config.headSize;
  attention.query = rowsOf(fused, {.first = 0, .outputs = queries});
  attention.key = rowsOf(fused, {.first = queries, .outputs = keys});
  attention.value = rowsOf(fused, {.first = queries + keys, .outputs = keys});
}

void splitAsCodeGen(const LinearTensor& fused, const AttentionConfig& config, AttentionTensors& attention) {
  const std::int64_t all = config.heads * config.headSize;
  const std::int64_t part = all / codeGenParts;
  attention.query = rowsOf(fused, {0, all, part, 3 * part});
  attention.value = rowsOf(fused, {part, all, part, 3 * part});
  attention.key = rowsOf(fused, {2 * part, all, part, 3 * part});
}

}  // namespace headlight
