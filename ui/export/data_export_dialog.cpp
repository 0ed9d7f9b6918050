#include "ui/export/data_export_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include "ui/export/caption.h"
#include "ui/models/number_text.h"
#include "ui/session/compare_options.h"

namespace headlight {

namespace {

enum Scope { OneHead, OneLayer, Everything };

/// Every way to write the weights, as people know them.
struct FormatChoice {
  const char* suffix;
  QString name;
};

std::vector<FormatChoice> formats() {
  return {{"safetensors", DataExportDialog::tr("safetensors (arrays with tokens)")},
          {"npy", DataExportDialog::tr("NumPy array (.npy, without tokens)")},
          {"json", DataExportDialog::tr("JSON")},
          {"csv", DataExportDialog::tr("CSV (one weight a line)")}};
}

/// Roughly what a weight takes in a file.
double bytesOfWeight(const QString& suffix) {
  if (suffix == QStringLiteral("csv")) return 48;
  return suffix == QStringLiteral("json") ? 14 : 4;
}

}  // namespace

struct DataExportDialog::Private {
  Snapshot snapshot;
  QComboBox* scope = nullptr;
  QComboBox* kinds = nullptr;
  QComboBox* format = nullptr;
  QLabel* size = nullptr;
  QString file;

  std::vector<AttentionKind> traceKinds() const;
  void build(DataExportDialog* dialog);
  void describe();
  void chooseFile(DataExportDialog* dialog);
};

std::vector<AttentionKind> DataExportDialog::Private::traceKinds() const {
  std::vector<AttentionKind> found;
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross})
    if (snapshot.result && snapshot.result->trace->attention(kind)) found.push_back(kind);
  return found;
}

void DataExportDialog::Private::build(DataExportDialog* dialog) {
  auto* form = new QFormLayout(dialog);
  const auto combo = [&](const QString& label) {
    auto* box = new QComboBox(dialog);
    box->setAccessibleName(label);
    form->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, dialog, [this] { describe(); });
    return box;
  };
  const Focus& focus = snapshot.focus;
  kinds = combo(tr("Attention"));
  scope = combo(tr("Heads"));
  format = combo(tr("Format"));
  size = new QLabel(dialog);
  form->addRow(tr("Size"), size);
  const std::vector<AttentionKind> found = traceKinds();
  const auto nameOfKind = [](AttentionKind kind) {
    const std::string_view name = nameOf(kind);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
  };
  for (const AttentionKind kind : found) kinds->addItem(nameOfKind(kind), static_cast<int>(kind));
  if (found.size() > 1) kinds->addItem(tr("all of them"), -1);
  kinds->setCurrentIndex(kinds->findData(static_cast<int>(focus.kind)));
  scope->addItem(tr("Layer %1, head %2").arg(focus.layer).arg(focus.head), OneHead);
  scope->addItem(tr("All heads of layer %1").arg(focus.layer), OneLayer);
  scope->addItem(tr("All layers and heads"), Everything);
  for (const FormatChoice& choice : formats())
    format->addItem(choice.name, QString::fromLatin1(choice.suffix));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
  QPushButton* save = buttons->addButton(tr("Export…"), QDialogButtonBox::AcceptRole);
  save->setDefault(true);
  form->addRow(buttons);
  connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog] { chooseFile(dialog); });
  connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
}

void DataExportDialog::Private::describe() {
  if (!size || !snapshot.result) return;
  double weights = 0;
  const int wanted = kinds->currentData().toInt();
  for (const AttentionKind kind : traceKinds()) {
    if (wanted >= 0 && static_cast<int>(kind) != wanted) continue;
    const PatternShape shape = snapshot.result->trace->attention(kind)->patterns->shape();
    const auto part = static_cast<Scope>(scope->currentData().toInt());
    const double layers = part == Everything ? double(shape.layers) : 1;
    const double heads = part == OneHead ? 1 : double(shape.heads);
    weights += layers * heads * double(shape.queries) * double(shape.keys);
  }
  const QString bytes = QLocale().formattedDataSize(
      static_cast<qint64>(weights * bytesOfWeight(format->currentData().toString())), 0);
  size->setText(tr("%1 weights, about %2").arg(countText(static_cast<std::int64_t>(weights)), bytes));
}

void DataExportDialog::Private::chooseFile(DataExportDialog* dialog) {
  const QString suffix = format->currentData().toString();
  const ImageScope named = scope->currentData().toInt() == OneHead    ? ImageScope::FocusedHead
                           : scope->currentData().toInt() == OneLayer ? ImageScope::Layer
                                                                      : ImageScope::HeadMap;
  QFileDialog chooser(dialog, tr("Export Data"), QString(),
                      QStringLiteral("%1 (*.%2)").arg(format->currentText(), suffix));
  chooser.setAcceptMode(QFileDialog::AcceptSave);
  chooser.setDefaultSuffix(suffix);
  // The numbers are those of the run itself, whatever it is compared with.
  Snapshot own = snapshot;
  editOptions<CompareOptions>(own.state.viewOptions, [](CompareOptions& options) { options.on = false; });
  chooser.selectFile(suggestedFileName(own, named) + u'.' + suffix);
  if (chooser.exec() != QDialog::Accepted) return;
  file = chooser.selectedFiles().value(0);
  dialog->accept();
}

DataExportDialog::DataExportDialog(Snapshot snapshot, QWidget* parent)
    : QDialog(parent), m_private(std::make_unique<Private>()) {
  setWindowTitle(tr("Export Data"));
  m_private->snapshot = std::move(snapshot);
  m_private->build(this);
  m_private->describe();
}

DataExportDialog::~DataExportDialog() = default;

ExportSelection DataExportDialog::selection() const {
  const Private& p = *m_private;
  ExportSelection selection;
  if (p.kinds->currentData().toInt() >= 0)
    selection.kind = static_cast<AttentionKind>(p.kinds->currentData().toInt());
  const int scope = p.scope->currentData().toInt();
  if (scope != Everything) selection.layer = p.snapshot.focus.layer;
  if (scope == OneHead) selection.head = p.snapshot.focus.head;
  return selection;
}

QString DataExportDialog::file() const { return m_private->file; }

}  // namespace headlight
