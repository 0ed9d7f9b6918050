#include "checkpoint_builder.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

using Tensor = CheckpointBuilder::Tensor;

/// Puts tensors into one, one after the other in their first dimension, and takes them away.
Tensor joined(CheckpointBuilder& builder, const std::vector<std::string>& names) {
  Tensor all = builder.tensors.at(names.front());
  all.shape[0] = 0;
  all.bytes.clear();
  for (const std::string& name : names) {
    all.shape[0] += builder.tensors.at(name).shape[0];
    all.bytes += builder.tensors.at(name).bytes;
    builder.tensors.erase(name);
  }
  return all;
}

struct ExpertParts {
  std::string gate = "gate_proj";
  std::string up = "up_proj";
  std::string down = "down_proj";
};

/// Puts the experts of a layer into two tensors, [experts, 2 d_expert, d_model] and [experts, d_model,
/// d_expert].
void stackExperts(CheckpointBuilder& builder, const std::string& experts, const std::string& to, int count,
                  const ExpertParts& parts = {}) {
  std::vector<std::string> gateUp;
  std::vector<std::string> down;
  for (int i = 0; i < count; ++i) {
    const std::string expert = experts + std::to_string(i) + ".";
    gateUp.insert(gateUp.end(), {expert + parts.gate + ".weight", expert + parts.up + ".weight"});
    down.push_back(expert + parts.down + ".weight");
  }
  Tensor up = joined(builder, gateUp);
  Tensor out = joined(builder, down);
  up.shape = {count, up.shape[0] / count, up.shape[1]};
  out.shape = {count, out.shape[0] / count, out.shape[1]};
  builder.tensors[to + "gate_up_proj"] = up;
  builder.tensors[to + "down_proj"] = out;
}

/// A golden's tensors under other names, or in other pieces.
using Rewriting = void (*)(CheckpointBuilder&);

void fuseLlama(CheckpointBuilder& builder) {
  for (const std::string layer : {"model.layers.0.", "model.layers.1."}) {
    const std::string attention = layer + "self_attn.";
    builder.tensors[attention + "qkv_proj.weight"] = joined(
        builder, {attention + "q_proj.weight", attention + "k_proj.weight", attention + "v_proj.weight"});
    builder.tensors[layer + "mlp.gate_up_proj.weight"] =
        joined(builder, {layer + "mlp.gate_proj.weight", layer + "mlp.up_proj.weight"});
  }
}

void stackQwen(CheckpointBuilder& builder) {
  const std::string experts = "model.layers.1.mlp.experts.";
  stackExperts(builder, experts, experts, 6);
}

void stackMixtral(CheckpointBuilder& builder) {
  for (const std::string layer : {"model.layers.0.", "model.layers.1."}) {
    stackExperts(builder, layer + "block_sparse_moe.experts.", layer + "mlp.experts.", 4, {"w1", "w3", "w2"});
    builder.rename(layer + "block_sparse_moe.gate", layer + "mlp.gate");
  }
}

}  // namespace

/// The names and pieces in which the tensors of LLaMA's relatives come.
class TestFamilyTensorsDecoders : public QObject {
  Q_OBJECT

