#include "ui/export/picture_page.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <vector>

#include "core/error.h"
#include "ui/compute/answer_all.h"
#include "ui/export/caption.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/wrapped_text.h"
#include "ui/views/view_registry.h"

namespace headlight {

namespace {

constexpr double margin = 10;

/// The painter's state, given back even when a picture is cancelled half-way.
class SavedPainter {
 public:
  explicit SavedPainter(QPainter& painter) : m_painter(painter) { painter.save(); }
  ~SavedPainter() { m_painter.restore(); }
  SavedPainter(const SavedPainter&) = delete;
  SavedPainter& operator=(const SavedPainter&) = delete;

 private:
  QPainter& m_painter;
};

QFont captionFont() {
  QFont font(QGuiApplication::font().family());
  font.setPixelSize(12);
  // Letters keep their distances at any size, so that a picture is laid out the same on screen and on paper.
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

double captionLine() { return QFontMetricsF(captionFont()).height() * 1.25; }

constexpr int paragraphLines = 3;

/// A line of the caption; the first paragraph says what is seen, the others are the text.
struct CaptionLine {
  QString text;
  bool first = false;
};

std::vector<CaptionLine> captionIn(const QStringList& paragraphs, double width) {
  std::vector<CaptionLine> lines;
  for (qsizetype i = 0; i < paragraphs.size(); ++i)
    for (const QString& line : wrappedText(paragraphs[i], captionFont(), width - 2 * margin, paragraphLines))
      lines.push_back({line, i == 0});
  return lines;
}

double captionHeight(const QStringList& paragraphs, double width) {
  const std::size_t lines = captionIn(paragraphs, width).size();
  return lines == 0 ? 0 : captionLine() * static_cast<double>(lines) + 1.5 * margin;
}

QString viewId(const ImageRequest& request) {
  switch (request.scope) {
    case ImageScope::CurrentView:
      return request.view;
    case ImageScope::FocusedHead:
    case ImageScope::Layer:
      return QStringLiteral("heads");
    case ImageScope::HeadMap:
      return QStringLiteral("head-map");
  }
  return request.view;
}

ViewPicture pictureNamed(const QString& id) {
  QStringList known;
  for (const ViewEntry& entry : viewRegistry()) {
    if (entry.id == id) return entry.picture;
    known.append(entry.id);
  }
  throw Error(QCoreApplication::translate("PicturePage", "There is no view “%1”; the views are %2.")
                  .arg(id, known.join(QStringLiteral(", ")))
                  .toStdString());
}

}  // namespace

PicturePage::PicturePage(const Snapshot& snapshot, const ImageRequest& request, const Execution& execution)
    : m_request(request),
      m_picture(pictureNamed(viewId(request))),
      m_snapshot(snapshotFor(m_picture, snapshot)) {
  if (!snapshot.result)
    throw Error(QCoreApplication::translate("PicturePage", "There is no picture yet: type a text first.")
                    .toStdString());
  if (m_picture.needs)
    answerAll([this] { return m_picture.needs(m_snapshot); }, *m_snapshot.result, m_snapshot.answers,
              execution);
  m_caption = captionLines(m_snapshot, request);
}

PaintRequest PicturePage::paintRequest(const QRectF& area, bool printing) const {
  PaintRequest paint;
  paint.area = area;
  paint.dark = m_request.dark;
  paint.wholeLayer = m_request.scope == ImageScope::Layer;
  paint.singleHead = m_request.scope == ImageScope::FocusedHead;
  paint.printing = printing;
  paint.numbers = m_request.numbers;
  paint.frames = m_request.frames;
  paint.transparent = m_request.transparent;
  return paint;
}

QColor PicturePage::background() const {
  return m_request.transparent ? QColor(Qt::transparent) : pictureStyle(m_request.dark).base;
}

QSizeF PicturePage::naturalSize() const {
  const QSizeF picture = m_picture.size(m_snapshot, paintRequest({}, false));
  return {picture.width(), picture.height() + captionHeight(m_caption, picture.width())};
}

void PicturePage::paint(QPainter& painter, const QSizeF& size, bool printing,
                        const Execution& execution) const {
  const QRectF page(QPointF(), size);
  // A little more than the page: its size is rounded up to whole pixels or points.
  if (!m_request.transparent) painter.fillRect(page.adjusted(0, 0, 1, 1), background());
  const double caption = std::min(captionHeight(m_caption, size.width()), size.height() / 2);
  const QRectF area = page.adjusted(0, 0, 0, -caption);
  {
    const SavedPainter saved(painter);
    m_picture.paint(painter, m_snapshot, paintRequest(area, printing), execution);
  }
  if (!m_caption.isEmpty()) paintCaption(painter, QRectF(area.bottomLeft(), page.bottomRight()));
}

void PicturePage::paintCaption(QPainter& painter, const QRectF& area) const {
  const PictureStyle& style = pictureStyle(m_request.dark);
  painter.setFont(captionFont());
  QRectF line(area.left() + margin, area.top() + margin / 2, area.width() - 2 * margin, captionLine());
  for (const CaptionLine& caption : captionIn(m_caption, area.width())) {
    if (line.bottom() > area.bottom() + 1) break;
    painter.setPen(caption.first ? style.text : style.mutedText);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, caption.text);
    line.translate(0, line.height());
  }
}

}  // namespace headlight
