#include "ui/views/neuron/neuron_keys.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/session/letter_width.h"
#include "ui/views/cell_words.h"
#include "ui/views/neuron/neuron_fonts.h"

namespace headlight {

namespace {

constexpr int kLeft = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
constexpr int kRight = Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine;
constexpr double kGap = 8;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Neuron)
};

double rowHeightOf(const QFont& font) { return std::ceil(QFontMetricsF(font).height() * 1.4); }

QString noteOf(const RankedKeys& ranked) {
  QStringList parts;
  if (ranked.restCount > 0)
    parts.append(Words::tr("%1 more, with a weight of %2")
                     .arg(countText(ranked.restCount), weightText(ranked.restSum)));
  if (ranked.maskedCount > 0) parts.append(Words::tr("masked: %1").arg(countText(ranked.maskedCount)));
  return parts.join(QStringLiteral(" · "));
}

/// Where the columns of the list stand.
struct Columns {
  QRectF token, position, bar, score, weight;
};

Columns columnsOf(const QRectF& row, const QFont& small) {
  const QFontMetricsF metrics(small);
  const double number = metrics.horizontalAdvance(QStringLiteral("-00.0000"));
  const double position = metrics.horizontalAdvance(QStringLiteral("0000"));
  const auto part = [&](double left, double width) {
    return QRectF(left, row.top(), std::max(0.0, width), row.height());
  };
  Columns columns;
  columns.weight = part(row.right() - number - 4, number);
  columns.score = part(columns.weight.left() - kGap - number, number);
  const double free = columns.score.left() - kGap - row.left() - position - 2 * kGap;
  const double token = std::clamp(free * 0.58, 40.0, 160 * letterScale(small));
  columns.token = part(row.left() + 6, token);
  columns.position = part(columns.token.right() + 2, position);
  columns.bar =
      part(columns.position.right() + kGap, columns.score.left() - columns.position.right() - 2 * kGap);
  return columns;
}

}  // namespace

double NeuronKeyList::heightFor(int rows, const QFont& font) { return (rows + 3) * rowHeightOf(font); }

NeuronKeyList::NeuronKeyList(const Snapshot& snapshot, const NeuronCell& cell, const QRectF& area,
                             const QFont& font, const Execution& execution)
    : m_focus(snapshot.focus),
      m_shown(cell.key),
      m_area(area),
      m_font(font),
      m_small(neuronSmallFont(font)),
      m_rowHeight(rowHeightOf(font)),
      m_top(area.top() + 2 * m_rowHeight) {
  const PatternSource& patterns = *snapshot.patterns();
  const int room = std::max(1, static_cast<int>((area.height() - 3 * m_rowHeight + 0.5) / m_rowHeight));
  RankRequest request{.head = cell.head, .query = cell.query, .limit = static_cast<std::size_t>(room)};
  const RankedKeys ranked = rankKeys(patterns, request, execution);
  for (const RankedKey& key : ranked.keys) addKey(snapshot, key.key);
  const std::int64_t locked = snapshot.state.focus.key >= 0 ? snapshot.state.focus.key : cell.key;
  if (locked < patterns.shape().keys && rowOf(locked).isEmpty()) {
    // A row makes room for it; a masked key has none of its own either.
    if (m_keys.size() >= static_cast<std::size_t>(room) && !m_keys.empty()) m_keys.pop_back();
    addKey(snapshot, locked);
  }
  for (const NeuronKey& key : m_keys) {
    if (!std::isfinite(key.score)) continue;
    m_low = std::min(m_low, static_cast<double>(key.score));
    m_high = std::max(m_high, static_cast<double>(key.score));
  }
  m_title = Words::tr("Keys of “%1”, by weight")
                .arg(tokenLabel(patterns.queryTokens()[static_cast<std::size_t>(cell.query)]));
  m_note = noteOf(ranked);
}

void NeuronKeyList::addKey(const Snapshot& snapshot, std::int64_t key) {
  const HeadId head = m_focus.headId();
  const PatternSource& patterns = *snapshot.patterns();
  const CellFacts facts = snapshot.attention()->scores->facts(head, m_focus.query, key);
  m_keys.push_back({key, tokenLabel(patterns.keyTokens()[static_cast<std::size_t>(key)]), facts.score,
                    facts.weight, cellWords(patterns, head, m_focus.query, key)});
}

