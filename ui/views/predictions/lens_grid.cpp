#include "ui/views/predictions/lens_grid.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/color_map.h"
#include "ui/plots/token_label.h"
#include "ui/views/predictions/choose_token.h"

namespace headlight {

namespace {

constexpr double kLeastCell = 66;
constexpr double kMostCell = 260;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

/// One guess, or what is said of the chosen token.
struct Cell {
  QString label;
  QString tip;
  QString piece;
  double probability = 0;
};

struct Column {
  QString heading;
  std::int64_t token = -1;  // of the text; -1: a guess of the token in focus
  std::vector<Cell> cells;  // [depths]
};

Cell cellOf(const Model& model, const TokenScore& score, const QString& where) {
  const NamedToken token = namedToken(model, score.id);
  return {token.label,
          Words::tr("%1: %2 (piece %3)\nprobability %4, logit %5, rank %6")
              .arg(where, token.label, token.piece, weightText(score.probability), scoreText(score.logit),
                   countText(score.rank)),
          token.piece, score.probability};
}

class LensGrid : public Scene {
 public:
  LensGrid(const LensGridRequest& request, const QFont& font, double width)
      : m_request(request), m_font(font), m_depths(request.lens->depths.size()) {
    const QFontMetricsF metrics(m_font);
    m_line = std::ceil(metrics.height());
    m_rowHeight = 2 * m_line + 4;
    m_head = m_line + 8;
    for (std::size_t depth = 0; depth < m_depths; ++depth)
      m_label = std::max(m_label, metrics.horizontalAdvance(depthName(depth)));
    m_label = std::ceil(m_label) + 8;
    makeColumns(static_cast<std::int64_t>((width - m_label) / kLeastCell));
    const double room = (width - m_label) / static_cast<double>(m_columns.size());
    m_cell = std::max(1.0, std::floor(std::min(kMostCell, room)));
  }

  QSizeF size() const override {
    return {m_label + m_cell * static_cast<double>(m_columns.size()), rowTop(m_depths)};
  }

  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override {
    painter.setFont(m_font);
    const QFontMetricsF metrics(m_font);
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
      const bool focused = m_columns[c].token == m_request.position;
      painter.setPen(focused ? style.query : style.text);
      painter.drawText(QRectF(columnLeft(c) + 3, 0, m_cell - 6, m_head), Qt::AlignCenter,
                       elidedLabel(m_columns[c].heading, metrics, m_cell - 6));
    }
    for (std::size_t depth = 0; depth < m_depths; ++depth) {
      if (rowTop(depth) > part.bottom() || rowTop(depth + 1) < part.top()) continue;
      painter.setPen(style.mutedText);
      painter.drawText(QRectF(0, rowTop(depth), m_label - 8, m_rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                       depthName(depth));
      for (std::size_t c = 0; c < m_columns.size(); ++c) paintCell(painter, c, depth, style);
    }
  }

  SceneHit at(const QPointF& point) const override {
    const auto c = static_cast<std::ptrdiff_t>(std::floor((point.x() - m_label) / m_cell));
    const auto row = static_cast<std::ptrdiff_t>(std::floor((point.y() - m_head) / m_rowHeight));
    if (c < 0 || c >= std::ssize(m_columns) || row < -1 || row >= std::ssize(m_columns.front().cells))
      return {};
    const Column& column = m_columns[static_cast<std::size_t>(c)];
    const double left = columnLeft(static_cast<std::size_t>(c));
    SceneHit hit;
    if (row >= 0) {
      const Cell& cell = column.cells[static_cast<std::size_t>(row)];
      if (column.token < 0 || column.token == m_request.position) hit = chooseToken(cell.piece);
      hit.tip = cell.tip;
      hit.rect = {left, rowTop(static_cast<std::size_t>(row)), m_cell, m_rowHeight};
    } else {
      hit.rect = {left, 0, m_cell, m_head};
    }
    if (column.token >= 0 && column.token != m_request.position) hit.focus = focusOn(column.token);
    return hit;
  }

  std::vector<SceneMark> marks(const Focus&) const override {
    for (std::size_t c = 0; c < m_columns.size(); ++c)
      if (m_columns[c].token == m_request.position)
        return {{QRectF(columnLeft(c), m_head, m_cell, rowTop(m_depths) - m_head).adjusted(1, 1, -1, -1),
                 SceneMark::Role::Query}};
    return {};
  }

  QString summary() const override {
    return Words::tr("What the model would say if it ended after each of %1 layers.").arg(m_depths - 1);
  }

