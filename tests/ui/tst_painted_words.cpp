#include <QApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTextDocumentFragment>
#include <QTranslator>
#include <functional>
#include <set>

#include "app/command_support.h"
#include "app/embedded_files.h"
#include "app/run_snapshot.h"
#include "core/error.h"
#include "core/model/model_library.h"
#include "tests/ui/painted_text.h"
#include "ui/compute/answer_all.h"
#include "ui/plots/picture_font.h"
#include "ui/session/positions_options.h"
#include "ui/session/predictions_options.h"
#include "ui/session/translation.h"
#include "ui/views/anatomy/anatomy_options.h"
#include "ui/views/anatomy/anatomy_picture.h"
#include "ui/views/effects/effects_picture.h"
#include "ui/views/heads_scene.h"
#include "ui/views/lines/lines_picture.h"
#include "ui/views/neuron/neuron_picture.h"
#include "ui/views/predictions/predictions_picture.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/spans/spans_options.h"
#include "ui/views/spans/spans_picture.h"
#include "ui/views/text/text_options.h"
#include "ui/views/text/text_picture.h"
#include "ui/views/view_registry.h"

using namespace headlight;

namespace {

constexpr QChar kOpen = u'⟦', kClose = u'⟧';

/// Says everything in brackets, so that what was never asked for a translation stands out, and so do pieces
/// that a sentence is glued from.
class Brackets : public QTranslator {
 public:
  QString translate(const char*, const char* source, const char*, int) const override {
    return kOpen + QString::fromUtf8(source) + kClose;
  }
  bool isEmpty() const override { return false; }
};

/// What stands outside of brackets. A text that is shortened has lost brackets with its words.
QString outsideBrackets(const QStringList& texts) {
  QString outside;
  int depth = 0;
  for (const QString& text : texts) {
    for (const QChar letter : text) {
      if (letter == kOpen) ++depth;
      if (depth == 0) outside += letter;
      if (letter == kClose) depth = std::max(0, depth - 1);
    }
    if (text.contains(QChar(0x2026))) depth = 0;
    outside += u'\n';
  }
  return outside;
}

std::set<QString> wordsIn(const QString& text) {
  static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
  std::set<QString> words;
  for (auto found = word.globalMatch(text); found.hasNext();) words.insert(found.next().captured().toLower());
  return words;
}

/// Words that are the same in every language: what models, encodings and functions are called, people, and
/// the field's own.
const std::set<QString>& names() {
  static const std::set<QString> names = wordsIn(
      QStringLiteral("english-encoder chinese-english kjv-decoder BERT GPT Marian softmax exp log tanh "
                     "max mean GELU ReLU SiLU LayerNorm RMSNorm down ALiBi CLS SEP MASK PAD UNK "
                     "Abnar Zuidema Kobayashi Chefer Barkan Grad SAM arXiv et al logit sum-exp "
                     "cos sin RoPE d_model norm logits Transformer quick top"));
  return names;
}

LoadedModel load(const QString& name) {
  LoadedModel loaded;
  loaded.pool = std::make_unique<ThreadPool>(1);
  const ModelLibrary library(embeddedModels(), LibraryPaths{});
  const ModelFiles files = name.startsWith(QLatin1String("kjv"))
                               ? ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/" + name.toStdString())
                               : library.open(name.toStdString());
  loaded.model = loadModel(files, {loaded.pool.get(), {}, {}});
  return loaded;
}

/// The words of the text and of the vocabulary, which stand in pictures as they are.
struct Tokens {
  std::set<QString> ofText, ofVocabulary;
};

void addWords(const TokenList& tokens, std::set<QString>& words) {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    for (const std::string& text : {tokens[i].label, tokens[i].piece})
      words.merge(wordsIn(QString::fromStdString(text)));
}

Tokens tokensOf(const Snapshot& snapshot) {
  Tokens tokens;
  const RunResult& result = *snapshot.result;
  tokens.ofText = wordsIn(result.text + u' ' + result.pairText);
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    const AttentionTrace* attention = result.trace->attention(kind);
    if (!attention || !attention->patterns) continue;
    addWords(attention->patterns->queryTokens(), tokens.ofText);
    addWords(attention->patterns->keyTokens(), tokens.ofText);
  }
  for (const Tokenizer* tokenizer : {result.model->tokenizer.get(), result.model->decoderTokenizer()})
    for (std::int32_t id = 0; tokenizer && id < tokenizer->vocabularySize(); ++id)
      tokens.ofVocabulary.merge(wordsIn(QString::fromStdString(tokenizer->idToToken(id))));
  return tokens;
}

