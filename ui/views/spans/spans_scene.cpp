#include "ui/views/spans/spans_scene.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Spans)
};

/// A drag that stays in one token marks it once it is longer than a hand trembles.
constexpr double kShortestDrag = 6;
constexpr double kSectionGap = 14;

}  // namespace

SpansScene::SpansScene(const Snapshot& snapshot, const SceneRequest& request)
    : m_content(spanContentOf(snapshot)),
      m_tokens(spanTokens(snapshot, m_content.scene.kind)),
      m_focus(snapshot.focus) {
  if (m_focus.kind != m_content.scene.kind) m_focus.query = m_focus.key = -1;
  m_focus.kind = m_content.scene.kind;
  m_page.font = request.font;
  m_page.colorMap = snapshot.state.display.colorMap;
  m_textWidth = std::max(request.width - 2 * margin, 160.0);
  // The table may be wider than what is seen at once; words are not.
  m_size.setWidth(m_textWidth + 2 * margin);
  if (m_content.attention) {
    const double table = std::max(shareTableWidth(m_page), fromToWidth(m_content, m_page));
    m_size.setWidth(std::max(request.width, table + 2 * margin));
  }
  // The numbers stay in sight where the text is long.
  SpanPage unseen{request.font, {}, {}, {}};
  const SpanTextBlock probe(
      {{0, 0, m_textWidth, 0}, &m_tokens, &m_content.scene.text, &m_content.scene.marked, {}}, unseen);
  const bool textFirst = !m_content.attention || probe.area().height() <= 0.45 * request.height;
  layNotes(request.printing);
  if (textFirst) layTexts();
  layNumbers();
  if (!textFirst) layTexts();
  m_size.setHeight(std::max(m_bottom + margin, 1.0));
}

/// What is to be known before the numbers are read.
void SpansScene::layNotes(bool printing) {
  QStringList paragraphs;
  if (m_content.scene.groups.marked() == 0 && !printing)
    paragraphs.append(
        Words::tr("Drag over words of the text to mark them with the name chosen above, or choose an "
                  "example: then you see how much attention each name receives."));
  else if (m_content.scene.groups.marked() == 0)
    paragraphs.append(Words::tr("Nothing is marked in this text."));
  if (const QString sentence = spanSentence(m_content); !sentence.isEmpty()) paragraphs.append(sentence);
  for (const QString& note : m_content.notes) paragraphs.append(note);
  for (const QString& text : paragraphs) m_bottom += m_page.paragraph({margin, m_bottom}, m_textWidth, text);
  if (m_content.attention)
    m_bottom +=
        m_page.paragraph({margin, m_bottom}, m_textWidth,
                         Words::tr("Attention is not effect: a share says where weights go, not what they "
                                   "change. What a span does to the prediction is seen by cutting it."),
                         SpanItem::Ink::Muted);
  if (m_bottom > margin) m_bottom += kSectionGap / 2;
}

void SpansScene::layTexts() {
  const SpansOptions& options = m_content.scene.options;
  const MarkedRun* rewrite = m_content.rewrite.get();
  constexpr double between = 28;
  const double column = rewrite ? (m_textWidth - between) / 2 : m_textWidth;
  double top = m_bottom;
  if (rewrite) {
    const double x = margin + column + between;
    m_page.words({margin, top, column, m_page.lineHeight()}, Words::tr("This text"), SpanItem::Ink::Muted);
    m_page.words({x, top, column, m_page.lineHeight()}, Words::tr("Other wording"), SpanItem::Ink::Muted);
    top += m_page.lineHeight();
    m_rewrite.emplace(
        SpanTextBlock::Parts{
            {x, top, column, 0}, &rewrite->tokens(), &rewrite->text, &options.rewrite, options.names},
        m_page);
    m_bottom = m_rewrite->area().bottom();
  }
  m_own.emplace(
      SpanTextBlock::Parts{
          {margin, top, column, 0}, &m_tokens, &m_content.scene.text, &m_content.scene.marked, options.names},
      m_page);
  m_bottom = std::max(m_bottom, m_own->area().bottom()) + kSectionGap;
}

