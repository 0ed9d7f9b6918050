#include <QTemporaryDir>
#include <fstream>

#include "checkpoint_builder.h"
#include "core/training/parameter_initialization.h"
#include "family_golden.h"
#include "tests/support/error_message.h"
#include "training_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::string readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string configOf(const std::string& name) { return readFile(familyFolder(name) + "/config.json"); }

/// Name and shape of every tensor of a checkpoint.
std::map<std::string, std::vector<std::int64_t>> shapesOf(const std::string& folder) {
  const auto file = MappedFile::open(folder + "/model.safetensors");
  std::map<std::string, std::vector<std::int64_t>> shapes;
  for (const TensorView& tensor : readSafetensors(file->bytes(), "m").tensors)
    shapes[tensor.name] = tensor.shape;
  return shapes;
}

std::map<std::string, std::vector<std::int64_t>> shapesOf(const ParameterStore& store) {
  std::map<std::string, std::vector<std::int64_t>> shapes;
  for (const ParameterInfo& info : store.infos()) shapes[info.checkpointName] = info.shape;
  return shapes;
}

std::span<const float> valuesOf(const ParameterStore& store, const std::string& name) {
  for (const ParameterInfo& info : store.infos())
    if (info.checkpointName == name)
      return store.values().subspan(static_cast<std::size_t>(info.offset),
                                    static_cast<std::size_t>(info.size));
  return {};
}

double deviationOf(std::span<const float> values) {
  return std::sqrt(squaredNorm(values) / static_cast<double>(values.size()));
}

}  // namespace

/// The parameters of a training: their names, how they start, and how they are saved.
class TestParameterStore : public QObject {
  Q_OBJECT

