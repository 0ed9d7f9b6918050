#include <QTest>

#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "core/layers/expert_routing.h"
#include "core/layers/mixture.h"
#include "core/layers/stacked_experts.h"
#include "tests/support/error_message.h"

using namespace headlight;
using headlight::test::refusalOf;

namespace {

const std::map<std::string, MixtureSettings>& settingsOfCases() {
  static const std::map<std::string, MixtureSettings> cases = {
      {"mixtral", {.experts = 8, .chosen = 2, .normalize = true}},
      {"olmoe", {.experts = 8, .chosen = 3}},
      {"qwen2_moe", {.experts = 8, .chosen = 3}},
      {"deepseek_v2", {.experts = 8, .chosen = 3, .scale = 2.5}},
      {"deepseek_v2-groups", {.experts = 8, .chosen = 3, .groups = 4, .chosenGroups = 2, .scale = 2.5}},
      {"deepseek_v3",
       {.experts = 8,
        .chosen = 3,
        .routing = ExpertRouting::Sigmoid,
        .normalize = true,
        .groups = 4,
        .chosenGroups = 2,
        .scale = 2.5}},
      {"gpt_oss", {.experts = 8, .chosen = 3, .routing = ExpertRouting::SoftmaxOfChosen, .limit = 7}},
      {"llama4", {.experts = 8, .chosen = 1, .routing = ExpertRouting::SigmoidOfInput}}};
  return cases;
}

struct GoldenMixture {
  std::shared_ptr<const MappedFile> file;
  SafetensorsFile tensors;

  std::optional<TensorView> find(const std::string& name) const {
    const TensorView* tensor = tensors.find(name);
    return tensor ? std::optional(*tensor) : std::nullopt;
  }
  std::optional<LinearTensor> linear(const std::string& name) const {
    const auto weight = find(name + ".weight");
    if (!weight) return std::nullopt;
    LinearTensor linear;
    linear.weight = *weight;
    linear.bias = find(name + ".bias");
    linear.outputs = weight->shape[0];
    linear.inputs = weight->shape[1];
    return linear;
  }
};

GoldenMixture golden(const std::string& name) {
  const std::string path = HEADLIGHT_TEST_DATA "/mixture/" + name + ".safetensors";
  GoldenMixture result;
  result.file = MappedFile::open(path);
  result.tensors = readSafetensors(result.file->bytes(), name);
  return result;
}

MixtureTensors tensorsOf(const GoldenMixture& from, const std::string& name) {
  MixtureTensors tensors;
  const auto gate = from.linear("gate");
  tensors.router = gate ? *gate : *from.linear("router");
  tensors.correction = from.find("gate.e_score_correction_bias");
  const StackedExperts stacked{.gateUp = *from.find("experts.gate_up_proj"),
                               .gateUpBias = from.find("experts.gate_up_proj_bias"),
                               .down = *from.find("experts.down_proj"),
                               .downBias = from.find("experts.down_proj_bias"),
                               .inputMajor = name == "gpt_oss" || name == "llama4",
                               .interleaved = name == "gpt_oss"};
  for (std::int64_t i = 0; i < 8; ++i) tensors.experts.push_back(expertOf(stacked, i));
  for (const std::string shared : {"shared_expert.", "shared_experts."}) {
    if (const auto down = from.linear(shared + "down_proj"))
      tensors.shared = {*from.linear(shared + "gate_proj"), *from.linear(shared + "up_proj"), *down};
  }
  tensors.sharedGate = from.linear("shared_expert_gate");
  return tensors;
}

struct Setup {
  LinearBackend backend = LinearBackend::Eigen;
  bool pack = true;
  ThreadPool* pool = nullptr;
  std::int64_t firstRow = 0;
  bool overInput = false;  // whether the residual is the input's memory
};

/// The residual after the mixture was added to it, where it was 1, or the input.
Matrix run(const std::string& name, const Setup& setup) {
  const GoldenMixture from = golden(name);
  Matrix in = toMatrix(*from.find("in"));
  LinearWorkspace workspace(setup.backend);
  const Execution execution{setup.pool};
  const Mixture mixture(tensorsOf(from, name), settingsOfCases().at(name), workspace, execution, setup.pack);
  PackedBatch batch;
  batch.sequences = {{.firstRow = 0, .rows = in.rows(), .firstToken = 0}};
  ForwardBuffers buffers;
  const ForwardContext context{batch, workspace, buffers, execution};
  Matrix ones = Matrix::Ones(in.rows(), in.cols());
  Matrix& residual = setup.overInput ? in : ones;
  mixture.forward({in.data(), in.rows(), in.cols(), Eigen::OuterStride<>(in.cols())}, setup.firstRow,
                  {residual.data(), in.rows(), in.cols(), Eigen::OuterStride<>(in.cols())}, context);
  return residual;
}

std::vector<LinearBackend> backends() {
  std::vector<LinearBackend> all = {LinearBackend::Eigen};
  if (bestLinearBackend() != LinearBackend::Eigen) all.push_back(bestLinearBackend());
  return all;
}

struct Routed {
  std::vector<std::int32_t> experts;
  std::vector<float> weights;
};

Routed routed(const MixtureSettings& settings, const std::vector<float>& logits,
              const std::vector<float>& correction = {}) {
  Routed result{std::vector<std::int32_t>(static_cast<std::size_t>(settings.chosen)),
                std::vector<float>(static_cast<std::size_t>(settings.chosen))};
  routeToken(settings, logits, correction, result.experts, result.weights);
  return result;
}

}  // namespace

