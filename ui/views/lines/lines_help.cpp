#include "ui/views/lines/lines_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp LinesPicture::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "Queries at the left, keys at the right, and a line for each weight "
      "between them; or arcs over one line of text. Any number of heads at "
      "once.");
  help.reading = {Words::tr("The stronger a line's colour, the more weight it has. Heads are told "
                            "apart by colour and dashes; hover over a line for its head and its "
                            "number."),
                  Words::tr("Only the strongest lines are drawn, until they hold the share of "
                            "each head's weight that the slider says, so that a hundred small "
                            "weights do not hide one large one. Adding a head does not make the "
                            "others paler."),
                  Words::tr("With a token in focus its outgoing lines, or its incoming ones, or "
                            "both are drawn. Between two texts the filter chooses from which text "
                            "to which.")};
  help.formulas = {
      {QStringLiteral("p<sub>ij</sub> = softmax<sub>j</sub>( q<sub>i</sub> · k<sub>j</sub> / "
                      "√d<sub>k</sub> )"),
       Words::tr("The weight of query i on key j. q and k are the head's own projections of the "
                 "two tokens, d<sub>k</sub> is their length; softmax makes each row sum to 1. A "
                 "model with another scale, or with a bias for positions, adds these where the "
                 "formula has 1/√d<sub>k</sub>."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation 1")},
      {QStringLiteral("L<sub>h</sub> = the fewest cells (i, j) of head h with Σ p<sub>ij</sub> ≥ s "
                      "· Σ<sub>all</sub> p<sub>ij</sub>"),
       Words::tr("The lines that are drawn of head h: its largest weights, taken in descending "
                 "order until their sum reaches the share s of all that could be drawn."),
       QStringLiteral("Headlight; the picture of lines after Vig 2019, A Multiscale Visualization "
                      "of Attention in the Transformer Model (arXiv 1906.05714)")}};
  help.keys = {
      {Words::tr("Arrow keys"), Words::tr("Up and down walk the query tokens, left and right the keys")},
      {Words::tr("Ctrl+Arrow keys"),
       Words::tr("The next or the previous head, the next or the previous layer")},
      {Words::tr("Ctrl+F, F3"), Words::tr("Finds tokens and text, and goes to the next place")},
      {Words::tr("Menu key, right click"), Words::tr("Which other views can show this")},
      {Words::tr("Escape"), Words::tr("Lets go of the tokens")},
      {Words::tr("Ctrl+C, Ctrl+E"), Words::tr("Copies the picture, exports it")},
      {Words::tr("Page Up, Page Down"), Words::tr("Scroll")}};
  return help;
}

}  // namespace headlight
