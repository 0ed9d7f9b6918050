#include "byte_builder.h"
#include "core/error.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

StackConfig& stackOf(Checkpoint& checkpoint) { return *checkpoint.config.encoder; }
StackTensors& tensorsOf(Checkpoint& checkpoint) { return *checkpoint.weights.encoder; }

template <typename Change>
void forEveryAttentionTensor(Checkpoint& checkpoint, const Change& change) {
  for (LayerTensors& layer : tensorsOf(checkpoint).layers) change(layer.sublayers.front().attention());
}

// A part of the position that scores depend on, taken away.
void withoutPositionQueries(Checkpoint& checkpoint) {
  forEveryAttention(stackOf(checkpoint),
                    [](AttentionConfig& attention) { attention.positionQueries = false; });
  forEveryAttentionTensor(checkpoint, [](AttentionTensors& attention) { attention.positionQuery.reset(); });
}
void withoutPositionKeys(Checkpoint& checkpoint) {
  forEveryAttention(stackOf(checkpoint), [](AttentionConfig& attention) { attention.positionKeys = false; });
  forEveryAttentionTensor(checkpoint, [](AttentionTensors& attention) { attention.positionKey.reset(); });
}
void scaleOfOneProduct(Checkpoint& checkpoint) {
  forEveryAttention(stackOf(checkpoint), [](AttentionConfig& attention) {
    attention.scoreScale = standardScale(attention.headSize);
  });
}

void addDetailsOfBert(const std::string& name) {
  const auto add = [&](const char* what, FamilyBreakage breakIt) {
    QTest::addRow("%s: %s", name.c_str(), what) << QString::fromStdString(name) << breakIt;
  };
  add("positions from the first row", [](Checkpoint& c) {
    stackOf(c).maxPositions += stackOf(c).positionOffset;
    stackOf(c).positionOffset = 0;
  });
  add("causal", [](Checkpoint& c) {
    forEveryAttention(stackOf(c), [](AttentionConfig& attention) { attention.mask = MaskRule::Causal; });
  });
  add("no norm of the embeddings", [](Checkpoint& c) { tensorsOf(c).embeddingNorm.reset(); });
  add("no bias of the head", [](Checkpoint& c) { c.weights.outputHead->bias.reset(); });
}

void addDetailsOfNarrow(const std::string& name) {
  const auto add = [&](const char* what, FamilyBreakage breakIt) {
    QTest::addRow("%s: %s", name.c_str(), what) << QString::fromStdString(name) << breakIt;
  };
  add("no bias of the projection", [](Checkpoint& c) { tensorsOf(c).embeddingProjection->bias.reset(); });
  add("no token types", [](Checkpoint& c) {
    stackOf(c).tokenTypes = 0;
    tensorsOf(c).typeEmbedding.reset();
  });
  add("no norm of the embeddings", [](Checkpoint& c) { tensorsOf(c).embeddingNorm.reset(); });
  add("no norm in the head", [](Checkpoint& c) { c.weights.outputHead->transformNorm.reset(); });
  add("no activation in the head", [](Checkpoint& c) { c.weights.outputHead->transformActivation.reset(); });
}

