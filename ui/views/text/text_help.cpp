#include "ui/views/text/text_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp TextPicture::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "The running text itself, each token shaded by a weight. The way to read "
      "attention over a page or a whole document.");
  help.reading = {Words::tr("From the token: how much the chosen word looks at each other word. "
                            "To the token: how much each word looks at the chosen one. Mean: how "
                            "much each word gets on average from those that may look at it, the "
                            "later ones in a decoder."),
                  Words::tr("Drag over words to mark a stretch: the shading is then the mean over "
                            "its words. The heads above the text say whose weights are meant: the "
                            "chosen ones, the layer's or all.")};
  help.formulas = {
      {QStringLiteral("p<sub>ij</sub> = softmax<sub>j</sub>( q<sub>i</sub> · k<sub>j</sub> / "
                      "√d<sub>k</sub> )"),
       Words::tr("The weight of query i on key j. q and k are the head's own projections of the "
                 "two tokens, d<sub>k</sub> is their length; softmax makes each row sum to 1. A "
                 "model with another scale, or with a bias for positions, adds these where the "
                 "formula has 1/√d<sub>k</sub>."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation 1")},
      {QStringLiteral("m<sub>j</sub> = 1 / |Q<sub>j</sub>| · Σ<sub>i ∈ Q<sub>j</sub></sub> "
                      "p<sub>ij</sub>"),
       Words::tr("The mean shading of token j: Q<sub>j</sub> are the queries that count and may "
                 "look at j; in a decoder those behind j."),
       QStringLiteral("Headlight")}};
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
