#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

template <typename Change>
void forEverySublayer(Checkpoint& checkpoint, const Change& change) {
  std::vector<LayerConfig>& layers = checkpoint.config.main().layers;
  for (std::size_t layer = 0; layer < layers.size(); ++layer)
    for (std::size_t i = 0; i < layers[layer].sublayers.size(); ++i)
      change(layers[layer].sublayers[i], checkpoint.weights.main().layers[layer].sublayers[i]);
}

template <typename Change>
void forEveryAttentionTensor(Checkpoint& checkpoint, const Change& change) {
  forEverySublayer(checkpoint, [&](SublayerConfig& config, SublayerTensors& tensors) {
    if (attends(config.kind)) change(tensors.attention());
  });
}

template <typename Change>
void forEveryFeedForward(Checkpoint& checkpoint, const Change& change) {
  forEverySublayer(checkpoint, [&](SublayerConfig& config, SublayerTensors& tensors) {
    if (config.kind == SublayerKind::FeedForward) change(tensors.feedForward());
  });
}

template <typename Change>
void forEveryMixture(Checkpoint& checkpoint, const Change& change) {
  forEverySublayer(checkpoint, [&](SublayerConfig& config, SublayerTensors& tensors) {
    if (config.kind == SublayerKind::Mixture) change(config.mixture, tensors.mixture());
  });
}

StackConfig& stackOf(Checkpoint& checkpoint) { return checkpoint.config.main(); }

void dropHeadNorms(Checkpoint& c) {
  forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.headNorm = HeadNorm::None; });
  forEveryAttentionTensor(c, [](AttentionTensors& a) {
    a.queryNorm.reset();
    a.keyNorm.reset();
  });
}

void dropHeadNormsOfKeys(Checkpoint& c) {
  forEveryAttentionTensor(c, [](AttentionTensors& a) { a.keyNorm = a.queryNorm; });
}

/// The scale of heads of d_k where the config says another.
void takeStandardScale(Checkpoint& c) {
  forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.scoreScale = standardScale(a.headSize); });
}

void changeBase(Checkpoint& c) {
  for (RotarySettings& rotary : stackOf(c).rotaries) rotary.base = rotary.base == 10000 ? 1e6 : 10000;
}

void dropScaling(Checkpoint& c) {
  for (RotarySettings& rotary : stackOf(c).rotaries) rotary.scaling = {};
}

void widenWindows(Checkpoint& c) {
  forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.window += a.window > 0 ? 1 : 0; });
}

/// Layers of the other kinds have the window.
void slideTheOthers(Checkpoint& c) {
  std::int64_t window = 0;
  forEveryAttention(stackOf(c), [&](AttentionConfig& a) { window = std::max(window, a.window); });
  forEveryAttention(stackOf(c), [&](AttentionConfig& a) {
    a.mask = a.window > 0 ? MaskRule::Causal : MaskRule::SlidingWindow;
    a.window = a.window > 0 ? 0 : window;
  });
}

void swapRotaries(Checkpoint& c) {
  forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.rotary = 1 - *a.rotary; });
}

void rotateEverywhere(Checkpoint& c) {
  forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.rotary = 0; });
}

void turnOtherPairs(Checkpoint& c) {
  for (RotarySettings& rotary : stackOf(c).rotaries)
    rotary.pairs = rotary.pairs == RotaryPairs::Halves ? RotaryPairs::Interleaved : RotaryPairs::Halves;
}

void turnWholeHeads(Checkpoint& c) {
  for (RotarySettings& rotary : stackOf(c).rotaries) rotary.turned = rotary.headSize;
}

void dropPlusOne(Checkpoint& c) { stackOf(c).norm.kind = NormKind::RmsNorm; }
void doNotCentre(Checkpoint& c) { stackOf(c).norm.kind = NormKind::RmsNorm; }
void doNotScaleEmbeddings(Checkpoint& c) { stackOf(c).embeddingScale = 1; }
void doNotScaleLogits(Checkpoint& c) { c.config.logitScale = 1; }