void addDetailsOfModernBert(const std::string& name) {
  const auto add = [&](const char* what, FamilyBreakage breakIt) {
    QTest::addRow("%s: %s", name.c_str(), what) << QString::fromStdString(name) << breakIt;
  };
  add("a wider window", [](Checkpoint& c) { stackOf(c).layers[1].sublayers[0].attention.window += 1; });
  add("a narrower window", [](Checkpoint& c) { stackOf(c).layers[1].sublayers[0].attention.window -= 1; });
  add("a window to one side",
      [](Checkpoint& c) { stackOf(c).layers[1].sublayers[0].attention.mask = MaskRule::SlidingWindow; });
  add("a window in the first layer", [](Checkpoint& c) {
    stackOf(c).layers[0].sublayers[0].attention.mask = MaskRule::BidirectionalWindow;
    stackOf(c).layers[0].sublayers[0].attention.window = 4;
  });
  add("the other layers' rotary base",
      [](Checkpoint& c) { std::swap(stackOf(c).rotaries[0].base, stackOf(c).rotaries[1].base); });
  add("gate and up swapped", [](Checkpoint& c) {
    for (LayerTensors& layer : tensorsOf(c).layers)
      std::swap(*layer.sublayers[1].feedForward().gate, layer.sublayers[1].feedForward().up);
  });
  add("a norm in the first layer", [](Checkpoint& c) {
    stackOf(c).layers[0].sublayers[0].norm = NormPlace::Pre;
    tensorsOf(c).layers[0].sublayers[0].inputNorm = tensorsOf(c).layers[1].sublayers[0].inputNorm;
  });
  add("no norm of the embeddings", [](Checkpoint& c) { tensorsOf(c).embeddingNorm.reset(); });
  add("no norm at the end", [](Checkpoint& c) { tensorsOf(c).finalNorm.reset(); });
}

void addDetailsOfDistances(const std::string& name) {
  const auto add = [&](const char* what, FamilyBreakage breakIt) {
    QTest::addRow("%s: %s", name.c_str(), what) << QString::fromStdString(name) << breakIt;
  };
  add("the scale of one product", scaleOfOneProduct);
  add("keys do not see distances", withoutPositionQueries);
  add("queries do not see distances", withoutPositionKeys);
  add("no bias of the projected queries", [](Checkpoint& c) {
    forEveryAttentionTensor(c, [](AttentionTensors& attention) { attention.positionQuery->bias.reset(); });
  });
  add("projections swapped", [](Checkpoint& c) {
    forEveryAttentionTensor(
        c, [](AttentionTensors& attention) { std::swap(*attention.positionKey, *attention.positionQuery); });
  });
}

}  // namespace

/// What the families that grew out of BERT do in their own way: with any of it wrong, a model is far from
/// Hugging Face's numbers.
class TestEncoderDetails : public QObject {
  Q_OBJECT