QRectF NeuronKeyList::rectOf(std::size_t index) const {
  return {m_area.left(), m_top + static_cast<double>(index) * m_rowHeight, m_area.width(), m_rowHeight};
}

QRectF NeuronKeyList::rowOf(std::int64_t key) const {
  for (std::size_t i = 0; i < m_keys.size(); ++i)
    if (m_keys[i].key == key) return rectOf(i);
  return {};
}

SceneHit NeuronKeyList::at(const QPointF& point) const {
  SceneHit hit;
  for (std::size_t i = 0; i < m_keys.size(); ++i) {
    if (!rectOf(i).contains(point)) continue;
    hit.rect = rectOf(i);
    hit.tip = m_keys[i].tip;
    hit.focus = m_focus;
    hit.focus->key = m_keys[i].key;
  }
  return hit;
}

void NeuronKeyList::paintKey(QPainter& painter, std::size_t index, const PictureStyle& style) const {
  const NeuronKey& key = m_keys[index];
  const QRectF row = rectOf(index);
  if (key.key == m_shown) {
    QColor shown = style.key;
    shown.setAlphaF(style.dark ? 0.28F : 0.16F);
    painter.fillRect(row, shown);
  }
  const Columns columns = columnsOf(row, m_small);
  painter.setFont(m_font);
  painter.setPen(style.text);
  painter.drawText(columns.token, kLeft,
                   elidedLabel(key.label, QFontMetricsF(m_font), columns.token.width()));
  painter.setFont(m_small);
  painter.setPen(style.mutedText);
  painter.drawText(columns.position, kRight, QString::number(key.key));
  const bool masked = !std::isfinite(key.score);
  painter.setPen(masked ? style.mutedText : style.text);
  painter.drawText(columns.score, kRight, masked ? Words::tr("masked") : scoreText(key.score));
  painter.drawText(columns.weight, kRight, weightText(key.weight));
  if (masked || columns.bar.width() < 8 || m_high <= m_low) return;
  const auto xOf = [&](double score) {
    return columns.bar.left() + columns.bar.width() * (score - m_low) / (m_high - m_low);
  };
  const double zero = xOf(0);
  const double end = xOf(key.score);
  const double height = std::round(m_rowHeight * 0.42);
  painter.fillRect(QRectF(std::min(zero, end), row.center().y() - height / 2, std::abs(end - zero), height),
                   key.score < 0 ? style.negative : style.positive);
  painter.setPen(QPen(style.mutedText, 1));
  painter.drawLine(QPointF(zero, row.top() + 2), QPointF(zero, row.bottom() - 2));
}

void NeuronKeyList::paint(QPainter& painter, const PictureStyle& style) const {
  painter.save();
  QRectF line(m_area.left() + 6, m_area.top(), m_area.width() - 12, m_rowHeight);
  painter.setFont(neuronBoldFont(m_font));
  painter.setPen(style.text);
  painter.drawText(line, kLeft, elidedLabel(m_title, QFontMetricsF(neuronBoldFont(m_font)), line.width()));
  const Columns heads =
      columnsOf(QRectF(m_area.left(), m_top - m_rowHeight, m_area.width(), m_rowHeight), m_small);
  painter.setFont(m_small);
  painter.setPen(style.mutedText);
  painter.drawText(heads.token, kLeft, Words::tr("key"));
  painter.drawText(heads.score, kRight, Words::tr("score"));
  painter.drawText(heads.weight, kRight, Words::tr("weight"));
  for (std::size_t i = 0; i < m_keys.size(); ++i) paintKey(painter, i, style);
  painter.setFont(m_small);
  painter.setPen(style.mutedText);
  line.moveTop(m_top + static_cast<double>(m_keys.size()) * m_rowHeight);
  painter.drawText(line, kLeft, QFontMetricsF(m_small).elidedText(m_note, Qt::ElideRight, line.width()));
  painter.restore();
}

}  // namespace headlight
