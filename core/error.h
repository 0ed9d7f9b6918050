#pragma once

#include <stdexcept>

namespace headlight {

/// Bad input of any kind: a file, a text, a number or an option. The message is one sentence that says what
/// was expected and what was found and names the file and the field; it is shown to a person as it is.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace headlight
