#pragma once

#include <stdexcept>
#include <string>

namespace headlight {

/// Bad input of any kind: a file, a text, a number or an option. The message is one sentence that says what
/// was expected and what was found and names the file and the field; it is shown to a person as it is, so it
/// is made one printable line of bounded length here (see printableLine()).
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message);
};

}  // namespace headlight
