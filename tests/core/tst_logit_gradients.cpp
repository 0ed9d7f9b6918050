#include <QTest>

#include "core/explain/logit_gradients.h"
#include "core/model/model.h"
#include "core/model/prepared_input.h"
#include "core/trace/dense_pattern_source.h"
#include "core/training/gradient_need.h"
#include "core/training/gradient_network.h"
#include "family_golden.h"
#include "tests/core/attention_fixture.h"
#include "tests/support/cell_patterns.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// What PyTorch's autograd gave, see make_gradient_goldens.py, and the same model here.
struct GradientGolden {
  explicit GradientGolden(const std::string& name)
      : file(MappedFile::open(std::string(HEADLIGHT_TEST_DATA) + "/gradients/" + name + ".safetensors")),
        arrays(readSafetensors(file->bytes(), name)) {
    Checkpoint checkpoint = openFamily(name);
    model.name = name;
    model.config = checkpoint.config;
    model.transformer = std::make_shared<Transformer>(std::move(checkpoint.config),
                                                      std::move(checkpoint.weights), Execution{});
    request.ids = idsOf(*arrays.find("ids"));
    if (const TensorView* const ids = arrays.find("decoder_ids")) request.decoderIds = idsOf(*ids);
    request.record.values = true;
    trace = model.transformer->run(request, {});
  }
  std::int32_t integer(const char* name) const { return idsOf(*arrays.find(name)).front(); }

  std::shared_ptr<const MappedFile> file;
  SafetensorsFile arrays;
  Model model;
  RunRequest request;
  std::shared_ptr<const Trace> trace;
};

/// Two tokens of one head, values (1, 2) and (-3, 0).
class TwoValues : public ValueSource {
 public:
  MatrixView values(HeadId) const override { return {m_values.data(), 2, 2, Eigen::OuterStride<>(2)}; }

 private:
  std::vector<float> m_values{1, 2, -3, 0};
};

}  // namespace

/// Gradient times attention: by hand, against PyTorch's autograd, and what is refused.
class TestLogitGradients : public QObject {
  Q_OBJECT

 private slots:
  // d y / d z is (1, 1) and (0.5, 0) for the two queries. d y / d alpha: 3, -3 and 0.5, -1.5; what speaks
  // against the logit is 0.
  void byHand() {
    auto weights = std::make_shared<std::vector<float>>(std::vector<float>{1, 0, 0.25f, 0.75f});
    const auto patterns = std::make_shared<DensePatternSource>(DensePatternSource::Parts{
        AttentionKind::Decoder, {1, 1, 2, 2}, weights->data(), weights, labels(2), labels(2), ""});
    HeadGradients gradients;
    gradients.layers.emplace_back(2, 2);
    gradients.layers.front() << 1, 1, 0.5f, 0;
    const GradientPatternSource source(patterns, std::make_shared<TwoValues>(),
                                       std::make_shared<HeadGradients>(gradients), "gradient");
    QCOMPARE(allPatterns(source), (std::vector<float>{3, 0, 0.125f, 0}));
    std::vector<float> column(2);
    source.column({0, 0}, 0, column);
    QCOMPARE(column, (std::vector<float>{3, 0.125f}));
    QVERIFY(!source.rowsSumToOne() && source.isMasked({0, 0}, 0, 1));
    QVERIFY(source.valueRange().low == 0 && source.valueRange().high >= 3);
  }

