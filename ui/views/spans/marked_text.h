#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "ui/session/json_values.h"

namespace headlight {

/// Characters [begin, end) of a text, in UTF-16 units, under one of the names.
struct MarkedStretch {
  int name = 0;
  qsizetype begin = 0;
  qsizetype end = 0;
  bool operator==(const MarkedStretch&) const = default;
};

/// A text with stretches marked in it, which are in order and do not overlap.
struct MarkedText {
  QString text;
  std::vector<MarkedStretch> stretches;
  bool operator==(const MarkedText&) const = default;
};

/// The same marks in what the text has become: a stretch goes on from its first character that is still there
/// to its last one, and what was written between them belongs to it. One that has lost more than half of its
/// characters is gone.
MarkedText followed(const MarkedText& marked, const QString& now);

/// Marks characters [begin, end) with a name in place of what they were marked with; -1 takes marks away.
void mark(MarkedText& marked, const MarkedStretch& stretch);

/// Takes all marks of a name away; later names move down by one where `shift`.
void unmarkAll(MarkedText& marked, int name, bool shift);

/// {"text": .., "stretches": [[name, begin, end], ..]}; what lies outside the text is left out.
QJsonObject toJson(const MarkedText& marked);
void readJson(const JsonValues& json, int names, MarkedText& marked);

}  // namespace headlight
