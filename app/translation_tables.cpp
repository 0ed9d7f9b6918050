#include <algorithm>

#include "app/evaluation_tables.h"
#include "app/evaluation_words.h"

namespace headlight {

namespace {

ReportTable exactTable(const TranslationFigures& figures) {
  ReportTable table{.key = "translation",
                    .title = EvaluationWords::tr("Held-out sentences, written greedily"),
                    .columns = {{"sentences", EvaluationWords::tr("sentences")},
                                {"pairs", EvaluationWords::tr("pairs"), CellFormat::Count},
                                {"exact", EvaluationWords::tr("exact"), CellFormat::Share},
                                {"source_copied", EvaluationWords::tr("source copied"), CellFormat::Share},
                                {"words_copied", EvaluationWords::tr("word by word"), CellFormat::Share}},
                    .rows = {}};
  const auto add = [&](const char* name, const ExactFigures& exact) {
    table.rows.push_back({name, exact.pairs, exact.exact, exact.sourceCopied, exact.wordsCopied});
  };
  add(QT_TRANSLATE_NOOP("CommandLine", "all"), figures.all);
  add(QT_TRANSLATE_NOOP("CommandLine", "reordered"), figures.reordered);
  add(QT_TRANSLATE_NOOP("CommandLine", "in order"), figures.inOrder);
  return table;
}

ReportTable headTable(const TranslationEvaluation& evaluation) {
  return {
      .key = "head",
      .title = EvaluationWords::tr("The cross-attention head that aligns words, picked on a set of its own"),
      .columns = {{"layer", EvaluationWords::tr("layer"), CellFormat::Count},
                  {"head", EvaluationWords::tr("head"), CellFormat::Count},
                  {"words", EvaluationWords::tr("words"), CellFormat::Count},
                  {"aligned", EvaluationWords::tr("aligned"), CellFormat::Share}},
      .rows = {{std::int64_t{evaluation.head.layer}, std::int64_t{evaluation.head.head},
                evaluation.selectedAlignment.all.words, evaluation.selectedAlignment.all.aligned}}};
}

ReportTable alignmentTable(const AlignmentFigures& figures) {
  ReportTable table{.key = "alignment",
                    .title = EvaluationWords::tr(
                        "Content words of held-out sentences whose row is largest on the aligned word"),
                    .columns = {{"words_of", EvaluationWords::tr("words of")},
                                {"words", EvaluationWords::tr("words"), CellFormat::Count},
                                {"aligned", EvaluationWords::tr("aligned"), CellFormat::Share}},
                    .rows = {}};
  const auto add = [&](const char* name, const AlignmentShare& share) {
    table.rows.push_back({name, share.words, share.aligned});
  };
  add(QT_TRANSLATE_NOOP("CommandLine", "all sentences"), figures.all);
  add(QT_TRANSLATE_NOOP("CommandLine", "reordered sentences"), figures.reorderedPairs);
  add(QT_TRANSLATE_NOOP("CommandLine", "sentences in order"), figures.inOrderPairs);
  add(QT_TRANSLATE_NOOP("CommandLine", "words that cross others"), figures.crossingWords);
  return table;
}

/// How many skeletons come out right whenever they are tried.
ReportTable skeletonCounts(const std::vector<SkeletonFigures>& skeletons) {
  const auto right = std::count_if(skeletons.begin(), skeletons.end(), [](const SkeletonFigures& figures) {
    return figures.exact == figures.pairs;
  });
  return {.key = "skeletons",
          .title = EvaluationWords::tr("Sequences of word classes"),
          .columns = {{"skeletons", EvaluationWords::tr("sequences"), CellFormat::Count},
                      {"always_exact", EvaluationWords::tr("always exact"), CellFormat::Count}},
          .rows = {{static_cast<std::int64_t>(skeletons.size()), static_cast<std::int64_t>(right)}}};
}

/// Those that come out wrong most often.
ReportTable worstSkeletons(std::vector<SkeletonFigures> skeletons) {
  constexpr std::size_t kShown = 5;
  ReportTable table{.key = "worst_skeletons",
                    .title = EvaluationWords::tr("Sequences of word classes that come out wrong most often"),
                    .columns = {{"skeleton", EvaluationWords::tr("sequence")},
                                {"pairs", EvaluationWords::tr("pairs"), CellFormat::Count},
                                {"exact", EvaluationWords::tr("exact"), CellFormat::Count}},
                    .rows = {}};
  std::stable_sort(skeletons.begin(), skeletons.end(),
                   [](const SkeletonFigures& a, const SkeletonFigures& b) {
                     return a.pairs - a.exact > b.pairs - b.exact;
                   });
  for (const SkeletonFigures& figures : skeletons) {
    if (table.rows.size() == kShown || figures.exact == figures.pairs) break;
    table.rows.push_back({QString::fromStdString(figures.skeleton), figures.pairs, figures.exact});
  }
  return table;
}

ReportTable exampleTable(const char* key, const QString& title,
                         const std::vector<TranslationExample>& examples) {
  ReportTable table{.key = key,
                    .title = title,
                    .columns = {{"source", EvaluationWords::tr("source")},
                                {"written", EvaluationWords::tr("written")},
                                {"target", EvaluationWords::tr("target")},
                                {"exact", EvaluationWords::tr("exact")}},
                    .rows = {}};
  for (const TranslationExample& example : examples) {
    const bool exact = example.written == example.target;
    table.rows.push_back(
        {QString::fromStdString(example.source), QString::fromStdString(example.written),
         QString::fromStdString(example.target),
         exact ? QT_TRANSLATE_NOOP("CommandLine", "yes") : QT_TRANSLATE_NOOP("CommandLine", "no")});
  }
  return table;
}

}  // namespace

std::vector<ReportTable> tablesOf(const TranslationEvaluation& evaluation) {
  const TranslationFigures& figures = evaluation.translation;
  std::vector<ReportTable> tables = {exactTable(figures), headTable(evaluation),
                                     alignmentTable(evaluation.alignment)};
  if (!figures.skeletons.empty()) tables.push_back(skeletonCounts(figures.skeletons));
  ReportTable worst = worstSkeletons(figures.skeletons);
  if (!worst.rows.empty()) tables.push_back(std::move(worst));
  tables.push_back(exampleTable("examples", EvaluationWords::tr("Examples"), evaluation.examples));
  if (!evaluation.wrong.empty()) {
    tables.push_back(exampleTable("mistakes",
                                  EvaluationWords::tr("The first held-out sentences that come out wrong"),
                                  evaluation.wrong));
  }
  return tables;
}

}  // namespace headlight
