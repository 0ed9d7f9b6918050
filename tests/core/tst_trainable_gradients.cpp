#include <array>
#include <functional>
#include <thread>

#include "training_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

using Change = void (*)(ModelConfig&, ModelWeights&);

// Gradients of a golden's batch, with a detail of the model got wrong on purpose.
GradientDifference differenceOf(const std::string& name, LinearBackend backend, Change change = nullptr) {
  const TrainingGolden golden = openTrainingGolden(name);
  const ParameterStore store = ParameterStore::read(ModelFiles::directory(familyFolder(name)));
  ModelConfig config = store.config();
  ModelWeights weights = store.weights();
  if (change) change(config, weights);
  const TrainableNetwork network(config, weights);
  Workspace workspace(backend);
  std::vector<float> gradients(store.values().size());
  const TrainingPass pass{golden.batch, golden.settings, workspace};
  const NetworkBlocks blocks = network.forward(pass);
  const LossSum loss = network.backward(blocks, GradientPlaces(store.values(), gradients), pass);
  return compareGradients(golden, store.infos(), gradients, loss);
}

template <typename Edit>
void forEverySublayer(ModelConfig& config, const Edit& edit) {
  for (LayerConfig& layer : config.main().layers)
    for (SublayerConfig& sublayer : layer.sublayers) edit(sublayer);
}

template <typename Edit>
void forEveryTensors(ModelWeights& weights, const Edit& edit) {
  for (LayerTensors& layer : weights.main().layers)
    for (SublayerTensors& sublayer : layer.sublayers) edit(sublayer);
}

// A network over parameters of its own, with a detail changed.
struct ChangedModel {
  ParameterStore store;
  ModelConfig config;
  ModelWeights weights;
  Workspace workspace;

  ChangedModel(const std::string& name, Change change)
      : store(ParameterStore::read(ModelFiles::directory(familyFolder(name)))),
        config(store.config()),
        weights(store.weights()) {
    change(config, weights);
  }
  double addGradients(const MicroBatch& batch, std::span<float> gradients) {
    const TrainableNetwork network(config, weights);
    workspace.reset();
    const TrainingPass pass{batch, {}, workspace};
    return network.backward(network.forward(pass), GradientPlaces(store.values(), gradients), pass).loss;
  }
  double loss(const MicroBatch& batch) {
    const TrainableNetwork network(config, weights);
    workspace.reset();
    const TrainingPass pass{batch, {}, workspace};
    return network.loss(network.forward(pass), pass).loss;
  }
};

std::vector<float> gradientsOf(const TrainableModel& model, const MicroBatch& batch,
                               const StepSettings& settings, Workspace& workspace) {
  std::vector<float> gradients(model.parameters().size());
  model.addGradients(batch, settings, gradients, workspace);
  return gradients;
}

}  // namespace

Q_DECLARE_METATYPE(Change)

