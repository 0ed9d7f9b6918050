#pragma once

#include <string>
#include <vector>

#include "app/statistics_report.h"

namespace headlight {

/// A part with its sums, exactly, to be merged with the others.
nlohmann::ordered_json shardJson(const StatisticsReport& report);
/// Reads it again. Throws Error naming file and field.
StatisticsReport readShard(const std::string& file);

/// The whole of its parts, the same as if one job had done it all. Throws Error for parts of different
/// models, corpora or divisions, and for one that is missing or there twice.
StatisticsReport mergeShards(const std::vector<std::string>& files);

}  // namespace headlight
