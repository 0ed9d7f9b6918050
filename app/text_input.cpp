#include "app/text_input.h"

#include <QCoreApplication>
#include <limits>

#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/io/read_input.h"
#include "core/io/utf8.h"

namespace headlight {

namespace {

void requireUtf8(const std::string& text, const QString& origin) {
  const auto position = firstInvalidUtf8(text);
  if (!position) return;
  throw Error(QCoreApplication::translate("CommandLine", "%1 is not valid UTF-8: byte %2 is 0x%3.")
                  .arg(origin)
                  .arg(*position)
                  .arg(static_cast<unsigned char>(text[*position]), 2, 16, QLatin1Char('0'))
                  .toStdString());
}

/// The text of --NAME or of the file of --NAME-file.
std::optional<std::string> textOf(const Arguments& arguments, const std::string& name) {
  const std::string fileOption = name + "-file";
  const auto text = arguments.value(name);
  const auto file = arguments.value(fileOption);
  if (text && file) {
    throw UsageError(QCoreApplication::translate("CommandLine", "%1 and %2 exclude each other.")
                         .arg(shown(name), shown(fileOption)));
  }
  if (text)
    requireUtf8(*text, QCoreApplication::translate("CommandLine", "The value of %1").arg(shown(name)));
  if (!file) return text;
  std::string bytes = readInput(*file);
  requireUtf8(bytes, shown(*file));
  return bytes;
}

std::vector<std::int32_t> tokenIdsOf(const std::vector<std::int64_t>& values, const char* option) {
  std::vector<std::int32_t> ids;
  for (const std::int64_t value : values) {
    if (value < 0 || value > std::numeric_limits<std::int32_t>::max()) {
      throw Error(QCoreApplication::translate("CommandLine", "%1: %2 is no token id.")
                      .arg(QLatin1String(option))
                      .arg(value)
                      .toStdString());
    }
    ids.push_back(static_cast<std::int32_t>(value));
  }
  return ids;
}

std::vector<int> tokenTypesOf(const std::vector<std::int64_t>& values, std::size_t tokens) {
  if (values.size() != tokens) {
    throw Error(QCoreApplication::translate("CommandLine", "--token-types has %1 entries for %2 tokens.")
                    .arg(values.size())
                    .arg(tokens)
                    .toStdString());
  }
  std::vector<int> types;
  for (const std::int32_t type : tokenIdsOf(values, "--token-types")) types.push_back(type);
  return types;
}

PreparedRun prepareIds(const Model& model, const TextInput& input) {
  PreparedRun run;
  run.request.ids = tokenIdsOf(*input.ids, "--ids");
  if (input.tokenTypes) run.request.tokenTypes = tokenTypesOf(*input.tokenTypes, run.request.ids.size());
  run.request.tokens = makeTokenList(run.request.ids, model.tokenizer.get());
  run.encoding.ids = run.request.ids;
  return run;
}

PreparedRun prepareText(const Model& model, const TextInput& input) {
  if (!model.tokenizer) {
    throw Error(QCoreApplication::translate(
                    "CommandLine", "%1 has no tokenizer files, so it takes token ids (--ids) and no text.")
                    .arg(shown(model.location))
                    .toStdString());
  }
  PreparedRun run;
  run.text = *input.text;
  run.pair = input.pair.value_or(std::string());
  run.encoding = model.tokenizer->encode(run.text, input.pair, {input.addSpecialTokens});
  run.request.ids = run.encoding.ids;
  // Families without segment embeddings have no use for the types that a tokenizer gives.
  if (model.config.tokenTypes > 1) run.request.tokenTypes = run.encoding.typeIds;
  run.request.tokens = makeTokenList(run.encoding, run.text, run.pair, *model.tokenizer);
  return run;
}

}  // namespace

const std::vector<OptionSpec>& inputOptionSpecs() {
  static const std::vector<OptionSpec> specs = {
      {"--text", "T", QT_TRANSLATE_NOOP("CommandLine", "the text")},
      {"--text-file", "FILE", QT_TRANSLATE_NOOP("CommandLine", "the text, bytes as they are")},
      {"--pair", "T", QT_TRANSLATE_NOOP("CommandLine", "a second text")},
      {"--pair-file", "FILE", QT_TRANSLATE_NOOP("CommandLine", "a second text, bytes as they are")},
      {"--ids", "1,2,3", QT_TRANSLATE_NOOP("CommandLine", "token ids in place of a text, taken as they are")},
      {"--decoder-ids", "1,2,3", QT_TRANSLATE_NOOP("CommandLine", "token ids of the decoder")},
      {"--token-types", "0,0,1", QT_TRANSLATE_NOOP("CommandLine", "token types of --ids (all 0 otherwise)")},
      {"--no-special", nullptr, QT_TRANSLATE_NOOP("CommandLine", "without added tokens such as [CLS]")},
  };
  return specs;
}

TextInput readTextInput(const Arguments& arguments) {
  TextInput input;
  input.ids = integerListOption(arguments, "--ids");
  input.decoderIds = integerListOption(arguments, "--decoder-ids");
  input.tokenTypes = integerListOption(arguments, "--token-types");
  input.addSpecialTokens = !arguments.has("--no-special");
  for (const char* option : {"--text", "--text-file", "--pair", "--pair-file", "--no-special"}) {
    if (input.ids && arguments.has(option)) {
      throw UsageError(QCoreApplication::translate("CommandLine", "--ids and %1 exclude each other.")
                           .arg(QLatin1String(option)));
    }
  }
  if (input.tokenTypes && !input.ids) {
    throw UsageError(QCoreApplication::translate("CommandLine", "--token-types goes with --ids only."));
  }
  input.text = textOf(arguments, "--text");
  input.pair = textOf(arguments, "--pair");
  if (!input.text && !input.ids) {
    throw UsageError(
        QCoreApplication::translate("CommandLine", "A text is missing: --text, --text-file or --ids."));
  }
  return input;
}

PreparedRun prepareRun(const Model& model, const TextInput& input) {
  PreparedRun run = input.ids ? prepareIds(model, input) : prepareText(model, input);
  if (input.decoderIds) {
    if (model.config.architecture != Architecture::EncoderDecoder) {
      throw Error(
          QCoreApplication::translate("CommandLine", "--decoder-ids: %1 is not an encoder-decoder model.")
              .arg(shown(model.name))
              .toStdString());
    }
    run.request.decoderIds = tokenIdsOf(*input.decoderIds, "--decoder-ids");
    run.request.decoderTokens = makeTokenList(run.request.decoderIds, model.tokenizer.get());
  }
  return run;
}

}  // namespace headlight
