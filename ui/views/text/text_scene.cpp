#include "ui/views/text/text_scene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "core/trace/pattern_traits.h"
#include "ui/models/cell_text.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_scale.h"
#include "ui/plots/token_label.h"
#include "ui/session/focus.h"

namespace headlight {

namespace {

constexpr double side = 16;  // of the legend

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TextView)
};

QString tokenWords(const QString& role, const TokenList& tokens, std::int64_t index) {
  return role + QStringLiteral(" %1 <b>%2</b>")
                    .arg(index)
                    .arg(tokenLabel(tokens[static_cast<std::size_t>(index)]).left(60).toHtmlEscaped());
}

}  // namespace

TextScene::TextScene(std::shared_ptr<const TextBody> body, TextShading shading, Snapshot snapshot)
    : m_body(std::move(body)),
      m_shading(std::move(shading)),
      m_snapshot(std::move(snapshot)),
      m_locked(clampFocus(m_snapshot.state.focus, *m_snapshot.result->trace)) {
  // Another kind's tokens are not these.
  if (m_locked.kind != m_snapshot.focus.kind) m_locked.query = m_locked.key = -1;
}

QSizeF TextScene::size() const { return {m_body->width, m_body->height}; }

const TokenList& TextScene::tokensOf(const TextBlock& block) const {
  return block.ofKeys ? m_snapshot.patterns()->keyTokens() : m_snapshot.patterns()->queryTokens();
}

const TextBlock* TextScene::blockAt(const QPointF& point) const {
  if (point.y() < m_body->pinned) return nullptr;
  for (const TextBlock& block : m_body->blocks)
    if (block.layout.rect().contains(point)) return &block;
  return nullptr;
}

QString TextScene::tip(const TextBlock& block, std::int64_t token) const {
  const PatternSource& source = *m_snapshot.patterns();
  const auto words = [&](bool query, std::int64_t index) {
    return tokenWords(query ? Words::tr("query") : Words::tr("key"),
                      query ? source.queryTokens() : source.keyTokens(), index);
  };
  QString text = m_shading.heads.title.toHtmlEscaped() + QStringLiteral("<br>");
  const bool line = m_shading.kind == TextShading::Kind::Row || m_shading.kind == TextShading::Kind::Column;
  if (!isShaded(block) || !m_shading.isKnown()) return text + words(block.ofQueries, token);
  if (line)
    text += words(true, m_shading.ofKeys ? m_shading.token : token) + QStringLiteral("<br>") +
            words(false, m_shading.ofKeys ? token : m_shading.token);
  else
    text += words(!m_shading.ofKeys, token) + QStringLiteral("<br>") +
            m_shading.sentence(m_snapshot).toHtmlEscaped();
  const float weight = m_shading.weights[static_cast<std::size_t>(token)];
  text += QStringLiteral("<br>");
  if (m_shading.isAlone(token)) return text + Words::tr("only one of the two has this token");
  if (std::isnan(weight))
    return text + (line ? Words::tr("masked: this query may not look at this key")
                        : Words::tr("masked: none of these may look at each other"));
  const QString number = cellText(source, static_cast<double>(weight));
  return text + (isDifference(source) ? Words::tr("difference <b>%1</b>") : Words::tr("weight <b>%1</b>"))
                    .arg(number);
}

/// A click locks a focus; where a stretch is marked it lets go of that.
void TextScene::lockByClick(SceneHit& hit, const Focus& focus) const {
  hit.undoText = Words::tr("Token");
  hit.change = [focus](SessionState& state) {
    state.focus = focus;
    auto options = optionsIn<TextOptions>(state.viewOptions);
    options.clearSpan();
    setOptions(state.viewOptions, options);
  };
}

