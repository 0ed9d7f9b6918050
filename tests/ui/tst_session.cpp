#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <limits>

#include "ui/session/focus.h"
#include "ui/session/interface_size.h"
#include "ui/session/session_history.h"
#include "ui/session/settings.h"
#include "ui/session/theme.h"

using namespace headlight;

namespace {

TokenList tokens(const QStringList& labels) {
  TokenList list;
  for (const QString& label : labels) {
    TokenInfo token;
    token.piece = token.label = label.toStdString();
    token.special = label.startsWith(QLatin1Char('['));
    list.push_back(token);
  }
  return list;
}

/// A text of words parted by spaces, with [CLS] and [SEP] around; the one in "<>" is marked.
struct Words {
  explicit Words(const QString& written) : text(QString(written).remove('<').remove('>')) {
    tokens.push_back(added("[CLS]"));
    std::int64_t at = 0;
    for (const QString& word : written.split(' ')) {
      if (word.startsWith('<')) marked = std::int64_t(tokens.size());
      TokenInfo token;
      token.label = token.piece = QString(word).remove('<').remove('>').toStdString();
      token.range = {at, at + std::int64_t(token.label.size())};
      at = token.range.end + 1;
      tokens.push_back(token);
    }
    tokens.push_back(added("[SEP]"));
  }
  static TokenInfo added(const char* piece) {
    TokenInfo token;
    token.piece = token.label = piece;
    token.special = true;
    token.segment = -1;
    return token;
  }
  QString text;
  TokenList tokens;
  std::int64_t marked = -1;
};

/// A session driven by a history as the window drives it.
struct Editing {
  SessionHistory history;
  SessionState state;
  Editing() {
    QObject::connect(&history, &SessionHistory::restored, &history,
                     [this](const SessionState& restored) { state = restored; });
  }
  void type(const QString& text) {
    SessionState next = state;
    next.text = text;
    history.record(state, next, QStringLiteral("typing"));
    state = next;
  }
  void typeLetters(const QString& letters) {
    for (const QChar letter : letters) type(state.text + letter);
  }
};

}  // namespace

class SessionTest : public QObject {
  Q_OBJECT
 private slots:
  void undoTakesBackOneWord() {
    Editing editing;
    editing.typeLetters(QStringLiteral("the cat sat"));
    QCOMPARE(editing.history.stack()->count(), 3);
    editing.history.stack()->undo();
    QCOMPARE(editing.state.text, QStringLiteral("the cat "));
    editing.history.stack()->undo();
    QCOMPARE(editing.state.text, QStringLiteral("the "));
    editing.history.stack()->redo();
    editing.history.stack()->redo();
    QCOMPARE(editing.state.text, QStringLiteral("the cat sat"));
    editing.history.stack()->undo();
    editing.history.stack()->undo();
    editing.history.stack()->undo();
    QCOMPARE(editing.state.text, QString());
    QVERIFY(!editing.history.stack()->canUndo());
  }

  void deletingIsAStepOfItsOwn() {
    Editing editing;
    editing.typeLetters(QStringLiteral("word"));
    editing.type(QStringLiteral("wor"));
    editing.type(QStringLiteral("wo"));
    QCOMPARE(editing.history.stack()->count(), 2);
    editing.history.stack()->undo();
    QCOMPARE(editing.state.text, QStringLiteral("word"));
  }

  void aPasteIsAStepOfItsOwn() {
    Editing editing;
    editing.typeLetters(QStringLiteral("so"));
    editing.type(QStringLiteral("so it was said of old"));
    editing.type(QStringLiteral("so it was said of old,"));
    QCOMPARE(editing.history.stack()->count(), 3);
    editing.history.stack()->undo();
    editing.history.stack()->undo();
    QCOMPARE(editing.state.text, QStringLiteral("so"));
  }

  void otherChangesDoNotMergeWithTyping() {
    Editing editing;
    editing.typeLetters(QStringLiteral("ab"));
    SessionState next = editing.state;
    next.display.scale = ScaleMode::Log;
    editing.history.record(editing.state, next, QStringLiteral("logarithmic scale"));
    editing.state = next;
    editing.typeLetters(QStringLiteral("c"));
    QCOMPARE(editing.history.stack()->count(), 3);
    editing.history.stack()->undo();
    editing.history.stack()->undo();
    QCOMPARE(editing.state.display.scale, ScaleMode::Linear);
    QCOMPARE(editing.state.text, QStringLiteral("ab"));
  }

