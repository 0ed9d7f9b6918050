#include "ui/window/example_sentences.h"

#include <QCoreApplication>

namespace headlight {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("Examples", text); }

}  // namespace

std::vector<ExampleSentence> exampleSentences() {
  const SourceChoice encoder = CheckpointChoice{QStringLiteral("kjv-encoder")};
  const SourceChoice decoder = CheckpointChoice{QStringLiteral("kjv-decoder")};
  const SourceChoice playground = PlaygroundSettings{};
  PlaygroundSettings causalSettings;
  causalSettings.mask = MaskRule::Causal;
  const SourceChoice causal = causalSettings;
  const QString english = translated("English");
  const QString pairs = translated("Pairs");
  const QString chinese = translated("Chinese");
  const QString signs = translated("Signs");
  const QString bertOrGpt = translated("bert-base-uncased or gpt2; keeps the model at hand");
  const QString multilingual = translated("the playground, or a model that knows Chinese");
  return {
      {english,
       QStringLiteral("And God said, Let there be light: and there was light."),
       {},
       QStringLiteral("kjv-encoder"),
       encoder},
      {english,
       QStringLiteral("he went out of the house, and [MASK] disciples followed him."),
       {},
       QStringLiteral("kjv-encoder"),
       encoder},
      {english,
       QStringLiteral("The LORD is my shepherd; I shall not want."),
       {},
       QStringLiteral("kjv-decoder"),
       decoder},
      {english,
       QStringLiteral("In the beginning God created the heaven and the earth. And the earth was"),
       {},
       QStringLiteral("kjv-decoder"),
       decoder},
      {english,
       QStringLiteral("The animal didn't cross the street because it was too tired."),
       {},
       bertOrGpt,
       {}},
      {english,
       QStringLiteral("The animal didn't cross the street because it was too wide."),
       {},
       bertOrGpt,
       {}},
      {english, QStringLiteral("The keys to the cabinet are on the table."), {}, bertOrGpt, {}},
      {pairs, QStringLiteral("And the earth was without form, and void;"),
       QStringLiteral("and darkness was upon the face of the deep."), QStringLiteral("kjv-encoder"), encoder},
      {pairs, QStringLiteral("Who is my neighbour?"), QStringLiteral("He that shewed mercy on him."),
       QStringLiteral("kjv-encoder"), encoder},
      {chinese, QStringLiteral("我爱猫"), {}, multilingual, playground},
      {chinese, QStringLiteral("猫爱我"), {}, multilingual, playground},
      {chinese, QStringLiteral("小猫没有过马路，因为它太累了。"), {}, multilingual, playground},
      {chinese, QStringLiteral("小貓沒有過馬路，因為馬路太寬了。"), {}, multilingual, causal},
      {signs,
       QStringLiteral("I ❤️ 猫 and 👩‍👩‍👧 at the café 🙂"),
       {},
       translated("the playground"),
       playground},
      {signs,
       QStringLiteral("for (int i = 0; i < n; ++i) sum += x[i];"),
       {},
       translated("the playground, or gpt2"),
       causal},
  };
}

SessionState startState() {
  const ExampleSentence first = exampleSentences().front();
  SessionState state;
  state.source = *first.source;
  state.text = first.text;
  state.focus.query = 8;  // "light": something to look at before the first click
  state.singleHead = true;
  return state;
}

}  // namespace headlight
