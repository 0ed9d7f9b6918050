#include "ui/window/token_chips.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "ui/plots/picture_style.h"
#include "ui/plots/token_label.h"
#include "ui/session/theme.h"

namespace headlight {
namespace {

constexpr int kMostRows = 3;
constexpr int kWidestLabel = 18;           // in average characters
constexpr int kFrame = 2;                  // pixels that frames reach beyond a chip's box
constexpr std::size_t kMostAtOnce = 2048;  // tokens whose chips are measured within a frame

}  // namespace

TokenChips::TokenChips(QWidget* parent) : QAbstractScrollArea(parent) {
  installAccessibleParts();  // first: naming the widget makes it known
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Tokens"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  m_ruler = {font(), markFont()};
  arrange();
}

void TokenChips::setTokens(const TokenList& tokens, std::int64_t computed) {
  m_job.cancel();
  if (tokens == m_tokens && computed == m_computed) return;
  Strip strip{tokens, computed};
  if (tokens.size() <= kMostAtOnce) {
    m_ruler.measure(strip);
    return showStrip(std::move(strip));
  }
  m_job.start([this, strip = std::move(strip), ruler = m_ruler](const Execution&) -> LatestJob::Outcome {
    const auto measured = std::make_shared<Strip>(strip);
    Ruler own = ruler;
    own.measure(*measured);
    return [this, measured, own] {
      if (own.font != font()) {
        // In another font by now: once more.
        m_ruler = {font(), markFont()};
        return setTokens(measured->tokens, measured->computed);
      }
      m_ruler = own;
      showStrip(std::move(*measured));
      showSelection();
    };
  });
}

void TokenChips::showStrip(Strip strip) {
  m_tokens = std::move(strip.tokens);
  m_computed = strip.computed;
  m_chips = std::move(strip.chips);
  m_boxes = std::move(strip.boxes);
  m_hovered = -1;
  arrange();
  describeSelection();
}

void TokenChips::Ruler::measure(Strip& strip) {
  strip.chips = makeTokenChips(strip.tokens, strip.computed);
  strip.boxes.clear();
  strip.boxes.reserve(strip.chips.size());
  for (const TokenChip& chip : strip.chips) strip.boxes.push_back({width(chip), chip.joined});
}

void TokenChips::setSelection(std::int64_t query, std::int64_t key) {
  if (query == m_query && key == m_key) return;
  const bool moved = query != m_query;
  // A mouse that walks over a picture changes the selection at every step, and most chips stay as they are.
  for (const std::int64_t token : {m_query, m_key, query, key}) updateChip(chipOf(token));
  m_query = query;
  m_key = key;
  if (moved) showSelection();
  if (moved) accessiblePartChosen(this);
  describeSelection();
}

void TokenChips::updateChip(int chip) {
  if (chip < 0) return;
  const QRect box = m_layout.box(chip).translated(0, -verticalScrollBar()->value());
  viewport()->update(box.adjusted(-kFrame, -kFrame, kFrame, kFrame));
}

void TokenChips::setFound(std::vector<std::uint8_t> found) {
  if (found == m_found) return;
  m_found = std::move(found);
  viewport()->update();
}

void TokenChips::describeSelection() {
  const bool valid = m_query >= 0 && m_query < static_cast<std::int64_t>(m_tokens.size());
  setAccessibleDescription(
      valid ? describeToken(m_tokens[static_cast<std::size_t>(m_query)], m_query, m_query < m_computed)
            : tr("%n token(s), none selected", nullptr, static_cast<int>(m_tokens.size())));
}

QFont TokenChips::markFont() const {
  QFont small = font();
  small.setPointSizeF(font().pointSizeF() * 0.72);
  return small;
}

int TokenChips::Ruler::width(const TokenChip& chip) {
  const QString key =
      chip.label + QChar(0) + chip.mark + (chip.special ? QLatin1Char('s') : QLatin1Char(' '));
  const auto known = widths.constFind(key);
  if (known != widths.constEnd()) return *known;
  const QFontMetrics metrics(font);
  int width = std::min(metrics.horizontalAdvance(chip.label), kWidestLabel * metrics.averageCharWidth());
  if (!chip.mark.isEmpty()) width += QFontMetrics(markFont).horizontalAdvance(chip.mark) + 2;
  width = std::max(width, metrics.averageCharWidth()) + metrics.height() * 2 / 3;
  widths.insert(key, width);
  return width;
}

void TokenChips::arrange() {
  const QFontMetrics metrics(font());
  const int spacing = std::max(3, metrics.height() / 5);
  const int chipHeight = metrics.height() + metrics.height() / 4;
  // The scroll bar's place is kept free, so that its coming and going moves no chip.
  const int usable = width() - verticalScrollBar()->sizeHint().width();
  m_layout.arrange(m_boxes, {usable, chipHeight, spacing});
  const int rows = std::clamp(m_layout.rowCount(), 1, kMostRows);
  const int height = rows * (chipHeight + spacing) + spacing;
  if (height != minimumHeight() || height != maximumHeight()) setFixedHeight(height);
  verticalScrollBar()->setRange(0, std::max(0, m_layout.totalHeight() - height));
  verticalScrollBar()->setPageStep(height);
  verticalScrollBar()->setSingleStep(m_layout.rowHeight());
  viewport()->update();
}

QSize TokenChips::sizeHint() const { return {200, minimumHeight()}; }

int TokenChips::chipOf(std::int64_t token) const {
  if (token < 0 || token >= static_cast<std::int64_t>(m_tokens.size())) return -1;
  const bool behindRemark = token >= m_computed;
  return static_cast<int>(token + (behindRemark ? 1 : 0));
}

QRect TokenChips::tokenRect(std::int64_t token) const {
  const int chip = chipOf(token);
  return chip < 0 ? QRect() : m_layout.box(chip).translated(0, -verticalScrollBar()->value());
}

int TokenChips::chipAt(const QPoint& viewportPoint) const {
  return m_layout.boxAt(viewportPoint + QPoint(0, verticalScrollBar()->value()));
}

void TokenChips::showSelection() {
  const int chip = chipOf(m_query);
  if (chip < 0) return;
  const QRect box = m_layout.box(chip);
  QScrollBar* bar = verticalScrollBar();
  if (box.top() < bar->value()) bar->setValue(box.top() - 4);
  if (box.bottom() > bar->value() + height()) bar->setValue(box.bottom() + 4 - height());
}

void TokenChips::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  const int offset = verticalScrollBar()->value();
  const auto [first, last] =
      m_layout.boxesBetween(event->rect().top() + offset, event->rect().bottom() + offset);
  for (int index = first; index < last; ++index) {
    const QRect box = m_layout.box(index).translated(0, -offset);
    if (event->region().intersects(box.adjusted(-kFrame, -kFrame, kFrame, kFrame)))
      paintChip(painter, index, box);
  }
}

