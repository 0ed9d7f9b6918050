#include "ui/plots/token_label.h"

#include <QChar>
#include <QCoreApplication>
#include <QStringList>

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ShowIn)
};

/// A visible sign for a character that would draw nothing, or nothing at all if it is visible.
QString signFor(char32_t character) {
  if (character == U' ') return {};
  if (character == U'\t') return QStringLiteral("⇥");
  if (character == U'\n') return QStringLiteral("⏎");
  if (character < 0x20) return QString(QChar(0x2400 + static_cast<char16_t>(character)));
  if (character == 0x7f) return QString(QChar(0x2421));
  switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
      return QStringLiteral("U+%1").arg(static_cast<uint>(character), 4, 16, QLatin1Char('0')).toUpper();
    default:
      return {};
  }
}

bool drawsSomething(const QString& text) {
  for (char32_t character : text.toStdU32String())
    if (QChar::category(character) != QChar::Other_Format && !QChar::isSpace(character)) return true;
  return false;
}

/// The code points themselves, for text that is nothing but joiners and marks of direction.
QString codePoints(const QString& text) {
  QStringList parts;
  for (char32_t character : text.toStdU32String())
    parts.append(
        character == U' '
            ? QStringLiteral("␣")
            : QStringLiteral("U+%1").arg(static_cast<uint>(character), 4, 16, QLatin1Char('0')).toUpper());
  return parts.join(QString());
}

}  // namespace

QString tokenLabel(const TokenInfo& token) {
  const QString text = QString::fromUtf8(token.label.empty() ? token.piece.c_str() : token.label.c_str());
  QString label;
  for (char32_t character : text.toStdU32String()) {
    const QString sign = signFor(character);
    label += sign.isEmpty() ? QString::fromUcs4(&character, 1) : sign;
  }
  if (!label.isEmpty() && !drawsSomething(label)) label = codePoints(label);
  if (token.fragmentCount > 1)
    label += QStringLiteral(" %1/%2").arg(token.fragment + 1).arg(token.fragmentCount);
  return label;
}

QString tokenLabel(const TokenList& tokens, std::int64_t index) {
  return tokenLabel(tokens[static_cast<std::size_t>(index)]);
}

QString quotedLabel(const TokenList& tokens, std::int64_t index) {
  if (index < 0 || index >= std::ssize(tokens)) return {};
  constexpr qsizetype longest = 24;
  const QString label = tokenLabel(tokens, index);
  return Words::tr("“%1”").arg(label.size() > longest ? label.left(longest - 1) + QChar(0x2026) : label);
}

QString elidedLabel(const QString& label, const QFontMetricsF& metrics, double width) {
  if (metrics.horizontalAdvance(label) <= width) return label;
  return metrics.elidedText(label, Qt::ElideMiddle, width);
}

}  // namespace headlight
