#include "ui/views/effects/effects_list.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/views/effects/focus_head.h"

namespace headlight {

namespace {

constexpr std::size_t kMostRows = 24;
constexpr double kMostLabel = 220;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Effects)
};

class EffectsList : public Scene {
 public:
  EffectsList(const EffectsContent& content, const Focus& focus, const QFont& font, double width)
      : m_focus(focus), m_font(font), m_width(width) {
    addRows(content);
    const QFontMetricsF metrics(m_font);
    m_row = std::ceil(metrics.height()) + 4;
    for (const Row& row : m_rows) {
      m_label = std::max(m_label, metrics.horizontalAdvance(row.part.name));
      m_number = std::max(m_number, metrics.horizontalAdvance(scoreText(row.part.logit)));
    }
    m_label = std::ceil(std::min({m_label, kMostLabel, width / 2}));
    m_number = std::ceil(m_number) + 10;
    for (const Row& row : m_rows) {
      if (row.isSum) continue;
      m_low = std::min(m_low, row.part.logit);
      m_high = std::max(m_high, row.part.logit);
    }
  }

  QSizeF size() const override { return {m_width, static_cast<double>(m_rows.size()) * m_row}; }

  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override {
    painter.setFont(m_font);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
      if (rowRect(i).intersects(part)) paintRow(painter, i, style);
  }

  SceneHit at(const QPointF& point) const override {
    const auto index = static_cast<std::ptrdiff_t>(std::floor(point.y() / m_row));
    if (index < 0 || index >= std::ssize(m_rows)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    SceneHit hit;
    if (row.isSum) return hit;
    hit.rect = rowRect(static_cast<std::size_t>(index));
    hit.tip = row.part.tip;
    if (row.part.kind) hit.focus = focusOnHead(m_focus, *row.part.kind, row.part.head);
    return hit;
  }

  std::vector<SceneMark> marks(const Focus& focus) const override {
    for (std::size_t i = 0; i < m_rows.size(); ++i)
      if (m_rows[i].part.kind == focus.kind && m_rows[i].part.head == focus.headId())
        return {{rowRect(i).adjusted(-5, 1, 2, -1), SceneMark::Role::Head}};
    return {};
  }

  QString summary() const override {
    if (m_rows.empty()) return {};
    return Words::tr("The most does %1: %2.")
        .arg(m_rows.front().part.name, scoreText(m_rows.front().part.logit));
  }

 private:
  struct Row {
    EffectsContent::Part part;
    bool isSum = false;  // of others or of all: without a bar
  };

  void addRows(const EffectsContent& content) {
    // One part more is shown as itself.
    const std::size_t shown = content.parts.size() <= kMostRows + 1 ? content.parts.size() : kMostRows;
    for (std::size_t i = 0; i < shown; ++i) m_rows.push_back({content.parts[i]});
    double others = 0;
    for (std::size_t i = shown; i < content.parts.size(); ++i) others += content.parts[i].logit;
    if (!content.sums) return;
    if (shown < content.parts.size())
      addSum(Words::tr("the other %1 parts").arg(content.parts.size() - shown), others);
    addSum(Words::tr("sum: logit of “%1”").arg(content.token.label), content.sum);
  }

  void addSum(const QString& name, double logit) {
    Row row{.part = {}, .isSum = true};
    row.part.name = name;
    row.part.logit = logit;
    m_rows.push_back(std::move(row));
  }

  QRectF rowRect(std::size_t index) const { return {0, static_cast<double>(index) * m_row, m_width, m_row}; }

  void paintRow(QPainter& painter, std::size_t index, const PictureStyle& style) const {
    const Row& row = m_rows[index];
    const QRectF rect = rowRect(index);
    if (row.isSum) {
      painter.setPen(style.grid);
      painter.drawLine(rect.topLeft(), rect.topRight());
    }
    painter.setPen(style.text);
    painter.drawText(QRectF(0, rect.top(), m_label, m_row), Qt::AlignRight | Qt::AlignVCenter,
                     elidedLabel(row.part.name, QFontMetricsF(m_font), m_label));
    painter.drawText(QRectF(m_label, rect.top(), m_number, m_row), Qt::AlignRight | Qt::AlignVCenter,
                     scoreText(row.part.logit));
    if (!row.isSum) paintBar(painter, rect, row.part.logit, style);
  }

  void paintBar(QPainter& painter, const QRectF& row, double value, const PictureStyle& style) const {
    const QRectF room(m_label + m_number + 10, row.top() + 3, m_width - m_label - m_number - 12, m_row - 6);
    const double unit = m_high > m_low ? room.width() / (m_high - m_low) : 0;
    const double zero = room.left() - unit * m_low;
    const QRectF bar(QPointF(zero, room.top()), QPointF(zero + unit * value, room.bottom()));
    painter.fillRect(bar.normalized(), value < 0 ? style.negative : style.positive);
    painter.setPen(style.frame);
    painter.drawLine(QPointF(zero, row.top()), QPointF(zero, row.bottom()));
  }

  std::vector<Row> m_rows;
  Focus m_focus;
  QFont m_font;
  double m_width;
  double m_row = 0;
  double m_label = 0;
  double m_number = 0;
  double m_low = 0;  // what the bars reach from
  double m_high = 0;
};

}  // namespace

std::shared_ptr<const Scene> effectsList(const EffectsContent& content, const Focus& focus, const QFont& font,
                                         double width) {
  return std::make_shared<EffectsList>(content, focus, font, width);
}

}  // namespace headlight
