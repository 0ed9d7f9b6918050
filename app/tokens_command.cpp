#include <QCoreApplication>

#include "app/command.h"
#include "app/command_support.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/model/model_tokenizer.h"

namespace headlight {

namespace {

nlohmann::ordered_json jsonOf(const Encoding& encoding, bool pair) {
  nlohmann::ordered_json offsets = nlohmann::ordered_json::array();
  for (const ByteRange& range : encoding.offsets) offsets.push_back({range.begin, range.end});
  nlohmann::ordered_json json;
  json["ids"] = encoding.ids;
  json["tokens"] = encoding.tokens;
  json["offsets"] = std::move(offsets);
  if (pair) json["segments"] = encoding.segments;
  return json;
}

void runTokens(const Arguments& arguments) {
  const std::string name = arguments.required("--model");
  const RunInput input = readTextInput(arguments);
  const ModelFiles files = openModelFiles(arguments);
  const auto tokenizer = tokenizerOf(files);
  if (!tokenizer) {
    throw Error(
        QCoreApplication::translate(
            "CommandLine",
            "%1 has no tokenizer: expected tokenizer.json, vocab.txt, vocab.json with merges.txt, or a "
            "SentencePiece file such as tokenizer.model.")
            .arg(shown(files.location()))
            .toStdString());
  }
  printJson(
      jsonOf(tokenizer->encode(*input.text, input.pair, {input.addSpecialTokens}), input.pair.has_value()));
}

/// The options of a text; ids are what this command prints.
std::vector<OptionSpec> tokensOptionSpecs() {
  std::vector<OptionSpec> specs;
  for (const OptionSpec& spec : inputOptionSpecs()) {
    const std::string name = spec.name;
    if (name.starts_with("--text") || name.starts_with("--pair") || name == "--no-special")
      specs.push_back(spec);
  }
  return specs;
}

}  // namespace

Command tokensCommand() {
  return {"tokens", "--model M --text T [--pair T] [--no-special]",
          QT_TRANSLATE_NOOP("CommandLine", "Prints the tokens of a text as JSON."),
          joined({{modelOptionSpec()}, tokensOptionSpecs()}), runTokens};
}

}  // namespace headlight
