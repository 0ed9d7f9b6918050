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
  std::string corpus;      // tells texts apart: a number made of the corpus's bytes
  bool isCorpus = false;   // one text a line; otherwise one text
  std::int64_t shard = 0;  // of shards, counted from 0
  std::int64_t shards = 1;
  CorpusTotals totals;
  std::map<std::int64_t, std::string> sentences;  // the texts of totals.strongestTexts(), by line from 1
};

/// For people and programs: "statistics" with names and formulas, "heads" with their means (six decimals,
/// null for no number), rule and evidence, and of a corpus the lines where each is the strongest.
nlohmann::ordered_json reportJson(const StatisticsReport& report);

/// A part with its sums, exactly, to be merged with the others.
nlohmann::ordered_json shardJson(const StatisticsReport& report);
/// Reads it again. Throws Error naming file and field.
StatisticsReport readShard(const std::string& file);

/// The whole of its parts, the same as if one job had done it all. Throws Error for parts of different
/// models, corpora or divisions, and for one that is missing or there twice.
StatisticsReport mergeShards(const std::vector<std::string>& files);

}  // namespace headlight
