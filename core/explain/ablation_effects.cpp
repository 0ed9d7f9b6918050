#include "core/explain/ablation_effects.h"

#include <algorithm>

#include "core/error.h"
#include "core/explain/logit_row.h"
#include "core/explain/prediction.h"
#include "core/model/all_heads.h"
#include "core/model/run_plan.h"

namespace headlight {
namespace {

// More rows than this at once make no product faster, and a packed run cannot be cancelled within a layer's.
constexpr std::int64_t kRowsAtOnce = 1024;

LogitAnswer answerOf(const float* logits, std::int64_t vocabulary, const TokenQuestion& question) {
  const LogitRow row({logits, static_cast<std::size_t>(vocabulary)});
  const TokenScore score = row.scoreOf(question.token);
  LogitAnswer answer{.logit = score.logit, .probability = score.probability};
  if (question.against) answer.logit -= static_cast<double>(logits[*question.against]);
  return answer;
}

/// The runs of one question, and how many of them are done.
class AblationRuns {
 public:
  AblationRuns(Transformer& transformer, const RunRequest& request, const TokenQuestion& question,
               HeadAblation ablation, const Execution& execution)
      : m_transformer(transformer),
        m_config(transformer.config()),
        m_request(request),
        m_question(question),
        m_ablation(ablation),
        m_execution(execution),
        m_quiet{.pool = execution.pool, .stop = execution.stop} {
    m_request.record = {.logits = logitsRecordAt(m_config, request, question.position), .values = true};
  }

  AblationEffects run() {
    checkPosition();
    for (const AttentionKind kind : kinds())
      for (std::size_t layer = 0; layer < layersOf(kind); ++layer) m_all += headsOf(m_config, kind, layer);
    runBase();
    for (const AttentionKind kind : kinds())
      for (std::size_t layer = 0; layer < layersOf(kind); ++layer) runLayer(kind, layer);
    return std::move(m_effects);
  }

 private:
  bool isBeside() const { return m_config.architecture() == Architecture::EncoderDecoder; }

  std::vector<AttentionKind> kinds() const {
    if (isBeside()) return {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross};
    return {m_config.decoder ? AttentionKind::Decoder : AttentionKind::Encoder};
  }

  std::size_t layersOf(AttentionKind kind) const {
    return (kind == AttentionKind::Encoder ? *m_config.encoder : *m_config.decoder).layers.size();
  }

  std::int64_t tokens() const { return std::ssize(mainIds(m_config, m_request)); }

  void checkPosition() const {
    if (m_question.position >= 0 && m_question.position < tokens()) return;
    throw Error("There is no token %1; the text has tokens 0 to %2.", m_question.position, tokens() - 1);
  }

  void runBase() {
    RunRequest request = m_request;
    request.record.residuals = true;
    m_base = m_transformer.run(request, m_quiet);
    m_effects.base = answerOf(*m_base);
    m_effects.warnings = m_base->warnings;
  }

  LogitAnswer answerOf(const Trace& trace) const {
    const std::span<const float> logits = logitsAt(trace, m_question.position);
    return headlight::answerOf(logits.data(), static_cast<std::int64_t>(logits.size()), m_question);
  }

  void runLayer(AttentionKind kind, std::size_t layer) {
    const std::int64_t heads = headsOf(m_config, kind, layer);
    if (heads == 0) return;  // the layer does not attend
    const bool isMain = !isBeside() || kind != AttentionKind::Encoder;
    const bool packed = isMain && m_transformer.canRunVariants(static_cast<std::int64_t>(layer));
    const std::int64_t atOnce = packed ? std::clamp<std::int64_t>(kRowsAtOnce / tokens(), 1, heads) : 1;
    for (std::int64_t first = 0; first < heads; first += atOnce) {
      std::vector<AblatedHead> ablated;
      for (std::int64_t head = first; head < std::min(first + atOnce, heads); ++head)
        ablated.push_back({kind, {static_cast<int>(layer), static_cast<int>(head)}, m_ablation});
      m_execution.throwIfStopped();
      if (packed)
        runPacked(ablated);
      else
        runAlone(ablated.front());
      m_done += static_cast<std::int64_t>(ablated.size());
      if (m_execution.progress)
        m_execution.progress(static_cast<double>(m_done) / static_cast<double>(m_all));
    }
  }

  void runPacked(const std::vector<AblatedHead>& heads) {
    const ResidualSource& stream = m_config.decoder ? *m_base->decoderResiduals : *m_base->encoderResiduals;
    HeadVariants variants{.heads = heads,
                          .stream = stream.hiddenStates(heads.front().head.layer),
                          .encoderStates = {},
                          .token = m_question.position};
    if (isBeside())
      variants.encoderStates = m_base->encoderResiduals->hiddenStates(m_base->encoderResiduals->count() - 1);
    const Matrix logits = m_transformer.runVariants(m_request, variants, m_quiet);
    for (std::size_t i = 0; i < heads.size(); ++i)
      add(heads[i],
          headlight::answerOf(logits.row(static_cast<Eigen::Index>(i)).data(), logits.cols(), m_question));
  }

  void runAlone(const AblatedHead& head) {
    RunRequest request = m_request;
    request.interventions.ablatedHeads.push_back(head);
    add(head, answerOf(*m_transformer.run(request, m_quiet)));
  }

  void add(const AblatedHead& head, const LogitAnswer& answer) {
    m_effects.heads.push_back({.kind = head.kind, .head = head.head, .without = answer});
  }

  Transformer& m_transformer;
  const ModelConfig& m_config;
  RunRequest m_request;
  const TokenQuestion& m_question;
  HeadAblation m_ablation;
  const Execution& m_execution;
  Execution m_quiet;  // the runs inside have no progress of their own to report
  std::shared_ptr<const Trace> m_base;
  AblationEffects m_effects;
  std::int64_t m_all = 0;  // heads
  std::int64_t m_done = 0;
};

}  // namespace

AblationEffects ablationEffects(Transformer& transformer, RunRequest request, const TokenQuestion& question,
                                HeadAblation ablation, const Execution& execution) {
  if (!transformer.hasOutputHead())
    throw Error("The model has no language-model head, so that no head has an effect on a logit.");
  checkQuestion(question, transformer.config().outputVocabularySize());
  return AblationRuns(transformer, request, question, ablation, execution).run();
}

}  // namespace headlight
