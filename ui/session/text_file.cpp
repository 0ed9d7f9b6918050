#include "ui/session/text_file.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include "core/error.h"
#include "core/io/read_input.h"

namespace headlight {
namespace {

constexpr qint64 kLargestFile = qint64{256} << 20;
// Nobody waits longer in front of a window for a pipe that says nothing.
constexpr std::chrono::milliseconds kPatience{2'000};

/// The first byte at which `bytes` stops being UTF-8.
qsizetype invalidByte(const QByteArray& bytes) {
  qsizetype good = 0, bad = bytes.size();
  // A prefix is valid or incomplete up to the wrong byte, and invalid from there on, so halving finds it.
  while (good < bad) {
    const qsizetype middle = good + (bad - good) / 2;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(QByteArrayView(bytes.constData(), middle + 1));
    if (decoder.hasError())
      bad = middle;
    else
      good = middle + 1;
  }
  return good;
}

}  // namespace

QString readTextFile(const QString& path) {
  const qint64 size = QFileInfo(path).size();
  if (size > kLargestFile)
    throw Error(QStringLiteral("%1 has %2 MB; a text may have at most 256 MB.")
                    .arg(path)
                    .arg(size >> 20)
                    .toStdString());
  const QByteArray bytes =
      QByteArray::fromStdString(readInput(QFile::encodeName(path).toStdString(), {.patience = kPatience}));
  const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
  QStringDecoder decoder(encoding);
  const QString text = decoder.decode(bytes);
  if (decoder.hasError()) {
    const QString place = encoding == QStringConverter::Utf8
                              ? QStringLiteral(": byte %1 is wrong").arg(invalidByte(bytes))
                              : QString();
    throw Error(QStringLiteral("%1 is not a text in UTF-8%2. Save it as UTF-8 and open it again.")
                    .arg(path, place)
                    .toStdString());
  }
  return cleanText(text);
}

QString cleanText(QString text) {
  text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
  for (qsizetype i = 0; i < text.size(); ++i) {
    const QChar c = text[i];
    if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
      ++i;
    else if (c.isSurrogate() || c.isNull())
      text[i] = QChar::ReplacementCharacter;
    else if (c == QChar::CarriageReturn || c == QChar::ParagraphSeparator || c == QChar::LineSeparator)
      text[i] = QChar::LineFeed;
  }
  return text;
}

}  // namespace headlight
