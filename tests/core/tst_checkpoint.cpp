#include <QtTest>
#include <array>
#include <cmath>
#include <cstdlib>

#include "checkpoint_builder.h"
#include "core/model/checkpoint.h"
#include "core/parallel/thread_pool.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const std::array kGoldens = {"bert",         "roberta",       "distilbert",         "gpt2",
                             "gpt2-untied",  "gpt2-unscaled", "gpt2-inverse-layer", "llama",
                             "llama-linear", "llama-dynamic", "llama-llama3",       "llama-biases",
                             "mistral",      "qwen2",         "qwen2-window",       "deepseek-llm"};

std::string goldenFolder(const std::string& name) {
  return std::string(HEADLIGHT_TEST_DATA) + "/families/" + name;
}

std::string message(CheckpointBuilder& builder) {
  return messageOf([&] { readCheckpoint(builder.files()); });
}

/// The first elements of two tensors are enough to tell that they are the same.
float firstOf(const TensorView& tensor) {
  float value = 0;
  widen(tensor, 0, {&value, 1});
  return value;
}

std::string textOf(const std::string& path) {
  const auto file = MappedFile::open(path);
  return {reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size()};
}

}  // namespace

class CheckpointTest : public QObject {
  Q_OBJECT

 private slots:
  void everyGoldenIsRead_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : kGoldens) QTest::newRow(name) << name;
  }

  void everyGoldenIsRead() {
    QFETCH(QString, name);
    const std::string folder = goldenFolder(name.toStdString());
    const Checkpoint checkpoint = readCheckpoint(ModelFiles::directory(folder));
    const auto file = MappedFile::open(folder + "/model.safetensors");
    std::int64_t elements = 0;
    std::size_t count = 0;
    for (const TensorView& tensor : readSafetensors(file->bytes(), "m").tensors) {
      elements += tensor.elementCount();
      ++count;
    }
    // Nothing in these files is left over.
    QCOMPARE(checkpoint.weights.parameterCount, elements);
    QCOMPARE(parameters(checkpoint.config, checkpoint.weights).size(), count);
    QCOMPARE(static_cast<std::int64_t>(checkpoint.weights.main().layers.size()),
             checkpoint.config.main().layerCount());
    QVERIFY(checkpoint.weights.outputHead.has_value());
    // What is mapped may be given back to the system; bytes in the program's own memory may not.
    QCOMPARE(checkpoint.weights.files.size(), 1u);
    QCOMPARE(checkpoint.weights.files[0]->bytes().size(), file->bytes().size());
    CheckpointBuilder inMemory("llama");
    QVERIFY(readCheckpoint(inMemory.files()).weights.files.empty());
  }

  void projectionsHaveTheirOutputs_data() {
    QTest::addColumn<QString>("golden");
    QTest::addColumn<int>("part");  // 0 to 2: query, key, value
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("outputs");
    QTest::newRow("fused query") << "gpt2" << 0 << 0 << 18;
    QTest::newRow("fused key") << "gpt2" << 1 << 18 << 18;
    QTest::newRow("fused value") << "gpt2" << 2 << 36 << 18;
    QTest::newRow("query of more heads") << "llama-biases" << 0 << 0 << 60;
    QTest::newRow("grouped key") << "llama-biases" << 1 << 0 << 20;
    QTest::newRow("grouped value") << "llama-biases" << 2 << 0 << 20;
  }
  void projectionsHaveTheirOutputs() {
    QFETCH(QString, golden);
    QFETCH(int, part);
    QFETCH(int, first);
    QFETCH(int, outputs);
    const Checkpoint checkpoint = readCheckpoint(ModelFiles::directory(goldenFolder(golden.toStdString())));
    const AttentionTensors& attention = checkpoint.weights.main().layers.back().sublayers[0].attention();
    const LinearTensor* const parts[] = {&attention.query, &attention.key, &attention.value};
    QCOMPARE(parts[part]->firstOutput, first);
    QCOMPARE(parts[part]->outputs, outputs);
  }

  void fusedProjectionsAreParts() {
    const Checkpoint checkpoint = readCheckpoint(ModelFiles::directory(goldenFolder("gpt2")));
    const AttentionTensors& attention = checkpoint.weights.main().layers[1].sublayers[0].attention();
    QVERIFY(attention.value.inputMajor);
    QCOMPARE(attention.key.weight.shapeText(), std::string("[18, 54]"));
    QCOMPARE(checkpoint.weights.outputHead->decoder.weight.name, std::string("transformer.wte.weight"));
  }

  void projectionsMayHaveBiases() {
    const Checkpoint checkpoint = readCheckpoint(ModelFiles::directory(goldenFolder("llama-biases")));
    const LayerTensors& layer = checkpoint.weights.main().layers[0];
    QCOMPARE(layer.sublayers[0].attention().output.inputs, 60);
    QVERIFY(layer.sublayers[0].attention().output.bias.has_value());
    QVERIFY(layer.sublayers[1].feedForward().gate->bias.has_value());
    QCOMPARE(checkpoint.weights.outputHead->decoder.weight.name, std::string("lm_head.weight"));
  }

  void namesWithoutPrefix_data() {
    QTest::addColumn<QString>("golden");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("bert") << "bert"
                          << "bert.";
    QTest::newRow("roberta") << "roberta"
                             << "roberta.";
    QTest::newRow("distilbert") << "distilbert"
                                << "distilbert.";
    QTest::newRow("gpt2") << "gpt2"
                          << "transformer.";
    QTest::newRow("llama") << "llama"
                           << "model.";
    QTest::newRow("mistral") << "mistral"
                             << "model.";
    QTest::newRow("qwen2") << "qwen2"
                           << "model.";
  }

  void namesWithoutPrefix() {
    QFETCH(QString, golden);
    QFETCH(QString, prefix);
    CheckpointBuilder builder(golden.toStdString());
    const std::int64_t expected = readCheckpoint(builder.files()).weights.parameterCount;
    // DistilBERT's layers are "distilbert.transformer.layer": only the start of a name is its prefix.
    std::map<std::string, CheckpointBuilder::Tensor> bare;
    for (auto& [name, tensor] : builder.tensors)
      bare.emplace(name.starts_with(prefix.toStdString()) ? name.substr(prefix.toStdString().size()) : name,
                   std::move(tensor));
    builder.tensors = std::move(bare);
    QCOMPARE(readCheckpoint(builder.files()).weights.parameterCount, expected);
  }

  void oldNamesOfLayerNorms() {
    CheckpointBuilder builder("bert");
    const float weight = firstOf(readCheckpoint(builder.files()).weights.main().embeddingNorm->weight);
    builder.rename("LayerNorm.weight", "LayerNorm.gamma");
    builder.rename("LayerNorm.bias", "LayerNorm.beta");
    const ModelFiles files = builder.files();
    const Checkpoint checkpoint = readCheckpoint(files);
    QCOMPARE(firstOf(checkpoint.weights.main().embeddingNorm->weight), weight);
    QCOMPARE(checkpoint.weights.outputHead->transformNorm->bias->name,
             std::string("cls.predictions.transform.LayerNorm.beta"));
  }

  void headsAreOptionalAndOthersIgnored() {
    CheckpointBuilder bert("bert");
    bert.removeStartingWith("cls.");
    bert.setShape("classifier.weight", {3, 20});
    bert.setShape("bert.pooler.dense.weight", {20, 20});
    bert.tensors["bert.embeddings.position_ids"] = {"I64", {1, 16}, std::string(128, '\0')};
    QVERIFY(!readCheckpoint(bert.files()).weights.outputHead.has_value());
    CheckpointBuilder llama("mistral");
    llama.removeStartingWith("lm_head");
    llama.setShape("score.weight", {2, 24});
    llama.setShape("model.layers.0.self_attn.rotary_emb.inv_freq", {3});
    QVERIFY(!readCheckpoint(llama.files()).weights.outputHead.has_value());
    CheckpointBuilder gpt2("gpt2");
    gpt2.tensors["transformer.h.0.attn.bias"] = {"BOOL", {1, 1, 16, 16}, std::string(256, '\1')};
    gpt2.setShape("transformer.h.0.attn.masked_bias", {});
    QVERIFY(readCheckpoint(gpt2.files()).weights.outputHead.has_value());
  }

  void storedTwiceIsStillTied() {
    CheckpointBuilder builder("gpt2");
    builder.tensors["lm_head.weight"] = builder.tensors["transformer.wte.weight"];
    const std::int64_t count = readCheckpoint(builder.files()).weights.parameterCount;
    builder.tensors.erase("lm_head.weight");
    QCOMPARE(readCheckpoint(builder.files()).weights.parameterCount, count);
    // As transformers has it, two matrices that are there and differ are both used.
    builder.setShape("lm_head.weight", {37, 18});
    const ModelFiles files = builder.files();
    const Checkpoint differing = readCheckpoint(files);
    QCOMPARE(differing.weights.outputHead->decoder.weight.name, std::string("lm_head.weight"));
    QCOMPARE(
        english(differing.notes),
        std::vector<std::string>{
            "m/model.safetensors: tensor \"lm_head.weight\" differs from \"transformer.wte.weight\", though "
            "m/config.json says that they are the same (tie_word_embeddings); each is used as it is "
            "stored."});
  }

  void tiedUnderTheHeadsName_data() {
    QTest::addColumn<QString>("golden");
    QTest::addColumn<QString>("embedding");
    QTest::addColumn<QString>("head");
    const auto row = [](const char* golden, const char* embedding, const char* head) {
      QTest::newRow(golden) << golden << embedding << head;
    };
    row("bert", "bert.embeddings.word_embeddings.weight", "cls.predictions.decoder.weight");
    row("roberta", "roberta.embeddings.word_embeddings.weight", "lm_head.decoder.weight");
    row("distilbert", "distilbert.embeddings.word_embeddings.weight", "vocab_projector.weight");
    row("gpt2", "transformer.wte.weight", "lm_head.weight");
    row("llama", "model.embed_tokens.weight", "lm_head.weight");
    row("mistral", "model.embed_tokens.weight", "lm_head.weight");
    row("qwen2", "model.embed_tokens.weight", "lm_head.weight");
    row("deepseek-llm", "model.embed_tokens.weight", "lm_head.weight");
  }

  /// With and without the note that safetensors' save_model leaves in the metadata.
  void tiedUnderTheHeadsName() {
    QFETCH(QString, golden);
    QFETCH(QString, embedding);
    QFETCH(QString, head);
    const std::string from = embedding.toStdString();
    const std::string to = head.toStdString();
    CheckpointBuilder builder(golden.toStdString());
    builder.config["tie_word_embeddings"] = true;
    builder.tensors.erase(to);
    const float first = firstOf(readCheckpoint(builder.files()).weights.main().tokenEmbedding);
    const std::int64_t count = readCheckpoint(builder.files()).weights.parameterCount;
    builder.tensors[to] = builder.tensors.at(from);
    builder.tensors.erase(from);
    for (const bool noted : {false, true}) {
      if (noted) builder.metadata[from] = to;
      const ModelFiles files = builder.files();
      const Checkpoint checkpoint = readCheckpoint(files);
      QCOMPARE(firstOf(checkpoint.weights.main().tokenEmbedding), first);
      QCOMPARE(checkpoint.weights.outputHead->decoder.weight.data,
               checkpoint.weights.main().tokenEmbedding.data);
      QCOMPARE(checkpoint.weights.parameterCount, count);
      QVERIFY(checkpoint.notes.empty());
    }
    builder.config["tie_word_embeddings"] = false;
    QVERIFY(readCheckpoint(builder.files()).weights.main().tokenEmbedding.data !=
            nullptr);  // by the metadata
    builder.metadata.clear();
    QVERIFY(message(builder).find("has no tensor \"" + from + "\"") != std::string::npos);
  }

  void equalMatricesOfTwoTypes() {
    CheckpointBuilder builder("gpt2");
    const CheckpointBuilder::Tensor wide = builder.tensors.at("transformer.wte.weight");
    CheckpointBuilder::Tensor narrow{"BF16", wide.shape, {}};
    CheckpointBuilder::Tensor cut = wide;
    for (std::size_t at = 0; at < wide.bytes.size(); at += 4) {
      narrow.bytes += wide.bytes.substr(at + 2, 2);  // the upper half of a float32 is a bfloat16
      cut.bytes[at] = cut.bytes[at + 1] = '\0';
    }
    builder.tensors["lm_head.weight"] = narrow;
    const ModelFiles rounded = builder.files();
    const Checkpoint nearly = readCheckpoint(rounded);
    QVERIFY(nearly.notes.empty());
    QCOMPARE(nearly.weights.outputHead->decoder.weight.name, std::string("lm_head.weight"));
    builder.tensors["transformer.wte.weight"] = cut;
    const ModelFiles same = builder.files();
    const Checkpoint equal = readCheckpoint(same);
    QVERIFY(equal.notes.empty());
    QCOMPARE(equal.weights.outputHead->decoder.weight.name, std::string("transformer.wte.weight"));
    builder.tensors["lm_head.weight"].bytes[1] = '\x3f';
    builder.tensors["lm_head.weight"].bytes[0] = '\x80';  // 1 where a small number was
    QCOMPARE(readCheckpoint(builder.files()).notes.size(), 1u);
  }

  void unreadTensorsAreSaid_data() {
    QTest::addColumn<QString>("golden");
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<bool>("said");
    const auto row = [](const char* golden, const char* tensor, bool said) {
      QTest::newRow(tensor) << golden << tensor << said;
    };
    row("llama", "model.layers.0.self_attn.q_norm.weight", true);
    row("llama", "model.layers.1.self_attn.sinks", true);
    row("llama", "model.layers.1.input_layernorm.bias", true);
    row("llama", "model.norm.bias", true);
    row("llama", "lm_head.bias", true);
    row("bert", "bert.encoder.layer.0.attention.self.distance_embedding.weight", true);
    row("bert", "bert.encoder.layer.1.crossattention.self.query.weight", true);
    row("distilbert", "distilbert.transformer.layer.0.adapter.weight", true);
    row("gpt2", "transformer.h.2.attn.q_attn.weight", true);
    row("llama", "model.layers.0.self_attn.rotary_emb.inv_freq", false);
    row("gpt2", "transformer.h.0.attn.masked_bias", false);
    row("gpt2", "transformer.h.0.attn.bias", false);
    row("bert", "bert.pooler.dense.weight", false);
    row("bert", "bert.embeddings.position_ids", false);
    row("bert", "classifier.weight", false);
    row("bert", "cls.seq_relationship.bias", false);
    row("bert", "cls.predictions.decoder.bias", false);  // the same as cls.predictions.bias
  }

  void unreadTensorsAreSaid() {
    QFETCH(QString, golden);
    QFETCH(QString, tensor);
    QFETCH(bool, said);
    CheckpointBuilder builder(golden.toStdString());
    QVERIFY(readCheckpoint(builder.files()).notes.empty());
    const std::string name = tensor.toStdString();
    builder.setShape(name, {2});
    const Checkpoint checkpoint = readCheckpoint(builder.files());
    if (!said) {
      QVERIFY2(checkpoint.notes.empty(),
               checkpoint.notes.empty() ? "" : checkpoint.notes[0].english().c_str());
      return;
    }
    QCOMPARE(checkpoint.unreadTensors, std::vector<std::string>{name});
    QCOMPARE(english(checkpoint.notes),
             std::vector<std::string>{
                 "m/model.safetensors: the family " + checkpoint.config.family +
                 " does not use 1 tensor, so the numbers may not be the checkpoint's own: " + name + "."});
  }

  void manyUnreadTensorsMakeOneShortLine() {
    CheckpointBuilder builder("llama");
    for (const char* layer : {"0", "1"})
      for (int i = 10; i < 40; ++i)
        builder.setShape(
            "model.layers." + std::string(layer) + ".mlp.experts." + std::to_string(i) + ".weight", {2});
    const Checkpoint checkpoint = readCheckpoint(builder.files());
    QCOMPARE(checkpoint.unreadTensors.size(), 60u);
    QCOMPARE(checkpoint.notes.size(), 1u);
    QVERIFY(checkpoint.notes[0].english().find("60 tensors") != std::string::npos);
    QVERIFY(checkpoint.notes[0].english().find("model.layers.0.mlp.experts.10.weight, ") !=
            std::string::npos);
    QVERIFY(checkpoint.notes[0].english().ends_with(" more.") && checkpoint.notes[0].english().size() < 450);
  }

  void biasesThatAreThereAreUsed() {
    CheckpointBuilder builder("llama-biases");
    builder.config.erase("attention_bias");
    builder.config.erase("mlp_bias");
    const ModelFiles files = builder.files();
    const Checkpoint found = readCheckpoint(files);
    QVERIFY(found.notes.empty());
    QVERIFY(found.weights.main().layers[1].sublayers[0].attention().query.bias &&
            found.weights.main().layers[1].sublayers[0].attention().output.bias);
    QVERIFY(found.weights.main().layers[1].sublayers[1].feedForward().down.bias.has_value());
    // A config that says there are none is believed, and what it leaves out is said.
    builder.config["attention_bias"] = false;
    const ModelFiles without = builder.files();
    const Checkpoint denied = readCheckpoint(without);
    QVERIFY(!denied.weights.main().layers[0].sublayers[0].attention().query.bias.has_value());
    QCOMPARE(denied.unreadTensors.size(), 4 * denied.weights.main().layers.size());
    // Only some projections may have them.
    builder.config.erase("attention_bias");
    builder.tensors.erase("model.layers.0.self_attn.o_proj.bias");
    QVERIFY(!readCheckpoint(builder.files())
                 .weights.main()
                 .layers[0]
                 .sublayers[0]
                 .attention()
                 .output.bias.has_value());
  }

  void elementsOfOtherTypesAreNoObstacle() {
    CheckpointBuilder builder("llama");
    builder.tensors["extra.scale"] = {"F8_E4M3", {3}, "abc"};
    builder.tensors["extra.packed"] = {"I4", {5}, "abc"};
    const Checkpoint checkpoint = readCheckpoint(builder.files());
    QVERIFY(checkpoint.notes.empty());
    builder.tensors["model.layers.0.self_attn.q_proj.weight_scale"] = {"F8_E8M0", {1}, "x"};
    QCOMPARE(readCheckpoint(builder.files()).unreadTensors,
             std::vector<std::string>{"model.layers.0.self_attn.q_proj.weight_scale"});
    builder.tensors["model.norm.weight"] = {"F8_E5M2", {24}, std::string(24, '\0')};
    QCOMPARE(message(builder),
             std::string("m/model.safetensors: tensor \"model.norm.weight\" has dtype F8_E5M2, where "
                         "floating-point weights are needed (quantized checkpoints are not read)."));
  }

  void anEmptyFileIsSaid() {
    CheckpointBuilder builder("llama");
    builder.tensors.clear();
    QCOMPARE(message(builder),
             std::string("m/model.safetensors holds no tensor at all, so it has no weights."));
  }

  void messagesStayShortAndPrintable() {
    CheckpointBuilder builder("llama");
    builder.tensors["a\x1b[31mb"] = {"F33", {1}, "abcd"};
    const std::string escaped = message(builder);
    QVERIFY(escaped.find("tensor \"a\\x1b[31mb\" has dtype \"F33\"") != std::string::npos);
    builder.tensors.erase("a\x1b[31mb");
    builder.setShape("model.norm.weight", std::vector<std::int64_t>(10001, 1));
    const std::string shape = message(builder);
    QVERIFY2(shape.size() <= 500 && shape.find("[1, 1, 1") != std::string::npos, shape.c_str());
    QVERIFY(shape.find("...] of 10001 sizes") != std::string::npos);
  }

  void untiedMaskedHead() {
    CheckpointBuilder builder("bert");
    builder.config["tie_word_embeddings"] = false;
    QCOMPARE(message(builder),
             std::string("m/model.safetensors has no tensor \"cls.predictions.decoder.weight\", which should "
                         "have shape [41, 20]."));
    builder.setShape("cls.predictions.decoder.weight", {41, 20});
    builder.rename("cls.predictions.bias", "cls.predictions.decoder.bias");
    const ModelFiles files = builder.files();
    QCOMPARE(readCheckpoint(files).weights.outputHead->bias->name,
             std::string("cls.predictions.decoder.bias"));
  }

  void refusesMissingAndMisshapenTensors() {
    CheckpointBuilder missing("bert");
    missing.tensors.erase("bert.encoder.layer.1.output.dense.weight");
    QCOMPARE(
        message(missing),
        std::string("m/model.safetensors has no tensor \"bert.encoder.layer.1.output.dense.weight\", which "
                    "should have shape [20, 36]."));
    CheckpointBuilder misshapen("llama");
    misshapen.setShape("model.layers.1.self_attn.k_proj.weight", {24, 24});
    QCOMPARE(
        message(misshapen),
        std::string("m/model.safetensors: tensor \"model.layers.1.self_attn.k_proj.weight\" has shape [24, "
                    "24], but m/config.json asks for [12, 24]."));
    CheckpointBuilder quantized("llama");
    quantized.tensors["model.norm.weight"] = {"I8", {24}, std::string(24, '\0')};
    QCOMPARE(
        message(quantized),
        std::string("m/model.safetensors: tensor \"model.norm.weight\" has dtype I8, where floating-point "
                    "weights are needed (quantized checkpoints are not read)."));
  }

  void refusesConfigThatContradictsTheTensors_data() {
    QTest::addColumn<QString>("golden");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("vocabulary")
        << "gpt2"
        << "vocab_size" << 38
        << "m/model.safetensors: tensor \"transformer.wte.weight\" has shape [37, 18], "
           "but m/config.json asks for [38, 18].";
    QTest::newRow("positions") << "roberta"
                               << "max_position_embeddings" << 18
                               << "m/model.safetensors: tensor "
                                  "\"roberta.embeddings.position_embeddings.weight\" has shape [16, 20], "
                                  "but m/config.json asks for [18, 20].";
    QTest::newRow("fewer layers")
        << "mistral"
        << "num_hidden_layers" << 2
        << "m/config.json: num_hidden_layers is 2, but m/model.safetensors holds tensor "
           "\"model.layers.2.input_layernorm.weight\" (layers count from 0).";
    QTest::newRow("more layers")
        << "gpt2"
        << "n_layer" << 4
        << "m/model.safetensors has no tensor \"transformer.h.3.ln_1.weight\", which "
           "should have shape [18].";
  }
  void refusesConfigThatContradictsTheTensors() {
    QFETCH(QString, golden);
    QFETCH(QString, field);
    QFETCH(int, value);
    QFETCH(QString, text);
    CheckpointBuilder builder(golden.toStdString());
    builder.config[field.toStdString()] = value;
    QCOMPARE(message(builder), text.toStdString());
  }

  void refusesNumbersThatAreNotFinite() {
    CheckpointBuilder builder("llama");
    builder.setElement("model.layers.1.mlp.up_proj.weight", 2 * 24 + 5, NAN);
    const std::string expected =
        "m/model.safetensors: tensor \"model.layers.1.mlp.up_proj.weight\" holds NaN or an infinite number "
        "at [2, "
        "5].";
    QCOMPARE(message(builder), expected);
    ThreadPool pool(2);
    QCOMPARE(messageOf([&] { readCheckpoint(builder.files(), {.pool = &pool}); }), expected);
    CheckpointBuilder infinite("bert");
    infinite.setElement("cls.predictions.bias", 40, -INFINITY);
    QCOMPARE(
        message(infinite),
        std::string(
            "m/model.safetensors: tensor \"cls.predictions.bias\" holds NaN or an infinite number at [40]."));
  }

  void cancellingStopsTheCheck() {
    std::stop_source stop;
    stop.request_stop();
    CheckpointBuilder builder("llama");
    QVERIFY_THROWS_EXCEPTION(Cancelled, readCheckpoint(builder.files(), {.stop = stop.get_token()}));
    ThreadPool pool(2);
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             readCheckpoint(builder.files(), {.pool = &pool, .stop = stop.get_token()}));
  }

  void progressReachesTheEnd() {
    CheckpointBuilder builder("llama");
    double last = 0;
    readCheckpoint(builder.files(), {.progress = [&](double fraction) { last = fraction; }});
    QCOMPARE(last, 1.0);
  }

  void shards() {
    CheckpointBuilder builder("llama");
    std::map<std::string, CheckpointBuilder::Tensor> first;
    std::map<std::string, CheckpointBuilder::Tensor> second;
    nlohmann::json index;
    for (const auto& [name, tensor] : builder.tensors) {
      const bool early = first.size() < 5;
      (early ? first : second)[name] = tensor;
      index["weight_map"][name] = early ? "1.safetensors" : "2.safetensors";
    }
    const std::string one = CheckpointBuilder::weightBytes(first);
    const std::string two = CheckpointBuilder::weightBytes(second);
    const auto filesWith = [&](const nlohmann::json& map, bool withSecond = true) {
      std::vector<std::pair<std::string, std::string>> files = {{"config.json", builder.config.dump()},
                                                                {"model.safetensors.index.json", map.dump()},
                                                                {"1.safetensors", one}};
      if (withSecond) files.emplace_back("2.safetensors", two);
      return builder.filesOf(files);
    };
    QCOMPARE(readCheckpoint(filesWith(index)).weights.main().layers.size(), 2u);
    QCOMPARE(messageOf([&] { readCheckpoint(filesWith(index, false)); }),
             std::string("m/model.safetensors.index.json names the file 2.safetensors, which is not in its "
                         "folder."));
    nlohmann::json wrong = index;
    wrong["weight_map"]["model.norm.weight"] = "1.safetensors";
    QCOMPARE(messageOf([&] { readCheckpoint(filesWith(wrong)); }),
             std::string("m/model.safetensors.index.json says that 1.safetensors holds tensor "
                         "\"model.norm.weight\", but it does not."));
    nlohmann::json incomplete = index;
    incomplete["weight_map"].erase("model.norm.weight");
    QCOMPARE(
        messageOf([&] { readCheckpoint(filesWith(incomplete)); }),
        std::string("m/model.safetensors.index.json has no tensor \"model.norm.weight\", which should have "
                    "shape [24]."));
  }

  void refusesOtherFormats() {
    CheckpointBuilder builder("llama");
    const std::string config = builder.config.dump();
    QCOMPARE(messageOf([&] {
               readCheckpoint(builder.filesOf({{"config.json", config}}));
             }),
             std::string("m has neither model.safetensors nor model.safetensors.index.json."));
    const std::string pickle = messageOf([&] {
      readCheckpoint(builder.filesOf({{"config.json", config}, {"pytorch_model.bin", "x"}}));
    });
    QCOMPARE(pickle,
             std::string(
                 "m holds its weights only as pytorch_model.bin, which is not opened because such a pickle "
                 "can run any code; where you trust it, convert it with: "
                 "python3 -c \"import torch, safetensors.torch as s; s.save_file({k: "
                 "v.clone().contiguous() for k, v in torch.load('pytorch_model.bin', map_location='cpu', "
                 "weights_only=True).items()}, 'model.safetensors')\""));
    QCOMPARE(messageOf([&] {
               readCheckpoint(builder.filesOf({{"a", "b"}}));
             }),
             std::string("m has no config.json, which says what kind of model it is."));
  }

  void realCheckpointsInEveryType() {
    const char* models = std::getenv("HEADLIGHT_MODELS");
    if (models == nullptr) QSKIP("HEADLIGHT_MODELS is not set to a folder with the real checkpoints");
    const std::string folder = std::string(models) + "/stories260K";
    const Checkpoint plain = readCheckpoint(ModelFiles::directory(folder));
    // The tied embedding counts once: 260,032 parameters.
    QCOMPARE(plain.weights.parameterCount, 260032);
    const std::string config = textOf(folder + "/config.json");
    CheckpointBuilder builder("llama");
    for (const char* type : {"f16", "bf16"}) {
      const ModelFiles files = builder.filesOf(
          {{"config.json", config},
           {"model.safetensors", textOf(folder + "/variants/model-" + type + ".safetensors")}});
      const Checkpoint narrow = readCheckpoint(files);
      const Matrix expected = toMatrix(plain.weights.main().layers[4].sublayers[1].feedForward().down.weight);
      const Matrix found = toMatrix(narrow.weights.main().layers[4].sublayers[1].feedForward().down.weight);
      // Half a unit in the last place of an 11 or 8 bit significand, 2^-25 where f16 is subnormal.
      const float relative = std::string(type) == "f16" ? 0x1p-11f : 0x1p-8f;
      QVERIFY(((expected - found).array().abs() <= expected.array().abs() * relative + 0x1p-25f).all());
      QVERIFY((expected - found).array().abs().maxCoeff() > 0);
    }
    const std::string sharded = folder + "/variants/sharded/";
    std::vector<std::pair<std::string, std::string>> contents = {{"config.json", config}};
    for (const char* name : {"model.safetensors.index.json", "model-00001-of-00002.safetensors",
                             "model-00002-of-00002.safetensors"})
      contents.emplace_back(name, textOf(sharded + name));
    const ModelFiles files = builder.filesOf(contents);
    const Checkpoint shards = readCheckpoint(files);
    QCOMPARE(shards.weights.parameterCount, 260032);
    QVERIFY(toMatrix(shards.weights.main().layers[4].sublayers[1].feedForward().down.weight) ==
            toMatrix(plain.weights.main().layers[4].sublayers[1].feedForward().down.weight));
  }

  void otherRealCheckpoints_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("layers");
    QTest::newRow("gpt2-kjv-tiny") << "gpt2-kjv-tiny" << 4;
    QTest::newRow("bert-kjv-tiny") << "bert-kjv-tiny" << 4;
    QTest::newRow("gpt-nano-sort") << "gpt-nano-sort" << 3;
  }

  void otherRealCheckpoints() {
    QFETCH(QString, name);
    QFETCH(int, layers);
    const char* models = std::getenv("HEADLIGHT_MODELS");
    if (models == nullptr) QSKIP("HEADLIGHT_MODELS is not set to a folder with the real checkpoints");
    const Checkpoint checkpoint =
        readCheckpoint(ModelFiles::directory(std::string(models) + "/" + name.toStdString()));
    QCOMPARE(checkpoint.config.main().layerCount(), layers);
    QVERIFY(checkpoint.weights.outputHead.has_value());
  }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "tst_checkpoint.moc"
