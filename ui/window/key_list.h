#pragma once

#include <QString>
#include <utility>
#include <vector>

namespace headlight {

/// The keys that work everywhere in the window, and what they do.
std::vector<std::pair<QString, QString>> keyList();

}  // namespace headlight