 private:
  double rowTop(std::size_t depth) const { return m_head + static_cast<double>(depth) * m_rowHeight; }
  double columnLeft(std::size_t column) const { return m_label + static_cast<double>(column) * m_cell; }

  QString depthName(std::size_t depth) const {
    if (depth == 0) return Words::tr("embedding");
    return Words::tr("layer %1").arg(depth - 1);
  }

  Focus focusOn(std::int64_t token) const {
    Focus focus = m_request.focus;
    if (focus.kind != m_request.kind && focus.kind != AttentionKind::Cross) {
      focus.kind = m_request.kind;
      focus.key = -1;
    }
    focus.query = token;
    return focus;
  }

  std::size_t indexOf(std::int64_t token) const {
    return static_cast<std::size_t>(token - m_request.lens->firstToken);
  }

  void makeColumns(std::int64_t room) {
    const auto asked = std::ssize(m_request.lens->depths.front());
    if (m_request.chosen) --room;
    if (asked > 1 && room >= 3)
      addTokens(std::min(room, asked));
    else
      addGuesses(std::clamp<std::int64_t>(room, 1, 3));
    if (m_request.chosen) addChosen();
  }

  /// Those before the token in focus first: what it says comes of them.
  void addTokens(std::int64_t count) {
    const std::int64_t begin = m_request.lens->firstToken;
    const std::int64_t end = begin + std::ssize(m_request.lens->depths.front());
    const std::int64_t first = std::clamp(
        m_request.position - (count - 1) + std::min<std::int64_t>(1, count / 4), begin, end - count);
    for (std::int64_t token = first; token < first + count; ++token) {
      Column column{tokenLabel(m_request.tokens[static_cast<std::size_t>(token)]), token, {}};
      for (std::size_t depth = 0; depth < m_depths; ++depth)
        column.cells.push_back(cellOf(*m_request.model,
                                      m_request.lens->depths[depth][indexOf(token)].likeliest.front(),
                                      column.heading + QStringLiteral(", ") + depthName(depth)));
      m_columns.push_back(std::move(column));
    }
  }

  void addGuesses(std::int64_t count) {
    for (std::int64_t guess = 0; guess < count; ++guess) {
      Column column{Words::tr("guess %1").arg(guess + 1), -1, {}};
      for (std::size_t depth = 0; depth < m_depths; ++depth) {
        const auto& likeliest = m_request.lens->depths[depth][indexOf(m_request.position)].likeliest;
        const std::size_t index = std::min(static_cast<std::size_t>(guess), likeliest.size() - 1);
        column.cells.push_back(cellOf(*m_request.model, likeliest[index], depthName(depth)));
      }
      m_columns.push_back(std::move(column));
    }
  }

  void addChosen() {
    const NamedToken token = namedToken(*m_request.model, *m_request.chosen);
    Column column{Words::tr("“%1”").arg(token.label), -1, {}};
    for (std::size_t depth = 0; depth < m_depths; ++depth) {
      const TokenScore& score = *m_request.lens->depths[depth][indexOf(m_request.position)].token;
      Cell cell = cellOf(*m_request.model, score, depthName(depth));
      cell.label = Words::tr("rank %1").arg(countText(score.rank));
      column.cells.push_back(std::move(cell));
    }
    m_columns.push_back(std::move(column));
  }

  void paintCell(QPainter& painter, std::size_t index, std::size_t depth, const PictureStyle& style) const {
    const Cell& cell = m_columns[index].cells[depth];
    const QRectF rect(columnLeft(index), rowTop(depth), m_cell, m_rowHeight);
    const QRgb color = colorMap(m_request.colorMap, style.dark).at(cell.probability);
    painter.fillRect(rect.adjusted(1, 1, 0, 0), QColor(color));
    const QRectF room = rect.adjusted(4, 2, -4, -2);
    painter.setPen(style.textOn(color));
    painter.drawText(room, Qt::AlignHCenter | Qt::AlignTop,
                     elidedLabel(cell.label, QFontMetricsF(m_font), room.width()));
    painter.drawText(room, Qt::AlignHCenter | Qt::AlignBottom, weightText(cell.probability));
  }

  LensGridRequest m_request;
  QFont m_font;
  std::size_t m_depths;
  std::vector<Column> m_columns;
  double m_line = 0;
  double m_head = 0;
  double m_rowHeight = 0;
  double m_label = 0;
  double m_cell = 0;
};

}  // namespace

std::shared_ptr<const Scene> lensGrid(const LensGridRequest& request, const QFont& font, double width) {
  return std::make_shared<LensGrid>(request, font, width);
}

}  // namespace headlight
