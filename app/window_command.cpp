#include "app/window_command.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/arguments.h"
#include "app/commands.h"
#include "app/embedded_files.h"
#include "app/gui_application.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/model/model_library.h"
#include "ui/main_window.h"

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
  if (!QFileInfo::exists(path)) {
    throw Error(
        QCoreApplication::translate("CommandLine", "There is no file and no command %1; the commands are %2.")
            .arg(shown(name), commandNames().join(QStringLiteral(", ")))
            .toStdString());
  }
  return path;
}

}  // namespace

int runWindow(const std::vector<std::string>& words) {
  const QString file = fileToOpen(Arguments::parse(words, {}));
  GuiApplication gui(GuiApplication::Use::Window);
  MainWindow window(ModelLibrary(embeddedModels(), LibraryPaths::fromEnvironment()));
  window.show();
  if (!file.isEmpty()) window.openFile(file);
  return QCoreApplication::exec();
}

}  // namespace headlight
