#pragma once

#include "app/perplexity_table.h"
#include "core/evaluation/decoder_evaluation.h"
#include "core/evaluation/encoder_evaluation.h"
#include "core/evaluation/translation_evaluation.h"

namespace headlight {

std::vector<ReportTable> tablesOf(const EncoderEvaluation& evaluation, const BigramLookup& bigramOf);
std::vector<ReportTable> tablesOf(const DecoderEvaluation& evaluation, const BigramLookup& bigramOf);
std::vector<ReportTable> tablesOf(const TranslationEvaluation& evaluation);

}  // namespace headlight
