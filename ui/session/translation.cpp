#include "ui/session/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <algorithm>

// Resources of a static library are there only once they are asked for, from outside of any namespace.
static void useTranslationResources() { Q_INIT_RESOURCE(translations); }

namespace headlight {
namespace {

bool loadOurs(QTranslator& translator, const QString& code) {
  useTranslationResources();
  return translator.load(QStringLiteral(":/translations/headlight_%1.qm").arg(code));
}

/// English says what the source says, also where another language was installed before.
class SourceWords : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* source, const char*, int) const override {
    return QString::fromUtf8(source);
  }
};

/// As in gettext, LANGUAGE says nothing to who asks for the locale C.
bool isPlainLocale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const QByteArray locale = qgetenv(name);
    if (!locale.isEmpty()) return locale == "C" || locale == "POSIX" || locale.startsWith("C.");
  }
  return false;
}

bool isKnown(const QString& code) {
  return std::any_of(languages().begin(), languages().end(),
                     [&](const Language& language) { return language.code == code; });
}

/// Chinese is told apart by its script: Hong Kong reads what Taiwan reads, Singapore what China reads.
QString codeOf(const QLocale& locale) {
  if (locale.language() == QLocale::English) return QStringLiteral("en");
  if (locale.language() != QLocale::Chinese) return {};
  return locale.script() == QLocale::TraditionalChineseScript ? QStringLiteral("zh_TW")
                                                              : QStringLiteral("zh_CN");
}

}  // namespace

const std::vector<Language>& languages() {
  static const std::vector<Language> all = {{QStringLiteral("en"), QStringLiteral("English")},
                                            {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
                                            {QStringLiteral("zh_TW"), QStringLiteral("繁體中文")}};
  return all;
}

QString languageFor(const QStringList& names) {
  for (const QString& name : names)
    if (const QString code = codeOf(QLocale(name)); !code.isEmpty()) return code;
  return languages().front().code;
}

QString languageOf(const QString& choice) {
  if (isKnown(choice)) return choice;
  return isPlainLocale() ? languages().front().code : languageFor(QLocale::system().uiLanguages());
}

QString translatedTo(const QString& code, const char* context, const char* text) {
  QTranslator translator;
  const QString words = loadOurs(translator, code) ? translator.translate(context, text) : QString();
  return words.isEmpty() ? QString::fromUtf8(text) : words;
}

Translation::Translation(const QString& code) {
  if (code == languages().front().code) m_translators.push_back(std::make_unique<SourceWords>());
  auto qts = std::make_unique<QTranslator>();
  if (qts->load(QStringLiteral("qtbase_%1").arg(code), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    m_translators.push_back(std::move(qts));
  auto ours = std::make_unique<QTranslator>();
  if (loadOurs(*ours, code)) m_translators.push_back(std::move(ours));
  // The last one installed is asked first.
  for (const auto& translator : m_translators) QCoreApplication::installTranslator(translator.get());
}

Translation::~Translation() {
  for (const auto& translator : m_translators) QCoreApplication::removeTranslator(translator.get());
}

}  // namespace headlight
