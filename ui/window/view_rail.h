#pragma once

#include <QWidget>
#include <vector>

#include "ui/views/view_registry.h"

class QLabel;
class QVBoxLayout;

namespace headlight {

class RailButton;

/// The views at the left of the window, one below the other in the groups Look, Explain and Try. It takes the
/// room it has: titles stand below their icons, or beside them where the rail is low, and the names of the
/// groups give way to lines. Arrow keys walk.
class ViewRail : public QWidget {
  Q_OBJECT
 public:
  explicit ViewRail(QWidget* parent = nullptr);

  /// Views of one group must follow each other. `tip` is shown beside the mouse.
  void addView(const QString& id, const QString& title, ViewGroup group, const QString& tip);
  int count() const { return static_cast<int>(m_buttons.size()); }
  /// The view in front; -1: none. Emits nothing.
  void setCurrent(int index);
  int current() const;
  RailButton* button(int index) const { return m_buttons[static_cast<std::size_t>(index)]; }

  QSize sizeHint() const override;
  /// One of the forms fits a window of the least height.
  QSize minimumSizeHint() const override;

 signals:
  void chosen(int index);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  /// From the roomiest to the tightest.
  enum class Form { Below, Beside, BesideWithoutNames };
  Form formFor(int height) const;
  int heightOf(Form form) const;
  void arrange();
  void fitFonts();

  struct Section {
    ViewGroup group = ViewGroup::Look;
    QLabel* name = nullptr;
    QWidget* line = nullptr;  // in place of the name
  };
  std::vector<Section> m_sections;
  std::vector<RailButton*> m_buttons;
  QVBoxLayout* m_column;
  Form m_form = Form::Below;
};

}  // namespace headlight
