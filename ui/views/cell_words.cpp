#include "ui/views/cell_words.h"

#include <QCoreApplication>
#include <cmath>
#include <vector>

#include "core/trace/pattern_traits.h"
#include "ui/models/cell_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(CellWords)
};

QString tokenWords(const TokenList& tokens, std::int64_t index) {
  return QStringLiteral("%1 <b>%2</b>")
      .arg(index)
      .arg(tokenLabel(tokens[static_cast<std::size_t>(index)]).left(60).toHtmlEscaped());
}

/// What is said of a cell below the name of its head.
QString weightWords(const PatternSource& source, HeadId head, std::int64_t query, std::int64_t key) {
  QString words = QStringLiteral("<br>") + Words::tr("query %1").arg(tokenWords(source.queryTokens(), query));
  words += QStringLiteral("<br>") + Words::tr("key %1").arg(tokenWords(source.keyTokens(), key));
  words += QStringLiteral("<br>");
  if (source.isMasked(head, query, key))
    return words + Words::tr("masked: this query may not look at this key");
  const auto value = static_cast<double>(source.cell(head, query, key));
  const QString weight = cellText(source, value);
  if (isDifference(source))
    return words + (std::isnan(value) ? Words::tr("only one of the two has this token")
                                      : Words::tr("difference <b>%1</b>").arg(weight));
  // The rank needs the whole row, of every head that a mean is of: a tip does not wait for that.
  constexpr std::int64_t mostCells = 1 << 17;
  const std::int64_t keys = source.shape().keys;
  if (traitsOf(source).headsPerCell * keys > mostCells)
    return words + Words::tr("weight <b>%1</b>").arg(weight);
  return words + Words::tr("weight <b>%1</b>, rank %2 of %3")
                     .arg(weight)
                     .arg(rankOfCell(source, head, query, key))
                     .arg(keys);
}

}  // namespace

std::int64_t rankOfCell(const PatternSource& source, HeadId head, std::int64_t query, std::int64_t key) {
  std::vector<float> row(static_cast<std::size_t>(source.shape().keys));
  source.row(head, query, row);
  const float weight = row[static_cast<std::size_t>(key)];
  std::int64_t rank = 1;
  for (float other : row)
    if (other > weight) ++rank;
  return rank;
}

QString cellWords(const PatternSource& source, HeadId head, std::int64_t query, std::int64_t key) {
  return Words::tr("Layer %1, head %2").arg(head.layer).arg(head.head) +
         weightWords(source, head, query, key);
}

QString cellWords(const LargeHead& large, std::int64_t query, std::int64_t key) {
  return large.title() + weightWords(*large.source, large.head, query, key);
}

}  // namespace headlight
