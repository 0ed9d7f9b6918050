#include "ui/views/training_text_dialog.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/models/number_text.h"

namespace headlight {

namespace {

constexpr const char* kPage = ":/examples/training-page.txt";
constexpr qint64 kEditorBytes = 1 << 20;  // a longer file is learned from without being shown

/// The editor with the buttons around it.
class TrainingTextDialog : public QDialog {
  Q_DECLARE_TR_FUNCTIONS(TrainingTextDialog)
 public:
  TrainingTextDialog(const QString& textFile, QString folder, QWidget* parent);
  std::optional<QString> chosen() const { return m_chosen; }

 private:
  void open(const QString& path);
  void ask();
  void countCharacters();
  void keep();

  QString m_folder;
  QString m_file;        // that the editor shows, unchanged
  bool m_large = false;  // the file is not in the editor
  QPlainTextEdit* m_text = nullptr;
  QLabel* m_note = nullptr;
  std::optional<QString> m_chosen;
};

TrainingTextDialog::TrainingTextDialog(const QString& textFile, QString folder, QWidget* parent)
    : QDialog(parent), m_folder(std::move(folder)) {
  setWindowTitle(tr("Text to Learn From"));
  resize(640, 480);
  auto* column = new QVBoxLayout(this);
  m_text = new QPlainTextEdit(this);
  m_text->setAccessibleName(tr("Text to learn from"));
  m_note = new QLabel(this);
  m_note->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  auto* file = buttons->addButton(tr("Open File…"), QDialogButtonBox::ActionRole);
  auto* page = buttons->addButton(tr("Page of Ours"), QDialogButtonBox::ResetRole);
  column->addWidget(m_text, 1);
  column->addWidget(m_note);
  column->addWidget(buttons);
  connect(m_text, &QPlainTextEdit::textChanged, this, [this] { countCharacters(); });
  connect(file, &QPushButton::clicked, this, [this] { ask(); });
  connect(page, &QPushButton::clicked, this, [this] { open({}); });
  connect(buttons, &QDialogButtonBox::accepted, this, [this] { keep(); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  open(textFile);
  m_text->selectAll();
}

void TrainingTextDialog::ask() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Text to Learn From"), {}, tr("Texts (*.txt);;All files (*)"));
  if (!path.isEmpty()) open(path);
}

void TrainingTextDialog::open(const QString& path) {
  QFile file(path.isEmpty() ? QString::fromLatin1(kPage) : path);
  if (!file.open(QIODevice::ReadOnly)) {
    m_note->setText(tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    return;
  }
  m_large = file.size() > kEditorBytes;
  m_text->setReadOnly(m_large);
  m_text->setPlainText(m_large ? QString() : QString::fromUtf8(file.readAll()));
  m_file = path;
  m_text->document()->setModified(false);
  countCharacters();
  if (m_large)
    m_note->setText(tr("%1 is learned from as it is; it is too long to be edited here.").arg(path));
}

void TrainingTextDialog::countCharacters() {
  m_note->setText(tr("%1 characters; the last tenth is held out. A page or two shows how heads form.")
                      .arg(countText(m_text->toPlainText().size())));
}

/// A text that was changed gets a file whose name is its own, so that none is overwritten.
void TrainingTextDialog::keep() {
  if (m_large || !m_text->document()->isModified()) {
    m_chosen = m_file;
    return accept();
  }
  const QByteArray bytes = m_text->toPlainText().toUtf8();
  const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(12);
  const QString path = QDir(m_folder).filePath(tr("page %1.txt").arg(QString::fromLatin1(hash)));
  QFile file(path);
  if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
      !file.flush()) {
    m_note->setText(tr("The text cannot be kept as %1: %2.").arg(path, file.errorString()));
    return;
  }
  m_chosen = path;
  accept();
}

}  // namespace

std::optional<QString> chooseTrainingText(const QString& textFile, const QString& folder, QWidget* parent) {
  TrainingTextDialog dialog(textFile, folder, parent);
  dialog.exec();
  return dialog.chosen();
}

}  // namespace headlight
