#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <atomic>
#include <chrono>
#include <thread>

#include "core/arrays/attention_import.h"
#include "small_attention.h"
#include "ui/compute/job_progress.h"
#include "ui/export/data_export_dialog.h"
#include "ui/export/export_actions.h"
#include "ui/export/export_dialog.h"
#include "ui/session/theme.h"

using namespace headlight;

namespace {

/// Attention whose pictures take until they are released.
class WaitingAttention : public SmallAttention {
 public:
  WaitingAttention() : SmallAttention(smallSentence(), false) {}
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution) const override {
    while (!released) {
      execution.throwIfStopped();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    SmallAttention::pooled(head, request, out, stride, execution);
  }
  std::atomic<bool> released = false;
};

QLabel* previewOf(const ExportDialog& dialog) {
  for (QLabel* label : dialog.findChildren<QLabel*>())
    if (label->accessibleName() == QStringLiteral("Preview")) return label;
  return nullptr;
}

}  // namespace

class TestExportDialogs : public QObject {
  Q_OBJECT
 private slots:
  void init();
  void imageDialogAsksForWhatIsSeen();
  void imageDialogShowsWhatWillBeWritten();
  void aSlowPreviewCanBeCancelled_data();
  void aSlowPreviewCanBeCancelled();
  void dataDialogSelects();
  void actionsNeedAResult();
  void dataIsWrittenAndReadBack();
  void unwritableDataIsSaid();
  void imageIsWritten();
  void tableIsCopied();
  void exportKeepsItsResult();
  void aCancelledExportLeavesTheOldFile();
  void looksRight();

 private:
  Snapshot m_snapshot;
};

void TestExportDialogs::init() {
  m_snapshot = smallSnapshot(smallSentence());
  m_snapshot.state.view = QStringLiteral("heads");
  m_snapshot.focus.layer = 1;
  m_snapshot.focus.head = 2;
  m_snapshot.state.focus = m_snapshot.focus;
}

void TestExportDialogs::imageDialogAsksForWhatIsSeen() {
  ExportDialog dialog(m_snapshot, nullptr);
  ImageRequest request = dialog.request();
  QCOMPARE(request.view, QStringLiteral("heads"));
  QVERIFY(request.scope == ImageScope::CurrentView);
  QVERIFY(request.caption);
  QVERIFY(request.size.isEmpty());
  QCOMPARE(request.scale, 2.0);  // 192 dpi
  const QList<QComboBox*> boxes = dialog.findChildren<QComboBox*>();
  boxes[0]->setCurrentIndex(1);
  boxes[1]->setCurrentIndex(1);
  request = dialog.request();
  QVERIFY(request.scope == ImageScope::FocusedHead);
  QCOMPARE(request.scale, 0.0);
}

void TestExportDialogs::imageDialogShowsWhatWillBeWritten() {
  ExportDialog dialog(m_snapshot, nullptr);
  dialog.show();
  QLabel* preview = previewOf(dialog);
  QVERIFY(preview);
  QTRY_VERIFY(!preview->pixmap().isNull());
  const QImage before = preview->pixmap().toImage();
  dialog.findChildren<QCheckBox*>().last()->toggle();
  QTRY_VERIFY(preview->pixmap().toImage() != before);
}

void TestExportDialogs::aSlowPreviewCanBeCancelled_data() {
  QTest::addColumn<bool>("byKey");
  QTest::newRow("button") << false;
  QTest::newRow("Escape") << true;
}

void TestExportDialogs::aSlowPreviewCanBeCancelled() {
  QFETCH(bool, byKey);
  const auto source = std::make_shared<WaitingAttention>();
  auto trace = std::make_shared<Trace>();
  trace->encoder = AttentionTrace{source, source, nullptr};
  auto result = std::make_shared<RunResult>(*m_snapshot.result);
  result->trace = trace;
  m_snapshot.result = result;
  ExportDialog dialog(m_snapshot, nullptr);
  dialog.show();
  const auto* progress = dialog.findChild<JobProgress*>();
  QVERIFY(!progress->isVisible());
  QTRY_VERIFY(progress->isVisible());
  if (byKey)
    QTest::keyClick(&dialog, Qt::Key_Escape);
  else
    progress->findChild<QToolButton*>()->click();
  QVERIFY(!progress->isVisible());
  QVERIFY(dialog.isVisible());
  QVERIFY(previewOf(dialog)->text().contains(QStringLiteral("cancelled")));
  source->released = true;
  dialog.findChildren<QCheckBox*>().last()->toggle();
  QTRY_VERIFY(!previewOf(dialog)->pixmap().isNull());
  QVERIFY(!progress->isVisible());
  QTest::keyClick(&dialog, Qt::Key_Escape);
  QVERIFY(!dialog.isVisible());
}