  void theTwoTextsDoNotMerge() {
    Editing editing;
    editing.typeLetters(QStringLiteral("a"));
    SessionState next = editing.state;
    next.pairText = QStringLiteral("b");
    editing.history.record(editing.state, next, QStringLiteral("typing"));
    QCOMPARE(editing.history.stack()->count(), 2);
  }

  void aSourceThatDoesNotOpenLeavesNoStep() {
    Editing editing;
    editing.typeLetters(QStringLiteral("a"));
    SessionState next = editing.state;
    next.source = CheckpointChoice{QStringLiteral("missing")};
    editing.history.record(editing.state, next, QStringLiteral("model"));
    const SessionState before = editing.state;
    editing.history.forgetSource(next.source);
    QVERIFY(editing.state == before);
    QCOMPARE(editing.history.stack()->count(), 1);
    editing.history.forgetSource(next.source);
    QCOMPARE(editing.history.stack()->count(), 1);
  }

  void theFocusFollowsTheText_data() {
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<int>("token");
    QTest::addColumn<int>("expected");
    const QStringList text{"[CLS]", "the", "cat", "sat", "[SEP]"};
    QTest::newRow("none stays none") << text << QStringList{"[CLS]", "[SEP]"} << -1 << -1;
    QTest::newRow("before the edit") << text << QStringList{"[CLS]", "the", "cat", "[SEP]"} << 1 << 1;
    QTest::newRow("behind an insertion")
        << text << QStringList{"[CLS]", "the", "old", "cat", "sat", "[SEP]"} << 3 << 4;
    QTest::newRow("behind a removal") << text << QStringList{"[CLS]", "cat", "sat", "[SEP]"} << 2 << 1;
    QTest::newRow("inside the edit") << text << QStringList{"[CLS]", "the", "dog", "sat", "[SEP]"} << 2 << 2;
    QTest::newRow("removed itself") << text << QStringList{"[CLS]", "the", "cat", "[SEP]"} << 3 << 3;
    QTest::newRow("removed at the end") << QStringList{"a", "b", "c"} << QStringList{"a", "b"} << 2 << 1;
    QTest::newRow("nothing left") << QStringList{"a", "b"} << QStringList{} << 1 << -1;
    QTest::newRow("appended") << QStringList{"a", "b"} << QStringList{"a", "b", "c"} << 1 << 1;
  }
  void theFocusFollowsTheText() {
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QFETCH(int, token);
    QFETCH(int, expected);
    QCOMPARE(int(followToken(token, tokens(before), tokens(after))), expected);
  }

