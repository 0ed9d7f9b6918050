#include "ui/views/predictions/prediction_questions.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/error.h"
#include "core/parallel/progress_part.h"

namespace headlight {

namespace {

constexpr std::int64_t kLensTokens = 16;              // as many columns as a wide window has room for
constexpr std::int64_t kMostLogitBytes = 64LL << 20;  // of all tokens, more than the lens is worth

/// The run has the logits of its last token anyway.
bool hasLogits(const RunResult& result, const AskedPrediction& asked) {
  const Trace& trace = *result.trace;
  const std::int64_t row = asked.position - trace.firstLogitsPosition;
  return !asked.masked && row >= 0 && row < trace.logits.rows();
}

PlacePrediction placePrediction(const Trace& run, RunRequest request, const AskedPrediction& asked) {
  auto trace = std::make_shared<Trace>();
  trace->logits = run.logits.middleRows(asked.position - run.firstLogitsPosition, 1);
  trace->firstLogitsPosition = asked.position;
  return {std::move(request), {.position = asked.position, .next = asked.next}, std::move(trace)};
}

PlacePrediction askedAt(const RunResult& result, const AskedPrediction& asked, const Execution& execution) {
  RunRequest request = askedRequest(result, asked);
  if (hasLogits(result, asked)) return placePrediction(*result.trace, std::move(request), asked);
  const auto trace = result.model->transformer->run(request, execution);
  return placePrediction(*trace, std::move(request), asked);
}

/// The logit that is asked about: of the token given, or of the likeliest.
TokenQuestion tokenQuestion(const RunResult& result, const AskedPrediction& asked,
                            std::optional<std::int32_t> token, const Execution& execution) {
  if (!token) {
    const PlacePrediction said = askedAt(result, asked, {.pool = execution.pool, .stop = execution.stop});
    token = LogitRow(logitsAt(*said.trace, asked.position)).likeliest(1).front().id;
  }
  return {.position = asked.position, .token = *token};
}

QString tokenKey(std::optional<std::int32_t> token) {
  return token ? QStringLiteral(" #%1").arg(*token) : QString();
}

bool hasManyLogits(const RunResult& result, const AskedPrediction& asked) {
  return asked.tokens * result.model->config.outputVocabularySize() * 4 > kMostLogitBytes;
}

/// A head's mean is over the whole text, so that this is not cut, and a run of it makes the logits of every
/// token where one before the last is asked about.
RunRequest meanRequest(const RunResult& result, const AskedPrediction& asked) {
  if (asked.masked) return askedRequest(result, asked);
  if (asked.next && !asked.last && hasManyLogits(result, asked))
    throw Error(
        QCoreApplication::translate("Predictions",
                                    "The text is too long for means at a token before its end; choose "
                                    "the last token, or switch heads off.")
            .toStdString());
  return result.request;
}

/// The columns of the lens: [first, end).
std::pair<std::int64_t, std::int64_t> lensRange(const RunResult& result, const AskedPrediction& asked) {
  if (hasManyLogits(result, asked)) return {asked.position, asked.position + 1};
  // Nothing comes after the end of a text.
  const std::int64_t tokens = asked.tokens - (hasEnded(result) ? 1 : 0);
  const std::int64_t most = std::max<std::int64_t>(0, tokens - kLensTokens);
  const std::int64_t first = std::clamp<std::int64_t>(asked.position - kLensTokens * 3 / 4, 0, most);
  return {first, std::min(tokens, first + kLensTokens)};
}

/// For the lens the text stays whole where other tokens are shown too.
RunRequest lensRequest(const RunResult& result, const AskedPrediction& asked, std::int64_t end) {
  AskedPrediction last = asked;
  last.position = std::max(asked.position, end - 1);
  if (!asked.masked) return askedRequest(result, last);
  return askedRequest(result, asked);
}

}  // namespace

Question predictionQuestion(const AskedPrediction& asked) {
  return question<PlacePrediction>(QStringLiteral("prediction ") + asked.key(),
                                   [asked](const RunResult& result, const Execution& execution) {
                                     return askedAt(result, asked, execution);
                                   });
}

PlacePrediction predictionWith(const RunResult& result, const AskedPrediction& asked,
                               const Interventions& interventions, const Execution& execution) {
  RunResult changed = result;
  changed.request.interventions = interventions;
  RunRequest request = askedRequest(changed, asked);
  const auto trace = result.model->transformer->run(request, execution);
  return placePrediction(*trace, std::move(request), asked);
}

Question unchangedQuestion(const AskedPrediction& asked) {
  return question<PlacePrediction>(QStringLiteral("unchanged prediction ") + asked.key(),
                                   [asked](const RunResult& result, const Execution& execution) {
                                     return predictionWith(result, asked, {}, execution);
                                   });
}

Question lensQuestion(const Snapshot& snapshot, const AskedPrediction& asked) {
  const auto token = chosenToken(snapshot);
  const auto [first, end] = lensRange(*snapshot.result, asked);
  const QString key = QStringLiteral("lens %1 %2 %3").arg(asked.key()).arg(first).arg(end) + tokenKey(token);
  return question<LogitLens>(
      key, [asked, token, first, end](const RunResult& result, const Execution& execution) {
        const LensSettings settings{.firstToken = first, .endToken = end, .count = 3, .token = token};
        return logitLens(*result.model->transformer, lensRequest(result, asked, end), settings, execution);
      });
}

Question ablationQuestion(const Snapshot& snapshot, const AskedPrediction& asked) {
  const auto token = chosenToken(snapshot);
  const bool mean = optionsIn<PredictionsOptions>(snapshot.state.viewOptions).ablatesToMean;
  const QString key = QStringLiteral("effects %1%2").arg(asked.key(), tokenKey(token)) +
                      (mean ? QStringLiteral(" mean") : QString());
  return question<AskedEffects>(key, [asked, token, mean](const RunResult& result,
                                                          const Execution& execution) {
    const TokenQuestion about = tokenQuestion(result, asked, token, execution);
    RunRequest request = mean ? meanRequest(result, asked) : askedRequest(result, asked);
    return AskedEffects{about, ablationEffects(*result.model->transformer, std::move(request), about,
                                               mean ? HeadAblation::Mean : HeadAblation::Zero, execution)};
  });
}

Question attributionQuestion(const Snapshot& snapshot, const AskedPrediction& asked) {
  const auto token = chosenToken(snapshot);
  const QString key = QStringLiteral("attribution %1%2").arg(asked.key(), tokenKey(token));
  return question<AskedAttribution>(key, [asked, token](const RunResult& result, const Execution& execution) {
    if (const auto why = whyNoAttribution(*result.model->transformer)) throw Error(*why);
    const TokenQuestion about = tokenQuestion(result, asked, token, execution);
    return AskedAttribution{
        about, logitAttribution(*result.model->transformer, askedRequest(result, asked), about, execution)};
  });
}

}  // namespace headlight
