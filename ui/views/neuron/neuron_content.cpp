#include "ui/views/neuron/neuron_content.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace headlight {

namespace {

/// Numbers of terms in the order asked for; equal ones stay in the order of their numbers.
template <typename Term>
void sortBy(NeuronOrder order, std::vector<std::int64_t>& numbers, const Term& term) {
  const auto before = [&](std::int64_t a, std::int64_t b) {
    switch (order) {
      case NeuronOrder::Dimension:
        return a < b;
      case NeuronOrder::Contribution:
        return term(a) > term(b);
      case NeuronOrder::Magnitude:
        return std::abs(term(a)) > std::abs(term(b));
    }
    return a < b;
  };
  std::stable_sort(numbers.begin(), numbers.end(), before);
}

std::vector<std::int64_t> countedFrom(std::int64_t first, std::int64_t count) {
  std::vector<std::int64_t> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), first);
  return numbers;
}

void addGroups(NeuronContent& content, const AttentionConfig* attention, const RotarySettings* rotary,
               NeuronOrder order) {
  const auto size = static_cast<std::int64_t>(content.terms.size());
  const auto term = [&](std::int64_t i) { return content.terms[static_cast<std::size_t>(i)]; };
  std::vector<DimensionGroup> parts = {{DimensionGroup::Kind::Whole, 0, size}};
  if (attention) parts = dimensionGroups(*attention, rotary);
  double running = 0;
  for (const DimensionGroup& part : parts) {
    NeuronGroup group{part, countedFrom(part.first, part.count)};
    sortBy(order, group.dimensions, term);
    for (const std::int64_t dimension : group.dimensions) {
      group.sum += term(dimension);
      running += term(dimension);
      content.running.push_back(running);
    }
    content.groups.push_back(std::move(group));
  }
}

void addPairs(NeuronContent& content, const RotarySettings& rotary, std::int64_t tokens, NeuronOrder order) {
  const std::vector<RotaryPair> pairs = rotaryPairs(rotary, tokens);
  const std::vector<double> shares = pairShares(pairs, content.terms);
  std::vector<double> before;
  if (!content.termsBefore.empty()) before = pairShares(pairs, content.termsBefore);
  std::vector<std::int64_t> numbers = countedFrom(0, static_cast<std::int64_t>(pairs.size()));
  sortBy(order, numbers, [&](std::int64_t i) { return shares[static_cast<std::size_t>(i)]; });
  for (const std::int64_t number : numbers) {
    const auto at = static_cast<std::size_t>(number);
    NeuronPair pair{pairs[at], number, shares[at], {}};
    if (!before.empty()) pair.shareBefore = before[at];
    content.pairs.push_back(pair);
  }
}

void addBefore(NeuronContent& content, const Snapshot& snapshot) {
  const std::optional<Question> asked = unrotatedQuestion(snapshot);
  const NeuronCell& cell = content.cell;
  const bool isWanted = optionsIn<NeuronOptions>(snapshot.state.viewOptions).beforeRotary;
  if (!asked && isWanted && cell.isLargest && snapshot.result->model->transformer)
    content.beforeProblem = QCoreApplication::translate("Neuron", "The text is long; choose a key first.");
  if (!asked) return;
  if (const auto answer = snapshot.answer<UnrotatedVectors>(asked->key))
    content.before = answer->at(cell.head.head, cell.query, cell.key);
  else
    content.beforeProblem = snapshot.problem(asked->key);
  if (content.before) content.termsBefore = scoreTerms(*content.before);
}

bool isIn(const std::vector<std::int64_t>& tokens, std::int64_t token) {
  return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
}

/// Whether an experiment has taken the cell, its query or its key out of the run.
bool isBlocked(const Snapshot& snapshot, const NeuronCell& cell) {
  const Interventions& changes = snapshot.result->request.interventions;
  const AttentionKind kind = snapshot.focus.kind;
  for (const BlockedKey& blocked : changes.blockedKeys)
    if (blocked.kind == kind && blocked.key == cell.key && (blocked.query < 0 || blocked.query == cell.query))
      return true;
  const auto& model = snapshot.result->model;
  const bool both = model && model->config.architecture() == Architecture::EncoderDecoder;
  const auto cutsOf = [&](bool ofDecoder) -> const std::vector<std::int64_t>& {
    return both && ofDecoder ? changes.cutDecoderTokens : changes.cutTokens;
  };
  return isIn(cutsOf(kind != AttentionKind::Encoder), cell.query) ||
         isIn(cutsOf(kind == AttentionKind::Decoder), cell.key);
}

}  // namespace

NeuronContent neuronContent(const Snapshot& snapshot) {
  NeuronContent content;
  content.cell = neuronCell(snapshot);
  NeuronCell& cell = content.cell;
  if (!cell.missing.isEmpty()) return content;
  const ScoreSource& scores = *snapshot.attention()->scores;
  const std::optional<CellVectors> vectors = cellVectors(scores, cell.head, cell.query, cell.key);
  if (!vectors) {
    cell.missing = QCoreApplication::translate(
        "Neuron", "The scores are known here, but not the queries and keys that they were made of.");
    return content;
  }
  content.vectors = *vectors;
  content.facts = scores.facts(cell.head, cell.query, cell.key);
  content.terms = scoreTerms(*vectors);
  const AttentionConfig* attention = focusedAttention(snapshot);
  const RotarySettings* rotary = focusedRotary(snapshot);
  const NeuronOrder order = optionsIn<NeuronOptions>(snapshot.state.viewOptions).order;
  if (attention) content.bias = attention->bias;
  content.withoutPositions = snapshot.result->request.interventions.withoutPositions;
  content.isBlocked = isBlocked(snapshot, cell);
  content.turned = rotary != nullptr;
  if (rotary) addBefore(content, snapshot);
  addGroups(content, attention, rotary, order);
  if (rotary) addPairs(content, *rotary, snapshot.patterns()->shape().keys, order);
  return content;
}

}  // namespace headlight
