#include "ui/views/text/text_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("Help", text); }

}  // namespace

ViewHelp TextPicture::help() {
  ViewHelp help;
  help.shows = translated(
      "The running text itself, each token shaded by a weight. The way to read "
      "attention over a page or a whole document.");
  help.reading = {translated("From the token: how much the chosen word looks at each other word. "
                             "To the token: how much each word looks at the chosen one. Mean: how "
                             "much each word gets on average from those that may look at it, the "
                             "later ones in a decoder."),
                  translated("Drag over words to mark a stretch: the shading is then the mean over "
                             "its words. The heads above the text say whose weights are meant: the "
                             "chosen ones, the layer's or all.")};
  help.formulas = {
      {QStringLiteral("p<sub>ij</sub> = softmax<sub>j</sub>( q<sub>i</sub> · k<sub>j</sub> / "
                      "√d<sub>k</sub> )"),
       translated("The weight of query i on key j. q and k are the head's own projections of the "
                  "two tokens, d<sub>k</sub> is their length; softmax makes each row sum to 1. A "
                  "model with another scale, or with a bias for positions, adds these where the "
                  "formula has 1/√d<sub>k</sub>."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation 1")},
      {QStringLiteral("m<sub>j</sub> = 1 / |Q<sub>j</sub>| · Σ<sub>i ∈ Q<sub>j</sub></sub> "
                      "p<sub>ij</sub>"),
       translated("The mean shading of token j: Q<sub>j</sub> are the queries that count and may "
                  "look at j; in a decoder those behind j."),
       QStringLiteral("Headlight")}};
  help.keys = {
      {translated("Arrow keys"), translated("Up and down walk the query tokens, left and right the keys")},
      {translated("Ctrl+Arrow keys"),
       translated("The next or the previous head, the next or the previous layer")},
      {translated("Ctrl+F, F3"), translated("Finds tokens and text, and goes to the next place")},
      {translated("Menu key, right click"), translated("Which other views can show this")},
      {translated("Escape"), translated("Lets go of the tokens")},
      {translated("Ctrl+C, Ctrl+E"), translated("Copies the picture, exports it")},
      {translated("Page Up, Page Down"), translated("Scroll")}};
  return help;
}

}  // namespace headlight
