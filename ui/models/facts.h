#pragma once

#include <QString>
#include <vector>

#include "core/analysis/head_statistics.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// One line of the inspector: "log-sum-exp", "2.3456". The hint says what it means.
struct Fact {
  QString name;
  QString value;
  QString hint;
  bool operator==(const Fact&) const = default;
};

/// "0.3": layer and head, as everywhere.
QString headText(const HeadId& head);

/// Whether what is shown has one head a layer that stands for all of the run's, as a rollout has.
bool standsForAllHeads(const Snapshot& snapshot);
/// "layer 2, all heads", what such a head is called.
QString allHeadsText(int layer);

/// What the inspector's ranking is of: "layer 0, head 3", or "mean of heads 0.1, 0.3".
QString headsText(const std::vector<HeadId>& heads);
/// The same of one pattern's heads: "layer 1: no self-attention" for a layer without a pattern.
QString headsText(const std::vector<HeadId>& heads, const PatternSource& patterns);

/// "no self-attention", what is said in a layer without a pattern.
QString noPatternText(AttentionKind kind);

/// The heads that the inspector ranks: those chosen for averaging that the pattern has, otherwise the focused
/// one.
std::vector<HeadId> inspectedHeads(const Snapshot& snapshot);

/// The numbers behind the focused cell of the focused head, from q.k to the weight; empty unless a query and
/// a key are focused. Where scores are missing, one line says so.
std::vector<Fact> cellFacts(const Snapshot& snapshot);

/// What a head does, in words and numbers; facts without a meaning for this attention are left out.
/// `ofWords`: the pattern is one of words, not of tokens.
std::vector<Fact> headFacts(const HeadStatistics& statistics, bool ofWords = false);

}  // namespace headlight
