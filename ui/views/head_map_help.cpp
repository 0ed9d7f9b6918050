#include "ui/views/head_map_view.h"

#include <QCoreApplication>

#include "core/analysis/ranked_heads.h"
#include "core/analysis/statistic.h"
#include "ui/models/core_words.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp HeadMapView::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "Every head of the model at once: as a small picture of its pattern, or "
      "as one number in colour.");
  help.reading = {Words::tr("Choose above what is shown, how heads are ordered, and which are "
                            "left out."),
                  Words::tr("“By the cell's weight” answers which head looks from the focused "
                            "query to the focused key. “Like the focused head” ranks by agreement "
                            "of the two patterns."),
                  Words::tr("Numbers are means over the queries of this text. A head is named "
                            "after a habit only where that habit explains at least half of the "
                            "weight."),
                  Words::tr("While two runs are compared, the map is that of A, of B or of A − B. A map of "
                            "A − B that is sorted begins with the largest difference of either sign; a rule "
                            "leaves the heads that follow it in one of the two.")};
  for (const StatisticInfo& info : statisticTable())
    help.formulas.push_back({QString::fromUtf8(info.formula).toHtmlEscaped(), coreWord(info.name),
                             *info.source ? QString::fromUtf8(info.source) : QStringLiteral("Headlight")});
  help.formulas.push_back({QString::fromUtf8(agreementFormula()).toHtmlEscaped(), Words::tr("agreement"),
                           QStringLiteral("Lin 1991, IEEE Transactions on Information Theory 37, page 145; "
                                          "Clark et al. 2019 (arXiv 1906.04341), section 6")});
  help.keys = {{Words::tr("Arrow keys"), Words::tr("Walk over the heads")},
               {Words::tr("Enter"), Words::tr("The head large")},
               {Words::tr("Ctrl+B"), Words::tr("Shows or hides the map")},
               {Words::tr("Menu key, right click"), Words::tr("Which other views can show this")}};
  return help;
}

}  // namespace headlight
