#include "ui/views/anatomy/anatomy_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/standing_text.h"
#include "ui/plots/wrapped_text.h"
#include "ui/session/letter_width.h"

namespace headlight {

namespace {

constexpr double margin = 18;
constexpr double gap = 10;  // between items
// In letters of the usual size; larger ones take as much more.
constexpr double gutterRoom = 94;  // of symbols and names of rows, left of a plot
constexpr double rightRoom = 78;   // of the scale's end and the column of a sum
constexpr double stripRoom = 12;

using Kind = AnatomyItem::Kind;

/// Places one stage after another.
class Placing {
 public:
  Placing(AnatomyLayout& layout, const AnatomyContent& content) : m_layout(layout), m_content(content) {
    const double inner = layout.width - 2 * margin;
    const double unit = layout.unit;
    m_line = std::ceil(QFontMetricsF(layout.font).height());
    m_sideBySide = inner >= 780 * unit;
    m_textWidth = m_sideBySide ? std::clamp(0.255 * inner, 210 * unit, 340 * unit) : inner;
    const double left = m_sideBySide ? margin + m_textWidth + 18 : margin;
    m_gutter = gutterRoom * unit;
    m_strip = stripRoom * unit;
    m_plotLeft = left + m_gutter;
    m_plotWidth = std::max(60.0, layout.width - margin - rightRoom * unit - m_plotLeft);
    placeColumns();
  }

  void placeAll() {
    m_y = margin * 0.6;
    placeHeading();
    for (const AnatomyStage& stage : m_content.stages) placeStage(stage);
    placeToy();
    m_layout.height = m_y + margin;
  }

 private:
  void placeColumns() {
    const auto keys = static_cast<double>(std::max<std::size_t>(1, m_content.keys.size()));
    m_layout.columnWidth = std::min(76 * m_layout.unit, m_plotWidth / keys);
    m_layout.verticalLabels = m_layout.columnWidth < 3.4 * m_layout.font.pixelSize();
    const QFontMetricsF metrics(m_layout.small);
    double longest = 0, highest = 0;
    for (const AnatomyKey& key : m_content.keys) {
      longest = std::max(longest, metrics.horizontalAdvance(key.label));
      highest = std::max(highest, standingLength(key.label, metrics));
    }
    m_layout.verticalLabels = m_layout.verticalLabels && longest + 4 > m_layout.columnWidth;
    m_labelHeight = m_layout.verticalLabels ? std::min(highest + 6, 76 * m_layout.unit) : m_line;
  }

  void placeHeading() {
    const double whole = m_layout.width - 2 * margin;
    m_layout.large = m_layout.bold;
    m_layout.large.setPixelSize(static_cast<int>(m_layout.large.pixelSize() * 1.2));
    m_layout.headingLines = wrappedText(m_content.heading, m_layout.large, whole, 2);
    const auto lines = static_cast<double>(m_layout.headingLines.size());
    const double line = QFontMetricsF(m_layout.large).height();
    m_layout.heading = QRectF(margin, m_y, whole, std::max(m_line * 1.5, line * lines + m_line * 0.3));
    m_y = m_layout.heading.bottom() + 4;
    m_layout.legend = QRectF(margin, m_y + 3, 120 * m_layout.unit, m_line - 6);
    QString words = QCoreApplication::translate(
        "Anatomy",
        "Colours and bars of a stage: 0 in the middle, orange below, blue above; the ends are its largest "
        "absolute value, the number at its right.");
    if (!m_content.note.isEmpty()) words += u' ' + m_content.note;
    // Beside the colours, or below them where that would be a column of single words.
    double left = m_layout.legend.right() + 42 * m_layout.unit;
    const bool below = m_layout.width - margin - left < 150 * m_layout.unit;
    if (below) left = margin;
    const double top = below ? m_layout.legend.bottom() + 5 : m_y;
    const double width = m_layout.width - margin - left;
    m_layout.legendLines = wrappedText(words, m_layout.small, width, below ? 5 : 3);
    m_layout.legendWords = QRectF(left, top, width, m_line * double(m_layout.legendLines.size()));
    m_y = m_layout.legendWords.bottom() + 10;
  }

  double barsHeight() const { return std::round(m_line * 2.6); }

  double heightOf(const AnatomyItem& item) const {
    const auto rows = static_cast<double>(item.values.rows());
    switch (item.kind) {
      case Kind::Bars:
      case Kind::KeyBars:
        return barsHeight();
      case Kind::HeatMap:
        return rows * std::clamp(160 * m_layout.unit / rows, 2.0,
                                 item.rowNames.isEmpty() ? 6 * m_layout.unit : m_line);
      case Kind::KeyColumns:
        return rows * std::clamp(130 * m_layout.unit / rows, 1.5, 10 * m_layout.unit);
      case Kind::List:
        return rows * std::round(m_line * 1.25);
    }
    return 0;
  }

  static bool hasKeys(const AnatomyItem& item) {
    return item.kind == Kind::KeyColumns || item.kind == Kind::KeyBars;
  }

