#include "ui/window/example_array.h"

#include <QFile>
#include <QtGlobal>

#include "core/error.h"

/// Resources of a static library have to be asked for; the function that does it lives outside every
/// namespace.
static void useExampleResources() { Q_INIT_RESOURCE(examples); }

namespace headlight {

QString writeExampleArray(const QString& folder) {
  useExampleResources();
  const QString array = QStringLiteral("random-14x14.csv");
  for (const QString& name : {array, QStringLiteral("random-14x14.tokens.json")}) {
    QFile resource(QStringLiteral(":/examples/") + name);
    QFile file(folder + QLatin1Char('/') + name);
    const bool written = resource.open(QIODevice::ReadOnly) && file.open(QIODevice::WriteOnly) &&
                         file.write(resource.readAll()) == resource.size() && file.flush();
    if (!written)
      throw Error(QStringLiteral("%1 could not be written: %2.")
                      .arg(file.fileName(), file.errorString())
                      .toStdString());
  }
  return folder + QLatin1Char('/') + array;
}

}  // namespace headlight
