#include "ui/window/language_menu.h"

#include <QActionGroup>

#include "ui/session/translation.h"

namespace headlight {

LanguageMenu::LanguageMenu(const QString& chosen, QWidget* parent) : QMenu(tr("&Language"), parent) {
  auto* group = new QActionGroup(this);
  const auto add = [&](const QString& name, const QString& code) {
    QAction* action = addAction(name);
    action->setCheckable(true);
    action->setChecked(code == chosen);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, code] { emit languageChosen(code); });
  };
  add(tr("Like the Des&ktop"), {});
  addSeparator();
  for (const Language& language : languages()) add(language.name, language.code);
}

QString reopenSentence(const QString& code) {
  return translatedTo(
      code, "LanguageChoice",
      QT_TRANSLATE_NOOP("LanguageChoice",
                        "The window is in English once it is opened again; your session stays as it is."));
}

QString reopenWords(const QString& code) {
  return translatedTo(code, "LanguageChoice", QT_TRANSLATE_NOOP("LanguageChoice", "Open Again"));
}

}  // namespace headlight
