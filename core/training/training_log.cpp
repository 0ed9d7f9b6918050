#include "core/training/training_log.h"

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace headlight {
namespace {

using nlohmann::ordered_json;

/// The lines of a log up to a step; a last line that a kill has cut is dropped with those behind.
std::string linesUpTo(const std::string& path, std::int64_t step) {
  std::ifstream file(path);
  std::string kept;
  for (std::string line; std::getline(file, line) && !file.eof();) {
    const auto json = ordered_json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("step") || !json["step"].is_number_integer()) break;
    if (json["step"].get<std::int64_t>() > step) break;
    kept += line + "\n";
  }
  return kept;
}

}  // namespace

TrainingLog::TrainingLog(const std::string& path, std::int64_t keptSteps) : m_path(path) {
  AtomicFile file(path);
  if (keptSteps > 0) file.write(linesUpTo(path, keptSteps));
  file.commit();
  m_file.open(path, std::ios::app);
  if (!m_file) throw Error("Cannot write %1.", path);
}

void TrainingLog::write(const TrainingProgress& progress, bool isStep) {
  if (isStep) {
    const ordered_json line = {{"step", progress.step},
                               {"loss", progress.loss},
                               {"rate", progress.rate},
                               {"gradient_norm", progress.gradientNorm},
                               {"tokens", progress.tokens},
                               {"seconds", progress.seconds},
                               {"tokens_per_second", static_cast<std::int64_t>(progress.tokensPerSecond)},
                               {"waited", progress.secondsWaited}};
    m_file << line.dump() << '\n';
  }
  if (progress.heldOut) {
    ordered_json parts = ordered_json::object();
    for (const auto& [name, loss] : progress.heldOut->parts) parts[name] = loss.mean();
    const ordered_json line = {
        {"step", progress.step}, {"held_out_loss", progress.heldOut->all.mean()}, {"held_out", parts}};
    m_file << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }
  if (!m_file.flush()) throw Error("Cannot write %1.", m_path);
}

}  // namespace headlight
