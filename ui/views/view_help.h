#pragma once

#include <QString>
#include <utility>
#include <vector>

namespace headlight {

/// A formula, what its letters are, and who wrote it down.
struct HelpFormula {
  QString formula;  // HTML with sub and sup; the same in every language
  QString meaning;  // what it says, with its letters
  QString source;   // the paper and its equation or section; "Headlight" where it is the program's own
};

/// What help says of one view, each text in plain words (HTML).
struct ViewHelp {
  QString shows;                                  // what is seen
  std::vector<QString> reading;                   // how to read it, a paragraph each
  std::vector<HelpFormula> formulas;              // where its numbers come from
  QString noFormula = {};                         // why there is none; empty where there are some
  std::vector<std::pair<QString, QString>> keys;  // what works in it: the key, and what it does
};

}  // namespace headlight
