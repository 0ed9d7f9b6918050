#include "ui/models/facts.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

#include "core/trace/pattern_traits.h"
#include "ui/models/number_text.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Facts)
};

std::vector<Fact> scoreFacts(const CellFacts& cell) {
  const QString dotHint = Words::tr("The dot product of the query vector and the key vector");
  std::vector<Fact> facts = {
      {Words::tr("q·k"), scoreText(cell.dot), dotHint},
      {Words::tr("× scale"), scoreText(cell.scale), Words::tr("What q·k is multiplied by")}};
  if (cell.cap > 0)
    facts.push_back({Words::tr("soft cap"), scoreText(cell.cap),
                     Words::tr("c in c × tanh(x / c), which keeps scores between −c and c")});
  if (cell.masked) {
    facts.push_back({Words::tr("score"), Words::tr("masked"),
                     Words::tr("The mask keeps this query from looking at this key")});
  } else {
    if (cell.bias != 0)
      facts.push_back(
          {Words::tr("+ bias"), scoreText(cell.bias), Words::tr("Added for the distance of the two tokens")});
    facts.push_back({Words::tr("= score"), scoreText(cell.score), Words::tr("Before softmax")});
  }
  facts.push_back({Words::tr("log-sum-exp"), scoreText(cell.logSumExp),
                   Words::tr("The logarithm of the sum of exp(score) over the keys of this query")});
  if (std::isfinite(cell.sink))
    facts.push_back(
        {Words::tr("sink"), scoreText(cell.sink),
         Words::tr("A score of the head's own that takes part in the sum and stands for no token")});
  facts.push_back({cell.masked ? Words::tr("weight") : Words::tr("weight = exp(score − log-sum-exp)"),
                   weightText(cell.weight), Words::tr("After softmax")});
  return facts;
}

}  // namespace

QString headText(const HeadId& head) { return QStringLiteral("%1.%2").arg(head.layer).arg(head.head); }

bool standsForAllHeads(const Snapshot& snapshot) {
  const PatternSource* const shown = snapshot.patterns();
  const PatternSource* const own = snapshot.ofRun().patterns();
  return snapshot.state.shown.pattern && snapshot.run && shown && own && shown->shape().heads == 1 &&
         own->shape().heads > 1;
}

QString allHeadsText(int layer) { return Words::tr("layer %1, all heads").arg(layer); }

QString headsText(const std::vector<HeadId>& heads) {
  if (heads.size() == 1) return Words::tr("layer %1, head %2").arg(heads[0].layer).arg(heads[0].head);
  constexpr std::size_t named = 8;
  QStringList names;
  for (std::size_t i = 0; i < heads.size() && i < named; ++i) names.append(headText(heads[i]));
  if (heads.size() > named) names.append(Words::tr("… (%1 heads)").arg(heads.size()));
  return Words::tr("mean of heads %1").arg(names.join(QStringLiteral(", ")));
}

QString headsText(const std::vector<HeadId>& heads, const PatternSource& patterns) {
  if (heads.size() != 1 || patterns.hasPattern(heads[0].layer)) return headsText(heads);
  return Words::tr("layer %1: %2").arg(heads[0].layer).arg(noPatternText(patterns.kind()));
}

QString noPatternText(AttentionKind kind) {
  return kind == AttentionKind::Cross ? Words::tr("no cross-attention") : Words::tr("no self-attention");
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
  if (traitsOf(*trace->patterns).words)
    return {{Words::tr("weight"), weightText(weight),
             Words::tr("What the word’s tokens give to all tokens of the other word, in the mean")},
            {Words::tr("scores"), Words::tr("none, only tokens have them"),
             Words::tr("A word’s weight is made of its tokens’ weights; no softmax of scores gives it.")}};
  if (!snapshot.result->shownAs.isEmpty())
    return {{Words::tr("weight"), weightText(weight), snapshot.result->shownAs.join(QStringLiteral(", "))},
            {Words::tr("scores"), Words::tr("none"),
             Words::tr("What is shown is made of the run’s weights; no softmax of scores gives it.")}};
  return {{Words::tr("weight"), weightText(weight), {}},
          {Words::tr("scores"), Words::tr("not known"),
           Words::tr("The weights were read from a file; the scores behind them are not in it.")}};
}

std::vector<Fact> headFacts(const HeadStatistics& statistics, bool ofWords) {
  std::vector<Fact> facts;
  const auto add = [&facts](const QString& name, double value, const QString& text, const QString& hint) {
    if (!std::isnan(value)) facts.push_back({name, text, hint});
  };
  const auto weight = [&add](const QString& name, double value, const QString& hint) {
    add(name, value, weightText(value), hint);
  };
  add(Words::tr("entropy"), statistics.entropyBits,
      Words::tr("%1 bits").arg(QString::number(statistics.entropyBits, 'f', 2)),
      Words::tr("How spread out the weights are, the mean over queries; 0: all on one key"));
  add(Words::tr("entropy, share of the most"), statistics.normalizedEntropy,
      QString::number(statistics.normalizedEntropy, 'f', 2),
      Words::tr("1: every visible key has the same weight"));
  const QString distance = QString::number(statistics.distance, 'f', 2);
  add(Words::tr("mean distance"), statistics.distance,
      ofWords ? Words::tr("%1 words").arg(distance) : Words::tr("%1 tokens").arg(distance),
      Words::tr("How far away the keys are, weighted"));
  if (ofWords) {
    weight(Words::tr("on the first word"), statistics.firstToken, Words::tr("Mean weight on key 0"));
    weight(Words::tr("on the word itself"), statistics.self,
           Words::tr("Mean weight on the query's own word"));
    weight(Words::tr("on the previous word"), statistics.previous, Words::tr("Mean weight one word before"));
    weight(Words::tr("on the next word"), statistics.next, Words::tr("Mean weight one word after"));
  } else {
    weight(Words::tr("on the first token"), statistics.firstToken, Words::tr("Mean weight on key 0"));
    weight(Words::tr("on the token itself"), statistics.self,
           Words::tr("Mean weight on the query's own token"));
    weight(Words::tr("on the previous token"), statistics.previous,
           Words::tr("Mean weight one token before"));
    weight(Words::tr("on the next token"), statistics.next, Words::tr("Mean weight one token after"));
  }
  weight(Words::tr("largest of a row, mean"), statistics.rowMaximum,
         Words::tr("Mean of each query's largest weight"));
  return facts;
}

}  // namespace headlight
