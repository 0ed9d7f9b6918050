#pragma once

#include <QJsonObject>
#include <optional>

#include "core/analysis/derived_pattern.h"
#include "ui/session/json_values.h"

namespace headlight {

/// What is shown of a run in place of its heads' own patterns. Its parts are applied one after another, in
/// the order of the members; as it is made, it is the run itself. A value.
struct ShownChoice {
  std::optional<DerivedPattern> pattern = {};  // none: the heads' own
  bool words = false;                          // tokens merged into words: rows averaged, columns summed
  bool spaces = false;  // labels show the spaces of tokens; the numbers stay as they are
  bool operator==(const ShownChoice&) const = default;
};

/// As JSON, for session files. What is missing or makes no sense is left as it is.
QJsonObject toJson(const ShownChoice& choice);
void readJson(const JsonValues& json, ShownChoice& choice);

}  // namespace headlight
