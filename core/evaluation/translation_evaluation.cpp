#include "core/evaluation/translation_evaluation.h"

#include "core/model/all_heads.h"
#include "core/parallel/progress_part.h"

namespace headlight {
namespace {

constexpr std::size_t mostWrong = 10;

std::vector<TranslationExample> examplesOf(const std::vector<TranslationPair>& pairs,
                                           const std::vector<std::string>& written) {
  std::vector<TranslationExample> examples;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    examples.push_back({pairs[i].source, pairs[i].target, written[i]});
  return examples;
}

std::vector<TranslationExample> wrongOnes(const std::vector<TranslationPair>& pairs,
                                          const std::vector<std::string>& written) {
  std::vector<TranslationExample> wrong;
  for (std::size_t i = 0; i < pairs.size() && wrong.size() < mostWrong; ++i)
    if (written[i] != pairs[i].target) wrong.push_back({pairs[i].source, pairs[i].target, written[i]});
  return wrong;
}

}  // namespace

TranslationEvaluation evaluateTranslation(const ModelCopies& copies, const EvaluationFolders& folders,
                                          const Execution& execution) {
  constexpr double kPicked = 0.2;
  constexpr double kAligned = 0.3;
  const auto read = [&](const char* name) {
    return readTranslationSet(folders.dataFile(std::string("chinese-english/") + name));
  };
  TranslationEvaluation evaluation;
  const std::vector<HeadId> heads = allHeads(copies.model().config, AttentionKind::Cross);
  const std::vector<TranslationPair> selection = read("selection.jsonl");
  const auto picking = alignedRows(copies, selection, heads, progressPart(execution, 0, kPicked));
  const std::size_t picked = pickAlignmentHead(selection, picking);
  evaluation.head = heads[picked];
  evaluation.selectedAlignment = alignmentFigures(selection, picking, picked);
  const std::vector<TranslationPair> heldOut = read("held-out.jsonl");
  const auto rows =
      alignedRows(copies, heldOut, {evaluation.head}, progressPart(execution, kPicked, kAligned));
  evaluation.alignment = alignmentFigures(heldOut, rows, 0);
  const std::vector<std::string> written =
      translations(copies, heldOut, progressPart(execution, kAligned, 1));
  evaluation.translation = translationFigures(heldOut, written);
  evaluation.wrong = wrongOnes(heldOut, written);
  const std::vector<TranslationPair> examples = read("examples.jsonl");
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  evaluation.examples = examplesOf(examples, translations(copies, examples, quiet));
  return evaluation;
}

}  // namespace headlight
