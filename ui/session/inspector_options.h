#pragma once

#include <QJsonObject>

#include "ui/session/json_values.h"

namespace headlight {

/// Which way the inspector looks: what the focused token looks at, or what looks at it. A value, kept among
/// the views' options (ViewOptions).
struct InspectorOptions {
  static constexpr const char* viewId = "inspector";
  bool incoming = false;
  QJsonObject toJson() const { return {{"incoming", incoming}}; }
  void read(const JsonValues& json) { json.read("incoming", incoming); }
  bool operator==(const InspectorOptions&) const = default;
};

}  // namespace headlight
