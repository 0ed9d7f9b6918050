#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace headlight {

/// How a column's numbers are read: a whole number; a share, shown as a percentage; a weight between 0 and 1;
/// any other number; or no number but a text.
enum class CellFormat { Text, Count, Share, Weight, Number };

struct ReportCell {
  QString text = {};                                         // of a text
  QString shown = {};                                        // the same in the language of the person
  double number = std::numeric_limits<double>::quiet_NaN();  // NaN: there is none

  ReportCell(const QString& words) : text(words), shown(words) {}
  /// A word of the program's own; `word` is marked for translation in the context "CommandLine".
  ReportCell(const char* word);
  ReportCell(double value) : number(value) {}
  ReportCell(std::int64_t value) : number(static_cast<double>(value)) {}
};

struct ReportColumn {
  const char* key;  // in JSON: "mean_weight"
  QString label;
  CellFormat format = CellFormat::Text;
};

/// Some figures that belong together.
struct ReportTable {
  const char* key;  // in JSON: "reference"
  QString title;
  std::vector<ReportColumn> columns;
  std::vector<std::vector<ReportCell>> rows;  // [row][column]
};

/// All that was measured of a model, for people and for programs. A value.
struct EvaluationReport {
  std::string model;
  std::int64_t parameters = 0;
  std::vector<ReportTable> tables;
};

/// A cell as people read it: "97.3 %", "0.842", "12,345"; a dash where there is no number.
QString cellText(const ReportCell& cell, CellFormat format);

/// Tables with aligned columns, for a terminal.
QString plainText(const EvaluationReport& report);
/// The same as Markdown.
QString markdown(const EvaluationReport& report);

}  // namespace headlight
