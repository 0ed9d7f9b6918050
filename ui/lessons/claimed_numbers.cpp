#include "ui/lessons/claimed_numbers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>

#include "core/analysis/head_statistics.h"
#include "core/error.h"
#include "core/explain/predicted_tokens.h"
#include "core/training/learning_rate.h"
#include "ui/compute/answer_all.h"
#include "ui/lessons/lesson_token.h"
#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/session/kind_names.h"
#include "ui/views/anatomy/anatomy_options.h"
#include "ui/views/anatomy/softmax_toy.h"
#include "ui/views/predictions/prediction_questions.h"
#include "ui/views/spans/span_questions.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lessons)
};

[[noreturn]] void fail(const QString& sentence) { throw Error(sentence.toStdString()); }

/// The head that an argument names, as far as it does.
struct ClaimedHead {
  const PatternSource& patterns;
  HeadId head;
};

ClaimedHead headOf(const JsonValues& json, const Snapshot& shown) {
  Focus focus = shown.state.focus;
  json.readName("kind", kAttentionKindNames, focus.kind);
  json.read("layer", focus.layer, 0, 1e6);
  json.read("head", focus.head, 0, 1e6);
  const AttentionTrace* attention = shown.result->trace->attention(focus.kind);
  const PatternSource* patterns = attention ? attention->patterns.get() : nullptr;
  if (!patterns || focus.layer >= patterns->shape().layers || focus.head >= patterns->shape().heads)
    fail(Words::tr("There is no head %1.%2.").arg(focus.layer).arg(focus.head));
  return {*patterns, focus.headId()};
}

std::int64_t tokenOf(const QJsonValue& given, const TokenList& tokens) {
  const std::int64_t token = lessonToken(given, tokens);
  if (token < 0) fail(Words::tr("There is no token %1.").arg(given.toVariant().toString()));
  return token;
}

/// The weights of a row.
std::vector<float> rowOf(const ClaimedHead& where, const JsonValues& json) {
  std::vector<float> row(static_cast<std::size_t>(where.patterns.shape().keys));
  where.patterns.row(where.head, tokenOf(json.member("query"), where.patterns.queryTokens()), row);
  return row;
}

CellFacts factsOf(const QJsonValue& argument, const ClaimContext& context) {
  const JsonValues json(argument.toObject());
  const ClaimedHead where = headOf(json, context.shown);
  const AttentionTrace* attention = context.shown.result->trace->attention(where.patterns.kind());
  if (!attention->scores) fail(Words::tr("There are no scores."));
  return attention->scores->facts(where.head, tokenOf(json.member("query"), where.patterns.queryTokens()),
                                  tokenOf(json.member("key"), where.patterns.keyTokens()));
}

/// The answer to a question of a view; its problem is thrown.
template <typename T>
std::shared_ptr<const T> answerOf(const Question& question, const ClaimContext& context) {
  const Answer answer = answerTo(question, *context.shown.result, context.execution);
  if (!answer.problem.isEmpty()) fail(answer.problem);
  return headlight::answerOf<T>({{question.key, answer}}, question.key);
}

/// Probabilities over the vocabulary where the Predictions view asks.
std::vector<double> probabilitiesOf(const ClaimContext& context) {
  const auto asked = askedPrediction(context.shown);
  if (!asked) fail(whyNoPrediction(context.shown));
  const auto answer = answerOf<PlacePrediction>(predictionQuestion(*asked), context);
  return softmaxOf(logitsAt(*answer->trace, answer->place.position));
}

QString labelOf(const Model& model, std::size_t id) {
  return tokenLabel(predictedToken(model, static_cast<std::int32_t>(id))).trimmed();
}

struct ClaimedSpan {
  SpanShares shares;
  std::int64_t group = 0;
};

ClaimedSpan spanOf(const QJsonValue& argument, const ClaimContext& context) {
  const JsonValues json(argument.toObject());
  const SpanScene scene = spanSceneOf(context.shown);
  SpanGroups groups = scene.groups;
  SpanAttention attention;
  if (json.member("rewrite").toBool()) {
    const auto rewrite = answerOf<MarkedRun>(rewriteQuestion(context.shown, scene), context);
    groups = rewrite->groups;
    attention = rewrite->attention;
  } else {
    attention = *answerOf<SpanAttention>(shareQuestion(context.shown, scene), context);
  }
  const QString name = json.member("name").toString();
  const auto found = std::find(groups.names.begin(), groups.names.end(), scene.options.names.indexOf(name));
  if (found == groups.names.end() || *found < 0) fail(Words::tr("Nothing is marked as “%1”.").arg(name));
  return {meanShares(attention, 0, attention.shape.layers), found - groups.names.begin()};
}

}  // namespace

