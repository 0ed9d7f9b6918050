#include "ui/session/text_edit.h"

#include <algorithm>

namespace headlight {

TextEdit trimmed(const TextEdit& edit, const QString& before) {
  const QStringView removed = QStringView(before).mid(edit.begin, edit.removed);
  const QStringView inserted(edit.inserted);
  const qsizetype shorter = std::min(removed.size(), inserted.size());
  qsizetype prefix = 0;
  while (prefix < shorter && removed[prefix] == inserted[prefix]) ++prefix;
  qsizetype suffix = 0;
  while (suffix < shorter - prefix &&
         removed[removed.size() - 1 - suffix] == inserted[inserted.size() - 1 - suffix])
    ++suffix;
  return {edit.begin + prefix, removed.size() - prefix - suffix,
          inserted.mid(prefix, inserted.size() - prefix - suffix).toString()};
}

TextEdit editBetween(const QString& before, const QString& after) {
  return trimmed({0, before.size(), after}, before);
}

qsizetype movedBy(const TextEdit& edit, qsizetype position) {
  if (position < edit.begin) return position;
  if (position >= edit.begin + edit.removed) return position - edit.removed + edit.inserted.size();
  return edit.begin;
}

}  // namespace headlight
