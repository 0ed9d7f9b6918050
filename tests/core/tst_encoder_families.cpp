#include "checkpoint_builder.h"
#include "core/error.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

StackConfig& stackOf(Checkpoint& checkpoint) { return *checkpoint.config.encoder; }
StackTensors& tensorsOf(Checkpoint& checkpoint) { return *checkpoint.weights.encoder; }

ModelConfig configOf(const std::string& json) {
  return readModelConfig(ModelFiles::embedded("m", {{"config.json", asBytes(json)}}));
}

/// The part of the message after "m/config.json: ".
std::string message(const std::string& json) {
  const std::string text = messageOf([&] { configOf(json); });
  const std::string prefix = "m/config.json: ";
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::string with(const std::string& type, const std::string& more) {
  return R"({"model_type": ")" + type + R"(", )" + more + "}";
}

}  // namespace

/// How the families that grew out of BERT are read: their configs, the heads they may have, and what is
/// special about their layers.
class TestEncoderFamilies : public QObject {
  Q_OBJECT

 private slots:
  /// Layers that share weights are made of those of the first of them alone.
  void sharedLayersAreBuiltOnce() {
    const FamilyGolden golden = openFamilyGolden("albert");
    Checkpoint checkpoint = openFamily("albert");
    QCOMPARE(checkpoint.config.main().layers[2].weightsOf, std::optional<std::size_t>(0));
    const TensorView embedding = tensorsOf(checkpoint).embeddingProjection->weight;
    for (std::size_t layer = 1; layer < 3; ++layer) {
      LinearTensor& up = tensorsOf(checkpoint).layers[layer].sublayers[1].feedForward().up;
      up.weight.data = embedding.data;  // of other numbers, and enough of them
    }
    const Differences differences = runFamily(std::move(checkpoint), golden);
    QVERIFY2(differences.at("logits") < allowedDifference("logits"), describe(differences).c_str());
    const Checkpoint groups = openFamily("albert-groups");
    QCOMPARE(groups.config.main().layers[1].weightsOf, std::optional<std::size_t>(0));
    QCOMPARE(groups.config.main().layers[2].weightsOf, std::optional<std::size_t>());
    QCOMPARE(groups.config.main().layers[3].weightsOf, std::optional<std::size_t>(2));
  }

  void layersThatCannotShareAreRefused() {
    Checkpoint checkpoint = openFamily("albert-groups");
    stackOf(checkpoint).layers[3].weightsOf = 0;
    QCOMPARE(messageOf([&] { Transformer(checkpoint.config, checkpoint.weights, {}); }),
             std::string("Layer 3 cannot share the weights of layer 0."));
  }

