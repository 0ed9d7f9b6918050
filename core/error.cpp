#include "core/error.h"

#include <utility>

#include "core/printable_line.h"

namespace headlight {

Error::Error(Message message)
    : std::runtime_error(printableLine(message.english())), m_message(std::move(message)) {}

}  // namespace headlight
