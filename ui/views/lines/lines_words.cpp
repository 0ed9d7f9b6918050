#include "ui/views/lines/lines_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

#include "ui/models/cell_text.h"
#include "ui/models/facts.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"
#include "ui/views/lines/short_label.h"

namespace headlight {

namespace {

constexpr qsizetype longestName = 40;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lines)
};

QString labelOf(const TokenList& tokens, std::int64_t token) {
  return shortLabel(tokens[static_cast<std::size_t>(token)]).left(longestName);
}

/// Whole percents, but never 100 where something is missing, nor 0 where something is drawn.
QString percentOf(double part, double whole) {
  const double percent = whole > 0 ? 100 * part / whole : 0;
  if (percent > 0 && percent < 1) return Words::tr("less than 1");
  if (percent > 99.5 && percent < 99.9999) return QStringLiteral("99");
  return QString::number(std::lround(percent));
}

QString pairWords(LinesOptions::Pair pair) {
  switch (pair) {
    case LinesOptions::Pair::All:
      return {};
    case LinesOptions::Pair::FirstToFirst:
      return QStringLiteral("A → A");
    case LinesOptions::Pair::FirstToSecond:
      return QStringLiteral("A → B");
    case LinesOptions::Pair::SecondToFirst:
      return QStringLiteral("B → A");
    case LinesOptions::Pair::SecondToSecond:
      return QStringLiteral("B → B");
  }
  return {};
}

/// What the lines are of, where they are not of everything.
QString subjectWords(const PatternSource& source, const LinesOptions& options, const ChosenLines& chosen) {
  QStringList parts;
  if (chosen.tokens.outgoing >= 0)
    parts.append(Words::tr("from “%1”").arg(labelOf(source.queryTokens(), chosen.tokens.outgoing)));
  if (chosen.tokens.incoming >= 0)
    parts.append(Words::tr("to “%1”").arg(labelOf(source.keyTokens(), chosen.tokens.incoming)));
  if (options.pair != LinesOptions::Pair::All && hasTwoTexts(source)) parts.append(pairWords(options.pair));
  return parts.join(QStringLiteral(", "));
}

QString emptyWords(const PatternSource& source, const ChosenLines& chosen) {
  for (const HeadPlace& place : chosen.heads)
    if (source.hasPattern(place.head.layer))
      return Words::tr("No line: all that could be drawn here is masked, left out or 0.");
  return source.kind() == AttentionKind::Cross ? Words::tr("No line: this layer has no cross-attention.")
                                               : Words::tr("No line: this layer has no self-attention.");
}

/// How much of the weight is drawn; `subject`: of what, or empty.
QString drawnWords(const PatternSource& source, const QString& subject, const ChosenLines& chosen) {
  const QString drawn = countText(static_cast<std::int64_t>(chosen.lines.size()));
  const QString all = countText(chosen.candidates);
  const QString percent = percentOf(chosen.drawn, chosen.total);
  const bool differs = isDifference(source);
  if (subject.isEmpty())
    return (differs ? Words::tr("Drawn: the largest %1 of %2 differences, %3 % of their sizes together.")
                    : Words::tr("Drawn: the strongest %1 of %2 weights, %3 % of the total."))
        .arg(drawn, all, percent);
  return (differs ? Words::tr("Drawn %1: the largest %2 of %3 differences, %4 % of their sizes together.")
                  : Words::tr("Drawn %1: the strongest %2 of %3 weights, %4 % of the total."))
      .arg(subject, drawn, all, percent);
}

}  // namespace

QString shareWords(const Snapshot& snapshot, const LinesOptions& options, const ChosenLines& chosen) {
  const PatternSource& source = *snapshot.patterns();
  if (chosen.lines.empty()) return emptyWords(source, chosen);
  QString words = drawnWords(source, subjectWords(source, options, chosen), chosen);
  if (chosen.shortened)
    words += u' ' + Words::tr("More lines than these are not drawn; %1 % were asked for.").arg(options.share);
  return words;
}

QString lineWords(const PatternSource& source, HeadId head, const WeightedCell& cell) {
  return QStringLiteral("%1 → %2 · %3 · %4")
      .arg(labelOf(source.queryTokens(), cell.query), labelOf(source.keyTokens(), cell.key), headText(head),
           cellText(source, static_cast<double>(cell.weight)));
}

QString focusWords(const Snapshot& snapshot) {
  const Focus& focus = snapshot.focus;
  const PatternSource& source = *snapshot.patterns();
  if (focus.query < 0 || focus.key < 0) return {};
  if (source.isMasked(focus.headId(), focus.query, focus.key))
    return QStringLiteral("%1 → %2 · %3 · %4")
        .arg(labelOf(source.queryTokens(), focus.query), labelOf(source.keyTokens(), focus.key),
             headText(focus.headId()), Words::tr("masked"));
  return lineWords(source, focus.headId(),
                   {focus.query, focus.key, source.cell(focus.headId(), focus.query, focus.key)});
}

QString lineTip(const PatternSource& source, HeadId head, const WeightedCell& cell) {
  // In one call: a label may hold a %1 of its own.
  const QString tokens =
      QStringLiteral("<b>%1</b> %2 → <b>%3</b> %4")
          .arg(labelOf(source.queryTokens(), cell.query).toHtmlEscaped(), QString::number(cell.query),
               labelOf(source.keyTokens(), cell.key).toHtmlEscaped(), QString::number(cell.key));
  return tokens + QStringLiteral("<br>") +
         (isDifference(source) ? Words::tr("head %1, difference <b>%2</b>")
                               : Words::tr("head %1, weight <b>%2</b>"))
             .arg(headText(head), cellText(source, static_cast<double>(cell.weight)));
}

QString tokenTip(const TokenList& tokens, std::int64_t token, bool query) {
  return (query ? Words::tr("query %1: <b>%2</b>") : Words::tr("key %1: <b>%2</b>"))
      .arg(QString::number(token), labelOf(tokens, token).toHtmlEscaped());
}

QString columnTitle(AttentionKind kind, bool query) {
  switch (kind) {
    case AttentionKind::Encoder:
    case AttentionKind::Decoder:
      return query ? Words::tr("Query: looks") : Words::tr("Key: is looked at");
    case AttentionKind::Cross:
      return query ? Words::tr("Query: decoder looks") : Words::tr("Key: encoder is looked at");
  }
  return {};
}

}  // namespace headlight