  // The word in "<>" is the token, before and after.
  void theFocusFollowsEdits_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<TextEdit>("edit");
    QTest::newRow("typing before it") << "and <light> was"
                                      << "so and <light> was" << TextEdit{0, 0, "so "};
    QTest::newRow("typing behind it") << "and <light> was"
                                      << "and <light> so was" << TextEdit{9, 0, " so"};
    QTest::newRow("the same word again in front") << "the <the> cat"
                                                  << "the the <the> cat" << TextEdit{0, 0, "the "};
    QTest::newRow("the same word again behind") << "the <the> cat"
                                                << "the <the> the cat" << TextEdit{7, 0, " the"};
    QTest::newRow("the first of two") << "<the> the"
                                      << "the <the> the" << TextEdit{0, 0, "the "};
    QTest::newRow("one letter more") << "a <cat> sat"
                                     << "a <cats> sat" << TextEdit{5, 0, "s"};
    QTest::newRow("a letter in front") << "a <cat> sat"
                                       << "a <scat> sat" << TextEdit{2, 0, "s"};
    QTest::newRow("cut in two") << "a <cat> sat"
                                << "a <c> at sat" << TextEdit{3, 0, " "};
    QTest::newRow("joined with the word before") << "a <cat> sat"
                                                 << "<acat> sat" << TextEdit{1, 1, ""};
    QTest::newRow("replaced") << "a <cat> sat"
                              << "a <dog> sat" << TextEdit{2, 3, "dog"};
    QTest::newRow("removed") << "a <cat> sat"
                             << "a <sat>" << TextEdit{2, 4, ""};
    QTest::newRow("removed at the end") << "a cat <sat>"
                                        << "a <cat>" << TextEdit{5, 4, ""};
    QTest::newRow("everything is new") << "a <cat>"
                                       << "<dogs> bark" << TextEdit{0, 5, "dogs bark"};
    QTest::newRow("not latin") << "猫 是 <猫> 👍"
                               << "👍 猫 是 <猫> 👍" << TextEdit{0, 0, "👍 "};
    QTest::newRow("behind an emoji") << "👍 <猫> 👍"
                                     << "👍 👍 <猫> 👍" << TextEdit{3, 0, "👍 "};
  }
  void theFocusFollowsEdits() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(TextEdit, edit);
    const Words from(before), to(after);
    QCOMPARE(QString(from.text).replace(edit.begin, edit.removed, edit.inserted), to.text);
    const QString none;
    const auto follow = [&](std::int64_t token, const EditsBetween& edits) {
      return followToken(token, {from.tokens, from.text, none}, {to.tokens, to.text, none}, edits);
    };
    QCOMPARE(follow(from.marked, {{edit}, {}}), to.marked);
    QCOMPARE(follow(-1, {{edit}, {}}), std::int64_t{-1});
    // Added tokens are followed by what they are.
    QCOMPARE(follow(0, {{edit}, {}}), std::int64_t{0});
    QCOMPARE(follow(std::int64_t(from.tokens.size()) - 1, {{edit}, {}}), std::int64_t(to.tokens.size()) - 1);
  }

  void severalEditsAreFollowedOneByOne() {
    const Words from(QStringLiteral("x <x> x")), to(QStringLiteral("x x x <x> x"));
    const QString none;
    const EditsBetween edits{{{0, 0, "x "}, {0, 0, "x"}, {1, 0, " "}}, {}};
    QCOMPARE(followToken(from.marked, {from.tokens, from.text, none}, {to.tokens, to.text, none}, edits),
             to.marked);
  }

  void theTokensOfTwoTextsKeepToTheirOwn() {
    Words from(QStringLiteral("same <same>")), to(QStringLiteral("new same <same>"));
    from.tokens[2].segment = to.tokens[3].segment = 1;
    from.tokens[2].range = {0, 4};
    to.tokens[3].range = {0, 4};
    const QString first = QStringLiteral("same"), second = QStringLiteral("new same");
    QCOMPARE(followToken(2, {from.tokens, first, first}, {to.tokens, second, first}), std::int64_t{3});
  }

  void editsAreAsShortAsTheyCanBe() {
    QCOMPARE(editBetween("the cat", "the old cat"), (TextEdit{4, 0, "old "}));
    QCOMPARE(editBetween("abc", "abc"), (TextEdit{3, 0, ""}));
    QCOMPARE(editBetween("", "x"), (TextEdit{0, 0, "x"}));
    QCOMPARE(editBetween("x", ""), (TextEdit{0, 1, ""}));
    QCOMPARE(trimmed({2, 3, "cut"}, "a cat"), (TextEdit{3, 1, "u"}));
    QCOMPARE(int(movedBy({2, 3, "x"}, 1)), 1);
    QCOMPARE(int(movedBy({2, 3, "x"}, 3)), 2);
    QCOMPARE(int(movedBy({2, 3, "x"}, 5)), 3);
  }

  void leftOutKeysAreListed() {
    const TokenList list = tokens({"[CLS]", "a", "[SEP]"});
    QVERIFY(leftOutKeys(LeaveOut::Nothing, list).empty());
    QVERIFY((leftOutKeys(LeaveOut::FirstToken, list) == std::vector<std::uint8_t>{1, 0, 0}));
    QVERIFY((leftOutKeys(LeaveOut::SpecialTokens, list) == std::vector<std::uint8_t>{1, 0, 1}));
    QVERIFY(leftOutKeys(LeaveOut::SpecialTokens, tokens({"a"})).empty());
    QVERIFY(leftOutKeys(LeaveOut::FirstToken, {}).empty());
  }

  void settingsComeBack() {
    QTemporaryDir folder;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    Settings settings = loadSettings();
    QCOMPARE(settings.theme, ThemeChoice::System);
    settings.theme = ThemeChoice::Dark;
    settings.interfaceSize = 150;
    settings.display.colorMap = QStringLiteral("Viridis");
    settings.display.leaveOut = LeaveOut::FirstToken;
    for (int i = 0; i < 12; ++i) addRecentFile(settings, QStringLiteral("/f%1").arg(i));
    addRecentFile(settings, QStringLiteral("/f5"));
    saveSettings(settings);
    const Settings again = loadSettings();
    QCOMPARE(again.theme, ThemeChoice::Dark);
    QCOMPARE(again.interfaceSize, 150);
    QVERIFY(again.display == settings.display);
    QCOMPARE(again.recentFiles.size(), 10);
    QCOMPARE(again.recentFiles.first(), QStringLiteral("/f5"));
    QCOMPARE(again.pictureBytes, settings.pictureBytes);
    QSettings file(QSettings::IniFormat, QSettings::UserScope, "headlight", "headlight");
    file.setValue("theme", 99);
    file.setValue("interfaceSize", 5000);
    file.setValue("maxTokens", "many");
    file.sync();
    const Settings damaged = loadSettings();
    QCOMPARE(damaged.theme, ThemeChoice::System);
    QCOMPARE(damaged.interfaceSize, 300);
    QCOMPARE(damaged.maxTokens, Settings().maxTokens);
  }

  void lettersBeginReadable_data() {
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<double>("logical");
    QTest::addColumn<double>("physical");
    QTest::addColumn<int>("percent");
    QTest::newRow("a laptop") << QSize(1280, 720) << 96.0 << 110.0 << 100;
    QTest::newRow("a small fine laptop") << QSize(1920, 1080) << 96.0 << 166.0 << 100;
    QTest::newRow("4K, 27 inches") << QSize(3840, 2160) << 96.0 << 163.0 << 150;
    QTest::newRow("4K, 32 inches") << QSize(3840, 2160) << 96.0 << 138.0 << 125;
    QTest::newRow("4K, 43 inches") << QSize(3840, 2160) << 96.0 << 102.0 << 100;
    QTest::newRow("4K, 16 inches") << QSize(3840, 2160) << 96.0 << 282.0 << 200;
    QTest::newRow("as narrow as a large screen is") << QSize(2560, 1440) << 96.0 << 210.0 << 200;
    QTest::newRow("too narrow by a pixel") << QSize(2559, 1440) << 96.0 << 210.0 << 100;
    QTest::newRow("just half as fine again") << QSize(3840, 2160) << 96.0 << 144.0 << 150;
    QTest::newRow("not quite half as fine again") << QSize(3840, 2160) << 96.0 << 143.9 << 125;
    QTest::newRow("not quite a quarter") << QSize(3840, 2160) << 96.0 << 119.9 << 100;
    QTest::newRow("as fine as a screen is") << QSize(3840, 2160) << 96.0 << 320.0 << 200;
    QTest::newRow("finer than a screen is") << QSize(3840, 2160) << 96.0 << 320.1 << 100;
    QTest::newRow("4K that the desktop enlarges") << QSize(3840, 2160) << 192.0 << 163.0 << 100;
    QTest::newRow("4K that Qt enlarges") << QSize(1920, 1080) << 96.0 << 82.0 << 100;
    QTest::newRow("a projector") << QSize(3840, 2160) << 96.0 << 609.0 << 100;
    QTest::newRow("no size") << QSize(3840, 2160) << 96.0 << std::numeric_limits<double>::infinity() << 100;
    QTest::newRow("nothing") << QSize() << 0.0 << 0.0 << 100;
  }
  void lettersBeginReadable() {
    QFETCH(QSize, pixels);
    QFETCH(double, logical);
    QFETCH(double, physical);
    QFETCH(int, percent);
    QCOMPARE(startingInterfaceSize(pixels, logical, physical), percent);
  }

  void textIsReadableInBothThemes() {
    for (const bool dark : {false, true}) {
      const QPalette palette = dark ? darkPalette() : lightPalette();
      QCOMPARE(isDarkPalette(palette), dark);
      using Pair = std::pair<QPalette::ColorRole, QPalette::ColorRole>;
      for (const auto& [text, back] :
           {Pair{QPalette::WindowText, QPalette::Window}, Pair{QPalette::Text, QPalette::Base},
            Pair{QPalette::ButtonText, QPalette::Button}, Pair{QPalette::ToolTipText, QPalette::ToolTipBase},
            Pair{QPalette::PlaceholderText, QPalette::Base},
            Pair{QPalette::HighlightedText, QPalette::Highlight}})
        QVERIFY2(contrast(palette.color(text), palette.color(back)) >= 4.0,
                 qPrintable(QStringLiteral("%1 on %2").arg(text).arg(back)));
      const ThemeColors colors = themeColors(dark);
      QVERIFY(contrast(colors.mutedText, palette.color(QPalette::Window)) >= 4.5);
      QVERIFY(contrast(colors.warningText, colors.warning) >= 4.5);
      QVERIFY(contrast(colors.noticeText, colors.notice) >= 4.5);
      QVERIFY(contrast(colors.query, palette.color(QPalette::Base)) >= 3.0);
      QVERIFY(contrast(colors.key, palette.color(QPalette::Base)) >= 3.0);
    }
  }

 private:
  /// Relative luminance and contrast ratio of WCAG 2.1.
  static double luminance(const QColor& color) {
    const auto linear = [](double part) {
      return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
  }
  static double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
  }
};

QTEST_MAIN(SessionTest)
#include "tst_session.moc"