void dropOutputNorms(Checkpoint& c) {
  forEverySublayer(c, [](SublayerConfig& config, SublayerTensors& tensors) {
    config.norm = NormPlace::Pre;
    tensors.outputNorm.reset();
  });
}

/// In place of norms after them.
void normBefore(Checkpoint& c) {
  forEverySublayer(c, [](SublayerConfig& config, SublayerTensors& tensors) {
    config.norm = NormPlace::Pre;
    std::swap(tensors.inputNorm, tensors.outputNorm);
  });
}

/// In place of norms inside the sum.
void normTheSum(Checkpoint& c) {
  forEverySublayer(c, [](SublayerConfig& config, SublayerTensors&) { config.norm = NormPlace::Post; });
}

void useRelu(Checkpoint& c) {
  forEverySublayer(
      c, [](SublayerConfig& config, SublayerTensors&) { config.feedForward.activation = Activation::Relu; });
}

void swapGateAndUp(Checkpoint& c) {
  forEveryFeedForward(c, [](FeedForwardTensors& tensors) { std::swap(*tensors.gate, tensors.up); });
}

void swapKeyAndValue(Checkpoint& c) {
  forEveryAttentionTensor(c, [](AttentionTensors& a) { std::swap(a.key, a.value); });
}

void dropBiasesOfQueries(Checkpoint& c) {
  forEveryAttentionTensor(c, [](AttentionTensors& a) { a.query.bias.reset(); });
}

void dropBiasesOfOutputs(Checkpoint& c) {
  forEveryAttentionTensor(c, [](AttentionTensors& a) { a.output.bias.reset(); });
}

void dropBiasesOfFeedForwards(Checkpoint& c) {
  forEveryFeedForward(c, [](FeedForwardTensors& tensors) { tensors.up.bias.reset(); });
}

void dropCaps(Checkpoint& c) {
  forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.scoreCap = 0; });
}

void dropSinks(Checkpoint& c) {
  forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.sinks = false; });
  forEveryAttentionTensor(c, [](AttentionTensors& a) { a.sinks.reset(); });
}

/// One after the other, each on a norm of the stream.
void standInARow(Checkpoint& c) {
  for (std::size_t layer = 0; layer < stackOf(c).layers.size(); ++layer) {
    SublayerConfig& second = stackOf(c).layers[layer].sublayers[1];
    second.input = SublayerInput::Stream;
    second.norm = NormPlace::Pre;
    std::vector<SublayerTensors>& tensors = c.weights.main().layers[layer].sublayers;
    tensors[1].inputNorm = tensors[0].inputNorm;
  }
}

void flipNormalization(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings& m, MixtureTensors&) { m.normalize = !m.normalize; });
}

void chooseOneExpert(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings& m, MixtureTensors&) { m.chosen = 1; });
}

void permuteExperts(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings&, MixtureTensors& t) { std::swap(t.experts[0], t.experts[1]); });
}

void swapGateAndUpOfExperts(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings&, MixtureTensors& t) {
    for (ExpertTensors& expert : t.experts) std::swap(expert.gate, expert.up);
  });
}

void dropSharedExpert(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings& m, MixtureTensors& t) {
    m.sharedSize = 0;
    t.shared.reset();
    t.sharedGate.reset();
  });
}

void dropGateOfSharedExpert(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings&, MixtureTensors& t) { t.sharedGate.reset(); });
}

void weighBySoftmaxOfAll(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings& m, MixtureTensors&) { m.routing = ExpertRouting::Softmax; });
}

void useSiluInExperts(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings& m, MixtureTensors&) { m.limit = 0; });
}

void raiseLimit(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings& m, MixtureTensors&) { m.limit = 1000; });
}

void dropBiasOfRouter(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings&, MixtureTensors& t) { t.router.bias.reset(); });
}

