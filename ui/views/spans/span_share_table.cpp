#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/views/spans/span_tables.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Spans)
};

constexpr Qt::Alignment kRight = Qt::AlignRight | Qt::AlignVCenter;

/// The columns of both tables of shares, in units of a digit's width. Where there is less room than all of
/// them want they are narrower, as far as their numbers allow, and what a cut does stands below.
class Columns {
 public:
  Columns(const SpanPage& page, double room)
      : digit(QFontMetricsF(page.font).horizontalAdvance(QLatin1Char('0'))), row(page.lineHeight() + 3) {
    const double wanted = shares();
    cutBeside = room >= wanted + digit + cut();
    if (!cutBeside) m_scale = std::clamp(room / wanted, kLeast, 1.0);
  }
  double digit, row;
  bool cutBeside = true;
  double name() const { return 17 * digit * m_scale; }
  double tokens() const { return 7 * digit * m_scale; }
  double share() const { return 9 * digit * m_scale; }
  double lift() const { return 8 * digit * m_scale; }
  double pair() const { return share() + lift() + digit * m_scale; }
  double cut() const { return 26 * digit; }
  /// All but the last column.
  double shares() const { return name() + tokens() + digit * m_scale + 3 * pair(); }

 private:
  static constexpr double kLeast = 0.75;
  double m_scale = 1;
};

QString shareTip(const SpanContent& content, const SpanContent::Column& column, std::int64_t group) {
  const SpanShares& shares = column.shares;
  const std::int64_t all = content.all();
  return Words::tr(
             "“%1”, %2: share %3 of the attention; spread evenly over the keys that are seen it would be %4, "
             "so that it gets %5 that")
      .arg(content.groupNames[static_cast<std::size_t>(group)], column.title,
           shareText(shares.share(all, group)), shareText(shares.chance(all, group)),
           liftText(shares.lift(all, group)));
}

void laySwatchAndName(const QRectF& cell, int name, const QString& words, SpanPage& page) {
  const double side = std::min(11.0, cell.height() - 6);
  page.box({cell.left(), cell.center().y() - side / 2, side, side}, SpanItem::Fill::Span, name);
  const double room = cell.width() - side - 12;
  page.words({cell.left() + side + 6, cell.top(), room, cell.height()},
             QFontMetricsF(page.font).elidedText(words, Qt::ElideRight, room));
}

/// A share with its bar, of which the whole cell is 1, and its lift.
void layPair(const QRectF& cell, const Columns& columns, int name, double share, double lift,
             SpanPage& page) {
  const QRectF bar(cell.left(), cell.top() + 2, columns.share(), cell.height() - 4);
  if (share > 0)
    page.box({bar.left(), bar.top(), bar.width() * std::min(share, 1.0), bar.height()}, SpanItem::Fill::Tint,
             name);
  page.words(bar.adjusted(0, 0, -3, 0), std::isnan(lift) ? liftText(lift) : shareText(share),
             SpanItem::Ink::Text, kRight);
  page.words({bar.right(), cell.top(), columns.lift(), cell.height()}, liftText(lift), SpanItem::Ink::Text,
             kRight);
}

/// Above what cuts do.
void layCutTitle(const SpanContent& content, const QRectF& cut, SpanPage& page) {
  const QFontMetricsF metrics(page.font);
  page.words(cut,
             metrics.elidedText(Words::tr("if cut: %1").arg(content.cutTitle), Qt::ElideRight, cut.width()),
             SpanItem::Ink::Muted);
  SceneHit hit;
  hit.rect = cut;
  hit.tip = Words::tr(
                "What the model predicts with the span's tokens taken out of the run; the others keep their "
                "positions. With the whole text: %1")
                .arg(content.cutTitle);
  page.hits.push_back(hit);
}

void layHeader(const SpanContent& content, const QRectF& room, const Columns& columns, SpanPage& page) {
  using Ink = SpanItem::Ink;
  double x = room.left() + columns.name();
  page.words({x, room.top(), columns.tokens(), columns.row}, Words::tr("tokens"), Ink::Muted, kRight);
  x += columns.tokens() + columns.digit;
  for (const SpanContent::Column& column : content.columns) {
    page.words({x, room.top(), columns.share() + columns.lift(), columns.row}, column.title, Ink::Text,
               kRight, 1, true);
    x += columns.pair();
  }
  if (columns.cutBeside)
    layCutTitle(content, {x + columns.digit, room.top(), room.right() - x - columns.digit, columns.row},
                page);
}

/// What the cut of a group does.
void layCut(const SpanContent& content, std::int64_t group, const QRectF& rect, SpanPage& page) {
  const auto index = static_cast<std::size_t>(group);
  if (index >= content.cuts.size()) return;
  const SpanContent::Cut& cut = content.cuts[index];
  SceneHit hit;
  hit.rect = rect;
  hit.tip = cut.tip;
  page.words(rect, QFontMetricsF(page.font).elidedText(cut.text, Qt::ElideRight, rect.width()));
  page.hits.push_back(hit);
}

