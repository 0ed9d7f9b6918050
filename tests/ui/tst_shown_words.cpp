#include <QToolButton>

#include "core/trace/word_pattern_source.h"
#include "tests/support/pieces_of_text.h"
#include "tests/ui/window_fixture.h"
#include "ui/compute/shown_result.h"
#include "ui/compute/spaced_result.h"
#include "ui/export/caption.h"
#include "ui/models/facts.h"
#include "ui/session/session_json.h"
#include "ui/window/shown_sentence.h"

using namespace headlight;
using headlight::test::PiecesOfText;
using headlight::testing::fakeModel;
using headlight::testing::fakeParts;
using headlight::testing::UniformPatterns;
using headlight::testing::Window;

namespace {

std::shared_ptr<const RunResult> runOf(const PiecesOfText& pieces) {
  auto trace = std::make_shared<Trace>();
  trace->encoder = AttentionTrace{
      std::make_shared<UniformPatterns>(AttentionKind::Encoder, 2, 3, pieces.tokens), nullptr, nullptr};
  auto run = std::make_shared<RunResult>();
  run->trace = trace;
  run->sourceName = QStringLiteral("small");
  run->text = QString::fromStdString(pieces.text);
  run->tokens = run->request.tokens = pieces.tokens;
  run->computedTokens = std::ssize(pieces.tokens);
  return run;
}

ShownRequest asWords() {
  ShownRequest request;
  request.choice.words = true;
  return request;
}

QStringList labelsOf(const TokenList& tokens) {
  QStringList labels;
  for (const TokenInfo& token : tokens) labels.append(QString::fromStdString(token.label));
  return labels;
}

/// Words fall apart after every second letter.
class PairTokenizer : public headlight::testing::WordTokenizer {
 public:
  PairTokenizer() : WordTokenizer(true) {}

  Encoding encode(std::string_view text, std::optional<std::string_view>,
                  const EncodeOptions&) const override {
    Encoding encoding;
    add(encoding, "[CLS]", {0, 0}, true);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t count = at + 1 < text.size() && text[at + 1] != ' ' ? 2 : 1;
      if (text[at] != ' ')
        add(encoding, std::string(text.substr(at, count)),
            {static_cast<std::int64_t>(at), static_cast<std::int64_t>(at + count)}, false);
      at += text[at] == ' ' ? 1 : count;
    }
    add(encoding, "[SEP]", {0, 0}, true);
    return encoding;
  }

 private:
  static void add(Encoding& encoding, const std::string& piece, ByteRange range, bool special) {
    encoding.ids.push_back(static_cast<std::int32_t>(encoding.ids.size()));
    encoding.tokens.push_back(piece);
    encoding.offsets.push_back(range);
    encoding.segments.push_back(special ? -1 : 0);
    encoding.typeIds.push_back(0);
    encoding.special.push_back(special ? 1 : 0);
  }
};

/// A window over "[CLS] sa t do wn [SEP]".
struct PairWindow : Window {
  PairWindow() : Window(parts(), state()) {}

  static WindowParts parts() {
    WindowParts made = fakeParts();
    auto services = std::make_shared<ComputeServices>(*made.services);
    services->openModel = [](const SourceChoice&, const Execution&) -> std::shared_ptr<const Model> {
      auto model = std::make_shared<Model>(*fakeModel("encoder", Architecture::Encoder, 20));
      model->tokenizer = std::make_shared<PairTokenizer>();
      return model;
    };
    made.services = services;
    return made;
  }
  static SessionState state() {
    SessionState session;
    session.source = CheckpointChoice{QStringLiteral("encoder")};
    session.text = QStringLiteral("sat down");
    session.focus.query = 1;
    return session;
  }
  void turnWords(bool on) {
    const auto results = static_cast<int>(shown.size());
    QAction* words = action(QStringLiteral("Merge into Words"));
    QVERIFY(words && words->isChecked() != on);
    words->trigger();
    wait(results + 1);
    QCOMPARE(words->isChecked(), on);
  }
  const Snapshot& seen() const { return view("inspector")->shown; }
};

}  // namespace

/// Words in place of tokens, and the spaces of tokens, in all views.
class TestShownWords : public QObject {
  Q_OBJECT

