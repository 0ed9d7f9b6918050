#include "core/attention/attention_rule.h"
#include "core/error.h"
#include "core/model/tap_search.h"
#include "core/model/weight_lookup.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::unique_ptr<Transformer> openModel(const std::string& family, const TransformerOptions& options = {}) {
  Checkpoint checkpoint = openFamily(family);
  return std::make_unique<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights),
                                       Execution{}, options);
}

std::vector<TapRequest> everything(const Transformer& model) {
  std::vector<TapRequest> requests;
  for (const TapInfo& tap : model.taps()) {
    const TapPlace& place = tap.place;
    requests.push_back({.part = place.part, .point = place.point, .stack = place.stack});
    if (place.layer >= 0) requests.back().layer = place.layer;
  }
  return requests;
}

/// A golden's request with everything tapped.
RunRequest tapped(const Transformer& model, const std::string& family) {
  RunRequest request = openFamilyGolden(family).request;
  request.record.taps = everything(model);
  return request;
}

const Matrix& valuesOf(const Trace& trace, const std::string& name) {
  static const Matrix missing;
  const TapRecord* const record = trace.taps ? trace.taps->find(name) : nullptr;
  return record ? record->values : missing;
}

double largestDifference(const Matrix& a, const Matrix& b) {
  return test::largestDifference(vectorOf(a), vectorOf(b));
}

std::string layerName(std::int64_t layer, const char* name) {
  return "layers." + std::to_string(layer) + "." + name;
}

struct OpenGolden {
  std::shared_ptr<const MappedFile> file;
  SafetensorsFile tensors;
};

OpenGolden openTapGolden(const std::string& family) {
  OpenGolden golden;
  golden.file = MappedFile::open(std::string(HEADLIGHT_TEST_DATA) + "/taps/" + family + ".safetensors");
  golden.tensors = readSafetensors(golden.file->bytes(), family);
  return golden;
}

bool isKnown(const std::string& folder) {
  return std::any_of(families().begin(), families().end(),
                     [&](const Family& family) { return family.modelType == modelTypeOf(folder); });
}

void addFamilies(const std::vector<const char*>& names) {
  QTest::addColumn<QString>("family");
  for (const char* name : names)
    if (isKnown(name)) QTest::newRow(name) << QString::fromLatin1(name);
}

/// softmax(scale * q k) of one head over the keys that the rule lets each query see.
Matrix patternOf(const Matrix& q, const Matrix& k, const AttentionRule& rule) {
  Matrix pattern = Matrix::Zero(q.rows(), k.rows());
  for (std::int64_t query = 0; query < q.rows(); ++query) {
    const auto [low, high] = rule.visibleKeys(query, k.rows());
    const Eigen::ArrayXf scores =
        rule.scale * (k.middleRows(low, high - low) * q.row(query).transpose()).array();
    const Eigen::ArrayXf weights = (scores - scores.maxCoeff()).exp();
    pattern.row(query).segment(low, high - low) = (weights / weights.sum()).matrix().transpose();
  }
  return pattern;
}

Matrix headOf(const Matrix& values, std::int64_t head, std::int64_t size) {
  return values.middleCols(head * size, size);
}

/// What one layer's sublayers add to its stream: [resid_pre, every output].
Matrix sumOfLayer(const Trace& trace, const std::vector<TapInfo>& taps, const TapPlace& layer,
                  bool postNorm) {
  Matrix sum;
  for (const TapInfo& tap : taps) {
    if (tap.place.stack != layer.stack || tap.place.layer != layer.layer) continue;
    const Matrix& values = valuesOf(trace, tap.name);
    if (tap.place.point == TapPoint::ResidualPre) sum = values;
    if (tap.place.point == TapPoint::Output) sum += values;
    // A post-norm takes the place of the stream, but for the last one, which the next layer reads.
    if (postNorm && tap.place.point == TapPoint::OutputNormed && tap.place.part != TapPart::FeedForward)
      sum = values;
  }
  return sum;
}

}  // namespace

