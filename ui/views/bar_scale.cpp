#include "ui/views/bar_scale.h"

#include <QPainter>

#include "ui/models/number_text.h"
#include "ui/models/ranked_keys_model.h"
#include "ui/session/theme.h"
#include "ui/views/ranked_keys_painter.h"

namespace headlight {

BarScale::BarScale(const RankedKeysModel& model, const QListView& list, QWidget* parent)
    : QWidget(parent), m_model(model), m_list(list) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&model, &QAbstractItemModel::modelReset, this, [this] {
    const QString words = tr("Bars run from 0 to %1").arg(scaleEndText(m_model.ranked().scale));
    setToolTip(words);
    setAccessibleName(words);
    update();
  });
}

void BarScale::setPositions(std::int64_t positions) {
  m_positions = positions;
  update();
}

QSize BarScale::sizeHint() const { return {60, fontMetrics().height() + 6}; }

void BarScale::paintEvent(QPaintEvent*) {
  if (m_model.rowCount() == 0) return;
  QPainter painter(this);
  const RankedKeysPainter rows(m_list.font(), isDarkPalette(palette()), m_model.rowCount(), m_positions);
  const double left = m_list.viewport()->mapTo(this->parentWidget(), QPoint()).x() - x();
  rows.paintScale(painter, QRectF(left, 0, m_list.viewport()->width(), height()), m_model.ranked().scale);
}

}  // namespace headlight
