#include "ui/views/lines/chosen_lines.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "ui/views/lines/pair_filter.h"

namespace headlight {

namespace {

/// Walks over the cells of one head that may become lines.
class Candidates {
 public:
  Candidates(const PatternSource& source, const DisplayOptions& display, LinesOptions::Pair pair)
      : m_source(source),
        m_pair(pair),
        m_leftOutKeys(leftOutKeys(display.leaveOut, source.keyTokens())),
        m_leftOutQueries(leftOutQueries(display.leaveOut, source.queryTokens())) {
    if (pair == LinesOptions::Pair::All || !hasTwoTexts(source)) return;
    m_queryTexts = textsOf(source.queryTokens());
    m_keyTexts = textsOf(source.keyTokens());
  }

  void addAll(HeadId head, StrongestCells& cells, const Execution& execution) const {
    const PatternShape shape = m_source.shape();
    constexpr std::int64_t cellsAtOnce = 1 << 18;
    const std::int64_t rows = std::clamp<std::int64_t>(cellsAtOnce / shape.keys, 1, shape.queries);
    std::vector<float> weights(static_cast<std::size_t>(rows * shape.keys));
    for (std::int64_t first = 0; first < shape.queries; first += rows) {
      execution.throwIfStopped();
      const CellRect rect{first, std::min(first + rows, shape.queries), 0, shape.keys};
      m_source.tile(head, rect, weights.data(), shape.keys, {execution.pool, execution.stop, {}});
      if (execution.progress)
        execution.progress(static_cast<double>(first) / static_cast<double>(shape.queries));
      for (std::int64_t query = first; query < rect.queryEnd; ++query) {
        if (isLeftOut(m_leftOutQueries, query)) continue;
        addRow(head, query,
               {weights.data() + (query - first) * shape.keys, static_cast<std::size_t>(shape.keys)}, cells);
      }
    }
  }

  void addRow(HeadId head, std::int64_t query, StrongestCells& cells) const {
    if (isLeftOut(m_leftOutQueries, query)) return;
    std::vector<float> weights(static_cast<std::size_t>(m_source.shape().keys));
    m_source.row(head, query, weights);
    addRow(head, query, weights, cells);
  }

  void addColumn(HeadId head, std::int64_t key, StrongestCells& cells) const {
    std::vector<float> weights(static_cast<std::size_t>(m_source.shape().queries));
    m_source.column(head, key, weights);
    for (std::size_t query = 0; query < weights.size(); ++query)
      if (!isLeftOut(m_leftOutQueries, static_cast<std::int64_t>(query)))
        add(head, {static_cast<std::int64_t>(query), key, weights[query]}, true, cells);
  }

 private:
  static bool isLeftOut(const std::vector<std::uint8_t>& leftOut, std::int64_t token) {
    return !leftOut.empty() && leftOut[static_cast<std::size_t>(token)] != 0;
  }

  void addRow(HeadId head, std::int64_t query, std::span<const float> weights, StrongestCells& cells) const {
    const auto keys = static_cast<std::int64_t>(weights.size());
    const bool hasMasked = m_source.visibleKeys(head, query) < keys;
    for (std::int64_t key = 0; key < keys; ++key)
      add(head, {query, key, weights[static_cast<std::size_t>(key)]}, hasMasked, cells);
  }

  void add(HeadId head, const WeightedCell& cell, bool mayBeMasked, StrongestCells& cells) const {
    if (cell.weight == 0 || !std::isfinite(cell.weight) || isLeftOut(m_leftOutKeys, cell.key)) return;
    if (!m_queryTexts.empty() && !isDrawn(m_pair, m_queryTexts[static_cast<std::size_t>(cell.query)],
                                          m_keyTexts[static_cast<std::size_t>(cell.key)]))
      return;
    if (!mayBeMasked || !m_source.isMasked(head, cell.query, cell.key)) cells.add(cell);
  }

