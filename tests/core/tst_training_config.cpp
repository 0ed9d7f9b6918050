#include <QTest>
#include <nlohmann/json.hpp>

#include "core/training/training_config.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;
using nlohmann::json;

namespace {

json smallest() {
  return json::parse(R"({"model": {"model_type": "gpt2"}, "tokenizer": "words",
                         "objective": {"kind": "causal"},
                         "data": [{"file": "a.txt", "kind": "running-text"}]})");
}

TrainingConfig parsed(const json& config) { return parseTrainingConfig(config.dump(), "c.json", "/corpus"); }

}  // namespace

class tst_training_config : public QObject {
  Q_OBJECT
 private slots:
  void defaults();
  void everyKey();
  void problems_data();
  void problems();
};

void tst_training_config::defaults() {
  const TrainingConfig config = parsed(smallest());
  QCOMPARE(config.tokenizer, std::string("/corpus/words"));
  QCOMPARE(config.data[0].file, std::string("/corpus/a.txt"));
  QVERIFY(config.objective.kind == ObjectiveKind::Causal);
  QCOMPARE(config.microBatches(), std::int64_t{8});
  QCOMPARE(config.snapshotInterval, std::int64_t{0});
  QVERIFY(config.savedType == DType::Float32);
  QVERIFY(config.heldOut.empty());
}

void tst_training_config::everyKey() {
  const TrainingConfig config = parsed(json::parse(R"({
    "model": {"model_type": "bert"}, "tokenizer": "/abs/tokenizer.json",
    "objective": {"kind": "masked", "mask_share": 0.3, "label_smoothing": 0.1, "dropout": 0.2},
    "data": [{"file": "../x.txt", "kind": "corrupted", "share": 0.4, "later_from": 70, "later_share": 0.1}, {"file": "y.txt", "kind": "lines", "begins_after": 70}],
    "held_out": [{"file": "z.txt", "kind": "lines", "share": 2}],
    "length": 64, "batch_tokens": 4096, "micro_batch_tokens": 512, "steps": 77, "seed": 9,
    "optimizer": {"learning_rate": 0.003, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-6, "weight_decay": 0.2,
                  "clip_norm": 0.5},
    "schedule": {"kind": "multi-step", "milestones": [30, 60], "gamma": 0.5, "warmup": 4, "final": 1e-5},
    "checkpoint_interval": 11, "held_out_interval": 12, "held_out_tokens": 999, "snapshot_interval": 13,
    "save_as": "f16"})"));
  QCOMPARE(config.tokenizer, std::string("/abs/tokenizer.json"));
  QCOMPARE(config.objective.maskShare, 0.3);
  QCOMPARE(config.objective.labelSmoothing, 0.1);
  QCOMPARE(config.objective.dropout, 0.2);
  QCOMPARE(config.data[0].file, std::string("/x.txt"));
  QCOMPARE(config.data[0].share, 0.4);
  QCOMPARE(config.data[0].laterFrom, std::int64_t{70});
  QCOMPARE(config.data[0].beginsAfter, std::int64_t{0});
  QCOMPARE(config.data[1].beginsAfter, std::int64_t{70});
  QCOMPARE(config.data[0].laterShare, 0.1);
  QVERIFY(config.data[0].kind == DataKind::Corrupted);
  QCOMPARE(config.heldOut[0].share, 2.0);
  QCOMPARE(config.length, std::int64_t{64});
  QCOMPARE(config.microBatches(), std::int64_t{8});
  QCOMPARE(config.seed, std::uint64_t{9});
  QCOMPARE(config.optimizer.beta1, 0.8);
  QCOMPARE(config.optimizer.weightDecay, 0.2);
  QCOMPARE(config.clipNorm, 0.5);
  LearningRateSchedule schedule{ScheduleKind::MultiStep, 0.003, {30, 60}, 0.5, 4, 77, 1e-5};
  QVERIFY(config.schedule == schedule);
  QCOMPARE(config.checkpointInterval, std::int64_t{11});
  QCOMPARE(config.heldOutInterval, std::int64_t{12});
  QCOMPARE(config.heldOutTokens, std::int64_t{999});
  QCOMPARE(config.snapshotInterval, std::int64_t{13});
  QVERIFY(config.savedType == DType::Float16);
}

void tst_training_config::problems_data() {
  QTest::addColumn<QString>("patch");  // merged into the smallest config (RFC 7396)
  QTest::addColumn<QString>("message");
  const auto row = [](const char* patch, const char* message) { QTest::newRow(patch) << patch << message; };
  row(R"({"model": null})", "c.json: model is missing; it is a Hugging Face config.json.");
  row(R"({"tokenizer": null})", "c.json: tokenizer is missing; it is a folder or a tokenizer.json.");
  row(R"({"data": []})", "c.json: data is missing; it is a list of texts to learn from.");
  row(R"({"data": {}})", "c.json: data must be a list, not {}.");
  row(R"({"objective": null})", "c.json: objective is missing; {\"kind\": \"causal\"} is an example.");
  row(R"({"objective": {"kind": "guess"}})",
      "c.json: objective.kind must be one of causal, masked, sequence-to-sequence, not \"guess\".");
  row(R"({"objective": {"dropout": 1}})", "c.json: objective.dropout must be below 1.0, not 1.0.");
  row(R"({"stepz": 5})",
      "c.json: stepz is unknown; known are model, tokenizer, objective, data, held_out, length, "
      "batch_tokens, micro_batch_tokens, steps, seed, optimizer, schedule, checkpoint_interval, "
      "held_out_interval, held_out_tokens, snapshot_interval, precision, save_as.");
  row(R"({"steps": 0})", "c.json: steps must be a whole number from 1 to 1099511627776, not 0.");
  row(R"({"optimizer": {"lr": 1}})",
      "c.json: optimizer.lr is unknown; known are learning_rate, beta1, beta2, epsilon, weight_decay, "
      "clip_norm.");
  row(R"({"schedule": {"kind": "multi-step", "milestones": [1, -2]}})",
      "c.json: schedule.milestones must be a list of steps, not [1,-2].");
  row(R"({"data": [{"kind": "lines"}]})", "c.json: data[0].file is missing.");
  row(R"({"data": [{"file": "a", "kind": "lines", "share": 0}]})",
      "c.json: data[0].share must be more than 0.");
  row(R"({"data": [{"file": "a", "kind": "lines", "later_from": 5, "later_share": 0}]})",
      "c.json: data[0].later_share must be more than 0.");
  row(R"({"data": [{"file": "a", "kind": "pairs"}]})",
      "c.json: data[0].kind \"pairs\" does not go with the objective \"causal\".");
  row(R"({"held_out": [{"kind": "repeated-random", "file": "a"}]})",
      "c.json: held_out[0].file has no use for random tokens.");
  row(R"({"save_as": "f64"})", "c.json: save_as must be one of f32, f16, not \"f64\".");
}

void tst_training_config::problems() {
  QFETCH(QString, patch);
  QFETCH(QString, message);
  json config = smallest();
  config.merge_patch(json::parse(patch.toStdString()));
  QCOMPARE(refusalOf([&] { (void)parsed(config); }), message);
}

QTEST_GUILESS_MAIN(tst_training_config)
#include "tst_training_config.moc"
