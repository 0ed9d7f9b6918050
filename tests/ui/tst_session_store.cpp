#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "ui/session/session_json.h"
#include "ui/session/session_store.h"

using namespace headlight;

namespace {

Interventions everyIntervention() {
  Interventions interventions;
  interventions.withoutPositions = true;
  interventions.ablatedHeads = {{AttentionKind::Encoder, {1, 2}, HeadAblation::Mean}};
  interventions.blockedKeys = {{AttentionKind::Cross, 4, 5}, {AttentionKind::Decoder, -1, 0}};
  interventions.cutTokens = {2, 9};
  interventions.cutDecoderTokens = {1};
  interventions.scoreScale = 0.125f;
  return interventions;
}

/// A session in which nothing has its standard value.
SessionState fullSession() {
  SessionState state;
  state.source = CheckpointChoice{QStringLiteral("/models/ä b")};
  state.text = QStringLiteral("a \"text\"\n猫 👩‍👩‍👧");
  state.pairText = QStringLiteral("second");
  state.pairShown = true;
  state.documentFile = QStringLiteral("/texts/long.txt");
  state.focus = {AttentionKind::Cross, 3, 5, 123456, 7};
  state.averagedHeads = {{0, 1}, {2, 3}};
  state.experiments = experimentsOf(everyIntervention());
  state.experiments[1].on = state.experiments[4].on = false;
  state.display.colorMap = QStringLiteral("Viridis");
  state.display.scale = ScaleMode::Log;
  state.display.range = ScaleRange::Fixed;
  state.display.fixedRange = {0.001f, 0.3f};
  state.display.leaveOut = LeaveOut::SpecialTokens;
  state.display.pooling = Pooling::Mean;
  PositionsOptions positions;
  positions.source = PositionsOptions::Source::Rotary;
  positions.positions = 100;
  positions.size = 32;
  positions.heads = 4;
  positions.base = 500000;
  positions.similarity = PositionSimilarity::Dot;
  positions.curves = {0, 3};
  setOptions(state.viewOptions, positions);
  state.view = QStringLiteral("positions");
  state.singleHead = true;
  return state;
}

PlaygroundSettings unusualPlayground() {
  PlaygroundSettings settings;
  settings.seed = 99;
  settings.modelSize = 48;
  settings.heads = 3;
  settings.layers = 5;
  settings.positionalEncoding = PositionalEncoding::Alibi;
  settings.mask = MaskRule::SlidingWindow;
  settings.slidingWindow = 3;
  settings.scale = ScoreScaleRule::Temperature;
  settings.temperature = 0.5;
  settings.projection = HeadProjection::Shared;
  return settings;
}

void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

}  // namespace

class SessionStoreTest : public QObject {
  Q_OBJECT
 private slots:
  void everySourceComesBack() {
    SessionState state = fullSession();
    QVERIFY(sessionFromJson(toJson(state), {}) == state);
    state.source = unusualPlayground();
    QVERIFY(sessionFromJson(toJson(state), {}) == state);
    state.source = ArrayChoice{QStringLiteral("/a.npy"), {QStringLiteral("x"), QStringLiteral("y,z")}};
    QVERIFY(sessionFromJson(toJson(state), {}) == state);
    QVERIFY(sessionFromJson(toJson(SessionState{}), fullSession()) == SessionState{});
  }

