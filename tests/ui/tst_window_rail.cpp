#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QToolButton>

#include "core/analysis/head_habit.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/head_sentence.h"
#include "ui/session/settings.h"
#include "ui/views/head_map_options.h"
#include "ui/window/first_cards.h"
#include "ui/window/rail_button.h"
#include "ui/window/reading_line.h"
#include "ui/window/view_icon.h"
#include "ui/window/view_rail.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

ViewEntry entryOf(const char* id, ViewPlace place, ViewGroup group) {
  ViewEntry entry = fakeEntry(id, place);
  entry.group = group;
  return entry;
}

SessionState stateOf(const char* view = "heads") {
  SessionState state;
  state.source = CheckpointChoice{QStringLiteral("encoder")};
  state.text = QStringLiteral("the cat sat");
  state.view = QString::fromLatin1(view);
  return state;
}

/// Nine views in three groups, registered out of order, and one that has no widget.
WindowParts partsOfNineViews() {
  WindowParts parts = fakeParts();
  parts.views = {entryOf("head-map", ViewPlace::Left, ViewGroup::Look),
                 entryOf("training", ViewPlace::Center, ViewGroup::Try),
                 entryOf("heads", ViewPlace::Center, ViewGroup::Look),
                 entryOf("files", ViewPlace::FilesAlone, ViewGroup::Look),
                 entryOf("lines", ViewPlace::Center, ViewGroup::Look),
                 entryOf("text", ViewPlace::Center, ViewGroup::Look),
                 entryOf("spans", ViewPlace::Center, ViewGroup::Look),
                 entryOf("anatomy", ViewPlace::Center, ViewGroup::Explain),
                 entryOf("neuron", ViewPlace::Center, ViewGroup::Explain),
                 entryOf("positions", ViewPlace::Center, ViewGroup::Explain),
                 entryOf("predictions", ViewPlace::Center, ViewGroup::Try),
                 entryOf("inspector", ViewPlace::Right, ViewGroup::Look)};
  return parts;
}

}  // namespace

