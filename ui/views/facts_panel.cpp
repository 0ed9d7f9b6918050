#include "ui/views/facts_panel.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include "ui/plots/picture_style.h"

namespace headlight {

FactsPanel::FactsPanel(QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::RichText);
  setWordWrap(true);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  setAlignment(Qt::AlignTop | Qt::AlignLeft);
  QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  hide();
}

void FactsPanel::setFacts(const QString& heading, const std::vector<Fact>& facts) {
  setVisible(!facts.empty());
  if (heading == m_heading && facts == m_facts) return;
  m_heading = heading;
  m_facts = facts;
  showFacts();
}

int FactsPanel::heightForWidth(int width) const {
  if (width != m_measuredWidth) {
    m_measuredHeight = QLabel::heightForWidth(width);
    m_measuredWidth = width;
  }
  return m_measuredHeight;
}

void FactsPanel::showFacts() {
  m_measuredWidth = -1;
  const QString muted = pictureStyle(palette()).mutedText.name();
  QString html = QStringLiteral("<b>%1</b><table width='100%' cellspacing='0' cellpadding='1'>")
                     .arg(m_heading.toHtmlEscaped());
  QString hints;
  for (const Fact& fact : m_facts) {
    const QString name = fact.name.toHtmlEscaped();
    html += QStringLiteral(
                "<tr><td><span style='color:%1'>%2</span></td>"
                "<td align='right' style='white-space:nowrap'>%3</td></tr>")
                .arg(muted, name, fact.value.toHtmlEscaped());
    if (!fact.hint.isEmpty())
      hints += QStringLiteral("<p><b>%1</b>: %2</p>").arg(name, fact.hint.toHtmlEscaped());
  }
  setText(html + QStringLiteral("</table>"));
  setToolTip(hints);
  setAccessibleName(m_heading);
}

/// The text has the palette's colours in it.
void FactsPanel::changeEvent(QEvent* event) {
  m_measuredWidth = -1;
  QLabel::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) showFacts();
}

double factsHeight(const QFont& font, const std::vector<Fact>& facts) {
  const QFontMetricsF metrics(font);
  return facts.empty() ? 0 : metrics.height() * 1.3 * static_cast<double>(facts.size() + 1);
}

double paintFacts(QPainter& painter, const QRectF& area, bool dark, const QString& heading,
                  const std::vector<Fact>& facts) {
  if (facts.empty()) return 0;
  const QFont font = painter.font();
  const double line = QFontMetricsF(font).height() * 1.3;
  const QColor text = pictureStyle(dark).text;
  QFont bold = font;
  bold.setBold(true);
  painter.setFont(bold);
  painter.setPen(text);
  QRectF row(area.left(), area.top(), area.width(), line);
  painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   QFontMetricsF(bold).elidedText(heading, Qt::ElideRight, row.width()));
  painter.setFont(font);
  for (const Fact& fact : facts) {
    row.translate(0, line);
    painter.setPen(pictureStyle(dark).mutedText);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, fact.name);
    painter.setPen(text);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, fact.value);
  }
  return line * static_cast<double>(facts.size() + 1);
}

}  // namespace headlight
