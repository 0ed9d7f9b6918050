#pragma once

#include <string>
#include <vector>

#include "core/evaluation/evaluation_folders.h"
#include "core/evaluation/named_heads.h"
#include "core/evaluation/perplexity.h"
#include "core/evaluation/prompts.h"

namespace headlight {

/// What the documents of one kind cost.
struct KindLikelihood {
  std::string kind;
  TextLikelihood likelihood;
};

/// What the documents of one language cost. `bigram` has no token where there was no corpus to count in.
struct LanguageLikelihood {
  TextLikelihood all;
  std::vector<KindLikelihood> kinds;  // poems and sentences; books
};

/// What a decoder is measured by.
struct DecoderEvaluation {
  LanguageLikelihood english;  // chapters that training never saw, of books that it saw others of
  TextLikelihood unseenBooks;  // English books of which it saw none
  LanguageLikelihood chinese;
  FoundHead previousToken;
  FoundHead induction;
  std::vector<Prompt> prompts;
  std::vector<PromptResult> results;  // [prompts]
};

/// Reads DATA/bilingual-decoder/{held-out-english,held-out-chinese,prompts}.jsonl and
/// DATA/english-encoder/running-text.txt, and counts bigrams in CORPUS/bilingual-decoder/english.txt and
/// chinese.txt where a corpus is given. Throws Error naming file, line and field; Cancelled.
DecoderEvaluation evaluateDecoder(const ModelCopies& copies, const EvaluationFolders& folders,
                                  const Execution& execution);

}  // namespace headlight