  void agreesWithAutograd_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"gpt2", "llama", "bert", "bart"})
      QTest::newRow(name) << QString::fromLatin1(name);
  }
  void agreesWithAutograd() {
    QFETCH(const QString, name);
    const GradientGolden golden(name.toStdString());
    const LogitGradients gradients =
        logitGradients(golden.model, golden.request, golden.integer("position"), golden.integer("token"), {});
    QCOMPARE(gradients.position, std::int64_t{golden.integer("position")});
    QVERIFY(std::abs(gradients.logit - floatsOf(*golden.arrays.find("logit")).front()) < 1e-4f);
    int kinds = 0;
    for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
      const AttentionTrace* const attention = golden.trace->attention(kind);
      QCOMPARE(attention != nullptr, gradients.of(kind) != nullptr);
      if (!attention) continue;
      const GradientPatternSource source(attention->patterns, attention->values, gradients.of(kind), "");
      const auto wanted = floatsOf(*golden.arrays.find(std::string(nameOf(kind))));
      QVERIFY(*std::max_element(wanted.begin(), wanted.end()) > 1e-4f);
      QVERIFY(largestDifference(allPatterns(source), wanted) < 2e-5);
      ++kinds;
    }
    QVERIFY(kinds > 0);
  }

  // Where none is named it is the last position's likeliest token.
  void likeliestToken() {
    GradientGolden golden("gpt2");
    golden.request.record.logits = LogitsRecord::Last;
    const auto trace = golden.model.transformer->run(golden.request, {});
    Eigen::Index likeliest = 0;
    trace->logits.row(trace->logits.rows() - 1).maxCoeff(&likeliest);
    const LogitGradients gradients = logitGradients(golden.model, golden.request, {}, {}, {});
    QCOMPARE(gradients.token, static_cast<std::int32_t>(likeliest));
    QCOMPARE(gradients.position, std::ssize(golden.request.ids) - 1);
  }

  // Half-wide weights are widened once for all gradients of a model.
  void theWeightsAreShared() {
    const auto model = loadModel(ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/kjv-decoder"), {});
    const PreparedInput input = prepareInput(*model, {.text = "In the beginning"});
    std::vector<double> told;
    const Execution execution{nullptr, {}, [&told](double fraction) { told.push_back(fraction); }};
    const LogitGradients first = logitGradients(*model, input.request, {}, {}, execution);
    // A forward and a backward of two sublayers in each of four layers.
    QCOMPARE(told.size(), std::size_t{16});
    QVERIFY(told.front() == 0 && told.back() < 1 && std::is_sorted(told.begin(), told.end()));
    const LogitGradients again = logitGradients(*model, input.request, {}, {}, {}, first.network);
    QCOMPARE(again.network, first.network);
    QCOMPARE(again.logit, first.logit);
  }

  void theNeedIsKnownBefore() {
    const auto model = loadModel(ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/kjv-decoder"), {});
    const ModelConfig& config = model->config;
    const GradientNetwork network(config, model->transformer->weights());
    TrainingExample example;
    example.ids.assign(128, 1);
    example.targets.assign(128, -1);
    example.targets.back() = 0;
    const MicroBatch batch{example};
    Workspace workspace;
    KeptHeadGradients kept;
    const TrainingPass pass{batch, {}, workspace, &kept};
    network.network.logitBackward(network.network.forward(pass), 0, pass);
    const auto taken = static_cast<std::int64_t>(workspace.bytes());
    const std::int64_t needed = gradientBytes(config, {128, 0});
    QVERIFY2(needed >= taken && needed < 4 * taken, qPrintable(QString("%1 of %2").arg(needed).arg(taken)));
    QVERIFY(gradientBytes(config, {256, 0}) > needed * 3 / 2);
  }

  void whatIsRefused() {
    GradientGolden golden("gpt2");
    RunRequest changed = golden.request;
    changed.interventions.withoutPositions = true;
    QCOMPARE(refusalOf([&] { (void)logitGradients(golden.model, changed, {}, {}, {}); }),
             QString("Gradients are computed of the model's own run alone: switch the experiments off."));
    QVERIFY(refusalOf([&] {
              (void)logitGradients(golden.model, golden.request, {}, 100000, {});
            }).startsWith("There is no token 100000: the vocabulary has ids 0 to "));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, logitGradients(golden.model, golden.request, {}, {}, {nullptr, stop.get_token(), {}}));
  }
};

QTEST_GUILESS_MAIN(TestLogitGradients)
#include "tst_logit_gradients.moc"
