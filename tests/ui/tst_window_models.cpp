#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include "tests/ui/window_fixture.h"
#include "ui/session/session_store.h"
#include "ui/window/example_sentences.h"
#include "ui/window/model_menu.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

SourceChoice named(const char* name) { return CheckpointChoice{QString::fromLatin1(name)}; }

/// The embedded models as fakes: the encoder is looked at first in head 1.2 at the token "it", its twin and
/// the decoder likewise, the decoder at "saw"; "plain" names nothing.
std::shared_ptr<const Model> openNamed(const SourceChoice& source, const Execution&) {
  const auto* checkpoint = std::get_if<CheckpointChoice>(&source);
  const std::string name = checkpoint ? checkpoint->nameOrDirectory.toStdString() : "playground";
  const bool decoder = name == "bilingual-decoder";
  auto model =
      std::make_shared<Model>(*fakeModel(name, decoder ? Architecture::Decoder : Architecture::Encoder, 40));
  if (name.starts_with("english-encoder")) model->start = StartFocus{AttentionKind::Encoder, {1, 2}, "it"};
  if (decoder) model->start = StartFocus{AttentionKind::Decoder, {0, 1}, "saw"};
  return model;
}

WindowParts partsWith(const QString& sessionFile = {}) {
  WindowParts parts = fakeParts();
  parts.sessionFile = sessionFile;
  ComputeServices services = *parts.services;
  services.openModel = openNamed;
  parts.services = std::make_shared<const ComputeServices>(services);
  return parts;
}

void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

/// The label of the locked query, or "none".
QString lockedToken(const Window& w) {
  const auto result = w.view("heads")->shown.result;
  if (!result || w.focus().query < 0) return QStringLiteral("none");
  return QString::fromStdString(result->tokens[static_cast<std::size_t>(w.focus().query)].label);
}

void chooseModel(Window& w, const char* name) {
  const auto before = w.shown.size();
  emit w.window.findChild<ModelMenu*>()->sourceChosen(named(name));
  QTRY_VERIFY(w.shown.size() > before);
}

void lockHead(Window& w, HeadId head) {
  Focus focus = w.focus();
  focus.layer = head.layer;
  focus.head = head.head;
  emit w.view("heads")->focusRequested(focus);
}

void chooseExample(Window& w, const QString& text) {
  for (QAction* action : w.window.findChildren<QAction*>())
    if (action->text().startsWith(text)) action->trigger();
  QTRY_COMPARE(w.shownText(), text);
}

const QString kTired = QStringLiteral("The animal didn't cross the street because it was too tired.");
const QString kWide = QStringLiteral("The animal didn't cross the street because it was too wide.");

}  // namespace

