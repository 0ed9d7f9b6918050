#include <set>

#include "byte_builder.h"
#include "core/model/generation.h"
#include "family_golden.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::shared_ptr<Model> openModel(const std::string& name) {
  const ModelFiles files = familyFiles(name);
  Checkpoint checkpoint = readCheckpoint(files);
  auto model = std::make_shared<Model>();
  model->name = name;
  model->config = checkpoint.config;
  model->generation = readGenerationRules(files, checkpoint.config);
  model->transformer =
      std::make_shared<Transformer>(checkpoint.config, std::move(checkpoint.weights), Execution{});
  return model;
}

std::vector<std::string> encoderDecoderFolders() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(familyFolder(""))) {
    const std::string name = entry.path().filename().string();
    static const std::set<std::string> kTypes = {"t5",    "mt5",    "umt5",    "bart",
                                                 "mbart", "marian", "pegasus", "m2m_100"};
    if (kTypes.contains(modelTypeOf(name))) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

RunRequest requestOf(std::vector<std::int32_t> ids, std::vector<std::int32_t> decoderIds = {}) {
  RunRequest request;
  request.ids = std::move(ids);
  request.decoderIds = std::move(decoderIds);
  return request;
}

GenerationRules rulesOf(const std::string& config, const std::string& generation = {},
                        const std::string& family = {}) {
  std::vector<std::pair<std::string, std::span<const std::byte>>> files = {{"config.json", asBytes(config)}};
  if (!generation.empty()) files.emplace_back("generation_config.json", asBytes(generation));
  ModelConfig model;
  model.family = family;
  return readGenerationRules(ModelFiles::embedded("m", files), model);
}

using Ids = std::vector<std::int32_t>;

// The ids that the rules leave, of a vocabulary of 6.
Ids allowed(const GenerationRules& rules, const Ids& ids, std::int64_t beginning, std::int64_t room) {
  std::vector<float> logits(6, 1.0F);
  applyRules(rules, {ids, beginning, room}, logits);
  Ids left;
  for (std::size_t id = 0; id < logits.size(); ++id)
    if (std::isfinite(logits[id])) left.push_back(static_cast<std::int32_t>(id));
  return left;
}

}  // namespace

class TestGeneration : public QObject {
  Q_OBJECT

 private slots:
  /// Greedily, token for token what transformers' generate() writes.
  void agreesWithHuggingFace_data() {
    QTest::addColumn<QString>("name");
    for (const std::string& name : encoderDecoderFolders())
      QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
  }
  void agreesWithHuggingFace() {
    QFETCH(const QString, name);
    const auto model = openModel(name.toStdString());
    const FamilyGolden golden = openFamilyGolden(name.toStdString());
    QVERIFY(!golden.generated.empty());
    QCOMPARE(*model->generation.decoderStart, golden.generated.front());
    const Generation made =
        generate(*model, requestOf(golden.request.ids, {golden.generated.front()}), {.maxNewTokens = 10}, {});
    QCOMPARE(made.request.decoderIds, golden.generated);
    QCOMPARE(Ids(golden.generated.begin() + 1, golden.generated.end()), made.written);
    QCOMPARE(made.trace->decoder->patterns->shape().queries, std::ssize(golden.generated));
    QCOMPARE(made.trace->cross->patterns->queryTokens().size(), golden.generated.size());
  }