struct ShownRun {
  LoadedModel loaded;
  Snapshot snapshot;
};

/// Of the row of test data.
ShownRun runOfRow() {
  QFETCH(QString, model);
  QFETCH(QString, text);
  QFETCH(QString, pair);
  ShownRun run{load(model), {}};
  RunInput input;
  input.text = text.toStdString();
  if (!pair.isEmpty()) input.pair = pair.toStdString();
  run.snapshot = runSnapshot(run.loaded, input, {});
  return run;
}

/// What is on the screen of a snapshot, in several ways.
std::vector<std::function<void(Snapshot&)>> stages() {
  const auto option = [](auto options) {
    return [options](Snapshot& snapshot) { setOptions(snapshot.state.viewOptions, options); };
  };
  PredictionsOptions attribution;
  attribution.method = PredictionsOptions::Method::Attribution;
  AnatomyOptions weights;
  weights.weights = true;
  weights.pinned = 1;
  TextOptions mean, back;
  mean.shade = TextOptions::Shade::Mean;
  back.shade = TextOptions::Shade::ToFocus;
  PositionsOptions rotary, alibi;
  rotary.source = PositionsOptions::Source::Rotary;
  alibi.source = PositionsOptions::Source::Alibi;
  return {[](Snapshot&) {},
          [](Snapshot& snapshot) {
            snapshot.focus.query = snapshot.state.focus.query = 2;
            snapshot.focus.key = snapshot.state.focus.key = 1;
            snapshot.state.singleHead = true;
            SpansOptions spans;
            spans.own = {snapshot.result->text, {{0, 0, 4}, {1, 5, 9}}};
            setOptions(snapshot.state.viewOptions, spans);
          },
          [](Snapshot& snapshot) {
            snapshot.state.display.scale = ScaleMode::Log;
            snapshot.state.display.leaveOut = LeaveOut::SpecialTokens;
          },
          [](Snapshot& snapshot) { snapshot.state.display.scale = ScaleMode::RowMaximum; },
          option(attribution),
          option(weights),
          option(mean),
          option(back),
          option(rotary),
          option(alibi)};
}

using Look = std::function<void(const QString& view, const QStringList& texts)>;

QStringList paintedBy(const ViewEntry& view, Snapshot snapshot) {
  if (view.picture.needs) answerAll(view.picture.needs(snapshot), *snapshot.result, snapshot.answers, {});
  TextRecorder recorder;
  QPainter painter(&recorder);
  painter.setFont(exportFont());
  PaintRequest request;
  try {
    // Wide, so that nothing is shortened that has brackets.
    request.area = QRectF(QPointF(), view.picture.size(snapshot, request) + QSizeF(900, 0));
    view.picture.paint(painter, snapshot, request, {});
  } catch (const Error& error) {
    return {QString::fromUtf8(error.what())};
  }
  painter.end();
  return recorder.texts();
}

/// What is told beside the mouse, all over a scene.
template <typename Picture>
QStringList tipsOf(Snapshot snapshot) {
  const SceneDefinition definition = definitionOf<Picture>();
  if (definition.needs) answerAll(definition.needs(snapshot), *snapshot.result, snapshot.answers, {});
  const SceneRequest room{exportFont(), 1300, 700, false, false, 1};
  const auto scene = definition.make(snapshot, room, {});
  std::set<QString> tips;
  for (double y = 3; y < scene->size().height(); y += 9)
    for (double x = 3; x < scene->size().width(); x += 17)
      tips.insert(QTextDocumentFragment::fromHtml(scene->at({x, y}).tip).toPlainText());
  return {tips.begin(), tips.end()};
}

