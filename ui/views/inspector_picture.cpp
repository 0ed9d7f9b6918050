#include "ui/views/inspector_picture.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <algorithm>

#include "core/error.h"
#include "ui/models/facts.h"
#include "ui/models/large_head.h"
#include "ui/models/number_text.h"
#include "ui/models/ranked_keys_model.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/token_label.h"
#include "ui/plots/wrapped_text.h"
#include "ui/session/inspector_options.h"
#include "ui/views/facts_panel.h"
#include "ui/views/inspector_compare.h"
#include "ui/views/ranked_keys_painter.h"

namespace headlight {

namespace {

constexpr std::size_t rankedKeysShown = 200;
constexpr std::size_t picturedKeys = 24;
constexpr int noteLines = 3;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Inspector)
};

QString noteText(const RankedKeys& ranked) {
  QStringList sentences;
  if (ranked.leftOutCount > 0)
    sentences.append(Words::tr("Left out of the pictures: %1, with a weight of %2.")
                         .arg(countText(ranked.leftOutCount), weightText(ranked.leftOutSum)));
  if (ranked.maskedCount > 0) sentences.append(Words::tr("Masked: %1.").arg(countText(ranked.maskedCount)));
  return sentences.join(u' ');
}

QString pictureFontFamily() { return QGuiApplication::font().family(); }

QFont pictureFont() {
  QFont font(pictureFontFamily());
  font.setPixelSize(13);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

constexpr int lineFlags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;

/// The two lines above the list; returns where the list begins.
double paintTitle(QPainter& painter, const QRectF& area, const InspectorContent& content,
                  const PictureStyle& style) {
  const QFont font = painter.font();
  QFont bold = font;
  bold.setBold(true);
  const double line = QFontMetricsF(font).height() * 1.3;
  QRectF row(area.left(), area.top(), area.width(), line);
  painter.setFont(bold);
  painter.setPen(style.text);
  painter.drawText(row, lineFlags,
                   QFontMetricsF(bold).elidedText(content.heading, Qt::ElideRight, row.width()));
  row.translate(0, line);
  painter.setFont(font);
  painter.setPen(style.mutedText);
  painter.drawText(row, lineFlags,
                   QFontMetricsF(font).elidedText(content.subheading, Qt::ElideRight, row.width()));
  return row.bottom() + line / 3;
}

/// The keys that fit into `area`; returns where they end.
double paintRows(QPainter& painter, const QRectF& area, const Snapshot& snapshot,
                 const InspectorContent& content, bool dark) {
  const PatternSource& patterns = *snapshot.patterns();
  RankedKeysModel model;
  model.setKeys(content.ranked, content.tokens(patterns), content.rows());
  RankedKeysPainter rows(painter.font(), dark, model.rowCount(), content.positions(patterns));
  rows.setCompared(model.isCompared());
  QRectF row(area.left(), area.top(), area.width(), rows.scaleHeight());
  rows.paintScale(painter, row, content.ranked.scale);
  row.translate(0, row.height());
  row.setHeight(rows.rowHeight());
  for (int i = 0; i < model.rowCount() && row.bottom() <= area.bottom() + 0.5; ++i) {
    const std::int64_t key = model.index(i, 0).data(RankedKeysModel::KeyRole).toLongLong();
    const bool focused = key >= 0 && key == content.focused(snapshot.focus);
    rows.paintRow(painter, row, model.index(i, RankedKeysModel::Token),
                  focused ? RankedKeysPainter::Mark::Focused : RankedKeysPainter::Mark::None);
    row.translate(0, row.height());
  }
  return row.top();
}

/// Long tokens are shortened in a heading, so that both ends of the cell are seen.
QString shortToken(const TokenList& tokens, std::int64_t index) {
  constexpr int longest = 14;
  const QString text = tokenLabel(tokens[static_cast<std::size_t>(index)]);
  return text.size() <= longest ? text : text.left(longest - 1) + QStringLiteral("…");
}

/// What the token in focus looks at.
void addOutgoing(const Snapshot& snapshot, const Execution& execution, InspectorContent& content) {
  const PatternSource& patterns = *snapshot.patterns();
  const std::int64_t query = snapshot.focus.query;
  if (query < 0) {
    content.hint = Words::tr("Click a token to see which keys it looks at, the strongest first.");
    return;
  }
  content.heading = Words::tr("“%1” (query %2) looks at")
                        .arg(tokenLabel(patterns.queryTokens()[static_cast<std::size_t>(query)]))
                        .arg(query);
  const std::vector<std::uint8_t> leftOut =
      leftOutKeys(snapshot.state.display.leaveOut, patterns.keyTokens());
  const LargeHead ranked = largeHead(snapshot);
  content.ranked = rankKeys(*ranked.source, {ranked.head, query, leftOut, rankedKeysShown}, execution);
  content.note = noteText(content.ranked);
}

/// What looks at it. Nothing is left out: the display's choice is of keys.
void addIncoming(const Snapshot& snapshot, const Execution& execution, InspectorContent& content) {
  const PatternSource& patterns = *snapshot.patterns();
  content.incoming = true;
  const std::int64_t key = lookedAtToken(snapshot);
  if (key < 0) {
    content.hint = snapshot.focus.kind == AttentionKind::Cross
                       ? Words::tr("Click a cell to see which queries look at its key, the strongest first.")
                       : Words::tr("Click a token to see which tokens look at it, the strongest first.");
    return;
  }
  content.heading = Words::tr("“%1” (key %2) is looked at by")
                        .arg(tokenLabel(patterns.keyTokens()[static_cast<std::size_t>(key)]))
                        .arg(key);
  const LargeHead ranked = largeHead(snapshot);
  content.ranked = rankKeys(*ranked.source, {ranked.head, 0, {}, rankedKeysShown, key}, execution);
  content.note = noteText(content.ranked);
}

}  // namespace

