#pragma once

#include <QMenu>

namespace headlight {

/// The languages of the window, each by its own name, and the desktop's.
class LanguageMenu : public QMenu {
  Q_OBJECT
 public:
  /// `chosen` is the code of a language, or empty for the desktop's.
  explicit LanguageMenu(const QString& chosen, QWidget* parent = nullptr);

 signals:
  void languageChosen(const QString& code);
};

/// "Once it is opened again, the window speaks this language", and the words of a button that does so, both
/// in the language of this code: who chooses it may not read the one on the screen.
QString reopenSentence(const QString& code);
QString reopenWords(const QString& code);

}  // namespace headlight
