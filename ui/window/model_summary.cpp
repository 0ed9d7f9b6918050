#include "ui/window/model_summary.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "ui/models/core_words.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ModelSummary)
};

/// A text that does not break, as Chinese would between any two characters.
QString unbroken(const QString& text) {
  constexpr QChar wordJoiner(0x2060);
  QString whole;
  for (const QChar letter : text) {
    if (!whole.isEmpty() && letter.script() == QChar::Script_Han) whole += wordJoiner;
    whole += letter == QLatin1Char(' ') ? QChar(QChar::Nbsp) : letter;
  }
  return whole;
}

/// Parts in one line that breaks between parts only.
QString joined(QStringList parts) {
  for (QString& part : parts) part = unbroken(part);
  return parts.join(QStringLiteral(" · "));
}

}  // namespace

QString shortCount(std::int64_t count) {
  const auto number = static_cast<double>(count);
  if (count >= 1'000'000'000) return QStringLiteral("%1 G").arg(number / 1e9, 0, 'f', 1);
  if (count >= 1'000'000) return QStringLiteral("%1 M").arg(number / 1e6, 0, 'f', 1);
  if (count >= 10'000) return QStringLiteral("%1 k").arg(number / 1e3, 0, 'f', 0);
  return countText(count);
}

QString modelSummary(const Model& model) {
  const ModelConfig& config = model.config;
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  QStringList parts{
      config.untrained ? Words::tr("untrained") : familyName(config),
      both ? Words::tr("%1 + %2 layers").arg(config.encoder->layerCount()).arg(config.decoder->layerCount())
           : Words::tr("%n layer(s)", nullptr, int(config.main().layerCount())),
      both && config.encoder->heads() != config.decoder->heads()
          ? Words::tr("%1 + %2 heads").arg(config.encoder->heads()).arg(config.decoder->heads())
          : Words::tr("%n head(s)", nullptr, int(config.main().heads())),
      Words::tr("d_model %1").arg(config.main().modelSize)};
  if (model.parameterCount > 0) parts << Words::tr("%1 parameters").arg(shortCount(model.parameterCount));
  return joined(parts);
}

QString modelDetails(const Model& model) {
  const ModelConfig& config = model.config;
  QStringList lines{QString::fromStdString(model.name)};
  if (!model.location.empty()) lines << Words::tr("Place: %1").arg(QString::fromStdString(model.location));
  if (config.architecture() == Architecture::EncoderDecoder)
    lines << Words::tr("Encoder: %1 layers of %2 heads; of the decoder:")
                 .arg(config.encoder->layerCount())
                 .arg(config.encoder->heads());
  const StackConfig& stack = config.main();
  const AttentionConfig& attention = stack.attention();
  lines << Words::tr("Family: %1").arg(familyName(config)) << Words::tr("Layers: %1").arg(stack.layerCount())
        << Words::tr("Heads: %1").arg(stack.heads());
  if (attention.keyValueHeads > 0 && attention.keyValueHeads != attention.heads)
    lines << Words::tr("Key/value heads: %1").arg(attention.keyValueHeads);
  lines << Words::tr("d_model: %1").arg(stack.modelSize) << Words::tr("d_k: %1").arg(attention.headSize);
  if (attention.valueSize != attention.headSize) lines << Words::tr("d_v: %1").arg(attention.valueSize);
  const FeedForwardConfig* const feedForward = stack.anyFeedForward();
  if (feedForward && feedForward->size > 0) lines << Words::tr("d_ff: %1").arg(feedForward->size);
  if (const MixtureSettings* const experts = stack.anyMixture())
    lines << Words::tr("Experts: %1, of which each token uses %2").arg(experts->experts).arg(experts->chosen);
  if (config.vocabularySize > 0) lines << Words::tr("Vocabulary: %1").arg(countText(config.vocabularySize));
  lines << Words::tr("Positional encoding: %1").arg(encodingName(stack.positionalEncoding));
  if (stack.maxPositions > 0) lines << Words::tr("Positions: %1").arg(countText(stack.maxPositions));
  if (model.tokenizer)
    lines << Words::tr("Tokenizer: %1").arg(QString::fromStdString(model.tokenizer->kindName()));
  if (model.parameterCount > 0) lines << Words::tr("Parameters: %1").arg(countText(model.parameterCount));
  if (config.untrained) lines << Words::tr("Untrained: its numbers are drawn from a seed.");
  for (const Message& note : model.notes) lines << messageText(note);
  return lines.join(QLatin1Char('\n'));
}

QString arraySummary(const RunResult& result) {
  QStringList parts{Words::tr("Imported attention")};
  const AttentionTrace* attention = result.trace->attention(result.trace->defaultKind());
  if (attention && attention->patterns) {
    const PatternShape shape = attention->patterns->shape();
    parts << Words::tr("%n layer(s)", nullptr, int(shape.layers))
          << Words::tr("%n head(s)", nullptr, int(shape.heads))
          << Words::tr("%1 × %2 tokens").arg(shape.queries).arg(shape.keys);
  }
  if (!result.sourceNote.isEmpty()) parts << result.sourceNote;
  return joined(parts);
}

}  // namespace headlight
