#include "app/window_command.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/application.h"
#include "app/arguments.h"
#include "app/array_input.h"
#include "app/commands.h"
#include "app/embedded_files.h"
#include "app/language_option.h"
#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/arrays/attention_import.h"
#include "core/error.h"
#include "core/io/broken_link.h"
#include "core/model/model_library.h"
#include "ui/main_window.h"
#include "ui/session/session_store.h"
#include "ui/session/settings.h"
#include "ui/session/translation.h"
#include "ui/views/view_registry.h"

namespace headlight {

namespace {

/// The file to open, or an empty text. A name that is no file is most often a command misspelt.
QString fileToOpen(const Arguments& arguments) {
  if (arguments.others().empty()) return {};
  if (arguments.others().size() > 1) {
    throw UsageError(QCoreApplication::translate("CommandLine", "One file can be opened, but %1 are given.")
                         .arg(arguments.others().size()));
  }
  const std::string& name = arguments.others().front();
  const QString path = QFile::decodeName(QByteArray::fromStdString(name));
  if (const auto problem = brokenLink(name)) throw Error(*problem);
  if (!QFileInfo::exists(path)) {
    throw Error(
        QCoreApplication::translate("CommandLine", "There is no file and no command %1; the commands are %2.")
            .arg(shown(name), commandNames().join(QStringLiteral(", ")))
            .toStdString());
  }
  return path;
}

/// The labels of --tokens for the array in `file`; empty if there are none.
QStringList labelsFor(const Arguments& arguments, const QString& file) {
  const auto labels = labelsOption(arguments, "--tokens");
  if (!labels) return {};
  if (file.isEmpty() || !looksLikeAttention(file.toStdString())) {
    throw UsageError(QCoreApplication::translate("CommandLine", "--tokens labels an attention array."));
  }
  QStringList texts;
  for (const std::string& label : *labels) texts.push_back(shown(label));
  return texts;
}

void show(const WindowChoice& opened, MainWindow& window) {
  if (!opened.labels.isEmpty()) {
    SessionState state;
    state.source = ArrayChoice{opened.file, opened.labels};
    window.apply(state);
  } else if (!opened.file.isEmpty()) {
    window.openFile(opened.file);
  }
}

/// Shows a window until it is closed. Returns whether another one is wanted in its place.
bool showWindow(const QString& language, const WindowChoice& opened) {
  const Translation translation(language);
  WindowParts parts(ModelLibrary(embeddedModels(), LibraryPaths::fromEnvironment()));
  parts.language = language;
  parts.sessionFile = SessionStore::standardFile();
  MainWindow window(parts);
  bool reopens = false;
  QObject::connect(&window, &MainWindow::reopenWanted, &window, [&] { reopens = window.close(); });
  window.show();
  show(opened, window);
  QCoreApplication::exec();
  return reopens;
}

}  // namespace

const std::vector<OptionSpec>& windowOptionSpecs() {
  static const std::vector<OptionSpec> specs = {arrayTokensSpec(), languageOptionSpec()};
  return specs;
}

WindowChoice readWindowChoice(const std::vector<std::string>& words) {
  const Arguments arguments = Arguments::parse(words, windowOptionSpecs());
  WindowChoice opened;
  opened.file = fileToOpen(arguments);
  opened.labels = labelsFor(arguments, opened.file);
  opened.language = languageOption(arguments);
  requireDisplay();
  return opened;
}

int runWindow(const WindowChoice& opened) {
  const Application application(Application::Use::Window);
  bool reopens = showWindow(languageOf(opened.language.value_or(loadSettings().language)), opened);
  // The session has been kept, so that the next window goes on where this one was.
  while (reopens) reopens = showWindow(languageOf(loadSettings().language), {});
  return 0;
}

}  // namespace headlight
