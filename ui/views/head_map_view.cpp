#include "ui/views/head_map_view.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/parallel/progress_part.h"
#include "ui/models/accessible_words.h"
#include "ui/models/head_questions.h"
#include "ui/models/head_sentence.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/views/head_map_controls.h"
#include "ui/views/head_map_painting.h"

namespace headlight {

namespace {

HeadMapLayout layoutFor(HeadMapRoom room, const PatternShape& shape, const HeadMapNumbers& numbers) {
  ColorScale scale;
  scale.font = room.font;
  room.scaleHeight = scale.height();
  if (!numbers.order || numbers.order->empty()) return HeadMapLayout::make(room, shape);
  std::vector<HeadId> order;
  for (const RankedHead& ranked : *numbers.order) order.push_back(ranked.head);
  return HeadMapLayout::makeRanked(room, shape, order);
}

/// Whether the thumbnails of two snapshots are the same pictures.
bool samePictures(const Snapshot& a, const Snapshot& b) {
  return a.result == b.result && a.state.display == b.state.display && a.focus.kind == b.focus.kind &&
         a.state.experiments == b.state.experiments;
}

QString numberOrNone(double number) {
  return std::isnan(number) ? HeadMapView::tr("no meaning here") : weightText(number);
}

}  // namespace

HeadMapView::HeadMapView(const ViewContext& context, QWidget* parent)
    : KeptPicture(context.pictures, 1, parent), m_controls(new HeadMapControls(this)) {
  m_controls->hide();
  connect(m_controls, &HeadMapControls::stateRequested, this, &View::stateRequested);
  setAccessibleName(tr("Head map"));
  setAccessibleDescription(
      tr("The attention of every head of every layer as a small picture. Arrow keys move "
         "between heads and layers, Enter shows a head large."));
  connect(m_bar, &ColorBar::displayRequested, this,
          [this](const DisplayOptions& display, const QString& undo) {
            SessionState state = m_snapshot.state;
            state.display = display;
            emit stateRequested(state, undo);
          });
}

void HeadMapView::setSnapshot(const Snapshot& snapshot) {
  HeadMapNumbers numbers = snapshot.patterns() ? headMapNumbers(snapshot) : HeadMapNumbers{};
  const bool same = samePictures(m_snapshot, snapshot) && numbers == m_numbers;
  const HeadId before = m_snapshot.state.focus.headId();
  m_numbers = std::move(numbers);
  m_controls->setSnapshot(snapshot);
  showSnapshot(snapshot, same);
  if (snapshot.state.focus.headId() != before) accessiblePartChosen(this);
}

QWidget* HeadMapView::controls() { return m_controls; }

HeadMapLayout HeadMapView::layoutNow() const {
  if (!missingPatterns(m_snapshot).isEmpty()) return {};
  return layoutFor({QRectF(rect()), pictureFont(*this), 0, devicePixelRatioF()},
                   m_snapshot.patterns()->shape(), m_numbers);
}

void HeadMapView::paintKept(QPainter& painter, const PictureStyle& style) {
  const PatternSource& source = *m_snapshot.patterns();
  const HeadMapLayout layout = layoutNow();
  m_look = makeLook(source, display(), m_pictures.fit(display(), allHeads(source.shape())), style.dark,
                    pictureFont(*this));
  m_look.legend = false;
  if (m_numbers.order && m_numbers.order->empty()) {
    m_bar->hide();
    return paintPlaceholder(painter, rect(), m_numbers.note, style);
  }
  paintHeadMap(painter, {m_snapshot, m_numbers, layout, m_look},
               [&](const HeatMap& heatMap) { m_pictures.paint(painter, heatMap, m_look); });
  if (m_numbers.shown.empty())
    showBar(layout.scale, QString());
  else
    m_bar->hide();
}

void HeadMapView::paintOver(QPainter& painter, const PictureStyle& style) {
  paintHeadFrames(painter, layoutNow(), m_snapshot.state.focus.headId(), m_hovered, style,
                  pictureFont(*this));
  if (m_numbers.note.isEmpty()) return;
  // Below everything: why the map is not yet what it was asked for.
  const QFont font = pictureFont(*this);
  const QFontMetricsF metrics(font);
  const QRectF line(6, height() - metrics.height() - 2, width() - 12, metrics.height());
  painter.setFont(font);
  painter.setPen(style.mutedText);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(m_numbers.note, Qt::ElideRight, line.width()));
}

