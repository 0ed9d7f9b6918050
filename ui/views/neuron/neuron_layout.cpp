#include "ui/views/neuron/neuron_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/session/letter_width.h"
#include "ui/views/neuron/neuron_fonts.h"
#include "ui/views/neuron/neuron_keys.h"

namespace headlight {

namespace {

constexpr double kMargin = 14;
constexpr double kGroupGap = 14;
constexpr double kLeastBand = 34;  // bars shorter than this tell nothing
constexpr double kListGap = 22;
constexpr double kLeastWide = 620;  // narrower scenes have the list below; in the usual letters

/// Lays out from top to bottom.
class Layouter {
 public:
  Layouter(const NeuronContent& content, const std::vector<ScoreStep>& steps, const SceneRequest& request)
      : m_content(content), m_steps(steps), m_request(request) {
    m_made.font = request.font;
    m_made.small = neuronSmallFont(request.font);
    m_line = QFontMetricsF(m_made.font).height();
    m_smallLine = QFontMetricsF(m_made.small).height();
    const double letters = letterScale(request.font);
    const bool wide = request.width >= kLeastWide * letters;
    const double list = wide ? std::clamp(request.width * 0.28, 230 * letters, 380 * letters) : 0;
    m_left = kMargin;
    m_right = request.width - kMargin - (wide ? list + kListGap : 0);
    m_isWide = wide;
  }

  NeuronLayout make() {
    placeColumns();
    const double unit = bandUnit();
    double y = kMargin;
    m_made.title = take(y, 1.3 * m_line);
    m_made.subtitle = take(y, 1.4 * m_smallLine);
    placeGroups(y);
    placeBand(m_made.query, y, unit);
    placeBand(m_made.key, y, unit);
    placeBand(m_made.product, y, 1.5 * unit);
    placeBand(m_made.running, y, unit);
    m_made.ticks = take(y, 1.4 * m_smallLine);
    if (!m_content.pairs.empty()) {
      placeBand(m_made.pairs, y, 1.2 * unit);
      m_made.pairTicks = take(y, 1.4 * m_smallLine);
    }
    y += 0.4 * m_line;
    placeSteps(y);
    m_made.words = take(y, 2.6 * m_smallLine);
    placeList(y);
    return m_made;
  }

 private:
  QRectF take(double& y, double height) const {
    const QRectF rect(m_left, y, m_right - m_left, height);
    y += height;
    return rect;
  }
  double gutter() const {
    return QFontMetricsF(m_made.small).horizontalAdvance(QStringLiteral("-0.0025")) + 8;
  }
  double headerHeight() const { return 1.5 * m_smallLine; }
  double stepHeight() const { return 1.2 * m_line + 1.3 * m_smallLine + 4; }

  /// The height of a plain band: what is left of the room, shared.
  double bandUnit() {
    const bool paired = !m_content.pairs.empty();
    double y = 0;
    placeSteps(y);
    const double fixed = 2 * kMargin + 1.7 * m_line + 4 * m_smallLine + (paired ? 5 : 4) * headerHeight() +
                         (paired ? 2 : 1) * 1.4 * m_smallLine +
                         (m_content.groups.size() > 1 ? 1.5 * m_smallLine : 0) + y;
    const double units = paired ? 5.7 : 4.5;
    return std::max(kLeastBand, (m_request.height - fixed) / units);
  }

  void placeColumns() {
    const double left = m_left + gutter();
    const double gaps = kGroupGap * static_cast<double>(m_content.groups.size() - 1);
    m_made.columnWidth = (m_right - left - gaps) / static_cast<double>(m_content.terms.size());
    double x = left;
    for (std::size_t group = 0; group < m_content.groups.size(); ++group) {
      for (const std::int64_t dimension : m_content.groups[group].dimensions) {
        m_made.columns.push_back({dimension, group, x});
        x += m_made.columnWidth;
      }
      x += kGroupGap;
    }
  }

  void placeGroups(double& y) {
    if (m_content.groups.size() < 2) return;
    const double height = 1.5 * m_smallLine;
    std::size_t first = 0;
    for (const NeuronGroup& group : m_content.groups) {
      const double width = m_made.columnWidth * static_cast<double>(group.dimensions.size());
      m_made.groups.emplace_back(m_made.columns[first].left, y, width, height);
      first += group.dimensions.size();
    }
    y += height;
  }

  void placeBand(NeuronBand& band, double& y, double height) const {
    band.header = take(y, headerHeight());
    band.plot = take(y, height);
    band.plot.setLeft(m_left + gutter());
  }

  void placeSteps(double& y) {
    m_made.steps.clear();
    const QFontMetricsF value(neuronBoldFont(m_made.font));
    const QFontMetricsF name(m_made.small);
    double x = m_left;
    for (const ScoreStep& step : m_steps) {
      const double sign = step.sign.isEmpty() ? 0 : m_line * 1.5;
      const double width =
          sign + std::max(value.horizontalAdvance(step.value), name.horizontalAdvance(step.name)) + 6;
      if (x + width > m_right && x > m_left) {
        x = m_left;
        y += stepHeight();
      }
      m_made.steps.emplace_back(x, y, width, stepHeight());
      x += width + 4;
    }
    y += stepHeight();
  }

  void placeList(double bottom) {
    const double height = std::max(m_request.height, bottom + kMargin);
    if (m_isWide) {
      m_made.size = QSizeF(m_request.width, height);
      m_made.keys = QRectF(m_right + kListGap, kMargin, m_request.width - m_right - kListGap - kMargin,
                           height - 2 * kMargin);
      return;
    }
    constexpr int rows = 8;
    m_made.keys =
        QRectF(m_left, bottom + kMargin, m_right - m_left, NeuronKeyList::heightFor(rows, m_made.font));
    m_made.size = QSizeF(m_request.width, std::max(m_request.height, m_made.keys.bottom() + kMargin));
  }

  const NeuronContent& m_content;
  const std::vector<ScoreStep>& m_steps;
  const SceneRequest& m_request;
  NeuronLayout m_made;
  double m_line = 0;
  double m_smallLine = 0;
  double m_left = 0;
  double m_right = 0;
  bool m_isWide = true;
};

}  // namespace

NeuronLayout layOutNeuron(const NeuronContent& content, const std::vector<ScoreStep>& steps,
                          const SceneRequest& request) {
  return Layouter(content, steps, request).make();
}

}  // namespace headlight
