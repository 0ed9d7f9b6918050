#include <QCoreApplication>
#include <QDir>

#include "ui/session/session_store.h"
#include "ui/views/training_view.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

QString runsFolder() {
  const SessionStore store(SessionStore::standardFile());
  return QDir::toNativeSeparators(store.trainingFolder());
}

}  // namespace

ViewHelp TrainingView::help() {
  ViewHelp help;
  help.shows = Words::tr(
      "A small model that learns from a text while you watch: loss, learning "
      "rate and gradient norm by step, and snapshots that every other view can "
      "show.");
  help.reading = {Words::tr("The loss falls as the model predicts the text better; the held-out "
                            "loss says whether it does so for text that it has not seen. Click a "
                            "snapshot to look at its heads in the other views."),
                  Words::tr("While two models are compared that both come from a training, each plot has "
                            "the curves of both; “As B” makes the step that is shown B."),
                  Words::tr("Runs stay in %1 until you delete them there.").arg(runsFolder()),
                  Words::tr("The learning rate's schedule can be explored without training: drag "
                            "the milestones in the plot.")};
  help.formulas = {
      {QStringLiteral("loss = −1 / n · Σ<sub>i</sub> ln P( token<sub>i</sub> | what the model sees )"),
       Words::tr("Cross-entropy, in nats for each token that is to be predicted."),
       QStringLiteral("Goodfellow, Bengio and Courville 2016, Deep Learning, section 5.5")},
      {QStringLiteral("η<sub>t</sub> = η<sub>end</sub> + ½ (η<sub>0</sub> − η<sub>end</sub>) (1 + "
                      "cos( π t / T ))"),
       Words::tr("The cosine schedule; the constant and the multi-step one are as PyTorch has "
                 "them."),
       QStringLiteral("Loshchilov and Hutter 2017, SGDR (arXiv 1608.03983), equation 5")},
      {QStringLiteral("θ ← θ − η ( m̂ / (√v̂ + ε) + λ θ )"),
       Words::tr("AdamW: a step along the mean gradient over the root of its mean square, with "
                 "weight decay apart."),
       QStringLiteral("Loshchilov and Hutter 2019 (arXiv 1711.05101), algorithm 2")}};
  help.keys = {{Words::tr("Space"), Words::tr("Presses the button in focus")},
               {Words::tr("Ctrl+C, Ctrl+E"), Words::tr("Copies the picture, exports it")}};
  return help;
}

}  // namespace headlight
