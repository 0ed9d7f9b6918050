#include "ui/session/chinese_font.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStringList>

namespace headlight {

QFont withChineseFamilies(QFont font) {
  // The family that is really used: a generic name such as "Sans Serif" would lose against the named ones.
  const QString own = QFontInfo(font).family();
  const QStringList known = QFontDatabase::families();
  //: Font families, the best first; %1 is the desktop's. Where most words are Chinese, a Chinese one comes
  //: first: lines are as high as the first one says. The same character has another shape in another
  //: language.
  const QString wanted = QCoreApplication::translate(
      "Font", "%1, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei");
  QStringList families;
  for (const QString& family : wanted.arg(own).split(QStringLiteral(", ")))
    if ((family == own || known.contains(family)) && !families.contains(family)) families << family;
  font.setFamilies(families);
  return font;
}

}  // namespace headlight
