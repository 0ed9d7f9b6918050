#include "ui/export/portable_svg.h"

#include <QByteArray>
#include <QFont>
#include <QFontInfo>
#include <QString>

#include "ui/export/xml_text.h"

namespace headlight {

namespace {

void nameFonts(QString& svg) {
  const QString attribute = QStringLiteral("font-family=\"");
  for (qsizetype at = svg.indexOf(attribute); at >= 0; at = svg.indexOf(attribute, at)) {
    const qsizetype begin = at + attribute.size();
    const qsizetype end = svg.indexOf(u'"', begin);
    if (end < 0) return;
    const QString family = svg.mid(begin, end - begin);
    // "Sans Serif" is Qt's word; other programs know the font that it stands for.
    const QString known = QFontInfo(QFont(family)).family();
    const bool mono = known.contains(QLatin1String("mono"), Qt::CaseInsensitive);
    const QString families = known + (mono ? QStringLiteral(", monospace") : QStringLiteral(", sans-serif"));
    svg.replace(begin, family.size(), families);
    at = begin + families.size();
  }
}

/// Byte 25 of a PNG tells the kind of its colours; 2 is opaque.
bool isOpaquePng(const QString& base64) {
  const QByteArray header = QByteArray::fromBase64(base64.left(36).toLatin1());
  constexpr qsizetype colourType = 25;
  return header.size() > colourType && header[colourType] == 2;
}

/// Heatmaps keep their cells' edges; pictures with transparency (emoji) stay smooth.
void sharpenPictures(QString& svg) {
  const QString element = QStringLiteral("<image ");
  const QString data = QStringLiteral("base64,");
  // A style goes before the attribute of the same name that Qt writes.
  const QString sharp = QStringLiteral("style=\"image-rendering:pixelated\" ");
  for (qsizetype at = svg.indexOf(element); at >= 0; at = svg.indexOf(element, at)) {
    at += element.size();
    const qsizetype encoded = svg.indexOf(data, at);
    if (encoded < 0) return;
    if (isOpaquePng(svg.mid(encoded + data.size(), 36))) svg.insert(at, sharp);
  }
}

}  // namespace

QByteArray portableSvg(const QByteArray& svg) {
  // Whatever way a text took into the file, a title included.
  QString text = xmlText(QString::fromUtf8(svg));
  nameFonts(text);
  sharpenPictures(text);
  return text.toUtf8();
}

}  // namespace headlight
