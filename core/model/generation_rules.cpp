#include "core/model/generation_rules.h"

#include <algorithm>
#include <array>

#include "core/io/json_fields.h"
#include "core/io/json_file.h"

namespace headlight {
namespace {

constexpr const char* kGenerationFile = "generation_config.json";
constexpr const char* kConfigFile = "config.json";

struct NamedJson {
  nlohmann::json json = nlohmann::json::object();
  std::string path;
  bool isThere = false;
};

NamedJson readFile(const ModelFiles& files, const char* name) {
  NamedJson named;
  named.path = name;
  const auto file = files.find(name);
  if (!file) return named;
  named.path = file->path;
  named.json = file->checked([&] { return parseJson(file->text(), file->path); });
  named.isThere = true;
  return named;
}

// Ids below 0 stand for none in some configs.
void addId(const JsonFields& fields, const char* key, const nlohmann::json& value,
           std::vector<std::int32_t>& ids) {
  if (!value.is_number_integer() || value > INT32_MAX)
    fields.fail(key, Message("must be a token id or a list of them, not %1", briefJson(value)));
  if (value >= 0) ids.push_back(value.get<std::int32_t>());
}

std::vector<std::int32_t> idsOf(const JsonFields& fields, const char* key) {
  std::vector<std::int32_t> ids;
  const nlohmann::json* const found = fields.find(key);
  if (!found) return ids;
  if (!found->is_array()) {
    addId(fields, key, *found, ids);
    return ids;
  }
  for (const nlohmann::json& value : *found) addId(fields, key, value, ids);
  return ids;
}

std::optional<std::int32_t> idOf(const JsonFields& fields, const char* key) {
  const std::vector<std::int32_t> ids = idsOf(fields, key);
  return ids.empty() ? std::nullopt : std::optional(ids.front());
}

std::vector<std::vector<std::int32_t>> sequencesOf(const JsonFields& fields, const char* key) {
  std::vector<std::vector<std::int32_t>> sequences;
  const nlohmann::json* const found = fields.find(key);
  if (!found) return sequences;
  if (!found->is_array())
    fields.fail(key, Message("must be a list of lists of token ids, not %1", briefJson(*found)));
  for (const nlohmann::json& entry : *found) {
    if (!entry.is_array())
      fields.fail(key, Message("must be a list of lists of token ids, not %1", briefJson(*found)));
    std::vector<std::int32_t>& sequence = sequences.emplace_back();
    for (const nlohmann::json& value : entry) addId(fields, key, value, sequence);
    if (sequence.empty()) sequences.pop_back();
  }
  return sequences;
}

// What transformers' config classes have for keys that a config.json lacks.
struct ClassDefaults {
  std::string_view family;
  std::int32_t start;
  std::int32_t end;
  std::int32_t padding;
  std::int32_t forcedEnd;  // -1: none
};
constexpr std::array kDefaults = {
    ClassDefaults{"bart", 2, 2, 1, 2},
    ClassDefaults{"m2m_100", 2, 2, 1, -1},
    ClassDefaults{"marian", 58100, 0, 58100, 0},
    ClassDefaults{"mbart", -1, 2, 1, 2},
    ClassDefaults{"mt5", 0, 1, 0, -1},
    ClassDefaults{"pegasus", 0, 1, 0, 1},
    ClassDefaults{"t5", 0, 1, 0, -1},
    ClassDefaults{"umt5", 0, 1, 0, -1},
};

std::optional<std::int32_t> known(std::int32_t id) { return id < 0 ? std::nullopt : std::optional(id); }

void addDefaults(const std::string& family, bool ownFile, GenerationRules& rules) {
  for (const ClassDefaults& defaults : kDefaults) {
    if (defaults.family != family) continue;
    if (!rules.decoderStart) rules.decoderStart = known(defaults.start);
    if (rules.ends.empty()) rules.ends = {defaults.end};
    if (!rules.padding) rules.padding = defaults.padding;
    // A file of its own that says nothing of it means nothing.
    if (!ownFile && rules.forcedEnd.empty() && defaults.forcedEnd >= 0)
      rules.forcedEnd = {defaults.forcedEnd};
  }
}

void readSequencesAndLengths(const JsonFields& fields, GenerationRules& rules) {
  rules.suppressed = idsOf(fields, "suppress_tokens");
  rules.suppressedFirst = idsOf(fields, "begin_suppress_tokens");
  rules.forbidden = sequencesOf(fields, "bad_words_ids");
  rules.noRepeatSize = fields.integer("no_repeat_ngram_size", {0, 1 << 20}, 0);
  rules.minimumTokens = fields.integer("min_length", {0, INT32_MAX}, 0);
}

void addNotes(const JsonFields& fields, GenerationRules& rules) {
  const std::int64_t beams = fields.integer("num_beams", {0, INT32_MAX}, 1);
  if (beams > 1)
    rules.notes.push_back(
        Message("%1 asks for a search with %2 beams (num_beams); tokens are written one by one here, so that "
                "the text may differ.",
                fields.file(), beams));
  if (fields.number("repetition_penalty", 0, 1) != 1)
    rules.notes.push_back(Message("%1 has a repetition_penalty, which is not followed here.", fields.file()));
}

}  // namespace

bool GenerationRules::isEnd(std::int32_t id) const {
  return std::find(ends.begin(), ends.end(), id) != ends.end();
}

GenerationRules readGenerationRules(const ModelFiles& files, const ModelConfig& config) {
  const NamedJson generation = readFile(files, kGenerationFile);
  const NamedJson model = readFile(files, kConfigFile);
  const JsonFields modelFields(model.json, model.path);
  const JsonFields fields = generation.isThere ? JsonFields(generation.json, generation.path) : modelFields;
  const auto either = [&](const char* key) {
    const auto found = idOf(fields, key);
    return found ? found : idOf(modelFields, key);
  };
  GenerationRules rules;
  rules.decoderStart = either("decoder_start_token_id");
  rules.padding = either("pad_token_id");
  rules.ends = idsOf(fields, "eos_token_id");
  if (rules.ends.empty()) rules.ends = idsOf(modelFields, "eos_token_id");
  rules.forcedBegin = idOf(fields, "forced_bos_token_id");
  rules.forcedEnd = idsOf(fields, "forced_eos_token_id");
  readSequencesAndLengths(fields, rules);
  addNotes(fields, rules);
  addDefaults(config.family, generation.isThere, rules);
  if (!rules.decoderStart) rules.decoderStart = either("bos_token_id");
  // Marian was trained with its padding never written.
  if (config.family == "marian" && rules.padding) rules.forbidden.push_back({*rules.padding});
  return rules;
}

}  // namespace headlight
