#pragma once

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QStringList>
#include <QSvgGenerator>
#include <QTest>

#include "ui/views/scene/scene.h"

namespace headlight {

/// A scene as an SVG file, in which what it writes stands as text.
inline QString paintedSvg(const Scene& scene) {
  QBuffer buffer;
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(scene.size().toSize());
  QPainter painter(&generator);
  scene.paint(painter, QRectF(QPointF(), scene.size()), pictureStyle(false));
  painter.end();
  return QString::fromUtf8(buffer.data());
}

/// Every text that a scene writes, in the order of writing.
inline QStringList paintedTexts(const Scene& scene) {
  static const QRegularExpression text(QStringLiteral("<text[^>]*>([^<]*)</text>"));
  QStringList texts;
  auto match = text.globalMatch(paintedSvg(scene));
  while (match.hasNext()) texts.append(match.next().captured(1).trimmed());
  return texts;
}

/// Keeps what people see, light and dark, in the folder $HEADLIGHT_LOOK where that is set.
inline void look(const QString& name, const Scene& scene) {
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  if (folder.isEmpty()) return;
  for (const bool dark : {false, true}) {
    QImage image(scene.size().toSize(), QImage::Format_RGB32);
    image.fill(pictureStyle(dark).base);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    scene.paint(painter, QRectF(QPointF(), scene.size()), pictureStyle(dark));
    painter.end();
    QVERIFY(image.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, dark ? "dark" : "light")));
  }
}

}  // namespace headlight
