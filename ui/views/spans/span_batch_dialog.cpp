#include "ui/views/spans/span_batch_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <mutex>

#include "core/error.h"
#include "ui/compute/latest_job.h"
#include "ui/models/core_words.h"
#include "ui/models/number_text.h"
#include "ui/session/text_file.h"
#include "ui/views/spans/span_batch_file.h"
#include "ui/views/spans/span_batch_model.h"

namespace headlight {

namespace {

/// Prompts on their way from the job to the table.
struct Inbox {
  std::mutex mutex;
  std::vector<PromptSpans> prompts;

  void put(PromptSpans spans) {
    const std::lock_guard lock(mutex);
    prompts.push_back(std::move(spans));
  }
  std::vector<PromptSpans> take() {
    const std::lock_guard lock(mutex);
    return std::exchange(prompts, {});
  }
};

}  // namespace

struct SpanBatchDialog::Private {
  SpanBatchDialog* dialog = nullptr;
  SpanBatchModel model;
  QSortFilterProxyModel sorted;
  LatestJob job{nullptr, LatestJob::spareThreads()};
  std::shared_ptr<Inbox> inbox;
  std::shared_ptr<const Model> runs;  // the model on the screen
  Interventions interventions;
  HeadId head;                            // in focus
  std::shared_ptr<const Model> measured;  // that the table is of
  PromptList list;
  QString file;

  QPushButton* choose = nullptr;
  QCheckBox* cuts = nullptr;
  QComboBox* scope = nullptr;
  QTableView* table = nullptr;
  QLabel* note = nullptr;
  QProgressBar* progress = nullptr;
  QPushButton* cancel = nullptr;
  QPushButton* show = nullptr;
  QPushButton* save = nullptr;

  void build();
  void buildTop(QVBoxLayout* column);
  void buildTable(QVBoxLayout* column);
  void buildBottom(QVBoxLayout* column);
  void measure();
  void showScope() { model.setScope(static_cast<SpansOptions::Scope>(scope->currentIndex()), head); }
  void takeNew();
  void end(const QString& words);
  void updateButtons();
  void showChosen();
  void askForFile();
  void askWhereToSave();
};

void SpanBatchDialog::Private::build() {
  auto* column = new QVBoxLayout(dialog);
  buildTop(column);
  buildTable(column);
  buildBottom(column);
  connect(&job, &LatestJob::progressed, dialog, [this](double fraction) {
    progress->setValue(static_cast<int>(fraction * progress->maximum()));
    takeNew();
  });
  connect(&job, &LatestJob::failed, dialog, [this](const QString& sentence) { end(sentence); });
  updateButtons();
}

void SpanBatchDialog::Private::buildTop(QVBoxLayout* column) {
  auto* words =
      new QLabel(tr("A prompt a line; [name: words] marks a span, \\n is a line end in a prompt."), dialog);
  words->setWordWrap(true);
  column->addWidget(words);
  auto* row = new QHBoxLayout;
  choose = new QPushButton(tr("Prompts…"), dialog);
  choose->setToolTip(tr("Opens a text file of prompts and measures them"));
  connect(choose, &QPushButton::clicked, dialog, [this] { askForFile(); });
  cuts = new QCheckBox(tr("Predict without each span"), dialog);
  cuts->setToolTip(tr("Runs each prompt once more for each of its spans, with the span cut"));
  connect(cuts, &QCheckBox::toggled, dialog, [this] {
    if (!list.prompts.empty()) measure();
  });
  scope = new QComboBox(dialog);
  scope->addItems({tr("All heads"), tr("The layer in focus"), tr("The head in focus")});
  scope->setAccessibleName(tr("Whose shares the table has"));
  scope->setToolTip(scope->accessibleName());
  connect(scope, &QComboBox::activated, dialog, [this] { showScope(); });
  row->addWidget(choose);
  row->addWidget(cuts);
  row->addStretch(1);
  row->addWidget(scope);
  column->addLayout(row);
}

void SpanBatchDialog::Private::buildTable(QVBoxLayout* column) {
  sorted.setSourceModel(&model);
  sorted.setSortRole(Qt::UserRole);
  table = new QTableView(dialog);
  table->setModel(&sorted);
  table->setAccessibleName(tr("Spans of the prompts"));
  table->setSortingEnabled(true);
  table->sortByColumn(-1, Qt::AscendingOrder);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setWordWrap(false);
  table->verticalHeader()->hide();
  QHeaderView* header = table->horizontalHeader();
  header->setSectionResizeMode(QHeaderView::Interactive);
  header->setSectionResizeMode(SpanBatchModel::Wording, QHeaderView::Stretch);
  const QFontMetrics metrics = table->fontMetrics();
  const auto widen = [&](int section, const char* words) {
    header->resizeSection(section, metrics.horizontalAdvance(QLatin1String(words)) + 24);
  };
  widen(SpanBatchModel::Line, "00000");
  widen(SpanBatchModel::Span, "output format");
  widen(SpanBatchModel::Tokens, "tokens");
  widen(SpanBatchModel::Share, "0.00000");
  widen(SpanBatchModel::Lift, "of its size");
  widen(SpanBatchModel::Prediction, "\"animal\" 0.0000");
  widen(SpanBatchModel::Without, "0.00000");
  widen(SpanBatchModel::Instead, "\"animal\" 0.0000");
  for (const int section : {SpanBatchModel::Prediction, SpanBatchModel::Without, SpanBatchModel::Instead})
    header->setSectionHidden(section, true);
  connect(table, &QTableView::doubleClicked, dialog, [this] { showChosen(); });
  connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, dialog,
          [this] { updateButtons(); });
  column->addWidget(table, 1);
}

