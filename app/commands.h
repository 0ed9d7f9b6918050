#pragma once

#include <QStringList>

#include "app/command.h"

namespace headlight {

/// Every subcommand, in the order of the help. A new command is one line in commands.cpp.
const std::vector<Command>& commands();
QStringList commandNames();

}  // namespace headlight
