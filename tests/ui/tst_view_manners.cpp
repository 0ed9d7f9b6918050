#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/dense_source.h"
#include "tests/ui/pattern_snapshot.h"
#include "tests/ui/small_attention.h"
#include "ui/export/caption.h"
#include "ui/models/found_tokens.h"
#include "ui/plots/picture_cache.h"
#include "ui/session/predictions_options.h"
#include "ui/views/head_map_options.h"
#include "ui/views/lines/lines_options.h"
#include "ui/views/lines/lines_picture.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/text/text_options.h"
#include "ui/views/view_registry.h"
#include "ui/window/command_list.h"
#include "ui/window/find_bar.h"
#include "ui/window/help_page.h"
#include "ui/window/show_in.h"

using namespace headlight;

namespace {

QStringList idsAsTitles() {
  QStringList titles;
  for (const ViewEntry& entry : viewRegistry()) titles << entry.id;
  return titles;
}

const ViewEntry& entryOf(const char* id) {
  for (const ViewEntry& entry : viewRegistry())
    if (entry.id == QLatin1String(id)) return entry;
  qFatal("There is no view %s.", id);
}

QStringList open(const Focus& focus) {
  QStringList ids;
  for (const ShowInOffer& offer : showInOffers(viewRegistry(), idsAsTitles(), focus))
    if (offer.obstacle.isEmpty()) ids << offer.id;
  return ids;
}

/// The tokens of a text that is cut where it has spaces, a space before each but the first belonging to it.
TokenList tokensOf(const std::string& text) {
  TokenList tokens;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin + 1), text.size());
    TokenInfo token;
    token.piece = text.substr(begin, end - begin);
    token.label = token.piece.front() == ' ' ? token.piece.substr(1) : token.piece;
    token.range = {static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)};
    tokens.push_back(token);
    begin = end;
  }
  return tokens;
}

std::vector<FoundToken> found(const std::string& text, const char* wanted) {
  auto source = makeDenseSource({1, 1, std::ssize(tokensOf(text)), std::ssize(tokensOf(text))});
  source->queries() = source->keys() = tokensOf(text);
  const QString words = QString::fromStdString(text);
  return findTokens({*source, words, QString()}, QString::fromUtf8(wanted)).tokens;
}

}  // namespace

