#pragma once

#include <QFont>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QPointF>
#include <QSizeF>
#include <QString>
#include <vector>

namespace headlight {

/// A formula set in boxes, ready to be painted: the baseline of each box is that of its row, scripts are
/// smaller and raised or lowered, fractions stand on the height of the minus sign (after Knuth 1984, The
/// TeXbook, chapters 11 and 17, without its finer points). Immutable; may be made on any thread.
///
/// The markup: letters are italic, everything else is upright; `_x`, `^x` or `_{...}`, `^{...}` are scripts
/// of what stands before them; `\frac{a}{b}`, `\sqrt{a}` and `\rm{words}`, which is upright. A brace that is
/// missing ends with the text.
class Formula {
 public:
  Formula() = default;
  Formula(const QString& markup, const QFont& font);

  QSizeF size() const { return {m_width, m_ascent + m_descent}; }
  double ascent() const { return m_ascent; }
  bool isEmpty() const { return m_glyphs.empty(); }
  /// With its left end on `baseline`, in this colour.
  void paint(QPainter& painter, const QPointF& baseline, const QColor& color) const;
  /// The same as plain text, for assistive programs and tests.
  const QString& text() const { return m_text; }

 private:
  struct Glyphs {
    QPointF at;  // of their baseline
    QString text;
    QFont font;
  };
  struct Reader;

  void append(const Formula& box, double x, double y);
  void appendText(const QString& text, const QFont& font);
  void appendScript(const Formula& script, bool above, const QFont& font, double begin);
  void appendFraction(const Formula& above, const Formula& below, const QFont& font);
  void appendRoot(const Formula& inside, const QFont& font);

  std::vector<Glyphs> m_glyphs;
  std::vector<QLineF> m_lines;
  QString m_text;
  double m_width = 0;
  double m_ascent = 0;
  double m_descent = 0;
};

}  // namespace headlight
