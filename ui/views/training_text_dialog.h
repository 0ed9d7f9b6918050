#pragma once

#include <QString>
#include <optional>

class QWidget;

namespace headlight {

/// Asks for the text that is learned from: typed or pasted, opened from a file, or the page that the program
/// brings along. Returns the path of a file ("" for that page); nothing where it was cancelled. A text that
/// is in no file yet is kept in `folder`, which is made.
std::optional<QString> chooseTrainingText(const QString& textFile, const QString& folder, QWidget* parent);

}  // namespace headlight
