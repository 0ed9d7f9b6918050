#include "ui/views/neuron/neuron_scene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <cmath>

#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/plots/wrapped_text.h"
#include "ui/views/neuron/neuron_fonts.h"
#include "ui/views/neuron/neuron_tips.h"

namespace headlight {

namespace {

constexpr int kAlignLeft = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Neuron)
};

std::vector<double> numbersOf(const RowVector& vector) {
  std::vector<double> numbers;
  for (const float number : vector) numbers.push_back(static_cast<double>(number));
  return numbers;
}

QString kindWords(AttentionKind kind, HeadId head) {
  const auto named = [head](const QString& words) { return words.arg(head.layer).arg(head.head); };
  switch (kind) {
    case AttentionKind::Encoder:
      return named(Words::tr("encoder, layer %1, head %2"));
    case AttentionKind::Decoder:
      return named(Words::tr("decoder, layer %1, head %2"));
    case AttentionKind::Cross:
      return named(Words::tr("cross-attention, layer %1, head %2"));
  }
  return {};
}

QString subtitleOf(const Snapshot& snapshot, const NeuronContent& content) {
  const Trace& trace = *snapshot.result->trace;
  QString words = trace.encoder && trace.decoder ? kindWords(snapshot.focus.kind, content.cell.head)
                                                 : headsText({content.cell.head});
  if (content.cell.isLargest)
    words +=
        QStringLiteral(" · ") + Words::tr("no key is chosen: this one has the largest weight of the row");
  if (!content.beforeProblem.isEmpty())
    words += QStringLiteral(" · ") + Words::tr("before rotary: %1").arg(content.beforeProblem);
  return words;
}

}  // namespace

NeuronScene::NeuronScene(const Snapshot& snapshot, NeuronContent content, const SceneRequest& request,
                         const Execution& execution)
    : m_content(std::move(content)),
      m_steps(scoreSteps(m_content)),
      m_layout(layOutNeuron(m_content, m_steps, request)),
      m_keys(snapshot, m_content.cell, m_layout.keys, request.font, execution),
      m_subtitle(subtitleOf(snapshot, m_content)),
      m_positions(positionWords(m_content, snapshot)) {
  const PatternSource& patterns = *snapshot.patterns();
  m_queryLabel = tokenLabel(patterns.queryTokens()[static_cast<std::size_t>(m_content.cell.query)]);
  m_keyLabel = tokenLabel(patterns.keyTokens()[static_cast<std::size_t>(m_content.cell.key)]);
}

std::vector<NeuronBar> NeuronScene::barsOf(const std::vector<double>& values,
                                           const std::vector<double>& before) const {
  std::vector<NeuronBar> bars;
  for (const NeuronColumn& column : m_layout.columns) {
    const auto dimension = static_cast<std::size_t>(column.dimension);
    NeuronBar bar{column.left, m_layout.columnWidth, values[dimension], {}};
    const bool turns = m_content.groups[column.group].part.kind != DimensionGroup::Kind::Passed &&
                       m_content.groups[column.group].part.kind != DimensionGroup::Kind::Content;
    if (!before.empty() && turns) bar.before = before[dimension];
    bars.push_back(bar);
  }
  return bars;
}

std::vector<NeuronBar> NeuronScene::runningBars() const {
  std::vector<NeuronBar> bars;
  for (std::size_t i = 0; i < m_layout.columns.size(); ++i)
    bars.push_back({m_layout.columns[i].left, m_layout.columnWidth, m_content.running[i], {}});
  return bars;
}

std::vector<NeuronBar> NeuronScene::pairBars() const {
  std::vector<NeuronBar> bars;
  const QRectF& plot = m_layout.pairs.plot;
  const double width = plot.width() / static_cast<double>(std::max<std::size_t>(1, m_content.pairs.size()));
  for (const NeuronPair& pair : m_content.pairs)
    bars.push_back(
        {plot.left() + static_cast<double>(bars.size()) * width, width, pair.share, pair.shareBefore});
  return bars;
}

QString NeuronScene::groupText(const NeuronGroup& group) const {
  return Words::tr("%1: sum %2").arg(groupName(group.part.kind, m_content.turned), scoreText(group.sum));
}

