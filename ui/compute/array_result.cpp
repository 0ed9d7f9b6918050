#include "ui/compute/array_result.h"

#include <QFileInfo>

#include "ui/models/core_words.h"

namespace headlight {

std::shared_ptr<const RunResult> arrayResult(const QString& file, const ImportedAttention& imported) {
  auto result = std::make_shared<RunResult>();
  result->trace = imported.trace;
  result->sourceName = QFileInfo(file).fileName();
  result->sourceNote = QString::fromStdString(imported.description);
  const AttentionTrace* attention = imported.trace->attention(imported.trace->defaultKind());
  if (attention && attention->patterns) result->tokens = attention->patterns->queryTokens();
  result->computedTokens = static_cast<std::int64_t>(result->tokens.size());
  for (const Message& note : imported.notes) result->warnings.push_back(messageText(note));
  return result;
}

}  // namespace headlight
