#pragma once

#include <QRectF>
#include <vector>

#include "ui/views/scene/scene.h"
#include "ui/views/spans/span_content.h"
#include "ui/views/spans/span_items.h"

namespace headlight {

/// A cell of a head map: where a head is.
struct SpanHeadCell {
  HeadId head;
  QRectF rect;
};

/// The table of what each group receives: share and lift for all heads, the layer and the head, and what its
/// cut does. Returns the area it takes.
QRectF layShareTable(const SpanContent& content, const QRectF& room, SpanPage& page);
/// The narrowest room in which nothing of it is cut.
double shareTableWidth(const SpanPage& page);

/// The table of how much each group gives to each. Returns the area it takes.
QRectF layFromTo(const SpanContent& content, const QRectF& room, SpanPage& page);
/// The narrowest room in which nothing of it is cut.
double fromToWidth(const SpanContent& content, const SpanPage& page);

/// For each marked group a map of layers and heads, coloured by lift. Returns the area they take; cells are
/// added to `cells`. `focus`: what a click changes the head of.
QRectF layHeadMaps(const SpanContent& content, const QRectF& room, const Focus& focus, SpanPage& page,
                   std::vector<SpanHeadCell>& cells);

/// The rewrite's shares beside those of the text, for all heads.
QRectF layRewriteTable(const SpanContent& content, const QRectF& room, SpanPage& page);

}  // namespace headlight
