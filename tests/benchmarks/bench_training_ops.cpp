// How long each operation of training takes on one thread for a micro-batch (of 1,024 tokens):
//   bench_training_ops [d_model heads d_ff tokens-in-a-sequence vocabulary tokens]
// Times are processor time of the fastest of many runs, in microseconds; for products and attention also what
// they reach in 10^9 multiplications and additions a second.

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "core/training/activation_gradient.h"
#include "core/training/attention_gradient.h"
#include "core/training/dropout.h"
#include "core/training/linear_gradient.h"
#include "core/training/norm_gradient.h"
#include "core/training/prediction_head.h"
#include "core/training/row_arithmetic.h"

using namespace headlight;

namespace {

double processorSeconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

template <typename Work>
double fastest(const Work& work) {
  double best = 1e9;
  const double begin = processorSeconds();
  for (int run = 0; run < 200 && (run < 5 || processorSeconds() - begin < 0.3); ++run) {
    const double before = processorSeconds();
    work();
    best = std::min(best, processorSeconds() - before);
  }
  return best;
}

template <typename Work>
void report(const std::string& name, double operations, const Work& work) {
  const double seconds = fastest(work);
  std::printf("%-36s %9.1f us", name.c_str(), seconds * 1e6);
  if (operations > 0) std::printf("  %6.1f G/s", operations / seconds * 1e-9);
  std::printf("\n");
}

Matrix randomMatrix(std::int64_t rows, std::int64_t columns) {
  std::mt19937 random(7);
  std::normal_distribution<float> normal(0.0F, 1.0F);
  Matrix matrix(rows, columns);
  for (std::int64_t i = 0; i < matrix.size(); ++i) matrix.data()[i] = normal(random);
  return matrix;
}

MatrixView in(const Matrix& matrix) { return viewOf(matrix.data(), matrix.rows(), matrix.cols()); }
MutableMatrixView out(Matrix& matrix) { return viewOf(matrix.data(), matrix.rows(), matrix.cols()); }

struct Shape {
  std::int64_t model = 128;
  std::int64_t heads = 8;
  std::int64_t inner = 512;
  std::int64_t length = 32;
  std::int64_t vocabulary = 6000;
  std::int64_t tokens = 1024;
};

void benchLinear(const Shape& shape, std::int64_t outputs, std::int64_t inputs, Precision precision,
                 Workspace& workspace) {
  const Matrix x = randomMatrix(shape.tokens, inputs), w = randomMatrix(outputs, inputs);
  Matrix y(shape.tokens, outputs), dx = x, dw = w, b = randomMatrix(1, outputs);
  const std::span<float> bias(b.data(), static_cast<std::size_t>(outputs));
  const LinearWeights weights{in(w), bias, false, precision};
  const double operations = 2.0 * static_cast<double>(shape.tokens * outputs * inputs);
  const std::string name = std::to_string(inputs) + " -> " + std::to_string(outputs) +
                           (precision == Precision::BFloat16 ? " bf16" : "");
  report("linear forward " + name, operations, [&] { linearForward(in(x), weights, out(y), workspace); });
  report("linear dx " + name, operations, [&] { linearInputGradient(in(y), weights, out(dx), workspace); });
  report("linear dW " + name, operations, [&] {
    addLinearWeightGradient({in(x), in(y), weights, {out(dw), bias}}, workspace);
  });
}

void benchAttention(const Shape& shape, MaskRule mask, Workspace& workspace) {
  const std::int64_t size = shape.model / shape.heads;
  const std::int64_t sequences = shape.tokens / shape.length;
  const Matrix qkv = randomMatrix(shape.tokens, 3 * shape.model),
               dz = randomMatrix(shape.tokens, shape.model);
  Matrix z(shape.tokens, shape.model), logSumExp(shape.heads, shape.tokens),
      gradients(shape.tokens, 3 * shape.model);
  AttentionRule rule;
  rule.scale = 0.25F;
  rule.mask = mask;
  const auto forEachSequence = [&](const auto& body) {
    for (std::int64_t i = 0; i < sequences; ++i) {
      const auto part = [&](const auto& view, std::int64_t first) {
        return columnsOf(rowsOf(view, i * shape.length, shape.length), first * shape.model, shape.model);
      };
      body(
          AttentionInputs{{shape.heads, shape.heads, size, size},
                          rule,
                          part(in(qkv), 0),
                          part(in(qkv), 1),
                          part(in(qkv), 2)},
          AttentionRecord{part(out(z), 0), columnsOf(out(logSumExp), i * shape.length, shape.length)},
          part(in(dz), 0),
          AttentionInputGradients{part(out(gradients), 0), part(out(gradients), 1), part(out(gradients), 2)});
    }
  };
  const double cells = static_cast<double>(sequences * shape.heads * shape.length * shape.length) *
                       (mask == MaskRule::Causal ? 0.5 : 1.0);
  const double operations = 4.0 * cells * static_cast<double>(size);
  const std::string name = mask == MaskRule::Causal ? "causal" : "bidirectional";
  report("attention forward " + name, operations, [&] {
    forEachSequence([&](const auto& attention, const auto& record, const auto&, const auto&) {
      attentionForward(attention, record, workspace);
    });
  });
  report("attention backward " + name, 2.5 * operations, [&] {
    forEachSequence([&](const auto& attention, const auto& record, const auto& dzHere, const auto& to) {
      attentionBackward(attention, record, dzHere, to, workspace);
    });
  });
}

void benchRows(const Shape& shape, Workspace& workspace) {
  const Matrix x = randomMatrix(shape.tokens, shape.model), inner = randomMatrix(shape.tokens, shape.inner);
  Matrix y = x, innerY = inner, w = randomMatrix(1, shape.model), dw = w, db = w;
  const auto span = [](Matrix& matrix) {
    return std::span<float>(matrix.data(), static_cast<std::size_t>(matrix.size()));
  };
  const NormWeights norm{NormKind::LayerNorm, shape.model, span(w), span(w), 1e-5F};
  report("norm forward", 0, [&] { normForward(in(x), norm, out(y), workspace); });
  report("norm backward", 0, [&] {
    normBackward({in(x), in(x), out(y), Write::Replace}, norm, {span(dw), span(db)}, workspace);
  });
  report("gelu forward", 0, [&] { activationForward(Activation::Gelu, in(inner), out(innerY)); });
  report("gelu backward", 0,
         [&] { activationBackward(Activation::Gelu, in(inner), in(inner), out(innerY)); });
  report("gelu tanh backward", 0,
         [&] { activationBackward(Activation::GeluTanh, in(inner), in(inner), out(innerY)); });
  report("silu gated backward", 0, [&] {
    gatedActivationBackward(Activation::Silu, {in(inner), in(inner), in(inner), out(innerY), out(innerY)});
  });
  report("dropout", 0, [&] { applyDropout(0.1F, {1, 2, 3, 4}, out(y)); });
  report("add rows", 0, [&] { addRows(in(x), out(y)); });
}

void benchHead(const Shape& shape, std::int64_t every, Workspace& workspace) {
  const Matrix hidden = randomMatrix(shape.tokens, shape.model);
  Matrix w = 0.02F * randomMatrix(shape.vocabulary, shape.model), dw = w, dhidden = hidden;
  std::vector<std::int32_t> targets;
  for (std::int64_t i = 0; i < shape.tokens; ++i) {
    targets.push_back(i % every == 0 ? static_cast<std::int32_t>(i % shape.vocabulary) : -1);
  }
  const PredictionHead head{{in(w), {}}, {out(dw), {}}};
  const double operations = 6.0 * static_cast<double>(shape.tokens / every * shape.vocabulary * shape.model);
  report("head and loss, every " + std::to_string(every), operations, [&] {
    predictionGradient({in(hidden), targets, out(dhidden)}, head, workspace);
  });
}

}  // namespace

int main(int count, char** arguments) {
  Shape shape;
  std::int64_t* const fields[] = {&shape.model,  &shape.heads,      &shape.inner,
                                  &shape.length, &shape.vocabulary, &shape.tokens};
  for (int i = 1; i < count && i <= 6; ++i) *fields[i - 1] = std::atoll(arguments[i]);
  Workspace workspace;
  std::printf("d_model %ld, %ld heads, d_ff %ld, sequences of %ld tokens\n", shape.model, shape.heads,
              shape.inner, shape.length);
  for (const Precision precision : {Precision::Float32, Precision::BFloat16}) {
    benchLinear(shape, 3 * shape.model, shape.model, precision, workspace);
    benchLinear(shape, shape.inner, shape.model, precision, workspace);
    benchLinear(shape, shape.model, shape.inner, precision, workspace);
  }
  benchAttention(shape, MaskRule::Bidirectional, workspace);
  benchAttention(shape, MaskRule::Causal, workspace);
  benchRows(shape, workspace);
  benchHead(shape, 1, workspace);
  benchHead(shape, 7, workspace);
  return 0;
}
