#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <memory>
#include <string>

#include "app/embedded_files.h"
#include "core/error.h"
#include "core/model/random_model.h"
#include "core/trace/trace.h"
#include "ui/compute/compute_services.h"
#include "ui/main_window.h"
#include "ui/plots/picture_cache.h"
#include "ui/views/view_registry.h"

// What the benchmarks of the window share: a window over a random causal model of 4 layers and 256
// dimensions.
namespace headlight::benchmark {

constexpr double longestWait = 60000;  // ms

/// Layers and heads of the random model.
struct RandomShape {
  std::int64_t layers = 4;
  std::int64_t heads = 4;
  std::int64_t headSize = 64;
};

inline std::shared_ptr<const Model> randomModel(const Model& tokens, RandomShape shape,
                                                const Execution& execution) {
  ModelConfig config;
  config.family = "gpt2";
  config.architecture = Architecture::Decoder;
  config.layers = shape.layers;
  config.heads = config.keyValueHeads = shape.heads;
  config.headSize = shape.headSize;
  config.modelSize = shape.heads * shape.headSize;
  config.feedForwardSize = 4 * config.modelSize;
  config.vocabularySize = tokens.tokenizer->vocabularySize();
  config.maxPositions = 65536;
  config.mask = MaskRule::Causal;
  config.activation = Activation::GeluTanh;
  config.scoreScale = 1 / std::sqrt(static_cast<float>(shape.headSize));
  RandomCheckpoint checkpoint = makeRandomCheckpoint(config, execution);
  auto model = std::make_shared<Model>();
  model->name = "random " + std::to_string(shape.layers) + " x " + std::to_string(config.modelSize);
  model->config = checkpoint.config;
  model->tokenizer = tokens.tokenizer;
  model->parameterCount = checkpoint.weights.parameterCount;
  model->transformer = std::make_shared<Transformer>(checkpoint.config, checkpoint.weights, execution);
  return model;
}

inline WindowParts partsOverRandomModel(RandomShape shape = {}) {
  WindowParts parts(ModelLibrary(embeddedModels(), LibraryPaths{}));
  ComputeServices services = coreServices(parts.library);
  services.openModel = [library = parts.library, shape](const SourceChoice&, const Execution& execution) {
    return randomModel(*loadModel(library.open(std::string("kjv-decoder")), execution), shape, execution);
  };
  parts.services = std::make_shared<const ComputeServices>(services);
  return parts;
}

/// Tells when the window was last painted.
class PaintWatch : public QObject {
 public:
  bool eventFilter(QObject* object, QEvent* event) override {
    if (event->type() == QEvent::Paint) ++paints;
    return QObject::eventFilter(object, event);
  }
  int paints = 0;
};

struct Bench {
  QApplication& application;
  MainWindow& window;
  PictureCache& pictures;
  PaintWatch& watch;
  int results = 0;

  /// Handles events until a new result and all of its pictures are painted; ms since `timer` started.
  double untilPainted(const QElapsedTimer& timer, int resultsBefore) {
    while (results == resultsBefore || !pictures.isIdle()) {
      QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
      if (timer.elapsed() > longestWait) throw Error("No picture within a minute.");
    }
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
  }
};

/// Largest resident size of this process so far, in MB (VmHWM of /proc/self/status).
inline double peakMegabytes() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    if (word == "VmHWM:") {
      double kilobytes = 0;
      status >> kilobytes;
      return kilobytes / 1024;
    }
  }
  return 0;
}

}  // namespace headlight::benchmark
