#pragma once

#include <QString>

namespace headlight {

/// What one edit did to a text: `removed` characters at `begin` gave way to `inserted`. In UTF-16 units, as
/// QString counts.
struct TextEdit {
  qsizetype begin = 0;
  qsizetype removed = 0;
  QString inserted;
  bool operator==(const TextEdit&) const = default;
};

/// The shortest edit that makes one text of the other, as far right as it can be where it could be in several
/// places ("aa" to "aaa").
TextEdit editBetween(const QString& before, const QString& after);

/// The edit without what it put back as it was at its ends. `before` is the text it was made in.
TextEdit trimmed(const TextEdit& edit, const QString& before);

/// Where a character is after the edit: those behind it move along, and the removed ones are where the edit
/// begins.
qsizetype movedBy(const TextEdit& edit, qsizetype position);

}  // namespace headlight
