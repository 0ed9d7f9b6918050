#include "ui/models/head_sentence.h"

#include <QCoreApplication>

#include "ui/models/core_words.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HeadSentence)
};

QString shareText(double share) { return QString::number(share, 'f', 2); }

/// What a head with this habit does; "%1" is the evidence.
QString sentenceOf(HeadHabit habit) {
  switch (habit) {
    case HeadHabit::None:
      return Words::tr("This head follows no simple rule.");
    case HeadHabit::Previous:
      return Words::tr("This head looks one word back (%1 of the weight).");
    case HeadHabit::Self:
      return Words::tr("This head looks at the word itself (%1 of the weight).");
    case HeadHabit::Next:
      return Words::tr("This head looks one word ahead (%1 of the weight).");
    case HeadHabit::First:
      return Words::tr("This head looks at the first token (%1 of the weight).");
    case HeadHabit::Duplicate:
      return Words::tr("This head looks at earlier places of the same word (%1 of the weight).");
    case HeadHabit::Induction:
      return Words::tr("This head looks at what followed the same word before (%1 of the weight).");
    case HeadHabit::Special:
      return Words::tr("This head looks at special tokens such as [SEP] (%1 of the weight).");
    case HeadHabit::Punctuation:
      return Words::tr("This head looks at punctuation (%1 of the weight).");
  }
  return {};
}

}  // namespace

QString habitText(const HabitEvidence& evidence) {
  const QString name = coreWord(nameOf(evidence.habit));
  if (evidence.habit == HeadHabit::None) return name;
  return Words::tr("%1, %2 of the weight").arg(name, shareText(evidence.share));
}

QString habitSentence(const HabitEvidence& evidence) {
  const QString sentence = sentenceOf(evidence.habit);
  return evidence.habit == HeadHabit::None ? sentence : sentence.arg(shareText(evidence.share));
}

}  // namespace headlight
