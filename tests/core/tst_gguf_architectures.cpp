#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/model/checkpoint.h"
#include "core/model/model.h"
#include "core/model/transformer.h"
#include "family_golden.h"
#include "gguf_conversion.h"
#include "llama_cpp_goldens.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// What GGUF has in float32, or as factors in place of a formula.
ModelConfig comparable(ModelConfig config) {
  StackConfig& stack = *config.decoder;
  stack.norm.epsilon = static_cast<float>(stack.norm.epsilon);
  for (RotarySettings& rotary : stack.rotaries) {
    rotary.base = static_cast<float>(rotary.base);
    rotary.scaling = {};
  }
  return config;
}

float largestPart(const Matrix& a, const Matrix& b) {
  if (a.rows() != b.rows() || a.cols() != b.cols()) return HUGE_VALF;
  return (a - b).cwiseAbs().maxCoeff();
}

}  // namespace

class TestGgufArchitectures : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void readsTheSameAsTheFolder_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<QString>("changes");
    QTest::addColumn<double>("allowed");
    const auto row = [](const char* name, const char* folder, const char* architecture,
                        const char* changes = "{}", double allowed = 1e-3) {
      QTest::newRow(name) << folder << architecture << changes << allowed;
    };
    // llama.cpp looks GELU up in a table of 16 bits.
    constexpr double gelu = 4e-3;
    row("llama", "llama", "llama");
    row("llama-biases", "llama-biases", "llama");
    row("llama-linear", "llama-linear", "llama");
    row("llama-llama3", "llama-llama3", "llama");
    row("llama-yarn", "llama-yarn", "llama");
    row("mixtral", "mixtral", "llama");
    row("qwen2", "qwen2", "qwen2");
    row("qwen3", "qwen3", "qwen3");
    row("gemma", "gemma", "gemma", "{}", gelu);
    // llama.cpp scales scores by the size of heads.
    row("gemma2", "gemma2", "gemma2", R"({"query_pre_attn_scalar": 8})", gelu);
    row("gemma3", "gemma3_text", "gemma3", R"({"query_pre_attn_scalar": 8})", gelu);
    row("phi3-long", "phi3", "phi3");
    // llama.cpp takes the factors by the room that there is, and windows of Phi-3 are none there.
    row("phi3-short", "phi3-short", "phi3",
        R"({"sliding_window": null, "max_position_embeddings": 2048, "original_max_position_embeddings": 512,
            "rope_parameters": {"original_max_position_embeddings": 512}})");
    // llama.cpp rounds between which pairs YaRN works, gpt-oss does not.
    row("gpt-oss", "gpt_oss", "gpt-oss", R"({"rope_parameters": {"rope_type": "default"}})");
    row("gpt2", "gpt2", "gpt2", "{}", gelu);
    row("gpt2-untied", "gpt2-untied", "gpt2", "{}", gelu);
  }
  /// Config, weights, patterns and logits; and llama.cpp's numbers show that the file is as it would have it.
  void readsTheSameAsTheFolder() {
    QFETCH(QString, folder);
    QFETCH(QString, architecture);
    QFETCH(QString, changes);
    QFETCH(double, allowed);
    const std::string from = changedFolder(folder.toStdString(), changes.toStdString());
    GgufRun run{QTest::currentDataTag(), GgufConversion(from, architecture.toStdString()).builder.build(),
                familyGolden(familyFolder(folder.toStdString())).request.ids};
    const Matrix logits = compare(run, from);
    if (QTest::currentTestFailed()) return;
    const LlamaCppGoldens goldens;
    QVERIFY2(goldens.areOf(run), "llama.cpp's numbers are of other bytes; see llama_cpp_goldens.h");
    const Eigen::MatrixXd error = logProbabilitiesOf(logits) - goldens.numbers(run.name);
    QVERIFY2(error.cwiseAbs().maxCoeff() < allowed, qPrintable(QString::number(error.cwiseAbs().maxCoeff())));
  }

  void readsEncoders() {
    const std::string folder = familyFolder("bert");
    GgufRun run{"bert", GgufConversion(folder, "bert").builder.build(), {1, 5, 9, 30, 17, 40, 5, 2}, true};
    Checkpoint ours = readCheckpoint(ModelFiles::open(write("m.gguf", run.bytes)));
    Checkpoint theirs = readCheckpoint(ModelFiles::directory(folder));
    QVERIFY2(ours.notes.empty(), ours.notes.empty() ? "" : ours.notes[0].english().c_str());
    QVERIFY(!ours.weights.outputHead);
    ours.config.encoder->norm.epsilon = theirs.config.encoder->norm.epsilon;
    QVERIFY(ours.config == theirs.config);
    Transformer fromFile(ours.config, ours.weights, {}, {.packWeights = false});
    Transformer fromFolder(theirs.config, theirs.weights, {}, {.packWeights = false});
    for (const std::string& name : fromFile.weightNames())
      QCOMPARE(fromFile.weight(name), fromFolder.weight(name));
    RunRequest request;
    request.ids = run.ids;
    recordEverything(request);
    const auto trace = fromFile.run(request, {});
    const Matrix states = trace->encoderResiduals->hiddenStates(trace->encoderResiduals->count() - 1);
    const Eigen::RowVectorXd mean = states.cast<double>().colwise().mean().normalized();
    const LlamaCppGoldens goldens;
    QVERIFY2(goldens.areOf(run), "llama.cpp's numbers are of other bytes; see llama_cpp_goldens.h");
    const double error = (mean - goldens.numbers("bert").row(0).normalized()).cwiseAbs().maxCoeff();
    QVERIFY2(error < 1e-3, qPrintable(QString::number(error)));
  }

  /// What llama.cpp does otherwise is read as Hugging Face's library has it.
  void followsTheModel_data() {
    QTest::addColumn<QString>("architecture");
    QTest::newRow("mistral") << "llama";
    QTest::newRow("phi3-short") << "phi3";
    QTest::newRow("gpt_oss") << "gpt-oss";
  }
  void followsTheModel() {
    QFETCH(QString, architecture);
    const std::string folder = familyFolder(QTest::currentDataTag());
    compare({"", GgufConversion(folder, architecture.toStdString()).builder.build(),
             familyGolden(folder).request.ids},
            folder);
    const Checkpoint ours = readCheckpoint(ModelFiles::open(at("m.gguf")));
    QCOMPARE(ours.config.decoder->attention().window, std::int64_t{5});
  }

  void survivesEveryWrongByte_data() {
    QTest::addColumn<QString>("architecture");
    QTest::newRow("llama-llama3") << "llama";
    QTest::newRow("gpt2") << "gpt2";
    QTest::newRow("gpt_oss") << "gpt-oss";
  }
  /// Whatever byte before the data is wrong, and wherever the file ends, it opens or is refused in one
  /// sentence that names it.
  void survivesEveryWrongByte() {
    QFETCH(QString, architecture);
    const GgufConversion conversion(familyFolder(QTest::currentDataTag()), architecture.toStdString());
    const std::string good = conversion.builder.build();
    const auto header = good.size() - conversion.builder.dataSize();
    const std::string path = write("m.gguf", good);
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    const auto put = [&](std::size_t at, char byte) {
      file.seekp(static_cast<std::streamoff>(at)).put(byte).flush();
    };
    for (std::size_t at = 0; at < header; ++at) {
      for (const char wrong : {'\xFF', static_cast<char>(good[at] ^ 4)}) {
        put(at, wrong);
        const std::string said = messageOf([&] { loadModel(ModelFiles::open(path), {}); });
        QVERIFY2(said == "no error" || said.starts_with(path), said.c_str());
      }
      put(at, good[at]);
    }
    // The last 31 bytes may be zeros behind the last tensor.
    for (std::size_t length = good.size() - 32; length > 0; length -= 1 + length / 256) {
      std::filesystem::resize_file(path, length);
      const std::string said = messageOf([&] { loadModel(ModelFiles::open(path), {}); });
      QVERIFY2(said.starts_with(path) && said.ends_with('.'), said.c_str());
    }
  }

 private:
  std::string at(const std::string& name) const { return m_folder->path().toStdString() + "/" + name; }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
    return at(name);
  }

  /// The folder with another config.
  std::string changedFolder(const std::string& name, const std::string& changes) const {
    nlohmann::json config = readJsonFile(familyFolder(name) + "/config.json");
    config.merge_patch(nlohmann::json::parse(changes));
    write("config.json", config.dump());
    std::filesystem::copy_file(familyFolder(name) + "/model.safetensors", at("model.safetensors"));
    return m_folder->path().toStdString();
  }

  /// Compares a GGUF file with the folder that it was made of. Gives the file's logits.
  Matrix compare(const GgufRun& run, const std::string& folder) const {
    Matrix logits;
    const auto check = [&] {
      Checkpoint ours = readCheckpoint(ModelFiles::open(write("m.gguf", run.bytes)));
      Checkpoint theirs = readCheckpoint(ModelFiles::directory(folder));
      QVERIFY2(ours.notes.empty(), ours.notes.empty() ? "" : ours.notes[0].english().c_str());
      QCOMPARE(ours.config.family, theirs.config.family);
      QVERIFY(comparable(ours.config) == comparable(theirs.config));
      Transformer fromFile(ours.config, ours.weights, {}, {.packWeights = false});
      Transformer fromFolder(theirs.config, theirs.weights, {}, {.packWeights = false});
      for (const std::string& name : fromFolder.weightNames())
        QVERIFY2(largestPart(fromFile.weight(name), fromFolder.weight(name)) < 1e-6F, name.c_str());
      RunRequest request;
      request.ids = run.ids;
      recordEverything(request);
      const auto trace = fromFile.run(request, {});
      const auto expected = fromFolder.run(request, {});
      QVERIFY(largestDifference(allPatterns(*trace), allPatterns(*expected)) < 1e-5);
      QVERIFY(largestPart(trace->logits, expected->logits) < 1e-4F);
      logits = trace->logits;
    };
    check();
    return logits;
  }

  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestGgufArchitectures)
#include "tst_gguf_architectures.moc"
