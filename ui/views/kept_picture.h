#pragma once

#include <QPainter>
#include <QPixmap>
#include <QWidget>
#include <optional>

#include "ui/models/accessible_parts.h"
#include "ui/plots/pattern_pictures.h"
#include "ui/views/color_bar.h"
#include "ui/views/focus_frame.h"
#include "ui/views/placeholder.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// A painted widget of heatmaps above a colour bar that keeps its picture until something in it changes;
/// what follows the focus and the mouse is painted over it. `Base` is QWidget, or View where the widget is a
/// view of its own; `Hovered` is what the mouse can be over. GUI thread.
template <typename Base, typename Hovered>
class KeptPicture : public Base, public HasAccessibleParts {
 public:
  bool isComplete() const { return m_pictures.isComplete(); }
  /// Forgets what is under the mouse, without a signal; where Base is View, this overrides its function.
  void endHover() {
    if (!m_hovered) return;
    m_hovered.reset();
    this->update();
  }

 protected:
  /// `cache` as for PatternPictures; it must outlive the widget.
  KeptPicture(PictureCache* cache, int rank, QWidget* parent)
      : Base(parent), m_bar(new ColorBar(this)), m_pictures(cache, this, rank) {
    installAccessibleParts();  // first: naming the widget makes it known
    this->setFocusPolicy(Qt::StrongFocus);
    this->setMouseTracking(true);
    this->connect(m_bar, &ColorBar::dragMoved, this, [this] { repaintAll(); });
    if (!cache) return;
    this->connect(cache, &PictureCache::picturesReady, this, [this] {
      if (!isComplete()) repaintAll();
    });
  }

  void showSnapshot(const Snapshot& snapshot, bool samePicture) {
    m_snapshot = snapshot;
    if (!samePicture) m_stale = true;
    const AttentionTrace* attention = m_snapshot.attention();
    m_pictures.setSource(attention ? attention->patterns : nullptr, m_snapshot.state.display);
    this->update();
  }
  void repaintAll() {
    m_stale = true;
    this->update();
  }
  /// How pictures are coloured now: as the session says, or as a dragged end of the bar does.
  const DisplayOptions& display() const {
    return m_bar->dragged() ? *m_bar->dragged() : m_snapshot.state.display;
  }
  /// Shows the bar of m_look.
  void showBar(const QRectF& where, const QString& note) {
    m_bar->show();
    m_bar->setGeometry(where.toAlignedRect());
    m_bar->setContents({makeColorScale(display(), m_look.fit, m_look.style->dark, m_look.font), display(),
                        m_snapshot.patterns()->valueRange(), note});
  }

  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const PictureStyle& style = pictureStyle(this->palette());
    const QString missing = missingPatterns(m_snapshot);
    if (!missing.isEmpty()) {
      m_bar->hide();
      painter.fillRect(this->rect(), style.base);
      paintPlaceholder(painter, this->rect(), missing, style);
      return;
    }
    if (m_stale) renew(style);
    painter.drawPixmap(0, 0, m_picture);
    paintOver(painter, style);
    paintFocusFrame(painter, *this);
  }
  void resizeEvent(QResizeEvent*) override { m_stale = true; }
  void changeEvent(QEvent* event) override {
    m_stale = true;
    Base::changeEvent(event);
  }
  void hideEvent(QHideEvent*) override { m_pictures.release(); }
  void leaveEvent(QEvent*) override {
    if (!m_hovered) return;
    endHover();
    hoverLeft();
  }

  Snapshot m_snapshot;
  ColorBar* m_bar;  // a child widget
  PatternPictures m_pictures;
  HeatMapLook m_look;
  std::optional<Hovered> m_hovered;

 private:
  /// Paints the picture anew; the parts' own pictures go through m_pictures, between its beginFrame() and
  /// endFrame(). Called only where no pattern is missing.
  virtual void paintKept(QPainter& painter, const PictureStyle& style) = 0;
  /// Paints what follows the focus and the mouse.
  virtual void paintOver(QPainter& painter, const PictureStyle& style) = 0;
  /// The mouse has left what it was over.
  virtual void hoverLeft() = 0;

  void renew(const PictureStyle& style) {
    const double ratio = this->devicePixelRatioF();
    m_picture = QPixmap(this->size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(style.base);
    QPainter painter(&m_picture);
    m_pictures.beginFrame();
    paintKept(painter, style);
    m_pictures.endFrame();
    m_stale = false;
  }

  QPixmap m_picture;
  bool m_stale = true;
};

}  // namespace headlight
