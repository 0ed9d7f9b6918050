#pragma once

#include <QWidget>

class QToolButton;

namespace headlight {

/// The switch between all heads of a layer and one of them, the way back from one, and what shows all of it
/// again after zooming.
class HeadsControls : public QWidget {
  Q_OBJECT
 public:
  explicit HeadsControls(QWidget* parent = nullptr);

  /// `canFit`: something is out of view.
  void setState(bool single, bool canFit);
  /// Not where one head of each of several runs is shown.
  void setGridOffered(bool offered);

 signals:
  void singleRequested(bool single);
  void fitRequested();

 private:
  QToolButton* addButton(const QString& text, const QString& help);

  QToolButton* m_back;
  QToolButton* m_grid;
  QToolButton* m_one;
  QToolButton* m_fit = nullptr;
};

}  // namespace headlight
