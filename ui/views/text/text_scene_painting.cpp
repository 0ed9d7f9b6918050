#include <QCoreApplication>
#include <QFontMetricsF>
#include <cmath>

#include "ui/models/cell_text.h"
#include "ui/plots/color_scale.h"
#include "ui/views/text/text_scene.h"

namespace headlight {

namespace {

constexpr double side = 16;  // of the legend

/// A text in which spaces are seen.
QString withSpaces(QString text) { return text.replace(u' ', u'·').replace(u'\t', u'⇥'); }

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TextView)
};

}  // namespace

/// How the tokens of one block are coloured.
struct TextScene::Brush {
  const PictureStyle& style;
  const TextShading& shading;
  const TokenList& tokens;
  const ColorMap& map;
  bool shaded = false;

  bool isOut(std::int64_t token) const {
    if (!shaded) return false;
    if (shading.isAlone(token)) return true;
    return !shading.leftOut.empty() && shading.leftOut[static_cast<std::size_t>(token)] != 0;
  }
  QColor ground(std::int64_t token) const {
    if (!shaded) return style.base;
    if (isOut(token)) return style.leftOut;
    const float weight = shading.weights[static_cast<std::size_t>(token)];
    if (std::isnan(weight)) return style.masked;
    return map.at(
        shading.fit.mappingOf(shading.heads.head).fraction(static_cast<double>(weight) / shading.divisor));
  }
};

void TextScene::paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const {
  painter.save();
  if (part.top() < m_body->pinned) paintLegend(painter, style);
  for (const TextBlock& block : m_body->blocks) {
    const Brush brush{style, m_shading, tokensOf(block),
                      colorMapFor(m_shading.fit.mapping, m_shading.display.colorMap, style.dark),
                      isShaded(block) && m_shading.isKnown()};
    paintBlock(painter, block, part, brush);
    paintSpan(painter, block, part, style);
  }
  painter.restore();
}

void TextScene::paintLegend(QPainter& painter, const PictureStyle& style) const {
  QFont bold = m_body->font;
  bold.setBold(true);
  const QFontMetricsF boldMetrics(bold);
  const QFontMetricsF metrics(m_body->font);
  QRectF line(side, 12, m_body->width - 2 * side, metrics.height());
  painter.setFont(bold);
  painter.setPen(style.text);
  const QString title = boldMetrics.elidedText(m_shading.heads.title, Qt::ElideRight, line.width() * 0.5);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
  line.setLeft(line.left() + boldMetrics.horizontalAdvance(title) + 12);
  painter.setFont(m_body->font);
  painter.setPen(style.mutedText);
  QString words = m_shading.sentence(m_snapshot);
  if (!m_shading.problem.isEmpty())
    words = m_shading.problem;
  else if (!m_shading.isKnown() && m_shading.kind != TextShading::Kind::None)
    words = Words::tr("Computing the %1 …").arg(words);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(words, Qt::ElideRight, line.width()));
  if (!m_shading.isKnown()) return;
  const ColorFit& fit = m_shading.fit;
  ColorScale scale = makeColorScale(m_shading.display, fit, style.dark, m_body->font);
  if (isDifference(*m_snapshot.patterns())) scale.subject = QStringLiteral("A − B");
  if (const FaintHead* faint = fit.faintHead(m_shading.heads.head)) {
    scale.mapping = faint->mapping;
    scale.largest = faint->largest;
  }
  scale.paint(painter, QRectF(side - 6, line.bottom() + 8, m_body->width - 2 * side, scale.height()), style);
}

void TextScene::paintBlock(QPainter& painter, const TextBlock& block, const QRectF& part,
                           const Brush& brush) const {
  if (!block.heading.isEmpty() && part.top() < block.layout.rect().top()) {
    painter.setFont(m_body->font);
    painter.setPen(brush.style.mutedText);
    const QFontMetricsF metrics(m_body->font);
    painter.drawText(QRectF(block.headingAt, QSizeF(block.layout.rect().width(), metrics.height())),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, block.heading);
  }
  painter.setFont(block.layout.font());
  const auto [first, end] = block.layout.rowsBetween(part.top(), part.bottom());
  for (std::size_t index = first; index < end; ++index) {
    const TextRow& row = block.layout.rows()[index];
    paintBoxes(painter, block, row, brush);
    for (std::size_t i = row.firstPiece; i < row.endPiece; ++i)
      paintPieceText(painter, block, row, block.layout.pieces()[i], brush);
  }
}

/// Neighbouring boxes of one token are one.
void TextScene::paintBoxes(QPainter& painter, const TextBlock& block, const TextRow& row,
                           const Brush& brush) const {
  TextBox open;
  for (std::size_t i = row.firstPiece; i < row.endPiece; ++i) {
    const TextPiece& piece = block.layout.pieces()[i];
    for (std::int32_t part = 0; part < piece.tokenCount; ++part) {
      const TextBox box = block.layout.boxOf(row, piece, part);
      if (box.token == open.token) {
        open.rect |= box.rect;
        continue;
      }
      if (open.token >= 0) paintBox(painter, open, brush);
      open = box;
    }
  }
  if (open.token >= 0) paintBox(painter, open, brush);
}

void TextScene::paintBox(QPainter& painter, const TextBox& box, const Brush& brush) const {
  // A little apart, so that one sees where a token ends.
  const QRectF rect = box.rect.adjusted(0.5, 2, -0.5, -2);
  if (brush.isOut(box.token))
    paintHatch(painter, rect, brush.style);
  else if (brush.shaded)
    painter.fillRect(rect, brush.ground(box.token));
  if (brush.tokens[static_cast<std::size_t>(box.token)].unknown) {
    painter.setPen(QPen(brush.style.mutedText, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
  }
}

void TextScene::paintPieceText(QPainter& painter, const TextBlock& block, const TextRow& row,
                               const TextPiece& piece, const Brush& brush) const {
  const QString own = block.layout.textOf(piece);
  const QString text = m_snapshot.state.shown.spaces ? withSpaces(own) : own;
  if (text.trimmed().isEmpty()) return;
  const bool muted = piece.tokenCount == 0 || text == QStringLiteral("⏎") ||
                     brush.tokens[static_cast<std::size_t>(piece.firstToken)].special;
  const QColor ground = piece.tokenCount > 0 ? brush.ground(piece.firstToken) : brush.style.base;
  const bool plain = ground == brush.style.base;
  painter.setPen(!plain  ? brush.style.textOn(ground.rgb())
                 : muted ? brush.style.mutedText
                         : brush.style.text);
  const QRectF rect = block.layout.rectOf(row, piece);
  const QFontMetricsF metrics(block.layout.font());
  const double base = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
  painter.drawText(QPointF(rect.left(), base), text);
}

/// A line below the tokens of a marked stretch.
void TextScene::paintSpan(QPainter& painter, const TextBlock& block, const QRectF& part,
                          const PictureStyle& style) const {
  const bool here = m_shading.ofKeys ? block.ofQueries : block.ofKeys;
  if (!here || m_shading.span.count() == 0) return;
  for (const QRectF& rect : block.layout.rectsOf(m_shading.span.begin, m_shading.span.end))
    if (rect.bottom() >= part.top() && rect.top() <= part.bottom())
      painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2.5),
                       m_shading.ofKeys ? style.query : style.key);
}

}  // namespace headlight
