#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/sentence_piece/sentence_piece_model.h"
#include "core/tokenizer/tokenizer_config.h"

namespace headlight {

/// What a class of Python's transformers adds to a SentencePiece file: other ids, more pieces and tokens
/// around a text.
struct SentencePieceClass {
  enum class Ids {
    AsInFile,
    Fairseq,    // <s> <pad> </s> <unk>, the pieces of the file from the fourth on, then `morePieces`
    Camembert,  // <s>NOTUSED <pad> </s>NOTUSED <unk> <unk>NOTUSED, the pieces from the second on, then
                // `morePieces`
    Pegasus,    // <pad> </s> <mask_1> <mask_2> <unk_2> to <unk_102>, the pieces from the third on
  };
  enum class Around {
    Nothing,  // but what add_bos_token and add_eos_token ask for
    Eos,      // A </s> B </s>
    OneEos,   // A B </s>
    Roberta,  // <s> A </s> </s> B </s>
    Bert,     // [CLS] A [SEP] B [SEP], the second text of token type 1
    XlNet,    // A <sep> B <sep> <cls>
    Mbart,    // A B </s> and `language`
    Mbart50,  // `language` and A B </s>
    Xglm,     // </s> A </s> </s> B
  };

  Ids ids = Ids::AsInFile;
  Around around = Around::Nothing;
  std::string cls;  // the tokens' default names, where the class has some
  std::string sep;
  std::string mask;
  std::string language;
  // Special ones. With a vocabulary beside the file they have the ids behind it.
  std::vector<std::string> morePieces;
  // What is found in a text before it is cut; empty: the file's control pieces and `morePieces`.
  std::vector<std::string> foundTokens;
  bool lowercases = false;  // ALBERT's: lower case, no accents, `` and '' as "
  // Texts are cut as Hugging Face's library does after transformers has made a Unigram model or byte pairs of
  // the file, whatever it says itself.
  enum class Conversion { None, Unigram, BytePair };
  Conversion conversion = Conversion::None;
  bool unknownLanguage = false;  // a language that is not known is the unknown token, and no error
  bool leadingCodes = false;     // a code such as >>fra<< that begins a text is one token (Marian)
  bool beginsWithBos = false;    // of the LLaMA kind: <s> A unless add_bos_token says otherwise
};

/// The class that a folder's tokenizer_class names, else the one that goes with its model_type, else one that
/// adds nothing.
SentencePieceClass sentencePieceClass(const TokenizerConfig& config, std::string_view modelType);

/// Gives the pieces of `model` the ids that they have under the class.
void arrangeIds(const SentencePieceClass& tokenizerClass, SentencePieceModel& model);

}  // namespace headlight
