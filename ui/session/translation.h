#pragma once

#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

class QTranslator;

namespace headlight {

/// A language of the window and its pictures. One more is a line in languages() and a file in
/// resources/translations.
struct Language {
  QString code;  // as its file is named: "en", "zh_CN"
  QString name;  // in the language itself
};

/// English, which the source is written in, comes first.
const std::vector<Language>& languages();

/// The code of the first of these names of languages, such as QLocale::uiLanguages() gives them
/// ("zh-Hant-HK"), that there is a translation for; English if there is none.
QString languageFor(const QStringList& names);

/// The code that a choice stands for: itself, or the desktop's language where it is empty or unknown.
QString languageOf(const QString& choice);

/// One sentence in another language than that of the window, as lupdate reads it from QT_TRANSLATE_NOOP.
QString translatedTo(const QString& code, const char* context, const char* text);

/// The language that everything is said in while this lives, whatever was chosen around it: Qt's own words,
/// where they are installed, and ours. Needs a QCoreApplication; what was said before it stays as it is. GUI
/// thread only.
class Translation {
 public:
  explicit Translation(const QString& code);
  ~Translation();
  Translation(const Translation&) = delete;
  Translation& operator=(const Translation&) = delete;

 private:
  std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace headlight
