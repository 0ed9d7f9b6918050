#include "ui/session/chinese_font.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStringList>

namespace headlight {

QFont withChineseFamilies(QFont font) {
  // The family that is really used: a generic name such as "Sans Serif" would lose against the named ones.
  QStringList families{QFontInfo(font).family()};
  const QStringList known = QFontDatabase::families();
  //: Font families for the characters of this language, the best first: one character has several shapes
  const QString wanted = QCoreApplication::translate(
      "Font", "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei");
  for (const QString& family : wanted.split(QStringLiteral(", ")))
    if (known.contains(family) && !families.contains(family)) families << family;
  font.setFamilies(families);
  return font;
}

}  // namespace headlight
