#include "ui/window/status_line.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>

#include "ui/compute/job_progress.h"
#include "ui/models/number_text.h"
#include "ui/window/process_memory.h"

namespace headlight {

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent),
      m_notice(new QLabel(this)),
      m_run(new JobProgress(this)),
      m_facts(new QLabel(this)) {
  setSizeGripEnabled(false);
  setAccessibleName(tr("Status"));
  m_notice->setAccessibleName(tr("Notice"));
  // A long notice must not widen the window.
  m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_notice->setTextFormat(Qt::PlainText);
  m_notice->installEventFilter(this);
  m_facts->setAccessibleName(tr("Model, tokens, time and memory"));
  addWidget(m_notice, 1);
  addPermanentWidget(m_run);
  addPermanentWidget(m_facts);
  setContentsMargins(6, 0, 10, 2);
  // A permanent widget is shown when it is added.
  m_run->hide();
  connect(m_run, &JobProgress::cancelRequested, this, &StatusLine::cancelRequested);
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
              : tokens == 1 ? tr("1 token")
                            : tr("%1 tokens").arg(countText(tokens)));
    const double time = result->tokenizeMilliseconds + result->forwardMilliseconds;
    if (result->model) facts << tr("%1 ms").arg(QLocale().toString(time, 'f', time < 10 ? 1 : 0));
  }
  facts << QLocale().formattedDataSize(residentBytes(), 0);
  m_facts->setText(facts.join(QStringLiteral("  ·  ")));
}

void StatusLine::setBusy(bool busy) {
  if (busy)
    m_run->begin({});
  else
    m_run->end();
}

void StatusLine::setProgress(const ComputeProgress& progress) {
  switch (progress.stage) {
    case ComputeStage::Opening:
      m_run->setWhat(tr("Opening the model"));
      break;
    case ComputeStage::Tokenizing:
      m_run->setWhat(tr("Tokenizing"));
      break;
    case ComputeStage::Running:
      m_run->setWhat(tr("Running"));
      break;
    case ComputeStage::Deriving:
      m_run->setWhat(tr("Deriving"));
      break;
  }
  m_run->setFraction(progress.fraction);
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

bool StatusLine::showsProgress() const { return !m_run->isHidden(); }

void StatusLine::addJob(JobProgress* job) {
  insertPermanentWidget(1, job);  // behind the notice, which is number 0
  job->hide();
}

}  // namespace headlight
