#include "ui/views/inspector_picture.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <algorithm>

#include "core/error.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/models/ranked_keys_model.h"
#include "ui/models/token_text.h"
#include "ui/session/theme.h"
#include "ui/views/facts_panel.h"
#include "ui/views/ranked_keys_painter.h"

namespace headlight {

namespace {

constexpr std::size_t rankedKeysShown = 200;
constexpr std::size_t picturedKeys = 24;

QString translated(const char* text) { return QCoreApplication::translate("Inspector", text); }

QString noteText(const RankedKeys& ranked) {
  QStringList sentences;
  if (ranked.leftOutCount > 0)
    sentences.append(translated("%1 left out of the pictures, weight %2 together.")
                         .arg(countText(ranked.leftOutCount), weightText(ranked.leftOutSum)));
  if (ranked.maskedCount > 0) sentences.append(translated("%1 masked.").arg(countText(ranked.maskedCount)));
  return sentences.join(u' ');
}

QString pictureFontFamily() { return QGuiApplication::font().family(); }

QFont pictureFont() {
  QFont font(pictureFontFamily());
  font.setPixelSize(13);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

}  // namespace

InspectorContent inspectorContent(const Snapshot& snapshot) {
  InspectorContent content;
  const PatternSource* patterns = snapshot.patterns();
  if (!patterns) {
    content.hint = translated("Type a sentence, then click a token to see where it looks.");
    return content;
  }
  const std::vector<HeadId> heads = inspectedHeads(snapshot);
  content.subheading = headsText(heads);
  if (snapshot.result && !snapshot.result->sourceNote.isEmpty())
    content.subheading += QStringLiteral(" · ") + snapshot.result->sourceNote;
  const std::int64_t query = snapshot.focus.query;
  if (query < 0) {
    content.hint = translated("Click a token to see which keys it looks at, the strongest first.");
    return content;
  }
  content.heading = translated("“%1” (query %2) looks at")
                        .arg(tokenText(patterns->queryTokens()[static_cast<std::size_t>(query)]))
                        .arg(query);
  const std::vector<std::uint8_t> leftOut =
      leftOutKeys(snapshot.state.display.leaveOut, patterns->keyTokens());
  content.ranked = rankKeys(*patterns, heads, query, leftOut, rankedKeysShown);
  content.note = noteText(content.ranked);
  return content;
}

QString cellHeading(const Snapshot& snapshot) {
  const PatternSource* patterns = snapshot.patterns();
  const Focus& focus = snapshot.focus;
  if (!patterns || focus.query < 0 || focus.key < 0) return {};
  return translated("“%1” → “%2”, head %3")
      .arg(tokenText(patterns->queryTokens()[static_cast<std::size_t>(focus.query)]),
           tokenText(patterns->keyTokens()[static_cast<std::size_t>(focus.key)]), headText(focus.headId()));
}

QSizeF inspectorPictureSize(const Snapshot& snapshot) {
  const PatternSource* patterns = snapshot.patterns();
  const QFont font = pictureFont();
  const double line = QFontMetricsF(font).height() * 1.45;
  const double rows = patterns ? double(std::min<std::int64_t>(patterns->shape().keys, picturedKeys)) + 1 : 1;
  return {420, 2.6 * line + rows * line + factsHeight(font, cellFacts(snapshot)) + 2 * line};
}

void paintInspector(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request) {
  InspectorContent content = inspectorContent(snapshot);
  if (!content.hint.isEmpty())
    throw Error(translated("The inspector has nothing to show: no query token is selected.").toStdString());
  const QFont font = pictureFont();
  const std::vector<Fact> facts = cellFacts(snapshot);
  const std::int64_t positions = snapshot.patterns()->shape().keys;
  const QRectF area = request.area.adjusted(12, 10, -12, -10);
  const double line = QFontMetricsF(font).height() * 1.3;
  const double factsSpace = factsHeight(font, facts) + (facts.empty() ? 0 : line / 2);
  const double below = factsSpace + (content.note.isEmpty() ? 0 : line);

  painter.save();
  QFont bold = font;
  bold.setBold(true);
  painter.setFont(bold);
  painter.setPen((request.dark ? darkPalette() : lightPalette()).color(QPalette::Text));
  QRectF row(area.left(), area.top(), area.width(), line);
  const int left = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
  painter.drawText(row, left, QFontMetricsF(bold).elidedText(content.heading, Qt::ElideRight, row.width()));
  painter.setFont(font);
  painter.setPen(themeColors(request.dark).mutedText);
  row.translate(0, line);
  painter.drawText(row, left,
                   QFontMetricsF(font).elidedText(content.subheading, Qt::ElideRight, row.width()));

  RankedKeysModel model;
  model.setKeys(content.ranked, snapshot.patterns()->keyTokens());
  const RankedKeysPainter rows(font, request.dark, model.rowCount(), positions);
  QRectF keyRow(area.left(), row.bottom() + line / 3, area.width(), rows.rowHeight());
  for (int i = 0; i < model.rowCount() && keyRow.bottom() <= area.bottom() - below; ++i) {
    const QModelIndex index = model.index(i, RankedKeysModel::Token);
    const bool focused =
        index.data(RankedKeysModel::KeyRole).toLongLong() == snapshot.focus.key && snapshot.focus.key >= 0;
    rows.paintRow(painter, keyRow, index,
                  focused ? RankedKeysPainter::Mark::Focused : RankedKeysPainter::Mark::None);
    keyRow.translate(0, rows.rowHeight());
  }
  if (!content.note.isEmpty()) {
    painter.setPen(themeColors(request.dark).mutedText);
    painter.drawText(QRectF(area.left(), keyRow.top(), area.width(), line), left, content.note);
    keyRow.translate(0, line);
  }
  const QRectF factsArea(area.left(), keyRow.top() + line / 2, area.width(), factsSpace);
  paintFacts(painter, factsArea, request.dark, cellHeading(snapshot), facts);
  painter.restore();
}

}  // namespace headlight
