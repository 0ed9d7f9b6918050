#include <QCoreApplication>

#include "core/trace/sublayer_tap_part.h"
#include "ui/models/number_text.h"
#include "ui/views/anatomy/anatomy_stages.h"

namespace headlight {

AnatomyItem StageInput::bars(const QString& symbol, const QString& name, TapPart part, TapPoint point,
                             std::int64_t ofLayer) const {
  AnatomyItem item{AnatomyItem::Kind::Bars, symbol, name};
  item.values = token.row(part, point, ofLayer);
  if (compared) item.compared = compared->row(part, point, ofLayer);
  return item;
}

void addItem(AnatomyStage& stage, AnatomyItem item) {
  if (item.values.size() > 0) stage.items.push_back(std::move(item));
}

namespace {

/// The stages of one layer, one sublayer after another.
class Layer {
  Q_DECLARE_TR_FUNCTIONS(Anatomy)

 public:
  explicit Layer(const StageInput& in) : m_in(in) {
    m_stream = m_in.bars(QStringLiteral("x"), tr("residual stream"), TapPart::Layer, TapPoint::ResidualPre,
                         m_in.place.layer);
  }

  std::vector<AnatomyStage> stages() {
    for (const SublayerConfig& sublayer : m_in.layer().sublayers) add(sublayer);
    return std::move(m_stages);
  }

 private:
  AnatomyItem bars(const QString& symbol, const QString& name, TapPoint point) const {
    return m_in.bars(symbol, name, m_part, point, m_in.place.layer);
  }
  QString numberText(TapPoint point) const {
    const RowVector scale = m_in.token.row(m_part, point, m_in.place.layer);
    return scale.size() ? scoreText(scale(0)) : QString();
  }
  AnatomyStage stage(const QString& id, const QString& title) const { return {m_prefix + id, title, {}, {}}; }

  QString normFormula(const QString& of) const {
    const bool weightless = m_in.stack.norm.weightless;
    switch (m_in.stack.norm.kind) {
      case NormKind::LayerNorm:
        return QStringLiteral("\\frac{%1 − \\rm{mean}(%1)}{σ}").arg(of) +
               (weightless ? QString() : QStringLiteral(" γ + β"));
      case NormKind::RmsNorm:
        return QStringLiteral("\\frac{%1}{σ}").arg(of) + (weightless ? QString() : QStringLiteral(" γ"));
      case NormKind::RmsNormPlusOne:
        return QStringLiteral("\\frac{%1}{σ} (1 + γ)").arg(of);
    }
    return {};
  }
  QString normWords(const QString& place, const QString& scale) const {
    const bool isLayerNorm = m_in.stack.norm.kind == NormKind::LayerNorm;
    const QString how =
        isLayerNorm ? tr("LayerNorm takes off the mean and divides by σ = %1, the standard deviation.")
                    : tr("RMSNorm divides by σ = %1, the root of the mean square.");
    return place + u' ' + how.arg(scale);
  }

  void add(const SublayerConfig& sublayer) {
    m_part = tapPartOf(sublayer.kind);
    const bool isFocused = m_part == m_in.place.part();
    m_prefix = isFocused                           ? QString()
               : m_part == TapPart::FeedForward    ? QStringLiteral("ff-")
               : m_part == TapPart::CrossAttention ? QStringLiteral("cross-")
                                                   : QStringLiteral("self-");
    addInputNorm(sublayer);
    if (isFocused) {
      for (AnatomyStage& part : attentionStages(m_in, sublayer.attention))
        m_stages.push_back(std::move(part));
    } else if (m_part == TapPart::FeedForward) {
      m_stages.push_back(feedForwardStage(m_in, sublayer));
    }
    addBranchNorm(sublayer);
    addSum();
    addPostNorm(sublayer);
  }

