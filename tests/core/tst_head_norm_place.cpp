#include "core/attention/attention_rule.h"
#include "core/model/tap_search.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// Qwen3's small checkpoint with the norms of queries and keys after rotary.
Checkpoint turnedFirst() {
  Checkpoint checkpoint = openFamily("qwen3");
  for (LayerConfig& layer : checkpoint.config.decoder->layers)
    layer.find(SublayerKind::SelfAttention)->attention.headNormPlace = HeadNormPlace::AfterRotary;
  return checkpoint;
}

/// Everything of one attention.
std::shared_ptr<const Trace> runTapped(Transformer& model) {
  RunRequest request = openFamilyGolden("qwen3").request;
  request.tokenTypes.clear();
  for (const TapPoint point : {TapPoint::Query, TapPoint::QueryRotated, TapPoint::QueryNormed, TapPoint::Key,
                               TapPoint::KeyRotated, TapPoint::KeyNormed})
    request.record.taps.push_back({.part = TapPart::Attention, .point = point, .layer = 1});
  return model.run(request, {});
}

const Matrix& valuesOf(const Trace& trace, const char* name) {
  return trace.taps->find(std::string("layers.1.attention.") + name)->values;
}

/// Su et al. 2021 (arXiv 2104.09864), equation 34, in halves: dimensions i and i + d / 2 turn by position *
/// base^(-2 i / d).
Matrix turned(const Matrix& rows, std::int64_t size, double base) {
  Matrix made = rows;
  for (std::int64_t row = 0; row < rows.rows(); ++row)
    for (std::int64_t first = 0; first < rows.cols(); first += size)
      for (std::int64_t i = 0; i < size / 2; ++i) {
        const double angle = static_cast<double>(row) *
                             std::pow(base, -2.0 * static_cast<double>(i) / static_cast<double>(size));
        const double a = static_cast<double>(rows(row, first + i));
        const double b = static_cast<double>(rows(row, first + i + size / 2));
        made(row, first + i) = static_cast<float>(a * std::cos(angle) - b * std::sin(angle));
        made(row, first + i + size / 2) = static_cast<float>(b * std::cos(angle) + a * std::sin(angle));
      }
  return made;
}

/// Each head over its root mean square, times the weights.
Matrix normed(const Matrix& rows, const Matrix& weight, double epsilon) {
  Matrix made = rows;
  const std::int64_t size = weight.cols();
  for (std::int64_t row = 0; row < rows.rows(); ++row)
    for (std::int64_t first = 0; first < rows.cols(); first += size) {
      const auto head = rows.row(row).segment(first, size).cast<double>();
      const double scale = std::sqrt(head.squaredNorm() / static_cast<double>(size) + epsilon);
      made.row(row).segment(first, size) =
          (head.array() / scale * weight.row(0).array().cast<double>()).cast<float>();
    }
  return made;
}

double differenceOf(const Matrix& one, const Matrix& other) {
  return largestDifference(vectorOf(one), vectorOf(other));
}

}  // namespace

/// Norms of queries and keys that stand after rotary.
class TestHeadNormPlace : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithHandWork() {
    Checkpoint checkpoint = turnedFirst();
    const StackConfig stack = *checkpoint.config.decoder;
    const AttentionConfig& attention = stack.attention(1);
    const RotarySettings& rotary = stack.rotaries[*attention.rotary];
    QCOMPARE(rotary.headSize, attention.headSize);
    Transformer model(std::move(checkpoint.config), std::move(checkpoint.weights), {});
    const auto trace = runTapped(model);
    for (const auto& [start, weight] :
         {std::pair<std::string, const char*>{"query", "query_norm"}, {"key", "key_norm"}}) {
      const Matrix rotated = turned(valuesOf(*trace, start.c_str()), attention.headSize, rotary.base);
      QVERIFY(differenceOf(rotated, valuesOf(*trace, (start + "_rotated").c_str())) < 1e-5);
      const Matrix last = normed(rotated, model.weight("decoder.layers.1.attention." + std::string(weight)),
                                 stack.norm.epsilon);
      QVERIFY(differenceOf(last, valuesOf(*trace, (start + "_normed").c_str())) < 1e-5);
    }
  }

  /// Scores are products of what the norms make, and the order of the two matters.
  void patternsFollow() {
    Checkpoint checkpoint = turnedFirst();
    const AttentionConfig attention = checkpoint.config.decoder->attention(1);
    Transformer model(std::move(checkpoint.config), std::move(checkpoint.weights), {});
    const auto trace = runTapped(model);
    const auto* const scores = trace->decoder->scores.get();
    const Matrix& queries = valuesOf(*trace, "query_normed");
    const Matrix& keys = valuesOf(*trace, "key_normed");
    const std::int64_t shared = attention.heads / attention.keyValueHeads;
    for (std::int64_t head = 0; head < attention.heads; ++head)
      for (std::int64_t query = 0; query < queries.rows(); ++query) {
        const float dot =
            queries.row(query)
                .segment(head * attention.headSize, attention.headSize)
                .dot(keys.row(0).segment(head / shared * attention.headSize, attention.headSize));
        QVERIFY(std::abs(scores->facts({1, static_cast<int>(head)}, query, 0).dot - dot) < 1e-4F);
      }
    Checkpoint before = openFamily("qwen3");
    Transformer usual(std::move(before.config), std::move(before.weights), {});
    const auto other = runTapped(usual);
    QVERIFY(largestDifference(allPatterns(*trace), allPatterns(*other)) > 1e-3);
  }

  void tapsAreInTheOrderOfTheForward() {
    const auto orderOf = [](Checkpoint checkpoint) {
      QStringList names;
      for (const TapInfo& tap : tapsOf(checkpoint.config, checkpoint.weights))
        if (tap.place.layer == 0 && tap.bareName.starts_with("attention.query"))
          names.push_back(QString::fromStdString(tap.bareName));
      return names;
    };
    QCOMPARE(orderOf(turnedFirst()),
             (QStringList{"attention.query", "attention.query_rotated", "attention.query_normed"}));
    QCOMPARE(orderOf(openFamily("qwen3")),
             (QStringList{"attention.query", "attention.query_normed", "attention.query_rotated"}));
  }
};

QTEST_GUILESS_MAIN(TestHeadNormPlace)
#include "tst_head_norm_place.moc"
