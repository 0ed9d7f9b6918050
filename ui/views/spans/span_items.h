#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <vector>

#include "ui/plots/picture_style.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// A rectangle with a colour and words, as the parts of the Spans view are made of. What its colour is
/// depends on the theme that it is painted in.
struct SpanItem {
  enum class Fill { None, Span, Tint, Share, Lift };
  enum class Ink { Text, Muted };

  QRectF rect;
  Fill fill = Fill::None;
  int name = -1;        // of Fill::Span and Fill::Tint
  double fraction = 0;  // of the colours of Fill::Share and Fill::Lift
  QString text;
  Ink ink = Ink::Text;  // where there is no fill; on a fill the text is what reads best
  Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
  double scale = 1;  // of the font
  bool bold = false;
};

/// Parts of a scene while it is laid out.
struct SpanPage {
  QFont font;
  QString colorMap;  // of shares
  std::vector<SpanItem> items;
  std::vector<SceneHit> hits;

  void words(const QRectF& rect, const QString& text, SpanItem::Ink ink = SpanItem::Ink::Text,
             Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter, double scale = 1, bool bold = false);
  void box(const QRectF& rect, SpanItem::Fill fill, int name);
  /// A sentence in as many lines as it needs at this width; returns its height.
  double paragraph(const QPointF& topLeft, double width, const QString& text,
                   SpanItem::Ink ink = SpanItem::Ink::Text);
  double lineHeight() const;
};

QFont scaledFont(const QFont& font, double scale, bool bold = false);
void paintItems(QPainter& painter, const SpanPage& page, const QRectF& part, const PictureStyle& style);

/// The fraction of the diverging colours for a lift: half for 1, the ends for 1/4 and 4, by logarithm.
double liftFraction(double lift);
/// "1.35×"; "–" where there is none.
QString liftText(double lift);
/// "0.3125"; "–" where there is none.
QString shareText(double share);
/// The same; "–" also where no key is seen (chance 0): what is masked is not 0.
QString shareText(double share, double chance);

}  // namespace headlight
