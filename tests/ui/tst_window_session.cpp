#include <QDateTime>
#include <QFile>
#include <QSettings>
#include <QSplitter>
#include <QSplitterHandle>
#include <QTemporaryDir>
#include <chrono>
#include <thread>

#include "tests/ui/window_fixture.h"
#include "ui/session/session_store.h"
#include "ui/session/settings.h"
#include "ui/window/example_sentences.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

/// Like fakeServices(), and the model of the first start opens too.
WindowParts partsWith(const QString& sessionFile) {
  WindowParts parts = fakeParts();
  parts.sessionFile = sessionFile;
  ComputeServices services = *parts.services;
  services.openModel = [open = services.openModel](const SourceChoice& source, const Execution& execution) {
    const auto* checkpoint = std::get_if<CheckpointChoice>(&source);
    const bool first = checkpoint && checkpoint->nameOrDirectory == QLatin1String("english-encoder");
    return open(first ? SourceChoice(CheckpointChoice{QStringLiteral("encoder")}) : source, execution);
  };
  services.importArray = [](const ArrayChoice& choice) -> ImportedAttention {
    if (!choice.file.endsWith(QLatin1String("good.npy"))) throw Error("This is not an attention array.");
    const std::vector<std::string> labels{"a", "b"};
    auto trace = std::make_shared<Trace>();
    trace->encoder =
        AttentionTrace{std::make_shared<UniformPatterns>(AttentionKind::Encoder, 1, 1, makeTokenList(labels)),
                       nullptr, nullptr};
    ImportedAttention imported;
    imported.trace = trace;
    return imported;
  };
  parts.services = std::make_shared<const ComputeServices>(services);
  return parts;
}

/// A pattern whose head 1.2 alone is pointed: at the token two before.
class OnePointedHead : public UniformPatterns {
 public:
  using UniformPatterns::UniformPatterns;
  float cell(HeadId head, std::int64_t query, std::int64_t key) const override {
    if (head != HeadId{1, 2}) return UniformPatterns::cell(head, query, key);
    return key == std::max<std::int64_t>(0, query - 2) ? 1.0f : 0.0f;
  }
};

WindowParts partsWithAPointedHead(const QString& sessionFile) {
  WindowParts parts = partsWith(sessionFile);
  ComputeServices services = *parts.services;
  services.run = [](const Model& model, const RunRequest& request, const Execution&) {
    auto trace = std::make_shared<Trace>();
    const bool encoder = model.config.architecture() == Architecture::Encoder;
    (encoder ? trace->encoder : trace->decoder).emplace().patterns = std::make_shared<OnePointedHead>(
        encoder ? AttentionKind::Encoder : AttentionKind::Decoder, 2, 3, request.tokens);
    return trace;
  };
  parts.services = std::make_shared<const ComputeServices>(services);
  return parts;
}

void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

}  // namespace

