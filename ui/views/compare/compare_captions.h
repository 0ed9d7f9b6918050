#pragma once

#include <QFont>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/views/compare/comparison.h"

namespace headlight {

/// Which of a comparison's pictures one is.
enum class ComparedPart { First, Second, Difference };

/// The pictures that are asked for; without `differs` all of them are two.
std::vector<ComparedPart> comparedParts(CompareOptions::Show show, bool differs = true);

/// What stands above a picture of a comparison.
struct ComparedCaption {
  static constexpr double above = 6;    // the title
  static constexpr double between = 2;  // lines

  QString title;           // "A: english-encoder"
  QStringList words = {};  // below it, muted, in lines: which tokens are in this one alone

  QStringList all() const { return QStringList{title} + words; }
};

/// `alone`: the others are not on the page, so that it must say what they are.
ComparedCaption captionOf(const Comparison& comparison, ComparedPart part, bool alone);

/// The height of captions of at most so many lines of words.
double captionHeight(const QFont& font, qsizetype lines);

}  // namespace headlight
