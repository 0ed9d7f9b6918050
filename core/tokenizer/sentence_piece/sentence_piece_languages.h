#pragma once

#include <string>
#include <vector>

namespace headlight {

/// The codes of the languages that translation models know, in the order of their ids, as transformers'
/// classes have them. The first 25 of mBART-50 are mBART's.
const std::vector<std::string>& mbart50Languages();
std::vector<std::string> mbartLanguages();
const std::vector<std::string>& m2m100Languages();
const std::vector<std::string>& wmt21Languages();

}  // namespace headlight
