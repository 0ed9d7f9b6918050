#include "ui/views/text/text_shading.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/trace/difference_pattern_source.h"
#include "core/trace/pattern_traits.h"
#include "ui/models/cell_text.h"
#include "ui/models/facts.h"
#include "ui/models/model_words.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

// So many cells are computed while a scene is made: a few milliseconds. More are asked for.
constexpr std::int64_t mostCells = std::int64_t{1} << 20;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TextView)
};

/// One pattern of several heads.
TextHeads meanOf(const Snapshot& snapshot, const std::vector<HeadId>& heads, const QString& title,
                 const QString& key) {
  return {meanOfHeads(snapshot.attention()->patterns, heads), {}, title, key};
}

TextHeads chosenHeads(const Snapshot& snapshot) {
  const std::vector<HeadId> heads = inspectedHeads(snapshot);
  QStringList names;
  for (const HeadId& head : heads) names.append(headText(head));
  const QString key = QStringLiteral("heads ") + names.join(QLatin1Char(' '));
  if (heads.size() > 1) return meanOf(snapshot, heads, capitalized(headsText(heads)), key);
  return {snapshot.attention()->patterns, heads.front(), capitalized(headsText(heads, *snapshot.patterns())),
          key};
}

TextHeads headsOf(const Snapshot& snapshot, TextOptions::Heads which) {
  const PatternShape shape = snapshot.patterns()->shape();
  const int layer = snapshot.focus.layer;
  switch (which) {
    case TextOptions::Heads::Chosen:
      return chosenHeads(snapshot);
    case TextOptions::Heads::Layer:
      return meanOf(snapshot, headsOfLayer(shape, layer), Words::tr("Mean of layer %1's heads").arg(layer),
                    QStringLiteral("layer %1").arg(layer));
    case TextOptions::Heads::All:
      return meanOf(snapshot, allHeads(shape), Words::tr("Mean of all heads"), QStringLiteral("all"));
  }
  return {};
}

/// The queries or keys whose mean is taken.
TokenStretch averaged(const TextShading& shading) {
  if (shading.kind == TextShading::Kind::LaterMean) return {0, shading.heads.source->shape().queries};
  return shading.span;
}

bool isMean(const TextShading& shading) {
  switch (shading.kind) {
    case TextShading::Kind::None:
    case TextShading::Kind::Row:
    case TextShading::Kind::Column:
      return false;
    case TextShading::Kind::LaterMean:
    case TextShading::Kind::SpanRows:
    case TextShading::Kind::SpanColumns:
      return true;
  }
  return false;
}

/// Cells that a mean is made of, of every head.
std::int64_t cost(const TextShading& shading) {
  const PatternShape shape = shading.heads.source->shape();
  const std::int64_t across = shading.kind == TextShading::Kind::SpanColumns ? shape.queries : shape.keys;
  return averaged(shading).count() * across * traitsOf(*shading.heads.source).headsPerCell;
}

/// Whether only queries behind a key count for its mean: where queries cannot look ahead, those before it say
/// nothing.
bool laterOnly(const TextShading& shading) {
  return shading.kind == TextShading::Kind::LaterMean &&
         shading.heads.source->kind() == AttentionKind::Decoder;
}

/// The tokens that are cut out of a text that looks at itself.
std::vector<std::int64_t> cutTokens(const Snapshot& snapshot) {
  const RunResult& result = *snapshot.result;
  const AttentionKind kind = snapshot.patterns()->kind();
  if (kind == AttentionKind::Cross) return {};
  const bool beside = kind == AttentionKind::Decoder && result.model &&
                      result.model->config.architecture() == Architecture::EncoderDecoder;
  const Interventions& interventions = result.request.interventions;
  return beside ? interventions.cutDecoderTokens : interventions.cutTokens;
}

/// A token that is cut sees itself alone, which is no weight of the text.
std::vector<float> meanWeights(const TextShading& shading, const Execution& execution) {
  const PatternSource& source = *shading.heads.source;
  std::vector<float> means =
      shading.kind == TextShading::Kind::SpanColumns
          ? meanOfColumns(source, shading.heads.head, shading.span, execution)
          : meanOfRows(source, {shading.heads.head, averaged(shading), laterOnly(shading)}, execution);
  for (const std::int64_t token : shading.cut)
    if (token >= 0 && token < std::ssize(means))
      means[static_cast<std::size_t>(token)] = std::numeric_limits<float>::quiet_NaN();
  return means;
}

QString questionKey(const TextShading& shading) {
  const TokenStretch of = averaged(shading);
  return QStringLiteral("text %1 %2 %3 %4-%5")
      .arg(QString::fromUtf8(nameOf(shading.heads.source->kind())), shading.heads.key)
      .arg(static_cast<int>(shading.kind))
      .arg(of.begin)
      .arg(of.end);
}

