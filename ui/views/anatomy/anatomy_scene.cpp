#include "ui/views/anatomy/anatomy_scene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "ui/models/number_text.h"
#include "ui/plots/color_map.h"
#include "ui/plots/token_label.h"
#include "ui/views/anatomy/item_painting.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Anatomy)

 public:
  static QString toyTitle() { return tr("The same on a menu"); }
  static QString toyWords() {
    return tr(
        "A taste for something hot: the better a dish suits it, the more of it is in the mix. Change the "
        "scores.");
  }
  static QString stepUndo() { return tr("Stage of the Anatomy"); }
  static QString markTip() { return tr("Marks this stage"); }
  static QString mostKey(const QString& heading, const QString& key, const QString& weight) {
    return tr("%1: it looks most at “%2”, with a weight of %3.").arg(heading, key, weight);
  }
};

constexpr double bottomMargin = 18;

}  // namespace

QStringList anatomySteps(const AnatomyContent& content) {
  QStringList ids;
  for (const AnatomyStage& stage : content.stages) ids.append(stage.id);
  ids.append(QLatin1String(anatomyToyStage));
  return ids;
}

AnatomyScene::AnatomyScene(AnatomyContent content, const AnatomyOptions& options, const SceneRequest& request,
                           std::int64_t focusedKey)
    : m_content(std::move(content)),
      m_options(options),
      m_layout(m_content, request),
      m_toy(softmaxToy(options.toyScores), m_layout.toy, request.font, request.printing),
      m_key(focusedKey),
      m_printing(request.printing) {}

QSizeF AnatomyScene::size() const {
  return {m_layout.width, std::ceil(m_layout.toy.top() + m_toy.height() + bottomMargin)};
}

void AnatomyScene::paintHeading(QPainter& painter, const PictureStyle& style) const {
  painter.setFont(m_layout.large);
  painter.setPen(style.text);
  painter.drawText(m_layout.heading, Qt::AlignLeft | Qt::AlignVCenter, m_layout.headingLines.join(u'\n'));
  constexpr int steps = 64;
  const QRectF& bar = m_layout.legend;
  const ColorMap& map = divergingColorMap(style.dark);
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (int i = 0; i < steps; ++i) {
    const double left = bar.left() + bar.width() * i / steps;
    painter.fillRect(QRectF(left, bar.top(), bar.right() - left, bar.height()), map.at((i + 0.5) / steps));
  }
  painter.setRenderHint(QPainter::Antialiasing, true);
  painter.setPen(QPen(style.frame, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(bar);
  painter.setFont(m_layout.small);
  painter.setPen(style.mutedText);
  painter.drawText(QRectF(bar.right() + 4, bar.top() - 4, 36 * m_layout.unit, bar.height() + 8),
                   Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("±"));
  painter.drawText(m_layout.legendWords, Qt::AlignLeft | Qt::AlignTop, m_layout.legendLines.join(u'\n'));
}

/// The focused key's column in every stage.
void AnatomyScene::paintKeyMark(QPainter& painter, const PlacedStage& placed,
                                const PictureStyle& style) const {
  const auto found = std::find_if(m_content.keys.begin(), m_content.keys.end(),
                                  [this](const AnatomyKey& key) { return key.index == m_key; });
  if (m_key < 0 || found == m_content.keys.end()) return;
  const auto key = static_cast<std::size_t>(found - m_content.keys.begin());
  QRectF marked;
  for (const PlacedItem& item : placed.items) {
    if (item.item->kind != AnatomyItem::Kind::KeyBars && item.item->kind != AnatomyItem::Kind::KeyColumns)
      continue;
    marked |= m_layout.column(item.plot, key);
    if (!item.compared.isEmpty()) marked |= m_layout.column(item.compared, key);
    if (!item.keyLabels.isEmpty()) marked |= m_layout.column(item.keyLabels, key);
  }
  if (marked.isEmpty()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(style.key, 2));
  painter.drawRoundedRect(marked, 2, 2);
}

void AnatomyScene::paintStage(QPainter& painter, const PlacedStage& placed, int number,
                              const PictureStyle& style) const {
  const bool isMarked = placed.stage->id == m_options.stage;
  if (isMarked) {
    QColor wash = style.highlight;
    wash.setAlphaF(0.10F);
    painter.fillRect(placed.area, wash);
    painter.fillRect(QRectF(placed.area.left(), placed.area.top(), 3, placed.area.height()), style.highlight);
  }
  painter.setPen(QPen(style.grid, 1));
  painter.drawLine(placed.area.topLeft(), placed.area.topRight());
  painter.setFont(m_layout.bold);
  painter.setPen(style.text);
  painter.drawText(placed.title, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   QStringLiteral("%1  %2").arg(number).arg(placed.stage->title));
  placed.formula.paint(painter, placed.formulaAt, style.text);
  painter.setFont(m_layout.small);
  painter.setPen(style.mutedText);
  painter.drawText(placed.wordsArea, Qt::AlignLeft | Qt::AlignTop, placed.words.join(u'\n'));
  const ItemPainting painting{painter, style, m_content, m_layout, placed.limit, m_printing, m_key};
  for (const PlacedItem& item : placed.items) painting.paint(item);
  paintKeyMark(painter, placed, style);
  if (placed.items.empty() || placed.items.front().item->kind == AnatomyItem::Kind::List) return;
  painter.setFont(m_layout.small);
  painter.setPen(style.mutedText);
  const double line = QFontMetricsF(m_layout.small).height();
  const bool isSigned = !placed.items.front().item->isWeights;
  painter.drawText(QRectF(placed.limitAt.x(), placed.limitAt.y() - line / 2, 70 * m_layout.unit, line),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   (isSigned ? QStringLiteral("±") : QString()) + scaleEndText(placed.limit));
}

void AnatomyScene::paintToy(QPainter& painter, const PictureStyle& style) const {
  const QRectF area(m_layout.toyTitle.left() - 9, m_layout.toyTitle.top() - 6, m_layout.toyTitle.width() + 18,
                    m_layout.toy.top() + m_toy.height() - m_layout.toyTitle.top() + 12);
  if (m_options.stage == QLatin1String(anatomyToyStage)) {
    QColor wash = style.highlight;
    wash.setAlphaF(0.10F);
    painter.fillRect(area, wash);
    painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), style.highlight);
  }
  painter.setPen(QPen(style.grid, 1));
  painter.drawLine(area.topLeft(), area.topRight());
  painter.setFont(m_layout.bold);
  painter.setPen(style.text);
  painter.drawText(m_layout.toyTitle, Qt::AlignLeft | Qt::AlignVCenter, Words::toyTitle());
  painter.setFont(m_layout.small);
  painter.setPen(style.mutedText);
  painter.drawText(m_layout.toyWords, Qt::AlignLeft | Qt::AlignVCenter, Words::toyWords());
  m_toy.paint(painter, style);
}