void layRow(const SpanContent& content, std::int64_t group, const QRectF& room, const Columns& columns,
            SpanPage& page) {
  const auto index = static_cast<std::size_t>(group);
  const SpanGroups& groups = content.scene.groups;
  const int name = groups.names[index];
  double x = room.left();
  laySwatchAndName({x, room.top(), columns.name(), columns.row}, name, content.groupNames[index], page);
  x += columns.name();
  page.words({x, room.top(), columns.tokens(), columns.row}, countText(std::ssize(groups.tokens[index])),
             SpanItem::Ink::Muted, kRight);
  x += columns.tokens() + columns.digit;
  for (const SpanContent::Column& column : content.columns) {
    const QRectF cell(x, room.top(), columns.share() + columns.lift(), columns.row);
    const bool has = column.shares.hasRows();
    layPair(cell, columns, name, has ? column.shares.share(content.all(), group) : std::nan(""),
            has ? column.shares.lift(content.all(), group) : std::nan(""), page);
    SceneHit hit;
    hit.rect = cell;
    hit.tip = shareTip(content, column, group);
    page.hits.push_back(hit);
    x += columns.pair();
  }
  if (columns.cutBeside)
    layCut(content, group, {x + columns.digit, room.top(), room.right() - x - columns.digit, columns.row},
           page);
}

/// What cuts do, in a table of its own below the shares.
double layCuts(const SpanContent& content, const QRectF& room, const Columns& columns, SpanPage& page) {
  layCutTitle(content, {room.left(), room.top(), room.width(), columns.row}, page);
  double y = room.top() + columns.row;
  for (std::size_t i = 0; i < content.cuts.size(); ++i, y += columns.row) {
    laySwatchAndName({room.left(), y, columns.name(), columns.row}, content.scene.groups.names[i],
                     content.groupNames[i], page);
    const double x = room.left() + columns.name() + columns.digit;
    layCut(content, static_cast<std::int64_t>(i), {x, y, room.right() - x, columns.row}, page);
  }
  return y;
}

/// The group with this name; -1: there is none.
std::int64_t groupOf(const SpanGroups& groups, int name) {
  const auto found = std::find(groups.names.begin(), groups.names.end(), name);
  return found == groups.names.end() ? -1 : found - groups.names.begin();
}

}  // namespace

double shareTableWidth(const SpanPage& page) { return Columns(page, 0).shares(); }

QRectF layShareTable(const SpanContent& content, const QRectF& room, SpanPage& page) {
  const Columns columns(page, room.width());
  layHeader(content, room, columns, page);
  double y = room.top() + columns.row;
  for (std::int64_t group = 0; group < content.scene.groups.count(); ++group, y += columns.row)
    layRow(content, group, {room.left(), y, room.width(), columns.row}, columns, page);
  if (!columns.cutBeside && !content.cuts.empty())
    y = layCuts(content, {room.left(), y + columns.row / 2, room.width(), 0}, columns, page);
  return {room.left(), room.top(), room.width(), y - room.top()};
}

QRectF layRewriteTable(const SpanContent& content, const QRectF& room, SpanPage& page) {
  using Ink = SpanItem::Ink;
  const Columns columns(page, room.width());
  const MarkedRun& rewrite = *content.rewrite;
  const SpanShares other = meanShares(rewrite.attention, 0, rewrite.attention.shape.layers);
  const auto left = [&](int pair) {
    return room.left() + columns.name() + pair * (columns.pair() + columns.tokens()) + columns.digit;
  };
  const QStringList titles{Words::tr("this text"), Words::tr("other wording")};
  for (int pair = 0; pair < 2; ++pair)
    page.words({left(pair), room.top(), columns.tokens() + columns.pair() - columns.digit, columns.row},
               titles[pair], Ink::Text, kRight, 1, true);
  page.words({room.left(), room.top(), columns.name(), columns.row}, Words::tr("All heads"), Ink::Text,
             Qt::AlignLeft | Qt::AlignVCenter, 1, true);
  double y = room.top() + columns.row;
  std::vector<int> names(rewrite.groups.names);
  for (const int name : content.scene.groups.names)
    if (groupOf(rewrite.groups, name) < 0) names.push_back(name);
  // Names first, in their order, then what has none.
  std::sort(names.begin(), names.end(), [](int a, int b) {
    return (a < 0) != (b < 0) ? a >= 0 : a < 0 ? a > b : a < b;
  });
  for (const int name : names) {
    laySwatchAndName({room.left(), y, columns.name(), columns.row}, name,
                     groupName(name, content.scene.options.names), page);
    const auto put = [&](int pair, const SpanGroups& groups, const SpanShares* shares) {
      const std::int64_t group = groupOf(groups, name);
      const bool has = group >= 0 && shares && shares->hasRows();
      page.words({left(pair), y, columns.tokens() - columns.digit, columns.row},
                 group < 0 ? QStringLiteral("–")
                           : countText(std::ssize(groups.tokens[static_cast<std::size_t>(group)])),
                 Ink::Muted, kRight);
      layPair({left(pair) + columns.tokens(), y, columns.share() + columns.lift(), columns.row}, columns,
              name, has ? shares->share(groups.count(), group) : std::nan(""),
              has ? shares->lift(groups.count(), group) : std::nan(""), page);
    };
    put(0, content.scene.groups, content.columns.empty() ? nullptr : &content.columns.front().shares);
    put(1, rewrite.groups, &other);
    y += columns.row;
  }
  return {room.left(), room.top(), room.width(), y - room.top()};
}

}  // namespace headlight
