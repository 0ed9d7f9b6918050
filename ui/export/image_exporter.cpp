#include "ui/export/image_exporter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "ui/export/picture_page.h"
#include "ui/export/portable_svg.h"
#include "ui/export/vector_device.h"

namespace headlight {

namespace {

enum class Format { Png, Svg, Pdf };

constexpr double unitsPerInch = 96;
constexpr double metresPerInch = 0.0254;

Error error(const QString& sentence) { return Error(sentence.toStdString()); }

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ImageExporter)
};

Format formatOf(const QString& file) {
  const QString suffix = QFileInfo(file).suffix().toLower();
  if (suffix == QStringLiteral("png")) return Format::Png;
  if (suffix == QStringLiteral("svg")) return Format::Svg;
  if (suffix == QStringLiteral("pdf")) return Format::Pdf;
  throw error(
      Words::tr("“%1” cannot be written as a picture: its name must end in .png, .svg or .pdf.").arg(file));
}

/// How a page becomes a file: the page in points, and the factor from points to units of the file.
struct Layout {
  QSizeF page;
  double scale = 1;
};

Layout layoutOf(const ImageRequest& request, const QSizeF& natural, double usualScale) {
  Layout layout{natural, request.scale > 0 ? request.scale : usualScale};
  if (request.size.isEmpty()) return layout;
  const QSizeF size = request.size;
  if (request.scale <= 0)
    layout.scale = std::min(size.width() / natural.width(), size.height() / natural.height());
  layout.page = size / layout.scale;
  return layout;
}

QImage paintImage(const PicturePage& page, const Layout& layout, const Execution& execution) {
  const QSize pixels(static_cast<int>(std::lround(std::min(layout.page.width() * layout.scale, 1e6))),
                     static_cast<int>(std::lround(std::min(layout.page.height() * layout.scale, 1e6))));
  // A picture is held in memory while it is painted: 4 bytes a pixel.
  constexpr qint64 mostPixels = 300'000'000;
  if (pixels.isEmpty() || qint64{pixels.width()} * pixels.height() > mostPixels || pixels.width() > 32767 ||
      pixels.height() > 32767)
    throw error(Words::tr("A picture of %1 × %2 pixels cannot be painted: the most is 32,767 each way and "
                          "300 million together.")
                    .arg(pixels.width())
                    .arg(pixels.height()));
  QImage image(pixels, page.isTransparent() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
  if (image.isNull())
    throw error(Words::tr("There is not enough memory for a picture of %1 × %2 pixels.")
                    .arg(pixels.width())
                    .arg(pixels.height()));
  // Every pixel, also those of a last row that the page covers only in part.
  image.fill(page.background());
  QPainter painter(&image);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  painter.scale(layout.scale, layout.scale);
  page.paint(painter, layout.page, false, execution);
  painter.end();
  // Set last: text is laid out in points of 96 to the inch whatever the resolution.
  const int dotsPerMetre = static_cast<int>(std::lround(layout.scale * unitsPerInch / metresPerInch));
  image.setDotsPerMeterX(dotsPerMetre);
  image.setDotsPerMeterY(dotsPerMetre);
  return image;
}

/// Takes nothing any more once the work is stopped, so that encoding a large picture ends early.
class StoppableBuffer : public QBuffer {
 public:
  explicit StoppableBuffer(const Execution& execution) : m_stop(execution.stop) {}

 protected:
  qint64 writeData(const char* data, qint64 size) override {
    return m_stop.stop_requested() ? -1 : QBuffer::writeData(data, size);
  }

 private:
  std::stop_token m_stop;
};

QByteArray svgBytes(const PicturePage& page, const Layout& layout, const Execution& execution) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  const QSizeF size = layout.page * layout.scale;
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setResolution(static_cast<int>(unitsPerInch));
  generator.setSize({static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))});
  generator.setViewBox(QRectF(QPointF(), QSizeF(generator.size())));
  generator.setTitle(QStringLiteral("Headlight"));
  VectorDevice device(generator);
  QPainter painter(&device);
  painter.scale(layout.scale, layout.scale);
  page.paint(painter, QSizeF(generator.size()) / layout.scale, true, execution);
  painter.end();
  return portableSvg(buffer.data());
}

QByteArray pdfBytes(const PicturePage& page, const Layout& layout, const Execution& execution) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  const QSizeF size = layout.page * layout.scale;
  QPdfWriter writer(&buffer);
  writer.setResolution(static_cast<int>(unitsPerInch));
  writer.setPageSize(QPageSize(size * 72 / unitsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
  writer.setPageMargins(QMarginsF(0, 0, 0, 0));
  writer.setCreator(QStringLiteral("Headlight"));
  VectorDevice device(writer);
  QPainter painter(&device);
  painter.scale(layout.scale, layout.scale);
  page.paint(painter, layout.page, true, execution);
  painter.end();
  return buffer.data();
}

QByteArray fileBytes(const PicturePage& page, const ImageRequest& request, const Execution& execution) {
  switch (formatOf(request.file)) {
    case Format::Png:
      return pngBytes(paintImage(page, layoutOf(request, page.naturalSize(), 2), execution), execution);
    case Format::Svg:
      return svgBytes(page, layoutOf(request, page.naturalSize(), 1), execution);
    case Format::Pdf:
      return pdfBytes(page, layoutOf(request, page.naturalSize(), 1), execution);
  }
  return {};
}

}  // namespace

QByteArray pngBytes(const QImage& image, const Execution& execution) {
  StoppableBuffer buffer(execution);
  buffer.open(QIODevice::WriteOnly);
  const bool encoded = image.save(&buffer, "PNG");
  execution.throwIfStopped();
  if (!encoded) throw error(Words::tr("The picture could not be encoded as PNG."));
  return buffer.data();
}

void exportImage(const Snapshot& snapshot, const ImageRequest& request, const Execution& execution) {
  formatOf(request.file);
  const PicturePage page(snapshot, request, execution);
  const QByteArray bytes = fileBytes(page, request, execution);
  execution.throwIfStopped();
  AtomicFile file(request.file.toStdString());
  file.write(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
  execution.throwIfStopped();
  file.commit();
}

QImage renderImage(const Snapshot& snapshot, const ImageRequest& request, const Execution& execution) {
  const PicturePage page(snapshot, request, execution);
  return paintImage(page, layoutOf(request, page.naturalSize(), 2), execution);
}

}  // namespace headlight