void lookAt(const Snapshot& snapshot, const Look& look) {
  for (const ViewEntry& view : viewRegistry())
    if (view.id != QLatin1String("training")) look(view.id, paintedBy(view, snapshot));
  look(QStringLiteral("heads"), tipsOf<HeadsPicture>(snapshot));
  look(QStringLiteral("lines"), tipsOf<LinesPicture>(snapshot));
  look(QStringLiteral("text"), tipsOf<TextPicture>(snapshot));
  look(QStringLiteral("spans"), tipsOf<SpansPicture>(snapshot));
  look(QStringLiteral("anatomy"), tipsOf<AnatomyPicture>(snapshot));
  look(QStringLiteral("neuron"), tipsOf<NeuronPicture>(snapshot));
  look(QStringLiteral("predictions"), tipsOf<PredictionsPicture>(snapshot));
  look(QStringLiteral("effects"), tipsOf<EffectsPicture>(snapshot));
}

}  // namespace

/// What pictures paint and tell beside the mouse is said in the person's language, all of it.
class PaintedWordsTest : public QObject {
  Q_OBJECT
 private slots:
  void everyPaintedWordIsAskedFor_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pair");
    QTest::newRow("encoder") << "english-encoder"
                             << "The animal didn't cross the street."
                             << "";
    QTest::newRow("encoder-decoder") << "chinese-english"
                                     << "我爱北京的猫"
                                     << "I love the cat";
    QTest::newRow("decoder") << "kjv-decoder"
                             << "In the beginning God created"
                             << "";
  }
  void everyPaintedWordIsAskedFor() {
    const Brackets brackets;
    QCoreApplication::installTranslator(const_cast<Brackets*>(&brackets));
    const QStringList foreign = foreignWords(&outsideBrackets);
    QCoreApplication::removeTranslator(const_cast<Brackets*>(&brackets));
    QVERIFY2(foreign.isEmpty(), qPrintable(foreign.join(u'\n')));
  }

  void everyPaintedWordIsTranslated_data() { everyPaintedWordIsAskedFor_data(); }
  void everyPaintedWordIsTranslated() {
    const Translation chinese(QStringLiteral("zh_CN"));
    const QStringList foreign = foreignWords([](const QStringList& texts) { return texts.join(u'\n'); });
    QVERIFY2(foreign.isEmpty(), qPrintable(foreign.join(u'\n')));
  }

 private:
  /// Words in what `rest` leaves of the texts of each picture, with the picture that they are in.
  static QStringList foreignWords(const std::function<QString(const QStringList&)>& rest) {
    const ShownRun run = runOfRow();
    const Tokens tokens = tokensOf(run.snapshot);
    std::set<QString> found;
    const Look look = [&](const QString& view, const QStringList& texts) {
      static const QStringList guessing{"predictions", "effects", "spans", "anatomy"};
      const bool guesses = guessing.contains(view);
      for (const QString& word : wordsIn(rest(texts))) {
        if (names().contains(word) || tokens.ofText.contains(word)) continue;
        if (guesses && tokens.ofVocabulary.contains(word)) continue;
        const QString where = texts.filter(word, Qt::CaseInsensitive).value(0).left(160);
        found.insert(QStringLiteral("%1: %2, in \"%3\"").arg(view, word, where));
      }
    };
    for (const auto& stage : stages()) {
      Snapshot snapshot = run.snapshot;
      stage(snapshot);
      lookAt(snapshot, look);
    }
    for (const QString& one : found) qWarning("%s", qPrintable(one));  // a failure's message is cut off
    return {found.begin(), found.end()};
  }
};

QTEST_MAIN(PaintedWordsTest)
#include "tst_painted_words.moc"
