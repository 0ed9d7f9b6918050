#include "ui/views/effects/effects_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp EffectsPicture::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "What every head does for the logit of one token: how much it changes "
      "when the head is switched off, or how much of it the head writes itself.");
  help.reading = {Words::tr("Each square is a head, blue where it speaks for the token and orange "
                            "where it speaks against it. The list ranks them; a click on one puts "
                            "it in focus."),
                  Words::tr("Switching off runs the model once for each head, so it has "
                            "everything in it that later layers do about it. Attribution splits "
                            "one run's logit exactly into what the embedding, each head and each "
                            "feed-forward add; what a part does by way of later layers is not in "
                            "its share.")};
  help.formulas = {
      {QStringLiteral("effect(h) = z<sub>t</sub> − z<sub>t</sub>( head h gives 0, or its mean )"),
       Words::tr("The change of the logit of token t when head h is switched off."),
       QStringLiteral("Michel et al. 2019, Are Sixteen Heads Really Better than One? (arXiv "
                      "1905.10650)")},
      {QStringLiteral("z<sub>t</sub> = Σ<sub>parts</sub> ( part / σ ) · g · W<sub>U</sub>[t]"),
       Words::tr("Direct logit attribution: the final norm's divisor σ is held at its value in "
                 "this run, so that the logit is a sum over parts."),
       QStringLiteral("Elhage et al. 2021, A Mathematical Framework for Transformer Circuits")}};
  help.keys = {{Words::tr("Ctrl+Arrow keys"),
                Words::tr("The next or the previous head, the next or the previous layer")},
               {Words::tr("Menu key, right click"), Words::tr("Which other views can show this")},
               {Words::tr("Escape"), Words::tr("Lets go of the tokens")},
               {Words::tr("Ctrl+C, Ctrl+E"), Words::tr("Copies the picture, exports it")},
               {Words::tr("Page Up, Page Down"), Words::tr("Scroll")}};
  return help;
}

}  // namespace headlight