void SpanBatchDialog::Private::buildBottom(QVBoxLayout* column) {
  note = new QLabel(dialog);
  note->setWordWrap(true);
  note->setTextFormat(Qt::PlainText);
  column->addWidget(note);
  auto* effect =
      new QLabel(tr("Attention is not effect: a share says where weights go, not what they change."), dialog);
  effect->setWordWrap(true);
  column->addWidget(effect);
  auto* row = new QHBoxLayout;
  progress = new QProgressBar(dialog);
  progress->setRange(0, 1000);
  progress->setTextVisible(false);
  cancel = new QPushButton(tr("Cancel"), dialog);
  cancel->setAutoDefault(false);
  connect(cancel, &QPushButton::clicked, dialog, [this] {
    takeNew();
    job.cancel();
    end(tr("Cancelled after %1 of %2 prompts.")
            .arg(countText(std::ssize(model.prompts())), countText(std::ssize(list.prompts))));
  });
  show = new QPushButton(tr("Show in Spans"), dialog);
  show->setToolTip(tr("Makes the chosen prompt the text on the screen"));
  connect(show, &QPushButton::clicked, dialog, [this] { showChosen(); });
  save = new QPushButton(tr("Save the Table…"), dialog);
  connect(save, &QPushButton::clicked, dialog, [this] { askWhereToSave(); });
  row->addWidget(progress, 1);
  row->addWidget(cancel);
  row->addStretch(0);
  row->addWidget(show);
  row->addWidget(save);
  column->addLayout(row);
}

void SpanBatchDialog::Private::measure() {
  if (!runs) return end(tr("No model is at hand."));
  model.clear(list.names);
  measured = runs;
  inbox = std::make_shared<Inbox>();
  for (const int section : {SpanBatchModel::Prediction, SpanBatchModel::Without, SpanBatchModel::Instead})
    table->horizontalHeader()->setSectionHidden(section, !cuts->isChecked());
  BatchSettings settings;
  settings.cuts = cuts->isChecked();
  settings.interventions = interventions;
  progress->setValue(0);
  job.start([this, into = inbox, of = runs, prompts = list.prompts,
             settings](const Execution& execution) -> LatestJob::Outcome {
    measurePrompts(*of, prompts, settings, execution,
                   [&into](PromptSpans spans) { into->put(std::move(spans)); });
    return [this, changed = !(settings.interventions == Interventions())] {
      takeNew();
      const QString words = changed
                                ? tr("%1 prompts of %2, measured in %3 with the experiments on the screen.")
                                : tr("%1 prompts of %2, measured in %3.");
      end(words.arg(countText(std::ssize(model.prompts())), QFileInfo(file).fileName(),
                    QString::fromStdString(measured->name)));
    };
  });
  note->setText(tr("Measuring %1 prompts …").arg(countText(std::ssize(list.prompts))));
  updateButtons();
}

