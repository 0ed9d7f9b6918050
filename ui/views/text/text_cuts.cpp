#include "ui/views/text/text_cuts.h"

#include <QTextBoundaryFinder>
#include <algorithm>

namespace headlight {

namespace {

/// Scripts whose letters change with their neighbours: a word is drawn whole, or it could not be read.
bool joinsLetters(QChar::Script script) {
  switch (script) {
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
    case QChar::Script_Nko:
    case QChar::Script_Mongolian:
    case QChar::Script_Devanagari:
    case QChar::Script_Bengali:
    case QChar::Script_Gurmukhi:
    case QChar::Script_Gujarati:
    case QChar::Script_Oriya:
    case QChar::Script_Tamil:
    case QChar::Script_Telugu:
    case QChar::Script_Kannada:
    case QChar::Script_Malayalam:
    case QChar::Script_Sinhala:
    case QChar::Script_Tibetan:
    case QChar::Script_Myanmar:
    case QChar::Script_Khmer:
      return true;
    default:
      return false;
  }
}

bool isInsideJoinedWord(const QString& text, qsizetype place) {
  if (place <= 0 || place >= text.size()) return false;
  const QChar before = text[place - 1];
  const QChar after = text[place];
  const auto joins = [](QChar character) {
    return character.unicode() >= 0x600 && (character.isLetter() || character.isMark()) &&
           joinsLetters(character.script());
  };
  return joins(before) && joins(after);
}

void markBoundaries(TextCuts& cuts, const QString& text, QTextBoundaryFinder::BoundaryType type,
                    std::uint8_t mark) {
  QTextBoundaryFinder finder(type, text);
  for (qsizetype place = finder.toNextBoundary(); place >= 0; place = finder.toNextBoundary())
    cuts.at[static_cast<std::size_t>(place)] |= mark;
}

/// Stretches that overlap are one.
std::vector<TextFlow::Stretch> withoutOverlap(const std::vector<TextFlow::Stretch>& tokens) {
  std::vector<TextFlow::Stretch> merged;
  for (const TextFlow::Stretch& token : tokens) {
    if (!merged.empty() && token.begin < merged.back().end)
      merged.back().end = std::max(merged.back().end, token.end);
    else
      merged.push_back(token);
  }
  return merged;
}

}  // namespace

TextCuts cutText(const TextFlow& flow) {
  const QString& text = flow.text;
  TextCuts cuts{std::vector<std::uint8_t>(static_cast<std::size_t>(text.size()) + 1)};
  markBoundaries(cuts, text, QTextBoundaryFinder::Grapheme, TextCuts::Character);
  cuts.at.front() |= TextCuts::Character;
  markBoundaries(cuts, text, QTextBoundaryFinder::Line, TextCuts::Cut | TextCuts::MayBreak);
  for (const TextFlow::Stretch& token : flow.tokens)
    for (qsizetype place = token.begin + 1; token.isLabel && place < token.end; ++place)
      cuts.at[static_cast<std::size_t>(place)] &= TextCuts::Character;
  const auto cut = [&](qsizetype place) {
    if (cuts.has(place, TextCuts::Character) && !isInsideJoinedWord(text, place))
      cuts.at[static_cast<std::size_t>(place)] |= TextCuts::Cut;
  };
  for (const TextFlow::Stretch& shared : withoutOverlap(flow.tokens)) {
    cut(shared.begin);
    cut(shared.end);
  }
  for (qsizetype place = text.indexOf(u'\n'); place >= 0; place = text.indexOf(u'\n', place + 1)) {
    cuts.at[static_cast<std::size_t>(place)] |= TextCuts::Cut;
    cuts.at[static_cast<std::size_t>(place) + 1] |= TextCuts::Cut | TextCuts::MayBreak | TextCuts::Hard;
  }
  cuts.at.back() |= TextCuts::Cut | TextCuts::MayBreak;
  return cuts;
}

}  // namespace headlight
