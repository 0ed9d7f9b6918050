#include "ui/window/status_line.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include "ui/models/number_text.h"
#include "ui/window/process_memory.h"

namespace headlight {
namespace {

constexpr int kPatience = 300;  // ms after which work shows its progress

}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent),
      m_notice(new QLabel(this)),
      m_stage(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QToolButton(this)),
      m_facts(new QLabel(this)) {
  setSizeGripEnabled(false);
  setAccessibleName(tr("Status"));
  m_notice->setAccessibleName(tr("Notice"));
  // A long notice must not widen the window.
  m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_notice->setTextFormat(Qt::PlainText);
  m_notice->installEventFilter(this);
  m_facts->setAccessibleName(tr("Model, tokens, time and memory"));
  m_progress->setAccessibleName(tr("Progress"));
  m_progress->setTextVisible(false);
  m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 18);
  m_progress->setMaximumHeight(fontMetrics().height());
  m_progress->setRange(0, 1000);
  m_cancel->setText(tr("Cancel"));
  m_cancel->setAutoRaise(true);
  m_cancel->setToolTip(tr("Cancel (Escape)"));
  addWidget(m_notice, 1);
  addPermanentWidget(m_stage);
  addPermanentWidget(m_progress);
  addPermanentWidget(m_cancel);
  addPermanentWidget(m_facts);
  setContentsMargins(6, 0, 10, 2);
  showProgress(false);
  m_patience.setSingleShot(true);
  connect(&m_patience, &QTimer::timeout, this, [this] { showProgress(true); });
  connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelRequested);
}

void StatusLine::setResult(const RunResult* result) {
  QStringList facts;
  if (result) {
    QString source = result->sourceName;
    if (!result->sourceNote.isEmpty()) source += QStringLiteral(" (%1)").arg(result->sourceNote);
    facts << source;
    const auto tokens = static_cast<std::int64_t>(result->tokens.size());
    facts << (result->computedTokens < tokens
                  ? tr("%1 of %2 tokens").arg(countText(result->computedTokens), countText(tokens))
                  : tr("%1 tokens").arg(countText(tokens)));
    const double time = result->tokenizeMilliseconds + result->forwardMilliseconds;
    if (result->model) facts << tr("%1 ms").arg(QLocale().toString(time, 'f', time < 10 ? 1 : 0));
  }
  facts << QLocale().formattedDataSize(residentBytes(), 0);
  m_facts->setText(facts.join(QStringLiteral("  ·  ")));
}

void StatusLine::setBusy(bool busy) {
  if (busy) {
    m_progress->setRange(0, 0);
    m_stage->clear();
    m_patience.start(kPatience);
  } else {
    m_patience.stop();
    showProgress(false);
  }
}

void StatusLine::setProgress(const ComputeProgress& progress) {
  switch (progress.stage) {
    case ComputeStage::Opening:
      m_stage->setText(tr("Opening the model"));
      break;
    case ComputeStage::Tokenizing:
      m_stage->setText(tr("Tokenizing"));
      break;
    case ComputeStage::Running:
      m_stage->setText(tr("Running"));
      break;
  }
  m_progress->setRange(0, 1000);
  m_progress->setValue(static_cast<int>(progress.fraction * 1000));
}

void StatusLine::setNotice(const QString& notice) {
  m_wholeNotice = notice;
  m_notice->setToolTip(notice);
  m_notice->setAccessibleDescription(notice);
  fitNotice();
}

void StatusLine::fitNotice() {
  m_notice->setText(m_notice->fontMetrics().elidedText(m_wholeNotice, Qt::ElideRight, m_notice->width()));
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_notice && event->type() == QEvent::Resize) fitNotice();
  return QStatusBar::eventFilter(watched, event);
}

bool StatusLine::showsProgress() const { return !m_progress->isHidden(); }

void StatusLine::showProgress(bool shown) {
  m_stage->setVisible(shown);
  m_progress->setVisible(shown);
  m_cancel->setVisible(shown);
}

}  // namespace headlight
