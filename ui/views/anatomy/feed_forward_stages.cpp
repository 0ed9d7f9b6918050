#include <QCoreApplication>

#include "core/model/names.h"
#include "ui/models/number_text.h"
#include "ui/views/anatomy/anatomy_stages.h"

namespace headlight {

namespace {

QString nameText(Activation activation) {
  const std::string_view name = nameOf(activation);
  return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Anatomy)

 public:
  static AnatomyItem bars(const StageInput& in, const char* symbol, const QString& name, TapPoint point) {
    return in.bars(QString::fromUtf8(symbol), name, TapPart::FeedForward, point, in.place.layer);
  }

  static bool hasBias(const StageInput& in) {
    const ModelWeights& weights = in.model.transformer->weights();
    const auto& stack = in.place.stack() == AttentionKind::Encoder ? weights.encoder : weights.decoder;
    for (const SublayerTensors& tensors : stack->layers[static_cast<std::size_t>(in.place.layer)].sublayers) {
      const auto* own = std::get_if<FeedForwardTensors>(&tensors.part);
      if (own && own->up.bias) return true;
    }
    return false;
  }

  static QString formula(const StageInput& in, const FeedForwardConfig& config) {
    const bool isNormed = in.token.find(TapPart::FeedForward, TapPoint::InputNormed, in.place.layer);
    const QString input = isNormed ? QStringLiteral("n") : QStringLiteral("x");
    const QString markup = config.gated  ? QStringLiteral("f = W_{down} (\\rm{%1}(W_g %2) · W_{up} %2)")
                           : hasBias(in) ? QStringLiteral("f = W_2 \\rm{%1}(W_1 %2 + b_1) + b_2")
                                         : QStringLiteral("f = W_2 \\rm{%1}(W_1 %2)");
    // In a formula an underscore makes what follows it an index.
    return markup.arg(nameText(config.activation).replace(u'_', u'-'), input);
  }

  static AnatomyStage dense(const StageInput& in, const SublayerConfig& sublayer) {
    const FeedForwardConfig& config = sublayer.feedForward;
    AnatomyStage stage{QStringLiteral("ff"), tr("Feed-forward"), {}, {}};
    stage.formula = formula(in, config);
    stage.words =
        config.gated
            ? tr("Each token by itself: %1 numbers, of which a gate lets some through, become %2 again.")
            : tr("Each token by itself: %1 numbers, of which the activation lets some through, become "
                 "%2 again.");
    stage.words = stage.words.arg(config.size).arg(in.stack.modelSize);
    addItem(stage,
            bars(in, "u", config.gated ? tr("gate before the activation") : tr("before the activation"),
                 TapPoint::FeedForwardPre));
    addItem(stage, bars(in, "g", tr("what is gated"), TapPoint::FeedForwardLinear));
    addItem(stage, bars(in, "a", tr("after the activation"), TapPoint::FeedForwardPost));
    if (!needsBranch(sublayer.norm, 1))
      addItem(stage, bars(in, "f", tr("what the feed-forward adds"), TapPoint::Output));
    return stage;
  }

  /// The weights of the experts that were chosen.
  static AnatomyItem chosen(const StageInput& in, QStringList& names) {
    AnatomyItem item{AnatomyItem::Kind::List, QStringLiteral("w"), tr("weight")};
    item.isWeights = true;
    const RowVector indices = in.token.row(TapPart::FeedForward, TapPoint::ExpertIndices, in.place.layer);
    const RowVector weights = in.token.row(TapPart::FeedForward, TapPoint::ExpertWeights, in.place.layer);
    item.values = weights.transpose();
    for (Eigen::Index i = 0; i < indices.size(); ++i) names.append(tr("expert %1").arg(int(indices(i))));
    item.rowNames = names;
    return item;
  }

  static AnatomyStage mixture(const StageInput& in, const SublayerConfig& sublayer) {
    const MixtureSettings& config = sublayer.mixture;
    AnatomyStage stage{QStringLiteral("ff"),
                       tr("Mixture of experts"),
                       QStringLiteral("f = \\rm{Σ}_e w_e \\rm{expert}_e(n)"),
                       {}};
    stage.words = tr("A router chooses %1 of %2 feed-forwards for this token and weighs what they add.")
                      .arg(config.chosen)
                      .arg(config.experts);
    if (config.sharedSize > 0) stage.words += u' ' + tr("One more expert takes every token.");
    addItem(stage, bars(in, "r", tr("router's logit"), TapPoint::RouterLogits));
    QStringList names;
    addItem(stage, chosen(in, names));
    AnatomyItem outputs{AnatomyItem::Kind::HeatMap, QStringLiteral("w_e o_e"), tr("what an expert adds")};
    const RowVector row = in.token.row(TapPart::FeedForward, TapPoint::ExpertOutput, in.place.layer);
    if (row.size() > 0)
      outputs.values = Eigen::Map<const Matrix>(row.data(), names.size(), row.size() / names.size());
    outputs.rowNames = names;
    addItem(stage, std::move(outputs));
    addItem(stage, bars(in, "o_s", tr("what the shared expert adds"), TapPoint::SharedOutput));
    if (!needsBranch(sublayer.norm, 1))
      addItem(stage, bars(in, "f", tr("what the mixture adds"), TapPoint::Output));
    return stage;
  }
};

}  // namespace

AnatomyStage feedForwardStage(const StageInput& in, const SublayerConfig& config) {
  return config.kind == SublayerKind::Mixture ? Words::mixture(in, config) : Words::dense(in, config);
}

}  // namespace headlight
