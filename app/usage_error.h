#pragma once

#include <QString>
#include <stdexcept>

#include "core/printable_line.h"

namespace headlight {

/// A command line that makes no sense whatever the files hold: exit status 2. The message is one sentence.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const QString& message) : std::runtime_error(printableLine(message.toStdString())) {}
};

}  // namespace headlight
