#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextCursor>
#include <algorithm>

#include "app/embedded_files.h"
#include "ui/main_window.h"
#include "ui/views/view_registry.h"
#include "ui/window/sentence_editor.h"

using namespace headlight;

namespace {

/// A view that only keeps what it is given.
class Watcher : public View {
 public:
  using View::View;
  QString id() const override { return QStringLiteral("watcher"); }
  QString title() const override { return id(); }
  void setSnapshot(const Snapshot& snapshot) override { shown = snapshot; }
  Snapshot shown;
};

/// The weight that the locked token's row has on the first token of this label in the focused head.
float weightOn(const Snapshot& shown, const char* label) {
  const auto& tokens = shown.result->tokens;
  const auto found = std::find_if(tokens.begin(), tokens.end(),
                                  [&](const TokenInfo& token) { return token.label == label; });
  if (found == tokens.end() || shown.focus.query < 0) return -1;
  const AttentionTrace* attention = shown.result->trace->attention(shown.focus.kind);
  return attention->patterns->cell(shown.focus.headId(), shown.focus.query, found - tokens.begin());
}

}  // namespace

/// What a newcomer sees: the first window over the embedded models.
class FirstPictureTest : public QObject {
  Q_OBJECT
 private slots:
  void aLetterMovesThePicture() {
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.filePath("settings"));
    WindowParts parts(ModelLibrary(embeddedModels(), LibraryPaths{}));
    Watcher* watcher = nullptr;
    for (ViewEntry& entry : parts.views) {
      if (entry.place != ViewPlace::Right) continue;
      entry.make = [&watcher](const ViewContext&, QWidget* parent) { return watcher = new Watcher(parent); };
    }
    MainWindow window(parts);
    QSignalSpy results(&window, &MainWindow::resultShown);
    window.show();
    QTRY_VERIFY(!results.isEmpty());
    QVERIFY(watcher);
    QCOMPARE(watcher->shown.result->sourceName, QStringLiteral("english-encoder"));
    const Focus focus = window.state().focus;
    QCOMPARE(watcher->shown.result->tokens[static_cast<std::size_t>(focus.query)].label, std::string("it"));
    QVERIFY(watcher->shown.result->model->start);
    QVERIFY(focus.headId() == watcher->shown.result->model->start->head);
    QVERIFY(weightOn(watcher->shown, "animal") > weightOn(watcher->shown, "street"));

    auto* editor = window.findChild<SentenceEditor*>();
    QTextCursor cursor = editor->textCursor();
    cursor.setPosition(static_cast<int>(window.state().text.indexOf(QLatin1String("tired"))));
    cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, 5);
    editor->setTextCursor(cursor);
    QTest::keyClicks(editor, "wide");
    QTRY_VERIFY(watcher->shown.result->text.endsWith(QLatin1String("too wide.")));
    QVERIFY(window.state().focus == focus);
    QVERIFY(weightOn(watcher->shown, "street") > weightOn(watcher->shown, "animal"));
  }

  /// What `make run` does where nothing can be shown.
  void withoutADisplayItIsDrawnIntoAFile() {
    const QTemporaryDir folder;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"}) environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.path());
    process.start(QStringLiteral(HEADLIGHT_SOURCE_DIR "/resources/start.sh"),
                  {QStringLiteral(HEADLIGHT_PROGRAM)});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(!QImage(folder.filePath("headlight.png")).isNull());
  }
};

QTEST_MAIN(FirstPictureTest)
#include "tst_first_picture.moc"
