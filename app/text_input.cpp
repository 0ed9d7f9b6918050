#include "app/text_input.h"

#include <QCoreApplication>
#include <limits>

#include "app/change_options.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/io/read_input.h"
#include "core/utf8.h"

namespace headlight {

namespace {

void requireUtf8(const std::string& text, const QString& origin) {
  const auto position = utf8::firstInvalid(text);
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

void readLists(const Arguments& arguments, RunInput& input) {
  if (const auto ids = integerListOption(arguments, "--ids")) input.ids = tokenIdsOf(*ids, "--ids");
  const auto types = integerListOption(arguments, "--token-types");
  if (types && !input.ids) {
    throw UsageError(QCoreApplication::translate("CommandLine", "--token-types goes with --ids only."));
  }
  if (types) input.tokenTypes = tokenTypesOf(*types, input.ids->size());
  if (const auto ids = integerListOption(arguments, "--decoder-ids"))
    input.decoderIds = tokenIdsOf(*ids, "--decoder-ids");
  if (arguments.has("--attention-mask")) input.attentionMask = maskOption(arguments, "--attention-mask");
}

}  // namespace

namespace {

const std::vector<OptionSpec>& textOptionSpecs() {
  static const std::vector<OptionSpec> specs = {
      {"--text", "T", QT_TRANSLATE_NOOP("CommandLine", "the text")},
      {"--text-file", "FILE", QT_TRANSLATE_NOOP("CommandLine", "the text, bytes as they are")},
      {"--pair", "T", QT_TRANSLATE_NOOP("CommandLine", "a second text; the decoder's, beside an encoder")},
      {"--pair-file", "FILE", QT_TRANSLATE_NOOP("CommandLine", "a second text, bytes as they are")},
      {"--ids", "1,2,3", QT_TRANSLATE_NOOP("CommandLine", "token ids in place of a text, taken as they are")},
      {"--decoder-ids", "1,2,3", QT_TRANSLATE_NOOP("CommandLine", "token ids of the decoder")},
      {"--target-language", "L",
       QT_TRANSLATE_NOOP("CommandLine", "the language to translate into, as the model calls it")},
      {"--token-types", "0,0,1", QT_TRANSLATE_NOOP("CommandLine", "token types of --ids (all 0 otherwise)")},
      {"--attention-mask", "1,1,0",
       QT_TRANSLATE_NOOP("CommandLine", "1 for each token, 0 for padding (all 1 otherwise)")},
      {"--no-special", nullptr, QT_TRANSLATE_NOOP("CommandLine", "without added tokens such as [CLS]")},
  };
  return specs;
}

}  // namespace

const std::vector<OptionSpec>& inputOptionSpecs() {
  static const std::vector<OptionSpec> specs = joined({textOptionSpecs(), changeOptionSpecs()});
  return specs;
}

RunInput readTextInput(const Arguments& arguments) {
  RunInput input;
  input.addSpecialTokens = !arguments.has("--no-special");
  for (const char* option : {"--text", "--text-file", "--pair", "--pair-file", "--no-special"}) {
    if (arguments.has("--ids") && arguments.has(option)) {
      throw UsageError(QCoreApplication::translate("CommandLine", "--ids and %1 exclude each other.")
                           .arg(QLatin1String(option)));
    }
  }
  readLists(arguments, input);
  input.changes = readChanges(arguments);
  input.targetLanguage = arguments.value("--target-language");
  input.text = textOf(arguments, "--text");
  input.pair = textOf(arguments, "--pair");
  if (!input.text && !input.ids) {
    throw UsageError(
        QCoreApplication::translate("CommandLine", "A text is missing: --text, --text-file or --ids."));
  }
  return input;
}

}  // namespace headlight
