#include "core/evaluation/decoder_evaluation.h"

#include <optional>

#include "core/evaluation/bigram_training.h"
#include "core/evaluation/causal_perplexity.h"
#include "core/evaluation/text_lines.h"
#include "core/parallel/progress_part.h"

namespace headlight {
namespace {

using Bigram = std::optional<KneserNeyBigram>;  // none: there is no corpus to count in

Bigram bigramOf(const Model& model, const EvaluationFolders& folders, const char* corpusFile,
                const Execution& execution) {
  if (!folders.corpus) return std::nullopt;
  return countBigrams(model, {*folders.corpus + "/bilingual-decoder/" + corpusFile}, false, execution);
}

TextLikelihood likelihoodOf(const ModelCopies& copies, const DocumentIds& documents, const Bigram& bigram,
                            const Execution& execution) {
  return causalLikelihood(copies, documents, bigram ? &*bigram : nullptr, execution);
}

// The documents of a language kind by kind; all of them are put into `documents` too.
LanguageLikelihood measured(const ModelCopies& copies, const std::string& file, const Bigram& bigram,
                            const Execution& execution, DocumentIds& documents) {
  LanguageLikelihood language;
  for (const TextKind& kind : readTextLines(file)) {
    const DocumentIds ids = tokenized(*copies.model().tokenizer, kind.texts, execution);
    language.kinds.push_back({kind.kind, likelihoodOf(copies, ids, bigram, execution)});
    language.all += language.kinds.back().likelihood;
    documents.insert(documents.end(), ids.begin(), ids.end());
  }
  return language;
}

}  // namespace

DecoderEvaluation evaluateDecoder(const ModelCopies& copies, const EvaluationFolders& folders,
                                  const Execution& execution) {
  constexpr double kEnglish = 0.2;
  constexpr double kBooks = 0.5;
  constexpr double kChinese = 0.7;
  constexpr double kPrevious = 0.9;
  const Model& model = copies.model();
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  const auto file = [&](const char* name) {
    return folders.dataFile(std::string("bilingual-decoder/") + name);
  };
  DecoderEvaluation evaluation;
  evaluation.prompts = readPrompts(file("prompts.jsonl"));
  DocumentIds documents;
  const Bigram english = bigramOf(model, folders, "english.txt", quiet);
  evaluation.english = measured(copies, file("held-out-english.jsonl"), english, quiet, documents);
  const std::vector<std::string> books = readDocuments(folders.dataFile("english-encoder/running-text.txt"));
  evaluation.unseenBooks = likelihoodOf(copies, tokenized(*model.tokenizer, books, quiet), english,
                                        progressPart(execution, kEnglish, kBooks));
  const Bigram chinese = bigramOf(model, folders, "chinese.txt", quiet);
  evaluation.chinese = measured(copies, file("held-out-chinese.jsonl"), chinese, quiet, documents);
  evaluation.previousToken =
      findPreviousTokenHead(copies, documents, progressPart(execution, kChinese, kPrevious));
  evaluation.induction = findInductionHead(copies, progressPart(execution, kPrevious, 1));
  evaluation.results = goOnWith(copies, evaluation.prompts, quiet);
  return evaluation;
}

}  // namespace headlight
