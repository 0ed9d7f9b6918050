#include <QCoreApplication>
#include <algorithm>
#include <limits>

#include "ui/models/number_text.h"
#include "ui/views/anatomy/anatomy_stages.h"

namespace headlight {

namespace {

using Kind = AnatomyItem::Kind;

/// The stages of one head, from the normed stream to what all heads add.
class HeadStages {
  Q_DECLARE_TR_FUNCTIONS(Anatomy)

 public:
  HeadStages(const StageInput& in, const AttentionConfig& config) : m_in(in), m_config(config) {}

  std::vector<AnatomyStage> stages() const {
    std::vector<AnatomyStage> all;
    if (m_in.weights) all.push_back(weights());
    all.push_back(projections());
    if (m_config.headNorm != HeadNorm::None && !m_in.own.normedLast) all.push_back(headNorms());
    if (m_in.own.queryRotated.size() > 0) all.push_back(rotary());
    if (m_config.headNorm != HeadNorm::None && m_in.own.normedLast) all.push_back(headNorms());
    all.push_back(keyMatrix());
    all.push_back(products());
    all.push_back(scaled());
    if (m_config.scoreCap > 0) all.push_back(capped());
    if (m_config.bias != ScoreBias::None) all.push_back(biases());
    all.push_back(masked());
    all.push_back(softmax());
    all.push_back(allValues());
    all.push_back(values());
    all.push_back(heads());
    all.push_back(output());
    return all;
  }

 private:
  AnatomyItem vectorItem(const char* symbol, const QString& name, RowVector HeadAnatomy::*member) const {
    AnatomyItem item{Kind::Bars, QString::fromUtf8(symbol), name};
    item.values = m_in.own.*member;
    if (m_in.comparedOwn) item.compared = m_in.comparedOwn->*member;
    return item;
  }
  /// What all keys have, [keys, size], as columns.
  AnatomyItem columns(const char* symbol, const QString& name, const Matrix& rows) const {
    AnatomyItem item{Kind::KeyColumns, QString::fromUtf8(symbol), name};
    item.values = rows.transpose();
    return item;
  }
  /// The token's own row of what all keys have; nothing in a cross-attention, whose keys are other tokens.
  AnatomyItem ownRow(const char* symbol, const QString& name, Matrix HeadAnatomy::*member) const {
    AnatomyItem item{Kind::Bars, QString::fromUtf8(symbol), name};
    if (m_in.place.kind == AttentionKind::Cross) return item;
    item.values = rowOf(m_in.own, m_in.own.*member, m_in.place.token);
    if (m_in.comparedOwn)
      item.compared = rowOf(*m_in.comparedOwn, m_in.comparedOwn->*member, m_in.compared->place.token);
    return item;
  }
  static Matrix rowOf(const HeadAnatomy& own, const Matrix& rows, std::int64_t token) {
    const auto found = std::find(own.keys.begin(), own.keys.end(), token);
    return found == own.keys.end() || rows.size() == 0 ? Matrix()
                                                       : Matrix(rows.row(found - own.keys.begin()));
  }
  /// One number of each key; those of masked keys are no numbers.
  template <typename Number>
  static Matrix numbers(const HeadAnatomy& own, const Number& number) {
    Matrix row(1, static_cast<Eigen::Index>(own.facts.size()));
    for (std::size_t i = 0; i < own.facts.size(); ++i)
      row(0, static_cast<Eigen::Index>(i)) = number(own.facts[i]);
    return row;
  }
  template <typename Number>
  AnatomyItem keyBars(const char* symbol, const QString& name, const Number& number) const {
    AnatomyItem item{Kind::KeyBars, QString::fromUtf8(symbol), name};
    item.values = numbers(m_in.own, number);
    if (m_in.comparedOwn) item.compared = numbers(*m_in.comparedOwn, number);
    return item;
  }
  const QString input() const {
    return m_in.token.find(m_in.place.part(), TapPoint::InputNormed, m_in.place.layer) ? QStringLiteral("n")
                                                                                       : QStringLiteral("x");
  }

