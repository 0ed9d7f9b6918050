#include "ui/views/ranked_keys_delegate.h"

#include "ui/models/ranked_keys_model.h"
#include "ui/session/theme.h"
#include "ui/views/ranked_keys_painter.h"

namespace headlight {

namespace {

bool isCompared(const QModelIndex& index) {
  const auto* model = qobject_cast<const RankedKeysModel*>(index.model());
  return model && model->isCompared();
}

}  // namespace

void RankedKeysDelegate::setFocus(std::int64_t key, std::int64_t positions) {
  m_key = key;
  m_positions = positions;
}

void RankedKeysDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
  RankedKeysPainter rows(option.font, isDarkPalette(option.palette), index.model()->rowCount(), m_positions);
  rows.setCompared(isCompared(index));
  const std::int64_t key = index.data(RankedKeysModel::KeyRole).toLongLong();
  using Mark = RankedKeysPainter::Mark;
  Mark mark = Mark::None;
  if (key >= 0 && key == m_key)
    mark = Mark::Focused;
  else if (key >= 0 && option.state.testFlag(QStyle::State_MouseOver))
    mark = Mark::Hovered;
  rows.paintRow(*painter, option.rect, index, mark);
  if (option.state.testFlag(QStyle::State_HasFocus)) {
    QStyleOptionFocusRect rect;
    rect.QStyleOption::operator=(option);
    option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &rect, painter, option.widget);
  }
}

QSize RankedKeysDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  RankedKeysPainter rows(option.font, false, index.model()->rowCount(), m_positions);
  rows.setCompared(isCompared(index));
  return {static_cast<int>(rows.minimumWidth()), static_cast<int>(rows.rowHeight())};
}

}  // namespace headlight
