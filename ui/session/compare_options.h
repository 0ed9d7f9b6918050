#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/attention/head_id.h"
#include "ui/session/json_values.h"

namespace headlight {

/// What the run on the screen (A) is compared with (B), and what of the two is shown. A value, kept among the
/// views' options (ViewOptions), though it is every view's.
struct CompareOptions {
  static constexpr const char* viewId = "compare";

  /// In what B differs from A; all else is the same.
  enum class With { Text, Model, Head, NoExperiments };
  /// All side by side, or one of them large.
  enum class Show { All, First, Second, Difference };

  bool on = false;
  With with = With::Text;
  QString text;      // B's
  QString pairText;  // B's second text; empty: A's
  QString model;     // a name or a directory
  HeadId head;       // the head of A's own run that its heads are compared with
  Show show = Show::All;

  /// Names of Show, in its order: "all", "a", "b", "difference".
  static QStringList showNames();

  QJsonObject toJson() const;
  void read(const JsonValues& json);
  bool operator==(const CompareOptions&) const = default;
};

}  // namespace headlight