  AnatomyStage weights() const {
    AnatomyStage stage{QStringLiteral("weights"), tr("Weights of q, k and v"), {}, {}};
    const HeadWeights& own = *m_in.weights;
    stage.formula = QStringLiteral("W_Q, W_K, W_V");
    stage.words = tr("This head's part of the three projections: %1 numbers in, %2 out.")
                      .arg(own.query.cols())
                      .arg(own.query.rows());
    if (own.queryBias.size() == 0) stage.words += u' ' + tr("They have no bias.");
    const auto add = [&stage](const char* symbol, const QString& name, const Matrix& weight,
                              const char* biasSymbol, const RowVector& bias) {
      AnatomyItem item{Kind::HeatMap, QString::fromUtf8(symbol), name};
      item.values = weight;
      addItem(stage, std::move(item));
      AnatomyItem biases{Kind::Bars, QString::fromUtf8(biasSymbol), tr("bias of %1").arg(name)};
      biases.values = bias;
      addItem(stage, std::move(biases));
    };
    add("W_Q", tr("weight of q"), own.query, "b_Q", own.queryBias);
    add("W_K", tr("weight of k"), own.key, "b_K", own.keyBias);
    add("W_V", tr("weight of v"), own.value, "b_V", own.valueBias);
    return stage;
  }

  bool hasBias() const {
    const ModelWeights& weights = m_in.model.transformer->weights();
    const auto& stack = m_in.place.stack() == AttentionKind::Encoder ? weights.encoder : weights.decoder;
    const LayerTensors& layer = stack->layers[static_cast<std::size_t>(m_in.place.layer)];
    for (std::size_t i = 0; i < layer.sublayers.size(); ++i) {
      const auto* own = std::get_if<AttentionTensors>(&layer.sublayers[i].part);
      if (&m_in.layer().sublayers[i].attention == &m_config) return own && own->query.bias;
    }
    return false;
  }

  AnatomyStage projections() const {
    AnatomyStage stage{QStringLiteral("qkv"), tr("Query, key, value"), {}, {}};
    const QString n = input();
    stage.formula = hasBias()
                        ? QStringLiteral("q = W_Q %1 + b_Q,  k = W_K %1 + b_K,  v = W_V %1 + b_V").arg(n)
                        : QStringLiteral("q = W_Q %1,  k = W_K %1,  v = W_V %1").arg(n);
    stage.words =
        tr("Three projections of head %1: what the token looks for (q), what it can be found by (k), "
           "what it hands over (v).")
            .arg(m_in.head);
    if (m_in.place.kind == AttentionKind::Cross)
      stage.words += u' ' + tr("Keys and values are made of the encoder's last states.");
    if (m_config.keyValueHeads < m_config.heads)
      stage.words +=
          u' ' + tr("%1 query heads share each key and value.").arg(m_config.heads / m_config.keyValueHeads);
    if (m_config.latent)
      stage.words += u' ' + tr("Latent attention: k and v are made of one narrow vector of each token.");
    if (m_config.clip > 0)
      stage.words += u' ' + tr("This model then limits them to -%1 to %1.").arg(scoreText(m_config.clip));
    addItem(stage, vectorItem("q", tr("query"), &HeadAnatomy::query));
    addItem(stage, ownRow("k", tr("key"), &HeadAnatomy::key));
    addItem(stage, ownRow("v", tr("value"), &HeadAnatomy::value));
    return stage;
  }

  AnatomyStage headNorms() const {
    AnatomyStage stage{QStringLiteral("head-norm"),
                       tr("Norm of q and k"),
                       QStringLiteral("q = \\rm{norm}(q),  k = \\rm{norm}(k)"),
                       {}};
    stage.words = tr("This model norms queries and keys, so that no score grows without bound.");
    addItem(stage, vectorItem("q", tr("normed query"), &HeadAnatomy::queryNormed));
    addItem(stage, ownRow("k", tr("normed key"), &HeadAnatomy::keyNormed));
    return stage;
  }

  AnatomyStage rotary() const {
    AnatomyStage stage{
        QStringLiteral("rotary"), tr("Rotary encoding"), QStringLiteral("q = R_i q,  k = R_i k"), {}};
    stage.words =
        tr("Pairs of numbers are turned by an angle that grows with the position, so that q·k depends "
           "on the distance.");
    const bool isNormed = m_in.own.queryNormed.size() > 0 && !m_in.own.normedLast;
    addItem(stage, vectorItem("q", tr("query before rotary"),
                              isNormed ? &HeadAnatomy::queryNormed : &HeadAnatomy::query));
    addItem(stage, vectorItem("R_i q", tr("turned query"), &HeadAnatomy::queryRotated));
    addItem(stage,
            ownRow("k", tr("key before rotary"), isNormed ? &HeadAnatomy::keyNormed : &HeadAnatomy::key));
    addItem(stage, ownRow("R_i k", tr("turned key"), &HeadAnatomy::keyRotated));
    return stage;
  }

  AnatomyStage keyMatrix() const {
    AnatomyStage stage{
        QStringLiteral("keys"), tr("The query beside all keys"), QStringLiteral("q K^{\\rm{T}}"), {}};
    stage.words = tr("Each column is the key of one token; the query stands at the left.");
    AnatomyItem keys = columns("q  K^{\\rm{T}}", tr("key"), m_in.own.lastKey());
    keys.beside = m_in.own.lastQuery();
    keys.besideName = tr("query");
    addItem(stage, std::move(keys));
    return stage;
  }

