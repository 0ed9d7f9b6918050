#include "ui/models/core_words.h"

#include <QCoreApplication>
#include <array>

#include "core/error.h"
#include "core/printable_line.h"

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
    // Kinds of attention
    QT_TRANSLATE_NOOP("CoreWords", "encoder"),
    QT_TRANSLATE_NOOP("CoreWords", "decoder"),
    QT_TRANSLATE_NOOP("CoreWords", "cross"),
    // What the system says of files
    QT_TRANSLATE_NOOP("CoreWords", "No such file or directory"),
    QT_TRANSLATE_NOOP("CoreWords", "Permission denied"),
    QT_TRANSLATE_NOOP("CoreWords", "Is a directory"),
    QT_TRANSLATE_NOOP("CoreWords", "Not a directory"),
    QT_TRANSLATE_NOOP("CoreWords", "File exists"),
    QT_TRANSLATE_NOOP("CoreWords", "File name too long"),
    QT_TRANSLATE_NOOP("CoreWords", "Input/output error"),
    QT_TRANSLATE_NOOP("CoreWords", "No space left on device"),
    QT_TRANSLATE_NOOP("CoreWords", "Read-only file system"),
    QT_TRANSLATE_NOOP("CoreWords", "Too many open files"),
    QT_TRANSLATE_NOOP("CoreWords", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("CoreWords", "Cannot allocate memory"),
};

}  // namespace

QString coreWord(const Message& message) {
  if (message.isName) return QString::fromStdString(message.text);
  const QString text = QCoreApplication::translate("CoreWords", message.text.c_str());
  QString whole;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const int place = text[i] == QLatin1Char('%') && i + 1 < text.size() ? text[i + 1].digitValue() : 0;
    const bool isPlace = place >= 1 && place <= static_cast<int>(message.arguments.size());
    whole += isPlace ? coreWord(message.arguments[static_cast<std::size_t>(place - 1)]) : QString(text[i]);
    if (isPlace) ++i;
  }
  return whole;
}

QString messageText(const Message& message) {
  return QString::fromStdString(printableLine(coreWord(message).toStdString()));
}

QString errorText(const std::exception& error) {
  const auto* const ours = dynamic_cast<const Error*>(&error);
  return ours ? messageText(ours->message()) : QString::fromUtf8(error.what());
}

}  // namespace headlight
