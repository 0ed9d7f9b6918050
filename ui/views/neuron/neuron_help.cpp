#include "ui/views/neuron/neuron_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("Help", text); }

}  // namespace

ViewHelp NeuronPicture::help() {
  ViewHelp help;
  help.shows = translated(
      "How the score of one cell is made: the query, the key and their product "
      "in every dimension of the head, which sum to q · k.");
  help.reading = {translated("Each bar of the product adds to the score or takes from it. Sorted "
                             "by contribution one sees which few dimensions decide."),
                  translated("The steps below lead from the sum to the weight: times the scale, "
                             "plus the bias, softmax. For models with rotary positions the two "
                             "vectors can be shown before and after they are turned.")};
  help.formulas = {
      {QStringLiteral("s<sub>ij</sub> = 1 / √d<sub>k</sub> · Σ<sub>d</sub> q<sub>i,d</sub> "
                      "k<sub>j,d</sub>"),
       translated("The score of query i and key j as a sum over the dimensions d of the head."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation "
                      "1; shown by neurons after Vig 2019 (arXiv 1906.05714)")},
      {QStringLiteral("(x<sub>2m</sub>, x<sub>2m+1</sub>) turned by i · θ<sub>m</sub>,   "
                      "θ<sub>m</sub> = base<sup>−2m/d</sup>"),
       translated("Rotary positions: each pair of dimensions of the token at position i is turned "
                  "by its own frequency before the product."),
       QStringLiteral("Su et al. 2021, RoFormer (arXiv 2104.09864), equation 34")}};
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
