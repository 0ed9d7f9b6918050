#pragma once

#include <stdexcept>
#include <string>

#include "core/message.h"

namespace headlight {

/// Bad input of any kind: a file, a text, a number or an option. The message is one sentence that says what
/// was expected and what was found and names the file and the field; what() is the sentence in English, made
/// one printable line of bounded length (see printableLine()).
class Error : public std::runtime_error {
 public:
  explicit Error(Message message);
  explicit Error(MessageText<0> words) : Error(Message(words)) {}

  /// As in Message: a text with places, and what stands in them.
  template <typename First, typename... Others>
  explicit Error(MessageText<1 + sizeof...(Others)> words, const First& first, const Others&... others)
      : Error(Message(words, first, others...)) {}

  const Message& message() const { return m_message; }

 private:
  Message m_message;
};

}  // namespace headlight
