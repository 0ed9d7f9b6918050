#include "ui/views/neuron/neuron_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp NeuronPicture::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "How the score of one cell is made: the query, the key and their product "
      "in every dimension of the head, which sum to q · k.");
  help.reading = {Words::tr("Each bar of the product adds to the score or takes from it. Sorted "
                            "by contribution one sees which few dimensions decide."),
                  Words::tr("The steps below lead from the sum to the weight: times the scale, "
                            "plus the bias, softmax. For models with rotary positions the two "
                            "vectors can be shown before and after they are turned.")};
  help.formulas = {
      {QStringLiteral("s<sub>ij</sub> = 1 / √d<sub>k</sub> · Σ<sub>d</sub> q<sub>i,d</sub> "
                      "k<sub>j,d</sub>"),
       Words::tr("The score of query i and key j as a sum over the dimensions d of the head."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation "
                      "1; shown by neurons after Vig 2019 (arXiv 1906.05714)")},
      {QStringLiteral("(x<sub>2m</sub>, x<sub>2m+1</sub>) turned by i · θ<sub>m</sub>,   "
                      "θ<sub>m</sub> = base<sup>−2m/d</sup>"),
       Words::tr("Rotary positions: each pair of dimensions of the token at position i is turned "
                 "by its own frequency before the product."),
       QStringLiteral("Su et al. 2021, RoFormer (arXiv 2104.09864), equation 34")}};
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
