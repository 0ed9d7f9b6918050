#include "core/explain/head_anatomy.h"

#include <algorithm>
#include <numeric>

namespace headlight {
namespace {

/// The columns of one head of a record; query heads share those of keys in equal groups (Ainslie et al. 2023,
/// arXiv 2305.13245).
MatrixView headOf(const TapRecord& record, std::int64_t head, std::int64_t queryHeads) {
  const std::int64_t size = record.values.cols() / record.heads;
  const std::int64_t own = head / (queryHeads / record.heads);
  return {record.values.data() + own * size, record.values.rows(), size,
          Eigen::OuterStride<>(record.values.cols())};
}

class Reader {
 public:
  Reader(const TokenAnatomy& anatomy, int head) : m_anatomy(anatomy), m_head(head) {
    if (const TapRecord* query = find(TapPoint::Query)) m_heads = query->heads;
    if (const TapRecord* z = find(TapPoint::Z)) m_heads = z->heads;
  }

  RowVector row(TapPoint point) const {
    const TapRecord* record = find(point);
    return record ? RowVector(headOf(*record, m_head, m_heads).row(0)) : RowVector();
  }
  Matrix rows(TapPoint point, const std::vector<std::int64_t>& keys) const {
    const TapRecord* record = find(point);
    return record ? chosenRows(headOf(*record, m_head, m_heads), keys) : Matrix();
  }
  /// Records stand in the order of the forward.
  bool isNormedLast() const {
    const TapRecord* normed = find(TapPoint::QueryNormed);
    return normed && normed > find(TapPoint::QueryRotated);
  }
  std::optional<MatrixView> all(TapPoint point) const {
    const TapRecord* record = find(point);
    return record ? std::optional(headOf(*record, m_head, m_heads)) : std::nullopt;
  }
  static Matrix chosenRows(const MatrixView& of, const std::vector<std::int64_t>& keys) {
    Matrix chosen(static_cast<Eigen::Index>(keys.size()), of.cols());
    for (std::size_t i = 0; i < keys.size(); ++i) chosen.row(static_cast<Eigen::Index>(i)) = of.row(keys[i]);
    return chosen;
  }

 private:
  const TapRecord* find(TapPoint point) const {
    const TapRecord* record = m_anatomy.find(m_anatomy.place.part(), point, m_anatomy.place.layer);
    return record && record->heads > 0 ? record : nullptr;
  }

  const TokenAnatomy& m_anatomy;
  std::int64_t m_head;
  std::int64_t m_heads = 1;
};

/// z_i = sum over keys j of weight(i, j) * v_j, term by term (Vaswani et al. 2017, arXiv 1706.03762,
/// equation 1).
void addValues(const AttentionTrace& attention, HeadId head, std::int64_t query, const MatrixView& values,
               HeadAnatomy& anatomy) {
  anatomy.value = Reader::chosenRows(values, anatomy.keys);
  anatomy.weighted = anatomy.value;
  for (std::size_t i = 0; i < anatomy.keys.size(); ++i)
    anatomy.weighted.row(static_cast<Eigen::Index>(i)) *= anatomy.facts[i].weight;
  anatomy.rest = RowVector::Zero(values.cols());
  if (static_cast<Eigen::Index>(anatomy.keys.size()) == values.rows()) return;
  std::vector<float> weights(static_cast<std::size_t>(values.rows()));
  attention.patterns->row(head, query, weights);
  for (const std::int64_t key : anatomy.keys) weights[static_cast<std::size_t>(key)] = 0;
  for (Eigen::Index key = 0; key < values.rows(); ++key) {
    const float weight = weights[static_cast<std::size_t>(key)];
    anatomy.rest += weight * values.row(key);
    anatomy.restWeight += weight;
  }
}

}  // namespace

std::vector<std::int64_t> shownKeys(const PatternSource& patterns, HeadId head, std::int64_t query,
                                    std::int64_t most, const std::vector<std::int64_t>& always) {
  const std::int64_t count = patterns.shape().keys;
  std::vector<std::int64_t> keys(static_cast<std::size_t>(count));
  std::iota(keys.begin(), keys.end(), 0);
  if (count <= most) return keys;
  std::vector<float> weights(keys.size());
  patterns.row(head, query, weights);
  for (const std::int64_t key : always)
    if (key >= 0 && key < count) weights[static_cast<std::size_t>(key)] = 2;  // above every weight
  std::nth_element(keys.begin(), keys.begin() + most, keys.end(), [&](std::int64_t a, std::int64_t b) {
    const float first = weights[static_cast<std::size_t>(a)];
    const float second = weights[static_cast<std::size_t>(b)];
    return first != second ? first > second : a < b;
  });
  keys.resize(static_cast<std::size_t>(most));
  std::sort(keys.begin(), keys.end());
  return keys;
}

RowVector HeadAnatomy::lastQuery() const {
  if (queryRotated.size() > 0 && !normedLast) return queryRotated;
  if (queryNormed.size() > 0) return queryNormed;
  return clip > 0 ? RowVector(query.cwiseMax(-clip).cwiseMin(clip)) : query;
}

Matrix HeadAnatomy::lastKey() const {
  if (keyRotated.size() > 0 && !normedLast) return keyRotated;
  if (keyNormed.size() > 0) return keyNormed;
  return clip > 0 ? Matrix(key.cwiseMax(-clip).cwiseMin(clip)) : key;
}

HeadAnatomy headAnatomy(const AttentionTrace& attention, const TokenAnatomy& anatomy, int head,
                        std::vector<std::int64_t> keys) {
  const HeadId id{static_cast<int>(anatomy.place.layer), head};
  const std::int64_t query = anatomy.place.token;
  HeadAnatomy result;
  result.keys = std::move(keys);
  std::int64_t visible = 0;
  for (const std::int64_t key : result.keys) {
    result.facts.push_back(attention.scores->facts(id, query, key));
    if (!result.facts.back().masked) ++visible;
  }
  result.restCount = attention.patterns->visibleKeys(id, query) - visible;
  result.sinkShare = attention.patterns->sinkShare(id, query);
  const Reader reader(anatomy, head);
  result.query = reader.row(TapPoint::Query);
  result.queryNormed = reader.row(TapPoint::QueryNormed);
  result.queryRotated = reader.row(TapPoint::QueryRotated);
  result.key = reader.rows(TapPoint::Key, result.keys);
  result.keyNormed = reader.rows(TapPoint::KeyNormed, result.keys);
  result.keyRotated = reader.rows(TapPoint::KeyRotated, result.keys);
  result.clip = anatomy.clip;
  result.normedLast = reader.isNormedLast();
  result.z = reader.row(TapPoint::Z);
  if (attention.values)
    addValues(attention, id, query, attention.values->values(id), result);
  else if (const auto values = reader.all(TapPoint::Value))
    addValues(attention, id, query, *values, result);
  return result;
}

}  // namespace headlight
