#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/evaluation/corpus_statistics.h"

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

/// What `headlight statistics` has measured: of a whole corpus or, as one of the jobs that share it, of a
/// part.
struct StatisticsReport {
  std::string model;
  std::string corpus;      // tells work apart: a number made of the corpus's bytes and of options
  bool isCorpus = false;   // one text a line; otherwise one text
  std::int64_t shard = 0;  // of shards, counted from 0
  std::int64_t shards = 1;
  CorpusTotals totals;
  std::map<std::int64_t, std::string> sentences;  // the texts of totals.strongestTexts(), by line from 1
};

/// For people and programs: "statistics" with names and formulas, "heads" with their means (six decimals,
/// null for no number), rule and evidence, and of a corpus the lines where each is the strongest.
nlohmann::ordered_json reportJson(const StatisticsReport& report);

}  // namespace headlight
