#include "app/compare_option.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include "app/embedded_files.h"
#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/model/model_library.h"

namespace headlight {

namespace {

HeadId headOf(const QString& value) {
  static const QRegularExpression form(QStringLiteral("^(\\d{1,4})\\.(\\d{1,4})$"));
  const QRegularExpressionMatch match = form.match(value);
  if (!match.hasMatch())
    throw UsageError(QCoreApplication::translate(
                         "CommandLine", "--compare-head: %1 is no head; write LAYER.HEAD, as in 2.5.")
                         .arg(value));
  return {match.captured(1).toInt(), match.captured(2).toInt()};
}

void readWith(const Arguments& arguments, CompareOptions& options) {
  int given = 0;
  if (const auto text = arguments.value("--compare-text")) {
    options.with = CompareOptions::With::Text;
    options.text = shown(*text);
    options.pairText = shown(arguments.value("--compare-pair").value_or(std::string()));
    ++given;
  }
  if (const auto model = arguments.value("--compare-model")) {
    options.with = CompareOptions::With::Model;
    options.model = QFile::decodeName(QByteArray::fromStdString(*model));
    ++given;
  }
  if (const auto head = arguments.value("--compare-head")) {
    options.with = CompareOptions::With::Head;
    options.head = headOf(shown(*head));
    ++given;
  }
  if (arguments.has("--compare-base")) {
    options.with = CompareOptions::With::NoExperiments;
    ++given;
  }
  if (given > 1)
    throw UsageError(QCoreApplication::translate(
        "CommandLine",
        "Only one of --compare-text, --compare-model, --compare-head and --compare-base can be given."));
  if (given > 0) options.on = true;
}

}  // namespace

std::vector<OptionSpec> compareOptionSpecs() {
  return {
      {"--compare-text", "T",
       QT_TRANSLATE_NOOP("CommandLine", "compare with a run of another text: A, B and the difference")},
      {"--compare-pair", "T",
       QT_TRANSLATE_NOOP("CommandLine", "the second text of --compare-text (that of A)")},
      {"--compare-model", "M", QT_TRANSLATE_NOOP("CommandLine", "compare with another model")},
      {"--compare-head", "L.H", QT_TRANSLATE_NOOP("CommandLine", "compare every head with this one")},
      {"--compare-base", nullptr,
       QT_TRANSLATE_NOOP("CommandLine", "compare with the run without what --switch-off and others change")},
      {"--show", "a|b|difference|all",
       QT_TRANSLATE_NOOP("CommandLine", "which picture of a comparison (all)")}};
}

CompareOptions compareOptionsOf(const Arguments& arguments, const CompareOptions& session) {
  CompareOptions options = session;
  readWith(arguments, options);
  if (arguments.has("--compare-pair") && !arguments.has("--compare-text"))
    throw UsageError(QCoreApplication::translate("CommandLine", "--compare-pair goes with --compare-text."));
  const QStringList names = CompareOptions::showNames();
  if (const auto show = choiceOption(arguments, "--show", names)) {
    if (!options.on)
      throw UsageError(
          QCoreApplication::translate("CommandLine",
                                      "--show goes with --compare-text, --compare-model, --compare-head or "
                                      "--compare-base."));
    options.show = static_cast<CompareOptions::Show>(names.indexOf(*show));
  }
  return options;
}

std::shared_ptr<OtherRuns> otherRuns() {
  return std::make_shared<OtherRuns>(
      coreServices(ModelLibrary(embeddedModels(), LibraryPaths::fromEnvironment())));
}

}  // namespace headlight
