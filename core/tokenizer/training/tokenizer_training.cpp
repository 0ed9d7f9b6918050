#include "core/tokenizer/training/tokenizer_training.h"

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/parallel/progress_part.h"
#include "core/tokenizer/text/byte_characters.h"
#include "core/tokenizer/training/byte_pair_trainer.h"
#include "core/tokenizer/training/tokenizer_layout.h"
#include "core/tokenizer/training/whole_words.h"
#include "core/tokenizer/training/word_counts.h"
#include "core/utf8.h"

namespace headlight {

namespace {

// Of the time, about so much goes into counting words.
constexpr double kCountingShare = 0.7;

void checkSpecialTokens(const TokenizerTraining& training) {
  for (const std::string& token : training.specialTokens) {
    if (token.empty()) throw Error("A special token is empty.");
    if (utf8::firstInvalid(token)) throw Error("The special token %1 is not valid UTF-8.", token);
  }
}

std::vector<CountedWord> wordsOf(const TokenizerTraining& training, const WordSplitter& splitter,
                                 const Execution& execution) {
  std::vector<CountedWord> words =
      countWords(training.textFiles, splitter, progressPart(execution, 0, kCountingShare));
  if (!words.empty()) return words;
  std::string names;
  for (const std::string& file : training.textFiles) names += (names.empty() ? "" : ", ") + file;
  throw Error("There is no word to train a tokenizer with in %1.",
              names.empty() ? Message("no file") : Message(names));
}

BytePairTraining pieceTraining(const TokenizerTraining& training, const SpecialTokens& tokens) {
  BytePairTraining pieces;
  pieces.vocabularySize = training.vocabularySize;
  pieces.minFrequency = training.minFrequency;
  pieces.limitAlphabet = training.limitAlphabet;
  pieces.firstPieces = tokens.all;
  if (training.model == TrainedModel::WordPiece) {
    pieces.continuingPrefix = "##";
    return pieces;
  }
  for (int byte = 0; byte < 256; ++byte) {
    if (training.units == PieceUnits::Bytes) {
      std::size_t at = 0;
      pieces.initialAlphabet.push_back(utf8::next(byteCharacter(static_cast<unsigned char>(byte)), at));
    } else {
      char name[8];
      std::snprintf(name, sizeof(name), "<0x%02X>", static_cast<unsigned>(byte));
      pieces.firstPieces.emplace_back(name);
    }
  }
  return pieces;
}

void addPieces(const TrainedPieces& trained, nlohmann::ordered_json& model) {
  nlohmann::ordered_json::object_t& vocabulary = model["vocab"].get_ref<nlohmann::ordered_json::object_t&>();
  for (std::size_t id = 0; id < trained.pieces.size(); ++id)
    vocabulary.push_back({trained.pieces[id], nlohmann::ordered_json(id)});
  if (!model.contains("merges")) return;
  for (const TrainedPieces::Merge& merge : trained.merges) {
    model["merges"].push_back({trained.pieces[static_cast<std::size_t>(merge.left)],
                               trained.pieces[static_cast<std::size_t>(merge.right)]});
  }
}

void writeFile(const std::string& path, const std::string& text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

}  // namespace

TrainedTokenizer trainTokenizer(const TokenizerTraining& training, const Execution& execution) {
  checkSpecialTokens(training);
  const SpecialTokens tokens = specialTokensOf(training);
  nlohmann::ordered_json json = tokenizerLayout(training, tokens, hasWholeWords(training));
  const WordSplitter splitter(json);
  const std::vector<CountedWord> words = wordsOf(training, splitter, execution);
  BytePairTraining pieces = pieceTraining(training, tokens);
  pieces.wholeWords = wholeWordPieces(training, splitter, words);
  const TrainedPieces trained = trainBytePairs(words, pieces, progressPart(execution, kCountingShare, 1));
  addPieces(trained, json["model"]);
  TrainedTokenizer result;
  result.tokenizerJson = json.dump(2) + "\n";
  result.configJson = tokenizerConfig(training, tokens).dump(2) + "\n";
  result.pieces = static_cast<std::int64_t>(trained.pieces.size());
  result.merges = static_cast<std::int64_t>(trained.merges.size());
  result.differentWords = static_cast<std::int64_t>(words.size());
  for (const CountedWord& word : words) result.words += word.count;
  return result;
}

void saveTokenizer(const TrainedTokenizer& tokenizer, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw Error("The folder %1 cannot be made: %2.", folder, systemReason(error));
  writeFile(folder + "/tokenizer.json", tokenizer.tokenizerJson);
  writeFile(folder + "/tokenizer_config.json", tokenizer.configJson);
}

}  // namespace headlight
