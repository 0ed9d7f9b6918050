#include "ui/export/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <cmath>

#include "core/error.h"
#include "ui/compute/job_progress.h"
#include "ui/compute/latest_job.h"
#include "ui/export/caption.h"
#include "ui/export/picture_page.h"
#include "ui/session/theme.h"
#include "ui/views/view_registry.h"

namespace headlight {

namespace {

constexpr QSize previewSize(460, 360);
constexpr double pointsPerInch = 96;

}  // namespace

struct ExportDialog::Private {
  ExportDialog* dialog = nullptr;
  Snapshot snapshot;
  QComboBox* scope = nullptr;
  QComboBox* format = nullptr;
  QSpinBox* resolution = nullptr;
  QCheckBox* ownSize = nullptr;
  QSpinBox* width = nullptr;
  QSpinBox* height = nullptr;
  QCheckBox* caption = nullptr;
  QCheckBox* numbers = nullptr;
  QCheckBox* frames = nullptr;
  QCheckBox* transparent = nullptr;
  QComboBox* theme = nullptr;
  QLabel* preview = nullptr;
  JobProgress* progress = nullptr;  // of a preview that takes its time
  QLabel* sizeText = nullptr;
  QTimer later;  // several changes make one preview
  LatestJob previewing{nullptr, LatestJob::spareThreads()};
  QString file;

  void build();
  QLayout* previewColumn();
  void addScopes();
  QWidget* sizeRow();
  ImageRequest request() const;
  bool isPng() const { return format->currentData().toString() == QStringLiteral("png"); }
  void changed();
  void startPreview();
  void cancelPreview();
  void showPreview(const QSizeF& size, const QImage& image);
  void chooseFile();
};

void ExportDialog::Private::addScopes() {
  const Focus& focus = snapshot.focus;
  scope->addItem(tr("Current view"), static_cast<int>(ImageScope::CurrentView));
  scope->addItem(tr("Layer %1, head %2").arg(focus.layer).arg(focus.head),
                 static_cast<int>(ImageScope::FocusedHead));
  scope->addItem(tr("All heads of layer %1").arg(focus.layer), static_cast<int>(ImageScope::Layer));
  scope->addItem(tr("Head map"), static_cast<int>(ImageScope::HeadMap));
}

QWidget* ExportDialog::Private::sizeRow() {
  auto* row = new QWidget(dialog);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  ownSize = new QCheckBox(tr("Custom"), row);
  width = new QSpinBox(row);
  height = new QSpinBox(row);
  width->setAccessibleName(tr("Width"));
  height->setAccessibleName(tr("Height"));
  for (QSpinBox* box : {width, height}) {
    box->setRange(16, 32767);
    box->setEnabled(false);
  }
  layout->addWidget(ownSize);
  layout->addWidget(width, 1);
  layout->addWidget(new QLabel(QStringLiteral("×"), row));
  layout->addWidget(height, 1);
  connect(ownSize, &QCheckBox::toggled, width, &QSpinBox::setEnabled);
  connect(ownSize, &QCheckBox::toggled, height, &QSpinBox::setEnabled);
  return row;
}

/// The preview and, below it, how far it is.
QLayout* ExportDialog::Private::previewColumn() {
  preview = new QLabel(dialog);
  preview->setFixedSize(previewSize);
  preview->setAlignment(Qt::AlignCenter);
  preview->setFrameShape(QFrame::StyledPanel);
  preview->setWordWrap(true);
  preview->setAccessibleName(tr("Preview"));
  progress = new JobProgress(dialog);
  // The dialog keeps its size while the progress comes and goes.
  QSizePolicy policy = progress->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  progress->setSizePolicy(policy);
  auto* column = new QVBoxLayout;
  column->addWidget(preview);
  column->addWidget(progress);
  connect(&previewing, &LatestJob::progressed, progress, &JobProgress::setFraction);
  connect(&previewing, &LatestJob::runningChanged, progress, [this](bool running) {
    if (!running) progress->end();
  });
  connect(progress, &JobProgress::cancelRequested, dialog, [this] { cancelPreview(); });
  return column;
}

void ExportDialog::Private::build() {
  auto* form = new QFormLayout;
  const auto combo = [&](const QString& label) {
    auto* box = new QComboBox(dialog);
    form->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, dialog, [this] { changed(); });
    return box;
  };
  scope = combo(tr("&Picture"));
  addScopes();
  format = combo(tr("&Format"));
  format->addItem(tr("PNG, pixels"), QStringLiteral("png"));
  format->addItem(tr("SVG, text as text"), QStringLiteral("svg"));
  format->addItem(tr("PDF, text as text"), QStringLiteral("pdf"));
  resolution = new QSpinBox(dialog);
  resolution->setRange(24, 2400);
  resolution->setValue(192);
  resolution->setSuffix(tr(" dpi"));
  form->addRow(tr("&Resolution"), resolution);
  form->addRow(tr("Size"), sizeRow());
  theme = combo(tr("&Theme"));
  theme->addItem(tr("Light"), false);
  theme->addItem(tr("Dark"), true);
  theme->setCurrentIndex(isDarkPalette(dialog->palette()) ? 1 : 0);
  caption = new QCheckBox(tr("&Caption: model, layer, head, text"), dialog);
  caption->setChecked(true);
  form->addRow(caption);
  numbers = new QCheckBox(tr("&Numbers in the cells"), dialog);
  numbers->setChecked(true);
  frames = new QCheckBox(tr("F&rames around pictures and the focused head"), dialog);
  frames->setChecked(true);
  transparent = new QCheckBox(tr("Transparent &background"), dialog);
  for (QCheckBox* box : {numbers, frames, transparent}) form->addRow(box);
  sizeText = new QLabel(dialog);
  sizeText->setWordWrap(true);
  form->addRow(sizeText);

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
  QPushButton* save = buttons->addButton(tr("Export…"), QDialogButtonBox::AcceptRole);
  save->setDefault(true);
  auto* upper = new QHBoxLayout;
  upper->addLayout(form);
  upper->addLayout(previewColumn());
  auto* whole = new QVBoxLayout(dialog);
  whole->addLayout(upper);
  whole->addWidget(buttons);
  for (QSpinBox* box : {resolution, width, height})
    connect(box, &QSpinBox::valueChanged, dialog, [this] { changed(); });
  for (QCheckBox* box : {ownSize, caption, numbers, frames, transparent})
    connect(box, &QCheckBox::toggled, dialog, [this] { changed(); });
  connect(buttons, &QDialogButtonBox::accepted, dialog, [this] { chooseFile(); });
  connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
}

