#include "core/training/data_source.h"

#include "core/training/line_source.h"
#include "core/training/random_source.h"
#include "core/training/running_text_source.h"

namespace headlight {

std::unique_ptr<DataSource> openDataSource(const SourceSettings& settings,
                                           const TrainingVocabulary& vocabulary) {
  switch (settings.data.kind) {
    case DataKind::RunningText:
      return std::make_unique<RunningTextSource>(settings, vocabulary);
    case DataKind::Lines:
    case DataKind::Pairs:
    case DataKind::Corrupted:
      return std::make_unique<LineSource>(settings, vocabulary);
    case DataKind::RepeatedRandom:
      return std::make_unique<RandomSource>(settings, vocabulary);
  }
  return nullptr;
}

}  // namespace headlight