QPainterPath TokenChips::outline(int index, const QRect& box) const {
  const auto joinedTo = [this](int left, int right) {
    return left >= 0 && right < static_cast<int>(m_chips.size()) &&
           m_chips[static_cast<std::size_t>(right)].joined &&
           m_layout.box(left).top() == m_layout.box(right).top();
  };
  const bool before = joinedTo(index - 1, index);
  const bool after = joinedTo(index, index + 1);
  const double radius = box.height() / 4.0;
  const QRectF shape = QRectF(box).adjusted(before ? -0.5 : 0.5, 0.5, -0.5, -0.5);
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  path.addRoundedRect(shape, radius, radius);
  if (!before && !after) return path;
  // Where pieces of one word meet the corners are square, so that the word is one box with lines in it.
  const QSizeF corner(2 * radius, shape.height());
  if (before) path.addRect(QRectF(shape.topLeft(), corner));
  if (after) path.addRect(QRectF(QPointF(shape.right() - corner.width(), shape.top()), corner));
  return path.simplified();
}

QColor TokenChips::paintBox(QPainter& painter, int index, const QPainterPath& shape) const {
  const TokenChip& chip = m_chips[static_cast<std::size_t>(index)];
  const bool dark = isDarkPalette(palette());
  const ThemeColors colors = themeColors(dark);
  const bool query = chip.token >= 0 && chip.token == m_query;
  const bool key = chip.token >= 0 && chip.token == m_key;
  const bool plain = chip.computed && chip.token >= 0;
  QColor text = palette().color(QPalette::WindowText);
  if (chip.special || !plain) text = colors.mutedText;
  painter.setPen(Qt::NoPen);
  if (query) {
    painter.setBrush(colors.query);
    text = dark ? QColor(Qt::black) : QColor(Qt::white);
  } else {
    if (plain) painter.setPen(QPen(colors.border, 1));
    painter.setBrush(!plain ? QBrush(Qt::NoBrush) : QBrush(chip.special ? colors.chipSpecial : colors.chip));
  }
  painter.drawPath(shape);
  painter.setBrush(Qt::NoBrush);
  if (chip.unknown && plain) {
    // Broken lines mean: the model does not know this.
    painter.setPen(QPen(text, 1.2, Qt::DashLine));
    painter.drawPath(shape);
  }
  const auto token = static_cast<std::size_t>(std::max<std::int64_t>(chip.token, 0));
  if (chip.token >= 0 && token < m_found.size() && m_found[token]) {
    painter.setPen(QPen(colors.found, 2));
    painter.setBrush(query ? QBrush(Qt::NoBrush) : QBrush(pictureStyle(dark).foundFill()));
    painter.drawPath(shape);
    painter.setBrush(Qt::NoBrush);
  }
  if (key || index == m_hovered || (query && hasFocus())) {
    const QColor ring = key ? colors.key : query ? palette().color(QPalette::WindowText) : colors.query;
    painter.setPen(QPen(ring, key ? 2 : 1.5));
    painter.drawPath(shape);
  }
  if (chip.segment == 1) {
    // Tokens of the second text stand on a line.
    const QRectF box = shape.boundingRect();
    painter.setPen(QPen(colors.mutedText, 1.5));
    painter.drawLine(box.bottomLeft() + QPointF(box.height() / 4, 0),
                     box.bottomRight() - QPointF(box.height() / 4, 0));
  }
  return text;
}

