#pragma once

#include <QAbstractScrollArea>
#include <QHash>
#include <memory>

#include "ui/compute/latest_job.h"
#include "ui/compute/run_result.h"
#include "ui/models/accessible_parts.h"
#include "ui/window/chip_layout.h"
#include "ui/window/token_chip.h"

namespace headlight {

/// The tokens of the text as one painted widget: wrapped in rows, scrolled beyond three. Hover previews a
/// token, a click selects it; arrows walk.
class TokenChips : public QAbstractScrollArea, public HasAccessibleParts {
  Q_OBJECT
 public:
  explicit TokenChips(QWidget* parent = nullptr);

  /// Shows `tokens`, of which the first `computed` were run. The list is copied. Long lists are measured off
  /// the GUI thread; those shown before stay until then.
  void setTokens(const TokenList& tokens, std::int64_t computed);
  /// -1 for none. The selected query and key are marked in their colours.
  void setSelection(std::int64_t query, std::int64_t key);
  /// Marks the tokens that a search found. [tokens] or empty.
  void setFound(std::vector<std::uint8_t> found);
  std::int64_t selectedQuery() const { return m_query; }
  /// Where a token is, in the viewport's coordinates.
  QRect tokenRect(std::int64_t token) const;
  /// Forgets what is under the mouse, without a signal.
  void endHover();
  int rowCount() const { return m_layout.rowCount(); }

  int accessiblePartCount() const override;
  AccessiblePart accessiblePart(int index) const override;
  int chosenAccessiblePart() const override;
  int accessiblePartAt(const QPoint& point) const override;
  void chooseAccessiblePart(int index) override;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void tokenClicked(qint64 token);
  void tokenHovered(qint64 token);
  void hoverEnded();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  /// Tokens as chips, with how wide each is.
  struct Strip {
    TokenList tokens;
    std::int64_t computed = 0;
    std::vector<TokenChip> chips = {};
    std::vector<ChipLayout::Chip> boxes = {};
  };
  /// Measures chips; usable in any thread, one at a time.
  struct Ruler {
    QFont font;
    QFont markFont;
    QHash<QString, int> widths = {};  // of labels with their marks

    int width(const TokenChip& chip);
    void measure(Strip& strip);
  };

  void showStrip(Strip strip);
  void arrange();
  void paintChip(QPainter& painter, int index, const QRect& box) const;
  /// Draws the box and its frames; the colour for what is written in it.
  QColor paintBox(QPainter& painter, int index, const QPainterPath& shape) const;
  QPainterPath outline(int index, const QRect& box) const;
  int chipAt(const QPoint& viewportPoint) const;
  int chipOf(std::int64_t token) const;
  void hover(int chip);
  void updateChip(int chip);
  void showSelection();
  void describeSelection();
  QFont markFont() const;

  TokenList m_tokens;
  std::int64_t m_computed = 0;
  std::vector<TokenChip> m_chips;
  std::vector<ChipLayout::Chip> m_boxes;  // in the order of m_chips
  ChipLayout m_layout;
  Ruler m_ruler;  // of the present font
  std::int64_t m_query = -1;
  std::int64_t m_key = -1;
  std::vector<std::uint8_t> m_found;  // [tokens] or empty
  int m_hovered = -1;
  LatestJob m_job;
};

}  // namespace headlight