/// The rail of views, the line of controls, the column of the head map.
class WindowRailTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
  void init() {
    QFile::remove(QSettings(QSettings::IniFormat, QSettings::UserScope, "headlight", "headlight").fileName());
  }

  void viewsStandInTheirGroups() {
    Window w(partsOfNineViews(), stateOf());
    auto* rail = w.window.findChild<ViewRail*>();
    QStringList titles;
    for (int i = 0; i < rail->count(); ++i) titles << rail->button(i)->text();
    QCOMPARE(titles, (QStringList{"heads", "lines", "text", "spans", "anatomy", "neuron", "positions",
                                  "training", "predictions"}));
    QVERIFY(!w.view("files"));
    QCOMPARE(rail->current(), 0);
    int last = -1;
    for (int i = 0; i < rail->count(); ++i) {
      QVERIFY(rail->button(i)->y() > last);
      last = rail->button(i)->y();
      QCOMPARE(rail->button(i)->accessibleName(), titles[i]);
    }
  }

  void clicksKeysAndSessionsShowAView() {
    Window w(partsOfNineViews(), stateOf());
    auto* rail = w.window.findChild<ViewRail*>();
    QTest::mouseClick(rail->button(2), Qt::LeftButton);
    QCOMPARE(w.window.state().view, QStringLiteral("text"));
    QVERIFY(w.view("text")->isVisible());
    QTest::mouseClick(rail->button(2), Qt::LeftButton);  // it stays in front
    QCOMPARE(rail->current(), 2);
    QTest::keyClick(&w.window, Qt::Key_9, Qt::ControlModifier);
    QCOMPARE(w.window.state().view, QStringLiteral("predictions"));
    QCOMPARE(rail->current(), 8);
    QTest::keyClick(&w.window, Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(rail->current(), 0);
    rail->button(0)->setFocus();
    QTest::keyClick(rail->button(0), Qt::Key_Down);
    QVERIFY(rail->button(1)->hasFocus());
    QTest::keyClick(rail->button(1), Qt::Key_Space);
    QCOMPARE(w.window.state().view, QStringLiteral("lines"));
    w.window.apply(stateOf("anatomy"));
    QCOMPARE(rail->current(), 4);
    QVERIFY(rail->button(4)->isChecked() && !rail->button(1)->isChecked());
  }

  void nineViewsFitALowWindow_data() {
    QTest::addColumn<int>("percent");
    QTest::newRow("100 %") << 100;
    QTest::newRow("150 %") << 150;
  }
  void nineViewsFitALowWindow() {
    QFETCH(int, percent);
    Settings settings;
    settings.interfaceSize = percent;
    saveSettings(settings);
    Window w(partsOfNineViews(), stateOf());
    w.window.resize(1280, 720);
    QTRY_COMPARE(w.window.size(), QSize(1280, 720));
    auto* rail = w.window.findChild<ViewRail*>();
    for (int i = 0; i < rail->count(); ++i) {
      const RailButton* button = rail->button(i);
      QVERIFY(rail->rect().contains(button->geometry()));
      QVERIFY(button->height() >= button->sizeHint().height());
      QVERIFY(button->width() >= button->sizeHint().width());
    }
    QVERIFY(rail->width() <= 1280 / 8);
  }

  void theHeadMapCanBeShut() {
    Window w(partsOfNineViews(), stateOf());
    QAction* action = w.action(QStringLiteral("Head Map"));
    QVERIFY(action);
    QTRY_VERIFY(action->isChecked());
    auto* splitter = w.window.findChild<QSplitter*>();
    const int open = splitter->sizes().at(0);
    QVERIFY(open > 0);
    action->trigger();
    QCOMPARE(splitter->sizes().at(0), 0);
    QVERIFY(!action->isChecked());
    QVERIFY(!w.view("head-map")->isEnabled());
    // It has nothing to compute then.
    const int told = w.view("head-map")->count;
    w.clickToken(1);
    QCOMPARE(w.view("head-map")->count, told);
    QTRY_COMPARE(loadSettings().splitterState, splitter->saveState());
    Window next(partsOfNineViews(), stateOf());
    QCOMPARE(next.window.findChild<QSplitter*>()->sizes().at(0), 0);
    QVERIFY(!next.action(QStringLiteral("Head Map"))->isChecked());
    next.action(QStringLiteral("Head Map"))->trigger();
    QVERIFY(next.window.findChild<QSplitter*>()->sizes().at(0) > 100);
    QVERIFY(next.view("head-map")->isEnabled());
    QVERIFY(next.view("head-map")->shown.result);
  }

  void theSentenceSaysWhatTheHeadDoes() {
    Window w(partsOfNineViews(), stateOf());
    auto* line = w.window.findChild<ReadingLine*>();
    // Uniform rows of a few tokens follow no rule, as the core says.
    const auto statistics = headStatistics(*w.view("inspector")->shown.patterns(), {HeadId{0, 0}}, {});
    QTRY_COMPARE(line->text(), habitSentence(habitOf(statistics.front())));
    QVERIFY(line->isVisible());
    line->findChild<QToolButton*>()->click();
    QVERIFY(!line->isVisible());
    QVERIFY(!loadSettings().readings);
    Window next(partsOfNineViews(), stateOf());
    QVERIFY(!next.window.findChild<ReadingLine*>()->isVisible());
    next.action(QStringLiteral("Plain Sentences"))->trigger();
    QVERIFY(next.window.findChild<ReadingLine*>()->isVisible());
    QVERIFY(loadSettings().readings);
  }

  void cardsShowWhatTheySpeakOf() {
    Window w(partsOfNineViews(), stateOf());
    auto* cards = w.window.findChild<FirstCards*>();
    QVERIFY(!cards->isVisible());  // whoever brings a session is no newcomer
    emit cards->chosen(FirstCard::SortHeads);
    const auto options = optionsIn<HeadMapOptions>(w.window.state().viewOptions);
    QVERIFY(options.order == HeadMapOptions::Order::Statistic);
    QVERIFY(options.sortedBy == Statistic::Previous);
    emit cards->dismissed();
    QVERIFY(!loadSettings().firstCards);
  }

  void everyIconDiffersAndOthersGetALetter() {
    std::vector<QImage> seen;
    for (const char* id : {"heads", "lines", "text", "spans", "anatomy", "neuron", "positions", "predictions",
                           "effects", "training", "head-map", "something"}) {
      QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
      image.fill(Qt::white);
      QPainter painter(&image);
      const QString name = QString::fromLatin1(id);
      paintViewIcon(painter, name, name, QRectF(0, 0, 40, 40), Qt::black);
      painter.end();
      for (const QImage& other : seen) QVERIFY2(image != other, id);
      seen.push_back(image);
      QCOMPARE(hasViewIcon(name), name != QLatin1String("something"));
    }
  }

 private:
  QTemporaryDir m_folder;
};

QTEST_MAIN(WindowRailTest)
#include "tst_window_rail.moc"
