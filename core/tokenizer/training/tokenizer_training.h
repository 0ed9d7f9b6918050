#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/parallel/execution.h"

namespace headlight {

enum class TrainedModel {
  WordPiece,  // BERT's: a normalizer that sets every Chinese character apart, words and punctuation, "##"
  BytePair    // GPT-2's and Llama's
};

/// What a byte-pair vocabulary starts from.
enum class PieceUnits {
  Bytes,      // byte-level: 256 characters that stand for bytes
  Characters  // the characters of the texts; bytes <0x00> to <0xFF> for all others, ▁ for a space
};

/// How a byte-pair tokenizer cuts a text into words.
enum class WordPattern { Gpt2, Llama3 };

/// What is put around a text, and which special tokens there are.
enum class TokenTemplate {
  None,    // nothing; the tokens of Bert for WordPiece, <|endoftext|> for BytePair
  Bert,    // [CLS] A [SEP], pairs [CLS] A [SEP] B [SEP]; [PAD] [UNK] [CLS] [SEP] [MASK]
  Bart,    // <s> A </s>, pairs <s> A </s> </s> B </s>; <s> <pad> </s> <unk> <mask>
  Bos,     // <s> A; <s> </s> <pad>
  Eos,     // A </s>
  BosEos,  // <s> A </s>
};

/// What a tokenizer is trained from and what it is to be.
struct TokenizerTraining {
  std::vector<std::string> textFiles;  // UTF-8; each line is a text of its own
  TrainedModel model = TrainedModel::WordPiece;
  PieceUnits units = PieceUnits::Bytes;     // of BytePair
  WordPattern pattern = WordPattern::Gpt2;  // of BytePair
  bool splitHan = false;                    // BytePair: every Han character a word (WordPiece: always)
  TokenTemplate surround = TokenTemplate::Bert;
  std::int64_t vocabularySize = 0;            // all pieces, special tokens included
  std::int64_t minFrequency = 2;              // how often two pieces must meet to be joined
  std::optional<std::int64_t> limitAlphabet;  // the most characters, see trainBytePairs()
  bool lowerCase = false;
  std::vector<std::string> specialTokens;  // behind those of the template
  std::string wholeWordsFile;              // a word a line, which become pieces; empty: none
  // Han characters that stand at least so often are pieces like the whole words; with splitHan only.
  std::optional<std::int64_t> wholeHan;
};

/// A trained tokenizer as files, and what was found.
struct TrainedTokenizer {
  std::string tokenizerJson;  // as Hugging Face's tokenizers library (Rust) writes it
  std::string configJson;     // tokenizer_config.json of Python's transformers
  std::int64_t pieces = 0;
  std::int64_t merges = 0;
  std::int64_t differentWords = 0;
  std::int64_t words = 0;
};

/// Counts the words of the files and trains. The result is the same with any number of threads. Words of the
/// whole-words file are single pieces wherever they are words: a byte-pair tokenizer has them with a space in
/// front, and without one if the texts have them so, and takes whole words before merges ("ignore_merges").
/// Throws Error, naming the file, for one that cannot be read or is no UTF-8, for files without a word, for a
/// whole word that is cut into several before pieces are made, and for a vocabulary that is too small for
/// what must be in it. Throws Cancelled.
TrainedTokenizer trainTokenizer(const TokenizerTraining& training, const Execution& execution);

/// Writes tokenizer.json and tokenizer_config.json into a folder, which is made if it is not there; each file
/// appears complete or not at all. Throws Error naming the path and the reason.
void saveTokenizer(const TrainedTokenizer& tokenizer, const std::string& folder);

}  // namespace headlight