  const PatternSource& m_source;
  LinesOptions::Pair m_pair;
  std::vector<std::uint8_t> m_leftOutKeys;
  std::vector<std::uint8_t> m_leftOutQueries;
  std::vector<int> m_queryTexts;  // empty: every cell passes
  std::vector<int> m_keyTexts;
};

/// Of one head of several.
Execution ofHead(const Execution& execution, std::size_t head, std::size_t heads) {
  Execution part{execution.pool, execution.stop, {}};
  if (execution.progress)
    part.progress = [&execution, head, heads](double fraction) {
      execution.progress((static_cast<double>(head) + fraction) / static_cast<double>(heads));
    };
  return part;
}

/// Takes the share of one head's cells, or of one token's, into the picture.
void take(ChosenLines& chosen, StrongestCells& cells, const AttentionLine& like, double share) {
  const std::vector<WeightedCell> strongest = cells.take(share);
  double sum = 0;
  for (const WeightedCell& cell : strongest) {
    sum += static_cast<double>(std::abs(cell.weight));
    // The cell of a focused query and a focused key is one line, though it is of both.
    const bool twice = like.side == LineSide::Incoming && cell.query == chosen.tokens.outgoing;
    if (!twice) chosen.lines.push_back({like.head, like.side, cell});
  }
  constexpr double slack = 1e-6;
  chosen.candidates += cells.count();
  chosen.total += cells.total();
  chosen.drawn += sum;
  chosen.shortened = chosen.shortened || sum < (share - slack) * cells.total();
}

}  // namespace

bool hasTwoTexts(const PatternSource& source) {
  return source.kind() != AttentionKind::Cross && !textsOf(source.queryTokens()).empty() &&
         !textsOf(source.keyTokens()).empty();
}

std::vector<HeadPlace> drawnHeads(const Snapshot& snapshot, const LinesOptions& options) {
  std::vector<HeadPlace> heads;
  const PatternShape shape = snapshot.patterns()->shape();
  for (std::size_t place = 0; place < options.places.size(); ++place) {
    const HeadId head = options.places[place];
    if (head.layer >= 0 && head.layer < shape.layers && head.head >= 0 && head.head < shape.heads)
      heads.push_back({head, static_cast<int>(place)});
  }
  if (heads.empty()) heads.push_back({snapshot.focus.headId(), 0});
  return heads;
}

LineTokens lineTokens(const Snapshot& snapshot, LinesOptions::Direction direction) {
  const PatternShape shape = snapshot.patterns()->shape();
  const bool toItself = snapshot.patterns()->kind() != AttentionKind::Cross && shape.queries == shape.keys;
  LineTokens tokens{snapshot.focus.query, snapshot.focus.key};
  if (toItself && tokens.outgoing < 0) tokens.outgoing = snapshot.focus.key;
  if (toItself && tokens.incoming < 0) tokens.incoming = snapshot.focus.query;
  switch (direction) {
    case LinesOptions::Direction::Both:
      break;
    case LinesOptions::Direction::Outgoing:
      tokens.incoming = -1;
      break;
    case LinesOptions::Direction::Incoming:
      tokens.outgoing = -1;
      break;
  }
  return tokens;
}

ChosenLines chooseLines(const Snapshot& snapshot, const LinesOptions& options, const Execution& execution) {
  const PatternSource& source = *snapshot.patterns();
  const Candidates candidates(source, snapshot.state.display, options.pair);
  ChosenLines chosen;
  chosen.heads = drawnHeads(snapshot, options);
  chosen.tokens = lineTokens(snapshot, options.direction);
  const std::size_t sides = chosen.tokens.outgoing >= 0 && chosen.tokens.incoming >= 0 ? 2 : 1;
  const std::size_t limit = std::max<std::size_t>(1, mostLines / (chosen.heads.size() * sides));
  const double share = options.share / 100.0;
  for (std::size_t index = 0; index < chosen.heads.size(); ++index) {
    const HeadPlace& head = chosen.heads[index];
    const Execution part = ofHead(execution, index, chosen.heads.size());
    execution.throwIfStopped();
    const auto takeSide = [&](LineSide side, const auto& fill) {
      StrongestCells cells(limit);
      fill(cells);
      take(chosen, cells, {head, side, {}}, share);
    };
    if (!chosen.tokens.any())
      takeSide(LineSide::Any, [&](StrongestCells& cells) { candidates.addAll(head.head, cells, part); });
    if (chosen.tokens.outgoing >= 0)
      takeSide(LineSide::Outgoing,
               [&](StrongestCells& cells) { candidates.addRow(head.head, chosen.tokens.outgoing, cells); });
    if (chosen.tokens.incoming >= 0)
      takeSide(LineSide::Incoming, [&](StrongestCells& cells) {
        candidates.addColumn(head.head, chosen.tokens.incoming, cells);
      });
  }
  std::stable_sort(chosen.lines.begin(), chosen.lines.end(),
                   [](const AttentionLine& a, const AttentionLine& b) {
                     return std::abs(a.cell.weight) < std::abs(b.cell.weight);
                   });
  return chosen;
}

}  // namespace headlight
