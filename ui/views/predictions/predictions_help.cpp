#include "ui/views/predictions/predictions_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp PredictionsPicture::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "What the model expects after the focused token, or behind the mask: "
      "probabilities over the whole vocabulary, what each step of sampling "
      "leaves of them, and what every layer would have said.");
  help.reading = {Words::tr("The first bars are the model's own probabilities. Temperature, top-k "
                            "and top-p act on them in this order; the bars of each stage show "
                            "what is left."),
                  Words::tr("The logit lens below reads the residual stream after every layer as "
                            "if the model ended there: one sees where in the model the answer "
                            "comes up."),
                  Words::tr("In an encoder click a token to hide it behind the mask; the model "
                            "then guesses it.")};
  help.formulas = {
      {QStringLiteral("P(t) = exp( z<sub>t</sub> / T ) / Σ<sub>u</sub> exp( z<sub>u</sub> / T )"),
       Words::tr("The probability of token t with logits z and temperature T; the model's own has "
                 "T = 1."),
       QStringLiteral("Goodfellow, Bengio and Courville 2016, Deep Learning, equation 4.1; Hinton "
                      "et al. 2015 (arXiv 1503.02531), equation 1")},
      {QStringLiteral("V<sub>p</sub> = the fewest tokens with Σ P(t) ≥ p"),
       Words::tr("Top-p keeps the likeliest tokens that make up probability p together."),
       QStringLiteral("Holtzman et al. 2020 (arXiv 1904.09751), section 3.1")},
      {QStringLiteral("lens<sub>l</sub> = softmax( W<sub>U</sub> · norm( x<sub>l</sub> ) )"),
       Words::tr("The logit lens: the final norm and the unembedding on the residual stream after "
                 "layer l."),
       QStringLiteral("nostalgebraist 2020, interpreting GPT: the logit lens")}};
  help.keys = {
      {Words::tr("Arrow keys"), Words::tr("Up and down walk the query tokens, left and right the keys")},
      {Words::tr("Ctrl+F, F3"), Words::tr("Finds tokens and text, and goes to the next place")},
      {Words::tr("Menu key, right click"), Words::tr("Which other views can show this")},
      {Words::tr("Escape"), Words::tr("Lets go of the tokens")},
      {Words::tr("Ctrl+C, Ctrl+E"), Words::tr("Copies the picture, exports it")},
      {Words::tr("Page Up, Page Down"), Words::tr("Scroll")}};
  return help;
}

}  // namespace headlight
