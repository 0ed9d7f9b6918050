#include "ui/views/heads_view.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp HeadsView::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "All heads of one layer as heatmaps, or one head large. Each is the "
      "attention pattern of that head: one row for each query token, one "
      "column for each key token.");
  help.reading = {Words::tr("Read a row from left to right: it is what this word looks at. The "
                            "weights of a row sum to 1. A cell far from the background's colour "
                            "is a key that gets much of the weight."),
                  Words::tr("A diagonal just below the main one is a head that looks one word "
                            "back; a full column is a word that every word looks at, often the "
                            "first one. Grey cells are masked: the query may not look there. "
                            "Hatched cells are left out by choice."),
                  Words::tr("The bar below is the scale and the control at once: 0 to the 99.5th "
                            "percentile of the drawn cells unless you choose otherwise; the arrow "
                            "at its end names the true maximum.")};
  help.formulas = {
      {QStringLiteral("p<sub>ij</sub> = softmax<sub>j</sub>( q<sub>i</sub> · k<sub>j</sub> / "
                      "√d<sub>k</sub> )"),
       Words::tr("The weight of query i on key j. q and k are the head's own projections of the "
                 "two tokens, d<sub>k</sub> is their length; softmax makes each row sum to 1. A "
                 "model with another scale, or with a bias for positions, adds these where the "
                 "formula has 1/√d<sub>k</sub>."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation 1")}};
  help.keys = {
      {Words::tr("Arrow keys"), Words::tr("Up and down walk the query tokens, left and right the keys")},
      {Words::tr("Ctrl+Arrow keys"),
       Words::tr("The next or the previous head, the next or the previous layer")},
      {Words::tr("Enter"), Words::tr("The focused head large")},
      {Words::tr("Ctrl+G, Ctrl+Shift+G"), Words::tr("All heads of the layer, one head")},
      {Words::tr("+, -, F"), Words::tr("In one head: zoom in, zoom out, show everything")},
      {Words::tr("Ctrl+F, F3"), Words::tr("Finds tokens and text, and goes to the next place")},
      {Words::tr("Menu key, right click"), Words::tr("Which other views can show this")},
      {Words::tr("Escape"), Words::tr("Lets go of the tokens")},
      {Words::tr("Ctrl+C, Ctrl+E"), Words::tr("Copies the picture, exports it")}};
  return help;
}

}  // namespace headlight