/// What is there again at the next start.
class WindowSessionTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath("settings"));
  }

  void theFirstStartShowsAnExample() {
    Window w(partsWith(file()));
    QCOMPARE(w.window.state().text, startState().text);
    QVERIFY(w.window.state().singleHead);
    QCOMPARE(w.notices->sentence(), QString());
  }

  void aModelThatDoesNotOpenAtTheStartLeavesTheFirstOne() {
    SessionState state = startState();
    state.source = CheckpointChoice{QStringLiteral("pebble")};
    Window w(partsWith(file()), state);
    QCOMPARE(w.notices->sentence(), QStringLiteral("Nobody knows pebbles."));
    QVERIFY(w.window.state().source == startState().source);
    QVERIFY(w.view("heads")->shown.result);
  }

  void survivesQuitting_data() {
    QTest::addColumn<bool>("killed");
    QTest::newRow("closed") << false;
    QTest::newRow("killed") << true;
  }
  void survivesQuitting() {
    QFETCH(bool, killed);
    SessionState left;
    {
      Window w(partsWith(file()));
      SessionState state = w.window.state();
      state.source = CheckpointChoice{QStringLiteral("decoder")};
      state.text = QStringLiteral("one two");
      state.display.scale = ScaleMode::Log;
      editOptions<PositionsOptions>(state.viewOptions, [](PositionsOptions& options) { options.base = 500; });
      state.view = QStringLiteral("positions");
      state.singleHead = false;
      w.window.apply(state);
      QTRY_COMPARE(w.shownText(), QStringLiteral("one two"));
      w.editor->moveCursor(QTextCursor::End);
      QTest::keyClicks(w.editor, " three");
      QTRY_COMPARE(w.shownText(), QStringLiteral("one two three"));
      w.clickToken(2);
      left = w.window.state();
      if (killed)  // the file is as it is found by the next one
        QTRY_VERIFY(SessionStore(file()).load({}) == left);
      else
        w.window.close();
      QFile::copy(file(), file() + QStringLiteral(".then"));
    }
    Window again(partsWith(file() + QStringLiteral(".then")));
    QCOMPARE(again.shownText(), QStringLiteral("one two three"));
    QVERIFY(again.window.state() == left);
    QCOMPARE(int(again.focus().query), 2);
    QCOMPARE(again.window.state().display.scale, ScaleMode::Log);
  }

  void brokenSessionsDoNotPreventTheStart_data() {
    QTest::addColumn<QByteArray>("session");
    QTest::newRow("noise") << QByteArray("\xff{[");
    QTest::newRow("a model that has gone")
        << QByteArray(R"({"version": 1, "source": {"model": "missing"}, "text": "x"})");
    QTest::newRow("an array that has gone") << QByteArray(R"({"source": {"array": "/gone.npy"}})");
    QTest::newRow("a document that has gone")
        << QByteArray(R"({"source": {"model": "decoder"}, "text": "x", "document": "/gone.txt"})");
    QTest::newRow("a focus outside") << QByteArray(
        R"({"source": {"model": "decoder"}, "text": "x", "focus": {"layer": 99, "head": 99, "query": 9999}})");
    QTest::newRow("a view of a later version")
        << QByteArray(R"({"source": {"model": "decoder"}, "text": "x", "view": "hologram"})");
    QTest::newRow("a head that the model has not")
        << QByteArray(R"({"source": {"model": "decoder"}, "text": "x", "averaged": [[50, 60]]})");
  }
  void brokenSessionsDoNotPreventTheStart() {
    QFETCH(QByteArray, session);
    write(file(), session);
    Window w(partsWith(file()));
    QVERIFY(w.view("heads")->shown.result);
    w.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(w.editor, "y");
    QTRY_VERIFY(w.shownText().endsWith('y'));
  }

  void aSessionThatCannotBeShownIsNotLostBeforeAnotherTakesItsPlace() {
    write(file(), R"({"source": {"model": "missing"}, "text": "x"})");
    Window w(partsWith(file()));
    QVERIFY(w.notices->sentence().contains("missing"));
    QCOMPARE(w.shownText(), startState().text);
  }

  void aFileThatFailsAtTheStartLeavesTheSession_data() {
    QTest::addColumn<bool>("labelled");
    QTest::newRow("a file") << false;
    QTest::newRow("a file with labels") << true;
  }
  void aFileThatFailsAtTheStartLeavesTheSession() {
    QFETCH(bool, labelled);
    write(file(), R"({"source": {"model": "encoder"}, "text": "mine", "focus": {"head": 1, "query": 1}})");
    const SessionState before = *SessionStore(file()).load(startState());
    const QString bad = m_folder->filePath("bad.npy");
    write(bad, "\x93NUMPY\x01");
    MainWindow window(partsWith(file()));
    QSignalSpy shown(&window, &MainWindow::resultShown);
    window.show();
    if (labelled) {
      SessionState state;
      state.source = ArrayChoice{bad, {QStringLiteral("a")}};
      window.apply(state);
    } else {
      window.openFile(bad);
    }
    const auto* notices = window.findChild<NoticeBar*>();
    QTRY_COMPARE(notices->sentence(), QStringLiteral("This is not an attention array."));
    QTRY_VERIFY(!shown.isEmpty());
    QVERIFY(window.state() == before);
    QCOMPARE(notices->sentence(), QStringLiteral("This is not an attention array."));
    window.close();
    QVERIFY(SessionStore(file()).load(startState()) == before);
  }

  void aModelThatIsCancelledAtTheStartLeavesTheSession() {
    write(file(), R"({"source": {"model": "encoder"}, "text": "mine", "focus": {"head": 1, "query": 1}})");
    const SessionState before = *SessionStore(file()).load(startState());
    WindowParts parts = partsWith(file());
    ComputeServices services = *parts.services;
    services.openModel = [open = services.openModel](const SourceChoice& source, const Execution& execution) {
      while (source == SourceChoice(CheckpointChoice{QStringLiteral("slow")})) {
        execution.throwIfStopped();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      return open(source, execution);
    };
    parts.services = std::make_shared<const ComputeServices>(services);
    MainWindow window(parts);
    QSignalSpy shown(&window, &MainWindow::resultShown);
    window.show();
    SessionState named = window.state();
    named.source = CheckpointChoice{QStringLiteral("slow")};
    window.apply(named);
    QTRY_VERIFY(window.findChild<StatusLine*>()->showsProgress());
    QTest::keyClick(window.findChild<SentenceEditor*>(), Qt::Key_Escape);
    QTRY_VERIFY(!shown.isEmpty());
    QVERIFY(window.state() == before);
    window.close();
    QVERIFY(SessionStore(file()).load(startState()) == before);
  }

  void theWindowIsKeptWithoutBeingClosed() {
    Window w(partsWith(file()));
    w.window.resize(w.window.size() + QSize(11, -7));
    QTRY_COMPARE(loadSettings().windowGeometry, w.window.saveGeometry());
    const auto* splitter = w.window.findChild<QSplitter*>();
    const QByteArray columns = splitter->saveState();
    QWidget* handle = splitter->handle(1);
    const QPoint middle = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, middle);
    QTest::mouseMove(handle, middle + QPoint(30, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, middle + QPoint(30, 0));
    QVERIFY(splitter->saveState() != columns);
    QTRY_COMPARE(loadSettings().splitterState, splitter->saveState());
  }

  void aHeadIsChosenOnlyWhereNobodyHasChosenOne_data() {
    QTest::addColumn<QByteArray>("session");  // what is kept, or nothing
    QTest::addColumn<int>("layer");
    QTest::addColumn<int>("head");
    QTest::newRow("the first start") << QByteArray() << 1 << 2;
    QTest::newRow("a kept session")
        << QByteArray(
               R"({"source": {"model": "encoder"}, "text": "a b c d e f", "focus": {"layer": 0, "head": 1}})")
        << 0 << 1;
    QTest::newRow("a kept session that cannot be shown")
        << QByteArray(
               R"({"source": {"model": "missing"}, "text": "a b c", "focus": {"layer": 0, "head": 1}})")
        << 1 << 2;
  }
  void aHeadIsChosenOnlyWhereNobodyHasChosenOne() {
    QFETCH(QByteArray, session);
    QFETCH(int, layer);
    QFETCH(int, head);
    if (!session.isEmpty()) write(file(), session);
    Window w(partsWithAPointedHead(file()));
    QTRY_VERIFY(w.focus().headId() == (HeadId{layer, head}));
    // Who chooses a head keeps it, whatever is typed.
    SessionState state = w.window.state();
    state.focus.layer = 0;
    state.focus.head = 2;
    emit w.view("heads")->focusRequested(state.focus);
    w.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(w.editor, " y");
    QTRY_VERIFY(w.shownText().endsWith('y'));
    QVERIFY(w.focus().headId() == (HeadId{0, 2}));
    // Who starts afresh has chosen none.
    w.action(QStringLiteral("Start Afresh"))->trigger();
    QTRY_VERIFY(w.focus().headId() == (HeadId{1, 2}));
  }

  void startAfresh() {
    Window w(partsWith(file()));
    SessionState state = w.window.state();
    state.text = QStringLiteral("mine");
    state.display.scale = ScaleMode::Log;
    state.view = QStringLiteral("positions");
    w.window.apply(state);
    QTRY_COMPARE(w.shownText(), QStringLiteral("mine"));
    w.action(QStringLiteral("Start Afresh"))->trigger();
    QTRY_COMPARE(w.shownText(), startState().text);
    QCOMPARE(w.window.state().display.scale, ScaleMode::Linear);
    QCOMPARE(w.window.state().view, QStringLiteral("heads"));
    w.chips->setFocus();
    QTest::keyClick(w.chips, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.shownText(), QStringLiteral("mine"));
  }

  void theExampleArrayIsThereAtTheNextStart() {
    QString array;
    {
      Window w(partsWith(file()));
      w.action(QStringLiteral("A random 14 × 14 matrix   (no model)"))->trigger();
      array = std::get<ArrayChoice>(w.window.state().source).file;
      w.window.close();
    }
    QVERIFY(array.startsWith(m_folder->path()));
    QVERIFY(QFile::exists(array));
    QFile labels(QString(array).replace(QLatin1String(".csv"), QLatin1String(".tokens.json")));
    QVERIFY(labels.open(QIODevice::ReadWrite));
    QVERIFY(labels.setFileTime(QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime));
    labels.close();
    MainWindow again(partsWith(file()));
    again.show();
    QVERIFY(labels.exists());
  }

  void aFileThatFailsLeavesWhatWasChosen() {
    const QString bad = m_folder->filePath("bad.npy");
    write(bad, "\x93NUMPY\x01");
    Window w(partsWith(file()));
    w.clickToken(2);
    SessionState state = w.window.state();
    state.focus.layer = 1;
    state.focus.head = 2;
    w.window.apply(state);
    w.window.openFile(bad);
    QTRY_COMPARE(w.notices->sentence(), QStringLiteral("This is not an attention array."));
    QVERIFY(w.focus() == state.focus);
    w.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(w.editor, "y");
    QTRY_VERIFY(w.shownText().endsWith('y'));
    QCOMPARE(w.focus().layer, 1);
    QCOMPARE(w.focus().head, 2);
  }

  void aFileThatFailsIsNoRecentFile() {
    const QString good = m_folder->filePath("good.npy"), bad = m_folder->filePath("bad.npy");
    // The begin of the format; what is in the file is told by the fakes.
    for (const QString& path : {good, bad}) write(path, "\x93NUMPY\x01");
    Window w(partsWith(file()));
    w.window.openFile(bad);
    QTRY_COMPARE(w.notices->sentence(), QStringLiteral("This is not an attention array."));
    QCOMPARE(loadSettings().recentFiles, QStringList{});
    w.window.openFile(m_folder->filePath("nowhere.txt"));
    QCOMPARE(loadSettings().recentFiles, QStringList{});
    w.window.openFile(good);
    QTRY_COMPARE(w.view("heads")->shown.result->sourceName, QStringLiteral("good.npy"));
    QCOMPARE(loadSettings().recentFiles, QStringList{good});
    const QString text = m_folder->filePath("text.txt");
    write(text, "words");
    w.window.openFile(text);
    QTRY_COMPARE(loadSettings().recentFiles, (QStringList{text, good}));
  }

 private:
  QString file() const { return m_folder->filePath("session.json"); }
  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(WindowSessionTest)
#include "tst_window_session.moc"