void HeadMapView::requestHead(HeadId head) {
  Focus focus = m_snapshot.state.focus;
  focus.kind = m_snapshot.focus.kind;
  focus.layer = head.layer;
  focus.head = head.head;
  emit focusRequested(focus);
}

void HeadMapView::openHead(HeadId head) {
  SessionState state = m_snapshot.state;
  state.focus.kind = m_snapshot.focus.kind;
  state.focus.layer = head.layer;
  state.focus.head = head.head;
  state.view = QStringLiteral("heads");
  state.singleHead = true;
  state.averagedHeads.clear();
  emit stateRequested(state, tr("Show one head"));
}

void HeadMapView::mouseMoveEvent(QMouseEvent* event) {
  const std::optional<HeadId> head = layoutNow().headAt(event->position());
  if (head == m_hovered) return;
  m_hovered = head;
  update();
  if (head) {
    Focus focus = m_snapshot.state.focus;
    focus.kind = m_snapshot.focus.kind;
    focus.layer = head->layer;
    focus.head = head->head;
    emit previewRequested(focus);
  } else {
    emit previewEnded();
  }
}

void HeadMapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto head = layoutNow().headAt(event->position())) requestHead(*head);
}

void HeadMapView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const auto head = layoutNow().headAt(event->position())) openHead(*head);
}

void HeadMapView::keyPressEvent(QKeyEvent* event) {
  const PatternSource* source = m_snapshot.patterns();
  const HeadMapLayout layout = layoutNow();
  const bool modified = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
  if (!source || modified) return View::keyPressEvent(event);
  const PatternShape shape = source->shape();
  HeadId head = m_snapshot.state.focus.headId();
  switch (event->key()) {
    case Qt::Key_Left:
      head = layout.neighbour(head, -1, 0);
      break;
    case Qt::Key_Right:
      head = layout.neighbour(head, 1, 0);
      break;
    case Qt::Key_Up:
      head = layout.neighbour(head, 0, -1);
      break;
    case Qt::Key_Down:
      head = layout.neighbour(head, 0, 1);
      break;
    case Qt::Key_Home:
      head.head = 0;
      break;
    case Qt::Key_End:
      head.head = static_cast<int>(shape.heads) - 1;
      break;
    case Qt::Key_PageUp:
      head.layer = 0;
      break;
    case Qt::Key_PageDown:
      head.layer = static_cast<int>(shape.layers) - 1;
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return openHead(head);
    default:
      return View::keyPressEvent(event);
  }
  head.layer = std::clamp(head.layer, 0, static_cast<int>(shape.layers) - 1);
  head.head = std::clamp(head.head, 0, static_cast<int>(shape.heads) - 1);
  if (head != m_snapshot.state.focus.headId()) requestHead(head);
}

int HeadMapView::accessiblePartCount() const {
  const PatternSource* source = m_snapshot.patterns();
  return source ? static_cast<int>(source->shape().layers * source->shape().heads) : 0;
}

AccessiblePart HeadMapView::accessiblePart(int index) const {
  const int heads = static_cast<int>(m_snapshot.patterns()->shape().heads);
  const HeadId head{index / heads, index % heads};
  return {QAccessible::ListItem, headName(head),
          headValue(*m_snapshot.patterns(), head, m_snapshot.state.focus.query),
          layoutNow().rectOf(head).toAlignedRect()};
}

int HeadMapView::chosenAccessiblePart() const {
  const PatternSource* source = m_snapshot.patterns();
  if (!source) return -1;
  const HeadId head = m_snapshot.state.focus.headId();
  const int index = head.layer * static_cast<int>(source->shape().heads) + head.head;
  return index < accessiblePartCount() ? index : -1;
}

int HeadMapView::accessiblePartAt(const QPoint& point) const {
  const auto head = layoutNow().headAt(point);
  return head ? head->layer * static_cast<int>(m_snapshot.patterns()->shape().heads) + head->head : -1;
}

