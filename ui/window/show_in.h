#pragma once

#include <QString>
#include <vector>

#include "ui/views/snapshot.h"
#include "ui/views/view_registry.h"

class QMenu;

namespace headlight {

/// A view that can show a selection, as a menu has it.
struct ShowInOffer {
  QString id;        // of the view
  QString text;      // "Show in Lines"
  QString obstacle;  // why it cannot show it, in a few words; empty: it can
};

/// The views that show heads, tokens or cells, in the order of the rail. `titles`: their names, one for each
/// entry.
std::vector<ShowInOffer> showInOffers(const std::vector<ViewEntry>& views, const QStringList& titles,
                                      const Focus& focus);

/// The session with a focus locked and the view that shows it in front.
SessionState shownIn(const ViewEntry& view, const Focus& focus, SessionState state);

/// What is selected, with its weight: "Head 2.5: “it” → “animal”, 0.9312".
QString selectionWords(const Snapshot& snapshot);

}  // namespace headlight
