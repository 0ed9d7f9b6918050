#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/arrays/export_part.h"

namespace headlight {

/// Some rows of one head, computed.
struct HeadRows {
  const ExportPart* part = nullptr;
  HeadId head;
  std::int64_t queryBegin = 0;
  std::int64_t queryEnd = 0;
  std::span<const float> cells;  // [rows of the block, keys]
};

/// Computes every row of the parts in the order of the files (part, layer, head, query), a block of about
/// `cellsPerBlock` cells at a time, so that memory does not grow with the trace. Reports progress. Throws
/// Cancelled.
void forEachRowBlock(const std::vector<ExportPart>& parts, std::int64_t cellsPerBlock,
                     const Execution& execution, const std::function<void(const HeadRows&)>& consume);

/// Texts for `count` items, made on all threads: texts[i] = make(i). Throws Cancelled.
std::vector<std::string> makeTexts(std::int64_t count, const Execution& execution,
                                   const std::function<std::string(std::int64_t)>& make);

}  // namespace headlight