  void addInputNorm(const SublayerConfig& sublayer) {
    AnatomyItem normed = bars(QStringLiteral("n"), tr("normed stream"), TapPoint::InputNormed);
    if (normed.values.size() == 0) return;
    AnatomyStage made = stage(QStringLiteral("norm"), tr("Norm"));
    made.formula = QStringLiteral("n = ") + normFormula(QStringLiteral("x"));
    made.words =
        normWords(tr("The norm stands before this part of the layer."), numberText(TapPoint::InputNormScale));
    if (sublayer.input == SublayerInput::BesideLast)
      made.words += u' ' + tr("It takes the stream as the attention found it: both work side by side.");
    made.items = {m_stream, normed};
    m_stages.push_back(std::move(made));
  }

  QString outputName() const {
    switch (m_part) {
      case TapPart::Attention:
        return tr("what the self-attention adds");
      case TapPart::CrossAttention:
        return tr("what the cross-attention adds");
      case TapPart::FeedForward:
        return tr("what the feed-forward adds");
      case TapPart::Stack:
      case TapPart::Layer:
        break;
    }
    return {};
  }

  void addBranchNorm(const SublayerConfig& sublayer) {
    if (sublayer.norm != NormPlace::Sandwich && sublayer.norm != NormPlace::PostInside) return;
    AnatomyStage made = stage(QStringLiteral("branch-norm"), tr("Norm of the output"));
    made.formula = QStringLiteral("y = ") + normFormula(QStringLiteral("o"));
    made.words = normWords(tr("This model norms what is added, before it is added."),
                           numberText(TapPoint::OutputNormScale));
    addItem(made, bars(QStringLiteral("y"), tr("normed output"), TapPoint::OutputNormed));
    m_stages.push_back(std::move(made));
  }

  /// Parts that stand side by side are added at once.
  void addSum() {
    AnatomyItem output = bars(QStringLiteral("o"), outputName(), TapPoint::Output);
    output.symbol = m_part == TapPart::FeedForward ? QStringLiteral("f") : QStringLiteral("o");
    m_added.push_back(output);
    AnatomyItem sum = bars(QStringLiteral("x′"), tr("residual stream"), TapPoint::Residual);
    if (sum.values.size() == 0) return;
    AnatomyStage made = stage(QStringLiteral("add"), tr("Added to the residual stream"));
    QStringList terms = {QStringLiteral("x")};
    for (const AnatomyItem& item : m_added) terms.append(item.symbol);
    made.formula = QStringLiteral("x′ = ") + terms.join(QStringLiteral(" + "));
    made.words = m_in.stack.residualScale != 1
                     ? tr("The stream is what it was plus what is added, which this model multiplies by %1.")
                           .arg(scoreText(m_in.stack.residualScale))
                     : tr("The stream is what it was, plus %1.").arg(outputName());
    if (m_added.size() > 1) made.words += u' ' + tr("Attention and feed-forward are added together.");
    made.items.push_back(m_stream);
    for (AnatomyItem& item : m_added) addItem(made, std::move(item));
    m_added.clear();
    made.items.push_back(sum);
    m_stages.push_back(std::move(made));
    sum.symbol = QStringLiteral("x");
    m_stream = std::move(sum);
  }

  void addPostNorm(const SublayerConfig& sublayer) {
    if (sublayer.norm != NormPlace::Post) return;
    AnatomyItem normed = bars(QStringLiteral("x″"), tr("normed stream"), TapPoint::OutputNormed);
    AnatomyStage made = stage(QStringLiteral("post-norm"), tr("Norm"));
    made.formula = QStringLiteral("x″ = ") + normFormula(QStringLiteral("x′"));
    made.words = normWords(tr("The norm stands behind the sum, as in the first transformer."),
                           numberText(TapPoint::OutputNormScale));
    addItem(made, normed);
    m_stages.push_back(std::move(made));
    normed.symbol = QStringLiteral("x");
    m_stream = std::move(normed);
  }

  const StageInput& m_in;
  TapPart m_part = TapPart::Attention;
  QString m_prefix;
  AnatomyItem m_stream;              // the stream as it is now
  std::vector<AnatomyItem> m_added;  // what is added to it with the next sum
  std::vector<AnatomyStage> m_stages;
};

}  // namespace

std::vector<AnatomyStage> layerStages(const StageInput& in) { return Layer(in).stages(); }

}  // namespace headlight
