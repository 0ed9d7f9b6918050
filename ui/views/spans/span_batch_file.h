#pragma once

#include <string>
#include <vector>

#include "core/attention/head_id.h"
#include "ui/views/spans/span_batch.h"

namespace headlight {

/// A batch of prompts with their numbers, as it leaves the program.
struct SpanBatch {
  QString model;
  AttentionKind kind = AttentionKind::Encoder;  // whose attention the numbers are of
  QStringList names;                            // of the marks
  std::vector<PromptSpans> prompts;
  bool perHead = false;  // with the rows of every head
};

/// "unmarked" and "special" for what has no name of its own: files are the same in every language.
QString fileNameOfGroup(int name, const QStringList& names);

/// A table with one row for each prompt, group and place, numbers in the shortest form that reads back as the
/// same:
///
///     line,span,tokens,layer,head,share,chance,lift,prediction,probability,probability_without,prediction_without
///
/// `layer` is empty in rows over all heads and `head` in those of a layer. The last four are filled in rows
/// over all heads where predictions without spans were asked for and a span is marked. A number that there is
/// not is left empty.
std::string csvOf(const SpanBatch& batch);

/// The same as an object: {"model", "kind", "prompts": [{"line", "text", "prediction": {"token",
/// "probability"}, "spans": [{"name", "marked", "tokens", "share", "chance", "lift", "layers": [{"layer",
/// "share", "chance", "lift"}], "heads": [{"layer", "head", ..}], "without": {"probability", "token",
/// "token_probability"}}]}]}. A number that there is not is null, and a prompt without numbers has a
/// "problem".
std::string jsonOf(const SpanBatch& batch);

/// By the file's extension, .csv or .json without case; the file is either the old one or complete. Throws
/// Error for another extension and for a file that cannot be written.
void writeSpanBatch(const SpanBatch& batch, const std::string& file);

}  // namespace headlight
