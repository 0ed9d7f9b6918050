#pragma once

#include <QString>

namespace headlight {

/// What a path from a dialog, a drop or the command line turned out to be, told by its content.
struct OpenedPath {
  enum class Kind { ModelDirectory, AttentionArray, Text, LongText };
  Kind kind = Kind::Text;
  QString path;  // the model's directory or GGUF file, or the file
  QString text;  // Kind::Text: what the file holds
};

/// Throws Error in a sentence for a path that is not there or is none of these.
OpenedPath inspectPath(const QString& path);

}  // namespace headlight
