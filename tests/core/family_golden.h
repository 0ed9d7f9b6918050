#pragma once

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/model/family_registry.h"
#include "golden_model.h"

namespace headlight::test {

/// What Hugging Face's own code computed for one folder of tests/data/families, for every kind of attention
/// that the model has.
struct FamilyGolden {
  RunRequest request;                                    // everything recorded
  std::map<AttentionKind, std::vector<float>> patterns;  // [layer, head, query, key]
  std::map<AttentionKind, std::vector<float>> sinks;     // [layer, head, query], where the model has them
  std::vector<float> hiddenStates;      // [layers + 1, token, d_model], of models of one stack
  std::vector<float> encoderStates;     // [token, d_model], of encoder-decoder models
  std::vector<float> logits;            // [token, vocabulary], or empty
  std::vector<std::int32_t> generated;  // greedily, of encoder-decoder models
};

inline nlohmann::json readJsonFile(const std::string& file) {
  return nlohmann::json::parse(std::ifstream(file));
}

inline std::string modelTypeOf(const std::string& name) {
  return readJsonFile(familyFolder(name) + "/config.json").at("model_type").get<std::string>();
}

/// The folder that has the weights and the numbers: a folder with another spelling of a config names it in
/// same_as.
inline std::string weightsFolder(const std::string& name) {
  std::ifstream file(familyFolder(name) + "/same_as");
  std::string other;
  return file >> other ? familyFolder(other) : familyFolder(name);
}

/// The files of the model, with the config of `name` and the rest from weightsFolder().
inline ModelFiles familyFiles(const std::string& name) {
  const std::string folder = weightsFolder(name);
  if (folder == familyFolder(name)) return ModelFiles::directory(folder);
  static std::map<std::string, std::vector<std::pair<std::string, std::shared_ptr<const MappedFile>>>> kept;
  auto& files = kept[name];
  const auto add = [&](const char* file, const std::string& path) {
    if (std::filesystem::exists(path)) files.emplace_back(file, MappedFile::open(path));
  };
  if (files.empty()) {
    add("config.json", familyFolder(name) + "/config.json");
    add("model.safetensors", folder + "/model.safetensors");
    add("generation_config.json", folder + "/generation_config.json");
  }
  std::map<std::string, std::span<const std::byte>, std::less<>> bytes;
  for (const auto& [file, mapped] : files) bytes.emplace(file, mapped->bytes());
  return ModelFiles::embedded(name, {bytes.begin(), bytes.end()});
}

inline Checkpoint openFamily(const std::string& name) { return readCheckpoint(familyFiles(name)); }

inline FamilyGolden openFamilyGolden(const std::string& name) {
  const auto file = MappedFile::open(weightsFolder(name) + "/reference.safetensors");
  const SafetensorsFile tensors = readSafetensors(file->bytes(), "reference.safetensors");
  FamilyGolden golden;
  const auto floats = [&](const char* key) {
    const TensorView* const found = tensors.find(key);
    return found ? floatsOf(*found) : std::vector<float>();
  };
  golden.request.ids = idsOf(*tensors.find("ids"));
  if (const TensorView* const types = tensors.find("token_types"))
    for (const std::int32_t type : idsOf(*types)) golden.request.tokenTypes.push_back(type);
  if (const TensorView* const ids = tensors.find("decoder_ids")) golden.request.decoderIds = idsOf(*ids);
  if (const TensorView* const ids = tensors.find("generated")) golden.generated = idsOf(*ids);
  recordEverything(golden.request);
  const bool oneStack = tensors.find("attentions") != nullptr;
  if (!oneStack) {
    golden.patterns = {{AttentionKind::Encoder, floats("encoder")},
                       {AttentionKind::Decoder, floats("decoder")},
                       {AttentionKind::Cross, floats("cross")}};
  } else {
    const bool encoder = readModelConfig(familyFiles(name)).architecture() == Architecture::Encoder;
    const AttentionKind kind = encoder ? AttentionKind::Encoder : AttentionKind::Decoder;
    golden.patterns[kind] = floats("attentions");
    if (tensors.find("sink")) golden.sinks[kind] = floats("sink");
  }
  golden.hiddenStates = floats("hidden_states");
  golden.encoderStates = floats("encoder_hidden");
  golden.logits = floats("logits");
  return golden;
}

/// The largest differences of a run from its golden, by what they are of.
using Differences = std::map<std::string, double>;

inline std::vector<float> sinkShares(const PatternSource& source) {
  const PatternShape shape = source.shape();
  std::vector<float> shares;
  for (int layer = 0; layer < shape.layers; ++layer)
    for (int head = 0; head < shape.heads; ++head)
      for (std::int64_t query = 0; query < shape.queries; ++query)
        shares.push_back(source.sinkShare({layer, head}, query));
  return shares;
}

inline Differences compareFamily(const FamilyGolden& golden, const Trace& trace) {
  Differences differences;
  for (const auto& [kind, patterns] : golden.patterns) {
    const AttentionTrace* const attention = trace.attention(kind);
    differences[std::string(nameOf(kind))] =
        attention ? largestDifference(allPatterns(*attention->patterns), patterns) : HUGE_VAL;
  }
  for (const auto& [kind, sinks] : golden.sinks)
    differences["sinks"] = largestDifference(sinkShares(*trace.attention(kind)->patterns), sinks);
  if (!golden.hiddenStates.empty())
    differences["hidden states"] = largestDifference(allHiddenStates(trace), golden.hiddenStates);
  if (!golden.encoderStates.empty()) {
    const ResidualSource& states = *trace.encoderResiduals;
    differences["encoder states"] =
        largestDifference(vectorOf(states.hiddenStates(states.count() - 1)), golden.encoderStates);
  }
  if (!golden.logits.empty())
    differences["logits"] = largestDifference(vectorOf(trace.logits), golden.logits);
  return differences;
}

inline std::string describe(const Differences& differences) {
  std::string text;
  for (const auto& [what, difference] : differences)
    text += (text.empty() ? "" : ", ") + what + " " + std::to_string(difference * 1e6) + "e-6";
  return text;
}

inline double allowedDifference(const std::string& what) {
  if (what == "logits") return 1e-3;
  return what.ends_with("states") ? 3e-4 : 2e-5;
}

inline Differences runFamily(Checkpoint checkpoint, const FamilyGolden& golden,
                             const TransformerOptions& options = {}) {
  ThreadPool pool(2);
  Transformer transformer(std::move(checkpoint.config), std::move(checkpoint.weights), {&pool}, options);
  return compareFamily(golden, *transformer.run(golden.request, {&pool}));
}

/// A detail that is got wrong on purpose.
using FamilyBreakage = void (*)(Checkpoint&);

/// Verifies that a model with the detail got wrong is far from the golden: fifty times what is allowed, in a
/// pattern or in the logits.
inline void verifyThatItMatters(const std::string& name, FamilyBreakage breakIt) {
  const FamilyGolden golden = openFamilyGolden(name);
  Checkpoint checkpoint = openFamily(name);
  breakIt(checkpoint);
  const Differences differences = runFamily(std::move(checkpoint), golden);
  const bool far = std::any_of(differences.begin(), differences.end(), [](const auto& entry) {
    return entry.second > 50 * allowedDifference(entry.first);
  });
  QVERIFY2(far, describe(differences).c_str());
}

/// Every self-attention of the stack that logits are made from.
template <typename Change>
void forEveryAttention(StackConfig& stack, const Change& change) {
  for (LayerConfig& layer : stack.layers) change(layer.find(SublayerKind::SelfAttention)->attention);
}

}  // namespace headlight::test
