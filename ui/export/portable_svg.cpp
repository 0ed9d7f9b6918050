#include "ui/export/portable_svg.h"

#include <QString>

namespace headlight {

namespace {

void addFallbackFamilies(QString& svg) {
  const QString attribute = QStringLiteral("font-family=\"");
  for (qsizetype at = svg.indexOf(attribute); at >= 0; at = svg.indexOf(attribute, at)) {
    const qsizetype end = svg.indexOf(u'"', at + attribute.size());
    if (end < 0) return;
    const QString family = svg.mid(at + attribute.size(), end - at - attribute.size());
    const bool mono = family.contains(QLatin1String("mono"), Qt::CaseInsensitive);
    const QString fallback = mono ? QStringLiteral(", monospace") : QStringLiteral(", sans-serif");
    svg.insert(end, fallback);
    at = end + fallback.size();
  }
}

}  // namespace

QByteArray portableSvg(QByteArray svg) {
  QString text = QString::fromUtf8(svg);
  addFallbackFamilies(text);
  // Both spellings: the property of SVG 1.1 that older programs know, and the value of CSS images.
  text.replace(
      QStringLiteral("<image "),
      QStringLiteral("<image image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\" "));
  return text.toUtf8();
}

}  // namespace headlight
