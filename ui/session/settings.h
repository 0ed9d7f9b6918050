#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <cstdint>

#include "ui/session/display_options.h"

namespace headlight {

/// What the program remembers from one start to the next, as a plain value: read once at start, written when
/// it changes, copied into jobs. The session itself is not part of it.
struct Settings {
  ThemeChoice theme = ThemeChoice::System;
  QString language;         // a code of languages(); empty: the desktop's
  int interfaceSize = 100;  // percent, 100 to 300
  DisplayOptions display;
  std::int64_t pictureBytes = std::int64_t{512} << 20;  // memory for pictures
  std::int64_t modelBytes = std::int64_t{2} << 30;      // memory for models kept loaded besides the one shown
  std::int64_t maxTokens = 65536;                       // the most tokens that one run computes
  std::int64_t traceBytes = std::int64_t{2} << 30;      // memory for the queries, keys and values of one run
  QStringList recentFiles;                              // newest first: texts, arrays, model directories
  bool readings = true;                                 // a plain sentence stands above each picture
  bool nextBars = true;                                 // the likeliest next tokens stand beside the chips
  bool firstCards = true;                               // what to look for, until it was sent away
  QString lessonLanguage;                               // as chosen in a lesson; empty: the program's
  QByteArray windowGeometry;
  QByteArray splitterState;
};

/// From the user's settings file; values out of range become the defaults.
Settings loadSettings();
void saveSettings(const Settings& settings);

/// `file` becomes the newest of at most ten.
void addRecentFile(Settings& settings, const QString& file);

}  // namespace headlight
