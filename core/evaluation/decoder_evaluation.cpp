#include "core/evaluation/decoder_evaluation.h"

#include <optional>

#include "core/evaluation/bigram_training.h"
#include "core/evaluation/causal_perplexity.h"
#include "core/evaluation/text_lines.h"
#include "core/parallel/progress_part.h"

namespace headlight {
namespace {

std::optional<KneserNeyBigram> bigramOf(const Model& model, const EvaluationFolders& folders,
                                        const char* corpusFile, const Execution& execution) {
  if (!folders.corpus) return std::nullopt;
  return countBigrams(model, {*folders.corpus + "/" + corpusFile}, false, execution);
}

TextLikelihood likelihoodOf(const ModelCopies& copies, const DocumentIds& documents,
                            const std::optional<KneserNeyBigram>& bigram, const Execution& execution) {
  return causalLikelihood(copies, documents, bigram ? &*bigram : nullptr, execution);
}

// The Chinese documents kind by kind; all of them are put into `documents` too.
void measureChinese(const ModelCopies& copies, const EvaluationFolders& folders, const Execution& execution,
                    DocumentIds& documents, DecoderEvaluation& evaluation) {
  const auto bigram = bigramOf(copies.model(), folders, "bilingual-decoder/chinese.txt", execution);
  for (const TextKind& kind : readTextLines(folders.dataFile("bilingual-decoder/held-out-chinese.jsonl"))) {
    const DocumentIds ids = tokenized(*copies.model().tokenizer, kind.texts, execution);
    evaluation.chineseKinds.push_back({kind.kind, likelihoodOf(copies, ids, bigram, execution)});
    evaluation.chinese += evaluation.chineseKinds.back().likelihood;
    documents.insert(documents.end(), ids.begin(), ids.end());
  }
}

}  // namespace

DecoderEvaluation evaluateDecoder(const ModelCopies& copies, const EvaluationFolders& folders,
                                  const Execution& execution) {
  constexpr double kEnglish = 0.4;
  constexpr double kChinese = 0.7;
  constexpr double kPrevious = 0.9;
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  DecoderEvaluation evaluation;
  evaluation.prompts = readPrompts(folders.dataFile("bilingual-decoder/prompts.jsonl"));
  DocumentIds documents = tokenized(
      *copies.model().tokenizer, readDocuments(folders.dataFile("english-encoder/running-text.txt")), quiet);
  evaluation.english = likelihoodOf(copies, documents,
                                    bigramOf(copies.model(), folders, "bilingual-decoder/english.txt", quiet),
                                    progressPart(execution, 0, kEnglish));
  measureChinese(copies, folders, quiet, documents, evaluation);
  evaluation.previousToken =
      findPreviousTokenHead(copies, documents, progressPart(execution, kChinese, kPrevious));
  evaluation.induction = findInductionHead(copies, progressPart(execution, kPrevious, 1));
  evaluation.results = goOnWith(copies, evaluation.prompts, quiet);
  return evaluation;
}

}  // namespace headlight
