#include "app/window_command.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/arguments.h"
#include "app/array_input.h"
#include "app/commands.h"
#include "app/embedded_files.h"
#include "app/gui_application.h"
#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/arrays/attention_import.h"
#include "core/error.h"
#include "core/io/broken_link.h"
#include "core/model/model_library.h"
#include "ui/main_window.h"
#include "ui/session/session_store.h"
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

}  // namespace

const std::vector<OptionSpec>& windowOptionSpecs() {
  static const std::vector<OptionSpec> specs = {arrayTokensSpec()};
  return specs;
}

int runWindow(const std::vector<std::string>& words) {
  const Arguments arguments = Arguments::parse(words, windowOptionSpecs());
  const QString file = fileToOpen(arguments);
  const QStringList labels = labelsFor(arguments, file);
  GuiApplication gui(GuiApplication::Use::Window);
  WindowParts parts(ModelLibrary(embeddedModels(), LibraryPaths::fromEnvironment()));
  parts.sessionFile = SessionStore::standardFile();
  MainWindow window(parts);
  window.show();
  if (!labels.isEmpty()) {
    SessionState state;
    state.source = ArrayChoice{file, labels};
    window.apply(state);
  } else if (!file.isEmpty()) {
    window.openFile(file);
  }
  return QCoreApplication::exec();
}

}  // namespace headlight
