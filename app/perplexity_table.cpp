#include "app/perplexity_table.h"

#include <cmath>

#include "app/evaluation_words.h"

namespace headlight {

namespace {

const char* sourceOf(const BigramFigure& bigram) {
  if (std::isnan(bigram.perplexity)) return QT_TRANSLATE_NOOP("CommandLine", "not counted (--corpus)");
  return bigram.recorded ? QT_TRANSLATE_NOOP("CommandLine", "recorded with the model")
                         : QT_TRANSLATE_NOOP("CommandLine", "counted now");
}

}  // namespace

ReportTable perplexityTable(const QString& title, const std::vector<PerplexityRow>& texts,
                            const BigramLookup& bigramOf) {
  ReportTable table{.key = "perplexity",
                    .title = title,
                    .columns = {{"text", EvaluationWords::tr("text")},
                                {"tokens", EvaluationWords::tr("tokens"), CellFormat::Count},
                                {"unknown", EvaluationWords::tr("unknown"), CellFormat::Count},
                                {"model", EvaluationWords::tr("model"), CellFormat::Number},
                                {"bigram", EvaluationWords::tr("bigram"), CellFormat::Number},
                                {"ratio", EvaluationWords::tr("ratio"), CellFormat::Weight},
                                {"bigram_source", EvaluationWords::tr("bigram was")}},
                    .rows = {}};
  for (const PerplexityRow& row : texts) {
    const double model = row.likelihood.model.perplexity();
    const BigramFigure bigram = bigramOf(row.likelihood, row.text);
    table.rows.push_back({QString::fromStdString(row.text), row.likelihood.model.tokens,
                          row.likelihood.unknown, model, bigram.perplexity, model / bigram.perplexity,
                          sourceOf(bigram)});
  }
  return table;
}

}  // namespace headlight
