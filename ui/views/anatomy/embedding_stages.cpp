#include <QCoreApplication>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/views/anatomy/anatomy_stages.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Anatomy)

 public:
  /// Where positions come in.
  static QString positions(const StageInput& in) {
    if (in.changes.withoutPositions) return tr("Experiment: this run is without positions.");
    switch (in.stack.positionalEncoding) {
      case PositionalEncoding::None:
        return tr("The model has no positional encoding.");
      case PositionalEncoding::Sinusoidal:
        return tr("Its position adds sines and cosines of fixed wavelengths.");
      case PositionalEncoding::Learned:
        return tr("Its position adds a learned row of a second table.");
      case PositionalEncoding::Rotary:
        return tr("Positions come later: rotary encoding turns q and k.");
      case PositionalEncoding::Alibi:
        return tr("Positions come later: ALiBi takes off from scores by distance.");
      case PositionalEncoding::Relative:
        return tr("Positions come later: scores are changed by distance.");
    }
    return {};
  }

  static AnatomyStage embedding(const StageInput& in) {
    AnatomyStage stage{QStringLiteral("embedding"), tr("Embedding"), {}, {}};
    addItem(stage, in.bars(QStringLiteral("e"), tr("token embedding"), TapPart::Stack,
                           TapPoint::TokenEmbedding, -1));
    addItem(stage, in.bars(QStringLiteral("p"), tr("positional encoding"), TapPart::Stack,
                           TapPoint::PositionEmbedding, -1));
    addItem(stage,
            in.bars(QStringLiteral("s"), tr("token type"), TapPart::Stack, TapPoint::TypeEmbedding, -1));
    QStringList terms;
    for (const AnatomyItem& item : stage.items) terms.append(item.symbol);
    stage.words = tr("The token's row of the embedding table.") + u' ' + positions(in);
    const bool isNormed = in.token.find(TapPart::Stack, TapPoint::EmbeddingNormScale, -1) != nullptr;
    const bool isProjected = in.stack.tableSize() != in.stack.modelSize;
    stage.formula = (isNormed ? QString() : QStringLiteral("x^0 = ")) + terms.join(QStringLiteral(" + "));
    if (isProjected)
      stage.words += u' ' + tr("A projection makes %1 numbers of the table's %2.")
                                .arg(in.stack.modelSize)
                                .arg(in.stack.tableSize());
    if (!isNormed) addItem(stage, start(in));
    return stage;
  }

  static AnatomyItem start(const StageInput& in) {
    return in.bars(QStringLiteral("x^0"), tr("embedding"), TapPart::Stack, TapPoint::Embedding, -1);
  }

  /// BERT's, whose scale is another than that of the tables.
  static AnatomyStage embeddingNorm(const StageInput& in) {
    const RowVector scale = in.token.row(TapPart::Stack, TapPoint::EmbeddingNormScale, -1);
    AnatomyStage stage{QStringLiteral("embedding-norm"), tr("Norm of the embedding"),
                       QStringLiteral("x^0 = \\rm{norm}(e + …)"),
                       tr("The sum is normed: divided by σ = %1.").arg(scoreText(scale(0)))};
    addItem(stage, start(in));
    return stage;
  }

  static AnatomyStage residual(const StageInput& in) {
    AnatomyStage stage{QStringLiteral("residual"), tr("Residual stream"), {}, {}};
    stage.words =
        in.place.layer == 0
            ? tr("What layer 0 takes: the embedding.")
            : tr("What layer %1 takes: the embedding and all that the layers before have added to it.")
                  .arg(in.place.layer);
    addItem(stage, in.bars(QStringLiteral("x"), tr("residual stream"), TapPart::Layer, TapPoint::ResidualPre,
                           in.place.layer));
    return stage;
  }

  static AnatomyStage next(const StageInput& in) {
    const bool isLast = in.place.layer + 1 == in.stack.layerCount();
    AnatomyStage stage{QStringLiteral("next"), isLast ? tr("Last states") : tr("Next layer"), {}, {}};
    if (!isLast) {
      stage.words = tr("Layer %1 takes this.").arg(in.place.layer + 1);
      if (in.stack.convolution && in.place.layer == 0)
        stage.words += u' ' + tr("A convolution over neighbouring tokens has been added.");
      addItem(stage, in.bars(QStringLiteral("x"), tr("residual stream"), TapPart::Layer,
                             TapPoint::ResidualPre, in.place.layer + 1));
      return stage;
    }
    addItem(stage,
            in.bars(QStringLiteral("h"), tr("last states"), TapPart::Stack, TapPoint::FinalNormed, -1));
    const RowVector scale = in.token.row(TapPart::Stack, TapPoint::FinalNormScale, -1);
    if (scale.size()) {
      stage.formula = QStringLiteral("h = \\rm{norm}(x)");
      stage.words =
          tr("The stream after the last layer, normed once more, divided by %1.").arg(scoreText(scale(0)));
    } else {
      stage.words = tr("This was the last layer; its output is the last state.");
    }
    return stage;
  }

  static QString guessWords(const StageInput& in) {
    if (in.token.likeliest.empty())
      return in.place.stack() == AttentionKind::Encoder && in.model.config.decoder
                 ? tr("The encoder says nothing itself: its last states become keys and values of the "
                      "decoder's cross-attention.")
                 : tr("The model has no language-model head: its last states are its output.");
    const bool isLast = in.place.layer + 1 == in.stack.layerCount();
    const QString what = in.token.saysNext ? tr("the token behind this one") : tr("the token at this place");
    return isLast
               ? tr("The last states times the vocabulary's matrix: a logit for every token, here as "
                    "softmax makes it a probability, of %1.")
                     .arg(what)
               : tr("After all layers: a logit for every token of the vocabulary, here as softmax makes it "
                    "a probability, of %1.")
                     .arg(what);
  }

  static AnatomyStage logits(const StageInput& in) {
    AnatomyStage stage{QStringLiteral("logits"), tr("Logits"), QStringLiteral("p = \\rm{softmax}(h W_U)"),
                       guessWords(in)};
    if (in.token.likeliest.empty()) {
      stage.formula.clear();
      return stage;
    }
    AnatomyItem item{AnatomyItem::Kind::List, QStringLiteral("p"), tr("probability")};
    item.isWeights = true;
    item.values = Matrix(static_cast<Eigen::Index>(in.token.likeliest.size()), 1);
    std::vector<std::int32_t> ids;
    for (const TokenScore& guess : in.token.likeliest) {
      item.values(static_cast<Eigen::Index>(ids.size()), 0) = static_cast<float>(guess.probability);
      ids.push_back(guess.id);
    }
    const bool isPair = in.model.config.architecture() == Architecture::EncoderDecoder;
    const Tokenizer* tokenizer = isPair ? in.model.decoderTokenizer() : in.model.tokenizer.get();
    for (const std::int32_t id : ids)
      item.rowNames.append(tokenLabel(makeTokenList(std::span(&id, 1), tokenizer).front()));
    stage.items.push_back(std::move(item));
    return stage;
  }
};

}  // namespace

std::vector<AnatomyStage> embeddingStages(const StageInput& in) {
  std::vector<AnatomyStage> stages = {Words::embedding(in)};
  if (in.token.find(TapPart::Stack, TapPoint::EmbeddingNormScale, -1))
    stages.push_back(Words::embeddingNorm(in));
  stages.push_back(Words::residual(in));
  return stages;
}

std::vector<AnatomyStage> endStages(const StageInput& in) { return {Words::next(in), Words::logits(in)}; }

}  // namespace headlight
