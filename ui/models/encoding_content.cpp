#include "ui/models/encoding_content.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/model/model.h"
#include "core/positional/alibi.h"
#include "core/positional/rotary.h"
#include "core/positional/sinusoidal.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"
#include "ui/models/relative_content.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(EncodingContent)
};

QString baseText(double base) { return countText(std::llround(base)); }

void addSimilarity(EncodingContent& content, PositionSimilarity kind) {
  content.similarity = positionSimilarity(content.values, kind);
  content.similarityName = kind == PositionSimilarity::Cosine ? Words::tr("Cosine similarity of positions")
                                                              : Words::tr("Dot product of positions");
}

EncodingContent sinusoidalContent(std::int64_t positions, std::int64_t size, const SinusoidSettings& settings,
                                  PositionSimilarity kind) {
  EncodingContent content;
  content.name = encodingName(PositionalEncoding::Sinusoidal);
  content.details = Words::tr("base %1, d_model %2").arg(baseText(settings.base)).arg(size);
  content.values = sinusoidalMatrix(positions, size, settings);
  content.rowName = Words::tr("position");
  content.columnName = Words::tr("dimension");
  addSimilarity(content, kind);
  return content;
}

EncodingContent rotaryContent(std::int64_t positions, const RotarySettings& settings,
                              PositionSimilarity kind) {
  EncodingContent content;
  content.name = encodingName(PositionalEncoding::Rotary);
  content.details = Words::tr("base %1, d_k %2; the angle of each pair of dimensions")
                        .arg(baseText(settings.base))
                        .arg(settings.headSize);
  content.values = rotaryMatrix(rotaryAngles(settings, positions));
  content.rowName = Words::tr("position");
  content.columnName = Words::tr("cosines, then sines");
  content.sineColumns = static_cast<int>(settings.headSize / 2);
  addSimilarity(content, kind);
  return content;
}

/// ALiBi has no vector for a position: a row is a distance, a column a head.
EncodingContent alibiContent(std::int64_t positions, std::int64_t heads, int focusedHead) {
  EncodingContent content;
  content.name = encodingName(PositionalEncoding::Alibi);
  content.details = Words::tr("%1 heads; what is added to the score of a key at a distance").arg(heads);
  const std::vector<float> slopes = alibiSlopes(heads);
  content.values.resize(positions, heads);
  for (std::int64_t head = 0; head < heads; ++head)
    content.values.col(head) = alibiBias(slopes[static_cast<std::size_t>(head)], positions, 1);
  content.rowName = Words::tr("distance");
  content.columnName = Words::tr("head");
  const int head = std::clamp(focusedHead, 0, static_cast<int>(heads) - 1);
  content.similarity = alibiBias(slopes[static_cast<std::size_t>(head)], positions, positions);
  content.similarityName = Words::tr("Bias of head %1: queries and keys").arg(head);
  return content;
}

EncodingContent missingContent(const QString& why) {
  EncodingContent content;
  content.missing = why;
  return content;
}

EncodingContent learnedContent(const Model& model, const PositionsOptions& options) {
  EncodingContent content;
  const std::optional<Matrix> table = model.transformer->learnedPositions(options.positions);
  if (!table) return missingContent(Words::tr("The model's table of positions is not at hand."));
  content.values = *table;
  content.name = encodingName(PositionalEncoding::Learned);
  content.details = Words::tr("a table, %1 of its %2 positions, d_model %3")
                        .arg(countText(content.values.rows()), countText(model.config.input().maxPositions))
                        .arg(content.values.cols());
  content.rowName = Words::tr("position");
  content.columnName = Words::tr("dimension");
  addSimilarity(content, options.similarity);
  return content;
}

EncodingContent modelContent(const Snapshot& snapshot) {
  const auto options = optionsIn<PositionsOptions>(snapshot.state.viewOptions);
  if (!snapshot.result || !snapshot.result->model)
    return missingContent(
        Words::tr("There is no model behind these weights; choose a formula to see its matrix."));
  const Model& model = *snapshot.result->model;
  const StackConfig& config = model.config.input();
  switch (config.positionalEncoding) {
    case PositionalEncoding::None:
      return missingContent(
          Words::tr("This model has no positional encoding: it sees a set of tokens, without order."));
    case PositionalEncoding::Sinusoidal:
      return sinusoidalContent(options.positions, config.modelSize, config.sinusoid, options.similarity);
    case PositionalEncoding::Learned: {
      EncodingContent content = learnedContent(model, options);
      addRelativePart(content, snapshot);
      return content;
    }
    case PositionalEncoding::Rotary:
      return rotaryContent(options.positions, config.rotaries.front(), options.similarity);
    case PositionalEncoding::Alibi:
      return alibiContent(options.positions, config.heads(), snapshot.focus.head);
    case PositionalEncoding::Relative:
      return relativeContent(snapshot);
  }
  return {};
}

