#include "ui/views/effects/effects_map.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/color_map.h"
#include "ui/views/effects/focus_head.h"

namespace headlight {

namespace {

constexpr double kLeastCell = 12;
constexpr double kMostCell = 52;  // in the usual letters
constexpr double kGap = 8;
constexpr double kScale = 30;        // the legend's height without its numbers
constexpr double kLeastScale = 110;  // and its least width

constexpr QLatin1String kWidest("-0.00");  // number in a cell

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Effects)
};

QString kindTitle(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return Words::tr("Encoder");
    case AttentionKind::Decoder:
      return Words::tr("Decoder");
    case AttentionKind::Cross:
      return Words::tr("Cross-attention");
  }
  return {};
}

class EffectsMap : public Scene {
 public:
  EffectsMap(const EffectsMapRequest& request, const QFont& font) : m_request(request), m_font(font) {
    const QFontMetricsF metrics(m_font);
    m_label = std::ceil(metrics.horizontalAdvance(Words::tr("layer %1").arg(m_request.map.heads.rows()))) + 8;
    const double columns = static_cast<double>(heads() + (hasBeside() ? 1 : 0));
    const double room = m_request.mostWidth - m_label - (hasBeside() ? kGap : 0);
    const double most = std::max(kMostCell, std::ceil(metrics.horizontalAdvance(kWidest)) + 12);
    m_cell = std::clamp(std::floor(room / std::max(1.0, columns)), kLeastCell, most);
    const double line = std::ceil(metrics.height()) + 2;
    m_row = std::clamp(m_cell, line, std::max(30.0, 1.5 * line));
    m_head = (m_request.named ? metrics.height() + 4 : 0) + metrics.height() + 4;
  }

  QSizeF size() const override {
    const double right = hasBeside() ? besideLeft() + besideWidth() : columnLeft(heads());
    const double title =
        m_request.named ? QFontMetricsF(m_font).horizontalAdvance(kindTitle(m_request.map.kind)) : 0;
    return {std::max(right, m_label + std::max(title, kLeastScale) + 2),
            rowTop(layers()) + kScale + QFontMetricsF(m_font).height()};
  }

  void paint(QPainter& painter, const QRectF&, const PictureStyle& style) const override {
    painter.setFont(m_font);
    paintHeadings(painter, style);
    for (std::int64_t layer = 0; layer < layers(); ++layer) {
      painter.setPen(style.mutedText);
      painter.drawText(QRectF(0, rowTop(layer), m_label - 8, m_row), Qt::AlignRight | Qt::AlignVCenter,
                       Words::tr("layer %1").arg(layer));
      for (std::int64_t head = 0; head < heads(); ++head)
        paintCell(painter, cellRect(layer, head), static_cast<double>(m_request.map.heads(layer, head)),
                  style);
      if (hasBeside())
        paintCell(painter, besideRect(layer), m_request.map.beside[static_cast<std::size_t>(layer)], style);
    }
    paintScale(painter, style);
  }

  SceneHit at(const QPointF& point) const override {
    const auto layer = static_cast<std::int64_t>(std::floor((point.y() - m_head) / m_row));
    if (layer < 0 || layer >= layers()) return {};
    if (hasBeside() && besideRect(layer).contains(point))
      return hitOf({static_cast<int>(layer), -1}, besideRect(layer));
    const auto head = static_cast<std::int64_t>(std::floor((point.x() - m_label) / m_cell));
    if (head < 0 || head >= heads() || std::isnan(m_request.map.heads(layer, head))) return {};
    return hitOf({static_cast<int>(layer), static_cast<int>(head)}, cellRect(layer, head));
  }

  std::vector<SceneMark> marks(const Focus& focus) const override {
    if (focus.kind != m_request.map.kind || focus.layer >= layers() || focus.head >= heads()) return {};
    return {{cellRect(focus.layer, focus.head).adjusted(1, 1, 0, 0), SceneMark::Role::Head}};
  }

  QString summary() const override { return {}; }

