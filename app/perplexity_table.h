#pragma once

#include <QtGlobal>
#include <functional>
#include <limits>
#include <string>

#include "app/evaluation_report.h"
#include "core/evaluation/perplexity.h"

namespace headlight {

/// What a text costs the bigram model, and whether that was counted now or stands in the model's files.
struct BigramFigure {
  double perplexity = std::numeric_limits<double>::quiet_NaN();  // NaN: not known
  bool recorded = false;
};

struct PerplexityRow {
  std::string text;  // kEnglishText, kChineseText, and with its kind "Chinese, poem"
  const TextLikelihood& likelihood;
};

/// What rows of table "perplexity" are called, in JSON too.
inline constexpr const char* kEnglishText = QT_TRANSLATE_NOOP("CommandLine", "English");
inline constexpr const char* kChineseText = QT_TRANSLATE_NOOP("CommandLine", "Chinese");

/// Says what a text costs the bigram model, by its row's name.
using BigramLookup = std::function<BigramFigure(const TextLikelihood& likelihood, const std::string& text)>;

/// Table "perplexity": the model's beside the bigram's for the same tokens.
ReportTable perplexityTable(const QString& title, const std::vector<PerplexityRow>& texts,
                            const BigramLookup& bigramOf);

}  // namespace headlight
