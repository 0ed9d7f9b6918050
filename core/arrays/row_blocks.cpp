#include "core/arrays/row_blocks.h"

#include <algorithm>

namespace headlight {

namespace {

std::int64_t totalCells(const std::vector<ExportPart>& parts) {
  std::int64_t total = 0;
  for (const ExportPart& part : parts) total += part.cells();
  return total;
}

/// Hands out the blocks of one head, counting the cells done in `done`.
void forEachBlockOfHead(HeadRows block, std::int64_t rowsPerBlock, std::vector<float>& buffer,
                        const Execution& execution, const std::function<void(const HeadRows&)>& consume) {
  const PatternSource& patterns = *block.part->patterns;
  const std::int64_t queries = block.part->queries();
  const std::int64_t keys = block.part->keys();
  // The tile reports no progress of its own: the fraction is that of the whole export.
  const Execution quiet{execution.pool, execution.stop, {}};
  for (std::int64_t begin = 0; begin < queries; begin += rowsPerBlock) {
    const std::int64_t end = std::min(queries, begin + rowsPerBlock);
    buffer.resize(static_cast<std::size_t>((end - begin) * keys));
    patterns.tile(block.head, {begin, end, 0, keys}, buffer.data(), keys, quiet);
    block.queryBegin = begin;
    block.queryEnd = end;
    block.cells = buffer;
    consume(block);
  }
}

}  // namespace

void forEachRowBlock(const std::vector<ExportPart>& parts, std::int64_t cellsPerBlock,
                     const Execution& execution, const std::function<void(const HeadRows&)>& consume) {
  const auto total = static_cast<double>(std::max<std::int64_t>(1, totalCells(parts)));
  std::int64_t done = 0;
  const auto report = [&](const HeadRows& block) {
    execution.throwIfStopped();
    consume(block);
    done += static_cast<std::int64_t>(block.cells.size());
    if (execution.progress) execution.progress(static_cast<double>(done) / total);
  };
  std::vector<float> buffer;  // [rows of the block, keys]
  for (const ExportPart& part : parts) {
    const std::int64_t rows =
        std::max<std::int64_t>(1, cellsPerBlock / std::max<std::int64_t>(1, part.keys()));
    for (std::int64_t layer = part.layerBegin; layer < part.layerEnd; ++layer) {
      for (std::int64_t head = part.headBegin; head < part.headEnd; ++head) {
        const HeadId id{static_cast<int>(layer), static_cast<int>(head)};
        execution.throwIfStopped();
        forEachBlockOfHead({&part, id, 0, 0, {}}, rows, buffer, execution, report);
      }
    }
  }
}

std::vector<std::string> makeTexts(std::int64_t count, const Execution& execution,
                                   const std::function<std::string(std::int64_t)>& make) {
  std::vector<std::string> texts(static_cast<std::size_t>(count));
  if (!execution.pool) {
    for (std::int64_t i = 0; i < count; ++i) texts[static_cast<std::size_t>(i)] = make(i);
    return texts;
  }
  const auto body = [&](std::int64_t i, int) { texts[static_cast<std::size_t>(i)] = make(i); };
  if (!execution.pool->parallelFor(count, body, execution.stop)) throw Cancelled();
  return texts;
}

}  // namespace headlight
