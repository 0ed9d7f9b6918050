#include <QCoreApplication>
#include <QFile>

#include "core/error.h"
#include "core/parallel/thread_pool.h"
#include "core/training/page_training.h"
#include "core/training/training_run.h"
#include "core/training/transformer_gradient_model.h"
#include "ui/compute/latest_job.h"
#include "ui/compute/training_job.h"

namespace headlight {

namespace {

/// The text that the program brings along, or the file's. Throws Error.
std::string textOf(const TrainingOptions& options) {
  const QString path =
      options.textFile.isEmpty() ? QStringLiteral(":/examples/training-page.txt") : options.textFile;
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    throw Error(QCoreApplication::translate("Training", "The text %1 cannot be read: %2.")
                    .arg(path, file.errorString())
                    .toStdString());
  return file.readAll().toStdString();
}

PageTraining pageOf(const TrainingOptions& options) {
  PageTraining page;
  page.text = textOf(options);
  page.size = static_cast<PageModelSize>(options.size);
  page.objective = static_cast<PageObjective>(options.objective);
  page.steps = options.steps;
  page.schedule = options.schedule;
  page.snapshotInterval = options.snapshotInterval;
  return page;
}

void train(const TrainingService::Request& request, std::stop_token stop) {
  ThreadPool pool(LatestJob::spareThreads());
  const Execution execution{&pool, stop};
  const std::string folder = request.folder.toStdString();
  const TrainingConfig config =
      readTrainingConfig(writePageTraining(pageOf(request.options), folder, execution));
  const TrainingVocabulary vocabulary = loadTrainingVocabulary(config);
  const std::unique_ptr<GradientModel> model = std::make_unique<TransformerGradientModel>(config);
  request.prepared();
  TrainingSetup setup{.config = config, .vocabulary = vocabulary, .model = *model, .folder = folder};
  setup.control = request.control;
  setup.progress = request.progressed;
  setup.snapshotMade = [&](std::int64_t step, const std::string& made) {
    request.snapshotMade(step, QString::fromStdString(made));
  };
  runTraining(setup, execution);
}

}  // namespace

TrainingService coreTrainingService() { return {train}; }

}  // namespace headlight
