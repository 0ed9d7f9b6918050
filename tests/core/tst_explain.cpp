#include <stop_token>

#include "core/explain/ablation_effects.h"
#include "core/explain/ending_at.h"
#include "core/explain/logit_attribution.h"
#include "core/explain/logit_lens.h"
#include "core/explain/prediction.h"
#include "core/explain/token_anatomy.h"
#include "core/model/mask_token.h"
#include "family_golden.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::unique_ptr<Transformer> openModel(const std::string& family) {
  Checkpoint checkpoint = openFamily(family);
  return std::make_unique<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights),
                                       Execution{});
}

/// What transformers' own models gave, see make_explain_goldens.py.
class ExplainGolden {
 public:
  explicit ExplainGolden(const std::string& family)
      : m_file(MappedFile::open(std::string(HEADLIGHT_TEST_DATA) + "/explain/" + family + ".safetensors")),
        m_tensors(readSafetensors(m_file->bytes(), family)) {}

  bool has(const std::string& name) const { return m_tensors.find(name.c_str()); }
  std::vector<float> floats(const std::string& name) const {
    const TensorView* const found = m_tensors.find(name.c_str());
    return found ? floatsOf(*found) : std::vector<float>();
  }
  std::int32_t integer(const char* name) const { return idsOf(*m_tensors.find(name)).front(); }
  TokenQuestion question() const {
    return {.position = integer("position"), .token = integer("token"), .against = integer("against")};
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const TensorView& tensor : m_tensors.tensors) names.push_back(tensor.name);
    return names;
  }

 private:
  std::shared_ptr<const MappedFile> m_file;
  SafetensorsFile m_tensors;
};

RunRequest requestOf(const std::string& family) {
  RunRequest request = openFamilyGolden(family).request;
  request.record = {};
  return request;
}

void addGoldens(bool sums) {
  QTest::addColumn<QString>("family");
  for (const char* family : {"gpt2", "llama", "granite", "gemma2", "bloom", "t5"})
    QTest::newRow(family) << family;
  if (!sums) QTest::newRow("bert") << "bert";
}

