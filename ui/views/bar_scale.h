#pragma once

#include <QListView>
#include <QWidget>

namespace headlight {

class RankedKeysModel;

/// The scale of the bars, above the list whose rows have them.
class BarScale : public QWidget {
  Q_OBJECT
 public:
  /// Both must outlive this.
  BarScale(const RankedKeysModel& model, const QListView& list, QWidget* parent = nullptr);
  /// How many positions the keys have: their width moves the bars.
  void setPositions(std::int64_t positions);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const RankedKeysModel& m_model;
  const QListView& m_list;
  std::int64_t m_positions = 0;
};

}  // namespace headlight
