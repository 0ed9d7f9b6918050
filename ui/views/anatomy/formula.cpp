#include "ui/views/anatomy/formula.h"

#include <QFontMetricsF>
#include <algorithm>

namespace headlight {

namespace {

QFont smaller(QFont font) {
  font.setPixelSize(std::max(7, static_cast<int>(font.pixelSize() * 0.74)));
  return font;
}

QFont italic(QFont font) {
  font.setItalic(true);
  return font;
}

/// Letters of the Latin and the Greek alphabet.
bool isVariable(QChar sign) { return sign.isLetter() && sign.script() != QChar::Script_Han; }

}  // namespace

struct Formula::Reader {
  const QString& markup;
  qsizetype at = 0;

  bool ends() const { return at >= markup.size() || markup[at] == u'}'; }
  /// `{...}`, or the next sign.
  Formula group(const QFont& font, bool upright = false) {
    if (at >= markup.size()) return {};
    Formula box;
    if (markup[at] != u'{') {
      one(box, font, upright);
      return box;
    }
    ++at;
    row(box, font, upright);
    if (at < markup.size()) ++at;  // the closing brace
    return box;
  }
  void row(Formula& box, const QFont& font, bool upright) {
    double begin = 0;  // of what scripts belong to
    while (!ends()) {
      if (markup[at] == u'_' || markup[at] == u'^') {
        const bool above = markup[at++] == u'^';
        const Formula script = group(smaller(font), upright);
        box.appendScript(script, above, font, begin);
        continue;
      }
      begin = box.m_width;
      one(box, font, upright);
    }
  }
  void one(Formula& box, const QFont& font, bool upright) {
    if (markup[at] == u'\\') return command(box, font);
    const QChar sign = markup[at++];
    box.appendText(QString(sign), !upright && isVariable(sign) ? italic(font) : font);
  }
  void command(Formula& box, const QFont& font) {
    const qsizetype begin = ++at;
    while (at < markup.size() && markup[at].isLetter()) ++at;
    const QString name = markup.mid(begin, at - begin);
    const Formula first = group(font, name == u"rm");
    if (name == u"frac")
      box.appendFraction(first, group(font), font);
    else if (name == u"sqrt")
      box.appendRoot(first, font);
    else {
      box.append(first, box.m_width, 0);
      box.m_text += first.m_text;
    }
  }
};

Formula::Formula(const QString& markup, const QFont& font) {
  Reader reader{markup};
  reader.row(*this, font, false);
}

void Formula::append(const Formula& box, double x, double y) {
  for (Glyphs glyphs : box.m_glyphs) {
    glyphs.at += QPointF(x, y);
    m_glyphs.push_back(std::move(glyphs));
  }
  for (const QLineF& line : box.m_lines) m_lines.push_back(line.translated(x, y));
  m_width = std::max(m_width, x + box.m_width);
  m_ascent = std::max(m_ascent, box.m_ascent - y);
  m_descent = std::max(m_descent, box.m_descent + y);
}

void Formula::appendText(const QString& text, const QFont& font) {
  const QFontMetricsF metrics(font);
  m_glyphs.push_back({{m_width, 0}, text, font});
  m_text += text;
  // An italic letter leans over the sign behind it.
  m_width += metrics.horizontalAdvance(text) + (font.italic() ? font.pixelSize() * 0.04 : 0);
  m_ascent = std::max(m_ascent, metrics.ascent());
  m_descent = std::max(m_descent, metrics.descent());
}

/// Above and below scripts of one sign stand over each other.
void Formula::appendScript(const Formula& script, bool above, const QFont& font, double begin) {
  const double shift = font.pixelSize() * (above ? -0.42 : 0.24);
  double x = m_width;
  for (const Glyphs& glyphs : m_glyphs)
    if (glyphs.at.y() != 0 && glyphs.at.x() > begin && glyphs.font.pixelSize() < font.pixelSize())
      x = std::min(x, glyphs.at.x());
  append(script, x, shift);
  m_text += (above ? u'^' : u'_') + script.m_text;
}

void Formula::appendFraction(const Formula& above, const Formula& below, const QFont& font) {
  const double size = font.pixelSize();
  const double axis = -0.28 * size;
  const double width = std::max(above.m_width, below.m_width) + 0.3 * size;
  const double left = m_width + 0.1 * size;
  append(above, left + (width - above.m_width) / 2, axis - 0.1 * size - above.m_descent);
  append(below, left + (width - below.m_width) / 2, axis + 0.1 * size + below.m_ascent);
  m_lines.emplace_back(left, axis, left + width, axis);
  m_width = left + width + 0.1 * size;
  m_text += u'(' + above.m_text + QStringLiteral(")/(") + below.m_text + u')';
}

void Formula::appendRoot(const Formula& inside, const QFont& font) {
  const double size = font.pixelSize();
  const double left = m_width;
  const double hook = 0.55 * size;
  const double top = -inside.m_ascent - 0.02 * size;
  const double bottom = inside.m_descent * 0.6;
  m_lines.emplace_back(left + 0.08 * size, -0.3 * size, left + 0.22 * size, -0.36 * size);
  m_lines.emplace_back(left + 0.22 * size, -0.36 * size, left + 0.36 * size, bottom);
  m_lines.emplace_back(left + 0.36 * size, bottom, left + hook, top);
  m_lines.emplace_back(left + hook, top, left + hook + inside.m_width + 0.1 * size, top);
  append(inside, left + hook + 0.05 * size, 0);
  m_ascent = std::max(m_ascent, -top + 1);
  m_width = left + hook + inside.m_width + 0.15 * size;
  m_text += QStringLiteral("√(") + inside.m_text + u')';
}

void Formula::paint(QPainter& painter, const QPointF& baseline, const QColor& color) const {
  painter.setPen(QPen(color, 1.1));
  for (const Glyphs& glyphs : m_glyphs) {
    painter.setFont(glyphs.font);
    painter.drawText(baseline + glyphs.at, glyphs.text);
  }
  for (const QLineF& line : m_lines) painter.drawLine(line.translated(baseline));
}

}  // namespace headlight
