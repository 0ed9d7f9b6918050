#pragma once

#include <QStyledItemDelegate>

namespace headlight {

/// Draws the rows of a list over a RankedKeysModel with the RankedKeysPainter.
class RankedKeysDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  /// The key that is in focus, -1 for none, and how many positions the text has.
  void setFocus(std::int64_t key, std::int64_t positions);

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  std::int64_t m_key = -1;
  std::int64_t m_positions = 0;
};

}  // namespace headlight
