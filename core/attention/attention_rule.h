#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/attention/attention_bias.h"
#include "core/attention/attention_kernel.h"
#include "core/attention/interventions.h"
#include "core/attention/key_sets.h"
#include "core/attention/mask_rule.h"

namespace headlight {

/// Cells that interventions and padding exclude beyond the mask rule. Immutable, shared by all layers of a
/// run.
struct BlockedCells {
  /// Entries of `keys`.
  static constexpr std::uint8_t keyBlocked = 1;  // for every query
  static constexpr std::uint8_t keyCut = 2;      // for every query but the token itself
  /// Bits in `queries`.
  static constexpr std::uint8_t queryCut = 1;       // attends to itself alone
  static constexpr std::uint8_t queryHasCells = 2;  // has entries in `cells`

  std::vector<std::uint8_t> keys;          // [keys], 0: open
  std::vector<std::uint8_t> queries;       // [queries], 0: nothing of its own
  std::vector<kernel::BlockedCell> cells;  // ascending by query, then key
  std::vector<std::uint8_t> keyGroups;     // [keys / 32, rounded up]: 1 where any of 32 keys is not open

  bool isBlocked(std::int64_t query, std::int64_t key) const;
};

/// To what a run's cut tokens belong: to queries and keys (self-attention over the cut ids), to keys only
/// (cross-attention on an encoder whose ids were cut); or whether it is the cut decoder tokens that belong to
/// queries and keys (self-attention of a decoder beside an encoder).
enum class CutScope { QueriesAndKeys, Keys, DecoderTokens };

/// What cells are blocked by.
struct BlockedBy {
  const Interventions& interventions;
  AttentionKind kind = AttentionKind::Decoder;  // of the attention whose cells these are
  std::int64_t queries = 0;
  std::int64_t keys = 0;
  CutScope cut = CutScope::QueriesAndKeys;
  std::span<const std::uint8_t> attentionMask = {};  // [keys] 0 for padding, which no query sees; or empty
};

/// Collects what is blocked; nullptr if nothing. Entries outside [queries, keys] are ignored.
std::shared_ptr<const BlockedCells> makeBlockedCells(const BlockedBy& by);

/// Sizes that the heads of one layer have in common. Query head h uses key/value head h / (heads /
/// keyValueHeads).
struct AttentionSizes {
  std::int64_t heads = 0;
  std::int64_t keyValueHeads = 0;
  std::int64_t headSize = 0;   // d_k
  std::int64_t valueSize = 0;  // d_v
  bool operator==(const AttentionSizes&) const = default;
};

/// How the dot products of one layer become its pattern:
/// score = scale * q.k + bias, or cap * tanh(scale * q.k / cap) + bias, with bias = -slope[head] *
/// |position[query] - position[key]| (ALiBi, Press et al. 2022, arXiv 2108.12409, section 3), or no bias.
struct AttentionRule {
  float scale = 1;
  float cap = 0;  // soft cap of scale * q.k (Gemma 2, arXiv 2408.00118, section 2); 0: none
  MaskRule mask = MaskRule::Bidirectional;
  /// SlidingWindow: keys seen by a query, itself included; 0 for all. BidirectionalWindow: keys with
  /// |query - key| < window.
  std::int64_t window = 0;
  std::vector<float> alibiSlopes;  // [heads], or empty for no bias
  /// A score for each head that joins the softmax's denominator and has no key: attention sinks (gpt-oss,
  /// arXiv 2508.10925; Xiao et al. 2023, arXiv 2309.17453). [heads], or empty for none.
  std::vector<float> sinks;
  /// Any other bias than ALiBi's; nullptr for none.
  std::shared_ptr<const AttentionBias> bias;
  /// Positions for biases by distance, [tokens] or longer; nullptr for 0, 1, 2, ... A KeyBias is made for its
  /// positions.
  std::shared_ptr<const std::vector<float>> positions;
  std::shared_ptr<const BlockedCells> blocked;  // nullptr: nothing
  std::shared_ptr<const KeySets> keySets;       // nullptr: no query is confined to some keys

  /// Whether everything that has an entry a head, a query or a key has enough of them, and nothing that
  /// excludes something else: ALiBi another bias, disentangled positions a cap.
  bool fits(const AttentionSizes& sizes, std::int64_t queries, std::int64_t keys) const;
  /// How many keys before its own place, and how many after, the mask rule lets a query see.
  std::pair<std::int64_t, std::int64_t> reach() const;
  /// Keys [first, second) that the mask rule lets `query` see, out of `keys`.
  std::pair<std::int64_t, std::int64_t> visibleKeys(std::int64_t query, std::int64_t keys) const;
  /// How many keys, out of `keys`, nothing excludes for `query`.
  std::int64_t countVisible(std::int64_t query, std::int64_t keys) const;
  /// Whether the mask rule, an intervention, padding or the choice of keys excludes the cell.
  bool isMasked(std::int64_t query, std::int64_t key) const;
  /// Whether that is so for all cells of queries [queryBegin, queryEnd) and keys [keyBegin, keyEnd).
  bool masksAll(std::int64_t queryBegin, std::int64_t queryEnd, std::int64_t keyBegin,
                std::int64_t keyEnd) const;

 private:
  // Whether something beside the mask rule excludes the cell.
  bool isExcluded(std::int64_t query, std::int64_t key) const;
};

}  // namespace headlight
