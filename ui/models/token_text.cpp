#include "ui/models/token_text.h"

namespace headlight {

QString tokenText(const TokenInfo& token) {
  const QString label = QString::fromStdString(token.label);
  if (token.fragmentCount <= 1) return label;
  return QStringLiteral("%1 (%2/%3)").arg(label).arg(token.fragment + 1).arg(token.fragmentCount);
}

}  // namespace headlight
