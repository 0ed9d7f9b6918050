#include "ui/views/compare/compare_captions.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <cmath>

#include "ui/plots/token_label.h"

namespace headlight {

namespace {

// More tokens than these are counted.
constexpr std::size_t kMostNamed = 6;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Compare)
};

/// Tokens that one of the two has alone: "only in A: tired, it".
QString aloneWords(const Snapshot& of, const Comparison::Unmatched& alone, bool second) {
  const PatternSource* patterns = of.patterns();
  if (alone.isEmpty() || !patterns) return {};
  const bool oneText = patterns->queryTokens() == patterns->keyTokens();
  QStringList names;
  const auto add = [&](const std::vector<std::int64_t>& tokens, const TokenList& list) {
    for (const std::int64_t token : tokens) names.append(quotedLabel(list, token));
  };
  add(alone.queries, patterns->queryTokens());
  if (!oneText) add(alone.keys, patterns->keyTokens());
  const auto count = static_cast<int>(names.size());
  if (names.size() > static_cast<qsizetype>(kMostNamed))
    return second ? QCoreApplication::translate("Compare", "%n token(s) in B alone", nullptr, count)
                  : QCoreApplication::translate("Compare", "%n token(s) in A alone", nullptr, count);
  const QString list = names.join(QStringLiteral(", "));
  return (second ? Words::tr("only in B: %1") : Words::tr("only in A: %1")).arg(list);
}

ComparedCaption captionOfRun(const Comparison& comparison, bool second, bool alone) {
  ComparedCaption caption{second ? comparison.secondTitle() : comparison.firstTitle()};
  const QString other = second ? comparison.firstTitle() : comparison.secondTitle();
  if (alone && comparison.second().result) caption.words.append(Words::tr("compared with %1").arg(other));
  if (second && !comparison.problem().isEmpty()) return caption;
  caption.words.append(second ? aloneWords(comparison.second(), comparison.secondAlone(), true)
                              : aloneWords(comparison.first(), comparison.firstAlone(), false));
  return caption;
}

}  // namespace

std::vector<ComparedPart> comparedParts(CompareOptions::Show show, bool differs) {
  switch (show) {
    case CompareOptions::Show::All:
      break;
    case CompareOptions::Show::First:
      return {ComparedPart::First};
    case CompareOptions::Show::Second:
      return {ComparedPart::Second};
    case CompareOptions::Show::Difference:
      return {ComparedPart::Difference};
  }
  std::vector<ComparedPart> all = {ComparedPart::First, ComparedPart::Second};
  if (differs) all.push_back(ComparedPart::Difference);
  return all;
}

ComparedCaption captionOf(const Comparison& comparison, ComparedPart part, bool alone) {
  ComparedCaption caption;
  switch (part) {
    case ComparedPart::First:
      caption = captionOfRun(comparison, false, alone);
      break;
    case ComparedPart::Second:
      caption = captionOfRun(comparison, true, alone);
      break;
    case ComparedPart::Difference:
      caption.title = Comparison::differenceTitle();
      if (alone) caption.words = {comparison.firstTitle(), comparison.secondTitle()};
      if (comparison.differenceProblem().isEmpty() && !comparison.firstAlone().isEmpty())
        caption.words.append(Words::tr("not compared: what only A has"));
      break;
  }
  caption.words.removeAll(QString());
  return caption;
}

double captionHeight(const QFont& font, qsizetype lines) {
  const double line = QFontMetricsF(font).height();
  return std::ceil(ComparedCaption::above + line +
                   static_cast<double>(lines) * (line + ComparedCaption::between) + 2);
}

}  // namespace headlight
