#include "ui/plots/wrapped_text.h"

#include <QFontMetricsF>
#include <QTextLayout>

namespace headlight {

QStringList wrappedText(const QString& text, const QFont& font, double width, int most) {
  // Laying out a book for the sake of three lines would take seconds.
  constexpr qsizetype lineCharacters = 2000;
  const QString start = text.left(most * lineCharacters);
  const QFontMetricsF metrics(font);
  QTextLayout layout(start, font);
  QStringList lines;
  layout.beginLayout();
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width);
    const bool last = lines.size() == most - 1;
    const QString rest = start.mid(line.textStart(), last ? -1 : line.textLength()).trimmed();
    lines.append(metrics.elidedText(rest, Qt::ElideRight, width));
    if (last) break;
  }
  layout.endLayout();
  return lines;
}

}  // namespace headlight