EncodingContent chosenContent(const Snapshot& snapshot) {
  const auto options = optionsIn<PositionsOptions>(snapshot.state.viewOptions);
  switch (options.source) {
    case PositionsOptions::Source::Model:
      return modelContent(snapshot);
    case PositionsOptions::Source::Sinusoidal:
      return sinusoidalContent(options.positions, options.size, {.base = options.base}, options.similarity);
    case PositionsOptions::Source::Rotary:
      return rotaryContent(options.positions, {options.size, options.base, {}}, options.similarity);
    case PositionsOptions::Source::Alibi:
      return alibiContent(options.positions, options.heads, snapshot.focus.head);
  }
  return {};
}

/// The columns chosen, or those that the encoding suggests, or four from the first to the middle, where the
/// formulas change most.
std::vector<int> curveColumns(const std::vector<int>& chosen, const std::vector<int>& suggested,
                              std::int64_t columns) {
  constexpr std::size_t most = 8;
  std::vector<int> curves;
  for (const int column : chosen)
    if (column >= 0 && column < columns && curves.size() < most) curves.push_back(column);
  if (curves.empty()) curves = suggested;
  if (!curves.empty()) return curves;
  for (const std::int64_t column : {std::int64_t{0}, columns / 8, columns / 4, columns / 2})
    if (column < columns && std::find(curves.begin(), curves.end(), column) == curves.end())
      curves.push_back(static_cast<int>(column));
  return curves;
}

}  // namespace

EncodingContent encodingContent(const Snapshot& snapshot) {
  EncodingContent content = chosenContent(snapshot);
  const auto options = optionsIn<PositionsOptions>(snapshot.state.viewOptions);
  content.own = options.source == PositionsOptions::Source::Model;
  content.curves = curveColumns(options.curves, content.curves, content.values.cols());
  return content;
}

QString encodingOrigin(const Snapshot& snapshot) {
  const auto options = optionsIn<PositionsOptions>(snapshot.state.viewOptions);
  const QString own = encodingName(snapshot);
  const QString model = snapshot.result ? snapshot.result->sourceName : QString();
  QString formula;
  switch (options.source) {
    case PositionsOptions::Source::Model:
      return own.isEmpty() ? QString() : Words::tr("Own encoding of %1: %2").arg(model, own);
    case PositionsOptions::Source::Sinusoidal:
      formula = Words::tr("%1, base %2, d_model %3")
                    .arg(encodingName(PositionalEncoding::Sinusoidal))
                    .arg(baseText(options.base))
                    .arg(options.size);
      break;
    case PositionsOptions::Source::Rotary:
      formula = Words::tr("%1, base %2, d_k %3")
                    .arg(encodingName(PositionalEncoding::Rotary))
                    .arg(baseText(options.base))
                    .arg(options.size);
      break;
    case PositionsOptions::Source::Alibi:
      formula = Words::tr("%1, %2 heads").arg(encodingName(PositionalEncoding::Alibi)).arg(options.heads);
      break;
  }
  formula = Words::tr("Formula: %1").arg(formula);
  return own.isEmpty() ? formula : Words::tr("%1; %2's own is: %3").arg(formula, model, own);
}

QString columnText(const EncodingContent& content, std::int64_t column) {
  if (content.sineColumns == 0) return QStringLiteral("%1 %2").arg(content.columnName).arg(column);
  return column < content.sineColumns ? Words::tr("cos of pair %1").arg(column)
                                      : Words::tr("sin of pair %1").arg(column - content.sineColumns);
}

QString encodingName(const Snapshot& snapshot) {
  if (!snapshot.result || !snapshot.result->model) return {};
  return encodingName(snapshot.result->model->config.input().positionalEncoding);
}

}  // namespace headlight
