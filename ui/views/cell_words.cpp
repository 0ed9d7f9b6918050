#include "ui/views/cell_words.h"

#include <QCoreApplication>
#include <vector>

#include "ui/plots/token_label.h"

namespace headlight {

namespace {

QString translate(const char* text) { return QCoreApplication::translate("CellWords", text); }

QString tokenWords(const TokenList& tokens, std::int64_t index) {
  return QStringLiteral("%1 <b>%2</b>")
      .arg(index)
      .arg(tokenLabel(tokens[static_cast<std::size_t>(index)]).left(60).toHtmlEscaped());
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
  QString words = translate("Layer %1, head %2").arg(head.layer).arg(head.head);
  words += QStringLiteral("<br>") + translate("query %1").arg(tokenWords(source.queryTokens(), query));
  words += QStringLiteral("<br>") + translate("key %1").arg(tokenWords(source.keyTokens(), key));
  words += QStringLiteral("<br>");
  if (source.isMasked(head, query, key))
    return words + translate("masked: this query may not look at this key");
  const float weight = source.cell(head, query, key);
  words += translate("weight <b>%1</b>, rank %2 of %3")
               .arg(QString::number(static_cast<double>(weight), 'g', 6))
               .arg(rankOfCell(source, head, query, key))
               .arg(source.shape().keys);
  return words;
}

}  // namespace headlight