void HeadMapView::chooseAccessiblePart(int index) {
  const int heads = static_cast<int>(m_snapshot.patterns()->shape().heads);
  requestHead({index / heads, index % heads});
}

/// Its name, what it does as far as that is known, and the numbers that the map shows of it.
QString HeadMapView::tipOf(HeadId head) const {
  QString text = tr("Layer %1, head %2").arg(head.layer).arg(head.head);
  if (isAblated(m_snapshot, head)) text = tr("%1 (switched off)").arg(text);
  if (const auto statistics = knownStatistics(m_snapshot, head))
    text += QLatin1Char('\n') + habitText(habitOf(*statistics));
  const std::int64_t heads = m_snapshot.patterns()->shape().heads;
  if (!m_numbers.shown.empty())
    text += tr("\n%1: %2")
                .arg(m_numbers.name,
                     numberOrNone(m_numbers.shown[static_cast<std::size_t>(head.layer * heads + head.head)]));
  for (const RankedHead& ranked : m_numbers.order.value_or(std::vector<RankedHead>{}))
    if (ranked.head == head && !std::isnan(ranked.value))
      text += tr("\nranked by %1").arg(numberOrNone(ranked.value));
  const FaintHead* faint = m_numbers.shown.empty() ? m_look.fit.faintHead(head) : nullptr;
  if (faint) text += tr("\nmax %1, on a scale of its own").arg(shortWeightText(faint->largest));
  return text;
}

bool HeadMapView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return View::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const HeadMapLayout layout = layoutNow();
  if (const auto head = layout.headAt(help->pos())) {
    QToolTip::showText(help->globalPos(), tipOf(*head), this, layout.rectOf(*head).toAlignedRect());
  } else {
    QToolTip::hideText();
  }
  return true;
}

void HeadMapView::paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                               const Execution& execution) {
  const QString missing = missingPatterns(snapshot);
  if (!missing.isEmpty()) throw Error(missing.toStdString());
  const PictureStyle& style = pictureStyle(request.dark);
  if (!request.transparent) painter.fillRect(request.area, style.base);
  OverviewTiles overviews;
  const PatternSource& source = *snapshot.patterns();
  const Execution fitting = progressPart(execution, 0, 0.5);
  const Execution painting = progressPart(execution, 0.5, 1);
  const ColorFit fit =
      fitColorsExactly(source, snapshot.state.display, allHeads(source.shape()), fitting, &overviews);
  HeatMapLook look = makeLook(source, snapshot.state.display, fit, request.dark, exportFont());
  look.overviews = std::move(overviews);
  look.frames = request.frames;
  const double ratio = request.printing ? 1 : painter.deviceTransform().m11();
  const HeadMapNumbers numbers = headMapNumbers(snapshot);
  if (numbers.order && numbers.order->empty()) throw Error(numbers.note.toStdString());
  const PatternShape shape = source.shape();
  const HeadMapLayout layout = layoutFor({request.area, look.font, 0, ratio}, shape, numbers);
  double done = 0;
  const double share = 1 / static_cast<double>(shape.layers * shape.heads);
  paintHeadMap(painter, {snapshot, numbers, layout, look}, [&](const HeatMap& heatMap) {
    paintExactly(painter, heatMap, look, request.printing,
                 progressPart(painting, done * share, (done + 1) * share));
    ++done;
  });
  if (request.frames)
    paintHeadFrames(painter, layout, snapshot.state.focus.headId(), std::nullopt, style, look.font);
}

std::vector<Question> HeadMapView::questions(const Snapshot& snapshot) { return headMapQuestions(snapshot); }

QSizeF HeadMapView::pictureSize(const Snapshot& snapshot, const PaintRequest&) {
  if (!missingPatterns(snapshot).isEmpty()) return {400, 300};
  const PatternShape shape = snapshot.patterns()->shape();
  const double pitch =
      std::clamp(720.0 / static_cast<double>(std::max(shape.heads, shape.layers)), 24.0, 72.0);
  return {60 + pitch * static_cast<double>(shape.heads), 90 + pitch * static_cast<double>(shape.layers)};
}

}  // namespace headlight
