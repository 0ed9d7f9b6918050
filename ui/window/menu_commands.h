#pragma once

#include <vector>

#include "ui/window/command_list.h"

class QMenuBar;

namespace headlight {

/// Why an action that is disabled cannot be done now, for those who ask (a property of the action).
constexpr const char* obstacleProperty = "obstacle";

/// Every action of a menu bar, in its order, with the menus that it stands in as its place. Menus that are
/// filled when they open are filled first. An action that is gone when its command runs does nothing.
std::vector<NamedCommand> menuCommands(const QMenuBar& bar);

}  // namespace headlight
