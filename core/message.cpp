#include "core/message.h"

namespace headlight {

std::string Message::english() const {
  if (isName) return text;
  std::string whole;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t place =
        text[i] == '%' && i + 1 < text.size() ? static_cast<std::size_t>(text[i + 1] - '1') : 9;
    if (place < arguments.size()) {
      whole += arguments[place].english();
      ++i;
    } else {
      whole += text[i];
    }
  }
  return whole;
}

Message systemReason(const std::error_code& error) {
  Message reason(error.message());
  reason.isName = false;
  return reason;
}

std::vector<std::string> english(const std::vector<Message>& messages) {
  std::vector<std::string> texts;
  for (const Message& message : messages) texts.push_back(message.english());
  return texts;
}

}  // namespace headlight
