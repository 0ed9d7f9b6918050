#include "ui/compute/spaced_result.h"

#include <optional>
#include <utility>

#include "core/tokenizer/visible_spaces.h"
#include "core/trace/relabelled_pattern_source.h"

namespace headlight {
namespace {

class Spacing {
 public:
  explicit Spacing(const RunResult& run)
      : m_text(run.text.toStdString()), m_pair(run.pairText.toStdString()) {}

  TokenList spaced(TokenList tokens) const {
    showSpaces(tokens, m_text, m_pair);
    return tokens;
  }
  void apply(std::optional<AttentionTrace>& attention) const {
    if (!attention || !attention->patterns) return;
    const std::shared_ptr<const PatternSource> patterns = attention->patterns;
    attention->patterns = std::make_shared<RelabelledPatternSource>(patterns, spaced(patterns->queryTokens()),
                                                                    spaced(patterns->keyTokens()));
  }

 private:
  std::string m_text;
  std::string m_pair;
};

}  // namespace

std::shared_ptr<const RunResult> spacedResult(const std::shared_ptr<const RunResult>& run) {
  const Spacing spacing(*run);
  auto result = std::make_shared<RunResult>(*run);
  Trace trace = *run->trace;
  for (std::optional<AttentionTrace>* attention : {&trace.encoder, &trace.decoder, &trace.cross})
    spacing.apply(*attention);
  result->trace = std::make_shared<const Trace>(std::move(trace));
  result->tokens = spacing.spaced(std::move(result->tokens));
  result->request.tokens = spacing.spaced(std::move(result->request.tokens));
  result->request.decoderTokens = spacing.spaced(std::move(result->request.decoderTokens));
  result->plain = run;
  return result;
}

}  // namespace headlight
