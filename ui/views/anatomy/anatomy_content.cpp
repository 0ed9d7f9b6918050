#include "ui/views/anatomy/anatomy_content.h"

#include <QCoreApplication>
#include <iterator>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/views/anatomy/anatomy_stages.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Anatomy)

 public:
  static QString heading(const Snapshot& snapshot, const AnatomyContent& content) {
    const QString head =
        tr("“%1” (token %2) in layer %3, head %4")
            .arg(content.queryLabel, QString::number(content.query), QString::number(snapshot.focus.layer),
                 QString::number(snapshot.focus.head));
    if (content.comparedLabel.isEmpty()) return head;
    return tr("%1, beside “%2”").arg(head, content.comparedLabel);
  }
  static QString note(const Snapshot& snapshot, const AnatomyContent& content) {
    const std::int64_t keys = snapshot.patterns()->shape().keys;
    if (static_cast<std::int64_t>(content.keys.size()) == keys) return {};
    return tr("The %1 keys of %2 that get most of the weight have columns.")
        .arg(content.keys.size())
        .arg(countText(keys));
  }
  static QString missing() { return tr("The numbers of this token are not there yet."); }
};

void addKeys(const PatternSource& patterns, const HeadAnatomy& own, const HeadAnatomy* compared,
             AnatomyContent& content) {
  for (std::size_t i = 0; i < own.keys.size(); ++i) {
    const std::int64_t key = own.keys[i];
    content.keys.push_back(
        {key, tokenLabel(patterns.keyTokens(), key), own.facts[i], compared && compared->facts[i].masked});
  }
}

void addAll(std::vector<AnatomyStage> from, std::vector<AnatomyStage>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

/// The first of the questions' problems.
QString problemOf(const Snapshot& snapshot) {
  for (const Question& question : anatomyQuestions(snapshot))
    if (const QString problem = snapshot.problem(question.key); !problem.isEmpty()) return problem;
  return {};
}

}  // namespace

AnatomyContent anatomyContent(const Snapshot& snapshot) {
  AnatomyContent content;
  content.problem = whyNoAnatomy(snapshot);
  if (content.problem.isEmpty()) content.problem = problemOf(snapshot);
  if (!content.problem.isEmpty()) return content;
  const std::int64_t query = anatomyToken(snapshot);
  const std::int64_t other = comparedToken(snapshot);
  const auto token = snapshot.answer<TokenAnatomy>(tokenQuestion(snapshot, query).key);
  const auto compared =
      other < 0 ? nullptr : snapshot.answer<TokenAnatomy>(tokenQuestion(snapshot, other).key);
  const auto weights = snapshot.answer<HeadWeights>(weightsQuestion(snapshot).key);
  if (!token || (other >= 0 && !compared)) {
    content.problem = Words::missing();
    return content;
  }
  const AttentionTrace& attention = *snapshot.attention();
  const PatternSource& patterns = *attention.patterns;
  const Focus& focus = snapshot.focus;
  const auto keys =
      shownKeys(patterns, focus.headId(), query, anatomyColumns,
                {snapshot.state.focus.key, snapshot.focus.kind == AttentionKind::Cross ? -1 : query});
  const HeadAnatomy own = headAnatomy(attention, *token, focus.head, keys);
  std::optional<HeadAnatomy> comparedOwn;
  if (compared) comparedOwn = headAnatomy(attention, *compared, focus.head, keys);
  content.focus = focus;
  content.query = query;
  content.queryLabel = tokenLabel(patterns.queryTokens(), query);
  if (compared) content.comparedLabel = tokenLabel(patterns.queryTokens(), other);
  addKeys(patterns, own, comparedOwn ? &*comparedOwn : nullptr, content);
  content.heading = Words::heading(snapshot, content);
  content.note = Words::note(snapshot, content);
  const Model& model = *snapshot.result->model;
  const ModelConfig& config = model.transformer->config();
  const bool wantsWeights = optionsIn<AnatomyOptions>(snapshot.state.viewOptions).weights;
  const StageInput in{model,
                      token->place.stack() == AttentionKind::Encoder ? *config.encoder : *config.decoder,
                      token->place,
                      focus.head,
                      *token,
                      compared.get(),
                      own,
                      comparedOwn ? &*comparedOwn : nullptr,
                      wantsWeights ? weights.get() : nullptr,
                      snapshot.result->request.interventions};
  addAll(embeddingStages(in), content.stages);
  addAll(layerStages(in), content.stages);
  addAll(endStages(in), content.stages);
  return content;
}

}  // namespace headlight
