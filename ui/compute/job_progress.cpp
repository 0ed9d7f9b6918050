#include "ui/compute/job_progress.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace headlight {
namespace {

constexpr int kPatience = 300;  // ms after which work shows its progress
constexpr int kSteps = 1000;

}  // namespace

JobProgress::JobProgress(QWidget* parent)
    : QWidget(parent),
      m_what(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QToolButton(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  m_bar->setAccessibleName(tr("Progress"));
  m_bar->setTextVisible(false);
  m_bar->setMaximumWidth(fontMetrics().averageCharWidth() * 18);
  m_bar->setMaximumHeight(fontMetrics().height());
  m_cancel->setText(tr("Cancel"));
  m_cancel->setAutoRaise(true);
  m_cancel->setToolTip(tr("Cancel (Escape)"));
  for (QWidget* part :
       {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_cancel)})
    row->addWidget(part);
  hide();
  m_patience.setSingleShot(true);
  m_patience.setInterval(kPatience);
  connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
  connect(m_cancel, &QToolButton::clicked, this, &JobProgress::cancelRequested);
}

void JobProgress::begin(const QString& what) {
  m_bar->setRange(0, 0);
  setWhat(what);
  m_patience.start();
}

void JobProgress::setWhat(const QString& what) { m_what->setText(what); }

void JobProgress::setFraction(double fraction) {
  m_bar->setRange(0, kSteps);
  m_bar->setValue(static_cast<int>(fraction * kSteps));
}

void JobProgress::end() {
  m_patience.stop();
  hide();
}

}  // namespace headlight
