#include "ui/views/inspector_view.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp InspectorView::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "The numbers behind the focus: what the focused token looks at, or what "
      "looks at it, ranked; how the focused cell's weight comes about; and "
      "what the head does on this text.");
  help.reading = {
      Words::tr("“Looks at” ranks the keys of the focused query by weight, “Is looked "
                "at by” the queries of the focused token. Several heads can be chosen "
                "above the list; then the mean of their weights is ranked."),
      Words::tr("The cell's lines lead from the product q · k over the scale and the "
                "bias to the score, and by the row's log-sum-exp to the weight. “Show "
                "in …” opens the views that show the same cell another way."),
      Words::tr("While two runs are compared, each entry has the weight of B below that of A, and "
                "the numbers of the cell and of the head stand in three columns. What is set beside "
                "a token is the same token of B, wherever it stands there.")};
  help.formulas = {
      {QStringLiteral("p<sub>ij</sub> = exp( s<sub>ij</sub> − lse<sub>i</sub> ),   lse<sub>i</sub> "
                      "= ln Σ<sub>j</sub> exp s<sub>ij</sub>"),
       Words::tr("The same softmax, written with the logarithm of the row's sum: s<sub>ij</sub> "
                 "is the score of query i and key j after scale, bias and mask."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation "
                      "1; Milakov and Gimelshein 2018 (arXiv 1805.02867) for the sum")}};
  help.keys = {{Words::tr("Up, Down"), Words::tr("Walk the list and preview")},
               {Words::tr("Enter"), Words::tr("Locks the entry")},
               {Words::tr("Ctrl+C"), Words::tr("In the list: copies it as a table")},
               {Words::tr("Menu key, right click"), Words::tr("Which other views can show this")}};
  return help;
}

}  // namespace headlight