void NeuronScene::paintHeadings(QPainter& painter, const PictureStyle& style) const {
  const QFont bold = neuronBoldFont(m_layout.font);
  const QFontMetricsF metrics(bold);
  const double most = m_layout.title.width() * 0.3;
  painter.setFont(bold);
  painter.setPen(style.text);
  const QString title =
      Words::tr("q of “%1” (%2) × k of “%3” (%4)")
          .arg(elidedLabel(m_queryLabel, metrics, most), QString::number(m_content.cell.query),
               elidedLabel(m_keyLabel, metrics, most), QString::number(m_content.cell.key));
  painter.drawText(m_layout.title, kAlignLeft,
                   metrics.elidedText(title, Qt::ElideRight, m_layout.title.width()));
  painter.setFont(m_layout.small);
  painter.setPen(style.mutedText);
  const QFontMetricsF small(m_layout.small);
  painter.drawText(m_layout.subtitle, kAlignLeft,
                   small.elidedText(m_subtitle, Qt::ElideRight, m_layout.subtitle.width()));
  for (std::size_t i = 0; i < m_layout.groups.size(); ++i) {
    const QRectF& area = m_layout.groups[i];
    painter.setPen(QPen(style.border, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(style.text);
    painter.drawText(area, kAlignLeft,
                     small.elidedText(groupText(m_content.groups[i]), Qt::ElideRight, area.width()));
  }
}

QString NeuronScene::queryWords() const {
  if (!m_content.turned) return Words::tr("query of “%1”").arg(m_queryLabel);
  return (m_content.before ? Words::tr("query of “%1”, after rotary; the dash: before rotary")
                           : Words::tr("query of “%1”, after rotary"))
      .arg(m_queryLabel);
}

void NeuronScene::paintBandNames(QPainter& painter, const PictureStyle& style) const {
  paintBandName(painter, m_layout.query, {QStringLiteral("q"), queryWords(), {}, style.query}, m_layout,
                style);
  const QString key =
      (m_content.turned ? Words::tr("key of “%1”, after rotary") : Words::tr("key of “%1”")).arg(m_keyLabel);
  paintBandName(painter, m_layout.key, {QStringLiteral("k"), key, {}, style.key}, m_layout, style);
  const QString product = m_content.before
                              ? Words::tr("the product of each dimension; before rotary the sum is %1")
                                    .arg(scoreText(sumOfTerms(*m_content.before)))
                              : Words::tr("the product of each dimension");
  paintBandName(painter, m_layout.product, {QStringLiteral("q × k"), product, {}, {}}, m_layout, style);
  paintBandName(painter, m_layout.running,
                {Words::tr("sum"),
                 Words::tr("of the products from left to right"),
                 Words::tr("q·k = %1").arg(scoreText(m_content.facts.dot)),
                 {}},
                m_layout, style);
}

void NeuronScene::paintBands(QPainter& painter, const PictureStyle& style) const {
  std::vector<double> query, key;
  if (m_content.before) {
    query = numbersOf(m_content.before->query);
    key = numbersOf(m_content.before->key);
  }
  const QFont& small = m_layout.small;
  paintSignedBars(painter, m_layout.query, barsOf(numbersOf(m_content.vectors.query), query), small, style);
  paintSignedBars(painter, m_layout.key, barsOf(numbersOf(m_content.vectors.key), key), small, style);
  const std::vector<NeuronBar> products = barsOf(m_content.terms, m_content.termsBefore);
  paintSignedBars(painter, m_layout.product, products, small, style);
  paintRunningSum(painter, m_layout.running, runningBars(), small, style);
  std::vector<std::int64_t> numbers;
  for (const NeuronColumn& column : m_layout.columns) numbers.push_back(column.dimension);
  painter.setFont(small);
  paintBarNumbers(painter, m_layout.ticks, products, numbers, style);
}

void NeuronScene::paintPairs(QPainter& painter, const PictureStyle& style) const {
  if (m_content.pairs.empty()) return;
  double sum = 0;
  std::vector<std::int64_t> numbers;
  for (const NeuronPair& pair : m_content.pairs) {
    sum += pair.share;
    numbers.push_back(pair.number);
  }
  paintBandName(painter, m_layout.pairs,
                {Words::tr("frequency pairs"),
                 Words::tr("what each pair of turning dimensions adds; pair 0 turns fastest"),
                 Words::tr("sum %1").arg(scoreText(sum)),
                 {}},
                m_layout, style);
  const std::vector<NeuronBar> bars = pairBars();
  paintSignedBars(painter, m_layout.pairs, bars, m_layout.small, style);
  painter.setFont(m_layout.small);
  paintBarNumbers(painter, m_layout.pairTicks, bars, numbers, style);
}

void NeuronScene::paintSteps(QPainter& painter, const PictureStyle& style) const {
  const QFont bold = neuronBoldFont(m_layout.font);
  const double line = QFontMetricsF(bold).height();
  for (std::size_t i = 0; i < m_steps.size(); ++i) {
    const ScoreStep& step = m_steps[i];
    QRectF area = m_layout.steps[i];
    if (!step.sign.isEmpty()) {
      painter.setFont(m_layout.font);
      painter.setPen(style.mutedText);
      painter.drawText(QRectF(area.left(), area.top(), 1.5 * line, 1.2 * line), Qt::AlignCenter, step.sign);
      area.setLeft(area.left() + 1.5 * line);
    }
    painter.setFont(step.isResult ? bold : m_layout.font);
    painter.setPen(style.text);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), 1.2 * line), kAlignLeft, step.value);
    painter.setFont(m_layout.small);
    painter.setPen(style.mutedText);
    painter.drawText(QRectF(area.left(), area.top() + 1.2 * line, area.width(), area.height() - 1.2 * line),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, step.name);
  }
  double y = m_layout.words.top();
  const double height = QFontMetricsF(m_layout.small).height();
  for (const QString& words : wrappedText(m_positions, m_layout.small, m_layout.words.width(), 2)) {
    painter.drawText(QRectF(m_layout.words.left(), y, m_layout.words.width(), height), kAlignLeft, words);
    y += height * 1.2;
  }
}