class TestMixture : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTransformers_data() {
    QTest::addColumn<QByteArray>("name");
    for (const auto& [name, settings] : settingsOfCases())
      QTest::newRow(name.c_str()) << QByteArray::fromStdString(name);
  }
  void agreesWithTransformers() {
    QFETCH(const QByteArray, name);
    const std::string key = name.toStdString();
    const GoldenMixture from = golden(key);
    const Matrix in = toMatrix(*from.find("in"));
    const Matrix expected = toMatrix(*from.find("out"));
    const float tolerance = 2e-6F * std::max(1.0F, expected.cwiseAbs().maxCoeff());
    ThreadPool pool(2);
    for (const LinearBackend backend : backends()) {
      for (const bool pack : {false, true}) {
        const Matrix out = run(key, {.backend = backend, .pack = pack});
        const float difference = (out - expected - Matrix::Ones(6, 8)).cwiseAbs().maxCoeff();
        QVERIFY2(difference < tolerance, qPrintable(QString::number(difference)));
        QCOMPARE(run(key, {.backend = backend, .pack = pack, .pool = &pool}), out);
        const Matrix over = run(key, {.backend = backend, .pack = pack, .overInput = true});
        QVERIFY((over - expected - in).cwiseAbs().maxCoeff() < tolerance);
        const Matrix last = run(key, {.backend = backend, .pack = pack, .firstRow = 4});
        QCOMPARE(last.topRows(4).eval(), Matrix::Ones(4, 8).eval());
        QVERIFY((last - out).bottomRows(2).cwiseAbs().maxCoeff() < tolerance);
      }
    }
  }

  /// Experts are looked at when a token is sent to one, and the others are never read.
  void onlyRoutedExpertsAreRead() {
    const GoldenMixture from = golden("mixtral");
    MixtureTensors tensors = tensorsOf(from, "mixtral");
    const Matrix in = toMatrix(*from.find("in"));
    std::vector<float> broken(static_cast<std::size_t>(tensors.experts[0].down.weight.elementCount()), NAN);
    std::size_t refused = 0;
    for (const std::int64_t rows : {std::int64_t{1}, std::int64_t{in.rows()}}) {
      for (std::size_t expert = 0; expert < tensors.experts.size(); ++expert) {
        MixtureTensors changed = tensors;
        TensorView& down = changed.experts[expert].down.weight;
        down.dtype = DType::Float32;
        down.data = reinterpret_cast<const std::byte*>(broken.data());
        LinearWorkspace workspace(LinearBackend::Eigen);
        const Mixture mixture(changed, settingsOfCases().at("mixtral"), workspace, {}, true);
        PackedBatch batch;
        batch.sequences = {{.firstRow = 0, .rows = rows, .firstToken = 0}};
        ForwardBuffers buffers;
        const Execution execution;
        const ForwardContext context{batch, workspace, buffers, execution};
        Matrix residual = Matrix::Zero(rows, in.cols());
        const QString said = refusalOf([&] {
          mixture.forward({in.data(), rows, in.cols(), Eigen::OuterStride<>(in.cols())}, 0,
                          {residual.data(), rows, in.cols(), Eigen::OuterStride<>(in.cols())}, context);
        });
        if (said == "no error") {
          QVERIFY(residual.allFinite());
          continue;
        }
        ++refused;
        QCOMPARE(said, QString("Tensor \"%1\" holds NaN or an infinite number at [0, 0].")
                           .arg(QString::fromStdString(down.name)));
      }
      // One token is sent to two experts, all of them together to more.
      if (rows == 1) QCOMPARE(refused, std::size_t{2});
    }
    QVERIFY(refused > 4);
  }

  void tiesGoToTheLowerIndex() {
    const Routed result = routed({.experts = 4, .chosen = 2, .normalize = true}, {1, 2, 2, 2});
    QCOMPARE(result.experts, (std::vector<std::int32_t>{1, 2}));
    QCOMPARE(result.weights, (std::vector<float>{0.5F, 0.5F}));
  }

  void correctionsChooseButDoNotWeigh() {
    const MixtureSettings settings{.experts = 3, .chosen = 1, .routing = ExpertRouting::Sigmoid};
    QCOMPARE(routed(settings, {0, 1, 2}).experts.front(), 2);
    const Routed corrected = routed(settings, {0, 1, 2}, {1, 0, 0});
    QCOMPARE(corrected.experts.front(), 0);
    QCOMPARE(corrected.weights.front(), 0.5F);
  }

  void onlyChosenGroupsCount() {
    // By the largest the second group wins, by the sum of two the first.
    const std::vector<float> logits = {2, 2, 3, -9};
    MixtureSettings settings{.experts = 4, .chosen = 2, .groups = 2, .chosenGroups = 1};
    QCOMPARE(routed(settings, logits).experts, (std::vector<std::int32_t>{2, 3}));
    settings.routing = ExpertRouting::Sigmoid;
    QCOMPARE(routed(settings, logits).experts, (std::vector<std::int32_t>{0, 1}));
    // For want of others one outside is taken, with no weight.
    settings = {.experts = 4, .chosen = 3, .groups = 2, .chosenGroups = 1};
    const Routed more = routed(settings, logits);
    QCOMPARE(more.experts, (std::vector<std::int32_t>{2, 3, 0}));
    QCOMPARE(more.weights[2], 0.0F);
  }

  void numbersThatAreNoneBreakNothing() {
    const Routed result = routed({.experts = 3, .chosen = 3}, {NAN, NAN, NAN});
    QCOMPARE(result.experts, (std::vector<std::int32_t>{0, 1, 2}));
  }
};

QTEST_GUILESS_MAIN(TestMixture)
#include "tst_mixture.moc"
