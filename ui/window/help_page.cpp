#include "ui/window/help_page.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HelpPage)
};

QString heading(const QString& text) { return QStringLiteral("<h3>%1</h3>").arg(text); }
QString paragraph(const QString& text) { return QStringLiteral("<p>%1</p>").arg(text); }

QString formulaHtml(const HelpFormula& formula) {
  return QStringLiteral("<p style=\"margin-left:16px\"><big>%1</big></p><p>%2<br><i>%3</i></p>")
      .arg(formula.formula, formula.meaning, Words::tr("Source: %1").arg(formula.source));
}

QString keysHtml(const std::vector<std::pair<QString, QString>>& keys) {
  QString rows;
  for (const auto& [key, meaning] : keys)
    rows += QStringLiteral("<tr><td style=\"padding-right:20px\"><b>%1</b></td><td>%2</td></tr>")
                .arg(key.toHtmlEscaped(), meaning.toHtmlEscaped());
  return QStringLiteral("<table cellspacing=\"4\">%1</table>").arg(rows);
}

}  // namespace

HelpPage helpPage(const QString& id, const QString& title, const ViewHelp& help) {
  QString html = QStringLiteral("<h2>%1</h2>").arg(title.toHtmlEscaped()) + paragraph(help.shows);
  html += heading(Words::tr("How to read it"));
  for (const QString& text : help.reading) html += paragraph(text);
  html += heading(Words::tr("Where its numbers come from"));
  if (!help.noFormula.isEmpty()) html += paragraph(help.noFormula);
  for (const HelpFormula& formula : help.formulas) html += formulaHtml(formula);
  html += heading(Words::tr("Keys")) + keysHtml(help.keys);
  return {id, title, html};
}

HelpPage keyPage(const std::vector<std::pair<QString, QString>>& keys) {
  const QString title = Words::tr("Keys");
  return {QStringLiteral("keys"), title, QStringLiteral("<h2>%1</h2>").arg(title) + keysHtml(keys)};
}

}  // namespace headlight
