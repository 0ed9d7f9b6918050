#include "app/statistics_shard.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/arguments.h"
#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/io/read_input.h"
#include "ui/models/core_words.h"

namespace headlight {

namespace {

// Of the format. Other numbers are refused.
constexpr std::int64_t version = 1;

[[noreturn]] void fail(const QString& message) { throw Error(message.toStdString()); }

nlohmann::ordered_json totalsJson(const HeadTotals& head) {
  nlohmann::ordered_json json;
  json["rows"] = head.allRows;
  json["largest"] = head.largestWeight;
  json["counts"] = head.rows;
  auto sums = nlohmann::ordered_json::array();
  for (const ExactSum& sum : head.sums) sums.push_back({sum.whole(), sum.fraction()});
  json["sums"] = std::move(sums);
  auto strongest = nlohmann::ordered_json::array();
  for (const std::vector<StrongText>& list : head.strongest) {
    auto texts = nlohmann::ordered_json::array();
    for (const StrongText& text : list)
      texts.push_back(nlohmann::ordered_json::array({text.text, text.value}));
    strongest.push_back(std::move(texts));
  }
  json["strongest"] = std::move(strongest);
  return json;
}

/// at() and get() throw the library's exceptions, which readShard() turns into a sentence.
HeadTotals totalsOf(const nlohmann::json& json) {
  HeadTotals head;
  head.allRows = json.at("rows").get<std::int64_t>();
  head.largestWeight = json.at("largest").get<double>();
  for (std::size_t i = 0; i < statisticCount; ++i) {
    head.rows[i] = json.at("counts").at(i).get<std::int64_t>();
    const nlohmann::json& sum = json.at("sums").at(i);
    const auto fraction = sum.at(1).get<std::int64_t>();
    head.sums[i] =
        ExactSum(sum.at(0).get<std::int64_t>(), std::clamp<std::int64_t>(fraction, 0, ExactSum::unit - 1));
    for (const nlohmann::json& text : json.at("strongest").at(i))
      head.strongest[i].push_back({text.at(0).get<std::int64_t>(), text.at(1).get<double>()});
  }
  return head;
}

KindTotals kindOf(const nlohmann::json& json) {
  KindTotals kind;
  const auto name = json.at("kind").get<std::string>();
  bool isKnown = false;
  for (const AttentionKind known : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    if (name != nameOf(known)) continue;
    kind.kind = known;
    isKnown = true;
  }
  if (!isKnown)
    throw Error(QCoreApplication::translate("CommandLine", "kind is encoder, decoder or cross, not \"%1\"")
                    .arg(shown(name))
                    .toStdString());
  kind.layers = json.at("layers").get<std::int64_t>();
  kind.heads = json.at("heads").get<std::int64_t>();
  for (const nlohmann::json& head : json.at("totals")) kind.totals.push_back(totalsOf(head));
  const auto heads = static_cast<std::int64_t>(kind.totals.size());
  if (kind.layers < 1 || kind.heads < 1 || heads % kind.heads != 0 || heads / kind.heads != kind.layers)
    throw Error(QCoreApplication::translate("CommandLine", "layers times heads is not the number of totals")
                    .toStdString());
  return kind;
}

StatisticsReport reportOf(const nlohmann::json& json) {
  StatisticsReport report;
  report.isCorpus = true;
  report.model = json.at("model").get<std::string>();
  report.corpus = json.at("corpus").get<std::string>();
  report.shard = json.at("shard").get<std::int64_t>();
  report.shards = json.at("shards").get<std::int64_t>();
  report.totals.texts = json.at("texts").get<std::int64_t>();
  report.totals.tokens = json.at("tokens").get<std::int64_t>();
  for (const nlohmann::json& kind : json.at("kinds")) report.totals.kinds.push_back(kindOf(kind));
  for (const nlohmann::json& sentence : json.at("sentences"))
    report.sentences[sentence.at(0).get<std::int64_t>()] = sentence.at(1).get<std::string>();
  return report;
}

void requireSameWork(const StatisticsReport& first, const StatisticsReport& other, const std::string& file) {
  if (first.model == other.model && first.corpus == other.corpus && first.shards == other.shards) return;
  fail(QCoreApplication::translate("CommandLine",
                                   "%1 is a part of other work: the model, the corpus, what was changed and "
                                   "the number of parts must be those of the first file.")
           .arg(shown(file)));
}

}  // namespace

nlohmann::ordered_json shardJson(const StatisticsReport& report) {
  nlohmann::ordered_json json;
  json["headlight_statistics"] = version;
  json["shard"] = report.shard;
  json["shards"] = report.shards;
  json["model"] = report.model;
  json["corpus"] = report.corpus;
  json["texts"] = report.totals.texts;
  json["tokens"] = report.totals.tokens;
  auto kinds = nlohmann::ordered_json::array();
  for (const KindTotals& kind : report.totals.kinds) {
    nlohmann::ordered_json entry;
    entry["kind"] = nameOf(kind.kind);
    entry["layers"] = kind.layers;
    entry["heads"] = kind.heads;
    auto totals = nlohmann::ordered_json::array();
    for (const HeadTotals& head : kind.totals) totals.push_back(totalsJson(head));
    entry["totals"] = std::move(totals);
    kinds.push_back(std::move(entry));
  }
  json["kinds"] = std::move(kinds);
  auto sentences = nlohmann::ordered_json::array();
  for (const auto& [line, text] : report.sentences)
    sentences.push_back(nlohmann::ordered_json::array({line, text}));
  json["sentences"] = std::move(sentences);
  return json;
}

StatisticsReport readShard(const std::string& file) {
  const nlohmann::json json = parseJson(readInput(file), file);
  if (JsonFields(json, file).integer("headlight_statistics", {}, 0) != version)
    fail(QCoreApplication::translate("CommandLine",
                                     "%1 is no part that headlight statistics --shard has written.")
             .arg(shown(file)));
  try {
    return reportOf(json);
  } catch (const std::exception& error) {
    fail(QCoreApplication::translate("CommandLine", "%1 is damaged: %2.").arg(shown(file), errorText(error)));
  }
}

StatisticsReport mergeShards(const std::vector<std::string>& files) {
  StatisticsReport whole;
  std::vector<bool> seen;
  for (const std::string& file : files) {
    const StatisticsReport part = readShard(file);
    if (seen.empty()) {
      if (part.shards < 1 || part.shards > (1 << 20))
        fail(QCoreApplication::translate("CommandLine", "%1: shards must be a number from 1 to %2, not %3.")
                 .arg(shown(file))
                 .arg(1 << 20)
                 .arg(part.shards));
      whole.model = part.model;
      whole.corpus = part.corpus;
      whole.shards = part.shards;
      whole.isCorpus = true;
      seen.resize(static_cast<std::size_t>(part.shards));
    }
    requireSameWork(whole, part, file);
    const auto shard = static_cast<std::size_t>(part.shard);
    if (part.shard < 0 || shard >= seen.size() || seen[shard])
      fail(QCoreApplication::translate("CommandLine", "%1: part %2 of %3 is there twice, or is none.")
               .arg(shown(file))
               .arg(part.shard)
               .arg(whole.shards));
    seen[shard] = true;
    whole.totals.add(part.totals);
    whole.sentences.insert(part.sentences.begin(), part.sentences.end());
  }
  const auto missing = std::find(seen.begin(), seen.end(), false);
  if (missing != seen.end())
    fail(QCoreApplication::translate("CommandLine", "Part %1 of %2 is missing.")
             .arg(missing - seen.begin())
             .arg(whole.shards));
  // What is strong in a part need not be so in the whole.
  std::map<std::int64_t, std::string> kept;
  for (const std::int64_t line : whole.totals.strongestTexts()) kept[line] = whole.sentences[line];
  whole.sentences = std::move(kept);
  return whole;
}

}  // namespace headlight
