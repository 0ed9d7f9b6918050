#include "app/evaluation_report.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

/// Columns that a character takes in a terminal: the wide ones of Chinese, Japanese and Korean take two.
int widthOf(char32_t character) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  // Unicode 15, East Asian Width: the blocks that are wide throughout.
  constexpr Range kWide[] = {{0x1100, 0x115f}, {0x2e80, 0xa4cf}, {0xac00, 0xd7a3},  {0xf900, 0xfaff},
                             {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0x20000, 0x3fffd}};
  const auto holds = [&](const Range& range) { return character >= range.first && character <= range.last; };
  return std::any_of(std::begin(kWide), std::end(kWide), holds) ? 2 : 1;
}

int widthOf(const QString& text) {
  int width = 0;
  for (const uint character : text.toUcs4()) width += widthOf(static_cast<char32_t>(character));
  return width;
}

QString padded(const QString& text, int width, bool right) {
  const QString spaces(std::max(0, width - widthOf(text)), QLatin1Char(' '));
  return right ? spaces + text : text + spaces;
}

/// What a model wrote may hold characters that a terminal would obey.
QString printable(QString text) {
  for (QChar& character : text)
    if (!character.isPrint() && !character.isSurrogate()) character = QChar::ReplacementCharacter;
  return text;
}

/// Cells as texts, the labels first: [row + 1][column].
std::vector<QStringList> textsOf(const ReportTable& table) {
  std::vector<QStringList> rows(1);
  for (const ReportColumn& column : table.columns) rows.front().push_back(column.label);
  for (const auto& row : table.rows) {
    QStringList& texts = rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i)
      texts.push_back(printable(cellText(row[i], table.columns[i].format)));
  }
  return rows;
}

/// A model that never ends its text would push the other columns out of sight.
QString elided(const QString& text) {
  constexpr qsizetype kMost = 60;
  return text.size() > kMost ? text.left(kMost) + QStringLiteral("…") : text;
}

QString plainTable(const ReportTable& table) {
  std::vector<QStringList> rows = textsOf(table);
  for (QStringList& row : rows)
    for (QString& cell : row) cell = elided(cell);
  std::vector<int> widths(table.columns.size(), 0);
  for (const QStringList& row : rows)
    for (std::size_t i = 0; i < widths.size(); ++i)
      widths[i] = std::max(widths[i], widthOf(row[static_cast<qsizetype>(i)]));
  QString text = table.title + QLatin1Char('\n');
  for (const QStringList& row : rows) {
    QString line = QStringLiteral("  ");
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i > 0) line += QStringLiteral("  ");
      line += padded(row[static_cast<qsizetype>(i)], widths[i], table.columns[i].format != CellFormat::Text);
    }
    while (line.endsWith(QLatin1Char(' '))) line.chop(1);
    text += line + QLatin1Char('\n');
  }
  return text;
}

QString markdownTable(const ReportTable& table) {
  const auto lineOf = [](const QStringList& cells) {
    return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
  };
  QString text = QStringLiteral("### %1\n\n").arg(table.title);
  std::vector<QStringList> rows = textsOf(table);
  QStringList dashes;
  for (const ReportColumn& column : table.columns)
    dashes.push_back(column.format == CellFormat::Text ? QStringLiteral("---") : QStringLiteral("---:"));
  rows.insert(rows.begin() + 1, dashes);
  for (QStringList& row : rows) {
    for (QString& cell : row)
      cell.replace(QLatin1Char('|'), QStringLiteral("\\|")).replace(QLatin1Char('\n'), QLatin1Char(' '));
    text += lineOf(row);
  }
  return text;
}

}  // namespace

ReportCell::ReportCell(const char* word)
    : text(QString::fromLatin1(word)), shown(QCoreApplication::translate("CommandLine", word)) {}

QString cellText(const ReportCell& cell, CellFormat format) {
  if (format == CellFormat::Text) return cell.shown;
  if (std::isnan(cell.number)) return QStringLiteral("-");
  const QLocale english(QLocale::English);
  switch (format) {
    case CellFormat::Text:
      break;
    case CellFormat::Count:
      return english.toString(static_cast<qlonglong>(cell.number));
    case CellFormat::Share:
      return QStringLiteral("%1 %").arg(cell.number * 100, 0, 'f', 1);
    case CellFormat::Weight:
      return QString::number(cell.number, 'f', 3);
    case CellFormat::Number:
      return QString::number(cell.number, 'f', 2);
  }
  return cell.shown;
}

QString plainText(const EvaluationReport& report) {
  QStringList tables;
  for (const ReportTable& table : report.tables) tables.push_back(plainTable(table));
  return tables.join(QLatin1Char('\n'));
}

QString markdown(const EvaluationReport& report) {
  QStringList tables;
  for (const ReportTable& table : report.tables) tables.push_back(markdownTable(table));
  return tables.join(QLatin1Char('\n'));
}

}  // namespace headlight
