#include "ui/views/compare/compare_scene.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <utility>

namespace headlight {

namespace {

constexpr double kGap = 10;
constexpr double kMargin = 10;  // of captions
// More labels than these are not underlined one by one.
constexpr std::size_t kMostUnderlined = 400;
// A page is divided in fewer columns where pictures gain so much by it.
constexpr double kGain = 1.15;

/// Moves what of a hit or a mark has a place.
template <typename Thing>
void translate(Thing& thing, const QPointF& by) {
  thing.rect.translate(by);
  thing.outline.translate(by);
}

double captionHeight(const QFont& font, bool hasWords) {
  const double line = QFontMetricsF(font).height();
  return std::ceil(6 + line + (hasWords ? line + 2 : 0) + 2);
}

}  // namespace

CompareScene::Room CompareScene::roomOf(std::size_t panels, const SceneRequest& request, bool hasWords) {
  const auto count = static_cast<int>(panels);
  const auto divided = [&](int columns) {
    const int rows = (count + columns - 1) / columns;
    Room room{columns, 0, 0, captionHeight(request.font, hasWords)};
    room.width = std::floor((request.width - kGap * (columns - 1)) / columns);
    room.height = std::floor(request.height / rows - room.caption);
    return room;
  };
  // Pictures are about as wide as high.
  const auto worth = [](const Room& room) { return std::min(room.width, 1.2 * room.height); };
  Room best = divided(count);
  for (int columns = count - 1; columns > 0; --columns)
    if (const Room room = divided(columns); worth(room) > kGain * worth(best)) best = room;
  best.width = std::max(best.width, 120.0);
  best.height = std::max(best.height, 100.0);
  return best;
}

CompareScene::CompareScene(Comparison comparison, std::vector<ComparedPanel> panels, const Room& room,
                           const QFont& font)
    : m_comparison(std::move(comparison)), m_panels(std::move(panels)), m_font(font) {
  place(room);
}

void CompareScene::place(const Room& room) {
  const std::size_t columns = static_cast<std::size_t>(room.columns);
  std::vector<double> widths(columns, room.width);
  for (std::size_t i = 0; i < m_panels.size(); ++i)
    widths[i % columns] = std::max(widths[i % columns], m_panels[i].scene->size().width());
  double y = 0, right = 0;
  for (std::size_t first = 0; first < m_panels.size(); first += columns) {
    double x = 0, bottom = y;
    for (std::size_t i = first; i < std::min(first + columns, m_panels.size()); ++i) {
      ComparedPanel& panel = m_panels[i];
      panel.caption = QRectF(x, y, widths[i - first], room.caption);
      panel.at = QPointF(x, y + room.caption);
      bottom = std::max(bottom, panel.at.y() + panel.scene->size().height());
      x += widths[i - first] + kGap;
    }
    right = std::max(right, x - kGap);
    y = bottom;
  }
  m_size = QSizeF(right, y);
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

void CompareScene::paintCaption(QPainter& painter, const ComparedPanel& panel,
                                const PictureStyle& style) const {
  QFont bold = m_font;
  bold.setBold(true);
  const QFontMetricsF metrics(bold);
  QRectF line(panel.caption.left() + kMargin, panel.caption.top() + 6, panel.caption.width() - 2 * kMargin,
              metrics.height());
  painter.setFont(bold);
  painter.setPen(style.text);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(panel.title, Qt::ElideRight, line.width()));
  line.moveTop(line.bottom() + 2);
  painter.setFont(m_font);
  painter.setPen(style.mutedText);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   QFontMetricsF(m_font).elidedText(panel.words, Qt::ElideRight, line.width()));
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
  for (const ComparedPanel& panel : m_panels) {
    painter.save();
    if (panel.caption.intersects(part)) paintCaption(painter, panel, style);
    const QRectF whole(panel.at, panel.scene->size());
    if (whole.intersects(part)) {
      painter.translate(panel.at);
      panel.scene->paint(painter, part.intersected(whole).translated(-panel.at), style);
      paintUnmatched(painter, panel, style);
    }
    painter.restore();
  }
}

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
    if (panel.caption.contains(point)) hit.tip = panel.title.toHtmlEscaped();
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
    QStringList parts{panel.title, panel.words, panel.scene->summary()};
    parts.removeAll(QString());
    sentences.append(parts.join(QStringLiteral(". ")));
  }
  return sentences.join(QLatin1Char(' '));
}

}  // namespace headlight