void AnatomyScene::paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const {
  if (m_layout.legendWords.bottom() > part.top()) paintHeading(painter, style);
  int number = 0;
  for (const PlacedStage& placed : m_layout.stages) {
    ++number;
    if (placed.area.intersects(part)) paintStage(painter, placed, number, style);
  }
  if (m_layout.toyTitle.top() - 8 < part.bottom()) paintToy(painter, style);
}

SceneHit AnatomyScene::titleHit(const QRectF& rect, const QString& id) const {
  SceneHit hit{rect, Words::markTip(), {}, {}, Words::stepUndo()};
  hit.change = [id](SessionState& state) {
    auto options = optionsIn<AnatomyOptions>(state.viewOptions);
    options.stage = options.stage == id ? QString() : id;
    setOptions(state.viewOptions, options);
  };
  return hit;
}

SceneHit AnatomyScene::at(const QPointF& point) const {
  for (const PlacedStage& placed : m_layout.stages) {
    if (!placed.area.contains(point)) continue;
    if (placed.title.contains(point)) return titleHit(placed.title, placed.stage->id);
    for (const PlacedItem& item : placed.items)
      if (const SceneHit hit = itemAt(item, m_content, m_layout, point); !hit.rect.isEmpty()) return hit;
  }
  if (m_layout.toyTitle.contains(point)) return titleHit(m_layout.toyTitle, QLatin1String(anatomyToyStage));
  return m_toy.at(point);
}

QRectF AnatomyScene::wanted() const {
  for (const PlacedStage& placed : m_layout.stages)
    if (placed.stage->id == m_options.stage) return placed.area;
  if (m_options.stage != QLatin1String(anatomyToyStage)) return {};
  return {m_layout.toyTitle.topLeft(), QSizeF(m_layout.toy.width(), m_toy.height() + 50)};
}

QString AnatomyScene::summary() const {
  const auto most = std::max_element(
      m_content.keys.begin(), m_content.keys.end(),
      [](const AnatomyKey& a, const AnatomyKey& b) { return a.facts.weight < b.facts.weight; });
  if (most == m_content.keys.end()) return m_content.heading;
  return Words::mostKey(m_content.heading, most->label, weightText(most->facts.weight));
}

}  // namespace headlight
