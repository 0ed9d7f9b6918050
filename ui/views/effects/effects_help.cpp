#include "ui/views/effects/effects_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("Help", text); }

}  // namespace

ViewHelp EffectsPicture::help() {
  ViewHelp help;
  help.shows = translated(
      "What every head does for the logit of one token: how much it changes "
      "when the head is switched off, or how much of it the head writes itself.");
  help.reading = {translated("Each square is a head, blue where it speaks for the token and orange "
                             "where it speaks against it. The list ranks them; a click on one puts "
                             "it in focus."),
                  translated("Switching off runs the model once for each head, so it has "
                             "everything in it that later layers do about it. Attribution splits "
                             "one run's logit exactly into what the embedding, each head and each "
                             "feed-forward add; what a part does by way of later layers is not in "
                             "its share.")};
  help.formulas = {
      {QStringLiteral("effect(h) = z<sub>t</sub> − z<sub>t</sub>( head h gives 0, or its mean )"),
       translated("The change of the logit of token t when head h is switched off."),
       QStringLiteral("Michel et al. 2019, Are Sixteen Heads Really Better than One? (arXiv "
                      "1905.10650)")},
      {QStringLiteral("z<sub>t</sub> = Σ<sub>parts</sub> ( part / σ ) · g · W<sub>U</sub>[t]"),
       translated("Direct logit attribution: the final norm's divisor σ is held at its value in "
                  "this run, so that the logit is a sum over parts."),
       QStringLiteral("Elhage et al. 2021, A Mathematical Framework for Transformer Circuits")}};
  help.keys = {{translated("Ctrl+Arrow keys"),
                translated("The next or the previous head, the next or the previous layer")},
               {translated("Menu key, right click"), translated("Which other views can show this")},
               {translated("Escape"), translated("Lets go of the tokens")},
               {translated("Ctrl+C, Ctrl+E"), translated("Copies the picture, exports it")},
               {translated("Page Up, Page Down"), translated("Scroll")}};
  return help;
}

}  // namespace headlight