 private slots:
  void theStepMergesEveryKind() {
    const PiecesOfText pieces("[CLS]| un|able| cat|[SEP]");
    const auto run = runOf(pieces);
    const auto shown = showAs(run, asWords(), {});
    const PatternSource& patterns = *shown->result->trace->encoder->patterns;
    QCOMPARE(labelsOf(patterns.queryTokens()), QStringList({"[CLS]", "unable", "cat", "[SEP]"}));
    QCOMPARE(shown->result->shownAs, QStringList{"words: rows averaged, columns summed"});
    QCOMPARE(labelsOf(shown->words.at(AttentionKind::Encoder)->tokens), labelsOf(patterns.queryTokens()));
    // Tokens 1 and 2 see 2 and 3 tokens: 1/2 + 0 and 1/3 + 1/3 of "unable", in the mean 7/12.
    QCOMPARE(patterns.cell({1, 2}, 1, 1), 7.0f / 12);
    QCOMPARE(shown->result->tokens, run->tokens);
  }

  // A token's word, and of a word its last token, unless another one of it was chosen.
  void theFocusFindsItsPlace() {
    const auto shown = showAs(runOf(PiecesOfText("[CLS]| un|able| cat|[SEP]")), asWords(), {});
    Focus own;
    own.query = 1;
    own.key = 3;
    const Focus focus = shown->places.shown(own);
    QCOMPARE(focus.query, std::int64_t{1});
    QCOMPARE(focus.key, std::int64_t{2});
    QCOMPARE(shown->places.own(focus, own), own);
    Focus chosen = focus;
    chosen.key = 1;
    QCOMPARE(shown->places.own(chosen, own).key, std::int64_t{2});
    chosen.key = -1;
    QCOMPARE(shown->places.own(chosen, own).key, std::int64_t{-1});
  }

  void afterADerivedPattern() {
    ShownRequest request = asWords();
    request.choice.pattern = DerivedPattern::Mean;
    const auto shown = showAs(runOf(PiecesOfText("un|able| cat")), request, {});
    QCOMPARE(shown->result->trace->encoder->patterns->shape(), (PatternShape{2, 1, 2, 2}));
    QCOMPARE(shown->result->shownAs.size(), 2);
    Focus own{AttentionKind::Encoder, 1, 2, 1, 2};
    QCOMPARE(shown->places.shown(own), (Focus{AttentionKind::Encoder, 1, 0, 0, 1}));
    QCOMPARE(shown->places.own(shown->places.shown(own), own), own);
  }

  void whereThereIsNothingToMerge() {
    const auto shown = showAs(runOf(PiecesOfText("a| cat")), asWords(), {});
    QCOMPARE(shown->result->shownAs, QStringList{"words: there are no pieces to merge"});
  }

  void captionsSayIt() {
    Snapshot snapshot;
    snapshot.result = showAs(runOf(PiecesOfText("un|able| cat")), asWords(), {})->result;
    ImageRequest request;
    request.view = QStringLiteral("heads");
    QVERIFY(captionLines(snapshot, request).first().contains("words: rows averaged, columns summed"));
    request.caption = false;
    QVERIFY(captionLines(snapshot, request).join(' ').contains("rows averaged, columns summed"));
    QCOMPARE(suggestedFileName(snapshot, ImageScope::HeadMap), QStringLiteral("small_words_heads"));
  }

  // As one would say it.
  void sentencesSpeakOfWords() {
    const auto run = runOf(PiecesOfText("un|able| cat"));
    const auto shown = showAs(run, asWords(), {});
    QCOMPARE(shownSentence(nullptr), QString());
    QCOMPARE(
        shownSentence(shown.get()),
        QStringLiteral("A word’s row is the mean of its tokens’ rows, its column the sum of their columns."));
    QCOMPARE(shownName("small", shown.get()), QStringLiteral("small, by words"));
    ShownRequest request = asWords();
    request.choice.pattern = DerivedPattern::Mean;
    const auto means = showAs(run, request, {});
    QVERIFY(shownSentence(means.get()).startsWith("Shown in place of the heads’ own patterns: mean of each"));
    QCOMPARE(shownName("small", means.get()),
             QStringLiteral("mean of each layer's heads of small, by words"));
    const auto single = showAs(runOf(PiecesOfText("a| cat")), asWords(), {});
    QVERIFY(shownSentence(single.get()).startsWith("Nothing is merged"));
    Snapshot snapshot;
    snapshot.result = shown->result;
    snapshot.focus = {AttentionKind::Encoder, 0, 0, 1, 0};
    QCOMPARE(cellFacts(snapshot).back().value, QStringLiteral("none, only tokens have them"));
    HeadStatistics statistics;
    statistics.distance = 1.5;
    for (const Fact& fact : headFacts(statistics, true)) QVERIFY(!fact.value.contains("token"));
    for (const Fact& fact : headFacts(statistics, true)) QVERIFY(!fact.name.contains("token"));
  }

