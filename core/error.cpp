#include "core/error.h"

#include "core/printable_line.h"

namespace headlight {

Error::Error(const std::string& message) : std::runtime_error(printableLine(message)) {}

}  // namespace headlight
