#pragma once

#include <QJsonObject>
#include <QString>
#include <array>

#include "ui/session/json_values.h"

namespace headlight {

/// What the Anatomy shows.
struct AnatomyOptions {
  static constexpr const char* viewId = "anatomy";
  static constexpr double largestScore = 9;

  QString stage;                                      // the marked one's id; empty: none
  qint64 pinned = -1;                                 // the token that the query is compared with; -1: none
  bool weights = false;                               // whether the weights of q, k and v are a stage too
  std::array<double, 4> toyScores = {2, 0.5, 1, -1};  // of the menu, -largestScore to largestScore

  QJsonObject toJson() const;
  void read(const JsonValues& json);
  bool operator==(const AnatomyOptions&) const = default;
};

}  // namespace headlight