  AnatomyStage products() const {
    AnatomyStage stage{
        QStringLiteral("dot"), tr("q · k of every key"), QStringLiteral("q · k_j = Σ_d q_d k_{jd}"), {}};
    stage.words = tr("Number by number multiplied and summed: how well each key answers the query.");
    stage.items.push_back(keyBars("q·k_j", tr("q · k"), [](const CellFacts& facts) { return facts.dot; }));
    return stage;
  }

  AnatomyStage scaled() const {
    AnatomyStage stage{QStringLiteral("scale"), tr("Scaled"), {}, {}};
    const float scale = m_in.own.facts.empty() ? m_config.scoreScale : m_in.own.facts.front().scale;
    const bool isStandard = std::abs(scale * std::sqrt(double(m_config.headSize)) - 1) < 1e-5;
    stage.formula =
        isStandard ? QStringLiteral("\\frac{q · k_j}{\\sqrt{d_k}}") : QStringLiteral("c · (q · k_j)");
    if (m_in.changes.scoreScale) {
      stage.words = tr("Experiment: multiplied by %1 in place of the model's own factor, %2.")
                        .arg(scoreText(scale), scoreText(m_config.scoreScale));
      addScaled(stage);
      return stage;
    }
    stage.words = isStandard ? tr("Divided by √%1, so that scores stay of one size however long q and k are.")
                                   .arg(m_config.headSize)
                             : tr("Multiplied by %1, this model's own factor.").arg(scoreText(scale));
    addScaled(stage);
    return stage;
  }
  void addScaled(AnatomyStage& stage) const {
    stage.items.push_back(
        keyBars("s_j", tr("scaled q · k"), [](const CellFacts& facts) { return facts.scale * facts.dot; }));
  }

  AnatomyStage capped() const {
    AnatomyStage stage{
        QStringLiteral("cap"), tr("Capped"), QStringLiteral("c \\rm{tanh}(\\frac{s_j}{c})"), {}};
    stage.words = tr("No score leaves -%1 to %1.").arg(scoreText(m_config.scoreCap));
    stage.items.push_back(keyBars("s_j", tr("capped score"), [](const CellFacts& facts) {
      return facts.cap * std::tanh(facts.scale * facts.dot / facts.cap);
    }));
    return stage;
  }

  QString biasWords() const {
    if (m_in.changes.withoutPositions) return tr("Experiment: this run is without positions.");
    switch (m_config.bias) {
      case ScoreBias::None:
        return {};
      case ScoreBias::Alibi:
      case ScoreBias::Bloom:
      case ScoreBias::Falcon:
      case ScoreBias::Mpt:
        return tr("ALiBi: the farther a key, the more is taken off; each head has its own slope.");
      case ScoreBias::Relative:
        return tr("A learned number for each distance and head is added.");
      case ScoreBias::Disentangled:
        return tr("Products with learned vectors of the distance are added.");
    }
    return {};
  }

  AnatomyStage biases() const {
    AnatomyStage stage{QStringLiteral("bias"), tr("Position bias"), QStringLiteral("s_j + b_{j − i}"),
                       biasWords()};
    stage.items.push_back(
        keyBars("b", tr("position bias"), [](const CellFacts& facts) { return facts.bias; }));
    return stage;
  }

  static float scoreOf(const CellFacts& facts) {
    return facts.masked ? -std::numeric_limits<float>::infinity() : facts.score;
  }

  AnatomyStage masked() const {
    AnatomyStage stage{QStringLiteral("mask"), tr("Mask"), {}, {}};
    const auto hidden = std::count_if(m_in.own.facts.begin(), m_in.own.facts.end(),
                                      [](const CellFacts& facts) { return facts.masked; });
    stage.formula = hidden ? QStringLiteral("s_j = −∞ \\rm{%1}").arg(tr("where masked")) : QString();
    stage.words =
        hidden ? tr("%1 of these keys are hidden from this token, flat grey: their score is -∞. The others "
                    "have the scores that softmax takes.")
                     .arg(hidden)
               : tr("No key is hidden from this token. These are the scores that softmax takes.");
    stage.items.push_back(keyBars("s_j", tr("score"), scoreOf));
    return stage;
  }