std::vector<float> lineWeights(const TextShading& shading) {
  const PatternSource& source = *shading.heads.source;
  const HeadId head = shading.heads.head;
  const bool row = shading.kind == TextShading::Kind::Row;
  const PatternShape shape = source.shape();
  std::vector<float> weights(static_cast<std::size_t>(row ? shape.keys : shape.queries));
  if (row)
    source.row(head, shading.token, weights);
  else
    source.column(head, shading.token, weights);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto other = static_cast<std::int64_t>(i);
    // Only a weight of exactly 0 can be masked.
    if (weights[i] == 0 && source.isMasked(head, row ? shading.token : other, row ? other : shading.token))
      weights[i] = std::numeric_limits<float>::quiet_NaN();
  }
  return weights;
}

/// Of a difference: the shaded tokens whose weights only one of the two has.
std::vector<std::uint8_t> aloneIn(const TextShading& shading) {
  const PatternSource& source = *shading.heads.source;
  if (!traitsOf(source).difference) return {};
  const auto isCompared = [&source](bool key, std::int64_t token) {
    return key ? isComparedKey(source, token) : isComparedQuery(source, token);
  };
  const bool none = shading.token >= 0 && !isMean(shading) && !isCompared(!shading.ofKeys, shading.token);
  std::vector<std::uint8_t> alone;
  for (std::int64_t token = 0; token < std::ssize(shading.weights); ++token)
    alone.push_back(none || !isCompared(shading.ofKeys, token) ? 1 : 0);
  return alone;
}

/// The scale of the whole head, as in its heatmap, or nothing where it would take long.
bool fitToHead(TextShading& shading, const Execution& execution) {
  const PatternSource& source = *shading.heads.source;
  const PatternShape shape = source.shape();
  const HeadId heads[] = {shading.heads.head};
  const bool small = shape.queries * shape.keys * traitsOf(source).headsPerCell <= mostCells;
  if (!small && !isAtHand(source, heads[0], overviewTile(shape), tileOptions(source, shading.display)))
    return false;
  shading.fit = fitColorsExactly(source, shading.display, heads, execution);
  return true;
}

/// A scale of the shaded tokens alone: means over many rows are far below the weights of one.
void fitToWeights(TextShading& shading) {
  const PatternSource& source = *shading.heads.source;
  const ValueCode code = ValueCode::of(source.valueRange());
  std::vector<float> drawn = shading.weights;
  for (float& weight : drawn) weight = static_cast<float>(static_cast<double>(weight) / shading.divisor);
  std::vector<std::uint16_t> codes(drawn.size());
  code.encode(drawn, codes.data());
  for (std::size_t i = 0; i < drawn.size(); ++i)
    if (!shading.leftOut.empty() && shading.leftOut[i] != 0) codes[i] = ValueCode::leftOut;
  const CellHistogram histogram(drawn, codes, code);
  const HeadId heads[] = {shading.heads.head};
  shading.fit = fitColors(source, shading.display, heads, [&](HeadId) { return &histogram; });
}

void fitShading(TextShading& shading, const Execution& execution) {
  if (shading.display.scale == ScaleMode::RowMaximum) {
    double largest = 0;
    for (std::size_t i = 0; i < shading.weights.size(); ++i) {
      const bool out = !shading.leftOut.empty() && shading.leftOut[i] != 0;
      if (!out && !std::isnan(shading.weights[i]))
        largest = std::max(largest, std::abs(static_cast<double>(shading.weights[i])));
    }
    if (largest > 0) shading.divisor = largest;
    return fitToWeights(shading);
  }
  if (isMean(shading) || !fitToHead(shading, execution)) fitToWeights(shading);
}

QString stretchWords(TokenStretch span, bool ofWords) {
  const std::int64_t last = span.end - 1;
  if (span.count() == 1)
    return ofWords ? Words::tr("word %1").arg(span.begin) : Words::tr("token %1").arg(span.begin);
  return ofWords ? Words::tr("words %1–%2").arg(span.begin).arg(last)
                 : Words::tr("tokens %1–%2").arg(span.begin).arg(last);
}

