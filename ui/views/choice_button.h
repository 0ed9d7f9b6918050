#pragma once

#include <QStyleOptionToolButton>
#include <QToolButton>

namespace headlight {

/// A button that stays pressed. Then it has the colour of selections: a pressed button alone can hardly be
/// told on a dark theme.
class ChoiceButton final : public QToolButton {
 public:
  explicit ChoiceButton(QWidget* parent = nullptr) : QToolButton(parent) {}

 protected:
  void initStyleOption(QStyleOptionToolButton* option) const override {
    QToolButton::initStyleOption(option);
    if (!isChecked() || !isEnabled()) return;
    option->palette.setColor(QPalette::Button, option->palette.color(QPalette::Highlight));
    option->palette.setColor(QPalette::ButtonText, option->palette.color(QPalette::HighlightedText));
  }
};

}  // namespace headlight
