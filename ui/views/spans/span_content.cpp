#include "ui/views/spans/span_content.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/views/spans/span_items.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Spans)
};

QString tokenText(const Model& model, std::int32_t id) {
  const Tokenizer* tokenizer = model.decoderTokenizer();
  return tokenLabel(makeTokenList({&id, 1}, tokenizer).front());
}

QString cutTitleOf(const Snapshot& snapshot, const SpanCuts& cuts) {
  const Model& model = *snapshot.result->model;
  const QString token = tokenText(model, cuts.base.id);
  const QString words = cuts.place.next ? Words::tr("next token “%1”: %2") : Words::tr("guess “%1”: %2");
  return words.arg(token, shareText(cuts.base.probability));
}

SpanContent::Cut cutOf(const Model& model, const SpanCuts& cuts, const std::optional<SpanCut>& cut) {
  if (!cut) return {Words::tr("holds the place itself"), {}};
  const double change = cut->token.probability - cuts.base.probability;
  const QString sign = change < 0 ? QStringLiteral("−") : QStringLiteral("+");
  QString text = shareText(cut->token.probability) + QStringLiteral(" (") + sign +
                 weightText(std::abs(change)) + QLatin1Char(')');
  if (cut->likeliest.id != cuts.base.id)
    text += QStringLiteral(" ") + Words::tr("now “%1”").arg(tokenText(model, cut->likeliest.id));
  const QString tip =
      Words::tr(
          "Without it “%1” has the probability %2, with the whole text %3; the likeliest is “%4” with %5.")
          .arg(tokenText(model, cuts.base.id), shareText(cut->token.probability),
               shareText(cuts.base.probability), tokenText(model, cut->likeliest.id),
               shareText(cut->likeliest.probability));
  return {text, tip};
}

void addCuts(const Snapshot& snapshot, SpanContent& content) {
  const CutPlace place = cutPlaceOf(snapshot);
  const auto marked = static_cast<std::size_t>(content.scene.groups.marked());
  QString missing = place.missing;
  if (missing.isEmpty()) {
    const QString key = cutQuestion(snapshot, cutSceneOf(snapshot), place).key;
    const auto cuts = snapshot.answer<SpanCuts>(key);
    if (cuts) {
      content.cutTitle = cutTitleOf(snapshot, *cuts);
      for (const std::optional<SpanCut>& cut : cuts->cuts)
        content.cuts.push_back(cutOf(*snapshot.result->model, *cuts, cut));
      return;
    }
    const QString problem = snapshot.problem(key);
    if (!problem.isEmpty()) content.notes.push_back(problem);
    missing = problem.isEmpty() ? Words::tr("computing …") : Words::tr("no prediction");
  }
  content.cutTitle = missing;
  content.cuts.assign(marked, {QStringLiteral("–"), {}});
}

void addShares(const Snapshot& snapshot, SpanContent& content) {
  const QString key = shareQuestion(snapshot, content.scene).key;
  content.attention = snapshot.answer<SpanAttention>(key);
  if (!content.attention) {
    if (const QString problem = snapshot.problem(key); !problem.isEmpty()) content.notes.push_back(problem);
    return;
  }
  const SpanAttention& attention = *content.attention;
  const int layer = std::clamp(snapshot.focus.layer, 0, static_cast<int>(attention.shape.layers) - 1);
  const int head = std::clamp(snapshot.focus.head, 0, static_cast<int>(attention.shape.heads) - 1);
  content.columns = {{Words::tr("all heads"), meanShares(attention, 0, attention.shape.layers)},
                     {Words::tr("layer %1").arg(layer), meanShares(attention, layer, layer + 1)},
                     {Words::tr("head %1.%2").arg(layer).arg(head), attention.of({layer, head})}};
  if (attention.sampled)
    content.notes.push_back(Words::tr("The text is long: evenly spread rows stand for all."));
}

void addRewrite(const Snapshot& snapshot, SpanContent& content) {
  if (!content.scene.options.hasRewrite()) return;
  if (content.scene.kind == AttentionKind::Cross)
    return content.notes.push_back(
        Words::tr("The other wording is measured in the encoder; choose its attention to see it."));
  const QString key = rewriteQuestion(snapshot, content.scene).key;
  content.rewrite = snapshot.answer<MarkedRun>(key);
  if (const QString problem = snapshot.problem(key); !problem.isEmpty()) content.notes.push_back(problem);
}

}  // namespace

QString groupName(int name, const QStringList& names) {
  if (name == SpanGroups::unmarked) return Words::tr("unmarked text");
  if (name == SpanGroups::special) return Words::tr("special tokens");
  return names.value(name);
}

SpanContent spanContentOf(const Snapshot& snapshot) {
  SpanContent content;
  content.scene = spanSceneOf(snapshot);
  for (const int name : content.scene.groups.names)
    content.groupNames.push_back(groupName(name, content.scene.options.names));
  if (content.scene.groups.marked() > 0) {
    addShares(snapshot, content);
    addCuts(snapshot, content);
  }
  addRewrite(snapshot, content);
  return content;
}

QString spanSentence(const SpanContent& content) {
  if (content.columns.empty() || !content.columns.front().shares.hasRows()) return {};
  const SpanShares& shares = content.columns.front().shares;
  std::int64_t most = -1, least = -1;
  for (std::int64_t group = 0; group < content.scene.groups.marked(); ++group) {
    const double lift = shares.lift(content.all(), group);
    if (std::isnan(lift)) continue;
    if (most < 0 || lift > shares.lift(content.all(), most)) most = group;
    if (least < 0 || lift < shares.lift(content.all(), least)) least = group;
  }
  if (most < 0) return {};
  const auto name = [&](std::int64_t group) { return content.groupNames[static_cast<std::size_t>(group)]; };
  const auto share = [&](std::int64_t group) { return shareText(shares.share(content.all(), group)); };
  const auto lift = [&](std::int64_t group) { return liftText(shares.lift(content.all(), group)); };
  if (least == most)
    return Words::tr("Over all heads “%1” gets %2 of the attention, %3 what its size asks for.")
        .arg(name(most), share(most), lift(most));
  return Words::tr(
             "Over all heads “%1” gets %2 of the attention, %3 what its size asks for; “%4” gets %5, %6.")
      .arg(name(most), share(most), lift(most), name(least), share(least), lift(least));
}

}  // namespace headlight
