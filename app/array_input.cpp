#include "app/array_input.h"

#include <QCoreApplication>

#include "app/command_support.h"
#include "app/option_values.h"
#include "app/usage_error.h"

namespace headlight {

OptionSpec arrayTokensSpec() {
  return {"--tokens", "LIST",
          QT_TRANSLATE_NOOP("CommandLine", "labels of an attention array: words, or a JSON array of texts")};
}

std::optional<ArrayInput> arrayInput(const Arguments& arguments) {
  const auto tokens = labelsOption(arguments, "--tokens");
  if (arguments.others().empty()) {
    if (!tokens) return std::nullopt;
    throw UsageError(QCoreApplication::translate("CommandLine", "--tokens labels an attention array."));
  }
  std::vector<OptionSpec> others = inputOptionSpecs();
  others.push_back(modelOptionSpec());
  others.push_back(familyOptionSpec());
  for (const OptionSpec& other : others) {
    if (!arguments.has(other.name)) continue;
    throw UsageError(
        QCoreApplication::translate("CommandLine", "%1 is an attention array, which goes without %2.")
            .arg(shown(arguments.others().front()), QLatin1String(other.name)));
  }
  return ArrayInput{arguments.others().front(), tokens};
}

ImportedAttention importArray(const ArrayInput& input) {
  ImportedAttention imported = importAttention(input.file, {input.tokens});
  for (const Message& note : imported.notes) printWarning(note);
  return imported;
}

}  // namespace headlight
