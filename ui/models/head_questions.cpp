#include "ui/models/head_questions.h"

#include <string>

#include "core/analysis/ranked_heads.h"

namespace headlight {
namespace {

QString keyOf(const char* what, AttentionKind kind) {
  return QLatin1String(what) + QLatin1Char(' ') + QString::fromStdString(std::string(nameOf(kind)));
}

QString keyOf(const char* what, AttentionKind kind, HeadId head) {
  return QStringLiteral("%1 %2.%3").arg(keyOf(what, kind)).arg(head.layer).arg(head.head);
}

const PatternSource* patternsOf(const RunResult& result, AttentionKind kind) {
  const AttentionTrace* attention = result.trace ? result.trace->attention(kind) : nullptr;
  return attention ? attention->patterns.get() : nullptr;
}

bool has(const PatternSource& source, HeadId head) {
  const PatternShape shape = source.shape();
  return head.layer < shape.layers && head.head < shape.heads;
}

}  // namespace

Question statisticsQuestion(AttentionKind kind) {
  return question<std::vector<HeadStatistics>>(
      keyOf("statistics", kind), [kind](const RunResult& result, const Execution& execution) {
        const PatternSource* source = patternsOf(result, kind);
        return source ? headStatistics(*source, execution) : std::vector<HeadStatistics>{};
      });
}

Question headQuestion(AttentionKind kind, HeadId head) {
  return question<HeadStatistics>(
      keyOf("statistics", kind, head), [kind, head](const RunResult& result, const Execution& execution) {
        const PatternSource* source = patternsOf(result, kind);
        return source && has(*source, head) ? headStatistics(*source, {head}, execution).front()
                                            : HeadStatistics{};
      });
}

Question agreementQuestion(AttentionKind kind, HeadId head) {
  return question<std::vector<double>>(
      keyOf("agreement", kind, head), [kind, head](const RunResult& result, const Execution& execution) {
        const PatternSource* source = patternsOf(result, kind);
        return source && has(*source, head) ? agreements(*source, head, execution) : std::vector<double>{};
      });
}

std::optional<HeadStatistics> knownStatistics(const Snapshot& snapshot, HeadId head) {
  const AttentionKind kind = snapshot.focus.kind;
  const auto all = snapshot.answer<std::vector<HeadStatistics>>(keyOf("statistics", kind));
  const PatternSource* source = snapshot.patterns();
  if (all && source && has(*source, head)) {
    const auto index = static_cast<std::size_t>(head.layer * source->shape().heads + head.head);
    if (index < all->size()) return (*all)[index];
  }
  const auto one = snapshot.answer<HeadStatistics>(keyOf("statistics", kind, head));
  return one ? std::optional(*one) : std::nullopt;
}

}  // namespace headlight
