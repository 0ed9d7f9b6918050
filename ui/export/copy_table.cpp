#include "ui/export/copy_table.h"

#include <QCoreApplication>
#include <vector>

#include "core/error.h"
#include "ui/models/large_head.h"
#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(CopyTable)
};

/// Tabs and line ends would break the table.
QString cellText(const TokenInfo& token) {
  QString text = tokenLabel(token);
  for (const QChar separator : {u'\t', u'\n', u'\r'}) text.replace(separator, u' ');
  return text;
}

}  // namespace

QString tableText(const Snapshot& snapshot, const Execution& execution) {
  const LargeHead large = snapshot.state.singleHead ? largeHead(snapshot) : focusedHead(snapshot);
  const PatternSource* patterns = large.source.get();
  if (!patterns) throw Error(Words::tr("There is no table yet: type a text first.").toStdString());
  constexpr std::int64_t mostCells = 4'000'000;
  const PatternShape shape = patterns->shape();
  if (shape.queries > mostCells / shape.keys)
    throw Error(
        Words::tr("A table of %1 × %2 weights is too large for the clipboard: export the data to a file.")
            .arg(countText(shape.queries), countText(shape.keys))
            .toStdString());
  QString table;
  for (const TokenInfo& token : patterns->keyTokens()) table += u'\t' + cellText(token);
  table += u'\n';
  std::vector<float> row(static_cast<std::size_t>(shape.keys));  // [key]
  for (std::int64_t query = 0; query < shape.queries; ++query) {
    execution.throwIfStopped();
    if (execution.progress)
      execution.progress(static_cast<double>(query) / static_cast<double>(shape.queries));
    patterns->row(large.head, query, row);
    table += cellText(patterns->queryTokens()[static_cast<std::size_t>(query)]);
    for (const float weight : row) table += u'\t' + exactText(weight);
    table += u'\n';
  }
  return table;
}

}  // namespace headlight