/// What a run records on request: against forward hooks on transformers' own models, against itself, and that
/// recording changes nothing.
class TestTaps : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithForwardHooks_data() {
    addFamilies({"gpt2", "llama", "qwen2-window", "bert", "t5", "mixtral", "qwen2_moe"});
  }
  void agreesWithForwardHooks() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const auto trace = model->run(tapped(*model, family.toStdString()), {});
    const OpenGolden golden = openTapGolden(family.toStdString());
    QVERIFY(golden.tensors.tensors.size() > 30);
    for (const TensorView& tensor : golden.tensors.tensors) {
      const TapRecord* const record = trace->taps->find(tensor.name);
      QVERIFY2(record, tensor.name.c_str());
      QCOMPARE(record->shape(), tensor.shape);
      const double difference = test::largestDifference(vectorOf(record->values), floatsOf(tensor));
      QVERIFY2(difference < 1e-4, (tensor.name + " " + std::to_string(difference)).c_str());
    }
  }

  /// Every alias is in the golden, so that none names other numbers than TransformerLens's.
  void everyAliasIsTested_data() {
    addFamilies({"gpt2", "llama", "qwen2-window", "bert", "mixtral", "qwen2_moe"});
  }
  void everyAliasIsTested() {
    QFETCH(const QString, family);
    const OpenGolden golden = openTapGolden(family.toStdString());
    for (const TapInfo& tap : openModel(family.toStdString())->taps())
      QVERIFY2(tap.alias.empty() || golden.tensors.find(tap.alias.c_str()), tap.alias.c_str());
  }

  void theStreamIsThatOfTheGoldens_data() { addFamilies({"bert", "gpt2", "llama", "qwen2-window"}); }
  void theStreamIsThatOfTheGoldens() {
    QFETCH(const QString, family);
    const std::string name = family.toStdString();
    const auto model = openModel(name);
    const auto trace = model->run(tapped(*model, name), {});
    const ResidualSource& states = trace->decoder ? *trace->decoderResiduals : *trace->encoderResiduals;
    const std::int64_t layers = model->config().main().layerCount();
    std::vector<float> stream;
    for (std::int64_t layer = 0; layer < layers; ++layer) {
      const Matrix& values = valuesOf(*trace, layerName(layer, "residual_pre"));
      QVERIFY(values == Matrix(states.hiddenStates(layer)));
      stream.insert(stream.end(), values.data(), values.data() + values.size());
    }
    const std::string last =
        name == "bert" ? layerName(layers - 1, "feed_forward.output_norm") : std::string("final_norm");
    const Matrix& values = valuesOf(*trace, last);
    QVERIFY(values == Matrix(states.hiddenStates(layers)));
    stream.insert(stream.end(), values.data(), values.data() + values.size());
    QVERIFY(test::largestDifference(stream, openFamilyGolden(name).hiddenStates) < 3e-4);
  }

  /// The stream is the sum of what its sublayers add, to the bit, wherever norms stand; in every family.
  void everyFamilyRecordsEverything_data() {
    QTest::addColumn<QString>("family");
    for (const auto& entry : std::filesystem::directory_iterator(familyFolder(""))) {
      const std::string name = entry.path().filename().string();
      if (isKnown(name) && weightsFolder(name) == familyFolder(name))
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
  }
  void everyFamilyRecordsEverything() {
    QFETCH(const QString, family);
    std::unique_ptr<Transformer> model;
    try {
      model = openModel(family.toStdString());
    } catch (const Error& error) {
      QFAIL(error.what());
    }
    const std::vector<TapInfo> taps = model->taps();
    const bool postNorm = model->config().main().layers.front().sublayers.front().norm == NormPlace::Post;
    const auto trace = model->run(tapped(*model, family.toStdString()), {});
    QCOMPARE(trace->taps->records.size(), taps.size());
    for (std::size_t i = 0; i < taps.size(); ++i) {
      const TapRecord& record = trace->taps->records[i];
      QCOMPARE(record.name, taps[i].name);
      QVERIFY2(record.values.rows() > 0, taps[i].name.c_str());
      QCOMPARE(record.values.cols(), taps[i].columns);
      QVERIFY2(record.values.allFinite(), taps[i].name.c_str());
      if (!record.name.ends_with("residual_post")) continue;
      const double difference =
          largestDifference(sumOfLayer(*trace, taps, record.place, postNorm), record.values);
      QVERIFY2(difference < 1e-5, (record.name + " " + std::to_string(difference)).c_str());
    }
  }

  void sumsHoldToTheBit_data() { addFamilies({"gpt2", "llama", "qwen2-window"}); }
  void sumsHoldToTheBit() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const auto trace = model->run(tapped(*model, family.toStdString()), {});
    for (std::int64_t layer = 0; layer < model->config().main().layerCount(); ++layer) {
      const auto values = [&](const char* name) { return valuesOf(*trace, layerName(layer, name)); };
      QVERIFY(values("residual_pre") + values("attention.output") == values("residual_mid"));
      QVERIFY(values("residual_mid") + values("feed_forward.output") == values("residual_post"));
    }
  }

  /// What the experts of each token add, with the one that takes every token, is the mixture's output.
  void expertsAddUpToTheMixture_data() {
    addFamilies({"mixtral", "qwen2_moe", "qwen3_moe", "olmoe", "gpt_oss", "deepseek", "deepseek_v3"});
  }
  void expertsAddUpToTheMixture() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const auto trace = model->run(tapped(*model, family.toStdString()), {});
    const StackConfig& stack = model->config().main();
    int mixtures = 0;
    for (std::int64_t layer = 0; layer < stack.layerCount(); ++layer) {
      if (!stack.layers[static_cast<std::size_t>(layer)].find(SublayerKind::Mixture)) continue;
      ++mixtures;
      const auto values = [&](const char* name) -> const Matrix& {
        return valuesOf(*trace, layerName(layer, name));
      };
      const Matrix& experts = values("feed_forward.expert_output");
      const Matrix& shared = values("feed_forward.shared.output");
      Matrix sum = shared.size() > 0 ? shared : Matrix::Zero(experts.rows(), stack.modelSize);
      for (std::int64_t first = 0; first < experts.cols(); first += stack.modelSize)
        sum += experts.middleCols(first, stack.modelSize);
      QVERIFY(largestDifference(sum, values("feed_forward.output")) < 1e-5);
    }
    QVERIFY(mixtures > 0);
  }

  void queriesAndKeysMakeThePattern_data() { addFamilies({"bert", "gpt2", "llama", "qwen2-window"}); }
  void queriesAndKeysMakeThePattern() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const auto trace = model->run(tapped(*model, family.toStdString()), {});
    const StackConfig& stack = model->config().main();
    const PatternSource& patterns = *trace->attention(trace->defaultKind())->patterns;
    for (std::int64_t layer = 0; layer < stack.layerCount(); ++layer) {
      const AttentionConfig& attention = stack.attention(static_cast<std::size_t>(layer));
      AttentionRule rule;
      rule.scale = attention.scoreScale;
      rule.mask = attention.mask;
      rule.window = attention.window;
      const Matrix& q = valuesOf(
          *trace, layerName(layer, attention.rotary ? "attention.query_rotated" : "attention.query"));
      const Matrix& k =
          valuesOf(*trace, layerName(layer, attention.rotary ? "attention.key_rotated" : "attention.key"));
      const Matrix& v = valuesOf(*trace, layerName(layer, "attention.value"));
      const Matrix& z = valuesOf(*trace, layerName(layer, "attention.z"));
      for (std::int64_t head = 0; head < attention.heads; ++head) {
        const std::int64_t keyHead = head / (attention.heads / attention.keyValueHeads);
        const Matrix made =
            patternOf(headOf(q, head, attention.headSize), headOf(k, keyHead, attention.headSize), rule);
        Matrix pattern(q.rows(), k.rows());
        patterns.tile({static_cast<int>(layer), static_cast<int>(head)}, {0, q.rows(), 0, k.rows()},
                      pattern.data(), k.rows());
        QVERIFY(largestDifference(made, pattern) < 1e-5);
        const Matrix summed = pattern * headOf(v, keyHead, attention.valueSize);
        QVERIFY(largestDifference(summed, headOf(z, head, attention.valueSize)) < 1e-5);
      }
    }
  }

  void headsAddUpToTheAttention_data() { addFamilies({"bert", "gpt2", "llama", "qwen2-window"}); }
  void headsAddUpToTheAttention() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const auto trace = model->run(tapped(*model, family.toStdString()), {});
    const std::string stack = trace->decoder ? "decoder." : "encoder.";
    const std::vector<std::string> names = model->weightNames();
    for (std::int64_t layer = 0; layer < model->config().main().layerCount(); ++layer) {
      const Matrix& heads = valuesOf(*trace, layerName(layer, "attention.head_output"));
      const Matrix& output = valuesOf(*trace, layerName(layer, "attention.output"));
      Matrix sum = Matrix::Zero(output.rows(), output.cols());
      for (std::int64_t first = 0; first < heads.cols(); first += output.cols())
        sum += heads.middleCols(first, output.cols());
      const std::string bias = stack + layerName(layer, "attention.output.bias");
      if (std::find(names.begin(), names.end(), bias) != names.end())
        sum.rowwise() += RowVector(model->weight(bias).row(0));
      QVERIFY(largestDifference(sum, output) < 1e-5);
    }
  }

  /// The tokens that a tap asks for are computed, whatever is kept of the others.
  void tappedTokensAreComputedAgain_data() { addFamilies({"bert", "gpt2", "llama", "qwen2-window"}); }
  void tappedTokensAreComputedAgain() {
    QFETCH(const QString, family);
    const auto grown = openModel(family.toStdString());
    const auto fresh = openModel(family.toStdString());
    RunRequest request = tapped(*grown, family.toStdString());
    const auto tokens = static_cast<std::int64_t>(request.ids.size());
    RunRequest first = request;
    first.record.taps.clear();
    const auto kept = grown->run(first, {});
    for (TapRequest& tap : request.record.taps) {
      tap.firstToken = tokens / 2;
      tap.endToken = tokens - 1;
    }
    const auto trace = grown->run(request, {});
    QCOMPARE(trace->reusedTokens, family == "bert" ? 0 : tokens / 2);
    const auto alone = fresh->run(request, {});
    QCOMPARE(alone->reusedTokens, 0);
    for (const TapRecord& record : trace->taps->records) {
      QCOMPARE(record.firstToken, tokens / 2);
      QCOMPARE(record.values.rows(), tokens - 1 - tokens / 2);
      QVERIFY2(largestDifference(record.values, valuesOf(*alone, record.name)) < 1e-5, record.name.c_str());
    }
  }

  /// The last layer's rows are computed where only a tap needs them.
  void theLastLayerIsFinished_data() { addFamilies({"bert", "gpt2", "llama", "qwen2-window", "gpt_neox"}); }
  void theLastLayerIsFinished() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    RunRequest request = tapped(*model, family.toStdString());
    const auto whole = model->run(request, {});
    model->forgetLastRun();
    request.record.logits = LogitsRecord::None;
    request.record.residuals = false;
    const auto bare = model->run(request, {});
    for (const TapRecord& record : whole->taps->records)
      QVERIFY2(largestDifference(record.values, valuesOf(*bare, record.name)) < 1e-5, record.name.c_str());
  }

  void recordingChangesNothing_data() {
    addFamilies({"bert", "gpt2", "llama", "qwen2-window", "t5", "gemma2", "mixtral", "granite", "olmo2"});
  }
  void recordingChangesNothing() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    RunRequest request = tapped(*model, family.toStdString());
    const auto with = model->run(request, {});
    model->forgetLastRun();
    request.record.taps.clear();
    const auto without = model->run(request, {});
    QVERIFY(!without->taps);
    QVERIFY(with->logits == without->logits);
    const auto statesOf = [](const Trace& trace) {
      return Matrix(
          (trace.decoderResiduals ? trace.decoderResiduals : trace.encoderResiduals)->hiddenStates(1));
    };
    QVERIFY(statesOf(*with) == statesOf(*without));
  }

  void interventionsAreSeen_data() { addFamilies({"bert", "gpt2", "llama", "qwen2-window"}); }
  void interventionsAreSeen() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    RunRequest request = tapped(*model, family.toStdString());
    const auto plain = model->run(request, {});
    const AttentionConfig& attention = model->config().main().attention();
    request.interventions.withoutPositions = true;
    request.interventions.ablatedHeads = {{.kind = plain->defaultKind(), .head = {1, 1}}};
    const auto changed = model->run(request, {});
    const Matrix& z = valuesOf(*changed, layerName(1, "attention.z"));
    QVERIFY(headOf(z, 1, attention.valueSize).isZero(0));
    QVERIFY(!headOf(z, 0, attention.valueSize).isZero(0));
    const std::int64_t size = model->config().main().modelSize;
    QVERIFY(headOf(valuesOf(*changed, layerName(1, "attention.head_output")), 1, size).isZero(0));
    if (attention.rotary) {
      QVERIFY(valuesOf(*changed, layerName(0, "attention.query_rotated")) ==
              valuesOf(*changed, layerName(0, "attention.query")));
      QVERIFY(valuesOf(*plain, layerName(0, "attention.query_rotated")) !=
              valuesOf(*plain, layerName(0, "attention.query")));
    } else {
      QVERIFY(valuesOf(*changed, "position_embedding").isZero(0));
      QVERIFY(!valuesOf(*plain, "position_embedding").isZero(0));
    }
    QVERIFY(valuesOf(*changed, layerName(1, "residual_post")) !=
            valuesOf(*plain, layerName(1, "residual_post")));
  }

  void residualsBecomeLogits_data() {
    addFamilies({"bert", "gpt2", "llama", "qwen2-window", "gemma2", "granite", "cohere", "t5", "electra"});
  }
  void residualsBecomeLogits() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const auto trace = model->run(tapped(*model, family.toStdString()), {});
    const bool both = model->config().architecture() == Architecture::EncoderDecoder;
    const std::int64_t last = model->config().main().layerCount() - 1;
    const std::string prefix = both ? "decoder." : "";
    const std::string normed = layerName(last, "feed_forward.output_norm");
    const bool postNorm = model->config().encoder && !both;
    const Matrix& stream = valuesOf(*trace, prefix + (postNorm ? normed : layerName(last, "residual_post")));
    QVERIFY(stream.rows() > 0);
    const Matrix logits = model->unembed(stream, {});
    QVERIFY(trace->logits.rows() == logits.rows());
    QVERIFY(largestDifference(logits, trace->logits) < 1e-5);
    QVERIFY_EXCEPTION_THROWN(model->unembed(Matrix::Zero(1, stream.cols() + 1), {}), Error);
  }

  /// By our names and the file's, after the weights were packed, in every backend.
  void weightsStayReadable_data() { addFamilies({"bert", "gpt2", "llama", "qwen2-window"}); }
  void weightsStayReadable() {
    QFETCH(const QString, family);
    for (const bool pack : {true, false}) {
      const auto model = openModel(family.toStdString(), {.packWeights = pack});
      const auto trace = model->run(tapped(*model, family.toStdString()), {});
      const std::string stack = trace->decoder ? "decoder." : "encoder.";
      const Matrix query = model->weight(stack + "layers.1.attention.query");
      const Matrix& in =
          valuesOf(*trace, trace->decoder ? "layers.1.attention.input_norm" : "layers.1.residual_pre");
      Matrix made = in * query.transpose();
      if (family != "llama")
        made.rowwise() += RowVector(model->weight(stack + "layers.1.attention.query.bias").row(0));
      QVERIFY(largestDifference(made, valuesOf(*trace, "layers.1.attention.query")) < 1e-5);
    }
    const Checkpoint checkpoint = openFamily(family.toStdString());
    const auto model = openModel(family.toStdString());
    for (const std::string& name : model->weightNames()) QVERIFY(model->weight(name).size() > 0);
    for (const TensorView* tensor : parameters(checkpoint.config, checkpoint.weights))
      QVERIFY(test::largestDifference(vectorOf(model->weight(tensor->name)), floatsOf(*tensor)) == 0);
    QVERIFY_EXCEPTION_THROWN(model->weight("no.such.weight"), Error);
  }

  void namesAreFound_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char* family, const char* name, const QStringList& found) {
      if (isKnown(family)) QTest::addRow("%s %s", family, name) << QString(family) << QString(name) << found;
    };
    row("gpt2", "blocks.2.attn.hook_q", {"blocks.2.attn.hook_q"});
    row("gpt2", "layers.2.attention.query", {"layers.2.attention.query"});
    row("gpt2", "attn.hook_q", {"blocks.0.attn.hook_q", "blocks.1.attn.hook_q", "blocks.2.attn.hook_q"});
    row("gpt2", "hook_embed", {"hook_embed"});
    row("gpt2", "final_norm.scale", {"final_norm.scale"});
    row("bert", "embed.hook_embed", {"embed.hook_embed"});
    row("t5", "decoder.blocks.1.cross_attn.hook_k", {"decoder.1.cross_attn.hook_k"});
    row("t5", "decoder.1.cross_attn.hook_k", {"decoder.1.cross_attn.hook_k"});
    row("t5", "encoder_final_ln.hook_scale", {"encoder_final_ln.hook_scale"});
    row("t5", "encoder.layers.0.attention.z", {"encoder.layers.0.attention.z"});
  }
  void namesAreFound() {
    QFETCH(const QString, family);
    QFETCH(const QString, name);
    QFETCH(const QStringList, found);
    const auto model = openModel(family.toStdString());
    QStringList names;
    for (const NamedTap& tap : findTaps(model->taps(), name.toStdString(), {}))
      names.push_back(QString::fromStdString(tap.name));
    QCOMPARE(names, found);
  }

  void otherNamesAreRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("layer");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, int layer, const char* message) {
      QTest::addRow("%s %d", name, layer) << QString(name) << layer << QString(message);
    };
    row("blocks.2.attn.hook_qq", -1,
        "The model has no tap \"blocks.2.attn.hook_qq\"; the nearest names are blocks.2.attn.hook_q, "
        "blocks.0.attn.hook_q and blocks.1.attn.hook_q.");
    row("blocks.7.attn.hook_q", -1,
        "The model has no tap \"blocks.7.attn.hook_q\"; the nearest names are blocks.0.attn.hook_q, "
        "blocks.1.attn.hook_q and blocks.2.attn.hook_q.");
    row("attention.querry", -1,
        "The model has no tap \"attention.querry\"; the nearest names are attention.query, attention.key and "
        "attention.output.");
    row("attn.hook_q", 7, "There is no \"attn.hook_q\" in layer 7; layers with it are 0, 1, 2.");
    row("blocks.1.attn.hook_q", 1,
        "\"blocks.1.attn.hook_q\" says its layer itself, so that none can be chosen beside it.");
    row("hook_embed", 1, "\"hook_embed\" belongs to no layer, so that none can be chosen.");
  }
  void otherNamesAreRefused() {
    QFETCH(const QString, name);
    QFETCH(const int, layer);
    QFETCH(const QString, message);
    const auto model = openModel("gpt2");
    try {
      (void)findTaps(model->taps(), name.toStdString(),
                     layer < 0 ? std::nullopt : std::optional<std::int64_t>(layer));
      QFAIL("The name was found.");
    } catch (const Error& error) {
      QCOMPARE(QString::fromUtf8(error.what()), message);
    }
  }

  void whatIsNotThereIsRefused_data() {
    QTest::addColumn<int>("part");
    QTest::addColumn<int>("layer");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("message");
    const int attention = static_cast<int>(TapPart::Attention);
    const int cross = static_cast<int>(TapPart::CrossAttention);
    QTest::newRow("layer") << attention << 9 << 0 << 1
                           << "The model has none of what is to be recorded in layer 9.";
    QTest::newRow("part") << cross << 0 << 0 << 1
                          << "The model has none of what is to be recorded in layer 0.";
    QTest::newRow("token") << attention << 0 << 3 << 99
                           << "Tokens 3 to 98 of layers.0.attention.query cannot be recorded: the text has "
                              "tokens 0 to 4.";
    QTest::newRow("before") << attention << 0 << -1 << 2
                            << "Tokens -1 to 1 of layers.0.attention.query cannot be recorded: the text has "
                               "tokens 0 to 4.";
    QTest::newRow("none") << attention << 0 << 2 << 2
                          << "Tokens 2 to 1 of layers.0.attention.query cannot be recorded: the text has "
                             "tokens 0 to 4.";
  }
  void whatIsNotThereIsRefused() {
    QFETCH(const int, part);
    QFETCH(const int, layer);
    QFETCH(const int, first);
    QFETCH(const int, end);
    QFETCH(const QString, message);
    const auto model = openModel("gpt2");
    RunRequest request;
    request.ids = {1, 2, 3, 4, 5};
    request.record.taps = {{.part = static_cast<TapPart>(part),
                            .point = TapPoint::Query,
                            .layer = layer,
                            .firstToken = first,
                            .endToken = end}};
    try {
      (void)model->run(request, {});
      QFAIL("The request was run.");
    } catch (const Error& error) {
      QCOMPARE(QString::fromUtf8(error.what()), message);
    }
  }
};

QTEST_GUILESS_MAIN(TestTaps)
#include "tst_taps.moc"
