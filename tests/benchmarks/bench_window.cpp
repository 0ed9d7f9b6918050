// From a change of the text to the painted picture, with head map, heads and inspector visible, on a random
// causal model of 4 layers and 256 dimensions. Prints one line of JSON. Usage: bench_window [tokens=32]
// [repeats=200]   (offscreen unless QT_QPA_PLATFORM says otherwise)
#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextCursor>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "app/embedded_files.h"
#include "core/error.h"
#include "core/model/random_model.h"
#include "core/trace/trace.h"
#include "ui/compute/compute_services.h"
#include "ui/main_window.h"
#include "ui/plots/picture_cache.h"
#include "ui/views/view_registry.h"
#include "ui/window/sentence_editor.h"

using namespace headlight;

namespace {

constexpr double kLongestWait = 5000;  // ms

std::shared_ptr<const Model> randomModel(const Model& tokens, const Execution& execution) {
  ModelConfig config;
  config.family = "gpt2";
  config.architecture = Architecture::Decoder;
  config.layers = 4;
  config.heads = config.keyValueHeads = 4;
  config.headSize = 64;
  config.modelSize = 256;
  config.feedForwardSize = 1024;
  config.vocabularySize = tokens.tokenizer->vocabularySize();
  config.maxPositions = 2048;
  config.mask = MaskRule::Causal;
  config.activation = Activation::GeluTanh;
  config.scoreScale = 0.125f;
  RandomCheckpoint checkpoint = makeRandomCheckpoint(config, execution);
  auto model = std::make_shared<Model>();
  model->name = "random 4 x 256";
  model->config = checkpoint.config;
  model->tokenizer = tokens.tokenizer;
  model->parameterCount = checkpoint.weights.parameterCount;
  model->transformer = std::make_shared<Transformer>(checkpoint.config, checkpoint.weights, execution);
  return model;
}

WindowParts partsOverRandomModel() {
  WindowParts parts(ModelLibrary(embeddedModels(), LibraryPaths{}));
  ComputeServices services = coreServices(parts.library);
  services.openModel = [library = parts.library](const SourceChoice&, const Execution& execution) {
    return randomModel(*loadModel(library.open(std::string("kjv-decoder")), execution), execution);
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
      if (timer.elapsed() > kLongestWait) throw Error("No picture within five seconds.");
    }
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
  }
};

int run(QApplication& application, int tokens, int repeats) {
  MainWindow window(partsOverRandomModel());
  window.resize(1280, 720);
  PaintWatch watch;
  application.installEventFilter(&watch);
  Bench bench{application, window, *window.findChild<PictureCache*>(), watch};
  QObject::connect(&window, &MainWindow::resultShown, &window, [&bench] { ++bench.results; });
  QTimer tick;  // so that waiting for events always ends
  tick.start(50);
  QElapsedTimer timer;
  timer.start();
  SessionState state;
  for (int i = 0; i < tokens; ++i) state.text += i % 2 == 0 ? QStringLiteral(" the") : QStringLiteral(" and");
  state.focus.query = tokens / 2;
  window.apply(state);
  window.show();
  const double first = bench.untilPainted(timer, 0);
  auto* editor = window.findChild<SentenceEditor*>();
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    QTextCursor cursor(editor->document());
    cursor.movePosition(QTextCursor::End);
    const int before = bench.results;
    timer.start();
    if (i % 2 == 0)
      cursor.insertText(QStringLiteral("m"));
    else
      cursor.deletePreviousChar();
    times.push_back(bench.untilPainted(timer, before));
  }
  std::sort(times.begin(), times.end());
  const auto at = [&times](double part) {
    return times[static_cast<std::size_t>(part * double(times.size() - 1))];
  };
  std::printf(
      "{\"tokens\": %d, \"repeats\": %d, \"median_ms\": %.2f, \"p95_ms\": %.2f, \"max_ms\": %.2f, "
      "\"first_ms\": %.1f, \"paints\": %d}\n",
      tokens, repeats, at(0.5), at(0.95), times.back(), first, watch.paints);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", qgetenv("QT_QPA_PLATFORM").isEmpty() ? "offscreen" : qgetenv("QT_QPA_PLATFORM"));
  QTemporaryDir settings;
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  QApplication application(argc, argv);
  const int tokens = argc > 1 ? std::atoi(argv[1]) : 32;
  const int repeats = argc > 2 ? std::atoi(argv[2]) : 200;
  if (tokens < 1 || repeats < 1) return 2;
  try {
    return run(application, tokens, repeats);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_window: %s\n", error.what());
    return 1;
  }
}