double claimedWeight(const QJsonValue& argument, const ClaimContext& context) {
  const JsonValues json(argument.toObject());
  const ClaimedHead where = headOf(json, context.shown);
  const std::vector<float> row = rowOf(where, json);
  const QJsonValue key = json.member("key");
  const QJsonArray keys = key.isArray() ? key.toArray() : QJsonArray{key};
  double sum = 0;
  for (const QJsonValue one : keys)
    sum += static_cast<double>(row[static_cast<std::size_t>(tokenOf(one, where.patterns.keyTokens()))]);
  return sum;
}

double claimedScore(const QJsonValue& argument, const ClaimContext& context) {
  return static_cast<double>(factsOf(argument, context).score);
}

double claimedDot(const QJsonValue& argument, const ClaimContext& context) {
  return static_cast<double>(factsOf(argument, context).dot);
}

ClaimedText claimedStrongest(const QJsonValue& argument, const ClaimContext& context) {
  const JsonValues json(argument.toObject());
  const ClaimedHead where = headOf(json, context.shown);
  const TokenList& keys = where.patterns.keyTokens();
  const std::vector<float> row = rowOf(where, json);
  const auto claimed = static_cast<std::size_t>(tokenOf(json.member("key"), keys));
  std::size_t strongest = claimed;
  const auto compare = [&](std::size_t key) {
    if (row[key] > row[strongest]) strongest = key;
  };
  const QJsonArray among = json.array("among");
  for (const QJsonValue other : among) compare(static_cast<std::size_t>(tokenOf(other, keys)));
  for (std::size_t key = 0; among.isEmpty() && key < row.size(); ++key) compare(key);
  const auto said = [&](std::size_t key) {
    return Words::tr("%1 (%2)").arg(tokenLabel(keys[key]), weightText(static_cast<double>(row[key])));
  };
  return {strongest == claimed, said(claimed), said(strongest)};
}

double claimedStatistic(const QJsonValue& argument, const ClaimContext& context) {
  const JsonValues json(argument.toObject());
  const QString name = json.member("name").toString();
  const auto statistic = statisticOf(name.toStdString());
  if (!statistic) fail(Words::tr("There is no statistic “%1”.").arg(name));
  const ClaimedHead where = headOf(json, context.shown);
  return valueOf(headStatistics(where.patterns, {where.head}, context.execution).front(), *statistic);
}

double claimedProbability(const QJsonValue& argument, const ClaimContext& context) {
  const QString token = argument.toObject().value(QLatin1String("token")).toString();
  const std::vector<double> probabilities = probabilitiesOf(context);
  double sum = 0;
  for (std::size_t id = 0; id < probabilities.size(); ++id)
    if (labelOf(*context.shown.result->model, id) == token) sum += probabilities[id];
  return sum;
}

ClaimedText claimedLikeliest(const QJsonValue& argument, const ClaimContext& context) {
  const std::vector<double> probabilities = probabilitiesOf(context);
  const auto likeliest = std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin();
  const QString label = labelOf(*context.shown.result->model, static_cast<std::size_t>(likeliest));
  return {label == argument.toString(), argument.toString(), label};
}

ClaimedText claimedWritten(const QJsonValue& argument, const ClaimContext& context) {
  const RunResult& result = *context.shown.result;
  const Tokenizer* tokenizer = result.model ? predictedTokenizer(*result.model) : nullptr;
  if (!tokenizer) fail(Words::tr("This model writes no text."));
  const QString text = QString::fromStdString(tokenizer->decode(result.request.decoderIds, true)).trimmed();
  return {text == argument.toString(), argument.toString(), text};
}

double claimedShare(const QJsonValue& argument, const ClaimContext& context) {
  const ClaimedSpan span = spanOf(argument, context);
  return span.shares.share(span.shares.count, span.group);
}

double claimedLift(const QJsonValue& argument, const ClaimContext& context) {
  const ClaimedSpan span = spanOf(argument, context);
  return span.shares.lift(span.shares.count, span.group);
}

double claimedMenu(const QJsonValue& argument, const ClaimContext& context) {
  const SoftmaxToy toy = softmaxToy(optionsIn<AnatomyOptions>(context.shown.state.viewOptions).toyScores);
  std::size_t dish = SoftmaxToy::dishes;
  JsonValues(argument.toObject()).read("dish", dish, 0, SoftmaxToy::dishes - 1);
  if (dish == SoftmaxToy::dishes) fail(Words::tr("The menu has four dishes, 0 to 3."));
  return toy.weights[dish];
}

double claimedRate(const QJsonValue& argument, const ClaimContext& context) {
  std::int64_t step = 0;
  JsonValues(argument.toObject()).read("step", step, 0, 1e9);
  const auto options = optionsIn<TrainingOptions>(context.shown.state.viewOptions);
  return learningRate(options.wholeSchedule(), step);
}

}  // namespace headlight