ImageRequest ExportDialog::Private::request() const {
  ImageRequest request;
  request.view = snapshot.state.view;
  request.scope = static_cast<ImageScope>(scope->currentData().toInt());
  request.dark = theme->currentData().toBool();
  request.caption = caption->isChecked();
  request.numbers = numbers->isChecked();
  request.frames = frames->isChecked();
  request.transparent = transparent->isChecked();
  if (ownSize->isChecked())
    request.size = {width->value(), height->value()};
  else if (isPng())
    request.scale = resolution->value() / pointsPerInch;
  request.file = file;
  return request;
}

void ExportDialog::Private::changed() {
  if (preview) later.start();
}

/// The size that the whole picture will have, in units of its file.
QSizeF sizeOf(const PicturePage& page, const ImageRequest& request, bool png) {
  return request.size.isEmpty() ? page.naturalSize() * (png ? request.scale : 1) : QSizeF(request.size);
}

/// The preview is the same picture, painted small; the one before stays until it is there.
void ExportDialog::Private::startPreview() {
  resolution->setEnabled(isPng() && !ownSize->isChecked());
  const double ratio = dialog->devicePixelRatioF();
  progress->begin(tr("Drawing the preview"));
  previewing.start([this, shown = snapshot, wanted = request(), png = isPng(),
                    ratio](const Execution& execution) mutable -> LatestJob::Outcome {
    const PicturePage page(shown, wanted, execution);
    const QSizeF size = sizeOf(page, wanted, png);
    wanted.size = (size.scaled(previewSize - QSize(8, 8), Qt::KeepAspectRatio) * ratio).toSize();
    wanted.scale = 0;
    QImage image = renderImage(page.snapshot(), wanted, execution);
    image.setDevicePixelRatio(ratio);
    return [this, size, image] { showPreview(size, image); };
  });
}

/// The picture can be written without one.
void ExportDialog::Private::cancelPreview() {
  later.stop();
  previewing.cancel();
  preview->setText(tr("No preview: it was cancelled. The next change draws it again."));
}

void ExportDialog::Private::showPreview(const QSizeF& size, const QImage& image) {
  if (!ownSize->isChecked()) {
    const QSignalBlocker quietWidth(width), quietHeight(height);
    width->setValue(static_cast<int>(std::lround(size.width())));
    height->setValue(static_cast<int>(std::lround(size.height())));
  }
  sizeText->setText(isPng()
                        ? tr("%1 × %2 pixels").arg(std::lround(size.width())).arg(std::lround(size.height()))
                        : tr("%1 × %2 mm")
                              .arg(size.width() * 25.4 / pointsPerInch, 0, 'f', 0)
                              .arg(size.height() * 25.4 / pointsPerInch, 0, 'f', 0));
  preview->setPixmap(QPixmap::fromImage(image));
}

void ExportDialog::Private::chooseFile() {
  const QString suffix = format->currentData().toString();
  QFileDialog chooser(dialog, tr("Export Image"), QString(),
                      QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
  chooser.setAcceptMode(QFileDialog::AcceptSave);
  chooser.setDefaultSuffix(suffix);
  chooser.selectFile(suggestedFileName(snapshot, request().scope) + u'.' + suffix);
  if (chooser.exec() != QDialog::Accepted) return;
  file = chooser.selectedFiles().value(0);
  dialog->accept();
}

ExportDialog::ExportDialog(Snapshot snapshot, QWidget* parent)
    : QDialog(parent), m_private(std::make_unique<Private>()) {
  setWindowTitle(tr("Export Image"));
  Private& p = *m_private;
  p.dialog = this;
  p.snapshot = std::move(snapshot);
  p.later.setSingleShot(true);
  p.later.setInterval(0);
  connect(&p.later, &QTimer::timeout, this, [&p] { p.startPreview(); });
  connect(&p.previewing, &LatestJob::failed, this,
          [&p](const QString& sentence) { p.preview->setText(sentence); });
  p.build();
  p.changed();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_private->progress->isVisible()) return m_private->cancelPreview();
  QDialog::keyPressEvent(event);
}

ImageRequest ExportDialog::request() const { return m_private->request(); }

}  // namespace headlight
