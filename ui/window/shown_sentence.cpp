#include "ui/window/shown_sentence.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ShownSentence)
};

/// The patterns that stand in place of the heads' own; words are the last step where there are some.
QString patternsOf(const ShownResult& shown) {
  QStringList steps = shown.result->shownAs;
  if (!shown.words.empty() && !steps.isEmpty()) steps.removeLast();
  return steps.join(QStringLiteral(", "));
}

QString wordsSentence(const ShownWords& words) {
  const bool merges = std::any_of(words.begin(), words.end(),
                                  [](const auto& ofKind) { return ofKind.second->groups.largest() > 1; });
  if (!merges) return Words::tr("Nothing is merged: each token is a word already.");
  return Words::tr("A word’s row is the mean of its tokens’ rows, its column the sum of their columns.");
}

}  // namespace

QString shownSentence(const ShownResult* shown) {
  if (!shown) return {};
  QStringList sentences;
  if (const QString patterns = patternsOf(*shown); !patterns.isEmpty())
    sentences << Words::tr("Shown in place of the heads’ own patterns: %1.").arg(patterns);
  if (!shown->words.empty()) sentences << wordsSentence(shown->words);
  return sentences.join(QLatin1Char(' '));
}

QString shownName(const QString& source, const ShownResult* shown) {
  if (!shown) return source;
  const QString patterns = patternsOf(*shown);
  const QString name = patterns.isEmpty() ? source : Words::tr("%1 of %2").arg(patterns, source);
  return shown->words.empty() ? name : Words::tr("%1, by words").arg(name);
}

}  // namespace headlight
