#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "ui/views/spans/marked_text.h"

namespace headlight {

/// Reads a prompt with its marks written into it, and appends names that are new to `names`:
///
/// - [name: words] marks the words with the name; spaces behind the colon are no part of them. A name has at
///   most `longestName` characters and no brackets, colons or line ends; names are compared without spaces
///   around them.
/// - Marks do not lie in one another: brackets within a mark are words, [role: the [MASK] man].
/// - Other brackets are words: [MASK], [1], [a:b] (a mark has a space behind its colon).
/// - \[ \] \\ are the characters themselves, \n a line end and \t a tab; any other backslash is itself.
///
/// Throws Error in a sentence for a mark that is not closed or has no words.
MarkedText markedPrompt(const QString& written, QStringList& names);

/// The longest name that a mark may have, in characters.
constexpr qsizetype longestName = 40;

/// A prompt of a file, with its marks.
struct MarkedPrompt {
  int line = 0;  // counted from 1
  MarkedText marked;
};

/// The prompts of a text, one a line, and the names of all their marks in the order of their first place.
struct PromptList {
  std::vector<MarkedPrompt> prompts;
  QStringList names;
};

/// Empty lines are left out. Throws Error naming `file` and the line, and where there is no prompt at all.
PromptList promptsOf(const QString& text, const QString& file);

}  // namespace headlight