  PlacedItem placeItem(const AnatomyItem& item, double& y, bool labelled) const {
    PlacedItem placed{&item, Formula(item.symbol, m_layout.font), {}, {}, {}, {}, {}, {}, {}};
    const double width = hasKeys(item) ? m_layout.columnWidth * double(m_content.keys.size()) : m_plotWidth;
    placed.plot = QRectF(m_plotLeft, y, width, heightOf(item));
    const double middle = y + std::min(placed.plot.height(), barsHeight()) / 2;
    placed.symbolAt = {m_plotLeft - m_gutter + 2, middle + m_line * 0.3};
    y = placed.plot.bottom();
    if (item.compared.size() > 0) {
      placed.compared = QRectF(m_plotLeft, y + 4, width, barsHeight());
      y = placed.compared.bottom();
    }
    if (!item.rowNames.isEmpty() && item.kind == Kind::HeatMap)
      placed.rowNames = QRectF(m_plotLeft - 58 * m_layout.unit, placed.plot.top(), 58 * m_layout.unit - 4,
                               placed.plot.height());
    if (item.beside.size() > 0)
      placed.beside = QRectF(m_plotLeft - m_strip - 8, placed.plot.top(), m_strip, placed.plot.height());
    if (item.sum.size() > 0)
      placed.sum = QRectF(placed.plot.right() + 8, placed.plot.top(), m_strip, placed.plot.height());
    if (labelled) {
      placed.keyLabels = QRectF(m_plotLeft, y + 2, width, m_labelHeight);
      y = placed.keyLabels.bottom();
    }
    return placed;
  }

  void placeItems(const AnatomyStage& stage, PlacedStage& placed, double& y) const {
    for (std::size_t i = 0; i < stage.items.size(); ++i) {
      const bool isLastOfKeys =
          hasKeys(stage.items[i]) && (i + 1 == stage.items.size() || !hasKeys(stage.items[i + 1]));
      placed.items.push_back(placeItem(stage.items[i], y, isLastOfKeys));
      y += gap;
    }
    if (placed.items.empty()) return;
    const PlacedItem& first = placed.items.front();
    const double right = first.sum.isEmpty() ? first.plot.right() : first.sum.right();
    placed.limitAt = {right + 6, first.plot.top() + m_line / 2};
  }

  double placeText(const AnatomyStage& stage, PlacedStage& placed) const {
    double y = m_y + gap;
    placed.title = QRectF(margin, y, m_textWidth, m_line * 1.3);
    y = placed.title.bottom() + 3;
    QFont large = m_layout.font;
    large.setPixelSize(static_cast<int>(std::round(large.pixelSize() * 1.15)));
    placed.formula = Formula(stage.formula, large);
    // A long formula is set smaller before it would stand in the plots.
    constexpr int smallest = 9;
    while (placed.formula.size().width() > m_textWidth && large.pixelSize() > smallest) {
      large.setPixelSize(large.pixelSize() - 1);
      placed.formula = Formula(stage.formula, large);
    }
    if (!placed.formula.isEmpty()) {
      placed.formulaAt = {margin + 2, y + placed.formula.ascent()};
      y += placed.formula.size().height() + 4;
    }
    placed.words = wrappedText(stage.words, m_layout.small, m_textWidth, 8);
    const double line = QFontMetricsF(m_layout.small).height();
    placed.wordsArea = QRectF(margin, y, m_textWidth, line * double(placed.words.size()));
    return placed.wordsArea.bottom();
  }

  void placeStage(const AnatomyStage& stage) {
    PlacedStage placed;
    placed.stage = &stage;
    placed.limit = stage.limit();
    const double textBottom = placeText(stage, placed);
    double y = m_sideBySide ? m_y + gap + 4 : textBottom + gap;
    placeItems(stage, placed, y);
    const double bottom = std::max(textBottom + gap, y);
    placed.area = QRectF(margin / 2, m_y, m_layout.width - margin, bottom - m_y);
    m_y = bottom + 2;
    m_layout.stages.push_back(std::move(placed));
  }

  void placeToy() {
    m_y += gap;
    m_layout.toyTitle = QRectF(margin, m_y, m_layout.width - 2 * margin, m_line * 1.3);
    m_layout.toyWords =
        QRectF(margin, m_layout.toyTitle.bottom() + 2, m_layout.width - 2 * margin, m_line * 1.2);
    m_y = m_layout.toyWords.bottom() + 6;
    m_layout.toy = QRectF(margin, m_y, std::min(m_layout.width - 2 * margin, 980 * m_layout.unit), 0);
  }

  AnatomyLayout& m_layout;
  const AnatomyContent& m_content;
  double m_line = 0;
  bool m_sideBySide = false;
  double m_textWidth = 0;
  double m_gutter = 0;
  double m_strip = 0;
  double m_plotLeft = 0;
  double m_plotWidth = 0;
  double m_labelHeight = 0;
  double m_y = 0;
};

}  // namespace

AnatomyLayout::AnatomyLayout(const AnatomyContent& content, const SceneRequest& request)
    : font(request.font), small(request.font), bold(request.font), width(request.width) {
  unit = letterScale(font);
  small.setPixelSize(std::max(9, font.pixelSize() - 1));
  bold.setBold(true);
  Placing(*this, content).placeAll();
}

QRectF AnatomyLayout::column(const QRectF& plot, std::size_t key) const {
  return {plot.left() + double(key) * columnWidth, plot.top(), columnWidth, plot.height()};
}

}  // namespace headlight
