#pragma once

#include <QJsonArray>
#include <vector>

#include "ui/session/experiment.h"
#include "ui/session/json_values.h"

namespace headlight {

/// Experiments as JSON, for session files: an object each, with "on" and one of
///
/// - head: {kind, head: [layer, head], to: "zero" | "mean"}
/// - cut: token;  cut_decoder: token
/// - block: {kind, query (-1: every one), key}
/// - without_positions: true
/// - score_scale: number
///
/// and, where the text has its tokens no more, "lost": their labels.
QJsonArray toJson(const std::vector<Experiment>& experiments);

/// The experiments of a session: those that toJson() wrote under "experiments", or what files of version 1
/// have in their place, "interventions": {without_positions, scale, ablated, blocked, cut, cut_decoder}, all
/// on. What makes no sense is left out.
std::vector<Experiment> experimentsFrom(const JsonValues& session);

}  // namespace headlight
