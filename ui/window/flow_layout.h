#pragma once

#include <QLayout>
#include <vector>

namespace headlight {

/// Controls in rows, wrapped as the width asks for, each row centred on its middle line.
class FlowLayout : public QLayout {
 public:
  explicit FlowLayout(QWidget* parent, int horizontalSpacing, int verticalSpacing);
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override;
  int count() const override;
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSize() const override;
  void setGeometry(const QRect& area) override;

 private:
  int arrange(const QRect& area, bool place) const;

  std::vector<QLayoutItem*> m_items;  // owned
  int m_horizontalSpacing;
  int m_verticalSpacing;
};

}  // namespace headlight
