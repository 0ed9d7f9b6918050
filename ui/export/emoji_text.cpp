#include "ui/export/emoji_text.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

/// Emoji in the planes where fonts have them as coloured pictures, and signs that ask to be shown as emoji.
bool isEmoji(const QString& cluster) {
  for (const char32_t character : cluster.toStdU32String()) {
    if (character >= 0x1f000 && character <= 0x1faff) return true;
    constexpr char32_t emojiVariation = 0xfe0f, keycap = 0x20e3;
    if (character == emojiVariation || character == keycap) return true;
  }
  return false;
}

}  // namespace

std::vector<TextPart> splitEmoji(const QString& text) {
  std::vector<TextPart> parts;
  QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
  qsizetype begin = 0;
  for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
    const QString cluster = text.mid(begin, end - begin);
    const bool emoji = isEmoji(cluster);
    if (emoji || parts.empty() || parts.back().emoji)
      parts.push_back({cluster, emoji});
    else
      parts.back().text += cluster;
    begin = end;
  }
  return parts;
}

EmojiPicture emojiPicture(const QString& emoji, const QFont& font, const QColor& color) {
  constexpr double wantedPixels = 128;
  EmojiPicture picture;
  const double size = std::max(1, QFontInfo(font).pixelSize());
  picture.scale = std::max(1.0, std::ceil(wantedPixels / size));
  QFont large = font;
  large.setPixelSize(static_cast<int>(std::lround(size * picture.scale)));
  const QFontMetricsF metrics(large);
  const double margin = 0.2 * wantedPixels;
  picture.advance = metrics.horizontalAdvance(emoji) / picture.scale;
  picture.bearing = margin / picture.scale;
  picture.ascent = (metrics.ascent() + margin) / picture.scale;
  picture.image =
      QImage(static_cast<int>(std::ceil(metrics.horizontalAdvance(emoji) + 2 * margin)),
             static_cast<int>(std::ceil(metrics.height() + 2 * margin)), QImage::Format_ARGB32_Premultiplied);
  picture.image.fill(Qt::transparent);
  QPainter painter(&picture.image);
  painter.setFont(large);
  painter.setPen(color);
  painter.drawText(QPointF(margin, metrics.ascent() + margin), emoji);
  return picture;
}

}  // namespace headlight
