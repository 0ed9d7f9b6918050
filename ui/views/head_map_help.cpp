#include "ui/views/head_map_view.h"

#include <QCoreApplication>

#include "core/analysis/ranked_heads.h"
#include "core/analysis/statistic.h"

namespace headlight {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("Help", text); }

}  // namespace

ViewHelp HeadMapView::help() {
  ViewHelp help;
  help.shows = translated(
      "Every head of the model at once: as a small picture of its pattern, or "
      "as one number in colour.");
  help.reading = {translated("Choose above what is shown, how heads are ordered, and which are "
                             "left out."),
                  translated("“By the cell's weight” answers which head looks from the focused "
                             "query to the focused key. “Like the focused head” ranks by agreement "
                             "of the two patterns."),
                  translated("Numbers are means over the queries of this text. A head is named "
                             "after a habit only where that habit explains at least half of the "
                             "weight.")};
  for (const StatisticInfo& info : statisticTable())
    help.formulas.push_back({QString::fromUtf8(info.formula).toHtmlEscaped(),
                             QCoreApplication::translate("HeadMapView", info.name),
                             *info.source ? QString::fromUtf8(info.source) : QStringLiteral("Headlight")});
  help.formulas.push_back({QString::fromUtf8(agreementFormula()).toHtmlEscaped(), translated("agreement"),
                           QStringLiteral("Lin 1991, IEEE Transactions on Information Theory 37, page 145; "
                                          "Clark et al. 2019 (arXiv 1906.04341), section 6")});
  help.keys = {{translated("Arrow keys"), translated("Walk over the heads")},
               {translated("Enter"), translated("The head large")},
               {translated("Ctrl+B"), translated("Shows or hides the map")},
               {translated("Menu key, right click"), translated("Which other views can show this")}};
  return help;
}

}  // namespace headlight
