#pragma once

#include <QJsonObject>

#include "ui/session/session_state.h"

namespace headlight {

/// A session as JSON:
///
/// - version: 1
/// - source: {"model": name or folder} | {"playground": {seed, d_model, ...}} | {"array": file, "tokens"}
/// - text, pair, pair_shown, document
/// - focus: {kind, layer, head, query, key}
/// - averaged: [[layer, head], ...]
/// - interventions: {without_positions, scale, ablated, blocked, cut, cut_decoder}
/// - options: {view id or "display": {...}}; of a view that is left as it is at first there is nothing
/// - view, single_head
QJsonObject toJson(const SessionState& state);

/// The session that toJson() wrote. Whatever is missing or makes no sense has its value of `standard`, so
/// that an older, a newer or a damaged file gives what can be had of it.
SessionState sessionFromJson(const QJsonObject& json, const SessionState& standard);

}  // namespace headlight
