#include "core/evaluation/encoder_evaluation.h"

#include "core/evaluation/bigram_training.h"
#include "core/evaluation/masked_perplexity.h"
#include "core/evaluation/text_tokens.h"
#include "core/model/all_heads.h"
#include "core/parallel/progress_part.h"

namespace headlight {
namespace {

// Weights of the one head that was picked.
struct MeasuredSet {
  std::vector<ReferenceSentence> sentences;
  std::vector<std::vector<NounWeights>> weights;  // [sentence][1]
};

MeasuredSet measured(const ModelCopies& copies, const std::string& file, HeadId head,
                     const Execution& execution) {
  MeasuredSet set;
  set.sentences = readReferenceSet(file);
  set.weights = nounWeights(copies, set.sentences, {head}, execution);
  return set;
}

TextLikelihood runningText(const ModelCopies& copies, const EvaluationFolders& folders,
                           const Execution& execution) {
  const Model& model = copies.model();
  const std::vector<std::int32_t> ids = concatenated(tokenized(
      *model.tokenizer, readDocuments(folders.dataFile("english-encoder/running-text.txt")), execution));
  if (!folders.corpus) return maskedLikelihood(copies, ids, nullptr, execution);
  const KneserNeyBigram bigram =
      countBigrams(model, {*folders.corpus + "/english-encoder/running.txt"}, true, execution);
  return maskedLikelihood(copies, ids, &bigram, execution);
}

}  // namespace

EncoderEvaluation evaluateEncoder(const ModelCopies& copies, const EvaluationFolders& folders,
                                  const Execution& execution) {
  constexpr double kPicked = 0.1;
  constexpr double kResolved = 0.3;
  const auto file = [&](const char* name) {
    return folders.dataFile(std::string("english-encoder/") + name);
  };
  EncoderEvaluation evaluation;
  const std::vector<HeadId> heads = allHeads(copies.model().config, AttentionKind::Encoder);
  const std::vector<ReferenceSentence> selection = readReferenceSet(file("selection.jsonl"));
  const auto weights = nounWeights(copies, selection, heads, progressPart(execution, 0, kPicked));
  const std::size_t picked = pickReferenceHead(selection, weights);
  evaluation.head = heads[picked];
  evaluation.selection = referenceFigures(selection, weights, picked);
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  const MeasuredSet heldOut = measured(copies, file("held-out.jsonl"), evaluation.head, quiet);
  evaluation.heldOut = referenceGroups(heldOut.sentences, heldOut.weights, 0);
  const MeasuredSet untrained = measured(copies, file("untrained-kinds.jsonl"), evaluation.head, quiet);
  evaluation.untrainedKinds = referenceGroups(untrained.sentences, untrained.weights, 0);
  const MeasuredSet pairs = measured(copies, file("minimal-pairs.jsonl"), evaluation.head, quiet);
  evaluation.minimalPairs = minimalPairFigures(pairs.sentences, pairs.weights, 0);
  evaluation.runningText = runningText(copies, folders, progressPart(execution, kResolved, 1));
  return evaluation;
}

}  // namespace headlight