/// What is looked at first in a model, and what a person's own choice keeps.
class WindowModelsTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath("settings"));
  }

  void theFirstStartLooksWhereTheModelSays() {
    Window w(partsWith());
    QCOMPARE(w.window.state().source, named("english-encoder"));
    QCOMPARE(w.shownText(), kTired);
    QCOMPARE(w.focus().headId(), (HeadId{1, 2}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
    QVERIFY(w.window.state().singleHead);
  }

  void typingKeepsTheHeadAndTheToken() {
    Window w(partsWith());
    QTextCursor cursor = w.editor->textCursor();
    cursor.setPosition(static_cast<int>(kTired.indexOf(QLatin1String("tired"))));
    cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, 5);
    w.editor->setTextCursor(cursor);
    QTest::keyClicks(w.editor, "wide");
    QTRY_COMPARE(w.shownText(), kWide);
    QCOMPARE(w.focus().headId(), (HeadId{1, 2}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
  }

  void anotherModelBringsItsExampleAndItsHead() {
    Window w(partsWith());
    chooseModel(w, "bilingual-decoder");
    QVERIFY(w.shownText().startsWith(QLatin1String("The dog saw the cat")));
    QCOMPARE(w.focus().headId(), (HeadId{0, 1}));
    QCOMPARE(lockedToken(w), QStringLiteral("saw"));
    w.chips->setFocus();
    QTest::keyClick(w.chips, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.shownText(), kTired);
    QCOMPARE(w.focus().headId(), (HeadId{1, 2}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
    QTest::keyClick(w.chips, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(w.shownText().startsWith(QLatin1String("The dog saw the cat")));
    QCOMPARE(w.focus().headId(), (HeadId{0, 1}));
    QCOMPARE(lockedToken(w), QStringLiteral("saw"));
  }

  void theUntrainedTwinShowsTheSame() {
    Window w(partsWith());
    lockHead(w, {0, 1});
    chooseModel(w, "english-encoder-untrained");
    QCOMPARE(w.shownText(), kTired);
    QCOMPARE(w.focus().headId(), (HeadId{0, 1}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
    chooseExample(w, kWide);
    QCOMPARE(w.window.state().source, named("english-encoder-untrained"));
  }

  void aPersonsOwnTextStays() {
    Window w(partsWith());
    SessionState state = w.window.state();
    state.text = QStringLiteral("we saw it");
    state.focus.query = -1;
    w.window.apply(state);
    QTRY_COMPARE(w.shownText(), QStringLiteral("we saw it"));
    chooseModel(w, "bilingual-decoder");
    QCOMPARE(w.shownText(), QStringLiteral("we saw it"));
    QCOMPARE(w.focus().headId(), (HeadId{0, 1}));
    QCOMPARE(lockedToken(w), QStringLiteral("saw"));
  }

  void aModelThatNamesNoHeadLeavesTheOneChosen() {
    Window w(partsWith());
    chooseModel(w, "plain");
    QCOMPARE(w.shownText(), kTired);
    QCOMPARE(w.focus().headId(), (HeadId{1, 2}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
  }

  void anExampleOfTheSameModelKeepsTheHeadChosen() {
    Window w(partsWith());
    lockHead(w, {0, 1});
    chooseExample(w, kWide);
    QCOMPARE(w.focus().headId(), (HeadId{0, 1}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
    chooseExample(w,
                  QStringLiteral("The dog saw the cat, and the cat saw the dog. 狗看见了猫，猫看见了狗。"));
    QCOMPARE(w.window.state().source, named("bilingual-decoder"));
    QCOMPARE(w.focus().headId(), (HeadId{0, 1}));
    chooseExample(w, kTired);
    QCOMPARE(w.focus().headId(), (HeadId{1, 2}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
  }

  void startAfreshGoesBackToTheFirstLook() {
    Window w(partsWith());
    lockHead(w, {0, 0});
    w.action(QStringLiteral("Start Afresh"))->trigger();
    QTRY_COMPARE(w.focus().headId(), (HeadId{1, 2}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
  }

  void sessionsOfModelsThatHaveLeftOpenTheFirstOne_data() {
    QTest::addColumn<QString>("model");
    QTest::newRow("the encoder") << QStringLiteral("kjv-encoder");
    QTest::newRow("the decoder") << QStringLiteral("kjv-decoder");
  }
  void sessionsOfModelsThatHaveLeftOpenTheFirstOne() {
    QFETCH(QString, model);
    const QString file = m_folder->filePath("session.json");
    const QByteArray session =
        R"({"source": {"model": "MODEL"}, "text": "and it was so", "focus": {"layer": 0, "head": 1, "query": 1},
            "averaged": [[0, 1]], "interventions": {"cut": [2]}})";
    write(file, QByteArray(session).replace("MODEL", model.toUtf8()));
    Window w(partsWith(file));
    QCOMPARE(
        w.notices->sentence(),
        model + QStringLiteral(" is not part of Headlight any more; english-encoder is open in its place."));
    QCOMPARE(w.window.state().source, named("english-encoder"));
    QCOMPARE(w.shownText(), QStringLiteral("and it was so"));
    QCOMPARE(w.focus().headId(), (HeadId{1, 2}));
    QCOMPARE(lockedToken(w), QStringLiteral("it"));
    QVERIFY(w.window.state().averagedHeads.empty());
    QVERIFY(w.window.state().experiments.empty());
    // Said once: the session that is kept now names the model that is there.
    w.window.close();
    QCOMPARE(SessionStore(file).load({})->source, named("english-encoder"));
  }

  /// A person's own model of that name is theirs.
  void aModelOfThatNameThatIsThereOpens() {
    const QString folder = m_folder->filePath("models/kjv-encoder");
    QVERIFY(QDir().mkpath(folder));
    write(folder + QStringLiteral("/config.json"), "{}");
    const QString file = m_folder->filePath("session.json");
    write(file, R"({"source": {"model": "kjv-encoder"}, "text": "and it was so"})");
    WindowParts parts = partsWith(file);
    LibraryPaths paths;
    paths.dataHome = m_folder->filePath("models").toStdString();
    parts.library = ModelLibrary({}, paths);
    Window w(parts);
    QCOMPARE(w.window.state().source, named("kjv-encoder"));
    QCOMPARE(w.notices->sentence(), QString());
  }

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(WindowModelsTest)
#include "tst_window_models.moc"
