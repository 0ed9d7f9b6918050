#include "app/evaluation_tables.h"
#include "app/evaluation_words.h"

namespace headlight {

namespace {

ReportTable headTable(const EncoderEvaluation& evaluation) {
  return {.key = "head",
          .title = EvaluationWords::tr("The head that resolves pronouns, picked on a set of its own"),
          .columns = {{"layer", EvaluationWords::tr("layer"), CellFormat::Count},
                      {"head", EvaluationWords::tr("head"), CellFormat::Count},
                      {"sentences", EvaluationWords::tr("sentences"), CellFormat::Count},
                      {"right", EvaluationWords::tr("right"), CellFormat::Share},
                      {"weight", EvaluationWords::tr("weight"), CellFormat::Weight}},
          .rows = {{std::int64_t{evaluation.head.layer}, std::int64_t{evaluation.head.head},
                    evaluation.selection.sentences, evaluation.selection.accuracy,
                    evaluation.selection.meanWeight}}};
}

/// A group without a sentence has no share.
ReportCell shareOf(const ReferenceFigures& figures) {
  return figures.sentences > 0 ? ReportCell(figures.accuracy) : ReportCell(QString());
}

ReportTable referenceTable(const char* key, const QString& title, const std::vector<ReferenceGroup>& groups) {
  ReportTable table{
      .key = key,
      .title = title,
      .columns = {{"kind", EvaluationWords::tr("kind")},
                  {"sentences", EvaluationWords::tr("sentences"), CellFormat::Count},
                  {"right", EvaluationWords::tr("right"), CellFormat::Share},
                  {"right_when_first", EvaluationWords::tr("when first"), CellFormat::Share},
                  {"right_when_later", EvaluationWords::tr("when later"), CellFormat::Share},
                  {"weight", EvaluationWords::tr("weight"), CellFormat::Weight},
                  {"first_noun", EvaluationWords::tr("first noun"), CellFormat::Share},
                  {"nearest_noun", EvaluationWords::tr("nearest noun"), CellFormat::Share},
                  {"right_noun_first", EvaluationWords::tr("right one first"), CellFormat::Share}},
      .rows = {}};
  for (const ReferenceGroup& group : groups) {
    table.rows.push_back({group.name == "all" ? ReportCell(QT_TRANSLATE_NOOP("CommandLine", "all"))
                                              : ReportCell(QString::fromStdString(group.name)),
                          group.all.sentences, group.all.accuracy, shareOf(group.rightFirst),
                          shareOf(group.rightLater), group.all.meanWeight, group.all.firstNoun,
                          group.all.nearestNoun, group.all.rightFirst});
  }
  return table;
}

ReportTable minimalPairTable(const MinimalPairFigures& figures) {
  return {.key = "minimal_pairs",
          .title = EvaluationWords::tr("Pairs that differ in the adjective alone: right in both"),
          .columns = {{"pairs", EvaluationWords::tr("pairs"), CellFormat::Count},
                      {"moved", EvaluationWords::tr("moved"), CellFormat::Share}},
          .rows = {{figures.pairs, figures.moved}}};
}

}  // namespace

std::vector<ReportTable> tablesOf(const EncoderEvaluation& evaluation, const BigramLookup& bigramOf) {
  return {
      headTable(evaluation),
      referenceTable("reference", EvaluationWords::tr("Pronouns in held-out sentences"), evaluation.heldOut),
      referenceTable("untrained_kinds",
                     EvaluationWords::tr("Pronouns in kinds of sentences that training never saw"),
                     evaluation.untrainedKinds),
      minimalPairTable(evaluation.minimalPairs),
      perplexityTable(EvaluationWords::tr("Masked-token perplexity of books that training never saw"),
                      {{kEnglishText, evaluation.runningText}}, bigramOf)};
}

}  // namespace headlight
