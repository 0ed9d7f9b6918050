#pragma once

#include <cstdint>
#include <span>

#include "core/attention/attention_kernel.h"
#include "core/attention/attention_rule.h"
#include "core/training/workspace.h"

namespace headlight {

/// One head of one sequence as the attention kernel takes it. Its queries, keys and values are packed by
/// themselves, each [padded tokens, size] one after another, which the kernel sees as blocks of 256 tokens.
struct HeadSizes {
  std::int64_t queries = 0;
  std::int64_t keys = 0;
  std::int64_t keySize = 0;       // d_k as packed
  std::int64_t valueSize = 0;     // d_v
  std::int64_t paddedValues = 0;  // d_v as packed; a multiple of 16

  /// Whole groups of the kernel.
  std::int64_t paddedQueries() const { return wholeGroups(queries); }
  std::int64_t paddedKeys() const { return wholeGroups(keys); }
  static std::int64_t wholeGroups(std::int64_t tokens) {
    return (tokens + kernel::groupKeys - 1) / kernel::groupKeys * kernel::groupKeys;
  }
};

struct PackedHead {
  const float* queries = nullptr;    // [padded queries, keySize]
  const float* logSumExp = nullptr;  // [queries], or nullptr where no weights are made
  const float* keys = nullptr;       // panels, see fillKeyPanels()
  const float* values = nullptr;     // [padded keys, paddedValues], or nullptr
};

/// The kernel's view of a head that every query sees whole, with a scale of 1. Its lists of blocks are taken
/// from the workspace.
kernel::Head openHead(const HeadSizes& sizes, const PackedHead& packed, Workspace& workspace);

/// The same with the rule of attention head number `head`. `positions` are 0, 1, 2, ... for as many tokens as
/// whole groups have, and are needed where the rule has slopes.
kernel::Head ruledHead(kernel::Head open, const AttentionRule& rule, std::int64_t head,
                       const float* positions);

}  // namespace headlight
