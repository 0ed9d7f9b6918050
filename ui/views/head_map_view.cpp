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
#include "ui/session/compare_options.h"
#include "ui/views/head_map_controls.h"
#include "ui/views/head_map_painting.h"

namespace headlight {

namespace {

HeadMapLayout layoutFor(HeadMapRoom room, const PatternShape& shape, const HeadMapContent& content) {
  const HeadMapNumbers& numbers = content.numbers;
  ColorScale scale;
  scale.font = room.font;
  room.scaleHeight = scale.height();
  room.area = roomOfMap(room.area, content, room.font);
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
    : KeptPicture(context.pictures, 1, parent),
      m_others(context.pictures, m_bar, 2),
      m_controls(new HeadMapControls(this)) {
  m_controls->hide();
  m_bar->hide();  // until there is a picture that has it
  if (context.pictures)
    connect(context.pictures, &PictureCache::picturesReady, this, [this] {
      if (!m_others.isComplete()) repaintAll();
    });
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

/// Whether the last map of two runs stays until the next one is there.
bool HeadMapView::keepsLast(const HeadMapContent& next) const {
  if (!next.waits || !m_content.isCompared || !next.snapshot.patterns()) return false;
  const PatternSource* before = m_snapshot.patterns();
  const PatternShape shape = next.snapshot.patterns()->shape();
  return before && m_snapshot.focus.kind == next.snapshot.focus.kind &&
         before->shape().layers == shape.layers && before->shape().heads == shape.heads;
}

void HeadMapView::setSnapshot(const Snapshot& snapshot) {
  HeadMapContent content = headMapContent(snapshot, shownPart(snapshot.state));
  if (keepsLast(content)) {
    const Focus focus = content.snapshot.focus;
    content = m_content;
    content.snapshot = m_snapshot;
    content.snapshot.state = snapshot.state;
    content.snapshot.focus.layer = focus.layer;
    content.snapshot.focus.head = focus.head;
  }
  const bool same = samePictures(m_snapshot, content.snapshot) && content.numbers == m_content.numbers &&
                    content.title == m_content.title && content.sentence == m_content.sentence &&
                    content.other == m_content.other;
  const HeadId before = m_snapshot.state.focus.headId();
  m_content = std::move(content);
  m_controls->setSnapshot(snapshot);
  showSnapshot(m_content.snapshot, same);
  m_content.snapshot = {};
  if (snapshot.state.focus.headId() != before) accessiblePartChosen(this);
}

QWidget* HeadMapView::controls() { return m_controls; }

HeadMapLayout HeadMapView::layoutNow() const {
  if (!missingPatterns(m_snapshot).isEmpty()) return {};
  return layoutFor({QRectF(rect()), pictureFont(*this), 0, devicePixelRatioF()},
                   m_snapshot.patterns()->shape(), m_content);
}

/// The scale of what is shown, and of two runs the same for both.
ColorFit HeadMapView::fitNow(const DisplayOptions& shown) {
  const std::vector<HeadId> heads = allHeads(m_snapshot.patterns()->shape());
  const ColorFit own = m_pictures.fit(shown, heads);
  if (!m_content.other || !m_content.numbers.shown.empty()) return own;
  m_others.setSource(m_content.other, shown);
  m_others.beginFrame();
  const double end = m_others.fit(shown, heads).mapping.high();
  m_others.endFrame();
  const auto wider = widerDisplay(shown, own.mapping.high(), end);
  return wider ? m_pictures.fit(*wider, heads) : own;
}

void HeadMapView::hideEvent(QHideEvent* event) {
  KeptPicture::hideEvent(event);
  m_others.release();
}

void HeadMapView::paintKept(QPainter& painter, const PictureStyle& style) {
  const PatternSource& source = *m_snapshot.patterns();
  const HeadMapNumbers& numbers = m_content.numbers;
  const HeadMapLayout layout = layoutNow();
  const DisplayOptions shown = headMapDisplay(display(), m_content);
  m_look = makeLook(source, shown, fitNow(shown), style.dark, pictureFont(*this));
  // The ends of a scale about 0 are no session's, and are not dragged.
  m_look.legend = m_content.isDifference();
  paintMapWords(painter, rect(), m_content, style, m_look.font);
  const bool isEmpty = numbers.order && numbers.order->empty();
  if (isEmpty) paintPlaceholder(painter, rect(), numbers.note, style);
  if (isEmpty || m_look.legend || !numbers.shown.empty()) m_bar->hide();
  if (isEmpty) return;
  paintHeadMap(painter, {m_snapshot, numbers, layout, m_look},
               [&](const HeatMap& heatMap) { m_pictures.paint(painter, heatMap, m_look); });
  if (numbers.shown.empty() && !m_look.legend) showBar(layout.scale, QString());
}

void HeadMapView::paintOver(QPainter& painter, const PictureStyle& style) {
  paintHeadFrames(painter, layoutNow(), m_snapshot.state.focus.headId(), m_hovered, style,
                  pictureFont(*this));
  const QString& note = m_content.numbers.note;
  // Where A is shown alone, it is said why.
  if (note.isEmpty() || !m_content.sentence.isEmpty()) return;
  // Below everything: why the map is not yet what it was asked for.
  const QFont font = pictureFont(*this);
  const QFontMetricsF metrics(font);
  const QRectF line(6, height() - metrics.height() - 2, width() - 12, metrics.height());
  painter.setFont(font);
  painter.setPen(style.mutedText);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(note, Qt::ElideRight, line.width()));
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
  const PatternSource& patterns = *m_snapshot.patterns();
  const int heads = static_cast<int>(patterns.shape().heads);
  const HeadId head{index / heads, index % heads};
  const std::int64_t query = m_snapshot.focus.query < patterns.shape().queries ? m_snapshot.focus.query : -1;
  // What is the largest of a difference says nothing of where a head looks.
  const QString value = m_content.isCompared && m_content.numbers.isSigned
                            ? comparedNumbers(m_content.numbers, static_cast<std::size_t>(index))
                            : headValue(patterns, head, query);
  return {QAccessible::ListItem, headName(head), value, layoutNow().rectOf(head).toAlignedRect()};
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
  const HeadMapNumbers& numbers = m_content.numbers;
  const auto index = static_cast<std::size_t>(head.layer * heads + head.head);
  const QString both = comparedNumbers(numbers, index);
  if (!numbers.shown.empty())
    text += tr("\n%1: %2").arg(numbers.name, both.isEmpty() ? numberOrNone(numbers.shown[index]) : both);
  for (const RankedHead& ranked : numbers.order.value_or(std::vector<RankedHead>{}))
    if (ranked.head == head && !std::isnan(ranked.value))
      text += tr("\nranked by %1").arg(numberOrNone(ranked.value));
  const FaintHead* faint = numbers.shown.empty() ? m_look.fit.faintHead(head) : nullptr;
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

namespace {

constexpr double mapGap = 16;  // between maps in a file

/// The parts that a file shows: all of a comparison beside each other, or the one that is chosen.
std::vector<HeadMapContent> contentsFor(const Snapshot& snapshot) {
  using Part = HeadMapOptions::Part;
  const auto compared = optionsIn<CompareOptions>(snapshot.state.viewOptions);
  HeadMapContent chosen = headMapContent(snapshot, shownPart(snapshot.state));
  if (!chosen.isCompared || compared.show != CompareOptions::Show::All) return {std::move(chosen)};
  std::vector<HeadMapContent> all;
  for (const Part part : {Part::First, Part::Second, Part::Difference})
    all.push_back(headMapContent(snapshot, part));
  return all;
}

/// The exact scale of a map, and of two runs the same for both.
ColorFit exactFit(const HeadMapContent& content, const DisplayOptions& shown, const Execution& execution,
                  OverviewTiles& overviews) {
  const PatternSource& source = *content.snapshot.patterns();
  const std::vector<HeadId> heads = allHeads(source.shape());
  const ColorFit own = fitColorsExactly(source, shown, heads, execution, &overviews);
  if (!content.other || !content.numbers.shown.empty()) return own;
  const Execution quiet{execution.pool, execution.stop, {}};
  const double end = fitColorsExactly(*content.other, shown, heads, quiet).mapping.high();
  const auto wider = widerDisplay(shown, own.mapping.high(), end);
  if (!wider) return own;
  return fitColors(source, *wider, heads, [&overviews](HeadId head) {
    return overviews.at({head.layer, head.head})->histogram.get();
  });
}

/// One map of a file, in its area.
void paintMap(QPainter& painter, const HeadMapContent& content, const PaintRequest& request,
              const Execution& execution) {
  const Execution fitting = progressPart(execution, 0, 0.5);
  const Execution painting = progressPart(execution, 0.5, 1);
  const Snapshot& snapshot = content.snapshot;
  const HeadMapNumbers& numbers = content.numbers;
  const PictureStyle& style = pictureStyle(request.dark);
  const bool isEmpty = numbers.order && numbers.order->empty();
  if (isEmpty && !content.isCompared) throw Error(numbers.note.toStdString());
  paintMapWords(painter, request.area, content, style, exportFont());
  if (isEmpty) {
    painter.setFont(exportFont());
    return paintPlaceholder(painter, request.area, numbers.note, style);
  }
  const DisplayOptions shown = headMapDisplay(snapshot.state.display, content);
  OverviewTiles overviews;
  const ColorFit fit = exactFit(content, shown, fitting, overviews);
  HeatMapLook look = makeLook(*snapshot.patterns(), shown, fit, request.dark, exportFont());
  look.overviews = std::move(overviews);
  look.frames = request.frames;
  const double ratio = request.printing ? 1 : painter.deviceTransform().m11();
  const PatternShape shape = snapshot.patterns()->shape();
  const HeadMapLayout layout = layoutFor({request.area, look.font, 0, ratio}, shape, content);
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

}  // namespace

void HeadMapView::paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                               const Execution& execution) {
  const QString missing = missingPatterns(snapshot);
  if (!missing.isEmpty()) throw Error(missing.toStdString());
  if (!request.transparent) painter.fillRect(request.area, pictureStyle(request.dark).base);
  const std::vector<HeadMapContent> maps = contentsFor(snapshot);
  const auto count = static_cast<double>(maps.size());
  const double width = (request.area.width() - mapGap * (count - 1)) / count;
  PaintRequest one = request;
  one.area.setWidth(width);
  double done = 0;
  for (const HeadMapContent& content : maps) {
    paintMap(painter, content, one, progressPart(execution, done / count, (done + 1) / count));
    one.area.translate(width + mapGap, 0);
    ++done;
  }
}

std::vector<Question> HeadMapView::questions(const Snapshot& snapshot) { return headMapNeeds(snapshot); }

std::optional<PictureComparison> HeadMapView::comparison(const Snapshot& snapshot) {
  return comparesHeadMaps(snapshot) ? comparedAsChosen(snapshot) : std::nullopt;
}

QSizeF HeadMapView::pictureSize(const Snapshot& snapshot, const PaintRequest&) {
  if (!missingPatterns(snapshot).isEmpty()) return {400, 300};
  const PatternShape shape = snapshot.patterns()->shape();
  const double pitch =
      std::clamp(720.0 / static_cast<double>(std::max(shape.heads, shape.layers)), 24.0, 72.0);
  const QSizeF one(60 + pitch * static_cast<double>(shape.heads),
                   90 + pitch * static_cast<double>(shape.layers));
  const auto count = static_cast<double>(contentsFor(snapshot).size());
  return {one.width() * count + mapGap * (count - 1), one.height() + (count > 1 ? 24 : 0)};
}

}  // namespace headlight