  /// A decoder alone goes on with its ids, one token a step, and what is remembered changes nothing.
  void goesOnWithATextOfADecoder_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("a window") << QStringLiteral("mistral");
    QTest::newRow("an indexer, past the keys that it chooses") << QStringLiteral("deepseek_v32");
  }
  void goesOnWithATextOfADecoder() {
    QFETCH(const QString, name);
    const auto model = openModel(name.toStdString());
    const RunRequest request = requestOf({5, 9, 3, 7});
    std::vector<std::int32_t> told;
    const Generation made = generate(*model, request, {.maxNewTokens = 6}, {},
                                     [&](std::int32_t id, double) { told.push_back(id); });
    QCOMPARE(told, made.written);
    QCOMPARE(made.trace->reusedTokens, std::ssize(made.request.ids) - 1);
    Ids ids = request.ids;
    for (const std::int32_t id : made.written) {
      model->transformer->forgetLastRun();
      const auto trace = model->transformer->run(requestOf(ids), {});
      std::int64_t largest = 0;
      trace->logits.row(trace->logits.rows() - 1).maxCoeff(&largest);
      QCOMPARE(std::int64_t{id}, largest);
      ids.push_back(id);
    }
    QCOMPARE(made.request.ids, ids);
  }

  /// Each token comes with the probability that the model gave it: exp of its logit over the sum of all.
  void tellsProbabilities() {
    const auto model = openModel("mistral");
    const RunRequest request = requestOf({5, 9, 3, 7});
    std::vector<double> told;
    const Generation made =
        generate(*model, request,
                 {.maxNewTokens = 4, .sampling = {.greedy = false, .temperature = 2, .topK = 3, .seed = 5}},
                 {}, [&](std::int32_t, double probability) { told.push_back(probability); });
    QCOMPARE(told.size(), made.written.size());
    Ids ids = request.ids;
    for (std::size_t i = 0; i < told.size(); ++i) {
      model->transformer->forgetLastRun();
      const auto trace = model->transformer->run(requestOf(ids), {});
      const auto row = trace->logits.row(trace->logits.rows() - 1);
      double sum = 0;
      for (std::int64_t id = 0; id < row.size(); ++id) sum += std::exp(static_cast<double>(row[id]));
      const double expected = std::exp(static_cast<double>(row[made.written[i]])) / sum;
      QVERIFY(std::abs(told[i] - expected) < 1e-5);
      ids.push_back(made.written[i]);
    }
  }

  /// Some tokens now and others later are the same as all at once, drawn or not, and with rules about how
  /// many there are at least.
  void goesOnLater_data() {
    QTest::addColumn<bool>("greedy");
    QTest::newRow("likeliest") << true;
    QTest::newRow("drawn") << false;
  }
  void goesOnLater() {
    QFETCH(const bool, greedy);
    auto model = *openModel("bart");
    model.generation.minimumTokens = 6;
    const SamplingSettings sampling{.greedy = greedy, .temperature = 1.5, .seed = 3};
    const RunRequest request = requestOf({4, 5, 6}, {2});
    const Generation whole =
        generate(model, request, {.maxNewTokens = 7, .sampling = sampling, .goesOn = true}, {});
    const Generation first =
        generate(model, request, {.maxNewTokens = 3, .sampling = sampling, .goesOn = true}, {});
    const Generation rest = generate(
        model, first.request, {.maxNewTokens = 4, .sampling = sampling, .written = 3, .goesOn = true}, {});
    QCOMPARE(rest.request.decoderIds, whole.request.decoderIds);
    QCOMPARE(rest.request.decoderTokens, whole.request.decoderTokens);
    QCOMPARE(rest.stop, whole.stop);
  }

  /// Ids that were written are run behind the text as if they had just been written.
  void writtenIdsStandBehindTheText() {
    const auto model = openModel("mistral");
    const Generation made = generate(*model, requestOf({5, 9, 3, 7}), {.maxNewTokens = 3}, {});
    const PreparedInput input = prepareInput(*model, {.ids = Ids{5, 9, 3, 7}, .written = Ids(made.written)});
    QCOMPARE(input.request.ids, made.request.ids);
    QCOMPARE(input.request.tokens.size(), made.request.ids.size());
    // Beside an encoder it is the decoder that has written, if only what it begins with.
    const auto both = openModel("bart");
    const PreparedInput begun = prepareInput(*both, {.ids = Ids{4, 5}, .written = Ids{}});
    QCOMPARE(begun.request.decoderIds, Ids{*both->generation.decoderStart});
    QVERIFY(!begun.writesDecoder);
    QCOMPARE(refusalOf([] { prepareInput(*openModel("bert"), {.ids = Ids{4}, .written = Ids{5}}); }),
             QStringLiteral("bert is an encoder alone, so it writes no text."));
  }

  /// What is recorded in the end is what was asked for, and every step has the interventions.
  void stepsHaveTheInterventions() {
    const auto model = openModel("bart");
    RunRequest request = openFamilyGolden("bart").request;
    request.decoderIds = {2};
    request.decoderTokens.clear();
    const Generation plain = generate(*model, request, {.maxNewTokens = 8}, {});
    QCOMPARE(plain.trace->logits.rows(), std::ssize(plain.request.decoderIds));
    for (int layer = 0; layer < 2; ++layer)
      for (int head = 0; head < 2; ++head)
        request.interventions.ablatedHeads.push_back(
            {AttentionKind::Cross, {layer, head}, HeadAblation::Zero});
    const Generation without = generate(*model, request, {.maxNewTokens = 8}, {});
    RunRequest other = request;
    other.ids = {4, 5};
    other.tokenTypes = {0, 0};
    // Without its cross-attention, a decoder writes the same whatever the encoder reads.
    QCOMPARE(generate(*model, other, {.maxNewTokens = 8}, {}).written, without.written);
    QVERIFY(without.trace->logits != plain.trace->logits);
  }

  /// A decoder token that is cut sees itself alone, and no other one sees it.
  void cutsTokensOfTheDecoder() {
    const auto model = openModel("bart");
    RunRequest request = requestOf({4, 5, 7}, {2, 6, 9, 8});
    request.interventions.cutDecoderTokens = {1};
    const auto trace = model->transformer->run(request, {});
    const PatternSource& patterns = *trace->decoder->patterns;
    for (int layer = 0; layer < 2; ++layer)
      for (std::int64_t token = 0; token < 4; ++token) {
        QCOMPARE(patterns.cell({layer, 1}, token, 1), token == 1 ? 1.0F : 0.0F);
        QVERIFY(token == 1 || trace->encoder->patterns->cell({layer, 1}, 2, 1) > 0);
      }
    request.decoderIds[1] = 11;
    model->transformer->forgetLastRun();  // what is kept changes the last bits of what is computed beside it
    const auto other = model->transformer->run(request, {});
    QCOMPARE(other->logits, trace->logits);
    request.interventions = {};
    QVERIFY(model->transformer->run(request, {})->logits != trace->logits);
  }

  /// What is to be recorded is recorded of the whole text, of tokens too that had yet to be written.
  void tapsAreOfTheWholeText() {
    const auto model = openModel("bart");
    RunRequest request = requestOf({4, 5, 7}, {2});
    request.record.taps = {{.part = TapPart::Attention,
                            .point = TapPoint::Query,
                            .stack = AttentionKind::Decoder,
                            .layer = 1,
                            .firstToken = 3,
                            .endToken = 5}};
    const Generation made = generate(*model, request, {.maxNewTokens = 6}, {});
    QCOMPARE(made.trace->taps->records.size(), 1u);
    RunRequest whole = made.request;
    model->transformer->forgetLastRun();
    const auto trace = model->transformer->run(whole, {});
    QVERIFY(trace->taps->records.front().values.rows() == 2);
    QVERIFY(made.trace->taps->records.front().values.isApprox(trace->taps->records.front().values, 1e-5F));
  }

  void positionsEndTheText() {
    const auto model = openModel("bart");
    model->generation = {};
    const Generation made = generate(*model, requestOf({4, 5}, {2}), {.maxNewTokens = 100}, {});
    QCOMPARE(made.request.decoderIds.size(), 32u);
    QCOMPARE(made.stop, GenerationStop::Length);
    RunRequest late = requestOf({4, 5}, {2, 6});
    late.decoderPositions = {20, 27};
    QCOMPARE(generate(*model, late, {.maxNewTokens = 100}, {}).request.decoderIds.size(), 6u);
  }

  void drawsByTheSeed() {
    const auto model = openModel("t5");
    const auto written = [&](std::uint64_t seed) {
      return generate(*model, requestOf({4, 5, 6}, {0}),
                      {.maxNewTokens = 12, .sampling = {.greedy = false, .temperature = 2, .seed = seed}}, {})
          .written;
    };
    QCOMPARE(written(7), written(7));
    QVERIFY(written(7) != written(8));
  }

  void refusesWhatWritesNothing() {
    QCOMPARE(refusalOf([] { generate(*openModel("bert"), requestOf({1}), {}, {}); }),
             QStringLiteral("bert is an encoder alone, so it writes no text."));
  }

  void rules_data() {
    QTest::addColumn<GenerationRules>("rules");
    QTest::addColumn<Ids>("ids");
    QTest::addColumn<Ids>("left");
    const Ids all = {0, 1, 2, 3, 4, 5};
    GenerationRules rules;
    QTest::newRow("none") << rules << Ids{1} << all;
    rules.forcedBegin = 4;
    QTest::newRow("the first token") << rules << Ids{1} << Ids{4};
    QTest::newRow("not the second") << rules << Ids{1, 4} << all;
    rules.suppressedFirst = {2};
    QTest::newRow("suppressed after the forced one") << rules << Ids{1, 4} << Ids{0, 1, 3, 4, 5};
    rules = {};
    rules.suppressedFirst = {2};
    rules.suppressed = {5, 99};
    QTest::newRow("suppressed at first") << rules << Ids{1} << Ids{0, 1, 3, 4};
    QTest::newRow("suppressed always") << rules << Ids{1, 0} << Ids{0, 1, 2, 3, 4};
    rules = {};
    rules.forcedEnd = {3};
    QTest::newRow("the last token") << rules << Ids{1, 1, 1, 1, 1, 1, 1} << Ids{3};
    QTest::newRow("not the one before") << rules << Ids{1, 1, 1, 1, 1, 1} << all;
    rules = {};
    rules.ends = {5};
    rules.forbidden = {{5}, {2}, {1, 0}};
    QTest::newRow("forbidden, the end excepted") << rules << Ids{4} << Ids{0, 1, 3, 4, 5};
    QTest::newRow("a forbidden sequence") << rules << Ids{4, 1} << Ids{1, 3, 4, 5};
    rules = {};
    rules.noRepeatSize = 2;
    QTest::newRow("pairs that were there") << rules << Ids{1, 2, 3, 1, 4, 1} << Ids{0, 1, 3, 5};
    rules = {};
    rules.ends = {0, 5};
    rules.minimumTokens = 3;
    QTest::newRow("too short to end") << rules << Ids{1, 2} << Ids{1, 2, 3, 4};
    QTest::newRow("long enough to end") << rules << Ids{1, 2, 3} << all;
  }
  void rules() {
    QFETCH(const GenerationRules, rules);
    QFETCH(const Ids, ids);
    QFETCH(const Ids, left);
    QCOMPARE(allowed(rules, ids, 1, 8), left);
  }

  /// Against transformers' warpers by hand: temperature, then the k largest, then the likeliest.
  void sampling_data() {
    QTest::addColumn<SamplingSettings>("settings");
    QTest::addColumn<Ids>("drawn");  // by rising id, all that 400 draws give
    const auto row = [](const char* name, SamplingSettings settings, const Ids& drawn) {
      settings.greedy = false;
      QTest::newRow(name) << settings << drawn;
    };
    row("all", {}, {0, 1, 2, 3});
    row("the two largest and one like them", {.topK = 2}, {0, 1, 2});
    row("the largest", {.topK = 1}, {1});
    row("the likeliest", {.topP = 0.45}, {1});
    row("most", {.topP = 0.8}, {0, 1, 2});
    row("a cold one", {.temperature = 0.05}, {1});
    row("the coldest", {.temperature = 1e-310}, {1});
    row("likely among the largest", {.topK = 3, .topP = 0.4}, {1});
  }
  void sampling() {
    QFETCH(const SamplingSettings, settings);
    QFETCH(const Ids, drawn);
    // Probabilities 1/4, 1/2, 1/4 and hardly any; one is banned.
    const std::vector<float> logits = {1.0F, 1.0F + std::log(2.0F), 1.0F, -2.0F, -HUGE_VALF};
    std::set<std::int32_t> found;
    for (std::uint64_t step = 0; step < 400; ++step) found.insert(chooseToken(settings, logits, step));
    QCOMPARE(Ids(found.begin(), found.end()), drawn);
  }

  void drawsByProbability() {
    const std::vector<float> logits = {std::log(1.0F), std::log(3.0F)};
    int ones = 0;
    for (std::uint64_t step = 0; step < 4000; ++step)
      ones += chooseToken({.greedy = false, .seed = 3}, logits, step);
    QVERIFY(std::abs(ones - 3000) < 120);
    QCOMPARE(chooseToken({}, std::vector<float>{1, 5, 5}, 0), 1);
  }

  /// generation_config.json, else config.json, else what the family's config class has.
  void readsRules() {
    GenerationRules rules = rulesOf(
        R"({"decoder_start_token_id": 9, "num_beams": 4, "eos_token_id": 2, "no_repeat_ngram_size": 3})",
        R"({"eos_token_id": [4, 5], "forced_bos_token_id": 7, "bad_words_ids": [[1, 2]], "pad_token_id": -1})");
    QCOMPARE(rules.decoderStart, std::optional(9));
    QCOMPARE(rules.ends, (Ids{4, 5}));
    QCOMPARE(rules.forcedBegin, std::optional(7));
    QCOMPARE(rules.noRepeatSize, 0);
    QVERIFY(!rules.padding && rules.notes.empty());
    QCOMPARE(rules.forbidden, (std::vector<Ids>{{1, 2}}));
    rules = rulesOf(R"({"num_beams": 4, "no_repeat_ngram_size": 3})", {}, "bart");
    QCOMPARE(rules.decoderStart, std::optional(2));
    QCOMPARE(rules.ends, Ids{2});
    QCOMPARE(rules.forcedEnd, Ids{2});
    QCOMPARE(rules.noRepeatSize, 3);
    QCOMPARE(english(rules.notes),
             (std::vector<std::string>{
                 "m/config.json asks for a search with 4 beams (num_beams); tokens are written "
                 "one by one here, so that the text may differ."}));
    QCOMPARE(rulesOf(R"({"pad_token_id": 8})", {}, "marian").forbidden, (std::vector<Ids>{{8}}));
    QCOMPARE(rulesOf(R"({"bos_token_id": 6})").decoderStart, std::optional(6));
    QVERIFY(!rulesOf("{}").decoderStart);
  }

  void refusesRules_data() {
    QTest::addColumn<QString>("generation");
    QTest::addColumn<QString>("message");
    QTest::newRow("a text") << R"({"eos_token_id": "x"})"
                            << "m/generation_config.json: eos_token_id must be a token id or a list of them, "
                               "not \"x\".";
    QTest::newRow("a flat list")
        << R"({"bad_words_ids": [3]})"
        << "m/generation_config.json: bad_words_ids must be a list of lists of token ids, not [3].";
  }
  void refusesRules() {
    QFETCH(const QString, generation);
    QFETCH(const QString, message);
    QCOMPARE(refusalOf([&] { rulesOf("{}", generation.toStdString()); }), message);
  }
};

QTEST_GUILESS_MAIN(TestGeneration)
#include "tst_generation.moc"