 private:
  std::int64_t layers() const { return m_request.map.heads.rows(); }
  std::int64_t heads() const { return m_request.map.heads.cols(); }
  bool hasBeside() const { return static_cast<std::int64_t>(m_request.map.beside.size()) >= layers(); }
  double rowTop(std::int64_t layer) const { return m_head + static_cast<double>(layer) * m_row; }
  double columnLeft(std::int64_t head) const { return m_label + static_cast<double>(head) * m_cell; }
  double besideLeft() const { return columnLeft(heads()) + kGap; }
  double besideWidth() const {
    return std::max(m_cell, QFontMetricsF(m_font).horizontalAdvance(Words::tr("feed-forward")) + 4);
  }
  QRectF cellRect(std::int64_t layer, std::int64_t head) const {
    return {columnLeft(head), rowTop(layer), m_cell, m_row};
  }
  QRectF besideRect(std::int64_t layer) const { return {besideLeft(), rowTop(layer), besideWidth(), m_row}; }

  SceneHit hitOf(HeadId head, const QRectF& rect) const {
    SceneHit hit;
    const bool isHead = head.head >= 0;
    for (const EffectsContent::Part& part : m_request.parts) {
      if (part.head != head || part.kind.has_value() != isHead) continue;
      if (isHead && *part.kind != m_request.map.kind) continue;
      hit.tip = part.tip;
      break;
    }
    if (isHead) hit.focus = focusOnHead(m_request.focus, m_request.map.kind, head);
    hit.rect = rect;
    return hit;
  }

  void paintHeadings(QPainter& painter, const PictureStyle& style) const {
    const QFontMetricsF metrics(m_font);
    const double line = metrics.height() + 4;
    if (m_request.named) {
      painter.setPen(style.text);
      painter.drawText(QRectF(m_label, 0, size().width() - m_label, line), Qt::AlignLeft | Qt::AlignVCenter,
                       kindTitle(m_request.map.kind));
    }
    painter.setPen(style.mutedText);
    const QRectF row(0, m_head - line, m_cell, line);
    const double room = metrics.horizontalAdvance(QString::number(heads())) + 4;
    const auto step = static_cast<std::int64_t>(std::ceil(room / m_cell));
    for (std::int64_t head = 0; head < heads(); head += std::max<std::int64_t>(1, step))
      painter.drawText(row.translated(columnLeft(head), 0), Qt::AlignCenter, QString::number(head));
    if (hasBeside())
      painter.drawText(QRectF(besideLeft(), m_head - line, besideWidth(), line), Qt::AlignCenter,
                       Words::tr("feed-forward"));
  }

  /// A layer without this head is left blank: it has no effect to be 0.
  void paintCell(QPainter& painter, const QRectF& rect, double value, const PictureStyle& style) const {
    if (std::isnan(value)) return;
    const QRgb color = divergingColorMap(style.dark).at(0.5 + 0.5 * value / m_request.limit);
    painter.fillRect(rect.adjusted(1, 1, 0, 0), QColor(color));
    const double roomy = QFontMetricsF(m_font).horizontalAdvance(kWidest) + 4;
    const double least = 0.77 * roomy;  // without the zero before the point
    if (m_cell < least) return;
    painter.setPen(style.textOn(color));
    painter.drawText(rect, Qt::AlignCenter, cellWeightText(static_cast<float>(value), m_cell, roomy));
  }

  /// The colours from -limit to limit, with their numbers.
  void paintScale(QPainter& painter, const PictureStyle& style) const {
    const double width = std::min(240.0, columnLeft(heads()) - m_label);
    const QRectF bar(m_label + 1, rowTop(layers()) + 12, std::max(kLeastScale, width), 10);
    const ColorMap& map = divergingColorMap(style.dark);
    QLinearGradient colors(bar.topLeft(), bar.topRight());
    for (int i = 0; i <= 16; ++i) colors.setColorAt(i / 16.0, QColor(map.at(i / 16.0)));
    painter.fillRect(bar, colors);
    painter.setPen(style.mutedText);
    const QRectF numbers(bar.left(), bar.bottom() + 2, bar.width(), QFontMetricsF(m_font).height() + 2);
    painter.drawText(numbers, Qt::AlignLeft | Qt::AlignTop, scaleEndText(-m_request.limit));
    painter.drawText(numbers, Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("0"));
    painter.drawText(numbers, Qt::AlignRight | Qt::AlignTop, scaleEndText(m_request.limit));
  }

  EffectsMapRequest m_request;
  QFont m_font;
  double m_label = 0;
  double m_cell = 0;
  double m_row = 0;
  double m_head = 0;
};

}  // namespace

std::shared_ptr<const Scene> effectsMap(const EffectsMapRequest& request, const QFont& font) {
  return std::make_shared<EffectsMap>(request, font);
}

}  // namespace headlight
