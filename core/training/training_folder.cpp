#include "core/training/training_folder.h"

#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

void require(const std::error_code& error, const fs::path& path) {
  if (error) throw Error("Cannot write %1: %2.", path.string(), systemReason(error));
}

void makeFolder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  require(error, path);
}

/// An empty folder, whatever a killed program has left there.
void makeEmptyFolder(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  require(error, path);
  makeFolder(path);
}

void writeFile(const fs::path& path, const std::string& content) {
  AtomicFile file(path.string());
  file.write(content);
  file.commit();
}

}  // namespace

TrainingFolder::TrainingFolder(std::string path) : m_path(std::move(path)) { makeFolder(m_path); }

bool TrainingFolder::hasCheckpoint() const {
  std::error_code error;
  return fs::exists(checkpointPath(), error);
}

void TrainingFolder::requireNoTraining() const {
  std::error_code error;
  for (const std::string& path : {checkpointPath(), logPath(), m_path + "/model.safetensors"})
    if (fs::exists(path, error))
      throw Error("%1 has %2 already; go on with that training (--resume), or choose another folder.", m_path,
                  fs::path(path).filename().string());
}

void TrainingFolder::saveModel(const GradientModel& model, const TrainingVocabulary& vocabulary,
                               DType dtype) const {
  const fs::path part = fs::path(m_path) / ".model.part";
  makeEmptyFolder(part);
  model.save(part.string(), dtype);
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(part, error)) {
    const fs::path target = fs::path(m_path) / entry.path().filename();
    fs::rename(entry.path(), target, error);
    require(error, target);
  }
  fs::remove_all(part, error);
  for (const auto& [name, content] : vocabulary.files) writeFile(fs::path(m_path) / name, content);
}

std::string TrainingFolder::saveSnapshot(const GradientModel& model, const TrainingVocabulary& vocabulary,
                                         std::int64_t step) const {
  char name[32];
  std::snprintf(name, sizeof(name), "step-%08lld", static_cast<long long>(step));
  const fs::path snapshots = fs::path(m_path) / "snapshots";
  const fs::path part = snapshots / ".part";
  const fs::path target = snapshots / name;
  makeEmptyFolder(part);
  model.save(part.string(), DType::Float16);
  for (const auto& [file, content] : vocabulary.files) writeFile(part / file, content);
  // A training that goes on from a checkpoint makes again what it had made behind it: the same bytes.
  std::error_code error;
  fs::remove_all(target, error);
  require(error, target);
  fs::rename(part, target, error);
  require(error, target);
  return target.string();
}

}  // namespace headlight
