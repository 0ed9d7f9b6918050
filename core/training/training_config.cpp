#include "core/training/training_config.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>

#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/io/read_input.h"
#include "core/message.h"

namespace headlight {
namespace {

using nlohmann::json;
using Keys = std::initializer_list<std::string_view>;

constexpr std::int64_t kMany = std::int64_t{1} << 40;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// A misspelt key would silently train something else.
void refuseUnknown(const json& object, const JsonFields& fields, Keys keys) {
  for (const auto& [key, value] : object.items()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    fields.fail(key.c_str(), Message("is unknown; known are %1", joined({keys.begin(), keys.end()})));
  }
}

template <typename Kind>
struct Choice {
  const char* name;
  Kind kind;
};

template <typename Kind>
Kind choiceOf(const JsonFields& fields, const char* key, std::initializer_list<Choice<Kind>> choices) {
  const json* value = fields.find(key);
  std::vector<std::string> names;
  for (const Choice<Kind>& choice : choices) {
    if (value && value->is_string() && value->get_ref<const std::string&>() == choice.name)
      return choice.kind;
    names.push_back(choice.name);
  }
  if (!value) fields.fail(key, Message("is missing; it is one of %1", joined(names)));
  fields.fail(key, Message("must be one of %1, not %2", joined(names), briefJson(*value)));
}

/// From `low` on and below `high`.
double numberBelow(const JsonFields& fields, const char* key, double high, double otherwise) {
  const double value = fields.number(key, 0, otherwise);
  if (value >= high) fields.fail(key, Message("must be below %1, not %2", briefJson(high), briefJson(value)));
  return value;
}

class ConfigReader {
 public:
  ConfigReader(const json& root, const std::string& file, const std::string& folder)
      : m_root(root), m_fields(root, file), m_folder(folder) {}

  TrainingConfig read() const;

 private:
  ObjectiveConfig objective() const;
  std::vector<DataConfig> dataList(const char* key, ObjectiveKind objective) const;
  DataConfig dataEntry(const json& entry, const JsonFields& fields, ObjectiveKind objective) const;
  void optimizer(TrainingConfig& config) const;
  void schedule(TrainingConfig& config) const;
  std::string resolved(const std::string& name) const {
    return (std::filesystem::path(m_folder) / name).lexically_normal().string();
  }
  std::int64_t count(const char* key, std::int64_t otherwise, std::int64_t low = 1) const {
    return m_fields.integer(key, {low, kMany}, otherwise);
  }

