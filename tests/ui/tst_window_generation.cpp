#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSpinBox>
#include <QTemporaryDir>

#include "core/explain/predicted_tokens.h"
#include "core/model/generation.h"
#include "tests/ui/painted_text.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/plots/token_label.h"
#include "ui/session/predictions_options.h"
#include "ui/views/predictions/text_generation.h"
#include "ui/window/generation_strip.h"
#include "ui/window/timeline_bar.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

using Ids = std::vector<std::int32_t>;

WindowParts parts() {
  WindowParts made = fakeParts();
  made.services = std::make_shared<const ComputeServices>(coreServices(ModelLibrary({}, {})));
  made.views.push_back(fakeEntry("predictions", ViewPlace::Center));
  return made;
}

SessionState startOf(const QString& folder, const QString& text) {
  SessionState state;
  state.source = CheckpointChoice{folder};
  state.text = text;
  state.view = QStringLiteral("predictions");
  state.focus.kind = AttentionKind::Decoder;
  return state;
}

SessionState startOf(const char* model, const QString& text) {
  return startOf(QStringLiteral(HEADLIGHT_TEST_DATA "/models/") + QLatin1String(model), text);
}

/// A window over a real model, and what a person does with the strip.
struct Generating {
  Window w;
  GenerationStrip* strip = w.window.findChild<GenerationStrip*>();
  TimelineBar* timeline = w.window.findChild<TimelineBar*>();

  explicit Generating(const SessionState& state) : w(parts(), state) {}
  QAbstractButton* button(const QString& text) const {
    for (QAbstractButton* one : strip->findChildren<QAbstractButton*>())
      if (one->text() == text) return one;
    return nullptr;
  }
  const RunResult& result() const { return *w.view("inspector")->shown.result; }
  const Ids& ids() const {
    const bool both = result().model->config.architecture() == Architecture::EncoderDecoder;
    return both ? result().request.decoderIds : result().request.ids;
  }
  const std::optional<GeneratedText>& generated() const { return w.window.state().generated; }
  void generate(int count) {
    strip->findChild<QSpinBox*>()->setValue(count);
    QTest::mouseClick(button(QStringLiteral("Generate")), Qt::LeftButton);
    QTRY_VERIFY(generated() && isShown());
  }
  /// Whether the run on the screen is of the step that the session has.
  bool isShown() const { return isRunOfText(w.view("inspector")->shown); }
  void clickStep(std::int64_t step) {
    QTest::mouseClick(timeline, Qt::LeftButton, {}, timeline->slotRect(step).center().toPoint());
    QTRY_VERIFY(isShown());
  }
};

}  // namespace

