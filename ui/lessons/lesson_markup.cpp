#include "ui/lessons/lesson_markup.h"

#include <QStringList>

namespace headlight {

QString lessonMarkup(const QString& text) {
  const QStringList parts = text.toHtmlEscaped().split(QStringLiteral("**"));
  QString html;
  for (qsizetype i = 0; i < parts.size(); ++i) {
    // Stars without a partner are stars.
    const bool bold = i % 2 == 1 && i + 1 < parts.size();
    if (bold)
      html += QStringLiteral("<b>") + parts[i] + QStringLiteral("</b>");
    else
      html += i % 2 == 1 ? QStringLiteral("**") + parts[i] : parts[i];
  }
  return html.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

}  // namespace headlight
