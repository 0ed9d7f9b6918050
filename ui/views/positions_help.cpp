#include "ui/views/positions_view.h"

#include <QCoreApplication>

namespace headlight {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("Help", text); }

}  // namespace

ViewHelp PositionsView::help() {
  ViewHelp help;
  help.shows = translated(
      "How the model is told where a word stands: its positional encoding as a "
      "matrix, as curves and as similarity of positions; and the focused head "
      "with it and without it.");
  help.reading = {translated("In the matrix each row is a position and each column a dimension: "
                             "fast waves at the left, slow ones at the right, in the sinusoidal "
                             "encoding. A click on a column draws it as a curve."),
                  translated("The similarity of two positions falls with their distance in most "
                             "encodings. The two heatmaps show the same head on the same text, "
                             "once with the encoding and once without: what is left is what the "
                             "head knows from the words alone.")};
  help.formulas = {
      {QStringLiteral("PE(pos, 2i) = sin( pos / 10000<sup>2i/d</sup> ),   PE(pos, 2i+1) = cos( pos "
                      "/ 10000<sup>2i/d</sup> )"),
       translated("The sinusoidal encoding of dimension 2i and 2i+1 at position pos."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), section 3.5")},
      {QStringLiteral("score(i, j) − m<sub>h</sub> · |i − j|,   m<sub>h</sub> = 2<sup>−8h/n</sup>"),
       translated("ALiBi: head h of n takes something from the score for every token of distance."),
       QStringLiteral("Press et al. 2022 (arXiv 2108.12409), section 3")},
      {QStringLiteral("R(i)q · R(j)k = q · R(j − i)k"),
       translated("Rotary positions: after turning, the score knows the distance alone."),
       QStringLiteral("Su et al. 2021, RoFormer (arXiv 2104.09864), equation 16")},
      {QStringLiteral("score(i, j) + b(bucket(j − i))"),
       translated("Relative positions: a learned bias for each bucket of distances."),
       QStringLiteral("Raffel et al. 2020, T5 (arXiv 1910.10683), section 2.1")}};
  help.keys = {
      {translated("Arrow keys"), translated("Up and down walk the query tokens, left and right the keys")},
      {translated("Ctrl+Arrow keys"),
       translated("The next or the previous head, the next or the previous layer")},
      {translated("Menu key, right click"), translated("Which other views can show this")},
      {translated("Escape"), translated("Lets go of the tokens")},
      {translated("Ctrl+C, Ctrl+E"), translated("Copies the picture, exports it")}};
  return help;
}

}  // namespace headlight