  /// Tokens of padding, and tokens that are cut, are not there for their neighbours.
  void convolutionPassesOverAbsentTokens_data() {
    QTest::addColumn<bool>("cut");
    QTest::addRow("padding") << false;
    QTest::addRow("cut") << true;
  }
  void convolutionPassesOverAbsentTokens() {
    QFETCH(const bool, cut);
    const Checkpoint checkpoint = openFamily("deberta-v2-conv");
    Transformer transformer(checkpoint.config, checkpoint.weights, {});
    RunRequest request = openFamilyGolden("deberta-v2-conv").request;
    request.ids.resize(8);
    request.tokenTypes.clear();
    const Matrix alone = transformer.run(request, {})->logits;
    request.ids.insert(request.ids.end(), {5, 6, 7});
    QVERIFY((transformer.run(request, {})->logits.topRows(8) - alone).cwiseAbs().maxCoeff() > 1e-2F);
    if (cut) {
      request.interventions.cutTokens = {8, 9, 10};
    } else {
      request.attentionMask = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0};
    }
    QVERIFY((transformer.run(request, {})->logits.topRows(8) - alone).cwiseAbs().maxCoeff() < 1e-4F);
  }

  /// Even under a causal mask, the convolution sees the next token.
  void convolutionLetsNoRunBeContinued() {
    const Checkpoint checkpoint = openFamily("deberta-v2-conv");
    Transformer grown(checkpoint.config, checkpoint.weights, {});
    Transformer fresh(checkpoint.config, checkpoint.weights, {});
    RunRequest whole = openFamilyGolden("deberta-v2-conv").request;
    whole.tokenTypes.clear();
    RunRequest request = whole;
    request.mask = MaskRule::Causal;
    request.ids.resize(10);
    const auto first = grown.run(request, {});
    request.ids = whole.ids;
    const auto continued = grown.run(request, {});
    QCOMPARE(continued->reusedTokens, 0);
    QVERIFY((continued->logits - fresh.run(request, {})->logits).cwiseAbs().maxCoeff() < 1e-4F);
  }

  void debertaFindsItsHead_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("transform");
    QTest::addRow("Microsoft's files") << "deberta"
                                       << "lm_predictions.lm_head.";
    QTest::addRow("version 3") << "deberta-v2"
                               << "lm_predictions.lm_head.";
  }
  void debertaFindsItsHead() {
    QFETCH(const QString, name);
    QFETCH(const QString, transform);
    CheckpointBuilder builder(name.toStdString());
    const Matrix known = logitsOf(builder, name.toStdString());
    builder.rename("cls.predictions.transform.", transform.toStdString());
    builder.rename("cls.predictions.", transform.toStdString());
    QCOMPARE(logitsOf(builder, name.toStdString()), known);
    builder.removeStartingWith(transform.toStdString());
    QVERIFY(!readCheckpoint(builder.files()).weights.outputHead);
  }

  /// T5's and MPNet's numbers by distance, as the window shows them.
  void biasesByDistanceAreShown() {
    const Checkpoint checkpoint = openFamily("mpnet");
    const Matrix table =
        toMatrix(*checkpoint.weights.encoder->layers[1].sublayers[0].attention().relativeBias);
    const Transformer transformer(checkpoint.config, checkpoint.weights, {});
    const std::optional<Matrix> shown = transformer.relativeBias(AttentionKind::Encoder, 1, 200);
    QVERIFY(shown && shown->rows() == 401 && shown->cols() == 4);
    for (const std::int64_t distance : {-200, -127, -20, -1, 0, 1, 9, 200})
      QCOMPARE(shown->row(distance + 200), table.row(relativeBucket(distance, {})));
    QVERIFY(!transformer.relativeBias(AttentionKind::Decoder, 0, 5));
    const Checkpoint other = openFamily("deberta");
    QVERIFY(!Transformer(other.config, other.weights, {}).relativeBias(AttentionKind::Encoder, 0, 5));
  }

  void modernBertsHead() {
    CheckpointBuilder builder("modernbert");
    builder.tensors["classifier.weight"] = builder.tensors.at("head.dense.weight");
    builder.tensors.erase("decoder.bias");
    QVERIFY(!readCheckpoint(builder.files()).weights.outputHead);
    builder.config["decoder_bias"] = false;
    QVERIFY(!readCheckpoint(builder.files()).weights.outputHead);
    builder.tensors.erase("classifier.weight");
    const Checkpoint checkpoint = readCheckpoint(builder.files());
    QVERIFY(checkpoint.weights.outputHead && !checkpoint.weights.outputHead->bias);
  }

  void modernBertMayHaveBiases() {
    CheckpointBuilder builder("modernbert");
    for (const char* key : {"norm_bias", "attention_bias", "mlp_bias", "classifier_bias"})
      builder.config[key] = true;
    std::map<std::string, CheckpointBuilder::Tensor> biases;
    for (const auto& [name, tensor] : builder.tensors) {
      if (!name.ends_with(".weight") || name.find("tok_embeddings") != std::string::npos) continue;
      const std::string bias = name.substr(0, name.size() - 6) + "bias";
      const auto bytes = static_cast<std::size_t>(tensor.shape[0]) * sizeof(float);
      biases[bias] = {"F32", {tensor.shape[0]}, std::string(bytes, '\0')};
    }
    builder.tensors.merge(biases);
    const Checkpoint checkpoint = readCheckpoint(builder.files());
    QVERIFY2(checkpoint.unreadTensors.empty(),
             checkpoint.notes.empty() ? "" : checkpoint.notes[0].english().c_str());
    const Differences differences = runFamily(checkpoint, openFamilyGolden("modernbert"));
    QVERIFY2(differences.at("logits") < allowedDifference("logits"), describe(differences).c_str());
  }

  void defaults() {
    const StackConfig electra = configOf(R"({"model_type": "electra"})").main();
    QCOMPARE(electra.modelSize, 256);
    QCOMPARE(electra.tableSize(), 128);
    QCOMPARE(electra.heads(), 4);
    const ModelConfig albert = configOf(R"({"model_type": "albert"})");
    QCOMPARE(albert.vocabularySize, 30000);
    QCOMPARE(albert.main().feedForward().activation, Activation::GeluTanh);
    QCOMPARE(albert.main().heads(), 64);
    const ModelConfig mpnet = configOf(R"({"model_type": "mpnet", "pad_token_id": 7})");
    QCOMPARE(mpnet.vocabularySize, 30527);
    QCOMPARE(mpnet.main().positionOffset, 2);
    QCOMPARE(mpnet.main().uncountedToken, 1);
    QCOMPARE(mpnet.main().tokenTypes, 0);
    QCOMPARE(configOf(R"({"model_type": "xlm-roberta"})").vocabularySize, 30522);
    QCOMPARE(configOf(R"({"model_type": "camembert"})").main().maxPositions, 510);
  }

  void defaultsOfModernBert() {
    const StackConfig stack = configOf(R"({"model_type": "modernbert"})").main();
    QCOMPARE(stack.layerCount(), 22);
    QCOMPARE(stack.attention(0).mask, MaskRule::Bidirectional);
    QCOMPARE(stack.attention(1).mask, MaskRule::BidirectionalWindow);
    QCOMPARE(stack.attention(1).window, 65);
    QCOMPARE(stack.attention(3).window, 0);
    QCOMPARE(stack.rotaries[*stack.attention(0).rotary].base, 160000.0);
    QCOMPARE(stack.rotaries[*stack.attention(1).rotary].base, 10000.0);
    const StackConfig same = configOf(R"({"model_type": "modernbert", "local_rope_theta": null,)"
                                      R"("global_rope_theta": 80000})")
                                 .main();
    QCOMPARE(same.rotaries.size(), std::size_t{1});
    QCOMPARE(same.rotaries[0].base, 80000.0);
  }

  void defaultsOfDeberta() {
    const StackConfig plain = configOf(R"({"model_type": "deberta"})").main();
    QCOMPARE(plain.positionalEncoding, PositionalEncoding::Learned);
    QCOMPARE(plain.attention().bias, ScoreBias::None);
    QCOMPARE(plain.attention().scoreScale, 0.125F);
    QCOMPARE(plain.norm.epsilon, 1e-7);
    // As microsoft/deberta-v3-base has it.
    const StackConfig third =
        configOf(with("deberta-v2", R"("hidden_size": 768, "num_attention_heads": 12,)"
                                    R"("relative_attention": true, "position_buckets": 256,)"
                                    R"("norm_rel_ebd": "layer_norm", "share_att_key": true,)"
                                    R"("pos_att_type": "p2c|C2P", "max_relative_positions": -1,)"
                                    R"("position_biased_input": false, "type_vocab_size": 0)"))
            .main();
    QCOMPARE(third.positionalEncoding, PositionalEncoding::Relative);
    QVERIFY(third.attention().positionKeys && third.attention().positionQueries);
    QCOMPARE(third.distances.span(), 256);
    QCOMPARE(third.distances.maxPositions, 512);
    QCOMPARE(third.attention().scoreScale, standardScale(192));
    QVERIFY(!third.convolution);
    const StackConfig large = configOf(with("deberta-v2", R"("conv_kernel_size": 3)")).main();
    QCOMPARE(large.convolution->activation, Activation::Tanh);
    // Scores are scaled for parts that are not there, and nothing tells positions apart.
    const StackConfig blind =
        configOf(with("deberta", R"("pos_att_type": ["c2p"], "position_biased_input": false)")).main();
    QCOMPARE(blind.positionalEncoding, PositionalEncoding::None);
    QCOMPARE(blind.attention().scoreScale, standardScale(128));
  }

  void refusals_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("fields");
    QTest::addColumn<QString>("sentence");
    QTest::addRow("groups of layers") << "albert"
                                      << R"("inner_group_num": 2)"
                                      << "inner_group_num must be 1; groups of several layers are not "
                                         "supported.";
    QTest::addRow("buckets of MPNet") << "mpnet"
                                      << R"("relative_attention_num_buckets": 64)"
                                      << "relative_attention_num_buckets must be 32; models of this family "
                                         "have no other number of buckets.";
    QTest::addRow("no row for a token") << "mpnet"
                                        << R"("max_position_embeddings": 2)"
                                        << "max_position_embeddings is 2, which leaves no position after the "
                                           "first 2 rows (pad_token_id + 1).";
    QTest::addRow("kinds of layers") << "modernbert"
                                     << R"("num_hidden_layers": 1, "layer_types": ["chunked_attention"])"
                                     << "layer_types has \"chunked_attention\", which this family does not "
                                        "have.";
    QTest::addRow("talking heads") << "deberta"
                                   << R"("talking_head": true)"
                                   << "talking_head is true, and heads that mix their scores are not "
                                      "supported.";
    QTest::addRow("parts of scores")
        << "deberta"
        << R"("pos_att_type": "c2p|p2p")"
        << "pos_att_type has \"p2p\", and only \"c2p\" and \"p2c\" are supported.";
    QTest::addRow("a part twice") << "deberta-v2"
                                  << R"("pos_att_type": ["c2p", "c2p"])"
                                  << "pos_att_type names the same part twice.";
    QTest::addRow("narrow tables") << "deberta"
                                   << R"("embedding_size": 128)"
                                   << "embedding_size differs from hidden_size, which is not supported.";
    QTest::addRow("odd buckets") << "deberta-v2"
                                 << R"("position_buckets": 9)"
                                 << "position_buckets must be an even number.";
    QTest::addRow("too many buckets")
        << "deberta-v2"
        << R"("position_buckets": 64, "max_relative_positions": 33)"
        << "position_buckets is 64, which leaves nothing for 33 relative positions to share.";
    QTest::addRow("too many relative positions")
        << "deberta-v2"
        << R"("position_buckets": 64, "max_position_embeddings": 2000000000)"
        << "position_buckets shares 2000000000 relative positions (max_relative_positions), and at most "
           "32768 "
           "are supported.";
    QTest::addRow("an even convolution") << "deberta-v2"
                                         << R"("conv_kernel_size": 4)"
                                         << "conv_kernel_size must be an odd number of tokens.";
    QTest::addRow("a convolution in groups")
        << "deberta-v2"
        << R"("conv_kernel_size": 3, "conv_groups": 2)"
        << "conv_groups must be 1; convolutions in groups are not supported.";
    QTest::addRow("heads of their own size")
        << "deberta-v2"
        << R"("attention_head_size": 32)"
        << "attention_head_size must be hidden_size / num_attention_heads, 64.";
    QTest::addRow("decoders") << "electra"
                              << R"("is_decoder": true)"
                              << "is_decoder is true, and only encoders of this family are supported.";
  }
  void refusals() {
    QFETCH(const QString, type);
    QFETCH(const QString, fields);
    QFETCH(const QString, sentence);
    QCOMPARE(message(with(type.toStdString(), fields.toStdString())), sentence.toStdString());
  }

 private:
  static Matrix logitsOf(CheckpointBuilder& builder, const std::string& name) {
    Checkpoint checkpoint = readCheckpoint(builder.files());
    Transformer transformer(std::move(checkpoint.config), std::move(checkpoint.weights), {});
    return transformer.run(openFamilyGolden(name).request, {})->logits;
  }
};

QTEST_GUILESS_MAIN(TestEncoderFamilies)
#include "tst_encoder_families.moc"
