#include "ui/views/compare/compare_scene.h"

#include <QFontMetricsF>
#include <algorithm>
#include <utility>

#include "ui/views/scene/placed_scenes.h"

namespace headlight {

namespace {

constexpr double kMargin = 10;  // of captions
// More labels than these are not underlined one by one.
constexpr std::size_t kMostUnderlined = 400;

/// Moves what of a hit or a mark has a place.
template <typename Thing>
void translate(Thing& thing, const QPointF& by) {
  thing.rect.translate(by);
  thing.outline.translate(by);
}

}  // namespace

CompareScene::CompareScene(Comparison comparison, std::vector<ComparedPanel> panels, const PageRooms& rooms,
                           double caption, const QFont& font)
    : m_comparison(std::move(comparison)),
      m_panels(std::move(panels)),
      m_font(font),
      m_heading(rooms.heading) {
  place(rooms, caption);
}

void CompareScene::place(const PageRooms& rooms, double caption) {
  const std::size_t columns = rooms.widths.size();
  const auto isWide = [&](std::size_t i) { return rooms.lastIsWide && i + 1 == m_panels.size(); };
  std::vector<double> widths = rooms.widths;
  for (std::size_t i = 0; i < m_panels.size(); ++i)
    if (!isWide(i)) widths[i % columns] = std::max(widths[i % columns], m_panels[i].scene->size().width());
  double y = m_heading.isEmpty() ? 0 : headingHeight(m_font), right = 0;
  for (std::size_t first = 0; first < m_panels.size(); first += columns) {
    double x = rooms.left, bottom = y;
    for (std::size_t i = first; i < std::min(first + columns, m_panels.size()); ++i) {
      ComparedPanel& panel = m_panels[i];
      const double width =
          isWide(i) ? std::max(rooms.sizeOf(i, m_panels.size()).width(), panel.scene->size().width())
                    : widths[i - first];
      panel.captionAt = QRectF(x, y, width, caption);
      panel.at = QPointF(x, y + caption);
      bottom = std::max(bottom, panel.at.y() + panel.scene->size().height());
      x += width + PageRooms::gap;
    }
    right = std::max(right, x - PageRooms::gap);
    y = bottom;
  }
  m_size = QSizeF(right + rooms.left, y);
  m_oneRow = columns >= m_panels.size();
}

/// Legends of pictures beside each other stay in view together.
double CompareScene::pinnedHeight() const {
  if (!m_oneRow) return 0;
  double pinned = 0;
  for (const ComparedPanel& panel : m_panels)
    pinned = std::max(pinned, panel.at.y() + panel.scene->pinnedHeight());
  return pinned;
}

bool CompareScene::followsFocus() const {
  return std::all_of(m_panels.begin(), m_panels.end(),
                     [](const ComparedPanel& panel) { return panel.scene->followsFocus(); });
}

std::optional<ScenePlot> CompareScene::plot() const { return ownFirst ? ownFirst->plot() : std::nullopt; }

QRectF CompareScene::plotAt(const QPointF& point) const {
  const ComparedPanel* panel = panelAt(point);
  const QRectF plot = panel && this->plot() ? panel->scene->plotAt(point - panel->at) : QRectF();
  return plot.isEmpty() ? plot : plot.translated(panel->at);
}

void CompareScene::paintHeading(QPainter& painter, const PictureStyle& style) const {
  if (m_heading.isEmpty()) return;
  QFont bold = m_font;
  bold.setBold(true);
  painter.setFont(bold);
  painter.setPen(style.text);
  const QRectF line(kMargin, 4, m_size.width() - 2 * kMargin, headingHeight(m_font) - 4);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   QFontMetricsF(bold).elidedText(m_heading, Qt::ElideRight, line.width()));
}

void CompareScene::paintCaption(QPainter& painter, const ComparedPanel& panel,
                                const PictureStyle& style) const {
  QFont bold = m_font;
  bold.setBold(true);
  const QFontMetricsF metrics(bold);
  QRectF line(panel.captionAt.left() + kMargin, panel.captionAt.top() + ComparedCaption::above,
              panel.captionAt.width() - 2 * kMargin, metrics.height());
  painter.setFont(bold);
  painter.setPen(style.text);
  // Two texts may differ only where they end.
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(panel.caption.title, Qt::ElideMiddle, line.width()));
  painter.setFont(m_font);
  painter.setPen(style.mutedText);
  for (const QString& words : panel.caption.words) {
    line.moveTop(line.bottom() + ComparedCaption::between);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(m_font).elidedText(words, Qt::ElideRight, line.width()));
  }
}