std::int64_t lookedAtToken(const Snapshot& snapshot) {
  const PatternSource* patterns = snapshot.patterns();
  if (!patterns || snapshot.focus.key >= 0) return snapshot.focus.key;
  const PatternShape shape = patterns->shape();
  const bool sameTokens = snapshot.focus.kind != AttentionKind::Cross && shape.queries == shape.keys;
  return sameTokens ? snapshot.focus.query : -1;
}

bool isSlowToRank(const Snapshot& snapshot) {
  constexpr std::int64_t mostCells = 1 << 16;
  const PatternSource* patterns = snapshot.patterns();
  return patterns &&
         patterns->shape().keys * static_cast<std::int64_t>(inspectedHeads(snapshot).size()) > mostCells;
}

InspectorContent inspectorContent(const Snapshot& snapshot, const Execution& execution) {
  InspectorContent content;
  const PatternSource* patterns = snapshot.patterns();
  if (!patterns) {
    content.hint = Words::tr("Type a sentence, then click a token to see where it looks.");
    return content;
  }
  const std::vector<HeadId> heads = inspectedHeads(snapshot);
  content.subheading = headsText(heads, *patterns);
  if (snapshot.result && !snapshot.result->sourceNote.isEmpty())
    content.subheading += QStringLiteral(" · ") + snapshot.result->sourceNote;
  if (optionsIn<InspectorOptions>(snapshot.state.viewOptions).incoming)
    addIncoming(snapshot, execution, content);
  else
    addOutgoing(snapshot, execution, content);
  if (const auto comparison = comparisonIn(snapshot); comparison && content.hint.isEmpty())
    addOtherWeights(content, *comparison);
  return content;
}

QString cellHeading(const Snapshot& snapshot) {
  const PatternSource* patterns = snapshot.patterns();
  const Focus& focus = snapshot.focus;
  if (!patterns || focus.query < 0 || focus.key < 0) return {};
  return Words::tr("“%1” → “%2”, head %3")
      .arg(shortToken(patterns->queryTokens(), focus.query), shortToken(patterns->keyTokens(), focus.key),
           headText(focus.headId()));
}

QSizeF inspectorPictureSize(const Snapshot& snapshot) {
  const PatternSource* patterns = snapshot.patterns();
  const QFont font = pictureFont();
  const double line = QFontMetricsF(font).height() * 1.45;
  const bool compared = Comparison::isOn(snapshot);
  const double width = compared ? 480 : 420;
  const double row = compared ? 2.6 / 1.45 : 1;  // with a second line
  const double rows =
      patterns ? double(std::min<std::int64_t>(patterns->shape().keys, picturedKeys)) * row + 1 : 1;
  const double notes = compared ? noteLines : 2;
  const double cell = factsHeight(font, width - 24, inspectorCell(snapshot));
  return {width, (3.6 + rows + notes) * line + cell};
}

void paintInspector(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request) {
  const InspectorContent content = inspectorContent(snapshot);
  if (!content.hint.isEmpty())
    throw Error(Words::tr("The inspector has nothing to show: no query token is selected.").toStdString());
  const QFont font = pictureFont();
  const PictureStyle& style = pictureStyle(request.dark);
  const FactsTable cell = inspectorCell(snapshot);
  const QRectF area = request.area.adjusted(12, 10, -12, -10);
  const double line = QFontMetricsF(font).height() * 1.3;
  const QStringList note =
      content.note.isEmpty() ? QStringList() : wrappedText(content.note, font, area.width(), noteLines);
  const double cellHeight = factsHeight(font, area.width(), cell);
  const double below = (cellHeight > 0 ? cellHeight + line / 2 : 0) + line * static_cast<double>(note.size());

  painter.save();
  painter.setFont(font);
  const double top = paintTitle(painter, area, content, style);
  const QRectF list(area.left(), top, area.width(), area.bottom() - below - top);
  double bottom = paintRows(painter, list, snapshot, content, request.dark);
  painter.setPen(style.mutedText);
  for (const QString& text : note) {
    painter.drawText(QRectF(area.left(), bottom, area.width(), line), lineFlags, text);
    bottom += line;
  }
  const QRectF factsArea(area.left(), bottom + line / 2, area.width(), area.bottom() - bottom);
  paintFacts(painter, factsArea, request.dark, cell);
  painter.restore();
}

}  // namespace headlight