/// Gradients of whole models, compared with PyTorch's autograd in float64.
class TestTrainableGradients : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithAutograd_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("best");
    for (const std::string& name : trainingGoldens()) {
      QTest::addRow("%s, Eigen", name.c_str()) << QString::fromStdString(name) << false;
      QTest::addRow("%s, best", name.c_str()) << QString::fromStdString(name) << true;
    }
  }
  void agreesWithAutograd() {
    QFETCH(const QString, name);
    QFETCH(const bool, best);
    const LinearBackend backend = best ? bestLinearBackend() : LinearBackend::Eigen;
    const GradientDifference difference = differenceOf(name.toStdString(), backend);
    if (qEnvironmentVariableIsSet("HEADLIGHT_SHOW")) qInfo() << describe(difference);
    QVERIFY2(difference.largest <= 1, qPrintable(describe(difference)));
    QVERIFY2(difference.loss <= 1e-6, qPrintable(describe(difference)));
  }

  void detailsMatter_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Change>("change");
    const auto row = [](const char* title, const char* name, Change change) {
      QTest::addRow("%s: %s", name, title) << QString(name) << change;
    };
    const Change scores = [](ModelConfig& config, ModelWeights&) {
      forEverySublayer(config, [](SublayerConfig& step) { step.attention.scoreScale *= 1.01F; });
    };
    for (const char* name : {"bert", "gpt2", "llama", "bart"}) row("the scale of scores", name, scores);
    const Change epsilon = [](ModelConfig& config, ModelWeights&) { config.main().norm.epsilon += 1e-2; };
    for (const char* name : {"bert", "gpt2", "llama", "olmo2", "bart"}) row("epsilon", name, epsilon);
    const Change activation = [](ModelConfig& config, ModelWeights&) {
      forEverySublayer(config, [](SublayerConfig& step) { step.feedForward.activation = Activation::Relu; });
    };
    for (const char* name : {"bert", "gpt2", "llama"}) row("the activation", name, activation);
    const Change outputBias = [](ModelConfig&, ModelWeights& weights) {
      forEveryTensors(weights, [](SublayerTensors& step) {
        if (auto* attention = std::get_if<AttentionTensors>(&step.part)) attention->output.bias.reset();
      });
    };
    for (const char* name : {"bert", "gpt2", "bart"}) row("the output's bias", name, outputBias);
    row("the head's bias", "bert",
        [](ModelConfig&, ModelWeights& weights) { weights.outputHead->bias.reset(); });
    row("the head's activation", "bert",
        [](ModelConfig&, ModelWeights& weights) { weights.outputHead->transformActivation.reset(); });
    row("a norm before", "bert", [](ModelConfig& config, ModelWeights& weights) {
      forEverySublayer(config, [](SublayerConfig& step) { step.norm = NormPlace::Pre; });
      forEveryTensors(weights, [](SublayerTensors& step) { std::swap(step.inputNorm, step.outputNorm); });
    });
    row("the final norm", "gpt2",
        [](ModelConfig&, ModelWeights& weights) { weights.decoder->finalNorm.reset(); });
    row("positions", "gpt2",
        [](ModelConfig&, ModelWeights& weights) { weights.decoder->positionEmbedding.reset(); });
    row("the mask", "gpt2", [](ModelConfig& config, ModelWeights&) {
      forEverySublayer(config, [](SublayerConfig& step) { step.attention.mask = MaskRule::Bidirectional; });
    });
    row("turning", "llama", [](ModelConfig& config, ModelWeights&) {
      forEverySublayer(config, [](SublayerConfig& step) { step.attention.rotary.reset(); });
    });
    row("pairs of dimensions", "gptj",
        [](ModelConfig& config, ModelWeights&) { config.main().rotaries[0].pairs = RotaryPairs::Halves; });
    row("the feed-forward's input", "gptj", [](ModelConfig& config, ModelWeights&) {
      forEverySublayer(config, [](SublayerConfig& step) { step.input = SublayerInput::Stream; });
    });
    row("norms of heads", "qwen3", [](ModelConfig& config, ModelWeights& weights) {
      forEverySublayer(config, [](SublayerConfig& step) { step.attention.headNorm = HeadNorm::None; });
      forEveryTensors(weights, [](SublayerTensors& step) {
        if (auto* attention = std::get_if<AttentionTensors>(&step.part))
          attention->queryNorm = attention->keyNorm = {};
      });
    });
    row("the window", "gemma3_text", [](ModelConfig& config, ModelWeights&) {
      forEverySublayer(config, [](SublayerConfig& step) { step.attention.window += 1; });
    });
    row("the kind of norm", "gemma3_text",
        [](ModelConfig& config, ModelWeights&) { config.main().norm.kind = NormKind::RmsNorm; });
    row("the scale of embeddings", "gemma3_text",
        [](ModelConfig& config, ModelWeights&) { config.main().embeddingScale *= 1.01F; });
    row("the scale of what is added", "granite",
        [](ModelConfig& config, ModelWeights&) { config.main().residualScale *= 1.01F; });
    row("the scale of logits", "granite",
        [](ModelConfig& config, ModelWeights&) { config.logitScale *= 1.01F; });
    row("the encoder's norm", "pegasus",
        [](ModelConfig&, ModelWeights& weights) { weights.encoder->finalNorm.reset(); });
    row("the order of sines", "marian", [](ModelConfig& config, ModelWeights&) {
      config.encoder->sinusoid.kind = SinusoidKind::Interleaved;
    });
    row("a table for each stack", "marian-separate", [](ModelConfig&, ModelWeights& weights) {
      weights.encoder->tokenEmbedding = weights.decoder->tokenEmbedding;
    });
  }
  void detailsMatter() {
    QFETCH(const QString, name);
    QFETCH(const Change, change);
    const GradientDifference difference = differenceOf(name.toStdString(), bestLinearBackend(), change);
    QVERIFY2(difference.largest > 20, qPrintable(describe(difference)));
  }

  // The comparison sees a single gradient that is wrong.
  void aWrongGradientIsSeen_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"bert", "llama", "marian"}) QTest::newRow(name) << QString(name);
  }
  void aWrongGradientIsSeen() {
    QFETCH(const QString, name);
    const TrainingGolden golden = openTrainingGolden(name.toStdString());
    const TrainableModel model = openTrainable(name.toStdString());
    Workspace workspace;
    const std::vector<float> right = gradientsOf(model, golden.batch, golden.settings, workspace);
    const LossSum loss{.loss = golden.loss, .predicted = 1};
    for (const ParameterInfo& info : model.parameterInfos()) {
      const auto first = static_cast<std::size_t>(info.offset);
      const auto part = std::span(right).subspan(first, static_cast<std::size_t>(info.size));
      // A key's bias moves all scores of a query alike, and has no gradient.
      if (squaredNorm(part) < 1e-9 * squaredNorm(right)) continue;
      std::vector<float> wrong = right;
      for (std::size_t i = first; i < first + part.size(); ++i) wrong[i] = -wrong[i];
      const GradientDifference difference = compareGradients(golden, model.parameterInfos(), wrong, loss);
      QCOMPARE(difference.tensor, info.checkpointName);
      QVERIFY2(difference.largest > 10, qPrintable(describe(difference)));
    }
  }

  // Gradients are added to what stands there, and the loss alone is the same loss.
  void adds() {
    const TrainingGolden golden = openTrainingGolden("bert");
    const TrainableModel model = openTrainable("bert");
    Workspace workspace;
    const std::vector<float> once = gradientsOf(model, golden.batch, golden.settings, workspace);
    std::vector<float> twice = once;
    const LossSum sum = model.addGradients(golden.batch, golden.settings, twice, workspace);
    double difference = 0;
    for (std::size_t i = 0; i < once.size(); ++i)
      difference = std::max(difference, std::abs(static_cast<double>(twice[i]) - 2.0 * once[i]));
    QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
    const LossSum alone = model.loss(golden.batch, workspace);
    QCOMPARE(alone.loss, sum.loss);
    QCOMPARE(alone.predicted, sum.predicted);
    QCOMPARE(model.loss({}, workspace).predicted, 0);
  }

  // Where few tokens predict, the last layer computes these alone; gradients of two halves of the targets are
  // together those of all.
  void addsUpOverTargets_data() {
    QTest::addColumn<QString>("name");
    for (const std::string& name : trainingGoldens())
      QTest::newRow(name.c_str()) << QString::fromStdString(name);
  }
  void addsUpOverTargets() {
    QFETCH(const QString, name);
    const TrainableModel model = openTrainable(name.toStdString());
    MicroBatch all = openTrainingGolden(name.toStdString()).batch;
    for (TrainingExample& example : all)
      for (std::size_t i = 0; i < example.targets.size(); ++i) example.targets[i] = static_cast<int>(5 + i);
    std::array<MicroBatch, 2> halves = {all, all};
    for (std::size_t half = 0; half < 2; ++half)
      for (TrainingExample& example : halves[half])
        for (std::size_t i = half; i < example.targets.size(); i += 2) example.targets[i] = -1;
    Workspace workspace;
    const std::vector<float> whole = gradientsOf(model, all, {}, workspace);
    std::vector<float> sum = gradientsOf(model, halves[0], {}, workspace);
    model.addGradients(halves[1], {}, sum, workspace);
    std::vector<float> difference(whole.size());
    std::transform(whole.begin(), whole.end(), sum.begin(), difference.begin(), std::minus<>());
    QVERIFY2(squaredNorm(difference) < 1e-10 * squaredNorm(whole),
             qPrintable(QString::number(std::sqrt(squaredNorm(difference) / squaredNorm(whole)))));
  }

  // What no golden has: the loss along a direction changes as its gradient says.
  void otherWirings_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("sparse");  // few targets
    const auto row = [](const char* title, const char* name, Change change) {
      QTest::addRow("%s: %s", name, title) << QString(name) << change << false;
      QTest::addRow("%s: %s, few targets", name, title) << QString(name) << change << true;
    };
    const Change beside = [](ModelConfig& config, ModelWeights&) {
      for (LayerConfig& layer : config.main().layers) layer.sublayers[1].input = SublayerInput::BesideLast;
    };
    row("side by side", "llama", beside);
    row("side by side", "granite", beside);
    row("both read one norm", "llama", [](ModelConfig& config, ModelWeights& weights) {
      for (LayerConfig& layer : config.main().layers) {
        layer.sublayers[1].input = SublayerInput::LastInput;
        layer.sublayers[1].norm = NormPlace::None;
      }
      for (LayerTensors& layer : weights.main().layers) layer.sublayers[1].inputNorm.reset();
    });
    const Change bothSides = [](ModelConfig& config, ModelWeights&) {
      forEverySublayer(config, [](SublayerConfig& step) { step.attention.mask = MaskRule::Bidirectional; });
    };
    for (const char* name : {"llama", "qwen3", "olmo2"}) row("both sides", name, bothSides);
    row("capped scores", "llama", [](ModelConfig& config, ModelWeights&) {
      forEverySublayer(config, [](SublayerConfig& step) { step.attention.scoreCap = 2; });
    });
    row("no norm", "llama", [](ModelConfig& config, ModelWeights& weights) {
      for (LayerConfig& layer : config.main().layers) layer.sublayers[1].norm = NormPlace::None;
      for (LayerTensors& layer : weights.main().layers) layer.sublayers[1].inputNorm.reset();
    });
  }
  void otherWirings() {
    QFETCH(const QString, name);
    QFETCH(const Change, change);
    QFETCH(const bool, sparse);
    ChangedModel model(name.toStdString(), change);
    MicroBatch batch = openTrainingGolden(name.toStdString()).batch;
    for (TrainingExample& example : batch)
      for (std::size_t i = 0; sparse && i < example.targets.size(); ++i)
        if (i % 4 != 1) example.targets[i] = -1;
    const std::vector<float> start(model.store.values().begin(), model.store.values().end());
    std::vector<float> gradient(start.size());
    const double at = model.addGradients(batch, gradient);
    QCOMPARE(model.loss(batch), at);
    const double norm = std::sqrt(squaredNorm(gradient));
    for (int direction = 0; direction < 4; ++direction) {
      // Along the gradient, and along parts of it.
      double expected = 0;
      std::vector<float> step(start.size());
      for (std::size_t i = 0; i < start.size(); ++i) {
        const bool taken = direction == 0 || (i * 2654435761U >> (direction + 8)) % 2 == 0;
        step[i] = taken ? gradient[i] / static_cast<float>(norm) : 0.0F;
        expected += static_cast<double>(step[i]) * static_cast<double>(gradient[i]);
      }
      const double distance = 1e-3;
      const auto lossAt = [&](double factor) {
        for (std::size_t i = 0; i < start.size(); ++i)
          model.store.values()[i] = static_cast<float>(start[i] + factor * step[i]);
        return model.loss(batch);
      };
      const double slope = (lossAt(distance) - lossAt(-distance)) / (2 * distance);
      QVERIFY2(std::abs(slope - expected) < 2e-3 * norm,
               qPrintable(QStringLiteral("slope %1, gradient %2").arg(slope).arg(expected)));
    }
  }

  // The bits are the batch's own: neither a workspace's past, nor what other threads do, nor the order
  // matters.
  void sameBitsOnEveryThread_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"bert", "qwen3", "marian"}) QTest::newRow(name) << QString(name);
  }
  void sameBitsOnEveryThread() {
    QFETCH(const QString, name);
    const TrainableModel model = openTrainable(name.toStdString());
    const MicroBatch all = openTrainingGolden(name.toStdString()).batch;
    const StepSettings settings{.seed = 3, .step = 5, .dropout = 0.2F, .labelSmoothing = 0.1F};
    std::vector<MicroBatch> batches = {all, {all[0], all[2]}, {all[3]}, {all[2], all[1]}};
    std::vector<std::vector<float>> expected;
    for (const MicroBatch& batch : batches) {
      Workspace workspace;
      expected.push_back(gradientsOf(model, batch, settings, workspace));
    }
    std::vector<std::jthread> threads;
    std::array<bool, 3> same = {};
    for (std::size_t thread = 0; thread < same.size(); ++thread)
      threads.emplace_back([&, thread] {
        Workspace workspace;
        same[thread] = true;
        for (std::size_t round = 0; round < 3; ++round)
          for (std::size_t i = 0; i < batches.size(); ++i) {
            const std::size_t index = (i * (thread + 1) + round) % batches.size();
            same[thread] =
                same[thread] && gradientsOf(model, batches[index], settings, workspace) == expected[index];
          }
      });
    threads.clear();
    QVERIFY(same[0] && same[1] && same[2]);
  }

  // What is dropped is the sample's and the step's own.
  void dropsBySample() {
    const TrainableModel model = openTrainable("bert");
    const MicroBatch all = openTrainingGolden("bert").batch;
    Workspace workspace;
    StepSettings settings{.seed = 3, .step = 5, .dropout = 0.3F};
    const auto gradients = [&](const MicroBatch& batch) {
      return gradientsOf(model, batch, settings, workspace);
    };
    // Beside another sequence a sample's rows are dropped as they are alone.
    const std::vector<float> first = gradients({all[0]});
    const std::vector<float> second = gradients({all[2]});
    const std::vector<float> both = gradients({all[2], all[0]});
    double difference = 0;
    for (std::size_t i = 0; i < both.size(); ++i)
      difference = std::max(difference, std::abs(static_cast<double>(both[i]) - first[i] - second[i]));
    QVERIFY2(difference < 1e-4 * std::sqrt(squaredNorm(both)), qPrintable(QString::number(difference)));
    settings.step = 6;
    QVERIFY(gradients({all[0]}) != first);
    settings.step = 5;
    settings.dropout = 0;
    QVERIFY(gradients({all[0]}) != first);
  }

  // Along the gradient with dropout, the loss with the same dropout changes as the gradient says.
  void dropoutHasItsGradient_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"bert", "llama", "gemma3_text", "marian", "albert-groups"})
      QTest::newRow(name) << QString(name);
  }
  void dropoutHasItsGradient() {
    QFETCH(const QString, name);
    TrainableModel model = openTrainable(name.toStdString());
    const MicroBatch batch = openTrainingGolden(name.toStdString()).batch;
    const StepSettings settings{.seed = 8, .step = 1, .dropout = 0.2F};
    Workspace workspace;
    const std::vector<float> gradient = gradientsOf(model, batch, settings, workspace);
    const double norm = std::sqrt(squaredNorm(gradient));
    const std::vector<float> start(model.parameters().begin(), model.parameters().end());
    const double step = 2e-3;
    const auto lossAt = [&](double distance) {
      for (std::size_t i = 0; i < start.size(); ++i)
        model.parameters()[i] = static_cast<float>(start[i] + distance * gradient[i] / norm);
      std::vector<float> scratch(start.size());
      return model.addGradients(batch, settings, scratch, workspace).loss;
    };
    const double slope = (lossAt(step) - lossAt(-step)) / (2 * step);
    QVERIFY2(std::abs(slope - norm) < 0.01 * norm,
             qPrintable(QStringLiteral("slope %1, gradient %2").arg(slope).arg(norm)));
  }
};

QTEST_GUILESS_MAIN(TestTrainableGradients)
#include "tst_trainable_gradients.moc"