void SpanBatchDialog::Private::takeNew() {
  if (inbox) model.append(inbox->take());
}

/// Says what has become of a run.
void SpanBatchDialog::Private::end(const QString& words) {
  note->setText(words);
  updateButtons();
}

void SpanBatchDialog::Private::updateButtons() {
  const bool running = job.isRunning();
  progress->setVisible(running);
  cancel->setVisible(running);
  show->setEnabled(table->selectionModel()->hasSelection());
  save->setEnabled(!running && !model.prompts().empty());
}

void SpanBatchDialog::Private::showChosen() {
  const QModelIndexList rows = table->selectionModel()->selectedRows();
  if (rows.isEmpty() || !dialog->chosen) return;
  dialog->chosen({model.promptAt(sorted.mapToSource(rows.first()).row()).marked, list.names, false});
}

void SpanBatchDialog::Private::askForFile() {
  const QString path =
      QFileDialog::getOpenFileName(dialog, tr("Prompts"), {}, tr("Texts (*.txt);;All files (*)"));
  if (!path.isEmpty()) dialog->open(path);
}

void SpanBatchDialog::Private::askWhereToSave() {
  QFileDialog chooser(dialog, tr("Save the Table"), QString(), tr("Tables (*.csv);;JSON (*.json)"));
  chooser.setAcceptMode(QFileDialog::AcceptSave);
  chooser.setDefaultSuffix(QStringLiteral("csv"));
  chooser.selectFile(QFileInfo(file).completeBaseName() + QStringLiteral(".csv"));
  if (chooser.exec() == QDialog::Accepted) dialog->save(chooser.selectedFiles().value(0));
}

SpanBatchDialog::SpanBatchDialog(QWidget* parent) : QDialog(parent), m_private(std::make_unique<Private>()) {
  setWindowTitle(tr("Spans of Many Prompts"));
  resize(860, 520);
  m_private->dialog = this;
  m_private->build();
}

SpanBatchDialog::~SpanBatchDialog() {
  disconnect(&m_private->job, nullptr, this, nullptr);
  m_private->job.cancel();
}

bool SpanBatchDialog::isRunning() const { return m_private->job.isRunning(); }

void SpanBatchDialog::setSnapshot(const Snapshot& snapshot) {
  Private& p = *m_private;
  // Behind another view the one that was there goes on.
  if (!snapshot.result) return;
  p.runs = snapshot.result->model;
  p.interventions = snapshot.result->request.interventions;
  p.head = snapshot.focus.headId();
  p.showScope();
}

void SpanBatchDialog::open(const QString& file) {
  Private& p = *m_private;
  p.job.cancel();
  p.file = file;
  try {
    p.list = promptsOf(readTextFile(file), QFileInfo(file).fileName());
  } catch (const Error& error) {
    p.list = {};
    p.model.clear({});
    return p.end(errorText(error));
  }
  p.measure();
}

void SpanBatchDialog::save(const QString& file) {
  Private& p = *m_private;
  SpanBatch batch;
  batch.model = QString::fromStdString(p.measured->name);
  batch.kind = readingKind(*p.measured);
  batch.names = p.list.names;
  batch.prompts = p.model.prompts();
  try {
    writeSpanBatch(batch, file.toStdString());
    p.end(tr("The table is saved as %1.").arg(QFileInfo(file).fileName()));
  } catch (const Error& error) {
    p.end(errorText(error));
  }
}

}  // namespace headlight