/// With nothing locked, the shading follows the mouse. With a token locked, the mouse looks at the others
/// from it, and a click locks another one.
void TextScene::aim(SceneHit& hit, const TextBlock& block, std::int64_t token) const {
  Focus alone = m_locked;
  alone.query = alone.key = -1;
  const bool marked = m_shading.span.count() > 0;
  const bool both = block.ofQueries && block.ofKeys;
  if (m_shading.kind == TextShading::Kind::LaterMean || !both) {
    // The token in its own role beside what is locked in the other.
    alone.query = block.ofQueries && !both ? token : m_locked.query;
    alone.key = block.ofKeys ? token : m_locked.key;
    if (m_shading.kind == TextShading::Kind::LaterMean && both) alone.query = -1;
    hit.focus = alone;
    if (marked) lockByClick(hit, alone);
    return;
  }
  Focus clicked = alone;
  (m_shading.ofKeys ? clicked.query : clicked.key) = token;
  const std::int64_t from = m_shading.ofKeys ? m_locked.query : m_locked.key;
  if (marked) {
    hit.focus = m_locked;
    return lockByClick(hit, clicked);
  }
  if (from < 0) {
    hit.focus = clicked;
    return;
  }
  Focus cell = m_locked;
  (m_shading.ofKeys ? cell.key : cell.query) = token;
  hit.focus = cell;
  lockByClick(hit, clicked);
}

SceneHit TextScene::at(const QPointF& point) const {
  const TextBlock* block = blockAt(point);
  SceneHit hit;
  if (!block) return hit;
  const TextBox box = block->layout.boxAt(point);
  if (box.token < 0) return hit;
  hit.rect = box.rect;
  hit.tip = tip(*block, box.token);
  aim(hit, *block, box.token);
  return hit;
}

/// Marks a stretch of tokens.
SceneHit TextScene::dragged(const QPointF& from, const QPointF& to) const {
  const TextBlock* block = blockAt(from);
  if (!block || !(m_shading.ofKeys ? block->ofQueries : block->ofKeys)) return at(to);
  const std::int64_t first = block->layout.nearestToken(from);
  const std::int64_t last = block->layout.nearestToken(to);
  if (first < 0 || last < 0 || first == last) return at(to);
  const TokenStretch span{std::min(first, last), std::max(first, last) + 1};
  SceneHit hit;
  for (const QRectF& rect : block->layout.rectsOf(span.begin, span.end)) {
    hit.rect |= rect;
    hit.rects.push_back(rect);
  }
  const QString count = countText(span.count());
  hit.tip = traitsOf(*m_snapshot.patterns()).words ? Words::tr("%1 words").arg(count)
                                                   : Words::tr("%1 tokens").arg(count);
  hit.undoText = Words::tr("Mark Text");
  hit.change = [span, of = block->layout.tokenCount()](SessionState& state) {
    auto options = optionsIn<TextOptions>(state.viewOptions);
    options.span = span;
    options.spanOf = of;
    setOptions(state.viewOptions, options);
  };
  return hit;
}

std::vector<SceneMark> TextScene::marks(const Focus& focus) const {
  std::vector<SceneMark> marks;
  // What is shaded comes of the span alone, and the mean of no token.
  const bool marked = m_shading.span.count() > 0;
  const auto add = [&](std::int64_t token, bool query) {
    for (const TextBlock& block : m_body->blocks) {
      if (!(query ? block.ofQueries : block.ofKeys)) continue;
      for (const QRectF& rect : block.layout.rectsOf(token))
        marks.push_back({rect, query ? SceneMark::Role::Query : SceneMark::Role::Key});
    }
  };
  if (focus.kind != m_snapshot.focus.kind) return marks;
  const bool ofMean = m_shading.kind == TextShading::Kind::LaterMean;
  if (!(m_shading.ofKeys && (marked || ofMean))) add(focus.query, true);
  if (!(!m_shading.ofKeys && marked)) add(focus.key, false);
  if (!m_shading.ofKeys) std::reverse(marks.begin(), marks.end());
  return marks;
}

std::vector<QRectF> TextScene::labelsOf(std::int64_t token, bool query) const {
  std::vector<QRectF> rects;
  for (const TextBlock& block : m_body->blocks) {
    // A text that is both stands there once.
    if (query ? !block.ofQueries : !block.ofKeys || block.ofQueries) continue;
    const std::vector<QRectF> own = block.layout.rectsOf(token);
    rects.insert(rects.end(), own.begin(), own.end());
  }
  return rects;
}

double TextScene::fittedEnd() const {
  const DisplayOptions& display = m_shading.display;
  const bool fitted = display.range == ScaleRange::Fitted && display.scale != ScaleMode::RowMaximum;
  return fitted && m_shading.isKnown() ? m_shading.fit.mapping.high() : 0;
}

QString TextScene::summary() const {
  return Words::tr("The text, shaded: %1. %2").arg(m_shading.sentence(m_snapshot), m_shading.heads.title);
}

}  // namespace headlight
