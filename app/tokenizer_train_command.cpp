#include <QCoreApplication>

#include "app/command.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/progress_line.h"
#include "app/usage_error.h"
#include "core/tokenizer/training/tokenizer_training.h"

namespace headlight {

namespace {

QStringList listOf(std::initializer_list<const char*> names) {
  QStringList list;
  for (const char* name : names) list.push_back(QLatin1String(name));
  return list;
}

/// The place of the value among the choices, or nothing if the option was not given.
std::optional<int> choiceOf(const Arguments& arguments, const char* name, const QStringList& choices) {
  const auto choice = choiceOption(arguments, name, choices);
  return choice ? std::optional(static_cast<int>(choices.indexOf(*choice))) : std::nullopt;
}

void refuseForWordPiece(const Arguments& arguments, const char* option) {
  if (!arguments.has(option)) return;
  throw UsageError(
      QCoreApplication::translate("CommandLine", "%1 belongs to --kind bpe.").arg(QLatin1String(option)));
}

void readKind(const Arguments& arguments, TokenizerTraining& training) {
  (void)arguments.required("--kind");
  const auto kind = choiceOf(arguments, "--kind", listOf({"wordpiece", "bpe"}));
  const bool bytePair = kind == 1;
  training.model = bytePair ? TrainedModel::BytePair : TrainedModel::WordPiece;
  if (!bytePair)
    for (const char* option : {"--units", "--words", "--split-han", "--whole-han"})
      refuseForWordPiece(arguments, option);
  if (choiceOf(arguments, "--units", listOf({"bytes", "characters"})) == 1)
    training.units = PieceUnits::Characters;
  if (choiceOf(arguments, "--words", listOf({"gpt2", "llama3"})) == 1) training.pattern = WordPattern::Llama3;
  training.splitHan = arguments.has("--split-han");
  if (const auto often = countOption(arguments, "--whole-han")) training.wholeHan = *often;
  if (training.wholeHan && !training.splitHan)
    throw UsageError(QCoreApplication::translate("CommandLine", "--whole-han needs --split-han."));
  const auto surround =
      choiceOf(arguments, "--template", listOf({"none", "bert", "bart", "bos", "eos", "bos-eos"}));
  training.surround = surround   ? static_cast<TokenTemplate>(*surround)
                      : bytePair ? TokenTemplate::None
                                 : TokenTemplate::Bert;
}

TokenizerTraining trainingOption(const Arguments& arguments) {
  TokenizerTraining training;
  readKind(arguments, training);
  (void)arguments.required("--vocabulary-size");
  training.vocabularySize = countOption(arguments, "--vocabulary-size").value_or(0);
  (void)arguments.required("--text-file");
  training.textFiles = arguments.values("--text-file");
  training.minFrequency = countOption(arguments, "--min-frequency").value_or(2);
  if (const auto limit = countOption(arguments, "--limit-alphabet")) training.limitAlphabet = *limit;
  training.lowerCase = arguments.has("--lower-case");
  training.specialTokens = labelsOption(arguments, "--special-tokens").value_or(std::vector<std::string>());
  training.wholeWordsFile = arguments.value("--whole-words").value_or("");
  return training;
}

void runTokenizerTrain(const Arguments& arguments) {
  const std::string folder = arguments.required("--out");
  const TokenizerTraining training = trainingOption(arguments);
  ThreadPool pool(threadCountOf(arguments));
  ProgressLine line(QCoreApplication::translate("CommandLine", "training the tokenizer"));
  const Execution execution{&pool, {}, [&line](double fraction) { line.show(fraction); }};
  const TrainedTokenizer trained = trainTokenizer(training, execution);
  saveTokenizer(trained, folder);
  if (trained.pieces < training.vocabularySize) {
    printWarning(
        QCoreApplication::translate("CommandLine", "The texts give %1 pieces, fewer than the %2 asked for.")
            .arg(trained.pieces)
            .arg(training.vocabularySize)
            .toStdString());
  }
  printJson({{"pieces", trained.pieces},
             {"merges", trained.merges},
             {"words", trained.words},
             {"different_words", trained.differentWords}});
}

std::vector<OptionSpec> trainOptionSpecs() {
  return {
      {"--kind", "K",
       QT_TRANSLATE_NOOP("CommandLine", "wordpiece (as BERT's) or bpe (byte pairs, as GPT-2's and Llama's)")},
      {"--vocabulary-size", "N",
       QT_TRANSLATE_NOOP("CommandLine", "the most pieces, special tokens included")},
      {"--text-file", "FILE",
       QT_TRANSLATE_NOOP("CommandLine", "a text to learn from, UTF-8; may be repeated"), true},
      {"--out", "DIR",
       QT_TRANSLATE_NOOP("CommandLine", "where tokenizer.json and tokenizer_config.json are written to")},
      {"--template", "T",
       QT_TRANSLATE_NOOP("CommandLine",
                         "what is put around a text: bert, bart, bos, eos, bos-eos or none "
                         "(bert for wordpiece, none for bpe)")},
      {"--min-frequency", "N",
       QT_TRANSLATE_NOOP("CommandLine", "how often two pieces must meet to be joined (2)")},
      {"--limit-alphabet", "N",
       QT_TRANSLATE_NOOP("CommandLine", "the most characters, the rarest are left out (all)")},
      {"--lower-case", nullptr, QT_TRANSLATE_NOOP("CommandLine", "makes no difference of case")},
      {"--special-tokens", "LIST",
       QT_TRANSLATE_NOOP("CommandLine", "special tokens beside those of the template")},
      {"--whole-words", "FILE",
       QT_TRANSLATE_NOOP("CommandLine", "words that must be single pieces, one a line")},
      {"--split-han", nullptr,
       QT_TRANSLATE_NOOP("CommandLine", "bpe: every Chinese character is a word of its own")},
      {"--whole-han", "N",
       QT_TRANSLATE_NOOP(
           "CommandLine",
           "with --split-han: Chinese characters that stand N times or more are single pieces")},
      {"--units", "U",
       QT_TRANSLATE_NOOP("CommandLine", "bpe: what pieces are made of, bytes or characters (bytes)")},
      {"--words", "W", QT_TRANSLATE_NOOP("CommandLine", "bpe: how words are cut, gpt2 or llama3 (gpt2)")},
      threadsOptionSpec()};
}

}  // namespace

Command tokenizerTrainCommand() {
  return {
      "tokenizer train",
      "--kind wordpiece|bpe --vocabulary-size N --text-file FILE [--text-file FILE ...] --out DIR",
      QT_TRANSLATE_NOOP("CommandLine", "Trains a tokenizer and writes it as Hugging Face's library does."),
      trainOptionSpecs(), runTokenizerTrain};
}

}  // namespace headlight
