#include "app/language_option.h"

#include <QCoreApplication>

#include "app/option_values.h"
#include "ui/session/translation.h"

namespace headlight {

OptionSpec languageOptionSpec() {
  return {"--language", "en|zh_CN|zh_TW", QT_TRANSLATE_NOOP("CommandLine", "the language of what is shown")};
}

std::optional<QString> languageOption(const Arguments& arguments) {
  QStringList codes;
  for (const Language& language : languages()) codes.push_back(language.code);
  return choiceOption(arguments, "--language", codes);
}

}  // namespace headlight
