#pragma once

#include <QJsonObject>

#include "ui/session/session_state.h"

namespace headlight {

/// The version that toJson() writes. It grows when an older program would misread a file.
inline constexpr int sessionVersion = 2;

/// A session as JSON:
///
/// - version: 2
/// - source: {"model": name or folder} | {"playground": {seed, d_model, ...}} | {"array": file, "tokens"}
/// - text, pair, pair_shown, document
/// - focus: {kind, layer, head, query, key}
/// - averaged: [[layer, head], ...]
/// - experiments: see experiment_json.h; files of version 1 have interventions
/// - options: {view id or "display": {...}}; of a view that is left as it is at first there is nothing
/// - view, single_head
QJsonObject toJson(const SessionState& state);

/// The session that toJson() wrote. Whatever is missing or makes no sense has its value of `standard`, so
/// that an older, a newer or a damaged file gives what can be had of it.
SessionState sessionFromJson(const QJsonObject& json, const SessionState& standard);

}  // namespace headlight
