#include "ui/views/anatomy/anatomy_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp AnatomyPicture::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "One query token in one head, from its embedding to the logits: every "
      "stage with its real numbers, as this run has made them.");
  help.reading = {Words::tr("Follow the stages from top to bottom: embedding and position, norm, "
                            "q, k and v, the scores of every key, softmax, the weighted values, "
                            "the heads joined, the output projection, the feed-forward, the next "
                            "layer."),
                  Words::tr("Blue is positive, orange negative. The deepest colour of a stage is "
                            "its largest absolute value, printed at its right; numbers of one "
                            "stage can be compared by eye, those of two stages cannot."),
                  Words::tr("Pin a token to keep its numbers below those of the next one. The "
                            "menu of dishes at the end has scores that you can change: softmax "
                            "and the weighted sum follow.")};
  help.formulas = {
      {QStringLiteral("z<sub>i</sub> = Σ<sub>j</sub> softmax<sub>j</sub>( q<sub>i</sub> · "
                      "k<sub>j</sub> / √d<sub>k</sub> ) · v<sub>j</sub>,   head output = z · "
                      "W<sub>O</sub>"),
       Words::tr("What one head adds to the residual stream: values v weighted by the pattern, "
                 "then projected."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation "
                      "1 and section 3.2.2")},
      {QStringLiteral("FFN(x) = max(0, x W<sub>1</sub> + b<sub>1</sub>) W<sub>2</sub> + b<sub>2</sub>"),
       Words::tr("The feed-forward network; many models have another activation, or a gate, in "
                 "place of max(0, ·)."),
       QStringLiteral("Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), equation "
                      "2; gates: Shazeer 2020 (arXiv 2002.05202)")},
      {QStringLiteral("LayerNorm(x) = (x − mean x) / √(var x + ε) · g + b"),
       Words::tr("The norm before or after a sublayer; RMSNorm leaves the mean out."),
       QStringLiteral("Ba et al. 2016 (arXiv 1607.06450); Zhang and Sennrich 2019 (arXiv 1910.07467)")}};
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
