#include "ui/window/example_sentences.h"

#include <QCoreApplication>

#include "core/training/untrained_twin.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Examples)
};

/// An example of an embedded model.
ExampleSentence exampleOf(const char* model, const QString& group, const QString& text) {
  const QString name = QLatin1String(model);
  return {group, text, {}, name, CheckpointChoice{name}};
}

/// The name of a model without the word that its untrained twin has behind it.
QString trainedName(const CheckpointChoice& choice) {
  const QLatin1String suffix(untrainedSuffix.data(), static_cast<qsizetype>(untrainedSuffix.size()));
  QString name = choice.nameOrDirectory;
  if (name.endsWith(suffix)) name.chop(suffix.size());
  return name;
}

}  // namespace

std::vector<ExampleSentence> exampleSentences() {
  constexpr const char* kEncoder = "english-encoder";
  constexpr const char* kDecoder = "bilingual-decoder";
  constexpr const char* kTranslator = "chinese-english";
  const SourceChoice playground = PlaygroundSettings{};
  PlaygroundSettings causalSettings;
  causalSettings.mask = MaskRule::Causal;
  const SourceChoice causal = causalSettings;
  const QString english = Words::tr("English");
  const QString pairs = Words::tr("Pairs");
  const QString chinese = Words::tr("Chinese");
  const QString signs = Words::tr("Signs");
  const QString bertOrGpt = Words::tr("bert-base-uncased or gpt2; keeps the model at hand");
  const QString bert = Words::tr("bert-base-uncased; keeps the model at hand");
  const QString multilingual = Words::tr("the playground, or a model that knows Chinese");
  return {
      exampleOf(kEncoder, english,
                QStringLiteral("The animal didn't cross the street because it was too tired.")),
      exampleOf(kEncoder, english,
                QStringLiteral("The animal didn't cross the street because it was too wide.")),
      exampleOf(kEncoder, english,
                QStringLiteral("The trophy did not fit into the suitcase because it was too small.")),
      exampleOf(kEncoder, english, QStringLiteral("The cat did not eat the fish because it was [MASK].")),
      exampleOf(kDecoder, english,
                QStringLiteral("The dog saw the cat, and the cat saw the dog. 狗看见了猫，猫看见了狗。")),
      exampleOf(kDecoder, english, QStringLiteral("In the beginning God created the heaven and the earth.")),
      {english, QStringLiteral("The keys to the cabinet are on the table."), {}, bertOrGpt, {}},
      {pairs,
       QStringLiteral("Who is my neighbour?"),
       QStringLiteral("He that shewed mercy on him."),
       bert,
       {}},
      {pairs,
       QStringLiteral("The animal didn't cross the street."),
       QStringLiteral("It was too tired."),
       bert,
       {}},
      exampleOf(kTranslator, chinese, QStringLiteral("我爱猫")),
      exampleOf(kTranslator, chinese, QStringLiteral("猫爱我")),
      exampleOf(kTranslator, chinese, QStringLiteral("桌子上有一本书")),
      exampleOf(kDecoder, chinese, QStringLiteral("小猫没有过马路，因为它太累了。")),
      {chinese, QStringLiteral("小貓沒有過馬路，因為馬路太寬了。"), {}, multilingual, causal},
      {signs,
       QStringLiteral("I ❤️ 猫 and 👩‍👩‍👧 at the café 🙂"),
       {},
       Words::tr("the playground"),
       playground},
      {signs,
       QStringLiteral("for (int i = 0; i < n; ++i) sum += x[i];"),
       {},
       Words::tr("the playground, or gpt2"),
       causal},
  };
}

SessionState startState() {
  const ExampleSentence first = exampleSentences().front();
  SessionState state;
  state.source = *first.source;
  state.text = first.text;
  state.singleHead = true;
  return state;
}

void showExample(const ExampleSentence& example, SessionState& session) {
  session.text = example.text;
  session.pairText = example.pairText;
  session.pairShown = !example.pairText.isEmpty();
  session.documentFile.clear();
  session.focus.query = session.focus.key = -1;
}

bool sameButForTraining(const SourceChoice& left, const SourceChoice& right) {
  if (std::holds_alternative<PlaygroundSettings>(left))
    return std::holds_alternative<PlaygroundSettings>(right);
  const auto* one = std::get_if<CheckpointChoice>(&left);
  const auto* other = std::get_if<CheckpointChoice>(&right);
  return one && other ? trainedName(*one) == trainedName(*other) : left == right;
}

std::optional<ExampleSentence> ownExampleInPlaceOf(const SessionState& session, const SourceChoice& model) {
  if (!std::holds_alternative<CheckpointChoice>(model) || !session.documentFile.isEmpty()) return {};
  std::optional<ExampleSentence> own;
  bool isExample = false;
  for (const ExampleSentence& example : exampleSentences()) {
    const bool suits = example.source && sameButForTraining(*example.source, model);
    const bool shown = example.text == session.text && example.pairText == session.pairText;
    if (suits && shown) return {};
    isExample = isExample || shown;
    if (suits && !own) own = example;
  }
  return isExample ? own : std::nullopt;
}

}  // namespace headlight