/// Tokens that only one of the two has, in the colour that a difference has where this one has more.
void CompareScene::paintUnmatched(QPainter& painter, const ComparedPanel& panel,
                                  const PictureStyle& style) const {
  const bool second = panel.part == ComparedPart::Second;
  const Comparison::Unmatched alone = second ? m_comparison.secondAlone() : m_comparison.firstAlone();
  if (alone.queries.size() + alone.keys.size() > kMostUnderlined) return;
  painter.setPen(QPen(second ? style.negative : style.positive, 2, Qt::DotLine));
  const auto underline = [&](const std::vector<std::int64_t>& tokens, bool query) {
    for (const std::int64_t token : tokens)
      for (const QRectF& rect : panel.scene->labelsOf(token, query))
        painter.drawLine(rect.bottomLeft() + QPointF(1, -1), rect.bottomRight() + QPointF(-1, -1));
  };
  underline(alone.queries, true);
  underline(alone.keys, false);
}

void CompareScene::paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const {
  painter.save();
  paintHeading(painter, style);
  painter.restore();
  for (const ComparedPanel& panel : m_panels) {
    painter.save();
    if (panel.captionAt.intersects(part)) paintCaption(painter, panel, style);
    const QRectF whole(panel.at, panel.scene->size());
    if (whole.intersects(part) || panel.besideIt.translated(panel.at).intersects(part)) {
      painter.translate(panel.at);
      panel.scene->paint(painter, part.intersected(whole).translated(-panel.at), style);
      paintUnmatched(painter, panel, style);
    }
    painter.restore();
  }
}

void CompareScene::prepare(const QRectF& part, const Execution& execution) const {
  preparePlaced(m_panels, part, execution);
}

bool CompareScene::isPrepared(const QRectF& part) const { return arePrepared(m_panels, part); }

const ComparedPanel* CompareScene::panelAt(const QPointF& point) const {
  for (const ComparedPanel& panel : m_panels)
    if (QRectF(panel.at, panel.scene->size()).contains(point)) return &panel;
  return nullptr;
}

/// Of the second run: what it names of its own tokens becomes the first run's.
void CompareScene::toFirst(SceneHit& hit) const {
  if (hit.change) {
    hit.change = [inner = std::move(hit.change), comparison = m_comparison](SessionState& state) {
      const Focus before = state.focus;
      const Focus given = state.focus = comparison.toSecond(before);
      inner(state);
      // A token that the first run has not leaves its focus where it was.
      const bool stays = state.focus == given || comparison.isSecondAlone(state.focus);
      state.focus = stays ? before : comparison.toFirst(state.focus);
    };
  }
  if (!hit.focus) return;
  if (m_comparison.isSecondAlone(*hit.focus))
    hit.focus.reset();
  else
    hit.focus = m_comparison.toFirst(*hit.focus);
}

SceneHit CompareScene::ofPanel(SceneHit hit, const ComparedPanel& panel) const {
  translate(hit, panel.at);
  for (QRectF& rect : hit.rects) rect.translate(panel.at);
  if (panel.part == ComparedPart::Second) toFirst(hit);
  if (!hit.focus || hit.tip.isEmpty()) return hit;
  if (const QString words = m_comparison.cellWords(*hit.focus); !words.isEmpty())
    hit.tip += QStringLiteral("<br>") + words;
  return hit;
}

SceneHit CompareScene::at(const QPointF& point) const {
  if (const ComparedPanel* panel = panelAt(point))
    return ofPanel(panel->scene->at(point - panel->at), *panel);
  SceneHit hit;
  for (const ComparedPanel& panel : m_panels)
    if (panel.captionAt.contains(point)) hit.tip = panel.caption.all().join(u'\n').toHtmlEscaped();
  return hit;
}

SceneHit CompareScene::dragged(const QPointF& from, const QPointF& to) const {
  const ComparedPanel* panel = panelAt(from);
  return panel ? ofPanel(panel->scene->dragged(from - panel->at, to - panel->at), *panel) : SceneHit{};
}

std::vector<SceneMark> CompareScene::marks(const Focus& focus) const {
  std::vector<SceneMark> all;
  for (const ComparedPanel& panel : m_panels) {
    const bool second = panel.part == ComparedPart::Second;
    for (SceneMark mark : panel.scene->marks(second ? m_comparison.toSecond(focus) : focus)) {
      translate(mark, panel.at);
      all.push_back(mark);
    }
  }
  return all;
}

QString CompareScene::summary() const {
  QStringList sentences;
  for (const ComparedPanel& panel : m_panels) {
    QStringList parts = panel.caption.all();
    parts.append(panel.scene->summary());
    sentences.append(parts.join(QStringLiteral(". ")));
  }
  return sentences.join(QLatin1Char(' '));
}

}  // namespace headlight
