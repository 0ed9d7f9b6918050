#include "core/layers/attention.h"

#include <algorithm>
#include <cassert>

#include "core/layers/attention_overview.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

// The rows that one call of the kernel works on: fewer when it also keeps their scores for the patterns,
// which should stay in the second-level cache.
std::int64_t rowsPerJob(std::int64_t keys, bool patterns) {
  if (!patterns) return kernel::attendRows;
  constexpr std::int64_t cachedFloats = 96 * 1024;
  std::int64_t rows = kernel::attendRows;
  while (rows > 8 && rows * keys > cachedFloats) rows /= 2;
  return rows;
}

struct Plan {
  std::int64_t firstQuery = 0;
  std::int64_t rows = 0;      // a job's
  std::int64_t firstJob = 0;  // job index of firstQuery: jobs are aligned to multiples of `rows`
  std::int64_t jobsAHead = 0;
};

void runJob(AttentionLayerTrace& layer, const Plan& plan, std::int64_t index, const AttentionOutputs& outputs,
            AttentionOverview& overview, float* scratch) {
  const AttentionSizes& sizes = layer.sizes();
  // Heads vary slowest, so that neighbouring jobs share keys; a causal head's last rows, which are the
  // longest, come first.
  const std::int64_t head = index / plan.jobsAHead;
  const std::int64_t block = plan.firstJob + plan.jobsAHead - 1 - index % plan.jobsAHead;
  kernel::AttendJob job{};
  job.queryBegin = std::max(plan.firstQuery, block * plan.rows);
  job.queryEnd = std::min(layer.queries(), (block + 1) * plan.rows);
  const std::int64_t row = job.queryBegin - plan.firstQuery;
  job.z = outputs.z + row * outputs.zStride + head * sizes.valueSize;
  job.zStride = outputs.zStride;
  job.logSumExp = layer.mutableLogSumExp(head, job.queryBegin);
  if (outputs.patterns) {
    job.patterns = outputs.patterns + (head * (layer.queries() - plan.firstQuery) + row) * layer.keys();
    job.patternStride = layer.keys();
    constexpr std::int64_t cachedFloats = std::int64_t{1} << 20;
    job.pastCache = sizes.heads * (layer.queries() - plan.firstQuery) * layer.keys() > cachedFloats;
  }
  const AttentionOverview::JobRows overviewRows = overview.rowsOf(head, job.queryBegin, job.queryEnd);
  job.overviewLevel = overview.level();
  job.overviewRows = overviewRows.data();
  job.scratch = scratch;
  kernel::bestTable().attend(layer.head(head), job);
}

}  // namespace

void AttentionWorkspace::reserve(int workers, std::size_t floats) {
  if (m_floats >= floats && m_pieces.size() >= static_cast<std::size_t>(workers)) return;
  m_pieces.clear();
  m_pool.trim();
  m_floats = std::max(m_floats, floats);
  for (int worker = 0; worker < workers; ++worker) m_pieces.push_back(m_pool.take(m_floats));
}

void attend(AttentionLayerTrace& layer, const AttentionRule& rule, std::int64_t firstQuery,
            const AttentionOutputs& outputs, AttentionWorkspace& workspace, const Execution& execution) {
  assert(firstQuery >= 0 && firstQuery <= layer.queries() && layer.hasValues() && layer.keys() > 0);
  layer.setRule(rule);
  layer.makeWritable(firstQuery);
  AttentionOverview overview(layer, firstQuery, outputs.patterns == nullptr);
  if (firstQuery == layer.queries()) return;
  Plan plan;
  plan.firstQuery = firstQuery;
  plan.rows = rowsPerJob(layer.keys(), outputs.patterns != nullptr);
  plan.firstJob = firstQuery / plan.rows;
  plan.jobsAHead = (layer.queries() - 1) / plan.rows - plan.firstJob + 1;
  const std::int64_t jobs = plan.jobsAHead * layer.sizes().heads;
  const std::int64_t scratch = std::max(
      kernel::poolScratch,
      kernel::attendScratch(layer.head(0), plan.rows, outputs.patterns != nullptr, overview.level()));
  workspace.reserve(execution.threadCount(), static_cast<std::size_t>(scratch));
  const auto body = [&](std::int64_t index, int worker) {
    runJob(layer, plan, index, outputs, overview, workspace.piece(worker));
  };
  // A parallel loop costs about as much as this many multiplications.
  constexpr std::int64_t worthSharing = 1 << 17;
  const std::int64_t work = (layer.queries() - firstQuery) * layer.keys() * layer.sizes().heads *
                            (layer.sizes().headSize + layer.sizes().valueSize);
  const Execution shared = work > worthSharing ? execution : Execution{nullptr, execution.stop, {}};
  parallelTasks(shared, jobs, body);
  overview.finish(workspace, shared);
}

}  // namespace headlight