  void interventionsOfOlderFilesAreExperiments() {
    const QByteArray json(
        R"({"version": 1, "source": {"model": "x"}, "interventions": {"without_positions": true, "scale": 0.125,
            "ablated": [{"kind": "encoder", "head": [1, 2], "to": "mean"}], "cut": [2, 9, 1.5, -1, 1e300, 3e10],
            "cut_decoder": [1],
            "blocked": [{"kind": "cross", "query": 4, "key": 5}, {"kind": "decoder", "query": -1, "key": 0}]}})");
    const SessionState state = sessionFromJson(QJsonDocument::fromJson(json).object(), {});
    QCOMPARE(int(state.experiments.size()), 8);
    QVERIFY(interventionsOf(state.experiments) == everyIntervention());
  }

  void experimentsThatMakeNoSenseAreLeftOut() {
    const QByteArray json(
        R"({"experiments": [5, {}, {"on": true}, {"cut": -1}, {"cut": 1.5}, {"score_scale": 1e300}, {"head": 3},
            {"without_positions": false}, {"cut": 3, "on": "maybe"}]})");
    const SessionState state = sessionFromJson(QJsonDocument::fromJson(json).object(), {});
    QVERIFY(state.experiments == std::vector<Experiment>{{CutToken{3}}});
  }

  void whatMakesNoSenseIsLeftAsItWas_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("other types") << QByteArray(
        R"({"source": 5, "text": [1], "pair_shown": "yes", "focus": "there", "averaged": {}, "view": null,
            "single_head": 3, "options": [], "interventions": 0})");
    QTest::newRow("out of range") << QByteArray(
        R"({"focus": {"kind": "sideways", "layer": -4, "head": 1e300, "query": 0.5, "key": -7},
            "options": {"display": {"scale": "wild", "range": "fixed", "low": 1, "high": 1}, "positions": {"positions": 1e9, "base": -1}}})");
    QTest::newRow("empty names") << QByteArray(R"({"source": {"model": "", "array": ""}})");
    QTest::newRow("of a later version")
        << QByteArray(R"({"version": 99, "source": {"stream": "x"}, "new": 1})");
  }
  void whatMakesNoSenseIsLeftAsItWas() {
    QFETCH(QByteArray, json);
    SessionState standard;
    standard.text = QStringLiteral("kept");
    standard.focus.query = 3;
    QVERIFY(sessionFromJson(QJsonDocument::fromJson(json).object(), standard) == standard);
  }

  void keepsAndLoads() {
    const QString file = path("new folder/session.json");
    const SessionState state = fullSession();
    {
      SessionStore store(file);
      QVERIFY(!store.load({}));
      store.keep(SessionState{});
      store.keep(state);
      store.flush();
      QVERIFY(*store.load({}) == state);
      store.keep(SessionState{});
    }  // what waits is written at the end
    QVERIFY(*SessionStore(file).load(fullSession()) == SessionState{});
    QCOMPARE(QFileInfo(file).dir().entryList(QDir::Files), QStringList{"session.json"});
  }

  void isWrittenWithoutBeingAsked() {
    // A program that is killed has no chance to ask.
    const QString file = path("killed.json");
    SessionStore store(file);
    store.keep(fullSession());
    QTRY_VERIFY(store.load({}).has_value());
    QVERIFY(*store.load({}) == fullSession());
  }

  void brokenFilesAreNoSession_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QJsonDocument(toJson(fullSession())).toJson().left(200);
    QTest::newRow("noise") << QByteArray("\x00\xff\x17{", 4);
    QTest::newRow("an array") << QByteArray("[1, 2]");
    QTest::newRow("another object") << QByteArray(R"({"a": 1})");
    QTest::newRow("nested a million times") << QByteArray(1000000, '[');
  }
  void brokenFilesAreNoSession() {
    QFETCH(QByteArray, bytes);
    const QString file = path("broken.json");
    write(file, bytes);
    QVERIFY(!SessionStore(file).load(fullSession()));
    QVERIFY(!SessionStore(m_folder.path()).load(fullSession()));  // a folder
  }

  void whereNothingCanBeWrittenNothingHappens() {
    SessionStore nowhere(QStringLiteral("/proc/headlight/session.json"));
    nowhere.keep(fullSession());
    nowhere.flush();
    QVERIFY(!nowhere.load({}));
    SessionStore none{QString()};
    none.keep(fullSession());
    none.flush();
    QVERIFY(!none.load({}));
    QCOMPARE(none.textFolder(), QString());
  }

  void oldTextsAreCleanedUp() {
    const SessionStore store(path("texts of a session/session.json"));
    const QString old = store.textFolder() + QStringLiteral("/old.txt");
    const QString referred = store.textFolder() + QStringLiteral("/referred.txt");
    const QString fresh = store.textFolder() + QStringLiteral("/fresh.txt");
    for (const QString& file : {old, referred, fresh}) write(file, "text");
    for (const QString& name : {old, referred}) {
      QFile file(name);
      QVERIFY(file.open(QIODevice::ReadWrite));
      QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime));
    }
    store.cleanTexts(referred);
    QVERIFY(!QFile::exists(old));
    QVERIFY(QFile::exists(referred) && QFile::exists(fresh));
  }

 private:
  QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
  QTemporaryDir m_folder;
};

QTEST_MAIN(SessionStoreTest)
#include "tst_session_store.moc"
