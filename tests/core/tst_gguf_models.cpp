#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>
#include <limits>

#include "core/model/checkpoint.h"
#include "core/model/model.h"
#include "core/model/model_library.h"
#include "core/model/model_tokenizer.h"
#include "gguf_example.h"
#include "llama_cpp_goldens.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct Type {
  const char* name;
  Ggml type;
};
constexpr Type kTypes[] = {{"F32", Ggml::F32},   {"F16", Ggml::F16},   {"BF16", Ggml::BF16},
                           {"Q8_0", Ggml::Q8_0}, {"Q4_0", Ggml::Q4_0}, {"Q4_1", Ggml::Q4_1},
                           {"Q5_0", Ggml::Q5_0}, {"Q5_1", Ggml::Q5_1}, {"Q4_K", Ggml::Q4_K},
                           {"Q5_K", Ggml::Q5_K}, {"Q6_K", Ggml::Q6_K}, {"MXFP4", Ggml::MXFP4}};

/// The root of the mean square of what is left once each row's mean is taken away.
double deviation(Eigen::MatrixXd rows) {
  rows.colwise() -= rows.rowwise().mean();
  return std::sqrt(rows.squaredNorm() / static_cast<double>(rows.size()));
}

}  // namespace

class TestGgufModels : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void agreesWithLlamaCpp_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(kTypes)); ++i) QTest::newRow(kTypes[i].name) << i;
  }
  /// llama.cpp multiplies integers where weights are blocks, so only F32 is compared closely.
  void agreesWithLlamaCpp() {
    QFETCH(int, index);
    const Type type = kTypes[index];
    const LlamaCppGoldens goldens;
    const GgufRun run{type.name, GgufExample(type.type).builder.build(), {1, 3, 40, 41, 77, 12, 9}};
    QVERIFY2(goldens.areOf(run), "llama.cpp's numbers are of other bytes; see llama_cpp_goldens.h");
    const Eigen::MatrixXd expected = goldens.numbers(type.name);
    const ModelFiles files = ModelFiles::open(write("m.gguf", run.bytes));
    for (const bool pack : {true, false}) {
      Checkpoint checkpoint = readCheckpoint(files);
      Transformer transformer(checkpoint.config, checkpoint.weights, {}, {.packWeights = pack});
      RunRequest request;
      request.ids = run.ids;
      request.record.logits = LogitsRecord::All;
      const Eigen::MatrixXd ours = logProbabilitiesOf(transformer.run(request, {})->logits);
      const Eigen::MatrixXd error = ours - expected;
      const double share = deviation(error) / deviation(expected);
      qInfo("%s: largest error %.3g, rms error %.3g of the deviation", type.name, error.cwiseAbs().maxCoeff(),
            share);
      if (type.type == Ggml::F32) QVERIFY(error.cwiseAbs().maxCoeff() < 1e-3);
      QVERIFY2(share < 0.05, qPrintable(QString::number(share)));
      for (Eigen::Index row = 0; row < ours.rows(); ++row) {
        Eigen::Index top = 0;
        Eigen::Index theirs = 0;
        ours.row(row).maxCoeff(&top);
        const double best = expected.row(row).maxCoeff(&theirs);
        const double lead = best - expected(row, top);
        QVERIFY2(top == theirs || lead < error.cwiseAbs().maxCoeff(), qPrintable(QString::number(lead)));
      }
    }
  }

  void theWholeModelOpens() {
    const std::string path = write("tiny-llama.gguf", GgufExample(Ggml::Q4_K).builder.build());
    const auto model = loadModel(ModelFiles::open(path), {});
    QCOMPARE(model->name, std::string("tiny-llama"));
    QCOMPARE(model->location, path);
    QCOMPARE(model->config.family, std::string("llama"));
    QVERIFY(model->tokenizer != nullptr);
    QCOMPARE(model->tokenizer->vocabularySize(), std::int64_t{96});
    QVERIFY(model->notes.empty());
  }

  void placesOfModels() {
    const std::string bytes = GgufExample(Ggml::Q8_0).builder.build();
    write("lm/someone/tiny-GGUF/tiny-q8.gguf", bytes);
    write("lm/someone/tiny-GGUF/mmproj-tiny.gguf", bytes);
    write("lm/someone/two/a.gguf", bytes);
    write("lm/someone/two/b.gguf", bytes);
    write("ollama/blobs/sha256-0a1b", bytes);
    const std::string manifest =
        R"({"layers": [{"mediaType": "application/vnd.ollama.image.license", "digest": "sha256:ff"},)"
        R"({"mediaType": "application/vnd.ollama.image.model", "digest": "sha256:0a1b"}]})";
    write("ollama/manifests/registry.ollama.ai/library/tiny/latest", manifest);
    write("ollama/manifests/registry.ollama.ai/someone/other/q8", manifest);
    write("ollama/manifests/registry.ollama.ai/library/broken/latest", "{");
    write("ollama/manifests/registry.ollama.ai/library/outside/latest",
          R"({"layers": [{"mediaType": "application/vnd.ollama.image.model", "digest": "sha256:../x"}]})");
    write("data/mine/m.gguf", bytes);
    const ModelLibrary library({}, {.dataHome = at("data"),
                                    .huggingFaceCache = at("hub"),
                                    .ollama = at("ollama"),
                                    .lmStudio = {at("lm"), at("nothing")}});
    std::string names;
    for (const ModelEntry& entry : library.list()) names += entry.name + " ";
    QCOMPARE(names, std::string("mine someone/other:q8 tiny:latest someone/tiny-GGUF someone/two/a "
                                "someone/two/b "));
    QCOMPARE(library.open("tiny").location(), at("ollama/blobs/sha256-0a1b"));
    QCOMPARE(library.open("tiny").name(), std::string("tiny:latest"));
    QCOMPARE(library.open("tiny:latest").name(), std::string("tiny:latest"));
    QCOMPARE(library.open("someone/tiny-GGUF").location(), at("lm/someone/tiny-GGUF/tiny-q8.gguf"));
    QCOMPARE(library.open("mine").location(), at("data/mine/m.gguf"));
    QCOMPARE(library.open(at("ollama/blobs/sha256-0a1b")).name(), std::string("sha256-0a1b"));
    QCOMPARE(messageOf([&] { library.open(at("lm/someone/two")); }),
             at("lm/someone/two") + " has several GGUF files; open one of them: a.gguf, b.gguf.");
  }

  void refusesWhatItCannotRun_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("message");
    QTest::newRow("architecture")
        << "general.architecture"
        << "general.architecture is \"mamba\", which is not among those known here: "
           "bert, gemma, gemma2, gemma3, gpt-oss, gpt2, llama, phi3, qwen2, qwen3.";
    QTest::newRow("missing") << "llama.block_count"
                             << "llama.block_count is missing.";
    QTest::newRow("yarn of another kind")
        << "llama.rope.scaling.type"
        << "llama.rope.scaling.type is \"mamba\", and only none, linear, yarn "
           "and factors in the file are supported.";
    QTest::newRow("tokenizer") << "tokenizer.ggml.model"
                               << "tokenizer.ggml.model is \"mamba\", and only \"gpt2\", \"llama\" and "
                                  "\"bert\" are known here.";
  }
  void refusesWhatItCannotRun() {
    QFETCH(QString, key);
    QFETCH(QString, message);
    GgufBuilder builder = GgufExample(Ggml::Q8_0).builder;
    std::erase_if(builder.values,
                  [&](const std::string& value) { return value.starts_with(ggufText(key.toStdString())); });
    if (!message.contains("missing")) builder.set(key.toStdString(), "mamba");
    const std::string path = write("m.gguf", builder.build());
    QCOMPARE(refusalOf([&] { ModelFiles::open(path); }), QString::fromStdString(path) + ": " + message);
  }

  /// Sizes that overflow, and as many experts as anybody says of no bytes.
  void refusesSizesThatNothingFits() {
    GgufBuilder heads = GgufExample(Ggml::Q8_0).builder;
    std::erase_if(heads.values, [](const std::string& value) {
      return value.starts_with(ggufText("llama.attention.head_count_kv"));
    });
    heads.add("llama.attention.head_count_kv", 10, little(std::uint64_t{INT64_MAX}));
    const std::string path = write("m.gguf", heads.build());
    QCOMPARE(refusalOf([&] { ModelFiles::open(path); }),
             QString::fromStdString(path) +
                 ": tensor \"blk.0.attn_k.weight\" has 128 rows, which are not those of 9223372036854775807 "
                 "heads of even size.");
    GgufBuilder experts = GgufExample(Ggml::Q8_0).builder;
    experts.set("llama.expert_count", std::uint32_t{2});
    experts.set("llama.expert_used_count", std::uint32_t{1});
    experts.tensor("blk.0.ffn_gate_exps.weight", {0, 0, std::uint64_t{1} << 40}, Ggml::F32, "");
    write("m.gguf", experts.build());
    QCOMPARE(refusalOf([&] { ModelFiles::open(path); }),
             QString::fromStdString(path) +
                 ": tensor \"blk.0.ffn_gate_exps.weight\" of shape [1099511627776, 0, 0] should hold all "
                 "experts of a layer.");
    GgufBuilder base = GgufExample(Ggml::Q8_0).builder;
    base.set("llama.rope.freq_base", std::numeric_limits<float>::quiet_NaN());
    write("m.gguf", base.build());
    QCOMPARE(refusalOf([&] { ModelFiles::open(path); }),
             QString::fromStdString(path) + ": llama.rope.freq_base must be a number.");
  }

  void refusesTypesThatAreNotRead() {
    const std::string path = write("m.gguf", GgufExample(Ggml::Q2_K).builder.build());
    QCOMPARE(messageOf([&] { ModelFiles::open(path); }),
             path +
                 ": tensor \"blk.0.attn_k.weight\" has numbers of type Q2_K, and only F32, F16, BF16, Q8_0, "
                 "Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, Q5_K, Q6_K and MXFP4 are read.");
  }

  void refusesPartsOfModels() {
    GgufBuilder builder = GgufExample(Ggml::Q8_0).builder;
    builder.add("split.count", 2, little(std::uint16_t{3}));
    const std::string path = write("m-00001-of-00003.gguf", builder.build());
    QVERIFY(
        refusalOf([&] { ModelFiles::open(path); }).contains("split.count says that the model is in 3 files"));
  }

  /// Keys that nothing was made of are told of, and tensors of layers too.
  void tellsWhatItDidNotUse() {
    GgufBuilder builder = GgufExample(Ggml::Q8_0).builder;
    builder.set("llama.logit_scale", 0.5F);
    builder.tensor("blk.1.attn_extra.weight", {32}, Ggml::Q8_0, std::string(34, '\1'));
    const std::string path = write("m.gguf", builder.build());
    const Checkpoint checkpoint = readCheckpoint(ModelFiles::open(path));
    QCOMPARE(checkpoint.notes.size(), std::size_t{2});
    QVERIFY(checkpoint.notes[0].english().find("model.layers.1.attn_extra.weight") != std::string::npos);
    QVERIFY(checkpoint.notes[1].english().find("nothing was made of the key llama.logit_scale") !=
            std::string::npos);
  }

 private:
  std::string at(const std::string& name) const { return m_folder->path().toStdString() + "/" + name; }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
    std::ofstream(at(name), std::ios::binary) << bytes;
    return at(name);
  }

  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestGgufModels)
#include "tst_gguf_models.moc"
