#include "ui/session/translation.h"
#include "ui/window/language_menu.h"
#include "ui/window/main_window_private.h"

namespace headlight {

void MainWindow::Private::addLanguages(QMenu* menu) {
  auto* const languages = new LanguageMenu(settings.language, menu);
  menu->addMenu(languages);
  connect(languages, &LanguageMenu::languageChosen, window,
          [this](const QString& code) { chooseLanguage(code); });
}

/// Every word on the screen was made in the window's language, so that another one needs another window.
void MainWindow::Private::chooseLanguage(const QString& code) {
  settings.language = code;
  saveSettings(settings);
  const QString id = QStringLiteral("language");
  notices->clear(id);
  const QString next = languageOf(code);
  if (next == (parts.language.isEmpty() ? languages().front().code : parts.language)) return;
  notices->show({id, Notice::Kind::Notice, reopenSentence(next), reopenWords(next),
                 [this] { emit window->reopenWanted(); }});
}

}  // namespace headlight
