#include "ui/models/number_text.h"

#include <QLocale>
#include <charconv>
#include <cmath>

namespace headlight {

QString weightText(double weight) {
  if (weight == 0) return QStringLiteral("0");
  if (std::abs(weight) < 0.00005) return QString::number(weight, 'e', 1);
  return QString::number(weight, 'f', 4);
}

QString signedWeightText(double difference) {
  return difference > 0 ? QLatin1Char('+') + weightText(difference) : weightText(difference);
}

QString percentText(double probability) {
  const QString digits = weightText(probability);
  const auto exponent = digits.indexOf(QLatin1Char('e'));
  if (exponent >= 0) {
    const int power = digits.mid(exponent + 1).toInt() + 2;
    return QStringLiteral("%1e%2 %").arg(digits.left(exponent)).arg(power, 3, 10, QLatin1Char('0'));
  }
  const auto point = digits.indexOf(QLatin1Char('.'));
  if (point < 0) return digits + QStringLiteral(" %");
  // The point moves by two places, which changes no digit: 0.4481 is 44.81 %.
  const int whole = (digits.left(point) + digits.mid(point + 1, 2)).toInt();
  return QStringLiteral("%1.%2 %").arg(whole).arg(digits.mid(point + 3));
}

QString shortWeightText(double weight) { return QString::number(weight, 'g', 2); }

QString scaleEndText(double value) {
  if (value == 0) return QStringLiteral("0");
  return QString::number(value, 'g', 3);
}

QString cellWeightText(float weight, double width, double roomyWidth) {
  constexpr double kThreeDecimals = 56;
  if (std::abs(weight) >= 10) return QString::number(weight, 'g', 2);
  const int decimals = width >= kThreeDecimals ? 3 : 2;
  if (std::abs(weight) * std::pow(10.0f, static_cast<float>(decimals)) < 0.5f) return {};
  const QString text = QString::number(weight, 'f', decimals);
  if (width >= roomyWidth) return text;
  if (text.startsWith(QLatin1String("0."))) return text.mid(1);
  if (text.startsWith(QLatin1String("-0."))) return QLatin1Char('-') + text.mid(2);
  return QString::number(weight, 'f', 1);
}

QString scoreText(double score) {
  if (std::isinf(score)) return score < 0 ? QStringLiteral("-∞") : QStringLiteral("∞");
  if (score == 0) return QStringLiteral("0");
  if (std::abs(score) < 0.00005) return QString::number(score, 'e', 2);
  if (std::abs(score) < 10000) return QString::number(score, 'f', 4);
  return QString::number(score, 'g', 6);
}

QString exactText(float value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return QString::fromLatin1(text, end - text);
}

QString countText(std::int64_t count) { return QLocale().toString(static_cast<qlonglong>(count)); }

}  // namespace headlight