/// What the shade of each word is.
QString wordSentence(const TextShading& shading, const PatternSource& source) {
  switch (shading.kind) {
    case TextShading::Kind::None:
      return shading.ofKeys ? Words::tr("Click a word to see where it looks.")
                            : Words::tr("Click a word to see what looks at it.");
    case TextShading::Kind::Row:
      return Words::tr("weight from %1 to each word").arg(quotedToken(source.queryTokens(), shading.token));
    case TextShading::Kind::Column:
      return Words::tr("weight from each word to %1").arg(quotedToken(source.keyTokens(), shading.token));
    case TextShading::Kind::LaterMean:
      return laterOnly(shading) ? Words::tr("mean weight from the words after it to each word")
                                : Words::tr("mean weight from all words to each word");
    case TextShading::Kind::SpanRows:
      return Words::tr("mean weight from %1 to each word").arg(stretchWords(shading.span, true));
    case TextShading::Kind::SpanColumns:
      return Words::tr("mean weight from each word to %1").arg(stretchWords(shading.span, true));
  }
  return {};
}

}  // namespace

QString quotedToken(const TokenList& tokens, std::int64_t index) {
  // In one call: a label may hold a %1 of its own.
  return Words::tr("“%1” (%2)")
      .arg(tokenLabel(tokens[static_cast<std::size_t>(index)]).left(40), QString::number(index));
}

QString TextShading::sentence(const Snapshot& snapshot) const {
  const PatternSource& source = *snapshot.patterns();
  if (isDifference(source) && kind != Kind::None)
    return Words::tr("difference: %1").arg(weightSentence(source));
  return weightSentence(source);
}

QString TextShading::weightSentence(const PatternSource& source) const {
  if (traitsOf(source).words) return wordSentence(*this, source);
  switch (kind) {
    case Kind::None:
      return ofKeys ? Words::tr("Click a token to see where it looks.")
                    : Words::tr("Click a token to see what looks at it.");
    case Kind::Row:
      return Words::tr("weight from %1 to each token").arg(quotedToken(source.queryTokens(), token));
    case Kind::Column:
      return Words::tr("weight from each token to %1").arg(quotedToken(source.keyTokens(), token));
    case Kind::LaterMean:
      return laterOnly(*this) ? Words::tr("mean weight from the tokens after it to each token")
                              : Words::tr("mean weight from all tokens to each token");
    case Kind::SpanRows:
      return Words::tr("mean weight from %1 to each token").arg(stretchWords(span, false));
    case Kind::SpanColumns:
      return Words::tr("mean weight from each token to %1").arg(stretchWords(span, false));
  }
  return {};
}

TextShading wantedShading(const Snapshot& snapshot) {
  const auto options = optionsIn<TextOptions>(snapshot.state.viewOptions);
  TextShading shading;
  shading.heads = headsOf(snapshot, options.heads);
  shading.display = snapshot.state.display;
  shading.cut = cutTokens(snapshot);
  shading.ofKeys = options.shade != TextOptions::Shade::ToFocus;
  const PatternShape shape = snapshot.patterns()->shape();
  shading.span = options.spanIn(shading.ofKeys ? shape.queries : shape.keys);
  shading.token = shading.ofKeys ? snapshot.focus.query : snapshot.focus.key;
  if (shading.span.count() > 0)
    shading.kind = shading.ofKeys ? TextShading::Kind::SpanRows : TextShading::Kind::SpanColumns;
  else if (options.shade == TextOptions::Shade::Mean)
    shading.kind = TextShading::Kind::LaterMean;
  else if (shading.token >= 0)
    shading.kind = shading.ofKeys ? TextShading::Kind::Row : TextShading::Kind::Column;
  // What a column is divided by would be the maximum of another row in each place.
  if (!shading.ofKeys && shading.display.scale == ScaleMode::RowMaximum)
    shading.display.scale = ScaleMode::Linear;
  return shading;
}

std::vector<Question> shadingQuestions(const Snapshot& snapshot) {
  const TextShading shading = wantedShading(snapshot);
  if (!isMean(shading) || cost(shading) <= mostCells) return {};
  return {question<std::vector<float>>(
      questionKey(shading),
      [shading](const RunResult&, const Execution& execution) { return meanWeights(shading, execution); })};
}

TextShading shadeText(const Snapshot& snapshot, const Execution& execution) {
  TextShading shading = wantedShading(snapshot);
  if (shading.kind == TextShading::Kind::None) return shading;
  if (!isMean(shading)) {
    shading.weights = lineWeights(shading);
  } else if (cost(shading) <= mostCells) {
    shading.weights = meanWeights(shading, execution);
  } else if (const auto answer = snapshot.answer<std::vector<float>>(questionKey(shading))) {
    shading.weights = *answer;
  } else {
    shading.problem = snapshot.problem(questionKey(shading));
    return shading;
  }
  const PatternSource& source = *snapshot.patterns();
  shading.leftOut = shading.ofKeys ? leftOutKeys(shading.display.leaveOut, source.keyTokens())
                                   : leftOutQueries(shading.display.leaveOut, source.queryTokens());
  shading.alone = aloneIn(shading);
  fitShading(shading, execution);
  return shading;
}

}  // namespace headlight
