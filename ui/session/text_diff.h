#pragma once

#include <QString>
#include <vector>

namespace headlight {

/// Where each character of `before` is in `after`, -1 for those that are gone: by the fewest insertions and
/// removals that make one of the other (Myers 1986, "An O(ND) difference algorithm and its variations"). In
/// UTF-16 units. Texts that differ in more than `most` characters, what they begin and end with alike left
/// out, have nothing else in common as far as this goes.
std::vector<qsizetype> keptCharacters(const QString& before, const QString& after, int most = 400);

}  // namespace headlight