void TestExportDialogs::dataDialogSelects() {
  DataExportDialog dialog(m_snapshot, nullptr);
  ExportSelection selection = dialog.selection();
  QVERIFY(selection.kind == AttentionKind::Encoder);
  QVERIFY(selection.layer == 1 && selection.head == 2);
  QComboBox* scope = dialog.findChildren<QComboBox*>()[1];
  scope->setCurrentIndex(1);
  selection = dialog.selection();
  QVERIFY(selection.layer == 1 && !selection.head);
  scope->setCurrentIndex(2);
  selection = dialog.selection();
  QVERIFY(!selection.layer && !selection.head);
  QVERIFY(dialog.file().isEmpty());
}

void TestExportDialogs::actionsNeedAResult() {
  QWidget window;
  Snapshot shown;
  ExportActions actions([&shown] { return shown; }, &window);
  QVERIFY(!actions.exportImageAction()->isEnabled());
  QVERIFY(!actions.copyTableAction()->isEnabled());
  shown = m_snapshot;
  actions.update();
  QVERIFY(actions.exportImageAction()->isEnabled());
  QVERIFY(actions.exportDataAction()->isEnabled());
}

void TestExportDialogs::dataIsWrittenAndReadBack() {
  const QTemporaryDir folder;
  const QString file = folder.filePath("a.safetensors");
  QWidget window;
  ExportActions actions([this] { return m_snapshot; }, &window);
  QSignalSpy messages(&actions, &ExportActions::message);
  actions.writeData({AttentionKind::Encoder, 1, std::nullopt}, file);
  QVERIFY(messages.wait());
  QCOMPARE(messages.first().first().toString(), QStringLiteral("Saved a.safetensors."));
  const ImportedAttention imported = importAttention(file.toStdString());
  const PatternSource& patterns = *imported.trace->encoder->patterns;
  QCOMPARE(patterns.shape(), (PatternShape{1, 3, 14, 14}));
  for (int head = 0; head < 3; ++head)
    for (int query = 0; query < 14; ++query)
      for (int key = 0; key < 14; ++key)
        QCOMPARE(patterns.cell({0, head}, query, key), m_snapshot.patterns()->cell({1, head}, query, key));
}

void TestExportDialogs::unwritableDataIsSaid() {
  QWidget window;
  ExportActions actions([this] { return m_snapshot; }, &window);
  QSignalSpy problems(&actions, &ExportActions::failed);
  actions.writeData({}, QStringLiteral("/no-such-folder/a.npy"));
  QVERIFY(problems.wait());
  QVERIFY(problems.first().first().toString().contains(QStringLiteral("/no-such-folder")));
  QVERIFY(actions.exportDataAction()->isEnabled());
}

void TestExportDialogs::imageIsWritten() {
  const QTemporaryDir folder;
  QWidget window;
  ExportActions actions([this] { return m_snapshot; }, &window);
  QSignalSpy messages(&actions, &ExportActions::message);
  QSignalSpy problems(&actions, &ExportActions::failed);
  ImageRequest request;
  request.file = folder.filePath("a.png");
  actions.writeImage(request);
  QVERIFY(!actions.exportImageAction()->isEnabled());
  QTRY_COMPARE(messages.size(), 1);
  QVERIFY(actions.exportImageAction()->isEnabled());
  QVERIFY(!QImage(request.file).isNull());
  request.file = folder.filePath("none/a.png");
  actions.writeImage(request);
  QTRY_COMPARE(problems.size(), 1);
}

