#include <QFile>
#include <QTemporaryDir>

#include "tests/ui/window_fixture.h"
#include "ui/session/session_file.h"

using namespace headlight;
using namespace headlight::testing;

/// Session files that are opened in the window.
class WindowSessionFilesTest : public QObject {
  Q_OBJECT
 private slots:
  void aSessionOpensAsAWhole() {
    SessionState saved;
    saved.source = CheckpointChoice{QStringLiteral("decoder")};
    saved.text = QStringLiteral("one two three");
    saved.focus = {AttentionKind::Decoder, 1, 2, 2, 1};
    saved.experiments = {{CutToken{0, false}}, {ScoreScale{0.5f}, false}};
    saved.view = QStringLiteral("positions");
    const QString file = m_folder.filePath(QStringLiteral("a.headlight"));
    writeSessionFile(file, saved);

    Window w;
    const SessionState before = w.window.state();
    w.window.openFile(file);
    QTRY_COMPARE(w.shownText(), QStringLiteral("one two three"));
    // The run has said where in the text the experiments' tokens are.
    SessionState opened = w.window.state();
    QVERIFY(!opened.experiments.front().places.empty());
    opened.experiments.front().places.clear();
    QVERIFY(opened == saved);
    QVERIFY(w.view("inspector")->shown.result->request.interventions.cutTokens ==
            std::vector<std::int64_t>{0});
    w.action(QStringLiteral("Undo Open Session"))->trigger();
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat"));
    QVERIFY(w.window.state() == before);
  }

  void aSessionWhoseModelHasGoneLeavesWhatWasThere() {
    SessionState saved;
    saved.source = CheckpointChoice{QStringLiteral("pebble")};
    saved.text = QStringLiteral("one two three");
    const QString file = m_folder.filePath(QStringLiteral("b.headlight"));
    writeSessionFile(file, saved);
    Window w;
    w.window.openFile(file);
    QTRY_COMPARE(w.notices->sentence(), QStringLiteral("Nobody knows pebbles."));
    QTRY_VERIFY(w.window.state().source == SourceChoice(CheckpointChoice{QStringLiteral("encoder")}));
    QCOMPARE(w.window.state().text, QStringLiteral("the cat sat"));
  }

  void aDamagedFileIsSaid() {
    const QString path = m_folder.filePath(QStringLiteral("c.headlight"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\": 2, \"sour");
    file.close();
    Window w;
    const SessionState before = w.window.state();
    w.window.openFile(path);
    QTRY_COMPARE(w.notices->sentence(), QStringLiteral("c.headlight is not a session, or it is damaged."));
    QVERIFY(w.window.state() == before);
  }

 private:
  QTemporaryDir m_folder;
};

QTEST_MAIN(WindowSessionFilesTest)
#include "tst_window_session_files.moc"
