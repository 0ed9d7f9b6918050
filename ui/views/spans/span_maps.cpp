#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/color_fit.h"
#include "ui/views/spans/span_tables.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Spans)
};

constexpr double kSmall = 0.8;
constexpr double kTitleGap = 4;

/// The columns of the table from group to group. Names give way first.
struct FromToColumns {
  double names = 0, each = 0, narrowest = 0;
  FromToColumns(const SpanPage& page, std::int64_t count, double room) {
    const double digit = QFontMetricsF(page.font).horizontalAdvance(QLatin1Char('0'));
    const auto groups = static_cast<double>(count);
    const double least = 6.7 * digit;
    narrowest = 12 * digit + groups * least;
    names = std::clamp(room - groups * 8 * digit, 12 * digit, 15 * digit);
    each = std::clamp((room - names) / groups, least, 13 * digit);
  }
};

QString elided(const QString& text, const SpanPage& page, double width, double scale = 1) {
  return QFontMetricsF(scaledFont(page.font, scale)).elidedText(text, Qt::ElideRight, width);
}

SceneHit tipAt(const QRectF& rect, const QString& tip) {
  SceneHit hit;
  hit.rect = rect;
  hit.tip = tip;
  return hit;
}

/// One cell of the table from group to group: the share, its lift below.
void layGiven(const SpanContent& content, const QRectF& cell, std::int64_t from, std::int64_t to, double most,
              SpanPage& page) {
  const SpanShares& shares = content.scope().shares;
  const double lift = shares.lift(from, to), chance = shares.chance(from, to);
  // Where the mask hides every key there is no share.
  const double share = chance > 0 ? shares.share(from, to) : std::nan("");
  SpanItem item;
  item.rect = cell.adjusted(0, 0, -1, -1);
  item.fill = SpanItem::Fill::Share;
  item.fraction = std::isnan(share) ? share : share / most;
  page.items.push_back(item);
  item.text = shareText(share);
  item.alignment = Qt::AlignHCenter | Qt::AlignBottom;
  item.rect.setHeight(item.rect.height() / 2);
  page.items.push_back(item);
  item.rect.translate(0, item.rect.height());
  item.alignment = Qt::AlignHCenter | Qt::AlignTop;
  item.scale = kSmall;
  item.text = liftText(lift);
  page.items.push_back(item);
  const QString giver =
      from == content.all() ? Words::tr("all tokens") : content.groupNames[static_cast<std::size_t>(from)];
  page.hits.push_back(
      tipAt(cell, Words::tr("From “%1” to “%2”, %3: share %4; by chance %5; %6")
                      .arg(giver, content.groupNames[static_cast<std::size_t>(to)], content.scope().title,
                           shareText(share), shareText(chance, chance), liftText(lift))));
}

double largestOf(const SpanShares& shares) {
  double most = 0;
  for (const double share : shares.shares)
    if (!std::isnan(share)) most = std::max(most, share);
  return most > 0 ? roundScaleUp(most) : 1;
}

struct MapLook {
  double cell = 0;    // width of a head
  double height = 0;  // of a layer
  double label = 0;   // room for layer numbers
  bool numbers = false;
};

MapLook lookOf(const PatternShape& shape, double width, const SpanPage& page) {
  const QFontMetricsF small(scaledFont(page.font, kSmall));
  MapLook look;
  look.label = small.horizontalAdvance(QStringLiteral("00")) + 6;
  look.cell = std::clamp(
      std::floor((width - look.label) / static_cast<double>(std::max<std::int64_t>(1, shape.heads))), 5.0,
      46.0);
  look.numbers = look.cell >= small.horizontalAdvance(QStringLiteral("0.88")) + 2;
  look.height = look.numbers ? std::ceil(small.height()) + 3 : std::clamp(look.cell, 5.0, 16.0);
  return look;
}

void layMap(const SpanContent& content, std::int64_t group, const QPointF& at, const MapLook& look,
            const Focus& focus, SpanPage& page, std::vector<SpanHeadCell>& cells) {
  const SpanAttention& attention = *content.attention;
  const QString& name = content.groupNames[static_cast<std::size_t>(group)];
  for (int layer = 0; layer < attention.shape.layers; ++layer) {
    const double y = at.y() + layer * look.height;
    page.words({at.x(), y, look.label - 4, look.height}, QString::number(layer), SpanItem::Ink::Muted,
               Qt::AlignRight | Qt::AlignVCenter, kSmall);
    for (int head = 0; head < attention.shape.heads; ++head) {
      const SpanShares& shares = attention.of({layer, head});
      SpanItem item;
      item.rect = {at.x() + look.label + head * look.cell, y, look.cell - 1, look.height - 1};
      item.fill = SpanItem::Fill::Lift;
      const double lift = shares.hasRows() ? shares.lift(content.all(), group) : std::nan("");
      item.fraction = liftFraction(lift);
      item.alignment = Qt::AlignCenter;
      item.scale = kSmall;
      if (look.numbers) item.text = std::isnan(lift) ? QString() : shortWeightText(lift);
      page.items.push_back(item);
      SceneHit hit =
          tipAt(item.rect, Words::tr("Head %1.%2, “%3”: share %4, %5 what its size asks for")
                               .arg(layer)
                               .arg(head)
                               .arg(name, shareText(shares.share(content.all(), group)), liftText(lift)));
      hit.focus = focus;
      hit.focus->layer = layer;
      hit.focus->head = head;
      page.hits.push_back(hit);
      cells.push_back({{layer, head}, item.rect});
    }
  }
}

