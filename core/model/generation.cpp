#include "core/model/generation.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace headlight {
namespace {

void requireWriter(const Model& model) {
  if (!model.config.decoder) throw Error(model.name + " is an encoder alone, so it writes no text.");
  if (!model.transformer->hasOutputHead())
    throw Error(model.name + " writes no text: its checkpoint holds no language-model head.");
}

// The text of a request that grows.
class GrowingText {
 public:
  GrowingText(const Model& model, RunRequest& request)
      : m_beside(model.config.architecture() == Architecture::EncoderDecoder),
        m_tokenizer(m_beside ? model.decoderTokenizer() : model.tokenizer.get()),
        m_request(request),
        m_ids(m_beside ? request.decoderIds : request.ids),
        m_labels(m_beside ? request.decoderTokens : request.tokens) {}

  const std::vector<std::int32_t>& ids() const { return m_ids; }
  std::int64_t count() const { return static_cast<std::int64_t>(m_ids.size()); }
  const std::vector<std::int64_t>& positions() const {
    return m_beside ? m_request.decoderPositions : m_request.positions;
  }

  void append(std::int32_t id) {
    m_ids.push_back(id);
    std::vector<std::uint8_t>& mask = m_beside ? m_request.decoderAttentionMask : m_request.attentionMask;
    if (!mask.empty()) mask.push_back(1);
    std::vector<std::int64_t>& positions = m_beside ? m_request.decoderPositions : m_request.positions;
    if (!positions.empty()) positions.push_back(positions.back() + 1);
    if (!m_beside && !m_request.tokenTypes.empty())
      m_request.tokenTypes.push_back(m_request.tokenTypes.back());
  }

  /// Gives the tokens from `first` on labels of their own. None while the text grows: labels of neighbours
  /// depend on each other.
  void label(std::size_t first) {
    TokenList labels = makeTokenList(m_ids, m_tokenizer);
    if (m_labels.size() == first) std::copy(m_labels.begin(), m_labels.end(), labels.begin());
    m_labels = std::move(labels);
  }

  TokenList takeLabels() { return std::exchange(m_labels, {}); }
  void giveLabels(TokenList labels) { m_labels = std::move(labels); }

 private:
  bool m_beside;
  const Tokenizer* m_tokenizer;
  RunRequest& m_request;
  std::vector<std::int32_t>& m_ids;
  TokenList& m_labels;
};

// How many tokens the text can have in the end; new ones stand behind the last position, wherever that is.
std::int64_t roomOf(const StackConfig& stack, const GrowingText& text, std::int64_t more) {
  const std::int64_t tokens = text.count();
  const std::int64_t room = tokens + more;
  if (!stack.positionsAreLimited()) return room;
  const std::int64_t next = text.positions().empty() ? tokens : text.positions().back() + 1;
  return std::min(room, tokens + std::max<std::int64_t>(0, stack.maxPositions - next));
}

std::int32_t nextToken(const Model& model, const Trace& trace, const TextSoFar& text,
                       const SamplingSettings& settings) {
  const auto last = trace.logits.row(trace.logits.rows() - 1);
  std::vector<float> logits(last.data(), last.data() + last.size());
  applyRules(model.generation, text, logits);
  return chooseToken(settings, logits, static_cast<std::uint64_t>(text.ids.size()));
}

// Runs whose numbers the next ones can take over: with all that is recorded in the end but the logits, and
// taps, which may be of tokens that are still to be written and would have all others computed once a step.
RunRequest stepOf(const RunRequest& request) {
  RunRequest step = request;
  step.record.logits = LogitsRecord::Last;
  step.record.values = true;
  step.record.taps.clear();
  return step;
}

}  // namespace

Generation generate(const Model& model, RunRequest request, const GenerationSettings& settings,
                    const Execution& execution, const std::function<void(std::int32_t)>& onToken) {
  requireWriter(model);
  Generation made;
  const Record record = request.record;
  made.request = stepOf(request);
  GrowingText text(model, made.request);
  TokenList labels = text.takeLabels();
  const std::int64_t beginning = text.count();
  const std::int64_t room = roomOf(model.config.main(), text, settings.maxNewTokens);
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  while (text.count() < room && made.stop == GenerationStop::Length) {
    const auto trace = model.transformer->run(made.request, quiet);
    const std::int32_t id = nextToken(model, *trace, {text.ids(), beginning, room}, settings.sampling);
    text.append(id);
    made.written.push_back(id);
    if (onToken) onToken(id);
    if (model.generation.isEnd(id)) made.stop = GenerationStop::End;
    if (execution.progress)
      execution.progress(static_cast<double>(text.count() - beginning) /
                         static_cast<double>(room - beginning + 1));
  }
  text.giveLabels(std::move(labels));
  text.label(static_cast<std::size_t>(beginning));
  made.request.record = record;
  made.trace = model.transformer->run(made.request, quiet);
  if (execution.progress) execution.progress(1);
  return made;
}

std::shared_ptr<const Trace> runPrepared(const Model& model, PreparedInput& input,
                                         const Execution& execution) {
  if (!input.writesDecoder) return model.transformer->run(input.request, execution);
  Generation made = generate(model, std::move(input.request), {}, execution);
  input.request = std::move(made.request);
  return made.trace;
}

}  // namespace headlight