/// The model writes, and every view shows any step of it.
class TestWindowGeneration : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    const QDir from(QStringLiteral(HEADLIGHT_TEST_DATA "/families/bart"));
    for (const char* name : {"config.json", "model.safetensors", "generation_config.json"})
      QVERIFY(QFile::copy(from.filePath(name), m_folder.filePath(name)));
    QByteArray letters = R"({"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3)";
    for (int id = 4; id < 44; ++id)
      letters += ", \"" + QByteArray(1, static_cast<char>(id < 30 ? 'a' + id - 4 : '0' + id - 30)) +
                 "\": " + QByteArray::number(id);
    for (const char* name : {"grapheme_vocab.json", "phoneme_vocab.json"}) {
      QFile file(m_folder.filePath(name));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(letters + "}");
    }
  }

  /// What is generated is what the core generates, and what every view shows is the run of exactly that.
  void everyStepIsARealRun() {
    Generating g(startOf("kjv-decoder", QStringLiteral("In the beginning God")));
    const Ids prompt = g.ids();
    g.generate(6);
    const Model& model = *g.result().model;
    RunRequest request = g.result().request;
    keepFirstTokens(request, std::ssize(prompt));
    const Generation expected = headlight::generate(model, request, {.maxNewTokens = 6, .goesOn = true}, {});
    QCOMPARE(g.generated()->shownIds(), expected.written);
    QCOMPARE(g.ids(), expected.request.ids);
    QCOMPARE(g.result().request.tokens, expected.request.tokens);
    QCOMPARE(g.w.focus().query, std::ssize(g.ids()) - 1);
    for (const std::int64_t step : {2, 5, 0}) {
      g.clickStep(step);
      Ids ids = prompt;
      ids.insert(ids.end(), expected.written.begin(), expected.written.begin() + step);
      QCOMPARE(g.ids(), ids);
      QCOMPARE(g.w.focus().query, std::ssize(ids) - 1);
      QCOMPARE(g.w.view("predictions")->shown.result->request.ids, ids);
      const auto trace = model.transformer->run(g.result().request, {});
      const auto row = std::ssize(ids) - 1;
      const float cell = g.result().trace->decoder->patterns->cell({1, 1}, row, 1);
      QVERIFY(std::abs(cell - trace->decoder->patterns->cell({1, 1}, row, 1)) < 1e-5F);
    }
  }

  void keysWalkThroughTheSteps() {
    Generating g(startOf("kjv-decoder", QStringLiteral("In the beginning God")));
    g.generate(4);
    QCOMPARE(g.w.window.focusWidget(), static_cast<QWidget*>(g.timeline));
    const auto press = [&](Qt::Key key) {
      QTest::keyClick(g.timeline, key);
      return g.generated()->step;
    };
    QCOMPARE(press(Qt::Key_Left), std::int64_t{3});
    QCOMPARE(press(Qt::Key_Home), std::int64_t{0});
    QCOMPARE(press(Qt::Key_Left), std::int64_t{0});
    QCOMPARE(press(Qt::Key_Right), std::int64_t{1});
    QCOMPARE(press(Qt::Key_End), std::int64_t{4});
    // The walk is one step, the generation another.
    g.w.action(QStringLiteral("Undo Step of the Generation"))->trigger();
    QCOMPARE(g.generated()->step, std::int64_t{4});
    g.w.action(QStringLiteral("Undo Generate"))->trigger();
    QVERIFY(!g.generated());
    QTRY_VERIFY(g.isShown());
    g.w.action(QStringLiteral("Redo Generate"))->trigger();
    QTRY_VERIFY(g.isShown());
    QCOMPARE(g.generated()->tokens.size(), 4);
  }

  void draggingChoosesSteps() {
    Generating g(startOf("kjv-decoder", QStringLiteral("In the beginning God")));
    g.generate(4);
    const auto at = [&](std::int64_t step) { return g.timeline->slotRect(step).center().toPoint(); };
    QTest::mousePress(g.timeline, Qt::LeftButton, {}, at(1));
    QCOMPARE(g.generated()->step, std::int64_t{1});
    QMouseEvent move(QEvent::MouseMove, at(3), g.timeline->mapToGlobal(at(3)), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(g.timeline, &move);
    QCOMPARE(g.generated()->step, std::int64_t{3});
  }

  /// From an earlier step the text goes on otherwise; one token a click.
  void anEarlierStepGoesOn() {
    Generating g(startOf("kjv-decoder", QStringLiteral("In the beginning God")));
    g.generate(4);
    const GeneratedText first = *g.generated();
    g.clickStep(2);
    QTest::mouseClick(g.button(QStringLiteral("Next token")), Qt::LeftButton);
    QTRY_COMPARE(g.generated()->tokens.size(), 3);
    // The likeliest is the same again.
    QCOMPARE(g.generated()->tokens[2].id, first.tokens[2].id);
    QVERIFY(std::abs(g.generated()->tokens[2].probability - first.tokens[2].probability) < 1e-5);
    auto* draws = g.strip->findChild<QCheckBox*>();
    draws->setChecked(true);
    QVERIFY(optionsIn<PredictionsOptions>(g.w.window.state().viewOptions).draws);
    QTRY_VERIFY(g.isShown());
    g.generate(5);
    QTRY_COMPARE(g.generated()->tokens.size(), 8);
  }

  /// Each slot has its token and the probability that the session keeps.
  void theTimelineTellsTokens() {
    Generating g(startOf("kjv-decoder", QStringLiteral("In the beginning God")));
    g.generate(5);
    const GenerationTimeline line(*g.result().model, *g.generated(), exportFont());
    TextRecorder recorder;
    QPainter painter(&recorder);
    line.paint(painter, QRectF(QPointF(), line.size()), pictureStyle(false));
    painter.end();
    for (const WrittenToken& token : g.generated()->tokens) {
      QVERIFY(recorder.texts().contains(weightText(token.probability)));
      QVERIFY(recorder.texts().contains(tokenLabel(predictedToken(*g.result().model, token.id))));
    }
    // In many lines nothing is lost.
    const GenerationTimeline lines(*g.result().model, *g.generated(), exportFont(), 120);
    QVERIFY(lines.size().width() <= 121);
    QVERIFY(lines.size().height() > line.size().height());
    for (std::size_t i = 0; i < lines.all().size(); ++i)
      QCOMPARE(lines.slotAt(lines.all()[i].rect.center()), static_cast<std::int64_t>(i));
  }

  void escapeAndTheButtonLeaveIt() {
    Generating g(startOf("kjv-decoder", QStringLiteral("In the beginning God")));
    const Ids prompt = g.ids();
    g.generate(3);
    QTest::keyClick(g.timeline, Qt::Key_Escape);
    QVERIFY(!g.generated());
    QCOMPARE(g.w.focus().query, std::int64_t{-1});
    QTRY_COMPARE(g.ids(), prompt);
    g.generate(3);
    QTest::mouseClick(g.button(QStringLiteral("Back to the text")), Qt::LeftButton);
    QVERIFY(!g.generated());
    g.w.action(QStringLiteral("Undo Back to the Text"))->trigger();
    QCOMPARE(g.generated()->tokens.size(), 3);
    // Another text is another beginning.
    SessionState other = g.w.window.state();
    other.text += QStringLiteral(" and");
    g.w.window.apply(other, QStringLiteral("Typing"));
    QVERIFY(!g.generated());
  }

  /// In other views it is there as long as something is written.
  void otherViewsHaveTheTimeline() {
    Generating g(startOf("kjv-decoder", QStringLiteral("In the beginning God")));
    QVERIFY(g.strip->isVisible());
    SessionState other = g.w.window.state();
    other.view = QStringLiteral("positions");
    g.w.window.apply(other);
    QVERIFY(!g.strip->isVisible());
    other.view = QStringLiteral("predictions");
    g.w.window.apply(other);
    g.generate(3);
    other = g.w.window.state();
    other.view = QStringLiteral("positions");
    g.w.window.apply(other);
    QVERIFY(g.strip->isVisible() && g.timeline->isVisible());
    g.clickStep(1);
    QCOMPARE(g.w.view("positions")->shown.result->request.ids, g.ids());
  }

  void anEncoderSaysWhyNot() {
    Generating g(startOf("kjv-encoder", QStringLiteral("In the beginning God created")));
    QVERIFY(g.strip->isVisible());
    QVERIFY(!g.button(QStringLiteral("Generate"))->isVisible());
    QVERIFY(g.strip->findChild<QLabel*>()->text().contains(QStringLiteral("is an encoder")));
  }

  /// Beside an encoder the model begins anew, token by token, and says when it has ended.
  void aTranslationBeginsAnew() {
    SessionState state = startOf(m_folder.path(), QStringLiteral("abc"));
    state.focus.kind = AttentionKind::Cross;
    Generating g(state);
    const Ids whole = g.ids();
    QVERIFY(whole.size() > 3);
    QTest::mouseClick(g.button(QStringLiteral("Next token")), Qt::LeftButton);
    QTRY_VERIFY(g.generated() && g.isShown());
    QCOMPARE(g.ids(), (Ids{whole[0], whole[1]}));
    QCOMPARE(g.generated()->beginning, std::int64_t{1});
    QCOMPARE(g.result().trace->cross->patterns->shape().queries, std::int64_t{2});
    g.generate(60);
    QTRY_VERIFY(g.generated()->tokens.size() > 1);
    if (g.generated()->ended) {
      QVERIFY(!g.button(QStringLiteral("Generate"))->isEnabled());
      QVERIFY(g.button(QStringLiteral("Generate"))->toolTip().contains(QStringLiteral("ended")));
    } else {
      // No room for more is said, too.
      QVERIFY(g.button(QStringLiteral("Generate"))->toolTip().contains(QStringLiteral("no room")));
    }
    g.clickStep(0);
    QCOMPARE(g.ids(), Ids{whole[0]});
  }

 private:
  QTemporaryDir m_folder;
};

QTEST_MAIN(TestWindowGeneration)
#include "tst_window_generation.moc"
