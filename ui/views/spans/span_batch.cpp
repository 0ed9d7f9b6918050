#include "ui/views/spans/span_batch.h"

#include "core/error.h"
#include "core/explain/span_cuts.h"
#include "ui/models/core_words.h"
#include "ui/plots/token_label.h"
#include "ui/views/spans/span_questions.h"

namespace headlight {

namespace {

Received receivedOf(const SpanShares& shares) {
  Received received;
  if (!shares.hasRows()) return received;
  for (std::int64_t group = 0; group < shares.count; ++group) {
    received.shares.push_back(shares.share(shares.count, group));
    received.chances.push_back(shares.chance(shares.count, group));
    received.lifts.push_back(shares.lift(shares.count, group));
  }
  return received;
}

void addShares(const SpanAttention& attention, PromptSpans& spans) {
  spans.heads = attention.shape.heads;
  spans.sampled = attention.sampled;
  spans.all = receivedOf(meanShares(attention, 0, attention.shape.layers));
  for (std::int64_t layer = 0; layer < attention.shape.layers; ++layer)
    spans.layers.push_back(receivedOf(meanShares(attention, layer, layer + 1)));
  for (const SpanShares& head : attention.heads) spans.perHead.push_back(receivedOf(head));
}

QString wordsOf(const Model& model, std::int32_t id) {
  return tokenLabel(makeTokenList({&id, 1}, model.decoderTokenizer()).front());
}

void addCuts(const Model& model, const MarkedRun& run, const Execution& execution, PromptSpans& spans) {
  const CutPlace place = cutPlaceOf(model, run.request);
  spans.cutsMissing = place.missing;
  if (!place.missing.isEmpty()) return;
  std::vector<std::vector<std::int64_t>> tokens = run.groups.tokens;
  tokens.resize(static_cast<std::size_t>(run.groups.marked()));
  const SpanCuts found =
      spanCuts(model, run.request, tokens, place.position, {execution.pool, execution.stop, {}});
  PromptCuts& cuts = spans.cuts.emplace();
  cuts.token = wordsOf(model, found.base.id);
  cuts.probability = found.base.probability;
  for (const std::optional<SpanCut>& cut : found.cuts) {
    auto& entry = cuts.cuts.emplace_back();
    if (!cut) continue;
    entry = PromptCuts::Cut{cut->token.probability, wordsOf(model, cut->likeliest.id),
                            cut->likeliest.probability};
  }
}

}  // namespace

AttentionKind readingKind(const Model& model) {
  return model.config.architecture() == Architecture::Decoder ? AttentionKind::Decoder
                                                              : AttentionKind::Encoder;
}

PromptSpans measurePrompt(const Model& model, const MarkedPrompt& prompt, const BatchSettings& settings,
                          const Execution& execution) {
  PromptSpans spans;
  spans.prompt = prompt;
  const MarkedRun run = runMarked(model, {readingKind(model), settings.interventions, {}}, prompt.marked,
                                  {execution.pool, execution.stop, {}});
  for (std::size_t group = 0; group < run.groups.names.size(); ++group)
    spans.groups.push_back({run.groups.names[group], std::ssize(run.groups.tokens[group])});
  addShares(run.attention, spans);
  if (settings.cuts) addCuts(model, run, execution, spans);
  return spans;
}

void measurePrompts(const Model& model, const std::vector<MarkedPrompt>& prompts,
                    const BatchSettings& settings, const Execution& execution,
                    const std::function<void(PromptSpans)>& done) {
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    execution.throwIfStopped();
    try {
      done(measurePrompt(model, prompts[i], settings, execution));
    } catch (const Error& error) {
      PromptSpans failed;
      failed.prompt = prompts[i];
      failed.problem = errorText(error);
      done(std::move(failed));
    }
    if (execution.progress)
      execution.progress(static_cast<double>(i + 1) / static_cast<double>(prompts.size()));
  }
}

}  // namespace headlight
