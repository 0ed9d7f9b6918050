#include "ui/views/facts_panel.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <algorithm>

#include "ui/plots/picture_style.h"
#include "ui/plots/wrapped_text.h"

namespace headlight {

namespace {

const QStringList kColumns = {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("A − B")};

QString withoutDigits(QString text) {
  for (QChar& character : text)
    if (character.isDigit()) character = QLatin1Char('0');
  return text;
}

}  // namespace

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

void FactsPanel::setFacts(const FactsTable& table) {
  setVisible(!table.facts.empty());
  if (table == m_table) return;
  m_table = table;
  showFacts();
}

int FactsPanel::heightForWidth(int width) const {
  constexpr qsizetype mostKept = 64;
  const QString key = QString::number(width) + QLatin1Char(' ') + m_shape;
  const auto known = m_heights.constFind(key);
  if (known != m_heights.cend()) return *known;
  if (m_heights.size() >= mostKept) m_heights.clear();
  return *m_heights.insert(key, QLabel::heightForWidth(width));
}

void FactsPanel::setCorner(QWidget* corner) {
  m_corner = corner;
  corner->setParent(this);
  placeCorner();
}

/// No higher than a line, so that it needs none of its own.
void FactsPanel::placeCorner() {
  if (!m_corner) return;
  const QSize wanted = m_corner->sizeHint();
  m_corner->resize(std::min(width(), wanted.width()), std::min(wanted.height(), fontMetrics().height() + 2));
  m_corner->move(width() - m_corner->width(), 0);
}

/// The heading goes on below where it would run into the corner.
QString FactsPanel::headingHtml() const {
  const QString heading = QStringLiteral("<b>%1</b>").arg(m_table.heading.toHtmlEscaped());
  if (!m_corner) return heading;
  return QStringLiteral(
             "<table width='100%' cellspacing='0' cellpadding='0'><tr><td>%1</td>"
             "<td width='%2'></td></tr></table>")
      .arg(heading)
      .arg(m_corner->sizeHint().width() + 4);
}

void FactsPanel::showFacts() {
  const QString muted = pictureStyle(palette()).mutedText.name();
  QString html = headingHtml();
  if (!m_table.note.isEmpty())
    // Behind a table a line begins by itself.
    html += (m_corner ? QString() : QStringLiteral("<br>")) +
            QStringLiteral("<span style='color:%1'>%2</span>").arg(muted, m_table.note.toHtmlEscaped());
  html += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='1'>");
  const QString cell = QStringLiteral("<td align='right' style='padding-left:7px'>%1</td>");
  const QString name = QStringLiteral("<td><span style='color:%1'>%2</span></td>");
  const bool compared = m_table.isCompared();
  if (compared)
    html += QStringLiteral("<tr><td></td>%1%2%3</tr>")
                .arg(cell.arg(kColumns[0]), cell.arg(kColumns[1]), cell.arg(kColumns[2]));
  QString hints;
  for (const Fact& fact : m_table.facts) {
    html += QStringLiteral("<tr>") + name.arg(muted, fact.name.toHtmlEscaped()) +
            cell.arg(fact.value.toHtmlEscaped());
    if (compared) html += cell.arg(fact.second.toHtmlEscaped()) + cell.arg(fact.difference.toHtmlEscaped());
    html += QStringLiteral("</tr>");
    if (!fact.hint.isEmpty())
      hints +=
          QStringLiteral("<p><b>%1</b>: %2</p>").arg(fact.name.toHtmlEscaped(), fact.hint.toHtmlEscaped());
  }
  html += QStringLiteral("</table>");
  m_shape = withoutDigits(html);
  setText(html);
  setToolTip(hints);
  setAccessibleName(m_table.heading);
}

/// The text has the palette's colours in it.
void FactsPanel::changeEvent(QEvent* event) {
  m_heights.clear();
  QLabel::changeEvent(event);
  if (event->type() == QEvent::FontChange) placeCorner();
  if (event->type() == QEvent::PaletteChange || (m_corner && event->type() == QEvent::FontChange))
    showFacts();
}

void FactsPanel::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  placeCorner();
}

namespace {

constexpr int noteLines = 4;  // at most
constexpr double columnGap = 10;

double lineHeight(const QFont& font) { return QFontMetricsF(font).height() * 1.3; }

QStringList noteOf(const FactsTable& table, const QFont& font, double width) {
  return table.note.isEmpty() ? QStringList() : wrappedText(table.note, font, width, noteLines);
}

/// The texts of a fact's columns, the first one's first.
QStringList valuesOf(const Fact& fact, bool compared) {
  return compared ? QStringList{fact.value, fact.second, fact.difference} : QStringList{fact.value};
}

std::vector<double> columnWidths(const FactsTable& table, const QFontMetricsF& metrics) {
  std::vector<double> widths;
  for (const QString& title : table.isCompared() ? kColumns : QStringList{QString()})
    widths.push_back(metrics.horizontalAdvance(title));
  for (const Fact& fact : table.facts) {
    const QStringList values = valuesOf(fact, table.isCompared());
    for (std::size_t i = 0; i < widths.size(); ++i)
      widths[i] = std::max(widths[i], metrics.horizontalAdvance(values[static_cast<qsizetype>(i)]));
  }
  return widths;
}

/// Texts in columns at the right end of a row; returns where they begin.
double paintColumns(QPainter& painter, const QRectF& row, const QStringList& texts,
                    const std::vector<double>& widths) {
  double right = row.right();
  for (std::size_t i = widths.size(); i-- > 0;) {
    painter.drawText(QRectF(right - widths[i] - 2, row.top(), widths[i] + 2, row.height()),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     texts[static_cast<qsizetype>(i)]);
    right -= widths[i] + columnGap;
  }
  return right;
}

}  // namespace

double factsHeight(const QFont& font, double width, const FactsTable& table) {
  if (table.facts.empty()) return 0;
  const auto lines = static_cast<double>(table.facts.size()) + 1 + (table.isCompared() ? 1 : 0);
  return lineHeight(font) * (lines + static_cast<double>(noteOf(table, font, width).size()));
}

double paintFacts(QPainter& painter, const QRectF& area, bool dark, const FactsTable& table) {
  if (table.facts.empty()) return 0;
  const QFont font = painter.font();
  const QFontMetricsF metrics(font);
  const double line = lineHeight(font);
  const PictureStyle& style = pictureStyle(dark);
  QFont bold = font;
  bold.setBold(true);
  painter.setFont(bold);
  painter.setPen(style.text);
  constexpr int left = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
  QRectF row(area.left(), area.top(), area.width(), line);
  painter.drawText(row, left, QFontMetricsF(bold).elidedText(table.heading, Qt::ElideRight, row.width()));
  painter.setFont(font);
  painter.setPen(style.mutedText);
  for (const QString& text : noteOf(table, font, area.width())) {
    row.translate(0, line);
    painter.drawText(row, left, text);
  }
  const std::vector<double> widths = columnWidths(table, metrics);
  if (table.isCompared()) {
    row.translate(0, line);
    paintColumns(painter, row, kColumns, widths);
  }
  for (const Fact& fact : table.facts) {
    row.translate(0, line);
    painter.setPen(style.text);
    const double end = paintColumns(painter, row, valuesOf(fact, table.isCompared()), widths);
    painter.setPen(style.mutedText);
    painter.drawText(row, left, metrics.elidedText(fact.name, Qt::ElideRight, end - row.left()));
  }
  return factsHeight(font, area.width(), table);
}

}  // namespace headlight