void TestExportDialogs::tableIsCopied() {
  QWidget window;
  ExportActions actions([this] { return m_snapshot; }, &window);
  actions.copyTableAction()->trigger();
  QTRY_COMPARE(QApplication::clipboard()->text().count(u'\n'), 15);
  QTRY_VERIFY(actions.copyImageAction()->isEnabled());
  actions.copyImageAction()->trigger();
  QTRY_VERIFY(!QApplication::clipboard()->image().isNull());
  // Other programs ask for a PNG: it is there already.
  const QByteArray png = QApplication::clipboard()->mimeData()->data(QStringLiteral("image/png"));
  QCOMPARE(QImage::fromData(png).size(), QApplication::clipboard()->image().size());
}

/// What is written is what was on the screen when it was asked for, whatever is typed meanwhile.
void TestExportDialogs::exportKeepsItsResult() {
  const QTemporaryDir folder;
  QWidget window;
  Snapshot shown = m_snapshot;
  ExportActions actions([&shown] { return shown; }, &window);
  QSignalSpy messages(&actions, &ExportActions::message);
  actions.writeData({AttentionKind::Encoder, std::nullopt, std::nullopt}, folder.filePath("a.safetensors"));
  shown = smallSnapshot({"other", "words"});
  actions.update();
  QTRY_COMPARE(messages.size(), 1);
  const ImportedAttention written = importAttention(folder.filePath("a.safetensors").toStdString());
  const PatternSource& patterns = *written.trace->encoder->patterns;
  QCOMPARE(patterns.shape(), m_snapshot.patterns()->shape());
  QCOMPARE(patterns.cell({1, 2}, 5, 3), m_snapshot.patterns()->cell({1, 2}, 5, 3));
  ImageRequest request;
  request.scope = ImageScope::FocusedHead;
  request.file = folder.filePath("a.png");
  shown = m_snapshot;
  const QImage expected = renderImage(shown, request, {});
  actions.writeImage(request);
  shown = {};
  QTRY_COMPARE(messages.size(), 2);
  QCOMPARE(QImage(request.file).convertToFormat(expected.format()), expected);
}

void TestExportDialogs::aCancelledExportLeavesTheOldFile() {
  const QTemporaryDir folder;
  const QString path = folder.filePath("a.csv");
  QFile old(path);
  QVERIFY(old.open(QIODevice::WriteOnly));
  old.write("old");
  old.close();
  // It takes longer than it takes to cancel.
  Snapshot shown = smallSnapshot(std::vector<std::string>(400, "a"));
  QWidget window;
  auto actions = std::make_unique<ExportActions>([&shown] { return shown; }, &window);
  QSignalSpy messages(actions.get(), &ExportActions::message);
  actions->writeData({}, path);
  auto* progress = actions->progress();
  window.show();
  QTRY_VERIFY(progress->isVisible());
  progress->findChild<QToolButton*>()->click();
  QCOMPARE(messages.size(), 1);
  QVERIFY(messages.first().first().toString().contains(QStringLiteral("nothing was written")));
  QVERIFY(!progress->isVisible());
  QVERIFY(actions->exportDataAction()->isEnabled());
  // Closing the window with an export under way is a cancel too.
  actions->writeData({}, path);
  actions.reset();
  QVERIFY(old.open(QIODevice::ReadOnly));
  QCOMPARE(old.readAll(), QByteArray("old"));
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a.csv")});
}

/// Writes what people see to $HEADLIGHT_LOOK, for looking at it.
void TestExportDialogs::looksRight() {
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  for (const bool dark : {false, true}) {
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    ExportDialog image(m_snapshot, nullptr);
    DataExportDialog data(m_snapshot, nullptr);
    image.show();
    data.show();
    QTest::qWait(50);
    const QString end = dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
    QVERIFY(!image.grab().isNull() && !data.grab().isNull());
    if (folder.isEmpty()) continue;
    QVERIFY(image.grab().save(folder + "/dialog-image" + end));
    QVERIFY(data.grab().save(folder + "/dialog-data" + end));
  }
}

QTEST_MAIN(TestExportDialogs)
#include "tst_export_dialogs.moc"
