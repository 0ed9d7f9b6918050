#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QRegularExpression>
#include <QStringList>
#include <cmath>

namespace headlight {

/// Keeps every text that is painted, and paints nothing.
class TextRecorder : public QPaintDevice {
 public:
  QPaintEngine* paintEngine() const override { return &m_engine; }
  const QStringList& texts() const { return m_engine.texts; }

  /// Whether a number stands in one of the texts, by itself and not as a part of a longer one.
  bool hasNumber(const QString& number) const { return containsNumber(texts().join(u'\n'), number); }
  static bool containsNumber(const QString& text, const QString& number) {
    const QRegularExpression whole(
        QStringLiteral("(?<![\\d.])%1(?![\\d.]*\\d|e)").arg(QRegularExpression::escape(number)));
    return text.contains(whole);
  }

 protected:
  int metric(PaintDeviceMetric metric) const override {
    switch (metric) {
      case PdmWidth:
      case PdmHeight:
        return 8000;
      case PdmDpiX:
      case PdmDpiY:
      case PdmPhysicalDpiX:
      case PdmPhysicalDpiY:
        return 96;
      case PdmDepth:
        return 32;
      case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
      default:
        return 1;
    }
  }

 private:
  struct Engine : QPaintEngine {
    Engine() : QPaintEngine(AllFeatures) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawPath(const QPainterPath&) override {}
    /// A line is painted in pieces where its letters change from one script to another.
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
      if (!texts.isEmpty() && std::abs(at.x() - after.x()) < 0.5 && at.y() == after.y())
        texts.back() += item.text();
      else
        texts.append(item.text());
      after = at + QPointF(item.width(), 0);
    }
    Type type() const override { return User; }
    QStringList texts;
    QPointF after;  // where the last one ends
  };
  mutable Engine m_engine;
};

}  // namespace headlight
