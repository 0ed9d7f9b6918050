#include "ui/session/experiment.h"

#include <algorithm>

namespace headlight {
namespace {

struct Collect {
  Interventions& into;
  void operator()(const AblatedHead& head) const { into.ablatedHeads.push_back(head); }
  void operator()(const CutToken& cut) const {
    (cut.ofDecoder ? into.cutDecoderTokens : into.cutTokens).push_back(cut.token);
  }
  void operator()(const BlockedKey& key) const { into.blockedKeys.push_back(key); }
  void operator()(const WithoutPositions&) const { into.withoutPositions = true; }
  void operator()(const ScoreScale& scale) const { into.scoreScale = scale.scale; }
};

/// Whether only one of the two can be there.
bool excludeEachOther(const ExperimentChange& one, const ExperimentChange& other) {
  if (one == other) return true;
  if (one.index() != other.index()) return false;
  if (std::holds_alternative<ScoreScale>(one)) return true;
  const auto* head = std::get_if<AblatedHead>(&one);
  if (!head) return false;
  const auto& otherHead = std::get<AblatedHead>(other);
  return head->kind == otherHead.kind && head->head == otherHead.head;
}

}  // namespace

Interventions interventionsOf(const std::vector<Experiment>& experiments) {
  Interventions interventions;
  for (const Experiment& experiment : experiments)
    if (experiment.on) std::visit(Collect{interventions}, experiment.change);
  return interventions;
}

std::vector<Experiment> experimentsOf(const Interventions& interventions) {
  std::vector<Experiment> experiments;
  for (const AblatedHead& head : interventions.ablatedHeads) experiments.push_back({head});
  for (const BlockedKey& key : interventions.blockedKeys) experiments.push_back({key});
  for (const std::int64_t token : interventions.cutTokens) experiments.push_back({CutToken{token, false}});
  for (const std::int64_t token : interventions.cutDecoderTokens)
    experiments.push_back({CutToken{token, true}});
  if (interventions.withoutPositions) experiments.push_back({WithoutPositions{}});
  if (interventions.scoreScale) experiments.push_back({ScoreScale{*interventions.scoreScale}});
  return experiments;
}

void addExperiment(std::vector<Experiment>& experiments, const ExperimentChange& change) {
  const auto found =
      std::find_if(experiments.begin(), experiments.end(), [&change](const Experiment& experiment) {
        return !experiment.lost && excludeEachOther(experiment.change, change);
      });
  if (found == experiments.end())
    experiments.push_back({change});
  else
    *found = {change};
}

bool isOn(const std::vector<Experiment>& experiments, const ExperimentChange& change) {
  return std::any_of(experiments.begin(), experiments.end(), [&change](const Experiment& experiment) {
    return experiment.on && experiment.change == change;
  });
}

void setWithoutPositions(std::vector<Experiment>& experiments, bool without) {
  std::erase_if(experiments, [](const Experiment& experiment) {
    return std::holds_alternative<WithoutPositions>(experiment.change);
  });
  if (without) experiments.push_back({WithoutPositions{}});
}

}  // namespace headlight
