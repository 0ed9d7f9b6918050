#include "ui/views/predictions/next_guesses.h"

#include <algorithm>
#include <any>
#include <cmath>

#include "core/error.h"
#include "core/explain/logit_row.h"
#include "core/model/mask_token.h"
#include "core/model/run_plan.h"

namespace headlight {

namespace {

using Ids = std::vector<std::int32_t>;

/// The masked token that is locked, or the first; -1: none.
std::int64_t maskedToken(const Snapshot& snapshot, const Ids& ids, std::int32_t mask) {
  const std::int64_t locked = snapshot.state.focus.query;
  if (locked >= 0 && locked < std::ssize(ids) && ids[static_cast<std::size_t>(locked)] == mask) return locked;
  const auto found = std::find(ids.begin(), ids.end(), mask);
  return found == ids.end() ? -1 : found - ids.begin();
}

std::vector<double> probabilitiesOf(const PlacePrediction& said) {
  return softmaxOf(logitsAt(*said.trace, said.place.position));
}

PlacePrediction predictionNow(const RunResult& result, const AskedPrediction& asked,
                              const Execution& execution) {
  const std::any said = predictionQuestion(asked).ask(result, execution);
  return *std::any_cast<std::shared_ptr<const PlacePrediction>>(said);
}

NextGuess guessOf(const RunResult& result, const TokenScore& score, const LogitRow* before) {
  NextGuess guess{namedToken(*result.model, score.id), score.probability};
  if (before) guess.before = before->scoreOf(score.id).probability;
  return guess;
}

NextGuesses guessesOf(const RunResult& result, const AskedPrediction& asked, const Execution& execution) {
  const PlacePrediction now = predictionNow(result, asked, execution);
  const LogitRow row(logitsAt(*now.trace, asked.position));
  std::vector<TokenScore> scores = row.likeliest(NextGuesses::most);
  std::optional<PlacePrediction> unchanged;
  std::optional<LogitRow> before;
  if (!result.request.interventions.empty()) {
    unchanged = predictionWith(result, asked, {}, execution);
    before.emplace(logitsAt(*unchanged->trace, asked.position));
    const std::int32_t first = before->likeliest(1).front().id;
    const bool told = std::any_of(scores.begin(), scores.end(),
                                  [first](const TokenScore& score) { return score.id == first; });
    if (!told) scores.back() = row.scoreOf(first);
  }
  NextGuesses guesses;
  for (const TokenScore& score : scores)
    guesses.guesses.push_back(guessOf(result, score, before ? &*before : nullptr));
  return guesses;
}

ProbabilityChange changeOf(const RunResult& result, const AskedPrediction& asked, std::size_t experiment,
                           const Execution& execution) {
  std::vector<Experiment> others = experimentsOf(result.request.interventions);
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(experiment));
  const auto after = probabilitiesOf(predictionNow(result, asked, execution));
  const auto before = probabilitiesOf(predictionWith(result, asked, interventionsOf(others), execution));
  std::size_t most = 0;
  for (std::size_t id = 0; id < after.size(); ++id)
    if (std::abs(after[id] - before[id]) > std::abs(after[most] - before[most])) most = id;
  return {namedToken(*result.model, static_cast<std::int32_t>(most)), before[most], after[most]};
}

}  // namespace

std::optional<AskedPrediction> guessPlace(const Snapshot& snapshot) {
  if (!whyNoPredictor(snapshot).isEmpty()) return std::nullopt;
  const RunResult& result = *snapshot.result;
  AskedPrediction asked = nothingAskedYet(result);
  if (asked.next) {
    if (hasEnded(result)) return std::nullopt;
    asked.position = asked.tokens - 1;
    asked.last = true;
    return asked;
  }
  try {
    const Model& model = *result.model;
    asked.position = maskedToken(snapshot, mainIds(model.config, result.request), maskTokenOf(model));
  } catch (const Error&) {
    return std::nullopt;
  }
  if (asked.position < 0) return std::nullopt;
  return asked;
}

Question guessQuestion(const AskedPrediction& asked) {
  return question<NextGuesses>(QStringLiteral("guesses ") + asked.key(),
                               [asked](const RunResult& result, const Execution& execution) {
                                 return guessesOf(result, asked, execution);
                               });
}

std::optional<AskedPrediction> changePlace(const Snapshot& snapshot) {
  if (auto place = guessPlace(snapshot)) return place;
  return snapshot.state.focus.query >= 0 ? askedPrediction(snapshot) : std::nullopt;
}

Question changeQuestion(const AskedPrediction& asked, std::size_t experiment) {
  return question<ProbabilityChange>(
      QStringLiteral("change by %1 at %2").arg(experiment).arg(asked.key()),
      [asked, experiment](const RunResult& result, const Execution& execution) {
        return changeOf(result, asked, experiment, execution);
      });
}

}  // namespace headlight
