#include "app/pattern_option.h"

#include <QCoreApplication>

#include "app/command_support.h"
#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/analysis/word_trace.h"

namespace headlight {

OptionSpec patternOptionSpec() {
  return {"--pattern", "P",
          QT_TRANSLATE_NOOP(
              "CommandLine",
              "in place of the heads' patterns: rollout, flow (of --query), value-weighted, mean, or "
              "gradient (of a logit at --query)")};
}

OptionSpec wordsOptionSpec() {
  return {"--words", nullptr,
          QT_TRANSLATE_NOOP("CommandLine", "words in place of their tokens: rows averaged, columns summed")};
}

std::optional<DerivedRequest> derivedRequestOf(const Arguments& arguments, const ExportSelection& selection) {
  QStringList names;
  for (const std::string& name : derivedPatternNames()) names.push_back(shown(name));
  const auto name = choiceOption(arguments, "--pattern", names);
  if (!name) return std::nullopt;
  DerivedRequest request;
  request.pattern = *derivedPatternOf(name->toStdString());
  request.kind = selection.kind;
  request.layer = selection.layer;
  request.query = integerOption(arguments, "--query");
  if (request.pattern == DerivedPattern::Flow && !request.query)
    throw UsageError(
        QCoreApplication::translate("CommandLine", "--pattern flow is of one query token: --query."));
  return request;
}

std::shared_ptr<const Trace> derivedTrace(const std::shared_ptr<const Trace>& trace,
                                          const std::optional<DerivedRequest>& request,
                                          const DerivedSources& sources, const Execution& execution) {
  if (!request) return trace;
  const DerivedTrace derived = deriveTrace(*trace, *request, sources, execution);
  for (const Message& note : derived.notes) printWarning(note);
  return derived.trace;
}

std::shared_ptr<const Trace> wordTrace(const Trace& trace, const RunInput& input) {
  const std::string text = input.text.value_or(std::string());
  const std::string pair = input.pair.value_or(std::string());
  const WordTrace words = mergeWords(trace, {.text = text, .pair = pair});
  for (const Message& note : words.notes) printWarning(note);
  return words.trace;
}

}  // namespace headlight
