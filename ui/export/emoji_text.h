#pragma once

#include <QFont>
#include <QImage>
#include <QString>
#include <vector>

namespace headlight {

/// A run of text that is drawn as text, or one emoji.
struct TextPart {
  QString text;
  bool emoji = false;
};

/// Splits a text where emoji begin and end; a sequence joined to one sign is one part.
std::vector<TextPart> splitEmoji(const QString& text);

/// One emoji as a picture with a transparent ground, at least 128 pixels to the em, its baseline and left
/// edge where QPainter::drawText would put them in a picture this many times larger than `font`.
struct EmojiPicture {
  QImage image;
  double scale = 1;    // pixels for a unit of the font's size
  double ascent = 0;   // units from the picture's top to the baseline
  double bearing = 0;  // units from the picture's left edge to the origin
  double advance = 0;  // units to the next character
};
EmojiPicture emojiPicture(const QString& emoji, const QFont& font, const QColor& color);

}  // namespace headlight
