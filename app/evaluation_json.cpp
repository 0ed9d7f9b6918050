#include "app/evaluation_json.h"

#include <cmath>

#include "core/io/json_file.h"

namespace headlight {

namespace {

nlohmann::ordered_json jsonOf(const ReportCell& cell, CellFormat format) {
  if (format == CellFormat::Text) return cell.text.toStdString();
  if (std::isnan(cell.number)) return nullptr;
  if (format == CellFormat::Count) return static_cast<std::int64_t>(cell.number);
  return cell.number;
}

}  // namespace

nlohmann::ordered_json jsonOf(const EvaluationReport& report) {
  nlohmann::ordered_json json;
  json["model"] = report.model;
  json["parameters"] = report.parameters;
  nlohmann::ordered_json& tables = json["tables"] = nlohmann::ordered_json::object();
  for (const ReportTable& table : report.tables) {
    nlohmann::ordered_json& rows = tables[table.key] = nlohmann::ordered_json::array();
    for (const auto& cells : table.rows) {
      nlohmann::ordered_json row;
      for (std::size_t i = 0; i < cells.size(); ++i)
        row[table.columns[i].key] = jsonOf(cells[i], table.columns[i].format);
      rows.push_back(std::move(row));
    }
  }
  return json;
}

std::optional<double> recordedBigram(const ModelFiles& files, const std::string& text) {
  const auto file = files.find("evaluation.json");
  if (!file) return std::nullopt;
  const nlohmann::json json = file->checked([&] { return parseJson(file->text(), file->path); });
  const auto pointer = nlohmann::json::json_pointer("/tables/perplexity");
  if (!json.contains(pointer) || !json[pointer].is_array()) return std::nullopt;
  for (const nlohmann::json& row : json[pointer]) {
    if (!row.is_object() || !row.contains("text") || row["text"] != text) continue;
    if (row.contains("bigram") && row["bigram"].is_number()) return row["bigram"].get<double>();
  }
  return std::nullopt;
}

}  // namespace headlight