  void theSessionKeepsIt() {
    SessionState state;
    state.shown.words = true;
    state.shown.spaces = true;
    QCOMPARE(sessionFromJson(toJson(state), {}).shown, state.shown);
    QCOMPARE(sessionFromJson(toJson(SessionState()), {}).shown, ShownChoice());
  }

  void spacesAreInTheLabelsAlone() {
    PiecesOfText pieces("un|able| cat");
    pieces.tokens[2].label = "cat";
    const auto shown = spacedResult(runOf(pieces));
    const PatternSource& patterns = *shown->trace->encoder->patterns;
    QCOMPARE(labelsOf(patterns.keyTokens()), QStringList({"un", "able", QStringLiteral("·cat")}));
    QCOMPARE(labelsOf(shown->tokens), labelsOf(patterns.keyTokens()));
    QCOMPARE(labelsOf(plainResult(*shown).tokens), QStringList({"un", "able", "cat"}));
    QCOMPARE(patterns.cell({0, 0}, 2, 1), 1.0f / 3);
    ShownRequest request = asWords();
    request.choice.spaces = true;
    QCOMPARE(labelsOf(showAs(shown, request, {})->result->trace->encoder->patterns->keyTokens()),
             QStringList({"unable", QStringLiteral("·cat")}));
  }

  void chipsAreWords() {
    PairWindow w;
    QCOMPARE(w.chips->accessiblePartCount(), 6);
    QCOMPARE(w.chips->selectedQuery(), std::int64_t{1});
    w.turnWords(true);
    QCOMPARE(w.chips->accessiblePartCount(), 4);
    QCOMPARE(w.chips->accessiblePart(2).name, QStringLiteral("down"));
    QCOMPARE(w.chips->selectedQuery(), std::int64_t{1});
    QCOMPARE(w.focus().query, std::int64_t{1});
    QCOMPARE(w.seen().patterns()->shape().queries, std::int64_t{4});
    QCOMPARE(w.seen().focus.query, std::int64_t{1});
    w.clickToken(2);
    QCOMPARE(w.focus().query, std::int64_t{4});
    QCOMPARE(w.seen().focus.query, std::int64_t{2});
    w.turnWords(false);
    QCOMPARE(w.chips->accessiblePartCount(), 6);
    QCOMPARE(w.chips->selectedQuery(), std::int64_t{4});
    QCOMPARE(w.seen().focus.query, std::int64_t{4});
  }

  void aWordIsLetGoByItsChip() {
    PairWindow w;
    w.turnWords(true);
    w.clickToken(1);
    QCOMPARE(w.focus().query, std::int64_t{-1});
    w.clickToken(1);
    QCOMPARE(w.focus().query, std::int64_t{2});
  }

  void undoTakesItBack() {
    PairWindow w;
    w.turnWords(true);
    QAction* undo = w.action(QStringLiteral("Undo Words"));
    QVERIFY(undo);
    undo->trigger();
    QTRY_COMPARE(w.chips->accessiblePartCount(), 6);
    QVERIFY(!w.window.state().shown.words);
    QVERIFY(!w.action(QStringLiteral("Merge into Words"))->isChecked());
  }

  void theSwitchesStandBesideTheChips() {
    PairWindow w;
    QStringList texts;
    for (const QToolButton* button : w.window.findChildren<QToolButton*>())
      if (button->isVisible() && button->defaultAction()) texts.append(button->text());
    QVERIFY(texts.contains(QStringLiteral("Words")) && texts.contains(QStringLiteral("Spaces")));
  }
};

QTEST_MAIN(TestShownWords)
#include "tst_shown_words.moc"