/// What the colours mean: from a quarter to four times.
void layLegend(const QPointF& at, SpanPage& page) {
  const QStringList ticks{QStringLiteral("¼×"), QStringLiteral("½×"), QStringLiteral("1×"),
                          QStringLiteral("2×"), QStringLiteral("4×")};
  const double width = QFontMetricsF(page.font).horizontalAdvance(QStringLiteral("0000"));
  for (int i = 0; i < ticks.size(); ++i) {
    SpanItem item;
    item.rect = {at.x() + i * width, at.y() + 1, width, page.lineHeight() - 3};
    item.fill = SpanItem::Fill::Lift;
    item.fraction = i / 4.0;
    item.text = ticks[i];
    item.alignment = Qt::AlignCenter;
    item.scale = kSmall;
    page.items.push_back(item);
  }
}

}  // namespace

QRectF layFromTo(const SpanContent& content, const QRectF& room, SpanPage& page) {
  const SpanGroups& groups = content.scene.groups;
  const SpanShares& shares = content.scope().shares;
  const double line = page.lineHeight();
  page.words({room.left(), room.top(), room.width(), line},
             elided(Words::tr("From (rows) to (columns), %1").arg(content.scope().title), page, room.width()),
             SpanItem::Ink::Text, Qt::AlignLeft | Qt::AlignVCenter, 1, true);
  const double top = room.top() + line + kTitleGap;
  if (!shares.hasRows()) {
    page.words({room.left(), top, room.width(), line}, Words::tr("This layer has no attention."),
               SpanItem::Ink::Muted);
    return {room.left(), room.top(), room.width(), top + line - room.top()};
  }
  const auto [names, width, narrowest] = FromToColumns(page, groups.count(), room.width());
  const double gap = QFontMetricsF(page.font).horizontalAdvance(QLatin1Char('0'));
  const double height = 2 * line - 4;
  const double most = largestOf(shares);
  for (std::int64_t to = 0; to < groups.count(); ++to)
    page.words({room.left() + names + static_cast<double>(to) * width, top, width - 2, line},
               elided(content.groupNames[static_cast<std::size_t>(to)], page, width - 4, kSmall),
               SpanItem::Ink::Muted, Qt::AlignCenter, kSmall);
  double y = top + line;
  for (std::int64_t from = 0; from <= groups.count(); ++from) {
    if (shares.rows[static_cast<std::size_t>(from)] == 0) continue;  // as those of cross-attention
    const bool all = from == groups.count();
    const QString name = all ? Words::tr("all tokens") : content.groupNames[static_cast<std::size_t>(from)];
    page.words({room.left(), y, names - gap, height}, elided(name, page, names - gap),
               all ? SpanItem::Ink::Muted : SpanItem::Ink::Text, Qt::AlignRight | Qt::AlignVCenter);
    for (std::int64_t to = 0; to < groups.count(); ++to)
      layGiven(content, {room.left() + names + static_cast<double>(to) * width, y, width, height}, from, to,
               most, page);
    y += height;
  }
  return {room.left(), room.top(), names + static_cast<double>(groups.count()) * width, y - room.top()};
}

double fromToWidth(const SpanContent& content, const SpanPage& page) {
  return FromToColumns(page, content.scene.groups.count(), 0).narrowest;
}

QRectF layHeadMaps(const SpanContent& content, const QRectF& room, const Focus& focus, SpanPage& page,
                   std::vector<SpanHeadCell>& cells) {
  const PatternShape& shape = content.attention->shape;
  const double line = page.lineHeight();
  const QString title = Words::tr("Share over chance by layer (rows) and head");
  page.words({room.left(), room.top(), room.width(), line}, elided(title, page, room.width()),
             SpanItem::Ink::Text, Qt::AlignLeft | Qt::AlignVCenter, 1, true);
  layLegend({room.left(), room.top() + line}, page);
  constexpr double gap = 16;
  const std::int64_t maps = content.scene.groups.marked();
  // As few columns of maps as leave cells with numbers.
  const double wanted = 34.0 * static_cast<double>(shape.heads) + 24 + gap;
  const auto columns = std::clamp<std::int64_t>(static_cast<std::int64_t>(room.width() / wanted), 1,
                                                std::max<std::int64_t>(1, maps));
  const double width = (room.width() + gap) / static_cast<double>(columns) - gap;
  const MapLook look = lookOf(shape, width, page);
  const double height = line + look.height * static_cast<double>(shape.layers) + 12;
  double y = room.top() + 2 * line + kTitleGap;
  for (std::int64_t group = 0; group < maps; ++group) {
    const std::int64_t column = group % columns;
    if (group > 0 && column == 0) y += height;
    const double x = room.left() + static_cast<double>(column) * (width + gap);
    const int name = content.scene.groups.names[static_cast<std::size_t>(group)];
    page.box({x + look.label, y + 3, 10, line - 6}, SpanItem::Fill::Span, name);
    page.words({x + look.label + 16, y, width - look.label - 16, line},
               elided(content.groupNames[static_cast<std::size_t>(group)], page, width - look.label - 16));
    layMap(content, group, {x, y + line}, look, focus, page, cells);
  }
  return {room.left(), room.top(), room.width(), y + height - room.top()};
}

}  // namespace headlight