  AnatomyStage softmax() const {
    AnatomyStage stage{
        QStringLiteral("softmax"), tr("Softmax"), QStringLiteral("α_j = \\frac{e^{s_j}}{Σ_m e^{s_m}}"), {}};
    stage.words = tr("Scores become weights that sum to 1: where the token looks.");
    if (m_in.own.sinkShare > 0)
      stage.words +=
          u' ' + tr("%1 goes to the head's sink, which has no value.").arg(weightText(m_in.own.sinkShare));
    AnatomyItem item = keyBars("α_j", tr("weight"), [](const CellFacts& facts) { return facts.weight; });
    item.isWeights = true;
    stage.items.push_back(std::move(item));
    return stage;
  }

  AnatomyStage allValues() const {
    AnatomyStage stage{QStringLiteral("v"), tr("Values of all keys"), QStringLiteral("V^{\\rm{T}}"), {}};
    stage.words = tr("Each column is what one token hands over.");
    addItem(stage, columns("V^{\\rm{T}}", tr("value"), m_in.own.value));
    return stage;
  }

  /// z is not that sum where the head is switched off.
  QString ablationWords() const {
    for (const AblatedHead& ablated : m_in.changes.ablatedHeads) {
      if (ablated.kind != m_in.place.kind || ablated.head != HeadId{int(m_in.place.layer), m_in.head})
        continue;
      return u' ' + (ablated.ablation == HeadAblation::Zero
                         ? tr("Experiment: the head is switched off, and hands on 0 in place of z.")
                         : tr("Experiment: the head hands on the mean of z over all tokens in its place."));
    }
    return {};
  }

  AnatomyStage values() const {
    AnatomyStage stage{
        QStringLiteral("values"), tr("Weighted values"), QStringLiteral("z = Σ_j α_j v_j"), {}};
    stage.words = tr("Each key's value times its weight; their sum, at the right, is the head's output z.");
    if (m_in.own.restCount > 0)
      stage.words += u' ' + tr("%1 keys without a column have %2 of the weight.")
                                .arg(countText(m_in.own.restCount), weightText(m_in.own.restWeight));
    stage.words += ablationWords();
    AnatomyItem weighted = columns("α_j v_j", tr("weighted value"), m_in.own.weighted);
    weighted.sum = m_in.own.z;
    weighted.sumName = tr("z");
    addItem(stage, std::move(weighted));
    addItem(stage, vectorItem("z", tr("z"), &HeadAnatomy::z));
    return stage;
  }

  /// The rows of all heads of one tapped row; the focused one is marked.
  AnatomyItem byHead(const char* symbol, const QString& name, TapPoint point) const {
    AnatomyItem item{Kind::HeatMap, QString::fromUtf8(symbol), name};
    const TapRecord* record = m_in.token.find(m_in.place.part(), point, m_in.place.layer);
    if (!record || record->heads == 0) return item;
    item.values =
        Eigen::Map<const Matrix>(record->values.data(), record->heads, record->values.cols() / record->heads);
    item.markedRow = m_in.head;
    for (std::int64_t head = 0; head < record->heads; ++head) item.rowNames.append(tr("head %1").arg(head));
    return item;
  }

  AnatomyStage heads() const {
    AnatomyStage stage{
        QStringLiteral("heads"), tr("Heads side by side"), QStringLiteral("Z = [z^0, z^1, …]"), {}};
    stage.words = tr("The outputs of all %1 heads of the layer stand one after another.").arg(m_config.heads);
    addItem(stage, byHead("Z", tr("z"), TapPoint::Z));
    return stage;
  }

  AnatomyStage output() const {
    AnatomyStage stage{
        QStringLiteral("output"), tr("Output projection"), QStringLiteral("o = Σ_h W_O^h z^h"), {}};
    stage.words = tr("W_O makes of each head's z what it adds to the stream, one row each; they are summed.");
    const auto output = m_in.bars(QStringLiteral("o"), tr("what the attention adds"), m_in.place.part(),
                                  TapPoint::Output, m_in.place.layer);
    addItem(stage, byHead("W_O z", tr("what a head adds"), TapPoint::HeadOutput));
    const bool isNormedFirst =
        m_in.token.find(m_in.place.part(), TapPoint::OutputNormed, m_in.place.layer) && !isPost();
    if (!isNormedFirst) addItem(stage, output);
    return stage;
  }
  bool isPost() const {
    for (const SublayerConfig& sublayer : m_in.layer().sublayers)
      if (&sublayer.attention == &m_config) return sublayer.norm == NormPlace::Post;
    return false;
  }

  const StageInput& m_in;
  const AttentionConfig& m_config;
};

}  // namespace

std::vector<AnatomyStage> attentionStages(const StageInput& in, const AttentionConfig& config) {
  return HeadStages(in, config).stages();
}

}  // namespace headlight