std::vector<std::string> ownFamilies() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(familyFolder(""))) {
    const std::string name = entry.path().filename().string();
    if (weightsFolder(name) == familyFolder(name)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

void addEveryFamily() {
  QTest::addColumn<QString>("family");
  for (const std::string& name : ownFamilies()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

std::int64_t mainTokens(const Transformer& model, const RunRequest& request) {
  const bool both = model.config().architecture() == Architecture::EncoderDecoder;
  return std::ssize(both ? request.decoderIds : request.ids);
}

/// What a row of logits says of a question.
LogitAnswer answerOf(std::span<const float> logits, const TokenQuestion& question) {
  const TokenScore score = LogitRow(logits).scoreOf(question.token);
  return {.logit = score.logit - (question.against ? static_cast<double>(logits[*question.against]) : 0),
          .probability = score.probability};
}

double distance(const LogitAnswer& a, const LogitAnswer& b) {
  return std::max(std::abs(a.logit - b.logit), std::abs(a.probability - b.probability));
}

std::string shareName(const Contribution& share) {
  const std::string kind(nameOf(share.kind));
  switch (share.part) {
    case StreamPart::TokenEmbedding:
      return "share.token_embedding";
    case StreamPart::PositionEmbedding:
      return "share.position_embedding";
    case StreamPart::EmbeddingNormBias:
      return "share.embedding_norm_bias";
    case StreamPart::Head:
      return "share.head." + kind;
    case StreamPart::AttentionOutputBias:
      return "share.attention_bias." + kind;
    case StreamPart::FeedForward:
      return "share.feed_forward";
    case StreamPart::FinalNormBias:
      return "share.final_norm_bias";
    case StreamPart::LogitBias:
      return "share.logit_bias";
    case StreamPart::TypeEmbedding:
    case StreamPart::Embedding:
    case StreamPart::OutputNormBias:
      break;
  }
  return "not in the goldens";
}

/// A vocabulary with a mask and nothing else that is looked at.
class MaskingTokenizer final : public Tokenizer {
 public:
  Encoding encode(std::string_view, std::optional<std::string_view>, const EncodeOptions&) const override {
    return {};
  }
  std::string decode(std::span<const std::int32_t>, bool) const override { return {}; }
  std::int64_t vocabularySize() const override { return 8; }
  std::string idToToken(std::int32_t id) const override { return id == 4 ? "[MASK]" : std::to_string(id); }
  std::optional<std::int32_t> tokenToId(std::string_view token) const override {
    return token == "[MASK]" ? std::optional(4) : std::nullopt;
  }
  bool isSpecial(std::int32_t id) const override { return id == 4; }
  std::string tokenBytes(std::int32_t id) const override { return idToToken(id); }
  std::string kindName() const override { return "WordLevel"; }
};

Model modelOf(const std::string& family, bool masks) {
  Model model;
  model.name = family;
  model.transformer = openModel(family);
  model.config = model.transformer->config();
  if (masks) model.tokenizer = std::make_shared<MaskingTokenizer>();
  return model;
}

}  // namespace

/// What explains a prediction, against hooks on transformers' own models, and against the engine's plain
/// runs.
class TestExplain : public QObject {
  Q_OBJECT

 private slots:
  void lensAgrees_data() { addGoldens(false); }
  void lensAgrees() {
    QFETCH(const QString, family);
    const ExplainGolden golden(family.toStdString());
    const auto model = openModel(family.toStdString());
    const RunRequest request = requestOf(family.toStdString());
    const std::int64_t vocabulary = model->config().outputVocabularySize();
    const std::int32_t token = golden.integer("token");
    const LogitLens lens = logitLens(*model, request, {.count = vocabulary, .token = token}, {});
    const std::vector<float> expected = golden.floats("lens");
    const std::int64_t tokens = mainTokens(*model, request);
    QCOMPARE(std::ssize(lens.depths), model->config().main().layerCount() + 1);
    QCOMPARE(std::ssize(expected), std::ssize(lens.depths) * tokens * vocabulary);
    const float* row = expected.data();
    for (const std::vector<LensCell>& depth : lens.depths) {
      QCOMPARE(std::ssize(depth), tokens);
      for (const LensCell& cell : depth) {
        for (const TokenScore& score : cell.likeliest)
          QVERIFY(std::abs(score.logit - static_cast<double>(row[score.id])) < 3e-4);
        const TokenScore right = LogitRow({row, static_cast<std::size_t>(vocabulary)}).scoreOf(token);
        QVERIFY(std::abs(cell.token->probability - right.probability) < 1e-4);
        QVERIFY(cell.likeliest[static_cast<std::size_t>(cell.token->rank)].id == token);
        row += vocabulary;
      }
    }
    QCOMPARE(lens.note.isEmpty(), family != "bert");
  }

  /// Some tokens' lens is that of all.
  void lensOfOneToken() {
    const auto model = openModel("gpt2");
    const LogitLens all = logitLens(*model, requestOf("gpt2"), {.count = 3}, {});
    const auto last = static_cast<std::int64_t>(all.depths.front().size()) - 1;
    for (const std::int64_t token : {std::int64_t{2}, last}) {
      const LogitLens one =
          logitLens(*model, requestOf("gpt2"), {.firstToken = token, .endToken = token + 1, .count = 3}, {});
      for (std::size_t depth = 0; depth < all.depths.size(); ++depth) {
        const LensCell& right = all.depths[depth][static_cast<std::size_t>(token)];
        QCOMPARE(one.depths[depth].size(), 1u);
        QCOMPARE(one.depths[depth][0].likeliest.size(), 3u);
        for (std::size_t i = 0; i < 3; ++i)
          QCOMPARE(one.depths[depth][0].likeliest[i].id, right.likeliest[i].id);
      }
    }
  }

  void effectsAgree_data() { addGoldens(false); }
  void effectsAgree() {
    QFETCH(const QString, family);
    const ExplainGolden golden(family.toStdString());
    const auto model = openModel(family.toStdString());
    const auto vocabulary = static_cast<std::size_t>(model->config().outputVocabularySize());
    const TokenQuestion question = golden.question();
    for (const HeadAblation ablation : {HeadAblation::Zero, HeadAblation::Mean}) {
      const AblationEffects effects =
          ablationEffects(*model, requestOf(family.toStdString()), question, ablation, {});
      std::map<AttentionKind, std::vector<float>> expected;
      std::map<AttentionKind, std::size_t> next;
      double largest = 0;
      for (const HeadEffect& effect : effects.heads) {
        const std::string name =
            (ablation == HeadAblation::Mean ? "mean." : "zero.") + std::string(nameOf(effect.kind));
        std::vector<float>& rows = expected[effect.kind];
        if (rows.empty()) rows = golden.floats(name);
        const std::size_t first = next[effect.kind]++ * vocabulary;
        QVERIFY2(first + vocabulary <= rows.size(), name.c_str());
        const LogitAnswer right = answerOf({rows.data() + first, vocabulary}, question);
        QVERIFY2(distance(effect.without, right) < 3e-4, name.c_str());
        largest = std::max(largest, std::abs(effect.without.logit - effects.base.logit));
      }
      for (const auto& [kind, count] : next) QCOMPARE(count * vocabulary, expected[kind].size());
      QVERIFY(largest > 0.01);
    }
  }

  /// Runs that are packed and begin at the head's layer are the plain runs with the head switched off.
  void packedRunsArePlainRuns_data() { addEveryFamily(); }
  void packedRunsArePlainRuns() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    if (!model->hasOutputHead()) return;
    RunRequest request = requestOf(family.toStdString());
    const std::int64_t position = mainTokens(*model, request) / 2;
    const TokenQuestion question{.position = position, .token = 3};
    // An experiment that is on stays on.
    request.interventions.ablatedHeads = {
        {model->config().decoder ? AttentionKind::Decoder : AttentionKind::Encoder,
         {1, 1},
         HeadAblation::Zero}};
    ThreadPool pool(2);
    const AblationEffects effects = ablationEffects(*model, request, question, HeadAblation::Mean, {&pool});
    request.record.logits = LogitsRecord::All;
    QVERIFY(distance(effects.base, answerOf(logitsAt(*model->run(request, {}), position), question)) < 1e-4);
    for (const HeadEffect& effect : effects.heads) {
      RunRequest other = request;
      other.interventions.ablatedHeads.push_back({effect.kind, effect.head, HeadAblation::Mean});
      const LogitAnswer right = answerOf(logitsAt(*model->run(other, {}), position), question);
      const std::string where = std::to_string(effect.head.layer) + "." + std::to_string(effect.head.head) +
                                " " + std::to_string(distance(effect.without, right));
      QVERIFY2(distance(effect.without, right) < 1e-4, where.c_str());
    }
  }

  void attributionAgrees_data() { addGoldens(true); }
  void attributionAgrees() {
    QFETCH(const QString, family);
    const ExplainGolden golden(family.toStdString());
    const auto model = openModel(family.toStdString());
    const LogitAttribution attribution =
        logitAttribution(*model, requestOf(family.toStdString()), golden.question(), {});
    QVERIFY(std::abs(attribution.sum - attribution.logit) < 1e-4);
    std::map<std::string, std::size_t> next;
    for (const Contribution& share : attribution.contributions) {
      const std::string name = shareName(share);
      const std::vector<float> expected = golden.floats(name);
      const std::size_t index = next[name]++;
      QVERIFY2(index < expected.size(), name.c_str());
      QVERIFY2(std::abs(share.logit - static_cast<double>(expected[index])) < 1e-4, name.c_str());
    }
    for (const std::string& name : golden.names())
      if (name.starts_with("share.")) QCOMPARE(golden.floats(name).size(), next[name]);
    QCOMPARE(attribution.note.isEmpty(), family != "gemma2");
  }

  /// The shares sum to the logit in every family, at every token, or a sentence says why there are none.
  void sharesSumToTheLogit_data() { addEveryFamily(); }
  void sharesSumToTheLogit() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const RunRequest request = requestOf(family.toStdString());
    if (const auto why = whyNoAttribution(*model)) {
      QCOMPARE(messageOf([&] { logitAttribution(*model, request, {}, {}); }), why->english());
      const NormPlace place = model->config().main().layers.front().sublayers.front().norm;
      const bool isPost = why->english().find("post-norm") != std::string::npos;
      QCOMPARE(isPost, place == NormPlace::Post && model->hasOutputHead());
      return;
    }
    RunRequest all = request;
    all.record.logits = LogitsRecord::All;
    const auto trace = model->run(all, {});
    for (std::int64_t position = 0; position < mainTokens(*model, request); ++position) {
      const LogitAttribution attribution =
          logitAttribution(*model, request, {.position = position, .token = 5}, {});
      const std::string sum = std::to_string(attribution.sum) + " " + std::to_string(attribution.logit);
      QVERIFY2(std::abs(attribution.sum - attribution.logit) < 1e-4, sum.c_str());
      if (model->config().logitCap == 0)
        QVERIFY(std::abs(attribution.logit - static_cast<double>(logitsAt(*trace, position)[5])) < 1e-4);
    }
  }

  void stagesAgree_data() { addGoldens(false); }
  void stagesAgree() {
    QFETCH(const QString, family);
    const ExplainGolden golden(family.toStdString());
    Model model = modelOf(family.toStdString(), false);
    RunRequest request = requestOf(family.toStdString());
    const PredictionPlace place = predictionPlace(model, request, golden.integer("position"));
    QCOMPARE(place.next, family != "bert");
    request.record.logits = logitsRecordAt(model.config, request, place.position);
    QCOMPARE(request.record.logits, family == "bert" ? LogitsRecord::All : LogitsRecord::Last);
    const auto trace = model.transformer->run(request, {});
    const Prediction prediction = predictionOf(model, request, *trace, place,
                                               {.greedy = false, .temperature = 0.7, .topK = 6, .topP = 0.8});
    const auto differs = [&](SamplingStage stage, const char* name) {
      return largestDifference(prediction.stages.after(stage), golden.floats(name));
    };
    QVERIFY(differs(SamplingStage::Temperature, "temperature") < 1e-4);
    QVERIFY(differs(SamplingStage::TopK, "top_k") < 1e-4);
    QVERIFY(differs(SamplingStage::TopP, "top_p") < 1e-4);
    const std::vector<double>& plain = prediction.stages.after(SamplingStage::Model);
    QVERIFY(plain == softmaxOf(logitsAt(*trace, place.position)));
    QVERIFY(plain == prediction.stages.after(SamplingStage::Rules));
  }

  /// Nothing behind a decoder's token has a part in what is said there, experiments or not.
  void whatFollowsIsLeftOut() {
    const auto transformer = openModel("gpt2");
    RunRequest request = requestOf("gpt2");
    const std::int64_t last = std::ssize(request.ids) - 1;
    QVERIFY(last >= 3);
    request.interventions.ablatedHeads = {{AttentionKind::Decoder, {0, 0}, HeadAblation::Zero}};
    request.interventions.blockedKeys = {{AttentionKind::Decoder, 1, 0}, {AttentionKind::Decoder, last, 0}};
    request.interventions.cutTokens = {last};
    const RunRequest cut = endingAt(transformer->config(), request, 1);
    QCOMPARE(cut.ids.size(), std::size_t{2});
    QCOMPARE(cut.interventions.blockedKeys.size(), std::size_t{1});
    QVERIFY(cut.interventions.cutTokens.empty());
    RunRequest whole = request;
    whole.record.logits = LogitsRecord::All;
    const auto trace = transformer->run(whole, {});
    const TokenScore expected = LogitRow(logitsAt(*trace, 1)).likeliest(1).front();
    const TokenAnatomy anatomy = tokenAnatomy(*transformer, request, {.token = 1}, {});
    QCOMPARE(anatomy.likeliest.front().id, expected.id);
    QVERIFY(std::abs(anatomy.likeliest.front().logit - expected.logit) < 1e-4);
  }

  void whatCountsStays() {
    const auto transformer = openModel("gpt2");
    RunRequest request = requestOf("gpt2");
    request.interventions.ablatedHeads = {{AttentionKind::Decoder, {0, 0}, HeadAblation::Mean}};
    QCOMPARE(endingAt(transformer->config(), request, 1), request);
    request.interventions = {};
    ModelConfig dynamic = transformer->config();
    dynamic.decoder->rotaries = {RotarySettings{.headSize = 8}};
    dynamic.decoder->rotaries.front().scaling.kind = RopeScaling::Kind::Dynamic;
    dynamic.decoder->rotaries.front().scaling.originalPositions = 2;
    QCOMPARE(endingAt(dynamic, request, 2), request);
    dynamic.decoder->rotaries.front().scaling.originalPositions = 1000;
    QCOMPARE(endingAt(dynamic, request, 2).ids.size(), std::size_t{3});
  }

  /// What generation_config.json bans is left out before the temperature.
  void rulesComeFirst() {
    Model model = modelOf("gpt2", false);
    RunRequest request = requestOf("gpt2");
    const PredictionPlace place = predictionPlace(model, request, std::nullopt);
    const auto trace = model.transformer->run(request, {});
    const std::int32_t best = LogitRow(logitsAt(*trace, place.position)).likeliest(1).front().id;
    model.generation.suppressed = {best};
    const Prediction prediction = predictionOf(model, request, *trace, place, {});
    const auto at = [&](SamplingStage stage) {
      return prediction.stages.after(stage)[static_cast<std::size_t>(best)];
    };
    QVERIFY(at(SamplingStage::Model) > 0);
    QCOMPARE(at(SamplingStage::Rules), 0.0);
    // Greedily the largest that is left has all.
    const std::vector<double>& last = prediction.stages.after(SamplingStage::TopP);
    QCOMPARE(*std::max_element(last.begin(), last.end()), 1.0);
    QCOMPARE(at(SamplingStage::TopP), 0.0);
  }

  void masksATokenOfAnEncoder() {
    const Model model = modelOf("bert", true);
    RunRequest request = requestOf("bert");
    request.tokens = makeTokenList(request.ids, model.tokenizer.get());
    request.tokens[2].range = {3, 7};
    const std::string refusal = messageOf([&] { predictionPlace(model, request, std::nullopt); });
    QVERIFY(std::count(request.ids.begin(), request.ids.end(), 4) > 0 ||
            refusal ==
                "bert predicts masked tokens, and the text has none; write [MASK] in it or say which "
                "token to mask.");
    const RunRequest masked = withMaskedToken(model, request, 2);
    QCOMPARE(masked.ids[2], 4);
    QCOMPARE(masked.tokens[2].piece, std::string("[MASK]"));
    QCOMPARE(masked.tokens[2].range, (ByteRange{3, 7}));
    QCOMPARE(predictionPlace(model, masked, std::nullopt), (PredictionPlace{.position = 2, .next = false}));
    QCOMPARE(masked.ids.size(), request.ids.size());
  }

  void refusals() {
    const Model gpt2 = modelOf("gpt2", true);
    const RunRequest request = requestOf("gpt2");
    QCOMPARE(messageOf([&] { withMaskedToken(gpt2, request, 0); }),
             std::string("gpt2 predicts the next token, so that no token of its text can be masked."));
    const Model bert = modelOf("bert", true);
    RunRequest masked;
    masked.ids = {1, 2, 3};
    QCOMPARE(messageOf([&] { withMaskedToken(bert, masked, 3); }),
             std::string("Token 3 cannot be masked; the text has tokens 0 to 2."));
    QCOMPARE(messageOf([&] { withMaskedToken(modelOf("bert", false), masked, 1); }),
             std::string(
                 "bert: its tokenizer has no [MASK] or <mask>, so that no token of a text can be masked."));
    QCOMPARE(messageOf([&] { predictionPlace(bert, masked, 3); }),
             std::string("There is no token 3; the text has tokens 0 to 2."));
    QCOMPARE(
        messageOf([&] { ablationEffects(*bert.transformer, masked, {.token = -1}, HeadAblation::Zero, {}); }),
        "There is no token with id -1; the logits are of ids 0 to " +
            std::to_string(bert.config.outputVocabularySize() - 1) + ".");
    QCOMPARE(messageOf([&] {
               ablationEffects(*bert.transformer, masked, {.position = 3}, HeadAblation::Zero, {});
             }),
             std::string("There is no token 3; the text has tokens 0 to 2."));
    QVERIFY(whyNoAttribution(*bert.transformer)->english().find("post-norm") != std::string::npos);
    QVERIFY(whyNoAttribution(*openModel("modernbert"))->english().find("activation") != std::string::npos);
  }

  void effectsReportProgressAndStop() {
    const auto model = openModel("t5");
    const RunRequest request = requestOf("t5");
    std::vector<double> told;
    ablationEffects(*model, request, {}, HeadAblation::Zero,
                    {.progress = [&](double fraction) { told.push_back(fraction); }});
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QCOMPARE(told.back(), 1.0);
    std::stop_source stop;
    const Execution stopped{.stop = stop.get_token(), .progress = [&](double) { stop.request_stop(); }};
    QVERIFY_EXCEPTION_THROWN(ablationEffects(*model, request, {}, HeadAblation::Zero, stopped), Cancelled);
    QVERIFY_EXCEPTION_THROWN(logitLens(*model, request, {}, stopped), Cancelled);
  }
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
