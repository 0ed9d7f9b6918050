#include "core/evaluation/decoder_evaluation.h"

#include "core/evaluation/bigram_training.h"
#include "core/evaluation/causal_perplexity.h"
#include "core/evaluation/text_lines.h"
#include "core/parallel/progress_part.h"

namespace headlight {
namespace {

TextLikelihood likelihoodOf(const ModelCopies& copies, const DocumentIds& documents,
                            const EvaluationFolders& folders, const char* corpusFile,
                            const Execution& execution) {
  if (!folders.corpus) return causalLikelihood(copies, documents, nullptr, execution);
  const KneserNeyBigram bigram =
      countBigrams(copies.model(), {*folders.corpus + "/" + corpusFile}, false, execution);
  return causalLikelihood(copies, documents, &bigram, execution);
}

}  // namespace

DecoderEvaluation evaluateDecoder(const ModelCopies& copies, const EvaluationFolders& folders,
                                  const Execution& execution) {
  constexpr double kEnglish = 0.4;
  constexpr double kChinese = 0.7;
  constexpr double kPrevious = 0.9;
  const Tokenizer& tokenizer = *copies.model().tokenizer;
  const DocumentIds english =
      tokenized(tokenizer, readDocuments(folders.dataFile("english-encoder/running-text.txt")), execution);
  const DocumentIds chinese = tokenized(
      tokenizer, readTextLines(folders.dataFile("bilingual-decoder/held-out-chinese.jsonl")), execution);
  DecoderEvaluation evaluation;
  evaluation.prompts = readPrompts(folders.dataFile("bilingual-decoder/prompts.jsonl"));
  evaluation.english = likelihoodOf(copies, english, folders, "bilingual-decoder/english.txt",
                                    progressPart(execution, 0, kEnglish));
  evaluation.chinese = likelihoodOf(copies, chinese, folders, "bilingual-decoder/chinese.txt",
                                    progressPart(execution, kEnglish, kChinese));
  DocumentIds both = english;
  both.insert(both.end(), chinese.begin(), chinese.end());
  evaluation.previousToken =
      findPreviousTokenHead(copies, both, progressPart(execution, kChinese, kPrevious));
  evaluation.induction = findInductionHead(copies, progressPart(execution, kPrevious, 1));
  evaluation.results = goOnWith(copies, evaluation.prompts, {.pool = execution.pool, .stop = execution.stop});
  return evaluation;
}

}  // namespace headlight
