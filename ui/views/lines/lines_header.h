#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "ui/views/lines/line_look.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// What stands above the lines: which colour and dashes are whose, how opaque which weight is, and how much
/// is drawn. A value.
class LinesHeader {
 public:
  struct Content {
    std::vector<HeadPlace> heads;
    LineTokens tokens;
    LineColors colors = LineColors::Heads;
    OpacityScale scale;
    QString focus;  // the focused cell, or empty
    QString words;  // how much is drawn
  };
  LinesHeader(Content content, const SceneRequest& request);

  double height() const { return m_height; }
  void paint(QPainter& painter, const PictureStyle& style) const;
  /// The head whose entry is under a point.
  std::optional<HeadId> headAt(const QPointF& point) const;
  /// A head's entry; empty where it has none.
  QRectF headRect(HeadId head) const;

 private:
  struct Entry {
    QRectF rect;
    QString text;
    std::optional<HeadPlace> head;  // nothing: a direction, a sign, or the rest
    QColor PictureStyle::*color = nullptr;
  };
  void placeEntries();
  bool append(const QString& text, const std::optional<HeadPlace>& head, QColor PictureStyle::*color);
  void paintEntries(QPainter& painter, const PictureStyle& style) const;
  void paintScale(QPainter& painter, const PictureStyle& style) const;

  Content m_content;
  QFont m_font;
  double m_width = 0;
  double m_line = 0;
  double m_height = 0;
  QRectF m_bar;
  QRectF m_focus;
  std::vector<Entry> m_entries;
  QStringList m_words;  // in lines
  double m_wordsTop = 0;
};

}  // namespace headlight
