#pragma once

#include <QString>

#include "app/command.h"

namespace headlight {

/// What --help prints: every command in a few lines, or one command with its options.
QString helpText();
QString helpText(const Command& command);

}  // namespace headlight
