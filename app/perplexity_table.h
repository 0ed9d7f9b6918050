#pragma once

#include <QtGlobal>
#include <limits>

#include "app/evaluation_report.h"
#include "core/evaluation/perplexity.h"

namespace headlight {

/// What a text costs the bigram model, and whether that was counted now or stands in the model's files.
struct BigramFigure {
  double perplexity = std::numeric_limits<double>::quiet_NaN();  // NaN: not known
  bool recorded = false;
};

struct PerplexityRow {
  const char* text;  // kEnglishText, kChineseText
  const TextLikelihood& likelihood;
  BigramFigure bigram;
};

/// What rows of table "perplexity" are called, in JSON too.
inline constexpr const char* kEnglishText = QT_TRANSLATE_NOOP("CommandLine", "English");
inline constexpr const char* kChineseText = QT_TRANSLATE_NOOP("CommandLine", "Chinese");

/// Table "perplexity": the model's beside the bigram's for the same tokens.
ReportTable perplexityTable(const QString& title, const std::vector<PerplexityRow>& texts);

}  // namespace headlight
