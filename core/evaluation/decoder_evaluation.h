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

/// What a decoder is measured by.
struct DecoderEvaluation {
  TextLikelihood english;  // `bigram` without a token: there was no corpus to count in
  TextLikelihood chinese;  // of all kinds
  std::vector<KindLikelihood> chineseKinds;
  FoundHead previousToken;
  FoundHead induction;
  std::vector<Prompt> prompts;
  std::vector<PromptResult> results;  // [prompts]
};

/// Reads DATA/english-encoder/running-text.txt, DATA/bilingual-decoder/held-out-chinese.jsonl and
/// prompts.jsonl, and counts bigrams in CORPUS/bilingual-decoder/english.txt and chinese.txt where a corpus
/// is given. Throws Error naming file, line and field; Cancelled.
DecoderEvaluation evaluateDecoder(const ModelCopies& copies, const EvaluationFolders& folders,
                                  const Execution& execution);

}  // namespace headlight
