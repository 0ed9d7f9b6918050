#include "ui/models/facts.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

#include "ui/models/number_text.h"

namespace headlight {

namespace {

QString translated(const char* text) { return QCoreApplication::translate("Facts", text); }

std::vector<Fact> scoreFacts(const CellFacts& cell) {
  const QString dotHint = translated("The dot product of the query vector and the key vector");
  std::vector<Fact> facts = {
      {translated("q·k"), scoreText(cell.dot), dotHint},
      {translated("× scale"), scoreText(cell.scale), translated("What q·k is multiplied by")}};
  if (cell.cap > 0)
    facts.push_back({translated("soft cap"), scoreText(cell.cap),
                     translated("c in c × tanh(x / c), which keeps scores between −c and c")});
  if (cell.masked) {
    facts.push_back({translated("score"), translated("masked"),
                     translated("The mask keeps this query from looking at this key")});
  } else {
    if (cell.bias != 0)
      facts.push_back({translated("+ bias"), scoreText(cell.bias),
                       translated("Added for the distance of the two tokens")});
    facts.push_back({translated("= score"), scoreText(cell.score), translated("Before softmax")});
  }
  facts.push_back({translated("log-sum-exp"), scoreText(cell.logSumExp),
                   translated("The logarithm of the sum of exp(score) over the keys of this query")});
  if (std::isfinite(cell.sink))
    facts.push_back(
        {translated("sink"), scoreText(cell.sink),
         translated("A score of the head's own that takes part in the sum and stands for no token")});
  facts.push_back({cell.masked ? translated("weight") : translated("weight = exp(score − log-sum-exp)"),
                   weightText(cell.weight), translated("After softmax")});
  return facts;
}

}  // namespace

QString headText(const HeadId& head) { return QStringLiteral("%1.%2").arg(head.layer).arg(head.head); }

bool standsForAllHeads(const Snapshot& snapshot) {
  const PatternSource* const shown = snapshot.patterns();
  const PatternSource* const own = snapshot.ofRun().patterns();
  return snapshot.run && shown && own && shown->shape().heads == 1 && own->shape().heads > 1;
}

QString allHeadsText(int layer) { return translated("layer %1, all heads").arg(layer); }

QString headsText(const std::vector<HeadId>& heads) {
  if (heads.size() == 1) return translated("layer %1, head %2").arg(heads[0].layer).arg(heads[0].head);
  constexpr std::size_t named = 8;
  QStringList names;
  for (std::size_t i = 0; i < heads.size() && i < named; ++i) names.append(headText(heads[i]));
  if (heads.size() > named) names.append(translated("… (%1 heads)").arg(heads.size()));
  return translated("mean of heads %1").arg(names.join(QStringLiteral(", ")));
}

QString headsText(const std::vector<HeadId>& heads, const PatternSource& patterns) {
  if (heads.size() != 1 || patterns.hasPattern(heads[0].layer)) return headsText(heads);
  return translated("layer %1: %2").arg(heads[0].layer).arg(noPatternText(patterns.kind()));
}

QString noPatternText(AttentionKind kind) {
  return kind == AttentionKind::Cross ? translated("no cross-attention") : translated("no self-attention");
}

std::vector<HeadId> inspectedHeads(const Snapshot& snapshot) {
  std::vector<HeadId> heads;
  if (const PatternSource* patterns = snapshot.patterns()) {
    const PatternShape shape = patterns->shape();
    for (const HeadId& head : snapshot.state.averagedHeads)
      if (head.layer < shape.layers && head.head < shape.heads) heads.push_back(head);
  }
  if (heads.empty()) heads.push_back(snapshot.focus.headId());
  return heads;
}

std::vector<Fact> cellFacts(const Snapshot& snapshot) {
  const AttentionTrace* trace = snapshot.attention();
  const Focus& focus = snapshot.focus;
  if (!trace || !trace->patterns || focus.query < 0 || focus.key < 0) return {};
  if (trace->scores) return scoreFacts(trace->scores->facts(focus.headId(), focus.query, focus.key));
  const float weight = trace->patterns->cell(focus.headId(), focus.query, focus.key);
  if (!snapshot.result->shownAs.isEmpty())
    return {{translated("weight"), weightText(weight), snapshot.result->shownAs.join(QStringLiteral(", "))},
            {translated("scores"), translated("none"),
             translated("What is shown is made of the run’s weights; no softmax of scores gives it.")}};
  return {{translated("weight"), weightText(weight), {}},
          {translated("scores"), translated("not known"),
           translated("The weights were read from a file; the scores behind them are not in it.")}};
}

std::vector<Fact> headFacts(const HeadStatistics& statistics) {
  std::vector<Fact> facts;
  const auto add = [&facts](const QString& name, double value, const QString& text, const QString& hint) {
    if (!std::isnan(value)) facts.push_back({name, text, hint});
  };
  const auto weight = [&add](const QString& name, double value, const QString& hint) {
    add(name, value, weightText(value), hint);
  };
  add(translated("entropy"), statistics.entropyBits,
      translated("%1 bits").arg(QString::number(statistics.entropyBits, 'f', 2)),
      translated("How spread out the weights are, the mean over queries; 0: all on one key"));
  add(translated("entropy, share of the most"), statistics.normalizedEntropy,
      QString::number(statistics.normalizedEntropy, 'f', 2),
      translated("1: every visible key has the same weight"));
  add(translated("mean distance"), statistics.distance,
      translated("%1 tokens").arg(QString::number(statistics.distance, 'f', 2)),
      translated("How far away the keys are, weighted"));
  weight(translated("on the first token"), statistics.firstToken, translated("Mean weight on key 0"));
  weight(translated("on the token itself"), statistics.self,
         translated("Mean weight on the query's own token"));
  weight(translated("on the previous token"), statistics.previous,
         translated("Mean weight one token before"));
  weight(translated("on the next token"), statistics.next, translated("Mean weight one token after"));
  weight(translated("largest of a row, mean"), statistics.rowMaximum,
         translated("Mean of each query's largest weight"));
  return facts;
}

}  // namespace headlight
