#include "ui/views/spans/spans_picture.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

}  // namespace

ViewHelp SpansPicture::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "Stretches of the text under names of your own, such as role, key facts, "
      "filler, and how much attention each receives, per head, per layer and "
      "overall.");
  help.reading = {Words::tr("Choose a name and drag over words. The share is what part of the "
                            "weight goes to the span. Shares alone mislead: cutting filler raises "
                            "every other share by itself. So the lift stands beside it: the share "
                            "over the share that an even spread would give; 1 is chance."),
                  Words::tr("Another wording of the text can be run beside this one, and the "
                            "change of the prediction when a span is cut is shown where the model "
                            "predicts something. Attention is not effect: a span may be looked at "
                            "much and change little.")};
  help.formulas = {
      {QStringLiteral("share(F, T) = 1 / |F| · Σ<sub>i ∈ F</sub> Σ<sub>j ∈ T</sub> p<sub>ij</sub>"),
       Words::tr("What queries F give to the keys of span T, as a mean over the queries."),
       QStringLiteral("Headlight")},
      {QStringLiteral("chance(F, T) = 1 / |F| · Σ<sub>i ∈ F</sub> |T ∩ V(i)| / |V(i)|,   lift = "
                      "share / chance"),
       Words::tr("The share under an even spread, V(i) being the keys that query i may see."),
       QStringLiteral("Headlight; that weight is not effect: Jain and Wallace 2019, Attention is "
                      "not Explanation (arXiv 1902.10186)")}};
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
