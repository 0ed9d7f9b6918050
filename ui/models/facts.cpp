#include "ui/models/facts.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/trace/pattern_traits.h"
#include "ui/models/number_text.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Facts)
};

const QString kWeightId = QStringLiteral("weight");

Fact numberFact(const QString& name, FactUnit unit, double number, const QString& hint) {
  return {name, factText(unit, number), hint, unit, number};
}

Fact weightFact(const QString& name, float weight, const QString& hint) {
  Fact fact = numberFact(name, FactUnit::Weight, weight, hint);
  fact.id = kWeightId;
  return fact;
}

Fact scoreFact(const CellFacts& cell) {
  Fact fact = cell.masked ? Fact{Words::tr("score"), Words::tr("masked"),
                                 Words::tr("The mask keeps this query from looking at this key")}
                          : numberFact(Words::tr("= score"), FactUnit::Score, cell.score,
                                       Words::tr("Before softmax"));
  fact.id = QStringLiteral("score");
  return fact;
}

std::vector<Fact> scoreFacts(const CellFacts& cell) {
  const auto score = [](const QString& name, float number, const QString& hint) {
    return numberFact(name, FactUnit::Score, number, hint);
  };
  std::vector<Fact> facts = {
      score(Words::tr("q·k"), cell.dot, Words::tr("The dot product of the query vector and the key vector")),
      score(Words::tr("× scale"), cell.scale, Words::tr("What q·k is multiplied by"))};
  if (cell.cap > 0)
    facts.push_back(score(Words::tr("soft cap"), cell.cap,
                          Words::tr("c in c × tanh(x / c), which keeps scores between −c and c")));
  if (!cell.masked && cell.bias != 0)
    facts.push_back(
        score(Words::tr("+ bias"), cell.bias, Words::tr("Added for the distance of the two tokens")));
  facts.push_back(scoreFact(cell));
  facts.push_back(score(Words::tr("log-sum-exp"), cell.logSumExp,
                        Words::tr("The logarithm of the sum of exp(score) over the keys of this query")));
  if (std::isfinite(cell.sink))
    facts.push_back(
        score(Words::tr("sink"), cell.sink,
              Words::tr("A score of the head's own that takes part in the sum and stands for no token")));
  facts.push_back(
      weightFact(cell.masked ? Words::tr("weight") : Words::tr("weight = exp(score − log-sum-exp)"),
                 cell.weight, Words::tr("After softmax")));
  return facts;
}

/// Weights are subtracted as the pictures of differences are, in float32.
QString differenceText(const Fact& first, const Fact& second) {
  if (first.unit != second.unit || !first.number || !second.number) return QStringLiteral("–");
  const double difference =
      first.unit == FactUnit::Weight
          ? double(static_cast<float>(*first.number) - static_cast<float>(*second.number))
          : *first.number - *second.number;
  const QString text = factText(first.unit, difference);
  if (difference > 0) return QLatin1Char('+') + text;
  // What rounds to nothing has no sign.
  const bool isNothing = std::none_of(text.begin(), text.end(), [](QChar c) { return c.digitValue() > 0; });
  return isNothing && text.startsWith(QLatin1Char('-')) ? text.mid(1) : text;
}

/// "entropy, bits"; empty for a number without a unit.
QString nameWithUnit(const Fact& fact) {
  switch (fact.unit) {
    case FactUnit::Bits:
      return Words::tr("%1, bits").arg(fact.name);
    case FactUnit::Tokens:
      return Words::tr("%1, tokens").arg(fact.name);
    case FactUnit::TextWords:
      return Words::tr("%1, words").arg(fact.name);
    case FactUnit::None:
    case FactUnit::Weight:
    case FactUnit::Score:
    case FactUnit::Share:
      break;
  }
  return {};
}

const QString& idOf(const Fact& fact) { return fact.id.isEmpty() ? fact.name : fact.id; }

}  // namespace

QString factText(FactUnit unit, double number) {
  switch (unit) {
    case FactUnit::None:
      break;
    case FactUnit::Weight:
      return weightText(number);
    case FactUnit::Score:
      return scoreText(number);
    case FactUnit::Bits:
      return Words::tr("%1 bits").arg(QString::number(number, 'f', 2));
    case FactUnit::Share:
      return QString::number(number, 'f', 2);
    case FactUnit::Tokens:
      return Words::tr("%1 tokens").arg(QString::number(number, 'f', 2));
    case FactUnit::TextWords:
      return Words::tr("%1 words").arg(QString::number(number, 'f', 2));
  }
  return {};
}

std::vector<Fact> narrowFacts(std::vector<Fact> facts) {
  for (Fact& fact : facts) {
    if (fact.id == kWeightId) fact.name = Words::tr("weight");  // without its formula
    const QString name = nameWithUnit(fact);
    if (name.isEmpty()) continue;
    fact.name = name;
    fact.unit = FactUnit::Share;
    fact.value = factText(fact.unit, fact.number.value_or(0));
  }
  return facts;
}

std::vector<Fact> comparedFacts(std::vector<Fact> first, const std::vector<Fact>& second) {
  const QString none = QStringLiteral("–");
  first = narrowFacts(std::move(first));
  for (Fact& fact : first) fact.second = fact.difference = none;
  auto place = first.begin();  // behind the last fact that both have
  for (const Fact& other : narrowFacts(second)) {
    const auto found =
        std::find_if(first.begin(), first.end(), [&](const Fact& fact) { return idOf(fact) == idOf(other); });
    if (found != first.end()) {
      found->second = other.value;
      found->difference = differenceText(*found, other);
      place = found + 1;
      continue;
    }
    Fact alone = other;
    alone.second = std::exchange(alone.value, none);
    alone.difference = none;
    alone.number.reset();
    place = first.insert(place, std::move(alone)) + 1;
  }
  return first;
}

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
    return {weightFact(Words::tr("weight"), weight, snapshot.result->shownAs.join(QStringLiteral(", "))),
            {Words::tr("scores"), Words::tr("none"),
             Words::tr("What is shown is made of the run’s weights; no softmax of scores gives it.")}};
  return {weightFact(Words::tr("weight"), weight, {}),
          {Words::tr("scores"), Words::tr("not known"),
           Words::tr("The weights were read from a file; the scores behind them are not in it.")}};
}

std::vector<Fact> headFacts(const HeadStatistics& statistics, bool ofWords) {
  std::vector<Fact> facts;
  const auto add = [&facts](const QString& name, double value, FactUnit unit, const QString& hint) {
    if (!std::isnan(value)) facts.push_back(numberFact(name, unit, value, hint));
  };
  const auto weight = [&add](const QString& name, double value, const QString& hint) {
    add(name, value, FactUnit::Weight, hint);
  };
  add(Words::tr("entropy"), statistics.entropyBits, FactUnit::Bits,
      Words::tr("How spread out the weights are, the mean over queries; 0: all on one key"));
  add(Words::tr("normalized entropy"), statistics.normalizedEntropy, FactUnit::Share,
      Words::tr("The entropy as a share of the most there can be; 1: every visible key has the same weight"));
  add(Words::tr("mean distance"), statistics.distance, ofWords ? FactUnit::TextWords : FactUnit::Tokens,
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
