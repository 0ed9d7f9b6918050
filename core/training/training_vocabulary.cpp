#include "core/training/training_vocabulary.h"

#include <array>
#include <filesystem>
#include <map>
#include <span>

#include "core/error.h"
#include "core/io/read_input.h"
#include "core/model/checkpoint.h"
#include "core/model/generation_rules.h"
#include "core/tokenizer/tokenizer_json.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

/// Every file that may be part of a tokenizer, see loadTokenizer().
constexpr std::array kFiles = {"tokenizer.json",
                               "tokenizer_config.json",
                               "special_tokens_map.json",
                               "added_tokens.json",
                               "vocab.txt",
                               "vocab.json",
                               "merges.txt",
                               "tokenizer.model",
                               "spiece.model",
                               "sentencepiece.bpe.model",
                               "sentencepiece.model",
                               "source.spm",
                               "target.spm",
                               "target_vocab.json",
                               "grapheme_vocab.json",
                               "phoneme_vocab.json"};

/// The files of a folder, or the one that stands for tokenizer.json under another name.
std::map<std::string, std::string, std::less<>> filesAt(const std::string& path) {
  std::error_code error;
  fs::path folder = path;
  std::map<std::string, std::string, std::less<>> files;
  if (!fs::is_directory(folder, error)) {
    files["tokenizer.json"] = readInput(path);
    if (folder.filename() != "tokenizer.json") return files;
    folder = folder.parent_path();
  }
  for (const char* name : kFiles) {
    const fs::path file = folder / name;
    if (!files.contains(name) && fs::exists(file, error)) files[name] = readInput(file.string());
  }
  return files;
}

TrainingVocabulary readTokenizers(const TrainingConfig& config) {
  const auto files = filesAt(config.tokenizer);
  // The model's config may decide how the files are read, so it must be the one that they will lie beside.
  const TokenizerFiles source{config.tokenizer,
                              [&](std::string_view name) -> std::optional<std::string_view> {
                                if (name == "config.json") return config.modelText;
                                const auto found = files.find(name);
                                if (found == files.end()) return std::nullopt;
                                return found->second;
                              }};
  const auto tokenizer = loadTokenizer(source);
  if (!tokenizer)
    throw Error("%1: tokenizer %2 has no tokenizer.json or vocabulary.", config.file, config.tokenizer);
  TrainingVocabulary vocabulary = vocabularyOf(tokenizer);
  if (const auto target = loadTargetTokenizer(source)) vocabulary.target = target;
  vocabulary.files = {files.begin(), files.end()};
  return vocabulary;
}

void requireRoom(const TrainingConfig& config, const Tokenizer& tokenizer, std::int64_t room) {
  if (tokenizer.vocabularySize() <= room) return;
  throw Error("%1: model.vocab_size must be at least %2, the size of the tokenizer's vocabulary, not %3.",
              config.file, tokenizer.vocabularySize(), room);
}

void readModelSide(const TrainingConfig& config, TrainingVocabulary& vocabulary) {
  const ModelFiles files = ModelFiles::embedded(
      config.file + ": model", {{"config.json", std::as_bytes(std::span(config.modelText))}});
  const ModelConfig model = readModelConfig(files);
  requireRoom(config, *vocabulary.tokenizer, model.vocabularySize);
  requireRoom(config, *vocabulary.target, model.outputVocabularySize());
  const GenerationRules rules = readGenerationRules(files, model);
  vocabulary.decoderStart = rules.decoderStart;
  if (!rules.ends.empty()) vocabulary.end = rules.ends.front();
  const bool pairs = config.objective.kind == ObjectiveKind::SequenceToSequence;
  if (pairs != (model.architecture() == Architecture::EncoderDecoder))
    throw Error(pairs ? Message("%1: objective.kind is sequence-to-sequence, which needs a model with an "
                                "encoder and a decoder.",
                                config.file)
                      : Message("%1: objective.kind must be sequence-to-sequence, since the model is a model "
                                "with an encoder and a decoder.",
                                config.file));
  if (pairs && !vocabulary.decoderStart)
    throw Error("%1: model.decoder_start_token_id is missing, so the decoder has nothing to begin with.",
                config.file);
}

}  // namespace

TrainingVocabulary vocabularyOf(std::shared_ptr<const Tokenizer> tokenizer) {
  TrainingVocabulary vocabulary;
  // What is added around a text stands around any: one letter tells.
  const Encoding probe = tokenizer->encode("a");
  std::size_t first = 0;
  while (first < probe.ids.size() && probe.segments[first] < 0) ++first;
  std::size_t last = probe.ids.size();
  while (last > first && probe.segments[last - 1] < 0) --last;
  const auto at = [&](std::size_t index) { return probe.ids.begin() + static_cast<std::ptrdiff_t>(index); };
  vocabulary.prefix.assign(at(0), at(first));
  vocabulary.suffix.assign(at(last), probe.ids.end());
  for (std::int32_t id = 0; id < tokenizer->vocabularySize(); ++id)
    if (!tokenizer->isSpecial(id) && !tokenizer->isUnknown(id) && !tokenizer->idToToken(id).empty())
      vocabulary.ordinary.push_back(id);
  vocabulary.mask = tokenizer->tokenToId("[MASK]");
  if (!vocabulary.mask) vocabulary.mask = tokenizer->tokenToId("<mask>");
  vocabulary.target = tokenizer;
  vocabulary.tokenizer = std::move(tokenizer);
  return vocabulary;
}

TrainingVocabulary loadTrainingVocabulary(const TrainingConfig& config) {
  TrainingVocabulary vocabulary = readTokenizers(config);
  readModelSide(config, vocabulary);
  if (config.objective.kind == ObjectiveKind::Masked && !vocabulary.mask)
    throw Error("%1: tokenizer %2 has no [MASK] or <mask>, which the masked objective needs.", config.file,
                config.tokenizer);
  if (vocabulary.ordinary.empty())
    throw Error("%1: tokenizer %2 has no tokens that stand for text.", config.file, config.tokenizer);
  return vocabulary;
}

}  // namespace headlight
