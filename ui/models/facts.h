#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/analysis/head_statistics.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// How the number of a fact is printed; None: it is words.
enum class FactUnit { None, Weight, Score, Bits, Share, Tokens, TextWords };

/// One line of the inspector: "log-sum-exp", "2.3456". The hint says what it means.
struct Fact {
  QString name;
  QString value;
  QString hint;
  FactUnit unit = FactUnit::None;
  std::optional<double> number = {};  // what `value` says; nothing where it is words
  QString id = {};                    // tells facts apart whose names change with what they say; empty: name
  /// Of a run that it is compared with, and the first less the second; empty: nothing is compared.
  QString second = {};
  QString difference = {};
  bool operator==(const Fact&) const = default;
};

/// A fact's number as the inspector prints it: "0.4481", "2.31 bits".
QString factText(FactUnit unit, double number);
/// The same facts with shorter values, for columns beside each other: units are in their names, "entropy,
/// bits".
std::vector<Fact> narrowFacts(std::vector<Fact> facts);
/// The facts of the first run with those of the second beside them; what only one of the two has stays.
std::vector<Fact> comparedFacts(std::vector<Fact> first, const std::vector<Fact>& second);

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