/// All gates before all ups, not in turn.
void splitExpertsInHalves(Checkpoint& c) {
  forEveryMixture(c, [](MixtureSettings& m, MixtureTensors& t) {
    for (ExpertTensors& expert : t.experts) {
      expert.gate.block = expert.gate.stride = expert.up.block = expert.up.stride = 0;
      expert.up.firstOutput = m.expertSize;
    }
  });
}

struct Detail {
  const char* name;    // of the folder
  const char* detail;  // what is got wrong
  FamilyBreakage breakIt;
};

const std::vector<Detail> details = {
    {"qwen3", "norms of queries and keys", dropHeadNorms},
    {"qwen3", "the norm of keys for itself", dropHeadNormsOfKeys},
    {"qwen3", "the base of positions", changeBase},
    {"gemma", "1 + w", dropPlusOne},
    {"gemma", "the scale of embeddings", doNotScaleEmbeddings},
    {"gemma", "the activation", useRelu},
    {"gemma2", "the scale by query_pre_attn_scalar", takeStandardScale},
    {"gemma2", "the cap of scores", dropCaps},
    {"gemma2", "the cap of logits", [](Checkpoint& c) { c.config.logitCap = 0; }},
    {"gemma2", "the norms after", dropOutputNorms},
    {"gemma2", "which layers slide", slideTheOthers},
    {"gemma2", "the window", widenWindows},
    {"gemma3_text", "norms of queries and keys", dropHeadNorms},
    {"gemma3_text", "the positions of layers with a window", swapRotaries},
    {"gemma3_text", "the scaling of the other layers", dropScaling},
    {"gemma3_text", "the scale by query_pre_attn_scalar", takeStandardScale},
    {"gemma3_text", "1 + w", dropPlusOne},
    {"gemma3_text-bidirectional", "the window to both sides", widenWindows},
    {"gemma3_text-bidirectional", "looking ahead",
     [](Checkpoint& c) {
       forEveryAttention(stackOf(c), [](AttentionConfig& a) {
         a.mask = a.window > 0 ? MaskRule::SlidingWindow : MaskRule::Causal;
       });
     }},
    {"gemma3", "the scale of embeddings", doNotScaleEmbeddings},
    {"gemma3", "the positions of layers with a window", swapRotaries},
    {"gemma3", "the norms after", dropOutputNorms},
    {"phi3", "the scaling", dropScaling},
    {"phi3", "the order of gate and up", swapGateAndUp},
    {"phi3", "the order of q, k and v", swapKeyAndValue},
    {"phi3-short", "the part of heads that turns",
     [](Checkpoint& c) {
       dropScaling(c);
       turnWholeHeads(c);
     }},
    {"phi3-short", "the window", widenWindows},
    {"olmo2", "the place of the norms", normBefore},
    {"olmo2", "the norms inside the sum", normTheSum},
    {"olmo2", "norms of queries and keys", dropHeadNorms},
    {"olmo3", "which layers slide", slideTheOthers},
    {"olmo3", "the window", widenWindows},
    {"olmo3", "norms of queries and keys", dropHeadNorms},
    {"olmo3-yarn", "the scaling", dropScaling},
    {"olmo3-yarn", "the positions of layers with a window", swapRotaries},
    {"olmo", "the bounds of q, k and v",
     [](Checkpoint& c) { forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.clip = 0; }); }},
    {"olmo", "the mean of norms", doNotCentre},
    {"olmo", "the order of gate and up", swapGateAndUp},
    {"granite", "the scale of embeddings", doNotScaleEmbeddings},
    {"granite", "the scale of sums", [](Checkpoint& c) { stackOf(c).residualScale = 1; }},
    {"granite", "the scale of scores", takeStandardScale},
    {"granite", "the scale of logits", doNotScaleLogits},
    {"smollm3", "the layers without positions", rotateEverywhere},
    {"smollm3", "which layers slide", slideTheOthers},
    {"smollm3", "the window", widenWindows},
    {"starcoder2", "the mean of norms", doNotCentre},
    {"starcoder2", "the biases of queries", dropBiasesOfQueries},
    {"starcoder2", "the biases of outputs", dropBiasesOfOutputs},
    {"starcoder2", "the biases of feed-forwards", dropBiasesOfFeedForwards},
    {"starcoder2", "the activation", useRelu},
    {"starcoder2", "the window", widenWindows},
    {"mixtral", "weights that sum to 1", flipNormalization},
    {"mixtral", "two experts a token", chooseOneExpert},
    {"mixtral", "the order of experts", permuteExperts},
    {"mixtral", "w1 and w3", swapGateAndUpOfExperts},
    {"qwen2_moe", "weights that do not sum to 1", flipNormalization},
    {"qwen2_moe", "the expert for every token", dropSharedExpert},
    {"qwen2_moe", "the gate of the expert for every token", dropGateOfSharedExpert},
    {"qwen2_moe", "which layers slide", slideTheOthers},
    {"qwen2_moe", "the biases of queries", dropBiasesOfQueries},
    {"qwen3_moe", "weights that sum to 1", flipNormalization},
    {"qwen3_moe", "norms of queries and keys", dropHeadNorms},
    {"qwen3_moe", "the order of experts", permuteExperts},
    {"olmoe", "norms of queries and keys", dropHeadNorms},
    {"olmoe", "weights that do not sum to 1", flipNormalization},
    {"olmoe", "two experts a token", chooseOneExpert},
    {"deepseek", "the experts for every token", dropSharedExpert},
    {"deepseek", "weights that do not sum to 1", flipNormalization},
    {"deepseek", "two experts a token", chooseOneExpert},
    {"gpt_oss", "sinks", dropSinks},
    {"gpt_oss", "the softmax of those chosen", weighBySoftmaxOfAll},
    {"gpt_oss", "the clamped gate", useSiluInExperts},
    {"gpt_oss", "the limit", raiseLimit},
    {"gpt_oss", "gate and up in turn", splitExpertsInHalves},
    {"gpt_oss", "the bias of the router", dropBiasOfRouter},
    {"gpt_oss", "the biases of outputs", dropBiasesOfOutputs},
    {"gpt_oss", "which layers slide", slideTheOthers},
    {"gpt_oss", "the scaling", dropScaling},
    {"cohere", "attention and feed-forward side by side", standInARow},
    {"cohere", "norms of queries and keys", dropHeadNorms},
    {"cohere", "a norm for each head",
     [](Checkpoint& c) {
       forEveryAttention(stackOf(c), [](AttentionConfig& a) { a.headNorm = HeadNorm::AcrossHeads; });
     }},
    {"cohere", "neighbouring pairs", turnOtherPairs},
    {"cohere", "the scale of logits", doNotScaleLogits},
    {"cohere", "the mean of norms", doNotCentre},
    {"cohere2", "the layers without positions", rotateEverywhere},
    {"cohere2", "neighbouring pairs", turnOtherPairs},
    {"cohere2", "the window", widenWindows},
    {"cohere2", "the scale of logits", doNotScaleLogits},
    {"stablelm", "the part of heads that turns", turnWholeHeads},
    {"stablelm", "the mean of norms", doNotCentre},
    {"stablelm", "the biases of queries", dropBiasesOfQueries},
    {"stablelm-parallel", "attention and feed-forward side by side", standInARow},
    {"stablelm-parallel", "norms of queries and keys", dropHeadNorms},
};

}  // namespace

/// What sets LLaMA's relatives apart from each other is seen in their goldens.
class TestFamilyDetailsDecoders : public QObject {
  Q_OBJECT

 private slots:
  void detailsMatter_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < details.size(); ++i)
      QTest::addRow("%s: %s", details[i].name, details[i].detail) << static_cast<int>(i);
  }
  void detailsMatter() {
    QFETCH(const int, index);
    const Detail& detail = details[static_cast<std::size_t>(index)];
    verifyThatItMatters(detail.name, detail.breakIt);
  }
};

QTEST_GUILESS_MAIN(TestFamilyDetailsDecoders)
#include "tst_family_details_decoders.moc"
