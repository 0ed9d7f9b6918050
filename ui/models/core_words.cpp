#include "ui/models/core_words.h"

#include <QCoreApplication>
#include <array>
#include <string>

namespace headlight {

namespace {

[[maybe_unused]] constexpr std::array words = {
    // Statistics and habits of heads
    QT_TRANSLATE_NOOP("CoreWords", "entropy"),
    QT_TRANSLATE_NOOP("CoreWords", "normalized entropy"),
    QT_TRANSLATE_NOOP("CoreWords", "mean distance"),
    QT_TRANSLATE_NOOP("CoreWords", "previous token"),
    QT_TRANSLATE_NOOP("CoreWords", "same token"),
    QT_TRANSLATE_NOOP("CoreWords", "next token"),
    QT_TRANSLATE_NOOP("CoreWords", "first token"),
    QT_TRANSLATE_NOOP("CoreWords", "special tokens"),
    QT_TRANSLATE_NOOP("CoreWords", "punctuation"),
    QT_TRANSLATE_NOOP("CoreWords", "same word before"),
    QT_TRANSLATE_NOOP("CoreWords", "after the same word"),
    QT_TRANSLATE_NOOP("CoreWords", "confidence"),
    QT_TRANSLATE_NOOP("CoreWords", "no simple rule"),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "H(i) = −Σⱼ p(i, j) log₂ p(i, j), in bits, mean over queries i. 0: each query looks at one key."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "H(i) / log₂(number of keys that i sees), mean over queries i that see at least two. "
                      "0: one key, 1: all keys alike."),
    QT_TRANSLATE_NOOP("CoreWords", "Σⱼ p(i, j) |i − j|, in tokens, mean over queries i."),
    QT_TRANSLATE_NOOP("CoreWords", "p(i, i − 1), mean over queries i that have a token before them."),
    QT_TRANSLATE_NOOP("CoreWords", "p(i, i): the weight on the token itself, mean over queries i."),
    QT_TRANSLATE_NOOP("CoreWords", "p(i, i + 1), mean over queries i that have a token after them."),
    QT_TRANSLATE_NOOP("CoreWords", "p(i, 0), mean over queries i."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Σ p(i, j) over special tokens j such as [CLS] and [SEP], mean over queries i."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Σ p(i, j) over tokens j that are punctuation alone, mean over queries i."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Σ p(i, j) over earlier tokens j equal to token i, mean over queries i that stood "
                      "before in the text."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Σ p(i, j + 1) over earlier tokens j equal to token i, j + 1 < i, mean over queries i "
                      "that stood before in the text, the token just before left out."),
    QT_TRANSLATE_NOOP("CoreWords", "maxⱼ p(i, j), mean over queries i."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "1 − JSD, JSD(i) = H((p + q) / 2) − (H(p) + H(q)) / 2 in bits of the rows p and q of "
                      "two heads, mean over queries i. 1: the same pattern, 0: never the same key."),
    // Positional encodings
    QT_TRANSLATE_NOOP("CoreWords", "none"),
    QT_TRANSLATE_NOOP("CoreWords", "sinusoidal"),
    QT_TRANSLATE_NOOP("CoreWords", "learned"),
    QT_TRANSLATE_NOOP("CoreWords", "rotary"),
    QT_TRANSLATE_NOOP("CoreWords", "ALiBi"),
    QT_TRANSLATE_NOOP("CoreWords", "relative"),
    // Patterns that are derived from others
    QT_TRANSLATE_NOOP("CoreWords", "rollout"),
    QT_TRANSLATE_NOOP("CoreWords", "flow"),
    QT_TRANSLATE_NOOP("CoreWords", "value-weighted"),
    QT_TRANSLATE_NOOP("CoreWords", "mean"),
    // Remarks
    QT_TRANSLATE_NOOP("CoreWords",
                      "The model's head has a dense layer, its activation and a norm before the vocabulary's "
                      "matrix; every depth goes through them."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The model's head projects the stream to a narrower table first; so does every depth."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The shares are of the logit before the model's cap, which is not linear."),
    // Why logits have no attribution
    QT_TRANSLATE_NOOP("CoreWords",
                      "Each layer of this model norms the whole stream behind its sums (post-norm), so that "
                      "the last norm is not the only one between a layer and the logits, which are then no "
                      "sum of the layers' parts."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "A convolution changes the stream of this model, so that its logits are no sum of the "
                      "layers' parts."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The head of this model has a dense layer with an activation and a norm before the "
                      "vocabulary's matrix, so that its logits are no sum of the layers' parts."),
};

}  // namespace

QString coreWord(std::string_view word) {
  return QCoreApplication::translate("CoreWords", std::string(word).c_str());
}

}  // namespace headlight
