#include "ui/compute/compared_run.h"

#include <utility>

#include "core/trace/difference_pattern_source.h"

namespace headlight {

namespace {

TokenSameness samenessOf(const RunResult& first, const RunResult& second) {
  const bool one =
      first.model && second.model && first.text == second.text && first.pairText == second.pairText;
  return one ? TokenSameness::TextRange : TokenSameness::Label;
}

/// Queries and keys are often the same list, which is aligned once.
ComparedRun::Kind align(const PatternSource& first, const PatternSource& second, TokenSameness sameness,
                        const Execution& execution) {
  ComparedRun::Kind kind;
  kind.queries = alignTokens(first.queryTokens(), second.queryTokens(), sameness, execution);
  const bool same = first.queryTokens() == first.keyTokens() && second.queryTokens() == second.keyTokens();
  kind.keys = same ? kind.queries : alignTokens(first.keyTokens(), second.keyTokens(), sameness, execution);
  return kind;
}

bool hasHead(const PatternSource& source, const HeadId& head) {
  return head.layer < source.shape().layers && head.head < source.shape().heads;
}

}  // namespace

ComparedRun compareRuns(std::shared_ptr<const RunResult> first, std::shared_ptr<const RunResult> second,
                        const std::optional<HeadId>& secondHead, const Execution& execution) {
  ComparedRun compared;
  auto trace = std::make_shared<Trace>();
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    const AttentionTrace* a = first->trace->attention(kind);
    const AttentionTrace* b = second->trace->attention(kind);
    if (!a || !b || !a->patterns || !b->patterns) continue;
    const ComparedRun::Kind aligned =
        align(*a->patterns, *b->patterns, samenessOf(*first, *second), execution);
    compared.kinds[static_cast<std::size_t>(kind)] = aligned;
    if (secondHead && !hasHead(*b->patterns, *secondHead)) continue;
    trace->place(kind) =
        AttentionTrace{std::make_shared<const DifferencePatternSource>(DifferencePatternSource::Parts{
                           a->patterns, b->patterns, aligned.queries, aligned.keys, secondHead}),
                       nullptr, nullptr};
  }
  auto difference = std::make_shared<RunResult>(*first);
  difference->trace = std::move(trace);
  compared.second = std::move(second);
  compared.difference = std::move(difference);
  return compared;
}

}  // namespace headlight
