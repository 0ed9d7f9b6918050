#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "core/parallel/execution.h"
#include "ui/plots/color_fit.h"
#include "ui/views/snapshot.h"
#include "ui/views/text/text_options.h"

namespace headlight {

/// The heads that the Text view looks at, as one pattern.
struct TextHeads {
  std::shared_ptr<const PatternSource> source;  // of a model's head, or a mean of heads
  HeadId head;                                  // of `source`
  QString title;                                // "Layer 2, head 1", "Mean of all heads of layer 2"
  QString key;                                  // tells heads apart in questions
};

/// What the tokens of a text are shaded by: a weight for each.
struct TextShading {
  enum class Kind {
    None,    // no token is chosen whose weights could be shown
    Row,     // what one query gives
    Column,  // what one key gets
    LaterMean,
    SpanRows,    // the mean of what the span's tokens give
    SpanColumns  // the mean of what the span's tokens get
  };
  Kind kind = Kind::None;
  bool ofKeys = true;  // the shaded tokens are keys; otherwise queries
  TextHeads heads;
  std::int64_t token = -1;            // of Row and Column: whose weights they are
  TokenStretch span;                  // of the means over one
  std::vector<std::int64_t> cut;      // tokens that means leave out
  std::vector<float> weights;         // of the shaded tokens, NaN: masked; empty while they are not known
  std::vector<std::uint8_t> leftOut;  // the same; or empty
  std::vector<std::uint8_t> alone;  // the same, of a difference: only one of the two has the weight; or empty
  DisplayOptions display;           // with a scale that can be had of these weights
  ColorFit fit;
  double divisor = 1;  // weights are divided by it before they are coloured
  QString problem;     // why there are no weights

  bool isKnown() const { return !weights.empty(); }
  bool isAlone(std::int64_t shaded) const {
    return !alone.empty() && alone[static_cast<std::size_t>(shaded)] != 0;
  }
  /// "weight from “it” (9) to each token": what a colour stands for.
  QString sentence(const Snapshot& snapshot) const;

 private:
  QString weightSentence(const PatternSource& source) const;
};

/// What the session asks for, without weights.
TextShading wantedShading(const Snapshot& snapshot);
/// What must be asked for it beside the run: a mean over many rows of a long text. Short ones are computed at
/// once.
std::vector<Question> shadingQuestions(const Snapshot& snapshot);
/// With weights and colours, where they can be had. Precondition: missingPatterns() is empty. Throws
/// Cancelled.
TextShading shadeText(const Snapshot& snapshot, const Execution& execution);

/// A token in words: “it” (9).
QString quotedToken(const TokenList& tokens, std::int64_t index);

}  // namespace headlight
