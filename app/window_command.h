#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

#include "app/arguments.h"

namespace headlight {

const std::vector<OptionSpec>& windowOptionSpecs();

/// What the window shows first, where that is not the session that was kept.
struct WindowChoice {
  QString file;                     // or empty
  QStringList labels;               // of the tokens of an attention array
  std::optional<QString> language;  // a code of languages(); the settings' if there is none
};

/// Reads what stands behind the program's name. Throws UsageError for more than one file, Error for a file
/// that is not there and where there is no display.
WindowChoice readWindowChoice(const std::vector<std::string>& words);

/// Opens the window and returns its exit status once it is closed.
int runWindow(const WindowChoice& opened);

}  // namespace headlight
