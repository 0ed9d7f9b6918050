#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/views/spans/marked_text.h"

namespace headlight {

/// A prompt with fields to be filled in, each of which becomes a span of its name.
struct SpanTemplate {
  struct Piece {
    bool isField = false;
    QString words;  // as they are, or the field's name
  };
  QString language;  // "English", "中文": in the language itself; empty: none is said
  QString title;
  std::vector<Piece> pieces;
  QStringList fields;    // each name once, in the order of the text
  QStringList examples;  // [fields], what a field may say; empty: nothing is proposed

  /// The text with a value in each field, [fields]; stretches are marked with the places of `fields`. Fields
  /// without a value leave nothing.
  MarkedText filled(const QStringList& values) const;
};

/// Reads templates from JSON (UTF-8): a list of
///
///     {"title": "Role and task", "language": "English", "text": "You are {role}. {task}",
///      "fields": {"role": "a patient teacher"}}
///
/// `text` has at least one field and at most SpansOptions::mostNames different ones; {{ and }} are braces.
/// `language` and `fields` (what fields may say) can be left out. Throws Error in a sentence naming `file`
/// and the template for anything else.
std::vector<SpanTemplate> readSpanTemplates(const QByteArray& json, const QString& file);

/// Those of a file, at most 1 MB of it. Throws Error for one that cannot be read as well.
std::vector<SpanTemplate> spanTemplatesOf(const QString& file);

/// Those that the program brings along (resources/examples/templates.json).
const std::vector<SpanTemplate>& builtInTemplates();

}  // namespace headlight