  const json& m_root;
  JsonFields m_fields;
  std::string m_folder;
};

ObjectiveConfig ConfigReader::objective() const {
  const auto fields = m_fields.object("objective");
  if (!fields) m_fields.fail("objective", Message("is missing; {\"kind\": \"causal\"} is an example"));
  refuseUnknown(*m_fields.find("objective"), *fields, {"kind", "mask_share", "label_smoothing", "dropout"});
  ObjectiveConfig objective;
  objective.kind = choiceOf<ObjectiveKind>(*fields, "kind",
                                           {{"causal", ObjectiveKind::Causal},
                                            {"masked", ObjectiveKind::Masked},
                                            {"sequence-to-sequence", ObjectiveKind::SequenceToSequence}});
  objective.maskShare = numberBelow(*fields, "mask_share", 1, objective.maskShare);
  objective.labelSmoothing = numberBelow(*fields, "label_smoothing", 1, 0);
  objective.dropout = numberBelow(*fields, "dropout", 1, 0);
  return objective;
}

/// Whether an objective has a use for data of a kind.
bool fits(DataKind kind, ObjectiveKind objective) {
  switch (kind) {
    case DataKind::RunningText:
    case DataKind::Lines:
      return objective != ObjectiveKind::SequenceToSequence;
    case DataKind::Pairs:
      return objective == ObjectiveKind::SequenceToSequence;
    case DataKind::Corrupted:
      return objective == ObjectiveKind::Masked;
    case DataKind::RepeatedRandom:
      return objective == ObjectiveKind::Causal;
  }
  return false;
}

DataConfig ConfigReader::dataEntry(const json& entry, const JsonFields& fields,
                                   ObjectiveKind objective) const {
  refuseUnknown(entry, fields, {"file", "kind", "share", "later_from", "later_share", "begins_after"});
  DataConfig data;
  data.kind = choiceOf<DataKind>(fields, "kind",
                                 {{"running-text", DataKind::RunningText},
                                  {"lines", DataKind::Lines},
                                  {"pairs", DataKind::Pairs},
                                  {"corrupted", DataKind::Corrupted},
                                  {"repeated-random", DataKind::RepeatedRandom}});
  if (!fits(data.kind, objective))
    fields.fail("kind", Message("%1 does not go with the objective %2", briefJson(*fields.find("kind")),
                                briefJson((*m_fields.find("objective"))["kind"])));
  const std::string file = fields.text("file", "");
  const bool needsFile = data.kind != DataKind::RepeatedRandom;
  if (needsFile && file.empty()) fields.fail("file", Message("is missing"));
  if (!needsFile && !file.empty()) fields.fail("file", Message("has no use for random tokens"));
  if (needsFile) data.file = resolved(file);
  data.share = fields.number("share", 0, 1);
  if (data.share == 0) fields.fail("share", Message("must be more than 0"));
  data.laterFrom = fields.integer("later_from", {0, kMany}, 0);
  data.laterShare = fields.number("later_share", 0, data.share);
  if (data.laterShare == 0) fields.fail("later_share", Message("must be more than 0"));
  data.beginsAfter = fields.integer("begins_after", {0, kMany}, 0);
  return data;
}

std::vector<DataConfig> ConfigReader::dataList(const char* key, ObjectiveKind objective) const {
  std::vector<DataConfig> list;
  const json* value = m_fields.find(key);
  if (!value) return list;
  if (!value->is_array()) m_fields.fail(key, Message("must be a list, not %1", briefJson(*value)));
  for (std::size_t i = 0; i < value->size(); ++i) {
    const std::string path = std::string(key) + "[" + std::to_string(i) + "].";
    list.push_back(dataEntry((*value)[i], JsonFields((*value)[i], m_fields.file(), path), objective));
  }
  return list;
}

void ConfigReader::optimizer(TrainingConfig& config) const {
  const auto fields = m_fields.object("optimizer");
  if (!fields) return;
  refuseUnknown(*m_fields.find("optimizer"), *fields,
                {"learning_rate", "beta1", "beta2", "epsilon", "weight_decay", "clip_norm"});
  config.schedule.initial = fields->number("learning_rate", 0, config.schedule.initial);
  config.optimizer.beta1 = numberBelow(*fields, "beta1", 1, config.optimizer.beta1);
  config.optimizer.beta2 = numberBelow(*fields, "beta2", 1, config.optimizer.beta2);
  config.optimizer.epsilon = fields->number("epsilon", 0, config.optimizer.epsilon);
  config.optimizer.weightDecay = fields->number("weight_decay", 0, config.optimizer.weightDecay);
  config.clipNorm = fields->number("clip_norm", 0, config.clipNorm);
}

void ConfigReader::schedule(TrainingConfig& config) const {
  config.schedule.steps = config.steps;
  const auto fields = m_fields.object("schedule");
  if (!fields) return;
  refuseUnknown(*m_fields.find("schedule"), *fields, {"kind", "milestones", "gamma", "warmup", "final"});
  LearningRateSchedule& schedule = config.schedule;
  schedule.kind = choiceOf<ScheduleKind>(*fields, "kind",
                                         {{"constant", ScheduleKind::Constant},
                                          {"multi-step", ScheduleKind::MultiStep},
                                          {"cosine", ScheduleKind::Cosine}});
  schedule.gamma = fields->number("gamma", 0, schedule.gamma);
  schedule.warmup = fields->integer("warmup", {0, kMany}, 0);
  schedule.final = fields->number("final", 0, 0);
  const json* milestones = fields->find("milestones");
  if (!milestones) return;
  const bool whole =
      milestones->is_array() && std::all_of(milestones->begin(), milestones->end(),
                                            [](const json& m) { return m.is_number_unsigned(); });
  if (!whole) fields->fail("milestones", Message("must be a list of steps, not %1", briefJson(*milestones)));
  schedule.milestones = milestones->get<std::vector<std::int64_t>>();
}

TrainingConfig ConfigReader::read() const {
  refuseUnknown(m_root, m_fields,
                {"model", "tokenizer", "objective", "data", "held_out", "length", "batch_tokens",
                 "micro_batch_tokens", "steps", "seed", "optimizer", "schedule", "checkpoint_interval",
                 "held_out_interval", "held_out_tokens", "snapshot_interval", "precision", "save_as"});
  TrainingConfig config;
  config.file = m_fields.file();
  if (!m_fields.object("model"))
    m_fields.fail("model", Message("is missing; it is a Hugging Face config.json"));
  config.modelText = m_fields.find("model")->dump(2) + "\n";
  const std::string tokenizer = m_fields.text("tokenizer", "");
  if (tokenizer.empty())
    m_fields.fail("tokenizer", Message("is missing; it is a folder or a tokenizer.json"));
  config.tokenizer = resolved(tokenizer);
  config.objective = objective();
  config.data = dataList("data", config.objective.kind);
  if (config.data.empty()) m_fields.fail("data", Message("is missing; it is a list of texts to learn from"));
  config.heldOut = dataList("held_out", config.objective.kind);
  config.length = count("length", config.length, 4);
  config.batchTokens = count("batch_tokens", config.batchTokens);
  config.microBatchTokens =
      count("micro_batch_tokens", std::min(config.microBatchTokens, config.batchTokens));
  config.steps = count("steps", config.steps);
  config.seed = static_cast<std::uint64_t>(m_fields.integer("seed", {0, INT64_MAX}, 1));
  optimizer(config);
  schedule(config);
  config.checkpointInterval = count("checkpoint_interval", config.checkpointInterval);
  config.heldOutInterval = count("held_out_interval", config.checkpointInterval);
  config.heldOutTokens = count("held_out_tokens", config.heldOutTokens);
  config.snapshotInterval = count("snapshot_interval", 0, 0);
  if (m_fields.has("precision"))
    config.precision = choiceOf<Precision>(
        m_fields, "precision", {{"float32", Precision::Float32}, {"bfloat16", Precision::BFloat16}});
  if (m_fields.has("save_as"))
    config.savedType =
        choiceOf<DType>(m_fields, "save_as", {{"f32", DType::Float32}, {"f16", DType::Float16}});
  return config;
}

}  // namespace

std::int64_t TrainingConfig::microBatches() const {
  return std::max<std::int64_t>(1, (batchTokens + microBatchTokens / 2) / microBatchTokens);
}

TrainingConfig parseTrainingConfig(std::string_view text, const std::string& file,
                                   const std::string& folder) {
  const json root = parseJson(text, file, {.refuseDuplicateKeys = true});
  return ConfigReader(root, file, folder).read();
}

TrainingConfig readTrainingConfig(const std::string& path) {
  return parseTrainingConfig(readInput(path), path, std::filesystem::path(path).parent_path().string());
}

}  // namespace headlight
