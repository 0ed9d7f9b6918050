#include "ui/views/heads_controls.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/views/choice_button.h"

namespace headlight {

HeadsControls::HeadsControls(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 4, 2);
  row->setSpacing(0);
  m_back = addButton(QStringLiteral("‹"), tr("Back to all heads of the layer (Escape)"));
  row->addSpacing(6);
  m_grid = addButton(tr("Grid"), tr("All heads of the layer"));
  m_one = addButton(tr("One"), tr("The focused head alone, as large as the room allows (Enter)"));
  row->addSpacing(6);
  m_fit = addButton(tr("Fit"), tr("Show all of the head again (F)"));
  for (QToolButton* choice : {m_grid, m_one}) choice->setCheckable(true);
  connect(m_back, &QToolButton::clicked, this, [this] { emit singleRequested(false); });
  connect(m_grid, &QToolButton::clicked, this, [this] { emit singleRequested(false); });
  connect(m_one, &QToolButton::clicked, this, [this] { emit singleRequested(true); });
  connect(m_fit, &QToolButton::clicked, this, &HeadsControls::fitRequested);
}

QToolButton* HeadsControls::addButton(const QString& text, const QString& help) {
  auto* button = new ChoiceButton(this);
  button->setText(text);
  button->setToolTip(help);
  button->setAccessibleName(help);
  button->setFocusPolicy(Qt::TabFocus);
  layout()->addWidget(button);
  return button;
}

void HeadsControls::setState(bool single, bool canFit) {
  m_back->setEnabled(single);
  m_grid->setChecked(!single);
  m_one->setChecked(single);
  m_fit->setEnabled(canFit);
}

void HeadsControls::setGridOffered(bool offered) {
  m_grid->setEnabled(offered);
  if (!offered) m_back->setEnabled(false);
  m_grid->setToolTip(offered
                         ? tr("All heads of the layer")
                         : tr("A, B and A − B side by side are one head each; choose one of them alone for "
                              "all heads of the layer."));
}

}  // namespace headlight
