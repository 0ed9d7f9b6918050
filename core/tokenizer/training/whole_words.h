#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/tokenizer/training/tokenizer_training.h"
#include "core/tokenizer/training/word_counts.h"
#include "core/tokenizer/training/word_splitter.h"

namespace headlight {

/// Whether there are pieces that words are taken for whatever their merges.
bool hasWholeWords(const TokenizerTraining& training);

/// The pieces that the words of training.wholeWordsFile must be, in its order, none twice: as the splitter
/// leaves them. Where words are cut with the space in front of them, that form comes first, and the form
/// without one is there only if the texts have it (`counted`, sorted). Then the Han characters that
/// training.wholeHan asks for, the most frequent first. Throws Error naming file and line for a word that is
/// several to the splitter, and for one too long for WordPiece.
std::vector<std::string> wholeWordPieces(const TokenizerTraining& training, const WordSplitter& splitter,
                                         std::span<const CountedWord> counted);

}  // namespace headlight
