#include "ui/window/token_chip.h"

#include <QCoreApplication>
#include <string_view>
#include <unordered_map>

#include "ui/plots/token_label.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TokenChips)
};

}  // namespace

std::vector<TokenChip> makeTokenChips(const TokenList& tokens, std::int64_t computed) {
  std::unordered_map<std::string_view, int> seen;
  for (const TokenInfo& token : tokens) ++seen[token.label];
  std::vector<TokenChip> chips;
  chips.reserve(tokens.size() + 1);
  std::int64_t index = 0;
  for (const TokenInfo& token : tokens) {
    if (index == computed) {
      TokenChip remark;
      remark.label = Words::tr("limit: %1 tokens").arg(computed);
      chips.push_back(remark);
    }
    TokenChip chip;
    chip.token = index;
    chip.label = QString::fromStdString(token.label);
    if (token.fragmentCount > 1)
      chip.mark = QStringLiteral("%1/%2").arg(token.fragment + 1).arg(token.fragmentCount);
    else if (seen[token.label] > 1)
      chip.mark = QString::number(index);
    chip.special = token.special;
    chip.unknown = token.unknown;
    chip.joined = token.joined && index != computed;  // the remark at the limit stands between
    chip.computed = index < computed;
    chip.segment = token.segment;
    chips.push_back(chip);
    ++index;
  }
  return chips;
}

QString describeToken(const TokenInfo& token, std::int64_t index, bool computed) {
  QString text = Words::tr("Token %1: %2").arg(index).arg(tokenLabel(token));
  if (token.id >= 0) text += Words::tr(" (id %1)").arg(token.id);
  if (token.special) text += Words::tr(", special");
  if (token.piece != token.label && !token.piece.empty())
    text += Words::tr(", piece %1").arg(QString::fromStdString(token.piece));
  if (token.unknown) text += Words::tr(", not in the model's vocabulary");
  if (!computed) text += Words::tr(", beyond the model's limit and not computed");
  return text;
}

}  // namespace headlight
