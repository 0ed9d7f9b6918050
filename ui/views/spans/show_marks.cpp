#include "ui/views/spans/show_marks.h"

#include <algorithm>

namespace headlight {

namespace {

bool isUsed(const MarkedText& marked, int name) {
  return std::any_of(marked.stretches.begin(), marked.stretches.end(),
                     [name](const MarkedStretch& stretch) { return stretch.name == name; });
}

/// The same marks where names stand in other places; those that are not in `to` are gone.
void move(MarkedText& marked, const QStringList& from, const QStringList& to) {
  for (MarkedStretch& stretch : marked.stretches)
    stretch.name = static_cast<int>(to.indexOf(from.value(stretch.name)));
  std::erase_if(marked.stretches, [](const MarkedStretch& stretch) { return stretch.name < 0; });
}

}  // namespace

void setMarks(SpansOptions& options, const GivenMarks& given) {
  MarkedText& place = given.beside ? options.rewrite : options.own;
  MarkedText& other = given.beside ? options.own : options.rewrite;
  QStringList names;
  for (int name = 0; name < options.names.size(); ++name)
    if (isUsed(other, name)) names.append(options.names[name]);
  for (const QString& name : given.names)
    if (!names.contains(name) && names.size() < SpansOptions::mostNames) names.append(name);
  if (names.isEmpty()) names = options.names;
  const QString pen = options.names.value(options.pen);
  move(other, options.names, names);
  place = given.marked;
  move(place, given.names, names);
  if (options.pen >= 0) options.pen = static_cast<int>(std::max<qsizetype>(0, names.indexOf(pen)));
  options.names = names;
}

void setOnlyText(SessionState& session, const QString& text) {
  session.text = text;
  session.pairText.clear();
  session.pairShown = false;
  session.documentFile.clear();
  session.focus.query = session.focus.key = -1;
}

void showMarks(const GivenMarks& given, SessionState& session) {
  if (!given.beside) setOnlyText(session, given.marked.text);
  editOptions<SpansOptions>(session.viewOptions, [&](SpansOptions& options) { setMarks(options, given); });
}

}  // namespace headlight