 private slots:
  void otherNamesAreRead_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Rewriting>("rewrite");
    const auto add = [](const char* title, const char* name, Rewriting rewrite) {
      QTest::newRow(title) << QString(name) << rewrite;
    };
    add("Gemma 3 as it is in memory", "gemma3",
        [](CheckpointBuilder& b) { b.rename("language_model.model.", "model.language_model."); });
    add("Gemma 3 without what sees", "gemma3",
        [](CheckpointBuilder& b) { b.rename("language_model.model.", "model."); });
    add("Gemma 3 without any prefix", "gemma3",
        [](CheckpointBuilder& b) { b.rename("language_model.model.", ""); });
    add("Gemma 3's text inside of more", "gemma3_text",
        [](CheckpointBuilder& b) { b.rename("model.", "language_model.model."); });
    add("fused projections", "llama", fuseLlama);
    add("experts in one tensor", "qwen3_moe", stackQwen);
    add("Mixtral as it is in memory", "mixtral", stackMixtral);
  }
  void otherNamesAreRead() {
    QFETCH(const QString, name);
    QFETCH(const Rewriting, rewrite);
    CheckpointBuilder builder(name.toStdString());
    rewrite(builder);
    Checkpoint checkpoint = readCheckpoint(builder.files());
    QVERIFY(checkpoint.unreadTensors.empty());
    const Differences differences = runFamily(std::move(checkpoint), openFamilyGolden(name.toStdString()));
    for (const auto& [what, difference] : differences)
      QVERIFY2(difference <= allowedDifference(what), describe(differences).c_str());
  }

  /// Tensors that hold several weights, and weights that are copied together, are counted once.
  void everyParameterIsCountedOnce_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"phi3", "stablelm-parallel", "cohere", "mixtral", "qwen2_moe", "gpt_oss",
                             "deepseek", "olmo", "gemma2"})
      QTest::newRow(name) << QString(name);
  }
  void everyParameterIsCountedOnce() {
    QFETCH(const QString, name);
    const Checkpoint checkpoint = openFamily(name.toStdString());
    const CheckpointBuilder builder(name.toStdString());
    std::int64_t stored = 0;
    for (const auto& [tensor, content] : builder.tensors)
      stored += static_cast<std::int64_t>(content.bytes.size() / sizeof(float));
    QCOMPARE(checkpoint.weights.parameterCount, stored);
    QCOMPARE(countParameters(checkpoint.config, checkpoint.weights), stored);
  }

  void refuses_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Rewriting>("rewrite");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, Rewriting rewrite, const char* text) {
      QTest::newRow(name) << QString(name) << rewrite << QByteArray(text);
    };
    add(
        "mixtral",
        [](CheckpointBuilder& b) { b.tensors.erase("model.layers.1.block_sparse_moe.experts.3.w2.weight"); },
        "m/model.safetensors has no tensor \"model.layers.1.block_sparse_moe.experts.3.w2.weight\", which "
        "should "
        "have shape [24, 12].");
    add(
        "gpt_oss",
        [](CheckpointBuilder& b) {
          b.setShape("model.layers.0.mlp.experts.gate_up_proj", {4, 16, 24});
        },
        "m/model.safetensors: tensor \"model.layers.0.mlp.experts.gate_up_proj\" has shape [4, 16, 24], but "
        "m/config.json asks for [4, 24, 16].");
    add(
        "stablelm-parallel",
        [](CheckpointBuilder& b) { b.tensors.erase("model.layers.0.self_attn.q_layernorm.norms.1.weight"); },
        "m/model.safetensors has no tensor \"model.layers.0.self_attn.q_layernorm.norms.1.weight\", which "
        "should "
        "have shape [16].");
    add(
        "qwen3", [](CheckpointBuilder& b) { b.tensors.erase("model.layers.0.self_attn.k_norm.weight"); },
        "m/model.safetensors has no tensor \"model.layers.0.self_attn.k_norm.weight\", which should have "
        "shape "
        "[8].");
    add(
        "gemma2",
        [](CheckpointBuilder& b) { b.tensors.erase("model.layers.0.pre_feedforward_layernorm.weight"); },
        "m/model.safetensors has no tensor \"model.layers.0.pre_feedforward_layernorm.weight\", which should "
        "have shape [24].");
  }
  void refuses() {
    QFETCH(const QString, name);
    QFETCH(const Rewriting, rewrite);
    QFETCH(const QByteArray, text);
    CheckpointBuilder builder(name.toStdString());
    rewrite(builder);
    const ModelFiles files = builder.files();
    QCOMPARE(QByteArray::fromStdString(messageOf([&] { readCheckpoint(files); })), text);
  }
};

QTEST_GUILESS_MAIN(TestFamilyTensorsDecoders)
#include "tst_family_tensors_decoders.moc"
