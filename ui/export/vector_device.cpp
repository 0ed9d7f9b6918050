#include "ui/export/vector_device.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include "ui/export/emoji_text.h"
#include "ui/export/xml_text.h"

namespace headlight {

namespace {

/// Repeats on an inner painter what an outer one does.
class ForwardingEngine : public QPaintEngine {
 public:
  explicit ForwardingEngine(QPaintDevice& target) : QPaintEngine(AllFeatures), m_target(target) {}

  bool begin(QPaintDevice*) override { return m_inner.begin(&m_target); }
  bool end() override { return m_inner.end(); }
  Type type() const override { return User; }

  void updateState(const QPaintEngineState& now) override;
  void drawPath(const QPainterPath& path) override { m_inner.drawPath(path); }
  void drawRects(const QRectF* rects, int count) override { m_inner.drawRects(rects, count); }
  void drawLines(const QLineF* lines, int count) override { m_inner.drawLines(lines, count); }
  void drawEllipse(const QRectF& rect) override { m_inner.drawEllipse(rect); }
  void drawPoints(const QPointF* points, int count) override { m_inner.drawPoints(points, count); }
  void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
  void drawPixmap(const QRectF& rect, const QPixmap& pixmap, const QRectF& source) override {
    m_inner.drawPixmap(rect, pixmap, source);
  }
  void drawImage(const QRectF& rect, const QImage& image, const QRectF& source,
                 Qt::ImageConversionFlags flags) override {
    m_inner.drawImage(rect, image, source, flags);
  }
  void drawTextItem(const QPointF& origin, const QTextItem& item) override;

 private:
  void updateClip(const QPaintEngineState& now);

  QPaintDevice& m_target;
  QPainter m_inner;
};

void ForwardingEngine::updateClip(const QPaintEngineState& now) {
  const DirtyFlags dirty = now.state();
  if (dirty & DirtyClipPath) m_inner.setClipPath(now.clipPath(), now.clipOperation());
  if (dirty & DirtyClipRegion) m_inner.setClipRegion(now.clipRegion(), now.clipOperation());
  if (dirty & DirtyClipEnabled) m_inner.setClipping(now.isClipEnabled());
}

void ForwardingEngine::updateState(const QPaintEngineState& now) {
  const DirtyFlags dirty = now.state();
  if (dirty & DirtyTransform) m_inner.setTransform(now.transform());
  if (dirty & DirtyPen) m_inner.setPen(now.pen());
  if (dirty & DirtyBrush) m_inner.setBrush(now.brush());
  if (dirty & DirtyBrushOrigin) m_inner.setBrushOrigin(now.brushOrigin());
  if (dirty & DirtyFont) m_inner.setFont(now.font());
  if (dirty & DirtyBackground) m_inner.setBackground(now.backgroundBrush());
  if (dirty & DirtyBackgroundMode) m_inner.setBackgroundMode(now.backgroundMode());
  if (dirty & DirtyOpacity) m_inner.setOpacity(now.opacity());
  if (dirty & DirtyCompositionMode) m_inner.setCompositionMode(now.compositionMode());
  if (dirty & DirtyHints) {
    m_inner.setRenderHints(~now.renderHints(), false);
    m_inner.setRenderHints(now.renderHints(), true);
  }
  updateClip(now);
}

void ForwardingEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) {
  switch (mode) {
    case OddEvenMode:
      m_inner.drawPolygon(points, count, Qt::OddEvenFill);
      break;
    case WindingMode:
      m_inner.drawPolygon(points, count, Qt::WindingFill);
      break;
    case ConvexMode:
      m_inner.drawConvexPolygon(points, count);
      break;
    case PolylineMode:
      m_inner.drawPolyline(points, count);
      break;
  }
}

void ForwardingEngine::drawTextItem(const QPointF& origin, const QTextItem& item) {
  const QFont font = item.font();
  m_inner.setFont(font);
  QPointF place = origin;
  for (const TextPart& part : splitEmoji(xmlText(item.text()))) {
    if (!part.emoji) {
      m_inner.drawText(place, part.text);
      place.rx() += QFontMetricsF(font, &m_target).horizontalAdvance(part.text);
      continue;
    }
    const EmojiPicture picture = emojiPicture(part.text, font, m_inner.pen().color());
    const QSizeF size = QSizeF(picture.image.size()) / picture.scale;
    m_inner.setRenderHint(QPainter::SmoothPixmapTransform);
    m_inner.drawImage(QRectF(place - QPointF(picture.bearing, picture.ascent), size), picture.image);
    m_inner.setRenderHint(QPainter::SmoothPixmapTransform, false);
    place.rx() += picture.advance;
  }
}

}  // namespace

VectorDevice::VectorDevice(QPaintDevice& target)
    : m_target(target), m_engine(std::make_unique<ForwardingEngine>(target)) {}

VectorDevice::~VectorDevice() = default;

QPaintEngine* VectorDevice::paintEngine() const { return m_engine.get(); }

int VectorDevice::metric(PaintDeviceMetric metric) const {
  switch (metric) {
    case PdmWidth:
      return m_target.width();
    case PdmHeight:
      return m_target.height();
    case PdmWidthMM:
      return m_target.widthMM();
    case PdmHeightMM:
      return m_target.heightMM();
    case PdmNumColors:
      return m_target.colorCount();
    case PdmDepth:
      return m_target.depth();
    case PdmDpiX:
      return m_target.logicalDpiX();
    case PdmDpiY:
      return m_target.logicalDpiY();
    case PdmPhysicalDpiX:
      return m_target.physicalDpiX();
    case PdmPhysicalDpiY:
      return m_target.physicalDpiY();
    case PdmDevicePixelRatio:
      return m_target.devicePixelRatio();
    case PdmDevicePixelRatioScaled:
      return static_cast<int>(m_target.devicePixelRatioF() * devicePixelRatioFScale());
  }
  return 0;
}

}  // namespace headlight