/// What every view of the registry has beside its picture.
class TestViewManners : public QObject {
  Q_OBJECT
 private slots:
  void everyViewHasHelpWithAFormulaAndItsSource_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < viewRegistry().size(); ++i)
      QTest::newRow(qPrintable(viewRegistry()[i].id)) << static_cast<int>(i);
  }
  void everyViewHasHelpWithAFormulaAndItsSource() {
    QFETCH(int, index);
    const ViewEntry& entry = viewRegistry()[static_cast<std::size_t>(index)];
    QVERIFY2(entry.help, "no help");
    const ViewHelp help = entry.help();
    QVERIFY(!help.shows.isEmpty());
    QVERIFY(!help.reading.empty());
    QVERIFY(!help.keys.empty());
    QVERIFY(help.formulas.empty() != help.noFormula.isEmpty());
    static const QRegularExpression paper(QStringLiteral("Headlight|(19|20)\\d\\d"));
    for (const HelpFormula& formula : help.formulas) {
      QVERIFY(!formula.formula.isEmpty() && !formula.meaning.isEmpty());
      QVERIFY2(formula.source.contains(paper), qPrintable(formula.source));
    }
    const HelpPage page = helpPage(entry.id, QStringLiteral("Title & more"), help);
    QVERIFY(page.html.contains(QStringLiteral("Title &amp; more")));
    for (const HelpFormula& formula : help.formulas) QVERIFY(page.html.contains(formula.source));
    for (const auto& [key, meaning] : help.keys) QVERIFY(page.html.contains(meaning.toHtmlEscaped()));
  }

  void aSelectionIsOfferedToTheViewsThatCanShowIt() {
    const QStringList ofHead = open({});
    QVERIFY(ofHead.contains("heads") && ofHead.contains("lines") && ofHead.contains("effects"));
    QVERIFY(!ofHead.contains("anatomy") && !ofHead.contains("neuron") && !ofHead.contains("training"));
    const QStringList ofToken = open({.query = 2});
    QVERIFY(ofToken.contains("anatomy") && ofToken.contains("predictions") && !ofToken.contains("neuron"));
    QVERIFY(open({.query = 2, .key = 1}).contains("neuron"));
    // Nothing of the rail is left out but what shows no selection.
    QStringList offered;
    for (const ShowInOffer& offer : showInOffers(viewRegistry(), idsAsTitles(), {})) offered << offer.id;
    for (const ViewEntry& entry : viewRegistry())
      QCOMPARE(offered.contains(entry.id),
               entry.shows != FocusPart::Nothing && (entry.place == ViewPlace::Center || entry.open));
  }

  void anOfferSaysWhatIsMissing() {
    for (const ShowInOffer& offer : showInOffers(viewRegistry(), idsAsTitles(), {})) {
      if (offer.id == QStringLiteral("neuron"))
        QCOMPARE(offer.obstacle, QStringLiteral("choose a cell first"));
      if (offer.id == QStringLiteral("anatomy"))
        QCOMPARE(offer.obstacle, QStringLiteral("choose a token first"));
      QVERIFY(offer.text.endsWith(offer.id));
    }
  }

  void whatIsOpenedShowsTheSelection() {
    const Focus focus{AttentionKind::Encoder, 1, 2, 3, 4};
    SessionState before;
    before.averagedHeads = {{0, 0}, {0, 1}};
    LinesOptions lines;
    lines.places = {{0, 0}};
    setOptions(before.viewOptions, lines);
    TextOptions text;
    text.span = {1, 3};
    text.spanOf = 9;
    setOptions(before.viewOptions, text);
    for (const ViewEntry& entry : viewRegistry()) {
      if (entry.shows == FocusPart::Nothing || entry.place == ViewPlace::Left ||
          entry.place == ViewPlace::Right)
        continue;
      const SessionState shown = shownIn(entry, focus, before);
      QCOMPARE(shown.focus.head, 2);
      QVERIFY(entryOf(qPrintable(shown.view)).place == ViewPlace::Center);
    }
    const SessionState heads = shownIn(entryOf("heads"), focus, before);
    QVERIFY(heads.singleHead && heads.averagedHeads.empty());
    QVERIFY(optionsIn<LinesOptions>(shownIn(entryOf("lines"), focus, before).viewOptions).contains({1, 2}));
    QCOMPARE(optionsIn<TextOptions>(shownIn(entryOf("text"), focus, before).viewOptions).span.count(),
             std::int64_t{0});
    const SessionState effects = shownIn(entryOf("effects"), focus, before);
    QCOMPARE(effects.view, QStringLiteral("predictions"));
    QVERIFY(optionsIn<PredictionsOptions>(effects.viewOptions).page == PredictionsOptions::Page::Effects);
    const SessionState predictions = shownIn(entryOf("predictions"), focus, effects);
    QVERIFY(optionsIn<PredictionsOptions>(predictions.viewOptions).page ==
            PredictionsOptions::Page::Predictions);
  }

  void aSelectionInWordsHasItsWeight() {
    Snapshot snapshot = snapshotOf(makeDenseSource({1, 1, 3, 3}));
    QCOMPARE(selectionWords(snapshot), QStringLiteral("Head 0.0"));
    snapshot.focus.query = 1;
    QCOMPARE(selectionWords(snapshot), QStringLiteral("Head 0.0: query “t1”"));
    snapshot.focus.key = 2;
    QVERIFY(selectionWords(snapshot).startsWith(QStringLiteral("Head 0.0: “t1” → “t2”, 0.")));
  }

  void everyViewAsksForAMenu_data() { everyViewHasHelpWithAFormulaAndItsSource_data(); }
  void everyViewAsksForAMenu() {
    QFETCH(int, index);
    const ViewEntry& entry = viewRegistry()[static_cast<std::size_t>(index)];
    if (entry.place == ViewPlace::FilesAlone) QSKIP("stands in no window");
    PictureCache pictures(1 << 20, 1);
    const std::unique_ptr<View> view(entry.make({&pictures}, nullptr));
    view->resize(600, 400);
    view->show();
    QSignalSpy asked(view.get(), &View::menuRequested);
    // Wherever the keyboard or the mouse is in it.
    QWidget* inside = view->childAt(view->rect().center());
    for (QWidget* widget : {static_cast<QWidget*>(view.get()), inside ? inside : view.get()}) {
      const int before = static_cast<int>(asked.size());
      for (const auto reason : {QContextMenuEvent::Mouse, QContextMenuEvent::Keyboard}) {
        QContextMenuEvent event(reason, QPoint(5, 5), widget->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(widget, &event);
      }
      QCOMPARE(asked.size(), before + 2);
      QCOMPARE(asked[before][1].toBool(), true);
      QCOMPARE(asked[before + 1][1].toBool(), false);
    }
  }

  void tokensAreFoundByLabelPositionAndText() {
    const std::string text = "the animal didn't cross the street";
    QCOMPARE(found(text, "THE"), (std::vector<FoundToken>{{false, 0}, {false, 4}}));
    QCOMPARE(found(text, "3"), (std::vector<FoundToken>{{false, 3}}));
    QCOMPARE(found(text, "animal didn"), (std::vector<FoundToken>{{false, 1, 2}}));
    QCOMPARE(found(text, "s"), (std::vector<FoundToken>{{false, 3}, {false, 5}}));
    QVERIFY(found(text, "cat").empty());
    QVERIFY(found(text, "").empty());
    const auto cross = makeDenseSource({1, 1, 1, 300});
    const QString none;
    const FoundTokens keys = findTokens({*cross, none, none}, QStringLiteral("t29"));
    QCOMPARE(keys.tokens.size(), std::size_t{11});  // t29, t290 ... t299
    QVERIFY(keys.tokens.front().isKey);
    QVERIFY(keys.keys[299] && !keys.keys[30] && !keys.queries[0]);
  }

  void theSearchWalksRoundAndCounts() {
    FindBar bar;
    auto result = std::make_shared<RunResult>(*snapshotOf(makeDenseSource({1, 1, 30, 30})).result);
    bar.setRun(result, AttentionKind::Encoder);
    QSignalSpy reached(&bar, &FindBar::reached);
    QVERIFY(!bar.found());
    bar.open();
    auto* edit = bar.findChild<QLineEdit*>();
    QTest::keyClicks(edit, "t2");  // t2, t20 ... t29
    QCOMPARE(bar.found()->tokens.size(), std::size_t{11});
    QCOMPARE(reached.back().front().value<FoundToken>(), (FoundToken{false, 2}));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(reached.back().front().value<FoundToken>(), (FoundToken{false, 20}));
    bar.step(-1);
    bar.step(-1);
    QCOMPARE(reached.back().front().value<FoundToken>(), (FoundToken{false, 29}));
    bool counted = false;
    for (const QLabel* label : bar.findChildren<QLabel*>())
      counted = counted || label->text() == QStringLiteral("11 of 11");
    QVERIFY(counted);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(bar.isHidden() && !bar.found());
  }

  void longTextsAreSearchedOffTheGuiThread() {
    FindBar bar;
    auto result = std::make_shared<RunResult>(*snapshotOf(makeDenseSource({1, 1, 2, 5000})).result);
    bar.setRun(result, AttentionKind::Encoder);
    bar.open();
    QSignalSpy reached(&bar, &FindBar::reached);
    auto* edit = bar.findChild<QLineEdit*>();
    edit->setText(QStringLiteral("t49"));
    edit->setText(QStringLiteral("t4999"));
    QCOMPARE(reached.size(), 0);
    QTRY_COMPARE(reached.size(), 1);  // what was typed before is of no interest any more
    QCOMPARE(reached.first().first().value<FoundToken>(), (FoundToken{true, 4999}));
  }

  void scenesMarkWhatIsFound() {
    auto source = std::make_shared<SmallAttention>(
        std::vector<std::string>{"the", "cat", "sat", "on", "the", "mat"}, false);
    Snapshot snapshot = snapshotOf(source);
    SceneView view(definitionOf<LinesPicture>(), {});
    view.resize(700, 500);
    view.show();
    view.setSnapshot(snapshot);
    QTRY_VERIFY(view.isUpToDate());
    const QImage plain = view.grab().toImage();
    const QString none;
    snapshot.found = std::make_shared<FoundTokens>(findTokens({*source, none, none}, QStringLiteral("the")));
    view.setSnapshot(snapshot);
    QTRY_VERIFY(view.isUpToDate());
    const QImage marked = view.grab().toImage();
    QVERIFY(plain != marked);
    // Both, at the left and at the right, and no other token: where a focus on it would be marked.
    const auto changedAt = [&](std::int64_t token) {
      Focus focus;
      focus.query = token;
      const QRectF rect = view.scene()->marks(focus).front().rect;
      const QPoint at = view.toWidget(rect.center()).toPoint() + QPoint(0, int(rect.height() / 2) - 2);
      return plain.pixel(at) != marked.pixel(at);
    };
    QVERIFY(changedAt(0) && changedAt(4));
    QVERIFY(!changedAt(1) && !changedAt(3));
  }

  void commandsAreFoundByWords() {
    CommandList list;
    QAbstractItemModelTester tester(&list);
    std::vector<NamedCommand> commands;
    for (const char* text : {"Layer 13, head 2", "Layer 3, head 2", "Export Image…", "Export Data…", "Undo"})
      commands.push_back({.text = QString::fromUtf8(text)});
    commands[0].onlyWanted = commands[1].onlyWanted = true;
    commands[4].enabled = false;
    commands[4].obstacle = QStringLiteral("nothing was done yet");
    list.setCommands(commands);
    QCOMPARE(list.rowCount(), 3);  // heads are many: they come when they are asked for
    list.setTyped(QStringLiteral("layer 3 head 2"));
    QCOMPARE(list.command(0).text, QStringLiteral("Layer 3, head 2"));
    list.setTyped(QStringLiteral("layer 13 h"));
    QCOMPARE(list.command(0).text, QStringLiteral("Layer 13, head 2"));
    list.setTyped(QStringLiteral("data exp"));
    QCOMPARE(list.rowCount(), 1);
    list.setTyped(QStringLiteral("expimg"));
    QCOMPARE(list.command(0).text, QStringLiteral("Export Image…"));
    list.setTyped(QStringLiteral("undo"));
    QVERIFY(!(list.flags(list.index(0, 0)) & Qt::ItemIsEnabled));
    QCOMPARE(list.index(0, CommandList::Place).data().toString(), QStringLiteral("nothing was done yet"));
    list.setTyped(QStringLiteral("zebra"));
    QCOMPARE(list.rowCount(), 0);
  }

  void theHeadMapsCaptionSaysByWhatItIsSorted() {
    Snapshot snapshot = snapshotOf(makeDenseSource({2, 2, 3, 3}));
    ImageRequest request;
    request.scope = ImageScope::HeadMap;
    QVERIFY(captionLines(snapshot, request).first().contains(QStringLiteral("all layers and heads")));
    HeadMapOptions options;
    options.order = HeadMapOptions::Order::Statistic;
    options.sortedBy = Statistic::Previous;
    options.shown = Statistic::Entropy;
    options.rule = HeadHabit::First;
    setOptions(snapshot.state.viewOptions, options);
    const QString said = captionLines(snapshot, request).first();
    for (const char* part : {"sorted by previous token", "coloured by entropy", "heads of the rule"})
      QVERIFY2(said.contains(QLatin1String(part)), qPrintable(said));
    QVERIFY(!said.contains(QStringLiteral("all layers and heads")));
    options = {};
    options.order = HeadMapOptions::Order::Alike;
    options.alikeTo = {1, 0};
    setOptions(snapshot.state.viewOptions, options);
    QVERIFY(captionLines(snapshot, request).first().contains(QStringLiteral("likeness to head 1.0")));
  }
};

QTEST_MAIN(TestViewManners)
#include "tst_view_manners.moc"