void SpansScene::layNumbers() {
  const auto room = [this] { return QRectF(margin, m_bottom, width(), 0); };
  if (m_content.attention) {
    m_bottom = layShareTable(m_content, room(), m_page).bottom() + kSectionGap;
    if (m_content.rewrite) m_bottom = layRewriteTable(m_content, room(), m_page).bottom() + kSectionGap;
    // Side by side where there is room for both.
    const double top = m_bottom;
    const QRectF table = layFromTo(m_content, room(), m_page);
    constexpr double between = 32, narrowest = 300;
    QRectF maps(table.right() + between, top, margin + width() - table.right() - between, 0);
    if (maps.width() < narrowest) maps = {margin, table.bottom() + kSectionGap, width(), 0};
    const QRectF laid = layHeadMaps(m_content, maps, m_focus, m_page, m_heads);
    m_bottom = std::max(table.bottom(), laid.bottom()) + kSectionGap;
  } else if (m_content.rewrite) {
    m_bottom = layRewriteTable(m_content, room(), m_page).bottom() + kSectionGap;
  }
}

void SpansScene::paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const {
  paintItems(painter, m_page, part, style);
}

SceneHit SpansScene::tokenHit(std::int64_t token) const {
  const auto index = static_cast<std::size_t>(token);
  SceneHit hit;
  hit.rect = m_own->tokenRect(token);
  hit.tip = Words::tr("token %1 “%2”: %3")
                .arg(token)
                .arg(tokenLabel(m_tokens[index]),
                     m_content.groupNames[static_cast<std::size_t>(m_content.scene.groups.labels[index])]);
  hit.focus = m_focus;
  (m_focus.kind == AttentionKind::Cross ? hit.focus->key : hit.focus->query) = token;
  return hit;
}

SceneHit SpansScene::at(const QPointF& point) const {
  if (const std::int64_t token = m_own->tokenAt(point); token >= 0) return tokenHit(token);
  for (const SceneHit& hit : m_page.hits)
    if (hit.rect.contains(point)) return hit;
  return {};
}

SceneHit SpansScene::markHit(const SpanTextBlock& block, bool isRewrite, const QPointF& from,
                             const QPointF& to) const {
  const auto [first, last] = std::minmax({block.tokenNear(from), block.tokenNear(to)});
  const SpanText& text = isRewrite ? m_content.rewrite->text : m_content.scene.text;
  MarkedStretch stretch{m_content.scene.options.pen, text.text.size(), 0};
  for (std::int64_t token = first; token <= last; ++token) {
    const SpanText::Place& place = text.places[static_cast<std::size_t>(token)];
    if (place.isEmpty()) continue;
    stretch.begin = std::min(stretch.begin, place.begin);
    stretch.end = std::max(stretch.end, place.end);
  }
  SceneHit hit;
  hit.rect = block.rectOf(first, last);
  if (stretch.begin >= stretch.end) return hit;
  const QString name = m_content.scene.options.names.value(stretch.name);
  hit.tip = stretch.name < 0 ? Words::tr("Take the marks away") : Words::tr("Mark as “%1”").arg(name);
  hit.undoText = stretch.name < 0 ? Words::tr("Unmark") : Words::tr("Mark as %1").arg(name);
  hit.change = [stretch, isRewrite, now = text.text](SessionState& state) {
    auto options = optionsIn<SpansOptions>(state.viewOptions);
    MarkedText& marked = isRewrite ? options.rewrite : options.own;
    marked = followed(marked, now);
    mark(marked, stretch);
    setOptions(state.viewOptions, options);
  };
  return hit;
}

SceneHit SpansScene::dragged(const QPointF& from, const QPointF& to) const {
  const bool isLong = std::abs(to.x() - from.x()) + std::abs(to.y() - from.y()) >= kShortestDrag;
  if (isLong && m_own->area().contains(from)) return markHit(*m_own, false, from, to);
  if (isLong && m_rewrite && m_rewrite->area().contains(from)) return markHit(*m_rewrite, true, from, to);
  return at(to);
}

std::vector<SceneMark> SpansScene::marks(const Focus& focus) const {
  std::vector<SceneMark> marks;
  const auto add = [&](std::int64_t token, SceneMark::Role role) {
    if (token >= 0 && token < std::ssize(m_tokens)) marks.push_back({m_own->tokenRect(token), role});
  };
  if (focus.kind == m_content.scene.kind) {
    if (focus.kind != AttentionKind::Cross) add(focus.query, SceneMark::Role::Query);
    add(focus.key, SceneMark::Role::Key);
  }
  for (const SpanHeadCell& cell : m_heads)
    if (cell.head == focus.headId()) marks.push_back({cell.rect, SceneMark::Role::Head});
  return marks;
}

QString SpansScene::summary() const {
  const QString sentence = spanSentence(m_content);
  return sentence.isEmpty() ? Words::tr("Nothing is marked in this text.") : sentence;
}

}  // namespace headlight
