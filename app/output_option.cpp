#include "app/output_option.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include "app/usage_error.h"

namespace headlight {

std::string dataOutputOption(const Arguments& arguments, const std::vector<const char*>& extensions) {
  const std::string file = arguments.required("--out");
  QStringList known;
  for (const char* extension : extensions) {
    if (QFileInfo(shown(file)).suffix().compare(QLatin1String(extension), Qt::CaseInsensitive) == 0)
      return file;
    known.push_back(QLatin1Char('.') + QLatin1String(extension));
  }
  throw UsageError(QCoreApplication::translate("CommandLine", "The extension of %1 is not one of %2.")
                       .arg(shown(file), known.join(QStringLiteral(", "))));
}

}  // namespace headlight
