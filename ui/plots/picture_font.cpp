#include "ui/plots/picture_font.h"

#include <QApplication>
#include <QFontInfo>
#include <QWidget>
#include <algorithm>

#include "ui/session/chinese_font.h"

namespace headlight {

QFont pictureFont(const QWidget& widget) {
  QFont font = widget.font();
  font.setPixelSize(std::max(9, QFontInfo(font).pixelSize()));
  return font;
}

QFont exportFont() {
  QFont font = withChineseFamilies(QApplication::font());
  font.setPixelSize(12);
  return font;
}

}  // namespace headlight
