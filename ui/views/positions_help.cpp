#include "ui/views/positions_view.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp PositionsView::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "How the model is told where a word stands: its positional encoding as a "
      "matrix, as curves and as similarity of positions; and the focused head "
      "with it and without it.");
  help.reading = {Words::tr("In the matrix each row is a position and each column a dimension: "
                            "fast waves at the left, slow ones at the right, in the sinusoidal "
                            "encoding. A click on a column draws it as a curve."),
                  Words::tr("The similarity of two positions falls with their distance in most "
                            "encodings. The two heatmaps show the same head on the same text, "
                            "once with the encoding and once without: what is left is what the "
                            "head knows from the words alone."),
                  Words::tr("While two models, or two steps of a training, are compared, their encodings "
                            "stand side by side on one scale, with the difference where both have the same "
                            "shape.")};
  help.formulas = {
      {QStringLiteral("PE(pos, 2i) = sin( pos / 10000<sup>2i/d</sup> ),   PE(pos, 2i+1) = cos( pos "
                      "/ 10000<sup>2i/d</sup> )"),
       Words::tr("The sinusoidal encoding of dimension 2i and 2i+1 at position pos."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), section 3.5")},
      {QStringLiteral("score(i, j) − m<sub>h</sub> · |i − j|,   m<sub>h</sub> = 2<sup>−8h/n</sup>"),
       Words::tr("ALiBi: head h of n takes something from the score for every token of distance."),
       QStringLiteral("Press et al. 2022 (arXiv 2108.12409), section 3")},
      {QStringLiteral("R(i)q · R(j)k = q · R(j − i)k"),
       Words::tr("Rotary positions: after turning, the score knows the distance alone."),
       QStringLiteral("Su et al. 2021, RoFormer (arXiv 2104.09864), equation 16")},
      {QStringLiteral("score(i, j) + b(bucket(j − i))"),
       Words::tr("Relative positions: a learned bias for each bucket of distances."),
       QStringLiteral("Raffel et al. 2020, T5 (arXiv 1910.10683), section 2.1")}};
  help.keys = {
      {Words::tr("Arrow keys"), Words::tr("Up and down walk the query tokens, left and right the keys")},
      {Words::tr("Ctrl+Arrow keys"),
       Words::tr("The next or the previous head, the next or the previous layer")},
      {Words::tr("Menu key, right click"), Words::tr("Which other views can show this")},
      {Words::tr("Escape"), Words::tr("Lets go of the tokens")},
      {Words::tr("Ctrl+C, Ctrl+E"), Words::tr("Copies the picture, exports it")}};
  return help;
}

}  // namespace headlight
