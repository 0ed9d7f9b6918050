#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

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
  bool rotary = false;  // learned positions otherwise
};

inline std::shared_ptr<const Model> randomModel(const Model& tokens, RandomShape shape,
                                                const Execution& execution) {
  ModelConfig config;
  config.family = "gpt2";
  config.vocabularySize = tokens.tokenizer->vocabularySize();
  AttentionConfig attention;
  attention.heads = attention.keyValueHeads = shape.heads;
  attention.headSize = attention.valueSize = shape.headSize;
  attention.scoreScale = standardScale(shape.headSize);
  StackConfig& stack = config.decoder.emplace();
  stack.modelSize = shape.heads * shape.headSize;
  stack.maxPositions = 65536;
  if (shape.rotary) {
    RotarySettings rotary;
    rotary.headSize = shape.headSize;
    stack.positionalEncoding = PositionalEncoding::Rotary;
    stack.rotaries = {rotary};
    attention.rotary = 0;
  }
  const FeedForwardConfig feedForward{
      .size = 4 * stack.modelSize, .activation = Activation::GeluTanh, .gated = false};
  stack.layers = equalLayers(shape.layers, selfAttentionLayer(attention, feedForward, NormPlace::Pre));
  RandomCheckpoint checkpoint = makeRandomCheckpoint(config, execution);
  auto model = std::make_shared<Model>();
  model->name = "random " + std::to_string(shape.layers) + " x " + std::to_string(stack.modelSize);
  model->config = checkpoint.config;
  model->tokenizer = tokens.tokenizer;
  model->parameterCount = checkpoint.weights.parameterCount;
  model->transformer = std::make_shared<Transformer>(checkpoint.config, checkpoint.weights, execution);
  return model;
}

inline WindowParts partsOverRandomModel(RandomShape shape = {}) {
  WindowParts parts(ModelLibrary({}, LibraryPaths{}));
  ComputeServices services = coreServices(parts.library);
  services.openModel = [shape](const SourceChoice&, const Execution& execution) {
    const ModelFiles tokens = ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/kjv-decoder");
    return randomModel(*loadModel(tokens, execution), shape, execution);
  };
  parts.services = std::make_shared<const ComputeServices>(services);
  return parts;
}

/// An application that times every event of the GUI thread and counts the paints.
class WatchedApplication : public QApplication {
 public:
  WatchedApplication(int& argc, char** argv) : QApplication(argc, argv) { m_clock.start(); }

  bool notify(QObject* receiver, QEvent* event) override {
    if (event->type() == QEvent::Paint) return paint(receiver, event);
    if (m_inside) return QApplication::notify(receiver, event);
    // Both may be gone afterwards.
    const char* name = receiver->metaObject()->className();
    const int type = event->type();
    m_inside = true;
    QElapsedTimer timer;
    timer.start();
    const bool handled = QApplication::notify(receiver, event);
    m_inside = false;
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (milliseconds > longest) {
      longest = milliseconds;
      longestName = std::string(name) + ", event " + std::to_string(type);
    }
    return handled;
  }

  /// ms since the start.
  double now() const { return static_cast<double>(m_clock.nsecsElapsed()) / 1e6; }

  int paints = 0;
  double longest = 0;       // ms in one event, since it was last set to 0
  std::string longestName;  // who took it: the receiver's class and the event's type
  const QWidget* watched = nullptr;
  double painted = 0;  // now(), when `watched` or a part of it was last painted

 private:
  bool paint(QObject* receiver, QEvent* event) {
    ++paints;
    const bool handled = QApplication::notify(receiver, event);
    // Windows are painted too, and are no widgets.
    const auto* widget = qobject_cast<const QWidget*>(receiver);
    if (watched && widget && (widget == watched || watched->isAncestorOf(widget))) painted = now();
    return handled;
  }

  QElapsedTimer m_clock;
  bool m_inside = false;  // an event that comes of another counts as part of it
};

/// A window, and waiting for what it shows.
class WindowBench {
 public:
  explicit WindowBench(const WindowParts& parts)
      : window(parts), m_pictures(*window.findChild<PictureCache*>()) {
    window.resize(1280, 720);
    QObject::connect(&window, &MainWindow::resultShown, &window, [this] {
      ++results;
      resultAfter = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
    });
    m_tick.start(20);
  }

  void startClock() { m_timer.start(); }
  void startClock(const QElapsedTimer& since) { m_timer = since; }
  /// Handles events until a new result and all of its pictures are painted and nothing follows from it any
  /// more, as the choice of the first head does; ms from startClock() to the last picture.
  double untilPainted(int resultsBefore) {
    constexpr int rest = 40;  // ms without any picture under way
    double painted = 0;
    do {
      while (results == resultsBefore || !m_pictures.isIdle()) {
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (m_timer.elapsed() > longestWait) throw Error("No picture within a minute.");
      }
      // What has just arrived is painted, and that may ask for more.
      QApplication::sendPostedEvents();
      QApplication::processEvents();
      if (!m_pictures.isIdle()) continue;
      painted = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
      for (QElapsedTimer resting = started(); m_pictures.isIdle() && resting.elapsed() < rest;)
        QApplication::processEvents(QEventLoop::AllEvents, 5);
    } while (!m_pictures.isIdle());
    return painted;
  }
  /// Handles events for so long.
  void idle(int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) QApplication::processEvents(QEventLoop::AllEvents, 5);
  }

  /// Whether no picture of weights is under way.
  bool isIdle() const { return m_pictures.isIdle(); }

  MainWindow window;
  int results = 0;
  double resultAfter = 0;  // ms from startClock() to the last result

 private:
  static QElapsedTimer started() {
    QElapsedTimer timer;
    timer.start();
    return timer;
  }

  PictureCache& m_pictures;
  QTimer m_tick;  // so that waiting for events always ends
  QElapsedTimer m_timer;
};

/// What every benchmark of the window does around its own: settings of its own, no display, errors in words.
inline int runBenchmark(int argc, char** argv, const std::string& name,
                        const std::function<int(WatchedApplication&, const QString& folder)>& run) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QTemporaryDir folder;
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
  WatchedApplication application(argc, argv);
  try {
    return run(application, folder.path());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", name.c_str(), error.what());
    return 1;
  }
}

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
