#include "ui/models/head_sentence.h"

#include <QCoreApplication>

#include "ui/models/core_words.h"

namespace headlight {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("HeadSentence", text); }

QString shareText(double share) { return QString::number(share, 'f', 2); }

/// What a head with this habit does; "%1" is the evidence.
QString sentenceOf(HeadHabit habit) {
  switch (habit) {
    case HeadHabit::None:
      return translated("This head follows no simple rule.");
    case HeadHabit::Previous:
      return translated("This head looks one word back (%1 of the weight).");
    case HeadHabit::Self:
      return translated("This head looks at the word itself (%1 of the weight).");
    case HeadHabit::Next:
      return translated("This head looks one word ahead (%1 of the weight).");
    case HeadHabit::First:
      return translated("This head looks at the first token (%1 of the weight).");
    case HeadHabit::Duplicate:
      return translated("This head looks at earlier places of the same word (%1 of the weight).");
    case HeadHabit::Induction:
      return translated("This head looks at what followed the same word before (%1 of the weight).");
    case HeadHabit::Special:
      return translated("This head looks at special tokens such as [SEP] (%1 of the weight).");
    case HeadHabit::Punctuation:
      return translated("This head looks at punctuation (%1 of the weight).");
  }
  return {};
}

}  // namespace

QString habitText(const HabitEvidence& evidence) {
  const QString name = coreWord(nameOf(evidence.habit));
  if (evidence.habit == HeadHabit::None) return name;
  return translated("%1, %2 of the weight").arg(name, shareText(evidence.share));
}

QString habitSentence(const HabitEvidence& evidence) {
  const QString sentence = sentenceOf(evidence.habit);
  return evidence.habit == HeadHabit::None ? sentence : sentence.arg(shareText(evidence.share));
}

}  // namespace headlight