 private slots:
  // A model made of a config alone has the tensors that Hugging Face's own code saved for it.
  void namesAreTheFamilys_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("without");
    const auto row = [](const char* name, const QStringList& without = {}) {
      QTest::newRow(name) << QString(name) << without;
    };
    for (const char* name :
         {"bert", "albert", "xlm-roberta", "electra", "distilbert", "gpt2", "llama", "qwen3", "gemma",
          "gemma3_text", "olmo2", "granite", "gptj", "phi", "starcoder2"})
      row(name);
    // Zeros, and sines, that no training changes.
    const QString zeros = QStringLiteral("final_logits_bias");
    row("bart", {zeros});
    row("mbart", {zeros});
    const QString places = QStringLiteral("model.%1.embed_positions.weight");
    for (const char* name : {"marian", "marian-separate", "pegasus"})
      row(name, {zeros, places.arg(QLatin1String("encoder")), places.arg(QLatin1String("decoder"))});
  }
  void namesAreTheFamilys() {
    QFETCH(const QString, name);
    QFETCH(const QStringList, without);
    const ParameterStore store = ParameterStore::fresh(configOf(name.toStdString()), "m");
    std::map<std::string, std::vector<std::int64_t>> expected = shapesOf(familyFolder(name.toStdString()));
    for (const QString& tensor : without) expected.erase(tensor.toStdString());
    std::erase_if(expected,
                  [](const auto& entry) { return entry.first.find("pooler") != std::string::npos; });
    for (const auto& [tensor, shape] : expected) QVERIFY2(shapesOf(store).contains(tensor), tensor.c_str());
    for (const auto& [tensor, shape] : shapesOf(store)) {
      QVERIFY2(expected.contains(tensor), tensor.c_str());
      QVERIFY2(expected.at(tensor) == shape, tensor.c_str());
    }
  }

  // Every tensor once, without holes; ours are the names of visitTensors().
  void laysOut() {
    const ParameterStore store = ParameterStore::fresh(configOf("gpt2"), "m");
    std::int64_t next = 0;
    std::vector<std::string> names;
    for (const ParameterInfo& info : store.infos()) {
      QCOMPARE(info.offset, next);
      next += info.size;
      names.push_back(info.name);
      QCOMPARE(info.decays, info.shape.size() == 2);
    }
    QCOMPARE(static_cast<std::size_t>(next), store.values().size());
    QCOMPARE(store.weights().parameterCount, next);
    QCOMPARE(names[0], "decoder.token_embedding");
    QCOMPARE(names[2], "decoder.layers.0.attention.input_norm.weight");
    QCOMPARE(names[4], "decoder.layers.0.attention.query.weight");
    QCOMPARE(names[5], "decoder.layers.0.attention.query.bias");
    QCOMPARE(names.back(), "decoder.final_norm.bias");
    // q, k and v of BERT are one product: all weights, then all biases.
    const ParameterStore bert = ParameterStore::fresh(configOf("bert"), "m");
    const auto at = [&](const char* name) {
      for (const ParameterInfo& info : bert.infos())
        if (info.name == name) return info.offset;
      return std::int64_t{-1};
    };
    const AttentionConfig& attention = bert.config().encoder->attention();
    const std::int64_t d = bert.config().encoder->modelSize;
    QCOMPARE(at("encoder.layers.0.attention.value.weight") - at("encoder.layers.0.attention.query.weight"),
             2 * attention.heads * attention.headSize * d);
    QCOMPARE(at("encoder.layers.0.attention.query.bias") - at("encoder.layers.0.attention.value.weight"),
             d * d);
    QCOMPARE(at("encoder.layers.0.attention.value.bias") - at("encoder.layers.0.attention.query.bias"),
             2 * d);
  }

  void startsAsTheFamilyDoes() {
    TrainableModel model = TrainableModel::create(
        R"({"model_type": "gpt2", "n_layer": 8, "n_head": 4, "n_embd": 64, "vocab_size": 500, "n_positions": 32})",
        1);
    const auto check = [&](const char* name, double deviation) {
      for (const ParameterInfo& info : model.parameterInfos()) {
        if (info.checkpointName != name) continue;
        const auto values = model.parameters().subspan(static_cast<std::size_t>(info.offset),
                                                       static_cast<std::size_t>(info.size));
        const double found = deviationOf(values);
        QVERIFY2(std::abs(found - deviation) < 0.05 * deviation,
                 qPrintable(QString(name) + QString::number(found)));
        return;
      }
      QFAIL(name);
    };
    check("transformer.wte.weight", 0.02);
    check("transformer.h.3.attn.c_attn.weight", 0.02);
    check("transformer.h.3.attn.c_proj.weight", 0.02 / 4);
    check("transformer.h.3.mlp.c_proj.weight", 0.02 / 4);
    for (const ParameterInfo& info : model.parameterInfos()) {
      const auto values = model.parameters().subspan(static_cast<std::size_t>(info.offset),
                                                     static_cast<std::size_t>(info.size));
      if (info.decays) continue;
      const float expected = info.isNorm ? 1.0F : 0.0F;
      QVERIFY2(std::all_of(values.begin(), values.end(), [&](float value) { return value == expected; }),
               info.name.c_str());
    }
  }

  void startsByTheConfig() {
    ParameterStore store = ParameterStore::fresh(configOf("gemma"), "m");
    initializeParameters(store, 3);
    // Norms that multiply with 1 + w start at 0.
    for (const float value : valuesOf(store, "model.norm.weight")) QCOMPARE(value, 0.0F);
    auto config = nlohmann::json::parse(configOf("llama"));
    config["initializer_range"] = 0.5;
    ParameterStore wide = ParameterStore::fresh(config.dump(), "m");
    initializeParameters(wide, 3);
    QVERIFY(std::abs(deviationOf(valuesOf(wide, "model.embed_tokens.weight")) - 0.5) < 0.05);
    config["initializer_range"] = 0;
    QCOMPARE(refusalOf([&] { TrainableModel::create(config.dump(), 1, "small"); }),
             QStringLiteral("small/config.json: initializer_range must be above 0."));
  }

  // By seed and name alone: a deeper model begins with the same numbers.
  void startsBySeedAndName() {
    auto config = nlohmann::json::parse(configOf("llama"));
    const auto start = [&](std::uint64_t seed) {
      ParameterStore store = ParameterStore::fresh(config.dump(), "m");
      initializeParameters(store, seed);
      const auto values = valuesOf(store, "model.layers.1.mlp.up_proj.weight");
      return std::vector<float>(values.begin(), values.end());
    };
    const std::vector<float> one = start(1);
    QCOMPARE(start(1), one);
    QVERIFY(start(2) != one);
    config["num_hidden_layers"] = 5;
    QCOMPARE(start(1), one);
  }

  // What is saved opens again, with the same numbers.
  void roundTrip_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("half");
    for (const std::string& name : trainingGoldens())
      for (const bool half : {false, true})
        QTest::addRow("%s, %s", name.c_str(), half ? "f16" : "f32") << QString::fromStdString(name) << half;
  }
  void roundTrip() {
    QFETCH(const QString, name);
    QFETCH(const bool, half);
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/a/model";
    const TrainableModel model = openTrainable(name.toStdString());
    model.save(path, half ? DType::Float16 : DType::Float32);
    const Checkpoint checkpoint = readCheckpoint(ModelFiles::directory(path));
    QVERIFY(checkpoint.notes.empty());
    QVERIFY(checkpoint.config == model.config());
    const TrainableModel again = TrainableModel::open(ModelFiles::directory(path));
    QCOMPARE(again.parameters().size(), model.parameters().size());
    for (std::size_t i = 0; i < model.parameters().size(); ++i) {
      const float before = model.parameters()[i];
      const float after = again.parameters()[i];
      if (half ? std::abs(after - before) > 0x1p-11F * std::abs(before) + 0x1p-25F : after != before)
        QFAIL(qPrintable(QStringLiteral("%1 became %2").arg(before).arg(after)));
    }
    const auto config = nlohmann::json::parse(readFile(path + "/config.json"));
    const char* const key = config.contains("dtype") ? "dtype" : "torch_dtype";
    QCOMPARE(QString::fromStdString(config[key].get<std::string>()),
             half ? QStringLiteral("float16") : QStringLiteral("float32"));
  }

  // What a new model is saved as is what an inference transformer opens.
  void aNewModelOpens() {
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    const TrainableModel model = TrainableModel::create(configOf("marian"), 12);
    model.save(path, DType::Float32);
    Checkpoint checkpoint = readCheckpoint(ModelFiles::directory(path));
    QVERIFY(checkpoint.unreadTensors.empty());
    Transformer transformer(checkpoint.config, checkpoint.weights, {});
    RunRequest request;
    request.ids = {5, 6, 7};
    request.decoderIds = {8, 9};
    QVERIFY(transformer.run(request, {})->logits.allFinite());
  }

  void theTwinIsTheStart() {
    QTemporaryDir folder;
    TrainableModel model = TrainableModel::create(configOf("bert"), 12);
    const std::vector<float> start(model.parameters().begin(), model.parameters().end());
    for (float& value : model.parameters()) value += 0.1F;
    model.save(folder.path().toStdString(), DType::Float16);
    const TrainableModel trained = TrainableModel::open(ModelFiles::directory(folder.path().toStdString()));
    const TrainableModel twin = trained.untrainedTwin();
    QCOMPARE(std::vector<float>(twin.parameters().begin(), twin.parameters().end()), start);
    QCOMPARE(refusalOf([] { openTrainable("bert").untrainedTwin(); }),
             QStringLiteral(
                 "bert/config.json: headlight_seed is missing, so that the model as it was before training "
                 "cannot be made again."));
  }

  void aSnapshotStaysAsItWas() {
    TrainableModel model = TrainableModel::create(configOf("gpt2"), 12);
    const ModelWeights snapshot = model.snapshot();
    const Matrix before = toMatrix(snapshot.decoder->tokenEmbedding);
    for (float& value : model.parameters()) value = 7;
    QVERIFY(toMatrix(snapshot.decoder->tokenEmbedding) == before);
    QVERIFY(toMatrix(model.snapshot().decoder->tokenEmbedding).isConstant(7));
    QVERIFY(snapshot.outputHead->decoder.weight.data == snapshot.decoder->tokenEmbedding.data);
  }

  void refusesToSave_data() {
    QTest::addColumn<float>("value");
    QTest::addColumn<bool>("half");
    QTest::addColumn<QString>("message");
    QTest::newRow("NaN")
        << std::nanf("") << false
        << "Tensor \"transformer.wte.weight\" holds numbers that are not finite, so that it is not "
           "saved.";
    QTest::newRow("infinity")
        << HUGE_VALF << true
        << "Tensor \"transformer.wte.weight\" holds numbers that are not finite, so that it is "
           "not saved.";
    QTest::newRow("too large")
        << -70000.0F << true
        << "Tensor \"transformer.wte.weight\" holds -70000.000000, which is too large for "
           "float16.";
  }
  void refusesToSave() {
    QFETCH(const float, value);
    QFETCH(const bool, half);
    QFETCH(const QString, message);
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    TrainableModel model = TrainableModel::create(configOf("gpt2"), 12);
    model.save(path, DType::Float32);
    const std::string before = readFile(path + "/model.safetensors");
    model.parameters()[3] = value;
    QCOMPARE(refusalOf([&] { model.save(path, half ? DType::Float16 : DType::Float32); }), message);
    QVERIFY(readFile(path + "/model.safetensors") == before);
  }

  void refusesConfigs() {
    QCOMPARE(refusalOf([] { TrainableModel::create("{}", 1, "mine"); }),
             QStringLiteral("mine/config.json: model_type is missing, so the family is not known."));
    QVERIFY(refusalOf([] {
              TrainableModel::create(R"({"model_type": "unheard"})", 1, "mine");
            }).startsWith(QStringLiteral("mine/config.json: model_type")));
    // What does not fit into the memory is refused before it is made.
    auto huge = nlohmann::json::parse(configOf("llama"));
    huge["vocab_size"] = 2'000'000'000;
    huge["hidden_size"] = 16'000'000;
    QVERIFY(refusalOf([&] {
              TrainableModel::create(huge.dump(), 1, "mine");
            }).startsWith(QStringLiteral("The model of mine would take ")));
  }
};

QTEST_GUILESS_MAIN(TestParameterStore)
#include "tst_parameter_store.moc"