 private slots:
  void everyDetailMatters_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<FamilyBreakage>("breakIt");
    for (const char* name : {"xlm-roberta", "camembert"}) addDetailsOfBert(name);
    for (const char* name : {"electra", "albert", "albert-groups"}) addDetailsOfNarrow(name);
    addDetailsOfModernBert("modernbert");
    for (const char* name : {"deberta", "deberta-v2", "deberta-v2-unshared"}) addDetailsOfDistances(name);
    const auto add = [](const char* name, const char* what, FamilyBreakage breakIt) {
      QTest::addRow("%s: %s", name, what) << QString(name) << breakIt;
    };
    add("mpnet", "no bias by distance", [](Checkpoint& c) {
      forEveryAttention(stackOf(c), [](AttentionConfig& attention) { attention.bias = ScoreBias::None; });
      forEveryAttentionTensor(c, [](AttentionTensors& attention) { attention.relativeBias.reset(); });
    });
    add("mpnet", "the buckets of a decoder", [](Checkpoint& c) {
      forEveryAttention(stackOf(c),
                        [](AttentionConfig& attention) { attention.buckets.bidirectional = false; });
    });
    add("mpnet", "nearer buckets", [](Checkpoint& c) {
      forEveryAttention(stackOf(c), [](AttentionConfig& attention) { attention.buckets.maxDistance = 20; });
    });
    add("mpnet", "positions from the next row", [](Checkpoint& c) {
      stackOf(c).maxPositions -= 1;
      stackOf(c).positionOffset += 1;
    });
    add("albert-groups", "one group for all layers", [](Checkpoint& c) {
      for (std::size_t layer = 2; layer < 4; ++layer) {
        stackOf(c).layers[layer].weightsOf = 0;
        tensorsOf(c).layers[layer] = tensorsOf(c).layers[0];
      }
    });
    add("deberta", "queries, keys and values one after another", [](Checkpoint& c) {
      forEveryAttentionTensor(c, [](AttentionTensors& attention) {
        std::int64_t first = 0;
        for (LinearTensor* part : {&attention.query, &attention.key, &attention.value}) {
          part->block = part->stride = 0;
          part->firstOutput = first;
          first += part->outputs;
        }
      });
    });
    add("deberta", "no bias of the queries", [](Checkpoint& c) {
      forEveryAttentionTensor(c, [](AttentionTensors& attention) { attention.query.bias.reset(); });
    });
    add("deberta", "no bias of the values", [](Checkpoint& c) {
      forEveryAttentionTensor(c, [](AttentionTensors& attention) { attention.value.bias.reset(); });
    });
    add("deberta-v2", "distances as they are", [](Checkpoint& c) {
      stackOf(c).distances.maxPositions = 8;
      stackOf(c).distances.buckets = 0;
    });
    add("deberta-v2", "buckets up to another distance",
        [](Checkpoint& c) { stackOf(c).distances.maxPositions = 512; });
    add("deberta-v2", "no norm of the embeddings of distances",
        [](Checkpoint& c) { tensorsOf(c).distanceNorm.reset(); });
    add("deberta-v2-unshared", "the layers' own projections", [](Checkpoint& c) {
      forEveryAttentionTensor(c, [](AttentionTensors& attention) {
        attention.positionKey = attention.key;
        attention.positionQuery = attention.query;
      });
    });
    add("deberta-v2-conv", "no convolution", [](Checkpoint& c) {
      stackOf(c).convolution.reset();
      tensorsOf(c).convolution.reset();
    });
    add("deberta-v2-conv", "another activation after it",
        [](Checkpoint& c) { stackOf(c).convolution->activation = Activation::Tanh; });
    add("deberta-v2-conv", "no bias in it",
        [](Checkpoint& c) { tensorsOf(c).convolution->taps.bias.reset(); });
  }
  void everyDetailMatters() {
    QFETCH(const QString, name);
    QFETCH(const FamilyBreakage, breakIt);
    verifyThatItMatters(name.toStdString(), breakIt);
  }

  void weightsThatDoNotFitAreRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<FamilyBreakage>("breakIt");
    QTest::addColumn<QString>("part");
    const auto add = [](const char* name, const char* what, FamilyBreakage breakIt, const char* part) {
      QTest::addRow("%s", what) << QString(name) << breakIt << QString(part);
    };
    add(
        "deberta-v2", "no table", [](Checkpoint& c) { tensorsOf(c).distanceEmbedding.reset(); },
        "it has no table of them");
    add(
        "deberta-v2", "a table for fewer distances", [](Checkpoint& c) { stackOf(c).distances.buckets = 10; },
        "rel_embeddings");
    add(
        "deberta-v2", "odd buckets", [](Checkpoint& c) { stackOf(c).distances.buckets = 7; },
        "do not fit into 7 buckets");
    add(
        "deberta-v2", "a projection too many",
        [](Checkpoint& c) { stackOf(c).layers[0].sublayers[0].attention.positionKeys = false; },
        "other biases of scores");
    add(
        "deberta-v2-conv", "an even convolution", [](Checkpoint& c) { stackOf(c).convolution->width = 2; },
        "odd width, not 2");
    add(
        "deberta-v2-conv", "a convolution too many", [](Checkpoint& c) { stackOf(c).convolution.reset(); },
        "differ about a convolution");
    add(
        "deberta", "a bias of another size",
        [](Checkpoint& c) { tensorsOf(c).layers[0].sublayers[0].attention().query.biasByOutput = false; },
        "q_bias");
  }
  void weightsThatDoNotFitAreRefused() {
    QFETCH(const QString, name);
    QFETCH(const FamilyBreakage, breakIt);
    QFETCH(const QString, part);
    Checkpoint checkpoint = openFamily(name.toStdString());
    breakIt(checkpoint);
    const std::string text = messageOf([&] { Transformer(checkpoint.config, checkpoint.weights, {}); });
    QVERIFY2(text.find(part.toStdString()) != std::string::npos, text.c_str());
  }
};

QTEST_GUILESS_MAIN(TestEncoderDetails)
#include "tst_family_details_encoders.moc"