void TokenChips::paintChip(QPainter& painter, int index, const QRect& box) const {
  const TokenChip& chip = m_chips[static_cast<std::size_t>(index)];
  const QColor text = paintBox(painter, index, outline(index, box));
  const QFontMetrics metrics(font());
  const int padding = metrics.height() / 3;
  QRect inside = box.adjusted(padding, 0, -padding, 0);
  painter.setPen(text);
  if (!chip.mark.isEmpty()) {
    const QFont small = markFont();
    const int width = QFontMetrics(small).horizontalAdvance(chip.mark);
    painter.setFont(small);
    painter.drawText(QRect(inside.right() - width + 1, inside.top(), width + 2, inside.height() - 2),
                     Qt::AlignBottom | Qt::AlignLeft, chip.mark);
    inside.setRight(inside.right() - width - 2);
  }
  QFont labelFont = font();
  labelFont.setItalic(chip.token < 0);
  painter.setFont(labelFont);
  painter.drawText(inside, Qt::AlignCenter | Qt::TextSingleLine,
                   metrics.elidedText(chip.label, Qt::ElideMiddle, inside.width() + 1));
}

/// Whoever lays this out is still at it: another height, taken now, would not reach the viewport.
void TokenChips::resizeEvent(QResizeEvent*) {
  QMetaObject::invokeMethod(
      this, [this] { arrange(); }, Qt::QueuedConnection);
}

void TokenChips::mousePressEvent(QMouseEvent* event) {
  const int chip = chipAt(event->pos());
  if (event->button() != Qt::LeftButton || chip < 0) return;
  const TokenChip& clicked = m_chips[static_cast<std::size_t>(chip)];
  if (clicked.token >= 0 && clicked.computed) emit tokenClicked(clicked.token);
}

void TokenChips::mouseMoveEvent(QMouseEvent* event) { hover(chipAt(event->pos())); }

void TokenChips::hover(int chip) {
  if (chip == m_hovered) return;
  updateChip(m_hovered);
  updateChip(chip);
  m_hovered = chip;
  const bool token = chip >= 0 && m_chips[static_cast<std::size_t>(chip)].token >= 0 &&
                     m_chips[static_cast<std::size_t>(chip)].computed;
  if (token)
    emit tokenHovered(m_chips[static_cast<std::size_t>(chip)].token);
  else
    emit hoverEnded();
}

void TokenChips::endHover() {
  updateChip(m_hovered);
  m_hovered = -1;
}

void TokenChips::keyPressEvent(QKeyEvent* event) {
  const int chip = chipOf(m_query);
  const int rows = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if (event->modifiers() != Qt::NoModifier || rows == 0 || chip < 0) {
    event->ignore();  // the window walks
    return;
  }
  const TokenChip& next = m_chips[static_cast<std::size_t>(m_layout.neighbour(chip, rows))];
  if (next.token >= 0 && next.token != m_query && next.computed) emit tokenClicked(next.token);
}

bool TokenChips::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) hover(-1);
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int chip = chipAt(help->pos());
    const std::int64_t token = chip < 0 ? -1 : m_chips[static_cast<std::size_t>(chip)].token;
    if (token < 0)
      QToolTip::hideText();
    else
      QToolTip::showText(help->globalPos(),
                         describeToken(m_tokens[static_cast<std::size_t>(token)], token, token < m_computed),
                         viewport());
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

int TokenChips::accessiblePartCount() const { return static_cast<int>(m_tokens.size()); }

AccessiblePart TokenChips::accessiblePart(int index) const {
  const TokenInfo& token = m_tokens[static_cast<std::size_t>(index)];
  return {QAccessible::ListItem, tokenLabel(token), describeToken(token, index, index < m_computed),
          tokenRect(index).translated(viewport()->pos()).intersected(rect())};
}

int TokenChips::chosenAccessiblePart() const {
  return m_query < static_cast<std::int64_t>(m_tokens.size()) ? static_cast<int>(m_query) : -1;
}

int TokenChips::accessiblePartAt(const QPoint& point) const {
  const int chip = chipAt(point - viewport()->pos());
  return chip < 0 ? -1 : static_cast<int>(m_chips[static_cast<std::size_t>(chip)].token);
}

void TokenChips::chooseAccessiblePart(int index) {
  if (index < m_computed && index != m_query) emit tokenClicked(index);
}

void TokenChips::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange) return;
  m_ruler = {font(), markFont()};
  Strip strip{m_tokens, m_computed};
  m_ruler.measure(strip);
  showStrip(std::move(strip));
}

}  // namespace headlight
