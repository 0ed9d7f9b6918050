#include "ui/window/first_cards.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/window/fitting_area.h"

namespace headlight {

FirstCards::FirstCards(QWidget* parent) : QFrame(parent) {
  setFrameShape(QFrame::StyledPanel);
  setAccessibleName(tr("What to look for"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 4, 6, 8);
  column->setSpacing(6);
  auto* head = new QHBoxLayout;
  auto* title = new QLabel(tr("What to look for"), this);
  QFont bold = title->font();
  bold.setBold(true);
  title->setFont(bold);
  auto* close = new QToolButton(this);
  close->setText(QStringLiteral("✕"));
  close->setAutoRaise(true);
  close->setFocusPolicy(Qt::TabFocus);
  close->setToolTip(tr("Dismiss"));
  close->setAccessibleName(tr("Dismiss what to look for"));
  head->addWidget(title, 1);
  head->addWidget(close);
  column->addLayout(head);
  connect(close, &QToolButton::clicked, this, &FirstCards::dismissed);
  auto* area = new FittingArea(this);
  auto* list = new QWidget(area);
  auto* rows = new QVBoxLayout(list);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(6);
  addCard(rows, FirstCard::Reword,
          tr("Row “it” gives its weight to “animal”: this head finds who is tired. Change one word and it "
             "looks at the "
             "street."),
          tr("tired → wide"));
  addCard(rows, FirstCard::SortHeads,
          tr("The diagonals above are heads that look one word back or ahead. Sort the map: back comes "
             "first, ahead last."),
          tr("Sort heads"));
  addCard(rows, FirstCard::Translate,
          tr("A model that translates writes English while it looks at Chinese: 我爱猫."), tr("Translate"));
  addCard(rows, FirstCard::Lessons, tr("Eight short lessons lead from softmax to how heads form."),
          tr("Lessons"));
  area->setWidget(list);
  column->addWidget(area, 1);
}

void FirstCards::addCard(QVBoxLayout* column, FirstCard card, const QString& words, const QString& action) {
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  auto* label = new QLabel(words, this);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  auto* button = new QPushButton(action, this);
  button->setAccessibleDescription(words);
  row->addWidget(label, 1);
  row->addWidget(button, 0, Qt::AlignVCenter);
  column->addLayout(row);
  connect(button, &QPushButton::clicked, this, [this, card] { emit chosen(card); });
}

}  // namespace headlight
