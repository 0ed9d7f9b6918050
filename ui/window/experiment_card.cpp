#include "ui/window/experiment_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QStyleOptionButton>
#include <QVBoxLayout>

#include "ui/session/theme.h"

namespace headlight {
namespace {

constexpr int kStripe = 4;

/// As wide as its card, whatever its text: the card elides it.
class NarrowCheckBox : public QCheckBox {
 public:
  using QCheckBox::QCheckBox;
  QSize minimumSizeHint() const override { return {40, QCheckBox::minimumSizeHint().height()}; }
};

}  // namespace

ExperimentCard::ExperimentCard(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kStripe + 6, 3, 4, 3);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  column->addLayout(row);
  m_switch = new NarrowCheckBox(this);
  m_switch->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_remove = new QToolButton(this);
  m_remove->setAutoRaise(true);
  m_remove->setText(QString(QChar(0x2715)));
  m_remove->setToolTip(tr("Removes this experiment"));
  row->addWidget(m_switch, 1);
  row->addWidget(m_remove);
  m_change = new QLabel(this);
  m_change->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_change->setToolTip(tr(
      "The prediction that this experiment changes most: its probability without it and with it, the other "
      "experiments as they are"));
  m_change->hide();
  column->addWidget(m_change);
  connect(m_switch, &QCheckBox::toggled, this, &ExperimentCard::switched);
  connect(m_remove, &QToolButton::clicked, this, &ExperimentCard::removeRequested);
}

void ExperimentCard::setExperiment(const QString& text, bool on, bool applied, const QString& missing) {
  const QSignalBlocker blocker(m_switch);
  m_switch->setChecked(on);
  m_applied = applied;
  m_text = missing.isEmpty() ? text : tr("%1: %2").arg(text, missing);
  m_switch->setToolTip(tr("%1\nOn or off; an experiment that is off is kept here").arg(m_text));
  m_switch->setAccessibleName(m_text);
  m_remove->setAccessibleName(tr("Remove: %1").arg(text));
  fitText();
  update();
}

void ExperimentCard::setChange(const QString& change) {
  if (change == m_changed) return;
  m_changed = change;
  m_change->setVisible(!change.isEmpty());
  fitText();
}

void ExperimentCard::setSwitchable(bool switchable) { m_switch->setEnabled(switchable); }

/// What stands beside the box, shortened to the room that there is.
void ExperimentCard::fitText() {
  QStyleOptionButton option;
  option.initFrom(m_switch);
  option.rect = m_switch->rect();
  const int room = style()->subElementRect(QStyle::SE_CheckBoxContents, &option, m_switch).width();
  QString shown = m_switch->fontMetrics().elidedText(m_text, Qt::ElideRight, room);
  m_switch->setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
  // The numbers stay, the token gives way.
  m_change->setText(m_change->fontMetrics().elidedText(m_changed, Qt::ElideMiddle, m_change->width()));
}

void ExperimentCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColors colors = themeColors(isDarkPalette(palette()));
  painter.fillRect(rect(), colors.chip);
  const QColor stripe = m_applied ? colors.experiment : colors.border;
  painter.fillRect(QRect(0, 0, kStripe, height()), stripe);
}

void ExperimentCard::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  // The row has its new width only now.
  layout()->activate();
  fitText();
}

void ExperimentCard::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitText();
}

}  // namespace headlight