void NeuronScene::paint(QPainter& painter, const QRectF&, const PictureStyle& style) const {
  painter.save();
  paintHeadings(painter, style);
  paintBandNames(painter, style);
  paintBands(painter, style);
  paintPairs(painter, style);
  paintSteps(painter, style);
  m_keys.paint(painter, style);
  painter.restore();
}

SceneHit NeuronScene::at(const QPointF& point) const {
  const QRectF bands = m_layout.dimensionBands();
  if (point.y() >= bands.top() && point.y() < m_layout.ticks.bottom()) {
    for (std::size_t i = 0; i < m_layout.columns.size(); ++i) {
      const QRectF column(m_layout.columns[i].left, bands.top(), m_layout.columnWidth, bands.height());
      if (point.x() >= column.left() && point.x() < column.right())
        return {column, dimensionTip(m_content, i), {}, {}, {}};
    }
  }
  const std::vector<NeuronBar> pairs = pairBars();
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const QRectF& plot = m_layout.pairs.plot;
    const QRectF bar(pairs[i].left, plot.top(), pairs[i].width, plot.height());
    if (bar.contains(point)) return {bar, pairTip(m_content, i), {}, {}, {}};
  }
  for (std::size_t i = 0; i < m_steps.size(); ++i)
    if (m_layout.steps[i].contains(point)) return {m_layout.steps[i], m_steps[i].hint, {}, {}, {}};
  for (std::size_t i = 0; i < m_layout.groups.size(); ++i)
    if (m_layout.groups[i].contains(point))
      return {m_layout.groups[i], groupText(m_content.groups[i]), {}, {}, {}};
  return m_keys.at(point);
}

std::vector<SceneMark> NeuronScene::marks(const Focus& focus) const {
  const QRectF row = m_keys.rowOf(focus.key);
  if (row.isEmpty()) return {};
  return {{row, SceneMark::Role::Key}};
}

bool NeuronScene::followsFocus() const { return m_layout.keys.top() < m_layout.dimensionBands().bottom(); }

QString NeuronScene::summary() const {
  const CellFacts& facts = m_content.facts;
  return Words::tr(
             "q of “%1” times k of “%2”, %3: the products of %4 dimensions sum to %5; the weight is %6.")
      .arg(m_queryLabel, m_keyLabel, headsText({m_content.cell.head}),
           countText(std::int64_t(m_content.terms.size())), scoreText(facts.dot), weightText(facts.weight));
}

}  // namespace headlight
