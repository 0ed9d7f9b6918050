#include "app/statistics_report.h"

#include <cmath>

#include "core/analysis/head_habit.h"

namespace headlight {

namespace {

/// Six decimals: float32 weights have no more to say.
nlohmann::ordered_json numberJson(double value) {
  if (!std::isfinite(value)) return nullptr;
  return std::round(value * 1e6) / 1e6;
}

nlohmann::ordered_json definitionsJson() {
  auto list = nlohmann::ordered_json::array();
  for (const StatisticInfo& info : statisticTable()) {
    nlohmann::ordered_json entry;
    entry["id"] = info.id;
    entry["name"] = info.name;
    entry["formula"] = info.formula;
    entry["source"] = info.source;
    entry["strongest"] = info.lowIsStrong ? "lowest" : "highest";
    list.push_back(std::move(entry));
  }
  return list;
}

nlohmann::ordered_json strongestJson(const HeadTotals& head) {
  nlohmann::ordered_json all;
  for (const StatisticInfo& info : statisticTable()) {
    auto list = nlohmann::ordered_json::array();
    for (const StrongText& text : head.strongest[static_cast<std::size_t>(info.statistic)])
      list.push_back({{"line", text.text}, {"value", numberJson(text.value)}});
    all[info.id] = std::move(list);
  }
  return all;
}

nlohmann::ordered_json headJson(const HeadTotals& head, bool isCorpus) {
  const HeadStatistics statistics = head.statistics();
  const HabitEvidence habit = habitOf(statistics);
  nlohmann::ordered_json entry;
  entry["rule"] =
      habit.habit == HeadHabit::None ? nlohmann::ordered_json() : nlohmann::ordered_json(nameOf(habit.habit));
  entry["evidence"] = numberJson(habit.share);
  entry["words"] = wordsOf(habit);
  entry["queries"] = statistics.rows;
  nlohmann::ordered_json values;
  for (const StatisticInfo& info : statisticTable())
    values[info.id] = numberJson(valueOf(statistics, info.statistic));
  entry["statistics"] = std::move(values);
  entry["largest_weight"] = numberJson(statistics.largestWeight);
  if (isCorpus) entry["strongest"] = strongestJson(head);
  return entry;
}

}  // namespace

nlohmann::ordered_json reportJson(const StatisticsReport& report) {
  nlohmann::ordered_json json;
  json["model"] = report.model;
  json["texts"] = report.totals.texts;
  json["tokens"] = report.totals.tokens;
  json["statistics"] = definitionsJson();
  auto heads = nlohmann::ordered_json::array();
  for (const KindTotals& kind : report.totals.kinds) {
    for (std::size_t i = 0; i < kind.totals.size(); ++i) {
      const auto index = static_cast<std::int64_t>(i);
      nlohmann::ordered_json entry;
      entry["kind"] = nameOf(kind.kind);
      entry["layer"] = index / kind.heads;
      entry["head"] = index % kind.heads;
      entry.update(headJson(kind.totals[i], report.isCorpus));
      heads.push_back(std::move(entry));
    }
  }
  json["heads"] = std::move(heads);
  if (!report.isCorpus) return json;
  auto sentences = nlohmann::ordered_json::array();
  for (const auto& [line, text] : report.sentences) sentences.push_back({{"line", line}, {"text", text}});
  json["sentences"] = std::move(sentences);
  return json;
}

}  // namespace headlight
