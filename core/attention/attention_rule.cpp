#include "core/attention/attention_rule.h"

#include <algorithm>
#include <tuple>

namespace headlight {
namespace {

bool before(const kernel::BlockedCell& a, const kernel::BlockedCell& b) {
  return std::tie(a.query, a.key) < std::tie(b.query, b.key);
}

void addBlockedKeys(BlockedCells& blocked, const Interventions& interventions, AttentionKind kind) {
  const auto queries = static_cast<std::int64_t>(blocked.queries.size());
  const auto keys = static_cast<std::int64_t>(blocked.keys.size());
  for (const BlockedKey& entry : interventions.blockedKeys) {
    if (entry.kind != kind || entry.key < 0 || entry.key >= keys || entry.query >= queries) continue;
    if (entry.query < 0) {
      blocked.keys[static_cast<std::size_t>(entry.key)] = BlockedCells::keyBlocked;
    } else {
      blocked.cells.push_back({entry.query, entry.key});
      blocked.queries[static_cast<std::size_t>(entry.query)] |= BlockedCells::queryHasCells;
    }
  }
  std::sort(blocked.cells.begin(), blocked.cells.end(), before);
}

void addPadding(BlockedCells& blocked, std::span<const std::uint8_t> attentionMask) {
  const std::size_t keys = std::min(blocked.keys.size(), attentionMask.size());
  for (std::size_t key = 0; key < keys; ++key)
    if (attentionMask[key] == 0) blocked.keys[key] = BlockedCells::keyBlocked;
}

void addCutTokens(BlockedCells& blocked, const std::vector<std::int64_t>& tokens, CutScope scope) {
  for (const std::int64_t token : tokens) {
    if (token < 0) continue;
    const auto index = static_cast<std::size_t>(token);
    // A key that is blocked for every query stays so for the token itself.
    if (index < blocked.keys.size() && blocked.keys[index] == 0) {
      blocked.keys[index] = scope == CutScope::Keys ? BlockedCells::keyBlocked : BlockedCells::keyCut;
    }
    if (scope != CutScope::Keys && index < blocked.queries.size()) {
      blocked.queries[index] |= BlockedCells::queryCut;
    }
  }
}

bool biasFits(const AttentionBias& bias, float cap, const AttentionSizes& sizes, std::int64_t keys) {
  if (const auto* byKey = std::get_if<KeyBias>(&bias)) {
    return byKey->heads == sizes.heads && byKey->keys >= keys;
  }
  if (const auto* relative = std::get_if<RelativeBias>(&bias)) return relative->heads == sizes.heads;
  const auto& disentangled = std::get<DisentangledBias>(bias);
  return disentangled.heads == sizes.heads && disentangled.headSize == sizes.headSize && !(cap > 0);
}

}  // namespace

bool BlockedCells::isBlocked(std::int64_t query, std::int64_t key) const {
  const std::uint8_t keyState = keys[static_cast<std::size_t>(key)];
  if (keyState == keyBlocked || (keyState == keyCut && query != key)) return true;
  const std::uint8_t queryState = queries[static_cast<std::size_t>(query)];
  if ((queryState & queryCut) && query != key) return true;
  return (queryState & queryHasCells) &&
         std::binary_search(cells.begin(), cells.end(), kernel::BlockedCell{query, key}, before);
}

std::shared_ptr<const BlockedCells> makeBlockedCells(const BlockedBy& by) {
  const Interventions& interventions = by.interventions;
  const std::vector<std::int64_t>& cut =
      by.cut == CutScope::DecoderTokens ? interventions.cutDecoderTokens : interventions.cutTokens;
  if (interventions.blockedKeys.empty() && cut.empty() && by.attentionMask.empty()) return nullptr;
  auto blocked = std::make_shared<BlockedCells>();
  blocked->keys.resize(static_cast<std::size_t>(by.keys), 0);
  blocked->queries.resize(static_cast<std::size_t>(by.queries), 0);
  addBlockedKeys(*blocked, interventions, by.kind);
  addPadding(*blocked, by.attentionMask);
  addCutTokens(*blocked, cut, by.cut);
  blocked->keyGroups.resize(static_cast<std::size_t>((by.keys + kernel::groupKeys - 1) / kernel::groupKeys),
                            0);
  for (std::size_t key = 0; key < blocked->keys.size(); ++key) {
    if (blocked->keys[key]) blocked->keyGroups[key / kernel::groupKeys] = 1;
  }
  const auto any = [](const std::vector<std::uint8_t>& flags) {
    return std::any_of(flags.begin(), flags.end(), [](std::uint8_t flag) { return flag != 0; });
  };
  return any(blocked->keys) || any(blocked->queries) ? blocked : nullptr;
}

bool AttentionRule::fits(const AttentionSizes& sizes, std::int64_t queries, std::int64_t keys) const {
  const auto isOneAHead = [&](const std::vector<float>& numbers) {
    return numbers.empty() || std::ssize(numbers) == sizes.heads;
  };
  if (!isOneAHead(alibiSlopes) || !isOneAHead(sinks)) return false;
  if (bias && !(alibiSlopes.empty() && biasFits(*bias, cap, sizes, keys))) return false;
  if (keySets && keySets->queries() < queries) return false;
  return !blocked || (std::ssize(blocked->keys) >= keys && std::ssize(blocked->queries) >= queries);
}

std::pair<std::int64_t, std::int64_t> AttentionRule::reach() const {
  switch (mask) {
    case MaskRule::Bidirectional:
      return {kernel::everyKey, kernel::everyKey};
    case MaskRule::Causal:
      return {kernel::everyKey, 0};
    case MaskRule::SlidingWindow:
      return {window > 0 ? window - 1 : kernel::everyKey, 0};
    case MaskRule::BidirectionalWindow:
      return {std::max<std::int64_t>(window, 1) - 1, std::max<std::int64_t>(window, 1) - 1};
  }
  return {kernel::everyKey, kernel::everyKey};
}

std::pair<std::int64_t, std::int64_t> AttentionRule::visibleKeys(std::int64_t query,
                                                                 std::int64_t keys) const {
  const auto [behind, ahead] = reach();
  const std::int64_t end = std::min(query + 1 + ahead, keys);
  return {std::clamp<std::int64_t>(query - behind, 0, end), end};
}

bool AttentionRule::isExcluded(std::int64_t query, std::int64_t key) const {
  return (blocked && blocked->isBlocked(query, key)) || (keySets && !keySets->contains(query, key));
}

bool AttentionRule::isMasked(std::int64_t query, std::int64_t key) const {
  const auto [low, high] = visibleKeys(query, key + 1);
  return key < low || key >= high || isExcluded(query, key);
}

std::int64_t AttentionRule::countVisible(std::int64_t query, std::int64_t keys) const {
  const auto [low, high] = visibleKeys(query, keys);
  if (!blocked && !keySets) return high - low;
  std::int64_t count = 0;
  for (std::int64_t key = low; key < high; ++key) count += isExcluded(query, key) ? 0 : 1;
  return count;
}

bool AttentionRule::masksAll(std::int64_t queryBegin, std::int64_t queryEnd, std::int64_t keyBegin,
                             std::int64_t keyEnd) const {
  for (std::int64_t query = queryBegin; query < queryEnd; ++query) {
    const auto [low, high] = visibleKeys(query, keyEnd);
    for (std::int64_t key = std::max(low, keyBegin); key < high; ++key)
      if (!isExcluded(query, key)) return false;
  }
  return true;
}

}  // namespace headlight
