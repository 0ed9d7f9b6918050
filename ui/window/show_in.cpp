#include "ui/window/show_in.h"

#include <QCoreApplication>

#include "ui/models/accessible_words.h"
#include "ui/models/facts.h"
#include "ui/plots/token_label.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ShowIn)
};

QString obstacleOf(FocusPart part, const Focus& focus) {
  if (hasPart(focus, part)) return {};
  switch (part) {
    case FocusPart::Nothing:
    case FocusPart::Head:
      return {};
    case FocusPart::Token:
      return Words::tr("choose a token first");
    case FocusPart::Cell:
      return Words::tr("choose a cell first");
  }
  return {};
}

}  // namespace

std::vector<ShowInOffer> showInOffers(const std::vector<ViewEntry>& views, const QStringList& titles,
                                      const Focus& focus) {
  std::vector<ShowInOffer> offers;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const ViewEntry& view = views[i];
    const bool opens = view.place == ViewPlace::Center || view.open != nullptr;
    if (!opens || view.shows == FocusPart::Nothing) continue;
    offers.push_back({view.id, Words::tr("Show in %1").arg(titles.value(static_cast<qsizetype>(i))),
                      obstacleOf(view.shows, focus)});
  }
  return offers;
}

SessionState shownIn(const ViewEntry& view, const Focus& focus, SessionState state) {
  state.focus = focus;
  if (view.open)
    view.open(state);
  else
    state.view = view.id;
  return state;
}

QString selectionWords(const Snapshot& snapshot) {
  const Focus& focus = snapshot.focus;
  const QString head = Words::tr("Head %1").arg(headText(focus.headId()));
  const PatternSource* const source = snapshot.patterns();
  if (!source) return head;
  const QString query = quotedLabel(source->queryTokens(), focus.query);
  const QString key = quotedLabel(source->keyTokens(), focus.key);
  if (!query.isEmpty() && !key.isEmpty())
    return Words::tr("%1: %2 → %3, %4")
        .arg(head, query, key, cellValue(*source, focus.headId(), focus.query, focus.key));
  if (!query.isEmpty()) return Words::tr("%1: query %2").arg(head, query);
  if (!key.isEmpty()) return Words::tr("%1: key %2").arg(head, key);
  return head;
}

}  // namespace headlight
